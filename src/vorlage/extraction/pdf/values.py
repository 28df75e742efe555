# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Values of a form, text boxes and stamps set among the lines of the page they are laid over.

A writer draws them last, whatever they stand beside; a reader reads a value after the caption on its left.
"""

from __future__ import annotations

from collections.abc import Sequence

from vorlage.extraction.pdf.places import PlacedWord, Rectangle, around
from vorlage.extraction.pdf.words import TextLine

Value = tuple[str, Rectangle]
"""What is laid over the page, empty where only its picture is known, and its box."""


def parted(lines: list[TextLine], values: Sequence[Value]) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the page itself, and those at the end of the stream that stand within a box laid over it."""
    if not values:
        return lines, []
    first = len(lines)
    while first and any(_stands_in(lines[first - 1].box, box) for _, box in values):
        first -= 1
    return lines[:first], lines[first:]


def with_values(lines: list[TextLine], filled: list[TextLine], values: Sequence[Value]) -> list[TextLine]:
    """The lines with those that were filled in after what stands on their left, else above what stands below them.

    A value without a picture of its own is set where its box is.
    """
    shown = "".join([word.text for line in (*lines, *filled) for word in line.words])
    drawn = list(filled)
    for text, box in values:
        parts = text.split()
        if parts and "".join(parts) not in shown:
            drawn.append(TextLine([PlacedWord(part, box) for part in parts], box))
    placed = list(lines)
    for line in drawn:
        _place(placed, line)
    return placed


def _place(lines: list[TextLine], value: TextLine) -> None:
    left, top, _, bottom = value.box
    middle = (top + bottom) / 2
    beside = [n for n, line in enumerate(lines) if line.box[1] <= middle <= line.box[3] and line.box[2] <= left + 2]
    if beside:
        nearest = max(beside, key=lambda n: lines[n].box[2])
        words = [*lines[nearest].words, *value.words]
        lines[nearest] = TextLine(words, around((lines[nearest].box, value.box)), value.divided)
        return
    below = next((n for n, line in enumerate(lines) if line.box[1] >= middle), len(lines))
    lines.insert(below, value)


def _stands_in(line: Rectangle, box: Rectangle) -> bool:
    x, y = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
