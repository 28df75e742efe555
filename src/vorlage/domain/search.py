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
from vorlage.domain.facets import NO_MARKS, Companion, Facet, FacetCount, FacetValue, Grouping, Marks, SortOrder
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
    DATE = "date"
    OUTCOME = "outcome"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class FieldIs:
    """Pages of which this is said: the words of a path (`*` ends one that is only begun), or the whole of another
    field, or a part of it between signs."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class FieldBetween:
    """Pages whose number lies between these, both included; None is open.

    A date is a number such as 20191124; one without a day ends in 00 where it is the low end, in 99 where the high one.
    """

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

    Of the values in `only` a page has one of each facet that is named there, and of those in `without` it has none.
    `dated_from` and `dated_to` are a year, month or day, both included: a record may bear such a date, so that one that
    bears but a year is not left out. `marks` says which items have the tags and stars asked for. `with_facets` false:
    hits alone, which takes less time.
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
    only: tuple[FacetValue, ...] = ()
    without: tuple[FacetValue, ...] = ()
    dated_from: str = ""
    dated_to: str = ""
    sort: SortOrder = SortOrder.BEST
    group: Grouping = Grouping.PAGE
    marks: Marks = NO_MARKS
    with_facets: bool = True


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


class Layer(StrEnum):
    """Where the words of a hit stand."""

    TEXT = "text"
    """On the page itself."""
    TRANSLATION = "translation"
    """In a person's translation of the page, and not on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTranslation:
    """What was found in a translation of a page that somebody checked.

    `start` and `end` of its snippets point into the translation's text. `original` has the stretches of the record's
    text that the words found go back to, sentence by sentence; none where nothing is aligned, or the page's text is
    another one now.
    """

    translation: int
    language: str
    is_of_shown_text: bool
    snippets: tuple[Snippet, ...]
    matched: tuple[Match, ...]
    original: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One page that answers a query.

    In a grouped answer it stands for its group: `in_group` pages of that answer, `companions` the next best of them.
    The score is 0 in an order that asks for none, and for a page that answers by its translation alone: its snippet is
    then the beginning of the page, without a highlight.
    """

    number: ItemNumber
    path: str
    page_number: int
    score: float
    snippets: tuple[Snippet, ...]
    matched: tuple[Match, ...]
    in_group: int = 1
    companions: tuple[Companion, ...] = ()
    layer: Layer = Layer.TEXT
    in_translations: tuple[InTranslation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """All a search says. `read_as` is the query as understood, `total` counts pages.

    `facets` count pages too: of a facet by which the answer is narrowed to some values, every value is counted as if
    it were not, so that the number beside another value says what choosing that one would give. Empty when they were
    not asked for. `groups` is how many groups there are: None in an answer that is not grouped, or too long to count.
    """

    query: str
    read_as: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]
    groups: int | None = None

    def counts(self, facet: Facet) -> Mapping[str, int]:
        """The pages by the values of a facet; nothing when facets were not asked for."""
        return {each.value: each.count for each in self.facets.get(facet, ())}
