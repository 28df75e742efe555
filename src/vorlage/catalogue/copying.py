# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A catalogue copied from one store into another, and compared with its copy, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select

from vorlage.catalogue.tables import metadata
from vorlage.domain.errors import CatalogueCopyError

_AT_ONCE: Final = 200
"""Rows that are held at once: each can have the text of a page."""


def copy_rows(held: Connection, empty: Connection) -> None:
    """Enter every row of a catalogue into the empty tables of another, in an order that keeps its references whole."""
    for table in metadata.sorted_tables:
        rows = _rows(held, table)
        while batch := [dict(zip(table.columns.keys(), row, strict=True)) for row in islice(rows, _AT_ONCE)]:
            empty.execute(insert(table), batch)


def require_equal_rows(held: Connection, copy: Connection) -> int:
    """Compare two catalogues in every column of every row; return how many rows there are.

    Raises:
        CatalogueCopyError: They differ.
    """
    count = 0
    for table in metadata.sorted_tables:
        for one, other in zip_longest(_rows(held, table), _rows(copy, table)):
            if one != other:
                raise CatalogueCopyError(
                    f"The copy of the catalogue differs from it in the table {table.name}.",
                    expected="equal rows",
                    found=f"a difference after {count} rows",
                    unharmed="The catalogue lies where it lay, and nothing in it was changed.",
                    next_step="give the same command again; if it stays, report this line: it holds no text",
                )
            count += 1
    return count


def _rows(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(query):
        yield tuple(row)
