# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage batch`"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.cli.exit_codes import ExitCode
from vorlage.cli.progress import counting
from vorlage.domain.batches import MOST_PAGES_OF_A_LINE, Batch, BatchState
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.errors import BatchListError
from vorlage.domain.lineage import Span
from vorlage.domain.search import SearchOptions
from vorlage.search.batch_rows import (
    BatchRow,
    batch_as_json,
    cells_as_csv,
    cells_as_parquet,
    failures_in_words,
    row_as_json,
    rows_as_cells,
)
from vorlage.search.outgoing import Veil
from vorlage.search.query_list import MOST_BYTES
from vorlage.web.links import to_page

SITE: Final = "http://127.0.0.1:8765"
"""Where `vorlage serve` listens unless told otherwise: links lead there."""

_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """How what was found is handed out."""

    out: Path | None
    reason: str | None
    is_unmasked: bool
    is_kept: bool
    as_json: bool


@click.command("batch")
@case_argument
@click.argument("queries", type=click.Path(path_type=Path), required=False)
@click.option("--reason", metavar="TEXT", help="Why the list is asked: a sentence without names, for the custody log.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a table, .csv or .parquet.")
@click.option("--exact", is_flag=True, help="Characters as written: no folding, no stems.")
@click.option("--case", "match_case", is_flag=True, help="With --exact: capitals count too.")
@click.option("--no-stems", is_flag=True, help="Words in the form typed alone.")
@click.option("--name-variants", is_flag=True, help="Names in other spellings and scripts too. It is in the log.")
@click.option("--genre", type=click.Choice([genre.value for genre in Genre]), help="Only this genre.")
@click.option("--lang", "language", metavar="L", help="Only pages in this language, such as zh or ar.")
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_PAGES_OF_A_LINE),
    default=20,
    show_default=True,
    help="How many pages of each line.",
)
@click.option("--unmasked", is_flag=True, help="Hide no name, on this machine; with --reason. It is in the log.")
@click.option("--keep", is_flag=True, help="Keep the list and what it found with the case, until --delete.")
@click.option("--list", "is_list", is_flag=True, help="List the batches there are.")
@click.option("--go-on", type=int, metavar="N", help="Go on with an interrupted batch.")
@click.option("--stop", type=int, metavar="N", help="End a batch; what was answered is kept.")
@click.option("--show", type=int, metavar="N", help="Show what a batch found.")
@click.option("--delete", type=int, metavar="N", help="Delete a batch, its list and what it found.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    case: Path,
    queries: Path | None,
    reason: str | None,
    out: Path | None,
    exact: bool,
    match_case: bool,
    no_stems: bool,
    name_variants: bool,
    genre: str | None,
    language: str | None,
    limit: int,
    unmasked: bool,
    keep: bool,
    is_list: bool,
    go_on: int | None,
    stop: int | None,
    show: int | None,
    delete: int | None,
    as_json: bool,
) -> None:
    """Ask CASE a list of QUERIES and list the pages that answer, with links that open them at the place.

    QUERIES is text in UTF-8, a query on each line, or CSV with the column query and any of name, exact, case, genre,
    lang, type, limit, stems, variants. A line that cannot be asked is told by its number, and the others are asked.

    The custody log keeps why, how many lines and how many pages; it keeps no query. Names that are protected or
    undecided are masked. The list and what it found are deleted in the end, unless --keep.
    """
    wanted = _Wanted(out=out, reason=reason, is_unmasked=unmasked, is_kept=keep, as_json=as_json)
    chosen = [each for each in (queries, is_list or None, go_on, stop, show, delete) if each is not None]
    if len(chosen) != 1:
        raise click.UsageError("give a list of queries, or one of --list, --go-on, --stop, --show, --delete", context)
    if unmasked and not reason:
        raise click.UsageError("--unmasked goes with --reason.", context)
    if match_case and not exact:
        raise click.UsageError("--case goes with --exact.", context)
    with errors_as_messages(), Case.open(case) as opened:
        if queries is not None:
            if not reason:
                raise click.UsageError("a list is asked with --reason.", context)
            options = SearchOptions(
                limit=limit,
                exact=exact,
                match_case=match_case,
                genre=Genre(genre) if genre else None,
                language=language,
                stems=not no_stems,
                variants=name_variants,
                transliterations=name_variants,
                typos=False,
            )
            _check_place(out, context)
            begun = opened.searches.begin_batch(_content(queries), reason=reason, options=options)
            _ask(opened, begun, wanted, context)
        elif go_on is not None:
            _check_place(out, context)
            _ask(opened, opened.searches.batch(go_on), wanted, context)
        elif show is not None:
            _check_place(out, context)
            _hand_out(opened, opened.searches.batch(show), wanted)
        elif stop is not None:
            opened.searches.stop_batch(stop)
            talk().print(f"Batch {stop} ends after the line that is being asked.")
        elif delete is not None:
            opened.searches.delete_batch(delete)
            talk().print(f"Batch {delete} was deleted. That it was asked, and why, stays in the custody log.")
        else:
            _list(opened, as_json=as_json)


