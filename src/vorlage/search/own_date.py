# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The date a record itself bears: of a message, a report, the properties of an original. Facets and timeline ask here.

It is what the record says, which may be wrong, or set by a clock that was. Dates inside a text are no date of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final

from vorlage.domain.pages import Record, ReportHead

MAIL_TYPES: Final = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
_DATE_FIELD: Final = re.compile(r"^Date: (.+)$", re.MULTILINE)
_PRECISION: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d])")


class DateOrigin(StrEnum):
    """What a record's own date was read off."""

    MESSAGE = "message"
    """The `Date` field of a mail: its day where the sender was (RFC 5322, 3.6.1)."""
    REPORT = "report"
    """The head of a report."""
    PROPERTY = "property"
    """What the original's own properties say of when it was made."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A year, a month or a day, as `2019`, `2019-11` or `2019-11-24`: no more precise than the record gives it.

    Invariant: `earliest <= latest`; both are whole numbers such as 20191100, which order as days do. A date without a
    day begins before the first day of its month and ends after the last.
    """

    text: str
    origin: DateOrigin

    @property
    def earliest(self) -> int:
        """The number before which the date cannot lie."""
        return earliest_of(self.text)

    @property
    def latest(self) -> int:
        """The number after which the date cannot lie."""
        return latest_of(self.text)


def earliest_of(date: str) -> int:
    """The number before which a year, month or day does not begin."""
    return int(date.replace("-", "").ljust(8, "0"))


def latest_of(date: str) -> int:
    """The number after which a year, month or day does not end."""
    return int(date.replace("-", "").ljust(8, "9"))


def is_mail(media_type: str) -> bool:
    """Whether a record of this type is a message, whose text begins with the fields of its header."""
    return media_type in MAIL_TYPES


def own_date(record: Record) -> OwnDate | None:
    """The date a record bears; None when it bears none, or none that can be read.

    A message's `Date` field goes first, then the head of a report, then the properties of the original.
    """
    return date_of(record.media_type, record.pages[0].text if record.pages else "", record.head)


def date_of(media_type: str, beginning: str, head: ReportHead) -> OwnDate | None:
    """The date of a record of which only the type, the beginning of the text and the head are at hand."""
    if is_mail(media_type):
        sent = _sent(beginning)
        if sent:
            return OwnDate(sent, DateOrigin.MESSAGE)
    for said, origin in ((head.published, DateOrigin.REPORT), (head.made_on, DateOrigin.PROPERTY)):
        if found := _PRECISION.match(said):
            return OwnDate(found.group(), origin)
    return None


def _sent(text: str) -> str:
    """The day of the `Date` field among the first lines of a message, as the sender wrote it: no zone is converted."""
    field = _DATE_FIELD.search(text.split("\n\n", 1)[0])
    if field is None:
        return ""
    try:
        return parsedate_to_datetime(field.group(1)).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return ""
