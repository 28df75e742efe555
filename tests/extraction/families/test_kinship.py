# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records with nearly the same text find each other, whatever the script, and others do not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.families import KinshipKind
from vorlage.extraction.families.kinship import find_kin
from vorlage.extraction.families.signatures import FEWEST_LETTERS, Signature, sign_text

LETTERS = {
    "en": "abcdefghijklmnoprstuvwy",
    "ru": "абвгдежзиклмнопрстуфхцчшыя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ug": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي",
    "zh": "水厂铅管样品河流城市报告会议工程居民学校食堂试验数据标准局长文件邮件附录页码表格说明单位日期部门",
}


def made_text(script: str, seed: int, words: int = 120) -> str:
    """A text of made-up words in a script, the same for the same seed."""
    chance = random.Random(seed)
    letters = LETTERS[script]
    return " ".join("".join(chance.choices(letters, k=chance.randint(2, 8))) for _ in range(words))


def edited(text: str, seed: int, share: float) -> str:
    """The text with a share of its words exchanged for others."""
    chance = random.Random(seed)
    return " ".join(word[::-1] + "q" if chance.random() < share else word for word in text.split(" "))


def kin_of(*texts: str) -> list[tuple[int, int, KinshipKind]]:
    """Kinships among texts numbered from 1."""
    held = {ItemNumber(number): text for number, text in enumerate(texts, start=1)}
    signed = (sign_text(number, text) for number, text in held.items())
    signatures = tuple(signature for signature in signed if signature)
    return [(kin.a, kin.b, kin.kind) for kin in find_kin(signatures, held.__getitem__)]


@pytest.mark.parametrize("script", sorted(LETTERS))
def test_a_text_in_another_layout_is_the_same_text(script: str) -> None:
    """Spaces, line ends and marks do not count."""
    text = made_text(script, 1)
    assert kin_of(text, text.replace(" ", "\n"), made_text(script, 2)) == [(1, 2, KinshipKind.SAME_TEXT)]


@pytest.mark.parametrize("script", sorted(LETTERS))
def test_a_scan_with_faults_is_a_near_duplicate(script: str) -> None:
    """One word in fifty read wrongly leaves a near-duplicate."""
    text = made_text(script, 3)
    assert kin_of(text, edited(text, 4, 0.02)) == [(1, 2, KinshipKind.NEAR_DUPLICATE)]


@pytest.mark.parametrize("script", sorted(LETTERS))
def test_a_draft_and_its_final_form_are_versions(script: str) -> None:
    """Half as much text again makes a version."""
    text = made_text(script, 5)
    assert kin_of(text, f"{text} {made_text(script, 6, words=70)}") == [(1, 2, KinshipKind.VERSION)]


def test_texts_of_one_script_are_no_kin() -> None:
    """Fifty texts that share letters and nothing else are not kin."""
    assert kin_of(*(made_text("en", seed) for seed in range(50))) == []


def test_a_crowd_is_all_kin_of_its_first() -> None:
    """Of a letter sent two hundred times with another name in each, none is left out."""
    letter = made_text("en", 7)
    found = kin_of(*(f"{letter} {made_text('ru', seed, words=3)}" for seed in range(200)))
    assert {second for first, second, _ in found if first == 1} == set(range(2, 201))
    assert len(found) < 200 * 60


def test_a_short_note_is_nobodys_kin() -> None:
    """Two notes of the same few words are left alone."""
    assert sign_text(ItemNumber(1), "ok, thanks. " + "-" * 100) is None
    assert sign_text(ItemNumber(1), "a" * FEWEST_LETTERS) is not None


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(chance: random.Random) -> None:
    """Signatures in any order give the same kin."""
    base = made_text("en", 8)
    held = {ItemNumber(number): edited(base, number, 0.03 * number) for number in range(1, 9)}
    signatures = [signature for number, text in held.items() if (signature := sign_text(number, text))]
    shuffled: list[Signature] = list(signatures)
    chance.shuffle(shuffled)
    assert find_kin(tuple(shuffled), held.__getitem__) == find_kin(tuple(signatures), held.__getitem__)
