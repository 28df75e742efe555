# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where text stands on a page: columns, tables, lines."""

from __future__ import annotations

import numpy as np

from vorlage.extraction.ocr.ink import Ink, find_rules
from vorlage.extraction.ocr.layout import find_layout

HEIGHT, PITCH = 12, 20


def paper() -> Ink:
    """A page without ink."""
    return np.zeros((800, 600), dtype=np.bool_)


def print_lines(ink: Ink, left: int, right: int, top: int, count: int) -> None:
    """Lines of words of 24 cells, as many as there is room for."""
    for y in range(top, top + count * PITCH, PITCH):
        for x in range(left, right - 24, 29):
            ink[y : y + HEIGHT, x : x + 24] = True


def test_columns_are_read_one_after_the_other() -> None:
    """Below a heading, the left column comes before the right one, and the other way round from the right."""
    ink = paper()
    print_lines(ink, 50, 550, 40, 1)
    print_lines(ink, 50, 280, 120, 12)
    print_lines(ink, 330, 550, 120, 12)
    print_lines(ink, 50, 550, 420, 5)
    blocks = find_layout(ink).blocks
    assert [len(block.lines) for block in blocks] == [1, 12, 12, 5]
    assert blocks[1].box[0] < blocks[2].box[0]
    turned = find_layout(ink, from_right=True).blocks
    assert turned[1].box[0] > turned[2].box[0]


def test_a_table_is_not_cut_into_columns() -> None:
    """Short entries far apart are rows of a table, which are read across."""
    ink = paper()
    for y in range(100, 400, PITCH):
        for x, width in ((50, 40 + y % 60), (300, 30), (480, 25)):
            ink[y : y + HEIGHT, x : x + width] = True
    assert len(find_layout(ink).blocks) == 1


def test_dots_belong_to_their_line() -> None:
    """The dots above and below Arabic letters make no lines of their own."""
    ink = paper()
    print_lines(ink, 50, 550, 100, 8)
    for y in range(100, 100 + 8 * PITCH, PITCH):
        ink[y - 3 : y - 1, 60:540:40] = True
    assert len(find_layout(ink).lines) == 8


def test_lines_that_touch_are_taken_apart() -> None:
    """Descenders that reach the next line do not make two lines one."""
    ink = paper()
    print_lines(ink, 50, 550, 100, 8)
    ink[100 : 100 + 7 * PITCH, 70:74] = True
    assert len(find_layout(ink).lines) == 8


def test_blank_paper_has_no_layout() -> None:
    """No ink, no block."""
    assert find_layout(paper()).blocks == ()


def test_rules_are_told_from_letters() -> None:
    """A long thin rule is found, and a line of words is not one."""
    ink = paper()
    print_lines(ink, 50, 550, 100, 2)
    ink[200:202, 50:550] = True
    ink[100:400, 40:42] = True
    rules = find_rules(ink, shortest=60)
    assert rules[200:202, 60:540].all() and rules[110:390, 40:42].all()
    assert not rules[100:140, 50:].any()
