# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes to text when nobody says in which encoding they are.

Order: byte order mark, UTF-8, UTF-16 by its zero bytes, then each legacy encoding that decodes without an error,
judged by how many of its characters are the frequent ones of the languages written in it; charset-normalizer has the
last word. Bytes that nothing explains are no text: None, never a text of wrong letters.

Residual risks: a legacy text of a few words may be read in a neighbour's encoding (cp1250 for cp1252).
"""

from __future__ import annotations

import codecs
import re

from vorlage.extraction.frequent_characters import (
    ARABIC,
    CYRILLIC,
    HAN_SIMPLIFIED,
    HAN_TRADITIONAL,
    HANGUL,
    KANA,
    KAZAKH,
    LATIN,
    LATIN_EAST,
    LATIN_TURKISH,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROL_BYTES = bytes(sorted({*range(32), 127} - {9, 10, 12, 13, 27}))
_JUDGED_BYTES = 200_000
_LEGACY: tuple[tuple[str, frozenset[str], float], ...] = (
    ("gb18030", frozenset(HAN_SIMPLIFIED + "，。、《》“”：；（）"), 0.55),
    ("big5", frozenset(HAN_TRADITIONAL + "，。、「」：；（）"), 0.55),
    ("big5hkscs", frozenset(HAN_TRADITIONAL + "，。、「」：；（）"), 0.55),
    ("shift_jis", frozenset(KANA), 0.5),
    ("cp932", frozenset(KANA), 0.5),
    ("euc_jp", frozenset(KANA), 0.5),
    ("euc_kr", frozenset(HANGUL), 0.5),
    ("cp949", frozenset(HANGUL), 0.5),
    ("cp1251", frozenset(CYRILLIC), 0.85),
    ("koi8-r", frozenset(CYRILLIC), 0.85),
    ("iso8859-5", frozenset(CYRILLIC), 0.85),
    ("cp866", frozenset(CYRILLIC), 0.85),
    ("mac_cyrillic", frozenset(CYRILLIC), 0.85),
    ("kz1048", frozenset(CYRILLIC + KAZAKH), 0.85),
    ("ptcp154", frozenset(CYRILLIC + KAZAKH), 0.85),
    ("cp1256", frozenset(ARABIC), 0.85),
    ("iso8859-6", frozenset(ARABIC), 0.85),
    ("cp720", frozenset(ARABIC), 0.85),
    ("mac_arabic", frozenset(ARABIC), 0.85),
    ("cp1252", frozenset(LATIN), 1.0),
    ("cp1250", frozenset(LATIN_EAST), 1.0),
    ("cp1254", frozenset(LATIN_TURKISH), 1.0),
    ("iso8859-15", frozenset(LATIN), 1.0),
    ("iso8859-2", frozenset(LATIN_EAST), 1.0),
    ("mac_roman", frozenset(LATIN), 1.0),
    ("cp850", frozenset(LATIN), 1.0),
    ("cp852", frozenset(LATIN_EAST), 1.0),
    ("cp857", frozenset(LATIN_TURKISH), 1.0),
)
"""Encoding, its languages' frequent characters, and which share of the non-ASCII characters these usually are. Of two
that explain a text as well, the first is taken: the one in wider use."""

_UPSIDE_DOWN = re.compile(
    r"(?<=[^\W\d_A-Za-z])[А-ЯЁ](?=[а-яё])|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŽŒĞİŞ](?=[a-zß-öø-ÿ])"
)  # "ingŽnieurs"
_UTF7_WORD = re.compile(rb"\+[A-Za-z0-9/+]{3,}-?")
_JUDGED_CHARACTERS = 4_000
_ENOUGH = 0.6
_ENOUGH_KNOWN = 0.75
_MIXED_WORD = re.compile(r"[A-Za-z](?=[\u0370-\u06ff\u3040-\ud7ff])|(?<=[\u0370-\u06ff\u3040-\ud7ff])[a-z]")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|encoding=["']([A-Za-z0-9_.-]{2,40})""", re.I
)
_READ_AS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
}


