# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The walk through OpenDocument content: texts with their page breaks, slides and drawings page by page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import lxml.etree

from vorlage.domain.pages import HiddenKind
from vorlage.extraction.office.drafts import PageDraft

Element = lxml.etree._Element

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE, FO, PRESENTATION = (
    f"{_NAMES}{name}:1.0}}"
    for name in ("office", "text", "table", "drawing", "style", "xsl-fo-compatible", "presentation")
)
_SVG = f"{_NAMES}svg-compatible:1.0}}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OLD_NAMES = tuple(
    (f"http://openoffice.org/2000/{old}".encode(), f"urn:oasis:names:tc:opendocument:xmlns:{new}:1.0".encode())
    for old, new in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("drawing", "drawing"), ("style", "style"),
        ("presentation", "presentation"),
    )
)  # fmt: skip
_SILENT = frozenset(
    {f"{OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{DRAW}glue-point"}
    | {f"{OFFICE}scripts", f"{OFFICE}binary-data", f"{TEXT}note-citation", f"{PRESENTATION}settings"}
    | {f"{TEXT}change-start", f"{TEXT}change-end", f"{TABLE}shapes-decls", f"{TABLE}tracked-changes"}
    | {f"{DRAW}image-map", f"{DRAW}layer-set", f"{TABLE}content-validations", f"{TABLE}calculation-settings"}
)
_LINES = frozenset({f"{TEXT}p", f"{TEXT}h"})
_MAX_SPACES = 1_000
_MAX_REPEATED = 50
_WHITE = re.compile(r"[ \t\r\n]+")


def modern_names(held: bytes) -> bytes:
    """Content with the names of OpenOffice 1 as those of OpenDocument, which grew from it."""
    if b"http://openoffice.org/2000/" not in held[:4096]:
        return held
    for old, new in _OLD_NAMES:
        held = held.replace(old, new)
    return held


