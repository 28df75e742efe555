# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two copies of one text, side by side: where they differ in words, marks, spaces, unseen characters and places.

Promise: every character that stands in one text and not in the other is in a difference, and so is every letter of a
PDF that stands 0.3 points or more from where its neighbours put it in the other copy. It does not say which copy was
changed, nor that a difference is a mark: two versions of a text differ too. Pictures and properties are not compared.

Method: a longest common subsequence of words, marks, single spaces and unseen characters (Hyyrö 2004, bit-parallel).
Letters that are the same in both are compared by their places: the step to the next letter of a line, the step to the
next line, and where lines begin, after the size and the place of the whole page are taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from vorlage.traces.texts.invisible import INVISIBLE

Places = NDArray[np.float32]

MOST_TOKENS: Final = 24_000
"""Compared at once; longer copies are compared page by page."""
LEAST_STEP: Final = 0.25
"""In points: what is told. Rounding by programs that make PDFs stays below it."""
_SAME_LINE: Final = 1.0
_FEWEST_PLACED: Final = 3
_TOKEN: Final = re.compile(r"\s|\w+|[^\w\s]")
_LINE_END: Final = re.compile("\n")
_LETTERS: Final = re.compile(r"\w")
_MARKS: Final = re.compile(r"[^\w\s]")
_SPACES: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A page of one copy: its text and, for PDFs, where each character of it begins: across and down, in points."""

    text: str
    places: Places | None = None


class _Copy:
    """The pages of one copy, with where their lines begin."""

    def __init__(self, pages: tuple[CopyPage, ...]) -> None:
        self.pages = pages
        self._starts: dict[int, list[int]] = {}

    def line_of(self, page: int, at: int) -> int:
        """The line of an offset on a page, from 1."""
        if page not in self._starts:
            text = self.pages[page].text if page < len(self.pages) else ""
            self._starts[page] = [match.end() for match in _LINE_END.finditer(text)]
        return bisect_right(self._starts[page], at) + 1

    def tokens(self) -> list[list[_Token]]:
        """What is compared, by page."""
        last = len(self.pages) - 1
        return [
            [_Token(number, match.start(), match[0]) for match in _TOKEN.finditer(page.text + "\n" * (number < last))]
            for number, page in enumerate(self.pages)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyDifference:
    """One difference: the rule, page and line in both copies, and what stands in each (for whoever may see it)."""

    code: str
    page: int
    line: int
    other_page: int
    other_line: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class _Token:
    page: int
    start: int
    text: str


def compare_copies(one: tuple[CopyPage, ...], other: tuple[CopyPage, ...]) -> tuple[list[CopyDifference], bool]:
    """All differences, in the order of the first copy, and whether all of both was compared."""
    first, second = _Copy(one), _Copy(other)
    tokens, others = first.tokens(), second.tokens()
    if max(sum(map(len, tokens)), sum(map(len, others))) <= MOST_TOKENS:
        return _compared(first, second, list(chain(*tokens)), list(chain(*others))), True
    found: list[CopyDifference] = []
    nothing: list[_Token] = []
    for mine, theirs in zip_longest(tokens, others, fillvalue=nothing):
        found += _compared(first, second, mine[:MOST_TOKENS], theirs[:MOST_TOKENS])
    return found, max(map(len, (*tokens, *others))) <= MOST_TOKENS


def _compared(one: _Copy, other: _Copy, tokens: list[_Token], others: list[_Token]) -> list[CopyDifference]:
    found: list[CopyDifference] = []
    same: list[tuple[_Token, _Token]] = []
    mine: list[_Token] = []
    theirs: list[_Token] = []
    at = (0, 0)

    def exchange() -> None:
        where, there = _place(tokens, at[0], len(mine)), _place(others, at[1], len(theirs))
        old, new = ("".join(each.text for each in stretch) for stretch in (mine, theirs))
        found.extend(
            CopyDifference(
                code=code, page=where.page + 1, line=one.line_of(where.page, where.start), other_page=there.page + 1,
                other_line=other.line_of(there.page, there.start), one=old, other=new,
            )
            for code in _codes(old, new)
        )  # fmt: skip
        letters, others_letters = _letters_of(mine), _letters_of(theirs)
        if [each.text for each in letters] == [each.text for each in others_letters]:
            same.extend(zip(letters, others_letters, strict=True))
        mine.clear()
        theirs.clear()

    for step in Indel.opcodes([each.text for each in tokens], [each.text for each in others]):
        if step.tag == "equal":
            exchange()
            same += zip(tokens[step.src_start : step.src_end], others[step.dest_start : step.dest_end], strict=True)
        else:
            mine += tokens[step.src_start : step.src_end]
            theirs += others[step.dest_start : step.dest_end]
        at = (step.src_end, step.dest_end)
    exchange()
    return [*found, *_moved(one, other, same)]


def _letters_of(tokens: list[_Token]) -> list[_Token]:
    """The letters of a stretch one by one: where only marks or spaces differ, they have places to be compared."""
    return [
        _Token(each.page, each.start + at, letter)
        for each in tokens
        for at, letter in enumerate(each.text)
        if _LETTERS.match(letter)
    ]


def _place(tokens: list[_Token], end: int, count: int) -> _Token:
    """The first of the last `count` tokens before `end`; the one before, where none was there."""
    if not tokens:
        return _Token(0, 0, "")
    return tokens[min(max(end - max(count, 1), 0), len(tokens) - 1)]


def _codes(old: str, new: str) -> list[str]:
    """Which rules a stretch that stands otherwise in the two copies falls under; none if it is the same."""
    if old == new:
        return []
    letters, others = ("".join(_LETTERS.findall(INVISIBLE.sub("", each))) for each in (old, new))
    if letters != others:
        return ["copy.letter" if _is_one_letter(letters, others) else "copy.wording"]
    codes = []
    if INVISIBLE.findall(old) != INVISIBLE.findall(new):
        codes.append("copy.unseen")
    marks = [_MARKS.findall(INVISIBLE.sub("", each)) for each in (old, new)]
    if marks[0] != marks[1]:
        codes.append("copy.punctuation")
    spaces = ["".join(_SPACES.findall(each)) for each in (old, new)]
    if spaces[0] != spaces[1]:
        are_lines = spaces[0].replace("\n", " ") == spaces[1].replace("\n", " ")
        codes.append("copy.lines" if are_lines else "copy.spaces")
    return codes or ["copy.punctuation"]


def _is_one_letter(letters: str, others: str) -> bool:
    """Whether one letter was put in, left out or exchanged."""
    shorter, longer = sorted((letters, others), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    start = next((at for at, (one, two) in enumerate(zip(shorter, longer, strict=False)) if one != two), len(shorter))
    return shorter[start + (len(shorter) == len(longer)) :] == longer[start + 1 :]


def _moved(one: _Copy, other: _Copy, same: list[tuple[_Token, _Token]]) -> Iterator[CopyDifference]:
    """Letters that stand in both copies, and not at the same places."""
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for mine, theirs in same:
        if not mine.text.isspace():
            pairs.setdefault((mine.page, theirs.page), []).extend(
                (mine.start + at, theirs.start + at) for at in range(len(mine.text))
            )
    for (page, other_page), offsets in pairs.items():
        first, second = one.pages[page], other.pages[other_page]
        for code, at, there in _moved_on_page(first, second, np.array(offsets)):
            yield CopyDifference(
                code=code, page=page + 1, line=one.line_of(page, at), other_page=other_page + 1,
                other_line=other.line_of(other_page, there), one=_around(first, at), other=_around(second, there),
            )  # fmt: skip


def _moved_on_page(one: CopyPage, other: CopyPage, offsets: NDArray[np.int64]) -> Iterator[tuple[str, int, int]]:
    if one.places is None or other.places is None or len(offsets) < _FEWEST_PLACED:
        return
    here, there = one.places[offsets[:, 0]].astype(np.float64), other.places[offsets[:, 1]].astype(np.float64)
    steps, other_steps = np.diff(here, axis=0), np.diff(there, axis=0)
    is_line = (np.abs(steps[:, 1]) < _SAME_LINE) & (np.abs(other_steps[:, 1]) < _SAME_LINE)
    is_next = _are_next(one, offsets[:, 0]) & _are_next(other, offsets[:, 1])
    usual = is_line & is_next & (steps[:, 0] > 1)
    scale = float(np.median(other_steps[usual, 0] / steps[usual, 0])) if usual.any() else 1.0
    size = float(np.abs(here).max())
    if abs(scale - 1) * size < LEAST_STEP:
        scale = 1.0
    shift = np.median(there - scale * here, axis=0)
    if scale != 1.0 or np.abs(shift).max() >= LEAST_STEP:
        yield "copy.page", int(offsets[0, 0]), int(offsets[0, 1])
    far = np.abs(other_steps - scale * steps)
    for at in np.flatnonzero(is_line & is_next & (far.max(axis=1) >= LEAST_STEP)):
        before, after = offsets[at], offsets[at + 1]
        is_gap = after[0] - before[0] > 1
        yield ("copy.gaps" if is_gap else "copy.kerning"), int(after[0]), int(after[1])
    begins = np.concatenate(([True], ~is_line & is_next))
    outside = np.abs(there - scale * here - shift)[:, 0] >= LEAST_STEP
    for at in np.flatnonzero(begins & outside):
        yield "copy.indent", int(offsets[at, 0]), int(offsets[at, 1])
    for at in np.flatnonzero(~is_line & is_next & (far[:, 1] >= LEAST_STEP)):
        yield "copy.line_gaps", int(offsets[at + 1, 0]), int(offsets[at + 1, 1])


def _are_next(page: CopyPage, offsets: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each of the letters but the last, whether only spaces stand between it and the next."""
    is_seen = np.fromiter((not each.isspace() for each in page.text), bool, len(page.text))
    rank = np.cumsum(is_seen)
    return np.asarray(np.diff(rank[offsets]) == 1)


def _around(page: CopyPage, at: int) -> str:
    return " ".join(page.text[max(at - 12, 0) : at + 12].split())
