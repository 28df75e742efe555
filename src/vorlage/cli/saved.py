# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage saved`"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from vorlage.app import Case
from vorlage.cli.arguments import case_argument, json_option
from vorlage.cli.console import counted, errors_as_messages, paper, print_json, talk
from vorlage.cli.narrowing import options_of, search_options
from vorlage.domain.custody import ItemNumber
from vorlage.domain.kept_searches import SavedSearch, SearchNews
from vorlage.search.saved import news_as_json, saved_as_json

_MOST_SHOWN = 100


@click.command("saved")
@case_argument
@click.argument("action", type=click.Choice(["list", "save", "run", "share", "unshare", "delete"]), default="list")
@click.argument("name", required=False)
@click.argument("query", required=False)
@search_options
@click.option("--peek", is_flag=True, help="With run: look without noting it, so that what is new stays so.")
@json_option
def command(
    case: Path,
    action: str,
    name: str | None,
    query: str | None,
    peek: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Keep searches of CASE under a NAME, and see what is new in them.

    save NAME QUERY: keep a search, with the options of a search. run NAME: list the pages that answer now and did not
    when you last looked, or whose text changed since. share NAME, unshare NAME: let the others of the desk read it, or
    not. delete NAME. list: those there are, yours and shared ones. NAME may be a number of the list.
    """
    if (name is None) != (action == "list") or (query is None) != (action != "save"):
        raise click.UsageError("say one of: list, save NAME QUERY, run NAME, share NAME, unshare NAME, delete NAME")
    with errors_as_messages(), Case.open(case) as opened:
        searches = opened.searches
        if name is None:
            _list(searches.saved(), as_json=as_json)
        elif query is not None:
            saved = searches.save(name, query, options_of(limit=20, with_facets=False, **asked))
            paper().print(f"{saved.number}  {saved.name}", soft_wrap=True)
        elif action == "run":
            saved, news = searches.news(name, is_looking=not peek)
            if as_json:
                print_json({**saved_as_json(saved), **news_as_json(news)})
            else:
                _print_news(opened, saved, news)
        elif action == "delete":
            searches.forget_saved(name)
            talk().print("Deleted.")
        else:
            searches.share(name, is_shared=action == "share")
            talk().print("Shared: the others of the desk can read it." if action == "share" else "It is yours alone.")


def _list(saved: Sequence[SavedSearch], *, as_json: bool) -> None:
    if as_json:
        print_json({"saved": [saved_as_json(each) for each in saved]})
        return
    for each in saved:
        seen = f"seen {each.seen_at:%Y-%m-%d %H:%M} UTC" if each.seen_at else "never run"
        shared = ", shared" if each.is_shared else ""
        paper().print(f"{each.number}  {each.name}: {each.query}  ({seen}{shared})", soft_wrap=True)
    if not saved:
        talk().print("No search is saved.")


def _print_news(opened: Case, saved: SavedSearch, news: SearchNews) -> None:
    talk().print(f"{counted(news.total, 'page')} of {saved.name}: {len(news.new)} new, {len(news.changed)} changed")
    if news.gone:
        talk().print(f"{counted(len(news.gone), 'page')} that answered then: not any more")
    _print_pages(opened, "new", news.new)
    _print_pages(opened, "changed", news.changed)


def _print_pages(opened: Case, word: str, places: Sequence[tuple[ItemNumber, int]]) -> None:
    for number, page in places[:_MOST_SHOWN]:
        paper().print(f"{word}: {number}  {opened.item(str(number)).path}, page {page}", soft_wrap=True)
    if len(places) > _MOST_SHOWN:
        talk().print(f"and {len(places) - _MOST_SHOWN} more (--json has them)")
