# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Chinese numerals as printed, alone or mixed with figures: what they come to.

Positional (二〇一七), with units (一万五千), formal (壹佰), mixed with figures (5万4千, 3.5亿), fractions (三分之一,
一又二分之一), decimals (十二点五), negatives (负三, 零下十), with 余, 多 or 几 inside (十多万), and with the last
unit left unsaid (二百五 is 250). "数十", "几百万", "两三" print a size and no amount: their value is None.

A lone numeral counts only before a measure word or standing by itself: 一 alone is an article, and numerals are part
of countless words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vorlage.extraction import number_words as words

_DIGIT = "".join(words.HAN_DIGITS)
_LARGE = "".join(words.HAN_LARGE_UNITS)
_UNIT = "".join(words.HAN_SMALL_UNITS) + _LARGE
_GAP = r"[ \u3000]{0,2}"
_WIDE_GAP = r"[ \u3000]{1,2}"
_FIGURES = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_UNDECIDED = "余餘多几幾"
_POINT = rf"{_GAP}[点點][{_DIGIT}]+(?![十分刻半时時]){_GAP}[{_LARGE}]*"
_WHOLE = (
    rf"(?:{_FIGURES}{_GAP}(?=[{_UNIT}]|[余餘多][{_UNIT}])|[{_DIGIT}{_UNIT}])"
    rf"(?:[{_DIGIT}{_UNIT}]|{_WIDE_GAP}[{_UNIT}]|(?<=[{_UNIT}]){_WIDE_GAP}[{_DIGIT}]"
    rf"|{_GAP}[{_UNDECIDED}](?={_GAP}[千{_LARGE}])|(?<=[{_UNIT}]){_GAP}{_FIGURES}(?={_GAP}[{_UNIT}])|(?<=零){_FIGURES})*"
)
_NUMERAL = rf"{_WHOLE}(?:{_POINT})?"
_SIGN = rf"(?:[负負]|零下){_GAP}"
_FRACTION = (
    rf"(?:(?P<whole>{_NUMERAL}|{_FIGURES}){_GAP}又{_GAP})?(?P<below>{_NUMERAL}|{_FIGURES})"
    rf"{_GAP}分{_GAP}之{_GAP}(?P<above>(?:{_SIGN})?(?:{_NUMERAL}|{_FIGURES}))"
)
_VAGUE = r"(?:好?[几幾]|[数數])[十百千万萬亿億]+|[数數]以[十百千万萬亿億]+[计計]|成千上[万萬]|千千[万萬][万萬]"
_RUN = re.compile(
    rf"(?P<vague>{_VAGUE})|(?P<sign>{_SIGN})?(?:{_FRACTION}|(?P<plain>{_NUMERAL})|(?P<figures>(?<=[负負下]){_FIGURES}))"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_COUNTED = re.compile(
    rf"[多余餘]?{_GAP}(?:{'|'.join(sorted(map(re.escape, words.HAN_COUNTED), key=len, reverse=True))})"
)
_DOZEN = re.compile(r"打(?!电|電|开|開|击|擊|算|造|破|工)")
_AFTER_COPULA = re.compile(r"(?:是|等于|等於)$")
_ENDS_CLAUSE = re.compile(r"[而，。；,;.]|$")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|\D")
_IDIOMS = words.word_set("一一 万一 萬一 千万 千萬 三三两两 一二 两两 兩兩 三三 万万 萬萬 百千 十十 千百")


def han_spans(text: str) -> Iterator[tuple[int, int, float | None]]:
    """Every Chinese or mixed number of a text, in order: its place, half-open, and its value, None for a mere size."""
    if _HAN.search(text) is None:
        return
    for match in _RUN.finditer(text):
        if match["vague"]:
            yield match.start(), match.end(), None
        elif match["below"]:
            yield from _fraction(match)
        elif match["figures"]:
            yield match.start(), match.end(), -_figures_value(match["figures"])
        else:
            yield from _plain(match, text)


def _fraction(match: re.Match[str]) -> Iterator[tuple[int, int, float | None]]:
    """A fraction; "百分之…" is a percentage, and what is counted in it is the number behind."""
    above, below = _signed(match["above"]), _numeral(match["below"])
    if match["below"] in ("百", "佰"):
        yield match.start("above"), match.end("above"), above
    elif above is not None and below:
        whole = _numeral(match["whole"]) if match["whole"] else 0.0
        value = (whole or 0.0) + above / below
        yield match.start(), match.end(), -value if match["sign"] else value


def _plain(match: re.Match[str], text: str) -> Iterator[tuple[int, int, float | None]]:
    start, end, printed = match.start("plain"), match.end("plain"), match["plain"]
    if _is_alone(printed) and not _may_stand_alone(printed, text, start, end):
        return
    if printed in _IDIOMS:
        return
    value = _numeral(printed)
    if value is None and " " in printed:
        for part in re.finditer(r"\S+", printed):
            yield start + part.start(), start + part.end(), _numeral(part.group())
        return
    dozen = _DOZEN.match(text, end)
    if dozen is not None and value is not None:
        value, end = value * 12, dozen.end()
    yield match.start(), end, -value if match["sign"] and value is not None else value


def _is_alone(printed: str) -> bool:
    return len(printed) == 1


def _may_stand_alone(printed: str, text: str, start: int, end: int) -> bool:
    """Whether one numeral is a number: it counts something, is what something is, or has no neighbour at all."""
    if printed in "百千万萬亿億兆佰仟拾":
        return printed in "百千" and _COUNTED.match(text, end) is not None
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in ("第", "初", "周", "之", "期") or printed in words.HAN_FORMAL:
        return False
    if _COUNTED.match(text, end) or (_DOZEN.match(text, end) and not _HAN.match(before or " ")):
        return True
    if _AFTER_COPULA.search(text, max(0, start - 2), start) and printed not in "一十" and _ENDS_CLAUSE.match(text, end):
        return True
    return not before.strip() and (not behind.strip() or behind in "，,。")


def _signed(printed: str) -> float | None:
    bare = re.sub(_SIGN, "", printed)
    value = _numeral(bare)
    return -value if value is not None and bare != printed else value


def _figures_value(printed: str) -> float:
    plain = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in printed)
    return float(plain.replace(",", "").replace("，", "").replace("．", "."))


