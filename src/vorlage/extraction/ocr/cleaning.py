# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an engine saw that is no print: words seen twice, specks, strokes of stamps and signatures taken for letters.

Only what is both small and unsure goes. A line of print that is read badly stays, for the page's verdict to weigh.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

import numpy as np

from vorlage.extraction.ocr.engine import SeenLine, SeenWord

_SURE: Final = 0.8
_SPECK: Final = 0.25
"""Of the height of print: a mark as high and as wide as this is dust; a hyphen is wider."""
_SAME_PLACE: Final = 0.5
"""Of the smaller of two boxes that lies in the other: both are the same print, seen twice."""
_ECHO: Final = 0.4
_NOISE: Final = 0.6
_FEW_LETTERS: Final = 12


def without_noise(seen: Sequence[Sequence[SeenLine]]) -> list[list[SeenLine]]:
    """The lines of each block without what is no print. Sure words are never lost to unsure ones."""
    words = [word for lines in seen for line in lines for word in line.words]
    sure = [word.box[3] - word.box[1] for word in words if word.confidence >= _SURE and len(word.text) > 1]
    height = median(sure) if sure else 0.0
    repeated = {id(word) for word in _seen_twice([line for lines in seen for line in lines])}
    dropped = repeated | {id(word) for word in words if _is_speck(word, height)}
    cleaned = []
    for lines in seen:
        lines = [line for line in lines if not _is_echo(line, repeated)]
        left = (replace(line, words=tuple(word for word in line.words if id(word) not in dropped)) for line in lines)
        cleaned.append([line for line in left if line.words and not _is_noise(line)])
    return cleaned


def _is_speck(word: SeenWord, height: float) -> bool:
    left, top, right, bottom = word.box
    return max(right - left, bottom - top) < _SPECK * height


def _is_echo(line: SeenLine, repeated: set[int]) -> bool:
    """A line of which nearly half stands elsewhere already: its boxes are wrong, and so is the rest of it."""
    again = sum(len(word.text) for word in line.words if id(word) in repeated)
    return again >= _ECHO * sum(len(word.text) for word in line.words)


def _is_noise(line: SeenLine) -> bool:
    """A few letters, and no engine sure of them: a signature, the frame of a stamp."""
    letters = [(sum(map(str.isalnum, word.text)), word.confidence) for word in line.words]
    total = sum(count for count, _ in letters)
    if total >= _FEW_LETTERS:
        return False
    return total == 0 or sum(count * confidence for count, confidence in letters) / total < _NOISE


def _seen_twice(lines: Sequence[SeenLine]) -> list[SeenWord]:
    """Of words of different lines that stand in the same place, all but the surest.

    Within a line boxes may overlap: those of Arabic words often do.
    """
    words = [word for line in lines for word in line.words]
    if len(lines) < 2:
        return []
    line_of = np.array([place for place, line in enumerate(lines) for _ in line.words])
    boxes = np.array([word.box for word in words], dtype=np.float64)
    areas = np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), 1e-9)
    kept = np.zeros(len(words), dtype=bool)
    repeated = []
    for place in sorted(range(len(words)), key=lambda place: -words[place].confidence):
        left, top, right, bottom = boxes[place]
        across = np.minimum(boxes[:, 2], right) - np.maximum(boxes[:, 0], left)
        down = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
        shared = np.clip(across, 0, None) * np.clip(down, 0, None)
        over = shared > _SAME_PLACE * np.minimum(areas, areas[place])
        if (kept & over & (line_of != line_of[place])).any():
            repeated.append(words[place])
        else:
            kept[place] = True
    return repeated
