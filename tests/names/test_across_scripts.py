# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A name keeps its sound from script to script, by tables of writing systems alone. All names are invented."""

from __future__ import annotations

import pytest

from vorlage.names.folding import fold_text
from vorlage.names.keys import name_keys, sinitic_key, transcribed_key
from vorlage.names.scripts import Script
from vorlage.names.sinitic import SiniticName, readings_of, spellings_of
from vorlage.names.transliteration import form_in, loose_form_in, skeleton_of_han, skeletons, sounds_alike
from vorlage.search.patterns import form_of

_ZHOU = SiniticName(surname=("zhou",), given=("wen", "bin"))


@pytest.mark.parametrize(
    "parts",
    [
        ["周文斌"],
        ["Zhou", "Wenbin"],
        ["Wenbin", "Zhou"],
        ["Zhou", "Wen-bin"],
        ["Chou", "Wen-pin"],
        ["Чжоу", "Вэньбинь"],
        ["جوۋ", "ۋېنبىن"],
    ],
)
def test_a_chinese_name_is_read_out_of_each_script(parts: list[str]) -> None:
    """Characters, pinyin in either order, Wade-Giles, Palladius, Uyghur."""
    assert _ZHOU in readings_of(parts)


def test_a_chinese_name_is_printed_in_each_script() -> None:
    """What the press of each language writes, surname first and last."""
    printed = {spelling.words for spelling in spellings_of(_ZHOU)}
    wanted = ["Zhou Wenbin", "Wenbin Zhou", "Chou Wen pin", "Чжоу Вэньбинь", "جوۋ ۋېنبىن", "Җоу Вэнбин"]
    assert {tuple(fold_text(name).split()) for name in wanted[:-1]} <= printed


@pytest.mark.parametrize("characters", ["周文斌", "高文", "欧阳雪", "曾尔雅", "石升"])
def test_every_printed_spelling_is_read_back(characters: str) -> None:
    """What is printed in Cyrillic and Arabic letters, surname and rest, is read as the name again, among others."""
    (name,) = readings_of([characters])
    spellings = [spelling for spelling in spellings_of(name) if spelling.script is not Script.LATIN]
    pairs = [list(spelling.words) for spelling in spellings if len(spelling.words) == 2]
    assert len(pairs) >= 4
    assert [words for words in pairs if name not in readings_of(words)] == []


@pytest.mark.parametrize("parts", [["Lead", "Pipe"], ["高兴的"], ["Zhou"], ["Water", "Board"], ["周一二三四"], [""]])
def test_other_words_are_no_chinese_names(parts: list[str]) -> None:
    """Words that cannot be cut into syllables, single words, and grammar."""
    assert readings_of(parts) == ()


@pytest.mark.parametrize(
    ("typed", "printed", "script"),
    [
        ("Gulmira", "گۈلمىرا", Script.ARABIC),
        ("Gulmira", "Гульмира", Script.CYRILLIC),
        ("گۈلمىرا", "Gulmira", Script.LATIN),
        ("Sanubar", "سەنۇبەر", Script.ARABIC),
        ("Karim", "كريم", Script.ARABIC),
        ("كريم", "Karim", Script.LATIN),
        ("Borisov", "Борисов", Script.CYRILLIC),
        ("Борисов", "Borisov", Script.LATIN),
    ],
)
def test_a_name_has_its_form_in_another_script(typed: str, printed: str, script: Script) -> None:
    """The form takes the spelling, and not one with another consonant."""
    form = form_of(form_in(typed, script))
    assert form.matches(fold_text(printed))
    assert not form.matches(fold_text(printed[:-1] + {"arabic": "ش", "cyrillic": "ж", "latin": "p"}[script] * 2))


def test_characters_that_write_foreign_sounds_meet_by_their_consonants() -> None:
    """古丽米拉 and Gulmira share a skeleton, sound alike, and are found on a page behind their key."""
    assert skeleton_of_han("古丽米拉") in set(skeletons("Gulmira"))
    assert sounds_alike("Gulmira", "古丽米拉", is_alone=False)
    assert not sounds_alike("Gulmira", "哥伦布", is_alone=False)
    assert form_of(loose_form_in("古丽米拉", Script.LATIN)).matches("gulmira")
    assert (transcribed_key(skeleton_of_han("古丽米拉")), "古丽米拉") in set(name_keys("由古丽米拉转交"))


def test_possible_names_of_a_page_are_stretches_of_it() -> None:
    """Behind the key of its syllables stands the name, traditional characters folded; grammar is never in one."""
    text = fold_text("昨天周文斌與歐陽雪見面，高的說法")
    found = dict(name_keys(text))
    assert found[sinitic_key(("zhou", "wen", "bin"))] == "周文斌"
    assert found[sinitic_key(("ou", "yang", "xue"))] == "欧阳雪"
    assert all(form in text for form in found.values())
    assert not any("的" in form for form in found.values())
