# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Characters that nobody sees, judged by what they do where they stand.

A zero-width non-joiner shapes words in Persian, Uyghur and the scripts of India; a joiner makes one emoji of several; a
zero-width space breaks lines in Thai or Khmer; direction marks order a line that holds Arabic or Hebrew letters;
a variation selector chooses a form of the ideograph before it. There they are part of the text and no trace (Unicode
Standard 15.0, chapters 9, 12, 16 and 23; UTS #51 for emoji; UTS #37 for ideographs). Anywhere else they change nothing
that a reader sees, and a pattern of them may name a copy.

Residual risks: a code written in joiners between Persian letters, where they do something, or in the soft hyphens of
ordinary words, is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final

from vorlage.names.scripts import Script, script_of

INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS: Final = "\u200c\u200d"
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_EMOJI: Final = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\u3297\u3299\U0001f000-\U0001faff]"
)
_KEYCAP: Final = frozenset("0123456789#*")
_LINE_BREAKING: Final = frozenset(
    {
        Script.THAI,
        Script.LAO,
        Script.KHMER,
        Script.MYANMAR,
        Script.TIBETAN,
        Script.HAN,
        Script.HIRAGANA,
        Script.KATAKANA,
    }
)
_BREAKS_AFTER: Final = frozenset("/\\._-–—:;,?&=+|@#%~)]}>")
"""In addresses, paths and names of programs, editors put a zero-width space where a line may break."""
_JOINING_BLOCKS: Final = (
    (0x0590, 0x08FF),  # Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic
    (0x0900, 0x109F),  # the scripts of India, Sinhala, Thai, Lao, Tibetan, Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0x1900, 0x1CFF),  # Limbu, Tai, Balinese, Sundanese, Batak, Lepcha, Vedic
    (0xA800, 0xABFF),  # Syloti, Phags-pa, Saurashtra, Devanagari extended, Javanese, Cham, Meetei
    (0xFB1D, 0xFDFF),  # presentation forms of Hebrew and Arabic
    (0xFE70, 0xFEFC),
    (0x10A00, 0x10FFF),
    (0x11000, 0x11FFF),
    (0x1E900, 0x1EFFF),
)
MANY: Final = 400
"""More findings on one page are counted, and their places not all kept."""


@dataclass(frozen=True, slots=True)
class Invisible:
    """One run of invisible characters that do nothing where they stand: which rule, offset, and the characters."""

    code: str
    start: int
    characters: str


def find_invisible(text: str, *, is_pdf: bool = False) -> list[Invisible]:
    """The runs of invisible characters that have nothing to do where they stand.

    Args:
        text: As stored; a byte order mark at its very start is none of the text's characters.
        is_pdf: Text set by a program, where soft hyphens and stray marks are its own at the ends of lines.
    """
    found: list[Invisible] = []
    for match in INVISIBLE.finditer(text):
        if does_its_work(text, match.start(), is_pdf=is_pdf):
            continue
        code = _code_of(match[0])
        last = found[-1] if found else None
        if last is not None and last.code == code and last.start + len(last.characters) == match.start():
            found[-1] = Invisible(code, last.start, last.characters + match[0])
        else:
            found.append(Invisible(code, match.start(), match[0]))
    return found


def most_bits(runs: list[Invisible]) -> int:
    """An upper bound of what these runs carry: as many symbols as differ, each at its place; 0 for one symbol alone."""
    kinds = Counter(character for run in runs for character in run.characters)
    return int(kinds.total() * log2(len(kinds))) if len(kinds) > 1 else 0


def _code_of(character: str) -> str:
    point = ord(character)
    if 0xE0000 <= point <= 0xE007F:
        return "text.tags"
    if 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or 0x180B <= point <= 0x180F:
        return "text.variation"
    if character in _BIDI:
        return "text.direction"
    if character == "\u00ad":
        return "text.soft_hyphen"
    return "text.zero_width"


