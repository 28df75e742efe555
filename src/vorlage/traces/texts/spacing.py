# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Spaces as a code: one or two after a sentence, runs between words, blanks at the ends of lines, odd spaces.

Thirteen sentences with one or two spaces name eight thousand people. People also type both without a plan, programs
justify lines with runs of spaces, and columns are made of them; so a text is told only when both forms alternate as
habits do not, and when nothing else in it explains the runs. No code is read out: what is told is how many places have
a choice and how many took the rarer one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_SENTENCE: Final = re.compile(
    r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u044f0-9)][.!?])([\"'”’)]*)([ \u00a0]{1,3})"
    r"(?=[\"'“‘(]?[A-Z\u00c0-\u00de\u0410-\u042f])"
)
_WORD_GAP: Final = re.compile(r"(?<=[^\W\d_])( {1,3})(?=[^\W\d_])")
_ODD: Final = re.compile(r"(?<=[^\W\d_]{2})[\u2000-\u200a\u202f\u205f](?=[^\W\d_]{2})")
_HARD: Final = re.compile(r"(?<=[^\W\d_]{3})\u00a0(?=[^\W\d_]{3})")
_PLAIN: Final = re.compile(r"(?<=[^\W\d_]{2}) (?=[^\W\d_]{2})")
_LINE_END: Final = re.compile(r"(?<=\S)([ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+)$", re.M)
_FEWEST_SENTENCES: Final = 8
_FEWEST_RARER: Final = 2
_LEAST_SHARE: Final = 0.1
_FEWEST_CHANGES: Final = 2
_STRETCH: Final = 16
_FEWEST_ENDS: Final = 5


@dataclass(frozen=True, slots=True)
class SpaceCode:
    """Spaces used in two ways: the rule, how many places took the rarer way, how many had the choice."""

    code: str
    rarer: int
    choices: int
    first: int


def find_space_codes(text: str, *, has_line_ends: bool = True) -> list[SpaceCode]:
    """The ways in which spaces of a text may be a code.

    Args:
        text: As it was typed, with its line ends.
        has_line_ends: Whether blanks at the ends of lines are the writer's, and not of the format.
    """
    if len(text) < 40:
        return []
    found = [_sentences(text), _words(text), _odd(text), _hard(text)]
    if has_line_ends:
        found.append(_line_ends(text))
    return [each for each in found if each is not None]


def _sentences(text: str) -> SpaceCode | None:
    gaps = [(match.start(), len(match[2]) > 1) for match in _SENTENCE.finditer(text)]
    choices = [is_double for _, is_double in gaps]
    double = sum(choices)
    rarer = min(double, len(gaps) - double)
    if len(gaps) < _FEWEST_SENTENCES or rarer < _FEWEST_RARER or _runs_inside(text) > double:
        return None
    is_mixed = rarer >= _LEAST_SHARE * len(gaps) and _changes(choices) >= _FEWEST_CHANGES
    if not is_mixed and not _is_mixed_somewhere(choices):
        return None
    is_rarer = double <= len(gaps) - double
    first = next(at for at, is_double in gaps if is_double is is_rarer)
    return SpaceCode("spacing.sentences", rarer, len(gaps), first)


def _is_mixed_somewhere(choices: list[bool]) -> bool:
    """Whether a stretch of a longer text alternates, as one does that holds a code and the rest does not."""
    stretches = (choices[at : at + _STRETCH] for at in range(len(choices) - _STRETCH + 1))
    return any(min(sum(each), _STRETCH - sum(each)) >= 4 and _changes(each) >= 4 for each in stretches)


def _changes(choices: list[bool]) -> int:
    """How often the choice changes: text pasted from two writers changes once or twice, a code at every other gap."""
    return sum(one is not other for one, other in pairwise(choices))


def _runs_inside(text: str) -> int:
    """Runs of spaces between words: where they are as many as those after sentences, lines are justified or columns."""
    return sum(len(match[1]) > 1 for match in _WORD_GAP.finditer(text))


def _words(text: str) -> SpaceCode | None:
    """Two spaces between words, in lines where columns and justified setting do not explain them."""
    gaps = [(match.start(), len(match[1])) for match in _WORD_GAP.finditer(text)]
    double = [at for at, width in gaps if width == 2]
    if any(width > 2 for _, width in gaps) or not 0.05 * len(gaps) <= len(double) <= 0.7 * len(gaps):
        return None
    if len(double) < 8 or len(gaps) < 30 or _is_in_columns(text):
        return None
    return SpaceCode("spacing.words", len(double), len(gaps), double[0])


def _is_in_columns(text: str) -> bool:
    """Whether runs of spaces part columns, or fill lines to one width."""
    lines = [line for line in text.splitlines() if "  " in line.strip()]
    if sum("   " in line.strip() or "\t" in line for line in lines) > 0:
        return True
    widths = [len(line.rstrip()) for line in lines]
    usual = max(widths, key=widths.count, default=0)
    return len(widths) >= 4 and widths.count(usual) > len(widths) / 2


def _odd(text: str) -> SpaceCode | None:
    odd = [match.start() for match in _ODD.finditer(text)]
    plain = sum(1 for _ in _PLAIN.finditer(text))
    if len(odd) < 4 or len(odd) > plain:
        return None
    return SpaceCode("spacing.odd_spaces", len(odd), len(odd) + plain, odd[0])


def _hard(text: str) -> SpaceCode | None:
    """Hard spaces between long words: editors of web pages leave them, so it takes many, spread over the lines."""
    hard = [match.start() for match in _HARD.finditer(text)]
    plain = sum(1 for _ in _PLAIN.finditer(text))
    if len(hard) < 8 or not 0.2 * plain <= len(hard) <= plain:
        return None
    if "\u00a0\u00a0" in text or "\u00a0 " in text or " \u00a0" in text:
        return None  # an editor of web pages, which keeps every second space of a run so
    return SpaceCode("spacing.hard_spaces", len(hard), len(hard) + plain, hard[0])


def _line_ends(text: str) -> SpaceCode | None:
    """Blanks after the last word of lines, of several lengths or kinds: as programs hide messages in them (SNOW)."""
    lines = [line for line in text.splitlines() if line.strip()]
    ends = [(match.start(), match[1]) for match in _LINE_END.finditer(text)]
    kinds = {blank for _, blank in ends}
    if len(ends) < _FEWEST_ENDS or len(ends) == len(lines):
        return None
    has_tabs_between = any("\t" in blank and " " in blank for blank in kinds)
    if len(kinds) < 4 and not has_tabs_between:
        return None
    widths = {len(line) for line in lines if line != line.rstrip()}
    has_columns = "\t" in text.replace("\t\n", "\n").strip() and not has_tabs_between
    if len(widths) == 1 or _is_in_columns(text) or has_columns:
        return None
    return SpaceCode("spacing.line_ends", len(ends), len(lines), ends[0][0])
