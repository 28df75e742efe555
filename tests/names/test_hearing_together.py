# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Many words compared with one at once: the same distances as one by one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from vorlage.names.hearing_together import unlikenesses
from vorlage.names.unlikeness import unlikeness

_WORDS = [
    *("andrea", "andrei", "chekhov", "xalide", "michael", "ann", "oo", "schtscherba"),
    *("тамара", "щорс", "арина", "олена", "يوسف", "ئابلىكىم", "نوجل", "ولتوف"),
    *("تاتيانا", "スミス", "ターナー", "ホンダ", "ン", "스미스", "김", "한"),
    *("สมชาย", "ธนา", "พรรณ", "史密斯", "卡迈克尔", "尔", "ali", "مارك"),
    *("٣", "---"),
]


@given(one=st.sampled_from(_WORDS), others=st.lists(st.sampled_from(_WORDS), min_size=8, max_size=30))
@example(one="andrea", others=_WORDS)
@example(one="ホンダ", others=_WORDS)
@example(one="ئابلىكىم", others=_WORDS)
def test_distances_are_those_of_each_pair(one: str, others: list[str]) -> None:
    """Every script beside every other, words of one sound and of none among them: not a digit is another."""
    assert list(unlikenesses(one, tuple(others))) == [unlikeness(one, other) for other in others]
