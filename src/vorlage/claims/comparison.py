# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What two slots have in common: values as intervals, units, speakers.

Pure tables of "may be the same", "cannot be the same", and why. Text similarity is elsewhere and decides nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from vorlage.claims.speakers import is_pronoun
from vorlage.claims.states import ADJECTIVES, CAPITALS, STATES
from vorlage.claims.wording import STOP_WORDS, folded, stem
from vorlage.domain.claims import Comparator, Quantity
from vorlage.extraction.number_words import word_set

_ABOUT = 0.1
_NEAR = 0.25

_ROLES = word_set(
    """
    spokesman spokeswoman spokesperson spokesmen professor prof dr doctor mr mrs ms miss sir president premier prime
    minister secretary deputy vice chief head director chairman chairwoman chair ambassador envoy senator governor
    mayor general colonel captain lieutenant sergeant judge justice lawyer attorney analyst expert researcher
    scholar journalist reporter author engineer inspector officer official party foreign former then the a an of for
    and at in to with its his her their senior top who co founder executive
    """
)
_BODIES = word_set(
    """
    ministry embassy government department office agency company council committee party police court university
    bureau board authority authorities administration commission union group groups association institute foundation
    utility water service press newspaper paper
    """
)


_MEASURES = {
    "metre": ("metre", 1.0), "kilometre": ("metre", 1000.0), "centimetre": ("metre", 0.01), "mile": ("metre", 1609.344),
    "foot": ("metre", 0.3048), "yard": ("metre", 0.9144), "inch": ("metre", 0.0254),
    "gram": ("gram", 1.0), "kilogram": ("gram", 1000.0), "milligram": ("gram", 0.001), "microgram": ("gram", 1e-6),
    "tonne": ("gram", 1e6), "pound": ("gram", 453.59237), "ounce": ("gram", 28.349523),
    "litre": ("litre", 1.0), "millilitre": ("litre", 0.001), "gallon": ("litre", 3.785411784),
    "hectare": ("hectare", 1.0), "acre": ("hectare", 0.40468564), "square kilometre": ("hectare", 100.0),
    "week": ("day", 7.0), "fortnight": ("day", 14.0), "hour": ("day", 1 / 24), "minute": ("day", 1 / 1440),
    "decade": ("year", 10.0), "century": ("year", 100.0),
}  # fmt: skip
"""Units of measure as multiples of one another; months are none of days."""


def in_base_unit(value: Quantity) -> Quantity:
    """An amount in the unit that its unit is a multiple of, itself when there is none: two weeks are 14 days."""
    measure, per, whole = value.unit.partition(" per ")
    base, factor = _MEASURES.get(measure, (measure, 1.0))
    if factor == 1.0 or value.amount is None:
        return value
    high = None if value.high is None else value.high * factor
    return replace(value, amount=value.amount * factor, high=high, unit=base + per + whole)


@lru_cache(maxsize=4096)
def interval(amount: float, comparator: Comparator, high: float | None) -> tuple[float, float]:
    """The values an amount may stand for when its words are taken at their word but not at their loosest.

    "more than 400" is 400 to 500: who has 4,000 does not write "more than 400". Open ends count as closed where the
    printed number itself is meant ("a million", "more than a million" differ in their comparator only).
    """
    if comparator is Comparator.RANGE and high is not None:
        return amount, high
    spread = {
        Comparator.ABOUT: (1 - _ABOUT, 1 + _ABOUT),
        Comparator.MORE: (1, 1 + _NEAR),
        Comparator.AT_LEAST: (1, 1 + _NEAR),
        Comparator.LESS: (1 - _NEAR, 1),
        Comparator.AT_MOST: (1 - _NEAR, 1),
    }.get(comparator, (1, 1))
    low, top = sorted((amount * spread[0], amount * spread[1]))
    return low, top


