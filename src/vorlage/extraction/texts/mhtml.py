# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""MHTML (RFC 2557): a web page saved with its parts, in the form of a mail."""

from __future__ import annotations

import email
import email.message
import email.policy
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.texts.encodings import decode_as, decode_markup, decode_text
from vorlage.extraction.texts.html import parse_markup, visible_text

MEDIA_TYPE = "multipart/related"
MAX_BYTES = 256 << 20
MAX_PARTS = 2_000
_FURNITURE = ("image/", "font/", "text/css", "text/javascript", "application/javascript", "application/x-javascript",
              "application/font", "application/x-font", "application/ecmascript", "audio/", "video/")  # fmt: skip
_WRONG = (LookupError, ValueError, AttributeError, TypeError)


def read_mhtml(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a saved page: the page itself first, then each frame, a page of text each.

    Its address and title as saved are kept apart. Pictures, styles and scripts of the page stay inside and are counted;
    anything else that was saved with it (a PDF in a frame) is a member.
    """
    held = original.read(MAX_BYTES + 1)
    if len(held) > MAX_BYTES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "limit.bytes: a saved page of more than 256 MiB")
    message = email.message_from_bytes(held.lstrip(), policy=email.policy.compat32)
    shelf = MemberShelf(Path(), kind="mhtml")
    pages: list[PageAnswer] = []
    inside = 0
    for number, part in enumerate(_leaves(message), start=1):
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml", "text/plain"):
            pages.extend(_page(part, kind, len(pages) + 1))
        elif kind.startswith(_FURNITURE):
            inside += 1
        elif shelf.has_room:
            shelf.take(_name_of(part, number), in_chunks(_bytes_of(part)))
        else:
            shelf.leave_inside()
    if not pages:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "mhtml.page: holds no page that can be read")
    first = pages[0]
    pages[0] = PageAnswer(text=first.text, label=first.label, hidden=(*_as_saved(message), *first.hidden))
    if not any(page.text.strip() for page in pages) and not shelf.members:
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "text.blank: holds nothing but white space")
    told = f"mhtml.parts: {inside} pictures, styles and scripts of the page were left inside" if inside else ""
    return ReadAnswer(
        outcome=Outcome.READ, media_type=MEDIA_TYPE, reason=told, pages=tuple(pages), members=shelf.members
    )


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    waiting, seen = [message], 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting.extend(piece for piece in reversed(inner) if isinstance(piece, email.message.Message))
        else:
            seen += 1
            yield part


def _page(part: email.message.Message, kind: str, number: int) -> Iterator[PageAnswer]:
    held = _bytes_of(part)
    declared = _charset(part)
    if kind == "text/plain":
        text = (decode_as(held, declared) if declared else None) or decode_text(held)
        if text:
            yield PageAnswer(text=clean_text(text), label=str(number))
        return
    markup = (decode_as(held, declared) if declared else None) or decode_markup(held)
    tree = parse_markup(markup) if markup else None
    if tree is not None:
        seen, hidden = visible_text(tree)
        apart = tuple(HiddenAnswer(HiddenKind.HIDDEN, piece) for piece in hidden[:1000])
        yield PageAnswer(text=seen, label=str(number), hidden=apart)


def _bytes_of(part: email.message.Message) -> bytes:
    try:
        held = part.get_payload(decode=True)
    except _WRONG:
        held = None
    return held if isinstance(held, bytes) else str(part.get_payload() or "").encode("utf-8", "surrogateescape")


def _charset(part: email.message.Message) -> str:
    try:
        return str(part.get_content_charset() or "")
    except _WRONG:
        return ""


def _name_of(part: email.message.Message, number: int) -> str:
    """Its file name or its address."""
    try:
        name = part.get_filename() or ""
    except _WRONG:
        name = ""
    name = name or str(part.get("Content-Location") or "") or f"part {number}"
    return " ".join(name.split()).replace("/", "\u2215")


def _as_saved(message: email.message.Message) -> Iterator[HiddenAnswer]:
    from email.header import decode_header, make_header

    for field in ("Subject", "Snapshot-Content-Location", "Content-Location", "Date"):
        stated = str(message.get(field) or "")
        with suppress(*_WRONG):
            stated = str(make_header(decode_header(stated)))
        if stated.strip():
            yield HiddenAnswer(HiddenKind.HEADER, clean_text(f"{field}: {' '.join(stated.split())}")[:20_000])
