# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A leak of thousands of pages made by code, claims about some of its sentences in other words, and traps beside them.

Of each claim the page is known that says it. Elsewhere stand traps: the same amount of another thing in the same place,
the same amount of the same thing in another place and time, another amount of the same thing in the same place. Every
page has facts of the same wordings about any place. What is measured is an upper bound: no code writes as badly as
people do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.claims_evidence.vocabulary import Vocabulary
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record

_PAGES_OF_RECORD = 8
_PLACES = 60
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A claim as a report prints it, of what kind, and where the leak says so. `fact` is the page's own sentence."""

    claim: str
    kind: ClaimKind
    fact: str
    number: ItemNumber
    page: int
    other_fact: str = ""
    """A sentence that gives another amount of the same thing; the claim was made from `fact`."""


@dataclass(frozen=True, slots=True)
class MadeLeak:
    """The records, and what was planted."""

    records: tuple[Record, ...]
    planted: tuple[Planted, ...]


class _Maker:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.chance = random.Random(words.seed)
        heads, vowels, tails = (part.split() for part in words.syllables)
        self.places = [f"{a}{v}{t}".capitalize() for a in heads for v in vowels for t in tails]
        self.chance.shuffle(self.places)
        # Few enough that every place stands on some hundred pages.
        self.places = self.places[:_PLACES]

    def day(self) -> str:
        day = date(2015, 1, 1) + timedelta(days=self.chance.randrange(3300))
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def amount(self) -> int:
        digits = self.chance.choice((2, 2, 3, 3, 3, 4, 4))
        return (
            self.chance.randrange(11, 99) if digits == 2 else self.chance.randrange(10 ** (digits - 1) + 1, 10**digits)
        )

    def money(self) -> int:
        return self.chance.randrange(1_001, 99_999) * self.chance.choice((10, 100, 100, 1))

    def filler(self) -> str:
        x, y = self.chance.sample(self.words.filler_words, 2)
        return self.chance.choice(self.words.fillers).format(x=x, y=y)


