# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records over time: a histogram whose bars are links, and the list.

It takes no words: what is shown is narrowed by time and genre alone, so that it is never the timeline of somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.custody import Genre
from vorlage.search.timeline import Bar, Histogram, Period, TimelineEntry, histogram, period_of, within
from vorlage.web import links
from vorlage.web.site import ROWS_ON_A_PAGE, asked_count, asked_member, bad_address, site_of

_WIDTH: Final = 1000.0
_HEIGHT: Final = 170.0
_LANE: Final = 20.0
_MOST_LANES: Final = 8
_LABEL: Final = 84.0
"""So much room a label takes along the axis."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar at its place in the picture, and where a click on it leads."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The histogram as a picture of `width` by `height`: bars, labels under the axis, longer dates below."""

    width: float
    height: float
    axis: float
    bars: tuple[DrawnBar, ...]
    longer: tuple[DrawnBar, ...]
    labels: tuple[tuple[float, str], ...]
    left_out: int
    """Longer dates for which there is no lane: they are in the table."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A line of the list, and where it opens."""

    entry: TimelineEntry
    address: str


def show(request: Request) -> Response:
    """The timeline, all of it or a stretch."""
    site = site_of(request)
    in_texts = request.query_params.get("dates", "") == "text"
    genre = asked_member(request, "genre", Genre)
    step = asked_count(request, "step")
    carried = {
        "from": request.query_params.get("from", "").strip(),
        "to": request.query_params.get("to", "").strip(),
        "genre": genre or "",
        "dates": "text" if in_texts else "",
    }
    asked = _asked_period(carried["from"], carried["to"])
    timeline = site.case.views.timeline(in_texts=in_texts)
    entries = [entry for entry in timeline.entries if genre is None or entry.genre is genre]
    certain, possible = within(entries, asked) if asked else (entries, [])
    drawn = histogram(certain, _without_open_ends(asked, certain) if asked else None)
    rows = [*certain, *possible]
    start = (step - 1) * ROWS_ON_A_PAGE
    return site.page(
        "timeline.html",
        here="timeline",
        carried=carried,
        genre=genre,
        genres=tuple(Genre),
        in_texts=in_texts,
        asked=asked,
        timeline=timeline,
        certain=len(certain),
        possible=len(possible),
        origins=Counter(entry.origin for entry in certain if entry.origin).most_common(),
        undated=[record for record in timeline.undated if genre is None or record.genre is genre],
        doubtful=[_shown(entry) for entry in timeline.doubtful if genre is None or entry.genre is genre],
        histogram=drawn,
        drawing=draw(drawn, carried) if drawn.bars else None,
        rows=[_shown(entry) for entry in rows[start : start + ROWS_ON_A_PAGE]],
        first_possible=max(0, len(certain) - start),
        step=step,
        steps=max(1, -(-len(rows) // ROWS_ON_A_PAGE)),
    )


def _asked_period(first: str, last: str) -> Period | None:
    """From the first day of one date to the last day of another; an end that is not given is open.

    Raises:
        HTTPException: 400, one is no date, or they are the wrong way round.
    """
    if not first and not last:
        return None
    begins = period_of(first) if first else Period(date.min, date.min)
    ends = period_of(last) if last else Period(date.max, date.max)
    if begins is None or ends is None or ends.last < begins.first:
        raise bad_address(
            "The time in the address is not from one date to a later one, such as 2024, 2024-06, 2024-06-24."
        )
    return Period(begins.first, ends.last)


def _without_open_ends(asked: Period, entries: Sequence[TimelineEntry]) -> Period | None:
    """What is asked, with an open end where the entries end: a picture has no open ends."""
    first = asked.first if asked.first > date.min else min((entry.period.first for entry in entries), default=None)
    last = asked.last if asked.last < date.max else max((entry.period.last for entry in entries), default=None)
    return Period(first, last) if first and last and first <= last else None


def _shown(entry: TimelineEntry) -> ShownEntry:
    at = (entry.start, entry.end) if entry.start is not None and entry.end is not None else None
    return ShownEntry(entry, links.to_page(entry.number, entry.page_number, at=at))


def draw(drawn: Histogram, carried: Mapping[str, str]) -> Drawing:
    """Place the bars. A bar is as wide as any other; a longer date covers the part of the axis that it may be on."""
    count = len(drawn.bars)
    slot = _WIDTH / count
    most = max((bar.count for bar in drawn.bars), default=0) or 1
    bars = tuple(
        DrawnBar(
            bar,
            x=round(at * slot + slot * 0.08, 2),
            y=round(_HEIGHT - (height := max(4.0, _HEIGHT * 0.92 * bar.count / most) if bar.count else 0.0), 2),
            width=round(slot * 0.84, 2),
            height=round(height, 2),
            address=_to_stretch(bar, carried),
        )
        for at, bar in enumerate(drawn.bars)
    )
    longer, lanes, left_out = _in_lanes(drawn, slot, carried)
    every = max(1, -(-int(_LABEL) // max(1, int(slot))))
    labels = tuple((round((at + 0.5) * slot, 2), bar.timex) for at, bar in enumerate(drawn.bars) if at % every == 0)
    return Drawing(
        width=_WIDTH,
        height=_HEIGHT + 24.0 + lanes * _LANE,
        axis=_HEIGHT,
        bars=bars,
        longer=longer,
        labels=labels,
        left_out=left_out,
    )


def _in_lanes(drawn: Histogram, slot: float, carried: Mapping[str, str]) -> tuple[tuple[DrawnBar, ...], int, int]:
    """Longer dates below the axis, each in the first lane where it overlaps no other."""
    whole = Period(drawn.bars[0].period.first, drawn.bars[-1].period.last)
    ends: list[float] = []
    placed: list[DrawnBar] = []
    left_out = 0
    for bar in drawn.longer:
        x = _place(max(bar.period.first, whole.first), drawn, slot, is_end=False)
        end = _place(min(bar.period.last, whole.last), drawn, slot, is_end=True)
        lane = next((at for at, taken in enumerate(ends) if taken <= x), len(ends))
        if lane == _MOST_LANES:
            left_out += 1
            continue
        ends[lane : lane + 1] = [end]
        y = _HEIGHT + 24.0 + lane * _LANE
        placed.append(
            DrawnBar(bar, x=x, y=y, width=round(end - x, 2), height=_LANE - 4, address=_to_stretch(bar, carried))
        )
    return tuple(placed), len(ends), left_out


def _place(day: date, drawn: Histogram, slot: float, *, is_end: bool) -> float:
    """Where on the axis a day begins, or ends, within its bar."""
    at = next(at for at, bar in enumerate(drawn.bars) if bar.period.first <= day <= bar.period.last)
    period = drawn.bars[at].period
    days = (period.last - period.first).days + 1
    return round((at + ((day - period.first).days + is_end) / days) * slot, 2)


def _to_stretch(bar: Bar, carried: Mapping[str, str]) -> str:
    stretch = {"from": bar.period.first.isoformat(), "to": bar.period.last.isoformat()}
    if period_of(bar.timex) == bar.period and len(bar.timex) != 3:
        stretch = {"from": bar.timex, "to": bar.timex}
    return links.with_query("/timeline", {**carried, **stretch})


ROUTES = [Route("/timeline", show)]
