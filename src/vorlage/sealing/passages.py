# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A record's text cut into the passages that are sealed each by itself.

A paragraph is a passage, a long one sentence by sentence; in a table every cell is. Of a record with more of them than
a tree may hold, rows, then whole pages are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.pages import Page, Record
from vorlage.domain.seals import SealedPassage
from vorlage.extraction.sentences import paragraphs, sentences

MOST_PASSAGES: Final = 200_000
_LONG_PARAGRAPH: Final = 400
_CELL: Final = re.compile(r"[^\t]+")
_LINE_END: Final = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SPACE_AT_END: Final = re.compile(r"[^\S\n]+(?=\n|$)")


def normalised(text: str) -> str:
    """A text as it is sealed: NFC, lines end with LF alone, no space at their ends. Twice changes nothing."""
    lines = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    return _SPACE_AT_END.sub("", lines)


def passages_of(record: Record) -> tuple[SealedPassage, ...]:
    """The passages of a record, page by page, in the order of its text; no two overlap, and none is blank."""
    for cut in (_finely, _by_lines, _by_pages):
        found = tuple(_passages(record, cut))
        if len(found) <= MOST_PASSAGES:
            return found
    return found[:MOST_PASSAGES]


def _passages(record: Record, cut: Callable[[str], Iterator[Span]]) -> Iterator[SealedPassage]:
    page_start = 0
    for page in record.pages:
        yield from _of_page(page, page_start, cut)
        page_start += len(page.text) + 1


def _of_page(page: Page, page_start: int, cut: Callable[[str], Iterator[Span]]) -> Iterator[SealedPassage]:
    order = 0
    for start, end in cut(page.text):
        text = normalised(page.text[start:end])
        if text.strip():
            yield SealedPassage(
                page=page.number, order=order, start=page_start + start, end=page_start + end, text=text
            )
            order += 1


def _finely(text: str) -> Iterator[Span]:
    for start, end in paragraphs(text):
        if "\t" in text[start:end]:
            for cell in _CELL.finditer(text, start, end):
                yield cell.span()
        elif end - start > _LONG_PARAGRAPH:
            yield from ((start + first, start + last) for first, last in sentences(text[start:end]))
        else:
            yield start, end


def _by_lines(text: str) -> Iterator[Span]:
    return iter(paragraphs(text))


def _by_pages(text: str) -> Iterator[Span]:
    yield 0, len(text)
