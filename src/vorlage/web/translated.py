# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A translation beside the page it is of, stretch by stretch; and the checks of authenticity made of a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vorlage.app import Case
from vorlage.app.authenticity import ExhibitShown
from vorlage.app.translations import TranslationShown
from vorlage.domain.authenticity import AuthenticityCheck
from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Page
from vorlage.domain.translations import Translation


@dataclass(frozen=True, slots=True)
class TranslatedRow:
    """What the page says, and what the translation has for it; one of them is empty where nothing is aligned."""

    original: str
    translated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTranslation:
    """A translation as rows; as one text where the page's text is another now."""

    shown: TranslationShown
    rows: tuple[TranslatedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCheck:
    """A check of authenticity, and what it rests on as it lies in the case now."""

    check: AuthenticityCheck
    exhibits: tuple[ExhibitShown, ...]


def translations_beside(case: Case, number: ItemNumber, page: Page) -> tuple[ShownTranslation, ...]:
    """The translations of a page, the newest first."""
    found = case.translations.of(number, page.number)
    return tuple(
        ShownTranslation(
            shown=each,
            rows=tuple(rows_of(page.text, each.translation)) if each.is_of_shown_text else (),
        )
        for each in reversed(found)
    )


def rows_of(text: str, translation: Translation) -> Iterator[TranslatedRow]:
    """A page and its translation side by side. Law: both columns, read down, are the two texts, white space aside."""
    at = there = 0
    for stretch in translation.aligned:
        yield from _loose(text[at : stretch.original[0]], translation.text[there : stretch.translated[0]])
        yield TranslatedRow(text[slice(*stretch.original)], translation.text[slice(*stretch.translated)])
        at, there = stretch.original[1], stretch.translated[1]
    yield from _loose(text[at:], translation.text[there:])


def _loose(original: str, translated: str) -> Iterator[TranslatedRow]:
    if original.strip() or translated.strip():
        yield TranslatedRow(original.strip(), translated.strip())


def checks_of(case: Case, number: ItemNumber) -> tuple[ShownCheck, ...]:
    """The checks made of a record, as they were entered: a list, and no sum of it."""
    return tuple(
        ShownCheck(check=check, exhibits=case.authenticity.exhibits(check))
        for check in case.authenticity.checks(number)
    )
