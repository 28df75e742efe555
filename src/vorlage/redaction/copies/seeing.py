# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The finished picture of a page, read as a stranger would read it: words recognised in the jail (OCR), faint ones too.

1. The raster as it is. 2. Where there is much that is neither white nor near anything dark, that alone, made black:
print too faint for the first look. A raster that was looked at is not looked at again.

Residual risks: handwriting, and print that no engine reads. What was read says how sure the engine was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.pages import Page
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box, Word, Words
from vorlage.extraction.ocr.recognising import recognise_pages
from vorlage.jail.supervisor import Jail
from vorlage.names.folding import fold_text
from vorlage.protection.masking import spots_of
from vorlage.protection.roster import Roster
from vorlage.redaction.copies.hiding import PageSpot

_LIGHT, _DARK = 11, 9
"""Levels: from the one up a pixel is faint, from the other down it is dark and makes its neighbours grey."""
_WHITE: Final = 15
_SOLID: Final = 16
"""Pixels: a square of black that no stroke of print fills."""
_TALL: Final = 4
"""Times the height of the page's usual words: what an engine takes for a word and is none."""
_NEAR: Final = 3
_ENOUGH_FAINT: Final = 150
"""Pixels of faint print: a word of some letters."""
_ALIKE: Final = 0.6


class Eyes:
    """Looks at rasters, each once. Safe for one thread."""

    def __init__(self, jail: Jail, work: Path) -> None:
        """Nothing is looked at yet; `work` is a folder for children."""
        self._jail = jail
        self._work = work
        self._seen: dict[bytes, tuple[Page, ...]] = {}
        self.unable = ""
        """Why pages could not be read, when an engine or a model is missing; in words of ours."""

    def look(self, raster: PageRaster) -> tuple[Page, ...]:
        """What is read on a raster: pages of its size in pixels, the raster as it is first, then its faint print."""
        key = hashlib.sha256(b"%d:%b" % (raster.width, raster.levels)).digest()
        if key not in self._seen:
            bare = without_boxes(raster)
            pictures = [bare] if _has_ink(bare) else []
            if (faint := faint_print(bare)) is not None:
                pictures.append(faint)
            self._seen[key] = tuple(map(self._read, pictures))
        return self._seen[key]

    def _read(self, raster: PageRaster) -> Page:
        with TemporaryDirectory(prefix="look-", dir=self._work) as work:
            place = Path(work) / "picture.png"
            place.write_bytes(raster.to_png())
            (read,) = recognise_pages(
                self._jail, place, media_type="image/png", page_numbers=(1,), work=Path(work) / "child"
            )
        if not read.page.is_read and read.page.reason.startswith("ocr.model"):
            self.unable = read.page.reason
        return read.page


def without_boxes(raster: PageRaster) -> PageRaster:
    """The raster with what is solid black over more than any stroke of print made white: an engine trips over it.

    A solid is every pixel of some square of black. There is nothing in it that could be read: it has one level.
    """
    black = np.frombuffer(raster.levels, np.uint8).reshape(raster.height, raster.width) == 0
    if min(black.shape) < _SOLID:
        return raster
    sums = np.zeros((black.shape[0] + 1, black.shape[1] + 1), np.int64)
    sums[1:, 1:] = black.cumsum(0).cumsum(1)
    inner = sums[_SOLID:, _SOLID:] - sums[:-_SOLID, _SOLID:] - sums[_SOLID:, :-_SOLID] + sums[:-_SOLID, :-_SOLID]
    corners = inner == _SOLID * _SOLID
    if not corners.any():
        return raster
    solid = np.zeros(black.shape, np.bool_)
    rows, columns = corners.shape
    wide = np.zeros((rows, black.shape[1]), np.bool_)
    for shift in range(_SOLID):
        wide[:, shift : shift + columns] |= corners
    for shift in range(_SOLID):
        solid[shift : shift + rows] |= wide
    levels = np.frombuffer(raster.levels, np.uint8).reshape(black.shape)
    return replace(raster, levels=np.where(solid, _WHITE, levels).astype(np.uint8).tobytes())


