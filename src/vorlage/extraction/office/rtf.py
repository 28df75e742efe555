# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""RTF (Rich Text Format Specification 1.9.1): text in the encodings of its fonts, a page for each page break.

Footnotes stand below the page that calls them; headers, footers, annotations, deleted and hidden text stand apart;
embedded objects are members. Bytes above 127 that a writer left unescaped are read as if they were escaped, and groups
that never close are read to the end, as word processors do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office import codepages
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.rtf_words import BODY_GROUPS, HEADER_GROUPS, SILENT_GROUPS, SPOKEN, object_content
from vorlage.extraction.office.symbols import symbol

MEDIA_TYPE = "application/rtf"
MAX_BYTES = 512 << 20
MAX_DEPTH = 10_000
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(\r\n|.)|([{}])|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\", re.S
)
_DOCUMENT_ENCODINGS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": codepages.DEFAULT}
_END_OF_OBJECT = 1 << 28


class Into(Enum):
    """Where the text of a group goes."""

    BODY = "body"
    NOTE = "note"
    NOWHERE = "nowhere"
    FONTS = "fonts"
    HEADER = "header"
    COMMENT = "comment"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class _Group:
    """The state of a group, inherited by the groups in it."""

    into: Into = Into.BODY
    encoding: str = ""
    font: int = -1
    fallback: int = 1
    """How many characters stand behind a `\\u` for readers that do not know it."""
    is_hidden: bool = False
    is_deleted: bool = False
    is_starred: bool = False
    at_start: bool = True


