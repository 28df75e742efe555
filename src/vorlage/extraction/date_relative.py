# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dates counted from the day of writing or from a date printed before: "on Monday", "last week", "two years later"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from vorlage.domain.claims import CalendarDate, Granularity
from vorlage.extraction import date_words as words
from vorlage.extraction.date_values import (
    UNRESOLVED,
    Dateline,
    FoundDate,
    count_of,
    folded_word,
    looks_ahead,
    printed_date,
    relative_date,
    resolved_date,
    unresolved_date,
)

_REPEATED = re.compile(r"\b(?:every|each|Black|Good|Super|Ash|Cyber)\s$")
_ONE_OF_MANY = re.compile(r"\bon\s+a\s$")
_WEEKDAY_BEHIND = re.compile(r"\s+(?:on\s+)?[A-Z][a-z]+day\b")
_BY_NUMBER = re.compile(r"\s+the\s+\d{1,2}(?:st|nd|rd|th)\b(?!\s+of)")
_THESE_TIMES = re.compile(
    r"['’]s\s+(?:world|society|generations?|youth|children|young|standards|terms|market|technology|economy|kids|students|audiences?|consumers|readers"
    r"|users|children|workers|[a-z]+-day)\b"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…\n][\s\"”’)\]\d]*)$")
_PAST_BEHIND = re.compile(
    r"[^.!?\n]{0,140}?(?<!\bare\s)(?<!\bis\s)(?<!\bbe\s)\b(?:was|were|had|did|said|announced|[a-z]{2,}(?<!ne)ed|told|won|lost|met|made|took|began|rose|fell|gave|left|came|went|saw|held)\b"
)
_THAN_EVER = re.compile(r"\s+than\s+(?:ever|in|they|it|a)\b")
_LASTING = re.compile(r"\b(?:still|used|in\s+use|known|available|of|exists?|remains?)\s(?:\w+\s){0,2}$")


def _read_weekday(found: FoundDate) -> CalendarDate | None:
    """A day of the week: the last one up to the day of writing, or the next where the sentence looks ahead."""
    word, shift = found.match["wd"], (found.match["wd_s"] or "").lower()
    if _REPEATED.search(found.text, max(0, found.match.start() - 8), found.match.start()):
        return None
    if _BY_NUMBER.match(found.text, found.match.end()) or (
        not shift and _ONE_OF_MANY.search(found.text, max(0, found.match.start() - 6), found.match.start())
    ):
        return None
    if word.isascii() and not word[0].isupper() and not shift:
        return None
    return weekday_of(words.WEEKDAYS[folded_word(word)], shift, found)


def weekday_of(weekday: int, shift: str, found: FoundDate) -> CalendarDate:
    today = found.written.known_day
    if today is None:
        return unresolved_date(Granularity.DAY)
    back = (today.isoweekday() - weekday) % 7
    if shift == "last":
        back = back or 7
    ahead = shift in ("next", "coming") or (not shift and back != 0 and looks_ahead(found))
    return resolved_date((today + timedelta(days=(7 - back) if ahead else -back)).isoformat(), Granularity.DAY)


def _read_day(found: FoundDate) -> CalendarDate | None:
    """A day counted from the day of writing. "Still in use today" means these times and no day."""
    word = folded_word(found.match["d_r"])
    if word == "today" and _means_these_times(found):
        return None
    return relative_date(words.DAYS[word], "day", found.written)


def _means_these_times(found: FoundDate) -> bool:
    """Whether "today" is no day: "today's youth", "than ever", or at the head of a sentence without a past verb."""
    text, (begin, end) = found.text, found.match.span()
    if _LASTING.search(text, max(0, begin - 30), begin) or _THESE_TIMES.match(text, end) or _THAN_EVER.match(text, end):
        return True
    opens = text[end : end + 1] == "," and _OPENS_SENTENCE.search(text, max(0, begin - 4), begin) is not None
    return opens and _PAST_BEHIND.match(text, end) is None


def _read_period_words(found: FoundDate) -> CalendarDate | None:
    return relative_date(*words.PERIODS[folded_word(found.match["p_r"])], found.written)


def _read_period(found: FoundDate) -> CalendarDate | None:
    shift, unit = words.SHIFTS[found.match["p_s"].lower()], found.match["p_u"].lower().split()[-1]
    if found.match["p_s"].lower() == "past":
        return None
    if unit in ("morning", "afternoon", "evening"):
        return relative_date(0, "day", found.written) if shift == 0 else None
    if unit in words.SEASONS:
        year = found.written.year + shift
        return (
            resolved_date(f"{year}-{words.SEASONS[unit]}", Granularity.OTHER)
            if found.written.year
            else unresolved_date(Granularity.OTHER)
        )
    return relative_date(shift, unit, found.written)


