# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a machine may say of a passage for a claim: the number and what it is of, another value, the quoted words."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.claims.cases import a_record
from vorlage.claims.evidence.offering import MOST_SHOWN, Evidence
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import ClaimKind, Exhibit, MachineState, Member, WhyOffered
from vorlage.domain.custody import Genre
from vorlage.domain.pages import Record

_FILLER = (
    "The agenda was read and put aside.", "Please send the ledger to the clerk by Friday.",
    "A second key hangs in the porter's room.", "Nothing was added to the minutes.",
    "The canteen is closed until further notice.", "Thanks were given to the driver.",
)  # fmt: skip


def a_leak(*pages: str, language: str = "en") -> Record:
    """A primary record with these pages, and pages that are about nothing."""
    return a_record(*pages, *_FILLER, genre=Genre.PRIMARY, language=language)


def offered(said: str, *records: Record, kind: ClaimKind = ClaimKind.QUANTITY) -> tuple[Exhibit, ...]:
    """The exhibits of the first mention of a kind in a report of one sentence."""
    mention = next(mention for mention in find_mentions(a_record(said)) if mention.kind is kind)
    return Evidence.over(records).exhibits([Member(mention, "")], said)


def reasons(exhibit: Exhibit) -> set[WhyOffered]:
    """The codes of the reasons of an exhibit."""
    return {each.why for each in exhibit.why}


def test_the_same_number_of_the_same_thing_matches_and_says_what_both_print() -> None:
    """The reason shows the claim's words and the page's."""
    best = offered(
        "The Tarn district has 2,340 homes on lead pipes, papers show.",
        a_leak("According to our register, 2,340 homes in the Tarn district are on lead."),
    )[0]
    assert best.machine is MachineState.NUMBER_MATCH
    assert ("2,340 homes", "2,340 homes") in {(each.here, each.there) for each in best.why}


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("In Belmor 884 invoices were lost, the files show.", "In Belmor 884 tonnes of gravel were lost."),
        ("In Belmor 884 invoices were lost, the files show.", "In Sornak 884 invoices were lost."),
        ("By 3 May 2019 in Belmor 884 invoices were lost.", "By 9 July 2022 in Belmor 884 invoices were lost."),
        ("Two people worked there, the files show.", "Where the two differed, they worked it out there."),
        ("In Belmor 884 invoices were written off.", "Belmor: 884 tonnes written off."),
        ("In Belmor 17 samples were drawn, the files show.", "Sample\tPlace\nTQ-17\tBelmor\nTQ-18\tBelmor"),
    ],
    ids=["another thing", "another place", "another time", "a small number of nothing", "behind a colon", "a label"],
)  # fmt: skip
def test_a_number_of_something_else_is_no_match(said: str, page: str) -> None:
    """That the digits stand there is not enough: thing, place and time must not speak against it."""
    assert MachineState.NUMBER_MATCH not in {each.machine for each in offered(said, a_leak(page))}


def test_another_amount_of_the_same_thing_is_told_with_both_values() -> None:
    """The page says 1,870, the report 2,340: both are in the reason."""
    best = offered(
        "The Tarn district has 2,340 homes on lead pipes, papers show.",
        a_leak("In the Tarn district 1,870 homes are on lead pipes."),
    )[0]
    assert best.machine is MachineState.VALUE_DIFFERS
    assert ("2,340 homes", "1,870 homes") in {(each.here, each.there) for each in best.why}


def test_a_cell_is_read_by_the_name_of_its_column_and_a_column_by_its_sum() -> None:
    """`60` under "Filter jugs" is another number of jugs; 388 and 301 homes come to 689."""
    jugs = offered(
        "The company delivered 600 filter jugs to families.", a_leak("Day,Entry,Filter jugs\n2024-10-11,in store,60")
    )
    assert (jugs[0].machine, jugs[0].why[0].there) == (MachineState.VALUE_DIFFERS, "60")
    homes = offered(
        "In all, 689 homes on lead were listed.",
        a_leak("Street;Homes on lead\nHide Lane;388\nBark Street;301"),
    )
    assert homes[0].machine is MachineState.NUMBER_MATCH
    assert WhyOffered.SUM_OF_CELLS in reasons(homes[0])


def test_a_number_that_stands_in_no_record_is_absent_and_said_to_be_nowhere() -> None:
    """The passage speaks of it, and the number is nowhere."""
    found = offered(
        "The Tarn waterworks lost 4,711 gaskets in the flood.", a_leak("The flood at the Tarn waterworks took gaskets.")
    )
    assert found[0].machine is MachineState.NUMBER_ABSENT
    assert WhyOffered.NUMBER_NOWHERE in reasons(found[0])


