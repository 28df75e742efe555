# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What of an answer may leave the case: numbers, pages and places as they are, texts masked.

A stretch of a page is masked as a part of it: a name that the stretch cuts in two is hidden in both halves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

from vorlage.domain.lineage import Span
from vorlage.domain.protection import MaskedText, Spot, SpotKind, Why
from vorlage.domain.search import Hit, Match, Snippet
from vorlage.protection.identifiers import identifiers
from vorlage.protection.masking import joined, mask_path, spots_of
from vorlage.protection.roster import Roster

_LONGEST_PAGE: Final = 50_000
_MOST_REMEMBERED: Final = 500
_CONTEXT: Final = 2_000
"""How much of a longer page is looked at on either side of a stretch, in characters: more than any name has, and enough
to tell words that begin a sentence."""
_SHIFT: Final = 30


class Veil(Protocol):
    """What texts go through on their way out."""

    def text(self, text: str) -> str:
        """A text by itself."""
        ...

    def path(self, path: str) -> str:
        """The path of an item."""
        ...

    def stretch(self, text: str, start: int, end: int) -> MaskedText:
        """A part of a text."""
        ...


class Besides(Protocol):
    """What is hidden besides names and identifiers."""

    def placed(self, text: str) -> Sequence[Span]:
        """Stretches of a text that is the whole text of a page or a record."""
        ...

    def in_words(self, text: str) -> Sequence[Span]:
        """Stretches of any text."""
        ...


class Masked:
    """Hides everything that is protected or undecided, by one state of the decisions, and what is hidden besides.

    Remembers what it masked, since stretches of a page and paths come again and again. Several threads may use it.
    """

    def __init__(self, roster: Roster, besides: Besides | None = None) -> None:
        self.roster = roster
        self.besides = besides
        self._spots: dict[str, Sequence[Spot]] = {}
        self._paths: dict[str, str] = {}

    def text(self, text: str) -> str:
        """A text by itself, masked."""
        return MaskedText.of(text, self.spots_of(text)).text

    def path(self, path: str) -> str:
        """A path, masked part by part."""
        if len(self._paths) >= _MOST_REMEMBERED:
            self._paths.clear()
        found = self._paths.get(path)
        if found is None:
            found = self._paths[path] = mask_path(path, self.roster)
        return found

    def stretch(self, text: str, start: int, end: int) -> MaskedText:
        """A part of a text, masked with what stands around it in sight; its offsets begin at `start`."""
        moved = 0 if len(text) <= _LONGEST_PAGE else max(0, start - _CONTEXT)
        seen = text if len(text) <= _LONGEST_PAGE else text[moved : end + _CONTEXT]
        in_sight = self.spots_of(seen)
        if seen is not text and self.besides is not None:
            near = ((first - moved, last - moved) for first, last in self.besides.placed(text))
            in_sight = joined(seen, (*in_sight, *_spots(seen, near)))
        spots = (
            replace(spot, start=max(spot.start + moved, start) - start, end=min(spot.end + moved, end) - start)
            for spot in in_sight
            if max(spot.start + moved, start) < min(spot.end + moved, end)
        )
        return MaskedText.of(text[start:end], tuple(spots))

    def spots_of(self, text: str) -> Sequence[Spot]:
        """What is hidden of a text by itself, in order."""
        if len(self._spots) >= _MOST_REMEMBERED:
            self._spots.clear()
        found = self._spots.get(text)
        if found is None:
            found = spots_of(text, self.roster)
            if self.besides is not None:
                more = (*self.besides.placed(text), *self.besides.in_words(text))
                found = joined(text, (*found, *_spots(text, more))) if more else found
            self._spots[text] = found
        return found


def _spots(text: str, spans: Iterable[Span]) -> Iterator[Spot]:
    """Stretches as spots, as far as they lie in a text. Their kind is that of a name: it tells least."""
    for start, end in spans:
        if max(start, 0) < min(end, len(text)):
            yield Spot(start=max(start, 0), end=min(end, len(text)), kind=SpotKind.NAME, why=Why.UNDECIDED)


class Unmasked:
    """Hides nothing: for the person on this machine, with a reason, after the custody log has it."""

    def text(self, text: str) -> str:
        """The text."""
        return text

    def path(self, path: str) -> str:
        """The path."""
        return path

    def stretch(self, text: str, start: int, end: int) -> MaskedText:
        """The part of the text."""
        return MaskedText.of(text[start:end], ())


def for_the_log(reason: str, roster: Roster) -> str:
    """A reason as the custody log keeps it: without protected names and identifiers, and otherwise as it was written.

    Its writer was told to name nobody. Hiding whatever could be a name would leave no reason to read.
    """
    spots = joined(reason, (*roster.protected_in(reason), *identifiers(reason)))
    return MaskedText.of(reason, spots).text


def outgoing_hit(hit: Hit, page_text: str, veil: Veil) -> Hit:
    """A hit as it may leave the case: highlights on what is hidden are gone, and so are its words in `matched`.

    `start` and `end` of a snippet still point into the record's text. What a translation says of the page stays behind.

    Args:
        hit: As found.
        page_text: The text of its page, of which the snippets are stretches.
        veil: What texts go through.
    """
    return replace(
        hit,
        path=veil.path(hit.path),
        snippets=tuple(_snippet(snippet, page_text, veil) for snippet in hit.snippets),
        matched=tuple(
            Match(term=veil.text(match.term), found=veil.text(match.found), how=match.how) for match in hit.matched
        ),
        in_translations=(),
    )


def window(text: str, at: Span, *, around: int) -> Span:
    """The stretch of a text around a place, so many characters to either side; it ends at words where some end near."""
    start, end = max(0, at[0] - around), min(len(text), at[1] + around)
    later, earlier = range(start, min(start + _SHIFT, at[0])), range(end, max(end - _SHIFT, at[1]), -1)
    first = next((place for place in later if place == 0 or text[place - 1].isspace()), start)
    last = next((place for place in earlier if place == len(text) or text[place].isspace()), end)
    return first, last


def _snippet(snippet: Snippet, page_text: str, veil: Veil) -> Snippet:
    at = page_text.find(snippet.text)
    whole = page_text if at >= 0 else snippet.text
    masked = veil.stretch(whole, max(at, 0), max(at, 0) + len(snippet.text))
    return replace(snippet, text=masked.text, highlights=_placed(masked, snippet.highlights))


def _placed(masked: MaskedText, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(place for place in (masked.place(*span) for span in spans) if place is not None)
