# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where in the text of a record the words stand that a failed redaction was to hide: they are hidden by us, then.

A text layer has them as any other words, and so has the index. Whoever hands text out takes these stretches from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from vorlage.domain.bad_redactions import BadRedaction, BadRedactionBox, BadRedactionKind
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.words import Box

_KINDS: Final = frozenset(
    {
        BadRedactionKind.LIVE_TEXT,
        BadRedactionKind.HIGHLIGHT,
        BadRedactionKind.WHITE_TEXT,
        BadRedactionKind.COVERING_SHAPE,
        BadRedactionKind.HIDDEN,
        BadRedactionKind.TRACKED,
        BadRedactionKind.OFF_PAGE_TEXT,
    }
)
"""Kinds whose words can stand in the text of a page. What a reader kept apart as hidden is in no text."""
_SHORTEST: Final = 2
_EDGE, _SHARE = 0.5, 0.3


def hidden_spans(record: Record, found: Iterable[BadRedaction]) -> tuple[Span, ...]:
    """The stretches of a record's text that failed redactions were to hide, in order, none overlapping another.

    By place where the page knows its words' places, else by the words themselves, wherever they stand in the record:
    rather too much is hidden than too little.

    Args:
        record: As it is read now.
        found: Its failed redactions, with the words that were recovered.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    listed = [each for each in found if each.kind in _KINDS]
    for page in record.pages:
        for each in listed:
            if each.page_number in (None, page.number):
                spans += [(start + first, start + last) for first, last in _on_page(page, each)]
        start += len(page.text) + 1
    return tuple(_joined(spans))


def _on_page(page: Page, found: BadRedaction) -> Iterator[tuple[int, int]]:
    is_placed = found.box is not None and found.kind in (BadRedactionKind.LIVE_TEXT, BadRedactionKind.HIGHLIGHT)
    if is_placed and found.box is not None:
        under = [(word.start, word.end) for word in page.words if word.box and _is_within(word.box, found.box)]
        if under:
            yield from under
            return
    for line in found.recovered.splitlines():
        words = line.split()
        if sum(map(len, words)) >= _SHORTEST:
            for place in re.finditer(r"\s+".join(map(re.escape, words)), page.text):
                yield place.span()


def _is_within(word: Box, outer: BadRedactionBox) -> bool:
    """Whether a word overlaps what was hidden by more than an edge: half a word under a box is hidden as a whole."""
    left, top, right, bottom = outer
    across = min(word.x1, right) - max(word.x0, left)
    down = min(word.y1, bottom) - max(word.y0, top)
    return across > _EDGE and down > _SHARE * min(word.y1 - word.y0, bottom - top)


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for first, end in sorted(spans):
        if last is None or first > last[1]:
            if last is not None:
                yield last
            last = (first, end)
        else:
            last = (last[0], max(last[1], end))
    if last is not None:
        yield last
