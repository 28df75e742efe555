# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From what a person typed to a query tree, and back to words that show how it was read.

The language, as people of the trade write it (Lucene's), and a little of our own:

    lead pipes            both words: words beside each other are joined by AND, which binds before OR
    a OR b, a NOT b, -b, +b, (a OR b)
    "tap water"           in a row; also “ ” „ “ « » 「 」 『 』
    "tap water"~3         near each other, in any order
    water*, w?ter, *water `*` any letters or none, `?` one; a single `?` at the end of a word is a question mark
    water~, water~2       one or two letters otherwise
    /wat(er|ch)s?/        a whole word of this form (`vorlage.search.patterns`)
    ="O'Brien"            as written, in a search that is loose otherwise
    name:"..."            a name in its other spellings and scripts, though it does not look like one
    path:minutes, type:pdf, lang:zh, genre:report, number:7, page:[2 TO 5], page:{2 TO *]
    date:2019-11, date:[2019-03 TO 2020], date:undated, outcome:damaged, tag:checked
                          the date the record itself bears; what became of it; a mark that people put on it
    water^2, (a OR b)^0.5 counts more or less in the order

A character that has no meaning where it stands is passed over, never an error: `read_as` shows what was understood. A
field that is not one of these is read as words, as are brackets elsewhere.

Our own parser, because Tantivy's answers `a AND NOT b` with nothing, reads `word*` as `word`, and joins by OR.

Grammar:
    query  = all (OR all)*
    all    = clause (AND? clause)*
    clause = (NOT | + | -)* ( "(" query ")" weight? | leaf weight? )
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import (
    All,
    Field,
    FieldBetween,
    FieldIs,
    Fuzzy,
    Leaf,
    Name,
    Near,
    Not,
    Nothing,
    Phrase,
    Prefix,
    Query,
    RegularExpression,
    Some,
    Term,
    Weighted,
    Wildcard,
    Written,
)
from vorlage.search.lexing import LEAST_WEIGHT, MAX_WEIGHT, Close, Piece, Sign, Token, tokens
from vorlage.search.patterns import MOST_STEPS, FormTooLargeError, form_of, wildcard_as_expression
from vorlage.search.words import words_of_query

MAX_CHARACTERS: Final = 10_000
MAX_CLAUSES: Final = 500
MAX_OPEN_WORDS: Final = 50
MAX_STATES: Final = 500
MAX_NEAR: Final = 8
MAX_PARENTHESES: Final = 100
MAX_HEIGHT: Final = 50

_SIMPLE_VALUE = re.compile(r"[\w./*-]+")


def parse_query(text: str) -> Query:
    """Read what a person typed as a query tree.

    Never fails on form: what cannot be read is passed over. Parsing what `read_as` prints gives the same tree.

    Args:
        text: As typed.

    Returns:
        The tree; `Nothing` when no word is left.

    Raises:
        QueryRefusedError: Longer, deeper or of more clauses than the limits of this module.
    """
    if len(text) > MAX_CHARACTERS:
        raise _refusal("longer", "characters", MAX_CHARACTERS, len(text))
    try:
        # Pages are NFC, so that exact search compares like with like.
        pieces = _matched(tokens(unicodedata.normalize("NFC", text)))
        leaves = [piece.leaf for piece in pieces if isinstance(piece, Piece)]
        states = _states(leaves)
    except FormTooLargeError as cause:
        raise _refusal("of a larger regular expression", "steps", MOST_STEPS, MOST_STEPS + 1) from cause
    if len(leaves) > MAX_CLAUSES:
        raise _refusal("of more words and phrases", "words and phrases", MAX_CLAUSES, len(leaves))
    if (
        opened := sum(isinstance(leaf, Prefix | Wildcard | RegularExpression | Fuzzy) for leaf in leaves)
    ) > MAX_OPEN_WORDS:
        raise _refusal("of more words with a star or another form", "of them", MAX_OPEN_WORDS, opened)
    if (
        longest := max((len(words_of_query(leaf.text)) for leaf in leaves if isinstance(leaf, Near)), default=0)
    ) > MAX_NEAR:
        raise _refusal("of more words near each other", "of them", MAX_NEAR, longest)
    if states > MAX_STATES:
        raise _refusal("of larger forms of words", "states of their automata", MAX_STATES, states)
    query = _Reader(pieces).read()
    if (height := _height(query)) > MAX_HEIGHT:
        raise _refusal("more deeply nested", "levels", MAX_HEIGHT, height)
    return query


def _states(leaves: Iterable[object]) -> int:
    """How many states the forms of words ask for together, counted to a little beyond `MAX_STATES`."""
    states = 0
    for leaf in leaves:
        if isinstance(leaf, RegularExpression | Wildcard):
            written = leaf.text if isinstance(leaf, RegularExpression) else wildcard_as_expression(leaf.text)
            states += form_of(written).states(MAX_STATES - states)
        if states > MAX_STATES:
            break
    return states


def read_as(query: Query) -> str:
    """The query as understood, in the same language, with every AND said and every group in parentheses.

    Parsing it gives the same tree again, as long as it stays within the length that `parse_query` takes.
    """
    match query:
        case Not(clause):
            return f"NOT {_grouped(clause)}"
        case Weighted(clause, weight):
            return f"({read_as(clause)})^{weight:g}" if isinstance(clause, Not) else f"{_grouped(clause)}^{weight:g}"
        case All(clauses):
            return " AND ".join(map(_grouped, clauses))
        case Some(clauses):
            return " OR ".join(map(_grouped, clauses))
        case Nothing():
            return ""
        case FieldIs(field, value):
            return f"{field}:{value}" if _SIMPLE_VALUE.fullmatch(value) else f"{field}:{_quoted(value)}"
        case FieldBetween(Field.DATE, low, high):
            return f"date:[{_day(low, '00')} TO {_day(high, '99')}]"
        case FieldBetween(field, low, high):
            ends = ("*" if end is None else str(end) for end in (low, high))
            return f"{field}:{low}" if low == high and low is not None else f"{field}:[{' TO '.join(ends)}]"
        case _:
            return _leaf_as(query)


def _day(number: int | None, unsaid: str) -> str:
    """A number that orders as days do, as a year, month or day: what stands for an unsaid part is left out."""
    if number is None:
        return "*"
    digits = f"{number:08}"
    while len(digits) > 4 and digits.endswith(unsaid):
        digits = digits[:-2]
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:]) if part)


