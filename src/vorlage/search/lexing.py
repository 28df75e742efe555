# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The pieces of a query as typed: words, phrases, forms, fields and signs. Stray characters are left out."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from vorlage.domain.search import (
    Field,
    FieldBetween,
    FieldIs,
    Fuzzy,
    Leaf,
    Name,
    Near,
    Phrase,
    Prefix,
    RegularExpression,
    Term,
    Wildcard,
    Written,
)
from vorlage.search.own_date import earliest_of, latest_of
from vorlage.search.patterns import FormError, form_of, value_form
from vorlage.search.words import words_of_query

MAX_WITHIN: Final = 100
MAX_EDITS: Final = 2
LEAST_WEIGHT: Final = 0.01
MAX_WEIGHT: Final = 100.0

_CLOSERS = {'"': '"', "＂": '＂"', "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "「": "」", "『": "』"}
_QUOTES = "".join(_CLOSERS) + "」』"
_WORD = re.compile(rf"[^\s()（）{_QUOTES}]+")
_EXPRESSION = re.compile(rf"/((?:[^\s/\\]|\\\S)+)/(?=[\s()（）^{_QUOTES}]|$)")
_WITHIN = re.compile(r"~([0-9]{1,4})?(?![\w~])")
_WEIGHT = re.compile(r"\^([0-9]{1,4}(?:\.[0-9]{1,4})?)(?![\w.^])")
_WEIGHED = re.compile(r"(.+)\^([0-9]{1,4}(?:\.[0-9]{1,4})?)", re.DOTALL)
_QUESTION = re.compile(r"[^*?]*\?[^\w*?]*")
_NUMBERS = re.compile(r"([0-9]{1,9})|[\[{]\s*(\*|[0-9]{1,9})\s+TO\s+(\*|[0-9]{1,9})\s*[\]}]")
_LAST_DAY = 99_999_999
_DAY = r"(\*|[0-9]{4}(?:-[0-9]{2}){0,2})"
_DAYS = re.compile(rf"([\[{{])\s*{_DAY}\s+TO\s+{_DAY}\s*([\]}}])")

_FIELDS = {
    "path": Field.PATH,
    "type": Field.TYPE,
    "lang": Field.LANGUAGE,
    "language": Field.LANGUAGE,
    "genre": Field.GENRE,
    "number": Field.NUMBER,
    "item": Field.NUMBER,
    "page": Field.PAGE,
    "date": Field.DATE,
    "outcome": Field.OUTCOME,
    "tag": Field.TAG,
}
_ASKED = re.compile(rf"({'|'.join([*_FIELDS, 'name'])}):(?=\S)")
_COUNTED = (Field.NUMBER, Field.PAGE)


class Sign(Enum):
    """What joins clauses."""

    OPEN = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Close:
    """A closing parenthesis, and the weight behind it."""

    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A leaf of the query, and the weight behind it."""

    leaf: Leaf | FieldIs | FieldBetween
    weight: float = 1.0


Token = Sign | Close | Piece

_OPERATORS = {"AND": Sign.AND, "OR": Sign.OR, "NOT": Sign.NOT}


def tokens(text: str) -> Iterator[Token]:
    """Signs, words and phrases, in order; stray characters left out.

    Raises:
        FormTooLargeError: A regular expression takes more steps than are taken.
    """
    at = 0
    while at < len(text):
        character = text[at]
        if character in "(（":
            yield Sign.OPEN
            at += 1
        elif character in ")）":
            weight, at = _weight_at(text, at + 1)
            yield Close(weight)
        elif character in _CLOSERS and (end := closed_at(text, at)) > 0:
            at = yield from _quoted(text, at, end)
        elif found := _expression_at(text, at):
            weight, at = _weight_at(text, found[1])
            yield Piece(RegularExpression(found[0]), weight)
        elif word := _WORD.match(text, at):
            at = yield from _unquoted(text, at, word)
        else:
            at += 1


def closed_at(text: str, at: int) -> int:
    """Where the quotation opened at `at` is closed; -1 when it is not."""
    places = [place for closer in _CLOSERS[text[at]] if (place := text.find(closer, at + 1)) > 0]
    return min(places, default=-1)


def phrase_text(inside: str) -> str:
    """What is asked by what stands between quotation marks: white space made one, marks left to print it in."""
    text = " ".join(inside.split())
    if all(closing in text for closing in '"»」'):
        text = " ".join(text.replace('"', " ").split())
    return text


def _weight_at(text: str, at: int) -> tuple[float, int]:
    """The weight that stands here, 1 when none does, and where it ends."""
    found = _WEIGHT.match(text, at)
    return (_weight(found.group(1)), found.end()) if found else (1.0, at)


def _weight(digits: str) -> float:
    return float(f"{min(MAX_WEIGHT, max(LEAST_WEIGHT, float(digits))):.4g}")


def _quoted(text: str, at: int, end: int) -> Generator[Token, None, int]:
    """A phrase with what stands right behind it; returns where it ends."""
    inside = phrase_text(text[at + 1 : end])
    end += 1
    within = 0
    if found := _WITHIN.match(text, end):
        within, end = min(MAX_WITHIN, int(found.group(1) or 1)), found.end()
    weight, end = _weight_at(text, end)
    if inside:
        near = within > 0 and len(words_of_query(inside)) > 1
        yield Piece(Near(inside, within) if near else Phrase(inside), weight)
    return end


def _expression_at(text: str, at: int) -> tuple[str, int] | None:
    """A regular expression that begins here and is one; else it is read as words."""
    if text[at] != "/" or not (found := _EXPRESSION.match(text, at)):
        return None
    try:
        form_of(found.group(1))
    except FormError:
        return None
    return found.group(1), found.end()


def _unquoted(text: str, at: int, word: re.Match[str]) -> Generator[Token, None, int]:
    """A word with the signs before it; what stands in quotation marks right behind `=` or a field. Returns its end."""
    written = word.group()
    unsigned = written.lstrip("+-＋－")
    signs = written[: len(written) - len(unsigned)]
    start = at + len(signs)
    end = word.end()
    nots: list[Token] = [Sign.NOT for sign in signs if sign in "-－"]
    if not unsigned:
        # A sign counts only before what it belongs to.
        if end < len(text) and not text[end].isspace() and text[end] not in ")）":
            yield from nots
        return end
    if expression := _expression_at(text, start):
        weight, end = _weight_at(text, expression[1])
        yield from [*nots, Piece(RegularExpression(expression[0]), weight)]
        return end
    if asked := _asked_at(text, start):
        leaf, end = asked
        weight, end = _weight_at(text, end)
        yield from [*nots, *([Piece(leaf, weight)] if leaf else [])]
        return end
    if unsigned in _OPERATORS:
        yield from [*nots, _OPERATORS[unsigned]]
        return end
    yield from [*nots, *_word(unsigned)]
    return end


def _asked_at(text: str, at: int) -> tuple[Leaf | FieldIs | FieldBetween | None, int] | None:
    """`=` or a field with its value, and where it ends; None when none is here."""
    found = _ASKED.match(text, at)
    if not found and not (text[at] == "=" and at + 1 < len(text)):
        return None
    name = found.group(1) if found else "="
    start = found.end() if found else at + 1
    if name == "date" and (days := _DAYS.match(text, start)):
        return _dated_between(days), days.end()
    if name in _FIELDS and _FIELDS[name] in _COUNTED:
        numbers = _NUMBERS.match(text, start)
        return (_between(_FIELDS[name], numbers), numbers.end()) if numbers else None
    if text[start] in _CLOSERS and (closed := closed_at(text, start)) > 0:
        value, end = phrase_text(text[start + 1 : closed]), closed + 1
    elif word := _WORD.match(text, start):
        value, end = word.group(), word.end()
        while weighed := _WEIGHED.fullmatch(value):
            value, end = weighed.group(1), start + len(weighed.group(1))
        if name == "=" and not words_of_query(value):
            value = ""
    else:
        return None
    return _leaf_of(name, value), end


def _between(field: Field, numbers: re.Match[str]) -> FieldBetween:
    if numbers.group(1):
        return FieldBetween(field, int(numbers.group(1)), int(numbers.group(1)))
    # Curly brackets leave their end out.
    low = None if numbers.group(2) == "*" else int(numbers.group(2)) + (numbers.group()[0] == "{")
    high = None if numbers.group(3) == "*" else int(numbers.group(3)) - (numbers.group()[-1] == "}")
    return FieldBetween(field, 1, 0) if high is not None and high < 0 else FieldBetween(field, low, high)


def _dated_between(days: re.Match[str]) -> FieldBetween:
    """Both ends as numbers that order as days do; a curly bracket leaves all of its end out."""
    first, last = days.group(2), days.group(3)
    low = None if first == "*" else earliest_of(first) if days.group(1) == "[" else min(_LAST_DAY, latest_of(first) + 1)
    high = None if last == "*" else latest_of(last) if days.group(4) == "]" else earliest_of(last) - 1
    return FieldBetween(Field.DATE, 1, 0) if high is not None and high < 0 else FieldBetween(Field.DATE, low, high)


def _leaf_of(name: str, value: str) -> Leaf | FieldIs | None:
    if name == "=" and value:
        return Written(value)
    if not words_of_query(value):
        return None
    if name == "name":
        return Name(value)
    if _FIELDS[name] is not Field.PATH:
        value_form(value)
    return FieldIs(_FIELDS[name], value)


def _word(written: str) -> Iterator[Token]:
    """A word with the signs behind and in it; nothing, if it has no letter or digit."""
    weight, edits = 1.0, 0
    while True:
        if weighed := _WEIGHED.fullmatch(written):
            written, weight = weighed.group(1), _weight(str(weight * float(weighed.group(2))))
        elif written[-1:] == "~" and written[:-1]:
            written, edits = written[:-1], max(edits, 1)
        elif written[-2:-1] == "~" and written[-1] in "0123456789" and written[:-2]:
            written, edits = written[:-2], max(edits, min(MAX_EDITS, int(written[-1])))
        else:
            break
    leaf = _word_leaf(written.replace("＊", "*"), edits)
    # An operator with a sign behind it is no word.
    if leaf is not None and written not in _OPERATORS:
        yield Piece(leaf, weight)


def _word_leaf(written: str, edits: int) -> Leaf | None:
    begun = written.rstrip("*")
    if not words_of_query(begun.replace("?", "")):
        return None
    if begun != written:
        return Wildcard(written) if "*" in begun or "?" in begun else Prefix(begun)
    # One question mark at the end is a question; elsewhere it stands for a letter.
    if ("*" in written or "?" in written) and not _QUESTION.fullmatch(written):
        return Wildcard(written)
    return Fuzzy(written, edits) if edits else Term(written)
