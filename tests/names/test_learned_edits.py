# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The table of letters learned from pairs of names: what it says, and what it leaves open."""

from __future__ import annotations

import pytest

from vorlage.names.learned_edits import learned_gain, likeliest_words, read_tables, tables
from vorlage.names.scripts import Script


@pytest.mark.parametrize(
    ("word", "right", "wrong"),
    [
        ("Brandova", "Брандова", "Бондарева"),
        ("Lindholm", "ليندهولم", "ليندستروم"),
        ("Whitcombe", "惠特科姆", "惠特菲尔德"),
        ("Goldfarb", "גולדפרב", "גולדברג"),
    ],
)
def test_the_right_word_of_another_script_gains_more_than_its_neighbour(word: str, right: str, wrong: str) -> None:
    """Together they are likelier than apart, and the right one by more."""
    gains = learned_gain(word, right), learned_gain(word, wrong)
    assert gains[0] is not None
    assert gains[1] is not None
    assert gains[0] > max(0.0, gains[1])
    assert learned_gain(right, word) == gains[0]
    assert likeliest_words(word, (wrong, right)) == (right, wrong)


@pytest.mark.parametrize(("one", "other"), [("Anna", "Anne"), ("Анна", "آنا"), ("Anna", "アンナ"), ("Anna", "…")])
def test_of_scripts_that_were_not_learned_nothing_is_said(one: str, other: str) -> None:
    """None is not nought: it was not looked at."""
    assert learned_gain(one, other) is None


def test_the_surprise_of_a_pair_is_that_of_its_likeliest_steps() -> None:
    """Two letters at once where that is likelier than one by one; a step never seen is a great surprise."""
    lines = (
        "# a note",
        "script cyrillic",
        "latin s 1",
        "latin h 1",
        "other ш 2",
        "step sh ш 3",
        "step s ш 1",
        "step h  4",
    )
    table = read_tables("\n".join(line if line[0] == "#" else line.replace(" ", "\t") for line in lines))[
        Script.CYRILLIC
    ]
    assert table.surprise("sh", "ш") == 3.0
    assert table.surprise("s", "ш") == 1.0
    assert table.surprise("h", "ш") > 10.0
    assert table.gain("sh", "ш") == (1 + 1 + 2 - 3) / 3


def test_the_table_holds_letters_and_no_names() -> None:
    """Steps of at most two letters on either side, for four scripts."""
    assert set(tables()) == {Script.ARABIC, Script.HAN, Script.HEBREW, Script.CYRILLIC}
    for table in tables().values():
        assert max(len(part) for step in table.steps for part in step) <= 2
        assert min(table.steps.values()) > 0.0
