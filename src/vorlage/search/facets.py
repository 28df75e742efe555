# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Narrowing an answer by facets, and counting its pages by them.

Counting costs time in proportion to the answer; it is a question of its own, so that hits alone never pay for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from tantivy import FieldType, Occur, Schema, Searcher
from tantivy import Query as Compiled

from vorlage.domain.custody import ItemNumber
from vorlage.domain.facets import STARRED, UNDATED, Facet, FacetCount, FacetValue, Marks
from vorlage.domain.search import SearchOptions
from vorlage.search.facet_fields import FACET_FIELDS
from vorlage.search.own_date import earliest_of, latest_of
from vorlage.search.words import words_of_query

MOST_VALUES: Final = 200
"""So many values of a facet are counted, those with the most pages; of dates, all."""

MOST_TAGS: Final = 100

MOST_PERSONS: Final = 100

_COUNTED: Final = 65_000
"""So many values are counted in each part of the index before those with the most pages are taken: all there are."""

_ORDER_OF_FIELDS: Final = tuple(facet for facet in FACET_FIELDS if facet is not Facet.FOLDER)

Clause = tuple[Occur, Compiled]


def narrowing(schema: Schema, options: SearchOptions, *, besides: Facet | None = None) -> list[Clause]:
    """What facets ask of a page, as clauses of a query; they change no score.

    With `besides`, what is asked for of that facet is left out; what is left out of it stays so.
    """
    clauses: list[Clause] = []
    for facet in dict.fromkeys(value.facet for value in options.only):
        if facet is not besides:
            wanted = [_pages_with(schema, value, options.marks) for value in options.only if value.facet is facet]
            some = Compiled.boolean_query([(Occur.Should, each) for each in wanted])
            clauses.append((Occur.Must, Compiled.const_score_query(some, 0.0)))
    clauses += [(Occur.MustNot, _pages_with(schema, value, options.marks)) for value in options.without]
    if besides is not Facet.DATE:
        clauses += _dated(schema, options)
    return clauses


def _dated(schema: Schema, options: SearchOptions) -> Iterable[Clause]:
    unsigned = FieldType.Unsigned
    if options.dated_from:
        after = Compiled.range_query(schema, "latest", unsigned, earliest_of(options.dated_from), None)
        yield Occur.Must, Compiled.const_score_query(after, 0.0)
    if options.dated_to:
        before = Compiled.range_query(schema, "earliest", unsigned, None, latest_of(options.dated_to))
        yield Occur.Must, Compiled.const_score_query(before, 0.0)


def _pages_with(schema: Schema, asked: FacetValue, marks: Marks) -> Compiled:
    match asked.facet:
        case Facet.TAG:
            return pages_of(schema, marks.tagged(asked.value))
        case Facet.STAR:
            return pages_of(schema, marks.starred)
        case Facet.PERSON:
            return _pages_naming(schema, marks.spellings_of(asked.value))
        case Facet.DATE if asked.value != UNDATED:
            within = f"{''.join(char for char in asked.value if char.isdigit() or char == '-')}"
            return Compiled.regex_query(schema, "dated", f"{within}(-.*)?")
        case _:
            return Compiled.term_query(schema, FACET_FIELDS[asked.facet], asked.value, "basic")


def pages_of(schema: Schema, numbers: Iterable[ItemNumber]) -> Compiled:
    """All pages of these items."""
    keys = [str(number) for number in sorted(numbers)]
    return Compiled.term_set_query(schema, "item_key", keys) if keys else Compiled.empty_query()


def _pages_naming(schema: Schema, spellings: Iterable[str]) -> Compiled:
    """The pages on which a public name stands as it is spelled, but for capitals and forms of letters."""
    rows = [words for spelling in spellings if (words := words_of_query(spelling))]
    some = [
        Compiled.phrase_query(schema, "words", list(row))
        if len(row) > 1
        else Compiled.term_query(schema, "words", row[0])
        for row in rows
    ]
    return Compiled.boolean_query([(Occur.Should, each) for each in some]) if some else Compiled.empty_query()


