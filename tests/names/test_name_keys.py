# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What may be a name on a page, told once over many pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.names import keys
from vorlage.names.folding import fold_text
from vorlage.names.keys import NamesMet, name_keys

_PAGES = [
    "Marlen Dovat wrote to Alkhatib in Kober.",
    "Марлен Доват писал Тамаре.",
    "كتب مارلين دوفات إلى الخطيب",
    "屠强海见了司马立明。王·李",
    "스미스는 김민준에게 썼다",
    "ターナーとホンダ、コ・イ",
    "นายสมชาย และ ธนา",
]


def told(pages: list[str], met: NamesMet | None) -> list[tuple[str, str]]:
    return [each for page in pages for each in name_keys(page, fold_text(page), met)]


@given(pages=st.lists(st.sampled_from(_PAGES), max_size=12))
def test_what_was_met_is_told_once_and_nothing_is_left_out(pages: list[str]) -> None:
    """Over any pages in any order the names are those of each page by itself, and no page tells one again."""
    met = NamesMet()
    assert set(told(pages, met)) == set(told(pages, None))
    assert told(pages, met) == []


def test_what_is_forgotten_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond its bound the memory begins anew: names are told twice rather than not at all."""
    monkeypatch.setattr(keys, "MOST_MET", 2)
    met = NamesMet()
    first = set(told(_PAGES[:1], met))
    told(["Ossel Vantry and Melka Dorn"], met)
    assert set(told(_PAGES[:1], met)) == first
