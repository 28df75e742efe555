# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records over time, by the date each of them bears; as an option, by the dates that stand in their texts.

A date keeps the precision it is given in: a month is not its first day. It is drawn as long as it is, counted in a bar
only when all of it lies there, and listed apart when it may lie in a time asked for or may not.

There is no timeline of words, of names or of a person: it is narrowed by what records are, never by whom they name.

Residual risks: a date is what a record says, or what a clock said that was wrong. Dates that cannot be right (later
than the record came in, or the first day of a clock that was never set) are listed apart; others that are wrong are
not told from those that are right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from vorlage.catalogue.heads import RecordHead
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.search.own_date import DateOrigin, date_of, is_mail

_PARTS: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])")
_SEASON: Final = re.compile(r"([0-9]{4})-[A-Z]{2}")
_DECADE: Final = re.compile(r"[0-9]{3}")
_CENTURY: Final = re.compile(r"[0-9]{2}")
_SUBJECT: Final = re.compile(r"^Subject: (.+)$", re.MULTILINE)

_UNSET_CLOCKS: Final = frozenset({"1601-01-01", "1900-01-01", "1904-01-01", "1970-01-01", "1980-01-01"})
"""The first days of the calendars of Windows, spreadsheets, old Macintoshes, Unix and DOS."""

_CLOCKS_DIFFER: Final = timedelta(days=1)
"""A record may come in a day before the date it bears: east of here it is tomorrow already."""


