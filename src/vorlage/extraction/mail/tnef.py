# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Attachments that Outlook wrapped up for itself (`winmail.dat`, TNEF, [MS-OXTNEF]), taken out as members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from
from typing import BinaryIO, Final

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MAX_MEMBERS, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.mail.mapi import unpack_rtf
from vorlage.extraction.texts.encodings import decode_text

MEDIA_TYPE: Final = "application/vnd.ms-tnef"
SIGNATURE: Final = b"\x78\x9f\x3e\x22"
MAX_BYTES: Final = 512 << 20
_TITLE, _BODY = 0x00018010, 0x0002800C
_CONTENT, _BEGINS = 0x0006800F, 0x00069002
_PROPERTIES, _ATTACHMENT_PROPERTIES = 0x00069003, 0x00069005
_LONG_NAME, _RTF = 0x3707, 0x1009
_SIZES: Final = {
    **dict.fromkeys((0x0002, 0x0003, 0x0004, 0x000A, 0x000B), 4),
    **dict.fromkeys((0x0005, 0x0006, 0x0007, 0x0014, 0x0040), 8),
}
_TEXTS: Final = (0x001E, 0x001F)
_BLOBS: Final = (0x0102, 0x000D)


@dataclass(slots=True)
class _Attachment:
    """An attachment while its attributes come in."""

    name: str = ""
    held: bytes = b""


def read_tnef(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take out the attachments, and the body where it travelled inside: as members, for they are files of their own."""
    shelf = MemberShelf(Path())
    attachments: list[_Attachment] = []
    for kind, value in _attributes(original.read(MAX_BYTES)):
        if kind == _BEGINS:
            attachments.append(_Attachment())
        elif kind == _TITLE and attachments:
            attachments[-1].name = attachments[-1].name or _text(value)
        elif kind == _CONTENT and attachments:
            attachments[-1].held = value
        elif kind == _ATTACHMENT_PROPERTIES and attachments:
            attachments[-1].name = _text(_properties(value).get(_LONG_NAME, b"")) or attachments[-1].name
        elif kind == _BODY and value.strip(b"\x00"):
            shelf.take("body.txt", in_chunks(value.rstrip(b"\x00")))
        elif kind == _PROPERTIES and (body := unpack_rtf(_properties(value).get(_RTF, b""))):
            shelf.take("body.rtf", in_chunks(body))
    for position, attachment in enumerate(attachments[: MAX_MEMBERS - 4], start=1):
        shelf.take(attachment.name or f"attachment {position}", in_chunks(attachment.held))
    if not shelf.members:
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "tnef.empty: holds no attachment")
    return ReadAnswer(outcome=Outcome.CONTAINER, media_type=MEDIA_TYPE, members=shelf.members)


def _attributes(held: bytes) -> Iterator[tuple[int, bytes]]:
    at = len(SIGNATURE) + 2
    while at + 9 <= len(held):
        kind, size = unpack_from("<II", held, at + 1)
        value = held[at + 9 : at + 9 + size]
        if len(value) < size:
            return
        yield kind, value
        at += 9 + size + 2


def _properties(held: bytes) -> dict[int, bytes]:
    """Properties with a text or bytes for a value, by their tags; what follows a broken one is left."""
    found: dict[int, bytes] = {}
    at = 4
    while at + 4 <= len(held):
        kind, tag = unpack_from("<HH", held, at)
        at += 4
        if tag >= 0x8000:
            return found  # named properties hold nothing we ask for, and stand last
        kind &= 0x0FFF
        if kind in _SIZES:
            at += _SIZES[kind]
        elif kind in (*_TEXTS, *_BLOBS) and at + 8 <= len(held):
            size = unpack_from("<I", held, at + 4)[0]
            found[tag] = held[at + 8 : at + 8 + size]
            if kind == _TEXTS[1]:
                found[tag] = found[tag].decode("utf-16-le", "replace").encode()
            at += 8 + size + -size % 4
        else:
            return found
    return found


def _text(value: bytes) -> str:
    held = value.rstrip(b"\x00")
    return decode_text(held) or held.decode("latin-1")