def values_meet(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be one: their intervals meet, and they do not bound it from opposite sides.

    Laws: symmetric; an amount meets itself; a lost amount meets nothing (only its place could tell what it was).
    """
    if one.amount is None or other.amount is None:
        return False
    if {one.comparator, other.comparator} == {Comparator.MORE, Comparator.LESS}:
        return False
    low, top = interval(one.amount, one.comparator, one.high)
    other_low, other_top = interval(other.amount, other.comparator, other.high)
    return low <= other_top and other_low <= top


_AS_CONVERTED = 0.03


def amounts_meet(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be one, in whatever units of measure: as `values_meet`, or one converted and rounded.

    Laws: symmetric; an amount meets itself unless it is lost.
    """
    a, b = in_base_unit(one), in_base_unit(other)
    if values_meet(a, b):
        return True
    if one.unit == other.unit or a.unit != b.unit or a.amount is None or b.amount is None:
        return False
    return math.isclose(a.amount, b.amount, rel_tol=_AS_CONVERTED)


def is_telling(amount: float) -> bool:
    """Whether a number is so particular that two reports hardly have it by chance: three digits or more that matter."""
    if amount < 20 or amount != int(amount):
        return amount != int(amount) and amount >= 1
    digits = str(int(amount)).rstrip("0")
    return len(digits) >= 3 or (len(digits) == 2 and amount >= 1000)


_ROWS = tuple(
    word_set(row)
    for row in (
        "home house dwelling household residence flat family",
        "sample specimen",
        "child youngster kid boy girl minor",
        "people resident inhabitant citizen",
        "picture photo photograph image pic",
        "outlet newsroom newspaper",
        "worker employee staff",
        "dead death fatality",
        "prisoner inmate detainee convict captive",
        "document paper file record",
        "firm company business",
        "ship vessel",
        "letter missive",
        "dollar buck",
        "soldier troop",
        "pupil schoolchild student",
        "camp facility",
    )
)


@lru_cache(maxsize=4096)
def unit_key(unit: str) -> str:
    """A unit without the differences that spelling, transliteration and synonyms make, for comparing only.

    Uighur and Uyghur fall together (i and y as one, doubled letters single); words of one row of synonyms are one.
    """
    for row in _ROWS:
        if unit in row:
            return min(row)
    return re.sub(r"(.)\1+", r"\1", folded(unit).replace("y", "i")).strip()


_SPEAKING_FOR_STATE = word_set("government authority authorities administration officials state regime officialdom")
_SPEAKER_WORD = re.compile(r"[\w·]+(?:['’-]\w+)*[.,]?")
_LEAD_IN = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|[Dd]uring|[Aa]fter|[Bb]efore)\s[^,]*?(?=\b(?:the|The)\s)|\b(?:also|later|again)\b"
)


_BEFORE_A_PLACE = frozenset(("of", "for", "to", "in", "at", "from", "with", "by", "on"))


@lru_cache(maxsize=8192)
def speaker_key(speaker: str) -> tuple[str, ...]:
    """What names a speaker: the words of a name without the role before it, or all the words of a body.

    Empty for a pronoun and for nobody. A state is its name, whether by name, by its government, or by its capital where
    nothing else is printed or the capital owns a body.
    """
    if not speaker or is_pronoun(speaker):
        return ()
    owned = re.search(r"['’]s\b", speaker)
    plain = _LEAD_IN.sub("", re.sub(r"['’]s\b", "", speaker))
    words = _SPEAKER_WORD.findall(plain)
    lowered = [folded(word).rstrip(".,") for word in words]
    name = _name_in(words, lowered)
    if name:
        return name
    carried = [low for low in lowered if low not in STOP_WORDS and low != "its"]
    state = _state_of(carried, is_owner=owned is not None)
    if state and all(low in _SPEAKING_FOR_STATE or low in ADJECTIVES for low in carried[1:]):
        return (state,)
    if state:
        carried[0] = state
    if any(word in _BODIES for word in carried):
        return tuple(sorted({stem(ADJECTIVES.get(word, word)) for word in carried}))
    names = [
        low
        for word, low in zip(words, lowered, strict=True)
        if word[:1].isupper() and low not in _ROLES and low not in STOP_WORDS
    ]
    return tuple(names) if names and len(names) == len(carried) else tuple(sorted(stem(word) for word in carried))


