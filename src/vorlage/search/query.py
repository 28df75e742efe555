# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From what a person typed to a query tree, and back to words that show how it was read.

The language: words; phrases in straight or curly quotation marks, « » or 「 」; AND, OR, NOT in capitals; `+` and `-`
before a word; parentheses; `word*`. Words beside each other are joined by AND, which binds before OR. A character
that has no meaning where it stands is passed over, never an error: `read_as` shows what was understood.

Our own parser, because Tantivy's answers `a AND NOT b` with nothing, reads `word*` as `word`, and joins by OR.

Grammar:
    query  = all (OR all)*
    all    = clause (AND? clause)*
    clause = (NOT | + | -)* ( "(" query ")" | phrase | word | word* )
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import Final

from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.search import All, Not, Nothing, Phrase, Prefix, Query, Some, Term
from vorlage.search.words import words_of_query

MAX_CHARACTERS: Final = 10_000
MAX_CLAUSES: Final = 500
MAX_PREFIXES: Final = 50
MAX_PARENTHESES: Final = 100
MAX_HEIGHT: Final = 50

_CLOSERS = {'"': '"', "＂": '＂"', "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』"}
_QUOTES = "".join(_CLOSERS) + "」』"
_WORD = re.compile(rf"[^\s()（）{_QUOTES}]+")


class _Sign(Enum):
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


_OPERATORS = {"AND": _Sign.AND, "OR": _Sign.OR, "NOT": _Sign.NOT}

_Leaf = Term | Prefix | Phrase
_Token = _Sign | Term | Prefix | Phrase


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
    # Pages are NFC, so that exact search compares like with like.
    tokens = _matched(_tokens(unicodedata.normalize("NFC", text)))
    leaves = sum(not isinstance(token, _Sign) for token in tokens)
    if leaves > MAX_CLAUSES:
        raise _refusal("of more words and phrases", "words and phrases", MAX_CLAUSES, leaves)
    prefixes = sum(isinstance(token, Prefix) for token in tokens)
    if prefixes > MAX_PREFIXES:
        raise _refusal("of more words with a star", "of them", MAX_PREFIXES, prefixes)
    query = _Reader(tokens).read()
    if (height := _height(query)) > MAX_HEIGHT:
        raise _refusal("more deeply nested", "levels", MAX_HEIGHT, height)
    return query


def read_as(query: Query) -> str:
    """The query as understood, in the same language, with every AND said and every group in parentheses.

    Parsing it gives the same tree again, as long as it stays within the length that `parse_query` takes.
    """
    match query:
        case Term(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return _quoted(text)
        case Not(clause):
            return f"NOT {_grouped(clause)}"
        case All(clauses):
            return " AND ".join(map(_grouped, clauses))
        case Some(clauses):
            return " OR ".join(map(_grouped, clauses))
        case Nothing():
            return ""


def positive_leaves(query: Query) -> tuple[Term | Prefix | Phrase, ...]:
    """The words and phrases a page is shown for: those under no NOT, each once, in the order typed."""
    return tuple(dict.fromkeys(_positive(query)))


def _positive(query: Query) -> Iterator[_Leaf]:
    match query:
        case Term() | Prefix() | Phrase():
            yield query
        case All(clauses) | Some(clauses):
            for clause in clauses:
                yield from _positive(clause)
        case Not() | Nothing():
            return


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


def _tokens(text: str) -> Iterator[_Token]:
    """Signs, words and phrases, in order; stray characters left out."""
    at = 0
    while at < len(text):
        character = text[at]
        if character in "()（）":
            yield _Sign.OPEN if character in "(（" else _Sign.CLOSE
            at += 1
        elif character in _CLOSERS and (end := _closed_at(text, at)) > 0:
            yield from _phrase(text[at + 1 : end])
            at = end + 1
        elif word := _WORD.match(text, at):
            at = word.end()
            yield from _word(word.group(), stands_alone=at == len(text) or text[at].isspace() or text[at] in ")）")
        else:
            at += 1


def _closed_at(text: str, at: int) -> int:
    """Where the quotation opened at `at` is closed; -1 when it is not."""
    places = [place for closer in _CLOSERS[text[at]] if (place := text.find(closer, at + 1)) > 0]
    return min(places, default=-1)


def _phrase(inside: str) -> Iterator[_Token]:
    text = " ".join(inside.split())
    if all(closing in text for closing in '"»」'):
        # No quotation marks are left to print it in, so the straight ones go.
        text = " ".join(text.replace('"', " ").split())
    if text:
        yield Phrase(text)


def _word(written: str, *, stands_alone: bool) -> Iterator[_Token]:
    """A word with the signs before and the star after it; an operator; nothing, if it has no letter or digit."""
    text = written.lstrip("+-＋－")
    signs = written[: len(written) - len(text)]
    if not (text or not stands_alone):
        return
    yield from (_Sign.NOT for sign in signs if sign in "-－")
    if text in _OPERATORS:
        yield _OPERATORS[text]
        return
    stem = text.rstrip("*＊")
    if words_of_query(stem):
        yield Term(text) if stem == text else Prefix(stem)


def _matched(tokens: Iterable[_Token]) -> list[_Token]:
    """The tokens without closing parentheses that close nothing, and with those that were left out at the end.

    Raises:
        QueryRefusedError: Nested too deeply.
    """
    kept: list[_Token] = []
    depth = 0
    for token in tokens:
        if token is _Sign.CLOSE and depth == 0:
            continue
        depth += (token is _Sign.OPEN) - (token is _Sign.CLOSE)
        if depth > MAX_PARENTHESES:
            raise _refusal("more deeply nested", "parentheses in each other", MAX_PARENTHESES, depth)
        kept.append(token)
    return kept + [_Sign.CLOSE] * depth


class _Reader:
    """Recursive descent over matched tokens."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def read(self) -> Query:
        return self._some()

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _some(self) -> Query:
        clauses = [self._all()]
        while self._next() is _Sign.OR:
            self._at += 1
            clauses.append(self._all())
        return _joined(clauses, Some)

    def _all(self) -> Query:
        clauses: list[Query] = []
        while (token := self._next()) not in (None, _Sign.CLOSE, _Sign.OR):
            if token is _Sign.AND:
                self._at += 1
            else:
                clauses.append(self._clause())
        return _joined(clauses, All)

    def _clause(self) -> Query:
        negated = False
        while (token := self._next()) in (_Sign.NOT, _Sign.AND):
            negated ^= token is _Sign.NOT
            self._at += 1
        clause: Query = Nothing()
        if token is _Sign.OPEN:
            self._at += 1
            clause = self._some()
            self._at += 1
        elif isinstance(token, _Leaf):
            self._at += 1
            clause = token
        return _opposite(clause) if negated else clause


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
        case Not(clause):
            return 1 + _height(clause)
        case _:
            return 1
