# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which archive, packed stream, web archive or database an original is, told by its first bytes."""

from __future__ import annotations

import zlib

from vorlage.extraction.formats import Format

_WARC = Format("application/warc", "warc")
_TAR = Format("application/x-tar", "tar")
_MAGIC: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c", Format("application/x-7z-compressed", "seven_zip")),
    (0, b"Rar!\x1a\x07", Format("application/vnd.rar", "rar")),
    (0, b"BZh", Format("application/x-bzip2", "bzip2")),
    (0, b"\xfd7zXZ\x00", Format("application/x-xz", "xz")),
    (0, b"\x28\xb5\x2f\xfd", Format("application/zstd", "zstandard")),
    (0, b"\x1f\x9d", Format("application/x-compress", "by_filter")),
    (0, b"\x04\x22\x4d\x18", Format("application/x-lz4", "by_filter")),
    (0, b"LZIP", Format("application/lzip", "by_filter")),
    (0, b"MSCF\x00\x00\x00\x00", Format("application/vnd.ms-cab-compressed", "cab")),
    (0, b"!<arch>\n", Format("application/x-archive", "ar")),
    (0, b"070701", Format("application/x-cpio", "cpio")),
    (0, b"070702", Format("application/x-cpio", "cpio")),
    (0, b"070707", Format("application/x-cpio", "cpio")),
    (0, b"\xc7\x71", Format("application/x-cpio", "cpio")),
    (0, b"\x71\xc7", Format("application/x-cpio", "cpio")),
    (0, b"\xed\xab\xee\xdb", Format("application/x-rpm", "rpm")),
    (0, b"xar!", Format("application/x-xar", "xar")),
    (32769, b"CD001", Format("application/x-iso9660-image", "iso")),
    (0, b"WARC/", _WARC),
    (0, b"filedesc://", _WARC),
    (0, b"SQLite format 3\x00", Format("application/vnd.sqlite3", "sqlite")),
    (4, b"Standard ACE DB", Format("application/x-msaccess", "", "Access database")),
    (4, b"Standard Jet DB", Format("application/x-msaccess", "", "Access database")),
    (60, b"BOOKMOBI", Format("application/x-mobipocket-ebook", "", "Kindle book (MOBI)")),
    (60, b"TEXtREAd", Format("application/x-mobipocket-ebook", "", "Palm book")),
    (0, b"\x60\xea", Format("application/x-arj", "", "ARJ archive")),
)
_LHA_METHODS = (b"-lh", b"-lz", b"-pm")
_DBF_VERSIONS = (0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xCB, 0xF5)


def archive_in(head: bytes) -> Format | None:
    """The format of an archive, web archive or database by its first 64 KiB; None when it is none of these."""
    if head[:3] == b"\x1f\x8b\x08":
        return _WARC if _unpacks_to(head, (b"WARC/", b"filedesc://")) else Format("application/gzip", "gzip")
    for offset, magic, found in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return found
    if is_tar(head[:512]):
        return _TAR
    if head[2:5] in _LHA_METHODS and head[6:7] == b"-":
        return Format("application/x-lzh-compressed", "lha")
    if _is_lzma(head):
        return Format("application/x-lzma", "lzma")
    if head[:2] in (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda") and _unpacks_to(head, (b"",), window=15):
        return Format("application/zlib", "zlib")
    return Format("application/vnd.dbf", "dbf") if is_dbf(head) else None


def is_tar(block: bytes) -> bool:
    """Whether this block is a header of a TAR: its checksum holds, counted with signed bytes by some writers."""
    if len(block) < 512 or not block[0]:
        return False
    stated = block[148:156].strip(b" \x00")
    if not stated or not stated.isdigit() or set(stated) & set(b"89"):
        return False
    summed = block[:148] + b" " * 8 + block[156:]
    signed = sum(byte - 256 if byte > 127 else byte for byte in summed)
    return int(stated, 8) in (sum(summed), signed)


def is_dbf(head: bytes) -> bool:
    """Whether this is a dBASE table: its version, its date, and a header as long as its fields ask."""
    if len(head) < 65 or head[0] not in _DBF_VERSIONS or not 1 <= head[2] <= 12 or not 1 <= head[3] <= 31:
        return False
    header, record = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    end = head.find(b"\x0d", 32)
    if header < 65 or record < 2 or not 0 < end < header or (end - 32) % 32:
        return False
    fields = [head[place : place + 32] for place in range(32, end, 32)]
    return bool(fields) and all(field[11] in b"CNDLMFIBGPTYOVQW@+" and field[0] > 0x20 for field in fields)


def _is_lzma(head: bytes) -> bool:
    """LZMA alone has no magic: usual properties, a dictionary of a usual size, and a size that is unknown or likely."""
    if len(head) < 14 or head[0] != 0x5D or head[1:3] != b"\x00\x00" or head[13] != 0:
        return False
    size = int.from_bytes(head[5:13], "little")
    return size == 0xFFFFFFFFFFFFFFFF or size < 1 << 40


def _unpacks_to(head: bytes, starts: tuple[bytes, ...], window: int = 31) -> bool:
    try:
        return zlib.decompressobj(window).decompress(head, 64).startswith(starts)
    except zlib.error:
        return False
