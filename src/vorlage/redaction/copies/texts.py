# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A record as redacted text or table: placeholders of no width, and nothing that a reader does not see.

The placeholders are those of masking (`domain.protection.PLACEHOLDERS`): one for all values of a kind, without numbers,
so that not even that two places name one person is told. What lies under a drawn box is `[withheld]`.

Characters without shape, tags, variation selectors, odd spaces and runs of spaces are taken out: they carry marks of a
copy. A joiner of Arabic and Indic scripts stays between letters of these, where it is spelling.

Residual risks: spelling, wording, punctuation and look-alike letters are as they were, and can mark a copy too.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from vorlage.custody.spreadsheets import neutral
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.domain.protection import PLACEHOLDERS
from vorlage.names.scripts import Script, script_of
from vorlage.redaction.copies.hiding import PageSpot

WITHHELD: Final = "[withheld]"
_JOINERS: Final = "\u200c\u200d"
_LETTERS_JOINED: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.HAN, Script.COMMON})
"""Scripts in which a joiner spells nothing."""
_SELECTORS: Final = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_CSV: Final = "text/csv"
_TAB: Final = "\t"
_SPACES: Final = re.compile(r"[^\S\t\n]+")

Stretch = tuple[int, int, str]
"""Of a text: start, end, and what stands in its place."""


def stretches(spots: Iterable[PageSpot], under_boxes: Iterable[PageSpot]) -> tuple[Stretch, ...]:
    """What is replaced in the text of a page and by what, in order and apart; where both hold, it is withheld."""
    found = [(spot.start, spot.end, PLACEHOLDERS[spot.kind]) for spot in spots]
    found += [(spot.start, spot.end, WITHHELD) for spot in under_boxes]
    merged: list[Stretch] = []
    for start, end, placeholder in sorted(found):
        if merged and start < merged[-1][1]:
            first, last, before = merged[-1]
            merged[-1] = first, max(last, end), WITHHELD if WITHHELD in (before, placeholder) else before
        else:
            merged.append((start, end, placeholder))
    return tuple(merged)


def as_text(record: Record, hidden: Mapping[int, Sequence[Stretch]]) -> bytes:
    """The record as plain text, UTF-8, with a blank line between pages."""
    pages = (_replaced(page.text, hidden.get(page.number, ())) for page in record.pages)
    return ("\n\n".join(map(plain, pages)).strip("\n") + "\n").encode("utf-8")


def as_csv(record: Record, hidden: Mapping[int, Sequence[Stretch]]) -> bytes:
    """The record as CSV (RFC 4180): rows and cells as in the table it is, and no cell can run as a formula.

    A spot that goes over the end of a cell has its placeholder in every cell it touches.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for page in record.pages:
        separator = _separator_of(page.text, record.media_type)
        for row in _rows(page.text, hidden.get(page.number, ()), separator):
            writer.writerow([neutral(" ".join(plain(cell).split())) for cell in row])
    return written.getvalue().encode("utf-8")


def _rows(text: str, hidden: Sequence[Stretch], separator: str) -> Iterator[list[str]]:
    row: list[str] = []
    for start, end in _cells(text, separator):
        inside = [
            (max(first, start) - start, min(last, end) - start, placeholder)
            for first, last, placeholder in hidden
            if first < end and start < last
        ]
        row.append(_unquoted(_replaced(text[start:end], inside)))
        if end == len(text) or text[end] == "\n":
            if any(row):
                yield row
            row = []


def _cells(text: str, separator: str) -> Iterator[Span]:
    """Where each cell stands; separators and line ends between quotes are its own, but not in a table cut by tabs."""
    plain_cell = re.compile(rf"[^{re.escape(separator)}\n]*")
    quoted = re.compile(rf'"(?:[^"]|"")*"[^{re.escape(separator)}\n]*') if separator != _TAB else plain_cell
    at = 0
    while at <= len(text):
        found = quoted.match(text, at) or plain_cell.match(text, at)
        end = found.end() if found else at
        yield at, end
        at = end + 1


def _separator_of(text: str, media_type: str) -> str:
    """What parts the cells: tabs in what we read from a workbook; in a CSV what its first line has most of."""
    if media_type != _CSV:
        return _TAB
    first = text.partition("\n")[0]
    return max(",;\t|", key=first.count)


def _unquoted(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if is_quoted else cell


def _replaced(text: str, hidden: Sequence[Stretch]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, placeholder in hidden:
        pieces += (text[at:start], placeholder)
        at = end
    return "".join((*pieces, text[at:]))


def plain(text: str) -> str:
    """A text without what is not seen in it; line ends are LF, and no line ends in spaces."""
    lines = unicodedata.normalize("NFC", _without_shapeless(text)).split("\n")
    return "\n".join(_SPACES.sub(" ", line).rstrip(" \t") for line in lines)


def _without_shapeless(text: str) -> str:
    text = _SELECTORS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii() and text.isprintable():
        return text
    return "".join(_kept(text))


def _kept(text: str) -> Iterator[str]:
    for at, character in enumerate(text):
        if character in "\t\n":
            yield character
        elif character in _JOINERS:
            if 0 < at < len(text) - 1 and _joins(text[at - 1]) and _joins(text[at + 1]):
                yield character
        elif unicodedata.category(character) not in ("Cf", "Cc", "Cs", "Co", "Cn"):
            yield character


def _joins(letter: str) -> bool:
    return letter.isalpha() and script_of(letter) not in _LETTERS_JOINED
