# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The kept report: every file and what became of it and why, as a page and as a table, in numbers that add up.

It holds the paths of files, so it is the case's own: it lies in the case folder and is replaced by each run.

Residual risks: a spreadsheet program may still make links of cells that look like addresses.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.pages import page_facts, unread_pages
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import full_disk_named, replace_durably
from vorlage.custody.shape import PageFacts, extraction_of
from vorlage.custody.spreadsheets import neutral
from vorlage.domain.custody import Accounting, Item, ItemNumber, Outcome

COLUMNS: Final = (
    "number", "accession", "path", "outcome", "reason", "pages", "pages unread", "text had by", "languages",
    "media type", "bytes", "sha256", "genre", "member of", "duplicate of",
)  # fmt: skip
_STYLE: Final = (
    "body{font:15px/1.4 sans-serif;margin:2em;color:#111;background:#fff}table{border-collapse:collapse}"
    "td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "th{background:#eee}"
)


@dataclass(frozen=True, slots=True)
class AccountingReport:
    """The report in both forms."""

    page: str
    table: str


def accounting_report(
    items: Sequence[Item], facts: PageFacts, unread: Mapping[ItemNumber, Mapping[int, str]], *, now: datetime
) -> AccountingReport:
    """Every item in one row, with counts that add up to all rows. Nothing in it can run, in a browser or a sheet."""
    rows = [_row(item, facts, unread) for item in items]
    counts = Accounting.of(items)
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    pages = sum(len(each) for each in facts.values())
    unread_count = sum(len(each) for each in unread.values())
    sums = "".join(
        f"<tr><td>{escape(outcome.value)}</td><td>{counts.by_outcome[outcome]}</td></tr>" for outcome in Outcome
    )
    head = "".join(f"<th>{escape(column)}</th>" for column in COLUMNS)
    body = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Every file and what became of it</title><style>{_STYLE}</style></head><body>\n"
        "<h1>Every file and what became of it</h1>\n"
        f"<p>As of {now:%Y-%m-%d %H:%M} UTC. It holds names of files of the leak: keep it with the case.</p>\n"
        f"<p>{counts.received} files received; {counts.items} items with members of containers; {pages} pages, "
        f"{unread_count} of them unread.</p>\n"
        f"<table><tr><th>outcome</th><th>items</th></tr>{sums}"
        f"<tr><th>all</th><th>{counts.items}</th></tr></table>\n"
        f"<h2>Items</h2>\n<table><tr>{head}</tr>\n{body}\n</table></body></html>\n"
    )
    return AccountingReport(page, table.getvalue())


def write_accounting(folder: CaseFolder, catalogue: Catalogue, *, now: datetime) -> tuple[Path, Path]:
    """Replace the report of the case by one of what the catalogue holds now; return where both forms lie."""
    with catalogue.reading() as connection:
        report = accounting_report(
            item_rows.list_items(connection), page_facts(connection), unread_pages(connection), now=now
        )
    page, table = folder.reports / "accounting.html", folder.reports / "accounting.csv"
    with full_disk_named():
        folder.reports.mkdir(mode=0o700, exist_ok=True)
    for place, text in ((page, report.page), (table, report.table)):
        replace_durably(place, text.encode("utf-8", "backslashreplace"), work=folder.work)
    return page, table


def _row(item: Item, facts: PageFacts, unread: Mapping[ItemNumber, Mapping[int, str]]) -> tuple[str, ...]:
    own = item.duplicate_of or item.number
    pages = facts.get(own, ())
    return (
        str(item.number),
        item.accession,
        item.path,
        item.outcome.value,
        item.reason,
        str(len(pages)),
        "; ".join(f"{number}: {why}" if why else str(number) for number, why in unread.get(own, {}).items()),
        extraction_of({origin for _, is_read, _, origin in pages if is_read}) or "",
        " ".join(sorted({language for _, _, language, _ in pages if language})),
        item.media_type,
        str(item.size_bytes),
        item.digest.hex if item.digest else "",
        item.genre.value,
        str(item.parent or ""),
        str(item.duplicate_of or ""),
    )
