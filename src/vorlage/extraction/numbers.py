# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers as printed: digits of any script with separators, words, Chinese numerals, and what they come to.

Every number is found whatever it counts: that years, ordinals and labels are no amounts is decided where amounts
are wanted (`quantities`). A value is None where only the size is printed ("thousands of", "greater than million").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vorlage.extraction import number_words as words


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number at its place, half-open. `value` is None when only its size is printed."""

    start: int
    end: int
    value: float | None


def one_of(terms: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; words with one first letter share a branch, for speed."""
    branches: dict[str, list[str]] = {}
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        branches.setdefault(term[0], []).append(re.escape(term[1:]).replace(r"\ ", r"\s+"))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items()) + ")"


_CURRENCY = tuple("$€£¥₹")
_SPACES = " \u00a0\u2009\u202f"
_GROUPED = (
    rf"\d{{1,3}}(?:(?:[,٬，'’]\d{{3}})+(?:[.٫]\d+)?|(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?"
    r"|(?:\.\d{3}){2,}(?:,\d+)?)(?!\d)"
)
_PLAIN = r"\d+(?:[.,٫·．]\d+)?"
_SCALE = one_of(words.SCALES)
_WORD = one_of(words.WORDS)
_VAGUE = one_of(words.VAGUE)
_JOINER = r"(?:[\s-]+(?:and\s+|y\s+|et\s+)?(?:و)?|\s+و\s*)"

_DIGITS = re.compile(
    rf"(?<![\d])(?:{_GROUPED}|{_PLAIN})(?:(?P<glued>bn|tn|mn|k|K|[MBT])\b|[\s\u00a0-]?(?P<scale>{_SCALE})(?!\w)|(?P<han>[十百千萬万億亿兆]+))?"
)
_SCALE_OR_HUNDRED = one_of([*words.SCALES, "hundred", "dozen"])
_WORDS = re.compile(
    rf"(?<![\w])(?:(?:half\s+an?|an?)\s+{_SCALE_OR_HUNDRED}|{_WORD})(?:{_JOINER}{_WORD})*(?!\w)", re.IGNORECASE
)
_VAGUELY = re.compile(rf"(?<![\w]){_VAGUE}(?:\s+of\s+{_VAGUE})?(?!\w)", re.IGNORECASE)
_HAN_DIGIT = "".join(words.HAN_DIGITS)
_HAN_UNIT = "".join((*words.HAN_SMALL_UNITS, *words.HAN_LARGE_UNITS))
_HAN = re.compile(
    rf"[{_HAN_DIGIT}{_HAN_UNIT}]{{2,}}(?:点[{_HAN_DIGIT}]+)?"
    rf"|[{_HAN_DIGIT}十百千](?=多?{one_of(words.HAN_COUNTED)})|[{_HAN_DIGIT}十]点[{_HAN_DIGIT}]+"
)
_HAN_PART = re.compile(r"[ ]?(?P<digits>\d+(?:\.\d+)?)[ ]?(?P<unit>[十百千萬万億亿])(?![十百千萬万億亿])")
_TOKEN = re.compile(r"[^\W\d_]+")
_HAN_IDIOMS = frozenset({"一一", "万一", "萬一", "千万", "千萬", "三三两两", "一二", "十一"}) - {"十一"}


def number_spans(text: str) -> tuple[NumberSpan, ...]:
    """Every number of a text, in order, without overlaps. Values are exact for what is printed, never rounded."""
    found: list[NumberSpan] = []
    found.extend(_digit_numbers(text))
    taken = _Taken(found)
    for match in _WORDS.finditer(text):
        number = _word_number(match)
        if number is not None and taken.is_free(number):
            taken.add(number)
    for match in _VAGUELY.finditer(text):
        number = NumberSpan(match.start(), match.end(), None)
        if taken.is_free(number):
            taken.add(number)
    for match in _HAN.finditer(text):
        value = han_value(match.group())
        number = NumberSpan(match.start(), match.end(), value)
        if value is not None and match.group() not in _HAN_IDIOMS and taken.is_free(number):
            taken.add(number)
    return tuple(sorted(taken.numbers, key=lambda number: number.start))


class _Taken:
    """Numbers found so far; what overlaps one of them is not a second number."""

    def __init__(self, numbers: list[NumberSpan]) -> None:
        self.numbers = numbers
        self._covered = {place for number in numbers for place in range(number.start, number.end)}

    def is_free(self, number: NumberSpan) -> bool:
        return not any(place in self._covered for place in range(number.start, number.end))

    def add(self, number: NumberSpan) -> None:
        self.numbers.append(number)
        self._covered.update(range(number.start, number.end))