def faint_print(raster: PageRaster) -> PageRaster | None:
    """What is faint and stands apart from all that is dark, in black on white; None when there is hardly any."""
    levels = np.frombuffer(raster.levels, np.uint8).reshape(raster.height, raster.width)
    near_dark = _spread(levels <= _DARK)
    faint = (levels >= _LIGHT) & (levels < _WHITE) & ~near_dark
    if int(faint.sum()) < _ENOUGH_FAINT:
        return None
    return replace(raster, levels=np.where(faint, 0, _WHITE).astype(np.uint8).tobytes())


def _spread(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask and what lies within a few pixels of it, along rows and columns."""
    wide = mask.copy()
    for shift in range(1, _NEAR + 1):
        wide[:, shift:] |= mask[:, :-shift]
        wide[:, :-shift] |= mask[:, shift:]
    high = wide.copy()
    for shift in range(1, _NEAR + 1):
        high[shift:] |= wide[:-shift]
        high[:-shift] |= wide[shift:]
    return high


def _has_ink(raster: PageRaster) -> bool:
    return len(set(raster.levels)) > 1


def spots_seen(seen: Page, known: Page, roster: Roster) -> tuple[PageSpot, ...]:
    """What is to be hidden of what was read on a finished picture, as stretches of what was read.

    Names of protected persons wherever they are read; of what is only undecided, what holds a word that the record's
    own text has not at that place: there the own text was asked already, with more to go by.

    Args:
        seen: As read, in pixels of the raster.
        known: The page of the record, in points.
        roster: Whom people decided to protect or to show.
    """
    across, down = known.width / max(seen.width, 1.0), known.height / max(seen.height, 1.0)
    tallest = _TALL * _usual_height(known)
    new = [
        word
        for word in seen.words
        if (word.box is None or (word.box.y1 - word.box.y0) * down <= tallest)
        and not _is_known(word, seen, known, across, down)
    ]
    protected = {spot.span for spot in roster.protected_in(seen.text)}
    return tuple(
        PageSpot(spot.start, spot.end, spot.kind)
        for spot in spots_of(seen.text, roster)
        if any(start < spot.end and spot.start < end for start, end in protected)
        or any(word.start < spot.end and spot.start < word.end for word in new)
    )


def _usual_height(page: Page) -> float:
    """Of the words of a page; a twentieth of the page where it has none."""
    heights = [word.box.y1 - word.box.y0 for word in page.words if word.box is not None]
    return median(heights) if heights else page.height / 20


def _is_known(word: Word, seen: Page, known: Page, across: float, down: float) -> bool:
    """Whether the record's own text has about this word at about this place."""
    if word.box is None:
        return False
    middle = (word.box.x0 + word.box.x1) / 2 * across, (word.box.y0 + word.box.y1) / 2 * down
    text = fold_text(seen.text[word.start : word.end])
    for other in known.words:
        box = other.box
        if box is None or not (box.y0 <= middle[1] <= box.y1):
            continue
        if box.x1 < word.box.x0 * across or box.x0 > word.box.x1 * across:
            continue
        own = fold_text(known.text[other.start : other.end])
        if text in own or own in text or SequenceMatcher(None, text, own).ratio() >= _ALIKE:
            return True
    return False


def in_points(seen: Page, known: Page) -> Page:
    """What was read, with the boxes of its words in the measure of the page that it is a picture of."""
    across, down = known.width / max(seen.width, 1.0), known.height / max(seen.height, 1.0)
    words = Words.of(_scaled(word, across, down) for word in seen.words)
    return replace(seen, number=known.number, width=known.width, height=known.height, words=words)


def _scaled(word: Word, across: float, down: float) -> Word:
    box = word.box
    if box is None:
        return word
    return replace(word, box=Box(box.x0 * across, box.y0 * down, box.x1 * across, box.y1 * down))


def unread(pages: Sequence[Page]) -> bool:
    """Whether something on a picture could be print and was not read."""
    return any(not page.is_read for page in pages)
