# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Colours of Office documents, as far as they are written down, and what examining one of its parts gives."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure

Colour = tuple[int, int, int]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_ALIKE = 40
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
HIGHLIGHTS: dict[str, Colour] = {
    "black": BLACK, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0), "magenta": (255, 0, 255),
    "red": (255, 0, 0), "yellow": (255, 255, 0), "white": WHITE, "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
"""ST_HighlightColor (ECMA-376 part 1, 17.18.40)."""
_SCHEME: dict[str, Colour] = {"tx1": BLACK, "dk1": BLACK, "bg1": WHITE, "lt1": WHITE}
_PRESET: dict[str, Colour] = {"black": BLACK, "white": WHITE}
_BY_THEME: tuple[Colour, Colour] = (WHITE, BLACK)
_INDEXED: dict[str, Colour] = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}


class OfficeFinding(NamedTuple):
    """One place of a document where words do not show, or a picture does not."""

    kind: Kind
    layer: str
    sure: Sure
    words: str
    page: int = 0
    box: tuple[float, float, float, float] | None = None


class OfficeSeen(NamedTuple):
    """What was found, and the text that is shown."""

    found: list[OfficeFinding]
    shown: str


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def hex_colour(said: str | None) -> Colour | None:
    """`RRGGBB` or `AARRGGBB`; None for `auto` and what is no colour."""
    found = _HEX.fullmatch(said or "")
    return None if found is None else (int(found[1][:2], 16), int(found[1][2:4], 16), int(found[1][4:], 16))


def are_alike(one: Colour, other: Colour) -> bool:
    """Whether one colour on the other cannot be read."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE


def is_white(colour: Colour) -> bool:
    """Whether a colour is that of paper, or nearly."""
    return are_alike(colour, WHITE)


def drawing_colour(fill: Any) -> Colour | None:
    """The colour of a `solidFill` (DrawingML); None where it is see-through or not told here."""
    for each in fill:
        name = local_name(each.tag) if isinstance(each.tag, str) else ""
        alpha = next((node.get("val") for node in each if local_name(node.tag) == "alpha"), "100000")
        if alpha.isdigit() and int(alpha) < 80_000:
            return None
        if name == "srgbClr":
            return hex_colour(each.get("val"))
        if name == "schemeClr":
            return None if len(each) and alpha == "100000" else _SCHEME.get(each.get("val", ""))
        if name == "prstClr":
            return _PRESET.get(each.get("val", ""))
        if name == "sysClr":
            return hex_colour(each.get("lastClr"))
    return None


def sheet_colour(held: Any) -> Colour | None:
    """A colour of a cell format (SpreadsheetML, 18.8.3 and 18.8.19); None where it is not told here."""
    if held is None:
        return None
    if held.get("tint") not in (None, "0", "0.0"):
        return None
    if held.get("rgb"):
        return hex_colour(held.get("rgb"))
    if held.get("theme") in ("0", "1"):
        return _BY_THEME[int(held.get("theme"))]
    return _INDEXED.get(held.get("indexed", ""))
