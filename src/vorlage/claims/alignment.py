# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which mentions stand at the same place of two related reports, and what stands around each mention.

Lineage says which stretches of two reports carry the same text; here mentions are looked up in them. Background that
an agency sends with every story, and quotations of public words, align too: the words are the same whoever took them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from enum import Enum, auto

from vorlage.claims.comparison import amounts_meet, speaker_key, unit_key
from vorlage.claims.context import Context, Contexts
from vorlage.claims.positions import Closeness, mentions_in_place
from vorlage.domain.claim_grouping import MentionPlace, mention_place
from vorlage.domain.claims import CalendarDate, ClaimKind, Granularity, Mention, Quantity, Value
from vorlage.domain.lineage import Decision, Lineage, Pair, Siglum
from vorlage.extraction.quantity_words import TIME_UNITS

_SAME_STORY = 3
_MOST_PAIRS = 24
"""Related reports that a report is aligned with, in a family so large that not all pairs can be."""
_LARGE = 4000
_ENOUGH_VALUES = 3
_MOST = 0.5
_A_DOZEN = 12
_FIGURES = 2
_NEARLY_ALL = 0.7


class Extent(Enum):
    """How much of two reports is shared: most of both, most of the shorter, or less."""

    BOTH = auto()
    ONE = auto()
    PART = auto()