class OdfStyles:
    """What styles say that matters for text: page breaks, and slides or words that are hidden."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self.breaking_before: set[str] = set()
        self.breaking_after: set[str] = set()
        self.hiding: set[str] = set()
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._learn(style)

    def _learn(self, style: Element) -> None:
        name = style.get(f"{STYLE}name") or ""
        if style.get(f"{STYLE}master-page-name"):
            self.breaking_before.add(name)
        for properties in style:
            if properties.get(f"{FO}break-before") == "page":
                self.breaking_before.add(name)
            if properties.get(f"{FO}break-after") == "page":
                self.breaking_after.add(name)
            if properties.get(f"{TEXT}display") == "none" or (
                properties.get(f"{PRESENTATION}visibility") == "hidden" or properties.get(f"{TABLE}display") == "false"
            ):
                self.hiding.add(name)

    def plain(self, root: Element) -> str:
        """The text below an element."""
        walk = OdfWalk(self, lambda _: "")
        for below in root:
            walk.walk(below)
        return "\n".join(page.whole_text() for page in walk.finish()).strip()

    def plain_line(self, line: Element) -> str:
        """The text of one paragraph."""
        if not len(line):
            return _WHITE.sub(" ", line.text or "").strip(" ")
        walk = OdfWalk(self, lambda _: "")
        walk.walk(line)
        return "".join(walk.finish()[0].text).strip("\n")


class OdfWalk:
    """One walk: fills pages. Text between elements counts only within paragraphs."""

    def __init__(self, styles: OdfStyles, object_text: Callable[[str], str]) -> None:
        self.pages = [PageDraft()]
        self._styles = styles
        self._object_text = object_text
        self._paragraphs = 0
        self._cells = 0
        self._cell_starts: list[int] = []
        self._has_slides = False
        self._hidden_slide = False
        self._break_waits = False
        self._endnotes: list[str] = []

    def finish(self) -> list[PageDraft]:
        """The pages, endnotes below the last."""
        self._end_slide()
        self.pages[-1].notes += self._endnotes
        if not self._has_slides:
            while len(self.pages) > 1 and not (self.pages[-1].has_text or self.pages[-1].hidden):
                self.pages.pop()
        return self.pages

    def walk(self, root: Element) -> None:
        """Take in an element and all below it."""
        walk = lxml.etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enters(element, str(element.tag)):
                    walk.skip_subtree()
                elif self._paragraphs and element.text:
                    self._say_text(element.text)
            else:
                self._leaves(element, str(element.tag))
                if element is not root:
                    self._tail(element)

    def _tail(self, element: Element) -> None:
        if self._paragraphs and element.tail:
            self._say_text(element.tail)

    def _enters(self, element: Element, tag: str) -> bool:
        """Take in the start of an element; whether all below it was dealt with, its end included."""
        if tag in _LINES:
            if element.get(f"{TEXT}style-name") in self._styles.breaking_before and not self._cells:
                self._break_page()
            self._paragraphs += 1
        elif tag == f"{TEXT}s":
            self._say(" " * min(_number(element.get(f"{TEXT}c"), 1), _MAX_SPACES))
        elif tag == f"{TEXT}tab" or tag == f"{TEXT}tab-stop":
            self._say("\t")
        elif tag == f"{TEXT}line-break":
            self._say(" " if self._cells else "\n")
        elif tag == f"{TEXT}soft-page-break":
            if not self._cells and self.pages[-1].has_text:
                self._break_waits = bool(self._paragraphs)
                if not self._paragraphs:
                    self._break_page()
        elif tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            self._cells += 1
            self._cell_starts.append(len(self.pages[-1].text))
        elif tag == f"{DRAW}page" or _is_sheet(element, tag):
            self._start_slide(element)
        elif tag in _SILENT:
            return True
        else:
            return self._enters_rarer(element, tag)
        return False

    def _enters_rarer(self, element: Element, tag: str) -> bool:
        page = self.pages[-1]
        if tag == f"{TEXT}note" or tag in (f"{TEXT}footnote", f"{TEXT}endnote"):
            is_endnote = element.get(f"{TEXT}note-class") == "endnote" or tag == f"{TEXT}endnote"
            text = self._styles.plain(element)
            (self._endnotes if is_endnote else page.notes).append(text)
        elif tag == f"{OFFICE}annotation":
            page.hide(HiddenKind.COMMENT, self._styles.plain(_without(element, f"{_DC}creator", f"{_DC}date")))
        elif tag == f"{TEXT}tracked-changes":
            for deletion in element.iter(f"{TEXT}deletion"):
                page.hide(HiddenKind.TRACKED, self._styles.plain(deletion))
        elif tag in (f"{PRESENTATION}footer-decl", f"{PRESENTATION}header-decl"):
            page.hide(HiddenKind.HEADER, element.text or "")
        elif tag == f"{PRESENTATION}notes":
            page.hide(HiddenKind.NOTE, self._styles.plain(element))
        elif self._is_hidden(element, tag):
            page.hide(HiddenKind.HIDDEN, self._styles.plain(element) or "".join(map(str, element.itertext())))
        elif tag in (f"{_SVG}desc", f"{_SVG}title"):
            page.hide(HiddenKind.HIDDEN, element.text or "")
        elif tag == f"{TEXT}ruby-text":
            self._say("(" + "".join(map(str, element.itertext())) + ")")
        elif tag == f"{DRAW}object":
            self._new_line()
            self._say(self._object_text(element.get(f"{_XLINK}href") or ""))
            self._new_line()
            return len(element) == 0
        elif tag in (f"{DRAW}image", f"{DRAW}object-ole"):
            page.has_picture = True
            return True
        elif tag == f"{DRAW}text-box":
            self._new_line()
            return False
        else:
            return False
        return True

    def _is_hidden(self, element: Element, tag: str) -> bool:
        if tag == f"{TEXT}section":
            return element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
        if tag == f"{TEXT}span":
            return element.get(f"{TEXT}style-name") in self._styles.hiding
        return tag in (f"{TEXT}hidden-paragraph", f"{TEXT}hidden-text") and element.get(f"{TEXT}is-hidden") == "true"

    def _leaves(self, element: Element, tag: str) -> None:
        if tag in _LINES:
            self._paragraphs = max(0, self._paragraphs - 1)
            self._say(" " if self._cells else "\n")
            after = element.get(f"{TEXT}style-name") in self._styles.breaking_after
            if (self._break_waits or after) and not self._cells and not self._paragraphs:
                self._break_page()
        elif tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            self._end_cell(_number(element.get(f"{TABLE}number-columns-repeated"), 1))
        elif tag == f"{TABLE}table-row":
            self._end_row()
        elif tag == f"{DRAW}text-box":
            self._new_line()

    def _end_cell(self, times: int) -> None:
        """A cell that stands for several alike says its text as often, within bounds."""
        self._cells -= 1
        said = self.pages[-1].text
        start = min(self._cell_starts.pop(), len(said)) if self._cell_starts else len(said)
        self._say("\t")
        said.extend(said[start:] * (min(times, _MAX_REPEATED) - 1))

    def _end_row(self) -> None:
        if self._cells:
            self._say(" ")
            return
        text = self.pages[-1].text
        while text and text[-1] in ("\t", " "):
            text.pop()
        self._say("\n")

    def _start_slide(self, slide: Element) -> None:
        self._end_slide()
        if self._has_slides:
            self.pages.append(PageDraft())
        self._has_slides = True
        self.pages[-1].label = slide.get(f"{DRAW}name") or slide.get(f"{TABLE}name") or ""
        style = slide.get(f"{DRAW}style-name") or slide.get(f"{TABLE}style-name")
        self._hidden_slide = style in self._styles.hiding

    def _end_slide(self) -> None:
        """A hidden slide keeps its number; what stands on it is not shown."""
        page = self.pages[-1]
        if self._hidden_slide:
            page.hidden.insert(0, (HiddenKind.HIDDEN, page.whole_text()))
            page.text.clear()
            page.has_picture = False
        self._hidden_slide = False

    def _say_text(self, text: str) -> None:
        """White space in XML is one space (ISO/IEC 26300, 6.1.2)."""
        said = self.pages[-1].text
        text = _WHITE.sub(" ", text)
        if text[:1] == " " and (not said or said[-1].endswith((" ", "\n", "\t"))):
            text = text[1:]
        if text:
            said.append(text)

    def _say(self, text: str) -> None:
        said = self.pages[-1].text
        while text == "\t" and said and said[-1] == " ":
            said.pop()
        said.append(text)

    def _new_line(self) -> None:
        said = self.pages[-1].text
        if said and said[-1] and not said[-1].endswith("\n"):
            said.append(" " if self._cells else "\n")

    def _break_page(self) -> None:
        self._break_waits = False
        if not self._has_slides and (self.pages[-1].has_text or self.pages[-1].has_picture):
            self.pages.append(PageDraft())


def _is_sheet(element: Element, tag: str) -> bool:
    above = element.getparent()
    return tag == f"{TABLE}table" and above is not None and above.tag == f"{OFFICE}spreadsheet"


def _without(element: Element, *tags: str) -> Element:
    """The element without these below it: a comment's author and date are no part of its text."""
    for below in element.findall("*"):
        if below.tag in tags:
            element.remove(below)
    return element


def _number(stated: str | None, usual: int) -> int:
    return int(stated) if stated and stated.isdecimal() and len(stated) < 7 else usual
