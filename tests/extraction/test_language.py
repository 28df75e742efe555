# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Languages by rule and model; what cannot be told is not told."""

from __future__ import annotations

import pytest

from vorlage.extraction.language import language_of

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


def test_a_latin_name_in_a_chinese_text_does_not_change_it() -> None:
    """The language of most of the text counts."""
    assert language_of(SENTENCES["zh"] + " (Meridian Wire)") == "zh"
