# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ZIP archives with the same bytes on every machine: stored members, one fixed moment, no owner.

`locked_zip` writes the old PKWARE encryption (APPNOTE.TXT 6.3.x, section 6.1). It keeps nothing secret: it is here
because locked archives of this kind turn up in real files.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_MOMENT = (2024, 10, 12, 9, 0, 0)


def plain_zip(members: Mapping[str, bytes]) -> bytes:
    """An archive of these members in this order; a name that ends in a slash is a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(_entry(name), content)
    return buffer.getvalue()


def locked_zip(name: str, content: bytes, *, password: bytes) -> bytes:
    """An archive of one member under a password."""
    checksum = zlib.crc32(content)
    keys = _Keys(password)
    # The header is twelve bytes, random in earnest; the last one lets a reader test the password.
    header = bytes(range(17, 28)) + bytes([checksum >> 24])
    body = bytes(keys.encrypt(byte) for byte in header + content)
    entry = _entry(name)
    time = _MOMENT[3] << 11 | _MOMENT[4] << 5 | _MOMENT[5] // 2
    date = (_MOMENT[0] - 1980) << 9 | _MOMENT[1] << 5 | _MOMENT[2]
    encoded = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 1, 0, time, date, checksum, len(body), len(content), len(encoded), 0)
    local = b"PK\x03\x04" + common + encoded
    central = b"PK\x01\x02" + struct.pack("<BB", 20, 3) + common
    central += struct.pack("<HHHII", 0, 0, 0, entry.external_attr, 0) + encoded
    start = len(local) + len(body)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), start, 0)
    return local + body + central + end


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.create_system = 3
    entry.external_attr = (0o40755 << 16 | 0x10) if name.endswith("/") else 0o100644 << 16
    return entry


class _Keys:
    """The three keys of the old encryption, moved on by each byte of plain text."""

    def __init__(self, password: bytes) -> None:
        self._first, self._second, self._third = 0x12345678, 0x23456789, 0x34567890
        for byte in password:
            self._move(byte)

    def encrypt(self, byte: int) -> int:
        """One byte of cipher text; moves the keys."""
        mask = (self._third & 0xFFFF) | 2
        cipher = byte ^ ((mask * (mask ^ 1)) >> 8 & 0xFF)
        self._move(byte)
        return cipher

    def _move(self, byte: int) -> None:
        self._first = _crc_step(self._first, byte)
        self._second = ((self._second + (self._first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        self._third = _crc_step(self._third, self._second >> 24)


def _crc_step(crc: int, byte: int) -> int:
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc
