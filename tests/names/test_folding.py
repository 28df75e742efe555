# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Folding finds spellings together and never loses the way back."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.names.folding import fold, fold_text

_TRICKY = (
    "aÀé\u0301\u0307\u0327 ßﬁﬀœİıÅΣςЁйи\u0306ї"
    "ـكِتَابأإآةىیکھە١۲२"
    "教訓裡國ﾃﾞか\u3099\u0e33\u0e48\u0e39나\u11a8ㄱㅏㅋ\u1100\u1161\u320e\u3164"
    "\u200b\u00ad\u200d\u202e\ufeff\ufe0f\U000e0100\U0001d400½①Ｚ　’“«–・·´`\u00b4\ufe77ﷺ\ud800\U0001f468"
)
_TEXTS = st.text() | st.text(alphabet=_TRICKY)


@given(_TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is already in its one spelling."""
    once = fold_text(text)
    assert fold_text(once) == once


@given(_TEXTS)
def test_places_never_fall_and_lie_in_the_text(text: str) -> None:
    """Every folded character has a stretch of its own in the text as given, in reading order."""
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(a <= b for a, b in pairwise(folded.starts))
    assert all(a <= b for a, b in pairwise(folded.ends))
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(_TEXTS, st.data())
def test_a_stretch_folds_to_what_it_came_from(text: str, data: st.DataObject) -> None:
    """The original stretch of any folded stretch folds to a text that contains it."""
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert folded.text[start:end] in fold_text(text[first:last])


@given(_TEXTS)
def test_case_and_composition_make_no_difference(text: str) -> None:
    """A text, decomposed or in other case, folds as it did."""
    assert fold_text(unicodedata.normalize("NFC", text)) == fold_text(unicodedata.normalize("NFD", text))


def test_every_code_point_folds_once_and_for_all() -> None:
    """No single character needs a second folding, and only characters that are looked for vanish."""
    for code in (*range(0x3000), *range(0xA000, 0xAC00), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800)):
        once = fold(chr(code))
        assert fold_text(once.text) == once.text, hex(code)
        assert len(once.starts) == len(once.text), hex(code)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ürümqi", "urumqi"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("œuvre", "OEUVRE"),
        ("ΆΘΗΝΑΣ", "αθηνας"),
        ("Ёлка", "елка"),
        ("за́мок", "замок"),
        ("الكِتَابُ", "الكتاب"),
        ("الكـــتاب", "الكتاب"),
        ("إدارة", "اداره"),
        ("مسؤول", "مسوول"),
        ("ﻛﺘﺎﺏ", "كتاب"),
        ("کتاب", "كتاب"),
        ("١٥٣٥", "1535"),
        ("۱۵۳۵", "1535"),
        ("教育訓練", "教育训练"),
        ("國家", "国家"),
        ("ＡＢＣ１２３", "abc123"),
        ("ﾃﾞｰﾀ", "データ"),
        ("か\u3099", "が"),
        ("ᄒ\u116e\u11ab", "훈"),
        ("wa\u200bter\u00ad", "water"),
        ("don’t", "don't"),
        ("“lead”", '"lead"'),
        ("1–2", "1-2"),
        ("Азат・Ким", "Азат·Ким"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    """Two ways to write a word are one to loose search."""
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("й", "и"),
        ("ї", "і"),
        ("が", "か"),
        ("ส้ม", "สม"),
        ("कि", "की"),
        ("دا", "ذا"),
        ("ۇ", "ۈ"),
        ("ې", "ى"),
        ("ا", "ء"),
    ],
)
def test_letters_of_their_own_stay_apart(one: str, other: str) -> None:
    """A mark that makes another letter is kept."""
    assert fold_text(one) != fold_text(other)


def test_a_word_is_found_with_its_marks_in_the_text_as_given() -> None:
    """The span of a folded word covers its vowel signs and expansions."""
    text = "في الكِتَابُ، Straße"
    folded = fold(text)
    for word, written in (("الكتاب", "الكِتَابُ"), ("strasse", "Straße")):
        at = folded.text.index(word)
        start, end = folded.span(at, at + len(word))
        assert text[start:end] == written


def test_an_empty_or_outside_stretch_is_refused() -> None:
    """A stretch that is no stretch has no place."""
    folded = fold("abc")
    for start, end in ((1, 1), (2, 1), (-1, 2), (0, 4)):
        with pytest.raises(ValueError, match="not empty"):
            folded.span(start, end)


@pytest.mark.parametrize("mark", ["\u0301\u0327", "\u0e48\u0e39", "\u0301", "\u200b", "ㅋ", "\u3099\u093c"])
def test_a_hundred_thousand_marks_on_a_letter_take_no_time(mark: str) -> None:
    """Ordering marks is not left to grow with the square of their number."""
    text = "a" + mark * 50_000
    began = time.process_time()
    once = fold_text(text)
    assert time.process_time() - began < 1.5
    assert fold_text(once) == once
