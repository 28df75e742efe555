# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is hidden of a record: its spots, on which page each stands, and by which boxes of words.

1. Every spot of the whole text that is protected, undecided or of the form of an identifier (`protection.masking`):
over the ends of lines and pages. 2. What was hidden once is looked for everywhere else in the record, so that a name
that could be told at one place is not read at another. 3. Each spot is placed by the boxes of its words, one for each
line. A page on which a spot has no place, or whose words nobody read well, cannot be redacted by names.

Residual risks: those of masking; and words that stand in a picture on a page that has text of its own are in no text.
For these the finished picture is looked at again (`seeing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.protection import Spot, SpotKind, Why
from vorlage.domain.redactions import DrawnBox, Padding, Redaction, RedactionOrigin
from vorlage.domain.words import Box, Word
from vorlage.protection.across_scripts import parts_of
from vorlage.protection.masking import joined, spots_of
from vorlage.protection.matching import Pattern, PatternIndex, squeeze
from vorlage.protection.roster import Roster
from vorlage.redaction.copies.padding import Sheet, in_lines, pad, pad_drawn

_LEAST_ALONE: Final = 5
"""Letters of one word, so that it is looked for elsewhere too: shorter ones are parts of too much."""
_LEAST_TOGETHER: Final = 4
_RUNS_DOWN: Final = 1.5


@dataclass(frozen=True, slots=True)
class PageSpot:
    """A spot in the text of one page."""

    start: int
    end: int
    kind: SpotKind


def spots_by_page(record: Record, roster: Roster) -> dict[int, tuple[PageSpot, ...]]:
    """For every page its spots, steps 1 and 2; a spot that goes over a page's end stands on both."""
    text = record.text
    spots = hidden_spots(text, roster)
    found: dict[int, tuple[PageSpot, ...]] = {}
    start = 0
    for page in record.pages:
        end = start + len(page.text)
        found[page.number] = tuple(
            PageSpot(max(spot.start, start) - start, min(spot.end, end) - start, spot.kind)
            for spot in spots
            if spot.start < end and start < spot.end
        )
        start = end + 1
    return found


def on_pages(record: Record, spans: Iterable[Span]) -> dict[int, tuple[PageSpot, ...]]:
    """Stretches of a record's text as stretches of its pages."""
    listed = tuple(spans)
    found: dict[int, tuple[PageSpot, ...]] = {}
    start = 0
    for page in record.pages:
        end = start + len(page.text)
        found[page.number] = tuple(
            PageSpot(max(first, start) - start, min(last, end) - start, SpotKind.NAME)
            for first, last in listed
            if first < end and start < last
        )
        start = end + 1
    return found


def hidden_spots(text: str, roster: Roster) -> tuple[Spot, ...]:
    """Every spot of a text, and every other place where the words of one stand."""
    spots = spots_of(text, roster)
    repeated = PatternIndex(_patterns(text[spot.start : spot.end] for spot in spots))
    if not repeated:
        return spots
    elsewhere = sorted(set(repeated.places(squeeze(text))))
    again = [Spot(start=start, end=end, kind=SpotKind.NAME, why=Why.UNDECIDED) for start, end in elsewhere]
    return joined(text, (*spots, *roster.without_public(text, again)))


def _patterns(texts: Iterable[str]) -> Iterator[Pattern]:
    for text in dict.fromkeys(texts):
        parts = parts_of(text)
        letters = sum(character.isalnum() for character in text)
        if len(parts) == 1 and letters >= _LEAST_ALONE:
            yield Pattern.of(parts, needs_capital=text[0].isupper())
        elif len(parts) > 1 and letters >= _LEAST_TOGETHER:
            yield Pattern.of(parts)


def why_unmatched(page: Page, spots: Sequence[PageSpot]) -> str:
    """Why names cannot be hidden on a page by its words alone, in words of ours; empty when they can."""
    if not page.is_read:
        return "no engine reads it well"
    if not (page.width > 0 and page.height > 0):
        return "it has no size"
    unplaced = sum(not _is_placed(page, spot) for spot in spots)
    if unplaced:
        return f"of {unplaced} of its {len(spots)} names and numbers nobody knows where on the page they stand"
    return ""


def redactions_by_name(
    page: Page, spots: Iterable[PageSpot], padding: Padding, *, origin: RedactionOrigin = RedactionOrigin.NAME
) -> tuple[Redaction, ...]:
    """The boxes to paint over spots of a page, padded; one for each line that a spot stands on."""
    sheet = sheet_of(page)
    found = []
    for spot in spots:
        runs_down = _runs_down(list(_words_of(page, spot)))
        for line in lines_of(page, spot):
            box = pad(line, spot.kind, sheet, padding, runs_down=runs_down)
            found.append(Redaction(page_number=page.number, box=box, origin=origin, kind=spot.kind))
    return tuple(found)


def lines_of(page: Page, spot: PageSpot) -> tuple[Box, ...]:
    """The boxes around the words of a spot, as tight as they are: one for each line."""
    return in_lines(word.box for word in _words_of(page, spot) if word.box is not None)


def redactions_drawn(page: Page, drawn: Iterable[DrawnBox | Box], padding: Padding) -> tuple[Redaction, ...]:
    """The boxes to paint for those that people drew."""
    sheet = sheet_of(page)
    boxes = [each.box if isinstance(each, DrawnBox) else each for each in drawn]
    return tuple(
        Redaction(page_number=page.number, box=box, origin=RedactionOrigin.DRAWN)
        for given in boxes
        for box in pad_drawn(given, sheet, padding)
    )


def sheet_of(page: Page) -> Sheet:
    """The page as boxes are padded on it."""
    return Sheet(
        width=page.width, height=page.height, words=tuple(word.box for word in page.words if word.box is not None)
    )


def words_under(page: Page, boxes: Sequence[Box]) -> tuple[PageSpot, ...]:
    """The stretches of a page's text whose words lie under boxes, half of them or more; neighbours are joined."""
    found: list[PageSpot] = []
    for word in page.words:
        if word.box is None or not any(_lies_under(word.box, box) for box in boxes):
            continue
        if found and not page.text[found[-1].end : word.start].strip():
            found[-1] = PageSpot(found[-1].start, word.end, SpotKind.NAME)
        else:
            found.append(PageSpot(word.start, word.end, SpotKind.NAME))
    return tuple(found)


def _lies_under(word: Box, box: Box) -> bool:
    across = min(box.x1, word.x1) - max(box.x0, word.x0)
    down = min(box.y1, word.y1) - max(box.y0, word.y0)
    whole = (word.x1 - word.x0) * (word.y1 - word.y0)
    return across > 0 and down > 0 and across * down >= 0.5 * whole


def _words_of(page: Page, spot: PageSpot) -> Iterator[Word]:
    return (word for word in page.words if word.start < spot.end and spot.start < word.end and word.box is not None)


def _is_placed(page: Page, spot: PageSpot) -> bool:
    """Whether every letter of a spot lies in a word of which the place is known."""
    open_letters = {at for at in range(spot.start, spot.end) if page.text[at].isalnum()}
    for word in _words_of(page, spot):
        open_letters.difference_update(range(word.start, word.end))
    return not open_letters


def _runs_down(words: Sequence[Word]) -> bool:
    """Whether the words of a spot stand on end: of several letters, and higher than they are wide."""
    long = [word for word in words if word.end - word.start > 2 and word.box is not None]
    if not long:
        return False
    tall = [word for word in long if word.box and word.box.y1 - word.box.y0 > _RUNS_DOWN * (word.box.x1 - word.box.x0)]
    return 2 * len(tall) > len(long)
