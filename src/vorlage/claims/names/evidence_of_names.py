# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the places of two printed names say of their being one person's: role, body, place, alignment; for and against.

A role alone is little: there are many professors. It counts with a body or a place. Where two reports share a passage
and one has another name in the same place of it, a role on either side is enough to ask.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from vorlage.domain.lineage import Lineage, PassageKind, Siglum, VariantKind
from vorlage.domain.names import NameInReport, NameReason
from vorlage.names.scripts import script_of_word
from vorlage.names.unlikeness import unlikeness

_ONE_PLACE: Final = 0.12
"""Two words of different scripts that sound so alike name one place."""
_LONGEST_PLACE: Final = 24


class AlignedNames:
    """Pairs of names that stand at one place of a passage which two reports share, by lineage's variants."""

    def __init__(self, names: Sequence[NameInReport], lineage: Lineage) -> None:
        by_report: dict[Siglum, list[NameInReport]] = {}
        for name in names:
            by_report.setdefault(name.siglum, []).append(name)
        self._by_report = {siglum: sorted(listed, key=_place) for siglum, listed in by_report.items()}
        self._starts = {siglum: [name.start for name in listed] for siglum, listed in self._by_report.items()}
        self._pairs = frozenset(self._found(lineage))

    def __iter__(self) -> Iterator[tuple[NameInReport, NameInReport]]:
        return iter(sorted(self._pairs, key=lambda pair: (_place(pair[0]), _place(pair[1]))))

    def __contains__(self, pair: tuple[NameInReport, NameInReport]) -> bool:
        return pair in self._pairs or pair[::-1] in self._pairs

    def _found(self, lineage: Lineage) -> Iterator[tuple[NameInReport, NameInReport]]:
        for pair in lineage.pairs:
            for variant in pair.variants:
                if variant.kind is VariantKind.NAME:
                    yield from self._both(pair.a, variant.a_span, pair.b, variant.b_span)
            for passage in pair.passages:
                if passage.kind is not PassageKind.BACKGROUND:
                    yield from self._alone(pair.a, passage.a, pair.b, passage.b)

    def _both(
        self, a: Siglum, span: tuple[int, int], b: Siglum, other: tuple[int, int]
    ) -> Iterator[tuple[NameInReport, NameInReport]]:
        for one in self._within(a, span):
            for two in self._within(b, other):
                if one.printed != two.printed:
                    yield one, two

    def _alone(
        self, a: Siglum, span: tuple[int, int], b: Siglum, other: tuple[int, int]
    ) -> Iterator[tuple[NameInReport, NameInReport]]:
        """The one name with a role on each side of a passage."""
        ones = [name for name in self._within(a, span) if name.roles]
        others = [name for name in self._within(b, other) if name.roles]
        if len(ones) == len(others) == 1 and ones[0].printed != others[0].printed:
            yield ones[0], others[0]

    def _within(self, siglum: Siglum, span: tuple[int, int]) -> list[NameInReport]:
        """The names of a report that overlap a span."""
        starts = self._starts.get(siglum, [])
        first, last = bisect_left(starts, span[0] - _LONGEST_PLACE * 3), bisect_right(starts, span[1])
        return [
            name for name in self._by_report.get(siglum, [])[first:last] if name.end > span[0] and name.start < span[1]
        ]


def _place(name: NameInReport) -> tuple[str, int, int]:
    return name.siglum, name.start, name.end


def reasons_of_places(
    one: Collection[NameInReport], other: Collection[NameInReport], aligned: AlignedNames, unstable: Collection[Siglum]
) -> tuple[NameReason, ...]:
    """What the places of two printed names say for and against, in the order of `NameReason`."""
    roles, bodies = _meet(one, other, "roles"), _meet(one, other, "bodies")
    reports = {name.siglum for name in one} & {name.siglum for name in other}
    told = {
        NameReason.SAME_ROLE: roles is True,
        NameReason.SAME_BODY: bodies is True,
        NameReason.SAME_PLACE: share_place(one, other),
        NameReason.ALIGNED: any((a, b) in aligned for a in one for b in other),
        NameReason.UNSTABLE_NAMES: any(name.siglum in unstable for name in (*one, *other)),
        NameReason.OTHER_ROLE: roles is False,
        NameReason.OTHER_BODY: bodies is False,
        NameReason.SIDE_BY_SIDE: any(siglum not in unstable for siglum in reports),
    }
    return tuple(reason for reason in NameReason if told.get(reason))


def _meet(one: Collection[NameInReport], other: Collection[NameInReport], slot: str) -> bool | None:
    """Whether a slot has a word in common on both sides; None where one side says nothing."""
    first, second = ({word for name in side for word in getattr(name, slot)} for side in (one, other))
    return None if not first or not second else not first.isdisjoint(second)


def share_place(one: Collection[NameInReport], other: Collection[NameInReport]) -> bool:
    """Whether both sides name a place, or a body by its name, in the same letters or, across scripts, by its sound."""
    first, second = ({word for name in side for word in name.places} for side in (one, other))
    if not first.isdisjoint(second):
        return True
    return any(_is_one_place(a, b) for a in first for b in second)


@lru_cache(maxsize=65536)
def _is_one_place(one: str, other: str) -> bool:
    if script_of_word(one) is script_of_word(other) or max(len(one), len(other)) > _LONGEST_PLACE:
        return False
    return min(len(one), len(other)) > 1 and unlikeness(one, other) <= _ONE_PLACE
