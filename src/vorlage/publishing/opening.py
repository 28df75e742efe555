# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One exhibit opened: what of its record is shown, in the mode that was asked for, or why not.

- pixels: the page, without everything on it that is protected, undecided or under a box that a person drew; refused
  where a name could stand unseen (no engine reads the page well), and until the record's trace report was signed.
- retyped: the sealed passages of the quote that have no hidden word and no code in their characters.
- statement: nothing but the root of the seal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from vorlage.domain.custody import ItemNumber
from vorlage.domain.editions import ExhibitMode, Obstacle, ObstacleKind, PlacedExhibit
from vorlage.domain.errors import OpeningRefusedError, RedactionError, SealingError
from vorlage.domain.pages import Page, Record
from vorlage.domain.redactions import Redaction, RedactionOrigin
from vorlage.domain.release import ReleaseSubject, SignedSubject
from vorlage.domain.seals import PageRaster, Seal, SealedPassage, WithheldBox, WithheldGround, WithheldStretch
from vorlage.domain.words import Box
from vorlage.publishing.content import ShownWords
from vorlage.publishing.gate import traces_obstacle
from vorlage.publishing.selecting import HiddenText, choose_passages
from vorlage.redaction.copies.hiding import PageSpot

_RETYPE: Final = 'publish its words instead, mode = "retyped", or that it is held, mode = "statement"'
_LESS: Final = 'leave out what was withheld then, or publish it as it was, or as a statement: mode = "statement"'
_OTHER_WORDS: Final = 'quote words around without hidden ones, or publish it as a statement: mode = "statement"'
_SHOW_MORE: Final = (
    "what is withheld beside it covers most of it: mark as public what may be seen (vorlage protect CASE public FILE), "
    'or publish its words instead, mode = "retyped"'
)
_MOST_BLACK: Final = 0.6


class Opening(Protocol):
    """What of a sealed record is to be shown."""

    def proof(self, entry: str, index: int, path: tuple[bytes, ...], checkpoint: str, verifier_key: str) -> str:
        """The proof of it, once its root stands in a log: entry, place, path, signed checkpoint, key of the log."""
        ...

    def picture(self, page_number: int) -> PageRaster:
        """A page as readers will see it."""
        ...


class Seals(Protocol):
    """Sealed records, and the ledger of what was opened of each."""

    def seal(self, number: ItemNumber) -> Seal:
        """The seal of a record as it is now."""
        ...

    def passages(self, number: ItemNumber) -> Sequence[SealedPassage]:
        """Its sealed passages, in the order in which they are opened by number."""
        ...

    def open_pixels(self, number: ItemNumber, withheld: Mapping[int, Sequence[WithheldBox]]) -> Opening:
        """Pages without what is withheld on each."""
        ...

    def open_passages(
        self, number: ItemNumber, leaves: Sequence[int], hidden: Sequence[WithheldStretch] = ()
    ) -> Opening:
        """Passages by number."""
        ...

    def open_nothing(self, number: ItemNumber) -> Opening:
        """The root alone."""
        ...


class HiddenPages(Protocol):
    """What is hidden of the pages of records."""

    def hidden_boxes(self, number: ItemNumber, page_number: int) -> Sequence[Redaction]:
        """The boxes over all that is to be hidden on a page."""
        ...

    def hidden_spans(self, number: ItemNumber) -> Mapping[int, Sequence[PageSpot]]:
        """The stretches of each page's text that are hidden."""
        ...

    def unmatched(self, number: ItemNumber) -> Mapping[int, str]:
        """Pages on which names cannot be hidden by matching."""
        ...


class TraceGate(Protocol):
    """Who signed for the traces of a record as they are now."""

    def is_signed(self, number: ItemNumber) -> bool:
        """Whether somebody read the trace report as it is now, and signed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What exhibits are opened with."""

    seals: Seals
    pages: HiddenPages
    traces: TraceGate


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedExhibit:
    """An exhibit that may be shown: the root of its record's seal, what is opened, and its words."""

    placed: PlacedExhibit
    language: str
    size: tuple[float, float]
    """Of its page, in points."""
    root: str
    opening: Opening
    words: tuple[ShownWords, ...]


class _Blocked(Exception):  # noqa: N818  # never leaves this module
    """Obstacles that were met on the way."""

    def __init__(self, *obstacles: Obstacle) -> None:
        super().__init__()
        self.obstacles = obstacles


def open_exhibit(placed: PlacedExhibit, record: Record, workshop: Workshop) -> OpenedExhibit | tuple[Obstacle, ...]:
    """Open an exhibit, or say all that stands in its way."""
    try:
        opening, words = _WAYS[placed.request.mode](placed, record, workshop)
    except _Blocked as blocked:
        return blocked.obstacles
    except OpeningRefusedError:
        return (_obstacle(placed, ObstacleKind.OPENED_BEFORE, "what is opened", _LESS),)
    except (RedactionError, SealingError):
        return (_obstacle(placed, ObstacleKind.NO_PICTURE, f"page {placed.page}", _RETYPE),)
    page = record.page(placed.page)
    return OpenedExhibit(
        placed=placed,
        language=page.language if page else "",
        size=(page.width, page.height) if page else (0, 0),
        root=workshop.seals.seal(record.number).root.hex,
        opening=opening,
        words=words,
    )


