# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The walk through WordprocessingML: what a page shows in the order of reading, what it does not show apart.

Element names: ECMA-376 part 1, section 17; Word 2003's own XML differs in its wrappers alone (headers lie in the
section, notes in the run that calls them, changes and comments in `aml:annotation`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import lxml.etree

from vorlage.domain.pages import HiddenKind
from vorlage.extraction.office.drafts import PageDraft
from vorlage.extraction.office.symbols import symbol

Element = lxml.etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_VML = "{urn:schemas-microsoft-com:vml}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = {f"{W}t", f"{_MATH}t", f"{_DRAWING}main}}t"}
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_NOT_TEXT = {f"{W}instrText", f"{W}tblPr", f"{W}tcPr", f"{W}trPr", f"{W}sdtPr", f"{W}binData", f"{W}ffData", _FALLBACK}
_PICTURES = {f"{W}pict", f"{W}drawing", f"{W}object"}
_PARAGRAPHS = {f"{W}p", f"{_DRAWING}main}}p"}
_OFF = ("0", "false", "off")
_MAX_DEPTH = 200


@dataclass(slots=True)
class Around:
    """What the parts beside the body hold, by number: notes and comments, styles that hide, parts shown in place."""

    footnotes: dict[str, Element] = field(default_factory=dict)
    endnotes: dict[str, Element] = field(default_factory=dict)
    comments: dict[str, Element] = field(default_factory=dict)
    hiding_styles: frozenset[str] = frozenset()
    shown_part: Callable[[str], str] | None = None
    """The text of a chart, a diagram or a chunk of another format, by its relation."""


