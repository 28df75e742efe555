# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""HWP 5, the Hangul word processor (Hancom's "HWP Document File Formats 5.0"): paragraphs in their order, one page."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.compound import Compound, CompoundBrokenError
from vorlage.extraction.office.drafts import PageDraft, answer_of

MEDIA_TYPE = "application/x-hwp"
_COMPRESSED, _ENCRYPTED, _DISTRIBUTION = 1, 2, 4
_PARAGRAPH_TEXT, _PARAGRAPH = 67, 66
_WIDE_CONTROLS = frozenset({*range(1, 10), *range(11, 13), *range(14, 24)})
"""Characters that stand for eight: a control with its parameters (table 6 of the specification)."""
_MOST = 256 << 20


def read_hwp(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read the sections of an HWP; tables come as the paragraphs of their cells, one a line."""
    original.seek(0)
    try:
        streams = Compound(original)
    except CompoundBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    header = streams.stream("FileHeader") or b""
    if len(header) < 40:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "hwp.header: has no header")
    (flags,) = struct.unpack_from("<I", header, 36)
    if flags & (_ENCRYPTED | _DISTRIBUTION):
        return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, "office.password: asks for a password")
    page = PageDraft(has_picture=streams.has("BinData"))
    damage = ""
    for path in sorted(streams.below("BodyText"), key=lambda path: _number(path[-1])):
        held = streams.stream(*path) or b""
        if flags & _COMPRESSED:
            try:
                held = zlib.decompressobj(-15).decompress(held, _MOST)
            except zlib.error:
                held, damage = b"", "hwp.section: a section of it does not unpack"
        page.text += [f"{line}\n" for line in _lines(held)]
    return answer_of([page], MEDIA_TYPE, damage=damage)


def _lines(held: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(held):
        (header,) = struct.unpack_from("<I", held, at)
        kind, size = header & 0x3FF, header >> 20
        at += 4
        if size == 0xFFF and at + 4 <= len(held):
            (size,) = struct.unpack_from("<I", held, at)
            at += 4
        if kind == _PARAGRAPH_TEXT:
            yield _text(held[at : at + size])
        at += size


def _text(held: bytes) -> str:
    units = struct.unpack(f"<{len(held) // 2}H", held[: len(held) // 2 * 2])
    shown, at = [], 0
    while at < len(units):
        unit = units[at]
        if unit == 9:
            shown.append("\t")
        elif unit >= 32:
            shown.append(chr(unit))
        elif unit == 10:
            shown.append("\n")
        at += 8 if unit in _WIDE_CONTROLS else 1
    return "".join(shown).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _number(name: str) -> int:
    found = re.search(r"\d{1,6}", name)
    return int(found[0]) if found else 0
