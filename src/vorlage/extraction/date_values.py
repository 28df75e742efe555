# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What dates are read with: the day of writing, what the text told before, and how a value is put together.

Values follow TimeML's TIMEX3. What needs the day of writing is `unresolved` without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from vorlage.domain.claims import CalendarDate, DateAnchor, Granularity
from vorlage.extraction.number_words import WORDS as NUMBER_WORDS

UNRESOLVED = "unresolved"

_SAME_STORY = 250
"""Characters. Farther back a date says nothing of the year of one that prints none."""

_FUTURE_BEHIND = re.compile(
    r"[^.;!?]{0,50}?\b(?:will|shall|(?:is|are|has\s+been|have\s+been)\s+(?:due|scheduled|planned|expected|set)|deadline)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|should|forthcoming|by\s+(?:early|mid|late)|by\s+the\s+end|to be|set to|until|till|due|scheduled"
    r"|planned|expected|upcoming|plans?)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day of writing, as precise as it is known: each part is 0 when unknown."""

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, timex: str) -> Dateline:
        """The day of writing from a TIMEX3 date; nothing known when it is none."""
        parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", timex)
        return cls(*(int(part or 0) for part in parts.groups())) if parts else cls()

    @property
    def known_day(self) -> date | None:
        """The day itself, where it is known to the day."""
        return date(self.year, self.month, self.day) if self.day else None


class Nearest:
    """The last date of a text that prints its year, and where it ends; the year of the heading above; and the last date
    of all, however it was printed."""

    def __init__(self) -> None:
        self.told: CalendarDate | None = None
        self.told_end = -1
        self.date = ""
        self.end = -1
        self.heading = ""

    def remember(self, value: CalendarDate, end: int, *, is_heading: bool = False) -> None:
        """Keep a date that the text itself prints with its year; a line of nothing but a year heads what follows."""
        self.told, self.told_end = value, end
        if value.anchor is DateAnchor.TEXT and re.match(r"\d{4}(?:$|-)", value.end or value.date):
            self.date, self.end = value.end or value.date, end
            if is_heading:
                self.heading = value.date


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date pattern where it matched, with the text around it, the day of writing and the last date with a year."""

    match: re.Match[str]
    text: str
    written: Dateline
    nearest: Nearest

    @property
    def printed_before(self) -> str:
        """The nearest date with its year before this one in the same paragraph, else a heading's; empty without."""
        between = self.text[self.nearest.end : self.match.start()] if self.nearest.end >= 0 else "\n\n"
        return self.nearest.date if len(between) < _SAME_STORY and "\n" not in between else self.nearest.heading

    @property
    def told_before(self) -> CalendarDate | None:
        """The date told last before this one in the same paragraph, resolved or not; None without one."""
        between = self.text[self.nearest.told_end : self.match.start()]
        return self.nearest.told if len(between) < _SAME_STORY and "\n\n" not in between else None


def printed_date(timex: str, granularity: Granularity, end: str | None = None) -> CalendarDate:
    return CalendarDate(date=timex, end=end, granularity=granularity, anchor=DateAnchor.TEXT)


def resolved_date(timex: str, granularity: Granularity, end: str | None = None) -> CalendarDate:
    return CalendarDate(date=timex, end=end, granularity=granularity, anchor=DateAnchor.DATELINE)


def unresolved_date(granularity: Granularity) -> CalendarDate:
    return CalendarDate(date=UNRESOLVED, end=None, granularity=granularity, anchor=DateAnchor.NONE)


def day_of(year: int, month: int, day: int) -> str | None:
    """A day as TIMEX3; None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def calendar_date(
    year: int, month: int, day: int = 0, until: int = 0, *, rule_year: bool = True
) -> CalendarDate | None:
    """A printed or resolved date from its parts; None for a day that no calendar has."""
    build = printed_date if rule_year else resolved_date
    if not day:
        return build(f"{year}-{month:02d}", Granularity.MONTH) if 1 <= month <= 12 else None
    first = day_of(year, month, day)
    if first is None:
        return None
    return build(first, Granularity.DAY, day_of(year, month, until) if until > day else None)


def told_year(found: FoundDate) -> int | None:
    """The year that the text told just before, when it tells of a year other than that of writing."""
    year = int(found.printed_before[:4] or 0)
    return year if year and found.written.year and year < found.written.year else None


def looks_ahead(found: FoundDate) -> bool:
    """Whether the sentence around a date speaks of what is to come."""
    begin, end = found.match.span()
    return (
        _FUTURE.search(found.text, max(0, begin - 100), begin) is not None
        or _FUTURE_BEHIND.match(found.text, end) is not None
    )


def nearest_year(month: int, day: int, found: FoundDate) -> int:
    """The year of a month and day: the last before the day of writing, or the next where the sentence looks ahead.

    A day up to two weeks ahead is taken for the next one: papers announce what is near.
    """
    written = found.written
    if not written.month:
        return written.year
    ahead = month * 31 + day - (written.month * 31 + (written.day or 31))
    if looks_ahead(found):
        return written.year + (ahead < 0)
    return written.year - (ahead > 14)


def count_of(printed: str) -> int:
    """How many; 0 for "several" and "a few"."""
    lowered = printed.lower()
    if lowered in ("several", "few"):
        return 0
    return 1 if lowered in ("a", "an") else int(float(printed) if printed.isdecimal() else NUMBER_WORDS[lowered])


def relative_date(shift: int, unit: str, written: Dateline) -> CalendarDate:
    """A unit of time counted from the day of writing, as precise as the unit."""
    granularity = {
        "day": Granularity.DAY,
        "week": Granularity.WEEK,
        "month": Granularity.MONTH,
        "year": Granularity.YEAR,
    }.get(unit, Granularity.OTHER)
    timex = ""
    if unit in ("day", "week") and written.known_day is not None:
        moved = written.known_day + timedelta(days=shift * (7 if unit == "week" else 1))
        iso = moved.isocalendar()
        timex = moved.isoformat() if unit == "day" else f"{iso.year}-W{iso.week:02d}"
    elif unit == "weekend" and written.known_day is not None:
        iso = (written.known_day + timedelta(days=7 * shift)).isocalendar()
        timex = f"{iso.year}-W{iso.week:02d}-WE"
    elif unit == "month" and written.month:
        months = written.year * 12 + written.month - 1 + shift
        timex = f"{months // 12}-{months % 12 + 1:02d}"
    elif unit == "quarter" and written.month:
        quarters = written.year * 4 + (written.month - 1) // 3 + shift
        timex = f"{quarters // 4}-Q{quarters % 4 + 1}"
    elif unit == "year" and written.year:
        timex = str(written.year + shift)
    elif unit == "decade" and written.year:
        timex = str(written.year // 10 + shift)
    return resolved_date(timex, granularity) if timex else unresolved_date(granularity)


def folded_word(word: str) -> str:
    """The word as the tables have it: small letters, single blanks."""
    return " ".join(word.lower().split())
