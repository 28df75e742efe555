# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which held records may be the document that a report refers to, each with reasons for and against.

The machine offers and never identifies: all records that fit are named, in an order that tells nothing but how many
reasons they have; where none fits, nothing is offered, which is no proof that the document is not held. Compared are
pages, dates at head and foot, the words of a title and of an author, and what a record calls itself. Titles and
authors are compared within one script only: names across scripts are for `names` and for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vorlage.claims.document_words import FORMS
from vorlage.domain.claims import Comparator, Granularity, Quantity
from vorlage.domain.document_references import (
    DocumentForm,
    DocumentLink,
    DocumentReference,
    LinkObjection,
    LinkReason,
)
from vorlage.domain.pages import Record
from vorlage.extraction.dates import find_dates
from vorlage.names.folding import fold_text

_HEAD, _FOOT, _NAME_PLATE = 1500, 600, 500
"""Characters at the head and foot of a record in which its date and maker stand; its name stands at the very head."""
_FEW_PAGES = 5
_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPTS = (re.compile(r"[a-zà-ÿ]"), re.compile(r"[а-яё]"), re.compile(r"[\u0620-\u064a]"), _HAN)
_SMALL = frozenset("the of a an and on in for to de la le о об и в на по в из с".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a held record says of itself that can be compared."""

    number_of_pages: int | None
    dates: frozenset[str]
    head: str
    ends: str
    forms: frozenset[DocumentForm]


class HeldDocuments:
    """Held records, ready to be compared with any number of references. Each record is read once."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._facts = [(record.number, record.path, _facts_of(record)) for record in records]

    def links(self, reference: DocumentReference) -> tuple[DocumentLink, ...]:
        """The records that may be the document of a reference: most reasons, least objections first, then by path."""
        found = []
        for number, path, facts in self._facts:
            reasons, against = _compare(reference, facts)
            if _is_enough(reference, reasons, against):
                found.append(DocumentLink(number=number, path=path, reasons=reasons, against=against))
        return tuple(sorted(found, key=lambda link: (len(link.against) - len(link.reasons), link.path)))


def link_document(reference: DocumentReference, records: Iterable[Record]) -> tuple[DocumentLink, ...]:
    """The held records that may be the document of one reference. For many references, make one `HeldDocuments`."""
    return HeldDocuments(records).links(reference)


def _facts_of(record: Record) -> _Facts:
    text = record.text
    head, foot = text[:_HEAD], text[max(_HEAD, len(text) - _FOOT) :]
    printed = {
        value for part in (head, foot) for found in find_dates(part) for value in (found.value.date, found.value.end)
    }
    told = {
        date for date in (*printed, record.head.published, record.head.made_on) if date and re.match(r"\d{4}", date)
    }
    paged = any(page.width for page in record.pages)
    plate = fold_text(f"{record.path.rsplit('/', 1)[-1]} {text[:_NAME_PLATE]}".replace("_", " "))
    return _Facts(
        number_of_pages=len(record.pages) if paged else None,
        dates=frozenset(date[:10] for date in told),
        head=fold_text(head),
        ends=fold_text(f"{head} {foot}"),
        forms=frozenset(form for form, words in _FOLDED.items() if any(_stands_in(word, plate) for word in words)),
    )


def _stands_in(word: str, folded: str) -> bool:
    """Whether a folded word stands in a folded text, as a word where its script has any."""
    if _HAN.search(word):
        return word in folded
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) is not None


_FOLDED = {form: tuple(fold_text(word) for word in words) for form, words in FORMS.items()}


def _compare(reference: DocumentReference, facts: _Facts) -> tuple[tuple[LinkReason, ...], tuple[LinkObjection, ...]]:
    """All reasons and objections, slot by slot, in the order of the slots."""
    found = [
        *_pages(reference.pages, facts),
        *_dates(reference, facts),
        *_words(reference.title, facts.head, LinkReason.TITLE_PRINTED, LinkObjection.TITLE_ABSENT),
        *_words(reference.author, facts.ends, LinkReason.AUTHOR_PRINTED, LinkObjection.AUTHOR_ABSENT),
        *_forms(reference.form, facts),
    ]
    return (
        tuple(one for one in found if isinstance(one, LinkReason)),
        tuple(one for one in found if isinstance(one, LinkObjection)),
    )


