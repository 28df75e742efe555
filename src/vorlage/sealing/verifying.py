# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking a proof as a reader does: by what it holds alone, refusing everything that has not its one form.

The third way to the same answer, beside the two that readers get (`reader/verify.js`, `reader/verify_excerpt.py`),
which share no code with it or with each other.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from vorlage.custody.signed_notes import SignatureKind, VerifierKey, read_note
from vorlage.domain.merkle import leaf_hash
from vorlage.domain.seals import TILE, SealedPage
from vorlage.domain.transparency_log import Checkpoint, LogProof
from vorlage.sealing.canonical import CanonicalError, read_canonical
from vorlage.sealing.opening import FORMAT, in_base64
from vorlage.sealing.record_tree import FEWEST_SLOTS, page_content, seal_root, slot_digest
from vorlage.sealing.tiles import TILE_TAG, Run, places_of
from vorlage.sealing.trees import Cover, CoverError, covered_root, leaf_digest

MOST_SLOTS: Final = 1 << 20
MOST_PIXELS: Final = 30_000_000
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ProofRefusedError(Exception):
    """A proof does not prove what it says. Its one argument is a code; nothing of the proof is repeated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page as a proof shows it: packed rows of levels, withheld tiles black."""

    page: SealedPage
    packed_rows: bytes
    withheld: tuple[Run, ...]
    places_withheld: int
    """How many stretches of tiles that touch each other are withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenExcerpt:
    """What a proof proves: that this was sealed under `root`, which `keys` signed for."""

    keys: tuple[str, ...]
    root: str
    date: str
    cosigned_at: tuple[int, ...]
    fields: tuple[tuple[str, str], ...]
    passages: tuple[tuple[int, int, str], ...]
    """Page, order on it, text."""
    pages: tuple[ShownPage, ...]


def verify_proof(text: str) -> ProvenExcerpt:
    """Check a proof. Whether its first key is that of who published it, the reader has to compare.

    Steps: 1. the form. 2. every signature of the checkpoint, by the key at its place. 3. the entry is in the log.
    4. every opened content leads to the root of the record. 5. that root is the entry's.

    Raises:
        ProofRefusedError: A step fails.
    """
    try:
        proof = read_canonical(text)  # step 1
        _require(_has(proof, {"format", "keys", "log", "opened", "record"}) and proof["format"] == FORMAT, "form")
        _require(_has(proof["log"], {"entry", "proof"}) and _are_texts(*proof["log"].values()), "form")
        keys, log = proof["keys"], proof["log"]
        _require(isinstance(keys, list) and 1 <= len(keys) <= 8 and _are_texts(*keys), "form")
        root, date, cosigned = _log_entry(keys, log["entry"], log["proof"])  # steps 2 and 3
        fields, passages, pages = _record(proof["record"], proof["opened"], root)  # steps 4 and 5
    except CanonicalError as broken:
        raise ProofRefusedError("form") from broken
    except CoverError as broken:
        raise ProofRefusedError("tree") from broken
    return ProvenExcerpt(
        keys=tuple(keys),
        root=root,
        date=date,
        cosigned_at=cosigned,
        fields=tuple(fields),
        passages=tuple(passages),
        pages=tuple(pages),
    )


def _log_entry(keys: Sequence[str], entry: str, proof_text: str) -> tuple[str, str, tuple[int, ...]]:
    """Root and date of the entry, and when cosigners signed."""
    try:
        verifiers = [VerifierKey.from_text(key) for key in keys]
        proof = LogProof.from_text(proof_text)
        note = read_note(proof.note)
        checkpoint = Checkpoint.from_text(note.text)
    except ValueError as broken:
        raise ProofRefusedError("log") from broken
    kinds = [verifier.kind for verifier in verifiers]
    _require(kinds == [SignatureKind.NOTE] + [SignatureKind.COSIGNATURE] * (len(kinds) - 1), "log")
    names = [checkpoint.origin, *(verifier.name for verifier in verifiers)]
    _require(all(name.isascii() for name in names), "log")
    _require(len(note.signatures) == len(verifiers), "signature")
    for verifier, signature in zip(verifiers, note.signatures, strict=True):
        _require(verifier.has_signed(note.text, signature), "signature")
    _require(proof.leads_to(checkpoint, leaf_hash(entry.encode("utf-8"))), "log")
    said = read_canonical(entry)
    _require(isinstance(said, dict) and said.get("type") == "record", "entry")
    root, date = said.get("root"), said.get("date")
    _require(isinstance(root, str) and re.fullmatch(r"[0-9a-f]{64}", root) is not None, "entry")
    _require(isinstance(date, str) and _DATE.fullmatch(date) is not None, "entry")
    stamped = tuple(signature.cosigned_at or 0 for signature in note.signatures[1:])
    return root, date, stamped


def _record(
    record: Any, opened: Any, root: str
) -> tuple[list[tuple[str, str]], list[tuple[int, int, str]], list[ShownPage]]:
    fields: list[tuple[str, str]] = []
    passages: list[tuple[int, int, str]] = []
    pages: list[ShownPage] = []
    if record is None and opened == []:
        return fields, passages, pages
    _require(_has(record, {"digests", "opened", "seeds", "slots"}) and isinstance(opened, list), "form")
    slots, places = record["slots"], record["opened"]
    _require(_is_whole(slots, FEWEST_SLOTS, MOST_SLOTS) and slots & (slots - 1) == 0, "form")
    _require(isinstance(places, list) and 0 < len(places) == len(opened), "form")
    _require(all(_is_whole(place, 0, slots - 1) for place in places), "form")
    _require(all(first < second for first, second in pairwise(places)), "form")
    at = dict(zip(places, opened, strict=True))

    def leaf_of(place: int, salt: bytes) -> bytes:
        content = at[place]
        kind = content.get("type") if isinstance(content, dict) else None
        if kind == "field" and _has(content, {"name", "type", "value"}):
            _require(_are_texts(content["name"], content["value"]), "form")
            fields.append((content["name"], content["value"]))
        elif kind == "passage" and _has(content, {"order", "page", "text", "type"}):
            _require(_is_whole(content["page"], 1) and _is_whole(content["order"], 0), "form")
            _require(_are_texts(content["text"]), "form")
            passages.append((content["page"], content["order"], content["text"]))
        elif kind == "page":
            shown, content = _page(content)
            pages.append(shown)
        else:
            raise ProofRefusedError("form")
        return slot_digest(salt, content)

    withheld = [place for place in range(slots) if place not in at]
    found = seal_root(slots, covered_root(slots, withheld, _cover(record), leaf_of))
    _require(found.hex() == root, "root")
    _require(len({page.page.number for page in pages}) == len(pages), "form")
    _require(len({passage[:2] for passage in passages}) == len(passages), "form")
    _require(len({name for name, _ in fields}) == len(fields), "form")
    passages.sort()
    pages.sort(key=lambda shown: shown.page.number)
    return fields, passages, pages


def _page(content: Any) -> tuple[ShownPage, dict[str, Any]]:
    """A page as it is shown, and what its slot holds."""
    _require(_has(content, {"height", "levels", "levels_digest", "page", "tiles", "type", "width"}), "form")
    _require(_has(content["tiles"], {"digests", "seeds", "withheld"}) and _is_whole(content["page"], 1), "form")
    width, height = content["width"], content["height"]
    _require(_is_whole(width, 1, 20_000) and _is_whole(height, 1, 20_000) and width * height <= MOST_PIXELS, "form")
    page = SealedPage(number=content["page"], width=width, height=height)
    runs = _runs(content["tiles"]["withheld"], page.tiles)
    rows = _levels(content["levels"], content["levels_digest"], (width + 1) // 2 * height)
    withheld = [place for start, count in runs for place in range(start, start + count)]
    contents = _contents(page, rows)
    _require(all(not any(contents(place)) for place in withheld), "pixels")
    tiles_root = covered_root(
        page.tiles, withheld, _cover(content["tiles"]), lambda place, salt: leaf_digest(salt, TILE_TAG, contents(place))
    )
    places = places_of(withheld, page.columns)
    shown = ShownPage(page=page, packed_rows=rows, withheld=runs, places_withheld=places)
    return shown, page_content(page, tiles_root)


def _contents(page: SealedPage, rows: bytes) -> Callable[[int], bytes]:
    stride = (page.width + 1) // 2

    def contents(place: int) -> bytes:
        row, column = divmod(place, page.columns)
        left = column * (TILE // 2)
        right = min(left + TILE // 2, stride)
        lines = range(row * TILE, min(row * TILE + TILE, page.height))
        return b"".join(rows[line * stride + left : line * stride + right] for line in lines)

    return contents


def _levels(levels: Any, digest: Any, expected: int) -> bytes:
    packed = _from_base64(levels)
    _require(hashlib.sha256(packed).hexdigest() == digest, "pixels")
    reading = zlib.decompressobj()
    try:
        rows = reading.decompress(packed, expected + 1)
    except zlib.error as broken:
        raise ProofRefusedError("pixels") from broken
    _require(len(rows) == expected and reading.eof and not reading.unused_data, "pixels")
    return rows


def _runs(listed: Any, tiles: int) -> tuple[Run, ...]:
    """Runs of tiles: sorted, apart from each other, within the page."""
    _require(isinstance(listed, list), "form")
    found: list[Run] = []
    after = -1
    for run in listed:
        _require(isinstance(run, list) and len(run) == 2, "form")
        _require(_is_whole(run[0], after + 1, tiles - 1) and _is_whole(run[1], 1, tiles - run[0]), "form")
        found.append((run[0], run[1]))
        after = run[0] + run[1]
    return tuple(found)


def _cover(given: Any) -> Cover:
    return Cover(seeds=_from_base64(given["seeds"]), digests=_from_base64(given["digests"]))


def _from_base64(text: Any) -> bytes:
    _require(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text) is not None, "form")
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as broken:
        raise ProofRefusedError("form") from broken
    _require(in_base64(content) == text, "form")
    return content


def _has(value: Any, names: set[str]) -> bool:
    return isinstance(value, dict) and set(value) == names


def _are_texts(*values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_whole(value: Any, low: int, high: int = 2**31 - 1) -> bool:
    return type(value) is int and low <= value <= high


def _require(holds: bool, code: str) -> None:
    if not holds:
        raise ProofRefusedError(code)
