# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What of a passage can be met again in another one: its words, numbers, dates and names, where they stand.

Words are compared by their stems; in a language without a stemmer by their first five letters, which serves languages
that glue endings on almost as well (P. McNamee, J. Mayfield, "Character N-Gram Tokenization for European Language Text
Retrieval", Information Retrieval 7, 2004); in scripts without word spaces by two characters in a row. Numbers are
compared by value and dates by day, month or year, in whatever language and digits they are printed.

A word that is part of a name is no word here: names are told by capitals, and in Chinese by the dot of foreign
names. Other scripts do not tell them, so that the words of a name are words there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.dates import find_dates
from vorlage.extraction.keys import name_spans
from vorlage.extraction.numbers import number_spans
from vorlage.names.folding import fold
from vorlage.names.scripts import is_unspaced
from vorlage.search.plain_digits import with_plain_digits
from vorlage.search.words import base_language, has_stems, stems_of, word_spans

BEGINNING: Final = 5
_LEAST_VALUE: Final = 10
"""Smaller whole numbers stand everywhere."""
_SHORTEST_DATE: Final = len("2024-06")
_LONGEST_WORD: Final = 40


class TraitKind(StrEnum):
    """What sort of thing two passages can have in common."""

    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that can be met again: equal traits are the same thing, however it is written."""

    kind: TraitKind
    key: str

    @property
    def is_fact(self) -> bool:
        """Whether it is the same in every language."""
        return self.kind is not TraitKind.WORD


@dataclass(frozen=True, slots=True)
class Standing:
    """A trait where it stands in a text."""

    trait: Trait
    start: int
    end: int


def traits_of(text: str, language: str, dateline: str = "") -> tuple[Standing, ...]:
    """The traits of a text in the order of their places; names as they are written.

    Args:
        text: A page or a part of one.
        language: Whose stems to take: of two texts that are compared, the same for both.
        dateline: The day of writing as far as it is known, for dates without a year.
    """
    dates = [found for found in find_dates(with_plain_digits(text), dateline) if _is_telling(found.value.date)]
    taken: list[Span] = [(found.start, found.end) for found in dates]
    standing = [Standing(Trait(TraitKind.DATE, found.value.date), found.start, found.end) for found in dates]
    numbers = [
        Standing(Trait(TraitKind.NUMBER, f"{number.value:.10g}"), number.start, number.end)
        for number in number_spans(text)
        if number.value is not None
        and (number.value >= _LEAST_VALUE or number.value != int(number.value))
        and not _meets(taken, (number.start, number.end))
    ]
    standing += numbers
    names = [(name.start, name.end) for name in name_spans(text)]
    names = [name for name in names if not _meets(taken, name)]
    standing += [Standing(Trait(TraitKind.NAME, " ".join(text[a:b].split())), a, b) for a, b in names]
    taken = sorted([*taken, *names, *((each.start, each.end) for each in numbers)])
    standing += _words_of(text, base_language(language), taken)
    return tuple(sorted(standing, key=lambda each: (each.start, each.end)))


def _is_telling(timex: str) -> bool:
    """A day or a month of a year: a year alone stands everywhere."""
    return timex != UNRESOLVED and len(timex) >= _SHORTEST_DATE and timex[:4].isdecimal()


def _words_of(text: str, language: str, taken: Sequence[Span]) -> Iterator[Standing]:
    folded = fold(text)
    spans = list(word_spans(folded.text))
    stems = stems_of(text, folded, language) if has_stems(language) else None
    before: tuple[str, Span] | None = None
    for place, (first, last) in enumerate(spans):
        word, span = folded.text[first:last], folded.span(first, last)
        if _meets(taken, span):
            before = None
        elif is_unspaced(word[0]):
            if before is not None and before[1][1] == span[0]:
                yield Standing(Trait(TraitKind.WORD, before[0] + word), before[1][0], span[1])
            before = word, span
        else:
            before = None
            if 1 < len(word) <= _LONGEST_WORD and not word.isdecimal():
                yield Standing(Trait(TraitKind.WORD, stems[place] if stems else word[:BEGINNING]), *span)


def _meets(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span lies over one of some that are in order."""
    at = bisect_right(taken, span[0], key=lambda each: each[1])
    return at < len(taken) and taken[at][0] < span[1]


def distinct(standing: Iterable[Standing]) -> dict[Trait, list[Standing]]:
    """Each trait with its places."""
    found: dict[Trait, list[Standing]] = {}
    for each in standing:
        found.setdefault(each.trait, []).append(each)
    return found
