# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A leak made by code, in nine languages, and queries whose answers are known because the code put them there."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.search_quality.words import ABSENT, NAMES, NOUNS, NUMBERS, SENTENCES
from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import SearchOptions
from vorlage.search.page_index import IndexedPage

LOOSE = SearchOptions(limit=1_000)
EXACT = SearchOptions(limit=1_000, exact=True)
WORD_ORDER = ("zh", "hant", "en", "ru", "ug", "ar", "wg")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page, and what was put on it."""

    page: IndexedPage
    noun: tuple[str, int]
    person: tuple[str, int] | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownQuery:
    """A query with the pages that answer it. `group` is A (looked at while working) or B (measured only)."""

    typed: str
    script: str
    kind: str
    group: str
    options: SearchOptions
    answers: frozenset[int]


def made_leak() -> list[MadePage]:
    """The pages: each noun of each language on six, each spelling of each name on one or two, always the same."""
    chance = random.Random(20261121)
    pages: list[MadePage] = []
    spellings = [
        ((group, number), script, name)
        for group, persons in NAMES.items()
        for number, forms in enumerate(persons)
        for script, name in forms.items()
    ]
    nouns = [(language, number) for language, rows in NOUNS.items() for number in range(len(rows))] * 6
    named: dict[int, tuple[tuple[str, int], str]] = {}
    for place, (whose, script, name) in enumerate(spellings):
        language = {"hant": "zh", "wg": "en"}.get(script, script)
        free = [at for at, noun in enumerate(nouns) if noun[0] == language and at not in named]
        named[free[place % len(free)]] = (whose, name)
    for at, (language, number) in enumerate(nouns):
        person, name = named.get(at, (None, ""))
        digits = chance.choice(NUMBERS)
        first, second, third = SENTENCES[language]
        text = first.format(noun=NOUNS[language][number][0], number=digits)
        text += "\n" + (second.format(name=name) if name else third)
        page = IndexedPage(
            number=ItemNumber(at + 1),
            path=f"primary/{language}/{at + 1}.txt",
            page_number=1,
            page_start=0,
            genre="primary",
            language=language,
            media_type="text/plain",
            text=unicodedata.normalize("NFC", text),
        )
        pages.append(MadePage(page=page, noun=(language, number), person=person, number=digits))
    return pages


def known_queries(pages: list[MadePage]) -> Iterator[KnownQuery]:
    """Queries of every kind with their answers."""
    yield from _nouns(pages)
    yield from _names(pages)
    yield from _exact(pages)
    yield from _forms(pages)
    for script, texts in ABSENT.items():
        for at, typed in enumerate(texts):
            yield _query(typed, script, "must not find", "AB"[at % 2], frozenset())


def _query(
    typed: str, script: str, kind: str, group: str, answers: frozenset[int], options: SearchOptions = LOOSE
) -> KnownQuery:
    return KnownQuery(typed=typed, script=script, kind=kind, group=group, options=options, answers=answers)


def _where(pages: list[MadePage], holds: Callable[[MadePage], bool]) -> frozenset[int]:
    return frozenset(int(each.page.number) for each in pages if holds(each))


def _nouns(pages: list[MadePage]) -> Iterator[KnownQuery]:
    for language, rows in NOUNS.items():
        for number, forms in enumerate(rows):
            group = "AB"[number % 2]
            answers = _where(pages, lambda each, noun=(language, number): each.noun == noun)  # type: ignore[misc]
            for form in dict.fromkeys(forms):
                yield _query(form, language, "word", group, answers)
            first = SENTENCES[language][0].format(noun=forms[0], number="0")
            around = re.search(rf"\S*\s*{re.escape(forms[0])}", first)
            assert around is not None
            yield _query(f'"{around.group()}"', language, "phrase", group, answers)
            backwards = f'"{forms[0]} {around.group()}"'
            yield _query(backwards, language, "must not find", group, frozenset())


def _names(pages: list[MadePage]) -> Iterator[KnownQuery]:
    for group, persons in NAMES.items():
        for number, forms in enumerate(persons):
            answers = _where(pages, lambda each, person=(group, number): each.person == person)  # type: ignore[misc]
            for script in WORD_ORDER:
                if script in forms:
                    yield _query(forms[script], script, "name across scripts", group, answers)
                    # Folded spellings alone: in quotation marks nothing is looked for in other scripts.
                    same = {"zh", "hant"} if script in ("zh", "hant") else {script}
                    own = _where(
                        pages,
                        lambda each, person=(group, number), names={forms[one] for one in same if one in forms}: (  # type: ignore[misc]
                            each.person == person and any(name in each.page.text for name in names)
                        ),
                    )
                    yield _query(f'"{forms[script]}"', script, "phrase", group, own)


def _exact(pages: list[MadePage]) -> Iterator[KnownQuery]:
    for at, number in enumerate(NUMBERS):
        pattern = re.compile(rf"(?<![0-9A-Za-z]){re.escape(number)}(?![0-9A-Za-z])")
        answers = _where(pages, lambda each, pattern=pattern: pattern.search(each.page.text) is not None)  # type: ignore[misc]
        yield _query(f'"{number}"', "digits", "exact", "AB"[at % 2], answers, EXACT)
        yield _query(f'="{number}"', "digits", "exact", "AB"[at % 2], answers)
    for language, rows in NOUNS.items():
        for at, forms in enumerate(rows):
            for form in dict.fromkeys(forms):
                whole = form if language in ("zh", "ja", "ko", "th") else rf"(?<!\w){re.escape(form)}(?!\w)"
                pattern = re.compile(whole, re.IGNORECASE)
                answers = _where(pages, lambda each, pattern=pattern: pattern.search(each.page.text) is not None)  # type: ignore[misc]
                yield _query(f'"{form}"', language, "exact", "AB"[at % 2], answers, EXACT)


def _forms(pages: list[MadePage]) -> Iterator[KnownQuery]:
    asked = (
        ("pipel*", "en", 0),
        ("*ection", "en", 1),
        ("harb?ur", "en", 2),
        ("tarrifs~", "en", 3),
        ("sedimant~1", "en", 4),
        ("/invoices?/", "en", 5),
        ("harbuor", "en", 2),
        ("sedimment", "en", 4),
        ("Wasser*", "de", 2),
        ("Schl?use", "de", 4),
        ("осад?к", "ru", 4),
        ("оссадок~", "ru", 4),
        ("باج*", "ug", 2),
        ("ھۆ?جەت", "ug", 3),
        ("مين?ء", "ar", 2),
        ("检?报告", "zh", 1),
        ("水?局", "zh", 2),
        ("イン*ス", "ja", 4),
    )
    for typed, language, number in asked:
        answers = _where(pages, lambda each, noun=(language, number): each.noun == noun)  # type: ignore[misc]
        yield _query(typed, language, "wildcard, form, typo", "AB"[number % 2], answers)