def _digit_numbers(text: str) -> list[NumberSpan]:
    found: list[NumberSpan] = []
    for match in _DIGITS.finditer(text):
        start = match.start()
        if start and ((text[start - 1].isalpha() and text[start - 1] < "\u0600") or text[start - 1] == "_"):
            continue
        scale_start = min(
            (match.start(group) for group in ("glued", "scale", "han") if match.group(group)), default=match.end()
        )
        value = digits_value(text[start:scale_start].rstrip("- \u00a0\n\t"))
        if value is None or (found and start < found[-1].end):
            continue
        end = match.end()
        if match.group("glued") and match.group("glued") in "MBT" and text[max(0, start - 1) : start] not in _CURRENCY:
            continue
        if match.group("glued"):
            value *= words.GLUED[match.group("glued").lower()]
        elif match.group("scale"):
            value *= words.SCALES[match.group("scale").lower()]
        elif match.group("han"):
            value *= han_value(match.group("han")) or 1.0
            end, value = _with_lower_parts(text, match.end(), value)
        found.append(NumberSpan(start, end, value))
    return found


def _with_lower_parts(text: str, end: int, value: float) -> tuple[int, float]:
    """The parts of lower units behind a first one, where digits and Chinese units alternate ("5万4千6百")."""
    last = value
    while (part := _HAN_PART.match(text, end)) is not None:
        amount = float(part["digits"]) * (han_value(part["unit"]) or 1.0)
        if amount >= last:
            break
        end, value, last = part.end(), value + amount, amount
    return end, value


def digits_value(printed: str) -> float | None:
    """What digits with separators come to; None when they are no number.

    A comma, apostrophe or space before each group of exactly three digits groups them; a single point is a decimal
    point ("1.535" is one and a half: the English reading), a point before every group of several groups them.
    """
    plain = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in printed)
    plain = plain.replace("٬", ",").replace("，", ",").replace("٫", ".").replace("·", ".").replace("．", ".")
    plain = re.sub(rf"[{_SPACES}'’](?=\d{{3}})", ",", plain)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _word_number(match: re.Match[str]) -> NumberSpan | None:
    """What a run of number words comes to; None for a lone word that is mostly no number."""
    printed = match.group().lower()
    factor = 0.5 if printed.startswith("half") else 1.0
    tokens = [
        token for token in _TOKEN.findall(printed) if token in words.WORDS or token.removeprefix("و") in words.WORDS
    ]
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0] in words.NOT_ALONE and match.group().lower() == tokens[0]:
        return None
    value: float | None = factor * words_value(tokens, words.WORDS)
    if len(tokens) == 1 and tokens[0] in words.SCALES and printed == tokens[0]:
        value = None
    return NumberSpan(match.start(), match.end(), value)


def words_value(tokens: Iterable[str], table: Mapping[str, float]) -> float:
    """The sum that number words make: small ones add, a hundred multiplies, a scale closes a group."""
    total = current = 0.0
    for token in tokens:
        value = table.get(token, table.get(token.removeprefix("و"), 0.0))
        if value >= 1000:
            total += max(current, 1.0) * value
            current = 0.0
        elif token in words.HUNDREDS:
            current = max(current, 1.0) * value
        else:
            current += value
    return total + current


def han_value(printed: str) -> float | None:
    """What Chinese numerals come to; None when malformed.

    Positional (二〇一七), with units (一万五千), formal (壹佰), and with the last unit left unsaid (二百五 is 250).
    """
    whole, _, fraction = printed.partition("点")
    if len(whole) > 1 and all(char in words.HAN_DIGITS for char in whole):
        value: float | None = float("".join(str(words.HAN_DIGITS[char]) for char in whole))
    else:
        value = _with_units(whole)
    if value is not None and fraction:
        value += float("0." + "".join(str(words.HAN_DIGITS[char]) for char in fraction))
    return value


def _with_units(numeral: str) -> float | None:
    """A numeral taken apart at its largest unit: what stands before it is multiplied, what stands behind is added."""
    for unit, size in words.HAN_LARGE_UNITS.items():
        if unit in numeral:
            before, _, behind = numeral.rpartition(unit)
            times = _with_units(before) if before else 1.0
            rest = _unsaid(behind, size) if behind else 0.0
            return times * size + rest if times is not None and rest is not None else None
    total, digit, last = 0.0, 0.0, 1
    for place, char in enumerate(numeral):
        if char in words.HAN_DIGITS:
            digit = float(words.HAN_DIGITS[char])
            if place == len(numeral) - 1 and last > 10 and numeral[place - 1] in words.HAN_SMALL_UNITS:
                digit *= last / 10
        elif char in words.HAN_SMALL_UNITS:
            last = words.HAN_SMALL_UNITS[char]
            total += (digit or 1.0) * last
            digit = 0.0
        else:
            return None
    return total + digit


def _unsaid(behind: str, size: int) -> float | None:
    """What stands behind a large unit: a lone digit counts the next unit below it (一万三 is 13,000)."""
    if len(behind) == 1 and words.HAN_DIGITS.get(behind):
        return words.HAN_DIGITS[behind] * size / 10
    return _with_units(behind)