def does_its_work(text: str, at: int, *, is_pdf: bool = False) -> bool:
    """Whether the invisible character at an offset does there what it is made for."""
    character, point = text[at], ord(text[at])
    before, after = _visible_before(text, at), _visible_after(text, at)
    if character in _JOINERS:
        return _joins(text, at, before, after)
    if character in _BIDI:
        return _orders(text, at)
    if 0xFE00 <= point <= 0xFE0F or point >= 0xE0100 or 0x180B <= point <= 0x180F:
        return _chooses_a_form(text, at)
    if 0xE0000 <= point <= 0xE007F:
        return _is_flag(text, at)
    if character == "\ufeff":
        # A packet of XMP opens with one, between quotation marks (ISO 16684-1, 7.3.2).
        return at == 0 or (is_pdf and not after) or text[max(0, at - 7) : at] in ('begin="', "begin='")
    if character == "\u00ad":
        return is_pdf or (_is_letter(before) and (_is_letter(after) or after in ("", "\n")))
    if character == "\u200b":
        return _may_break(before, after)
    if 0x2061 <= point <= 0x2064:
        return _is_formula(before) or _is_formula(after)
    if character == "\u2060":
        return _may_break(before, after)
    if character in "\u115f\u1160\u3164\uffa0":
        return Script.HANGUL in (script_of(before) if before else None, script_of(after) if after else None)
    if character == "\u034f":
        return _is_joining(before) or _is_joining(after)
    return _is_joining(before) or _is_joining(after) or 0xFFF9 <= point <= 0xFFFB


def _joins(text: str, at: int, before: str, after: str) -> bool:
    if _is_joining(before) or _is_joining(after):
        # Beside a letter that joins it shapes a word; a run of them shapes no more than the first.
        return at == 0 or text[at - 1] not in _JOINERS
    return text[at] == "\u200d" and bool(_EMOJI.match(before) and _EMOJI.match(after))


def _orders(text: str, at: int) -> bool:
    """Whether the paragraph has letters that run from right to left: then marks of direction may order it."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    paragraph = text[start : len(text) if end < 0 else end]
    return any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in paragraph if character not in _BIDI
    )


def _chooses_a_form(text: str, at: int) -> bool:
    base = text[at - 1] if at else ""
    point = ord(text[at])
    if not base:
        return False
    if point >= 0xE0100:
        return script_of(base) is Script.HAN
    if 0x180B <= point <= 0x180F:
        return 0x1800 <= ord(base) <= 0x18AF
    if point in (0xFE0E, 0xFE0F):
        return bool(_EMOJI.match(base)) or base in _KEYCAP
    category = unicodedata.category(base)
    return script_of(base) is Script.HAN or category in ("Sm", "So") or _is_joining(base) or base in "0、。，．！：；？"


def _is_flag(text: str, at: int) -> bool:
    """Whether a tag stands in the flag of a part of a country: black flag, tags, end (UTS #51, ED-14a)."""
    start = at
    while start and 0xE0000 <= ord(text[start - 1]) <= 0xE007F and at - start < 8:
        start -= 1
    return start > 0 and text[start - 1] == "\U0001f3f4" and at - start < 8


def _may_break(before: str, after: str) -> bool:
    """Whether a line may break here in a script without spaces, or within an address or a path."""
    beside = {script_of(each) for each in (before, after) if each}
    return bool(beside & _LINE_BREAKING) or before in _BREAKS_AFTER or after in _BREAKS_AFTER or _is_joining(before)


def _visible_before(text: str, at: int) -> str:
    while at > 0:
        at -= 1
        if not INVISIBLE.match(text[at]) and unicodedata.category(text[at]) not in ("Mn", "Sk"):
            return text[at]
    return ""


def _visible_after(text: str, at: int) -> str:
    for character in text[at + 1 : at + 40]:
        if not INVISIBLE.match(character):
            return character
    return ""


def _is_letter(character: str) -> bool:
    return bool(character) and character.isalpha()


def _is_formula(character: str) -> bool:
    return bool(character) and (
        character.isdigit() or unicodedata.category(character) == "Sm" or character in "()[]{}′"
    )


@lru_cache(maxsize=4096)
def _is_joining(character: str) -> bool:
    """Whether the letter is of a script whose letters change their form beside one another."""
    if not character or unicodedata.category(character)[0] not in "LM":
        return False
    return any(first <= ord(character) <= last for first, last in _JOINING_BLOCKS)
