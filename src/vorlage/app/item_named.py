# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which item is meant by what somebody typed."""

from __future__ import annotations

from sqlalchemy import Connection

from vorlage.catalogue import items as item_rows
from vorlage.domain.custody import Item, escape_path
from vorlage.domain.errors import AmbiguousItemError, UnknownItemError


def item_named(connection: Connection, reference: str) -> Item:
    """The item of a number or a path, typed as written or as shown.

    Raises:
        UnknownItemError: There is none.
        AmbiguousItemError: The path names several; the error lists their numbers.
    """
    if reference.isascii() and reference.isdigit() and len(reference) < 18:
        found = item_rows.item_by_number(connection, int(reference))
        matches: tuple[Item, ...] = (found,) if found else ()
    else:
        matches = item_rows.items_by_path(connection, reference) or item_rows.items_by_path(
            connection, escape_path(reference)
        )
    if not matches:
        raise UnknownItemError(
            "No item has this number or path.",
            unharmed="Nothing was changed.",
            next_step="list what there is: vorlage status CASE --items",
        )
    if len(matches) > 1:
        numbers = ", ".join(str(each.number) for each in matches)
        raise AmbiguousItemError(
            f"This path names {len(matches)} items: {numbers}.",
            unharmed="Nothing was changed.",
            next_step="name the one you mean by its number",
        )
    return matches[0]
