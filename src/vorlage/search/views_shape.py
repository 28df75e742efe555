# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `concordance --json`, `similar --json` and `timeline --json` print."""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.search.concordance import ConcordanceLine, LineOrder
from vorlage.search.similar import SimilarPassage, SimilarPassages
from vorlage.search.timeline import Bar, Histogram, Timeline, TimelineEntry


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


def similar_as_json(number: int, found: SimilarPassages) -> dict[str, object]:
    """Passages like one: `share` puts them in order, and is no probability."""
    return {
        "number": number,
        "start": found.start,
        "end": found.end,
        "asked": found.asked,
        "pages_read": found.pages_read,
        "passages": [_similar(passage) for passage in found.passages],
    }


def _similar(passage: SimilarPassage) -> dict[str, object]:
    return {
        "number": passage.number,
        "path": passage.path,
        "page": passage.page_number,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "marks": [list(mark) for mark in passage.marks],
        "language": passage.language,
        "share": passage.share,
        "in_a_row": passage.in_a_row,
        "shared": [
            {"kind": shared.kind.value, "here": shared.here, "there": shared.there, "pages": shared.pages}
            for shared in passage.shared
        ],
    }


def timeline_as_json(timeline: Timeline, drawn: Histogram) -> dict[str, object]:
    """A timeline: entries in order of time, and the bars that they make."""
    return {
        "unit": drawn.unit.value,
        "bars": [_bar(bar) for bar in drawn.bars],
        "longer": [_bar(bar) for bar in drawn.longer],
        "entries": [_entry(entry) for entry in timeline.entries],
        "doubtful": [_entry(entry) for entry in timeline.doubtful],
        "undated": [
            {
                "number": record.number,
                "path": record.path,
                "title": record.title,
                "genre": record.genre.value,
                "media_type": record.media_type,
            }
            for record in timeline.undated
        ],
        "unresolved": timeline.unresolved,
        "records_left": timeline.records_left,
    }


def _bar(bar: Bar) -> dict[str, object]:
    first, last = bar.period.first.isoformat(), bar.period.last.isoformat()
    return {"date": bar.timex, "first": first, "last": last, "count": bar.count}


def _entry(entry: TimelineEntry) -> dict[str, object]:
    return {
        "number": entry.number,
        "path": entry.path,
        "title": entry.title,
        "genre": entry.genre.value,
        "media_type": entry.media_type,
        "date": entry.timex,
        "until": entry.until or None,
        "first": entry.period.first.isoformat(),
        "last": entry.period.last.isoformat(),
        "origin": entry.origin.value if entry.origin else "text",
        "page": entry.page_number,
        "start": entry.start,
        "end": entry.end,
        "doubt": entry.doubt.value if entry.doubt else None,
    }
