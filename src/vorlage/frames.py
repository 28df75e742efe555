# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tables: rows in plain Python, or Arrow, pandas and Parquet where the extra `frames` is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, runtime_checkable

_NEEDS = "tables of Arrow or pandas need the extra: pip install 'vorlage[frames]'"


@runtime_checkable
class ArrowStream(Protocol):
    """What hands over a table by the Arrow C stream interface: tables of pyarrow, pandas, polars, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table, as a capsule."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns. `types` says of each column what it holds: str, int, float, bool, or list (of str)."""

    types: Mapping[str, type]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def to_rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return [dict(zip(self.types, row, strict=True)) for row in self.rows]

    def to_arrow(self) -> Any:
        """The table as a `pyarrow.Table`; column types hold for an empty one too.

        Raises:
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        pyarrow = _pyarrow()
        arrow_types = {
            str: pyarrow.string(),
            int: pyarrow.int64(),
            float: pyarrow.float64(),
            bool: pyarrow.bool_(),
            list: pyarrow.list_(pyarrow.string()),
        }
        columns = list(zip(*self.rows, strict=True)) if self.rows else [()] * len(self.types)
        arrays = [
            pyarrow.array(list(column), arrow_types[kind])
            for column, kind in zip(columns, self.types.values(), strict=True)
        ]
        return pyarrow.table(dict(zip(self.types, arrays, strict=True)))

    def to_pandas(self) -> Any:
        """The table as a `pandas.DataFrame`.

        Raises:
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        return self.to_arrow().to_pandas()

    def to_parquet(self) -> bytes:
        """The table as a file of Parquet.

        Raises:
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        table = self.to_arrow()
        written = _pyarrow().BufferOutputStream()
        import_module("pyarrow.parquet").write_table(table, written)
        content: bytes = written.getvalue().to_pybytes()
        return content

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table for any tool that speaks the Arrow C stream interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def rows_of_stream(table: ArrowStream) -> list[dict[str, Any]]:
    """The rows of somebody else's table.

    Raises:
        ModuleNotFoundError: The extra `frames` is not installed.
    """
    rows: list[dict[str, Any]] = _pyarrow().table(table).to_pylist()
    return rows


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(_NEEDS, name="pyarrow") from missing
    return pyarrow
