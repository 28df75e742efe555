# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How a search is narrowed, loosened, ordered and grouped on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import click

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.facets import PAGES_UNREAD, STARRED, Facet, FacetValue, Grouping, SortOrder
from vorlage.domain.pages import PageOrigin
from vorlage.domain.search import SearchOptions

_Command = TypeVar("_Command", bound=Callable[..., Any])

_CLOSED: Final = {
    Facet.GENRE: [genre.value for genre in Genre],
    Facet.OUTCOME: [*(outcome.value for outcome in Outcome), PAGES_UNREAD],
    Facet.ORIGIN: [origin.value for origin in PageOrigin],
    Facet.STAR: [STARRED],
}
_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class FacetValueType(click.ParamType[FacetValue]):
    """`FACET=VALUE`, such as `folder=primary/03 mail` or `date=2019-11`."""

    name = "FACET=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> FacetValue:
        """Read what was typed; a facet that is none, or a value that one cannot have, is a mistake of the call."""
        if isinstance(value, FacetValue):
            return value
        name, equals, wanted = str(value).partition("=")
        if not equals or not wanted or name not in set(Facet):
            self.fail(f"write FACET=VALUE, where FACET is one of {', '.join(Facet)}", param, ctx)
        facet = Facet(name)
        if facet in _CLOSED and wanted not in _CLOSED[facet]:
            self.fail(f"{facet.value} is one of {', '.join(_CLOSED[facet])}", param, ctx)
        return FacetValue(facet, wanted.rstrip("/") if facet is Facet.FOLDER else wanted)


class DayType(click.ParamType[str]):
    """A year, a month or a day: `2019`, `2019-11`, `2019-11-24`."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read what was typed."""
        if not _DAY.fullmatch(str(value)):
            self.fail("write a year, a month or a day: 2019, 2019-11 or 2019-11-24", param, ctx)
        return str(value)


_OPTIONS: Final = (
    click.option("--exact", is_flag=True, help="Characters as written: no folding, no stems."),
    click.option("--case", "match_case", is_flag=True, help="With --exact: capitals count too."),
    click.option("--no-stems", is_flag=True, help="Words in the form typed alone."),
    click.option("--no-variants", is_flag=True, help="No other spellings of a name in its own script."),
    click.option("--no-transliterations", is_flag=True, help="No spellings of a name in other scripts."),
    click.option("--no-typos", is_flag=True, help="No words a letter away, even if nothing else is found."),
    click.option("--genre", type=click.Choice([genre.value for genre in Genre]), help="Only this genre."),
    click.option("--lang", "language", metavar="L", help="Only pages in this language, such as zh or ar."),
    click.option(
        "--only",
        multiple=True,
        type=FacetValueType(),
        help="Only pages with this value of a facet; of several values of one facet, with any. Repeatable.",
    ),
    click.option("--without", multiple=True, type=FacetValueType(), help="No page with this value. Repeatable."),
    click.option("--from", "dated_from", type=DayType(), help="Only records that bear this date or later."),
    click.option("--to", "dated_to", type=DayType(), help="Only records that bear this date or earlier."),
    click.option(
        "--sort",
        type=click.Choice([order.value for order in SortOrder]),
        default=SortOrder.BEST.value,
        show_default=True,
        help="The order; oldest and newest are by the date a record bears.",
    ),
    click.option(
        "--group",
        type=click.Choice([grouping.value for grouping in Grouping]),
        default=Grouping.PAGE.value,
        show_default=True,
        help="What is shown as one, by its best page.",
    ),
)


def search_options(command: _Command) -> _Command:
    """The options of a search, for a command to take as keywords and hand to `options_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_of(
    *,
    limit: int,
    with_facets: bool,
    exact: bool,
    match_case: bool,
    no_stems: bool,
    no_variants: bool,
    no_transliterations: bool,
    no_typos: bool,
    genre: str | None,
    language: str | None,
    only: Iterable[FacetValue],
    without: Iterable[FacetValue],
    dated_from: str | None,
    dated_to: str | None,
    sort: str,
    group: str,
) -> SearchOptions:
    """What was asked for on the command line.

    Raises:
        click.UsageError: Options that do not go together.
    """
    if match_case and not exact:
        raise click.UsageError("--case goes with --exact.")
    return SearchOptions(
        limit=limit,
        with_facets=with_facets,
        exact=exact,
        match_case=match_case,
        stems=not no_stems,
        variants=not no_variants,
        transliterations=not no_transliterations,
        typos=not no_typos,
        genre=Genre(genre) if genre else None,
        language=language,
        only=tuple(only),
        without=tuple(without),
        dated_from=dated_from or "",
        dated_to=dated_to or "",
        sort=SortOrder(sort),
        group=Grouping(group),
    )
