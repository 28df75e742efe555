# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Archives made by code: each dialect by a writer other than the reader under test, where there is one."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from vorlage.domain.custody import Genre
from vorlage.extraction.reader import Extracted, extract_original
from vorlage.jail.supervisor import Jail

_JAIL = Jail()


@pytest.fixture
def open_with(tmp_path: Path) -> Callable[..., Extracted]:
    """`open_with(bytes, "password", ..., name="a.7z")`: what becomes of an original when passwords are supplied."""
    numbers = count()

    def call(untrusted_bytes: bytes, *passwords: str, name: str = "item") -> Extracted:
        place = tmp_path / f"opened-{next(numbers)}"
        place.mkdir()
        (place / "original").write_bytes(untrusted_bytes)
        return extract_original(
            _JAIL, place / "original", name=name, genre=Genre.PRIMARY, work=place / "work", passwords=passwords
        )

    return call


@pytest.fixture
def zip_of_one() -> Callable[..., bytes]:
    """`zip_of_one(method, packed, content)`: a ZIP of one member packed in any way, written by hand (APPNOTE 4.3)."""

    def make(method: int, packed: bytes, content: bytes, *, flags: int = 0, extra: bytes = b"", crc: int = -1) -> bytes:
        name = b"note.txt"
        crc = zlib.crc32(content) if crc < 0 else crc
        common = struct.pack(
            "<HHHHHLLLHH", 51, flags, method, 0, 0x21, crc, len(packed), len(content), len(name), len(extra)
        )
        local = b"PK\x03\x04" + common + name + extra + packed
        central = b"PK\x01\x02" + struct.pack("<H", 51) + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name + extra
        end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)
        return local + central + end

    return make