def _read_ago(found: FoundDate) -> CalendarDate | None:
    if found.match["a_w"].lower() == "earlier":
        return unresolved_date(Granularity.OTHER)
    count = count_of(found.match["a_n"])
    return (
        relative_date(-count, found.match["a_u"].lower(), found.written)
        if count
        else unresolved_date(Granularity.OTHER)
    )


def _read_later(found: FoundDate) -> CalendarDate | None:
    """A time after the date printed before it ("Two years later"); open when none stands there."""
    anchor, count, unit = found.printed_before, count_of(found.match["l_n"]), found.match["l_u"].lower()
    parts = {"year": 4, "decade": 4, "month": 7, "week": 10, "day": 10}[unit]
    if not count or len(anchor) < parts or unit in ("decade", "week"):
        return unresolved_date(Granularity.OTHER)
    moved = relative_date(count, unit, Dateline.read(anchor[:parts]))
    return printed_date(moved.date, moved.granularity)


def _read_beside(found: FoundDate) -> CalendarDate | None:
    """The day, month or year before or after the one printed before ("the following day"); nothing without one."""
    anchor, unit = found.printed_before, (found.match["b_u"] or "").lower() or "day"
    parts = {"year": 4, "month": 7, "day": 10, "morning": 10, "night": 10}[unit]
    if len(anchor) < parts:
        return None
    back = (found.match["b_w"] or found.match["b_x"]).lower() in ("previous", "before")
    moved = relative_date(
        -1 if back else 1, unit if unit in ("year", "month") else "day", Dateline.read(anchor[:parts])
    )
    return printed_date(moved.date, moved.granularity)


def _read_night(found: FoundDate) -> CalendarDate | None:
    """ "Last night" is of the day before."""
    return relative_date(-1, "day", found.written)


def _read_weekend(found: FoundDate) -> CalendarDate | None:
    """ "Over the weekend": the last before the day of writing, or that of its week where the sentence looks ahead."""
    day = found.written.known_day
    shift = 0 if looks_ahead(found) or (day is not None and day.isoweekday() >= 6) else -1
    return relative_date(shift, "weekend", found.written)


def _read_part(found: FoundDate) -> CalendarDate | None:
    """A part of the day told of, else of the day or year of writing ("later in the day", "late in the year")."""
    if _WEEKDAY_BEHIND.match(found.text, found.match.end()):
        return None
    told = found.told_before
    if found.match["pt_u"] != "year" and told is not None and told.granularity is Granularity.DAY and not told.end:
        return told
    return relative_date(0, (found.match["pt_u"] or "day").lower(), found.written)


def _read_same(found: FoundDate) -> CalendarDate | None:
    """ "That year": that of the date printed before; nothing where none stands there."""
    anchor, unit = found.printed_before, found.match["same_u"].lower()
    parts, granularity = {"year": (4, Granularity.YEAR), "month": (7, Granularity.MONTH), "day": (10, Granularity.DAY)}[
        unit
    ]
    return printed_date(anchor[:parts], granularity) if len(anchor) >= parts else None


def _read_same_period(found: FoundDate) -> CalendarDate | None:
    """ "The same month last year": a year before the month or quarter told last; a year alone where neither was."""
    told, unit = found.told_before, found.match["sp_u"].lower()
    whole = relative_date(-1, "year", found.written)
    if told is None or told.date == UNRESOLVED or told.granularity is Granularity.YEAR or told.end:
        return whole
    parts = re.fullmatch(r"(?P<year>\d{4})-(?P<part>\d{2}|Q[1-4]|H[12])(?:-\d{2})?", told.date)
    if parts is None or (unit == "quarter" and parts["part"][0] != "Q") or unit in ("day", "week"):
        return whole
    granularity = Granularity.MONTH if parts["part"].isdecimal() else Granularity.OTHER
    return replace(told, date=f"{int(parts['year']) - 1}-{parts['part']}", granularity=granularity)


RELATIVE_READERS: dict[str, Callable[[FoundDate], CalendarDate | None]] = {
    "weekday": _read_weekday, "day": _read_day, "period_words": _read_period_words, "period": _read_period,
    "ago": _read_ago, "later": _read_later, "same": _read_same, "beside": _read_beside, "night": _read_night,
    "weekend": _read_weekend, "part": _read_part, "same_period": _read_same_period,
}  # fmt: skip
