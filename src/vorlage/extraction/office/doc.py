# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""DOC: Word 97 to 2003 ([MS-DOC]), and the text of Word 6 and 95. A page for each page break its writer put.

Text boxes stand where they are anchored, notes below the page that calls them; headers, comments, deleted and hidden
text stand apart; objects are members. Of fields the outcome is shown and the code is not.
"""

from __future__ import annotations

import bisect
import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.compound import Compound, CompoundBrokenError
from vorlage.extraction.office.doc_pieces import (
    DocBrokenError,
    DocEncryptedError,
    WordFile,
    join_surrogates,
    open_word_file,
    positions_of,
)
from vorlage.extraction.office.doc_runs import Dressing, dressing_of
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf

MEDIA_TYPE = "application/msword"
_FOOTNOTE_CALLS, _FOOTNOTES, _COMMENT_CALLS, _COMMENTS, _ENDNOTES = 2, 3, 4, 5, 47
_SHAPES, _BOXES = 40, 56
_SHAPE_SIZE, _BOX_SIZE = 26, 22
_MARKS = re.compile(r"[\x01-\x08\x0b-\x1f]")
_ROW_END = "\x1c"
_SPOKEN = {"\x0b": "\n", "\x0d": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": ""}


def read_doc(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read a DOC, a page for each page break; one with a password is opened with those of the request."""
    try:
        return _read_opened(original)
    except DocEncryptedError:
        from vorlage.extraction.office.encrypted import NEEDS_PASSWORD, read_with_passwords
    try:
        return read_with_passwords(original, request, lambda opened, _: _read_opened(opened), MEDIA_TYPE)
    except DocEncryptedError:
        return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, NEEDS_PASSWORD)


def _read_opened(original: BinaryIO) -> ReadAnswer:
    original.seek(0)
    try:
        streams = Compound(original)
        main = streams.stream("WordDocument")
        if main is None:
            raise DocBrokenError("doc.stream: its text cannot be reached")
        opened = open_word_file(main, (streams.stream("0Table"), streams.stream("1Table")))
    except (DocBrokenError, CompoundBrokenError) as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    pages = _Walk(opened, dressing_of(opened)).pages()
    shelf = EmbeddedShelf()
    for number, path in enumerate(streams.below("ObjectPool"), start=1):
        shelf.take_storage(streams, path, f"object {number}")
    damage = "" if opened.is_whole else "doc.truncated: ends early; this is what it holds up to there"
    return answer_of(pages, MEDIA_TYPE, members=shelf.members, damage=damage)


