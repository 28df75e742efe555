# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages like one are found by what both have, in every script and across languages, and never by names alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.pages import Page, PageOrigin, Record
from vorlage.search.likeness_query import dates_printed, numbers_printed
from vorlage.search.page_index import IndexedPage, PageIndex
from vorlage.search.reasons import reasons
from vorlage.search.similar import SimilarPassages, similar_passages
from vorlage.search.traits import TraitKind, traits_of
from vorlage.search.words import words_of_query

OTHERS = (
    (
        "en",
        "The night train to Vessel Moor will run again from June, the railway of the north announced. A berth is 88.",
    ),
    ("en", "Tenders for the resurfacing of the harbour road close on Friday; three firms have asked for the plans."),
    ("en", "The choir of the school of navigation sings at the opening of the new market hall on the quay."),
    ("en", "Members of the parish council were asked to return their keys before the end of the month."),
    ("zh", "图书馆下周起延长开放时间，读者可以在阅览室借阅报纸和杂志，儿童区也将重新布置。"),
    ("ar", "أعلنت المكتبة العامة تمديد ساعات العمل ابتداءً من الأسبوع المقبل، مع إعادة ترتيب قاعة الأطفال."),
    ("ug", "كۇتۇپخانا كېلەر ھەپتىدىن باشلاپ ئوچۇق ۋاقتىنى ئۇزارتىدۇ، بالىلار بۆلۈمى قايتا تەرتىپلىنىدۇ."),
)


def a_record(number: int, *texts: str, language: str = "en") -> Record:
    """A record with a page for each text."""
    return Record(
        number=ItemNumber(number),
        path=f"primary/{number}.txt",
        genre=Genre.PRIMARY,
        media_type="text/plain",
        pages=tuple(
            Page(number=at, label="", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language=language)
            for at, text in enumerate(texts, start=1)
        ),
    )


def an_index(folder: Path, records: Sequence[Record]) -> PageIndex:
    """An index of records, and of others that have nothing to do with them."""
    others = [a_record(100 + at, text, language=language) for at, (language, text) in enumerate(OTHERS * 4)]
    index = PageIndex.open(folder)
    index.add(
        IndexedPage(
            number=record.number,
            path=record.path,
            page_number=page.number,
            page_start=record.page_start(page.number),
            genre=record.genre.value,
            language=page.language,
            media_type=record.media_type,
            text=page.text,
        )
        for record in (*records, *others)
        for page in record.pages
    )
    return index


def like(folder: Path, record: Record, *others: Record, part: str = "") -> SimilarPassages:
    """What is like a part of a record, by default its first page."""
    start = record.text.index(part)
    return similar_passages(
        an_index(folder, [record, *others]), record, (start, start + len(part or record.pages[0].text))
    )


MERCURY = "The survey found that 14 of 52 sediment samples held more mercury than the law allows, the dredgers wrote."


def test_the_same_said_a_little_otherwise_is_found_and_says_why(tmp_path: Path) -> None:
    """Other forms of the words, another order: the place, what is shared and how it is written."""
    same = "More mercury than allowed was held by 14 sediment samples in the survey."
    other = f"At the basin, says a letter. {same} Then rain."
    found = like(tmp_path, a_record(1, MERCURY), a_record(2, "Nothing here.", other)).passages
    (passage,) = found
    assert (passage.number, passage.page_number) == (2, 2)
    assert passage.text == same
    assert a_record(2, "Nothing here.", other).text[passage.start : passage.end] == passage.text
    marked = {other[start - 14 : end - 14] for start, end in passage.marks}
    assert {"mercury", "allowed", "sediment", "survey"} <= marked
    told = " / ".join(reasons(passage))
    assert "allowed (allows)" in told
    assert "1 number shared: 14" in told


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        (
            "zh",
            "调查发现，在港池采集的沉积物样品中汞含量超过法律规定的限值，董事会决定把报告锁进柜子。",
            "信中说，董事會決定把報告鎖進櫃子，直到新吊車付清為止。沉積物樣品中汞含量超過限值。",
        ),
        (
            "ar",
            "كشف المسح أن عينات الرواسب المأخوذة من حوض الميناء تحتوي على زئبق أكثر مما يسمح به القانون.",
            "وتقول الرسائل إنّ عينات الرواسب من حوض الميناء تحتوي على زئبق أكثر مما يسمح به القانون فعلاً.",
        ),
        (
            "ug",
            "تەكشۈرۈش نەتىجىسىدە پورت كۆلىدىن ئېلىنغان چۆكمە ئەۋرىشكىلىرىدە سىماب قانۇندا بەلگىلەنگەن چەكتىن ئاشقان.",
            "خەتلەردە چۆكمە ئەۋرىشكىلەردىكى سىمابنىڭ قانۇندىكى چەكتىن ئاشقانلىقى، پورت كۆلىنىڭ تەكشۈرۈلگىنى.",
        ),
        (
            "ru",
            "Обследование показало, что в пробах донных отложений ртути больше, чем разрешает закон о гаванях.",
            "В письмах говорится: ртуть в пробе донного отложения превышает разрешённое законом о гавани.",
        ),
    ],
)
def test_in_other_scripts_and_endings(tmp_path: Path, language: str, text: str, other: str) -> None:
    """Traditional for simplified characters, vowel signs, Uyghur and Russian endings."""
    found = like(tmp_path, a_record(1, text, language=language), a_record(2, other, language=language))
    assert [passage.number for passage in found.passages] == [2]
    assert {shared.kind for shared in found.passages[0].shared} >= {TraitKind.WORD}


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("zh", "2024年6月24日的备忘录说，2340户住宅使用铅管，每年可节省18.4万克朗。"),
        ("ar", "تقول مذكرة ٢٤ يونيو ٢٠٢٤ إن ٢٣٤٠ منزلاً موصول بأنابيب الرصاص، وإن التوفير ١٨٤٬٠٠٠ كراون."),
        ("ru", "Записка от 24 июня 2024 года: 2340 домов, экономия 184 000 крон в год."),
    ],
)
def test_across_languages_by_numbers_and_dates(tmp_path: Path, language: str, other: str) -> None:
    """However they are printed; that it is another language is told."""
    text = "A memo of 24 June 2024 says that 2,340 homes have lead pipes and that 184,000 crowns a year are saved."
    found = like(tmp_path, a_record(1, text), a_record(2, other, language=language))
    (passage,) = found.passages
    assert (passage.number, passage.is_other_language) == (2, True)
    assert {shared.kind for shared in passage.shared} >= {TraitKind.NUMBER, TraitKind.DATE}


