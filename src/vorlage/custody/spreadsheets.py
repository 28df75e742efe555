# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Rows as files that spreadsheet programs open: in CSV no cell can run, and in Parquet every column has its type.

Residual risks: a spreadsheet program may still make links of cells that look like addresses.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from vorlage.domain.errors import ExtraMissingError
from vorlage.frames import Table

_FORMULA_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula (OWASP, CSV injection): an apostrophe goes before.

    White space before the sign does not hide it: some programs drop it.
    """
    return f"'{cell}" if {cell[:1], cell.lstrip()[:1]} & _FORMULA_STARTS else cell


def rows_as_csv(columns: Iterable[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV (RFC 4180) with a header; no cell can be taken for a formula, and each is one line."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def table_as_parquet(table: Table, *, unharmed: str) -> bytes:
    """Parquet, with a type for each column.

    Args:
        table: Its texts may hold lone surrogates: they are replaced, for Parquet cannot hold them.
        unharmed: What to say where it cannot be written.

    Raises:
        ExtraMissingError: `pyarrow` is not installed here.
    """
    rows = tuple(tuple(map(_storable, row)) for row in table.rows)
    try:
        return Table(types=table.types, rows=rows).to_parquet()
    except ModuleNotFoundError as missing:
        raise ExtraMissingError(
            "To write Parquet the extra `frames` is needed, which is not installed.",
            unharmed=unharmed,
            next_step="install it: pip install 'vorlage[frames]', or write CSV",
        ) from missing


def _csv_cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return "; ".join(cell)
    if isinstance(cell, int | float):
        return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return neutral(" ".join(str(cell).split()))


def _storable(cell: object) -> object:
    """A text without lone surrogates."""
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
