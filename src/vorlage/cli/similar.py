# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage similar`"""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.errors import UnknownPageError
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.search.reasons import reasons
from vorlage.search.similar import SimilarPassage
from vorlage.search.views_shape import similar_as_json


@click.command("similar")
@case_argument
@click.argument("item", metavar="ITEM")
@click.option("--page", "page_number", type=click.IntRange(min=1), default=1, show_default=True, help="The page.")
@click.option(
    "--start", type=click.IntRange(min=0), help="Where the passage begins in the record's text. Default: the page."
)
@click.option("--end", type=click.IntRange(min=1), help="Where it ends.")
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True, help="How many passages to show.")
@json_option
def command(
    case: Path, item: str, page_number: int, start: int | None, end: int | None, limit: int, as_json: bool
) -> None:
    """Find passages like one of ITEM, in any record of CASE and in any language.

    The passage is a page, or what --start and --end cut out of the record's text (offsets as `text --json` and `search
    --json` give them). Each passage found says what it shares: rare words, numbers, dates, names. Names alone are not
    enough, and a passage of nothing but names is refused.
    """
    with errors_as_messages(), Case.open(case) as opened:
        wanted = opened.item(item)
        record = opened.record(wanted.number)
        span = _span(record, page_number, start, end)
        found = opened.views.similar(record, span, limit=limit)
        if as_json:
            print_json(similar_as_json(record.number, found))
            return
        talk().print(f"{counted(len(found.passages), 'passage')} on {counted(found.pages_read, 'page')} read")
        for passage in found.passages:
            _print(passage)


def _span(record: Record, page_number: int, start: int | None, end: int | None) -> Span:
    page = record.page(page_number)
    if page is None:
        raise UnknownPageError(
            f"Item {record.number} has no page {page_number}.",
            record=record.number,
            expected=f"1 to {len(record.pages)}",
            found=str(page_number),
            unharmed="Nothing was changed.",
            next_step=f"vorlage text CASE {record.number}",
        )
    first = record.page_start(page_number)
    span = (first if start is None else start, first + len(page.text) if end is None else end)
    if not 0 <= span[0] < span[1] <= len(record.text):
        raise click.UsageError(
            f"The passage must lie in the record's text, which is {len(record.text)} characters long."
        )
    return span


def _print(passage: SimilarPassage) -> None:
    place = f"{passage.number}  {passage.path}, page {passage.page_number}, {passage.start}-{passage.end}"
    paper().print(place, style="bold", soft_wrap=True)
    text = Text("    " + " ".join(passage.text.splitlines()))
    for start, end in passage.marks:
        text.stylize("bold reverse", start - passage.start + 4, end - passage.start + 4)
    paper().print(text, soft_wrap=True)
    paper().print(f"    {'; '.join(reasons(passage))}", soft_wrap=True)
