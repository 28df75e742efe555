# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A person's translation of a page: aligned when it is made, kept beside the page, checked by somebody else.

The custody log says which page of which item, into which language, and what became of it; no word of it, and not who.

Residual risks: that two code names are two people is taken on trust while a case has no members.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.translations import (
    insert_translation,
    insert_translation_step,
    next_translation,
    translations_of,
)
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.errors import TranslationError
from vorlage.domain.pages import Page
from vorlage.domain.translations import (
    LONGEST_TRANSLATION,
    StepRefusal,
    Translation,
    TranslationStep,
    TranslationStepKind,
    is_language,
    step_refusal,
)
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.translations.aligning import align_translation

_UNHARMED: Final = "Nothing was kept or changed."
_WHY: Final = {
    StepRefusal.SAME_PERSON: (
        "was made by the same member, and whoever translates does not check",
        "let another member check it: vorlage translate CASE --check NUMBER --by MEMBER",
    ),
    StepRefusal.CHECKED_ALREADY: (
        "was checked by this member already",
        "see what there is: vorlage translate CASE ITEM",
    ),
    StepRefusal.WITHDRAWN: (
        "was withdrawn",
        "translate the page anew: vorlage translate CASE ITEM --page N --file TEXT",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A translation as a person hands it in."""

    text: str = field(repr=False)
    language: str
    by: CodeName
    checked_by: CodeName | None = None


def keep_translation(
    catalogue: Catalogue, number: ItemNumber, page: Page, translated: Translated, *, now: datetime, tool: str
) -> Translation:
    """Keep a translation of a page as it is shown now, in one transaction. The caller is the case's only writer.

    Raises:
        TranslationError: The text is blank or too long, the language has not the form of one, the page has no text, or
            the checker is the translator.
    """
    text = tidy_lines(clean_text(translated.text))
    if not text.strip() or len(text) > LONGEST_TRANSLATION or not is_language(translated.language):
        raise TranslationError(
            "A translation is the text of one page, in a language that is named.",
            expected=f"1 to {LONGEST_TRANSLATION:,} characters, and a code such as en",
            found=f"{len(text):,} characters",
            unharmed=_UNHARMED,
            next_step="give the text in a file of its own, and --language with two or three small letters",
        )
    if not page.text.strip():
        raise TranslationError(
            f"Page {page.number} of item {number} has no text to translate.",
            record=number,
            unharmed=_UNHARMED,
            next_step="write down what the page says first: open it in vorlage serve CASE",
        )
    steps = () if translated.checked_by is None else (_step(TranslationStepKind.CHECK, translated.checked_by, now),)
    for step in steps:
        _refuse("The translation", number, step_refusal(translated.by, (), step.kind, step.by))
    with catalogue.writing() as connection:
        translation = Translation(
            number=next_translation(connection),
            item=number,
            page=page.number,
            layer_digest=page.layer_digest,
            language=translated.language,
            text=text,
            aligned=align_translation(page.text, text),
            translator=translated.by,
            made_at=now,
            steps=steps,
        )
        insert_translation(connection, translation)
        told = f"translation {translation.number} of page {page.number} into {translation.language} kept"
        record_change(connection, told + (", checked" if steps else ""), item=number, now=now, tool=tool)
    return translation


def take_step(
    catalogue: Catalogue, number: int, kind: TranslationStepKind, by: CodeName, *, now: datetime, tool: str
) -> Translation:
    """Check a translation, or withdraw it. The caller is the case's only writer.

    Raises:
        TranslationError: There is none of this number, or the step is not allowed.
    """
    with catalogue.writing() as connection:
        found = translations_of(connection, number=number)
        if not found:
            raise TranslationError(
                "No translation has this number.", unharmed=_UNHARMED, next_step="list them: vorlage translate CASE"
            )
        translation = found[0]
        why = step_refusal(translation.translator, translation.steps, kind, by)
        _refuse(f"Translation {number}", translation.item, why)
        step = _step(kind, by, now)
        insert_translation_step(connection, translation.number, step)
        told = f"translation {number} {'checked' if kind is TranslationStepKind.CHECK else 'withdrawn'}"
        record_change(connection, told, item=translation.item, now=now, tool=tool)
    return replace(translation, steps=(*translation.steps, step))


def _step(kind: TranslationStepKind, by: CodeName, now: datetime) -> TranslationStep:
    return TranslationStep(kind, by, now)


def _refuse(which: str, item: ItemNumber, why: StepRefusal | None) -> None:
    if why is not None:
        what, next_step = _WHY[why]
        raise TranslationError(f"{which} {what}.", record=item, unharmed=_UNHARMED, next_step=next_step)
