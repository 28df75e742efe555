# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Code pages and character sets of Windows, as old office files number them, and the encodings Python has for them."""

from __future__ import annotations

import codecs

_CODE_PAGES = {
    932: "cp932", 936: "gb18030", 949: "cp949", 950: "cp950", 1361: "johab", 10000: "mac_roman", 10001: "shift_jis",
    10002: "big5", 10004: "mac_arabic", 10006: "mac_greek", 10007: "mac_cyrillic", 10008: "gb2312",
    10029: "mac_latin2", 10081: "mac_turkish", 20127: "cp1252", 20866: "koi8-r", 21866: "koi8-u", 28591: "cp1252",
    28592: "iso8859-2", 28595: "iso8859-5", 28596: "iso8859-6", 28599: "cp1254", 51932: "euc_jp", 51936: "gb18030",
    51949: "euc_kr", 52936: "hz", 54936: "gb18030", 65000: "utf-7", 65001: "utf-8",
    1200: "utf-16-le", 1201: "utf-16-be", 708: "iso8859-6", 709: "cp1256", 710: "cp1256", 720: "cp720",
    819: "cp1252", 437: "cp437",
}  # fmt: skip
_CHARACTER_SETS = {
    77: "mac_roman", 78: "shift_jis", 79: "johab", 80: "gb2312", 81: "big5", 82: "johab", 83: "mac_hebrew",
    84: "mac_arabic", 85: "mac_greek", 86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 179: "cp1256", 180: "cp1256", 181: "cp1255", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_LANGUAGES = {
    0x01: "cp1256", 0x04: "gb18030", 0x05: "cp1250", 0x08: "cp1253", 0x0D: "cp1255", 0x0E: "cp1250", 0x11: "cp932",
    0x12: "cp949", 0x15: "cp1250", 0x18: "cp1250", 0x19: "cp1251", 0x1A: "cp1250", 0x1B: "cp1250", 0x1C: "cp1250",
    0x1E: "cp874", 0x1F: "cp1254", 0x20: "cp1256", 0x22: "cp1251", 0x23: "cp1251", 0x24: "cp1250", 0x25: "cp1257",
    0x26: "cp1257", 0x27: "cp1257", 0x29: "cp1256", 0x2A: "cp1258", 0x2C: "cp1254", 0x2F: "cp1251", 0x3F: "cp1251",
    0x40: "cp1251", 0x43: "cp1254", 0x44: "cp1251", 0x50: "cp1251", 0x80: "cp1256",
}  # fmt: skip
_LANGUAGES_IN_FULL = {0x0404: "cp950", 0x0C04: "cp950", 0x1404: "cp950", 0x0C1A: "cp1251", 0x082C: "cp1251"}
DEFAULT = "cp1252"


def code_page(number: int) -> str:
    """The encoding of a code page; Western Windows where the number is none."""
    named = _CODE_PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(named).name
    except LookupError:
        return DEFAULT


def character_set(number: int) -> str:
    """The encoding of a font's character set (`\\fcharset`, LOGFONT); empty where it leaves that to the document."""
    return _CHARACTER_SETS.get(number, "")


def code_page_of_language(number: int) -> str:
    """The encoding Windows uses for a language (MS-LCID)."""
    return _LANGUAGES_IN_FULL.get(number) or _LANGUAGES.get(number & 0x3FF, DEFAULT)


def decode(held: bytes, encoding: str) -> str:
    """The text in these bytes, wrong bytes shown as U+FFFD."""
    return held.decode(encoding, "replace")
