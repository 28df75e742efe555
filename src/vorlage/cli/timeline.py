# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage timeline`"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.search.timeline import Bar, Timeline, TimelineEntry, histogram
from vorlage.search.views_shape import timeline_as_json

_LONGEST_BAR: Final = 40


@click.command("timeline")
@case_argument
@click.option("--in-texts", is_flag=True, help="By the dates that stand in the texts, not those that records bear.")
@json_option
def command(case: Path, in_texts: bool, as_json: bool) -> None:
    """Show the records of CASE in order of time, and how many there are when.

    The date of a record is that of a message, of the head of a report, or of the original's own properties; the list
    says which. A date keeps its precision: a month is not its first day. What bears no date is listed too.
    """
    with errors_as_messages(), Case.open(case) as opened:
        timeline = opened.views.timeline(in_texts=in_texts)
        drawn = histogram(timeline.entries)
        if as_json:
            print_json(timeline_as_json(timeline, drawn))
            return
        most = max((bar.count for bar in (*drawn.bars, *drawn.longer)), default=1)
        for bar in drawn.bars:
            _print_bar(bar, most)
        for bar in drawn.longer:
            _print_bar(bar, most)
        if drawn.longer:
            talk().print(
                f"The last {counted(len(drawn.longer), 'line')}: dates that are less precise than a {drawn.unit}."
            )
        for entry in timeline.entries:
            _print_entry(entry)
        _print_rest(timeline, in_texts=in_texts)


def _print_bar(bar: Bar, most: int) -> None:
    paper().print(
        f"{bar.timex:<21} {'█' * -(-bar.count * _LONGEST_BAR // most)} {bar.count or ''}".rstrip(), soft_wrap=True
    )


def _print_entry(entry: TimelineEntry) -> None:
    date = f"{entry.timex}/{entry.until}" if entry.until else entry.timex
    origin = entry.origin.value if entry.origin else f"page {entry.page_number}"
    doubt = f", cannot be right ({entry.doubt.value})" if entry.doubt else ""
    paper().print(f"{date:<21} {origin:<9} {entry.number:>6}  {entry.path}{doubt}", soft_wrap=True)


def _print_rest(timeline: Timeline, *, in_texts: bool) -> None:
    for entry in timeline.doubtful:
        _print_entry(entry)
    for record in timeline.undated:
        paper().print(f"{'undated':<21} {'':<9} {record.number:>6}  {record.path}", soft_wrap=True)
    if not in_texts:
        talk().print(
            f"{counted(len(timeline.entries), 'record')} dated, {len(timeline.undated)} undated,"
            f" {len(timeline.doubtful)} with a date that cannot be right."
        )
        return
    talk().print(
        f"{counted(len(timeline.entries), 'date')} in texts; {timeline.unresolved} that the text alone does not settle."
    )
    if timeline.records_left:
        talk().print(f"{counted(timeline.records_left, 'record')} not read for dates: there is too much text.")