def _leaf_as(leaf: Leaf) -> str:
    match leaf:
        case Term(text) | Wildcard(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return _quoted(text)
        case Near(text, within):
            return f"{_quoted(text)}~{within}"
        case RegularExpression(text):
            return f"/{text}/"
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
        case Written(text):
            return f"={_quoted(text)}"
        case Name(text, _):
            return f"name:{_quoted(text)}"


def positive_leaves(query: Query) -> tuple[Leaf, ...]:
    """The words and phrases a page is shown for: those under no NOT, each once, in the order typed."""
    return tuple(dict.fromkeys(_positive(query)))


def _positive(query: Query) -> Iterator[Leaf]:
    match query:
        case All(clauses) | Some(clauses):
            for clause in clauses:
                yield from _positive(clause)
        case Weighted(clause, _):
            yield from _positive(clause)
        case Not() | Nothing() | FieldIs() | FieldBetween():
            return
        case _:
            yield query


def _grouped(query: Query) -> str:
    return f"({read_as(query)})" if isinstance(query, All | Some) else read_as(query)


def _quoted(text: str) -> str:
    for opening, closing in (('"', '"'), ("«", "»"), ("「", "」")):
        if closing not in text:
            return f"{opening}{text}{closing}"
    return f'"{text}"'


def _refusal(how: str, unit: str, allowed: int, found: int) -> QueryRefusedError:
    return QueryRefusedError(
        f"The query is {how} than a search takes.",
        expected=f"at most {allowed} {unit}",
        found=str(found),
        unharmed="Nothing was searched and nothing changed.",
        next_step="ask in several shorter queries.",
    )


def _matched(typed: Iterable[Token]) -> list[Token]:
    """The tokens without closing parentheses that close nothing, and with those that were left out at the end.

    Raises:
        QueryRefusedError: Nested too deeply.
    """
    kept: list[Token] = []
    depth = 0
    for token in typed:
        if isinstance(token, Close) and depth == 0:
            continue
        depth += (token is Sign.OPEN) - isinstance(token, Close)
        if depth > MAX_PARENTHESES:
            raise _refusal("more deeply nested", "parentheses in each other", MAX_PARENTHESES, depth)
        kept.append(token)
    return kept + [Close()] * depth


class _Reader:
    """Recursive descent over matched tokens."""

    def __init__(self, pieces: list[Token]) -> None:
        self._pieces = pieces
        self._at = 0

    def read(self) -> Query:
        return self._some()

    def _next(self) -> Token | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _some(self) -> Query:
        clauses = [self._all()]
        while self._next() is Sign.OR:
            self._at += 1
            clauses.append(self._all())
        return _joined(clauses, Some)

    def _all(self) -> Query:
        clauses: list[Query] = []
        while not ((token := self._next()) is None or token is Sign.OR or isinstance(token, Close)):
            if token is Sign.AND:
                self._at += 1
            else:
                clauses.append(self._clause())
        return _joined(clauses, All)

    def _clause(self) -> Query:
        negated = False
        while (token := self._next()) in (Sign.NOT, Sign.AND):
            negated ^= token is Sign.NOT
            self._at += 1
        clause: Query = Nothing()
        if token is Sign.OPEN:
            self._at += 1
            clause = self._some()
            closing = self._next()
            self._at += 1
            clause = _weighted(clause, closing.weight if isinstance(closing, Close) else 1.0)
        elif isinstance(token, Piece):
            self._at += 1
            clause = _weighted(token.leaf, token.weight)
        return _opposite(clause) if negated else clause


def _weighted(clause: Query, weight: float) -> Query:
    """A clause with its weight; weights upon each other multiply."""
    if isinstance(clause, Weighted):
        weight *= clause.weight
        clause = clause.clause
    weight = float(f"{min(MAX_WEIGHT, max(LEAST_WEIGHT, weight)):.4g}")
    return clause if weight == 1 or isinstance(clause, Nothing) else Weighted(clause, weight)


def _opposite(clause: Query) -> Query:
    match clause:
        case Nothing():
            return clause
        case Not(inner):
            return inner
        case _:
            return Not(clause)


def _joined(clauses: list[Query], kind: Callable[[tuple[Query, ...]], All | Some]) -> Query:
    """One node of `kind` over the clauses, each once: empty ones left out, nested ones of the same kind drawn in."""
    flat: list[Query] = []
    for clause in clauses:
        if isinstance(clause, All | Some) and type(clause) is kind:
            flat.extend(clause.clauses)
        elif not isinstance(clause, Nothing):
            flat.append(clause)
    distinct = tuple(dict.fromkeys(flat))
    if len(distinct) < 2:
        return distinct[0] if distinct else Nothing()
    return kind(distinct)


def _height(query: Query) -> int:
    match query:
        case All(clauses) | Some(clauses):
            return 1 + max(map(_height, clauses))
        case Not(clause) | Weighted(clause, _):
            return 1 + _height(clause)
        case _:
            return 1
