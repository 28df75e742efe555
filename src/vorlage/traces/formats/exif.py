# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a camera wrote into a picture: Exif 2.32 (CIPA DC-008), IPTC-IIM 4.2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PIL import ExifTags, Image

Add = Callable[[str, str | bytes], None]

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_SECOND_IFD: Final = ExifTags.IFD.IFD1
_TAGS: Final = {
    0x010E: "author.keyword",  # ImageDescription
    0x010F: "device.model",  # Make
    0x0110: "device.model",  # Model
    0x0131: "device.software",
    0x0132: "revision.dates",  # DateTime
    0x013B: "author.creator",  # Artist
    0x013C: "device.host",  # HostComputer
    0x8298: "author.creator",  # Copyright
    0xC62F: "device.serial",  # DNG CameraSerialNumber
    0xC614: "device.model",  # DNG UniqueCameraModel
    0xC65D: "device.unique_id",  # DNG RawDataUniqueID
    0x9C9B: "author.keyword",  # Windows title, remark, author, keywords, subject
    0x9C9C: "author.keyword",
    0x9C9D: "author.creator",
    0x9C9E: "author.keyword",
    0x9C9F: "author.keyword",
    0x9003: "device.settings",  # DateTimeOriginal
    0x9004: "device.settings",  # DateTimeDigitized
    0x927C: "device.maker_note",
    0x9286: "author.keyword",  # UserComment
    0xA420: "device.unique_id",  # ImageUniqueID
    0xA430: "device.owner",  # CameraOwnerName
    0xA431: "device.serial",  # BodySerialNumber
    0xA432: "device.lens",
    0xA433: "device.lens",
    0xA434: "device.lens",
    0xA435: "device.serial",  # LensSerialNumber
}
_WIDE: Final = range(0x9C9B, 0x9CA0)
_THUMBNAIL_OFFSET, _STRIP_OFFSETS = 0x0201, 0x0111
_GPS_VERSION: Final = 0
_IPTC: Final = {
    (2, 80): "author.creator", (2, 85): "author.creator", (2, 110): "author.creator", (2, 115): "author.creator",
    (2, 116): "author.creator", (2, 118): "author.creator", (2, 122): "author.contributor",
    (2, 65): "device.software", (2, 100): "device.unique_id", (2, 103): "header.server", (2, 90): "gps.place",
    (2, 92): "gps.place", (2, 95): "gps.place", (2, 101): "gps.place", (2, 55): "revision.dates",
}  # fmt: skip


def examine_exif_bytes(block: bytes, add: Add) -> None:
    """Enter what a block of Exif says; one that cannot be parsed is entered as private bytes."""
    exif = Image.Exif()
    try:
        exif.load(b"Exif\x00\x00" + block)
        examine_exif(exif, add)
    except Exception:  # noqa: BLE001 - the parser raises whatever a broken directory makes it trip over
        add("xmp.private", b"Exif")


def examine_exif(exif: Image.Exif, add: Add) -> None:
    """Enter what a parsed block of Exif says."""
    for directory in (dict(exif), _directory(exif, _EXIF_IFD)):
        for tag, value in directory.items():
            code = _TAGS.get(tag)
            said = _words(tag, value)
            if code and said:
                add(code, said)
    place = {tag: value for tag, value in _directory(exif, _GPS_IFD).items() if tag != _GPS_VERSION}
    if place:
        said = " ".join(_words(tag, value) for tag, value in place.items() if tag in (1, 2, 3, 4, 5, 6, 7, 29))
        add("gps.place", said or "GPS directory")
    second = _directory(exif, _SECOND_IFD)
    if _THUMBNAIL_OFFSET in second or _STRIP_OFFSETS in second:
        add("thumbnail.exif", "IFD1")


def _directory(exif: Image.Exif, number: int) -> dict[int, Any]:
    try:
        return dict(exif.get_ifd(number))
    except Exception:  # noqa: BLE001 - see above: what is broken here does not take the rest along
        return {}


def _words(tag: int, value: Any) -> str:
    if tag in _WIDE and isinstance(value, bytes | tuple):
        return bytes(value).decode("utf-16-le", "replace").strip("\x00 ")
    if isinstance(value, bytes):
        if not value.strip(b"\x00 "):
            return ""
        return value[8:].decode("utf-8", "replace").strip("\x00 ") if tag == 0x9286 else value[:60].hex()
    return str(value).strip("\x00 ")


def examine_iptc(block: bytes, add: Add) -> None:
    """Enter what a block of IPTC-IIM says."""
    at = 0
    while at + 5 <= len(block):
        if block[at] != 0x1C:
            at += 1
            continue
        record, kind, length = block[at + 1], block[at + 2], int.from_bytes(block[at + 3 : at + 5], "big")
        if length & 0x8000:
            return
        content = block[at + 5 : at + 5 + length]
        at += 5 + length
        if record == 2 and kind and content.strip():
            add(_IPTC.get((record, kind), "author.keyword"), content)
