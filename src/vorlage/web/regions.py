# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where words stand on a page's picture: spans of text to boxes, one to a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page
from vorlage.domain.words import Box


def boxes_of(page: Page, span: Span) -> tuple[Box, ...]:
    """The boxes that a stretch of a page's text covers on the page, words of one line joined.

    Only whole words have boxes, so a match inside a word marks the word. Empty where no word has a box.
    """
    start, end = span
    ends = [word.end for word in page.words]
    boxes: list[Box] = []
    for word in page.words[bisect_right(ends, start) :]:
        if word.start >= end:
            break
        if word.box is not None:
            boxes.append(word.box)
    return join_lines(boxes)


def join_lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Join boxes that follow each other on one line.

    Two boxes are on one line when they overlap in height by half the lower one, and the gap between them is no
    wider than twice that height: a word space, not the gutter between columns.
    """
    joined: list[Box] = []
    for box in boxes:
        if joined and _on_one_line(joined[-1], box):
            last = joined[-1]
            joined[-1] = Box(min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1))
        else:
            joined.append(box)
    return tuple(joined)


def _on_one_line(one: Box, other: Box) -> bool:
    height = min(one.y1 - one.y0, other.y1 - other.y0)
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    return overlap >= height / 2 and gap <= 2 * height


def crop_around(page: Page, boxes: Sequence[Box]) -> Box:
    """The strip of a page to show for some boxes: as wide as the page's words, and some lines above and below.

    Raises:
        ValueError: No boxes.
    """
    if not boxes:
        raise ValueError("nothing to show")
    margin = max(page.height * 0.05, 24.0)
    top = max(0.0, min(box.y0 for box in boxes) - margin)
    bottom = min(page.height, max(box.y1 for box in boxes) + margin)
    written = [*boxes, *(word.box for word in page.words if word.box is not None)]
    left = max(0.0, min(box.x0 for box in written) - margin / 2)
    right = min(page.width, max(box.x1 for box in written) + margin / 2)
    return Box(left, top, max(right, left), max(bottom, top))
