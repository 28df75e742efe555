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
class Near:
    """These words near each other, in any order: moved together, they are `within` words out of their places at most.

    A word said twice may be met once.
    """

    text: str
    within: int


@dataclass(frozen=True, slots=True)
class Wildcard:
    """One word, in which `*` stands for any letters or none and `?` for one."""

    text: str


@dataclass(frozen=True, slots=True)
class RegularExpression:
    """Any whole word of this form; what may stand in it is said in `vorlage.search.patterns`."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word at most so many letters (added, left out, changed, or two neighbours swapped) from this one."""

    text: str
    edits: int


@dataclass(frozen=True, slots=True)
class Written:
    """These characters as they are written, in a search that is loose otherwise."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name, in its other spellings and scripts too. `is_asked`: said to be one, and not only taken for one."""

    text: str
    is_asked: bool = True


class Field(StrEnum):
    """What can be asked of a page besides its words."""

    PATH = "path"
    TYPE = "type"
    LANGUAGE = "lang"
    GENRE = "genre"
    NUMBER = "number"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class FieldIs:
    """Pages of which this is said: the words of a path (`*` ends one that is only begun), a type, language, genre."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class FieldBetween:
    """Pages whose number lies between these, both included; None is open."""

    field: Field
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Weighted:
    """A clause that counts so many times in the order of the answer; it changes nothing in what is found."""

    clause: Query
    weight: float


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


Leaf = Term | Prefix | Phrase | Near | Wildcard | RegularExpression | Fuzzy | Written | Name
"""What stands on a page."""

Query = Leaf | FieldIs | FieldBetween | Weighted | Not | All | Some | Nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """What narrows a search, and what loosens it.

    `exact`: characters as written; `match_case` asks for case too, under `exact` only. Under loose search words match
    by their folded form; the last four say what else: `stems`, the forms of a word; `variants`, other spellings of a
    name in its own script; `transliterations`, its spellings in other scripts; `typos`, words one letter away, where
    no page has the word itself. What is in quotation marks is never loosened beyond folding.
    """

    limit: int = 20
    offset: int = 0
    exact: bool = False
    match_case: bool = False
    genre: Genre | None = None
    language: str | None = None
    media_type: str | None = None
    stems: bool = True
    variants: bool = True
    transliterations: bool = True
    typos: bool = True


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
