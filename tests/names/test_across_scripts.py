# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A name keeps its sound from script to script, by tables of writing systems alone. All names are invented."""

from __future__ import annotations

import pytest

from vorlage.names.folding import fold_text
from vorlage.names.hearing import keys_of, keys_to_ask, unlikeness
from vorlage.names.keys import heard_key, name_keys, sinitic_key
from vorlage.names.scripts import Script
from vorlage.names.sinitic import SiniticName, readings_of, spellings_of

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


def test_no_uyghur_spelling_is_printed_that_russian_reads_as_another_name() -> None:
    """Мин is min in Uyghur letters and ming in Russian: it is printed for ming alone."""
    min_, ming = (SiniticName(surname=("gao",), given=(given,)) for given in ("min", "ming"))
    assert ("гао", "мин") not in {spelling.words for spelling in spellings_of(min_)}
    assert ("гао", "мин") in {spelling.words for spelling in spellings_of(ming)}


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
    ("typed", "printed", "somebody_else"),
    [
        ("Gulmira", "گۈلمىرا", "گۈلنارا"),
        ("Gulmira", "Гульмира", "Гульнара"),
        ("گۈلمىرا", "Gulmira", "Gulnara"),
        ("Sanubar", "سەنۇبەر", "سابىر"),
        ("Karim", "كريم", "كمال"),
        ("Karim", "Kareem", "Karina"),
        ("Borisov", "Борисов", "Борисенко"),
        ("Борисов", "Borisov", "Baranov"),
        ("Gulmira", "古丽米拉", "古丽娜尔"),
        ("Borisov", "ボリソフ", "バラノフ"),
        ("Borisov", "보리소프", "바라노프"),
        ("Takemoto", "タケモト", "タケシタ"),
        ("Такэмото", "たけもと", "たけした"),
        ("Somporn", "สมพร", "สมชาย"),
        ("سمير", "サミール", "サリーム"),
    ],
)
def test_a_word_is_heard_in_other_scripts(typed: str, printed: str, somebody_else: str) -> None:
    """They meet behind a key, either way, and are likelier one than a neighbour is."""
    printed, somebody_else = fold_text(printed), fold_text(somebody_else)
    assert set(keys_to_ask(typed)) & set(keys_of(printed))
    assert set(keys_to_ask(printed)) & set(keys_of(fold_text(typed)))
    assert unlikeness(typed, printed) < 0.24
    assert unlikeness(typed, printed) < unlikeness(typed, somebody_else)


@pytest.mark.parametrize(
    ("text", "key", "form"),
    [
        ("由古丽米拉转交", heard_key("krmr", Script.HAN), "古丽米拉"),
        ("Signed by Gulmira.", heard_key("krmr", Script.LATIN), "gulmira"),
        ("подписал Борисов", heard_key("prs", Script.CYRILLIC), "борисов"),
        ("저녁에 김도현은 서명했다", heard_key("kmtn", Script.HANGUL), "김도현"),
        ("夜にボリソフが署名した", heard_key("prsp", Script.KATAKANA), "ボリソフ"),
        ("ลงนามโดยนายสมชาย ใจดี", heard_key("sms", Script.THAI), "สมชาย"),
    ],
)
def test_what_may_be_a_name_stands_behind_its_key(text: str, key: str, form: str) -> None:
    """In letters what has a capital, in Hangul without its particle, in Thai without a title."""
    assert (key, form) in set(name_keys(text, fold_text(text)))


def test_possible_names_of_a_page_are_stretches_of_it() -> None:
    """Behind the key of its syllables stands the name, traditional characters folded; grammar is never in one."""
    text = fold_text("昨天周文斌與歐陽雪見面，高的說法")
    found = dict(name_keys(text, text))
    assert found[sinitic_key(("zhou", "wen", "bin"))] == "周文斌"
    assert found[sinitic_key(("ou", "yang", "xue"))] == "欧阳雪"
    assert all(form in text for form in found.values())
    assert not any("的" in form for form in found.values())
