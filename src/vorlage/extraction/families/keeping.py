# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Keeping kinship up to the catalogue: signatures are made once a record, kinship is found again when one changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, derivations_of, put_derivations, replace_derivation
from vorlage.catalogue.pages import numbers_with_pages, records
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.families import Kinship, KinshipKind
from vorlage.domain.pages import Record
from vorlage.extraction.families.kinship import KINSHIP_VERSION, find_kin
from vorlage.extraction.families.signatures import SIGNATURE_VERSION, Signature, sign_text
from vorlage.extraction.families.threads import MailLinks, mail_links, threads_of

_SIGNATURES: Final = f"signature-{SIGNATURE_VERSION}"
_KINSHIP: Final = "kinship"
_MAIL_LINKS: Final = "mail-links-1"
_BATCH: Final = 200
_NO_SIGNATURE: Final = b""
_DIGEST_BYTES: Final = 32
_LINKS = msgspec.msgpack.Decoder(tuple[bytes, tuple[bytes, ...]])
_Row = tuple[int, int, KinshipKind, float]


def bring_kinship_up_to_date(catalogue: Catalogue) -> None:
    """Sign records that are new or were read again, and find who is kin.

    The caller is the only writer of the case, and calls this before the search index is brought up to date: records
    not yet indexed are those that changed. Derived: nothing is lost when it is not called, or stops half way.
    """
    with catalogue.reading() as connection:
        signed = derivations_of(connection, _SIGNATURES)
        readable = {number for genre in Genre for number in numbers_with_pages(connection, genre)}
        changed = {*item_rows.not_indexed(connection), *(readable - {ItemNumber(int(key)) for key in signed})}
    for batch in _batches(sorted(changed & readable)):
        with catalogue.reading() as connection:
            held = tuple(records(connection, batch))
        fresh = {str(record.number): _signed(record) for record in held}
        links = {str(record.number): links for record in held if (links := _linked(record))}
        signed |= fresh
        with catalogue.writing() as connection:
            put_derivations(connection, _SIGNATURES, fresh)
            put_derivations(connection, _MAIL_LINKS, links)
    signatures = tuple(_signature(key, held) for key, held in signed.items() if held and int(key) in readable)
    key = _key_of(signatures)
    with catalogue.reading() as connection:
        if derivation(connection, _KINSHIP, key) is not None:
            return
    found = find_kin(signatures, lambda number: _text_of(catalogue, number))
    rows: list[_Row] = [(kin.a, kin.b, kin.kind, kin.resemblance) for kin in found]
    with catalogue.writing() as connection:
        replace_derivation(connection, _KINSHIP, key, msgspec.msgpack.encode(rows))


def kinships(catalogue: Catalogue) -> Mapping[ItemNumber, tuple[Kinship, ...]]:
    """For every record with kin: its kinships as last found, the nearest first."""
    with catalogue.reading() as connection:
        held = derivations_of(connection, _KINSHIP)
    by_number: dict[ItemNumber, list[Kinship]] = {}
    for payload in held.values():
        for a, b, kind, resemblance in msgspec.msgpack.decode(payload, type=list[_Row]):
            kin = Kinship(a=ItemNumber(a), b=ItemNumber(b), kind=kind, resemblance=resemblance)
            by_number.setdefault(kin.a, []).append(kin)
            by_number.setdefault(kin.b, []).append(kin)
    return {number: tuple(sorted(found, key=_nearest_first)) for number, found in by_number.items()}


def threads(catalogue: Catalogue) -> Mapping[ItemNumber, tuple[ItemNumber, ...]]:
    """For every message that is in a thread: all messages of that thread, itself among them."""
    with catalogue.reading() as connection:
        held = derivations_of(connection, _MAIL_LINKS)
    links = {ItemNumber(int(key)): MailLinks(*_LINKS.decode(payload)) for key, payload in held.items()}
    return {number: thread for thread in threads_of(links) for number in thread}


def _nearest_first(kin: Kinship) -> tuple[float, ItemNumber, ItemNumber]:
    return -kin.resemblance, kin.a, kin.b


def _batches(numbers: list[ItemNumber]) -> Iterable[list[ItemNumber]]:
    return (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))


def _signed(record: Record) -> bytes:
    signature = sign_text(record.number, record.text)
    return _NO_SIGNATURE if signature is None else signature.letters_digest + signature.minhash


def _linked(record: Record) -> bytes:
    links = mail_links(record.pages)
    return b"" if links is None else msgspec.msgpack.encode((links.own, links.pointed_at))


def _signature(key: str, held: bytes) -> Signature:
    return Signature(number=ItemNumber(int(key)), letters_digest=held[:_DIGEST_BYTES], minhash=held[_DIGEST_BYTES:])


def _key_of(signatures: tuple[Signature, ...]) -> str:
    digest = hashlib.sha256(KINSHIP_VERSION.encode())
    for signature in sorted(signatures, key=lambda each: each.number):
        digest.update(b"%d:" % signature.number + signature.letters_digest)
    return digest.hexdigest()


def _text_of(catalogue: Catalogue, number: ItemNumber) -> str:
    with catalogue.reading() as connection:
        return next((record.text for record in records(connection, [number])), "")
