# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a place of one report lies in a related one, and which mentions of the two stand there.

Lineage gives the passages that two reports share and every variant inside them. Between two variants the words are the
same, so that variants are fixed points: a place between two of them is found by its distance from them. Where a passage
was reworded or translated the fixed points are few and the place is near, not exact; there a mention meets the nearest
of its kind, and only when each is the other's nearest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from vorlage.domain.claims import ClaimKind, Mention
from vorlage.domain.lineage import Pair, PassageKind, SharedPassage, Siglum


class Closeness(IntEnum):
    """How sure it is that two places are one: the smaller the surer."""

    COPIED = 0
    """The words around are the same, in reports of which one carries the other's text."""
    PUBLIC = 1
    """The words around are the same, and may be anybody's: background, a quotation, or no more than that in common."""
    REWORDED = 2
    """The words around were changed throughout, or translated."""


_LOOSE = frozenset({PassageKind.REWORDED, PassageKind.TRANSLATED})
_PUBLIC = frozenset({PassageKind.QUOTE, PassageKind.BACKGROUND})
_SLACK = 6
_LOOSE_SLACK = 0.34
_LONGEST_LOOSE = 700
"""Characters of a reworded passage at most: in a longer one nearness says nothing."""

ByKind = Mapping[ClaimKind, Sequence[Mention]]


def mentions_in_place(pair: Pair, ours: Mapping[Siglum, ByKind]) -> Iterator[tuple[Mention, Mention, Closeness]]:
    """Mentions of one kind that stand at the same place of two related reports, and how sure that is.

    Args:
        pair: Two reports and what they share.
        ours: The mentions of each report by kind, in order of place.
    """
    knots = [(variant.a_span, variant.b_span) for variant in pair.variants]
    knots.sort()
    starts = [a[0] for a, _ in knots]
    for passage in pair.passages:
        inside = knots[bisect_left(starts, passage.a[0]) : bisect_right(starts, passage.a[1])]
        points = _points(passage, inside)
        loose = passage.kind in _LOOSE
        is_public = passage.kind in _PUBLIC or not pair.relation.joins_lineages
        closeness = Closeness.REWORDED if loose else Closeness.PUBLIC if is_public else Closeness.COPIED
        if loose and max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0]) > _LONGEST_LOOSE:
            continue
        for kind, listed in ours.get(pair.a, {}).items():
            others = _within(ours.get(pair.b, {}).get(kind, ()), passage.b)
            here = _within(listed, passage.a)
            if here and others:
                yield from ((one, other, closeness) for one, other in _met(here, others, points, passage, loose))


def _points(passage: SharedPassage, knots: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int]]:
    """Places of the one report and the same places of the other, in order of both."""
    points = [(passage.a[0], passage.b[0])]
    for a, b in knots:
        for place in ((a[0], b[0]), (a[1], b[1])):
            if place[0] >= points[-1][0] and passage.b[1] >= place[1] >= points[-1][1]:
                points.append(place)
    points.append((passage.a[1], passage.b[1]))
    return points


def _within(mentions: Sequence[Mention], span: tuple[int, int]) -> Sequence[Mention]:
    first = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    last = bisect_left(mentions, span[1], key=lambda mention: mention.start)
    return mentions[first:last]


def _carried(place: int, points: Sequence[tuple[int, int]]) -> float:
    """Where a place lies in the other report: at its distance from the fixed point before it, or between two."""
    after = bisect_right(points, (place, 1 << 60))
    a, b = points[max(0, after - 1)]
    if after >= len(points):
        return float(b)
    next_a, next_b = points[after]
    if next_a - a == next_b - b or next_a == a:
        return float(b + place - a)
    return b + (place - a) * (next_b - b) / (next_a - a)


def _met(
    here: Sequence[Mention],
    others: Sequence[Mention],
    points: Sequence[tuple[int, int]],
    passage: SharedPassage,
    loose: bool,
) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of which each is the other's nearest, and near enough."""
    slack = _LOOSE_SLACK * (passage.b[1] - passage.b[0]) if loose else _SLACK
    middles = _Places([(other.start + other.end) / 2 for other in others])
    carried = [(_carried(one.start, points), _carried(one.end, points)) for one in here]
    expected = _Places([(low + high) / 2 for low, high in carried])
    for number, one in enumerate(here):
        best = middles.nearest(expected.places[number])
        if expected.nearest(middles.places[best]) != number:
            continue
        other = others[best]
        low, high = carried[number]
        gap = max(low - other.end, other.start - high)
        if gap <= slack and (loose or _is_as_long(one, other)):
            yield one, other


class _Places:
    """Places, and which of them is nearest to one asked for; of two as near, the first."""

    def __init__(self, places: Sequence[float]) -> None:
        self.places = places
        self._ordered = sorted(zip(places, range(len(places)), strict=True))

    def nearest(self, wanted: float) -> int:
        """The number of the nearest place, as they were given."""
        at = bisect_left(self._ordered, (wanted, -1))
        near = self._ordered[max(0, at - 1) : at + 1]
        return min(near, key=lambda place: (abs(place[0] - wanted), place[1]))[1]


def _is_as_long(one: Mention, other: Mention) -> bool:
    """Whether one could be the other's wording: not a clause beside a word."""
    if one.value is not None:
        return True
    short, long = sorted((one.end - one.start, other.end - other.start))
    return short >= 0.3 * long