class Alignment:
    """Shared passages by pair of reports, with what stands around each mention."""

    def __init__(self, lineage: Lineage, texts: Mapping[Siglum, str], mentions: Iterable[Mention]) -> None:
        listed = list(mentions)
        self.lineage = lineage
        self.contexts = Contexts(texts, listed)
        self._pairs = {(pair.a, pair.b): pair for pair in lineage.pairs}
        self.published = {witness.siglum: witness.published for witness in lineage.witnesses if witness.published}
        self._stories: dict[tuple[Siglum, Siglum], bool] = {}
        told: dict[Siglum, set[tuple[float | str, ...]]] = {}
        self._mentions: dict[Siglum, dict[ClaimKind, list[Mention]]] = {}
        for mention in sorted(listed, key=lambda one: (one.siglum, one.start, one.end)):
            self._mentions.setdefault(mention.siglum, {}).setdefault(mention.kind, []).append(mention)
            value = mention.value
            if isinstance(value, Quantity) and value.amount is not None and value.unit and value.unit not in TIME_UNITS:
                size = float(f"{value.amount:.1e}") if value.amount >= 100 else value.amount
                told.setdefault(mention.siglum, set()).add((size, unit_key(value.unit.split(" per ")[0])))
            elif mention.kind is ClaimKind.QUOTE and len(speaker_key(mention.who)) > 1:
                told.setdefault(mention.siglum, set()).add(speaker_key(mention.who))
        self._length = {siglum: len(text) for siglum, text in texts.items()}
        self._told = {siglum: frozenset(said) for siglum, said in told.items()}
        self._in_place: dict[tuple[MentionPlace, MentionPlace], Closeness] | None = None
        self._filled_in: dict[MentionPlace, set[MentionPlace]] = {}

    def pair(self, one: Siglum, other: Siglum) -> Pair | None:
        """The relation of two reports, if lineage found one."""
        return self._pairs.get((one, other) if one < other else (other, one))

    def context(self, mention: Mention) -> Context:
        """What stands around a mention in its sentence."""
        return self.contexts.of(mention)

    def in_place(self) -> dict[tuple[MentionPlace, MentionPlace], Closeness]:
        """All pairs of mentions at the same place of two related reports, in order, and how sure that place is."""
        if self._in_place is None:
            self._in_place = {}
            for pair in self._pairs_worth_aligning():
                met = list(mentions_in_place(pair, self._mentions))
                days = {day for day in (self.published.get(pair.a), self.published.get(pair.b)) if day}
                is_form = _is_filled_in_anew(met, self._extent(pair), days)
                for one, other, closeness in met:
                    key = mention_place(one), mention_place(other)
                    sure = max(closeness, Closeness.PUBLIC) if is_form and one.value is not None else closeness
                    self._in_place[key] = min(sure, self._in_place.get(key, sure))
                    if is_form and values_differ(one.value, other.value):
                        self._filled_in.setdefault(key[0], set()).add(key[1])
                        self._filled_in.setdefault(key[1], set()).add(key[0])
        return self._in_place

    def filled_in_beside(self, mention: Mention) -> Set[MentionPlace]:
        """The places of other values in the same words, where these were filled in anew."""
        self.in_place()
        return self._filled_in.get(mention_place(mention), frozenset())

    def is_in_place(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions stand at the same place of two related reports."""
        first, second = sorted((mention_place(one), mention_place(other)))
        return (first, second) in self.in_place()

    def says_beside(self, value: Mention, place: Mention) -> bool:
        """Whether the report of a place prints the value of another report's mention in a sentence like that of the
        place: one sentence printed twice there, with two values, each of which has its own counterpart."""
        words = self.context(place).words
        return any(
            one.value == value.value
            and one.sentence != place.sentence
            and len(words & self.context(one).words) >= _NEARLY_ALL * max(len(words), len(self.context(one).words))
            for one in self._mentions.get(place.siglum, {}).get(place.kind, ())
        )

    def is_one_story(self, one: Siglum, other: Siglum) -> bool:
        """Whether two reports tell one story: four or more stand in both of amounts of the same things,
        as far as two figures of each, and of people quoted by their full names."""
        key = (one, other) if one < other else (other, one)
        if key not in self._stories:
            shared = self._told.get(one, frozenset()) & self._told.get(other, frozenset())
            self._stories[key] = len(shared) > _SAME_STORY or self._is_copy(one, other)
        return self._stories[key]

    def _is_copy(self, one: Siglum, other: Siglum) -> bool:
        pair = self.pair(one, other)
        return pair is not None and pair.relation.joins_lineages and pair.decision is not Decision.REJECT

    def _extent(self, pair: Pair) -> Extent:
        """How much of two reports is shared."""
        shorter, longer = sorted(self._length.get(siglum, 0) for siglum in (pair.a, pair.b))
        shared = _shared_length(pair)
        return Extent.BOTH if shared >= _MOST * longer else Extent.ONE if shared >= _MOST * shorter else Extent.PART

    def _pairs_worth_aligning(self) -> Iterator[Pair]:
        """All pairs; of very many, those that share most, a few for each report."""
        pairs = [pair for pair in self._pairs.values() if pair.decision is not Decision.REJECT]
        if len(pairs) <= _LARGE:
            yield from pairs
            return
        taken: Counter[Siglum] = Counter()
        for pair in sorted(pairs, key=lambda pair: (-_shared_length(pair), pair.a, pair.b)):
            if min(taken[pair.a], taken[pair.b]) < _MOST_PAIRS:
                taken.update((pair.a, pair.b))
                yield pair


def _is_filled_in_anew(met: Iterable[tuple[Mention, Mention, Closeness]], extent: Extent, days: Set[str]) -> bool:
    """Whether most of the values at the same places differ: a form of words for every day, and no copy of its numbers.

    Reports of markets, weather and counts share their sentences and none of what these say; years, months and small or
    round numbers stay as they are in a form too, and tell nothing. A form is filled in for another day: whole copies of
    one day, or of unknown days, need more to be held for one. Where two reports share no more than some sentences, a
    single value that differs says so, unless others agree: nothing else tells that what stands there was copied.
    """
    figures = _FIGURES if extent is Extent.PART else 1
    differ = agree = listed = 0
    for one, other, closeness in met:
        if closeness is Closeness.COPIED and one.value is not None:
            listed += 1
            if values_differ(one.value, other.value):
                differ += 1
            elif one.value == other.value and _is_particular(one.value, figures):
                agree += 1
    if extent is Extent.PART:
        return 0 < differ >= agree
    if len(days) < 2:
        return listed >= _ENOUGH_VALUES and differ > 0.5 * listed
    return differ > max(agree, 1 if extent is Extent.BOTH else 0)


def _is_particular(value: Value, figures: int) -> bool:
    """Whether a value hardly stands in two reports by chance: a day, or an amount of so many figures that count."""
    if isinstance(value, CalendarDate):
        return value.granularity is Granularity.DAY
    if not isinstance(value, Quantity) or value.amount is None or value.amount <= _A_DOZEN:
        return False
    return len(f"{value.amount:.6g}".partition("e")[0].replace(".", "").rstrip("0")) >= figures


def values_differ(one: Value, other: Value) -> bool:
    """Whether two values cannot be one. An amount that was lost is no other amount."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return None not in (one.amount, other.amount) and not amounts_meet(one, other)
    if isinstance(one, CalendarDate) and isinstance(other, CalendarDate):
        return not (one.date.startswith(other.date) or other.date.startswith(one.date))
    return False


def _shared_length(pair: Pair) -> int:
    return sum(passage.a[1] - passage.a[0] for passage in pair.passages)
