# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a database as text: a header line, then a line a row, cells apart by tabs; long tables go on over pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vorlage.extraction.answers import PageAnswer
from vorlage.extraction.characters import clean_text

PAGE_CHARACTERS = 4_000_000
TOTAL_CHARACTERS = 40_000_000
_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " "})


class TablePages:
    """Collects the tables of one database as pages, up to a bound on all their text together.

    Invariant: no page has more than `PAGE_CHARACTERS` and one row; each begins with the table's header line.
    """

    def __init__(self) -> None:
        self.pages: list[PageAnswer] = []
        self.left_out = 0
        """Tables that were not read to their end for want of room."""
        self._total = 0

    def add(self, name: str, header: Iterable[str], rows: Iterator[Iterable[str]]) -> None:
        """Add a table. What `rows` raises is the caller's, after the rows until then were added."""
        head = line_of(header)
        lines, size, number = [head], len(head), 1
        try:
            for row in rows:
                line = line_of(row)
                if self._total + len(line) > TOTAL_CHARACTERS:
                    self.left_out += 1
                    break
                if size + len(line) > PAGE_CHARACTERS:
                    self._close(name, number, lines)
                    lines, size, number = [head], len(head), number + 1
                lines.append(line)
                size += len(line) + 1
                self._total += len(line) + 1
        finally:
            self._close(name, number, lines)

    def _close(self, name: str, number: int, lines: list[str]) -> None:
        label = clean_text(name.translate(_BREAKS))[:1900] + (f" ({number})" if number > 1 else "")
        self.pages.append(PageAnswer(text=clean_text("\n".join(lines)), label=label))


def line_of(cells: Iterable[str]) -> str:
    """Cells as one line; white space inside them does not break the table."""
    return "\t".join(cell.translate(_BREAKS) for cell in cells)
