# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes that people draw on pages of the case: entered, taken away, and never overwritten.

The custody log says on which item and page, and with which ground; where on the page, it does not say, nor who.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Final

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.redaction_boxes import boxes_and_removals, insert_box, insert_removal, next_box
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.errors import RedactionError
from vorlage.domain.pages import Page
from vorlage.domain.redactions import BoxNumber, BoxRemoval, DrawnBox, RedactionGround, standing
from vorlage.domain.words import Box

MOST_BOXES: Final = 5_000
"""Standing ones on one item."""
_UNHARMED: Final = "Nothing was drawn or taken away."


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxDrawn:
    """A box as a person hands it in."""

    box: Box
    ground: RedactionGround
    by: CodeName


def draw_box(
    catalogue: Catalogue, item: ItemNumber, page: Page, drawn: BoxDrawn, *, now: datetime, tool: str
) -> DrawnBox:
    """Enter a box on a page of an item. The caller is the case's only writer.

    Raises:
        RedactionError: It has no width or height, lies beyond the page, or there are too many on the item.
    """
    check_box(item, page, drawn.box)
    with catalogue.writing() as connection:
        if len(standing(boxes_and_removals(connection, item))) >= MOST_BOXES:
            raise RedactionError(
                f"Item {item} has {MOST_BOXES:,} boxes, and takes no more.",
                record=item,
                unharmed=_UNHARMED,
                next_step="draw one box over many small ones, and take these away",
            )
        entered = DrawnBox(
            number=next_box(connection),
            item=item,
            page_number=page.number,
            box=drawn.box,
            ground=drawn.ground,
            by=drawn.by,
            at=now,
        )
        insert_box(connection, entered)
        told = f"box {entered.number} drawn on page {page.number}: {entered.ground.value}"
        record_change(connection, told, item=item, now=now, tool=tool)
    return entered


def remove_box(
    catalogue: Catalogue, item: ItemNumber, number: int, *, by: CodeName, now: datetime, tool: str
) -> BoxRemoval:
    """Take a standing box of an item away; it stays on record. The caller is the case's only writer.

    Raises:
        RedactionError: The item has no such box, or it was taken away already.
    """
    with catalogue.writing() as connection:
        if number not in {box.number for box in standing(boxes_and_removals(connection, item))}:
            raise RedactionError(
                f"Item {item} has no box {number} that could be taken away.",
                record=item,
                unharmed=_UNHARMED,
                next_step="look at the boxes of the item, and name one by its number",
            )
        removal = BoxRemoval(number=next_box(connection), removes=BoxNumber(number), by=by, at=now)
        insert_removal(connection, item, removal)
        record_change(connection, f"box {number} taken away", item=item, now=now, tool=tool)
    return removal


def check_box(item: ItemNumber, page: Page, box: Box) -> None:
    """Refuse a box that hides nothing of a page.

    Raises:
        RedactionError: It does not.
    """
    sides = (box.x0, box.y0, box.x1, box.y1)
    has_size = all(map(isfinite, sides)) and box.x0 < box.x1 and box.y0 < box.y1
    is_on_page = not (page.width and page.height) or (
        box.x0 < page.width and box.y0 < page.height and box.x1 > 0 and box.y1 > 0
    )
    if not has_size or not is_on_page:
        raise RedactionError(
            f"A box on page {page.number} of item {item} hides nothing of it.",
            record=item,
            expected=f"left, top, right, bottom within {page.width:g} by {page.height:g}, from the top left corner",
            found="a box without width or height, or beside the page",
            unharmed=_UNHARMED,
            next_step="see where words stand: vorlage text CASE ITEM --json",
        )
