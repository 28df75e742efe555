# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two spellings of a name: by writing systems, by the steps names take, with reasons; never by a single word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.names import NameReason, NameVerdict
from vorlage.names.same_name import compare_names

_PRINTED = st.sampled_from(
    (
        "Gu Wenlan",
        "Ku Wen-lan",
        "顾文兰",
        "Гу Вэньлань",
        "Robert Lindholm",
        "Роберт Линдхольм",
        "روبرت ليندهولم",
        "Abd al-Rahman Said",
        "김태영",
        "Lindholm",
        "",
        "…",
        "Nur Bekri-Oglu van Dam, jr.",
    )
)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Gu Wenlan", "Ku Wen-lan", NameReason.SAME_SYLLABLES),
        ("Gu Wenlan", "顾文兰", NameReason.SAME_SYLLABLES),
        ("顧文蘭", "Гу Вэньлань", NameReason.SAME_SYLLABLES),
        ("Gu Wenlan", "Wenlan Gu", NameReason.OTHER_ORDER),
        ("GU Wenlan", "Gu Wen-lan", NameReason.SAME_LETTERS),
        ("Lam Mei-chu", "林美珠", NameReason.SAME_SYLLABLES),
        ("Kim Tae-young", "김태영", NameReason.SAME_SYLLABLES),
        ("Mahmoud Haddadi", "Mahmud Hadadi", NameReason.SAME_SOUNDS),
        ("Yusuf al-Khatib", "Youssef El Khateeb", NameReason.VOWELS),
        ("Olga Brandova", "Ольга Брандова", NameReason.LEARNED),
    ],
)
def test_one_name_in_two_writing_systems_is_told_with_its_reason(one: str, other: str, reason: NameReason) -> None:
    """Pinyin and Wade-Giles, characters and letters, order and spelling: one form, or near, and why."""
    compared = compare_names(one, other)
    assert compared.verdict in (NameVerdict.ONE_FORM, NameVerdict.NEAR)
    assert reason in compared.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gu Wenlan", "Gu Wenlin"),
        ("Gu Wenlan", "Gao Wenlan"),
        ("顾文兰", "Gu Wenlin"),
        ("Ma Lin", "Ma Ling"),
        ("Kim Tae-young", "김태현"),
        ("Takahashi Kenichi", "タカハシ・ケンジ"),
    ],
)
def test_one_syllable_that_differs_is_another_name(one: str, other: str) -> None:
    """However alike they look: what people with such names have to live with."""
    compared = compare_names(one, other)
    assert compared.verdict is NameVerdict.OTHER
    assert NameReason.SYLLABLE_DIFFERS in compared.reasons


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Gerald Peaton", "Jerald Beaton", NameReason.VOICING),
        ("Gerald Peaton", "Jerald Peaton", NameReason.SOFTENING),
        ("Robert Lindholm", "Robert Landholm", NameReason.VOWELS),
        ("Samuel Bernarsen", "Sarnuel Bemarsen", NameReason.LOOK_ALIKES),
        ("James Weibolt", "James Wippolt", NameReason.VOICING),
    ],
)
def test_a_name_that_went_through_another_language_is_near_and_the_steps_are_named(
    one: str, other: str, reason: NameReason
) -> None:
    """Near is a question to a person, with what the two spellings have between them."""
    compared = compare_names(one, other)
    assert compared.verdict is NameVerdict.NEAR
    assert reason in compared.reasons


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Andrew Zellner", "Andrea Zellner", NameReason.LAST_VOWEL_DIFFERS),
        ("Abdurahman Qadir", "Abdurahman Qasim", NameReason.PART_DIFFERS),
        ("Peter Bradford", "Peter Bradley", NameReason.PART_DIFFERS),
    ],
)
def test_another_ending_or_consonant_is_another_name(one: str, other: str, reason: NameReason) -> None:
    """Half of the letters in common do not make one name."""
    compared = compare_names(one, other)
    assert compared.verdict is NameVerdict.OTHER
    assert reason in compared.reasons


@given(_PRINTED, _PRINTED)
def test_a_comparison_is_symmetric_and_a_single_word_decides_nothing(one: str, other: str) -> None:
    """The order of asking changes nothing; who has one word only stays open, even beside itself."""
    compared = compare_names(one, other)
    assert compared == compare_names(other, one)
    if "Lindholm" in (one, other) or not (one.strip("…") and other.strip("…")):
        assert compared.verdict is NameVerdict.OPEN
    elif one == other:
        assert (compared.verdict, compared.likeness) == (NameVerdict.ONE_FORM, 1.0)


def test_a_surname_is_like_the_full_name_that_has_it_and_still_open() -> None:
    """Lindholm may be Robert Lindholm; it is a likeness, and no verdict."""
    near, far = compare_names("Lindholm", "Robert Landholm"), compare_names("Lindholm", "Robert Sorensen")
    assert near.likeness > far.likeness
    assert near.verdict is far.verdict is NameVerdict.OPEN