def _pages(wanted: Quantity | None, facts: _Facts) -> Iterator[LinkReason | LinkObjection]:
    if wanted is None or wanted.amount is None or facts.number_of_pages is None:
        return
    held = facts.number_of_pages
    if held == wanted.amount:
        exact = wanted.comparator is Comparator.EXACTLY
        strict = wanted.comparator in (Comparator.MORE, Comparator.LESS)
        yield LinkReason.PAGES_EQUAL if exact else LinkObjection.PAGES_DIFFER if strict else LinkReason.PAGES_WITHIN
    elif _is_within(held, wanted, wanted.amount):
        yield LinkReason.PAGES_WITHIN
    else:
        yield LinkObjection.PAGES_DIFFER


def _is_within(held: int, wanted: Quantity, amount: float) -> bool:
    """Whether a number of pages is what "more than 300" would be said of: within a quarter, on the right side."""
    if wanted.comparator is Comparator.RANGE:
        return amount <= held <= (wanted.high or amount)
    near = abs(held - amount) <= 0.25 * amount
    above = wanted.comparator in (Comparator.MORE, Comparator.AT_LEAST) and held > amount
    below = wanted.comparator in (Comparator.LESS, Comparator.AT_MOST) and held < amount
    return near and (above or below or wanted.comparator is Comparator.ABOUT)


def _dates(reference: DocumentReference, facts: _Facts) -> Iterator[LinkReason | LinkObjection]:
    dated = reference.dated
    if dated is None or not re.match(r"\d{4}", dated.date) or not facts.dates:
        return
    if dated.granularity is Granularity.DAY and dated.date in facts.dates:
        yield LinkReason.DATE_EQUAL
    elif any(held.startswith(dated.date) for held in facts.dates):
        yield LinkReason.DATE_WITHIN
    elif not any(dated.date.startswith(held) for held in facts.dates):
        yield LinkObjection.DATE_DIFFERS


def _words(
    printed: str, held: str, reason: LinkReason, objection: LinkObjection
) -> Iterator[LinkReason | LinkObjection]:
    """Whether most words of a title or an author stand in a part of a record of the same script."""
    wanted = [word for word in _parts(fold_text(printed)) if word not in _SMALL]
    if not wanted or not any(script.search(fold_text(printed)) and script.search(held) for script in _SCRIPTS):
        return
    there = sum(word in held if _HAN.search(word) else _stands_in(word, held) for word in wanted)
    yield reason if there >= 0.7 * len(wanted) else objection


def _parts(folded: str) -> list[str]:
    """Words; of a script without blanks, pairs of characters."""
    parts: list[str] = []
    for match in _WORDS.finditer(folded):
        word = match.group()
        parts += [word[at : at + 2] for at in range(max(1, len(word) - 1))] if _HAN.search(word) else [word]
    return parts


def _forms(form: DocumentForm, facts: _Facts) -> Iterator[LinkReason | LinkObjection]:
    if form in facts.forms and form is not DocumentForm.PAPERS:
        yield LinkReason.FORM_PRINTED
    elif form is not DocumentForm.PAPERS and facts.forms - {DocumentForm.PAPERS}:
        yield LinkObjection.FORM_DIFFERS


def _is_enough(
    reference: DocumentReference, reasons: tuple[LinkReason, ...], against: tuple[LinkObjection, ...]
) -> bool:
    """Whether the reasons make an offer: two of them, or one that few records share, and more than the objections."""
    telling = LinkReason.TITLE_PRINTED in reasons or LinkReason.DATE_EQUAL in reasons
    if reference.pages is not None and (reference.pages.amount or 0) >= _FEW_PAGES:
        telling = telling or bool({LinkReason.PAGES_EQUAL, LinkReason.PAGES_WITHIN} & set(reasons))
    return len(reasons) > len(against) and (telling or len(reasons) >= 2)
