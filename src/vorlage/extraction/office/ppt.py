# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PPT: PowerPoint 97 to 2003 ([MS-PPT]), a slide a page as it is after the last edit.

The title stands first, then texts from top to bottom, cells of tables apart by tabs. Speaker's notes, comments, headers
and footers stand apart, and so does what a hidden slide shows. Embedded objects are members.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office import ppt_records as ppt
from vorlage.extraction.office.compound import Compound, CompoundBrokenError
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.ppt_records import Atom

MEDIA_TYPE = "application/vnd.ms-powerpoint"
_ENCRYPTED_TOKEN = 0xF3D1C4DF
_TITLES, _NOTES_TEXT = (0, 6), 2
_RUNNING_PLACES = (7, 8, 9, 10)
_IS_TABLE = 0x39F
_HIDDEN_SLIDE = 0x4
MAX_OBJECT_BYTES = 256 << 20
_MAX_SLIDES = 10_000


class PptEncryptedError(Exception):
    """Its records are encrypted."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A text on a slide: its kind and its place from the top, then from the left."""

    text: str
    kind: int
    place: tuple[int, int]
    is_running: bool = False


def read_ppt(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read the slides in the order of the show; with a password, those of the request are tried."""
    try:
        return _read_opened(original)
    except PptEncryptedError:
        from vorlage.extraction.office.encrypted import NEEDS_PASSWORD, read_with_passwords
    try:
        return read_with_passwords(original, request, lambda opened, _: _read_opened(opened), MEDIA_TYPE)
    except PptEncryptedError:
        return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, NEEDS_PASSWORD)


def _read_opened(original: BinaryIO) -> ReadAnswer:
    original.seek(0)
    try:
        streams = Compound(original)
    except CompoundBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    folder = () if streams.has("PowerPoint Document") else ("PP97_DUALSTORAGE",)
    held = streams.stream(*folder, "PowerPoint Document")
    user = streams.stream(*folder, "Current User") or b""
    if held is None:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "ppt.stream: its slides cannot be reached")
    if len(user) >= 20 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED_TOKEN:
        raise PptEncryptedError
    last_edit = struct.unpack_from("<I", user, 16)[0] if len(user) >= 20 else len(held)
    show = _Show(held, last_edit)
    pages = show.pages()
    shelf = EmbeddedShelf()
    for number, content in enumerate(show.objects(), start=1):
        shelf.take(f"object {number}.bin", content)
    return answer_of(pages, MEDIA_TYPE, members=shelf.members, damage=show.damage)


class _Show:
    def __init__(self, held: bytes, last_edit: int) -> None:
        self._held = held
        self._places, document = ppt.current_records(held, last_edit)
        self._document = self._record(document)
        self.damage = ""
        if self._document is None or self._document.kind != ppt.DOCUMENT:
            self._document = None
            self.damage = "ppt.directory: its last state cannot be found; this is all it holds, in the order it lies"

    def _record(self, number: int) -> Atom | None:
        place = self._places.get(number)
        return None if place is None else ppt.record_at(self._held, place)

    def pages(self) -> list[PageDraft]:
        """The slides as they are after the last edit; every slide there is when no last state can be found."""
        if self._document is None:
            listed = ppt.records(self._held, 0, len(self._held))
            return [self._page(record, []) for record in listed if record.kind == ppt.SLIDE][:_MAX_SLIDES]
        notes = dict(self._notes())
        pages = []
        for number, slide_id, outline in self._listed(0):
            record = self._record(number)
            page = PageDraft() if record is None else self._page(record, outline)
            page.hide(HiddenKind.NOTE, notes.get(slide_id, ""))
            pages.append(page)
        if pages:
            for text in self._headers(self._document):
                pages[0].hide(HiddenKind.HEADER, text)
        return pages

    def objects(self) -> Iterator[bytes]:
        """Embedded objects: compound files, most of them deflated (MS-PPT 2.10.34)."""
        for place in sorted(set(self._places.values())):
            record = ppt.record_at(self._held, place)
            if record is None or record.kind != ppt.OBJECT:
                continue
            content = self._held[record.start : record.end]
            if record.instance:
                try:
                    content = zlib.decompressobj().decompress(content[4:], MAX_OBJECT_BYTES)
                except zlib.error:
                    continue
            yield content

    def _listed(self, instance: int) -> Iterator[tuple[int, int, list[tuple[int, str]]]]:
        """What a list of slides or notes names: number of the object, its id, and the texts of its outline."""
        start, end = (0, 0) if self._document is None else (self._document.start, self._document.end)
        for record in ppt.records(self._held, start, end):
            if record.kind != ppt.SLIDE_LIST or record.instance != instance:
                continue
            found: tuple[int, int, list[tuple[int, str]]] | None = None
            for atom in ppt.records(self._held, record.start, record.end):
                if atom.kind == ppt.SLIDE_PERSIST and atom.end - atom.start >= 16:
                    if found is not None:
                        yield found
                    number, _, _, slide_id = struct.unpack_from("<IIiI", self._held, atom.start)
                    found = (number, slide_id, [])
                elif found is not None:
                    self._add_text(atom, found[2])
            if found is not None:
                yield found

    def _add_text(self, atom: Atom, texts: list[tuple[int, str]]) -> None:
        """Take in an atom of a text: its header, its characters, or a place in it that shows something else."""
        if atom.kind == ppt.TEXT_HEADER:
            texts.append((struct.unpack_from("<I", self._held.ljust(atom.start + 4, b"\x00"), atom.start)[0], ""))
        elif atom.kind in (ppt.TEXT_CHARACTERS, ppt.TEXT_BYTES):
            kind = texts.pop()[0] if texts and not texts[-1][1] else 4
            texts.append((kind, ppt.text_of(self._held, atom)))
        elif atom.kind in ppt.META_CHARACTERS and texts and atom.end - atom.start >= 4:
            kind, text = texts[-1]
            (position,) = struct.unpack_from("<I", self._held, atom.start)
            if position < len(text):
                texts[-1] = (kind, text[:position] + "\x00" + text[position + 1 :])

    def _page(self, slide: Atom, outline: list[tuple[int, str]]) -> PageDraft:
        page = PageDraft()
        shapes, running, is_hidden = list(self._shapes(slide, outline, page)), [], False
        for record in ppt.below(self._held, slide):
            if record.kind == ppt.SHOW_SETTINGS and record.end - record.start >= 12:
                is_hidden = bool(struct.unpack_from("<H", self._held, record.start + 10)[0] & _HIDDEN_SLIDE)
            elif record.kind == ppt.COMMENT:
                page.hide(HiddenKind.COMMENT, self._string(record, 1))
        running = [shape.text for shape in shapes if shape.is_running]
        shown = sorted(
            (shape for shape in shapes if not shape.is_running),
            key=lambda shape: (shape.kind not in _TITLES, shape.place),
        )
        text = "\n".join(shape.text for shape in shown)
        if is_hidden:
            page.hide(HiddenKind.HIDDEN, text)
            page.has_picture = False
        else:
            page.text.append(text)
        for each in (*running, *self._headers(slide)):
            page.hide(HiddenKind.HEADER, each)
        return page

    def _shapes(self, slide: Atom, outline: list[tuple[int, str]], page: PageDraft) -> Iterator[_Shape]:
        used: set[int] = set()
        for record in ppt.below(self._held, slide):
            if record.kind == ppt.DRAWING:
                for group in ppt.records(self._held, record.start, record.end):
                    yield from self._group(group, outline, used, page, 0)
        for index, (kind, text) in enumerate(outline):
            if index not in used and text.strip("\x00\n "):
                yield _Shape(text, kind, (-1, index))

    def _group(
        self, group: Atom, outline: list[tuple[int, str]], used: set[int], page: PageDraft, depth: int
    ) -> Iterator[_Shape]:
        """The texts of a group of shapes; a table is a group, and one text."""
        if depth > 40:
            return
        members = list(ppt.records(self._held, group.start, group.end))
        shapes: list[_Shape] = []
        for record in members:
            if record.kind == ppt.SHAPE:
                page.has_picture = True
                shapes += self._shape(record, outline, used)
            elif record.is_container:
                shapes += self._group(record, outline, used, page, depth + 1)
        first = members[0] if members and members[0].kind == ppt.SHAPE else None
        if first is not None and depth > 1:
            top = self._place(first)
            if self._is_table(first):
                shapes = [_Shape(_rows(shapes), 4, top)]
            shapes = [_Shape(each.text, each.kind, top, each.is_running) for each in shapes]
        yield from shapes

    def _shape(self, shape: Atom, outline: list[tuple[int, str]], used: set[int]) -> Iterator[_Shape]:
        texts: list[tuple[int, str]] = []
        is_running = False
        for record in ppt.below(self._held, shape):
            if record.kind == ppt.PLACEHOLDER and record.end - record.start >= 5:
                is_running = self._held[record.start + 4] in _RUNNING_PLACES
            elif record.kind == ppt.TEXT_BOX and not record.is_container:
                for atom in ppt.records(self._held, record.start, record.end):
                    self._box_atom(atom, outline, used, texts)
            else:
                self._box_atom(record, outline, used, texts)
        for kind, text in texts:
            if text.strip("\x00\n "):
                yield _Shape(text, kind, self._place(shape), is_running)

    def _box_atom(
        self, atom: Atom, outline: list[tuple[int, str]], used: set[int], texts: list[tuple[int, str]]
    ) -> None:
        if atom.kind == ppt.OUTLINE_REFERENCE and atom.end - atom.start >= 4:
            (index,) = struct.unpack_from("<I", self._held, atom.start)
            if index < len(outline) and index not in used:
                used.add(index)
                texts.append(outline[index])
        else:
            self._add_text(atom, texts)

    def _place(self, shape: Atom) -> tuple[int, int]:
        for record in ppt.records(self._held, shape.start, shape.end):
            size = record.end - record.start
            if record.kind == ppt.ANCHOR and size >= 8:
                top, left = struct.unpack_from("<hh" if size < 16 else "<ii", self._held, record.start)
                return int(top), int(left)
            if record.kind == ppt.CHILD_ANCHOR and size >= 16:
                left, top = struct.unpack_from("<ii", self._held, record.start)
                return int(top), int(left)
        return (-1, 0)

    def _is_table(self, shape: Atom) -> bool:
        """Whether the first shape of a group says that the group is a table (MS-ODRAW 2.3.4.37)."""
        for record in ppt.records(self._held, shape.start, shape.end):
            if record.kind == ppt.TABLE_PROPERTIES:
                for at in range(record.start, record.end - 5, 6):
                    name, value = struct.unpack_from("<HI", self._held, at)
                    if name & 0x3FFF == _IS_TABLE:
                        return bool(value & 1)
        return False

    def _notes(self) -> Iterator[tuple[int, str]]:
        """Speaker's notes by the slide they belong to."""
        for number, _, outline in self._listed(2):
            record = self._record(number)
            if record is None:
                continue
            atom = next(
                (r for r in ppt.records(self._held, record.start, record.end) if r.kind == ppt.NOTES_ATOM), None
            )
            if atom is not None and atom.end - atom.start >= 4:
                shapes = self._shapes(record, outline, PageDraft())
                texts = (shape.text for shape in shapes if not shape.is_running)
                yield struct.unpack_from("<I", self._held, atom.start)[0], "\n".join(texts)

    def _headers(self, root: Atom) -> Iterator[str]:
        for record in ppt.records(self._held, root.start, root.end):
            if record.kind == ppt.HEADERS_FOOTERS:
                for instance in (0, 1, 2):
                    yield self._string(record, instance)

    def _string(self, root: Atom, instance: int) -> str:
        for record in ppt.records(self._held, root.start, root.end):
            if record.kind == ppt.STRING and record.instance == instance:
                return ppt.text_of(self._held, record)
        return ""


def _rows(cells: list[_Shape]) -> str:
    """Cells of a table as rows: those that start at one height are a row."""
    rows: dict[int, list[_Shape]] = {}
    for cell in cells:
        rows.setdefault(cell.place[0], []).append(cell)
    return "\n".join(
        "\t".join(" ".join(cell.text.split("\n")) for cell in sorted(row, key=lambda cell: cell.place[1]))
        for _, row in sorted(rows.items())
    )