class _Walk:
    """Turns stretches of the text into what is shown."""

    def __init__(self, opened: WordFile, dressing: Dressing) -> None:
        self._fields: list[bool] = []
        """Of each field that is open: whether we are in its code rather than its outcome."""
        self._opened = opened
        self._dressing = dressing
        self._text = _with_row_ends(opened.text, dressing)
        self._boxes = dict(_boxes(opened))

    def pages(self) -> list[PageDraft]:
        """The pages of the main text, with all that hangs on them."""
        start, end = self._opened.extents["text"]
        drafts = [PageDraft()]
        starts = [start]
        for at, piece in self._shown(start, end, drafts):
            if piece == "\x0c":
                drafts.append(PageDraft())
                starts.append(at + 1)
            else:
                drafts[-1].text.append(piece)
        self._hang(drafts, starts)
        while len(drafts) > 1 and not (drafts[-1].has_text or drafts[-1].hidden or drafts[-1].notes):
            drafts.pop()
        return drafts

    def _hang(self, drafts: list[PageDraft], starts: list[int]) -> None:
        def page_at(position: int) -> PageDraft:
            return drafts[max(0, bisect.bisect_right(starts, position) - 1)]

        for position, text in self._stories("footnotes", _FOOTNOTES, _FOOTNOTE_CALLS, 2):
            page_at(position).notes.append(text)
        for position, text in self._stories("comments", _COMMENTS, _COMMENT_CALLS, 30):
            page_at(position).hide(HiddenKind.COMMENT, text)
        for _, text in self._stories("endnotes", _ENDNOTES, None, 0):
            drafts[-1].notes.append(text)
        for name in ("headers", "header_boxes"):
            lines = self._plain(*self._opened.extents[name]).split("\n")
            for line in dict.fromkeys(line.strip() for line in lines):
                drafts[0].hide(HiddenKind.HEADER, line)
        anchored = set(self._boxes.values())
        start, end = self._opened.extents["boxes"]
        if not anchored and end > start:
            drafts[-1].text.append("\n" + self._plain(start, end))

    def _stories(self, name: str, table: int, calls: int | None, call_size: int) -> Iterator[tuple[int, str]]:
        """The texts of a subdocument, each with the position in the main text that calls it."""
        start, end = self._opened.extents[name]
        if start >= end:
            return
        bounds, _ = positions_of(self._opened.table_at(table), 0)
        positions = positions_of(self._opened.table_at(calls), call_size)[0] if calls is not None else []
        inner = sorted({start + bound for bound in bounds if 0 < bound < end - start})
        edges = [start, *inner, end]
        for number, (first, last) in enumerate(pairwise(edges)):
            if text := self._plain(first, last).strip():
                yield positions[number] if number < len(positions) else 0, text

    def _plain(self, start: int, end: int) -> str:
        pieces = (piece for _, piece in self._shown(start, end, []))
        return "".join("\n" if piece == "\x0c" else piece for piece in pieces)

    def _shown(self, start: int, end: int, drafts: list[PageDraft]) -> Iterator[tuple[int, str]]:
        """Pieces shown between two positions; a page break comes as a form feed. Hidden ones go to the last draft."""
        for first, last, kind in self._stretches(start, end):
            if kind is not None:
                unseen = "".join(piece for _, piece in self._spoken(first, last, []))
                if drafts:
                    drafts[-1].hide(kind, unseen.replace("\x0c", "\n"))
                continue
            yield from self._spoken(first, last, drafts)

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int, HiddenKind | None]]:
        """The extent cut where text is hidden or deleted."""
        listed = [(first, last, HiddenKind.TRACKED) for first, last in self._dressing.deleted]
        listed += [(first, last, HiddenKind.HIDDEN) for first, last in self._dressing.vanished]
        self._fields = []
        at = start
        for first, last, kind in sorted(listed):
            first, last = max(first, at), min(last, end)
            if first >= last:
                continue
            if at < first:
                yield at, first, None
            yield first, last, kind
            at = last
        if at < end:
            yield at, end, None

    def _spoken(self, start: int, end: int, drafts: list[PageDraft]) -> Iterator[tuple[int, str]]:
        at = start
        for mark in _MARKS.finditer(self._text, start, end):
            if at < mark.start() and not any(self._fields):
                yield at, join_surrogates(self._text[at : mark.start()])
            at = mark.end()
            spoken = self._mark(mark[0], mark.start(), drafts)
            if spoken and not any(self._fields):
                yield mark.start(), spoken
        if at < end and not any(self._fields):
            yield at, join_surrogates(self._text[at:end])

    def _mark(self, mark: str, position: int, drafts: list[PageDraft]) -> str:
        """What a control character stands for (MS-DOC 2.4.1 and 2.8.25 for fields)."""
        if mark == "\x13":
            self._fields.append(True)
        elif mark == "\x14" and self._fields:
            self._fields[-1] = False
        elif mark == "\x15" and self._fields:
            self._fields.pop()
        elif mark in ("\x01", "\x08") and drafts:
            drafts[-1].has_picture = True
            if position in self._boxes:
                return "\n" + self._plain_box(self._boxes[position]) + "\n"
        elif mark == "\x07":
            return "\t"
        elif mark == "\x0c":
            return mark
        elif mark == _ROW_END:
            return "\n"
        return _SPOKEN.get(mark, "")

    def _plain_box(self, extent: tuple[int, int]) -> str:
        """The text of a box; fields in it are its own, and boxes in it are not followed."""
        kept = self._fields
        text = self._plain(*extent).strip()
        self._fields = kept
        return text


def _with_row_ends(text: str, dressing: Dressing) -> str:
    """The text with the marks that end a row, and symbols, told apart from cells and letters."""
    if not dressing.row_ends and not dressing.symbols:
        return _guessed_row_ends(text)
    characters = list(text)
    for position in dressing.row_ends:
        if position < len(characters) and characters[position] == "\x07":
            characters[position] = _ROW_END
    for position in dressing.lines_in_cells:
        if position < len(characters) and characters[position] == "\x0d":
            characters[position] = " "
    for position, shown in dressing.symbols.items():
        if position < len(characters):
            characters[position] = shown[:1] or "\x1f"
    text = "".join(characters)
    return _silent_last_cells(text) if dressing.row_ends else _guessed_row_ends(text)


def _silent_last_cells(text: str) -> str:
    """The mark of a row's last cell says nothing that the end of the row does not. Positions stay as they are."""
    return re.sub(rf"\x07(?={_ROW_END})", "\x1f", text)


def _guessed_row_ends(text: str) -> str:
    """Without the properties of paragraphs a cell mark right behind another ends the row."""
    return re.sub(r"\x07\x07", f"\x1f{_ROW_END}", text)


def _boxes(opened: WordFile) -> Iterator[tuple[int, tuple[int, int]]]:
    """Text boxes: the position of the anchor in the main text, and the extent of the box's text."""
    anchors, shapes = positions_of(opened.table_at(_SHAPES), _SHAPE_SIZE)
    by_shape = {struct.unpack_from("<I", shape)[0]: at for at, shape in zip(anchors, shapes, strict=False)}
    bounds, boxes = positions_of(opened.table_at(_BOXES), _BOX_SIZE)
    start, end = opened.extents["boxes"]
    for number, box in enumerate(boxes):
        (shape,) = struct.unpack_from("<I", box, 14)
        first, last = start + bounds[number], start + bounds[number + 1]
        if shape in by_shape and start <= first < last <= end:
            yield by_shape[shape], (first, last)
