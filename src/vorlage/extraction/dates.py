# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dates as printed, with the granularity they are printed in, as TIMEX3 values.

A date that says less than a full date ("on Monday", "in June") is resolved against the dateline when the report has
one precise enough, and is otherwise `unresolved`: no anchor is ever invented. Durations ("three years") and clock
times are no dates. Values follow TimeML's TIMEX3 (ISO 8601 with weeks, seasons, quarters and decades).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from vorlage.domain.claims import CalendarDate, DateAnchor, Granularity
from vorlage.extraction import date_words as words
from vorlage.extraction.number_words import WORDS as NUMBER_WORDS
from vorlage.extraction.number_words import word_set
from vorlage.extraction.numbers import han_value, one_of

UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date at its place, half-open. `value` is its TIMEX3 value; empty when it cannot be told from the text alone."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at its place, half-open, with its value and the rule that read it."""

    start: int
    end: int
    value: CalendarDate
    rule: str


_MONTH = one_of(words.MONTHS)
_WEEKDAY = one_of(words.WEEKDAYS)
_YEAR = r"(?:1[0-9]|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_GAP = r"[ \t\u00a0\u202f]+"
_ORDINAL = r"(?:st|nd|rd|th|-?го|er|º)?"
_TO = r"\s*(?:-|–|—|to|and|until)\s*"
_COUNT = r"(?:\d{1,3}|" + one_of([word for word, value in NUMBER_WORDS.items() if value <= 20]) + r"|an?|several|few)"
_HAN_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

_PATTERNS = (
    ("iso", rf"(?<![\d-])(?P<iso_y>{_YEAR})[-/.](?P<iso_m>\d{{1,2}})[-/.](?P<iso_d>\d{{1,2}})(?![\d-])"),
    (
        "numeric",
        r"(?<![\d/.-])(?P<num_a>\d{1,2})(?P<num_s>[/.-])(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>(?:19|20)\d{2})(?![\d/-])",
    ),
    (
        "day_month",
        rf"(?<![\w.])(?:{_WEEKDAY},?\s+)?(?P<dm_d>{_DAY}){_ORDINAL}(?:{_TO}(?P<dm_e>{_DAY}){_ORDINAL})?{_GAP}(?:of\s+|de\s+|من\s+)?"
        rf"(?P<dm_m>{_MONTH})(?!\w)\.?(?:,?\s+(?:de\s+|del\s+)?(?P<dm_y>{_YEAR})(?![\d,]\d))?",
    ),
    (
        "month_day",
        rf"(?<!\w)(?:{_WEEKDAY},?\s+)?(?P<md_m>{_MONTH})(?!\w)\.?{_GAP}(?P<md_d>{_DAY}){_ORDINAL}(?![\w:]|[.,]\d)"
        rf"(?:{_TO}(?P<md_e>{_DAY}){_ORDINAL}(?!\w))?(?:,?\s+(?P<md_y>{_YEAR})(?!\d))?",
    ),
    ("month_year", rf"(?<!\w)(?P<my_m>{_MONTH})(?!\w)\.?,?\s+(?:of\s+|de\s+|del\s+)?(?P<my_y>{_YEAR})(?!\d)"),
    ("month", rf"(?<!\w)(?P<m_m>{_MONTH})(?!\w)"),
    (
        "years",
        rf"(?<![\w$€£¥.,/-])(?P<y_a>{_YEAR})(?:(?:\s*[–-]\s*)(?P<y_b>{_YEAR}|\d{{2}})(?!\d)|(?P<y_s>['’]?s\b))?(?![\w%°]|[.,:/]\d|-\d)",
    ),
    ("weekday", rf"(?<!\w)(?:(?P<wd_s>last|next|this|past|coming)\s+)?(?P<wd>{_WEEKDAY})(?!\w)"),
    ("day", rf"(?<!\w)(?P<d_r>{one_of(words.DAYS)})(?!\w)"),
    ("period_words", rf"(?<!\w)(?P<p_r>{one_of(words.PERIODS)})(?!\w)"),
    (
        "period",
        rf"(?<!\w)(?:(?:earlier|later|late|early)\s+)?(?P<p_s>{one_of(words.SHIFTS)})\s+(?P<p_u>year|month|week|decade|century|weekend|morning|afternoon|evening|spring|summer|autumn|fall|winter)(?!\w)",
    ),
    ("ago", rf"(?<!\w)(?P<a_n>{_COUNT})\s+(?P<a_u>day|week|month|year|decade)s?\s+(?P<a_w>ago|earlier)(?!\w)"),
    ("season", rf"(?<!\w)(?P<s_s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<s_y>{_YEAR})(?!\d)"),
    ("quarter", rf"(?<!\w)(?P<q_n>{one_of(words.QUARTERS)})\s+quarter(?:\s+(?:of\s+)?(?P<q_y>{_YEAR}))?(?!\w)"),
    (
        "han_full",
        rf"(?P<h_y>{_YEAR}|[〇零一二三四五六七八九]{{4}})\s?年(?:\s?(?P<h_m>{_HAN_NUMBER})\s?月份?(?:\s?(?P<h_d>{_HAN_NUMBER})\s?[日号])?)?",
    ),
    ("han_month", rf"(?P<hm_m>{_HAN_NUMBER})\s?月(?:份|\s?(?P<hm_d>{_HAN_NUMBER})\s?[日号])"),
    (
        "han_words",
        rf"(?P<hw>{one_of(w for w in (*words.DAYS, *words.PERIODS, *words.WEEKDAYS) if ord(w[0]) > 0x2E80)})",
    ),
)

