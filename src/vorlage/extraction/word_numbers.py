# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers in words (English, Arabic, Russian; the commoner ones of Spanish and French): what they come to.

Small ones add, a hundred multiplies, a scale closes a group ("two hundred and five thousand"); fractions ("two thirds",
"two and a half million", "مليون ونصف"), decimals ("five point two") and negatives ("minus six") are read with them. An
English ordinal is a fraction only behind a numerator and before "of" or a stop: "a third man" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.extraction import number_words as words
from vorlage.extraction.number_words import one_of

_SCALE = one_of(words.SCALES)
_WORD = one_of(words.WORDS)
_VAGUE = one_of(words.VAGUE)
_SHARE = one_of(words.SHARES)
_SMALL = one_of(word for word, value in words.WORDS.items() if value < 100)
_JOINER = r"(?:[\s-]+(?:and\s+|y\s+|et\s+)?(?:و)?|\s+و\s*)"
_RUN = re.compile(
    rf"(?<![\w])(?:(?P<share>{_SHARE})\s+(?:an?\s+)?(?={_SCALE}(?!\w))|an?\s+(?={_SCALE}(?!\w)))?"
    rf"{_WORD}(?:{_JOINER}{_WORD})*(?!\w)",
    re.IGNORECASE,
)
_VAGUELY = re.compile(
    rf"(?<![\w])(?:{_VAGUE}|miles(?=\s+de\s))(?:\s+of\s+{_VAGUE})?(?!\w)"
    r"|(?<![\w])(?:several|a\s+few|many|a\s+couple(?:\s+of)?|несколько|بضع|بضعة|عدة)\s+"
    r"(?:hundred|thousand|million|billion|dozen|тысяч|миллионов|сот|десятков|آلاف|ملايين|مئات)(?!\w)",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?<![\w])(?:minus|negative|минус|ناقص|سالب)\s+$", re.IGNORECASE)
