# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which sealed passages of a quote are opened, and how the words of a quote are shown.

A passage is opened whole or not at all. One with a hidden word is not, nor one whose characters could carry a code:
what is opened is shown character by character, and a space that is not like the others, a letter of another alphabet or
a character that is not seen tells copies apart (see `vorlage.traces`). Where a quote has several passages, those that
can be are opened, and the rest is shown masked and not proven.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.domain.protection import MaskedText, Spot, SpotKind, Why
from vorlage.domain.seals import SealedPassage
from vorlage.publishing.content import ShownWords
from vorlage.publishing.words import plain_words
from vorlage.redaction.copies.hiding import PageSpot
from vorlage.traces.texts.homoglyphs import find_homoglyphs
from vorlage.traces.texts.invisible import find_invisible
from vorlage.traces.texts.spacing import find_space_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenText:
    """A record's text, and what of it is hidden: spots in order and apart from each other."""

    text: str
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, record: Record, hidden: Mapping[int, Sequence[PageSpot]]) -> HiddenText:
        """The text of a record with what is hidden on each page of it."""
        stretches = sorted(
            (record.page_start(page.number) + spot.start, record.page_start(page.number) + spot.end, spot.kind)
            for page in record.pages
            for spot in hidden.get(page.number, ())
        )
        joined: list[tuple[int, int, SpotKind]] = []
        for start, end, kind in stretches:
            if joined and start < joined[-1][1]:
                first, last, before = joined[-1]
                joined[-1] = (first, max(last, end), before)
            else:
                joined.append((start, end, kind))
        spots = (Spot(start=start, end=end, kind=kind, why=Why.UNDECIDED) for start, end, kind in joined)
        return cls(text=record.text, spots=tuple(spots))

    def touches(self, start: int, end: int) -> bool:
        """Whether any of a stretch is hidden."""
        return any(spot.start < end and start < spot.end for spot in self.spots)

    def leaves_words(self, start: int, end: int) -> bool:
        """Whether any letter or digit of a stretch is not hidden."""
        return any(
            self.text[at].isalnum() and not any(spot.start <= at < spot.end for spot in self.spots)
            for at in range(start, end)
        )

    def masked(self, start: int, end: int) -> str:
        """A stretch as it is shown: hidden words by their placeholders, and nothing that is not seen."""
        within = (
            Spot(start=max(spot.start, start) - start, end=min(spot.end, end) - start, kind=spot.kind, why=spot.why)
            for spot in self.spots
            if spot.start < end and start < spot.end
        )
        return plain_words(MaskedText.of(self.text[start:end], tuple(within)).text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPassages:
    """The passages of a quote: the places of those that are opened, and all as they are shown, in order."""

    opened: tuple[int, ...]
    shown: tuple[ShownWords, ...]


def choose_passages(span: Span, passages: Sequence[SealedPassage], hidden: HiddenText) -> ChosenPassages:
    """Choose among the sealed passages of a record those of a quote that can be opened.

    Args:
        span: The quote, in the record's text.
        passages: All sealed passages of the record, in the order in which they are opened by number.
        hidden: What must not be shown.
    """
    opened: list[int] = []
    shown: list[ShownWords] = []
    for at, passage in _touched(span, passages):
        if not hidden.touches(passage.start, passage.end) and not may_carry_code(passage.text):
            opened.append(at)
            shown.append(ShownWords(text=passage.text, is_proven=True))
        else:
            masked = hidden.masked(max(span[0], passage.start), min(span[1], passage.end))
            if masked:
                shown.append(ShownWords(text=masked, is_proven=False))
    return ChosenPassages(opened=tuple(opened), shown=tuple(shown))


def may_carry_code(text: str) -> bool:
    """Whether the characters of a text, and not its words, could tell copies apart."""
    odd_spaces = any(unicodedata.category(each) == "Zs" and each not in " \u3000" for each in text)
    return odd_spaces or bool(find_invisible(text) or find_homoglyphs(text) or find_space_codes(text))


def _touched(span: Span, passages: Sequence[SealedPassage]) -> Iterator[tuple[int, SealedPassage]]:
    for at, passage in enumerate(passages):
        if passage.start < span[1] and span[0] < passage.end:
            yield at, passage
