# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How the members of a ZIP are packed: every method in use but PPMd, two ways of encryption, checked by CRC.

Sources: APPNOTE.TXT 6.3.10 (PKWARE), sections 4.3.7, 4.4.5 and 6.1 (traditional encryption); WinZip, "AES Encryption
Information: Encryption Specification AE-1 and AE-2".

Residual risks: traditional encryption is undone byte by byte in Python (about 3 MB a second): a large member may run
into the limit on time. PPMd (98) is not read: its decoder starts threads, which the jail refuses.
"""

from __future__ import annotations

import bz2
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Protocol

_CHUNK = 1 << 16
_ENCRYPTED, _BY_TIME = 0x1, 0x8
_AES = 99
_AES_FIELD = 0x9901
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_CRC_TABLE = tuple(zlib.crc32(bytes((byte,)), 0xFFFFFFFF) ^ 0xFFFFFFFF for byte in range(256))


class MethodUnknownError(Exception):
    """A member is packed in a way that is not read here."""


class PasswordNeededError(Exception):
    """A member is encrypted and no password given opens it."""


class MemberBrokenError(Exception):
    """A member's bytes do not unpack, or are not those its checksum is of."""


class _Unpacker(Protocol):
    def decompress(self, packed: bytes, /) -> bytes: ...


def unpacked(original: BinaryIO, entry: zipfile.ZipInfo, passwords: Sequence[str]) -> Iterator[bytes]:
    """The bytes of a member, piece by piece; an encrypted one with the first of the passwords that fits.

    Raises:
        MethodUnknownError, PasswordNeededError: Before the first piece.
        MemberBrokenError: At any point: what came until then is not to be kept.
    """
    if entry.flag_bits & _ENCRYPTED and not passwords:
        raise PasswordNeededError
    method, strength = _method_of(entry)
    start = _start_of(original, entry)
    packed = _packed(original, start, entry.compress_size)
    checks_crc = True
    if strength:
        packed, checks_crc = _opened_by_aes(packed, entry, strength, passwords), entry.CRC != 0
    elif entry.flag_bits & _ENCRYPTED:
        packed = _opened_by_keys(packed, entry, passwords)
    return _checked(_unpack(packed, method), packed, entry, checks_crc=checks_crc)


def _method_of(entry: zipfile.ZipInfo) -> tuple[int, int]:
    """The method of packing, and the strength of AES (1, 2, 3); 0 for none."""
    if entry.flag_bits & 0x40:
        raise MethodUnknownError  # strong encryption (APPNOTE 7), a method of one program
    if entry.compress_type != _AES:
        return entry.compress_type, 0
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _AES_FIELD and size >= 7 and len(extra) >= 11 and 1 <= extra[8] <= 3:
            return struct.unpack_from("<H", extra, 9)[0], extra[8]
        extra = extra[4 + size :]
    raise MethodUnknownError