def made_leak(words: Vocabulary, *, pages: int = 3_200, claims: int = 160) -> MadeLeak:
    """The leak of a half: always the same."""
    maker = _Maker(words)
    facts = [_planted(maker, place) for place in range(claims)]
    sheets: list[list[str]] = [[maker.filler() for _ in range(maker.chance.randrange(9, 15))] for _ in range(pages)]
    homes = maker.chance.sample(range(pages), claims)
    for (_, _, fact, _), home in zip(facts, homes, strict=True):
        sheets[home].insert(maker.chance.randrange(len(sheets[home])), fact)
    for _, _, _, traps in facts:
        for trap in traps:
            _put(maker, sheets, trap, homes)
    for sheet in sheets:
        for _ in range(3):
            sheet.insert(maker.chance.randrange(len(sheet)), _other_fact(maker))
    planted = tuple(
        Planted(
            claim=claim, kind=kind, fact=fact, number=ItemNumber(home // _PAGES_OF_RECORD + 1),
            page=home % _PAGES_OF_RECORD + 1, other_fact=traps[2] if len(traps) > 2 else "",
        )
        for (claim, kind, fact, traps), home in zip(facts, homes, strict=True)
    )  # fmt: skip
    return MadeLeak(tuple(records_of(sheets)), planted)


def _put(maker: _Maker, sheets: list[list[str]], trap: str, homes: list[int]) -> None:
    at = maker.chance.randrange(len(sheets))
    while at in homes:
        at = maker.chance.randrange(len(sheets))
    sheets[at].insert(maker.chance.randrange(len(sheets[at])), trap)


def _planted(maker: _Maker, at: int) -> tuple[str, ClaimKind, str, list[str]]:
    """A claim, its kind, the page's sentence, and its traps."""
    chance, words = maker.chance, maker.words
    place, other_place = chance.sample(maker.places, 2)
    day = maker.day()
    body, work = chance.choice(words.bodies), chance.choice(words.works)
    match at % 4:
        case 0 | 1:
            page, claim = chance.choice(words.counted)
            nouns = [each.split("/") for each in chance.sample(words.nouns, 2)]
            n = maker.amount()
            slots = {"n": f"{n:,}", "place": place, "day": day}
            other_day = maker.day()
            traps = [
                page.format(noun=nouns[1][0], **slots),
                page.format(noun=nouns[0][0], **(slots | {"place": other_place, "day": other_day})),
                page.format(
                    noun=nouns[0][0], **(slots | {"n": f"{n + chance.randrange(3, 40):,}", "day": maker.day()})
                ),
            ]
            said = claim.format(noun=nouns[0][1], **(slots | {"n": _as_reported(maker, n), "day": _vaguer(maker, day)}))
            return (
                _opened(said),
                ClaimKind.QUANTITY,
                _opened(page.format(noun=nouns[0][0], **slots)),
                [_opened(trap) for trap in traps],
            )
        case 2:
            page, claim = chance.choice(words.paid)
            slots = {"n": f"{maker.money():,}", "place": place, "body": body, "work": work}
            others = slots | {"place": other_place, "work": chance.choice(words.works)}
            return (
                _opened(claim.format(**slots)),
                ClaimKind.QUANTITY,
                _opened(page.format(**slots)),
                [_opened(page.format(**others))],
            )
        case _ if at % 8 == 3:
            page, claim = chance.choice(words.happened)
            slots = {"place": place, "body": body, "work": work, "day": day}
            other = page.format(**(slots | {"place": other_place}))
            return _opened(claim.format(**slots)), ClaimKind.DATE, _opened(page.format(**slots)), [_opened(other)]
        case _:
            page, claim = chance.choice(words.said)
            slots = {"place": place, "work": work}
            other = page.format(**(slots | {"place": other_place}))
            return claim.format(**slots), ClaimKind.QUOTE, page.format(**slots), [other]


_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def _as_reported(maker: _Maker, amount: int) -> str:
    """The amount as a report may have it: as it is, in words, or rounded."""
    way = maker.chance.randrange(6)
    if way == 0 and 20 < amount < 100 and amount % 10:
        return f"{_TENS[amount // 10 - 2]}-{_ONES[amount % 10 - 1]}"
    if way == 1 and amount > 100:
        step = 10 ** (len(str(amount)) - 2)
        return f"more than {amount // step * step:,}" if amount % step else f"{amount:,}"
    if way == 2 and amount > 100:
        step = 10 ** (len(str(amount)) - 2)
        return f"about {round(amount / step) * step:,}"
    return f"{amount:,}"


def _vaguer(maker: _Maker, day: str) -> str:
    """The day, or only its month: a report is seldom as exact as a page."""
    return day.split(" ", 1)[1] if maker.chance.random() < 0.3 else day


def _other_fact(maker: _Maker) -> str:
    """A fact of the same wordings about any place."""
    chance, words = maker.chance, maker.words
    place = chance.choice(maker.places)
    kind = chance.randrange(4)
    wordings = (words.counted, words.paid, words.happened, words.said)[kind]
    noun = chance.choice(words.nouns).split("/")[0]
    n = f"{maker.money() if kind == 1 else maker.amount():,}"
    slots = {"n": n, "place": place, "noun": noun, "day": maker.day()}
    slots |= {"body": chance.choice(words.bodies), "work": chance.choice(words.works)}
    return _opened(chance.choice(wordings)[0].format(**slots))


def _opened(said: str) -> str:
    return said[0].upper() + said[1:]


def records_of(sheets: list[list[str]], *, first: int = 1, language: str = "en") -> Iterator[Record]:
    """Sheets of sentences as records of eight pages; three sentences a line."""
    for at in range(0, len(sheets), _PAGES_OF_RECORD):
        number = ItemNumber(at // _PAGES_OF_RECORD + first)
        pages = tuple(
            Page(
                number=place, label=str(place), width=0, height=0, text=_text(sheet), origin=PageOrigin.NATIVE,
                language=language,
            )
            for place, sheet in enumerate(sheets[at : at + _PAGES_OF_RECORD], start=1)
        )  # fmt: skip
        yield Record(
            number=number, path=f"primary/{number}.txt", genre=Genre.PRIMARY, media_type="text/plain", pages=pages
        )


def _text(sheet: list[str]) -> str:
    return "\n\n".join(" ".join(sheet[at : at + 3]) for at in range(0, len(sheet), 3))
