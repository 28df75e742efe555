# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Letters and reports (WordprocessingML): text on a ground of its own colour, set to vanish, deleted, under a box.

Inside the jail. Automatic text turns white on dark shading and stays black on a dark highlight, as Word has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.office.parts import OfficeParts
from vorlage.redaction.received.office_colours import (
    BLACK,
    HIGHLIGHTS,
    WHITE,
    Colour,
    OfficeFinding,
    OfficeSeen,
    are_alike,
    drawing_colour,
    hex_colour,
    is_white,
    local_name,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("document", "header", "footer", "footnotes", "endnotes")
_TALLEST_COVER = 1_500_000
"""In EMU, 914,400 to the inch: taller shapes are frames and pictures."""
_FALSE = ("0", "false", "off")
_MOST_RUNS = 300_000
_DARK_TONE = 100


def examine_story(parts: OfficeParts) -> OfficeSeen:
    """Examine the story with its headers, footers and notes. Pages are not known: nobody lays them out."""
    found: list[OfficeFinding] = []
    shown: list[str] = []
    names = [
        name
        for name in parts.names
        if name.lower().startswith("word/") and name.lower().endswith(".xml") and _is_story(name)
    ]
    for name in names:
        root = parts.optional_tree(name)
        if root is None:
            continue
        for paragraph in root.iter(f"{_W}p"):
            pieces = list(_pieces(paragraph))
            shown += [text for kind, text in pieces if kind is None]
            shown.append("\n")
            found += _findings(pieces)
            found += _covers(paragraph, "".join(text for kind, text in pieces if kind is None))
            if len(shown) > _MOST_RUNS:
                break
    return OfficeSeen(found, "".join(shown))


def _is_story(name: str) -> bool:
    last = name.rpartition("/")[2].lower().removesuffix(".xml").rstrip("0123456789")
    return last in _PARTS and "glossary" not in name.lower()


def _pieces(paragraph: Any) -> Iterator[tuple[Kind | None, str]]:
    """The runs of a paragraph: why each does not show, None for those that do."""
    ground = _shading(paragraph.find(f"{_W}pPr"))
    cell = next((above for above in paragraph.iterancestors(f"{_W}tc")), None)
    if ground is None and cell is not None:
        ground = _shading(cell.find(f"{_W}tcPr"))
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is not paragraph:
            continue
        deleted = "".join(node.text or "" for node in run.iter(f"{_W}delText"))
        if deleted:
            yield Kind.TRACKED, deleted
        text = "".join(node.text or "" for node in run.findall(f"{_W}t"))
        if not text:
            continue
        if any(local_name(above.tag) in ("moveFrom", "del") for above in run.iterancestors()):
            yield Kind.TRACKED, text
        else:
            yield _why_unseen(run.find(f"{_W}rPr"), ground), text


def _why_unseen(properties: Any, ground: Colour | None) -> Kind | None:
    if properties is None:
        return None
    if _is_set(properties.find(f"{_W}vanish")) or _is_set(properties.find(f"{_W}webHidden")):
        return Kind.HIDDEN
    held = properties.find(f"{_W}color")
    colour = hex_colour(held.get(f"{_W}val")) if held is not None else None
    marked = properties.find(f"{_W}highlight")
    highlight = HIGHLIGHTS.get(marked.get(f"{_W}val", "")) if marked is not None else None
    behind = highlight or _shading(properties) or ground
    if colour is None:  # automatic: black, but white on dark shading
        colour = BLACK if highlight is not None or behind is None or sum(behind) > 3 * _DARK_TONE else WHITE
    if not are_alike(colour, behind or WHITE):
        return None
    return Kind.WHITE_TEXT if behind is None or is_white(behind) else Kind.HIGHLIGHT


def _shading(properties: Any) -> Colour | None:
    held = properties.find(f"{_W}shd") if properties is not None else None
    if held is None:
        return None
    if held.get(f"{_W}val") == "solid":
        return hex_colour(held.get(f"{_W}color")) or BLACK
    return hex_colour(held.get(f"{_W}fill"))


def _is_set(flag: Any) -> bool:
    return flag is not None and flag.get(f"{_W}val") not in _FALSE


_SURE = {Kind.HIGHLIGHT: Sure.CERTAIN, Kind.WHITE_TEXT: Sure.LIKELY}
_LAYERS = {
    Kind.HIGHLIGHT: "docx.highlight",
    Kind.WHITE_TEXT: "docx.white",
    Kind.HIDDEN: "docx.vanish",
    Kind.TRACKED: "docx.deleted",
}


def _findings(pieces: list[tuple[Kind | None, str]]) -> Iterator[OfficeFinding]:
    """Runs of one reason that follow each other, as one."""
    held: tuple[Kind | None, str] = (None, "")
    for kind, text in [*pieces, (None, "")]:
        if kind is held[0]:
            held = (kind, held[1] + text)
            continue
        if held[0] is not None and any(map(str.isalnum, held[1])):
            yield OfficeFinding(held[0], _LAYERS[held[0]], _SURE.get(held[0], Sure.POSSIBLE), held[1])
        held = (kind, text)


def _covers(paragraph: Any, text: str) -> Iterator[OfficeFinding]:
    """A drawn box without words that floats over the text its anchor stands in."""
    if not any(map(str.isalnum, text)):
        return
    for drawn in paragraph.iter():
        name = local_name(drawn.tag) if isinstance(drawn.tag, str) else ""
        is_cover = (name == "anchor" and _is_covering(drawn)) or (name in ("rect", "shape") and _is_covering_vml(drawn))
        if is_cover:
            yield OfficeFinding(Kind.COVERING_SHAPE, "docx.shape", Sure.LIKELY, text)
            return


def _is_covering(anchor: Any) -> bool:
    if anchor.get("behindDoc") not in (None, "0", "false"):
        return False
    extent = next((node for node in anchor if local_name(node.tag) == "extent"), None)
    height = extent.get("cy", "") if extent is not None else ""
    if not height.isdigit() or int(height) > _TALLEST_COVER:
        return False
    for shape in anchor.iter():
        if isinstance(shape.tag, str) and local_name(shape.tag) == "spPr":
            fill = next((node for node in shape if local_name(node.tag) == "solidFill"), None)
            colour = drawing_colour(fill) if fill is not None else None
            words = "".join(anchor.itertext()).strip()
            if colour is not None and not any(map(str.isalnum, words)):
                return sum(colour) < 3 * _DARK_TONE or is_white(colour)
    return False


def _is_covering_vml(shape: Any) -> bool:
    """A rectangle of VML, which Word wrote before 2010 and still writes beside: floating, filled, dark."""
    style = (shape.get("style") or "").replace(" ", "")
    colour = hex_colour((shape.get("fillcolor") or "").split(" ")[0].removeprefix("#"))
    is_black = (shape.get("fillcolor") or "").startswith("black") or (
        colour is not None and sum(colour) < 3 * _DARK_TONE
    )
    return "position:absolute" in style and is_black and not any(map(str.isalnum, "".join(shape.itertext())))