@pytest.mark.parametrize(
    ("page", "state"),
    [
        ("TELL customers now,\nnot after the tariff decision.", MachineState.QUOTE_MATCH),
        ("Tell the customers now, not after the tariff decision.", MachineState.QUOTE_MATCH),
        ("Tell customers after the tariff decision, not now.", MachineState.VALUE_DIFFERS),
        ("Do not tell customers now, not after the tariff decision.", MachineState.VALUE_DIFFERS),
        ("The tariff decision was put off.", MachineState.CANDIDATE),
    ],
)
def test_quoted_words_that_were_changed_are_no_quotation(page: str, state: MachineState) -> None:
    """Nine tenths of the characters stand there; a "not" that moved is a change all the same."""
    said = "“Tell customers now, not after the tariff decision,” Ada Marl wrote."
    assert offered(said, a_leak(page), kind=ClaimKind.QUOTE)[0].machine is state


def test_a_quotation_about_another_place_is_no_quotation() -> None:
    """All words but the name stand there: other words, not the same."""
    said = "“Nobody is to hear about the dredging at Belmor before the vote,” one message says."
    page = "Nobody is to hear about the dredging at Sornak before the vote."
    assert offered(said, a_leak(page), kind=ClaimKind.QUOTE)[0].machine is MachineState.VALUE_DIFFERS


def test_a_date_is_met_with_or_without_its_year_and_another_one_differs() -> None:
    """A day without a year may be that day; the same act on another day is another value."""
    said = "On 19 February 2024 the utility stopped the dosing of phosphate at Belmor, papers show."
    for page, state in (
        ("The dosing of phosphate at Belmor had been stopped on 19 February.", MachineState.NUMBER_MATCH),
        ("The utility stopped the dosing of phosphate at Belmor on 3 March 2024.", MachineState.VALUE_DIFFERS),
    ):
        assert offered(said, a_leak(page), kind=ClaimKind.DATE)[0].machine is state


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("zh", "2019年5月3日，部长托马尔·韦什科在贝尔莫尔清点了1,083房屋。"),
        ("ru", "3 мая 2019 года министр Томар Вешко насчитал в Белморе 1083 дома."),
        ("ar", "في 3 مايو 2019 أحصى الوزير تومار فيشكو 1083 منزلا في بيلمور."),
        ("ug", "2019-يىلى 5-ئاينىڭ 3-كۈنى مىنىستىر تومار ۋېشكو بېلمور دا 1083 ئۆي سانىدى."),
    ],
)
def test_a_page_in_another_language_is_reached_and_says_how(language: str, page: str) -> None:
    """By number, date, name and office; the reasons say that no word was shared."""
    said = "On 3 May 2019 minister Tomar Veshko counted 1,083 houses in Belmor."
    leak = a_leak("The agenda was read in Belmor.")
    foreign = a_record(page, genre=Genre.PRIMARY, language=language)
    best = offered(said, leak, foreign)[0]
    assert (best.number, best.quote) == (foreign.number, page)
    assert WhyOffered.OTHER_LANGUAGE in reasons(best)


def test_one_that_differs_is_shown_however_many_agree() -> None:
    """Six pages say 2,340 and one says 1,870: the reader sees both."""
    pages = [f"Sheet {letter}: 2,340 homes in the Tarn district are on lead pipes." for letter in "ABCDEF"]
    found = offered(
        "The Tarn district has 2,340 homes on lead pipes.",
        a_leak(*pages, "Note: 1,870 homes in the Tarn district."),
    )
    assert len(found) == MOST_SHOWN
    assert MachineState.VALUE_DIFFERS in {each.machine for each in found}


def test_the_same_records_give_the_same_exhibits_in_whatever_order_they_come() -> None:
    """The order in which files were added is no reason."""
    records = [
        a_leak("2,340 homes in Tarn."), a_leak("The homes in Tarn are 2,340."), a_leak("1,870 homes in Tarn.")
    ]  # fmt: skip
    said = "There are 2,340 homes in Tarn, papers show."
    first, *others = [offered(said, *each) for each in permutations(records)]
    assert all(each == first for each in others)


def test_what_shares_next_to_nothing_is_not_offered() -> None:
    """No passage is better than any passage."""
    assert offered("The Tarn district has 2,340 homes on lead pipes.", a_leak("Zebras graze.", "Lions sleep.")) == ()
