# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage search`"""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.domain.custody import Genre
from vorlage.domain.search import Hit, SearchOptions, Snippet
from vorlage.search.shape import answer_as_json


@click.command("search")
@case_argument
@click.argument("query", metavar="QUERY")
@click.option("--limit", type=click.IntRange(0, 10_000), default=20, show_default=True, help="How many pages to show.")
@click.option("--exact", is_flag=True, help="Characters as written: no folding, no stems.")
@click.option("--case", "match_case", is_flag=True, help="With --exact: capitals count too.")
@click.option("--genre", type=click.Choice([genre.value for genre in Genre]), help="Only this genre.")
@click.option("--lang", "language", metavar="L", help="Only pages in this language, such as zh or ar.")
@json_option
def command(
    case: Path,
    query: str,
    limit: int,
    exact: bool,
    match_case: bool,
    genre: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Search the pages of CASE for QUERY; words are joined by AND.

    "words in a row", AND OR NOT, + and -, parentheses, begin* for words that begin so. How the query was read is shown
    back; a stray character never fails.
    """
    options = SearchOptions(
        limit=limit,
        exact=exact,
        match_case=match_case,
        genre=Genre(genre) if genre else None,
        language=language,
    )
    if match_case and not exact:
        raise click.UsageError("--case goes with --exact.")
    with errors_as_messages(), Case.open(case) as opened:
        answer = opened.search(query, options)
        if as_json:
            print_json(answer_as_json(answer))
            return
        talk().print(f"Read as: {answer.read_as}")
        talk().print(f"{counted(answer.total, 'page')} in {answer.took_ms:.0f} ms")
        for hit in answer.hits:
            _print_hit(hit)


def _print_hit(hit: Hit) -> None:
    paper().print(f"{hit.number}  {hit.path}, page {hit.page_number}", style="bold", soft_wrap=True)
    for snippet in hit.snippets:
        paper().print(_marked(snippet), soft_wrap=True)


def _marked(snippet: Snippet) -> Text:
    text = Text("    " + " ".join(snippet.text.splitlines()))
    for start, end in snippet.highlights:
        text.stylize("bold reverse", start + 4, end + 4)
    return text