def _start_of(original: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where a member's packed bytes begin. The marker of a spanned archive (APPNOTE 8.5.4) may shift all by four."""
    for place in (max(entry.header_offset, 0), max(entry.header_offset, 0) + 4):
        original.seek(place)
        header = original.read(_LOCAL_HEADER.size)
        if len(header) == _LOCAL_HEADER.size and header[:4] == b"PK\x03\x04":
            name_bytes, extra_bytes = _LOCAL_HEADER.unpack(header)[-2:]
            return int(place + _LOCAL_HEADER.size + name_bytes + extra_bytes)
    raise MemberBrokenError


def _packed(original: BinaryIO, start: int, size: int) -> Iterator[bytes]:
    """A member's packed bytes. It seeks for each piece: readers of several members may take turns."""
    left = size
    while left > 0:
        original.seek(start)
        piece = original.read(min(left, _CHUNK))
        if not piece:
            raise MemberBrokenError
        start += len(piece)
        left -= len(piece)
        yield piece


def _checked(
    pieces: Iterator[bytes], packed: Iterator[bytes], entry: zipfile.ZipInfo, *, checks_crc: bool
) -> Iterator[bytes]:
    crc, left = 0, entry.file_size
    for piece in pieces:
        piece = piece[:left]
        left -= len(piece)
        crc = zlib.crc32(piece, crc)
        yield piece
        if left == 0:
            break
    for _ in packed:  # to its end, where an encrypted member is checked
        pass
    if left or (checks_crc and crc != entry.CRC):
        raise MemberBrokenError


def _unpack(packed: Iterator[bytes], method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        return packed
    if method == zipfile.ZIP_DEFLATED:
        return _through(packed, _Deflate)
    if method == zipfile.ZIP_LZMA:
        return _through_lzma(packed)
    if method not in _MADE:
        raise MethodUnknownError
    return _through(packed, _MADE[method])


class _Deflate:
    """Deflate in bounded steps: 64 KiB may unpack to 64 MiB."""

    def __init__(self) -> None:
        self._state = zlib.decompressobj(-15)
        self.eof = False
        self.needs_input = True

    def decompress(self, packed: bytes, max_length: int = _CHUNK * 16) -> bytes:
        out = self._state.decompress(self._state.unconsumed_tail + packed, max_length)
        self.eof = self._state.eof
        self.needs_input = not self._state.unconsumed_tail
        return out


def _deflate64() -> _Unpacker:
    import inflate64

    inflater = inflate64.Inflater()

    class _Inflate:
        eof = False

        def decompress(self, packed: bytes, _max_length: int = 0) -> bytes:
            out: bytes = inflater.inflate(packed)
            return out

    return _Inflate()


def _zstandard() -> _Unpacker:
    from backports import zstd

    return zstd.ZstdDecompressor()


_MADE: dict[int, Callable[[], _Unpacker]] = {
    9: _deflate64,
    zipfile.ZIP_BZIP2: bz2.BZ2Decompressor,
    20: _zstandard,
    93: _zstandard,
    95: lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=512 << 20),
}


def _through(packed: Iterator[bytes], make: Callable[[], _Unpacker]) -> Iterator[bytes]:
    """Pieces through one of the unpackers of the standard library's shape, in steps of at most a mebibyte."""
    state = make()
    bounded: Callable[..., bytes] = state.decompress
    try:
        for piece in packed:
            out = bounded(piece, _CHUNK * 16)
            yield out
            while out and not getattr(state, "eof", False) and not getattr(state, "needs_input", True):
                out = bounded(b"", _CHUNK * 16)
                yield out
            if getattr(state, "eof", False):
                return
    except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, RuntimeError) as broken:
        raise MemberBrokenError from broken
    except Exception as broken:
        if type(broken).__name__ == "ZstdError":
            raise MemberBrokenError from broken
        raise


def _through_lzma(packed: Iterator[bytes]) -> Iterator[bytes]:
    """LZMA as ZIP keeps it (APPNOTE 5.8.8): two bytes of version, two of size, the properties, the bare stream."""
    head = b""
    while len(head) < 9:
        piece = next(packed, b"")
        if not piece:
            raise MemberBrokenError
        head += piece
    size = struct.unpack_from("<H", head, 2)[0]
    properties, rest = head[4 : 4 + size], head[4 + size :]
    if size != 5 or properties[0] >= 9 * 5 * 5:
        raise MemberBrokenError
    lc, rest_of = properties[0] % 9, properties[0] // 9
    chain = [
        {
            "id": lzma.FILTER_LZMA1,
            "lc": lc,
            "lp": rest_of % 5,
            "pb": rest_of // 5,
            "dict_size": max(struct.unpack_from("<L", properties, 1)[0], 4096),
        }
    ]

    def continued() -> Iterator[bytes]:
        yield rest
        yield from packed

    return _through(continued(), lambda: lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain))


