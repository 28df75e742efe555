# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers as printed: digits of any script with separators, words, Chinese numerals, and what they come to.

Every number is found whatever it counts: that years, ordinals and labels are no amounts is decided where amounts
are wanted (`quantities`). A value is None where only the size is printed ("thousands of", "greater than million").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from vorlage.extraction import number_words as words
from vorlage.extraction.han_numbers import han_spans
from vorlage.extraction.number_words import one_of
from vorlage.extraction.word_numbers import and_share, word_spans


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number at its place, half-open. `value` is None when only its size is printed."""

    start: int
    end: int
    value: float | None


_MONEY = re.compile(
    r"[$€£¥₹]\s?[-−]?$"
    r"|(?<!\w)(?:USD|EUR|GBP|PS|RM|RMB|CNY|CHF|JPY|AUD|CAD|NZD|HKD|INR|Rs|SEK|NOK|DKK|PLN|ZAR|BRL|MXN|TRY|AED|SAR|US|HK)\s?$"
)
_CODE = re.compile(r"(?<!\w)(?:USD|EUR|GBP|PS|RM|RMB|CNY|CHF|JPY|AUD|CAD|NZD|HKD|INR|Rs|SEK|NOK|DKK|PLN|ZAR|BRL)$")
_SPACES = " \u00a0\u2009\u202f"
_GROUPED = (
    rf"\d{{1,3}}(?:(?:[,٬،，'’]\d{{3}})+(?:[.٫]\d+)?|(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?"
    r"|(?:\.\d{3}){2,}(?:,\d+)?)(?!\d)"
)
_PLAIN = r"(?:(?<!\d,)\d+,\d+(?!\d|,\d)|\d+(?:[.٫·．]\d+)?|(?<![\w.])\.\d+(?!\w))"
_SCALE = one_of(words.SCALES)
_DIGITS = re.compile(
    rf"(?<![\d])(?:{_GROUPED}|{_PLAIN})(?:(?P<glued>bn|tn|mn|k|K|[MBTmb])\b|[\s\u00a0-]?(?P<scale>{_SCALE})(?!\w)(?:\s(?P<next>million|billion|trillion)(?!\w))?)?"
)
_FORMULA = re.compile(
    r"(?<![\w.^])\d+(?:[.,]\d+)?(?:[eE](?P<ten>[+-]?\d{1,3})(?!\w)|\s?[x×]\s?10\^(?P<times_ten>[+-]?\d{1,3})(?!\w)"
    r"|\^(?P<power>[+-]{0,2}\d{1,3})(?![\w.]))"
)
_SHARE = re.compile(
    r"(?<![\w./,])(?P<stroke_above>\d{1,3})⁄(?P<stroke_below>\d{1,4})(?!\w)"
    r"|(?<![\w./,])(?:(?P<whole>\d{1,4})[ \u00a0]+)?(?P<above>\d{1,3})\s?[/／]\s?(?P<below>\d{1,3})(?![\w/]|[.,／]\d)"
    r"|(?<![\w.,/])(?P<before>\d{1,4})?[ \u00a0]?(?P<vulgar>[¼-¾⅐-⅞])"
)
_STROKE = re.compile(r"[/／⁄¼-¾⅐-⅞]")
_OVER = re.compile(r"\s+على\s+|جزء\s+من")
_ONE_OVER = re.compile(r"(?<!\w)(?P<minus>(?:ناقص|سالب)\s+)?(?:واحدة?\s+على|(?:واحد\s+)?جزء\s+من)\s+$")
"""Arabic fractions whose upper number is the word for one, which is no number elsewhere."""
_COMMON_SHARES = frozenset({2, 3, 4, 5, 6, 8, 16})
_DOTTED = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d])")
_SIGN = re.compile(r"(?:(?<=[ \u00a0(\[:=$€£])|\A)[-−]$|(?<!\w)(?:minus|negative)[\s-]$", re.IGNORECASE)


def number_spans(text: str) -> tuple[NumberSpan, ...]:
    """Every number of a text, in order, without overlaps. Values are exact for what is printed, never rounded."""
    taken = _Taken()
    for spans in (han_spans(text), _formulas(text), _shares(text), _digit_numbers(text), word_spans(text)):
        for start, end, value in spans:
            taken.add(NumberSpan(start, end, value))
    numbers = sorted(taken.numbers, key=lambda number: number.start)
    return tuple(_over(text, numbers) if _OVER.search(text) else numbers)


def _over(text: str, numbers: list[NumberSpan]) -> list[NumberSpan]:
    """Numbers, with two that an Arabic "over" joins made into one fraction (واحد على ثلاثة, 1 على 3)."""
    joined: list[NumberSpan] = []
    for number in numbers:
        above = joined[-1] if joined else None
        one = _ONE_OVER.search(text, max(0, number.start - 24), number.start) if number.value else None
        if (
            above is not None
            and above.value is not None
            and number.value
            and _OVER.fullmatch(text, above.end, number.start)
        ):
            joined[-1] = NumberSpan(above.start, number.end, above.value / number.value)
        elif one is not None and number.value:
            sign = -1.0 if one["minus"] else 1.0
            joined.append(NumberSpan(one.start(), number.end, sign / number.value))
        else:
            joined.append(number)
    return joined


class _Taken:
    """Numbers found so far; what overlaps one of them is not a second number."""

    def __init__(self) -> None:
        self.numbers: list[NumberSpan] = []
        self._covered: set[int] = set()

    def add(self, number: NumberSpan) -> None:
        places = range(number.start, number.end)
        if self._covered.isdisjoint(places):
            self.numbers.append(number)
            self._covered.update(places)


def _digit_numbers(text: str) -> Iterator[tuple[int, int, float | None]]:
    dotted = {place for match in _DOTTED.finditer(text) if not _is_grouped(match) for place in range(*match.span())}
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if start in dotted or _is_glued_to_word(text, start):
            continue
        glued, scale = match.group("glued"), match.group("scale")
        if glued and glued in "MBTmb" and not _is_money_or_exact(text, start, match.group()):
            if glued in "MBT":
                continue
            glued, end = None, match.start("glued")
        printed_end = match.start("glued") if glued else match.start("scale") if scale else end
        value = digits_value(text[start:printed_end].rstrip("- \u00a0\n\t"))
        if value is None:
            continue
        times = words.GLUED[glued.lower()] if glued else words.SCALES[scale.lower()] if scale else 1.0
        times *= words.SCALES[match.group("next").lower()] if match.group("next") else 1.0
        tail = and_share(text, end, times)
        value *= times
        if tail is not None:
            value, end = (value + tail[1]) * tail[2], tail[0]
        yield _with_sign(text, start, end, value)


def _is_glued_to_word(text: str, start: int) -> bool:
    """Whether a letter stands right before a number, so that it is part of a label; a currency's code is none."""
    before = text[start - 1] if start else " "
    if before == "_":
        return True
    return before.isalpha() and before < "\u0600" and _CODE.search(text, max(0, start - 4), start) is None


