# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of the cheap keys: numbers, dates, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.keys import date_spans, name_spans, number_spans


def _names(text: str) -> list[str]:
    return [text[name.start : name.end] for name in name_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In July the mayor, Ola Brandt, met Korvath Water.", ["Ola Brandt", "Korvath Water"]),
        ("Residents waited. The University of Tarn said nothing.", ["University of Tarn"]),
        ("Brandt’s deputy left. They saw Brandt on Monday.", ["Brandt", "Brandt"]),
        ("Old rules came, new and old. She read the New Tarn Times.", ["New Tarn Times"]),
        ("Dr. A. K. Lund and O'Neary of the U.N. agreed.", ["Dr. A. K. Lund", "O'Neary of the U.N."]),
        ("Вчера Ольга Лядова приехала в Тарн.", ["Ольга Лядова", "Тарн"]),
        ("教授詹姆斯·米勒说", ["詹姆斯·米勒"]),
    ],
)
def test_names_are_runs_of_capitals_without_ordinary_words(text: str, expected: list[str]) -> None:
    """A word that merely opens a sentence, a day or a month is no name."""
    assert _names(text) == expected


@given(st.text(alphabet=st.sampled_from("Ab C.d'’1,٣ 三万·-\nЯя年月日"), max_size=60))
def test_keys_lie_in_the_text_in_order(text: str) -> None:
    """Every key has at least one character of the text, in order of place."""
    for keys in (number_spans(text), date_spans(text), name_spans(text)):
        assert [key.start for key in keys] == sorted(key.start for key in keys)
        assert all(0 <= key.start < key.end <= len(text) for key in keys)
