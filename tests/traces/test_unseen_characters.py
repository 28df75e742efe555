# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Characters that nobody sees are judged by what they do: part of the text in one script, a trace in another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.traces.texts.invisible import INVISIBLE, find_invisible, most_bits

AT_WORK = {
    "Persian plural with a non-joiner": "کتاب\u200cها را می\u200cخواهم",
    "Uyghur with a non-joiner": "ئۇيغۇر\u200cچە كىتاب",
    "Arabic with marks of direction": "قال \u200fABC\u200f إن",
    "Hebrew with an embedding": "\u202bשלום ABC\u202c",
    "Latin within a Hebrew line": "שלום \u200eABC-1\u200e",
    "Hindi conjunct": "क्\u200dष और राम\u200cजी",
    "Thai break": "สวัสดี\u200bครับ",
    "Khmer break": "ភាសា\u200bខ្មែរ",
    "Tibetan": "བོད་\u200bསྐད",
    "family of emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 at home",
    "red heart": "\u2764\ufe0f and a key 1\ufe0f\u20e3",
    "flag of a part of a country": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f today",
    "ideograph with a form": "葛\U000e0100飾区",
    "Mongolian form": "ᠮᠣᠩᠭᠣᠯ\u180bᠤᠨ",
    "soft hyphen in a long word": "Donau\u00addampf\u00adschiff",
    "break in an address": "https://elm.test/\u200bpapers/\u200b2024",
    "mark at the start": "\ufeffThe board met.",
    "formula": "f\u2061(x) = 2\u2062x",
    "Hangul filler in old letters": "\u1112\u119e\u11ab \u115f\u1161",
}
A_TRACE = {
    "between Latin letters": ("The bo\u200bard met.", "text.zero_width"),
    "after a word": ("The board\u200b met.", "text.zero_width"),
    "non-joiners in Latin": ("The bo\u200card m\u200cet.", "text.zero_width"),
    "joiner in Latin": ("The bo\u200dard met.", "text.zero_width"),
    "joiner in Chinese": ("委\u200d员会开会", "text.zero_width"),
    "word joiner between words": ("The \u2060board met.", "text.zero_width"),
    "mark in the middle": ("The board\ufeff met.", "text.zero_width"),
    "direction in a line of one direction": ("The \u200eboard\u200e met.", "text.direction"),
    "variation after a letter": ("The boa\ufe00rd met.", "text.variation"),
    "supplement after a letter": ("The boa\U000e0101rd met.", "text.variation"),
    "tags": ("The board\U000e0041\U000e0042 met.", "text.tags"),
    "soft hyphen before a space": ("The board\u00ad met.", "text.soft_hyphen"),
    "a run of non-joiners in Persian": ("کتاب\u200c\u200c\u200c\u200cها", "text.zero_width"),
    "emoji joined to a letter": ("\U0001f600\u200dso", "text.zero_width"),
    "operators in words": ("The bo\u2063ard met.", "text.zero_width"),
}


@pytest.mark.parametrize("text", AT_WORK.values(), ids=AT_WORK)
def test_a_character_that_does_its_work_is_no_trace(text: str) -> None:
    """In the scripts, emoji, flags and addresses that are written with it."""
    assert find_invisible(text) == []


@pytest.mark.parametrize(("text", "code"), A_TRACE.values(), ids=A_TRACE)
def test_a_character_that_does_nothing_where_it_stands_is_a_trace(text: str, code: str) -> None:
    """It changes nothing that a reader sees, so it is there for somebody else."""
    assert {run.code for run in find_invisible(text)} == {code}


@given(st.text(alphabet="ab \n\u200b\u200c\u200d\u2060\u00ad\u200e\ufe0f\U000e0041ا", max_size=60))
def test_runs_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    """Every run is there as told, holds unseen characters alone, and comes after the one before."""
    runs = find_invisible(text)
    assert all(text[run.start : run.start + len(run.characters)] == run.characters for run in runs)
    assert all(INVISIBLE.fullmatch(character) for run in runs for character in run.characters)
    assert all(one.start + len(one.characters) <= other.start for one, other in pairwise(runs))


@given(st.text(alphabet="abc\u200b\u2060 ", max_size=40))
def test_one_symbol_alone_is_given_no_bits(text: str) -> None:
    """Where it stands could be a code, but how many places there were to choose from is not known."""
    runs = find_invisible(text)
    kinds = {character for run in runs for character in run.characters}
    assert (most_bits(runs) > 0) == (len(kinds) > 1)