def test_names_alone_make_no_passages_alike(tmp_path: Path) -> None:
    """Two texts about other matters that name the same people are not put together."""
    first = "Ottilie Brandvold and Halvard Quintrell opened the swimming season at the lido with cake and brass music."
    other = "Minutes: apologies from Halvard Quintrell; Ottilie Brandvold signed for keys, stamps, ink and paper."
    assert like(tmp_path, a_record(1, first), a_record(2, other)).passages == ()


@pytest.mark.parametrize(
    "part", ["Ottilie Brandvold", "Ottilie Brandvold, Halvard Quintrell, Perrin Aldercott, Ngaire Solberg", "the", "24"]
)
def test_a_passage_of_names_is_refused(tmp_path: Path, part: str) -> None:
    """This is no search for persons: a name, or a list of names, is sent to where searches are."""
    record = a_record(1, f"{part} \n")
    with pytest.raises(QueryRefusedError) as refused:
        like(tmp_path, record, part=part)
    assert "Brandvold" not in str(refused.value)


def test_the_passage_itself_is_no_answer(tmp_path: Path) -> None:
    """Another place of the same record is; a stretch over the passage is not."""
    text = f"First. {MERCURY} {'Filler of other words here. ' * 40}Again: {MERCURY}"
    record = a_record(1, text)
    found = like(tmp_path, record, part=MERCURY)
    spans = [(passage.start, passage.end) for passage in found.passages]
    start = text.index(MERCURY)
    assert spans
    assert all(end <= start or first >= start + len(MERCURY) for first, end in spans)


def test_words_in_a_row_are_told(tmp_path: Path) -> None:
    """A quotation is like its source however common its words are."""
    found = like(tmp_path, a_record(1, MERCURY), a_record(2, f"He read: {MERCURY}"))
    assert found.passages[0].in_a_row >= 7
    assert reasons(found.passages[0])[0].endswith("words in a row the same")


def test_a_passage_outside_the_record_is_no_passage(tmp_path: Path) -> None:
    """Nothing is searched."""
    with pytest.raises(ValueError, match="outside"):
        similar_passages(an_index(tmp_path, []), a_record(1, "Short."), (2, 90))


def test_words_of_a_name_are_no_words() -> None:
    """Of a sentence with a name, only what is outside it can be met again as a word."""
    standing = traits_of("The letter of Ottilie Brandvold lists 52 samples.", "en")
    words = {each.trait.key for each in standing if each.trait.kind is TraitKind.WORD}
    assert words == {"the", "letter", "of", "list", "sampl"}
    assert [each.trait.key for each in standing if each.trait.kind is TraitKind.NAME] == ["Ottilie Brandvold"]


@given(st.integers(10, 10**12))
def test_a_number_is_looked_for_as_it_is_printed(value: int) -> None:
    """With and without its thousands apart, as the index has its words."""
    rows = numbers_printed(f"{value:.13g}")
    assert words_of_query(str(value)) in rows
    assert words_of_query(f"{value:,}") in rows


@given(st.dates())
def test_a_day_is_looked_for_as_it_is_printed(day: date) -> None:
    """As ISO 8601 has it, in Chinese, and with the month in words."""
    rows = dates_printed(day.isoformat())
    year = day.isoformat()[:4]
    assert words_of_query(day.isoformat()) in rows
    assert words_of_query(f"{year}年{day.month}月{day.day}日") in rows
    assert (str(day.day), MONTHS[day.month - 1], year) in rows


MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
