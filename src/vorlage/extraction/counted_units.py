# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a number counts: money, per cent, a unit of measure, a Chinese measure word, or the noun behind it.

No tagger: the counted noun is the first plural word of the run behind the number, so a unit can be wrong where English
hides its plurals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vorlage.extraction import quantity_words as words
from vorlage.extraction.number_words import one_of, word_set
from vorlage.extraction.numbers import NumberSpan


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, where its words end, and which rule says so."""

    name: str
    end: int
    rule: str


CURRENCY = re.compile(rf"(?<!\w)(?P<sign>{one_of(words.CURRENCY_SIGNS)})\s?$", re.IGNORECASE)
PERCENT = re.compile(rf"[\s-]?{words.PERCENT}(?!\w)", re.IGNORECASE)
MEASURE = re.compile(rf"[\s-]?(?P<unit>{one_of(words.MEASURES)})(?![\w/])\.?", re.IGNORECASE)
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
HAN_UNIT = re.compile(rf"\s?(?P<unit>{one_of(words.HAN_UNITS)})")
_NOUN = re.compile(r"(?P<gap>[\s\u00a0]+|-|–)(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_OF = re.compile(r"\s+(?:of|de|d['’])\s+(?:(?:the|its|their|his|her|these|those|los|las|les)\s+)?(?=\w)", re.IGNORECASE)
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
_PLURAL = re.compile(r"(?:[^aiousAIOUS’']s|[aeiou]s(?<!us)(?<!is)(?<!as))$")
HAN_AFTER = re.compile(rf"(?P<cue>{one_of(cue for cue in words.AFTER if ord(cue[0]) > 0x2E80)})")


def unit_of(text: str, number: NumberSpan) -> Unit:
    """What a number counts, looked for in this order: currency, percent, unit of measure, measure word, noun."""
    end = number.end
    sign = CURRENCY.search(text, max(0, number.start - 6), number.start)
    if sign is not None:
        return Unit(words.CURRENCY_SIGNS[sign["sign"].lower()], end, "currency")
    if text.startswith("百分之", max(0, number.start - 3)):
        return Unit("per cent", end, "percent")
    percent = PERCENT.match(text, end)
    if percent is not None:
        return Unit("per cent", percent.end(), "percent")
    part = _PART_OF.match(text, end)
    if part is not None:
        whole = _counted_noun(text, part.end("whole"))
        return Unit(whole.name, whole.end, "part") if whole.name else Unit("", end, "bare")
    measure = MEASURE.match(text, end)
    if measure is not None and (measure["unit"].lower() not in _CASED_MEASURES or measure["unit"] == "m"):
        return _with_per(text, words.MEASURES[measure["unit"].lower()], measure.end("unit"))
    after = HAN_AFTER.match(text, end)
    han = HAN_UNIT.match(text, after.end() if after else end)
    if han is not None:
        return _han_unit(text, number, han)
    return _counted_noun(text, end)


def _with_per(text: str, unit: str, end: int) -> Unit:
    """A unit of measure, with what it is measured on ("micrograms of lead per litre")."""
    per = _PER.match(text, end)
    if per is None or per["whole"].lower() not in _WHOLES:
        return Unit(unit, end, "measure")
    return Unit(f"{unit} per {singular(per['whole'])}", per.end(), "measure")


def _han_unit(text: str, number: NumberSpan, match: re.Match[str]) -> Unit:
    """A Chinese measure word; the noun behind it where it is a known one; the whole before it ("每升41微克")."""
    name = words.HAN_UNITS[match["unit"]]
    noun = _HAN_NOUN.match(text, match.end())
    per = _HAN_PER.search(text, max(0, number.start - 8), number.start)
    if noun is not None and name != "page":
        return Unit(words.HAN_NOUNS[noun["noun"]], noun.end(), "measure_word")
    if per is not None:
        return Unit(f"{name} per {_HAN_WHOLES[per['whole']]}", match.end(), "measure_word")
    earlier = re.search(
        rf"{match['unit']}(?P<noun>{one_of(words.HAN_NOUNS)})[^。；]{{0,30}}$",
        text[max(0, number.start - 40) : number.start],
    )
    if earlier is not None:
        return Unit(words.HAN_NOUNS[earlier["noun"]], match.end(), "measure_word")
    return Unit(name, match.end(), "measure_word")


def _counted_noun(text: str, end: int) -> Unit:
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
            return Unit(singular(noun), match.start("word") + len(noun), "hyphen")
        if lowered in words.NOT_COUNTED:
            break
        place = word_end
        last, last_end = lowered, word_end
        if lowered in words.PLURALS or _PLURAL.search(lowered):
            head, head_end = lowered, word_end
            break
    if head:
        return Unit(singular(head), head_end, "noun")
    if last and not re.search(r"(?:ed|ly|ing)$", last) and (last == text[end:last_end].strip().lower() or of):
        return Unit(singular(last), last_end, "noun")
    named = _NUMBER_OF.search(text, max(0, end - 110), end)
    return Unit(singular(named["noun"]), end, "number_of") if named else Unit("", end, "bare")


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
