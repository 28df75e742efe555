# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Ways in which what is printed changes from a report to its copy: amounts, days, names. Each says its drift kind."""

from __future__ import annotations

import re
from random import Random

from vorlage.domain.claims import DriftKind

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = re.compile(rf"\b(?:on (?:{'|'.join(_WEEKDAYS)})|{'|'.join(_WEEKDAYS)}|yesterday|today|tomorrow)\b")


def changed_amount(words: str, random: Random, ways: tuple[str, ...]) -> tuple[str, DriftKind | None]:
    """An amount as a copy might print it, one of the ways that its figures allow; None when nothing changed.

    `bound` puts a comparator before it; `rounded` takes digits away and says so; `digit` loses one digit; `size` keeps
    only what it is above; `other` is another number of about the same size.
    """
    figure = _FIGURE.search(words)
    if figure is None or not figure[0].replace(",", "").isdigit():
        return words, None
    number = int(figure[0].replace(",", ""))
    before = words[: figure.start()].strip()
    fitting = [way for way in ways if _fits(way, number, before)]
    if not fitting:
        return words, None
    way = random.choice(fitting)
    front, behind = words[: figure.start()], words[figure.end() :]
    if way == "bound":
        return f"{random.choice(('more than', 'at least', 'about'))} {words}", DriftKind.COMPARATOR
    if way == "rounded":
        size = 10 ** (len(str(number)) - 2 if number >= 1000 else 1)
        rounded = round(number / size) * size
        return (words, None) if rounded == number else (f"about {rounded:,}{behind}", DriftKind.ROUNDED)
    if way == "digit":
        digits = str(number)
        place = random.randrange(1, len(digits))
        lost = int(digits[:place] + digits[place + 1 :])
        return f"{front}{lost:,}{behind}", DriftKind.CORRUPTED
    if way == "size":
        return f"greater than {'million' if number >= 10**6 else 'thousand'}{behind}", DriftKind.CORRUPTED
    other = number + random.choice((-1, 1)) * max(1, round(number * random.uniform(0.12, 0.4)))
    return f"{front}{other:,}{behind}", DriftKind.CHANGED


def _fits(way: str, number: int, before: str) -> bool:
    if way == "bound":
        return not before and number >= 13
    if way == "rounded":
        return not before and number >= 200 and number % 100 != 0
    if way == "digit":
        return number >= 100
    if way == "size":
        return number >= 2000
    return number >= 13


def moved_day(words: str, random: Random) -> tuple[str, DriftKind | None]:
    """A day named from another day of writing."""
    if not _RELATIVE.fullmatch(words):
        return words, None
    choices = [one for one in ("yesterday", "on Monday", "on Thursday", "today") if one.lower() != words.lower()]
    return random.choice(choices), DriftKind.RELATIVE_DAY


_BACK = (("p", "b"), ("v", "f"), ("g", "j"), ("ei", "i"), ("e", "i"), ("o", "u"), ("b", "p"), ("d", "t"), ("r", "l"))


def misspelt(name: str, random: Random) -> str:
    """A name as it comes back from another script: a vowel lost or moved, or consonants changed for their like.

    Source of the rules: the claims guide's list of what Arabic does to names (p/b, v/f, g/j, e/i, vowels lost).
    """
    lowered = name[0] + name[1:]
    fitting = [(one, other) for one, other in _BACK if one in lowered[1:]]
    if not fitting:
        return name + "i"
    one, other = random.choice(fitting)
    place = lowered.index(one, 1)
    return lowered[:place] + other + lowered[place + len(one) :]
