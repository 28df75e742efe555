# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dates as printed, and the TIMEX3 value of those that need nothing to be resolved against."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
    "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = r"(?P<month{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date at its place, half-open. `value` is its TIMEX3 value; empty when it cannot be told from the text alone."""

    start: int
    end: int
    value: str


_DATE = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    + _MONTH.format(1)
    + r"(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<year1>[12]\d{3})\b)?"
    r"|(?P<year2>(?:1[5-9]|20)\d{2})(?![\d,.-]))\b",
    re.IGNORECASE,
)
_HAN = re.compile(r"(?P<year>[12]\d{3})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?)?")


def date_spans(text: str) -> tuple[DateSpan, ...]:
    """Every date of a text, in order."""
    found: list[DateSpan] = []
    for match in _DATE.finditer(text):
        if match["iso"]:
            found.append(DateSpan(match.start(), match.end(), match["iso"]))
        elif match["year2"]:
            found.append(DateSpan(match.start(), match.end(), match["year2"]))
        elif match["month1"][0].isupper():
            month, day = _MONTHS[match["month1"].lower()], match["day1"] or match["day2"]
            if match["month1"] in ("May", "March") and not (day or match["year1"]):
                continue
            year = match["year1"]
            value = (f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")) if year else ""
            found.append(DateSpan(match.start(), match.end(), value))
    for match in _HAN.finditer(text):
        parts = [match["year"], *(f"{int(part):02d}" for part in (match["month"], match["day"]) if part)]
        found.append(DateSpan(match.start(), match.end(), "-".join(parts)))
    return tuple(sorted(found, key=lambda date: date.start))
