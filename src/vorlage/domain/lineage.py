# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reports seen as copies: witness, passage pair, variant, relation, a person's finding, exemplar, stemma, origins.

Offsets are code points into a witness's text, half-open. A witness is named by its path (its siglum).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from vorlage.domain.custody import ItemNumber, require_utc

Siglum = NewType("Siglum", str)
"""The label of a witness: the path of its item, or the id of a lost exemplar."""

Span = tuple[int, int]
"""Code points, half-open."""

SuggestionId = NewType("SuggestionId", str)
"""What a person decides upon, as it is shown and typed: `pair-30-31`, from the item numbers of two reports."""

_PAIR_SUGGESTION = re.compile(r"pair-([1-9][0-9]{0,17})-([1-9][0-9]{0,17})")
_LONGEST_REASON = 2000


class Relation(StrEnum):
    """How two reports share text. A pair that is not listed has no relation found, which proves nothing."""

    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    LIGHT_EDIT = "light_edit"
    PARTIAL_REUSE = "partial_reuse"
    SPUN = "spun"
    BACK_TRANSLATED = "back_translated"
    TRANSLATED = "translated"
    SHARED_SOURCE = "shared_source"
    """Own wording, but one desk's background, release or report stands behind both."""
    SHARED_QUOTE = "shared_quote"
    """Only public words in common."""
    UNKNOWN = "unknown"

    @property
    def joins_lineages(self) -> bool:
        """Whether two reports so related count as one lineage: copies do, shared background and quotes do not."""
        return self in _COPYING


_COPYING = frozenset(
    {
        Relation.VERBATIM,
        Relation.TRUNCATED,
        Relation.LIGHT_EDIT,
        Relation.PARTIAL_REUSE,
        Relation.SPUN,
        Relation.BACK_TRANSLATED,
        Relation.TRANSLATED,
    }
)


class Derivation(StrEnum):
    """Which way the text went, where that can be known."""

    A_FROM_B = "a_from_b"
    B_FROM_A = "b_from_a"
    COMMON_EXEMPLAR = "common_exemplar"
    UNKNOWN = "unknown"


class PassageKind(StrEnum):
    """What a shared passage is."""

    SAME = "same"
    EDITED = "edited"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    QUOTE = "quote"
    BACKGROUND = "background"


class VariantKind(StrEnum):
    """What changed at a place where two witnesses differ."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A report seen as a copy of something.

    `published` is a TIMEX3 date or empty. `credits` are agencies named as the origin of the text.
    """

    siglum: Siglum
    number: ItemNumber
    title: str
    outlet: str
    published: str
    language: str
    credits: tuple[str, ...]
    text: str

    def __repr__(self) -> str:
        return f"Witness({self.number}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of one witness and the stretch of another that carries the same text."""

    a: Span
    b: Span
    kind: PassageKind

    def __post_init__(self) -> None:
        if not (0 <= self.a[0] < self.a[1] and 0 <= self.b[0] < self.b[1]):
            raise ValueError("a shared passage has text on both sides")

    def mirrored(self) -> SharedPassage:
        """The same passage, seen from the other witness. Mirrored twice it is itself."""
        return SharedPassage(self.b, self.a, self.kind)


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where two witnesses differ inside a shared passage, with both readings. A reading may be empty."""

    kind: VariantKind
    a: str
    b: str
    a_span: Span
    b_span: Span

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError("equal readings are no variant")
        if len(self.a) != self.a_span[1] - self.a_span[0] or len(self.b) != self.b_span[1] - self.b_span[0]:
            raise ValueError("a reading is as long as its span")

    def mirrored(self) -> Variant:
        """The same place, seen from the other witness. Mirrored twice it is itself."""
        return Variant(self.kind, self.b, self.a, self.b_span, self.a_span)


class Decision(StrEnum):
    """What a person decided about a suggestion."""

    ACCEPT = "accept"
    """The relation holds."""
    REJECT = "reject"
    """There is no copying relation; the pair is not counted as one lineage."""
    HOLD = "hold"
    """Looked at, and undecided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFinding:
    """What a person decided about the relation suggested for two reports, when, and why.

    Invariants: the numbers are two and in order; the reason says something, in at most 2,000 characters. `relation`
    and `derives` are what the machine suggested then, so that the finding keeps its meaning when a later version of
    the machine suggests otherwise; `derives` is seen from the pair, whose sigla, not numbers, are in order.
    """

    numbers: tuple[ItemNumber, ItemNumber]
    decision: Decision
    relation: Relation
    derives: Derivation
    reason: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        if not 1 <= self.numbers[0] < self.numbers[1]:
            raise ValueError("a finding names two reports in order")
        if not is_reason(self.reason):
            raise ValueError("a finding gives its reason")
        require_utc(self.at)

    def __repr__(self) -> str:
        return f"PairFinding({self.numbers[0]}, {self.numbers[1]}, {self.decision})"

    @property
    def suggestion(self) -> SuggestionId:
        """What it decides upon."""
        return pair_suggestion(*self.numbers)


