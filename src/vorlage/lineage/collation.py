# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where two witnesses differ inside a shared passage, and what kind of thing changed there.

A block of unequal words becomes variants: word for word where the numbers of words agree, widened to the whole name,
number or date it is a part of. Differences of case, accents and punctuation are none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from vorlage.domain.lineage import Span, Variant, VariantKind
from vorlage.lineage.alignment import Block
from vorlage.lineage.reading import Reading, once_for_each_reading


def collate(a: Reading, b: Reading, blocks: Iterable[Block]) -> tuple[Variant, ...]:
    """The variants of two witnesses at the places where aligned words are unequal.

    Every reading equals its witness's text at its span. No two variants overlap.
    """
    places = [place for block in blocks for place in _split(block)]
    widened = [_widened(a, b, a.span_of_rows(p[0], p[1]), b.span_of_rows(p[2], p[3])) for p in places]
    merged = _merged(widened)
    variants = (_variant(a, b, a_span, b_span) for a_span, b_span in merged)
    return tuple(variant for variant in variants if variant is not None)


def _split(block: Block) -> list[Block]:
    a_low, a_high, b_low, b_high = block
    words = a_high - a_low
    if words > 1 and words == b_high - b_low:
        return [(a_low + i, a_low + i + 1, b_low + i, b_low + i + 1) for i in range(words)]
    return [block]


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """Spans in order of their starts; `reach` is the furthest end up to each, so that what touches is found quickly."""

    spans: Sequence[Span]
    starts: Sequence[int]
    reach: Sequence[int]

    def touching(self, place: Span) -> Sequence[Span]:
        """The spans that have a character in common with a place; at a place without characters, those around it."""
        low, high = place
        some = self.spans[bisect_right(self.reach, low) : bisect_left(self.starts, high)]
        return [span for span in some if low < span[1]]


def _spans(spans: Sequence[Span]) -> _Spans:
    ordered = sorted(spans)
    return _Spans(ordered, [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max)))


@once_for_each_reading
def _spans_by_kind(reading: Reading) -> Mapping[VariantKind, _Spans]:
    return {
        VariantKind.DATE: _spans([(day.start, day.end) for day in reading.dates]),
        VariantKind.NUMBER: _spans([(number.start, number.end) for number in reading.numbers]),
        VariantKind.NAME: _spans(reading.names),
    }


def _union(place: Span, spans: Sequence[Span]) -> Span:
    return min((place[0], *(span[0] for span in spans))), max((place[1], *(span[1] for span in spans)))


def _widened(a: Reading, b: Reading, a_span: Span, b_span: Span) -> tuple[Span, Span]:
    """Both spans, widened to the names, numbers or dates that both of them are a part of."""
    of_a, of_b = _spans_by_kind(a), _spans_by_kind(b)
    for kind in (VariantKind.DATE, VariantKind.NUMBER, VariantKind.NAME):
        in_a = of_a[kind].touching(a_span)
        in_b = of_b[kind].touching(b_span) if in_a else ()
        if in_a and in_b:
            return _union(a_span, in_a), _union(b_span, in_b)
    return a_span, b_span


def _merged(places: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Places that overlap in either witness, as one."""
    merged: list[tuple[Span, Span]] = []
    for a_span, b_span in sorted(places):
        if merged and (_overlap(merged[-1][0], a_span) or _overlap(merged[-1][1], b_span)):
            last_a, last_b = merged[-1]
            merged[-1] = (_union(last_a, [a_span]), _union(last_b, [b_span]))
        else:
            merged.append((a_span, b_span))
    return merged


def _overlap(one: Span, other: Span) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1])


def _variant(a: Reading, b: Reading, a_span: Span, b_span: Span) -> Variant | None:
    reading_a, reading_b = a.text[slice(*a_span)], b.text[slice(*b_span)]
    if reading_a.casefold() == reading_b.casefold():
        return None
    return Variant(_kind(a, b, a_span, b_span), reading_a, reading_b, a_span, b_span)


def _kind(a: Reading, b: Reading, a_span: Span, b_span: Span) -> VariantKind:
    of_a, of_b = _spans_by_kind(a), _spans_by_kind(b)
    if of_a[VariantKind.DATE].touching(a_span) and of_b[VariantKind.DATE].touching(b_span):
        return VariantKind.DATE
    values_a, values_b = _values(a, a_span), _values(b, b_span)
    if values_a and values_b and values_a != values_b:
        return VariantKind.NUMBER
    if not values_a and not values_b and _is_name(a, a_span) and _is_name(b, b_span):
        return VariantKind.NAME
    return VariantKind.WORD


def _values(reading: Reading, span: Span) -> list[float | None]:
    """The numbers that a span touches, by what they come to."""
    touched = _spans_by_kind(reading)[VariantKind.NUMBER].touching(span)
    values = _value_of_number(reading) if touched else {}
    return [values[number] for number in touched]


@once_for_each_reading
def _value_of_number(reading: Reading) -> Mapping[Span, float | None]:
    return {(number.start, number.end): number.value for number in reading.numbers}


def _is_name(reading: Reading, span: Span) -> bool:
    """Whether most of a span is name."""
    names = _spans_by_kind(reading)[VariantKind.NAME].touching(span)
    return sum(min(name[1], span[1]) - max(name[0], span[0]) for name in names) * 2 > span[1] - span[0]