def read_rtf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read an RTF, a page for each page break."""
    held = original.read(MAX_BYTES + 1)
    if len(held) > MAX_BYTES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "limit.bytes: is larger than 512 MiB")
    walk = _Walk(held)
    is_whole = walk.run()
    damage = "" if is_whole else "rtf.truncated: ends before its groups are closed; this is what it holds up to there"
    return answer_of(walk.pages, MEDIA_TYPE, members=walk.shelf.members, damage=damage)


class _Walk:
    def __init__(self, held: bytes) -> None:
        self._held = held
        self._group = _Group()
        self._above: list[_Group] = []
        self._encoding = codepages.DEFAULT
        self._fonts: dict[int, str] = {}
        self._symbol_fonts: dict[int, str] = {}
        self._told_font = -1
        self._font_name = bytearray()
        self._bytes = bytearray()
        self._half = ""
        self._to_skip = 0
        self._in_table = False
        self._breaks_at_section = True
        self._apart: list[str] = []
        self._object = bytearray()
        self._hidden_at = 0
        self.pages = [PageDraft()]
        self.shelf = EmbeddedShelf()

    def run(self) -> bool:
        """Walk through it all; whether every group was closed."""
        at, match = 0, _TOKEN.match
        held = self._held
        while at < len(held) and (token := match(held, at)) is not None:
            at = token.end()
            word, number, code, sign, brace, text = token.groups()
            if text is not None:
                self._literal(text)
            elif code is not None:
                self._literal(bytes((int(code, 16),)))
            elif word is not None:
                if word == b"bin" and number:
                    at += max(0, min(int(number), len(held) - at))
                else:
                    self._word(word.decode("ascii"), int(number) if number else None)
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
            elif sign is not None:
                self._sign(sign)
        self._flush_bytes()
        is_whole = not self._above
        while self._above:
            self._close()
        return is_whole

    def _open(self) -> None:
        self._flush_bytes()
        self._to_skip = 0
        if len(self._above) < MAX_DEPTH:
            self._above.append(self._group)
            self._group = replace(self._group, at_start=True, is_starred=False)

    def _close(self) -> None:
        self._flush_bytes()
        self._to_skip = 0
        closed = self._group
        if not self._above:
            return
        self._group = self._above.pop()
        if closed.into is not self._group.into:
            self._end_of(closed.into)
        elif closed.into is Into.FONTS:
            self._name_font()

    def _end_of(self, into: Into) -> None:
        """A destination ends: what was gathered for it goes where it belongs."""
        text = "".join(self._apart).strip()
        if into is Into.OBJECT:
            self._take_object()
        elif into is Into.FONTS:
            self._name_font()
        elif into in (Into.NOTE, Into.HEADER, Into.COMMENT):
            self._apart.clear()
            if into is Into.NOTE and text:
                self.pages[-1].notes.append(text)
            elif text:
                kind = HiddenKind.HEADER if into is Into.HEADER else HiddenKind.COMMENT
                self.pages[-1].hide(kind, text)

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._unicode(number)
            return
        group = self._group
        if group.at_start and self._is_destination(word):
            return
        if word in SPOKEN:
            if not self._skipped():
                self._say(SPOKEN[word])
        elif word in ("par", "row", "nestrow", "cell", "nestcell", "page", "sect", "line", "lbr", "softpage"):
            self._break(word)
        elif word in ("f", "v", "deleted", "uc", "plain"):
            self._dress(word, number)
        elif word in ("pard", "intbl"):
            self._flush_bytes()
            self._in_table = word == "intbl"
        elif word in ("ansicpg", "fcharset", "cpg") or word in _DOCUMENT_ENCODINGS:
            self._tell_encoding(word, number)
        elif word in ("sbknone", "sbkcol", "sectd", "sbkpage", "sbkeven", "sbkodd"):
            self._breaks_at_section = word not in ("sbknone", "sbkcol")

    def _is_destination(self, word: str) -> bool:
        """Whether this first word of a group sends it somewhere."""
        group = self._group
        into = _destination(word, is_starred=group.is_starred)
        self._group = replace(group, at_start=False)
        if into is None:
            return False
        self._flush_bytes()
        self.pages[-1].has_picture |= word == "pict"
        if group.into is Into.BODY or (into is Into.NOWHERE and group.into is not Into.NOWHERE):
            self._group = replace(self._group, into=into)
        elif into is Into.OBJECT and group.into is Into.NOWHERE:
            self._group = replace(self._group, into=Into.OBJECT)
        return into is not Into.BODY

    def _dress(self, word: str, number: int | None) -> None:
        self._flush_bytes()
        group = self._group
        if group.into is Into.FONTS and word == "f":
            self._name_font()
            self._told_font = -1 if number is None else number
        elif word == "f" and number is not None:
            self._group = replace(group, font=number, encoding=self._fonts.get(number, ""))
        elif word == "uc":
            self._group = replace(group, fallback=max(0, min(number if number is not None else 1, 8)))
        elif word == "plain":
            self._group = replace(group, is_hidden=False, is_deleted=False, font=-1, encoding="")
        elif word == "v":
            self._group = replace(group, is_hidden=number != 0)
        elif word == "deleted":
            self._group = replace(group, is_deleted=number != 0)

    def _tell_encoding(self, word: str, number: int | None) -> None:
        if word in _DOCUMENT_ENCODINGS:
            self._encoding = _DOCUMENT_ENCODINGS[word]
        elif number is None:
            return
        elif word == "ansicpg":
            self._encoding = codepages.code_page(number)
        elif self._group.into is Into.FONTS:
            told = codepages.character_set(number) if word == "fcharset" else codepages.code_page(number)
            if told:
                self._fonts[self._told_font] = told
            if word == "fcharset" and number == 2:
                self._symbol_fonts[self._told_font] = ""

    def _name_font(self) -> None:
        """Only the names of symbol fonts matter: they tell which symbols."""
        if self._told_font in self._symbol_fonts and self._font_name:
            self._symbol_fonts[self._told_font] = self._font_name.decode("latin-1").strip(" ;")
        self._font_name.clear()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._group = replace(self._group, is_starred=True)
        elif sign in (b"\r\n", b"\n", b"\r"):
            self._break("par")
        elif sign in (b"~", b"_"):
            if not self._skipped():
                self._say("\u00a0" if sign == b"~" else "-")
        elif sign in (b"\\", b"{", b"}"):
            self._literal(sign)
        elif sign == b"\t":
            self._say("\t")

    def _literal(self, held: bytes) -> None:
        self._group = self._group if not self._group.at_start else replace(self._group, at_start=False)
        if self._to_skip:
            skipped = min(self._to_skip, len(held))
            self._to_skip -= skipped
            held = held[skipped:]
        into = self._group.into
        if into is Into.OBJECT:
            if len(self._object) < _END_OF_OBJECT:
                self._object += held
        elif into is Into.FONTS:
            self._font_name += held
        elif into is not Into.NOWHERE:
            self._bytes += held

    def _skipped(self) -> bool:
        if self._to_skip:
            self._to_skip -= 1
            return True
        return False

    def _unicode(self, number: int) -> None:
        """A character by its number, of 16 bits with a sign; half of a pair waits for the other."""
        self._flush_bytes()
        unit = number & 0xFFFF if -0x8000 <= number <= 0xFFFF else 0xFFFD
        self._to_skip = self._group.fallback
        if 0xD800 <= unit < 0xDC00:
            self._half = chr(unit)
            return
        character = chr(unit)
        if 0xDC00 <= unit < 0xE000:
            pair = (self._half + character).encode("utf-16-le", "surrogatepass")
            character = pair.decode("utf-16-le", "replace") if self._half else ""
        elif self._group.font in self._symbol_fonts and 0xF000 <= unit <= 0xF0FF:
            character = symbol(unit, self._symbol_fonts[self._group.font])
        self._half = ""
        self._put(character)

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        held = bytes(self._bytes)
        self._bytes.clear()
        if self._group.font in self._symbol_fonts:
            self._put("".join(symbol(byte, self._symbol_fonts[self._group.font]) for byte in held))
        else:
            self._put(codepages.decode(held, self._group.encoding or self._encoding))

    def _say(self, text: str) -> None:
        self._flush_bytes()
        self._put(text)

    def _put(self, text: str) -> None:
        group = self._group
        if group.into in (Into.NOWHERE, Into.OBJECT, Into.FONTS) or not text:
            return
        if group.is_deleted or group.is_hidden:
            self._put_hidden(HiddenKind.TRACKED if group.is_deleted else HiddenKind.HIDDEN, text)
        elif group.into is Into.BODY:
            self.pages[-1].text.append(text)
        else:
            self._apart.append(text)

    def _put_hidden(self, kind: HiddenKind, text: str) -> None:
        """Runs of one kind are one text until something is shown between them."""
        page = self.pages[-1]
        if page.hidden and page.hidden[-1][0] is kind and self._hidden_at == len(page.text):
            page.hidden[-1] = (kind, page.hidden[-1][1] + text)
        else:
            page.hidden.append((kind, text))
        self._hidden_at = len(page.text)

    def _break(self, word: str) -> None:
        self._flush_bytes()
        self._to_skip = 0
        if self._group.into is not Into.BODY:
            self._say("\n")
        elif word in ("page", "sect"):
            if word == "page" or self._breaks_at_section:
                self.pages.append(PageDraft())
            else:
                self._say("\n")
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        else:
            self._say(" " if self._in_table else "\n")

    def _end_cell(self) -> None:
        said = self.pages[-1].text
        while said and said[-1] == " ":
            said.pop()
        said.append("\t")

    def _end_row(self) -> None:
        said = self.pages[-1].text
        while said and said[-1] in ("\t", " "):
            said.pop()
        said.append("\n")

    def _take_object(self) -> None:
        found = object_content(bytes(self._object))
        self._object.clear()
        if found is not None:
            self.shelf.take(*found)


def _destination(word: str, *, is_starred: bool) -> Into | None:
    """Where a group that starts with this word goes; None when the word is no destination."""
    if word == "objdata":
        return Into.OBJECT
    if word == "fonttbl":
        return Into.FONTS
    if word in HEADER_GROUPS:
        return Into.HEADER
    if word == "footnote":
        return Into.NOTE
    if word == "annotation":
        return Into.COMMENT
    if word in SILENT_GROUPS:
        return Into.NOWHERE
    if word in BODY_GROUPS:
        return Into.BODY
    return Into.NOWHERE if is_starred else None
