# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The kept report: every file and why, in numbers that add up, with nothing in it that a program would run."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from vorlage.custody.accounting_report import COLUMNS, accounting_report
from vorlage.domain.custody import AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome, escape_path

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(escape_path)
outcomes = st.sampled_from([outcome for outcome in Outcome if outcome is not Outcome.DUPLICATE])


def an_item(number: int, path: str, outcome: Outcome, reason: str = "format.unknown: of no known kind") -> Item:
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2031-001"),
        path=path,
        digest=Digest("a" * 64),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="text/plain",
        outcome=outcome,
        reason=reason,
        duplicate_of=None,
    )


class Tags(HTMLParser):
    """The tags of a page, and the text of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(listed=st.lists(st.tuples(names, outcomes), max_size=12))
def test_every_item_has_its_row_and_no_name_becomes_code(listed: list[tuple[str, Outcome]]) -> None:
    """Whatever files are called: a row each, no formula in the table, no tag or attribute of theirs in the page."""
    items = [an_item(number, path, outcome) for number, (path, outcome) in enumerate(listed, start=1)]
    facts = {item.number: ((1, False, "en", "native"),) for item in items}
    report = accounting_report(items, facts, {item.number: {1: "ocr.unsure: dim"} for item in items}, now=NOON)
    rows = list(csv.reader(io.StringIO(report.table, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row[0] for row in rows[1:]] == [str(item.number) for item in items]
    assert [row[2].removeprefix("'") for row in rows[1:]] == [path.removeprefix("'") for path, _ in listed]
    assert not any(cell[:1] in set("=+-@\t\r\n") for row in rows for cell in row)
    seen = Tags()
    seen.feed(report.page)
    assert seen.tags <= {
        *["html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td"]
    }
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content"}
    counted = re.findall(r"<tr><td>([a-z]+)</td><td>(\d+)</td></tr>", report.page)
    assert [name for name, _ in counted] == [outcome.value for outcome in Outcome]
    assert sum(int(count) for _, count in counted) == len(items)
