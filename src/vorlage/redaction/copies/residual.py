# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a box that we painted still gives away: how many names of a list would fit it.

The widths of letters are learned from the words of the page, by least squares over their boxes; so a candidate's width
is known in the font of the page, without the font. Two numbers: how many candidates fit for a reader who does not know
which words were covered beside the name, and how many for one who guessed all of these.

For boxes of our own copies alone, before they leave. There is no way to hand in somebody else's box: to ask which names
fit under a redaction in a received file is to undo it, and that is not done here (decision 0055).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np

from vorlage.domain.errors import RedactionError
from vorlage.domain.pages import Page
from vorlage.domain.protection import SpotKind
from vorlage.domain.redactions import Fitting, Padding
from vorlage.domain.words import Box
from vorlage.redaction.copies.padding import LONGEST, STEP, Sheet, is_beside, pad

MOST_CANDIDATES: Final = 200_000
_MOST_BYTES: Final = 20_000_000
_USUAL_LETTER: Final = 0.45
"""Of the height of a line: how wide a letter is of which the page has none."""
_USUAL_SPACE: Final = 0.25
_LIKE_HEIGHT: Final = 0.15
_WEIGHT: Final = 0.2
"""How much the usual width counts beside what is measured: one letter's worth in five."""
_PIXEL: Final = 72 / 150
_OFF: Final = 0.01
"""Of a width: what is lost in learning and in rounding, beside a pixel."""


@dataclass(frozen=True, slots=True)
class LetterWidths:
    """How wide letters are on a page, in its measure."""

    by_letter: dict[str, float]
    other: float
    space: float

    def of(self, text: str) -> float:
        """The width of a text on one line."""
        return sum(self.space if letter == " " else self.by_letter.get(letter, self.other) for letter in text)


def learn_widths(page: Page, height: float) -> LetterWidths:
    """The widths of letters in words of about this height, weighed with the usual ones."""
    usual = _USUAL_LETTER * height
    words = [
        (page.text[word.start : word.end], word.box.x1 - word.box.x0)
        for word in page.words
        if word.box is not None and abs(word.box.y1 - word.box.y0 - height) <= _LIKE_HEIGHT * height
    ]
    letters = sorted({letter for text, _ in words for letter in text})
    if not letters:
        return LetterWidths({}, usual, _USUAL_SPACE * height)
    column = {letter: at for at, letter in enumerate(letters)}
    counts = np.zeros((len(words) + len(letters), len(letters)))
    widths = np.zeros(len(words) + len(letters))
    for row, (text, width) in enumerate(words):
        for letter in text:
            counts[row, column[letter]] += 1
        widths[row] = width
    for at in range(len(letters)):
        counts[len(words) + at, at] = _WEIGHT
        widths[len(words) + at] = _WEIGHT * usual
    learned, *_ = np.linalg.lstsq(counts, widths, rcond=None)
    by_letter = {letter: max(float(learned[column[letter]]), 0.0) for letter in letters}
    return LetterWidths(by_letter, float(np.mean(list(by_letter.values()))), _space(page, height))


def _space(page: Page, height: float) -> float:
    boxes = [word.box for word in page.words if word.box is not None]
    gaps = [
        after.x0 - before.x1
        for before, after in pairwise(boxes)
        if abs(after.y0 - before.y0) < 0.2 * height and 0 < after.x0 - before.x1 < height
    ]
    return median(gaps) if gaps else _USUAL_SPACE * height


def fitting(
    page: Page, tight: Box, kind: SpotKind, sheet: Sheet, padding: Padding, candidates: Sequence[str]
) -> Fitting:
    """How many candidates would fit the box that is painted over `tight`.

    Args:
        page: With its words, from which widths are learned.
        tight: Around the hidden words, as tight as they are.
        kind: What they are.
        sheet: The page as boxes are padded on it.
        padding: As it is painted.
        candidates: Spellings to be tried.
    """
    height, width = tight.y1 - tight.y0, tight.x1 - tight.x0
    learned = learn_widths(page, height)
    painted = pad(tight, kind, sheet, padding)
    widths = [learned.of(candidate) for candidate in candidates]
    room = painted.x1 - painted.x0
    has_covered = any(
        is_beside(tight, word) and painted.x0 < word.x1 and word.x0 < painted.x1 and not _is_within(word, tight)
        for word in sheet.words
    )
    if padding is Padding.LINE or has_covered:
        fits = sum(each <= room for each in widths)
    else:
        fits = sum(_steps(each, kind, height) == _steps(width, kind, height) for each in widths)
    near = _PIXEL + _OFF * width
    guessed = sum(abs(each - width) <= near for each in widths) if padding is not Padding.LINE and has_covered else fits
    return Fitting(page_number=page.number, fitting=fits, if_guessed=guessed, candidates=len(candidates))


def _steps(width: float, kind: SpotKind, height: float) -> int:
    return ceil(max(width, LONGEST[kind] * height) / STEP)


def _is_within(word: Box, tight: Box) -> bool:
    return word.x0 >= tight.x0 - 0.01 and word.x1 <= tight.x1 + 0.01


def read_candidates(place: Path) -> tuple[str, ...]:
    """The names of a list, one a line.

    Raises:
        RedactionError: It cannot be read, or is no such list. What stands in it is not repeated.
    """
    try:
        with place.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        listed = tuple(dict.fromkeys(line.strip() for line in content.decode("utf-8-sig").splitlines() if line.strip()))
    except (OSError, UnicodeDecodeError) as failure:
        raise _no_list() from failure
    if not listed or len(listed) > MOST_CANDIDATES or len(content) > _MOST_BYTES:
        raise _no_list()
    return listed


def _no_list() -> RedactionError:
    return RedactionError(
        "What was given after --candidates is no list of names that can be read.",
        expected=f"a text file in UTF-8 with 1 to {MOST_CANDIDATES:,} lines, a name on each",
        found="something else (not repeated here)",
        unharmed="No copy was made, and the original is as it was.",
        next_step="check the file and give the command again",
    )
