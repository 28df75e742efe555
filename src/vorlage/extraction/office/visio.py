# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Visio drawings since 2013 (MS-VSDX): each page a page, the texts of its shapes from top to bottom."""

from __future__ import annotations

from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import MAX_PAGES, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.docx import DAMAGE, take_package_members
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.drawings import Element
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError

MEDIA_TYPE = "application/vnd.ms-visio.drawing"
_V = "{http://schemas.microsoft.com/office/visio/2012/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_visio(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read the pages of a drawing. What a shape takes over from its master is not repeated."""
    try:
        parts = OfficeParts(original)
        pages = _pages(parts)
        shelf = EmbeddedShelf()
        take_package_members(parts, "visio/", shelf, with_pictures=not any(page.has_text for page in pages))
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    return answer_of(pages, MEDIA_TYPE, members=shelf.members, damage=DAMAGE if parts.damaged else "")


def _pages(parts: OfficeParts) -> list[PageDraft]:
    listed = parts.optional_tree("visio/pages/pages.xml")
    relations = {relation.number: relation for relation in parts.relations("visio/pages/pages.xml")}
    pages = []
    for each in () if listed is None else list(listed.iter(f"{_V}Page"))[:MAX_PAGES]:
        named = each.find(f"{_V}Rel")
        relation = relations.get("" if named is None else named.get(_RELATION) or "")
        root = None if relation is None else parts.optional_tree(relation.target)
        page = PageDraft(label=each.get("Name") or "")
        text = "" if root is None else "\n".join(_shape_texts(root))
        if each.get("Background") == "1":
            page.hide(HiddenKind.HEADER, text)
        else:
            page.text.append(text)
            page.has_picture = root is not None and next(root.iter(f"{_V}Shape"), None) is not None
        pages.append(page)
    return pages


def _shape_texts(root: Element) -> list[str]:
    """Texts by the height of their shapes; Visio counts from the bottom of the page."""
    placed = []
    for number, shape in enumerate(root.iter(f"{_V}Shape")):
        held = shape.find(f"{_V}Text")
        text = "" if held is None else "".join(map(str, held.itertext())).strip()
        if text:
            placed.append((-_cell(shape, "PinY"), _cell(shape, "PinX"), number, text))
    return [text for *_, text in sorted(placed)]


def _cell(shape: Element, name: str) -> float:
    for cell in shape.findall(f"{_V}Cell"):
        if cell.get("N") == name:
            try:
                return float(cell.get("V") or 0)
            except ValueError:
                return 0.0
    return 0.0
