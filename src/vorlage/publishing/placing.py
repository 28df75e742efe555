# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where an exhibit stands: the one place of a quote in its record, and the boxes of a passage on its page.

A quote has to stand there once. The first of two would be a guess about what a person means to publish.

Runs of white space are equal, and so are typographic and plain quotation marks, apostrophes and dashes: what a person
copies from a screen or types is found where it stands. Capitals and all other characters have to agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from vorlage.domain.editions import ExhibitRequest, PlacedExhibit
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.words import Box, Word
from vorlage.publishing.exhibit_list import refused

_ALIKE: Final = str.maketrans(
    {**dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032", "'"), **dict.fromkeys("\u201c\u201d\u201e\u201f", '"')}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""One character for one, so that offsets stay."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff60]"
)
"""Characters of scripts written without spaces between words."""
_PAGES_NAMED: Final = 10


def place_exhibit(request: ExhibitRequest, record: Record) -> PlacedExhibit:
    """Find an exhibit in its record.

    Raises:
        ExhibitListError: The record has no such page, or the quote stands there nowhere, or more than once.
    """
    page = record.page(request.page or 1)
    if page is None:
        what = f"The record has no page {request.page}; it has {len(record.pages)}."
        raise refused(request.place, what, "give a page by its number, counted from 1")
    if request.quote:
        return _of_quote(request, record)
    if request.box is not None:
        return _of_box(request, request.box, record, page)
    return PlacedExhibit(request=request, record=record.number, page=page.number, span=None, boxes=())


def boxes_of(words: Sequence[Word], start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the words from `start` to `end` of a page, one for each line. Words without a place have none."""
    lines: list[list[Box]] = []
    for word in words:
        if word.box is None or word.end <= start or word.start >= end:
            continue
        if lines and _is_on_line(lines[-1][-1], word.box):
            lines[-1].append(word.box)
        else:
            lines.append([word.box])
    return tuple(_around(line) for line in lines)


def _of_quote(request: ExhibitRequest, record: Record) -> PlacedExhibit:
    found = [(page, span) for page in record.pages for span in _places(request.quote, page.text)]
    wanted = [each for each in found if request.page in (None, each[0].number)]
    if len(wanted) == 1:
        page, (start, end) = wanted[0]
        first = record.page_start(page.number)
        return PlacedExhibit(
            request=request,
            record=record.number,
            page=page.number,
            span=(first + start, first + end),
            boxes=boxes_of(page.words, start, end),
        )
    elsewhere = _pages_named([page.number for page, _ in found])
    if not found:
        what = "Its quote stands nowhere in the record."
        raise refused(request.place, what, "copy the words as the page shows them: vorlage text CASE ITEM --page N")
    if not wanted:
        raise refused(request.place, f"Its quote is not on page {request.page}; it is on {elsewhere}.", "say that page")
    places = elsewhere if request.page is None else f"page {request.page}"
    what = f"Its quote stands {len(wanted)} times, on {places}."
    raise refused(request.place, what, "quote more of the words around it, or name the page")


def _of_box(request: ExhibitRequest, box: Box, record: Record, page: Page) -> PlacedExhibit:
    if not (page.width and page.height):
        what = f"Page {page.number} has no size, so that no box is on it."
        raise refused(request.place, what, 'name the words instead: quote = "..."')
    if box.x1 > page.width or box.y1 > page.height:
        what = f"Its box reaches over page {page.number}, which is {page.width:g} by {page.height:g}."
        raise refused(request.place, what, "give left, top, right, bottom in points from the top left corner")
    inside = [word for word in page.words if word.box is not None and _has_middle_in(box, word.box)]
    first = record.page_start(page.number)
    span: Span | None = None
    if inside:
        span = first + min(word.start for word in inside), first + max(word.end for word in inside)
    return PlacedExhibit(request=request, record=record.number, page=page.number, span=span, boxes=(box,))


def _places(quote: str, text: str) -> Iterator[Span]:
    """Where a quote stands in a text, overlapping places too."""
    words = unicodedata.normalize("NFC", quote).translate(_ALIKE).split()
    if not words:
        return
    # A line may end between any two characters of a script that is written without spaces.
    loose = (_UNSPACED.sub(r"\g<0>\\s*", re.escape(word)).removesuffix(r"\s*") for word in words)
    pattern = re.compile("(?=(" + r"\s+".join(loose) + "))")
    for found in pattern.finditer(text.translate(_ALIKE)):
        yield found.span(1)


def _pages_named(numbers: Sequence[int]) -> str:
    several = sorted(set(numbers))
    named = ", ".join(map(str, several[:_PAGES_NAMED])) + (" and more" if len(several) > _PAGES_NAMED else "")
    return f"page {named}" if len(several) == 1 else f"pages {named}"


def _is_on_line(last: Box, box: Box) -> bool:
    """Whether a word stands on the line of the one before: they overlap by half of the lower one's height."""
    overlap = min(last.y1, box.y1) - max(last.y0, box.y0)
    return overlap > 0.5 * min(last.y1 - last.y0, box.y1 - box.y0)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _has_middle_in(outer: Box, inner: Box) -> bool:
    return outer.x0 <= (inner.x0 + inner.x1) / 2 <= outer.x1 and outer.y0 <= (inner.y0 + inner.y1) / 2 <= outer.y1