def _numeral(printed: str) -> float | None:
    """What a stretch that a pattern found comes to, blanks and all."""
    plain = unicodedata.normalize("NFKC", "".join(printed.split()))
    return _figures_value(plain) if re.fullmatch(_FIGURES, plain) else han_value(plain)


def han_value(printed: str) -> float | None:
    """What a Chinese numeral comes to; None when it is malformed or stands for several numbers (两三, 十二三)."""
    whole, point, fraction = printed.replace("點", "点").replace("廿", "二十").replace("卅", "三十").partition("点")
    scale = 1.0
    while fraction and fraction[-1] in words.HAN_LARGE_UNITS:
        scale *= words.HAN_LARGE_UNITS[fraction[-1]]
        fraction = fraction[:-1]
    value = _positional(whole) if len(whole) > 1 and all(char in words.HAN_DIGITS for char in whole) else _mixed(whole)
    if value is None or (point and not all(char in words.HAN_DIGITS for char in fraction)):
        return None
    if fraction:
        value += float("0." + "".join(str(words.HAN_DIGITS[char]) for char in fraction))
    return value * scale


def _positional(numeral: str) -> float | None:
    """Digits in a row; two neighbours (三四) are "three or four" and no number."""
    digits = [words.HAN_DIGITS[char] for char in numeral]
    if len(digits) == 2 and digits[1] == digits[0] + 1 and digits[0]:
        return None
    return float("".join(map(str, digits)))


def _mixed(numeral: str) -> float | None:
    tokens = [token for token in _TOKEN.findall(numeral) if token not in _UNDECIDED]
    return _with_units(tokens) if tokens else None


def _with_units(tokens: list[str]) -> float | None:
    """A numeral taken apart at its largest unit: what stands before it is multiplied, what stands behind is added."""
    for unit, size in words.HAN_LARGE_UNITS.items():
        if unit in tokens:
            place = len(tokens) - 1 - tokens[::-1].index(unit)
            times = _with_units(tokens[:place]) if place else 1.0
            rest = _behind(tokens[place + 1 :], size)
            return times * size + rest if times is not None and rest is not None else None
    return _below_ten_thousand(tokens)


def _behind(tokens: list[str], size: int) -> float | None:
    """What stands behind a large unit: a lone digit counts the next unit below it (一万三 is 13,000)."""
    if len(tokens) == 1 and words.HAN_DIGITS.get(tokens[0]):
        return words.HAN_DIGITS[tokens[0]] * size / 10
    return _with_units(tokens) if tokens else 0.0


def _below_ten_thousand(tokens: list[str]) -> float | None:
    """Digits times their units, units getting smaller; None for two digits in a row or a unit after a smaller one."""
    total, digit, last, unsaid = 0.0, -1.0, 10_000, 1
    for token in tokens:
        if token in words.HAN_SMALL_UNITS:
            unit = words.HAN_SMALL_UNITS[token]
            if unit >= last:
                return None
            total += (digit if digit > 0 else 1.0) * unit
            digit, last, unsaid = -1.0, unit, unit
        elif token in words.HAN_DIGITS or token[0].isdigit():
            value = float(words.HAN_DIGITS[token]) if token in words.HAN_DIGITS else _figures_value(token)
            if digit > 0:
                return None
            digit, unsaid = value, unsaid if value else 1
        else:
            return None
    return total + max(digit, 0.0) * (unsaid / 10 if unsaid > 10 else 1)