_Way = Callable[[PlacedExhibit, Record, Workshop], tuple[Opening, tuple[ShownWords, ...]]]


def _pixels(placed: PlacedExhibit, record: Record, workshop: Workshop) -> tuple[Opening, tuple[ShownWords, ...]]:
    number, page = placed.record, placed.page
    workshop.seals.seal(number)
    obstacles: list[Obstacle] = []
    if not workshop.traces.is_signed(number):
        obstacles.append(traces_obstacle(placed))
    if page in workshop.pages.unmatched(number):
        obstacles.append(_obstacle(placed, ObstacleKind.PAGE_UNREAD, f"page {page}", _sign_page(placed)))
    hidden = HiddenText.of(record, workshop.pages.hidden_spans(number))
    masked = hidden.masked(*placed.span) if placed.span else ""
    if placed.span is not None and not hidden.leaves_words(*placed.span):
        obstacles.append(_obstacle(placed, ObstacleKind.PASSAGE_HIDDEN, "quote or box", _OTHER_WORDS))
    if obstacles:
        raise _Blocked(*obstacles)
    withheld = [_withheld(each) for each in workshop.pages.hidden_boxes(number, page)]
    opening = workshop.seals.open_pixels(number, {page: withheld})
    shown = record.page(page)
    if shown is not None and _share_black(opening.picture(page), shown, placed.boxes) > _MOST_BLACK:
        raise _Blocked(_obstacle(placed, ObstacleKind.PASSAGE_HIDDEN, "the passage on its page", _SHOW_MORE))
    return opening, (ShownWords(text=masked, is_proven=False),) if masked else ()


def _share_black(raster: PageRaster, page: Page, boxes: Sequence[Box]) -> float:
    """How much of a passage is black on its page: print is to a tenth or two, what is withheld is wholly."""
    across, down = raster.width / (page.width or raster.width), raster.height / (page.height or raster.height)
    black = all_pixels = 0
    for box in boxes:
        left, right = int(box.x0 * across), int(box.x1 * across)
        for row in range(int(box.y0 * down), int(box.y1 * down)):
            line = raster.levels[row * raster.width + left : row * raster.width + right]
            black += line.count(0)
            all_pixels += len(line)
    return black / all_pixels if all_pixels else 0.0


def _retyped(placed: PlacedExhibit, record: Record, workshop: Workshop) -> tuple[Opening, tuple[ShownWords, ...]]:
    number, seals = placed.record, workshop.seals
    seals.seal(number)
    hidden = HiddenText.of(record, workshop.pages.hidden_spans(number))
    if placed.span is None:
        raise _Blocked(_obstacle(placed, ObstacleKind.NO_PASSAGE, "box without words", _OTHER_WORDS))
    chosen = choose_passages(placed.span, seals.passages(number), hidden)
    if not chosen.opened:
        raise _Blocked(_obstacle(placed, ObstacleKind.NO_PASSAGE, "quote", _OTHER_WORDS))
    stretches = [WithheldStretch(start=spot.start, end=spot.end, ground=WithheldGround.NAME) for spot in hidden.spots]
    return seals.open_passages(number, chosen.opened, stretches), chosen.shown


def _statement(placed: PlacedExhibit, record: Record, workshop: Workshop) -> tuple[Opening, tuple[ShownWords, ...]]:  # noqa: ARG001
    workshop.seals.seal(placed.record)
    return workshop.seals.open_nothing(placed.record), ()


_WAYS: Final[Mapping[ExhibitMode, _Way]] = {
    ExhibitMode.PIXELS: _pixels,
    ExhibitMode.RETYPED: _retyped,
    ExhibitMode.STATEMENT: _statement,
}


def _withheld(redaction: Redaction) -> WithheldBox:
    is_drawn = redaction.origin is RedactionOrigin.DRAWN
    return WithheldBox(box=redaction.box, ground=WithheldGround.PERSON if is_drawn else WithheldGround.NAME)


def _sign_page(placed: PlacedExhibit) -> str:
    subject = SignedSubject(kind=ReleaseSubject.PAGE, item=placed.record, page_number=placed.page)
    by_hand = f"box what must not be seen, then two members sign: vorlage sign-off CASE {subject} --as MEMBER"
    return f"{by_hand}; or {_RETYPE}"


def _obstacle(placed: PlacedExhibit, kind: ObstacleKind, where: str, next_step: str) -> Obstacle:
    return Obstacle(kind=kind, exhibit=placed.request.place, where=where, next_step=next_step)