def decode_text(untrusted_bytes: bytes) -> str | None:
    """The text in these bytes, or None when they are no text in any encoding known here."""
    for mark, encoding in _MARKS:
        if untrusted_bytes.startswith(mark):
            return _decode(untrusted_bytes[len(mark) :], encoding, forgiving=True)
    if b"\x00" in untrusted_bytes:
        return _decode_utf16(untrusted_bytes)
    if (escaped := _decode_seven_bits(untrusted_bytes)) is not None:
        return escaped
    sample = untrusted_bytes[:_JUDGED_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls * 200 > len(sample):
        return _decode_utf16(untrusted_bytes)
    return _decode_utf8(untrusted_bytes) or _decode_legacy(untrusted_bytes)


def decode_markup(untrusted_bytes: bytes) -> str | None:
    """The text of a page of markup: as it declares itself (HTML standard, "prescan"), if that holds, else as any text.

    A byte order mark and valid UTF-8 come before what is declared: both are surer.
    """
    if not untrusted_bytes.startswith(tuple(mark for mark, _ in _MARKS)):
        as_utf8 = _decode(untrusted_bytes, "utf-8")
        if as_utf8 is not None:
            return as_utf8
        if declared := _DECLARED.search(untrusted_bytes[:4096]):
            label = (declared[1] or declared[2]).decode("ascii").lower()
            text = decode_as(untrusted_bytes, label)
            if text is not None:
                return text
    return decode_text(untrusted_bytes)


def decode_as(untrusted_bytes: bytes, label: str) -> str | None:
    """The text in the encoding a mail or page names; None when it is unknown or does not fit."""
    try:
        encoding = codecs.lookup(_READ_AS.get(label.lower(), label)).name
    except (LookupError, ValueError):
        return None
    return _decode(untrusted_bytes, encoding, forgiving=True)


def _decode(untrusted_bytes: bytes, encoding: str, *, forgiving: bool = False) -> str | None:
    """Decode; forgiving lets one byte in a thousand be wrong, shown as U+FFFD."""
    try:
        return untrusted_bytes.decode(encoding)
    except (UnicodeError, LookupError):
        pass
    if not forgiving:
        return None
    try:
        text = untrusted_bytes.decode(encoding, "replace")
    except (UnicodeError, LookupError, TypeError):
        return None
    wrong = text.count("\ufffd")
    return text if wrong <= 2 or wrong * 1000 <= len(text) else None


def _decode_seven_bits(untrusted_bytes: bytes) -> str | None:
    """Text that ASCII bytes stand for: ISO-2022 (RFC 1468, RFC 1557), HZ (RFC 1843), UTF-7 (RFC 2152); else None.

    The first two have marks that plain text does not. UTF-7 looks like code or keys, so all it says must be letters.
    """
    if not untrusted_bytes.isascii():
        return None
    if b"\x1b$" in untrusted_bytes:
        for encoding in ("iso2022_jp_2", "iso2022_kr"):
            if (text := _decode(untrusted_bytes, encoding)) is not None and not text.isascii():
                return text
    if b"~{" in untrusted_bytes and b"~}" in untrusted_bytes:
        text = _decode(untrusted_bytes, "hz")
        if text is not None and _is_made_of_letters(text):
            return text
    if sum(map(len, _UTF7_WORD.findall(untrusted_bytes[:_JUDGED_BYTES]))) >= 12:
        text = _decode(untrusted_bytes, "utf-7")
        if text is not None and _is_made_of_letters(text):
            return text
    return None


def _is_made_of_letters(text: str) -> bool:
    foreign = [character for character in text[:_JUDGED_CHARACTERS] if character > "\x7f"]
    known = sum(_is_known(letter) or _is_in(letter, "big5") or _is_in(letter, "shift_jis") for letter in foreign)
    return len(foreign) >= 6 and known >= len(foreign) * 0.97


def _decode_utf8(untrusted_bytes: bytes) -> str | None:
    """UTF-8, whole or cut off in mid-character, with at most one wrong byte in a thousand."""
    text = _decode(untrusted_bytes, "utf-8")
    if text is not None:
        return text
    text = untrusted_bytes.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    foreign = sum(1 for character in text[:_JUDGED_BYTES] if character > "\x7f") - wrong
    return text if wrong * 1000 <= len(text) and foreign > wrong * 3 else None


def _decode_utf16(untrusted_bytes: bytes) -> str | None:
    """UTF-16 or 32 without a mark: told by where the zero bytes stand, and by what comes out."""
    best: tuple[float, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        text = _decode(untrusted_bytes, encoding)
        if text is None or not text:
            continue
        sample = text[:_JUDGED_CHARACTERS]
        known = sum(map(_is_known, sample)) / len(sample)
        if known > _ENOUGH_KNOWN and (best is None or known > best[0]):
            best = (known, text)
    return best[1] if best else None


def _is_known(character: str) -> bool:
    """Whether texts are made of this character. Of Han those of GB 2312 count, and the frequent traditional."""
    if character in "\t\n\r" or " " <= character < "\x7f" or character in _KNOWN_IN_UTF16:
        return True
    return _is_in(character, "euc_kr" if "가" <= character <= "힣" else "gb2312")


def _is_in(character: str, encoding: str) -> bool:
    try:
        return len(character.encode(encoding)) == 2
    except UnicodeError:
        return False


def _decode_legacy(untrusted_bytes: bytes) -> str | None:
    ranked = []
    for encoding, frequent, usual in _LEGACY:
        text = _decode(untrusted_bytes, encoding)
        if text is not None:
            ranked.append((_likeness(text[:_JUDGED_BYTES], frequent, usual), encoding, text))
    ranked.sort(key=lambda entry: -entry[0])
    if ranked and ranked[0][0] >= _ENOUGH:
        return ranked[0][2]
    return _decode_by_guess(untrusted_bytes)


def _likeness(sample: str, frequent: frozenset[str], usual: float) -> float:
    """How much a decoded text looks like one: its share of frequent characters, over the usual share.

    Words of two scripts and letters in mid-word that change between small and capital (cp1251 read as KOI8-R) count
    against it, and so does a Latin text in which every other letter is an accented one.
    """
    foreign = [character for character in sample if character > "\x7f"]
    if not foreign:
        return 0.0
    lowered = sum(
        1 for character in foreign if character in frequent or (character.lower() in frequent and character.isupper())
    )
    share = lowered / len(foreign)
    upside_down = len(_UPSIDE_DOWN.findall(sample)) / len(foreign)
    mixed = len(_MIXED_WORD.findall(sample)) / len(foreign)
    if usual == 1.0 and len(foreign) * 3 > len(sample):
        share /= 2
    return share / usual - upside_down * 4 - mixed * 2


def _decode_by_guess(untrusted_bytes: bytes) -> str | None:
    from charset_normalizer import from_bytes

    guess = from_bytes(untrusted_bytes[:_JUDGED_BYTES]).best()
    if guess is None or guess.percent_chaos > 5.0 or guess.percent_coherence < 20.0:
        return None
    return _decode(untrusted_bytes, guess.encoding, forgiving=True)


_KNOWN_IN_UTF16 = frozenset(
    HAN_SIMPLIFIED + HAN_TRADITIONAL + KANA + HANGUL + CYRILLIC + CYRILLIC.upper() + ARABIC + LATIN
    + LATIN_EAST + LATIN_TURKISH + "，。、《》「」：；（）؟،۔" + "".join(map(chr, range(0x620, 0x6D6)))
    + "".join(map(chr, range(0x410, 0x450)))
)  # fmt: skip
