# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a printed date says: one reader per pattern of `dates`, from the words to a TIMEX3 value.

A reader may know better than its pattern and return None. What needs the day of writing is `unresolved` without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vorlage.domain.claims import CalendarDate, Granularity
from vorlage.extraction import date_words as words
from vorlage.extraction.date_relative import RELATIVE_READERS, weekday_of
from vorlage.extraction.date_values import (
    FoundDate,
    calendar_date,
    folded_word,
    looks_ahead,
    nearest_year,
    printed_date,
    relative_date,
    resolved_date,
    told_year,
    unresolved_date,
)
from vorlage.extraction.han_numbers import han_value

_LEADING = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|before|after|between|early|late|mid|around|circa|year|the|a|an|its|their|his|her|this|and|to|through"
    r"|last|next|en|de|du|depuis|desde|в|с|до|за|год|عام|سنة|في|منذ)[\s-]+|\()$",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(
    r"\s+(?!(?:years|elections|protests|riots|attacks|talks|Olympics|Games|sales|results|earnings|revenues|figures|finals|championships)\b)[a-z]{3,}s\b|\s+(?:people|men|women|[a-z]*children|tons)\b|\s+(?:sq|km|m|kg)\b"
)
_AT_A_FEAST = re.compile(r"\b(?:at|by|before|after|until|since|last|next|this)\s$", re.IGNORECASE)
_AGE = re.compile(r"[\s-]years?[\s-]old\b")
_LABELLED = re.compile(
    r"(?:\b(?:Rule|Route|Section|Article|No\.?|Nr\.?|Number|Highway|Flight|Room|Russell?|Model|Resolution)\s|[#№]\s?)$"
)


def _read_iso(found: FoundDate) -> CalendarDate | None:
    return calendar_date(int(found.match["iso_y"]), int(found.match["iso_m"]), int(found.match["iso_d"]))


def _read_numeric(found: FoundDate) -> CalendarDate | None:
    """Day and month in figures: told apart by size, or by the full stops of the continental order."""
    one, other, year = int(found.match["num_a"]), int(found.match["num_b"]), int(found.match["num_y"])
    if one > 12 or found.match["num_s"] == ".":
        return calendar_date(year, other, one)
    if other > 12:
        return calendar_date(year, one, other)
    return unresolved_date(Granularity.DAY)


def _read_day_month(found: FoundDate) -> CalendarDate | None:
    return _month_and_day(found, "dm")


def _read_month_day(found: FoundDate) -> CalendarDate | None:
    return _month_and_day(found, "md")


def _month_and_day(found: FoundDate, name: str) -> CalendarDate | None:
    """A day of a month, with its year, or in the year that the day of writing gives it."""
    month = words.MONTHS[folded_word(found.match[f"{name}_m"])]
    day, until, year = int(found.match[f"{name}_d"]), int(found.match[f"{name}_e"] or 0), found.match[f"{name}_y"]
    if year:
        return calendar_date(int(year), month, day, until)
    if (told := told_year(found)) is not None:
        return calendar_date(told, month, day, until)
    if not found.written.year:
        return unresolved_date(Granularity.DAY)
    return calendar_date(nearest_year(month, day, found), month, day, until, rule_year=False)


def _read_month_year(found: FoundDate) -> CalendarDate | None:
    """A month of a year, or the months from one to another."""
    year, month = int(found.match["my_y"]), words.MONTHS[folded_word(found.match["my_m"])]
    if not found.match["my_f"]:
        return calendar_date(year, month)
    first = words.MONTHS[folded_word(found.match["my_f"])]
    return printed_date(f"{year - (first > month)}-{first:02d}", Granularity.MONTH, f"{year}-{month:02d}")


