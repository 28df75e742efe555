# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""DOCX: headers, body with tables, notes and footers as text; comments, deletions and hidden runs apart. One page.

A DOCX has no pages until a program lays it out, so none are invented. Element names: ECMA-376 part 1, section 17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import lxml.etree

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import MAX_CHARACTERS, HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DELETED = {f"{_W}del", f"{_W}moveFrom"}
_NOT_TEXT = {f"{_W}instrText", f"{_W}pPr", f"{_W}sectPr", f"{_W}tblPr", f"{_W}tcPr", f"{_W}trPr", _FALLBACK}
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class _Told:
    """What a walk through a part finds: text, and what stands in it unseen."""

    text: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


def read_docx(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a DOCX as one page."""
    try:
        parts = OfficeParts(original)
        body = parts.tree("word/document.xml")
        if body is None:
            raise PartBrokenError("office.body: has no body")
        told = _Told()
        pieces = [*_each_once(parts.matching("word/header")), _text_of(body, told)]
        for notes in ("word/footnotes.xml", "word/endnotes.xml"):
            root = parts.tree(notes)
            pieces += [] if root is None else [_text_of(root, told)]
        pieces += _each_once(parts.matching("word/footer"))
        comments = [_text_of(note, _Told()) for root in parts.matching("word/comments") for note in root]
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    text = tidy_lines(clean_text("\n".join(piece for piece in pieces if piece)))
    hidden = (
        *_apart(HiddenKind.COMMENT, comments),
        *_apart(HiddenKind.TRACKED, told.deleted),
        *_apart(HiddenKind.HIDDEN, told.unseen),
    )
    has_pictures = any(name.startswith(("word/media/", "word/embeddings/")) for name in parts.names)
    return page_with_hidden(text, hidden, MEDIA_TYPE, has_pictures=has_pictures)


def page_with_hidden(text: str, hidden: tuple[HiddenAnswer, ...], media_type: str, *, has_pictures: bool) -> ReadAnswer:
    """A record of one page, refused when too long. Without any text it is empty, or unread if it holds pictures."""
    if len(text) > MAX_CHARACTERS:
        return unreadable(Outcome.REFUSED, media_type, f"limit.characters: has more than {MAX_CHARACTERS} on a page")
    if not text.strip() and not hidden and not has_pictures:
        return unreadable(Outcome.EMPTY, media_type, "text.blank: holds no text")
    page = PageAnswer(text=text, label="1", hidden=hidden, is_read=bool(text.strip() or hidden))
    return ReadAnswer(outcome=Outcome.READ, media_type=media_type, pages=(page,))


def _each_once(roots: Iterable[lxml.etree._Element]) -> list[str]:
    """Headers of different sections are mostly the same: each is given once."""
    return list(dict.fromkeys(text for root in roots if (text := _text_of(root, _Told()))))


def _apart(kind: HiddenKind, pieces: list[str]) -> Iterator[HiddenAnswer]:
    for piece in pieces[:1_500]:
        if text := clean_text(piece).strip():
            yield HiddenAnswer(kind, text)


def _text_of(root: lxml.etree._Element, told: _Told) -> str:
    """The text below an element: paragraphs as lines, rows as lines with their cells apart by tabs."""
    start = len(told.text)
    cells = 0
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            cells += tag == f"{_W}tc"
            if tag in _DELETED or tag in _NOT_TEXT or (tag == f"{_W}r" and _is_vanished(element)):
                _keep_apart(element, told)
                walk.skip_subtree()
            elif tag == f"{_W}t":
                told.text.append(element.text or "")
            elif tag in _BREAKS:
                told.text.append(" " if cells and _BREAKS[tag] == "\n" else _BREAKS[tag])
        elif tag == f"{_W}p":
            told.text.append(" " if cells else "\n")
        elif tag == f"{_W}tc":
            cells -= 1
            told.text.append("\t")
        elif tag == f"{_W}tr":
            told.text.append("\n" if not cells else " ")
    text = "".join(told.text[start:])
    return "\n".join(line.replace(" \t", "\t").rstrip() for line in text.split("\n")).strip("\n")


def _keep_apart(element: lxml.etree._Element, told: _Told) -> None:
    text = "".join(node.text or "" for node in element.iter(f"{_W}t", f"{_W}delText"))
    if text and element.tag in _DELETED:
        told.deleted.append(text)
    elif text and element.tag == f"{_W}r":
        told.unseen.append(text)


def _is_vanished(run: lxml.etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in _OFF
