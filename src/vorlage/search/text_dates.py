# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The dates that stand in the texts of records, for the timeline: each date of a record once, where it stands first.

Relative dates ("yesterday", "in June") are counted from the date the record bears, and are left out and counted where
that does not settle them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from vorlage.domain.claims import CalendarDate
from vorlage.domain.pages import Record
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.dates import find_dates
from vorlage.search.own_date import own_date
from vorlage.search.plain_digits import with_plain_digits
from vorlage.search.timeline import Timeline, TimelineEntry, in_time, period_of

MOST_CHARACTERS: Final = 4_000_000
"""So much text is read for dates at once: some seconds. The rest is counted."""


def dates_in_texts(records: Iterable[Record], *, most_characters: int = MOST_CHARACTERS) -> Timeline:
    """A timeline of what texts speak of, up to a number of characters; the records past it are counted, not read."""
    entries: list[TimelineEntry] = []
    unresolved = left = 0
    for record in records:
        most_characters -= sum(len(page.text) for page in record.pages)
        if most_characters < 0:
            left += 1
            continue
        seen: set[tuple[str, str]] = set()
        for entry in _of(record):
            if entry is None:
                unresolved += 1
            elif (entry.timex, entry.until) not in seen:
                seen.add((entry.timex, entry.until))
                entries.append(entry)
    return Timeline(entries=in_time(entries), doubtful=(), undated=(), unresolved=unresolved, records_left=left)


def _of(record: Record) -> Iterator[TimelineEntry | None]:
    """Each date of a record's text; None for one that cannot be told."""
    own = own_date(record)
    page_start = 0
    for page in record.pages:
        for found in find_dates(with_plain_digits(page.text), own.text if own else ""):
            yield _entry(record, found.value, page.number, page_start + found.start, page_start + found.end)
        page_start += len(page.text) + 1


def _entry(record: Record, value: CalendarDate, page_number: int, start: int, end: int) -> TimelineEntry | None:
    until = value.end or ""
    period = period_of(value.date, until) if value.date != UNRESOLVED else None
    if period is None:
        return None
    return TimelineEntry(
        number=record.number,
        path=record.path,
        title=record.head.title or record.path.rsplit("/", 1)[-1],
        genre=record.genre,
        media_type=record.media_type,
        timex=value.date,
        until=until,
        period=period,
        origin=None,
        page_number=page_number,
        start=start,
        end=end,
    )
