# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a report refers to a document: "a twelve-page memo of 2016", "the 24-page telegram", 《…》, «…».

A word for a form of document is a reference only where something is printed with it that could tell the document:
pages, a date, a body or person as its author, a title. "The memo" alone refers back, and is none. What a reference
refers to is another question (`document_linking`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vorlage.claims.document_words import FORMS, NO_DOCUMENT_BEHIND, NO_TITLES
from vorlage.domain.claims import Comparator, Mention, Quantity
from vorlage.domain.document_references import DocumentForm, DocumentReference
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.pages import Record
from vorlage.extraction.dates import DateMention, find_dates
from vorlage.extraction.han_numbers import han_value
from vorlage.extraction.number_words import WORDS as NUMBER_WORDS
from vorlage.extraction.number_words import one_of
from vorlage.extraction.quantities import QuantityMention, find_quantities
from vorlage.extraction.sentences import sentences

_FORM_OF = {word: form for form, words in FORMS.items() for word in words}
_SPACED = [word for word in _FORM_OF if ord(word[0]) < 0x2E80]
_DENSE = [word for word in _FORM_OF if ord(word[0]) >= 0x2E80]
_FORM = re.compile(rf"(?<![\w-])(?:{one_of(_SPACED)})(?![\w-])|(?:{one_of(_DENSE)})", re.IGNORECASE)
_OTHER_THING = re.compile(NO_DOCUMENT_BEHIND, re.IGNORECASE)
_TITLED = re.compile(
    r"[\s,]*(?:(?:titled|entitled|called|headed|named|labelled|labeled|known\s+as|под\s+названием|بعنوان|titulado|intitulé)\s+)?[“\"«‘](?P<title>[^“”\"«»]{3,120})[”\"»’]",
    re.IGNORECASE,
)
_HAN_TITLE = re.compile(r"《(?P<title>[^《》]{2,60})》")
_NO_TITLE = re.compile(rf"(?:{NO_TITLES})$")
_FORM_BEHIND_TITLE = re.compile(rf"》\s*(?:的|这[份一]|[一二三四五六七八九十\d]+[份页])?\s*(?P<form>{one_of(_DENSE)})?")
_MADE_BY = re.compile(
    r"\b(?:sent|signed|written|issued|drafted|approved|authored|prepared|circulated|compiled|produced|dictated)\b(?:\s+(?:out|in|on|\w+|\d{1,4},?)){0,5}?\s+by\s+(?P<author>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,7})"
)
_FROM = re.compile(
    r"\s+(?:from|by|of)\s+(?P<author>(?:the\s+)?(?:[a-z]+\s+){0,2}[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+)?[A-ZÀ-Þ][\w’'-]+){0,4})"
)
_OWNER = re.compile(r"(?P<author>[A-ZÀ-Þ][\w-]+(?:\s+[A-ZÀ-Þ][\w-]+){0,4})['’]s\s+(?:[a-z-]+\s+){0,3}$")
_AUTHOR_ENDS = re.compile(r"\s+(?:in|on|at|to|for|with|that|and|during|last|after|before|about|has|had|was|is|\d+)\b.*")
_MADE_BY_OTHER = re.compile(
    r"(?:подписанн\w+|составленн\w+|изданн\w+)\s+(?P<ru>[А-ЯЁ]\w+(?:\s+[А-ЯЁ]\w+)*)|(?:صادرة|صادر|موقعة)\s+(?:عن|من)\s+(?P<ar>[\u0620-\u064a]+(?:\s+ال[\u0620-\u064a]+){0,3})"
    r"|由(?P<zh>[\u3400-\u9fff]{2,16}?)(?:签发|發出|发出|印发|下发|撰写|起草|签署)"
)
_BETWEEN_LEFT = re.compile(
    r"[-\s的长長]*(?:\bof\s+(?:the\s+|its\s+|their\s+)?)?(?:(?!by\b|in\b|on\b|from\b|to\b)[^\W\d_][\w’'-]*\s+){0,4}"
)
_BEFORE_PAGES = re.compile(
    r"[\s,(]*(?:of|with|comprising|running\s+to|spanning|всего|на|объ[её]мом|в|из|من|في|de|共|长达|有)?\s*(?:a\s+total\s+of\s+)?"
)
_MODIFIES = re.compile(r"(?:\s+(?:of|dated|from|от|за)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?|\s*)")
_NEAR_DATE = re.compile(
    r"[\s,]*(?:(?:[\w’'«»“”\"-]+\s+){0,9}?(?:of|dated|from|от|за|عام|بتاريخ|من|لعام)|(?:[\w’'«»“”\"-]+\s+){0,9}?"
    r"(?:sent|issued|signed|written|drafted|approved|circulated|prepared|compiled|dictated|صادرة|صادر|подписанн\w+|составленн\w+|изданн\w+)"
    r"(?:\s+[\w’'-]+){0,9}?\s+(?:in|on|by|عام|في|в)|(?:«[^«»]*»|“[^“”]*”))?\s*(?:the\s+)?(?:early\s+|late\s+|mid-?)?",
    re.IGNORECASE,
)
"""What may stand between a form and its date: "of", "sent out in"; but "discussed the memo on" tells no date of it."""
_HAN_BETWEEN = re.compile(r"(?!.*[了着过在就却把被至到讨论])[\u3400-\u9fff\d]{0,10}")
_BREAK = re.compile(
    r"[;:.!?。；！？]\s?|\b(?:who|which|that|when|while|says?|said|shows?|showed|reveals?|revealed|where|because|and\s+the)\b|،"
)
_RUSSIAN_PAGES = re.compile(r"(?<!\w)(?P<number>\d+-?|[а-яё]+?)страничн\w+", re.IGNORECASE)
_HAN_PAGES = re.compile(r"(?P<number>\d+|[一二两三四五六七八九十百]+)[页頁]")
_LOOSE_FORMS = frozenset(
    {
        DocumentForm.PAPERS,
        DocumentForm.REGISTER,
        DocumentForm.SPEECH,
        DocumentForm.REPORT,
        DocumentForm.DIRECTIVE,
        DocumentForm.CONTRACT,
        DocumentForm.MESSAGE,
    }
)
"""Forms whose words name much besides papers of a case ("orders from the capital")."""
_LEFT, _RIGHT = 70, 110


@dataclass(frozen=True, slots=True)
class _Found:
    """The dates and amounts of pages of a text, by place."""

    text: str
    dates: Sequence[DateMention]
    pages: Sequence[QuantityMention]


def find_document_references(record: Record) -> tuple[DocumentReference, ...]:
    """Every reference of a report to a document that prints something to tell it by, in order of place."""
    text = record.text
    dates = find_dates(text, record.head.published)
    pages = [found for found in find_quantities(text, dates) if found.value.unit == "page"]
    known = _Found(text, dates, sorted([*pages, *_page_words(text)], key=lambda found: found.start))
    spans = sentences(text)
    starts = [start for start, _ in spans]
    found: list[DocumentReference] = []
    for span, form, word in _forms(text):
        index = bisect_right(starts, span[0]) - 1
        if index < 0 or spans[index][1] < span[1] or (found and span[0] < found[-1].end):
            continue
        reference = _reference(record, known, spans[index], span, form, word)
        if reference is None:
            continue
        if found and _continues(found[-1], reference):
            found[-1] = _joined(found[-1], reference)
        else:
            found.append(reference)
    return tuple(found)


def references_beside(
    mentions: Sequence[Mention], references: Sequence[DocumentReference]
) -> tuple[DocumentReference, ...]:
    """The references that stand in a sentence of some mentions: what a claim of theirs rests on, as printed.

    A mention that counts the pages of a document is beside its own reference.
    """
    return tuple(
        one
        for one in references
        if any(
            one.number == mention.number and one.start < mention.sentence[1] and mention.sentence[0] < one.end
            for mention in mentions
        )
    )


def names_a_document(words: str) -> bool:
    """Whether a word for a form of document, or a title between book marks, stands in some words: cheap to ask."""
    return _FORM.search(words) is not None or _HAN_TITLE.search(words) is not None


def _forms(text: str) -> Iterator[tuple[Span, DocumentForm, str]]:
    """Words for forms of documents, and titles between book marks, in order of place."""
    spans: list[tuple[Span, DocumentForm, str]] = [
        (match.span(), _FORM_OF[" ".join(match.group().lower().split())], match.group())
        for match in _FORM.finditer(text)
        if not _OTHER_THING.match(text, match.end())
    ]
    for match in _HAN_TITLE.finditer(text):
        if not _NO_TITLE.search(match["title"]):
            behind = _FORM_BEHIND_TITLE.match(text, match.end() - 1)
            word = (behind["form"] if behind else "") or ""
            spans.append((match.span(), _FORM_OF.get(word, _form_within(match["title"])), word))
    return iter(sorted(spans, key=lambda each: each[0]))


def _form_within(title: str) -> DocumentForm:
    """The form that a title names at its end (《关于…的通知》); papers where it names none."""
    named = [match.group() for match in _FORM.finditer(title)]
    return _FORM_OF[named[-1].lower()] if named else DocumentForm.PAPERS


def _reference(
    record: Record, known: _Found, sentence: Span, span: Span, form: DocumentForm, word: str
) -> DocumentReference | None:
    text = known.text
    left, right = _window(text, sentence, span)
    pages = _pages_beside(known, span, left, right)
    dated = _date_beside(known, span, left, right)
    author, title = _author(text, span, left, right), _title(text, span, right)
    if pages is None and title is None and not _is_told(form, text, span, dated, author):
        return None
    spans = [span, *(one for one in (author, title) if one is not None)]
    spans += [(one.start, one.end) for one in (pages, dated) if one is not None]
    return DocumentReference(
        number=record.number,
        siglum=Siglum(record.path),
        start=max(sentence[0], min(start for start, _ in spans)),
        end=min(sentence[1], max(end for _, end in spans)),
        sentence=sentence,
        form=form,
        form_word=word,
        pages=pages.value if pages else None,
        dated=dated.value if dated else None,
        author=" ".join(text[slice(*author)].split()) if author else "",
        title=" ".join(text[slice(*title)].split()) if title else "",
    )


def _continues(title: DocumentReference, following: DocumentReference) -> bool:
    """Whether a sentence first gives a title between book marks and then says what it is (《…》是一份九页文件)."""
    bare = title.title and title.pages is None and title.dated is None and not title.form_word
    return bool(bare) and title.sentence == following.sentence and not following.title


def _joined(title: DocumentReference, following: DocumentReference) -> DocumentReference:
    return replace(following, start=title.start, title=title.title, author=following.author or title.author)


def _is_told(form: DocumentForm, text: str, span: Span, dated: DateMention | None, author: Span | None) -> bool:
    """Whether a date or an author tells a document; for words that name much else, the date must be its own."""
    if form not in _LOOSE_FORMS:
        return dated is not None or author is not None
    if dated is None:
        return False
    return author is not None or dated.end <= span[0] or _MODIFIES.fullmatch(text, span[1], dated.start) is not None


def _window(text: str, sentence: Span, span: Span) -> Span:
    """How far to both sides words belong to the form: within the sentence, up to a verb or a break."""
    left, right = max(sentence[0], span[0] - _LEFT), min(sentence[1], span[1] + _RIGHT)
    for match in _BREAK.finditer(text, left, span[0]):
        left = match.end()
    following = _BREAK.search(text, span[1], right)
    return left, following.start() if following else right


def _pages_beside(known: _Found, span: Span, left: int, right: int) -> QuantityMention | None:
    """The number of pages before a form ("twelve-page", "300 pages of") or right behind it ("of twelve pages")."""
    for one in known.pages:
        if left <= one.start and one.end <= span[0] and _BETWEEN_LEFT.fullmatch(known.text, one.end, span[0]):
            return one
        if span[1] <= one.start and one.end <= right and _BEFORE_PAGES.fullmatch(known.text, span[1], one.start):
            return one
    return None


def _date_beside(known: _Found, span: Span, left: int, right: int) -> DateMention | None:
    """The date of a document, before its form ("the 2017 memo") or behind it ("sent out in 2017")."""
    for one in known.dates:
        if left <= one.start and one.end <= span[0]:
            if _is_modifier(known.text, one, span[0]):
                return one
        elif span[1] <= one.start and one.end <= right and _NEAR_DATE.fullmatch(known.text, span[1], one.start):
            return one
    return None


def _is_modifier(text: str, found: DateMention, form: int) -> bool:
    """Whether a date before a noun belongs to it ("the May 2017 memo"), and not to the sentence ("in 2017 a memo")."""
    between = text[found.end : form]
    if text[form] > "\u2e80":
        return _HAN_BETWEEN.fullmatch(between) is not None
    before = text[max(0, found.start - 12) : found.start]
    outside = re.search(r"\b(?:in|on|at|since|during|by|until|в|في)\s+$", before, re.IGNORECASE)
    return outside is None and "," not in between and len(between.split()) <= 4


def _author(text: str, span: Span, left: int, right: int) -> Span | None:
    """Who made it, as printed: behind "signed by", "from the …", or as its owner before it."""
    made = _MADE_BY.search(text, span[1], right)
    if made is not None and re.search(r"[A-ZÀ-Þ]|^the\s", made["author"]):
        start = made.start("author")
        return start, start + len(_AUTHOR_ENDS.sub("", made["author"]))
    other = _MADE_BY_OTHER.search(text, span[1], right) or _MADE_BY_OTHER.search(text, left, span[0])
    if other is not None and other.lastgroup is not None:
        return other.span(other.lastgroup)
    sent = _FROM.match(text, span[1], right)
    if sent is not None and not find_dates(sent["author"]):
        return sent.span("author")
    owner = _OWNER.search(text, left, span[0])
    return owner.span("author") if owner is not None else None


def _title(text: str, span: Span, right: int) -> Span | None:
    """Its title: between book marks, behind "titled", or between marks right behind its form."""
    if text[span[0]] == "《":
        return span[0] + 1, span[1] - 1
    match = _TITLED.match(text, span[1], right)
    if match is None or text[span[0]] > "\u2e80":
        return None
    return match.span("title") if match["title"][0].isupper() or match["title"][0] > "\u0400" else None


def _page_words(text: str) -> Iterator[QuantityMention]:
    """Numbers of pages that are part of a word, or stand before 页 and its noun."""
    for match in (*_RUSSIAN_PAGES.finditer(text), *_HAN_PAGES.finditer(text)):
        printed = match["number"].rstrip("-").lower()
        amount = float(printed) if printed.isdecimal() else NUMBER_WORDS.get(printed) or han_value(printed)
        if amount is not None:
            value = Quantity(amount=amount, comparator=Comparator.EXACTLY, unit="page")
            yield QuantityMention(match.start(), match.end(), value, "quantity.page_word")
