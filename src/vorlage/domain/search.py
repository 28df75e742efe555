# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of the pages and what they answer: query, hit, snippet.

Queries are trees of frozen nodes; how a string becomes one is `vorlage.search.query`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Span


@dataclass(frozen=True, slots=True)
class Term:
    """One word; or, in a script without word spaces, its characters in a row."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words in a row."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """Pages without this."""

    clause: Query


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    clauses: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these."""

    clauses: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty query: it finds nothing, and says so."""


Query = Term | Prefix | Phrase | Not | All | Some | Nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """What narrows a search. `exact`: characters as written; `match_case` asks for case too, under `exact` only."""

    limit: int = 20
    offset: int = 0
    exact: bool = False
    match_case: bool = False
    genre: Genre | None = None
    language: str | None = None
    media_type: str | None = None


class MatchKind(StrEnum):
    """How a word on a page came to match a term."""

    EXACT = "exact"
    STEM = "stem"
    FOLD = "fold"
    VARIANT = "variant"
    TRANSLITERATION = "transliteration"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Match:
    """What a term of the query found on a page, and how."""

    term: str
    found: str
    how: MatchKind


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a hit. `start`/`end` point into the record's text, `highlights` into the snippet."""

    text: str
    start: int
    end: int
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One page that answers a query."""

    number: ItemNumber
    path: str
    page_number: int
    score: float
    snippets: tuple[Snippet, ...]
    matched: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """All a search says. `read_as` is the query as understood; facets count pages among all that answer."""

    query: str
    read_as: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    genres: Mapping[str, int]
    media_types: Mapping[str, int]
    languages: Mapping[str, int]
