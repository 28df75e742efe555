# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A page in another language, by a person: a layer beside the page's own text, aligned with it, and checked by another.

A translation never takes the place of what it translates. A citation of it names the translation and its digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final, NewType

from vorlage.domain.custody import CodeName, Digest, ItemNumber, require_utc
from vorlage.domain.lineage import Span
from vorlage.domain.pages import text_digest

TranslationNumber = NewType("TranslationNumber", int)
"""The number of a translation: from 1, unique in the case, never used twice."""

LONGEST_TRANSLATION: Final = 200_000
"""Characters."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def is_language(code: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47), such as `en` or `zh-Hant`."""
    return bool(_LANGUAGE.fullmatch(code))


@dataclass(frozen=True, slots=True)
class AlignedStretch:
    """A stretch of a page's text and the stretch of a translation that says the same: one or two sentences of each."""

    original: Span
    translated: Span

    def __post_init__(self) -> None:
        if not (0 <= self.original[0] < self.original[1] and 0 <= self.translated[0] < self.translated[1]):
            raise ValueError("an aligned stretch has text on both sides")


class TranslationStepKind(StrEnum):
    """What became of a translation after it was made."""

    CHECK = "check"
    """Somebody else compared it with the page and stands by it."""
    WITHDRAW = "withdraw"
    """It is not to be relied on; it stays on record."""


@dataclass(frozen=True, slots=True)
class TranslationStep:
    """A check or a withdrawal, by whom and when. Steps are added and never changed."""

    kind: TranslationStepKind
    by: CodeName
    at: datetime

    def __post_init__(self) -> None:
        require_utc(self.at)


class StepRefusal(StrEnum):
    """Why a step is not taken."""

    SAME_PERSON = "same_person"
    """Whoever translates does not check."""
    CHECKED_ALREADY = "checked_already"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a page says, in another language.

    Invariants: stretches lie in order and apart from each other on both sides, within the translation's text; each step
    was allowed when it was taken. `layer_digest` is that of the page's text which was translated.
    """

    number: TranslationNumber
    item: ItemNumber
    page: int
    layer_digest: Digest
    language: str
    text: str = field(repr=False)
    aligned: tuple[AlignedStretch, ...] = field(repr=False)
    translator: CodeName
    made_at: datetime
    steps: tuple[TranslationStep, ...] = ()

    def __post_init__(self) -> None:
        require_utc(self.made_at)
        if self.number < 1 or self.page < 1 or not is_language(self.language):
            raise ValueError("a translation has a number and a page from 1, and a language")
        if not self.text.strip() or len(self.text) > LONGEST_TRANSLATION:
            raise ValueError("a translation is a text of a page")
        for before, after in pairwise(self.aligned):
            if before.original[1] > after.original[0] or before.translated[1] > after.translated[0]:
                raise ValueError("aligned stretches lie in order and apart from each other")
        if self.aligned and self.aligned[-1].translated[1] > len(self.text):
            raise ValueError("an aligned stretch lies within the translation")
        for at, step in enumerate(self.steps):
            if step_refusal(self.translator, self.steps[:at], step.kind, step.by) is not None:
                raise ValueError("each step is allowed after those before it")

    @property
    def digest(self) -> Digest:
        """What a citation names: the digest of the translation's text."""
        return text_digest(self.text)

    @property
    def checked_by(self) -> tuple[CodeName, ...]:
        """Who compared it with the page, in order."""
        return tuple(step.by for step in self.steps if step.kind is TranslationStepKind.CHECK)

    @property
    def is_withdrawn(self) -> bool:
        """Whether somebody took it back."""
        return any(step.kind is TranslationStepKind.WITHDRAW for step in self.steps)

    def originals_of(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the page's text that a stretch of the translation goes back to; none where it is loose."""
        return tuple(each.original for each in self.aligned if each.translated[0] < end and start < each.translated[1])

    def translations_of(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the translation that give a stretch of the page's text."""
        return tuple(each.translated for each in self.aligned if each.original[0] < end and start < each.original[1])


def step_refusal(
    translator: CodeName, steps: Sequence[TranslationStep], kind: TranslationStepKind, by: CodeName
) -> StepRefusal | None:
    """Why a step is not allowed after these; None when it is. Code names are one whatever their capitals."""
    if any(step.kind is TranslationStepKind.WITHDRAW for step in steps):
        return StepRefusal.WITHDRAWN
    if kind is TranslationStepKind.WITHDRAW:
        return None
    if by.text.casefold() == translator.text.casefold():
        return StepRefusal.SAME_PERSON
    has_checked = any(step.by.text.casefold() == by.text.casefold() for step in steps)
    return StepRefusal.CHECKED_ALREADY if has_checked else None