def _name_in(words: list[str], lowered: list[str]) -> tuple[str, ...]:
    """The name of the person who speaks: the last run of capitals that is no role, no place and no body.

    "the ambassador to Tarn, Ola Brandt" is Ola Brandt, "Ola Brandt, spokesman of the utility" too; "the president of
    Korvath" and "the Tarn utility" have none. A single capital without a role before it may be a person or a body.
    """
    bodies = [place for place, low in enumerate(lowered) if low in _BODIES]
    runs: list[tuple[int, list[str]]] = []
    for place, (word, low) in enumerate(zip(words, lowered, strict=True)):
        if not word[:1].isupper() or low in _ROLES or low in STOP_WORDS or low in _BODIES:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == place and not words[place - 1].endswith(","):
            runs[-1][1].append(low)
        else:
            runs.append((place, [low]))
    for start, run in reversed(runs):
        end = start + len(run)
        before = lowered[start - 1] if start else ""
        if before in _BEFORE_A_PLACE or (before in ("the", "a") and end < len(words)):
            continue
        if end == len(words) and (not bodies or start > bodies[-1]):
            return tuple(run) if start or len(run) > 1 or not _is_of_state(run) else ()
        if len(run) > 1 and (words[end - 1].endswith(",") or (before in _ROLES and before not in STOP_WORDS)):
            return tuple(run)
    return ()


def _is_of_state(run: list[str]) -> bool:
    return " ".join(run) in CAPITALS or run[0] in STATES or run[0] in ADJECTIVES


def _state_of(words: list[str], *, is_owner: bool) -> str:
    """The state that the first of some words names, empty when none: a capital counts alone or as an owner."""
    if not words:
        return ""
    first = words[0]
    if first in STATES:
        return first
    return ADJECTIVES.get(first, "") or (CAPITALS.get(first, "") if is_owner or len(words) == 1 else "")


_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
_BODY_STEMS = frozenset(stem(word) for word in _BODIES)


def is_body(key: Sequence[str]) -> bool:
    """Whether a speaker's key is that of a body (a ministry, a paper), not of a person."""
    return any(word in _BODY_STEMS for word in key)


def same_speaker(one: str, other: str) -> bool | None:
    """Whether two printed speakers are one: True, False, or None where a pronoun or another script leaves it open.

    A surname is the full name that ends in it; the first word of a full name leaves it open; a body is the same body
    with more said of it. Names that differ are two people, however alike they look: only a person merges people.
    """
    first, second = speaker_key(one), speaker_key(other)
    if not first or not second or bool(_NOT_LATIN.search(one)) != bool(_NOT_LATIN.search(other)):
        return None
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1 and len(longer) == 2 and longer[-1] == shorter[0]:
        return True
    if len(shorter) == 1 and len(longer) <= 3 and shorter[0] == longer[0] and not is_body(longer):
        return None  # A surname printed first, or a given name: which, the print does not say.
    if len(shorter) >= 2 and is_body(shorter) and set(shorter) < set(longer):
        return True
    return len(shorter) >= 2 and longer[-len(shorter) :] == shorter


def rounds_to(exact: float, printed: float) -> bool:
    """Whether a printed number is the other one rounded: fewer digits that matter, within a tenth."""
    if exact == printed or not exact or not printed:
        return False
    return math.isclose(exact, printed, rel_tol=0.1) and _digits(printed) < _digits(exact)


def has_swapped_digits(before: float, after: float) -> bool:
    """Whether two whole numbers are written with the same digits in another order: 41 and 14."""
    if before == after or not (float(before).is_integer() and float(after).is_integer()):
        return False
    digits, others = str(int(before)), str(int(after))
    return len(digits) > 1 and sorted(digits) == sorted(others)


def has_lost_digit(before: float, after: float) -> bool:
    """Whether a whole number is the other with one of its digits, or all behind its thousands, gone."""
    if before != int(before) or after != int(after) or not 0 < after < before:
        return False
    digits, left = str(int(before)), str(int(after))
    if before in (after * 1_000, after * 1_000_000):
        return True
    return len(left) == len(digits) - 1 >= 2 and any(
        digits[:place] + digits[place + 1 :] == left for place in range(len(digits))
    )


def _digits(amount: float) -> int:
    return (
        len(f"{amount:.6g}".replace(".", "").rstrip("0"))
        if "e" not in f"{amount:.6g}"
        else len(f"{amount:.6g}".split("e")[0].replace(".", "").rstrip("0"))
    )
