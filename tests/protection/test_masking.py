# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Masking: what leaves the case names nobody who is protected or undecided."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.protection.masking import mask, mask_path, spots_of
from vorlage.protection.roster import NOBODY, Roster

WORDS = """
the board met Ilvane Morrowick and Dr. Quenby in May 2017 , . -
[name] a@b.org 0993 555 01 23 钱翊棠 说 政府 قال كمال الوزير
يۈسۈپجان 말했다 윤슬빛 は 東雲 さん นาย สมหญิง VON der Aue x\u200by J. Привет Илвана
"""
words = st.sampled_from([*WORDS.split(), "\n", ""])
texts = st.lists(words, max_size=25).map(" ".join) | st.text(max_size=60)


def test_placeholders_of_an_earlier_masking_are_left_alone() -> None:
    """Whoever masks what a partner masked does not make it unreadable."""
    text = "The board met [name] at [e-mail], [name] said; 会议由[name]主持。"
    assert mask(text).text == text


@given(texts)
@settings(max_examples=150, deadline=None)
def test_spots_stand_in_the_text_in_order_and_apart(text: str) -> None:
    """Whatever the characters, so that replacing them leaves no letter of a name standing."""
    spots = spots_of(text)
    assert all(first.end <= second.start for first, second in pairwise(spots))
    assert all(0 <= spot.start < spot.end <= len(text) for spot in spots)


@given(st.lists(words, max_size=12), st.lists(words, max_size=12))
@settings(max_examples=100, deadline=None)
def test_a_protected_name_is_gone_wherever_it_stands(before: list[str], after: list[str]) -> None:
    """Between any words and signs, in any company."""
    roster = Roster(["hope lightfoot"], ["Beda Tarrant"])
    text = " ".join((*before, "hope lightfoot", *after))
    assert "lightfoot" not in mask(text, roster).text


def test_protection_wins_over_a_public_namesake() -> None:
    """A name that is both is hidden."""
    roster = Roster(["Oswin Tarrant"], ["Oswin Tarrant"])
    assert mask("Oswin Tarrant said so.", roster).text == "[name] said so."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Oswin Tarrant said so.", "Oswin Tarrant said so."),
        ("Oswin Tarrant's letter", "Oswin Tarrant's letter"),
        ("OSWIN TARRANT signed the letter.", "OSWIN TARRANT signed the letter."),
        ("Oswin Tarrant Dorn said so.", "[name] said so."),
        ("Old Mr. Tarrant and Oswin said so.", "Old Mr. [name] and [name] said so."),
        ("习近川主席说", "习近川主席说"),
        ("习近川访问了学校", "习近川访问了学校"),
        ("习近川江说", "[name]"),
    ],
)
def test_a_public_name_is_shown_as_it_is_spelled_and_no_further(text: str, masked: str) -> None:
    """A longer name that holds a public one is somebody else's; a part of one may be."""
    assert mask(text, Roster([], ["Oswin Tarrant", "习近川"])).text == masked


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        ("primary/mail/anna_berg.pdf", "primary/mail/[name].pdf"),
        (
            "primary/a.zip!/letters of ilvane/2017-06-01 report.txt",
            "primary/a.zip!/letters of [name]/2017-06-01 report.txt",
        ),
        ("reports/钱翊棠.docx", "reports/[name].docx"),
        ("reports/0993-555-0123.jpg", "reports/[phone].jpg"),
        ("report", "report"),
    ],
)
def test_in_paths_every_word_may_be_a_name(path: str, masked: str) -> None:
    """Capitals say nothing in file names; what parts a path, and its last ending, is kept."""
    assert mask_path(path) == masked


def test_names_beside_each_other_are_one_placeholder() -> None:
    """So that it does not tell how many words a name has; a full stop that ends a sentence parts two."""
    assert mask("They saw Ilvane van der Loomen Tarrant. Beda left.").text == "They saw [name]. [name] left."
    assert mask("They saw J. K. Arkwell there.").text == "They saw [name] there."


@pytest.mark.parametrize("text", ["", " ", "2017", "\n\n", "…", "\ud800", "\u200b"])
def test_texts_without_words_are_left_alone(text: str) -> None:
    """Nothing is added where nothing is hidden."""
    assert mask(text).text == text
    assert not mask(text).has_placeholder


def test_a_roster_cannot_be_printed() -> None:
    """It may reach a traceback: nothing of whom it holds."""
    assert "Ilvane" not in repr(Roster(["Ilvane Morrowick"], ["Oswin Tarrant"]))
    assert repr(NOBODY) == "Roster()"


@pytest.mark.parametrize(
    "sign", ["A", "A ", "A.", "van ", "A-\n", "a@", "王", "·", "王·", "ア", "の", "한", "ไ", "ق", "\u200b", "1 "]
)
def test_long_rows_of_one_sign_are_masked_in_time(sign: str) -> None:
    """Hostile texts cost their length: for ten times the length less than forty times the time, never the square."""
    roster = Roster(["Ilvane Morrowick", "钱翊棠"], ["Oswin Tarrant"])
    mask(sign * 10, roster)
    # The least of three turns: what another program takes from the processor's caches is no cost of the text.
    short, long = (min(_cost_of(sign * length, roster) for _ in range(3)) for length in (500, 5_000))
    assert long < 40 * short


def _cost_of(text: str, roster: Roster) -> float:
    """Processor seconds to mask a text."""
    began = time.process_time()
    mask(text, roster)
    return time.process_time() - began
