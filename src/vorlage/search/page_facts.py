# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a page is besides its words, and whether a field of a query says so of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vorlage.domain.search import Field, FieldBetween, FieldIs
from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_unspaced
from vorlage.search.own_date import earliest_of, latest_of
from vorlage.search.patterns import value_form
from vorlage.search.words import words_in, words_of_query

FIELD_NAMES: Final[Mapping[Field, str]] = {
    Field.TYPE: "media_type",
    Field.LANGUAGE: "language",
    Field.GENRE: "genre",
    Field.NUMBER: "number",
    Field.PAGE: "page_number",
    Field.DATE: "dated",
    Field.OUTCOME: "outcome",
}
"""The fields of the index that are compared whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What can be asked of a page besides its words."""

    number: int
    page_number: int
    path: str
    genre: str
    language: str
    media_type: str
    dated: str = ""
    outcomes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def are(self, asked: FieldIs | FieldBetween) -> bool:
        """Whether the page is what a field asks."""
        if isinstance(asked, FieldBetween) and asked.field is Field.DATE:
            return is_dated_between(self.dated, asked.low, asked.high)
        if isinstance(asked, FieldBetween):
            number = self.number if asked.field is Field.NUMBER else self.page_number
            return (asked.low is None or asked.low <= number) and (asked.high is None or number <= asked.high)
        match asked.field:
            case Field.PATH:
                return self._path_has(asked.value)
            case Field.TYPE:
                return value_form(asked.value).matches(self.media_type)
            case Field.LANGUAGE:
                return value_form(asked.value).matches(self.language)
            case Field.DATE:
                return value_form(asked.value).matches(self.dated)
            case Field.OUTCOME:
                return any(map(value_form(asked.value).matches, self.outcomes))
            case Field.TAG:
                return asked.value.casefold() in map(str.casefold, self.tags)
            case _:
                return value_form(asked.value).matches(self.genre)

    def _path_has(self, value: str) -> bool:
        words = words_of_query(value)
        is_begun = value.endswith("*") and not is_unspaced(words[-1][0])
        return f" {' '.join(words)}{'' if is_begun else ' '}" in f" {' '.join(words_in(fold_text(self.path)))} "


def is_dated_between(dated: str, low: int | None, high: int | None) -> bool:
    """Whether a record's own date may lie between two; one that bears none does not."""
    if not dated[:1].isdigit():
        return False
    return (low is None or latest_of(dated) >= low) and (high is None or earliest_of(dated) <= high)
