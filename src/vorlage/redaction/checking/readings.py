# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that can be read out of bytes: as they are, and out of what is encoded or compressed in them.

Runs of text in UTF-8, UTF-16 of both orders and the code page of Windows; then, again and again, what is hexadecimal,
base64, zlib, gzip or a ZIP inside. How deep, how much and how often is bounded: this reads outputs of ours, which are
small, and stops when something unpacks without end.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MAX_DEPTH: Final = 5
MAX_UNPACKED: Final = 512 * 1024 * 1024
_MAX_PART: Final = 64 * 1024 * 1024
_MAX_PARTS: Final = 200_000
_SHORT_RUN, _LONG_RUN = 12, 2_048
"""Letters of base64: between, a run is decoded from each of its first four."""
_LEAST_PACKED: Final = 12
"""Bytes in which something may be packed once more."""

_UTF_8: Final = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){4,}"
)
_LATIN: Final = re.compile(rb"[\x20-\x7e\xc0-\xff]{4,}")
_HIGH: Final = re.compile(rb"[\xc0-\xff]")
_WIDE_LITTLE: Final = re.compile(rb"(?:[\t\n\r\x20-\x7e\xc0-\xff]\x00){4,}")
_WIDE_BIG: Final = re.compile(rb"(?:\x00[\t\n\r\x20-\x7e\xc0-\xff]){4,}")
_HEX: Final = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:]?){8,}")
_BASE_64: Final = re.compile(rb"[A-Za-z0-9+/_-]{8,}(?:[\r\n]+[A-Za-z0-9+/_-]+)*={0,2}")
_ZLIB: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_ESCAPED: Final = re.compile(r"\\(?:u\{?([0-9A-Fa-f]{4,6})\}?|x([0-9A-Fa-f]{2})|([0-7]{3}))")
_QUOTED: Final = re.compile(r"=([0-9A-F]{2})|=\r?\n")


@dataclass(slots=True)
class Readings:
    """What was read out of some bytes, while it is read: nothing is read twice."""

    unpacked: int = 0
    taken: int = 0
    seen: set[bytes] = field(default_factory=set)
    is_cut: bool = False
    """There was more than is read."""

    def parts(self, content: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
        """The bytes, and all that is encoded or compressed in them, each with how it was come by: "base64, zlib"."""
        if not self._is_new(content):
            return
        yield "", content
        if depth and len(content) < _LEAST_PACKED:
            return
        for means, inner in self.inner(content, depth):
            for below, part in self.parts(inner, depth + 1):
                yield f"{means}, {below}" if below else means, part

    def inner(self, content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
        """What is encoded or compressed in bytes."""
        if depth >= MAX_DEPTH:
            self.is_cut = True
            return
        for found in _HEX.finditer(content):
            digits = re.sub(rb"[\s:]", b"", found[0])
            yield "hexadecimal", binascii.unhexlify(digits[: len(digits) // 2 * 2])
        for found in _BASE_64.finditer(content):
            yield from _from_base64(found[0])
        for found in _ZLIB.finditer(content):
            if inflated := _inflated(content[found.start() :]):
                yield "compressed", inflated
        if (start := content.find(b"PK\x03\x04")) >= 0:
            yield from _from_zip(content[start:])

    def _is_new(self, content: bytes) -> bool:
        key = hashlib.sha256(content).digest()
        if key in self.seen:
            return False
        self.seen.add(key)
        self.unpacked += len(content)
        self.taken += 1
        if self.unpacked > MAX_UNPACKED or self.taken > _MAX_PARTS:
            self.is_cut = True
            return False
        return True


def texts_in(content: bytes) -> Iterator[tuple[str, str]]:
    """The texts in bytes as they are, each with its encoding, and with its escapes undone where it has some."""
    for means, text in _runs(content):
        yield means, text
        for other in _unescaped(text):
            yield f"{means}, escapes undone", other


def _runs(content: bytes) -> Iterator[tuple[str, str]]:
    for found in _UTF_8.finditer(content):
        yield "utf-8", found[0].decode("utf-8", "replace")
    for found in _LATIN.finditer(content) if _HIGH.search(content) else ():
        if _HIGH.search(found[0]):
            yield "latin", found[0].decode("cp1252", "replace")
    has_wide = b"\x00" in content
    for found in _WIDE_LITTLE.finditer(content) if has_wide else ():
        yield "utf-16-le", found[0].decode("utf-16-le", "replace")
    for found in _WIDE_BIG.finditer(content) if has_wide else ():
        yield "utf-16-be", found[0].decode("utf-16-be", "replace")


def _unescaped(text: str) -> Iterator[str]:
    """The text as those read it who undo its escapes, where it has some."""
    if "&" in text and (other := html.unescape(text)) != text:
        yield other
    if "%" in text and (other := urllib.parse.unquote(text)) != text:
        yield other
    if "\\" in text and (other := _ESCAPED.sub(_character, text)) != text:
        yield other
        yield other.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "=" in text and (other := _from_quoted_printable(text)) != text:
        yield other


def _character(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    point = int(digits, 16) if digits else int(found[3], 8)
    return chr(point) if point < 0x110000 else found[0]


def _from_quoted_printable(text: str) -> str:
    held = _QUOTED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "", text)
    try:
        return held.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return held


def _from_base64(run: bytes) -> Iterator[tuple[str, bytes]]:
    """What a run decodes to, from its beginning; a short one from each of its first four characters."""
    letters = re.sub(rb"[\r\n=]", b"", run).replace(b"-", b"+").replace(b"_", b"/")
    for start in range(4 if _SHORT_RUN <= len(letters) < _LONG_RUN else 1):
        piece = letters[start:]
        piece = piece[: len(piece) - (len(piece) % 4 == 1)]
        if len(piece) >= 8:
            yield "base64", base64.b64decode(piece + b"=" * (-len(piece) % 4))


def _inflated(content: bytes) -> bytes:
    opened = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        held = opened.decompress(content, _MAX_PART)
    except zlib.error:
        return b""
    return held if len(held) >= 4 else b""


def _from_zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield "comment", archive.comment
            for member in archive.infolist():
                yield "name", b"\n".join((member.filename.encode("utf-8", "replace"), member.comment, member.extra))
                if member.file_size <= _MAX_PART and not member.flag_bits & 1:
                    yield "member", archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, OSError, zlib.error, EOFError):
        return


def strings_of_json(content: bytes) -> Iterator[str]:
    """Every key and every text of a JSON, one after the other; nothing when it is none."""
    try:
        stack = [json.loads(content)]
    except (ValueError, RecursionError):
        return
    while stack:
        held = stack.pop()
        if isinstance(held, str):
            yield held
        elif isinstance(held, dict):
            yield from held
            stack.extend(held.values())
        elif isinstance(held, list):
            stack.extend(held)
