# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Translations in the catalogue: rows are added and never changed; a check or a withdrawal is a row of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import translation_steps, translations
from vorlage.domain.custody import CodeName, Digest, ItemNumber
from vorlage.domain.translations import (
    AlignedStretch,
    Translation,
    TranslationNumber,
    TranslationStep,
    TranslationStepKind,
)


def next_translation(connection: Connection) -> TranslationNumber:
    """The number that the next translation takes."""
    highest = connection.execute(select(func.max(translations.c.number))).scalar()
    return TranslationNumber(1 if highest is None else int(highest) + 1)


def insert_translation(connection: Connection, translation: Translation) -> None:
    """Enter a translation, and the steps it comes with."""
    connection.execute(
        insert(translations),
        {
            "number": translation.number,
            "item": translation.item,
            "page": translation.page,
            "layer_digest": translation.layer_digest.hex,
            "language": translation.language,
            "text": translation.text,
            "aligned": json.dumps([[*each.original, *each.translated] for each in translation.aligned]),
            "translator": translation.translator.text,
            "made_at": translation.made_at.isoformat(),
        },
    )
    for step in translation.steps:
        insert_translation_step(connection, translation.number, step)


def insert_translation_step(connection: Connection, number: TranslationNumber, step: TranslationStep) -> None:
    """Enter a step after all others."""
    highest = connection.execute(select(func.max(translation_steps.c.sequence))).scalar()
    connection.execute(
        insert(translation_steps),
        {
            "sequence": 0 if highest is None else int(highest) + 1,
            "translation": number,
            "kind": step.kind.value,
            "made_by": step.by.text,
            "made_at": step.at.isoformat(),
        },
    )


def translations_of(
    connection: Connection, *, item: ItemNumber | None = None, number: int | None = None
) -> tuple[Translation, ...]:
    """Translations by number: all of them, those of an item, or the one of a number."""
    query = select(translations).order_by(translations.c.number)
    if item is not None:
        query = query.where(translations.c.item == item)
    if number is not None:
        query = query.where(translations.c.number == number)
    rows = connection.execute(query).all()
    steps = _steps(connection, [row.number for row in rows])
    return tuple(_translation(row, steps[row.number]) for row in rows)


def _steps(connection: Connection, numbers: Sequence[int]) -> defaultdict[int, list[TranslationStep]]:
    wanted = set(numbers)
    found: defaultdict[int, list[TranslationStep]] = defaultdict(list)
    for row in connection.execute(select(translation_steps).order_by(translation_steps.c.sequence)):
        if row.translation in wanted:
            made_at = datetime.fromisoformat(row.made_at)
            found[row.translation].append(
                TranslationStep(TranslationStepKind(row.kind), CodeName(row.made_by), made_at)
            )
    return found


def _translation(row: Row[Any], steps: Sequence[TranslationStep]) -> Translation:
    return Translation(
        number=TranslationNumber(row.number),
        item=ItemNumber(row.item),
        page=row.page,
        layer_digest=Digest(row.layer_digest),
        language=row.language,
        text=row.text,
        aligned=tuple(AlignedStretch((a, b), (c, d)) for a, b, c, d in json.loads(row.aligned)),
        translator=CodeName(row.translator),
        made_at=datetime.fromisoformat(row.made_at),
        steps=tuple(steps),
    )
