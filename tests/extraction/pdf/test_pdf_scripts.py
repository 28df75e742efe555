# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text of many scripts through the PDF writer of a browser and back: nothing lost, nothing turned round."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser
from rapidfuzz.distance import Levenshtein

from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
FLOOR = 0.005
"""Of the characters: how many may be wrong, white space counted as one."""
TEXTS = {
    "en": "The harbour council met on 14 March 2019. “Nobody,” said one, was told of lead in 1,535 homes; 7.5 µg.",
    "zh": "水务委员会于2019年3月14日召开会议。书记员说，1,535户居民无人被告知铅含量超标；每升7.5微克。",
    "ar": "اجتمع مجلس الميناء في 14 مارس 2019 لمناقشة تعرفة المياه. أنكر المسؤولون «كل شيء» في ملف WHO؛ 7.5 لا الآن.",
    "ug": "پورت كېڭىشى 2019-يىلى 14-مارت كۈنى سۇ باھاسى توغرىسىدا يىغىن ئاچتى. 1535 ئائىلىگە؛ 7.5 پەرق.",
    "fa": "شورای بندر در ۱۴ مارس ۲۰۱۹. مقامات «همه چیز» را انکار کردند؛ اختلاف 7.5 در پرونده (نسخه PDF) ماند.",
    "he": 'מועצת הנמל התכנסה ב-14 במרץ 2019. הפקידים הכחישו "הכול" ועזבו; ההפרש של 7.5 בתיק WHO ב-1,535 בתים.',
    "ru": "Совет гавани собрался 14 марта 2019 года. Чиновники «отрицали» всё — дважды; разница в 7,5 мкг/л в деле.",
    "kk": "Айлақ кеңесі 2019 жылғы 14 наурызда су тарифін талқылау үшін жиналды. Хатшы қорғасын туралы айтпады.",
}


@pytest.fixture(scope="module")
def printed(browser: Browser) -> dict[str, bytes]:
    """Each text as a PDF: four paragraphs, broken into lines by the browser."""
    made = {}
    page = browser.new_page()
    for language, text in TEXTS.items():
        turned = "rtl" if language in ("ar", "ug", "fa", "he") else "ltr"
        page.set_content(f'<html lang="{language}"><body dir="{turned}">{f"<p>{text}</p>" * 4}</body></html>')
        made[language] = page.pdf(format="A4")
    page.close()
    return made


@pytest.mark.browser
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_printed_page_reads_as_it_was_written(read: Read, printed: dict[str, bytes], language: str) -> None:
    """Lines broken by the browser are joined by a space; Chinese has none to begin with."""
    [page] = read(printed[language]).pages
    space = "" if language == "zh" else " "
    written = space.join(space.join([TEXTS[language]] * 4).split())
    found = space.join(page.text.split())
    assert Levenshtein.distance(written, found) <= FLOOR * len(written)
    assert page.is_read
    assert len(page.words) >= len(written.split())
