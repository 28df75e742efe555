# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which passages of the primary records bear on a claim: retrieval first, then slots; never a verdict.

Sentences (in tables: rows) are ranked with BM25 (Robertson and Zaragoza, 2009), those with the claim's number, date or
quoted words first. What a machine may say of a passage is a state (`MachineState`): a number of the claim stands there,
another number of the same thing stands there, its words stand there, or it merely ranks. Whether it supports the claim
is a person's finding. That nothing was found in a part of a leak contradicts nothing.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vorlage.claims.comparison import interval, is_telling, unit_key, values_meet
from vorlage.claims.wording import STOP_WORDS, content_words, folded, stem, tokens
from vorlage.domain.claims import CalendarDate, ClaimKind, Exhibit, MachineState, Member, Mention, Quantity
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.extraction.dates import DateMention, find_dates
from vorlage.extraction.quantities import QuantityMention, find_quantities
from vorlage.extraction.sentences import sentences

_SHOWN = 5
_K1 = 1.2
_B = 0.5
_TERMS = 24
_QUOTE_SHARE = 0.9
_LEAST_SHARED = 0.15


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence or row of one record."""

    record: Record
    span: Span
    words: str
    size: int


@dataclass(frozen=True, slots=True)
class _Slots:
    """The amounts, dates and content words of one passage."""

    quantities: tuple[QuantityMention, ...]
    dates: tuple[DateMention, ...]
    words: frozenset[str]


class PassageIndex:
    """Sentences and rows of the primary records, ready to be asked for what bears on a claim."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._places: list[_Place] = []
        self._postings: dict[str, tuple[array[int], array[int]]] = {}
        for record in records:
            self._add(record)
        self._mean_size = sum(place.size for place in self._places) / len(self._places) if self._places else 1.0
        self._slots: dict[int, _Slots] = {}

    def __len__(self) -> int:
        return len(self._places)

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """The best passages for a claim, five at most, each with what the machine may say of it.

        Args:
            members: The members of the claim; their values and words are looked for.
            words_around: The sentences around them: they rank, and decide nothing.
        """
        mentions = [member.mention for member in members]
        if not self._places:
            return ()
        scores = self._ranked(mentions, words_around)
        judged = [self._judge(place, score, mentions) for place, score in scores]
        judged.sort(key=lambda one: (-one[0], one[1].number, one[1].start))
        return tuple(exhibit for _, exhibit in judged[:_SHOWN])

    def _add(self, record: Record) -> None:
        text = record.text
        for span in passages_of(text):
            words = [_term(token) for token in tokens(text[span[0] : span[1]])]
            index = len(self._places)
            self._places.append(_Place(record, span, text[span[0] : span[1]], len(words)))
            for term, count in Counter(words).items():
                if term in STOP_WORDS:
                    continue
                places, counts = self._postings.setdefault(term, (array("l"), array("l")))
                places.append(index)
                counts.append(count)

    def _ranked(self, mentions: Sequence[Mention], words_around: str) -> list[tuple[int, float]]:
        """The places that share most with the claim, by BM25 over its own words (double) and those around it.

        A place that shares neither a number nor two of the words, and one in seven of its own, is no candidate.
        """
        own = {_term(token) for mention in mentions[:8] for token in tokens(mention.quote)}
        values = {term for mention in mentions[:8] for term in _value_terms(mention)}
        around = {_term(token) for token in tokens(words_around)}
        asked = (own | values | around) - STOP_WORDS
        total = len(self._places)
        known = sorted(asked & self._postings.keys(), key=lambda term: (len(self._postings[term][0]), term))[:_TERMS]
        least = max(2, _LEAST_SHARED * len(own - STOP_WORDS))
        scores: dict[int, float] = {}
        shared: dict[int, float] = {}
        for term in known:
            places, counts = self._postings[term]
            rarity = math.log(1 + (total - len(places) + 0.5) / (len(places) + 0.5))
            rarity *= 2 if term in own or term in values else 1
            for place, count in zip(places, counts, strict=True):
                norm = _K1 * (1 - _B + _B * self._places[place].size / self._mean_size)
                scores[place] = scores.get(place, 0.0) + rarity * count * (_K1 + 1) / (count + norm)
                shared[place] = shared.get(place, 0.0) + (least if term in values else 1.0)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return [(place, score) for place, score in best if shared[place] >= least][: _SHOWN * 8]

    def _slots_of(self, index: int) -> _Slots:
        """What stands in a passage, read when first asked for."""
        if index not in self._slots:
            self._slots[index] = _read_slots(self._places[index].words)
        return self._slots[index]

    def _judge(self, index: int, score: float, mentions: Sequence[Mention]) -> tuple[float, Exhibit]:
        """What the machine may say of one passage, and where in it."""
        place = self._places[index]
        state, span, bonus = _state_of(place, self._slots_of(index), mentions)
        start, end = place.span[0] + span[0], place.span[0] + span[1]
        exhibit = Exhibit(
            number=place.record.number,
            path=place.record.path,
            page=place.record.page_at(start).number,
            start=start,
            end=end,
            quote=place.words[span[0] : span[1]],
            score=round(score + bonus, 3),
            machine=state,
        )
        return score + bonus, exhibit