def _read_month(found: FoundDate) -> CalendarDate | None:
    """A month without a year: the last one before the day of writing, or the next where the sentence looks ahead."""
    word = found.match["m_m"]
    folded = folded_word(word)
    shift = found.match["m_b"] or found.match["m_a"] or found.match["m_r"]
    leads = _LEADING.search(found.text, max(0, found.match.start() - 10), found.match.start()) is not None
    if word.isascii() and not word[0].isupper():
        return None
    if (folded in words.DOUBTFUL_MONTHS or len(folded) < 4) and not leads and shift is None:
        return None
    month = words.MONTHS[folded]
    if shift is not None:
        return _shifted_month(month, folded_word(shift), after=found.match["m_a"] is not None, found=found)
    if (told := told_year(found)) is not None:
        return printed_date(f"{told}-{month:02d}", Granularity.MONTH)
    if not found.written.month:
        return unresolved_date(Granularity.MONTH)
    told_before = found.told_before
    if told_before is not None and _is_to_come(told_before, found):
        year = int(told_before.date[:4])
        return resolved_date(f"{year + (month < int(told_before.date[5:7]))}-{month:02d}", Granularity.MONTH)
    ahead = looks_ahead(found)
    moved = (1 if month < found.written.month else 0) if ahead else (-1 if month > found.written.month else 0)
    return resolved_date(f"{found.written.year + moved}-{month:02d}", Granularity.MONTH)


def _is_to_come(told: CalendarDate, found: FoundDate) -> bool:
    """Whether the month told last lies after that of writing: "in Ostrel next month, in Tarn in November" goes on."""
    written = f"{found.written.year}-{found.written.month:02d}"
    near = found.match.start() - found.nearest.told_end < _ENUMERATED
    return near and re.match(r"\d{4}-\d\d", told.date) is not None and told.date[:7] > written


_ENUMERATED = 80
"""Characters between two dates of one enumeration, at most."""


def _shifted_month(month: int, word: str, *, after: bool, found: FoundDate) -> CalendarDate:
    """ "Last June", "June of this year": "last" before a month is the one gone by, behind it the year before."""
    if not found.written.month:
        return unresolved_date(Granularity.MONTH)
    shift = words.SHIFTS.get(word, words.SHIFTS_BEHIND.get(word, 0))
    if not after and shift == -1:
        shift = -(month >= found.written.month)
    elif not after and shift == 1:
        shift = int(month <= found.written.month)
    return resolved_date(f"{found.written.year + shift}-{month:02d}", Granularity.MONTH)


def _read_years(found: FoundDate) -> CalendarDate | None:
    """A year, a span of years or a decade; digits that count something are no year."""
    first, last = found.match["y_a"], found.match["y_b"]
    if found.match["y_s"] and first.endswith("0") and found.match["y_s"] in ("s", "-х", "-е", "-ых"):
        return printed_date(first[:3], Granularity.OTHER)
    if _AGE.match(found.text, found.match.end()) or _LABELLED.search(
        found.text, max(0, found.match.start() - 12), found.match.start()
    ):
        return None
    if last and "/" in found.match.group() and int(last[-2:]) != (int(first) + 1) % 100:
        return None
    if last:
        end = last if len(last) == 4 else first[:2] + last
        return printed_date(first, Granularity.YEAR, end) if end > first else None
    leads = _LEADING.search(found.text, max(0, found.match.start() - 10), found.match.start()) is not None
    if not leads and (_COUNTED_NEXT.match(found.text, found.match.end()) or not 1800 <= int(first) <= 2099):
        return None
    if leads and int(first) < 1800 and _COUNTED_NEXT.match(found.text, found.match.end()):
        return None
    return printed_date(first, Granularity.YEAR)


def _read_decade(found: FoundDate) -> CalendarDate | None:
    return printed_date(f"19{found.match['dec'] or found.match['dec_b'] or found.match['dec_c']}", Granularity.OTHER)


def _read_century(found: FoundDate) -> CalendarDate | None:
    printed = found.match["c_n"].lower()
    number = int(printed) if printed.isdecimal() else words.ORDINALS[printed]
    return printed_date(f"{number - 1:02d}", Granularity.OTHER) if 10 <= number <= 21 else None


def _read_half(found: FoundDate) -> CalendarDate | None:
    half = 1 if found.match["ha_n"].lower() == "first" else 2
    return _part_of_year(found, f"H{half}", found.match["ha_y"], found.match["ha_s"])


def _part_of_year(found: FoundDate, part: str, year: str | None, shift: str | None) -> CalendarDate | None:
    """A part of a printed year, or of the year of writing and those beside it; None where neither is printed."""
    if year:
        return printed_date(f"{year}-{part}", Granularity.OTHER)
    if not shift:
        return None
    if not found.written.year:
        return unresolved_date(Granularity.OTHER)
    moved = words.SHIFTS.get(shift.lower(), 0)
    return resolved_date(f"{found.written.year + moved}-{part}", Granularity.OTHER)


