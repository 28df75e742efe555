# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Amounts of something: value or range, comparator, counted noun or unit of measure.

The comparator is part of the amount, because it is what drifts first: "403 pages" becomes "more than 400 pages".
Dates, ordinals, scores, clock times, labels ("page 4", "No. 7") and digits glued to letters are no amounts; the
exclusions follow the annotation of NewsQuant (Almasian et al., CQE, EMNLP 2023). No tagger: the counted noun is the
first plural word of the run behind the number, so a unit can be wrong where English hides its plurals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vorlage.domain.claims import Comparator, Quantity
from vorlage.extraction import quantity_words as words
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


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is counted, where its words end, and which rule says so."""

    name: str
    end: int
    rule: str


_BEFORE = re.compile(
    rf"(?<!\w)(?P<cue>{one_of(words.BEFORE)})\s*(?:(?:the|a|some|an?\s+estimated|los|las|les)\s+)?(?:{one_of(words.CURRENCY_SIGNS)}\s?)?$",
    re.IGNORECASE,
)
_HAN_BEFORE = re.compile(rf"(?P<cue>{one_of(cue for cue in words.BEFORE if ord(cue[0]) > 0x2E80)})[有了]?$")
_AFTER = re.compile(rf"\s*(?P<cue>{one_of(words.AFTER)})(?!\w)", re.IGNORECASE)
_HAN_AFTER = re.compile(rf"(?P<cue>{one_of(cue for cue in words.AFTER if ord(cue[0]) > 0x2E80)})")
_CURRENCY = re.compile(rf"(?<!\w)(?P<sign>{one_of(words.CURRENCY_SIGNS)})\s?$", re.IGNORECASE)
_PERCENT = re.compile(rf"[\s-]?{words.PERCENT}(?!\w)", re.IGNORECASE)
_MEASURE = re.compile(rf"[\s-]?(?P<unit>{one_of(words.MEASURES)})(?![\w/])\.?", re.IGNORECASE)
_CASED_MEASURES = frozenset({"m", "g", "l", "t", "h", "p", "pp", "mi", "v", "w", "ps"})
_PER = re.compile(r"(?:\s+of\s+[^\W\d_]+)?\s+(?:per|a|an|por|на)\s+(?P<whole>[^\W\d_]+)(?!\w)", re.IGNORECASE)
_WHOLES = word_set(
    "litre liter hour second minute day week month year kilogram kilometre metre capita person head hectare litro"
)
_PART_OF = re.compile(
    r"\s+(?:of|out\s+of|de|из|من)\s+(?:(?:the|its|our|their|his|her|all|some|los|las|les)\s+)?(?P<whole>[\d][\d.,]*)(?=\s)",
    re.IGNORECASE,
)
_HAN_PER = re.compile(r"每(?P<whole>升|公斤|千克|立方米)[^，。；]{0,4}$")
_HAN_NOUN = re.compile(rf"[\u3400-\u9fff]{{0,8}}?(?P<noun>{one_of(words.HAN_NOUNS)})")
_NUMBER_OF = re.compile(r"\bnumber\s+of\s+(?:[a-z]+\s+){0,2}?(?P<noun>[a-z]+s|people|children)\b[^.;]{0,60}$")
_HAN_UNIT = re.compile(rf"\s?(?P<unit>{one_of(words.HAN_UNITS)})")
_NOUN = re.compile(r"(?P<gap>[\s\u00a0]+|-|–)(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_OF = re.compile(r"\s+(?:of|de|d['’])\s+(?:(?:the|its|their|his|her|these|those|los|las|les)\s+)?(?=\w)", re.IGNORECASE)
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
_HAN_WHOLES = {
    "升": "litre",
    "公斤": "kilogram",
    "千克": "kilogram",
    "立方米": "cubic metre",
    "人": "person",
    "天": "day",
    "年": "year",
    "小时": "hour",
}
_NAME_BEFORE = re.compile(r"(?<=[^.!?…:\s\"“”]\s)[a-z]?[A-Z][\w’']*[A-Za-z]\s$")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s$")
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_PLURAL = re.compile(r"(?:[^aiousAIOUS’']s|[aeiou]s(?<!us)(?<!is)(?<!as))$")


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
    unit = _PERCENT.match(between) or _HAN_UNIT.match(between) or _MEASURE.match(between) or _FIRST_NOUN.match(between)
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
    percent = _PERCENT.match(between)
    if percent is not None and not _PERCENT.match(text, high.end):
        return False
    if opens is None and word == "to" and _MOVED_BY.search(text, max(0, low.start - 40), low.start):
        return False
    return _range_low(text, low, high) < high.value


def _range_low(text: str, low: NumberSpan, high: NumberSpan) -> float:
    """The low end of a range; one with a scale or per cent of its own, or written out ("5,000 to 2 million"), is whole."""
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
    unit = _unit_of(text, high)
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
    unit = _unit_of(text, number)
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


def _comparator(text: str, start: int, number: NumberSpan, unit: _Unit) -> tuple[Comparator, int, int]:
    """What bounds the amount, and the span widened by its words."""
    before = _BEFORE.search(text, max(0, start - 34), start) or _HAN_BEFORE.search(text, max(0, start - 6), start)
    after = (
        _AFTER.match(text, unit.end)
        or _HAN_AFTER.match(text, unit.end)
        or _AFTER.match(text, number.end)
        or _HAN_AFTER.match(text, number.end)
    )
    end = max(unit.end, after.end()) if after else unit.end
    if before is not None:
        return words.BEFORE[" ".join(before["cue"].lower().split())], before.start("cue"), end
    if after is not None:
        return words.AFTER[" ".join(after["cue"].lower().split())], start, end
    return Comparator.EXACTLY, start, end


def _with_currency(text: str, start: int) -> int:
    sign = _CURRENCY.search(text, max(0, start - 6), start)
    return sign.start() if sign else start


def _is_excluded(text: str, number: NumberSpan, *, ranged: bool = False) -> bool:
    """Whether a number is an ordinal, a label, a clock time, a score, or glued to letters."""
    start, end = number.start, number.end
    if _LABEL.search(text, max(0, start - 14), start) or _CLOCK.match(text, end):
        return True
    if _WEAK_LABEL.search(text, max(0, start - 12), start) and not _unit_of(text, number).name:
        return True
    if start and text[start - 1] in "-–.,/" and start > 1 and text[start - 2].isalnum() and not ranged:
        return True
    tail = _ORDINAL_OR_GLUED.match(text, end)
    if tail is None or (ranged and tail.group()[0] in "-)"):
        return False
    if tail.group() == ")":
        return text[max(0, start - 2) : start].strip("( \n") == "" and start > 0 and text[max(0, start - 1)] in "(\n"
    return not (_MEASURE.match(text, end) or _PERCENT.match(text, end))


def _unit_of(text: str, number: NumberSpan) -> _Unit:
    """What a number counts, looked for in this order: currency, percent, unit of measure, measure word, noun."""
    end = number.end
    sign = _CURRENCY.search(text, max(0, number.start - 6), number.start)
    if sign is not None:
        return _Unit(words.CURRENCY_SIGNS[sign["sign"].lower()], end, "currency")
    if text.startswith("百分之", max(0, number.start - 3)):
        return _Unit("per cent", end, "percent")
    percent = _PERCENT.match(text, end)
    if percent is not None:
        return _Unit("per cent", percent.end(), "percent")
    part = _PART_OF.match(text, end)
    if part is not None:
        whole = _counted_noun(text, part.end("whole"))
        return _Unit(whole.name, whole.end, "part") if whole.name else _Unit("", end, "bare")
    measure = _MEASURE.match(text, end)
    if measure is not None and (measure["unit"].lower() not in _CASED_MEASURES or measure["unit"] == "m"):
        return _with_per(text, words.MEASURES[measure["unit"].lower()], measure.end("unit"))
    after = _HAN_AFTER.match(text, end)
    han = _HAN_UNIT.match(text, after.end() if after else end)
    if han is not None:
        return _han_unit(text, number, han)
    return _counted_noun(text, end)


def _with_per(text: str, unit: str, end: int) -> _Unit:
    """A unit of measure, with what it is measured on ("micrograms of lead per litre")."""
    per = _PER.match(text, end)
    if per is None or per["whole"].lower() not in _WHOLES:
        return _Unit(unit, end, "measure")
    return _Unit(f"{unit} per {singular(per['whole'])}", per.end(), "measure")


def _han_unit(text: str, number: NumberSpan, match: re.Match[str]) -> _Unit:
    """A Chinese measure word; the noun behind it where it is a known one; the whole before it ("每升41微克")."""
    name = words.HAN_UNITS[match["unit"]]
    noun = _HAN_NOUN.match(text, match.end())
    per = _HAN_PER.search(text, max(0, number.start - 8), number.start)
    if noun is not None:
        return _Unit(words.HAN_NOUNS[noun["noun"]], noun.end(), "measure_word")
    if per is not None:
        return _Unit(f"{name} per {_HAN_WHOLES[per['whole']]}", match.end(), "measure_word")
    earlier = re.search(
        rf"{match['unit']}(?P<noun>{one_of(words.HAN_NOUNS)})[^。；]{{0,30}}$",
        text[max(0, number.start - 40) : number.start],
    )
    if earlier is not None:
        return _Unit(words.HAN_NOUNS[earlier["noun"]], match.end(), "measure_word")
    return _Unit(name, match.end(), "measure_word")


def _counted_noun(text: str, end: int) -> _Unit:
    """The head of the noun phrase behind a number: its first plural word, else its last word."""
    of = _OF.match(text, end)
    place = of.end() if of else end
    head = last = ""
    head_end = last_end = end
    gap_required = of is None
    for step in range(6):
        match = _NOUN.match(text, place) if gap_required else _NOUN.match(" " + text[place : place + 40], 0)
        if match is None:
            break
        word = match["word"]
        word_end = match.end() if gap_required else place + match.end() - 1
        gap_required = True
        lowered = word.lower()
        if step == 0 and match["gap"] in "-–":
            noun = re.split(r"[-–]", lowered)[0]
            return _Unit(singular(noun), match.start("word") + len(noun), "hyphen")
        if lowered in words.NOT_COUNTED:
            break
        place = word_end
        last, last_end = lowered, word_end
        if lowered in words.PLURALS or _PLURAL.search(lowered):
            head, head_end = lowered, word_end
            break
    if head:
        return _Unit(singular(head), head_end, "noun")
    if last and not re.search(r"(?:ed|ly|ing)$", last) and (last == text[end:last_end].strip().lower() or of):
        return _Unit(singular(last), last_end, "noun")
    named = _NUMBER_OF.search(text, max(0, end - 110), end)
    return _Unit(singular(named["noun"]), end, "number_of") if named else _Unit("", end, "bare")


def singular(noun: str) -> str:
    """The singular of a counted noun, small letters; words for persons are all "people". English rules only."""
    lowered = noun.lower()
    if lowered in words.PLURALS:
        return words.PLURALS[lowered]
    if len(lowered) > 2 and lowered in words.MEASURES:
        return words.MEASURES[lowered]
    for ending, replacement in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zes", "ze"),
    ):
        if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
            return lowered[: -len(ending)] + replacement
    if _PLURAL.search(lowered) and len(lowered) > 3:
        return lowered[:-1]
    return lowered
