# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PPTX and its kin (shows, templates, macros): a slide a page (ECMA-376 part 1, section 19).

The title stands first, then what stands on the slide from top to bottom, groups, tables, charts and diagrams included.
Speaker's notes and comments stand apart, and so does all that a hidden slide shows: it is a page, so that slides keep
their numbers, and its audience never sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import MAX_PAGES, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.docx import DAMAGE, take_package_members
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.drawings import A, Element, chart_text, diagram_text, paragraphs_text, table_text
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError, Relation

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = ("title", "ctrTitle")
_RUNNING = ("dt", "ftr", "sldNum", "hdr")
_MAX_GROUPS = 40
_Place = tuple[float, float]


@dataclass(slots=True)
class _Shape:
    """A text on a slide with its place."""

    text: str
    place: _Place
    is_title: bool = False


@dataclass(slots=True)
class _Slide:
    shapes: list[_Shape] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    """Footers, dates and numbers."""
    unseen: list[str] = field(default_factory=list)
    has_picture: bool = False


def read_pptx(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read the slides of a presentation in the order of the show."""
    try:
        parts = OfficeParts(original)
        names = _slide_names(parts)
        if len(names) > MAX_PAGES:
            return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"limit.pages: has more than {MAX_PAGES} slides")
        pages = [_read_slide(parts, name) for name in names]
        if not pages:
            return unreadable(Outcome.EMPTY, MEDIA_TYPE, "slides.none: has no slide")
        shelf = EmbeddedShelf()
        take_package_members(parts, "ppt/", shelf, with_pictures=not any(page.has_text for page in pages))
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    return answer_of(pages, MEDIA_TYPE, members=shelf.members, damage=DAMAGE if parts.damaged else "")


def _slide_names(parts: OfficeParts) -> list[str]:
    """The parts of the slides in the order of the show; in that of their numbers when the show does not say."""
    main = parts.main_part("ppt/presentation.xml")
    show = parts.tree(main)
    if show is None:
        raise PartBrokenError("office.body: has no body")
    relations = {relation.number: relation for relation in parts.relations(main)}
    named = [relations.get(each.get(f"{_R}id") or "") for each in show.iter(f"{_P}sldId")]
    names = [each.target for each in named if each is not None and parts.has(each.target)]
    if names or named:
        return names
    found = [name for name in parts.names if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
    return sorted(found, key=lambda name: (len(name), name))


def _read_slide(parts: OfficeParts, name: str) -> PageDraft:
    root = parts.optional_tree(name)
    page = PageDraft()
    if root is None:
        return page
    relations = {relation.number: relation for relation in parts.relations(name)}
    slide = _Slide()
    for tree in root.iter(f"{_P}spTree"):
        _gather(parts, tree, relations, slide, (0.0, 0.0, 1.0, 1.0), 0)
    ordered = sorted(slide.shapes, key=lambda shape: (not shape.is_title, shape.place))
    text = "\n".join(shape.text for shape in ordered if shape.text)
    if root.get("show") in ("0", "false"):
        page.hide(HiddenKind.HIDDEN, text)
    else:
        page.text.append(text)
        page.has_picture = slide.has_picture
    for running in slide.running:
        page.hide(HiddenKind.HEADER, running)
    for unseen in slide.unseen:
        page.hide(HiddenKind.HIDDEN, unseen)
    _hang_notes(parts, relations, page)
    return page


def _hang_notes(parts: OfficeParts, relations: dict[str, Relation], page: PageDraft) -> None:
    for relation in relations.values():
        if relation.is_external or relation.kind not in ("notesSlide", "comments"):
            continue
        root = parts.optional_tree(relation.target)
        if root is None:
            continue
        if relation.kind == "notesSlide":
            bodies = (shape for shape in root.iter(f"{_P}sp") if _placeholder(shape) not in (*_RUNNING, "sldImg"))
            tables = (table_text(table) for table in root.iter(f"{A}tbl"))
            page.hide(HiddenKind.NOTE, "\n".join([*map(_shape_text, bodies), *tables]))
        else:
            for comment in (*root.iter(f"{_P}text"), *root.iter("{*}txBody")):
                page.hide(HiddenKind.COMMENT, comment.text or paragraphs_text(comment))


_Frame = tuple[float, float, float, float]
"""How places within a group come to stand on the slide: moved by the first two, scaled by the last two."""


def _gather(
    parts: OfficeParts, tree: Element, relations: dict[str, Relation], slide: _Slide, frame: _Frame, depth: int
) -> None:
    if depth > _MAX_GROUPS:
        return
    for shape in tree:
        tag = shape.tag
        if tag == f"{_P}grpSp":
            _gather(parts, shape, relations, slide, _frame_of(shape, frame), depth + 1)
        elif tag == f"{_ALTERNATE}AlternateContent":
            chosen = shape.find(f"{_ALTERNATE}Choice")
            if chosen is not None:
                _gather(parts, chosen, relations, slide, frame, depth + 1)
        elif tag in (f"{_P}sp", f"{_P}cxnSp"):
            _gather_shape(shape, slide, frame)
        elif tag == f"{_P}pic":
            slide.has_picture = True
            _gather_description(shape, slide)
        elif tag == f"{_P}graphicFrame":
            slide.has_picture = True
            text = "\n".join(text for text in _frame_texts(parts, shape, relations) if text)
            slide.shapes.append(_Shape(text, _place(shape, frame)))
            _gather_description(shape, slide)


def _gather_shape(shape: Element, slide: _Slide, frame: _Frame) -> None:
    kind = _placeholder(shape)
    text = _shape_text(shape)
    if kind in _RUNNING:
        if kind != "sldNum":
            slide.running.append(text)
    elif text.strip():
        slide.shapes.append(_Shape(text, _place(shape, frame), is_title=kind in _TITLES))
    _gather_description(shape, slide)


def _gather_description(shape: Element, slide: _Slide) -> None:
    for named in shape.iter(f"{_P}cNvPr"):
        slide.unseen.append(named.get("descr") or "")


def _frame_texts(parts: OfficeParts, shape: Element, relations: dict[str, Relation]) -> Iterator[str]:
    """The texts of what a frame holds: tables as they stand, charts and diagrams from their parts."""
    for table in shape.iter(f"{A}tbl"):
        yield table_text(table)
    for element in shape.iter(_CHART, _DIAGRAM):
        relation = relations.get(element.get(f"{_R}id") or element.get(f"{_R}dm") or "")
        root = None if relation is None or relation.is_external else parts.optional_tree(relation.target)
        if root is not None:
            yield chart_text(root) if element.tag == _CHART else diagram_text(root)


def _shape_text(shape: Element) -> str:
    body = shape.find(f"{_P}txBody")
    return "" if body is None else paragraphs_text(body)


def _placeholder(shape: Element) -> str:
    """What a shape stands for in the layout; a body when it stands for something without saying what."""
    found = next(shape.iter(f"{_P}ph"), None)
    return "" if found is None else found.get("type") or "body"


def _place(shape: Element, frame: _Frame) -> _Place:
    """Where a shape starts: from the top, then from the left. One that takes its place from the layout comes first."""
    offset = next(shape.iter(f"{A}off"), None)
    if offset is None:
        return (-1.0, 0.0)
    left, top = _number(offset.get("x")), _number(offset.get("y"))
    return (frame[1] + top * frame[3], frame[0] + left * frame[2])


def _frame_of(group: Element, frame: _Frame) -> _Frame:
    properties = group.find(f"{_P}grpSpPr/{A}xfrm")
    if properties is None:
        return frame
    at = {each.tag: each for each in properties}
    try:
        offset, size = at[f"{A}off"], at[f"{A}ext"]
        inner_offset, inner_size = at[f"{A}chOff"], at[f"{A}chExt"]
    except KeyError:
        return frame
    wide = _number(size.get("cx")) / (_number(inner_size.get("cx")) or 1.0)
    high = _number(size.get("cy")) / (_number(inner_size.get("cy")) or 1.0)
    left = _number(offset.get("x")) - _number(inner_offset.get("x")) * wide
    top = _number(offset.get("y")) - _number(inner_offset.get("y")) * high
    return (frame[0] + left * frame[2], frame[1] + top * frame[3], wide * frame[2], high * frame[3])


def _number(stated: str | None) -> float:
    try:
        return float(stated or 0)
    except ValueError:
        return 0.0
