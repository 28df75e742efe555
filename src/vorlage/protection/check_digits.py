# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Check digits of identifiers. A fit does not show that an identifier was ever given out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_CHINESE_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SPANISH_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_MRZ_WEIGHTS: Final = (7, 3, 1)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: payment cards, and the numbers of persons in several countries."""
    doubled = (int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def iban(compact: str) -> bool:
    """ISO 13616 with ISO/IEC 7064 MOD 97-10; capitals, without spaces."""
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def chinese_id(compact: str) -> bool:
    """GB 11643: eighteen characters, ISO/IEC 7064 MOD 11-2."""
    total = sum(weight * int(digit) for weight, digit in zip(_CHINESE_WEIGHTS, compact[:17], strict=True))
    return "10X98765432"[total % 11] == compact[17].upper()


def turkish_id(digits: str) -> bool:
    """Eleven digits, the last two computed."""
    figures = [int(digit) for digit in digits]
    tenth = (7 * sum(figures[0:9:2]) - sum(figures[1:8:2])) % 10
    return figures[0] != 0 and figures[9] == tenth and figures[10] == sum(figures[:10]) % 10


def korean_id(digits: str) -> bool:
    """Thirteen digits, the last computed (of numbers given out before October 2020)."""
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits[:12], strict=True))
    return (11 - total % 11) % 10 == int(digits[12])


def thai_id(digits: str) -> bool:
    """Thirteen digits, the last computed."""
    total = sum((13 - at) * int(digit) for at, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])


def kazakh_id(digits: str) -> bool:
    """Twelve digits, the last computed with a second row of weights where the first gives ten."""
    figures = [int(digit) for digit in digits]
    check = sum(weight * figure for weight, figure in zip(range(1, 12), figures[:11], strict=True)) % 11
    if check == 10:
        weights = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
        check = sum(weight * figure for weight, figure in zip(weights, figures[:11], strict=True)) % 11
    return check == figures[11]


def polish_id(digits: str) -> bool:
    """PESEL: eleven digits."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits[:10], strict=True))
    return (10 - total % 10) % 10 == int(digits[10])


def spanish_id(compact: str) -> bool:
    """DNI and NIE: seven or eight figures and a letter."""
    figures = compact[:-1].translate(str.maketrans("XYZ", "012"))
    return _SPANISH_LETTERS[int(figures) % 23] == compact[-1]


def machine_readable(field: str, check: str) -> bool:
    """ICAO Doc 9303: a field of the machine-readable lines of a passport and its check digit."""
    values = (0 if character == "<" else int(character, 36) for character in field)
    total = sum(value * _MRZ_WEIGHTS[at % 3] for at, value in enumerate(values))
    return check.isdigit() and total % 10 == int(check)


_BY_FORM: Final[tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]] = (
    (re.compile(r"[1-9]\d{16}[\dXx]"), chinese_id),
    (re.compile(r"\d{11}"), turkish_id),
    (re.compile(r"\d{11}"), polish_id),
    (re.compile(r"\d{12}"), kazakh_id),
    (re.compile(r"\d{13}"), korean_id),
    (re.compile(r"\d{13}"), thai_id),
    (re.compile(r"[XYZ]?\d{7,8}[A-Z]"), spanish_id),
)


def is_national_id(compact: str) -> bool:
    """Whether a compact identifier has the form and the check digits of a national one known here."""
    return any(form.fullmatch(compact) and fits(compact) for form, fits in _BY_FORM)
