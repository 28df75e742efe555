# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures: the blocks of metadata that each format keeps, found by walking it and not by decoding the picture.

JPEG segments (ITU-T T.81, B.1), PNG chunks (W3C PNG, 5), GIF blocks, RIFF chunks (WebP), Photoshop resources; TIFF
and HEIC through their library.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from PIL import Image

from vorlage.traces.formats.exif import examine_exif, examine_exif_bytes, examine_iptc
from vorlage.traces.formats.xmp import examine_xmp
from vorlage.traces.found import Found

_MOST_BYTES: Final = 512 << 20
_MOST_PIXELS: Final = 40_000_000
_PNG_KNOWN: Final = frozenset(
    {
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "cHRM",
        "gAMA",
        "iCCP",
        "sBIT",
        "sRGB",
        "bKGD",
        "hIST",
        "pHYs",
        "sPLT",
        "acTL",
        "fcTL",
        "fdAT",
        "cICP",
        "mDCv",
        "cLLi",
    }
)
_PNG_CAMERA: Final = {"Author": "author.creator", "Software": "device.software", "Source": "device.model"}
_EXIF_MARK, _XMP_MARK = b"Exif\x00\x00", b"http://ns.adobe.com/xap/"
_EXTENDED_XMP_MARK: Final = b"http://ns.adobe.com/xmp/extension/\x00"
_PHOTOSHOP_MARK: Final = b"Photoshop 3.0\x00"


def examine_picture(original: BinaryIO, found: Found, *, number: int = 0) -> None:
    """Enter what a picture keeps beside its pixels. `number` is its number within a larger file, 0 for a file."""
    held = original.read(_MOST_BYTES)
    before = found.gaps
    walked = _Picture(held, found, number)
    try:
        if held.startswith(b"\xff\xd8"):
            _jpeg(walked)
        elif held.startswith(b"\x89PNG\r\n\x1a\n"):
            _png(walked)
        elif held.startswith(b"GIF8"):
            _gif(walked)
        elif held[:4] == b"RIFF" and held[8:12] == b"WEBP":
            _webp(walked)
        elif held.startswith(b"8BPS"):
            _photoshop(walked)
        else:
            _by_library(walked)
    except (struct.error, IndexError, ValueError, zlib.error, OSError, SyntaxError, Image.DecompressionBombError):
        if found.gaps == before:
            found.gap("pictures")


class _Picture:
    """One picture: its bytes, where findings go, and its number."""

    def __init__(self, held: bytes, found: Found, number: int) -> None:
        self.held, self.found, self.number = held, found, number

    def add(self, code: str, value: str | bytes = "") -> None:
        self.found.add(code, value, place="picture" if self.number else "", at=self.number)

    def say(self, code: str, value: str | bytes | None) -> None:
        if value:
            self.add(code, value)

    def exif(self, block: bytes) -> None:
        examine_exif_bytes(block, self.add)

    def xmp(self, packet: bytes) -> None:
        examine_xmp(packet, self.add)

    def tail(self, at: int) -> None:
        """What comes after the end of the picture, padding apart."""
        rest = self.held[at:]
        if rest.strip(b"\x00\r\n "):
            self.add("hidden.after_end", f"{len(rest)} bytes")


