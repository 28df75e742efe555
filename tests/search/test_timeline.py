# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records over time: a date keeps its precision, every record is somewhere, and what cannot be right is apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.catalogue.heads import RecordHead
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead
from vorlage.search.own_date import DateOrigin
from vorlage.search.text_dates import dates_in_texts
from vorlage.search.timeline import (
    Doubt,
    Period,
    TimelineEntry,
    Unit,
    histogram,
    in_time,
    period_of,
    timeline_of,
    title_of,
    within,
)

TAKEN_IN = datetime(2024, 11, 2, 12, tzinfo=UTC)


def a_head(
    number: int = 1,
    media_type: str = "text/plain",
    beginning: str = "",
    *,
    title: str = "",
    published: str = "",
    made_on: str = "",
) -> RecordHead:
    """A record without its pages; what its head says is given."""
    return RecordHead(
        number=ItemNumber(number),
        path=f"primary/{number}.txt",
        genre=Genre.PRIMARY,
        media_type=media_type,
        head=ReportHead(title=title, published=published, made_on=made_on),
        beginning=beginning,
        taken_in=TAKEN_IN,
    )


def an_entry(timex: str, number: int = 1, until: str = "") -> TimelineEntry:
    """A record at a date."""
    period = period_of(timex, until)
    assert period is not None
    return TimelineEntry(
        number=ItemNumber(number),
        path="a",
        title="A",
        genre=Genre.PRIMARY,
        media_type="text/plain",
        timex=timex,
        until=until,
        period=period,
        origin=DateOrigin.REPORT,
    )


