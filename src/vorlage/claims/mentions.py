# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every typed thing that one report says: quantities, dates, quotations, statements, denials, no-comments, events.

A mention is what stands there, at its place, with the rule that found it. Nothing is merged, corrected or judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from vorlage.claims import cues
from vorlage.claims.attribution import find_attributed
from vorlage.claims.events import find_events
from vorlage.claims.happened import Happened
from vorlage.claims.said import NOBODY, Attributed, Said
from vorlage.domain.claims import (
    CalendarDate,
    ClaimKind,
    Comparator,
    DateAnchor,
    EventSlots,
    Granularity,
    Mention,
    Quantity,
    Value,
)
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.pages import Record
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.dates import find_dates
from vorlage.extraction.quantities import find_quantities
from vorlage.extraction.sentences import paragraphs, sentences

_LONGEST_CLAUSE = 400
_NO_AMOUNT: Final = Quantity(amount=None, comparator=Comparator.EXACTLY, unit="")
_NO_DATE: Final = CalendarDate(date=UNRESOLVED, end=None, granularity=Granularity.OTHER, anchor=DateAnchor.NONE)
_HEDGE = re.compile(cues.HEDGES, re.IGNORECASE)
_NEGATION = re.compile(cues.NEGATIONS, re.IGNORECASE)
_NO_NEGATION = re.compile(r"(?:not|no)\s+(?:only|less|more|fewer|just)", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![\w])[^\W\d_A-Z]{2,}(?![\w])")
_CLAUSE = re.compile(cues.CLAUSE_BREAKS)


def find_mentions(record: Record) -> tuple[Mention, ...]:
    """What a report says, mention by mention, in order of place.

    Numbers and dates in lines that are no prose (menus, datelines, captions of one word) are passed over. Relative
    dates are resolved against the head's `published` and nothing else.
    """
    text = record.text
    spans = sentences(text)
    attributed = find_attributed(text, paragraphs(text), spans)
    draft = Drafts(record, text, spans, attributed)
    dates = find_dates(text, record.head.published)
    found = {
        (mention.kind, mention.start, mention.end): mention
        for mention in (
            *draft.valued(
                ClaimKind.QUANTITY, ((q.start, q.end, q.value, q.rule) for q in find_quantities(text, dates))
            ),
            *draft.valued(ClaimKind.DATE, ((d.start, d.end, d.value, d.rule) for d in dates)),
            *draft.said(),
            *draft.happened(find_events(text, spans, attributed, dates)),
        )
    }
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, mention.end, mention.kind)))


class Drafts:
    """Makes mentions of one record: finds the sentence around a place, its speaker, its hedges and negations."""

    def __init__(self, record: Record, text: str, spans: Sequence[Span], attributed: Sequence[Attributed]) -> None:
        self._record = record
        self._text = text
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._attributed = attributed
        self._carriers: dict[int, list[Attributed]] = {}
        for one in attributed:
            if one.kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT):
                for index in range(bisect_right(self._starts, one.start) - 1, bisect_right(self._starts, one.end - 1)):
                    self._carriers.setdefault(index, []).append(one)

    @classmethod
    def of(cls, record: Record) -> Drafts:
        """Those of a report, with what its own sentences attribute."""
        spans = sentences(record.text)
        return cls(record, record.text, spans, find_attributed(record.text, paragraphs(record.text), spans))

    def accepted(self, kind: ClaimKind, span: Span, *, speaker: str, rule: str, by: str) -> Mention:
        """The mention of words that a model proposed and a person accepted.

        What they say is read from the words alone; a date that says less than a full one against the dateline. Whoever
        says an amount or a date is read from the words around, as for any other.
        """
        start, end = span
        words = self._text[start:end]
        value: Value = None
        if kind is ClaimKind.QUANTITY:
            value = next((found.value for found in find_quantities(words)), _NO_AMOUNT)
        elif kind is ClaimKind.DATE:
            value = next((found.value for found in find_dates(words, self._record.head.published)), _NO_DATE)
        index = max(0, bisect_right(self._starts, start) - 1)
        around = self._spans[index] if self._spans else span
        carrier = self._carrier(index, start, end) if value is not None else None
        said = carrier.said if carrier else Said(speaker=speaker, place=None, verb="", rule=rule)
        made = self._mention(kind, span, (min(around[0], start), max(around[1], end)), said, value, "accepted")
        return replace(made, rule=rule, accepted_by=by)

    def valued(self, kind: ClaimKind, found: Iterable[tuple[int, int, Value, str]]) -> Iterator[Mention]:
        """Mentions of amounts and dates, with the speaker of the words that they stand in."""
        for start, end, value, rule in found:
            index = bisect_right(self._starts, start) - 1
            if index < 0 or not self._is_prose(self._spans[index]):
                continue
            sentence = (self._spans[index][0], max(self._spans[index][1], end))
            carrier = self._carrier(index, start, end)
            yield self._mention(kind, (start, end), sentence, carrier.said if carrier else NOBODY, value, rule)

    def _carrier(self, index: int, start: int, end: int) -> Attributed | None:
        """The shortest attributed words of a sentence that a place stands in."""
        carriers = [one for one in self._carriers.get(index, ()) if one.start <= start and end <= one.end + 1]
        return min(carriers, key=lambda one: (one.end - one.start, one.start), default=None)

    def said(self) -> Iterator[Mention]:
        """Mentions of what is attributed."""
        for one in self._attributed:
            sentence = (min(one.sentence[0], one.start), max(one.sentence[1], one.end))
            yield self._mention(one.kind, (one.start, one.end), sentence, one.said, None, one.rule)

    def happened(self, found: Iterable[Happened]) -> Iterator[Mention]:
        """Mentions of events, which the report tells in its own voice: nobody is their speaker."""
        for one in found:
            span, sentence = (one.start, one.end), one.sentence
            yield self._mention(ClaimKind.EVENT, span, sentence, NOBODY, None, one.rule, one.slots)

    def _mention(
        self,
        kind: ClaimKind,
        span: Span,
        sentence: Span,
        said: Said,
        value: Value,
        rule: str,
        event: EventSlots | None = None,
    ) -> Mention:
        start, end = span
        around = self._clause(sentence, start, end)
        negated = any(
            not _NO_NEGATION.match(self._text, match.start())
            for match in _NEGATION.finditer(self._text, around[0], start if value is not None else around[1])
        )
        return Mention(
            kind=kind,
            number=self._record.number,
            siglum=Siglum(self._record.path),
            start=start,
            end=end,
            sentence=sentence,
            quote=self._text[start:end],
            speaker=said.speaker,
            meant=said.meant,
            verb=said.verb,
            value=value,
            hedged=_HEDGE.search(self._text, *around) is not None,
            negated=negated and kind not in (ClaimKind.DENIAL, ClaimKind.NO_COMMENT, ClaimKind.QUOTE),
            rule=rule,
            event=event,
        )

    def _clause(self, sentence: Span, start: int, end: int) -> Span:
        """The clause around a mention: from the last clause break before it to the first behind it."""
        first, last = max(sentence[0], start - _LONGEST_CLAUSE), min(sentence[1], end + _LONGEST_CLAUSE)
        for match in _CLAUSE.finditer(self._text, first, start):
            first = match.end()
        following = _CLAUSE.search(self._text, end, last)
        return first, following.start() if following else last

    def _is_prose(self, sentence: Span) -> bool:
        words = self._text[sentence[0] : sentence[1]]
        small = sum(1 for _ in _SMALL_WORD.finditer(words))
        return small >= 2 or sum(char > "\u2e80" for char in words) >= 5 or (small >= 1 and len(words) < 60)