class WordWalk:
    """One walk through a body: fills pages, starting a new one at each page break.

    A page starts where the writer put a break, where a section starts on a new page, and where Word noted that it
    broke the page when it last laid the text out. A break within a table waits for the end of the row.
    """

    def __init__(self, around: Around) -> None:
        self.pages = [PageDraft()]
        self._around = around
        self._cells = 0
        self._break_waits = False
        self._endnotes: list[str] = []

    def finish(self) -> list[PageDraft]:
        """The pages, endnotes below the last one. A page at the end that shows and hides nothing is dropped."""
        self.pages[-1].notes += self._endnotes
        while len(self.pages) > 1 and not (self.pages[-1].has_text or self.pages[-1].hidden or self.pages[-1].notes):
            last = self.pages.pop()
            self.pages[-1].has_picture |= last.has_picture
        return self.pages

    def walk(self, root: Element) -> None:
        """Take in an element and all below it."""
        walk = lxml.etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enters(element):
                    walk.skip_subtree()
            else:
                self._leaves(element)

    def _enters(self, element: Element) -> bool:
        """Take in the start of an element; whether all below it was dealt with."""
        tag = element.tag
        if tag in _TEXT:
            self._say(element.text or "")
        elif tag == f"{W}br" and element.get(f"{W}type") == "page":
            self._break_page()
        elif tag == f"{W}lastRenderedPageBreak":
            if self.pages[-1].has_text:
                self._break_page()
        elif tag in _BREAKS:
            self._say(" " if self._cells and _BREAKS[tag] == "\n" else _BREAKS[tag])
        elif tag == f"{W}r":
            return self._is_hidden_run(element)
        elif tag in _DELETED or tag == _ANNOTATION:
            return self._is_change(element)
        elif tag == f"{W}tc":
            self._cells += 1
        elif tag == f"{W}pPr":
            self._enters_paragraph(element)
            return True
        elif tag in _NOT_TEXT:
            return True
        else:
            return self._enters_rarer(element, str(tag))
        return False

    def _enters_rarer(self, element: Element, tag: str) -> bool:
        if tag in (f"{W}txbxContent", f"{_DRAWING}main}}txBody"):
            self._new_line()
        elif tag in _PICTURES:
            self.pages[-1].has_picture = True
        elif tag == f"{W}sym":
            self._say(symbol(_hex(element.get(f"{W}char")), element.get(f"{W}font") or ""))
        elif tag == f"{W}footnoteReference":
            self._note(self._around.footnotes.pop(element.get(f"{W}id") or "", None), self.pages[-1].notes)
        elif tag == f"{W}endnoteReference":
            self._note(self._around.endnotes.pop(element.get(f"{W}id") or "", None), self._endnotes)
        elif tag in (f"{W}footnote", f"{W}endnote"):
            self._note(element, self.pages[-1].notes if tag == f"{W}footnote" else self._endnotes)
            return True
        elif tag == f"{W}commentReference":
            self.comment(self._around.comments.pop(element.get(f"{W}id") or "", None))
        elif tag == f"{W}rt":
            self._say("(" + "".join(node.text or "" for node in element.iter(f"{W}t")) + ")")
            return True
        elif tag == f"{W}sectPr":
            self._section(element)
            return True
        elif tag == f"{_VML}textpath":
            self._say(element.get("string") or "")
        elif tag in (f"{_DRAWING}chart}}chart", f"{_DRAWING}diagram}}relIds", f"{W}altChunk"):
            self._show_part(element)
        elif tag == f"{_DRAWING}wordprocessingDrawing}}docPr":
            self.pages[-1].hide(HiddenKind.HIDDEN, element.get("descr") or "")
        return False

    def _leaves(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._say(" " if self._cells else "\n")
        elif tag == f"{W}tc":
            self._cells -= 1
            self._say("\t")
        elif tag == f"{W}tr":
            self._end_row()

    def _end_row(self) -> None:
        """A row is a line; the space of a cell's last paragraph and the tab of the last cell go."""
        if self._cells:
            self._say(" ")
            return
        text = self.pages[-1].text
        while text and text[-1] in ("\t", " "):
            text.pop()
        self._say("\n")
        if self._break_waits:
            self._break_page()

    def _say(self, text: str) -> None:
        said = self.pages[-1].text
        if text == "\t" and said and said[-1] == " ":
            said.pop()
        said.append(text)

    def _new_line(self) -> None:
        said = self.pages[-1].text
        if said and not said[-1].endswith("\n"):
            said.append(" " if self._cells else "\n")

    def _break_page(self) -> None:
        self._break_waits = bool(self._cells)
        if not self._cells:
            self.pages.append(PageDraft())

    def _enters_paragraph(self, properties: Element) -> None:
        before = properties.find(f"{W}pageBreakBefore")
        if before is not None and _is_on(before) and self.pages[-1].has_text:
            self._break_page()
        section = properties.find(f"{W}sectPr")
        if section is not None:
            self._section(section)
            kind = section.find(f"{W}type")
            self._break_waits = kind is None or kind.get(f"{W}val") not in ("continuous", "nextColumn")

    def _section(self, section: Element) -> None:
        """Headers and footers that lie in the section itself, as in Word 2003."""
        for part in section.iter(f"{W}hdr", f"{W}ftr"):
            self.pages[-1].hide(HiddenKind.HEADER, text_below(part))

    def _is_hidden_run(self, run: Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        vanish = properties.find(f"{W}vanish")
        style = properties.find(f"{W}rStyle")
        by_style = style is not None and style.get(f"{W}val") in self._around.hiding_styles
        if not (_is_on(vanish) if vanish is not None else by_style):
            return False
        self.pages[-1].hide(HiddenKind.HIDDEN, _all_text(run))
        return True

    def _is_change(self, change: Element) -> bool:
        kind = change.get(f"{W}type") or ""
        if change.tag == _ANNOTATION and kind != "Word.Deletion":
            if kind == "Word.Comment":
                self.comment(change)
            return kind == "Word.Comment"
        self.pages[-1].hide(HiddenKind.TRACKED, _all_text(change))
        return True

    def comment(self, comment: Element | None) -> None:
        """Keep a comment with the page it stands on."""
        if comment is not None:
            self.pages[-1].hide(HiddenKind.COMMENT, text_below(comment))

    def _note(self, note: Element | None, notes: list[str]) -> None:
        if note is not None and (text := text_below(note)):
            notes.append(text)

    def _show_part(self, element: Element) -> None:
        relation = element.get(f"{_R}id") or element.get(f"{_R}dm")
        if relation and self._around.shown_part is not None:
            self._new_line()
            self._say(self._around.shown_part(relation))
            self._new_line()


def text_below(root: Element) -> str:
    """The text below an element, notes called there not followed."""
    walk = WordWalk(Around())
    for below in root:
        walk.walk(below)
    pages = walk.finish()
    return "\n".join(page.whole_text().strip() for page in pages).strip()


def _all_text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t", f"{W}delText"))


def _is_on(switch: Element) -> bool:
    return switch.get(f"{W}val") not in _OFF


def _hex(stated: str | None) -> int:
    try:
        return int(stated or "0", 16)
    except ValueError:
        return 0
