# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Amounts of something: value or range, comparator, counted noun or unit of measure.

The comparator is part of the amount, because it is what drifts first: "403 pages" becomes "more than 400 pages".
Dates, ordinals, scores, clock times, labels ("page 4", "No. 7") and digits glued to letters are no amounts; the
exclusions follow the annotation of NewsQuant (Almasian et al., CQE, EMNLP 2023).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vorlage.domain.claims import Comparator, Quantity
from vorlage.extraction import quantity_words as words
from vorlage.extraction.counted_units import CURRENCY, HAN_AFTER, HAN_UNIT, MEASURE, PERCENT, Unit, unit_of
from vorlage.extraction.dates import DateMention
from vorlage.extraction.number_words import one_of, word_set
from vorlage.extraction.numbers import NumberSpan, digits_value, number_spans


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount at its place, half-open: comparator, number and unit as printed, with the rule that read it."""

    start: int
    end: int
    value: Quantity
    rule: str


_BEFORE = re.compile(
    rf"(?<!\w)(?P<cue>{one_of(words.BEFORE)})\s*(?:(?:the|a|some|an?\s+estimated|los|las|les)\s+)?(?:{one_of(words.CURRENCY_SIGNS)}\s?)?$",
    re.IGNORECASE,
)
_HAN_BEFORE = re.compile(rf"(?P<cue>{one_of(cue for cue in words.BEFORE if ord(cue[0]) > 0x2E80)})[有了]?$")
_AFTER = re.compile(rf"\s*(?P<cue>{one_of(words.AFTER)})(?!\w)", re.IGNORECASE)
_ORDINAL_OR_GLUED = re.compile(
    r"(?:st|nd|rd|th|[’']s|s)\b|-?(?:й|го|я|му|ом|е|х)\b|[A-Za-z](?![\w]*\b\s?/)|[:/.]\d|-\d|[xX×]\d|\)"
)
_LABEL = re.compile(rf"(?<!\w)(?:{one_of(words.LABELS)})\.?\s*(?:#\s*)?$|[#№:/]\s?$|第$", re.IGNORECASE)
_WEAK_LABEL = re.compile(rf"(?<!\w){one_of(words.WEAK_LABELS)}\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o['’]clock|GMT|UTC|BST)|[:h]\d{2}|时|點|点", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?P<word>between|from|entre|de|от|с|بين|من|从)\s*(?:the\s+)?$", re.IGNORECASE)
_RANGE_JOIN = re.compile(
    rf"\s*(?P<word>-|–|—|~|～|to|and|or|y|a|et|à|до|и|إلى|و|至|到)[\s-]*(?:{one_of(words.CURRENCY_SIGNS)}\s?)?",
    re.IGNORECASE,
)
_NEEDS_OPENING = frozenset({"and", "y", "et", "и", "و", "a", "到"})
_MOVED = re.compile(
    r"\b(?:r[io]se|rises|risen|fell|fall(?:s|en)?|dropp\w*|drops?|increas\w*|decreas\w*|climb\w*|jump\w*|grew|grow\w*|declin\w*"
    r"|surg\w*|plung\w*|cut|rais\w*|lower\w*|went|up|down|вырос\w*|упал\w*|снизи\w*|subi\w*|baj\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_MOVED_BY = re.compile(r"\b(?:by|up|down)\s+\S{0,4}$", re.IGNORECASE)
_FIRST_NOUN = re.compile(
    r"[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|people|men|women|children|pages?|miles|million|billion)\b"
)
_ONE = re.compile(
    r"(?<![\w-])(?P<one>one|a single)(?=\s+of\s+(?:the|its|his|her|their|our)\s+(?P<of>[a-z]+)|[\s-]+(?P<noun>[a-z]+))",
    re.IGNORECASE,
)
_NOT_BEFORE_ONE = re.compile(
    r"(?<!\w)(?:the|this|that|these|no|any|every|each|which|another|other|last|next|first|old|new|good|bad|big|such|some|right|wrong|only|a|an)\s+$",
    re.IGNORECASE,
)
_NO_UNIT_OF_ONE = word_set(
    """
    another day time side way thing else more less hand word point can may must should would could will who whom
    whose that which is was has had does did in on at by for to from and or but as if he she it they we you i
    such can't cannot never always also just knows wonders thinks says expects party
    """
)
_NAME_BEFORE = re.compile(r"(?<=[^.!?…:\s\"“”]\s)[a-z]?[A-Z][\w’']*[A-Za-z]\s$")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s$")
_HAN_TENTHS = re.compile(r"\s?(?:个|個)?(?:成(?![为為立功员員果年长長本就了都])|折(?![扣磨腾騰断斷]))")
_HAN_INSIDE = re.compile(r"(?<=[\d〇零一二两三四五六七八九十百千万])\s?[余餘多几幾]")
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")


def find_quantities(text: str, dates: Sequence[DateMention] = ()) -> tuple[QuantityMention, ...]:
    """Every amount of a text, in order, without overlaps.

    Args:
        text: Any text.
        dates: The dates of this text; a number inside one is no amount.
    """
    covered = {place for found in dates for place in range(found.start, found.end)}
    numbers = [number for number in (*number_spans(text), *_single_ones(text)) if number.start not in covered]
    numbers.sort(key=lambda number: number.start)
    found: list[QuantityMention] = []
    for pair in _ranges_first(text, numbers):
        mention = _read_range(text, *pair) if isinstance(pair, tuple) else _read_amount(text, pair)
        if mention is not None and (not found or mention.start >= found[-1].end or found[-1].rule == "quantity.part"):
            found.append(mention)
    return tuple(found)


def _single_ones(text: str) -> list[NumberSpan]:
    """The word "one" where it counts: before a noun or "of the …"; elsewhere, as in "the one", it is a pronoun."""
    return [
        NumberSpan(match.start(), match.end(), 1.0)
        for match in _ONE.finditer(text)
        if not _NOT_BEFORE_ONE.search(text, max(0, match.start() - 9), match.start())
        and (match["of"] or _counts_one(text, match))
    ]


def _counts_one(text: str, match: re.Match[str]) -> bool:
    noun = match["noun"].lower()
    if noun in words.TIME_UNITS:
        return match["one"].lower() == "one" and (
            _BEFORE.search(text, max(0, match.start() - 24), match.start()) is not None
        )
    return noun not in _NO_UNIT_OF_ONE and noun not in words.NOT_COUNTED


def _ranges_first(text: str, numbers: list[NumberSpan]) -> list[NumberSpan | tuple[NumberSpan, NumberSpan]]:
    """Numbers with the two ends of each range put together."""
    joined: list[NumberSpan | tuple[NumberSpan, NumberSpan]] = []
    skip = False
    for number, following in pairwise([*numbers, NumberSpan(len(text), len(text), None)]):
        if skip:
            skip = False
            continue
        if following.value is not None and number.value is not None and _is_range(text, number, following):
            joined.append((number, following))
            skip = True
        else:
            joined.append(number)
    return joined


def _is_range(text: str, low: NumberSpan, high: NumberSpan) -> bool:
    """Whether two numbers are the ends of one range: joined by a dash or "to", or by "and" after "between"."""
    if high.value is None or low.value is None or high.start - low.end > 24:
        return False
    between = text[low.end : high.start]
    unit = PERCENT.match(between) or HAN_UNIT.match(between) or MEASURE.match(between) or _FIRST_NOUN.match(between)
    join = _RANGE_JOIN.fullmatch(between, unit.end() if unit else 0) or _RANGE_JOIN.fullmatch(between)
    if join is None:
        return False
    word = join["word"].lower()
    if word == "" or (text[low.end] == "-" and text[low.end + 1] == " "):
        return False
    opens = _BETWEEN.search(text, max(0, _with_currency(text, low.start) - 14), _with_currency(text, low.start))
    if (
        opens is not None
        and opens["word"].lower() in ("from", "с", "от", "из", "de")
        and _MOVED.search(text, max(0, opens.start() - 60), opens.start())
    ):
        return False
    if word in _NEEDS_OPENING and opens is None:
        return word == "到"
    percent = PERCENT.match(between)
    if percent is not None and not PERCENT.match(text, high.end):
        return False
    if opens is None and word == "to" and _MOVED_BY.search(text, max(0, low.start - 40), low.start):
        return False
    return _range_low(text, low, high) < high.value


def _range_low(text: str, low: NumberSpan, high: NumberSpan) -> float:
    """The low end of a range; one with a scale of its own, or written out ("5,000 to 2 million"), is whole."""
    if low.value is None or high.value is None:
        return 0.0
    own = re.search(r"[^\W\d]|[,，]\d{3}", text[low.start : low.end]) is not None and text[low.start].isdecimal()
    printed = re.match(r"[\d.,]+", text[high.start : high.end])
    written_out = printed is not None and high.value < 1000 * (digits_value(printed.group()) or 0.0)
    return low.value if own or written_out else _scaled_low(low.value, high.value)


def _scaled_low(low: float, high: float) -> float:
    """The low end, in the scale that only the high end prints ("two to three million")."""
    scale = next((scale for scale in (1e12, 1e9, 1e6, 1e4, 1e3) if high >= scale), 1.0)
    return low * scale if low < min(1000.0, high / scale) else low


def _read_range(text: str, low: NumberSpan, high: NumberSpan) -> QuantityMention | None:
    if (
        low.value is None
        or high.value is None
        or _is_excluded(text, low, ranged=True)
        or _is_excluded(text, high, ranged=True)
    ):
        return None
    unit = unit_of(text, high)
    if not unit.name and (text[low.end] == "-" or _YEARLIKE.fullmatch(text[low.start : low.end])):
        return None
    between = _BETWEEN.search(text, max(0, low.start - 14), low.start)
    start = between.start() if between else _with_currency(text, low.start)
    value = Quantity(
        amount=_range_low(text, low, high),
        comparator=Comparator.RANGE,
        unit=unit.name,
        high=high.value,
    )
    return QuantityMention(start, unit.end, value, f"quantity.range.{unit.rule}")


def _read_amount(text: str, number: NumberSpan) -> QuantityMention | None:
    if _is_excluded(text, number):
        return None
    unit = unit_of(text, number)
    tenths = _HAN_TENTHS.match(text, number.end) if number.value is not None else None
    if tenths is not None:
        number, unit = replace(number, value=(number.value or 0.0) * 10), Unit("per cent", tenths.end(), "percent")
    printed = text[number.start : number.end]
    if not unit.name and (_YEARLIKE.fullmatch(printed) or number.value == 1.0 or _is_named(text, number)):
        return None
    if unit.rule == "noun" and _is_named(text, number) and text[number.end : number.end + 2].strip()[:1].isupper():
        return None
    start = _with_currency(text, number.start)
    comparator, start, end = _comparator(text, start, number, unit)
    if number.value is None and comparator is Comparator.EXACTLY:
        comparator = Comparator.ABOUT
    value = Quantity(amount=number.value, comparator=comparator, unit=unit.name)
    return QuantityMention(start, end, value, f"quantity.{unit.rule}")


def _is_named(text: str, number: NumberSpan) -> bool:
    """Whether a number belongs to the name before it ("Tarnphone 11"), or is the age behind one (", 44,")."""
    if not text[number.start].isdecimal():
        return False
    return _NAME_BEFORE.search(text, max(0, number.start - 30), number.start) is not None or (
        _AGE_BEFORE.search(text, max(0, number.start - 30), number.start) is not None
        and text[number.end : number.end + 1] in (",", ".")
    )


def _comparator(text: str, start: int, number: NumberSpan, unit: Unit) -> tuple[Comparator, int, int]:
    """What bounds the amount, and the span widened by its words."""
    before = _BEFORE.search(text, max(0, start - 34), start) or _HAN_BEFORE.search(text, max(0, start - 6), start)
    after = (
        _AFTER.match(text, unit.end)
        or HAN_AFTER.match(text, unit.end)
        or _AFTER.match(text, number.end)
        or HAN_AFTER.match(text, number.end)
    )
    end = max(unit.end, after.end()) if after else unit.end
    if before is not None:
        return words.BEFORE[" ".join(before["cue"].lower().split())], before.start("cue"), end
    if _HAN_INSIDE.search(text, number.start, number.end):
        return Comparator.MORE, start, end
    if after is not None:
        return words.AFTER[" ".join(after["cue"].lower().split())], start, end
    return Comparator.EXACTLY, start, end


def _with_currency(text: str, start: int) -> int:
    sign = CURRENCY.search(text, max(0, start - 6), start)
    return sign.start() if sign else start


def _is_excluded(text: str, number: NumberSpan, *, ranged: bool = False) -> bool:
    """Whether a number is an ordinal, a label, a clock time, a score, or glued to letters."""
    start, end = number.start, number.end
    if _LABEL.search(text, max(0, start - 14), start) or _CLOCK.match(text, end):
        return True
    if _WEAK_LABEL.search(text, max(0, start - 12), start) and not unit_of(text, number).name:
        return True
    if start and text[start - 1] in "-–.,/" and start > 1 and text[start - 2].isalnum() and not ranged:
        return True
    tail = _ORDINAL_OR_GLUED.match(text, end)
    if tail is None or (ranged and tail.group()[0] in "-)"):
        return False
    if tail.group() == ")":
        return text[max(0, start - 2) : start].strip("( \n") == "" and start > 0 and text[max(0, start - 1)] in "(\n"
    return not (MEASURE.match(text, end) or PERCENT.match(text, end))