def _opened_by_keys(packed: Iterator[bytes], entry: zipfile.ZipInfo, passwords: Iterable[str]) -> Iterator[bytes]:
    """Traditional encryption. The header's last byte tells a wrong password in 255 of 256 cases, no more."""
    head = next(packed, b"")
    if len(head) < 12:
        raise MemberBrokenError
    as_stored: int = entry._raw_time  # type: ignore[attr-defined]
    check = (as_stored >> 8) & 0xFF if entry.flag_bits & _BY_TIME else entry.CRC >> 24
    for password in passwords:
        for secret in spelled(password):
            keys = _Keys(secret)
            if keys.undo(head[:12])[-1] == check:
                return _undone(keys, head[12:], packed)
    raise PasswordNeededError


def _undone(keys: _Keys, first: bytes, packed: Iterator[bytes]) -> Iterator[bytes]:
    yield keys.undo(first)
    for piece in packed:
        yield keys.undo(piece)


class _Keys:
    """The three keys of traditional encryption (APPNOTE 6.1.5)."""

    def __init__(self, secret: bytes) -> None:
        self._keys = (0x12345678, 0x23456789, 0x34567890)
        for byte in secret:
            self._keys = self._next(byte, *self._keys)

    @staticmethod
    def _next(byte: int, first: int, second: int, third: int) -> tuple[int, int, int]:
        first = (first >> 8) ^ _CRC_TABLE[(first ^ byte) & 0xFF]
        second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        return first, second, (third >> 8) ^ _CRC_TABLE[(third ^ (second >> 24)) & 0xFF]

    def undo(self, closed: bytes) -> bytes:
        first, second, third = self._keys
        table = _CRC_TABLE
        out = bytearray()
        for byte in closed:
            word = third | 2
            byte ^= ((word * (word ^ 1)) >> 8) & 0xFF
            out.append(byte)
            first = (first >> 8) ^ table[(first ^ byte) & 0xFF]
            second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            third = (third >> 8) ^ table[(third ^ (second >> 24)) & 0xFF]
        self._keys = first, second, third
        return bytes(out)


def _opened_by_aes(
    packed: Iterator[bytes], entry: zipfile.ZipInfo, strength: int, passwords: Iterable[str]
) -> Iterator[bytes]:
    """AES in counter mode, keys by PBKDF2 (RFC 2898, HMAC-SHA1, 1000 rounds); its code over all bytes is checked."""
    from hashlib import pbkdf2_hmac

    salt_bytes, key_bytes = 4 + 4 * strength, 8 + 8 * strength
    head = next(packed, b"")
    if len(head) < salt_bytes + 2 or entry.compress_size < salt_bytes + 12:
        raise MemberBrokenError
    salt, told = head[:salt_bytes], head[salt_bytes : salt_bytes + 2]
    for password in passwords:
        for secret in spelled(password):
            derived = pbkdf2_hmac("sha1", secret, salt, 1000, 2 * key_bytes + 2)
            if derived[-2:] == told:
                closed = entry.compress_size - salt_bytes - 12
                return _decrypted(head[salt_bytes + 2 :], packed, derived[: 2 * key_bytes], closed)
    raise PasswordNeededError


def _decrypted(first: bytes, packed: Iterator[bytes], keys: bytes, closed: int) -> Iterator[bytes]:
    import hmac

    from Cryptodome.Cipher import AES
    from Cryptodome.Util import Counter

    half = len(keys) // 2
    cipher = AES.new(keys[:half], AES.MODE_CTR, counter=Counter.new(128, initial_value=1, little_endian=True))
    code = hmac.new(keys[half:], digestmod="sha1")
    piece, after = first, b""
    while True:
        mine, after = piece[:closed], after + piece[closed:]
        closed -= len(mine)
        code.update(mine)
        yield cipher.decrypt(mine)
        if (piece := next(packed, b"")) == b"":
            break
    if code.digest()[:10] != after[:10]:
        raise MemberBrokenError


def spelled(password: str) -> tuple[bytes, ...]:
    """A password as bytes in the encodings that programs have used for it."""
    ways = dict.fromkeys(password.encode(encoding, "replace") for encoding in ("utf-8", "cp437", "cp1252", "gb18030"))
    return tuple(ways)
