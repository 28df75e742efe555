# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of paragraph and sentence boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.sentences import paragraphs, sentences

_PIECES = st.lists(
    st.sampled_from(
        ["Ms. Ode left. ", "3.5 km", "“Stop!” ", "\n", "\n\n", "他走了。", "نعم؟ ", "U.S. ", "…", "' ", "x" * 60, " "]
    ),
    max_size=30,
).map("".join)


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pump failed. Nobody came.", ["The pump failed.", "Nobody came."]),
        ("Dr. Ada Q. Marl spent 3.5 million. It was late.", ["Dr. Ada Q. Marl spent 3.5 million.", "It was late."]),
        ("“Go home!” he said. “Why?” she asked.", ["“Go home!” he said.", "“Why?” she asked."]),
        ("“We knew.” Then they left.", ["“We knew.”", "Then they left."]),
        ("The U.S. office closed. U.S. staff left.", ["The U.S. office closed.", "U.S. staff left."]),
        (
            "He paid Acme Inc. a fee. The money was gone… and back.",
            ["He paid Acme Inc. a fee.", "The money was gone… and back."],
        ),
        ("他说：“我们知道。”他走了！谁来？", ["他说：“我们知道。”", "他走了！", "谁来？"]),
        ("من فتح الباب؟ لا أحد. انتهى.", ["من فتح الباب؟", "لا أحد.", "انتهى."]),
        ("Ул. Мира, д. 5, была пуста. Проф. Лядов ушёл.", ["Ул. Мира, д. 5, была пуста.", "Проф. Лядов ушёл."]),
        ("« Jamais ! » dit M. Arlet. Il sortit.", ["« Jamais ! » dit M. Arlet.", "Il sortit."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, decimals and quoted stops do not end a sentence early."""
    assert _cut(text) == expected


def test_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    """One line is one paragraph when lines are as long as their thoughts."""
    text = "A headline\n" + "Long line of a story. " * 12 + "\nAnother line."
    assert [text[start:end] for start, end in paragraphs(text)][::2] == ["A headline", "Another line."]


def test_lines_that_a_typesetter_wrapped_are_one_paragraph() -> None:
    """A line break where the next word would not have fitted is no end of a paragraph."""
    text = (
        "The board was told in the month of July that the readings were too\n"
        "high, and that the laboratory had measured them again twice over.\n"
        "It did nothing."
    )
    assert _cut(text)[-1] == "It did nothing."
    assert len(paragraphs(text)) == 1


@given(_PIECES)
def test_sentences_are_ordered_trimmed_and_lose_no_word(text: str) -> None:
    """Spans lie in the text, do not overlap, have no white space at their ends, and cover everything else."""
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()