def is_reason(words: str) -> bool:
    """Whether words can stand as the reason of a finding: not blank, and not a book."""
    return bool(words.strip()) and len(words) <= _LONGEST_REASON


def pair_suggestion(one: ItemNumber, other: ItemNumber) -> SuggestionId:
    """The suggestion about two reports. Law: `suggested_pair` reads it back, whichever report came first."""
    low, high = sorted((one, other))
    return SuggestionId(f"pair-{low}-{high}")


def suggested_pair(suggestion: str) -> tuple[ItemNumber, ItemNumber] | None:
    """The numbers of the two reports that a suggestion is about, in order; None when it has not the form of one."""
    form = _PAIR_SUGGESTION.fullmatch(suggestion)
    if form is None or form[1] == form[2]:
        return None
    low, high = sorted((ItemNumber(int(form[1])), ItemNumber(int(form[2]))))
    return low, high


_FLIPPED = {Derivation.A_FROM_B: Derivation.B_FROM_A, Derivation.B_FROM_A: Derivation.A_FROM_B}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two witnesses have in common, and what that says.

    Invariants: `a` sorts before `b`; confidence is in 0..1; at least one reason in words. `why` states evidence
    ("shares 74 consecutive words of own prose"), never blame. Where there is a finding, relation and direction are what
    it leaves of them; confidence and reasons stay the machine's.
    """

    a: Siglum
    b: Siglum
    relation: Relation
    derives: Derivation
    confidence: float
    why: tuple[str, ...]
    passages: tuple[SharedPassage, ...]
    variants: tuple[Variant, ...]
    finding: PairFinding | None = None

    def __post_init__(self) -> None:
        if self.a >= self.b:
            raise ValueError("a pair names its witnesses in order, and they are two")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError("confidence is between 0 and 1")
        if not self.why:
            raise ValueError("a relation gives its reasons")

    @property
    def decision(self) -> Decision | None:
        """What a person decided, None when nobody looked."""
        return None if self.finding is None else self.finding.decision

    @classmethod
    def between(
        cls,
        a: Siglum,
        b: Siglum,
        *,
        relation: Relation,
        derives: Derivation,
        confidence: float,
        why: tuple[str, ...],
        passages: tuple[SharedPassage, ...],
        variants: tuple[Variant, ...],
    ) -> Pair:
        """The pair in its one order, whichever way round it was found.

        Law: `between(a, b)` equals `between(b, a)` with everything mirrored.
        """
        if a > b:
            a, b = b, a
            derives = _FLIPPED.get(derives, derives)
            passages = tuple(passage.mirrored() for passage in passages)
            variants = tuple(variant.mirrored() for variant in variants)
        return cls(
            a=a,
            b=b,
            relation=relation,
            derives=derives,
            confidence=confidence,
            why=why,
            passages=tuple(sorted(passages, key=lambda passage: (passage.a, passage.b))),
            variants=tuple(sorted(variants, key=lambda variant: (variant.a_span, variant.b_span))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """What several witnesses were copied from. `held` is False for a lost one, inferred from its copies."""

    id: Siglum
    label: str
    held: bool
    copies: tuple[Siglum, ...]

    def __post_init__(self) -> None:
        if len(set(self.copies)) < 2:
            raise ValueError("an exemplar is inferred from at least two copies")


@dataclass(frozen=True, slots=True)
class StemmaEdge:
    """One copying step: `child` was made from `parent` (a witness or a lost exemplar)."""

    parent: Siglum
    child: Siglum
    confidence: float


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin and the reports that go back to it."""

    label: str
    reports: tuple[Siglum, ...]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins, as an interval with its list.

    `high` counts every lineage not shown to be joined; `low` joins whatever may be joined. The truth may lie
    anywhere between, so neither is printed alone.
    """

    low: int
    high: int
    origins: tuple[Origin, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError("an interval has its low end first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The family tree of a set of reports, with everything it rests on."""

    witnesses: tuple[Witness, ...]
    pairs: tuple[Pair, ...]
    exemplars: tuple[Exemplar, ...]
    edges: tuple[StemmaEdge, ...]
    origins: OriginCount
    unstable_names: frozenset[Siglum] = frozenset()

    def pair(self, one: Siglum, other: Siglum) -> Pair | None:
        """The pair of two witnesses, if any relation was found."""
        a, b = sorted((one, other))
        return next((pair for pair in self.pairs if pair.a == a and pair.b == b), None)

    def origins_of(self, sigla: Iterable[Siglum]) -> OriginCount:
        """The independent origins behind some of the reports: those of the whole count, cut down to these.

        Promise: the interval of a subset lies within 0 and that of the whole.
        """
        wanted = set(sigla)
        kept = tuple(
            Origin(origin.label, tuple(siglum for siglum in origin.reports if siglum in wanted))
            for origin in self.origins.origins
            if wanted.intersection(origin.reports)
        )
        doubtful = self.origins.high - self.origins.low
        high = len(kept)
        return OriginCount(max(min(high, 1), high - doubtful), high, kept)