def _ask(opened: Case, batch: Batch, wanted: _Wanted, context: click.Context) -> None:
    """Ask the lines that are left, hand out what they found, and forget both unless they are to be kept."""
    left = batch.lines - batch.answered - len(batch.failed)
    talk().print(f"Batch {batch.number}: {counted(left, 'line')} to ask.")
    try:
        with counting("Asking", left) as asked:
            batch = opened.searches.go_on_with_batch(batch.number, progress=asked)
    except KeyboardInterrupt:
        talk().print(f"Interrupted; nothing is lost. Go on: vorlage batch CASE --go-on {batch.number}")
        context.exit(ExitCode.NEEDS_A_LOOK)
    _hand_out(opened, batch, wanted)
    if not wanted.is_kept:
        opened.searches.delete_batch(batch.number)
    context.exit(ExitCode.NEEDS_A_LOOK if batch.failed or batch.state is BatchState.STOPPED else ExitCode.DONE)


def _hand_out(opened: Case, batch: Batch, wanted: _Wanted) -> None:
    rows = list(opened.searches.found_by_batch(batch.number, _veil(opened, batch, wanted)))
    if wanted.out is not None:
        cells = rows_as_cells(rows, batch, _link)
        is_csv = wanted.out.suffix.lower() == ".csv"
        _write_new(wanted.out, cells_as_csv(cells).encode("utf-8", "replace") if is_csv else cells_as_parquet(cells))
    if wanted.as_json:
        print_json({**batch_as_json(batch), "rows": [row_as_json(row, _link) for row in rows]})
    elif wanted.out is None:
        _print_rows(rows)
    counts = f"{counted(batch.answered, 'line')} answered, {counted(len(batch.failed), 'line')} failed"
    talk().print(f"Batch {batch.number} {batch.state.value}: {counts}, {counted(batch.pages, 'page')} found.")
    for code, lines in failures_in_words(batch):
        shown = ", ".join(map(str, lines[:_MOST_SHOWN])) + (", …" if len(lines) > _MOST_SHOWN else "")
        talk().print(f"  {code}: {'line' if len(lines) == 1 else 'lines'} {shown}")


def _veil(opened: Case, batch: Batch, wanted: _Wanted) -> Veil:
    if not wanted.is_unmasked:
        return opened.searches.masked()
    return opened.searches.unmasked(f"batch {batch.number}, {batch.pages} pages", reason=wanted.reason or "")


def _print_rows(rows: list[BatchRow]) -> None:
    page: tuple[int, int] | None = None
    for row in rows:
        if page != (row.number, row.page_number):
            page = row.number, row.page_number
            paper().print(f"{row.number}  {row.path}, page {row.page_number}", style="bold", soft_wrap=True)
        paper().print(f"    line {row.line}: {row.text}", soft_wrap=True)


def _list(opened: Case, *, as_json: bool) -> None:
    batches = opened.searches.batches()
    if as_json:
        print_json({"batches": [batch_as_json(batch) for batch in batches]})
        return
    for batch in batches:
        done = batch.answered + len(batch.failed)
        told = f"{batch.number}  {batch.state.value}  {done} of {counted(batch.lines, 'line')}, {batch.pages} pages"
        paper().print(f"{told}  {batch.begun_at:%Y-%m-%d %H:%M} UTC  {batch.terms.reason}", soft_wrap=True)
    if not batches:
        talk().print("No batch is kept.")


def _link(number: ItemNumber, page: int, at: Span | None) -> str:
    return SITE + to_page(number, page, at=at)


def _content(place: Path) -> bytes:
    try:
        with place.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as failure:
        raise BatchListError(
            "The list of queries cannot be read.",
            unharmed="Nothing was asked or recorded.",
            next_step="check where it is, and give the command again",
        ) from failure


def _check_place(out: Path | None, context: click.Context) -> None:
    """Refuse a place that could not be written in the end, before anything is asked."""
    if out is None:
        return
    if out.suffix.lower() not in {".csv", ".parquet"}:
        raise click.UsageError("--out takes a name that ends in .csv or .parquet.", context)
    if out.exists():
        raise click.UsageError("there is something at the place named by --out already.", context)
    if not out.parent.is_dir():
        raise click.UsageError("the folder of --out is not there.", context)
    if out.suffix.lower() == ".parquet":
        cells_as_parquet(())


def _write_new(place: Path, content: bytes) -> None:
    """Write for this login alone: what is in it came out of a leak."""
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
