# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Languages by rule and model; what cannot be told is not told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.language import language_of, language_spans, script_of

SENTENCES = {
    "zh": "该水厂隐瞒了铅含量的检测结果，居民们在三年后才知道真相。",
    "ja": "この報告書は水道局が鉛の検査結果を隠していたことを示している。",
    "ko": "이 보고서는 수도국이 납 검사 결과를 숨겼다는 것을 보여준다.",
    "ug": "ھۆججەتلەر سۇ شىركىتىنىڭ نەتىجىلەرنى يوشۇرغانلىقىنى كۆرسىتىدۇ.",
    "ar": "تظهر الوثائق أن شركة المياه أخفت نتائج فحص الرصاص ولم يعلم السكان.",
    "fa": "اسناد نشان می‌دهد که شرکت آب نتایج آزمایش سرب را پنهان کرده است.",
    "ru": "Документы показывают, что водоканал скрывал результаты проверки воды.",
    "kk": "Құжаттар су компаниясының қорғасын тексеру нәтижелерін жасырғанын көрсетеді.",
    "uk": "Документи показують, що водоканал приховував результати перевірки води її мешканцям.",
    "bo": "ཡིག་ཆ་འདིས་ཆུ་ལས་ཁུངས་ཀྱིས་བརྟག་དཔྱད་ཀྱི་འབྲས་བུ་སྦས་པ་བསྟན་ཡོད།",
    "en": "The papers show that the water company hid the results of its lead tests.",
    "es": "Los documentos muestran que la empresa de agua ocultó los resultados del plomo.",
    "fr": "Les documents montrent que la régie des eaux a caché les résultats des analyses.",
    "de": "Die Unterlagen zeigen, dass das Wasserwerk die Ergebnisse der Messungen verschwieg.",
    "tr": "Belgeler, su idaresinin kurşun ölçümlerinin sonuçlarını gizlediğini gösteriyor.",
    "uz": "Hujjatlar suv kompaniyasi qoʻrgʻoshin tekshiruvi natijalarini yashirganini koʻrsatadi.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_tells_its_language(code: str) -> None:
    """One sentence of each, Uyghur and Kazakh told from their neighbours."""
    assert language_of(SENTENCES[code]) == code


@pytest.mark.parametrize("text", ["", "   ", "OK", "12.50 / 17.40 / 2019", "Annex B", "نعم", "的"])
def test_too_little_to_tell_is_unknown(text: str) -> None:
    """Nothing is English by default."""
    assert language_of(text) == ""


NEIGHBOURS = {
    "Kazakh in Arabic letters": (
        "kk",
        "Arab",
        "قۇجاتتار سۋ كومپانياسىنىڭ تەكسەرۋ ناتيجەلەرىن جاسىرعانىن كورسەتەدى، ٴبىز ٴۇشىن ٴبارى ماڭىزدى.",
    ),
    "Uyghur in Cyrillic letters": (
        "ug",
        "Cyrl",
        "Һөҗҗәтләр су ширкитиниң тәкшүрүш нәтиҗилирини йошурғанлиғини көрситиду.",
    ),
    "Tatar": (
        "tt",
        "Cyrl",
        "Документлар су компаниясенең тикшерү нәтиҗәләрен яшергәнен күрсәтә, халык бу хакта белмәгән.",
    ),
    "Bashkir": (
        "ba",
        "Cyrl",
        "Документтар һыу компанияһының тикшереү һөҙөмтәләрен йәшергәнен күрһәтә, халыҡ быны белмәгән.",
    ),
}


@pytest.mark.parametrize("name", sorted(NEIGHBOURS))
def test_a_language_is_told_from_its_neighbours(name: str) -> None:
    """Languages that share most letters are told apart by the few that they do not share."""
    language, script, sentence = NEIGHBOURS[name]
    assert (language_of(sentence), script_of(sentence)) == (language, script)


@pytest.mark.parametrize(
    ("code", "script"), [("zh", "Hani"), ("ja", "Jpan"), ("ug", "Arab"), ("bo", "Tibt"), ("en", "Latn")]
)
def test_the_script_is_always_told(code: str, script: str) -> None:
    """Even of text too short for its language."""
    assert script_of(SENTENCES[code][:6]) == script


def test_a_page_in_two_languages_is_cut_where_it_changes() -> None:
    """Lines in two languages make spans; a number between them goes with the line before."""
    text = f"{SENTENCES['zh']}\n1,535\n{SENTENCES['ug']}\n"
    spans = language_spans(text)
    assert [(span.language, span.script) for span in spans] == [("zh", "Hani"), ("ug", "Arab")]
    assert text[spans[1].start :].startswith(SENTENCES["ug"])


@given(st.lists(st.sampled_from([*SENTENCES.values(), "", "12", "OK"]), max_size=8).map("\n".join))
def test_spans_cover_the_text(text: str) -> None:
    """No character is in two spans, and none in no span."""
    spans = language_spans(text)
    assert "".join(text[span.start : span.end] for span in spans) == text


def test_a_latin_name_in_a_chinese_text_does_not_change_it() -> None:
    """The language of most of the text counts."""
    assert language_of(SENTENCES["zh"] + " (Meridian Wire)") == "zh"