@pytest.mark.parametrize(
    ("timex", "first", "last"),
    [
        ("2024-06-24", "2024-06-24", "2024-06-24"),
        ("2024-06-24T10:00", "2024-06-24", "2024-06-24"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-W01-WE", "2024-01-06", "2024-01-07"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-SU", "2024-01-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_a_date_may_be_all_the_days_it_says(timex: str, first: str, last: str) -> None:
    """A month is not its first day, and a season is somewhere in its year."""
    assert period_of(timex) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("timex", ["", "unresolved", "2024-13", "2024-02-30", "2024-W60", "0000", "20240624", "P3D"])
def test_what_no_calendar_has_is_no_date(timex: str) -> None:
    """Nothing is made of it."""
    assert period_of(timex) is None


def test_a_stretch_runs_to_the_end_of_its_last_date() -> None:
    """From the first day of one to the last of the other; backwards it is none."""
    assert period_of("2019", "2020-02") == Period(date(2019, 1, 1), date(2020, 2, 29))
    assert period_of("2020", "2019") is None


DATES = st.one_of(
    st.dates(date(1990, 1, 1), date(2024, 12, 31)).map(date.isoformat),
    st.dates(date(1990, 1, 1), date(2024, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1990, 2024).map(str),
    st.just("199"),
)


@given(st.lists(DATES, max_size=20))
def test_every_entry_is_counted_once(dates: list[str]) -> None:
    """In a bar that holds all of it, or among the longer ones; bars stand side by side without a gap."""
    entries = [an_entry(timex, number) for number, timex in enumerate(dates, start=1)]
    drawn = histogram(entries)
    assert sum(bar.count for bar in (*drawn.bars, *drawn.longer)) == len(entries)
    for bar in drawn.bars:
        held = [entry for entry in entries if bar.period.holds(entry.period)]
        assert bar.count == len(held)
    for one, other in zip(drawn.bars, drawn.bars[1:], strict=False):
        assert other.period.first == one.period.last + timedelta(days=1)
    assert len(drawn.bars) < 130


def test_a_month_is_in_no_bar_of_days() -> None:
    """Among days it is told as a month; in bars of months it is one."""
    days = histogram([an_entry("2024-06-03"), an_entry("2024-06")])
    assert (days.unit, [bar.timex for bar in days.longer]) == (Unit.DAY, ["2024-06"])
    months = histogram([an_entry("2024-01"), an_entry("2024-06"), an_entry("2024")])
    assert (months.unit, [bar.timex for bar in months.longer]) == (Unit.MONTH, ["2024"])


@given(st.lists(DATES, max_size=12), DATES)
def test_what_lies_in_a_time_is_not_what_may(dates: list[str], asked: str) -> None:
    """Certain and possible have nothing in common, and whoever is in neither meets no day of it."""
    entries = [an_entry(timex, number) for number, timex in enumerate(dates, start=1)]
    time = period_of(asked)
    assert time is not None
    certain, possible = within(entries, time)
    assert all(time.holds(entry.period) for entry in certain)
    assert not {entry.number for entry in certain} & {entry.number for entry in possible}
    others = {entry.number for entry in entries} - {entry.number for entry in (*certain, *possible)}
    assert not any(time.meets(entry.period) for entry in entries if entry.number in others)


@given(st.lists(st.sampled_from(["2024", "2024-06", "2024-06-24", "2025", "1970-01-01", "", "soon"]), max_size=10))
def test_every_record_is_somewhere(published: list[str]) -> None:
    """Dated, in doubt or undated: just one of them."""
    heads = [a_head(number, published=timex) for number, timex in enumerate(published, start=1)]
    timeline = timeline_of(heads)
    found = [entry.number for entry in (*timeline.entries, *timeline.doubtful)]
    found += [record.number for record in timeline.undated]
    assert sorted(found) == [head.number for head in heads]


def test_dates_that_cannot_be_right_are_apart() -> None:
    """Later than the record came in, or what a clock says that was never set; a day ahead may be a zone."""
    said = {1: "2025-03", 2: "1970-01-01", 3: "2024-11-03", 4: "2024"}
    timeline = timeline_of(a_head(number, published=timex) for number, timex in said.items())
    assert {each.number: each.doubt for each in timeline.doubtful} == {1: Doubt.LATER, 2: Doubt.UNSET_CLOCK}
    assert [each.number for each in timeline.entries] == [4, 3]


def test_what_a_record_bears_is_said() -> None:
    """The field of a message goes before what a program wrote; the subject is what it is called."""
    mail = "Subject: Re: pipes\nFrom: a\nDate: Mon, 15 Jul 2024 09:00:00 +0200\n\nSubject: no"
    timeline = timeline_of([a_head(1, "message/rfc822", mail, made_on="2024-08-01"), a_head(2, made_on="2024-08-01")])
    told = [(entry.timex, entry.origin) for entry in timeline.entries]
    assert told == [("2024-07-15", DateOrigin.MESSAGE), ("2024-08-01", DateOrigin.PROPERTY)]
    assert [entry.title for entry in timeline.entries] == ["Re: pipes", "2.txt"]
    assert title_of(a_head(title="A title")) == "A title"


def test_the_more_precise_comes_first() -> None:
    """Of two that begin on one day."""
    assert [entry.timex for entry in in_time([an_entry("2024"), an_entry("2024-01-01")])] == ["2024-01-01", "2024"]


def a_record(number: int, *texts: str, published: str = "") -> Record:
    """A record with pages of these texts."""
    return Record(
        number=ItemNumber(number),
        path=f"primary/{number}.txt",
        genre=Genre.PRIMARY,
        media_type="text/plain",
        pages=tuple(
            Page(number=at, label="", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")
            for at, text in enumerate(texts, start=1)
        ),
        head=ReportHead(published=published),
    )


def test_dates_in_texts_stand_where_they_are_read() -> None:
    """Each date of a record once, at its page and offsets; Chinese and Arabic ones are the same dates."""
    record = a_record(1, "Built in June 2019.", "Opened 24 June 2024, 2024年6月24日, ٢٤ يونيو ٢٠٢٤.")
    found = dates_in_texts([record]).entries
    assert [(entry.timex, entry.page_number) for entry in found] == [("2019-06", 1), ("2024-06-24", 2)]
    for printed in ("2024年6月24日", "٢٤ يونيو ٢٠٢٤", "24 июня 2024"):
        assert [entry.timex for entry in dates_in_texts([a_record(1, printed)]).entries] == ["2024-06-24"]
    (_, opened) = found
    assert record.text[opened.start : opened.end] == "24 June 2024"
    assert opened.origin is None


def test_relative_dates_need_the_day_of_writing() -> None:
    """Counted from the record's own date; without one they are counted as not told."""
    assert [e.timex for e in dates_in_texts([a_record(1, "Yesterday.", published="2024-06-24")]).entries] == [
        "2024-06-23"
    ]
    assert dates_in_texts([a_record(1, "Yesterday.")]).unresolved == 1


def test_what_is_too_much_to_read_is_counted() -> None:
    """Records past the bound are told, not left out in silence."""
    timeline = dates_in_texts([a_record(1, "In 2019."), a_record(2, "In 2020.")], most_characters=10)
    assert ([entry.timex for entry in timeline.entries], timeline.records_left) == (["2019"], 1)
