# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage search`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from vorlage.app import Case
from vorlage.app.marks import Beside
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.cli.narrowing import options_of, search_options
from vorlage.domain.facets import Facet, FacetCount, Grouping
from vorlage.domain.search import Hit, Layer, Match, MatchKind, SearchAnswer, Snippet
from vorlage.search.shape import answer_as_json

_MOST_VALUES = 20
_FOUND_AS = {
    MatchKind.STEM: "another form of",
    MatchKind.FOLD: "written otherwise for",
    MatchKind.VARIANT: "another spelling of",
    MatchKind.TRANSLITERATION: "in another script for",
    MatchKind.FUZZY: "a few letters from",
}


@click.command("search")
@case_argument
@click.argument("query", metavar="QUERY")
@click.option("--limit", type=click.IntRange(0, 10_000), default=20, show_default=True, help="How many hits to show.")
@search_options
@click.option("--facets", "with_facets", is_flag=True, help="Count the pages by facet too; --json always does.")
@json_option
def command(case: Path, query: str, limit: int, with_facets: bool, as_json: bool, **asked: Any) -> None:
    """Search the pages of CASE for QUERY; words are joined by AND.

    "words in a row", AND OR NOT, + and -, parentheses, begin* for words that begin so. How the query was read is shown
    back; a stray character never fails.

    Facets to narrow by: genre, accession, folder, type, lang, date, outcome, origin, body, place, tag, star.
    """
    options = options_of(limit=limit, with_facets=with_facets or as_json, **asked)
    with errors_as_messages(), Case.open(case) as opened:
        answer = opened.search(query, options)
        beside = opened.marks.beside(hit.number for hit in answer.hits)
        if as_json:
            print_json(answer_as_json(answer, beside))
            return
        opened.searches.keep(query, options, total=answer.total)
        talk().print(f"Read as: {answer.read_as}")
        talk().print(f"{_found(answer, options.group)} in {answer.took_ms:.0f} ms")
        for hit in answer.hits:
            _print_hit(hit, beside[hit.number])
        for facet, counts in answer.facets.items():
            _print_facet(facet, counts)


def _found(answer: SearchAnswer, grouping: Grouping) -> str:
    pages = counted(answer.total, "page")
    if grouping is Grouping.PAGE:
        return pages
    return f"{pages}, grouped by {grouping.value}" + ("" if answer.groups is None else f" into {answer.groups}")


def _print_hit(hit: Hit, beside: Beside) -> None:
    star = "★ " if beside.is_starred else ""
    tags = "".join(f"  [{tag}]" for tag in beside.tags)
    more = f"  and {counted(hit.in_group - 1, 'page')} more" if hit.in_group > 1 else ""
    place = f"{star}{hit.number}  {hit.path}, page {hit.page_number}{more}{tags}"
    paper().print(place, style="bold", soft_wrap=True)
    for number, path in beside.also_held:
        paper().print(f"    also held as {number}  {path}", soft_wrap=True)
    for companion in hit.companions:
        paper().print(f"    with {companion.number}  {companion.path}, page {companion.page_number}", soft_wrap=True)
    for snippet in hit.snippets:
        paper().print(_marked(snippet), soft_wrap=True)
    for each in hit.in_translations:
        paper().print(
            f"    in translation {each.translation} ({each.language}), not on the page:"
            if hit.layer is Layer.TRANSLATION
            else f"    also in translation {each.translation} ({each.language}):"
        )
        for snippet in each.snippets:
            paper().print(_marked(snippet), soft_wrap=True)
    loose = [match for match in hit.matched if match.how is not MatchKind.EXACT]
    if loose:
        paper().print(f"    {'; '.join(map(_how, loose))}", style="dim", soft_wrap=True)


def _how(match: Match) -> str:
    return f"{match.found}: {_FOUND_AS[match.how]} {match.term}"


def _marked(snippet: Snippet) -> Text:
    text = Text("    " + " ".join(snippet.text.splitlines()))
    for start, end in snippet.highlights:
        text.stylize("bold reverse", start + 4, end + 4)
    return text


def _print_facet(facet: Facet, counts: tuple[FacetCount, ...]) -> None:
    if not counts:
        return
    console = paper()
    console.print(facet.value, style="bold")
    for each in counts[:_MOST_VALUES]:
        console.print(f"  {each.count:>7,}  {each.value}", soft_wrap=True)
    if len(counts) > _MOST_VALUES:
        console.print(f"  and {counted(len(counts) - _MOST_VALUES, 'value')} more (--json has them)", soft_wrap=True)
