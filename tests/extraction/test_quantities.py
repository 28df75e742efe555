# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of reading amounts: value, comparator, unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.counted_units import singular
from vorlage.extraction.dates import find_dates
from vorlage.extraction.quantities import find_quantities


def _read(text: str) -> list[tuple[str, float | None, str, str, float | None]]:
    return [
        (text[one.start : one.end], one.value.amount, one.value.comparator.value, one.value.unit, one.value.high)
        for one in find_quantities(text, find_dates(text))
    ]


@pytest.mark.parametrize(
    ("text", "printed", "amount", "comparator", "unit"),
    [
        ("It sent 17 media outlets away.", "17 media outlets", 17, "=", "outlet"),
        ("They tested more than 15,000 people.", "more than 15,000 people", 15000, ">", "people"),
        ("It counted 1,535 individuals there.", "1,535 individuals", 1535, "=", "people"),
        ("They read a nine-page memo.", "nine-page", 9, "=", "page"),
        ("More than 2,800 police pictures leaked.", "More than 2,800 police pictures", 2800, ">", "picture"),
        ("An estimated one million Tarnians drank it.", "An estimated one million Tarnians", 1e6, "~", "tarnian"),
        ("It lasted at least one year.", "at least one year", 1, ">=", "year"),
        ("They found fewer than ten inspectors.", "fewer than ten inspectors", 10, "<", "inspector"),
        ("It held up to 600 filter jugs.", "up to 600 filter jugs", 600, "<=", "jug"),
        ("It had 15 taps or more there.", "15 taps or more", 15, ">=", "tap"),
        ("In 17 of 61 samples it was high.", "17 of 61 samples", 17, "=", "sample"),
        (
            "They had 12 micrograms of lead per litre.",
            "12 micrograms of lead per litre",
            12,
            "=",
            "microgram per litre",
        ),
        ("It cost $3.5bn to mend.", "$3.5bn", 3.5e9, "=", "dollar"),
        ("Some 40 per cent were dry.", "Some 40 per cent", 40, "~", "per cent"),
        ("It is greater than million humans there.", "greater than million humans", None, ">", "people"),
        ("It takes 640bhp to pump.", "640bhp", 640, "=", "horsepower"),
        ("It grew by 1.4pc there.", "1.4pc", 1.4, "=", "per cent"),
        ("约十多万人搬走。", "约十多万人", 100000, "~", "people"),
        ("十多万人搬走。", "十多万人", 100000, ">", "people"),
        ("七成居民反对。", "七成", 70, "=", "per cent"),
        ("One of the pumps failed.", "One of the pumps", 1, "=", "pump"),
        ("超过两千名居民受到影响。", "超过两千名居民", 2000, ">", "resident"),
        ("1.5万人以上被拘留。", "1.5万人以上", 15000, ">=", "people"),
        ("أكثر من ١٥٬٠٠٠ شخص", "أكثر من ١٥٬٠٠٠ شخص", 15000, ">", "people"),
        ("более 15 000 человек", "более 15 000 человек", 15000, ">", "people"),
    ],
)
def test_an_amount_has_its_comparator_and_unit(
    text: str, printed: str, amount: float | None, comparator: str, unit: str
) -> None:
    """Value, bound and counted noun are read together, with the words that say them as the span."""
    assert _read(text)[0] == (printed, amount, comparator, unit, None)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 200 and 300 homes were dry.", 200, 300, "home"),
        ("It takes 5 to 6 million litres.", 5e6, 6e6, "litre"),
        ("It was 10-12 per cent.", 10, 12, "per cent"),
        ("It was 1 per cent to 1.5 per cent.", 1, 1.5, "per cent"),
        ("It cost between $62 and $68 then.", 62, 68, "dollar"),
        ("It cost $3 billion to $5 billion.", 3e9, 5e9, "dollar"),
    ],
)
def test_two_ends_are_one_range(text: str, low: float, high: float, unit: str) -> None:
    """A range is one amount with both ends, in the scale of its high end."""
    assert [one[1:] for one in _read(text)] == [(low, "range", unit, high)]


@pytest.mark.parametrize(
    "text",
    [
        "See page 4 and No. 17.",
        "She came 3rd on the 21st.",
        "They won 3-2 at 10:30.",
        "On 12 May 2019 it rained.",
        "It was 2019 then.",
        "Nobody was the one to ask.",
        "He held a Tarnphone 11 up.",
        "Ada Marl, 44, was there.",
        "It stood in the bottom three.",
    ],
)
def test_dates_ordinals_labels_scores_and_clock_times_are_no_amounts(text: str) -> None:
    """What counts nothing is not counted."""
    assert _read(text) == []


def test_what_rose_from_one_to_another_is_no_range() -> None:
    """Where something moved from one value to another, there are two amounts and not one between them."""
    assert [one[1] for one in _read("Prices rose from $350 to $680 that year.")] == [350, 680]
    assert [one[1] for one in _read("Sales fell 7% to $2.3 billion.")] == [7, 2.3e9]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("outlets", "outlet"),
        ("families", "family"),
        ("boxes", "box"),
        ("persons", "people"),
        ("glass", "glass"),
        ("bus", "bus"),
    ],
)
def test_a_counted_noun_is_singular(noun: str, expected: str) -> None:
    """The unit is the singular; words for persons in general are all "people"."""
    assert singular(noun) == expected
    assert singular(singular(noun)) == singular(noun)


@given(st.text(alphabet=st.sampled_from("1259,.- 万多人%$abot\nofmre"), max_size=50))
def test_amounts_lie_in_the_text(text: str) -> None:
    """Every amount quotes characters of the text, in order of place, and never fails."""
    found = find_quantities(text, find_dates(text))
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