def _is_money_or_exact(text: str, start: int, printed: str) -> bool:
    """Whether a letter behind digits is a scale: of money, or where decimals stand before a capital ("4.3M")."""
    return _MONEY.search(text, max(0, start - 6), start) is not None or ("." in printed and printed[-1] in "MB")


def _is_grouped(match: re.Match[str]) -> bool:
    """Whether stops group thousands ("1.234.567"); elsewhere two stops make an address or a version, and no number."""
    return re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match.group()) is not None


def _with_sign(text: str, start: int, end: int, value: float) -> tuple[int, int, float]:
    """The number with the minus right before it; a dash at the head of a line is a bullet."""
    sign = _SIGN.search(text, max(0, start - 10), start)
    if sign is None or (start - len(sign.group()) > 1 and text[: sign.start()].rstrip()[-1:].isdigit()):
        return start, end, value
    return sign.start(), end, -value


def _formulas(text: str) -> Iterator[tuple[int, int, float | None]]:
    """Powers: 1e9, 1.3x10^6, 2^-1. What no number holds is none."""
    if "^" not in text and "e" not in text and "E" not in text:
        return
    for match in _FORMULA.finditer(text):
        printed = re.match(r"[\d.,]+", match.group())
        base = digits_value(printed.group()) if printed else None
        exponent = match["ten"] or match["times_ten"] or match["power"]
        if base is None:
            continue
        try:
            value = base ** int(exponent.replace("--", "-")) if match["power"] else base * 10.0 ** int(exponent)
        except (OverflowError, ZeroDivisionError):
            continue
        yield _with_sign(text, match.start(), match.end(), value)


def _shares(text: str) -> Iterator[tuple[int, int, float | None]]:
    """Fractions in figures: 2 1/4, 3/4, ¾. Two numbers with a stroke are one only where both look like it."""
    if _STROKE.search(text) is None:
        return
    for match in _SHARE.finditer(text):
        if match["vulgar"]:
            yield match.start(), match.end(), float(match["before"] or 0) + unicodedata.numeric(match["vulgar"])
            continue
        if match["stroke_below"]:
            if int(match["stroke_below"]):
                yield match.start(), match.end(), int(match["stroke_above"]) / int(match["stroke_below"])
            continue
        above, below = int(match["above"]), int(match["below"])
        if below in _COMMON_SHARES and (match["whole"] or above < below):
            value = int(match["whole"] or 0) + above / below
            yield _with_sign(text, match.start(), match.end(), value)


def digits_value(printed: str) -> float | None:
    """What digits with separators come to; None when they are no number.

    A comma, apostrophe or space before each group of exactly three digits groups them; a single point is a decimal
    point ("1.535" is one and a half: the English reading), a point before every group of several groups them.
    """
    plain = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in printed)
    plain = (
        plain.replace("٬", ",")
        .replace("،", ",")
        .replace("，", ",")
        .replace("٫", ".")
        .replace("·", ".")
        .replace("．", ".")
    )
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
