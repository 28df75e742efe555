# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reports of another day in the same words, beside the first ones and the copies of both: forms filled in anew.

Texts: MEANTIME's Wikinews articles (CC BY 4.0), which lie outside the project. Markets, weather, counts and sport are
told day by day in one form of words. Here some sentences of an article are printed again by a report of a later day,
with other amounts, and with days that are the same words of another week or other words; the rest of that report is of
an article that is printed nowhere else. Some sentences are printed twice in one report, with the values of two days.
What a form says of one day is never one claim with what it says of another, unless the two values could be one, and
then it is open.

Synthetic: which words of a form change and which do not is chosen by chance. Split: as in `wire_copies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.claims_grouping.dossiers import Dossier, a_record
from benchmarks.claims_grouping.marks import Marks
from benchmarks.claims_grouping.wire_copies import (
    Spinner,
    articles_of,
    edited,
    marked_text,
    open_pairs,
    printed,
    shuffled,
)
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import CalendarDate, ClaimKind, Mention, Quantity

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_WEEKDAY = re.compile(r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_DAY = re.compile(r"\b(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2})\b|\b(?P<first>\d{1,2}) (?P<named>[A-Z][a-z]+)\b")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_IN_A_DOSSIER = 4


@dataclass(frozen=True, slots=True)
class _Text:
    """A report before it is copied: its words, its day, and of which topic it is."""

    words: str
    published: str
    topic: str


def form_dossiers(folder: Path, half: str, spin: Spinner | None, seeds: int) -> Iterator[Dossier]:
    """One dossier for every four articles of a half and every seed: each article, one or two of other days in its
    words, and copies of them all."""
    chosen = articles_of(folder, half)
    for seed in range(seeds):
        random = Random(seed)
        ordered = list(chosen)
        random.shuffle(ordered)
        for first in range(0, len(ordered) - _IN_A_DOSSIER, _IN_A_DOSSIER):
            beside = ordered[first : first + _IN_A_DOSSIER]
            others = [one for one in ordered if one not in beside]
            random.shuffle(others)
            yield _dossier(beside, others, f"forms {seed}-{first}", random, spin)


def _dossier(
    articles: list[dict[str, str]], others: list[dict[str, str]], name: str, random: Random, spin: Spinner | None
) -> Dossier:
    texts: list[_Text] = []
    for article in articles:
        day = article["dct"] or ""
        first = _Text(printed(article["text"]), day if _ISO.fullmatch(day) else "", article["topic"])
        texts.append(first)
        for _ in range(random.randint(1, 2)):
            between = printed(others.pop()["text"]).split("\n")
            texts.append(_of_another_day(first, between, random))
    dossier, marks = Dossier(name=name), Marks()
    kept: list[tuple[str, str, Mention]] = []
    for number, one in enumerate(texts):
        path = f"reports/{number:02}-0.txt"
        mentions = [
            mention
            for mention in find_mentions(a_record(path, one.words, published=one.published))
            if mention.kind is not ClaimKind.EVENT and "\n" not in one.words[mention.start : mention.end]
        ]
        names = {id(mention): f"{number}:{place}" for place, mention in enumerate(mentions)}
        kept += [(names[id(mention)], "", mention) for mention in mentions]
        marked = marked_text(one.words, mentions, names, marks)
        copies = [marked, edited(marked, marks, random)[0], shuffled(marked, random)]
        if spin is not None:
            copies.append(spin(marked, random))
        for way, copy in enumerate(copies):
            dossier.put(f"reports/{number:02}-{way}.txt", copy, marks, published=one.published)
    dossier.open_pairs = frozenset(open_pairs(kept))
    return dossier


def _of_another_day(first: _Text, other: list[str], random: Random) -> _Text:
    """A later report: a dateline, some sentences of the first filled in anew, some of another article between them."""
    later = random.choice((1, 1, 2, 7, 14, 30))
    day = date.fromisoformat(first.published) + timedelta(days=later) if first.published else None
    record = a_record("reports/form.txt", first.words, published=first.published)
    valued = [one for one in find_mentions(record) if one.value is not None]
    lines: list[str] = []
    at = 0
    for line in first.words.split("\n"):
        inside = [one for one in valued if at <= one.start and one.end <= at + len(line)]
        if len(line) > 40 and inside:
            lines.append(_filled_in(line, at, inside, later, random))
            if random.random() < 0.25:
                lines.append(_filled_in(line, at, inside, later + 7, random))
        at += len(line) + 1
    taken = [line for line in lines if random.random() < 0.6][: random.choice((1, 2, 3, 8))]
    body = other[2 : 2 + random.randint(2, 8)] + taken
    random.shuffle(body)
    head = [other[0], f"{day:%B} {day.day}, {day.year}" if day else ""]
    return _Text("\n".join([*head, *body]), day.isoformat() if day else "", first.topic)


def _filled_in(line: str, at: int, inside: list[Mention], later: int, random: Random) -> str:
    """A sentence with other amounts and the days of some days later."""
    for one in sorted(inside, key=lambda mention: -mention.start):
        low, high = one.start - at, one.end - at
        words = line[low:high]
        if isinstance(one.value, Quantity):
            words = _FIGURE.sub(lambda match: _another(match[0], random), words, count=1)
        elif isinstance(one.value, CalendarDate):
            words = _moved(words, later, random)
        line = line[:low] + words + line[high:]
    return line


def _another(figure: str, random: Random) -> str:
    """Another number with as many decimals and marks."""
    whole, dot, decimals = figure.replace(",", "").partition(".")
    wanted = max(1, round(int(whole or "0") * random.choice((0.4, 0.7, 0.9, 1.1, 1.4, 2.2))))
    if wanted == int(whole or "0"):
        wanted += 1
    fresh = f"{wanted:,}" if "," in figure else str(wanted)
    return fresh + dot + "".join(random.choice("0123456789") for _ in decimals)


def _moved(words: str, later: int, random: Random) -> str:
    """A date of a later day: days with a month moved on, weekdays kept or another, other words kept."""

    def move(match: re.Match[str]) -> str:
        month, printed_day = match["month"] or match["named"], int(match["day"] or match["first"])
        shifted = (printed_day + later - 1) % 28 + 1
        return f"{month} {shifted}" if match["month"] else f"{shifted} {month}"

    if random.random() < 0.5:
        words = _WEEKDAY.sub(lambda _: random.choice(_WEEKDAYS), words)
    return _DAY.sub(move, words)
