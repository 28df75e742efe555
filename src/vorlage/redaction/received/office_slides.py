# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Presentations (PresentationML): boxes over text and pictures, text in the colour of its shape, hidden slides, shapes
beside the slide. Inside the jail. A slide is a page; boxes are points from its top left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.office.drawings import A, paragraphs_text
from vorlage.extraction.office.parts import OfficeParts
from vorlage.redaction.received.office_colours import (
    HIGHLIGHTS,
    Colour,
    OfficeFinding,
    OfficeSeen,
    are_alike,
    drawing_colour,
    is_white,
    local_name,
)

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMU = 12_700
"""To the point."""
_MOSTLY = 0.5
_MOST_SHAPES = 2_000
_LARGEST_COVER = 0.5
Box = tuple[float, float, float, float]


class _Shape(NamedTuple):
    box: Box | None
    text: str
    fill: Colour | None
    is_picture: bool
    is_cropped: bool


def examine_slides(parts: OfficeParts) -> OfficeSeen:
    """Examine every slide of a presentation."""
    main = parts.main_part("ppt/presentation.xml")
    show = parts.optional_tree(main)
    if show is None:
        return OfficeSeen([], "")
    targets = {relation.number: relation.target for relation in parts.relations(main)}
    size = next(show.iter(f"{_P}sldSz"), None)
    wide = int(size.get("cx", "9144000")) / _EMU if size is not None else 720.0
    high = int(size.get("cy", "6858000")) / _EMU if size is not None else 540.0
    found: list[OfficeFinding] = []
    shown: list[str] = []
    for number, each in enumerate(show.iter(f"{_P}sldId"), start=1):
        root = parts.optional_tree(targets.get(each.get(f"{_R}id", ""), "")) if targets else None
        if root is None:
            continue
        if root.get("show") in ("0", "false"):
            found += _told(Kind.HIDDEN, "pptx.slide", Sure.POSSIBLE, paragraphs_text(root), number, None)
            continue
        shapes = list(_shapes(root))[:_MOST_SHAPES]
        covered = list(_covered(shapes, number, wide * high))
        found += covered
        found += _own_colour(root, number)
        hidden_words = {each.words for each in covered}
        for shape in shapes:
            if shape.box is not None and _is_beside(shape.box, wide, high):
                found += _told(Kind.OFF_PAGE_TEXT, "pptx.beside", Sure.POSSIBLE, shape.text, number, shape.box)
            elif shape.text not in hidden_words:
                shown.append(shape.text)
            if shape.is_cropped:
                found.append(
                    OfficeFinding(Kind.CROPPED_PICTURE, "pptx.cropped", Sure.POSSIBLE, "", page=number, box=shape.box)
                )
    return OfficeSeen(found, "\n".join(shown))


def _told(kind: Kind, layer: str, sure: Sure, words: str, page: int, box: Box | None) -> Iterator[OfficeFinding]:
    if any(map(str.isalnum, words)):
        yield OfficeFinding(kind, layer, sure, words, page=page, box=box)


def _shapes(root: Any) -> Iterator[_Shape]:
    """The shapes of a slide in the order of their painting. Those in groups keep the group's own measures."""
    for node in root.iter(f"{_P}sp", f"{_P}pic", f"{_P}graphicFrame"):
        name = local_name(node.tag)
        if any(each.get("hidden") in ("1", "true") for each in node.iter(f"{_P}cNvPr")):
            continue
        properties = node.find(f"{_P}spPr")
        fill = properties.find(f"{A}solidFill") if properties is not None else None
        cropped = next(node.iter(f"{A}srcRect"), None)
        yield _Shape(
            box=_box_of(node),
            text=paragraphs_text(node),
            fill=drawing_colour(fill) if fill is not None else None,
            is_picture=name == "pic",
            is_cropped=name == "pic"
            and cropped is not None
            and any(_is_more(value) for value in cropped.attrib.values()),
        )


def _is_more(value: Any) -> bool:
    return str(value).isdigit() and int(value) > 2_000


def _box_of(node: Any) -> Box | None:
    place = next((each for each in node.iter(f"{A}xfrm", f"{_P}xfrm")), None)
    if place is None:
        return None
    corner, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if corner is None or extent is None:
        return None
    try:
        x, y = int(corner.get("x", "0")) / _EMU, int(corner.get("y", "0")) / _EMU
        return x, y, x + int(extent.get("cx", "0")) / _EMU, y + int(extent.get("cy", "0")) / _EMU
    except ValueError:
        return None


def _covered(shapes: list[_Shape], number: int, page_area: float) -> Iterator[OfficeFinding]:
    """Text and pictures under a filled shape without words that comes later."""
    for index, cover in enumerate(shapes):
        if cover.fill is None or cover.box is None or cover.is_picture or any(map(str.isalnum, cover.text)):
            continue
        if _area(cover.box) > _LARGEST_COVER * page_area:
            continue
        for under in shapes[:index]:
            if under.box is None or not _area(cover.box):
                continue
            shared = _area(_common(under.box, cover.box))
            if any(map(str.isalnum, under.text)) and shared > _MOSTLY * min(_area(cover.box), _area(under.box)):
                yield OfficeFinding(
                    Kind.COVERING_SHAPE, "pptx.shape", Sure.LIKELY, under.text, page=number, box=cover.box
                )
            elif under.is_picture and shared > _MOSTLY * _area(cover.box):
                yield OfficeFinding(Kind.COVERED_PICTURE, "pptx.picture", Sure.LIKELY, "", page=number, box=cover.box)


def _own_colour(root: Any, number: int) -> Iterator[OfficeFinding]:
    """Runs in the colour of their highlight or of their shape."""
    for shape in root.iter(f"{_P}sp"):
        properties = shape.find(f"{_P}spPr")
        held = properties.find(f"{A}solidFill") if properties is not None else None
        ground = drawing_colour(held) if held is not None else None
        words = []
        for run in shape.iter(f"{A}r"):
            style = run.find(f"{A}rPr")
            fill = style.find(f"{A}solidFill") if style is not None else None
            colour = drawing_colour(fill) if fill is not None else None
            marked = style.find(f"{A}highlight") if style is not None else None
            behind = drawing_colour(marked) if marked is not None else ground
            if marked is not None and colour is None:
                colour = HIGHLIGHTS["black"]
            if colour is not None and behind is not None and are_alike(colour, behind) and not is_white(behind):
                words.append("".join(node.text or "" for node in run.iter(f"{A}t")))
        yield from _told(Kind.HIGHLIGHT, "pptx.run", Sure.CERTAIN, " ".join(words), number, _box_of(shape))


def _is_beside(box: Box, wide: float, high: float) -> bool:
    return box[2] <= 0 or box[3] <= 0 or box[0] >= wide or box[1] >= high


def _common(box: Box, other: Box) -> Box:
    return max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
