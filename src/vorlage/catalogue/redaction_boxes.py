# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes that people drew, in the catalogue: rows are added and never changed; taking one away is a row of its own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from vorlage.catalogue.tables import redaction_boxes
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.redactions import BoxNumber, BoxRemoval, DrawnBox, RedactionGround
from vorlage.domain.words import Box


def next_box(connection: Connection) -> BoxNumber:
    """The number that the next box or removal takes."""
    highest = connection.execute(select(func.max(redaction_boxes.c.number))).scalar()
    return BoxNumber(1 if highest is None else int(highest) + 1)


def insert_box(connection: Connection, drawn: DrawnBox) -> None:
    """Enter a box."""
    place = {"x0": drawn.box.x0, "y0": drawn.box.y0, "x1": drawn.box.x1, "y1": drawn.box.y1}
    connection.execute(
        insert(redaction_boxes),
        {
            "number": drawn.number,
            "item": drawn.item,
            "removes": None,
            "page": drawn.page_number,
            "ground": drawn.ground.value,
            "made_by": drawn.by.text,
            "made_at": drawn.at.isoformat(),
            **place,
        },
    )


def insert_removal(connection: Connection, item: ItemNumber, removal: BoxRemoval) -> None:
    """Enter that a box of an item is taken away."""
    connection.execute(
        insert(redaction_boxes),
        {
            "number": removal.number,
            "item": item,
            "removes": removal.removes,
            "made_by": removal.by.text,
            "made_at": removal.at.isoformat(),
        },
    )


def items_with_boxes(connection: Connection, first: int, last: int) -> tuple[ItemNumber, ...]:
    """The items on which the boxes of these numbers were drawn, both ends among them, each once."""
    table = redaction_boxes
    query = select(table.c.item).where(table.c.number.between(first, last), table.c.removes.is_(None)).distinct()
    return tuple(ItemNumber(row.item) for row in connection.execute(query.order_by(table.c.item)))


def boxes_and_removals(connection: Connection, item: ItemNumber) -> tuple[DrawnBox | BoxRemoval, ...]:
    """Everything that was drawn on an item and taken away again, by number."""
    query = select(redaction_boxes).where(redaction_boxes.c.item == item).order_by(redaction_boxes.c.number)
    found: list[DrawnBox | BoxRemoval] = []
    for row in connection.execute(query):
        number, by, at = BoxNumber(row.number), CodeName(row.made_by), datetime.fromisoformat(row.made_at)
        if row.removes is not None:
            found.append(BoxRemoval(number=number, removes=BoxNumber(row.removes), by=by, at=at))
            continue
        found.append(
            DrawnBox(
                number=number,
                item=ItemNumber(row.item),
                page_number=row.page,
                box=Box(row.x0, row.y0, row.x1, row.y1),
                ground=RedactionGround(row.ground),
                by=by,
                at=at,
            )
        )
    return tuple(found)