def _jpeg(picture: _Picture) -> None:
    held, at = picture.held, 2
    while at + 2 <= len(held):
        if held[at] != 0xFF:
            at += 1
            continue
        marker = held[at + 1]
        if marker in (0xFF, 0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            _after_jpeg(picture, at + 2)
            return
        length = int.from_bytes(held[at + 2 : at + 4], "big")
        _segment(picture, marker, held[at + 4 : at + 2 + length])
        at += 2 + max(length, 2)
        if marker == 0xDA:
            at = _after_scan(held, at)
    picture.found.gap("pictures")


def _after_scan(held: bytes, at: int) -> int:
    """Where the coded pixels end: at the next mark that is neither stuffing nor a restart."""
    while True:
        at = held.find(b"\xff", at)
        if at < 0 or at + 1 >= len(held):
            return len(held)
        if held[at + 1] not in (0x00, 0xFF) and not 0xD0 <= held[at + 1] <= 0xD7:
            return at
        at += 1 if held[at + 1] == 0xFF else 2


def _segment(picture: _Picture, marker: int, block: bytes) -> None:
    if marker == 0xE1 and block.startswith(_EXIF_MARK):
        picture.exif(block[len(_EXIF_MARK) :])
    elif marker == 0xE1 and block.startswith(_XMP_MARK):
        picture.xmp(block.partition(b"\x00")[2])
    elif marker == 0xE1 and block.startswith(_EXTENDED_XMP_MARK):
        picture.add("xmp.packet", "extended")
    elif marker == 0xED and block.startswith(_PHOTOSHOP_MARK):
        _resources(picture, block[len(_PHOTOSHOP_MARK) :])
    elif marker == 0xFE:
        picture.say("author.keyword", block)
    elif marker == 0xE2 and block.startswith(b"MPF\x00"):
        picture.add("thumbnail.second")
    elif marker == 0xE0 and block.startswith(b"JFIF\x00") and len(block) >= 14 and block[12] and block[13]:
        picture.add("thumbnail.exif", "JFIF")
    elif marker == 0xE0 and block.startswith(b"JFXX"):
        picture.add("thumbnail.exif", "JFXX")
    elif marker in (0xE1, *range(0xE3, 0xED), 0xEF) and not block.startswith((b"Adobe", b"Exif")):
        picture.add("xmp.private", block[:40])


def _after_jpeg(picture: _Picture, end: int) -> None:
    rest = picture.held[end:]
    if rest[:2] == b"\xff\xd8" or b"\xff\xd8\xff" in rest[:65_536]:
        picture.add("thumbnail.second", f"{len(rest)} bytes")
    else:
        picture.tail(end)


def _resources(picture: _Picture, block: bytes) -> None:
    """Photoshop image resources (Adobe, Photoshop file formats): IPTC, thumbnail, EXIF, XMP."""
    at = 0
    while at + 12 <= len(block) and block[at : at + 4] in (b"8BIM", b"MeSa", b"AgHg", b"PHUT"):
        kind, name_length = int.from_bytes(block[at + 4 : at + 6], "big"), block[at + 6]
        at += 6 + (name_length + 2) // 2 * 2
        length = int.from_bytes(block[at : at + 4], "big")
        content = block[at + 4 : at + 4 + length]
        at += 4 + (length + 1) // 2 * 2
        if kind == 0x0404:
            examine_iptc(content, picture.add)
        elif kind in (0x0409, 0x040C):
            picture.add("thumbnail.preview")
        elif kind in (0x0422, 0x0423):
            picture.exif(content)
        elif kind == 0x0424:
            picture.xmp(content)
        elif kind in (0x040B, 0x041A, 0x0425):
            picture.add("xmp.private", content[:40])


def _png(picture: _Picture) -> None:
    held, at = picture.held, 8
    while at + 12 <= len(held):
        length, kind = int.from_bytes(held[at : at + 4], "big"), held[at + 4 : at + 8].decode("latin-1")
        block = held[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == "IEND":
            picture.tail(at)
            _under_transparency(picture)
            return
        if kind == "eXIf":
            picture.exif(block.removeprefix(_EXIF_MARK))
        elif kind in ("tEXt", "zTXt", "iTXt"):
            _png_text(picture, kind, block)
        elif kind == "tIME":
            picture.add("revision.dates", block.hex())
        elif kind == "acTL":
            picture.add("hidden.frames")
        elif kind not in _PNG_KNOWN:
            picture.add("xmp.private", kind)
    picture.found.gap("pictures")


def _png_text(picture: _Picture, kind: str, block: bytes) -> None:
    key, _, rest = block.partition(b"\x00")
    name = key.decode("latin-1")
    if kind == "zTXt":
        rest = _inflated(rest[1:])
    elif kind == "iTXt" and len(rest) > 2:
        is_packed, tail = rest[0], rest[2:]
        words = tail.split(b"\x00", 2)[-1]
        rest = _inflated(words) if is_packed else words
    if name == "XML:com.adobe.xmp":
        picture.xmp(rest)
    elif name.startswith("Raw profile type"):
        try:
            profile = bytes.fromhex("".join(rest.decode("latin-1").split()[2:]))
        except ValueError:
            profile = b""
        if b"exif" in key.lower() or b"APP1" in key:
            picture.exif(profile.removeprefix(_EXIF_MARK))
        elif b"iptc" in key.lower():
            examine_iptc(profile, picture.add)
        else:
            picture.add("xmp.packet", name)
    else:
        picture.say(_PNG_CAMERA.get(name, "author.keyword"), f"{name}: " + rest.decode("utf-8", "replace"))


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, 1 << 24)
    except zlib.error:
        return b""


def _under_transparency(picture: _Picture) -> None:
    """Colours that differ under pixels nobody sees: what was there before it was made transparent."""
    with Image.open(io.BytesIO(picture.held)) as opened:
        if opened.mode != "RGBA" or opened.width * opened.height > _MOST_PIXELS:
            return
        import numpy as np

        pixels = np.asarray(opened)
    unseen = pixels[pixels[..., 3] == 0][:, :3]
    if len(unseen) > 64 and int(np.ptp(unseen, axis=0).max()) > 0:
        picture.add("hidden.alpha", f"{len(unseen)} pixels")


def _gif(picture: _Picture) -> None:
    held = picture.held
    at = 13 + (3 << (held[10] & 7) + 1 if held[10] & 0x80 else 0)
    frames = 0
    while at < len(held):
        if held[at] == 0x3B:
            picture.tail(at + 1)
            break
        if held[at] == 0x2C:
            frames += 1
            at += 10 + (3 << (held[at + 9] & 7) + 1 if held[at + 9] & 0x80 else 0) + 1
            at = _skipped(held, at)[1]
        elif held[at] == 0x21:
            label = held[at + 1]
            content, at = _skipped(held, at + 2)
            if label == 0xFE:
                picture.say("author.keyword", content)
            elif label == 0xFF and content.startswith(b"XMP DataXMP"):
                picture.xmp(content[11:])
            elif label == 0xFF and not content.startswith((b"NETSCAPE2.0", b"ANIMEXTS1.0")):
                picture.add("xmp.private", content[:11])
        else:
            picture.found.gap("pictures")
            return
    if frames > 1:
        picture.add("hidden.frames", f"{frames} frames")


def _skipped(held: bytes, at: int) -> tuple[bytes, int]:
    """The bytes of a run of sub-blocks, and where they end. XMP stands in one as it is (Adobe, XMP part 3, 1.1.2)."""
    start, content = at, bytearray()
    if held[at + 1 : at + 12] == b"XMP DataXMP":
        end = held.find(b"\x01\x00\x00", at)
        return (held[at + 1 : end], end + 3) if end > 0 else (held[at + 1 :], len(held))
    while at < len(held) and held[at]:
        content += held[at + 1 : at + 1 + held[at]]
        at += 1 + held[at]
    return bytes(content), max(at + 1, start + 1)


def _webp(picture: _Picture) -> None:
    held, at = picture.held, 12
    end = 8 + int.from_bytes(held[4:8], "little")
    while at + 8 <= min(end, len(held)):
        kind, length = held[at : at + 4], int.from_bytes(held[at + 4 : at + 8], "little")
        block = held[at + 8 : at + 8 + length]
        at += 8 + (length + 1) // 2 * 2
        if kind == b"EXIF":
            picture.exif(block.removeprefix(_EXIF_MARK))
        elif kind == b"XMP ":
            picture.xmp(block)
        elif kind == b"ANMF":
            picture.add("hidden.frames")
    picture.tail(end + end % 2)


def _photoshop(picture: _Picture) -> None:
    held = picture.held
    at = 26 + 4 + int.from_bytes(held[26:30], "big")
    length = int.from_bytes(held[at : at + 4], "big")
    _resources(picture, held[at + 4 : at + 4 + length])
    at += 4 + length
    layers = held[at + 4 : at + 4 + int.from_bytes(held[at : at + 4], "big")]
    if len(layers) > 6:
        for _ in range(min(abs(struct.unpack_from(">h", layers, 4)[0]), 500)):
            picture.add("hidden.shape")


def _by_library(picture: _Picture) -> None:
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1  # the jail refuses more
    pi_heif.register_heif_opener()
    before = picture.found.has("device.model")
    try:
        with Image.open(io.BytesIO(picture.held)) as opened:
            _opened(picture, opened)
    except OSError:
        picture.found.gap("pictures")
    if not before and not picture.found.has("device.model"):
        _exif_anywhere(picture)
    if b"<x:xmpmeta" in picture.held and not picture.found.has("xmp.packet"):
        start = picture.held.find(b"<x:xmpmeta")
        picture.xmp(picture.held[start : start + (1 << 20)])


def _opened(picture: _Picture, opened: Image.Image) -> None:
    examine_exif(opened.getexif(), picture.add)
    for block, code in _library_blocks(opened):
        if code == "xmp":
            picture.xmp(block)
        else:
            picture.add(code, block[:200])
    frames = getattr(opened, "n_frames", 1)
    if frames > 1:
        picture.add("hidden.frames", f"{frames} frames")
    if opened.info.get("thumbnails"):
        picture.add("thumbnail.preview")


def _exif_anywhere(picture: _Picture) -> None:
    """A block of Exif by its mark, for pictures of telephones that the library cannot open."""
    at = picture.held.find(_EXIF_MARK)
    while at >= 0:
        if picture.held[at + 6 : at + 10] in (b"II*\x00", b"MM\x00*"):
            picture.exif(picture.held[at + 6 : at + 6 + 65_536])
            return
        at = picture.held.find(_EXIF_MARK, at + 1)


def _library_blocks(opened: Image.Image) -> Iterator[tuple[bytes, str]]:
    tags = getattr(opened, "tag_v2", None) or {}
    packet = tags.get(700) if hasattr(tags, "get") else None
    packet = packet or opened.info.get("xmp")
    if packet:
        yield (bytes(packet) if not isinstance(packet, str) else packet.encode()), "xmp"
    for tag, code in ((33723, "author.keyword"), (34377, "xmp.private")):
        if hasattr(tags, "get") and tags.get(tag):
            yield str(tag).encode(), code
    comment = opened.info.get("comment")
    if comment:
        yield (comment if isinstance(comment, bytes) else str(comment).encode()), "author.keyword"
