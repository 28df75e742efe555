# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words seen twice, specks and strokes are no print; sure words and long lines stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.ocr.cleaning import without_noise
from vorlage.extraction.ocr.engine import SeenLine, SeenWord


def a_word(text: str, left: float, top: float, *, wide: float = 40, high: float = 12, sure: float = 0.95) -> SeenWord:
    """A word at a place, sure by default."""
    return SeenWord(text, (left, top, left + wide, top + high), sure)


def texts(*lines: SeenLine) -> list[str]:
    """What is left of one block."""
    return [line.text for line in without_noise([list(lines)])[0]]


def test_of_a_word_seen_twice_the_surer_stays() -> None:
    """A larger box around the same print, less sure, goes with the line it is nearly half of."""
    twice = SeenLine((a_word("Sampie", 0, -10, wide=45, high=24, sure=0.82), a_word("noT0", 200, 0, sure=0.9)))
    assert texts(SeenLine((a_word("Sample", 2, 0),)), twice) == ["Sample"]


def test_dust_is_no_letter_and_a_hyphen_is_one() -> None:
    """A mark as small as a speck goes; a dash of print is wider."""
    line = SeenLine((a_word("District", 0, 0), a_word("i", 60, 5, wide=1, high=1), a_word("-", 80, 5, wide=5, high=2)))
    assert texts(line) == ["District -"]


def test_strokes_of_a_signature_are_no_line() -> None:
    """A few letters that no engine is sure of go; a page number that one is sure of stays."""
    strokes = SeenLine((a_word("A", 0, 0, sure=0.1), a_word("eR", 60, 0, sure=0.4), a_word("|", 120, 0, sure=0.7)))
    assert texts(strokes, SeenLine((a_word("4", 0, 40, wide=8),))) == ["4"]


def test_a_long_line_read_badly_stays() -> None:
    """It is for the verdict on the page: what was not read well must not look blank."""
    assert texts(SeenLine(tuple(a_word("wcter", 50 * place, 0, sure=0.3) for place in range(4)))) != []


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.floats(0.8, 1)), max_size=12))
def test_a_surest_word_is_never_lost(places: list[tuple[int, int, float]]) -> None:
    """Wherever words stand, one that stands first in sureness is kept."""
    words = [a_word("water", 30 * across, 14 * down, sure=sure) for across, down, sure in places]
    left = [word for line in without_noise([[SeenLine((word,)) for word in words]])[0] for word in line.words]
    assert not words or max(word.confidence for word in left) == max(word.confidence for word in words)
