# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes become the text they are, or no text: never wrong letters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.extraction.texts.encodings import decode_as, decode_markup, decode_text

SENTENCES = {
    "zh": "该水厂隐瞒了铅含量的检测结果，居民们在三年后才知道真相。文件显示，当局早就收到警告。",
    "zh-Hant": "該水廠隱瞞了鉛含量的檢測結果，居民們在三年後才知道真相。",
    "ja": "この報告書は水道局が鉛の検査結果を隠していたことを示している。",
    "ko": "이 보고서는 수도국이 납 검사 결과를 숨겼다는 것을 보여준다.",
    "ru": "Документы показывают, что водоканал скрывал результаты проверки воды на свинец. 2017",
    "ar": "تظهر الوثائق أن شركة المياه أخفت نتائج فحص الرصاص منذ عام 2017، ولم يعلم السكان.",
    "fr": "Les documents révèlent que la régie a caché les relevés. L’été dernier, « rien » n’était connu.",
    "de": "Die Unterlagen zeigen, daß das Wasserwerk Prüfungen über Blei verschwieg.",
    "pl": "Dokumenty pokazują, że wodociągi ukryły wyniki badań.",
    "tr": "Belgeler, su idaresinin kurşun ölçümlerini gizlediğini gösteriyor.",
    "kk": "Құжаттар су мекемесінің қорғасын өлшемдерін жасырғанын көрсетеді, үш жылдан кейін ғана білінді.",
    "ug": "ھۆججەتلەر سۇ شىركىتىنىڭ نەتىجىلەرنى يوشۇرغانلىقىنى كۆرسىتىدۇ.",
}
CASES = [
    ("zh", "gb18030"), ("zh", "utf-16-le"), ("zh", "utf-16-be"), ("zh-Hant", "big5"), ("zh-Hant", "gb18030"),
    ("ja", "shift_jis"), ("ja", "euc_jp"), ("ko", "euc_kr"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"),
    ("ru", "cp866"), ("ru", "utf-16-le"), ("ar", "cp1256"), ("ar", "iso8859-6"), ("fr", "cp1252"), ("de", "cp1252"),
    ("pl", "cp1250"), ("tr", "cp1254"), ("ug", "utf-16-le"), ("ug", "utf-16"), ("ru", "utf-8-sig"), ("zh", "utf-32"),
    ("ko", "utf-16-le"), ("ko", "utf-16-be"), ("ko", "cp949"), ("ja", "cp932"), ("ja", "iso2022_jp"),
    ("ko", "iso2022_kr"),
    ("zh", "hz"), ("zh", "utf-7"), ("ru", "utf-7"), ("ru", "mac_cyrillic"), ("kk", "kz1048"), ("ru", "koi8-r"),
    ("pl", "iso8859-2"), ("fr", "mac_roman"), ("de", "cp850"), ("tr", "cp857"), ("zh", "utf-32-le"),
    ("ar", "utf-32-be"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_sentence_is_read_in_its_encoding(language: str, encoding: str) -> None:
    """One sentence is enough, with no name and no declaration to go by."""
    assert decode_text(SENTENCES[language].encode(encoding)) == SENTENCES[language]


@pytest.mark.parametrize(
    "text",
    [
        "key+A1b2C3d4/E5f6== in base64 +9gZkQ3/LmNop",
        "a + b, c++ and d+e+f+g; x~{y} and {~}",
        "2+2=4, +49 30 1234567, C++17",
    ],
)
def test_ascii_that_looks_like_an_encoding_stays_ascii(text: str) -> None:
    """Sums, keys and telephone numbers are no UTF-7 or HZ."""
    assert decode_text(text.encode()) == text


@given(st.text(min_size=1))
def test_utf8_with_a_mark_is_always_read(text: str) -> None:
    """A byte order mark settles it."""
    assert decode_text(b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize("size", [64, 1_000, 50_000])
def test_random_bytes_are_no_text(size: int) -> None:
    """No encoding explains noise."""
    noise = random.Random(size)
    for _ in range(20):
        assert decode_text(noise.randbytes(size)) is None


def test_utf8_cut_in_mid_character_is_still_utf8() -> None:
    """A text cut off loses its last character and nothing else."""
    text = decode_text((SENTENCES["zh"] * 60).encode()[:-1])
    assert text is not None
    assert text.startswith(SENTENCES["zh"] * 59)


def test_markup_says_its_encoding_and_is_checked() -> None:
    """A declaration is followed when it fits; valid UTF-8 is UTF-8 whatever is declared."""
    page = '<meta charset="gb2312"><p>镕' + SENTENCES["zh"]
    assert decode_markup(page.encode("gb18030")) == page
    assert decode_markup(page.encode()) == page


@pytest.mark.parametrize("label", ["no-such-encoding", "", "rot13", "hex", "x\x00y"])
def test_an_unknown_label_is_no_encoding(label: str) -> None:
    """Mails name encodings that do not exist, and codecs that are none."""
    assert decode_as(b"abc", label) is None
