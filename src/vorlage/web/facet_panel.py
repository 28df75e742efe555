# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The panel of facets: every value with its count, a link that asks for it and one that leaves it out.

All of it is links and forms: it works by keyboard and without a script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.facets import PAGES_UNREAD, STARRED, UNDATED, Facet, FacetValue
from vorlage.domain.pages import PageOrigin
from vorlage.domain.search import SearchAnswer
from vorlage.web.asking import Asked
from vorlage.web.wording import in_words, language_in_words, media_type_in_words

SHOWN_AT_FIRST: Final = 8
"""So many values of a facet are seen; the others are behind "more"."""

MOST_BARS: Final = 60
_BAR_HEIGHT: Final = 48

_OPEN: Final = frozenset({Facet.GENRE, Facet.FOLDER, Facet.TYPE, Facet.LANGUAGE, Facet.TAG, Facet.STAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """One value of a facet: how many pages have it, and where its two switches lead."""

    label: str
    count: int
    depth: int
    is_chosen: bool
    is_left_out: bool
    choose: str
    leave_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFacet:
    """A facet of the panel. `more` is what is not seen at first."""

    title: str
    is_open: bool
    values: tuple[ShownValue, ...]
    more: tuple[ShownValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year or month of the histogram: its place and height in the drawing, and where it leads."""

    value: str
    count: int
    x: int
    y: int
    height: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How many pages bear each month, or each year where there are many. Empty ones between them are bars too."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    less_precise: int
    """Pages of records that bear but a year, where the bars are months: they are in none of them."""
    undated: ShownValue | None
    every: str
    is_narrowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing that narrows the answer, said in words, with a link that takes it off."""

    words: str
    label: str
    is_left_out: bool
    address: str


def chips_of(asked: Asked) -> tuple[Chip, ...]:
    """All that narrows the answer, in the order in which it was asked for."""
    only = [
        Chip(
            words=f"{in_words(each.facet)}:",
            label=_in_full(each),
            is_left_out=False,
            address=asked.including(each).address(),
        )
        for each in asked.options.only
    ]
    without = [
        Chip(
            words=f"{in_words(each.facet)}: not",
            label=_in_full(each),
            is_left_out=True,
            address=asked.excluding(each).address(),
        )
        for each in asked.options.without
    ]
    first, last = asked.options.dated_from, asked.options.dated_to
    dates = Chip(
        words="Date:",
        label=f"{first or 'any'} to {last or 'any'}" if first != last else first,
        is_left_out=False,
        address=asked.between("", "").address(),
    )
    return (*only, *without, *([dates] if first or last else []))


def _in_full(value: FacetValue) -> str:
    return value.value if value.facet is Facet.FOLDER else value_in_words(value.facet, value.value)


def panel_of(answer: SearchAnswer, asked: Asked) -> tuple[ShownFacet, ...]:
    """Every facet that tells pages apart, or by which the answer is narrowed."""
    shown = [_facet(facet, answer, asked) for facet in Facet if facet is not Facet.DATE]
    return tuple(each for each in shown if each.values)


def _facet(facet: Facet, answer: SearchAnswer, asked: Asked) -> ShownFacet:
    counts = dict(answer.counts(facet))
    chosen = {each.value for each in asked.options.only if each.facet is facet}
    left_out = {each.value for each in asked.options.without if each.facet is facet}
    for value in (*sorted(chosen), *sorted(left_out)):
        counts.setdefault(value, 0)
    order = _by_path(counts) if facet is Facet.FOLDER else list(counts)
    values = [_value(facet, value, counts[value], asked, chosen, left_out) for value in order]
    first = [each for place, each in enumerate(values) if place < SHOWN_AT_FIRST or each.is_chosen or each.is_left_out]
    return ShownFacet(
        title=in_words(facet),
        is_open=facet in _OPEN or bool(chosen or left_out),
        values=tuple(first),
        more=tuple(each for each in values if each not in first),
    )


def _value(facet: Facet, value: str, count: int, asked: Asked, chosen: set[str], left_out: set[str]) -> ShownValue:
    wanted = FacetValue(facet, value)
    return ShownValue(
        label=value_in_words(facet, value),
        count=count,
        depth=value.count("/") if facet is Facet.FOLDER else 0,
        is_chosen=value in chosen,
        is_left_out=value in left_out,
        choose=asked.including(wanted).address(),
        leave_out=asked.excluding(wanted).address(),
    )


def _by_path(counts: Mapping[str, int]) -> list[str]:
    """Folders as a tree, outermost first, each followed by its own."""
    return sorted(counts, key=lambda folder: folder.split("/"))


def value_in_words(facet: Facet, value: str) -> str:
    """A value as the panel says it: a state in its words, the last part of a folder, anything else as it is."""
    match facet:
        case Facet.GENRE if value in set(Genre):
            return in_words(Genre(value))
        case Facet.OUTCOME if value == PAGES_UNREAD:
            return "some pages unread"
        case Facet.OUTCOME if value in set(Outcome):
            return in_words(Outcome(value))
        case Facet.ORIGIN if value in set(PageOrigin):
            return in_words(PageOrigin(value))
        case Facet.STAR if value == STARRED:
            return "starred by you"
        case Facet.TYPE:
            return media_type_in_words(value)
        case Facet.LANGUAGE:
            return language_in_words(value)
        case Facet.FOLDER:
            return value.rpartition("/")[2]
        case _:
            return value


def histogram_of(answer: SearchAnswer, asked: Asked) -> Histogram | None:
    """The dates that records bear, by month or year; None when none bears any."""
    counts = answer.counts(Facet.DATE)
    months = sorted(value for value in counts if value[4:5] == "-")
    years = sorted(value for value in counts if len(value) == 4 and value.isdigit())
    if not years:
        return None
    by_month = bool(months) and len(_months(months)) <= MOST_BARS
    steps = _months(months) if by_month else [f"{year:04}" for year in _years(years)]
    most = max(counts.get(step, 0) for step in steps)
    width = max(6, 600 // max(len(steps), 1))
    bars = tuple(_bar(step, counts.get(step, 0), place * width, most, asked) for place, step in enumerate(steps))
    undated = (
        _value(
            Facet.DATE,
            UNDATED,
            counts.get(UNDATED, 0),
            asked,
            {each.value for each in asked.options.only if each.facet is Facet.DATE},
            {each.value for each in asked.options.without if each.facet is Facet.DATE},
        )
        if counts.get(UNDATED) or FacetValue(Facet.DATE, UNDATED) in (*asked.options.only, *asked.options.without)
        else None
    )
    return Histogram(
        bars=bars,
        width=width * len(bars),
        height=_BAR_HEIGHT,
        less_precise=_sum(counts, years) - _sum(counts, months) if by_month else 0,
        undated=undated,
        every=asked.without_dates().address(),
        is_narrowed=asked.without_dates().options != asked.options,
    )


def _bar(step: str, count: int, x: int, most: int, asked: Asked) -> Bar:
    height = max(2, round(_BAR_HEIGHT * count / most)) if count else 0
    options = asked.options
    within = bool(options.dated_from or options.dated_to) and (
        (not options.dated_from or step[: len(options.dated_from)] >= options.dated_from[: len(step)])
        and (not options.dated_to or step[: len(options.dated_to)] <= options.dated_to[: len(step)])
    )
    return Bar(
        value=step,
        count=count,
        x=x,
        y=_BAR_HEIGHT - height,
        height=height,
        address=asked.between(step, step).address(),
        is_chosen=within,
    )


def _sum(counts: Mapping[str, int], values: list[str]) -> int:
    return sum(counts[value] for value in values)


def _months(months: list[str]) -> list[str]:
    """Every month from the first to the last."""
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (months[0], months[-1]))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _years(years: list[str]) -> list[int]:
    """Every year from the first to the last; where that is too many, those alone that have a page."""
    every = range(int(years[0]), int(years[-1]) + 1)
    return list(every) if len(every) <= MOST_BARS else [int(year) for year in years][-MOST_BARS:]
