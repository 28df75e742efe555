# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a printed date says: one reader per pattern of `dates`, from the words to a TIMEX3 value.

A reader may know better than its pattern and return None. What needs the day of writing is `unresolved` without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from vorlage.domain.claims import CalendarDate, DateAnchor, Granularity
from vorlage.extraction import date_words as words
from vorlage.extraction.han_numbers import han_value
from vorlage.extraction.number_words import WORDS as NUMBER_WORDS

UNRESOLVED = "unresolved"

_SAME_STORY = 250
"""Characters. Farther back a date says nothing of the year of one that prints none."""

_LEADING = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|before|after|between|early|late|mid|around|circa|year|the|a|an|its|their|his|her|this|and|to|through"
    r"|last|next|en|de|du|depuis|desde|в|с|до|за|год|عام|سنة|في|منذ)[\s-]+|\()$",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(
    r"\s+(?!(?:years|elections|protests|riots|attacks|talks|Olympics|Games|sales|results|earnings|revenues|figures|finals|championships)\b)[a-z]{3,}s\b|\s+(?:people|men|women|[a-z]*children|tons)\b|\s+(?:sq|km|m|kg)\b"
)
_REPEATED = re.compile(r"\b(?:every|each|Black|Good|Super|Ash|Cyber)\s$")
_LASTING = re.compile(r"\b(?:still|used|in\s+use|known|available|of|exists?|remains?)\s(?:\w+\s){0,2}$")
_AGE = re.compile(r"[\s-]years?[\s-]old\b")
_LABELLED = re.compile(
    r"(?:\b(?:Rule|Route|Section|Article|No\.?|Nr\.?|Number|Highway|Flight|Room|Russell?|Model|Resolution)\s|[#№]\s?)$"
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
    """The last date of a text that prints its year, and where it ends."""

    def __init__(self) -> None:
        self.date = ""
        self.end = -1

    def remember(self, value: CalendarDate, end: int) -> None:
        """Keep a date that the text itself prints with its year."""
        if value.anchor is DateAnchor.TEXT and re.match(r"\d{4}(?:$|-)", value.end or value.date):
            self.date, self.end = value.end or value.date, end


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date pattern where it matched, with the text around it, the day of writing and the last date with a year."""

    match: re.Match[str]
    text: str
    written: Dateline
    nearest: Nearest

    @property
    def printed_before(self) -> str:
        """The nearest date with its year before this one in the same paragraph; empty when there is none."""
        between = self.text[self.nearest.end : self.match.start()] if self.nearest.end >= 0 else "\n\n"
        return self.nearest.date if len(between) < _SAME_STORY and "\n" not in between else ""


def _printed(timex: str, granularity: Granularity, end: str | None = None) -> CalendarDate:
    return CalendarDate(date=timex, end=end, granularity=granularity, anchor=DateAnchor.TEXT)


def _resolved(timex: str, granularity: Granularity, end: str | None = None) -> CalendarDate:
    return CalendarDate(date=timex, end=end, granularity=granularity, anchor=DateAnchor.DATELINE)


def _unresolved(granularity: Granularity) -> CalendarDate:
    return CalendarDate(date=UNRESOLVED, end=None, granularity=granularity, anchor=DateAnchor.NONE)


def _day_of(year: int, month: int, day: int) -> str | None:
    """A day as TIMEX3; None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _calendar(year: int, month: int, day: int = 0, until: int = 0, *, rule_year: bool = True) -> CalendarDate | None:
    """A printed or resolved date from its parts; None for a day that no calendar has."""
    build = _printed if rule_year else _resolved
    if not day:
        return build(f"{year}-{month:02d}", Granularity.MONTH) if 1 <= month <= 12 else None
    first = _day_of(year, month, day)
    if first is None:
        return None
    return build(first, Granularity.DAY, _day_of(year, month, until) if until > day else None)


def _read_iso(found: FoundDate) -> CalendarDate | None:
    return _calendar(int(found.match["iso_y"]), int(found.match["iso_m"]), int(found.match["iso_d"]))


def _read_numeric(found: FoundDate) -> CalendarDate | None:
    """Day and month in figures: told apart by size, or by the full stops of the continental order."""
    one, other, year = int(found.match["num_a"]), int(found.match["num_b"]), int(found.match["num_y"])
    if one > 12 or found.match["num_s"] == ".":
        return _calendar(year, other, one)
    if other > 12:
        return _calendar(year, one, other)
    return _unresolved(Granularity.DAY)


def _read_day_month(found: FoundDate) -> CalendarDate | None:
    return _month_and_day(found, "dm")


def _read_month_day(found: FoundDate) -> CalendarDate | None:
    return _month_and_day(found, "md")


def _month_and_day(found: FoundDate, name: str) -> CalendarDate | None:
    """A day of a month, with its year, or in the year that the day of writing gives it."""
    month = words.MONTHS[_folded(found.match[f"{name}_m"])]
    day, until, year = int(found.match[f"{name}_d"]), int(found.match[f"{name}_e"] or 0), found.match[f"{name}_y"]
    if year:
        return _calendar(int(year), month, day, until)
    if (told := _told_year(found)) is not None:
        return _calendar(told, month, day, until)
    if not found.written.year:
        return _unresolved(Granularity.DAY)
    return _calendar(_nearest_year(month, day, found), month, day, until, rule_year=False)


def _told_year(found: FoundDate) -> int | None:
    """The year that the text told just before, when it tells of a year other than that of writing."""
    year = int(found.printed_before[:4] or 0)
    return year if year and found.written.year and year < found.written.year else None


def _nearest_year(month: int, day: int, found: FoundDate) -> int:
    """The year of a month and day: the last before the day of writing, or the next where the sentence looks ahead.

    A day up to two weeks ahead is taken for the next one: papers announce what is near.
    """
    written = found.written
    if not written.month:
        return written.year
    ahead = month * 31 + day - (written.month * 31 + (written.day or 31))
    if _FUTURE.search(found.text, max(0, found.match.start() - 100), found.match.start()):
        return written.year + (ahead < 0)
    return written.year - (ahead > 14)


def _read_month_year(found: FoundDate) -> CalendarDate | None:
    """A month of a year, or the months from one to another."""
    year, month = int(found.match["my_y"]), words.MONTHS[_folded(found.match["my_m"])]
    if not found.match["my_f"]:
        return _calendar(year, month)
    first = words.MONTHS[_folded(found.match["my_f"])]
    return _printed(f"{year - (first > month)}-{first:02d}", Granularity.MONTH, f"{year}-{month:02d}")


def _read_month(found: FoundDate) -> CalendarDate | None:
    """A month without a year: the last one before the day of writing, or the next where the sentence looks ahead."""
    word = found.match["m_m"]
    folded = _folded(word)
    leads = _LEADING.search(found.text, max(0, found.match.start() - 10), found.match.start()) is not None
    if word.isascii() and not word[0].isupper():
        return None
    if (folded in words.DOUBTFUL_MONTHS or len(folded) < 4) and not leads:
        return None
    month = words.MONTHS[folded]
    if (told := _told_year(found)) is not None:
        return _printed(f"{told}-{month:02d}", Granularity.MONTH)
    if not found.written.month:
        return _unresolved(Granularity.MONTH)
    ahead = _FUTURE.search(found.text, max(0, found.match.start() - 100), found.match.start()) is not None
    shift = (1 if month < found.written.month else 0) if ahead else (-1 if month > found.written.month else 0)
    return _resolved(f"{found.written.year + shift}-{month:02d}", Granularity.MONTH)


def _read_years(found: FoundDate) -> CalendarDate | None:
    """A year, a span of years or a decade; digits that count something are no year."""
    first, last = found.match["y_a"], found.match["y_b"]
    if found.match["y_s"] and first.endswith("0") and found.match["y_s"] == "s":
        return _printed(first[:3], Granularity.OTHER)
    if _AGE.match(found.text, found.match.end()) or _LABELLED.search(
        found.text, max(0, found.match.start() - 12), found.match.start()
    ):
        return None
    if last:
        end = last if len(last) == 4 else first[:2] + last
        return _printed(first, Granularity.YEAR, end) if end > first else None
    leads = _LEADING.search(found.text, max(0, found.match.start() - 10), found.match.start()) is not None
    if not leads and (_COUNTED_NEXT.match(found.text, found.match.end()) or not 1800 <= int(first) <= 2099):
        return None
    if leads and int(first) < 1800 and _COUNTED_NEXT.match(found.text, found.match.end()):
        return None
    return _printed(first, Granularity.YEAR)


def _read_weekday(found: FoundDate) -> CalendarDate | None:
    """A day of the week: the last one up to the day of writing, or the next where the sentence looks ahead."""
    word, shift = found.match["wd"], (found.match["wd_s"] or "").lower()
    if _REPEATED.search(found.text, max(0, found.match.start() - 8), found.match.start()):
        return None
    if word.isascii() and not word[0].isupper() and not shift:
        return None
    return _weekday(words.WEEKDAYS[_folded(word)], shift, found)


def _weekday(weekday: int, shift: str, found: FoundDate) -> CalendarDate:
    today = found.written.known_day
    if today is None:
        return _unresolved(Granularity.DAY)
    back = (today.isoweekday() - weekday) % 7
    if shift == "last":
        back = back or 7
    ahead = shift in ("next", "coming") or (
        not shift
        and back != 0
        and _FUTURE.search(found.text, max(0, found.match.start() - 100), found.match.start()) is not None
    )
    return _resolved((today + timedelta(days=(7 - back) if ahead else -back)).isoformat(), Granularity.DAY)


def _read_day(found: FoundDate) -> CalendarDate | None:
    """A day counted from the day of writing. "Still in use today" means these times and no day."""
    word = _folded(found.match["d_r"])
    if word == "today" and _LASTING.search(found.text, max(0, found.match.start() - 30), found.match.start()):
        return None
    return _relative(words.DAYS[word], "day", found.written)


def _read_period_words(found: FoundDate) -> CalendarDate | None:
    return _relative(*words.PERIODS[_folded(found.match["p_r"])], found.written)


def _read_period(found: FoundDate) -> CalendarDate | None:
    shift, unit = words.SHIFTS[found.match["p_s"].lower()], found.match["p_u"].lower()
    if found.match["p_s"].lower() == "past":
        return None
    if unit in ("morning", "afternoon", "evening"):
        return _relative(0, "day", found.written) if shift == 0 else None
    if unit in words.SEASONS:
        year = found.written.year + shift
        return (
            _resolved(f"{year}-{words.SEASONS[unit]}", Granularity.OTHER)
            if found.written.year
            else _unresolved(Granularity.OTHER)
        )
    return _relative(shift, unit, found.written)


def _read_ago(found: FoundDate) -> CalendarDate | None:
    if found.match["a_w"].lower() == "earlier":
        return _unresolved(Granularity.OTHER)
    count = _count(found.match["a_n"])
    return _relative(-count, found.match["a_u"].lower(), found.written) if count else _unresolved(Granularity.OTHER)


def _count(printed: str) -> int:
    """How many; 0 for "several" and "a few"."""
    lowered = printed.lower()
    if lowered in ("several", "few"):
        return 0
    return 1 if lowered in ("a", "an") else int(float(printed) if printed.isdecimal() else NUMBER_WORDS[lowered])


def _read_later(found: FoundDate) -> CalendarDate | None:
    """A time after the date printed before it ("Two years later"); open when none stands there."""
    anchor, count, unit = found.printed_before, _count(found.match["l_n"]), found.match["l_u"].lower()
    parts = {"year": 4, "decade": 4, "month": 7, "day": 10}[unit]
    if not count or len(anchor) < parts or unit in ("decade", "day"):
        return _unresolved(Granularity.OTHER)
    moved = _relative(count, unit, Dateline.read(anchor[:parts]))
    return _printed(moved.date, moved.granularity)


def _read_same(found: FoundDate) -> CalendarDate | None:
    """ "That year": that of the date printed before; nothing where none stands there."""
    anchor, unit = found.printed_before, found.match["same_u"].lower()
    parts, granularity = {"year": (4, Granularity.YEAR), "month": (7, Granularity.MONTH), "day": (10, Granularity.DAY)}[
        unit
    ]
    return _printed(anchor[:parts], granularity) if len(anchor) >= parts else None


def _read_decade(found: FoundDate) -> CalendarDate | None:
    return _printed(f"19{found.match['dec']}", Granularity.OTHER)


def _read_century(found: FoundDate) -> CalendarDate | None:
    printed = found.match["c_n"].lower()
    number = int(printed) if printed.isdecimal() else words.ORDINALS[printed]
    return _printed(f"{number - 1:02d}", Granularity.OTHER) if 10 <= number <= 21 else None


def _read_half(found: FoundDate) -> CalendarDate | None:
    half = 1 if found.match["ha_n"].lower() == "first" else 2
    return _printed(f"{found.match['ha_y']}-H{half}", Granularity.OTHER)


def _relative(shift: int, unit: str, written: Dateline) -> CalendarDate:
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
    elif unit == "year" and written.year:
        timex = str(written.year + shift)
    elif unit == "decade" and written.year:
        timex = str(written.year // 10 + shift)
    return _resolved(timex, granularity) if timex else _unresolved(granularity)


def _read_season(found: FoundDate) -> CalendarDate | None:
    return _printed(f"{found.match['s_y']}-{words.SEASONS[found.match['s_s'].lower()]}", Granularity.OTHER)


def _read_quarter(found: FoundDate) -> CalendarDate | None:
    number, year = words.QUARTERS[found.match["q_n"].lower()], found.match["q_y"]
    if year:
        return _printed(f"{year}-Q{number}", Granularity.OTHER)
    if not found.written.year:
        return _unresolved(Granularity.OTHER)
    ahead = _FUTURE.search(found.text, max(0, found.match.start() - 100), found.match.start())
    gone = found.written.month == 0 or ahead is not None or 3 * (number - 1) < found.written.month
    return _resolved(f"{found.written.year - (not gone)}-Q{number}", Granularity.OTHER)


def _read_han_part(found: FoundDate) -> CalendarDate | None:
    """A quarter, half or season of a year."""
    year, quarter, half = _han_int(found.match["hq_y"]), found.match["hq_q"], found.match["hq_h"]
    part = (
        f"Q{_han_int(quarter)}"
        if quarter
        else f"H{'上下'.index(half) + 1}"
        if half
        else words.SEASONS[found.match["hq_s"]]
    )
    return _printed(f"{year:04d}-{part}", Granularity.OTHER)


def _read_han_decade(found: FoundDate) -> CalendarDate | None:
    century = {"二十": 19, "20": 19, "十九": 18, "19": 18, None: 19}[found.match["hd_c"]]
    return _printed(f"{century}{_han_int(found.match['hd_d'])}", Granularity.OTHER)


def _read_han_full(found: FoundDate) -> CalendarDate | None:
    year = _han_int(found.match["h_y"])
    if not found.match["h_m"]:
        return _printed(f"{year:04d}", Granularity.YEAR)
    return _calendar(year, _han_int(found.match["h_m"]), _han_int(found.match["h_d"] or "0"))


def _read_han_month(found: FoundDate) -> CalendarDate | None:
    month, day = _han_int(found.match["hm_m"]), _han_int(found.match["hm_d"] or "0")
    granularity = Granularity.DAY if day else Granularity.MONTH
    if not 1 <= month <= 12:
        return None
    if not found.written.month:
        return _unresolved(granularity)
    if day:
        return _calendar(_nearest_year(month, day, found), month, day, rule_year=False)
    return _resolved(f"{found.written.year - (month > found.written.month)}-{month:02d}", granularity)


def _read_han_words(found: FoundDate) -> CalendarDate | None:
    word = found.match["hw"]
    if word in words.DAYS:
        return _relative(words.DAYS[word], "day", found.written)
    if word in words.PERIODS:
        return _relative(*words.PERIODS[word], found.written)
    return _weekday(words.WEEKDAYS[word], "", found)


def _han_int(printed: str) -> int:
    """Digits or Chinese numerals as an integer."""
    return int(printed) if printed.isdecimal() else int(han_value(printed) or 0)


def _folded(word: str) -> str:
    """The word as the tables have it: small letters, single blanks."""
    return " ".join(word.lower().split())


READERS: dict[str, Callable[[FoundDate], CalendarDate | None]] = {
    "iso": _read_iso, "numeric": _read_numeric, "day_month": _read_day_month, "month_day": _read_month_day,
    "month_year": _read_month_year, "month": _read_month, "years": _read_years, "weekday": _read_weekday,
    "day": _read_day, "period_words": _read_period_words, "period": _read_period, "ago": _read_ago,
    "later": _read_later, "same": _read_same, "decade": _read_decade,
    "century": _read_century, "half": _read_half, "season": _read_season, "quarter": _read_quarter,
    "han_part": _read_han_part, "han_decade": _read_han_decade, "han_full": _read_han_full,
    "han_month": _read_han_month, "han_words": _read_han_words,
}  # fmt: skip
