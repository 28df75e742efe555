# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage traces`"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.custody import ItemNumber, escape_path
from vorlage.domain.traces import Trace, TraceReport
from vorlage.traces.forms import GAPS, READER_WORDS, UNDETECTABLE
from vorlage.traces.shape import reports_as_json

_NEEDS_A_LOOK: Final = frozenset({"damaged", "encrypted", "limit", "text", "parts", "bytes"})
_A_PAIR: Final = 2


@click.command("traces")
@case_argument
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@click.option(
    "--show", is_flag=True, help="Also print what was found. It is noted in the custody log, and it may name people."
)
@click.option("--compare", is_flag=True, help="Only where the first of two copies differs from the second.")
@json_option
@click.pass_context
def command(
    context: click.Context, case: Path, items: tuple[str, ...], show: bool, compare: bool, as_json: bool
) -> None:
    """Look for what in a file could identify who copied it: in ITEM after ITEM, or in all of CASE.

    Each finding says where it is, how sure that is, who could read it and what to do, never what it says. No code is
    read out: invisible characters are so many at so many places. What nobody can find in one copy is listed at the end.

    Near duplicates in the case are compared with each ITEM: a second copy is the only way to find changed wording.
    """
    if compare and len(items) != _A_PAIR:
        raise click.UsageError("--compare takes two items: vorlage traces CASE ITEM OTHER --compare")
    with errors_as_messages(), Case.open(case) as opened:
        wanted = [opened.item(each) for each in items] if items else opened.items()
        paths = {item.number: item.path for item in wanted}
        numbers = list(paths)
        if compare:
            one, other = (item.number for item in wanted)
            reports: tuple[TraceReport, ...] = (opened.traces.compared(one, other, are_shown=show),)
        elif show:
            reports = opened.traces.shown(numbers)
        else:
            reports = tuple(opened.traces.reports(numbers))
        if as_json:
            named = ((paths[report.number], report) for report in reports)
            print_json(reports_as_json(named, with_values=show))
        else:
            _print(reports, paths)
    if any(_NEEDS_A_LOOK.intersection(report.gaps) for report in reports):
        context.exit(1)


def _print(reports: tuple[TraceReport, ...], paths: dict[ItemNumber, str]) -> None:
    console = paper()
    for report in reports:
        if not report.traces and not report.gaps:
            continue
        console.print(f"{report.number}  {paths[report.number]}", style="bold", soft_wrap=True)
        for trace in report.traces:
            _print_trace(trace)
        for gap in report.gaps:
            console.print(f"    not looked at: {GAPS[gap]}", soft_wrap=True)
    clean = sum(1 for report in reports if not report.traces and not report.gaps)
    found = sum(len(report.traces) for report in reports)
    console.print(f"{counted(found, 'finding')} in {counted(len(reports), 'item')}; {clean} with none.", soft_wrap=True)
    console.print("What cannot be found in one copy, whatever is listed above:", soft_wrap=True)
    for words in UNDETECTABLE.values():
        console.print(f"  - {words}", soft_wrap=True)
    if found:
        talk().print("A trace shows that something could identify a copier, not that it does, nor whom.")


def _print_trace(trace: Trace) -> None:
    page = f"page {trace.page}: " if trace.page else ""
    bits = f", at most {trace.bits:,} bits" if trace.bits else ""
    console = paper()
    console.print(f"  {trace.kind.value}: {page}{trace.where}", soft_wrap=True)
    console.print(
        f"    {trace.sure.value}; readable by {READER_WORDS[trace.readers]}{bits}. {trace.advice}", soft_wrap=True
    )
    for value in trace.values:
        console.print(f"    > {escape_path(value)}", soft_wrap=True)