_DATE = re.compile(
    "|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _PATTERNS if not rule.startswith("han_")), re.IGNORECASE
)
_HAN_DATE = re.compile("|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _PATTERNS if rule.startswith("han_")))
_HAN_SIGN = re.compile("[年月周期天日]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_OPENERS = (
    frozenset(
        _TOKEN.findall(phrase)[0]
        for table in (
            words.MONTHS,
            words.WEEKDAYS,
            words.DAYS,
            words.PERIODS,
            words.SHIFTS,
            words.SEASONS,
            words.QUARTERS,
        )
        for phrase in table
    )
    | {word for word, value in NUMBER_WORDS.items() if value <= 20}
    | word_set("a an several few earlier later late early")
)
"""Words with which a date may begin: elsewhere the patterns are not tried, for speed."""
_LEADING = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|before|after|between|early|late|mid|around|circa|year|the|a|an|its|their|his|her|this|and|to|through"
    r"|last|next|en|de|du|depuis|desde|в|с|до|за|год|عام|سنة|في|منذ)[\s-]+|\()$",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(
    r"\s+(?!(?:years|elections|protests|riots|attacks|talks|Olympics|Games)\b)[a-z]{3,}s\b|\s+(?:people|men|women|children|tons)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|to be|set to|until|till|due|scheduled|planned|expected|upcoming|plans?)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Dateline:
    """The day of writing, as precise as it is known: each part is 0 when unknown."""

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def read(cls, timex: str) -> _Dateline:
        parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", timex)
        return cls(*(int(part or 0) for part in parts.groups())) if parts else cls()

    @property
    def known_day(self) -> date | None:
        return date(self.year, self.month, self.day) if self.day else None


def find_dates(text: str, dateline: str = "") -> tuple[DateMention, ...]:
    """Every date of a text, in order, without overlaps.

    Args:
        text: Any text.
        dateline: TIMEX3 date of the day of writing, as precise as it is known; empty when it is not.

    Returns:
        Dates with what they say. What neither the text nor the dateline settles has the date `unresolved`.
    """
    written = _Dateline.read(dateline)
    found: list[DateMention] = []
    done = 0
    for token in _TOKEN.finditer(text):
        opener = token.group()
        if token.start() < done or not (opener[0].isdecimal() or opener.lower() in _OPENERS):
            continue
        match = _DATE.match(text, token.start())
        mention = _read(match, text, written) if match else None
        if mention is not None:
            found.append(mention)
            done = mention.end
    if _HAN_SIGN.search(text):
        read = (_read(match, text, written) for match in _HAN_DATE.finditer(text))
        found.extend(mention for mention in read if mention is not None)
        found.sort(key=lambda mention: (mention.start, mention.end))
    return tuple(found)


def _read(match: re.Match[str], text: str, written: _Dateline) -> DateMention | None:
    """The date that a pattern found; None when its reader knows better."""
    rule = match.lastgroup or ""
    value = _READERS[rule](match, text, written)
    return DateMention(match.start(), match.end(), value, f"date.{rule}") if value is not None else None


def date_spans(text: str) -> tuple[DateSpan, ...]:
    """Every date of a text, in order; its value is empty where only a dateline could tell it."""
    return tuple(
        DateSpan(found.start, found.end, "" if found.value.date == UNRESOLVED else found.value.date)
        for found in find_dates(text)
    )


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


def _read_iso(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _calendar(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))


def _read_numeric(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    """Day and month in figures: told apart by size, or by the full stops of the continental order."""
    one, other, year = int(match["num_a"]), int(match["num_b"]), int(match["num_y"])
    if one > 12 or match["num_s"] == ".":
        return _calendar(year, other, one)
    if other > 12:
        return _calendar(year, one, other)
    return _unresolved(Granularity.DAY)


def _read_day_month(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _month_and_day(match["dm_m"], match["dm_d"], match["dm_e"], match["dm_y"], written)


def _read_month_day(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _month_and_day(match["md_m"], match["md_d"], match["md_e"], match["md_y"], written)


def _month_and_day(
    month_word: str, day: str, until: str | None, year: str | None, written: _Dateline
) -> CalendarDate | None:
    month = words.MONTHS[_folded(month_word)]
    if year:
        return _calendar(int(year), month, int(day), int(until or 0))
    if not written.year or not 1 <= int(day) <= 31:
        return _unresolved(Granularity.DAY) if 1 <= int(day) <= 31 else None
    return _calendar(_nearest_year(month, int(day), written), month, int(day), int(until or 0), rule_year=False)


def _nearest_year(month: int, day: int, written: _Dateline) -> int:
    """The year in which a month and day lie closest to the day of writing."""
    here = written.month * 31 + written.day if written.month else month * 31 + day
    distance = month * 31 + day - here
    return written.year + (-1 if distance > 190 else 1 if distance < -190 else 0)


def _read_month_year(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _calendar(int(match["my_y"]), words.MONTHS[_folded(match["my_m"])])


def _read_month(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    """A month without a year: the last one before the day of writing, or the next one where the sentence looks ahead."""
    word = match["m_m"]
    folded = _folded(word)
    leads = _LEADING.search(text, max(0, match.start() - 10), match.start()) is not None
    if word.isascii() and not word[0].isupper() or (folded in words.DOUBTFUL_MONTHS or len(folded) < 4) and not leads:
        return None
    month = words.MONTHS[folded]
    if not written.month:
        return _unresolved(Granularity.MONTH)
    ahead = _FUTURE.search(text, max(0, match.start() - 100), match.start()) is not None
    shift = (1 if month < written.month else 0) if ahead else (-1 if month > written.month else 0)
    return _resolved(f"{written.year + shift}-{month:02d}", Granularity.MONTH)


def _read_years(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    """A year, a span of years or a decade; digits that count something are no year."""
    first, last = match["y_a"], match["y_b"]
    if match["y_s"]:
        return _printed(first[:3] + ("X" if first[3] == "0" else first[3]), Granularity.OTHER)
    if last:
        end = last if len(last) == 4 else first[:2] + last
        return _printed(first, Granularity.YEAR, end) if end > first else None
    leads = _LEADING.search(text, max(0, match.start() - 10), match.start()) is not None
    if not leads and (_COUNTED_NEXT.match(text, match.end()) or not 1800 <= int(first) <= 2099):
        return None
    if leads and int(first) < 1800 and _COUNTED_NEXT.match(text, match.end()):
        return None
    return _printed(first, Granularity.YEAR)


def _read_weekday(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    """A day of the week: the last one up to the day of writing, or the next where the sentence looks ahead."""
    word, shift = match["wd"], (match["wd_s"] or "").lower()
    if word.isascii() and not word[0].isupper() and not shift:
        return None
    return _weekday(words.WEEKDAYS[_folded(word)], shift, match, text, written)


def _weekday(weekday: int, shift: str, match: re.Match[str], text: str, written: _Dateline) -> CalendarDate:
    today = written.known_day
    if today is None:
        return _unresolved(Granularity.DAY)
    back = (today.isoweekday() - weekday) % 7
    if shift == "last":
        back = back or 7
    ahead = shift in ("next", "coming") or (
        not shift and back != 0 and _FUTURE.search(text, max(0, match.start() - 100), match.start()) is not None
    )
    return _resolved((today + timedelta(days=(7 - back) if ahead else -back)).isoformat(), Granularity.DAY)


def _read_day(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _relative(words.DAYS[_folded(match["d_r"])], "day", written)


def _read_period_words(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _relative(*words.PERIODS[_folded(match["p_r"])], written)


def _read_period(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    shift, unit = words.SHIFTS[match["p_s"].lower()], match["p_u"].lower()
    if match["p_s"].lower() == "past":
        return None
    if unit in ("morning", "afternoon", "evening"):
        return _relative(0, "day", written) if shift == 0 else None
    if unit in words.SEASONS:
        year = written.year + shift
        return (
            _resolved(f"{year}-{words.SEASONS[unit]}", Granularity.OTHER)
            if written.year
            else _unresolved(Granularity.OTHER)
        )
    return _relative(shift, unit, written)


def _read_ago(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    printed = match["a_n"].lower()
    if printed in ("several", "few") or match["a_w"].lower() == "earlier":
        return _unresolved(Granularity.OTHER)
    count = 1.0 if printed in ("a", "an") else float(printed) if printed.isdecimal() else NUMBER_WORDS[printed]
    return _relative(-int(count), match["a_u"].lower(), written)


def _relative(shift: int, unit: str, written: _Dateline) -> CalendarDate:
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


def _read_season(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    return _printed(f"{match['s_y']}-{words.SEASONS[match['s_s'].lower()]}", Granularity.OTHER)


def _read_quarter(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    number, year = words.QUARTERS[match["q_n"].lower()], match["q_y"]
    if year:
        return _printed(f"{year}-Q{number}", Granularity.OTHER)
    return _resolved(f"{written.year}-Q{number}", Granularity.OTHER) if written.year else _unresolved(Granularity.OTHER)


def _read_han_full(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    year = _han_int(match["h_y"])
    if not match["h_m"]:
        return _printed(f"{year:04d}", Granularity.YEAR)
    return _calendar(year, _han_int(match["h_m"]), _han_int(match["h_d"] or "0"))


def _read_han_month(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    month, day = _han_int(match["hm_m"]), _han_int(match["hm_d"] or "0")
    granularity = Granularity.DAY if day else Granularity.MONTH
    if not 1 <= month <= 12:
        return None
    if not written.month:
        return _unresolved(granularity)
    if day:
        return _calendar(_nearest_year(month, day, written), month, day, rule_year=False)
    return _resolved(f"{written.year - (month > written.month)}-{month:02d}", granularity)


def _read_han_words(match: re.Match[str], text: str, written: _Dateline) -> CalendarDate | None:
    word = match["hw"]
    if word in words.DAYS:
        return _relative(words.DAYS[word], "day", written)
    if word in words.PERIODS:
        return _relative(*words.PERIODS[word], written)
    return _weekday(words.WEEKDAYS[word], "", match, text, written)


def _han_int(printed: str) -> int:
    """Digits or Chinese numerals as an integer."""
    return int(printed) if printed.isdecimal() else int(han_value(printed) or 0)


def _folded(word: str) -> str:
    """The word as the tables have it: small letters, single blanks."""
    return " ".join(word.lower().split())


_READERS = {
    "iso": _read_iso, "numeric": _read_numeric, "day_month": _read_day_month, "month_day": _read_month_day,
    "month_year": _read_month_year, "month": _read_month, "years": _read_years, "weekday": _read_weekday, "day": _read_day,
    "period_words": _read_period_words, "period": _read_period, "ago": _read_ago, "season": _read_season,
    "quarter": _read_quarter, "han_full": _read_han_full, "han_month": _read_han_month, "han_words": _read_han_words,
}  # fmt: skip
