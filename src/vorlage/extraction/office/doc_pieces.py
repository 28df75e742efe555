# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where the characters of a Word document lie (MS-DOC 2.4.1, 2.5.1, 2.9.38): header, piece table, tables of positions.

Versions 97 to 2003, and 6 and 95 as far as their text goes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

from vorlage.extraction.office import codepages

_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_ENCRYPTED, _TABLE_1, _COMPLEX = 0x0100, 0x0200, 0x0004
_SUBDOCUMENTS = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
MAX_CHARACTERS = 60_000_000


class DocBrokenError(Exception):
    """It is no Word document, or its tables lead nowhere. Its message is the reason."""


class DocEncryptedError(Exception):
    """Its streams are encrypted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters: from which position on, and where and how they are stored."""

    start: int
    end: int
    offset: int
    width: int
    """Bytes for a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A Word document's streams with its text laid out as one string of all subdocuments."""

    main: bytes
    table: bytes
    pieces: tuple[Piece, ...]
    text: str
    extents: dict[str, tuple[int, int]]
    """Of each subdocument in the text."""
    is_97: bool
    is_whole: bool

    def table_at(self, index: int) -> bytes:
        """A table by its place in the header (FibRgFcLcb97); empty when there is none, or before Word 97."""
        if not self.is_97:
            return b""
        try:
            offset, size = struct.unpack_from("<II", self.main, 0x9A + index * 8)
        except struct.error:
            return b""
        return self.table[offset : offset + size]


def open_word_file(main: bytes, tables: tuple[bytes | None, bytes | None]) -> WordFile:
    """Lay out the text of a Word document.

    Args:
        main: The stream `WordDocument`.
        tables: The streams `0Table` and `1Table`.

    Raises:
        DocBrokenError: The header is none, or the piece table is not where it says.
        DocEncryptedError: It asks for a password.
    """
    try:
        magic, version, _, language, _, flags = struct.unpack_from("<HHHHHH", main)
    except struct.error as broken:
        raise DocBrokenError("doc.header: has no header") from broken
    if magic not in (_WORD_97, _WORD_6) and version < 100:
        raise DocBrokenError("doc.header: has no header of a version that is read")
    if flags & _ENCRYPTED:
        raise DocEncryptedError
    is_97 = magic == _WORD_97 and version >= 0xC0
    table = main if not is_97 else (tables[1] if flags & _TABLE_1 else tables[0]) or tables[0] or tables[1] or b""
    try:
        counts = struct.unpack_from("<8I", main, 0x4C if is_97 else 0x34)
        pieces = _pieces(main, table, is_97=is_97, is_complex=bool(flags & _COMPLEX))
    except struct.error as broken:
        raise DocBrokenError("doc.pieces: the table of its pieces cannot be read") from broken
    whole = all(piece.offset + (piece.end - piece.start) * piece.width <= len(main) for piece in pieces)
    encoding = codepages.DEFAULT if is_97 else _old_encoding(main, pieces, language)
    text = "".join(_characters(main, piece, encoding) for piece in pieces)
    return WordFile(
        main=main, table=table, pieces=pieces, text=text, extents=_extents(counts, len(text)), is_97=is_97,
        is_whole=whole,
    )  # fmt: skip


def _pieces(main: bytes, table: bytes, *, is_97: bool, is_complex: bool) -> tuple[Piece, ...]:
    offset, size = struct.unpack_from("<II", main, 0x1A2 if is_97 else 0x160)
    if not is_97 and not (is_complex and size):
        first, last = struct.unpack_from("<II", main, 0x18)
        return (Piece(start=0, end=max(0, min(last, len(main)) - first), offset=first, width=1),)
    held = table[offset : offset + size]
    at = 0
    while at < len(held) and held[at] == 1:
        at += 3 + int(struct.unpack_from("<H", held, at + 1)[0])
    if at >= len(held) or held[at] != 2:
        raise DocBrokenError("doc.pieces: the table of its pieces cannot be read")
    (length,) = struct.unpack_from("<I", held, at + 1)
    listed = held[at + 5 : at + 5 + length]
    count = (len(listed) - 4) // 12
    if count < 1:
        raise DocBrokenError("doc.pieces: the table of its pieces is empty")
    positions = struct.unpack_from(f"<{count + 1}I", listed)
    if positions[-1] > MAX_CHARACTERS or any(a > b for a, b in pairwise(positions)):
        raise DocBrokenError("doc.pieces: the table of its pieces has no order")
    pieces = []
    for number in range(count):
        (stored,) = struct.unpack_from("<I", listed, (count + 1) * 4 + number * 8 + 2)
        is_narrow = bool(stored & 0x40000000) or not is_97
        offset = (stored & 0x3FFFFFFF) // 2 if is_narrow and is_97 else stored & 0x3FFFFFFF
        pieces.append(
            Piece(start=positions[number], end=positions[number + 1], offset=offset, width=1 if is_narrow else 2)
        )
    return tuple(pieces)


def _old_encoding(main: bytes, pieces: tuple[Piece, ...], language: int) -> str:
    """Before Word 97 text is in the code page of its language; what claims to be Western is judged by its letters."""
    from vorlage.extraction.texts.encodings import decode_text

    named = codepages.code_page_of_language(language)
    if named != codepages.DEFAULT:
        return named
    held = b"".join(main[piece.offset : piece.offset + piece.end - piece.start] for piece in pieces)
    plain = held.translate(None, bytes([*range(9), *range(14, 32)]))
    told = decode_text(plain[:200_000])
    for encoding in ("cp1252", "gb18030", "cp950", "cp932", "cp949", "cp1251", "cp1250", "cp1256") if told else ():
        if plain[:200_000].decode(encoding, "replace") == told:
            return encoding
    return codepages.DEFAULT


def _characters(main: bytes, piece: Piece, encoding: str) -> str:
    """The characters of a piece, one for each position: two-byte encodings are padded to keep the count."""
    held = main[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if piece.width == 2:
        units = struct.unpack(f"<{len(held) // 2}H", held[: len(held) // 2 * 2])
        text = "".join(map(chr, units))
    else:
        text = held.decode(encoding, "replace")
        if len(text) != len(held):
            text = "".join(shown.ljust(len(shown.encode(encoding, "replace")), "\x00") for shown in text)
    return text.ljust(piece.end - piece.start, "\x00")


def join_surrogates(text: str) -> str:
    """Text whose characters were read as units of 16 bits, with pairs as the characters they stand for."""
    if not any("\ud800" <= character < "\ue000" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _extents(counts: tuple[int, ...], length: int) -> dict[str, tuple[int, int]]:
    extents, at = {}, 0
    for name, count in zip(_SUBDOCUMENTS, counts, strict=True):
        extents[name] = (min(at, length), min(at + count, length))
        at += count
    if not any(counts):
        extents["text"] = (0, length)
    return extents


def positions_of(held: bytes, item_size: int) -> tuple[list[int], list[bytes]]:
    """A table of positions (MS-DOC 2.2.2, PLC): the positions, and what it holds for each."""
    count = max(0, (len(held) - 4) // (4 + item_size))
    if not count:
        return [], []
    positions = list(struct.unpack_from(f"<{count + 1}I", held))
    start = (count + 1) * 4
    return positions, [held[start + n * item_size : start + (n + 1) * item_size] for n in range(count)]
