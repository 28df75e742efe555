# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What openings of one record add up to: refusing the one that shows what an earlier one had to withhold.

Each opening keeps what it showed and what it withheld on which ground (`WithheldGround.binds`). A later one may show
no tile that touches a box that binds, and no passage that a stretch that binds reaches into, or that has a word under
such a box. Words read anew since have other offsets: then every passage of a page on which a stretch was withheld is
refused, for nothing tells any more which of them it was.

Residual risks: what is shown elsewhere, by others or by hand, is not known here. Two copies of one original that are
two records do not know of each other's openings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from vorlage.domain.custody import Digest
from vorlage.domain.pages import Page, Record
from vorlage.domain.seals import SealedPage, SealedPassage, WithheldBox, WithheldGround, WithheldStretch
from vorlage.domain.words import Box
from vorlage.sealing.canonical import canonical, read_canonical
from vorlage.sealing.tiles import runs_of, tiles_touched

_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page that is shown in part: which of its tiles are not."""

    sealed: SealedPage
    page: Page
    withheld: tuple[int, ...]

    def in_pixels(self, box: Box) -> Box:
        """A box of the page, in pixels of its raster; all of it, on a page that does not say how large it is."""
        if not (self.page.width > 0 and self.page.height > 0):
            return Box(0, 0, self.sealed.width, self.sealed.height)
        across, down = self.sealed.width / self.page.width, self.sealed.height / self.page.height
        return Box(box.x0 * across, box.y0 * down, box.x1 * across, box.y1 * down)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOfRecord:
    """One opening: what it shows of a record, and what it withholds and why."""

    layer_digest: Digest
    pages: Mapping[int, PageView] = field(default_factory=dict)
    passages: tuple[SealedPassage, ...] = ()
    boxes: Mapping[int, tuple[WithheldBox, ...]] = field(default_factory=dict)
    stretches: tuple[WithheldStretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundBefore:
    """What an earlier opening withheld on a ground that binds."""

    layer_digest: Digest
    boxes: tuple[tuple[int, Box], ...]
    """Page number and box."""
    stretches: tuple[tuple[int, int, int], ...]
    """Page number, start, end."""


def pages_that_show_too_much(record: Record, view: ViewOfRecord, before: Iterable[BoundBefore]) -> tuple[int, ...]:
    """The pages of which an opening would show something that an earlier one withheld, sorted."""
    found: set[int] = set()
    for bound in before:
        found.update(_tiles_shown(view, bound))
        found.update(_passages_shown(record, view, bound))
    return tuple(sorted(found))


def _tiles_shown(view: ViewOfRecord, bound: BoundBefore) -> Iterator[int]:
    for number, box in bound.boxes:
        shown = view.pages.get(number)
        if shown is not None:
            touched = tiles_touched(shown.sealed, [shown.in_pixels(box)])
            if not set(touched) <= set(shown.withheld):
                yield number


def _passages_shown(record: Record, view: ViewOfRecord, bound: BoundBefore) -> Iterator[int]:
    is_same_text = bound.layer_digest == view.layer_digest
    for passage in view.passages:
        for page, start, end in bound.stretches:
            reaches = start < passage.end and passage.start < end if is_same_text else page == passage.page
            if reaches:
                yield passage.page
        under = [box for number, box in bound.boxes if number == passage.page]
        if under and any(_meet(word, box) for word in boxes_of(record, passage.start, passage.end) for box in under):
            yield passage.page


def boxes_of(record: Record, start: int, end: int) -> tuple[Box, ...]:
    """Where the words of a stretch of a record's text stand on their pages, as far as that is known."""
    found: list[Box] = []
    for page in record.pages:
        offset = record.page_start(page.number)
        if offset < end and start <= offset + len(page.text):
            inside = (word for word in page.words if word.start + offset < end and start < word.end + offset)
            found += [word.box for word in inside if word.box is not None]
    return tuple(found)


def _meet(word: Box, box: Box) -> bool:
    """Whether the middle of a word lies in a box, or that of the box in the word."""
    return _holds(box, word) or _holds(word, box)


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def as_kept(record: Record, view: ViewOfRecord) -> tuple[str, str]:
    """What is shown and what is withheld, as the catalogue keeps it: canonical JSON, boxes in hundredths of a point."""
    shown = {
        "pages": [[number, [list(run) for run in runs_of(each.withheld)]] for number, each in view.pages.items()],
        "passages": [[each.page, each.order, each.start, each.end] for each in view.passages],
    }
    boxes = [[number, *_whole(each.box), each.ground.value] for number, on in view.boxes.items() for each in on]
    stretches = []
    for each in view.stretches:
        page = record.page_at(each.start).number
        stretches.append([page, each.start, each.end, each.ground.value])
        boxes += [[page, *_whole(box), each.ground.value] for box in boxes_of(record, each.start, each.end)]
    return canonical(shown), canonical({"boxes": boxes, "stretches": stretches})


def bound_before(layer_digest: Digest, withheld: str) -> BoundBefore:
    """What a kept opening binds."""
    kept: Mapping[str, Any] = read_canonical(withheld)
    return BoundBefore(
        layer_digest=layer_digest,
        boxes=tuple(
            (page, Box(*(side / _HUNDREDTHS for side in sides)))
            for page, *sides, ground in kept["boxes"]
            if WithheldGround(ground).binds
        ),
        stretches=tuple(
            (page, start, end) for page, start, end, ground in kept["stretches"] if WithheldGround(ground).binds
        ),
    )


def _whole(box: Box) -> tuple[int, int, int, int]:
    """A box in hundredths of a point; what lies beyond the page to the left or above is cut off."""
    x0, y0, x1, y1 = (max(0, round(side * _HUNDREDTHS)) for side in (box.x0, box.y0, box.x1, box.y1))
    return x0, y0, x1, y1
