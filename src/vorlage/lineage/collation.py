# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where two witnesses differ inside a shared passage, and what kind of thing changed there.

A block of unequal words becomes variants: word for word where the numbers of words agree, widened to the whole name,
number or date it is a part of. Differences of case, accents and punctuation are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vorlage.domain.lineage import Span, Variant, VariantKind
from vorlage.lineage.alignment import Block
from vorlage.lineage.reading import Reading


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


def _touching(spans: Iterable[Span], place: Span) -> list[Span]:
    low, high = place
    return [span for span in spans if span[0] < high and low < span[1]]


def _union(place: Span, spans: Sequence[Span]) -> Span:
    return min((place[0], *(span[0] for span in spans))), max((place[1], *(span[1] for span in spans)))


def _spans(reading: Reading, kind: VariantKind) -> list[Span]:
    if kind is VariantKind.NAME:
        return list(reading.names)
    if kind is VariantKind.NUMBER:
        return [(number.start, number.end) for number in reading.numbers]
    return [(day.start, day.end) for day in reading.dates]


def _widened(a: Reading, b: Reading, a_span: Span, b_span: Span) -> tuple[Span, Span]:
    """Both spans, widened to the names, numbers or dates that both of them are a part of."""
    for kind in (VariantKind.DATE, VariantKind.NUMBER, VariantKind.NAME):
        in_a, in_b = _touching(_spans(a, kind), a_span), _touching(_spans(b, kind), b_span)
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
    if _touching(_spans(a, VariantKind.DATE), a_span) and _touching(_spans(b, VariantKind.DATE), b_span):
        return VariantKind.DATE
    values_a = [number.value for number in a.numbers if number.start < a_span[1] and a_span[0] < number.end]
    values_b = [number.value for number in b.numbers if number.start < b_span[1] and b_span[0] < number.end]
    if values_a and values_b and values_a != values_b:
        return VariantKind.NUMBER
    if not values_a and not values_b and _is_name(a, a_span) and _is_name(b, b_span):
        return VariantKind.NAME
    return VariantKind.WORD


def _is_name(reading: Reading, span: Span) -> bool:
    """Whether most of a span is name."""
    covered = sum(min(name[1], span[1]) - max(name[0], span[0]) for name in _touching(reading.names, span))
    return covered * 2 > span[1] - span[0]
