# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The date a record bears is read off it, and is never more precise than it stands there."""

from __future__ import annotations

import pytest

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead
from vorlage.search.own_date import DateOrigin, OwnDate, own_date


def a_record(text: str = "x", media_type: str = "text/plain", head: ReportHead | None = None) -> Record:
    """A record of one page."""
    page = Page(number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")
    return Record(
        number=ItemNumber(1),
        path="a",
        genre=Genre.PRIMARY,
        media_type=media_type,
        pages=(page,),
        head=head or ReportHead(),
    )


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("Fri, 24 Nov 2017 23:59:12 +0800", "2017-11-24"),
        ("24 Nov 2017 00:10 -0000", "2017-11-24"),
        ("Tue, 3 Feb 2015 10:00:00 GMT (somewhere)", "2015-02-03"),
    ],
)
def test_a_message_bears_the_day_its_sender_wrote(field: str, day: str) -> None:
    """No zone is converted: the day on the page is the day of the facet."""
    message = a_record(f"Subject: Pipes\nDate: {field}\n\nDate: Mon, 1 Jan 2001 00:00:00 +0000", "message/rfc822")
    assert own_date(message) == OwnDate(day, DateOrigin.MESSAGE)


@pytest.mark.parametrize("field", ["", "yesterday", "99 Foo 2017", "Fri, 32 Nov 2017 00:00:00 +0000", "Fri, 24 Nov"])
def test_a_message_without_a_readable_date_bears_none(field: str) -> None:
    """A date that cannot be read is no date; nothing is put in its place."""
    assert own_date(a_record(f"Subject: Pipes\nDate: {field}\n\nWords", "message/rfc822")) is None


@pytest.mark.parametrize(
    ("published", "kept"), [("2019-11-24T10:00", "2019-11-24"), ("2019-11", "2019-11"), ("2019-W12", "2019")]
)
def test_a_report_bears_the_date_of_its_head(published: str, kept: str) -> None:
    """A month stays a month, and a week, which is no part of a month, is told by its year."""
    assert own_date(a_record(head=ReportHead(published=published))) == OwnDate(kept, DateOrigin.REPORT)


def test_the_properties_of_an_original_are_asked_last() -> None:
    """What stands on the page goes before what a program wrote."""
    head = ReportHead(published="2019-11", made_on="2020-01-02")
    assert own_date(a_record(head=head)) == OwnDate("2019-11", DateOrigin.REPORT)
    assert own_date(a_record(head=ReportHead(made_on="2020-01-02"))) == OwnDate("2020-01-02", DateOrigin.PROPERTY)
    assert own_date(a_record("Date: 24 Nov 2017 00:10 -0000")) is None


def test_a_date_lies_between_its_ends() -> None:
    """A year holds its months, a month its days."""
    year, month, day = (OwnDate(text, DateOrigin.REPORT) for text in ("2019", "2019-11", "2019-11-24"))
    assert year.earliest < month.earliest < day.earliest == day.latest < month.latest < year.latest