_POINT = re.compile(
    rf"\s+(?:point|запятая|فاصلة)(?P<digits>(?:[\s-]+{_SMALL})+)(?!\w)",
    re.IGNORECASE,
)
_PLURAL_SHARE = re.compile(rf"[\s-]+{one_of(words.SHARES_IN_PLURAL)}(?!\w)", re.IGNORECASE)
_SINGULAR_SHARE = re.compile(
    rf"(?<![\w])(?P<one>an?|one)[\s-]+(?P<part>{one_of(words.ORDINAL_SHARES)})(?=\s+of\b|\s*[.,;:)](?!\w)|\s*$)",
    re.IGNORECASE,
)
_ONE_HALF = re.compile(r"(?<![\w])(?:one[\s-]half|one-(?P<part>third|quarter|fourth|fifth)|[Aa]\s+half)(?!\w)")
_HALF_OF = re.compile(
    r"(?<![\w-])half(?=\s+(?:of|the|its|their|his|her|our|all|that)\s)(?!\s+of\s+(?:the\s+)?\d{4}(?!\d))", re.IGNORECASE
)
_ARABIC_LETTER = re.compile("[ثر][لب]|نصف")
_ARABIC_SHARE = re.compile(
    rf"(?<!\w)(?:و(?!\s))?(?P<part>{one_of(words.ARABIC_SHARES)})(?=\s+(?!الليل|النهار|السنة|العام)(?:ال|عدد|سكان|مساحة)|\s*[.؟!]?\s*$)"
)
_AND_SHARE = re.compile(
    rf"\s+(?:and\s+(?:an?|one)[\s-]+(?P<part>{one_of([*words.ORDINAL_SHARES, 'half'])})"
    rf"|с\s+(?P<russian>половиной|четвертью)|و\s*(?P<arabic>نصف|ربع|ثلث))(?!\w)(?:\s+(?P<scale>{_SCALE})(?!\w))?",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+")
_LAST_AND = re.compile(r"^(?P<whole>.+)\s+(?:and\s+|و\s*)(?P<above>.+?)$", re.IGNORECASE | re.DOTALL)

WordNumber = tuple[int, int, float | None]


def word_spans(text: str) -> Iterator[WordNumber]:
    """Every number in words: place, half-open, and value, None for a mere size ("hundreds of"). Some may overlap."""
    for match in _RUN.finditer(text):
        yield from _with_tail(text, match)
    for match in _SINGULAR_SHARE.finditer(text):
        yield match.start(), match.end(), words.ORDINAL_SHARES[match["part"].lower()]
    for match in _ONE_HALF.finditer(text):
        yield match.start(), match.end(), words.ORDINAL_SHARES[match["part"].lower()] if match["part"] else 0.5
    if _ARABIC_LETTER.search(text):
        for match in _ARABIC_SHARE.finditer(text):
            yield match.start("part"), match.end("part"), words.ARABIC_SHARES[match["part"]]
    if "half" in text or "Half" in text:
        yield from ((match.start(), match.end(), 0.5) for match in _HALF_OF.finditer(text))
    for match in _VAGUELY.finditer(text):
        yield match.start(), match.end(), None


def _with_tail(text: str, match: re.Match[str]) -> Iterator[WordNumber]:
    """A run of number words with what belongs to it: decimals, the fraction behind, the sign before.

    Words that make no one number ("four, five and six") are several.
    """
    printed, start, end = match.group().lower(), match.start(), match.end()
    minus = _MINUS.search(text, max(0, start - 12), start)
    sign, start = (-1.0, minus.start()) if minus else (1.0, start)
    point, shares = _POINT.match(text, end), _PLURAL_SHARE.match(text, end)
    tail = and_share(text, end, _last_scale(printed))
    if point is not None:
        yield start, point.end(), sign * (_sum(printed) + _decimals(point["digits"]))
    elif shares is not None and _is_share(printed, shares.group()):
        yield start, shares.end(), sign * _shares(printed, shares.group())
    elif tail is not None:
        yield start, tail[0], sign * (_sum(printed) + tail[1]) * tail[2]
    elif len(parts := _parts(printed)) > 1:
        for first, last in parts:
            if not _stands_for_nothing(printed[first:last]):
                yield match.start() + first, match.start() + last, _sum(printed[first:last])
    elif minus is not None or not _stands_for_nothing(printed):
        share = words.SHARES.get((match["share"] or "").lower(), 1.0)
        yield (
            start,
            end,
            None if printed in words.SCALES and printed not in words.HUNDREDS else sign * _sum(printed) * share,
        )


def _parts(printed: str) -> list[tuple[int, int]]:
    """Where a run falls apart: before a word below a hundred that the word before it leaves no room for."""
    parts, first, last, before = [], 0, 0, 0.0
    for token in _TOKEN.finditer(printed):
        bare = token.group() if token.group() in words.WORDS else token.group().removeprefix("و")
        if bare not in words.WORDS:
            continue
        value = words.WORDS[bare]
        small = value < 100 and bare not in words.HUNDREDS
        if small and 0 < before < 100 and not _goes_on(before, value, printed[last : token.start()], token.group()):
            parts.append((first, last))
            first = token.start()
        before, last = value if bare not in words.HUNDREDS else 100.0, token.end()
    return [*parts, (first, len(printed))]


def _goes_on(before: float, value: float, between: str, token: str) -> bool:
    """Whether two small words make one number: tens and ones, and in Arabic ones, "and", tens."""
    if token[0] >= "\u0600":
        return (before < 11 and value >= 10) or (before >= 20 and value < 10)
    return before >= 20 and before % 10 == 0 and 0 < value < 10 and "and" not in between


def and_share(text: str, end: int, scale: float) -> tuple[int, float, float] | None:
    """The fraction that goes on behind a number ("and a half million"): its end, what it adds, what multiplies all.

    Behind a scale the fraction is of that scale ("three million and a half"), unless it prints its own.
    """
    match = _AND_SHARE.match(text, end)
    if match is None:
        return None
    part = match["part"] or match["russian"] or match["arabic"]
    value = words.ORDINAL_SHARES.get(part.lower()) or words.SHARES.get(part.lower(), 0.5)
    own = words.SCALES[match["scale"].lower()] if match["scale"] else 1.0
    if own > 1 and scale > 1:
        return match.end(), value * own, 1.0
    return match.end(), value * scale, own


def _last_scale(printed: str) -> float:
    last = _TOKEN.findall(printed)[-1].removeprefix("و")
    return words.SCALES.get(last, 1.0)


def _stands_for_nothing(printed: str) -> bool:
    """Whether a lone word is mostly no number, so that it is none."""
    return printed in words.NOT_ALONE


def _is_share(printed: str, denominator: str) -> bool:
    """Two quarters are half a year; three quarters are a fraction."""
    return denominator.strip(" -\n\t").lower() != "quarters" or printed.endswith("three")


def _shares(printed: str, denominator: str) -> float:
    """So many parts, with the whole ones that stand before the last "and" ("twenty and three fifths")."""
    part = words.SHARES_IN_PLURAL[" ".join(denominator.replace("-", " ").split()).lower()]
    split = _LAST_AND.match(printed)
    if split is None:
        return _sum(printed) * part
    whole = _sum(split["whole"])
    return whole + _sum(split["above"]) * part * (1.0 if whole < 1000 else _last_scale(split["whole"]))


def _decimals(printed: str) -> float:
    """Digits read one by one ("point two five"), or a small number ("point seventy-one")."""
    values = [words.WORDS[token] for token in _TOKEN.findall(printed.lower())]
    if all(value < 10 for value in values):
        return float("0." + "".join(str(int(value)) for value in values))
    return sum(values) / 100


def _sum(printed: str) -> float:
    """What number words make: small ones add, a hundred multiplies what stands before it, a scale closes a group."""
    total = current = 0.0
    last_scale = 0.0
    for token, value, joined in _tokens(printed):
        if value >= 1000 and token in words.SCALES:
            if current or not last_scale:
                total += max(current, 1.0) * value
                last_scale = max(current, 1.0) * value
            elif joined:
                total, last_scale = total + value, value
            else:
                total += last_scale * (value - 1)
                last_scale *= value
            current = 0.0
        elif token in words.HUNDREDS and not joined and current:
            current *= value
            last_scale = 0.0
        else:
            current += value
            last_scale = 0.0
    return total + current


def _tokens(printed: str) -> Iterator[tuple[str, float, bool]]:
    """The number words of a run, with their values, and whether an Arabic "and" joins each to the one before."""
    joined = False
    for token in _TOKEN.findall(printed):
        bare = token if token in words.WORDS else token.removeprefix("و")
        if bare in words.WORDS:
            yield bare, words.WORDS[bare], joined or bare != token
            joined = False
        else:
            joined = token.startswith("و")
