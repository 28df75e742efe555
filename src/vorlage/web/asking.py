# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A search as an address asks for it, and the addresses of searches one step from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from vorlage.domain.facets import Facet, FacetValue, Grouping, SortOrder
from vorlage.domain.search import SearchOptions
from vorlage.web.site import asked_count, asked_member, bad_address

HITS_ON_A_PAGE: Final = 20
LOOSENING: Final = {
    "stems": "other forms of words",
    "variants": "other spellings of names",
    "transliterations": "names in other scripts",
    "typos": "words a letter away",
}
"""The switches that loosen a search, as `SearchOptions` names them, and as the page does."""

_EARLIER_NAMES: Final = {"genre": Facet.GENRE, "type": Facet.TYPE, "lang": Facet.LANGUAGE}
"""Facets that an address could ask for before there were several: such an address still does what it did."""

_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_MOST_VALUES: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for. `step` counts the pages of the answer from 1."""

    query: str
    options: SearchOptions
    step: int

    @classmethod
    def of(cls, request: Request) -> Asked:
        """What the address of a request asks for.

        Raises:
            HTTPException: 400, it asks for something that does not exist, or is no date.
        """
        params = request.query_params
        step = asked_count(request, "step")
        is_exact = params.get("exact", "") == "1"
        earlier = [FacetValue(facet, params[name]) for name, facet in _EARLIER_NAMES.items() if params.get(name)]
        loosening = set(params.getlist("loose")) if "loose" in params else set(LOOSENING)
        options = SearchOptions(
            limit=HITS_ON_A_PAGE,
            offset=(step - 1) * HITS_ON_A_PAGE,
            exact=is_exact,
            match_case=is_exact and params.get("case", "") == "1",
            stems="stems" in loosening,
            variants="variants" in loosening,
            transliterations="transliterations" in loosening,
            typos="typos" in loosening,
            only=tuple(dict.fromkeys([*earlier, *_values(params.getlist("only"))])),
            without=tuple(dict.fromkeys(_values(params.getlist("without")))),
            dated_from=_day(params.get("from", "")),
            dated_to=_day(params.get("to", "")),
            sort=asked_member(request, "sort", SortOrder) or SortOrder.BEST,
            group=asked_member(request, "group", Grouping) or Grouping.PAGE,
        )
        return cls(query=params.get("q", ""), options=options, step=step)

    @property
    def carried(self) -> dict[str, str]:
        """What a page of a record needs to mark the hits."""
        options = self.options
        return {
            "q": self.query,
            "exact": "1" if options.exact else "",
            "case": "1" if options.match_case else "",
        }

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of all that is asked but the step, what is as by default left out."""
        options = self.options
        pairs = [(name, value) for name, value in self.carried.items() if value]
        if not all(getattr(options, name) for name in LOOSENING):
            pairs += [("loose", ""), *(("loose", name) for name in LOOSENING if getattr(options, name))]
        pairs += [("only", str(value)) for value in options.only]
        pairs += [("without", str(value)) for value in options.without]
        pairs += [(name, day) for name, day in (("from", options.dated_from), ("to", options.dated_to)) if day]
        if options.sort is not SortOrder.BEST:
            pairs.append(("sort", options.sort.value))
        if options.group is not Grouping.PAGE:
            pairs.append(("group", options.group.value))
        return pairs

    def narrowing(self) -> list[tuple[str, str]]:
        """Name and value of what the form of the query does not show, and must keep."""
        return [(name, value) for name, value in self.pairs() if name in {"only", "without", "from", "to"}]

    def address(self, step: int = 1) -> str:
        """Where this search stands."""
        pairs = self.pairs() + ([("step", str(step))] if step > 1 else [])
        return f"/search?{urlencode(pairs)}" if pairs else "/search"

    def including(self, value: FacetValue) -> Asked:
        """With a value asked for, or no longer, when it is; and never left out as well."""
        options = self.options
        only = _toggled(options.only, value)
        return self._with(replace(options, only=only, without=tuple(v for v in options.without if v != value)))

    def excluding(self, value: FacetValue) -> Asked:
        """With a value left out, or no longer, when it is; and never asked for as well."""
        options = self.options
        without = _toggled(options.without, value)
        return self._with(replace(options, without=without, only=tuple(v for v in options.only if v != value)))

    def without_dates(self) -> Asked:
        """With no date asked for."""
        only = tuple(value for value in self.options.only if value.facet is not Facet.DATE)
        return self._with(replace(self.options, only=only, dated_from="", dated_to=""))

    def between(self, first: str, last: str) -> Asked:
        """With a stretch of dates asked for, in place of another one."""
        return self._with(replace(self.without_dates().options, dated_from=first, dated_to=last))

    def _with(self, options: SearchOptions) -> Asked:
        return replace(self, options=options, step=1)


def _toggled(values: Iterable[FacetValue], value: FacetValue) -> tuple[FacetValue, ...]:
    kept = tuple(values)
    return tuple(each for each in kept if each != value) if value in kept else (*kept, value)


def _values(written: list[str]) -> list[FacetValue]:
    values = []
    for each in written[:_MOST_VALUES]:
        name, _, value = each.partition("=")
        if name not in set(Facet) or not value:
            raise bad_address("The address asks for a facet that does not exist.")
        values.append(FacetValue(Facet(name), value))
    return values


def _day(written: str) -> str:
    day = written.strip()
    if day and not _DAY.fullmatch(day):
        raise bad_address("A date in the address is no year, month or day, such as 2019, 2019-11 or 2019-11-24.")
    return day
