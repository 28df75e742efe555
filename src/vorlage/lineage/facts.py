# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Facts of a sentence: what survives when every word was changed, even into another language.

Numbers by value, dates by month and day, name words by their consonant skeleton, each with how much meeting it again
says. No translation model and no dictionary: two sentences are compared by these alone.
"""

from __future__ import annotations

import re

from vorlage.lineage.reading import Reading
from vorlage.lineage.tokens import Trait

_DAY = re.compile(r"(\d{2})-(\d{2})$")
Fact = tuple[str, str]


def facts_between(reading: Reading, low: int, high: int) -> dict[Fact, float]:
    """The facts between two offsets of a text, each with its weight (about bits that chance would have to supply)."""
    facts: dict[Fact, float] = {}
    taken: list[tuple[int, int]] = []
    for day in reading.dates:
        if low <= day.start and day.end <= high and day.value:
            match = _DAY.search(day.value)
            taken.append((day.start, day.end))
            facts["date", match.group() if match else day.value] = 6.0 if match else 3.0
    for number in reading.numbers:
        inside = low <= number.start and number.end <= high and number.value is not None
        if inside and not any(start < number.end and number.start < end for start, end in taken):
            facts["number", f"{number.value:g}"] = number_weight(number.value or 0.0)
    for start, end in reading.names:
        if low <= start and end <= high:
            facts.update(_name_facts(reading, start, end))
    return facts


def number_weight(value: float) -> float:
    """How much it says that two texts give this number: small and round ones say little."""
    if value != int(value):
        return 6.0
    digits = str(abs(int(value)))
    significant = len(digits.rstrip("0"))
    if len(digits) == 1:
        return 1.5
    return min(2.0 + 2.0 * significant, 9.0) if len(digits) > 2 else 3.5


def _name_facts(reading: Reading, start: int, end: int) -> dict[Fact, float]:
    table = reading.table
    facts: dict[Fact, float] = {}
    first = int(table.start.searchsorted(start))
    for row in range(first, len(table)):
        if table.end[row] > end:
            break
        is_word = not int(table.traits[row]) & int(Trait.FUNCTION | Trait.NUMBER | Trait.HAN)
        if is_word and table.end[row] - table.start[row] >= 4:
            facts["name", str(int(table.skeleton[row]))] = 4.0
    return facts
