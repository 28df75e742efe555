# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""ZIP: every way of packing in use, and both ways of encryption."""

from __future__ import annotations

import bz2
import hmac
import io
import lzma
import struct
import zipfile
from collections.abc import Callable
from hashlib import pbkdf2_hmac

import inflate64
import libarchive
import pytest
from backports import zstd
from Cryptodome.Cipher import AES
from Cryptodome.Util import Counter

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
Make = Callable[..., bytes]
TEXT = b"The ferry left at six and nobody signed for the crates.\n" * 400


def only(extracted: Extracted) -> bytes | None:
    """The bytes of the one member."""
    [member] = extracted.members
    return member.content.read_bytes() if member.content else None


def deflate64(content: bytes) -> bytes:
    """Packed by the method that Windows takes for large archives."""
    deflater = inflate64.Deflater()
    return bytes(deflater.deflate(content) + deflater.flush())


@pytest.mark.parametrize(
    ("method", "pack"),
    [
        (9, deflate64),
        (12, bz2.compress),
        (93, zstd.compress),
        (95, lzma.compress),
    ],
)
def test_every_method_in_use_unpacks(read: Read, zip_of_one: Make, method: int, pack: Callable[[bytes], bytes]) -> None:
    """Deflate64, bzip2, Zstandard and xz, each from bytes packed by another program's code."""
    assert only(read(zip_of_one(method, pack(TEXT), TEXT))) == TEXT


def test_lzma_and_zip64_unpack(read: Read) -> None:
    """As the standard library writes them."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive,
        archive.open("n.txt", "w", force_zip64=True) as member,
    ):
        member.write(TEXT)
    assert only(read(held.getvalue())) == TEXT


def test_a_method_of_the_past_is_unsupported(read: Read, zip_of_one: Make) -> None:
    """Imploded members (PKZIP 1) are named, and say so."""
    [member] = read(zip_of_one(6, b"xyz", TEXT)).members
    assert (member.outcome, member.outcome_reason.split(":")[0]) == (Outcome.UNSUPPORTED, "zip.method")


@pytest.mark.parametrize("way", ["zipcrypt", "aes128", "aes256"])
def test_the_password_that_fits_opens_a_member(open_with: Read, way: str) -> None:
    """Written by libarchive; the second of three passwords is the right one, and none at all leaves it closed."""
    held = bytearray(1 << 20)
    written = [0]

    def keep(piece: bytes) -> int:
        held[written[0] : written[0] + len(piece)] = piece
        written[0] += len(piece)
        return len(piece)

    with libarchive.custom_writer(keep, "zip", options=f"encryption={way}", passphrase="quay 9") as archive:
        archive.add_file_from_memory("note.txt", len(TEXT), TEXT)
    closed = bytes(held[: written[0]])
    assert only(open_with(closed, "wrong", "quay 9", "other")) == TEXT
    for passwords in ((), ("wrong",)):
        [member] = open_with(closed, *passwords).members
        assert (member.content, member.outcome) == (None, Outcome.ENCRYPTED)


def test_bytes_changed_under_aes_are_damage(open_with: Read, zip_of_one: Make) -> None:
    """The code over the closed bytes is checked, for AE-2 keeps no checksum of the open ones."""
    salt = bytes(range(16))
    keys = pbkdf2_hmac("sha1", b"quay 9", salt, 1000, 66)
    counter = Counter.new(128, initial_value=1, little_endian=True)
    closed = AES.new(keys[:32], AES.MODE_CTR, counter=counter).encrypt(TEXT)
    code = hmac.new(keys[32:64], closed, "sha1").digest()[:10]
    extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, 0)
    good = zip_of_one(99, salt + keys[64:] + closed + code, TEXT, flags=1, extra=extra, crc=0)
    assert only(open_with(good, "quay 9")) == TEXT
    place = good.index(closed)
    bad = good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
    [member] = open_with(bad, "quay 9").members
    assert (member.content, member.outcome) == (None, Outcome.DAMAGED)


def test_one_part_of_a_split_archive_says_so(read: Read, zip_of_one: Make) -> None:
    """The last part has the directory; its end names a later disk."""
    held = bytearray(zip_of_one(0, TEXT, TEXT))
    place = held.rindex(b"PK\x05\x06")
    held[place + 4] = 2
    extracted = read(bytes(held))
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.DAMAGED, "zip.split")
