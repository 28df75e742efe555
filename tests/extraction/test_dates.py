# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of reading dates: granularity kept, anchors never invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.claims import DateAnchor, Granularity
from vorlage.extraction.dates import find_dates


@pytest.mark.parametrize(
    ("text", "timex", "granularity"),
    [
        ("on 12 May 2019", "2019-05-12", Granularity.DAY),
        ("on May 12, 2019", "2019-05-12", Granularity.DAY),
        ("on Sunday, May 12th, 2019", "2019-05-12", Granularity.DAY),
        ("2019-05-12", "2019-05-12", Granularity.DAY),
        ("am 12.05.2019", "2019-05-12", Granularity.DAY),
        ("in June 2017", "2017-06", Granularity.MONTH),
        ("a 2014 speech", "2014", Granularity.YEAR),
        ("in the 1990s", "199", Granularity.OTHER),
        ("in spring 2017", "2017-SP", Granularity.OTHER),
        ("in the 19th century", "18", Granularity.OTHER),
        ("the second half of 2017", "2017-H2", Granularity.OTHER),
        ("in mid-2017", "2017", Granularity.YEAR),
        ("in Q3 2017", "2017-Q3", Granularity.OTHER),
        ("on 9/11", "2001-09-11", Granularity.DAY),
        ("Christmas 2017", "2017-12-25", Granularity.DAY),
        ("in the early '60s", "196", Granularity.OTHER),
        ("в 1990-х годах", "199", Granularity.OTHER),
        ("in FY2017", "2017", Granularity.YEAR),
        ("2017年第三季度", "2017-Q3", Granularity.OTHER),
        ("2017年上半年", "2017-H1", Granularity.OTHER),
        ("九十年代", "199", Granularity.OTHER),
        ("летом 2017", "2017-SU", Granularity.OTHER),
        ("2017年6月12日", "2017-06-12", Granularity.DAY),
        ("二〇一七年六月", "2017-06", Granularity.MONTH),
        ("12 июня 2017 года", "2017-06-12", Granularity.DAY),
        ("في 12 يونيو 2017", "2017-06-12", Granularity.DAY),
        ("el 12 de junio de 2017", "2017-06-12", Granularity.DAY),
    ],
)
def test_a_printed_date_keeps_its_granularity(text: str, timex: str, granularity: Granularity) -> None:
    """A full date is read as printed, no more precise and no less, whatever the dateline."""
    for dateline in ("", "2021-01-01"):
        (found,) = find_dates(text, dateline)
        assert (found.value.date, found.value.granularity, found.value.anchor) == (timex, granularity, DateAnchor.TEXT)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("It rained on Sunday.", "2019-11-24"),
        ("It rained on Monday.", "2019-11-25"),
        ("It will rain on Friday.", "2019-11-29"),
        ("It rained yesterday.", "2019-11-24"),
        ("It rained last week.", "2019-W47"),
        ("It rained last month.", "2019-10"),
        ("It rained three years ago.", "2016"),
        ("It rained last night.", "2019-11-24"),
        ("It rained over the weekend.", "2019-W47-WE"),
        ("It rained last quarter.", "2019-Q3"),
        ("It rained this fiscal year.", "2019"),
        ("It rained later in the day.", "2019-11-25"),
        ("It rained last June.", "2019-06"),
        ("It rained in June last year.", "2018-06"),
        ("It rained in the second quarter of last year.", "2018-Q2"),
        ("A 9 January hearing has been scheduled.", "2020-01-09"),
        ("Today, the board voted.", "2019-11-25"),
        ("去年5月下了雨。", "2018-05"),
        ("5月底下了雨。", "2019-05"),
        ("في يونيو المقبل", "2020-06"),
        ("It rained in June.", "2019-06"),
        ("It rained on 19 February.", "2019-02-19"),
        ("昨天下雨了", "2019-11-24"),
        ("去年下雨了", "2018"),
        ("Вчера шёл дождь", "2019-11-24"),
    ],
)
def test_a_relative_date_rests_on_the_dateline_or_stays_open(text: str, timex: str) -> None:
    """With a dateline it is resolved and says so; without one it is `unresolved`: no anchor is invented."""
    (resolved,) = find_dates(text, "2019-11-25")
    assert (resolved.value.date, resolved.value.anchor) == (timex, DateAnchor.DATELINE)
    (open_,) = find_dates(text)
    assert (open_.value.date, open_.value.anchor) == ("unresolved", DateAnchor.NONE)


def test_a_dateline_of_a_month_resolves_no_day() -> None:
    """What is known to the month only cannot say which day yesterday was."""
    (found,) = find_dates("It rained yesterday.", "2019-11")
    assert found.value.date == "unresolved"


def test_an_earlier_or_previous_year_is_counted_from_nothing() -> None:
    """A date counted from another event is not counted from the dateline."""
    assert {found.value.date for found in find_dates("two years earlier", "2019-11-25")} == {"unresolved"}


@pytest.mark.parametrize("text", ["every Monday", "still in use today", "Rule 2016", "a 2000 year old wall"])
def test_what_comes_again_or_lasts_is_no_date(text: str) -> None:
    """A day of every week, these times, a label and an age are no dates."""
    assert find_dates(text, "2019-11-25") == ()


