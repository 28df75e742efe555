# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The time axis of a stemma's picture: which day stands where, in pixels from the left."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vorlage.domain.lineage import Lineage, Siglum

_STEP = 38
_LEFT = 60
_TICK_ROOM = 88
_ROOM_FOR_GAPS = 760.0
_LEAST_GAP = 24.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis. An empty label: there was no room for one."""

    x: float
    label: str


class Axis:
    """Days from left to right. Undated reports have a column of their own, at the left."""

    def __init__(self, lineage: Lineage, members: Sequence[Siglum], parents: Mapping[Siglum, Siglum]) -> None:
        published = {witness.siglum: witness.published for witness in lineage.witnesses}
        self._day: dict[Siglum, date | None] = {
            siglum: _day(published[siglum]) for siglum in members if siglum in published
        }
        for exemplar in lineage.exemplars:
            if exemplar.id in members:
                days = [day for copy in exemplar.copies if (day := self._day.get(copy))]
                self._day[exemplar.id] = min(days, default=None)
        self._level = {siglum: self._level_of(siglum, parents) for siglum in members}
        self._place(members)

    def x(self, siglum: Siglum) -> float:
        """Where a report or exemplar stands."""
        return self._columns[self._day[siglum]] + self._level[siglum] * _STEP

    def _level_of(self, siglum: Siglum, parents: Mapping[Siglum, Siglum]) -> int:
        """How many copying steps within its day lead to it."""
        level, at = 0, siglum
        while (above := parents.get(at)) is not None and above in self._day and self._day[above] == self._day[at]:
            level, at = level + 1, above
        return level

    def _place(self, members: Sequence[Siglum]) -> None:
        days = sorted({day for day in self._day.values() if day is not None})
        deepest: dict[date | None, int] = {}
        for siglum in members:
            day = self._day[siglum]
            deepest[day] = max(deepest.get(day, 0), self._level[siglum])
        order: list[date | None] = [None, *days] if None in deepest else list(days)
        gaps = [_gap(one, other) for one, other in pairwise(order)]
        shrink = min(1.0, _ROOM_FOR_GAPS / sum(gaps)) if gaps else 1.0
        self._columns: dict[date | None, float] = {}
        x, room_from, ticks = float(_LEFT), -math.inf, []
        for place, day in enumerate(order):
            self._columns[day] = round(x, 1)
            words = "no date" if day is None else day.isoformat()
            has_room = x >= room_from
            ticks.append(Tick(round(x, 1), words if has_room else ""))
            room_from = x + _TICK_ROOM if has_room else room_from
            x += deepest.get(day, 0) * _STEP
            x += max(_LEAST_GAP, gaps[place] * shrink) if place < len(gaps) else 0.0
        self.ticks = tuple(ticks)
        self.right = x + _TICK_ROOM


def _gap(one: date | None, other: date | None) -> float:
    """Room between two columns: grows with the days between them, ever more slowly."""
    return 110.0 if one is None or other is None else 60.0 + 22.0 * math.log2((other - one).days)


def _day(published: str) -> date | None:
    """The day of a TIMEX3 date; the first of the month or year when that is all it says; None for none."""
    parts = published[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(int(parts[0]), *(int(part) for part in (*parts[1:3], "1", "1")[:2]))
    except ValueError:
        return None