def _read_slots(words: str) -> _Slots:
    dates = find_dates(words)
    return _Slots(find_quantities(words, dates), dates, content_words(words))


def passages_of(text: str) -> tuple[Span, ...]:
    """The stretches that are offered as exhibits: sentences and rows of tables, none longer than 1,200 characters."""
    found: list[Span] = []
    for start, end in sentences(text):
        while end - start > 1200:
            cut = text.rfind(" ", start, start + 1200)
            cut = cut if cut > start else start + 1200
            found.append((start, cut))
            start = cut + (text[cut] == " ")
        found.append((start, end))
    return tuple(found)


def _term(token: str) -> str:
    return stem(token)


def _value_terms(mention: Mention) -> set[str]:
    """The forms in which a number of the claim may be printed in a record."""
    value = mention.value
    if isinstance(value, Quantity) and value.amount is not None and value.amount == int(value.amount):
        whole = int(value.amount)
        return {str(whole), f"{whole:,}"}
    if isinstance(value, CalendarDate) and value.date != "unresolved":
        return {value.date[:4]}
    return set()


def _state_of(place: _Place, slots: _Slots, mentions: Sequence[Mention]) -> tuple[MachineState, Span, float]:
    """The state of a passage for a claim, the span it rests on, and what that is worth in the order shown."""
    whole = (0, len(place.words))
    kind = mentions[0].kind
    if kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT):
        if any(_quotes(place.words, mention.quote) for mention in mentions):
            return MachineState.QUOTE_MATCH, whole, 20.0
        return MachineState.CANDIDATE, whole, 0.0
    if kind is ClaimKind.QUANTITY:
        return _number_state(place, slots, mentions)
    if kind is ClaimKind.DATE:
        return _date_state(place, slots, mentions)
    return MachineState.CANDIDATE, whole, 0.0


def _quotes(passage: str, quote: str) -> bool:
    """Whether at least nine tenths of a quotation's characters stand in a passage in a row, after folding."""
    wanted, held = folded(quote).strip(" .,;:!?\"'"), folded(passage)
    if len(wanted) < 12:
        return False
    if wanted in held:
        return True
    share = int(len(wanted) * _QUOTE_SHARE)
    return any(
        wanted[begin : begin + share] in held for begin in range(0, len(wanted) - share + 1, max(1, len(wanted) // 40))
    )


def _number_state(place: _Place, slots: _Slots, mentions: Sequence[Mention]) -> tuple[MachineState, Span, float]:
    """Same number of a compatible thing, another number of the same thing, or no number of it."""
    whole = (0, len(place.words))
    best = -1.0
    for mention in mentions:
        if any(_matches(mention, found, slots) for found in slots.quantities):
            return MachineState.NUMBER_MATCH, whole, 12.0
        if any(_counts_the_same(mention, found) for found in slots.quantities):
            best = max(best, 3.0 + len(slots.words & content_words(mention.quote)))
    return (MachineState.VALUE_DIFFERS, whole, best) if best >= 0 else (MachineState.NUMBER_ABSENT, whole, 0.0)


def _counts_the_same(mention: Mention, found: QuantityMention) -> bool:
    """Whether a passage gives an amount, any amount, of what the claim counts."""
    value = mention.value
    if not isinstance(value, Quantity) or value.amount is None or found.value.amount is None or not value.unit:
        return False
    return unit_key(found.value.unit) == unit_key(value.unit)


def _matches(mention: Mention, found: QuantityMention, slots: _Slots) -> bool:
    """Whether a number of a passage is one that the claim may mean, of a compatible thing."""
    value = mention.value
    if not isinstance(value, Quantity) or value.amount is None or found.value.amount is None:
        return False
    same_unit = bool(value.unit) and unit_key(value.unit) in {
        unit_key(found.value.unit),
        *map(unit_key, slots.words),
    }
    if found.value.amount == value.amount:
        return same_unit or is_telling(value.amount) or not value.unit
    low, top = interval(value.amount, value.comparator, value.high)
    return (
        low <= found.value.amount <= top
        and unit_key(found.value.unit) == unit_key(value.unit)
        and values_meet(value, found.value)
    )


def _date_state(place: _Place, slots: _Slots, mentions: Sequence[Mention]) -> tuple[MachineState, Span, float]:
    """Whether the date itself stands in the passage, or another one."""
    whole = (0, len(place.words))
    wanted = {mention.value.date for mention in mentions if isinstance(mention.value, CalendarDate)} - {"unresolved"}
    for found in slots.dates:
        if found.value.date in wanted or any(found.value.date.startswith(f"{date}-") for date in wanted):
            return MachineState.NUMBER_MATCH, whole, 6.0
    return (
        (MachineState.VALUE_DIFFERS, whole, 0.0) if slots.dates and wanted else (MachineState.NUMBER_ABSENT, whole, 0.0)
    )
