# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of references to documents: what is printed of them, and which held records may be meant, with reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.document_linking import HeldDocuments, link_document
from vorlage.claims.document_references import find_document_references, references_beside
from vorlage.claims.mentions import find_mentions
from vorlage.domain.custody import Genre
from vorlage.domain.document_references import DocumentForm, DocumentReference, LinkObjection, LinkReason
from vorlage.domain.pages import Record

from .cases import a_record


def _one(text: str) -> DocumentReference:
    (found,) = find_document_references(a_record(text, published="2019-11-25"))
    return found


def _held(*texts: str, path: str, paged: bool = True) -> Record:
    record = a_record(*texts, path=path, genre=Genre.PRIMARY)
    size = 595.0 if paged else 0.0
    return replace(record, pages=tuple(replace(page, width=size, height=size) for page in record.pages))


@pytest.mark.parametrize(
    ("text", "form", "pages", "dated", "author", "title"),
    [
        ("They hold a twelve-page memo signed in 2016 by Ola Brandt, who ran the laboratory.",
         DocumentForm.MEMO, 12, "2016", "Ola Brandt", ""),
        ("The 24-page telegram of 1989 was sent from the embassy.", DocumentForm.TELEGRAM, 24, "1989", "", ""),
        ("The story draws on more than 300 pages of office papers.", DocumentForm.PAPERS, 300, None, "", ""),
        ("A leaked bulletin from June 2017 counts them.", DocumentForm.BULLETIN, None, "2017-06", "", ""),
        ("A report titled “Lead in the Pipes” was shelved.", DocumentForm.REPORT, None, None, "", "Lead in the Pipes"),
        ("Korvath Water's letter was short.", DocumentForm.LETTER, None, None, "Korvath Water", ""),
        ("A 2015 internal speech speaks of pipes.", DocumentForm.SPEECH, None, "2015", "", ""),
        ("《关于加强水厂管理的意见》是一份2017年的九页文件。",
         DocumentForm.PAPERS, 9, "2017", "", "关于加强水厂管理的意见"),
        ("مذكرة من تسع صفحات صادرة عن وزارة المياه عام 2017 تقول ذلك.",
         DocumentForm.MEMO, 9, "2017", "وزارة المياه", ""),
        ("В девятистраничной записке 2017 года, подписанной Анной Лядовой, говорится о трубах.",
         DocumentForm.MEMO, 9, "2017", "Анной Лядовой", ""),
        ("Документ «О трубах Корвата» от 3 мая 2017 года.",
         DocumentForm.PAPERS, None, "2017-05-03", "", "О трубах Корвата"),
    ],
)  # fmt: skip
def test_a_reference_has_what_is_printed_of_its_document(
    text: str, form: DocumentForm, pages: int | None, dated: str | None, author: str, title: str
) -> None:
    """Form, pages, date, author and title, in each language's own words."""
    found = _one(text)
    assert found.form is form
    assert (found.pages.amount if found.pages else None) == pages
    assert (found.dated.date if found.dated else None) == dated
    assert (found.author, found.title) == (author, title)


@pytest.mark.parametrize(
    "text",
    [
        "The memo says so, and the documents show it.",
        "The newspaper sold 400 papers in 2017.",
        "A cable car was built in 2017.",
        "He reads 《科瓦特日报》 every day.",
        "Orders from the capital came in.",
        "In 2017 a report shook the town.",
        "The board discussed the memo on 11 July.",
        "公司决定“暂缓发出任何消息”。",
        "7月11日讨论了这份备忘录。",
    ],
)
def test_words_that_tell_no_document_are_no_reference(text: str) -> None:
    """ "The memo" refers back, and a word for a form is often something else."""
    assert find_document_references(a_record(text)) == ()


def test_a_claim_has_the_references_of_its_sentences() -> None:
    """What a claim rests on stands in the sentence of its mention."""
    record = a_record("The board met. A nine-page memo of 2017 counts 2,340 homes. Nobody knew.")
    (counted,) = [one for one in find_mentions(record) if one.quote == "2,340 homes"]
    assert [one.form_word for one in references_beside([counted], find_document_references(record))] == ["memo"]
    assert references_beside([], find_document_references(record)) == ()


_MEMO = _one("They hold a nine-page memo signed in 2017 by Ola Brandt.")


def test_a_link_says_what_speaks_for_it_and_against_it() -> None:
    """Pages, date and maker agree; another record agrees in its pages alone, and says so."""
    fits = _held("Memo\n5 May 2017\nFrom: Ola Brandt", *["text"] * 8, path="primary/a.pdf")
    other = _held("Minutes\n9 March 2011", *["text"] * 8, path="primary/b.pdf")
    (link,) = link_document(_MEMO, [other, fits])
    assert link.path == "primary/a.pdf"
    assert link.reasons == (
        LinkReason.PAGES_EQUAL, LinkReason.DATE_WITHIN, LinkReason.AUTHOR_PRINTED, LinkReason.FORM_PRINTED
    )  # fmt: skip
    assert link.against == ()


def test_two_records_that_fit_are_both_offered() -> None:
    """The machine does not choose between them."""
    records = [_held("Memo\n5 May 2017", *["text"] * 8, path=f"primary/{name}.pdf") for name in "ba"]
    links = link_document(_MEMO, records)
    assert [link.path for link in links] == ["primary/a.pdf", "primary/b.pdf"]
    assert all(link.against == (LinkObjection.AUTHOR_ABSENT,) for link in links)


def test_a_year_alone_links_nothing() -> None:
    """Half of a leak is of one year."""
    reference = _one("A leaked memo of 2017 counts them.")
    assert link_document(reference, [_held("Water samples, 5 May 2017", path="primary/a.pdf")]) == ()


def test_pages_of_no_size_are_not_counted() -> None:
    """A text file has no pages: their number is neither a reason nor an objection."""
    (link,) = link_document(_MEMO, [_held("Memo by Ola Brandt, 5 May 2017", path="primary/a.txt", paged=False)])
    assert LinkReason.PAGES_EQUAL not in link.reasons
    assert link.against == ()


@pytest.mark.parametrize(("pages", "offered"), [(303, True), (300, False), (290, False), (900, False)])
def test_more_than_means_more_and_not_much_more(pages: int, offered: bool) -> None:
    """ "More than 300 pages" is said of 303, not of 300 nor of 900."""
    reference = _one("The story draws on more than 300 pages of office papers.")
    assert bool(link_document(reference, [_held(*["text"] * pages, path="primary/a.pdf")])) is offered


def test_a_title_in_another_script_is_no_objection() -> None:
    """What cannot be compared is not held against a record."""
    reference = _one("Документ «О трубах Корвата» от 3 мая 2017 года.")
    (link,) = link_document(reference, [_held("Notice of 3 May 2017 on pipes", path="primary/a.pdf")])
    assert (link.reasons, link.against) == ((LinkReason.DATE_EQUAL,), ())


@given(st.permutations(range(4)))
def test_links_do_not_depend_on_the_order_of_records(order: list[int]) -> None:
    """The same records give the same offers."""
    assert HeldDocuments([_FOUR[index] for index in order]).links(_MEMO) == HeldDocuments(_FOUR).links(_MEMO)


_FOUR = [
    _held("Memo\n5 May 2017", *["text"] * number, path=f"primary/{name}.pdf")
    for name, number in (("a", 8), ("b", 8), ("c", 3), ("d", 20))
]
