# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `concordance --json`, `similar --json` and `timeline --json` print."""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.search.concordance import ConcordanceLine, LineOrder


def concordance_as_json(
    query: str, read_as: str, lines: Iterable[ConcordanceLine], *, pages: int, order: LineOrder, is_cut: bool
) -> dict[str, object]:
    """A concordance: `left` is what stands before the keyword in the order of reading, whatever its direction."""
    return {
        "query": query,
        "read_as": read_as,
        "pages": pages,
        "sort": order.value,
        "is_cut": is_cut,
        "lines": [
            {
                "number": line.number,
                "path": line.path,
                "page": line.page_number,
                "start": line.start,
                "end": line.end,
                "left": line.before,
                "keyword": line.keyword,
                "right": line.after,
                "language": line.language,
                "direction": line.direction.value,
            }
            for line in lines
        ],
    }
