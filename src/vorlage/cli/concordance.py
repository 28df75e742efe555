# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage concordance`"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click
from rich.cells import cell_len
from rich.text import Text

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.custody import Genre
from vorlage.domain.search import SearchOptions
from vorlage.search.concordance import (
    MOST_IN_ORDER,
    WIDEST,
    WIDTH,
    ConcordanceLine,
    Direction,
    LineOrder,
    MaskedLines,
    concordance,
)
from vorlage.search.query import parse_query, read_as
from vorlage.search.views_shape import concordance_as_json
from vorlage.search.walking import Walk

_RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
_POP_ISOLATE: Final = "\u2069"


@click.command("concordance")
@case_argument
@click.argument("query", metavar="QUERY")
@click.option(
    "--width", type=click.IntRange(0, WIDEST), default=WIDTH, show_default=True, help="Characters on each side."
)
@click.option(
    "--sort",
    "order",
    type=click.Choice([LineOrder.LEFT.value, LineOrder.RIGHT.value]),
    help="By the words before (left) or after (right) the keyword; else by record and page.",
)
@click.option(
    "--limit", type=click.IntRange(1, MOST_IN_ORDER), default=200, show_default=True, help="How many lines to show."
)
@click.option("--exact", is_flag=True, help="Characters as written: no folding, no stems.")
@click.option("--case", "match_case", is_flag=True, help="With --exact: capitals count too.")
@click.option("--genre", type=click.Choice([genre.value for genre in Genre]), help="Only this genre.")
@click.option("--lang", "language", metavar="L", help="Only pages in this language, such as zh or ar.")
@click.option(
    "--csv",
    "csv_place",
    type=click.Path(path_type=Path),
    help="Write every line to a new CSV file instead, with names and identifiers masked.",
)
@json_option
def command(
    case: Path,
    query: str,
    width: int,
    order: str | None,
    limit: int,
    exact: bool,
    match_case: bool,
    genre: str | None,
    language: str | None,
    csv_place: Path | None,
    as_json: bool,
) -> None:
    """Show every hit of QUERY in CASE on a line of its own, the keyword in the middle.

    The query is read as `vorlage search` reads it. "Left" is what stands before the keyword as one reads: in Arabic
    that is the right-hand side.
    """
    if match_case and not exact:
        raise click.UsageError("--case goes with --exact.")
    options = SearchOptions(
        exact=exact, match_case=match_case, genre=Genre(genre) if genre else None, language=language
    )
    with errors_as_messages(), Case.open(case) as opened:
        walk = opened.views.walk(query, options)
        if csv_place is not None:
            _write(opened, walk, csv_place, width)
            return
        asked = LineOrder(order) if order else LineOrder.RECORD
        found = concordance(walk.pages(), asked, width=width, limit=limit)
        understood = read_as(parse_query(query))
        pages = walk.count()
        if as_json:
            print_json(
                concordance_as_json(query, understood, found.lines, pages=pages, order=asked, is_cut=found.is_cut)
            )
            return
        talk().print(f"Read as: {understood}")
        talk().print(
            f"{counted(len(found.lines), 'line')}{', and more' if found.is_cut else ''}; {counted(pages, 'page')}"
        )
        side = max((cell_len(each) for line in found.lines for each in (line.before, line.after)), default=0)
        for line in found.lines:
            paper().print(laid_out(line, side), soft_wrap=True)


def laid_out(line: ConcordanceLine, side: int) -> Text:
    """A line for a terminal: the keyword begins in the same column in all lines.

    `side` is how many columns the widest context takes, wide characters counted as two.

    A line written from right to left is isolated (Unicode Standard Annex 9, 2.4.2) and filled up on both sides, so that
    terminals that turn it and terminals that do not both show its keyword in the middle.
    """
    is_turned = line.direction is Direction.RIGHT_TO_LEFT
    before, after = line.before, line.after
    shown = Text(f"{line.number:>6} {line.page_number:>4}  ", style="dim")
    shown.append(_RIGHT_TO_LEFT_ISOLATE if is_turned else "", style="none")
    shown.append(" " * (side - cell_len(before)) + before, style="none")
    shown.append(line.keyword, style="bold reverse")
    shown.append(after + " " * (side - cell_len(after)) + _POP_ISOLATE if is_turned else after, style="none")
    return shown


def _write(opened: Case, walk: Walk, place: Path, width: int) -> None:
    roster = opened.protection.roster()
    lines = MaskedLines(roster, opened.received_redactions.besides(), width=width)
    try:
        stream = place.open("x", encoding="utf-8", newline="")
    except OSError as refused:
        raise click.UsageError(f"No new file can be made at the place given after --csv: {refused.strerror}.") from None
    with stream:
        for row in lines.rows(walk.pages()):
            stream.write(row)
    talk().print(f"{counted(lines.written, 'line')} written, with names and identifiers masked.")
    if lines.left_out:
        talk().print(
            f"{counted(lines.left_out, 'line')} left out: the keyword itself is a name or an identifier there."
        )