def _read_feast(found: FoundDate) -> CalendarDate | None:
    """A feast of a fixed day: of the printed year, or as a day of a month without one."""
    alone = folded_word(found.match["f_n"]) == "christmas" and not found.match["f_y"]
    if alone and not _AT_A_FEAST.search(found.text, max(0, found.match.start() - 8), found.match.start()):
        return None
    month, day = words.FEASTS[folded_word(found.match["f_n"]).replace("’", "'")]
    if found.match["f_y"]:
        return calendar_date(int(found.match["f_y"]), month, day)
    if not found.written.month:
        return unresolved_date(Granularity.DAY)
    return calendar_date(nearest_year(month, day, found), month, day, rule_year=False)


def _read_attack(_: FoundDate) -> CalendarDate | None:
    """ "9/11", which is a name and a day."""
    return printed_date("2001-09-11", Granularity.DAY)


def _read_season(found: FoundDate) -> CalendarDate | None:
    return printed_date(f"{found.match['s_y']}-{words.SEASONS[found.match['s_s'].lower()]}", Granularity.OTHER)


def _read_quarter(found: FoundDate) -> CalendarDate | None:
    number, year = words.QUARTERS[(found.match["q_n"] or found.match["q_q"]).lower()], found.match["q_y"]
    told = _part_of_year(found, f"Q{number}", year, found.match["q_s"])
    if told is not None:
        return told
    if not found.written.year:
        return unresolved_date(Granularity.OTHER)
    gone = found.written.month == 0 or looks_ahead(found) or 3 * (number - 1) < found.written.month
    return resolved_date(f"{found.written.year - (not gone)}-Q{number}", Granularity.OTHER)


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
    return printed_date(f"{year:04d}-{part}", Granularity.OTHER)


def _read_han_decade(found: FoundDate) -> CalendarDate | None:
    century = {"二十": 19, "20": 19, "十九": 18, "19": 18, None: 19}[found.match["hd_c"]]
    return printed_date(f"{century}{_han_int(found.match['hd_d'])}", Granularity.OTHER)


def _read_han_full(found: FoundDate) -> CalendarDate | None:
    year = _han_int(found.match["h_y"])
    if not found.match["h_m"]:
        return printed_date(f"{year:04d}", Granularity.YEAR)
    return calendar_date(year, _han_int(found.match["h_m"]), _han_int(found.match["h_d"] or "0"))


def _read_han_month(found: FoundDate) -> CalendarDate | None:
    """A month or day without a year, or in a year counted from that of writing (去年5月)."""
    month, day = _han_int(found.match["hm_m"]), _han_int(found.match["hm_d"] or "0")
    granularity = Granularity.DAY if day else Granularity.MONTH
    if not 1 <= month <= 12:
        return None
    if not found.written.month:
        return unresolved_date(granularity)
    if found.match["hm_w"]:
        year = found.written.year + words.PERIODS[found.match["hm_w"]][0]
        return calendar_date(year, month, day, rule_year=False)
    if day:
        return calendar_date(nearest_year(month, day, found), month, day, rule_year=False)
    return resolved_date(f"{found.written.year - (month > found.written.month)}-{month:02d}", granularity)


def _read_han_words(found: FoundDate) -> CalendarDate | None:
    word = found.match["hw"]
    if word in words.DAYS:
        return relative_date(words.DAYS[word], "day", found.written)
    if word in words.PERIODS:
        return relative_date(*words.PERIODS[word], found.written)
    return weekday_of(words.WEEKDAYS[word], "", found)


def _han_int(printed: str) -> int:
    """Digits or Chinese numerals as an integer."""
    return int(printed) if printed.isdecimal() else int(han_value(printed) or 0)


READERS: dict[str, Callable[[FoundDate], CalendarDate | None]] = RELATIVE_READERS | {
    "iso": _read_iso, "numeric": _read_numeric, "day_month": _read_day_month, "month_day": _read_month_day,
    "month_year": _read_month_year, "month": _read_month, "years": _read_years, "feast": _read_feast,
    "decade": _read_decade, "century": _read_century, "half": _read_half, "season": _read_season,
    "quarter": _read_quarter, "attack": _read_attack, "han_part": _read_han_part, "han_decade": _read_han_decade,
    "han_full": _read_han_full, "han_month": _read_han_month, "han_words": _read_han_words,
}  # fmt: skip
