# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A text held against all rules for characters, and what was found entered with lines and counts."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from vorlage.traces.found import Found
from vorlage.traces.texts.homoglyphs import find_homoglyphs
from vorlage.traces.texts.invisible import INVISIBLE, find_invisible, most_bits
from vorlage.traces.texts.spacing import find_space_codes

_AROUND: Final = 16
MOST_CHARACTERS: Final = 8_000_000
"""Of one text; what is beyond is said to be left."""


def judge_characters(found: Found, text: str, *, page: int = 0, place: str = "line", is_pdf: bool = False) -> None:
    """Enter invisible characters and look-alikes of a text."""
    if text.isascii():
        return
    if len(text) > MOST_CHARACTERS:
        found.gap("limit")
        text = text[:MOST_CHARACTERS]
    lines: list[int] = []
    runs = find_invisible(text, is_pdf=is_pdf) if INVISIBLE.search(text) else []
    for code in dict.fromkeys(run.code for run in runs):
        of_code = [run for run in runs if run.code == code]
        bits = most_bits(of_code)
        for run in of_code:
            found.add(
                code,
                _shown(text, run.start, len(run.characters)),
                count=len(run.characters),
                page=page,
                place=place,
                at=_line(text, run.start, lines),
                bits=bits,
            )
            bits = 0
    for word in find_homoglyphs(text):
        found.add(word.code, word.word, page=page, place=place, at=_line(text, word.start, lines))


def judge_spaces(found: Found, text: str, *, has_line_ends: bool = True, place: str = "line") -> None:
    """Enter the ways in which spaces of a whole text may be a code; each place with a choice carries a bit at most."""
    lines: list[int] = []
    for each in find_space_codes(text[:MOST_CHARACTERS], has_line_ends=has_line_ends):
        found.add(each.code, count=each.rarer, place=place, at=_line(text, each.first, lines), bits=each.choices)


def judge_field(found: Found, value: str) -> None:
    """Enter invisible characters in a field of the properties."""
    runs = find_invisible(value) if INVISIBLE.search(value) else []
    for run in runs:
        found.add("name.zero_width", _shown(value, run.start, len(run.characters)), count=len(run.characters))


def _line(text: str, at: int, lines: list[int]) -> int:
    """The line of an offset, from 1; the starts of lines are worked out once."""
    if not lines:
        lines.append(0)
        lines.extend(index + 1 for index, character in enumerate(text) if character == "\n")
    return bisect_right(lines, at)


def _shown(text: str, start: int, length: int) -> str:
    """What stands there with a little around it, the invisible by their numbers: told, not decoded."""
    before, after = text[max(0, start - _AROUND) : start], text[start + length : start + length + _AROUND]
    middle = " ".join(f"U+{ord(character):04X}" for character in text[start : start + length][:24])
    return f"{before}[{middle}]{after}"
