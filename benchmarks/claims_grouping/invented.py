# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Invented stories told by several desks, some on their own and some from each other, with gold.

A story is a leak, its speakers, and facts, each with several ways to print it. From one story come seven reports:

    1 agency  first ways, exact values               4 echo    cut from 2, in another order
    2 own     other ways, rounded or bounded values  5 copy    from 1: values drift, a name is misspelt
    3 own     third ways, another day                6 spun    1 through WordNet, where that is held
                                                     7, 8      Chinese and Russian, where a fact has such a way

Every dossier holds two stories of two different leaks and their twins: facts made to look like another fact that they
are not (another place, another period, another speaker, another event, another leak, a denial beside a silence). All
that is joined wrongly is a forbidden merge. The stories of the two halves have other subjects, other names and other
ways to build a sentence, so that rules fitted to one half gain little on the other; one author wrote both. Synthetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.claims_grouping.changes import changed_amount, misspelt
from benchmarks.claims_grouping.dossiers import Dossier
from benchmarks.claims_grouping.marks import MARKED, Marks
from benchmarks.claims_grouping.wire_copies import Spinner
from vorlage.domain.claims import ClaimKind, DriftKind

_SLOT = re.compile(r"\{([a-z]+)(?::([^{}]*))?\}")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RUSSIAN_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something said, and the ways to print it. In a way `{m:…}` is the mention itself.

    Inside, `{v}` is the value: an amount (`amount` and `noun`) or a day (`day`, counted from the story's first).
    `who` speaks: `{s}` is the name with its role, `{n}` the bare surname. `abroad` are ways in other languages.
    """

    key: str
    kind: ClaimKind
    ways: tuple[str, ...]
    amount: int = 0
    noun: str = ""
    day: int = 0
    who: str = ""
    role: str = ""
    abroad: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A leak and what is told of it. `fillers` are sentences without any mention, by desk."""

    key: str
    first: date
    agency: str
    titles: tuple[str, str, str]
    facts: tuple[Fact, ...]
    fillers: tuple[tuple[str, ...], ...]


def invented_dossiers(stories: Sequence[tuple[Story, Story]], spin: Spinner | None, seeds: int) -> Iterator[Dossier]:
    """Dossiers of two stories each, once for every seed: amounts, days and drift differ from seed to seed."""
    for seed in range(seeds):
        for number, pair in enumerate(stories):
            random = Random(seed * 100 + number)
            dossier, marks = Dossier(name=f"invented {number}.{seed}"), Marks()
            factor = random.choice((1.0, 1.37, 0.83, 2.19))
            for place, story in enumerate(pair):
                _tell(dossier, marks, story, place, factor, random, spin)
            yield dossier


def _tell(
    dossier: Dossier, marks: Marks, story: Story, place: int, factor: float, random: Random, spin: Spinner | None
) -> None:
    """The reports of one story."""
    facts = story.facts

    def path(number: int) -> str:
        return f"reports/{place}{number}.txt"

    day = story.first + timedelta(days=8)
    first = _report(story, marks, facts, 0, day, factor)
    own = _report(story, marks, facts[::-1], 1, day + timedelta(days=1), factor, random)
    third = _report(
        story, marks, random.sample(facts, k=max(3, len(facts) * 2 // 3)), 2, day + timedelta(days=2), factor
    )
    for number, text, when, outlet in (
        (1, first, day, story.agency),
        (2, own, day + timedelta(days=1), f"{story.key} Evening Post"),
        (3, third, day + timedelta(days=2), f"{story.key} Review"),
        (4, _cut(own, random), day + timedelta(days=2), f"{story.key} Echo"),
    ):
        dossier.put(path(number), text, marks, published=when.isoformat(), outlet=outlet)
    copy, planted = _drifted(first, marks, facts, random)
    dossier.put(path(5), copy, marks, published=(day + timedelta(days=1)).isoformat(), outlet=f"{story.key} Today")
    dossier.drift += [(path(1), path(5), kind, after) for kind, after in planted]
    if spin is not None:
        dossier.put(path(6), spin(first, random), marks, published=(day + timedelta(days=2)).isoformat(), outlet="")
    for number, language in enumerate(("zh", "ru"), start=7):
        told = [fact for fact in facts if language in fact.abroad]
        if told:
            lines = [_printed(fact, fact.abroad[language], marks, story, day, factor, language) for fact in told]
            dossier.put(path(number), "\n\n".join(lines), marks, published=day.isoformat(), language=language)


def _report(
    story: Story,
    marks: Marks,
    facts: Sequence[Fact],
    style: int,
    day: date,
    factor: float,
    random: Random | None = None,
) -> str:
    """One desk's telling. Where `random` is given, amounts are rounded or bounded, as a desk of its own may do."""
    blocks = [story.titles[style]]
    fillers = story.fillers[style % len(story.fillers)]
    for number, fact in enumerate(facts):
        way = fact.ways[style % len(fact.ways)]
        text = _printed(fact, way, marks, story, day, factor, "en", random)
        blocks.append(text + " " + fillers[number] if number < len(fillers) else text)
    return "\n\n".join(blocks)


def _printed(
    fact: Fact,
    way: str,
    marks: Marks,
    story: Story,
    day: date,
    factor: float,
    language: str,
    random: Random | None = None,
) -> str:
    """A sentence with its mention marked."""
    value = ""
    if fact.kind is ClaimKind.QUANTITY:
        amount = round(fact.amount * factor) if fact.amount >= 100 else fact.amount
        value = f"{amount:,} {fact.noun}" if language == "en" else str(amount)
        if random is not None and random.random() < 0.5:
            value, _ = changed_amount(value, random, ("bound", "rounded"))
    elif fact.kind is ClaimKind.DATE:
        value = _day(story.first + timedelta(days=fact.day), day, language)

    def fill(match: re.Match[str]) -> str:
        what, words = match[1], match[2] or ""
        if what == "v":
            return value
        if what == "s":
            return f"{fact.role} {fact.who}".strip()
        return fact.who.split()[-1] if what == "n" else words

    start, end = way.index("{m:"), _closing(way)
    inner = _SLOT.sub(fill, way[start + 3 : end])
    return (
        _SLOT.sub(fill, way[:start])
        + marks.mark(inner, f"{story.key}:{fact.key}", fact.kind)
        + _SLOT.sub(fill, way[end + 1 :])
    )


def _closing(way: str) -> int:
    """Where the braces of the mention close."""
    depth = 0
    for place in range(way.index("{m:"), len(way)):
        depth += {"{": 1, "}": -1}.get(way[place], 0)
        if depth == 0:
            return place
    raise ValueError("a way has no end of its mention")


def _day(happened: date, written: date, language: str) -> str:
    if language == "zh":
        return f"{happened.month}月{happened.day}日"
    if language == "ru":
        return f"{happened.day} {_RUSSIAN_MONTHS[happened.month - 1]}"
    gone = (written - happened).days
    if gone == 1:
        return "yesterday"
    if 0 < gone <= 6:
        return f"on {_WEEKDAYS[happened.weekday()]}"
    return f"on {happened.day} {_MONTHS[happened.month - 1]}"


def _cut(marked: str, random: Random) -> str:
    """Two thirds of the blocks below the title, in another order."""
    title, *blocks = marked.split("\n\n")
    random.shuffle(blocks)
    return "\n\n".join([title, *blocks[: max(3, len(blocks) * 2 // 3)]])


def _drifted(marked: str, marks: Marks, facts: Sequence[Fact], random: Random) -> tuple[str, list[tuple[str, str]]]:
    """A copy whose amounts drift, in which one speaker is misspelt and one hedge and one attribution are lost."""
    planted: list[tuple[str, str]] = []

    def change(match: re.Match[str]) -> str:
        _, kind = marks.claim_of(match[1])
        if kind is not ClaimKind.QUANTITY or random.random() < 0.65:
            return match[0]
        words, drift = changed_amount(match[2], random, ("bound", "rounded", "digit", "other", "size"))
        if drift is not None:
            planted.append((drift.value, words))
        return match[0].replace(match[2], words)

    text = MARKED.sub(change, marked)
    speakers = sorted(
        {
            fact.who
            for fact in facts
            if len(fact.who.split()) == 2 and fact.who.istitle() and fact.role and fact.who in text
        }
    )
    if speakers:
        name = random.choice(speakers)
        given, surname = name.split()
        changed = misspelt(surname, random)
        text = text.replace(name, f"{given} {changed}")
        planted.append((DriftKind.NAME.value, changed))
    if " reportedly" in text:
        text = text.replace(" reportedly", "", 1)
        planted.append((DriftKind.HEDGE_DROPPED.value, ""))
    return text, planted