def test_a_told_year_holds_for_the_days_told_with_it() -> None:
    """A day without a year, right behind one with it, is of that year; so are "that year" and "two years later"."""
    told = "It opened on 3 May 2012 and was shut on September 4. Two years later it burnt; that year it rained."
    found = find_dates(told, "2019-11-25")
    assert [one.value.date for one in found] == ["2012-05-03", "2012-09-04", "2014", "2014"]
    assert {one.value.anchor for one in found} == {DateAnchor.TEXT}


def test_months_to_a_month_are_one_range() -> None:
    """Both months have the year that only the second prints."""
    (months,) = find_dates("between May and June in 1981", "2019-11-25")
    assert (months.value.date, months.value.end) == ("1981-05", "1981-06")


def test_a_quarter_still_to_come_is_that_of_last_year() -> None:
    """A report of January that looks back on the fourth quarter means the one gone by."""
    (quarter,) = find_dates("sales fell in the fourth quarter", "2019-01-25")
    assert quarter.value.date == "2018-Q4"


def test_a_range_of_days_or_years_has_its_end() -> None:
    """Both ends of a printed range are kept."""
    (days,) = find_dates("from 3-5 May 2019")
    (years,) = find_dates("in 2017-2018")
    assert (days.value.date, days.value.end) == ("2019-05-03", "2019-05-05")
    assert (years.value.date, years.value.end) == ("2017", "2018")


@pytest.mark.parametrize(
    "text", ["You may go", "March on", "5000 people", "1999 people came", "32 May 2019 pages", "sat down"]
)
def test_words_that_look_like_dates_are_none(text: str) -> None:
    """Auxiliaries, verbs and counted numbers are no dates."""
    assert all(found.value.date in ("2019", "2019-05") for found in find_dates(text, "2019-11-25"))


@given(
    st.text(alphabet=st.sampled_from("12019- /.May年月日Jun昨天ofthe,\n"), max_size=40),
    st.sampled_from(["", "2019", "2019-02", "2020-02-29"]),
)
def test_dates_lie_in_the_text_and_anchors_are_given(text: str, dateline: str) -> None:
    """Spans are in order without overlaps; nothing rests on a dateline that is not there."""
    last = 0
    for found in find_dates(text, dateline):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert dateline or found.value.anchor is not DateAnchor.DATELINE
        assert (found.value.date == "unresolved") == (found.value.anchor is DateAnchor.NONE)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("On 3 May 2017 it closed. The following day it opened.", "2017-05-04"),
        ("On 3 May 2017 it closed. Two days later it opened.", "2017-05-05"),
        ("It closed in 2017. The previous year it was full.", "2016"),
        ("2012\n\nOn 4 September it opened.", "2012-09-04"),
    ],
)
def test_what_is_counted_from_the_text_has_the_text_for_its_anchor(text: str, timex: str) -> None:
    """A date printed just before, or a year that heads the paragraph, settles it; the day of writing does not."""
    last = find_dates(text, "2019-11-25")[-1].value
    assert (last.date, last.anchor) == (timex, DateAnchor.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Today, pipes are made of copper.",
        "Today’s youth knows no lead.",
        "More is drunk today than ever.",
        "We choose on a Monday and print later.",
        "They saw Friday the 13th.",
        "The day after was cold.",
        "with the draughtsman Ola Christmas",
        "十月革命以后",
        "三个月以后",
    ],
)
def test_words_that_look_like_a_day_and_tell_none_are_no_dates(text: str) -> None:
    """These times, any Monday, a title, a name, and a day counted from nothing have no place in the calendar."""
    assert find_dates(text, "2019-11-25") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in January, compared to the same month a year ago.", ["2019-01", "2018-01"]),
        ("Sales fell in the third quarter of 2018, and rose in the same period last year.", ["2018-Q3", "2017-Q3"]),
        ("Sales fell, compared to the same period last year.", ["2018"]),
    ],
    ids=["month", "quarter", "nothing told before"],
)
def test_the_same_period_of_another_year_is_that_of_the_date_told_before(text: str, expected: list[str]) -> None:
    """ "The same month a year ago" is the month just told, a year earlier; with none told it is the year before."""
    assert [found.value.date for found in find_dates(text, "2019-03-05")] == expected


def test_the_same_period_is_unresolved_where_nothing_is_known() -> None:
    """No dateline and no date before: the year stays open."""
    (found,) = find_dates("Sales fell, compared to the same period last year.")
    assert found.value.date == "unresolved"


def test_a_part_of_the_day_is_of_the_day_told_of() -> None:
    """A report of Wednesday that tells of Tuesday means Tuesday by "later in the day"."""
    found = find_dates("On Tuesday the market rose, before it fell later in the day.", "2019-03-06")
    assert [one.value.date for one in found] == ["2019-03-05", "2019-03-05"]


def test_months_told_one_after_another_go_on_from_what_is_to_come() -> None:
    """After "next month" a month without a year is one that follows, over the turn of the year too."""
    text = "They play in Ostrel next month, in Tarn in November and in Velm in January."
    assert [one.value.date for one in find_dates(text, "2013-09-09")] == ["2013-10", "2013-11", "2014-01"]


def test_two_decades_told_together_are_both_dates() -> None:
    """ "The 70s and 80s" are two."""
    assert [one.value.date for one in find_dates("The mills of the 70s and 80s are closed.")] == ["197", "198"]
