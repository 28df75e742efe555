# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A name keeps its sound from script to script, by tables of writing systems alone. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.names.arabic import cuts_of_arabic
from vorlage.names.folding import fold_text
from vorlage.names.hearing import keys_of, keys_to_ask
from vorlage.names.japanese import is_read_in_japanese, japanese_key, japanese_readings, plain
from vorlage.names.kanji_tables import GIVEN, SURNAME_PARTS
from vorlage.names.keys import heard_key, name_keys, sinitic_key
from vorlage.names.scripts import Script
from vorlage.names.sinitic import SiniticName, readings_of, spellings_of
from vorlage.names.southern import as_mandarin, is_spelt_so, readings_of_southern, southern_syllables
from vorlage.names.unlikeness import unlikeness

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


@pytest.mark.parametrize(
    ("parts", "syllables"),
    [
        (["ライ", "ジーユエン"], ("lai", "zhi", "yuan")),
        (["ไล่", "จื้อหย่วน"], ("lai", "zhi", "yuan")),
        (["Lai", "Chih-yüan"], ("lai", "zhi", "yuan")),
        (["شۈي", "مىن"], ("xu", "min")),
    ],
)
def test_a_chinese_name_is_read_out_of_kana_and_thai(parts: list[str], syllables: tuple[str, ...]) -> None:
    """Among others that kana and Thai do not tell from it; Wade-Giles has its hai and lai."""
    assert syllables in {(*name.surname, *name.given) for name in readings_of(parts)}


@pytest.mark.parametrize(
    ("spelt", "characters", "somebody_else"),
    [
        (["Fong", "Kwok-tung"], "方国栋", "方国兴"),
        (["Tan", "Chee", "Hiong"], "陈志雄", "陈志远"),
    ],
)
def test_cantonese_and_hokkien_spellings_stand_for_characters(
    spelt: list[str], characters: str, somebody_else: str
) -> None:
    """A spelling is read as characters and as Mandarin, and Mandarin is spelt so."""
    (name,) = readings_of_southern(spelt)
    assert is_spelt_so(characters, name)
    assert not is_spelt_so(somebody_else, name)
    (mandarin,) = readings_of([characters])
    assert mandarin in set(as_mandarin(name))
    syllables = [syllable.lower() for part in spelt for syllable in part.split("-")]
    assert all(said in place for said, place in zip(syllables, southern_syllables(mandarin), strict=True))


@pytest.mark.parametrize(
    ("characters", "said", "somebody_else"),
    [
        ("木下春奈", ["きのした", "はるな"], "木下春香"),
        ("大塚翔平", ["Otsuka", "Shohei"], "大塚省吾"),
        ("藤原千鶴", ["Фудзивара", "Тидзуру"], "藤原千春"),
        ("篠原哲平", ["시노하라", "뎃페이"], "篠原輝夫"),
        ("林真理子", ["Hayashi", "Mariko"], "林真理恵"),
    ],
)
def test_a_japanese_name_in_characters_is_read(characters: str, said: list[str], somebody_else: str) -> None:
    """It stands behind the key of what letters, kana and Hangul say, and can be read so; its neighbour cannot."""
    text = fold_text(f"夜に{characters}が署名した。")
    names = japanese_readings(said)
    found = {key: form for key, form in name_keys(text, text) if key.startswith("pj.")}
    assert any(found.get(japanese_key(*name)) == fold_text(characters) for name in names)
    assert any(is_read_in_japanese(fold_text(characters), *name) for name in names)
    assert not any(is_read_in_japanese(fold_text(somebody_else), *name) for name in names)


def test_pages_in_chinese_have_no_japanese_names() -> None:
    """Only little words of Japanese open the tables, so that Chinese pages cost nothing."""
    text = fold_text("当晚由高桥健一签字。")
    assert not any(key.startswith("pj.") for key, _ in name_keys(text, text))


@given(st.sampled_from(sorted(SURNAME_PARTS)), st.sampled_from(sorted(GIVEN)))
def test_plain_readings_of_tables_are_plain(part: str, given_name: str) -> None:
    """Making a reading plain twice changes nothing."""
    for said in (*SURNAME_PARTS[part], *GIVEN[given_name]):
        assert plain(plain(said)) == plain(said)


@pytest.mark.parametrize(
    ("parts", "script", "cut"),
    [
        (["Abd", "Rahman"], Script.LATIN, ["abdulrahman"]),
        (["Abdulrahman", "Khatib"], Script.LATIN, ["abd", "rahman", "Khatib"]),
        (["Hossameddin", "Fawzy"], Script.LATIN, ["hossam", "din", "Fawzy"]),
        (["عبدالرحمن"], Script.ARABIC, ["عبد", "رحمن"]),
        (["Fares", "Alomari"], Script.LATIN, ["fares", "omari"]),
    ],
)
def test_arabic_names_are_cut_as_others_print_them(parts: list[str], script: Script, cut: list[str]) -> None:
    """Servants of God and articles stand joined or apart; the name as typed comes first."""
    cuts = list(cuts_of_arabic(parts, script))
    assert cuts[0] == parts
    assert cut in cuts


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Delacourt", "Делакур"),
        ("Villanueva", "Вильянуэва"),
        ("Чижов", "奇若夫"),
        ("Щербинин", "シチェルビニン"),
        ("Whitcombe", "惠特科姆"),
        ("Çelik", "Челик"),
        ("Peter", "彼得"),
    ],
)
def test_letters_that_a_language_does_not_say_as_others_do_are_heard(typed: str, printed: str) -> None:
    """French ends, Spanish ll, 若 for zh, щ in kana, a mute b, Turkish ç, names of saints."""
    assert set(keys_to_ask(typed)) & set(keys_of(fold_text(printed)))
    assert unlikeness(fold_text(typed), fold_text(printed)) < 0.24
