# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a passage counts: amounts of prose with their nouns, cells of tables with the words of their row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from vorlage.claims.comparison import unit_key
from vorlage.claims.evidence.passages import Passage, amount_of, cells_of
from vorlage.claims.evidence.terms import dates_taken, meanings_in, read_dates, word_terms
from vorlage.domain.claims import Comparator, Quantity
from vorlage.extraction.counted_units import unit_of
from vorlage.extraction.number_words import word_set
from vorlage.extraction.numbers import number_spans
from vorlage.extraction.quantities import find_quantities
from vorlage.names.scripts import script_of_word

_NEAR: Final = 60
_BEHIND: Final = 30
_BEHIND_HAN: Final = 4
"""So far behind a number stands what it counts."""
_MEASURED: Final = word_set(
    """
    per cent dollar euro pound yuan yen ruble crown rupee franc peso kilometre metre centimetre millimetre mile foot
    kilogram gram milligram microgram tonne litre millilitre hectare acre hour minute second day week month year page
    time times degree kilowatt megawatt gigawatt barrel volt watt hertz ppb ppm
    """
)
"""Units that stand for themselves: another one is another thing."""
_PERSONS: Final = word_set(
    """
    people resident inhabitant citizen worker employee staff detainee prisoner inmate student pupil patient victim
    passenger protester demonstrator soldier officer official child woman man teacher villager member person individual
    refugee migrant
    """
)
_PEOPLE: Final = frozenset({"people", "person", "individual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An amount of a passage: of what, as far as that is told, and the words beside it. Offsets are of the passage."""

    value: Quantity
    start: int
    end: int
    beside: str
    is_sum: bool = False
    is_cell: bool = False


def counted_in(passage: Passage) -> tuple[Counted, ...]:
    """The amounts of a passage, and what neighbouring cells or numbers come to."""
    return tuple(_cells(passage)) if passage.columns else tuple(_prose(passage))


def _cells(passage: Passage) -> Iterator[Counted]:
    cells = cells_of(passage)
    labels = " ".join(cell.text for cell in cells if not any(map(str.isdigit, cell.text)))
    taken = dates_taken(passage.text)
    for cell in cells:
        for number in number_spans(cell.text) if amount_of(cell.text) is not None else ():
            start = cell.start + passage.text[cell.start : cell.end].find(cell.text[number.start : number.end])
            if number.value is None or any(a <= start < b for a, b in taken):
                continue
            found = find_quantities(cell.text)
            unit = found[0].value.unit if len(found) == 1 else ""
            value = Quantity(amount=number.value, comparator=Comparator.EXACTLY, unit=unit)
            end = start + number.end - number.start
            yield Counted(value=value, start=start, end=end, beside=f"{cell.column} {cell.text} {labels}", is_cell=True)
    for place, total in passage.sums:
        value = Quantity(amount=total, comparator=Comparator.EXACTLY, unit="")
        span = (cells[place].start, cells[place].end) if place < len(cells) else (0, len(passage.text))
        beside = cells[place].text if place < len(cells) else ""
        yield Counted(value=value, start=span[0], end=span[1], beside=beside, is_sum=True, is_cell=True)


def _prose(passage: Passage) -> Iterator[Counted]:
    text = passage.text
    dates = read_dates(text)
    found = find_quantities(text, dates)
    for mention in found:
        beside = _behind(text, mention.end)
        yield Counted(value=mention.value, start=mention.start, end=mention.end, beside=beside)
    taken = [*((one.start, one.end) for one in found), *dates_taken(text)]
    for number in number_spans(text):
        if number.value is not None and not any(a <= number.start < b for a, b in taken):
            # Behind a colon it is taken for a label there; what it counts may stand behind it all the same.
            value = Quantity(amount=number.value, comparator=Comparator.EXACTLY, unit=unit_of(text, number).name)
            beside = _behind(text, number.end)
            yield Counted(value=value, start=number.start, end=number.end, beside=beside)
    for one, other in pairwise(found):
        if (
            one.value.amount is not None
            and other.value.amount is not None
            and (one.value.unit == other.value.unit or not other.value.unit)
            and one.value.comparator is other.value.comparator is Comparator.EXACTLY
            and other.start - one.end < _NEAR
        ):
            total = Quantity(
                amount=one.value.amount + other.value.amount, comparator=Comparator.EXACTLY, unit=one.value.unit
            )
            yield Counted(value=total, start=one.start, end=other.end, beside=text[one.start : other.end], is_sum=True)


def _behind(text: str, end: int) -> str:
    """The words right behind a number, up to the end of the clause."""
    reach = _BEHIND_HAN if text[end : end + 1] > "\u2e80" else _BEHIND
    return re.split(r"[,;.:，。；：]", text[end : end + reach])[0]


def same_thing(unit: str, counted: Counted, passage: Passage) -> bool | None:
    """Whether a passage counts what a claim counts: True, False, or None where a unit is not told.

    "people" are also residents, workers, detainees; units of measure and money are never one another.
    """
    held = counted.value.unit
    if not unit:
        return None
    if not held:
        # A column, the words right behind, or, where neither says, what the sentence before or the heading speaks of.
        beside = (counted.beside, f"{passage.heading} {passage.before}") if not counted.is_cell else (counted.beside,)
        return True if any(_names_unit(unit, text, passage.language) for text in beside) else None
    if unit_key(unit) == unit_key(held):
        return True
    if _is_measure(unit) or _is_measure(held):
        return False
    own, other = unit.split()[-1], held.split()[-1]
    if unit_key(own) == unit_key(other):
        return True
    if {own, other} & _PEOPLE and {own, other} <= _PERSONS:
        return True
    if set(meanings_in(unit)) & set(meanings_in(held)):
        return True
    # A noun of a language whose plurals and endings are not known may be anything.
    return False if script_of_word(unit) is script_of_word(held) and held.isascii() else None


def _names_unit(unit: str, text: str, language: str) -> bool:
    """Whether a text has the word for what is counted, or, in another language, one that means it."""
    wanted = set(word_terms(unit, language)) | set(word_terms(unit, "en"))
    if wanted and wanted <= set(word_terms(text, language)) | set(word_terms(text, "en")):
        return True
    return not text.isascii() and bool(set(meanings_in(unit)) & set(meanings_in(text)))


def counts_anything(unit: str) -> bool:
    """Whether a unit says little of what is counted: a measure, money, people."""
    return _is_measure(unit) or unit in _PEOPLE


def _is_measure(unit: str) -> bool:
    return any(word in _MEASURED for word in unit.split())
