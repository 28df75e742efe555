# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Outlook messages (MSG): compound files of properties ([MS-OXMSG]), read as the mail they are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from struct import unpack_from
from typing import Any, BinaryIO, Final

import msgspec

from vorlage.domain.custody import Genre, Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.mail.mapi import OutlookMessage, as_mail, moment_of, unpack_rtf
from vorlage.extraction.mail.messages import read_email
from vorlage.extraction.office.codepages import code_page
from vorlage.extraction.texts.encodings import decode_as, decode_text

MEDIA_TYPE: Final = "application/vnd.ms-outlook"
MAX_ATTACHMENTS: Final = 2_000
MAX_STREAM_BYTES: Final = 256 << 20
MAX_NESTED: Final = 6
_SUBJECT, _SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0037, 0x0C1A, 0x0C1F, 0x5D01
_SHOWN_TO, _SHOWN_CC, _HEADERS = 0x0E04, 0x0E03, 0x007D
_PLAIN, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_SENT, _DELIVERED = 0x0039, 0x0E06
_CODE_PAGE, _TEXT_CODE_PAGE = 0x3FDE, 0x3FFD
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _HELD = 0x3707, 0x3704, 0x3001, 0x3701
_TEXT, _TEXT_8, _BINARY, _TIME, _WHOLE = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003
_EMBEDDED = f"__substg1.0_{_HELD:04X}000D"


def read_msg(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read an Outlook message: the fields and body of the mail, its attachments as members.

    An attached message is a member as internet mail: its own bytes do not exist apart. Notes, contacts and tasks,
    which are kept as messages too, give their subject and body.
    """
    import olefile

    try:
        with olefile.OleFileIO(original) as compound:
            message = _message_at(compound, [], 0)
    except (OSError, ValueError, IndexError, TypeError, AttributeError, KeyError, RecursionError):
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "msg.broken: its streams cannot be read")
    answer = read_email(io.BytesIO(as_mail(message)), request)
    return msgspec.structs.replace(answer, media_type=MEDIA_TYPE)


def _message_at(compound: Any, place: list[str], depth: int) -> OutlookMessage:
    """The message in a storage: the file's root, or an attachment's."""
    header_bytes = 32 if not place else 24
    fixed = _fixed_properties(_stream(compound, [*place, "__properties_version1.0"]), header_bytes)
    streams = {name: _stream(compound, [*place, name]) for name in _property_streams(compound, place)}
    charset = _charset(fixed)

    def text(tag: int) -> str:
        return _text(streams, tag, charset)

    html = streams.get(f"__substg1.0_{_HTML:04X}{_BINARY:04X}", b"")
    plain, shown_html = text(_PLAIN), decode_as(html, charset) or text(_HTML)
    if not plain.strip() and not shown_html.strip():
        plain = _from_rtf(streams.get(f"__substg1.0_{_RTF:04X}{_BINARY:04X}", b""))
    name, address = text(_SENDER_NAME), text(_SENDER_SMTP) or text(_SENDER_ADDRESS)
    sent = fixed.get(_SENT) or fixed.get(_DELIVERED)
    return OutlookMessage(
        subject=text(_SUBJECT),
        sender=sender_of(name, address),
        to=text(_SHOWN_TO),
        cc=text(_SHOWN_CC),
        sent=moment_of(int.from_bytes(sent, "little")) if sent else None,
        transport_headers=text(_HEADERS),
        plain=plain,
        html="" if plain.strip() else shown_html,
        attachments=tuple(_attachments(compound, place, depth)),
    )


def sender_of(name: str, address: str) -> str:
    """The sender as mail shows it. An address inside an organisation's own directory (EX) is left out."""
    if not address or "@" not in address:
        return name or address
    return f"{name} <{address}>" if name and name != address else address


def _attachments(compound: Any, place: list[str], depth: int) -> Iterator[tuple[str, bytes | OutlookMessage]]:
    storages = sorted({path[len(place)] for path in compound.listdir() if _is_attachment(path, place)})
    for storage in storages[:MAX_ATTACHMENTS]:
        inner = [*place, storage]
        streams = {name: _stream(compound, [*inner, name]) for name in _property_streams(compound, inner)}
        names = (_text(streams, tag) for tag in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        name = next((name for name in names if name), "attachment")
        if compound.exists([*inner, _EMBEDDED, "__properties_version1.0"]) and depth < MAX_NESTED:
            yield name, _message_at(compound, [*inner, _EMBEDDED], depth + 1)
        else:
            yield name, streams.get(f"__substg1.0_{_HELD:04X}{_BINARY:04X}", b"")


def _is_attachment(path: list[str], place: list[str]) -> bool:
    inside = path[: len(place)] == place and len(path) > len(place) + 1
    return inside and path[len(place)].startswith("__attach_version1.0_")


def _text(streams: dict[str, bytes], tag: int, charset: str = "") -> str:
    """A property's text: in UTF-16, or of eight bits in the encoding named, else the one its bytes speak for."""
    wide = streams.get(f"__substg1.0_{tag:04X}{_TEXT:04X}")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\x00")
    narrow = streams.get(f"__substg1.0_{tag:04X}{_TEXT_8:04X}", b"").rstrip(b"\x00")
    return (decode_as(narrow, charset) if charset else None) or decode_text(narrow) or narrow.decode("latin-1")


def _property_streams(compound: Any, place: list[str]) -> list[str]:
    here = (path for path in compound.listdir() if len(path) == len(place) + 1 and path[: len(place)] == place)
    return [path[-1] for path in here if path[-1].startswith("__substg1.0_")]


def _stream(compound: Any, place: list[str]) -> bytes:
    if not compound.exists(place) or compound.get_size(place) > MAX_STREAM_BYTES:
        return b""
    held: bytes = compound.openstream(place).read()
    return held


def _fixed_properties(held: bytes, header_bytes: int) -> dict[int, bytes]:
    """Properties of fixed size by their tag: eight bytes each."""
    found = {}
    for start in range(header_bytes, len(held) - 15, 16):
        kind, tag = unpack_from("<HH", held, start)
        if kind in (_TIME, _WHOLE):
            found[tag] = held[start + 8 : start + 16]
    return found


def _charset(fixed: dict[int, bytes]) -> str:
    for tag in (_CODE_PAGE, _TEXT_CODE_PAGE):
        number = int.from_bytes(fixed.get(tag, b"")[:4], "little")
        if number:
            return code_page(number)
    return ""


def _from_rtf(packed: bytes) -> str:
    unpacked = unpack_rtf(packed)
    return text_of_rtf(unpacked) if unpacked else ""


def text_of_rtf(held: bytes) -> str:
    """The visible text of a body in RTF."""
    from vorlage.extraction.office.rtf import read_rtf

    pages = read_rtf(io.BytesIO(held), ReadRequest(name="body.rtf", genre=Genre.PRIMARY)).pages
    return "\n".join(page.text for page in pages)