def count_facets(
    searcher: Searcher, schema: Schema, narrowed: Callable[[Facet | None], Compiled], options: SearchOptions
) -> Mapping[Facet, tuple[FacetCount, ...]]:
    """The pages of an answer by every facet, the values with the most pages first.

    Args:
        searcher: A state of the index.
        schema: Its schema.
        narrowed: The pages that answer; given a facet, those that would if it did not ask for its values.
        options: What the answer was narrowed by.
    """
    chosen = {value.facet for value in options.only}
    if options.dated_from or options.dated_to:
        chosen.add(Facet.DATE)
    requests = {facet: _request(facet, options) for facet in (*_ORDER_OF_FIELDS, Facet.FOLDER)}
    together = {facet: request for facet, request in requests.items() if facet not in chosen}
    buckets = _aggregated(searcher, narrowed(None), together)
    for facet in requests.keys() & chosen:
        buckets |= _aggregated(searcher, narrowed(facet), {facet: requests[facet]})
    counts = {facet: _counts(facet, buckets[facet]) for facet in requests}
    return counts | _mark_counts(searcher, schema, narrowed, options, chosen)


def _request(facet: Facet, options: SearchOptions) -> dict[str, Any]:
    terms: dict[str, Any] = {"field": FACET_FIELDS[facet], "size": MOST_VALUES, "segment_size": _COUNTED}
    if facet is Facet.DATE:
        terms["size"] = _COUNTED
    if facet is Facet.FOLDER:
        terms["include"] = "|".join([_NAME, *(f"{_as_expression(folder)}/{_NAME}" for folder in _opened(options))])
    return {"terms": terms}


_NAME: Final = "[^/]+"


def _opened(options: SearchOptions) -> list[str]:
    """The folders whose own folders are to be counted: those asked for, and those above them."""
    opened: dict[str, None] = {}
    for value in options.only:
        if value.facet is Facet.FOLDER:
            parts = value.value.split("/")
            opened.update(dict.fromkeys("/".join(parts[:depth]) for depth in range(1, len(parts) + 1)))
    return list(opened)


def _as_expression(written: str) -> str:
    """A text as a regular expression of itself; no other sign may have a backslash before it."""
    return "".join(f"\\{sign}" if sign in "\\.+*?()|[]{}^$#&-~" else sign for sign in written)


def _aggregated(searcher: Searcher, compiled: Compiled, requests: Mapping[Facet, dict[str, Any]]) -> dict[Facet, Any]:
    if not requests:
        return {}
    found = searcher.aggregate(compiled, {facet.value: request for facet, request in requests.items()})
    return {facet: found[facet.value]["buckets"] for facet in requests}


def _counts(facet: Facet, buckets: Iterable[Mapping[str, Any]]) -> tuple[FacetCount, ...]:
    counts = Counter({str(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets})
    counts.pop("", None)  # a page whose language is not known, and the like
    if facet is Facet.DATE:
        counts = _by_month(counts)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(FacetCount(value, count) for value, count in ordered)


def _by_month(counts: Mapping[str, int]) -> Counter[str]:
    """Years and months with the pages of their records. A record that bears but a year counts in no month."""
    found: Counter[str] = Counter()
    for value, count in counts.items():
        if value == UNDATED:
            found[value] += count
        else:
            found.update(dict.fromkeys({value[:4], value[:7]}, count))
    return found


def _mark_counts(
    searcher: Searcher,
    schema: Schema,
    narrowed: Callable[[Facet | None], Compiled],
    options: SearchOptions,
    chosen: set[Facet],
) -> dict[Facet, tuple[FacetCount, ...]]:
    def count(facet: Facet, marked_pages: Compiled) -> int:
        within = narrowed(facet if facet in chosen else None)
        marked = Compiled.boolean_query([(Occur.Must, within), (Occur.Must, marked_pages)])
        return int(searcher.search(marked, 1).count)  # type: ignore[attr-defined]  # the stub of 0.27 forgets it

    most = sorted(options.marks.tags, key=lambda each: (-len(each[1]), each[0]))[:MOST_TAGS]
    tagged = ((tag, count(Facet.TAG, pages_of(schema, items))) for tag, items in most)
    tags = sorted(tagged, key=lambda each: (-each[1], each[0]))
    starred = count(Facet.STAR, pages_of(schema, options.marks.starred))
    # By name: people are not ranked by how often they are named.
    names = sorted({spellings[0] for spellings in options.marks.public})[:MOST_PERSONS]
    named = [(name, count(Facet.PERSON, _pages_naming(schema, options.marks.spellings_of(name)))) for name in names]
    return {
        Facet.PERSON: tuple(FacetCount(name, pages) for name, pages in named if pages),
        Facet.TAG: tuple(FacetCount(tag, pages) for tag, pages in tags if pages),
        Facet.STAR: (FacetCount(STARRED, starred),) if starred else (),
    }