class Unit(StrEnum):
    """How long a bar of the histogram is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Doubt(StrEnum):
    """Why a date cannot be right."""

    LATER = "later"
    """It is later than the record came in."""
    UNSET_CLOCK = "unset-clock"
    """It is the first day of a calendar of computers: what a clock says that was never set."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a period does not end before it begins")

    def holds(self, other: Period) -> bool:
        """Whether all of the other lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A record at its date; or, with `start` and `end`, at a date in its text.

    `timex` is the date as precise as it is given (TIMEX3), `until` the end of a stretch. `period` is all days it may
    be. `start` and `end` point into the record's text.
    """

    number: ItemNumber
    path: str
    title: str
    genre: Genre
    media_type: str
    timex: str
    period: Period
    origin: DateOrigin | None
    """What the record's own date was read off; None for a date in its text."""
    until: str = ""
    page_number: int = 1
    start: int | None = None
    end: int | None = None
    doubt: Doubt | None = None

    def __repr__(self) -> str:
        return f"TimelineEntry({self.number}, {self.timex})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A record that bears no date that can be read."""

    number: ItemNumber
    path: str
    title: str
    genre: Genre
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Records in order of time: what is dated, what is not, and what cannot be right.

    Law: by its own dates, every record is in just one of `entries`, `doubtful` and `undated`.
    """

    entries: tuple[TimelineEntry, ...]
    doubtful: tuple[TimelineEntry, ...]
    undated: tuple[Undated, ...]
    unresolved: int = 0
    """Dates in texts that cannot be told without the day of writing."""
    records_left: int = 0
    """Records whose texts were not read for dates: there was too much of it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time and how many entries lie in it."""

    timex: str
    period: Period
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Bars side by side without a gap, and those that are longer than a bar.

    Law: all counts together are the entries.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    longer: tuple[Bar, ...]
    """Dates less precise than a bar is long, or that lie across two: each stretch once."""


def period_of(timex: str, until: str = "") -> Period | None:
    """All days that a TIMEX3 date may be; None when it is none, or no calendar has it.

    A season is somewhere in its year: where it begins depends on the half of the Earth.
    """
    begins = _period(timex)
    ends = _period(until) if until else begins
    if begins is None or ends is None or ends.last < begins.first:
        return None
    return Period(begins.first, ends.last)


def _period(timex: str) -> Period | None:
    try:
        if found := _PARTS.fullmatch(timex[:10]):
            return _calendar_period(*(int(part) if part else 0 for part in found.groups()))
        if found := _WEEK.fullmatch(timex):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Period(monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6))
        if found := _QUARTER.fullmatch(timex):
            year, month = int(found[1]), 3 * int(found[2])
            return Period(date(year, month - 2, 1), _calendar_period(year, month, 0).last)
        if found := _SEASON.fullmatch(timex):
            return _calendar_period(int(found[1]), 0, 0)
        if _DECADE.fullmatch(timex):
            return Period(date(int(timex) * 10, 1, 1), date(int(timex) * 10 + 9, 12, 31))
        if _CENTURY.fullmatch(timex):
            return Period(date(int(timex) * 100, 1, 1), date(int(timex) * 100 + 99, 12, 31))
    except (ValueError, OverflowError):
        pass
    return None


def _calendar_period(year: int, month: int, day: int) -> Period:
    if not month:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if not day:
        following = date(year, month, 28) + timedelta(days=4)
        return Period(date(year, month, 1), following - timedelta(days=following.day))
    return Period(date(year, month, day), date(year, month, day))


def timeline_of(records: Iterable[RecordHead]) -> Timeline:
    """Every record at the date it bears, in order of time; of equal dates the more precise first, then by number."""
    entries: list[TimelineEntry] = []
    doubtful: list[TimelineEntry] = []
    undated: list[Undated] = []
    for record in records:
        own = date_of(record.media_type, record.beginning, record.head)
        period = period_of(own.text) if own is not None else None
        title = title_of(record)
        if own is None or period is None:
            undated.append(
                Undated(
                    number=record.number,
                    path=record.path,
                    title=title,
                    genre=record.genre,
                    media_type=record.media_type,
                )
            )
            continue
        doubt = _doubt(own.text, period, record)
        (doubtful if doubt else entries).append(
            TimelineEntry(
                number=record.number,
                path=record.path,
                title=title,
                genre=record.genre,
                media_type=record.media_type,
                timex=own.text,
                period=period,
                origin=own.origin,
                doubt=doubt,
            )
        )
    return Timeline(entries=in_time(entries), doubtful=in_time(doubtful), undated=tuple(undated))


def in_time(entries: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """Entries by their first day, the more precise before those that only begin there."""
    return tuple(sorted(entries, key=lambda entry: (entry.period, entry.number, entry.start or 0)))


def title_of(record: RecordHead) -> str:
    """What a record is called in a list: its headline, the subject of a message, or the last part of its path."""
    if record.head.title:
        return record.head.title
    if is_mail(record.media_type):
        subject = _SUBJECT.search(record.beginning.split("\n\n", 1)[0])
        if subject:
            return subject.group(1)
    return record.path.rsplit("/", 1)[-1]


def _doubt(timex: str, period: Period, record: RecordHead) -> Doubt | None:
    if timex in _UNSET_CLOCKS:
        return Doubt.UNSET_CLOCK
    return Doubt.LATER if period.first > record.taken_in.date() + _CLOCKS_DIFFER else None


def within(entries: Sequence[TimelineEntry], period: Period) -> tuple[list[TimelineEntry], list[TimelineEntry]]:
    """Entries that lie in a period, and those that may: part of the days they can be lies in it."""
    certain = [entry for entry in entries if period.holds(entry.period)]
    possible = [entry for entry in entries if period.meets(entry.period) and not period.holds(entry.period)]
    return certain, possible


_MOST_DAYS: Final = 62
_MOST_MONTHS: Final = 60
_MOST_YEARS: Final = 120


def histogram(entries: Sequence[TimelineEntry], asked: Period | None = None) -> Histogram:
    """Entries counted in bars, over a period or over all there are; bars are as long as to be fewer than 130.

    An entry is in a bar when all of it lies there; else it is counted among those that are longer.
    """
    if not entries and asked is None:
        return Histogram(unit=Unit.YEAR, bars=(), longer=())
    whole = asked or Period(min(entry.period.first for entry in entries), max(entry.period.last for entry in entries))
    unit = _unit_for(whole)
    counts: Counter[str] = Counter()
    longer: Counter[tuple[Period, str]] = Counter()
    for entry in entries:
        timex = _bar_of(entry.period.first, unit)
        if _bar_period(timex).holds(entry.period):
            counts[timex] += 1
        else:
            shown = f"{entry.timex}/{entry.until}" if entry.until else entry.timex
            longer[entry.period, shown] += 1
    bars = tuple(Bar(timex, _bar_period(timex), counts[timex]) for timex in _bars_over(whole, unit))
    return Histogram(
        unit=unit,
        bars=bars,
        longer=tuple(Bar(timex, period, count) for (period, timex), count in sorted(longer.items())),
    )


def _unit_for(whole: Period) -> Unit:
    days = (whole.last - whole.first).days + 1
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if days <= _MOST_DAYS:
        return Unit.DAY
    if months <= _MOST_MONTHS:
        return Unit.MONTH
    return Unit.YEAR if whole.last.year - whole.first.year < _MOST_YEARS else Unit.DECADE


_LETTERS: Final = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4, Unit.DECADE: 3}


def _bar_of(day: date, unit: Unit) -> str:
    """The TIMEX3 date of the bar in which a day lies."""
    return day.isoformat()[: _LETTERS[unit]]


def _bar_period(timex: str) -> Period:
    period = period_of(timex)
    if period is None:
        raise ValueError("a bar is a day, a month, a year or a decade")
    return period


def _bars_over(whole: Period, unit: Unit) -> Iterable[str]:
    timex = _bar_of(whole.first, unit)
    while True:
        yield timex
        last = _bar_period(timex).last
        if last >= whole.last:
            return
        timex = _bar_of(last + timedelta(days=1), unit)
