# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Labelled pairs: real texts, copies made of them in every known way, and independents of the same event.

Each dossier holds up to thirteen mutually independent real reports on one event and eight to ten copies made of
some of them. Development dossiers use the WordNet spinner and the route over Spanish; test dossiers use the Moby
spinner, routes over Catalan and over two languages, translations into French and Catalan too, and other texts.
Labels come from how a copy was made, so they are certain for copies and ours (see independence.py) for independents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from random import Random

from benchmarks.lineage_evaluation import copying
from benchmarks.lineage_evaluation.dossiers import (
    COPY,
    INDEPENDENT,
    Dossier,
    MadePair,
    MadeWitness,
    fresh_siglum,
    in_order,
)
from benchmarks.lineage_evaluation.independence import PairLabels, label_pairs
from benchmarks.lineage_evaluation.press_texts import PressText, Split
from benchmarks.lineage_evaluation.spinners import Spinner, moby_spinner, wordnet_spinner
from benchmarks.lineage_evaluation.translation import (
    OVER_CATALAN,
    OVER_SPANISH,
    OVER_TWO,
    TO_CATALAN,
    TO_FRENCH,
    TO_SPANISH,
    Route,
    translate,
)

AGENCY = "Northwire"
_SLIPS = (0.01, 0.04)
_SHORTEST, _LONGEST = 150, 750
_FEWEST_TOGETHER, _MOST_TOGETHER = 8, 13


@dataclass(frozen=True, slots=True)
class Means:
    """How copies of one split are made."""

    spin: Spinner
    touch: Spinner
    """Changes a word in a hundred: what a copyist lets slip."""
    back: tuple[Route, ...]
    abroad: tuple[Route, ...]
    translations: Path


def means_of(split: Split, folder: Path, texts: Sequence[PressText], wordnet: Path) -> Means:
    """The spinner and the routes of a split: nothing is shared between them but Apertium's engine and Spanish."""
    kept = folder / "translations"
    if split is Split.DEV:
        return Means(
            wordnet_spinner(wordnet), wordnet_spinner(wordnet, shares=_SLIPS), (OVER_SPANISH,), (TO_SPANISH,), kept
        )
    moby, background = folder / "moby" / "words.txt", [text.text for text in texts]
    spin, touch = moby_spinner(moby, background), moby_spinner(moby, background, shares=_SLIPS, syntax=False)
    return Means(spin, touch, (OVER_CATALAN, OVER_TWO), (TO_SPANISH, TO_FRENCH, TO_SPANISH, TO_CATALAN), kept)


@dataclass(slots=True)
class _Table:
    """A dossier while it is being laid out: texts by siglum, whose they are, and the pairs that are known."""

    random: Random
    witnesses: dict[str, MadeWitness] = field(default_factory=dict)
    carries: dict[str, frozenset[str]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], MadePair] = field(default_factory=dict)

    def lay(self, text: str, keys: Sequence[str], *, language: str = "en", credits: tuple[str, ...] = ()) -> str:
        siglum = fresh_siglum(self.random)
        self.witnesses[siglum] = MadeWitness(siglum=siglum, text=text, language=language, credits=credits)
        self.carries[siglum] = frozenset(keys)
        return siglum

    def relate(self, one: str, other: str, label: str, made_by: str) -> None:
        a, b = in_order(one, other)
        self.pairs[a, b] = MadePair(a=a, b=b, label=label, made_by=made_by)


def together(pool: Sequence[PressText], labels: PairLabels, random: Random, most: int) -> list[PressText]:
    """Texts of which every two are independent, drawn greedily."""
    at = {key: place for place, key in enumerate(labels.keys)}
    chosen: list[PressText] = []
    usable = [text for text in pool if labels.long_enough[at[text.key]]]
    for text in random.sample(usable, k=len(usable)):
        if all(labels.independent[at[text.key], at[other.key]] for other in chosen):
            chosen.append(text)
        if len(chosen) == most:
            break
    return chosen


def usable_prose(texts: Sequence[PressText], split: Split) -> dict[str, tuple[list[PressText], PairLabels]]:
    """For each event: the texts of a split that can be copied from, stripped of furniture, and their labels."""
    found = {}
    for event in sorted({text.event for text in texts if text.split is split}):
        prose = [text.prose() for text in texts if text.event == event and text.split is split]
        pool = [text for text in prose if _SHORTEST <= text.words() <= _LONGEST and len(text.paragraphs()) >= 4]
        if len(pool) >= 8:
            found[event] = (pool, label_pairs(pool))
    return found


def build_labelled(texts: Sequence[PressText], split: Split, means: Means, count: int, seed: int) -> Iterator[Dossier]:
    """Dossiers of labelled pairs. Big events give half of them, small ones the other half in turn."""
    random = Random(seed)
    pools = usable_prose(texts, split)
    small = sorted(event for event in pools if event != "helsinki")
    for number in range(count):
        event = "helsinki" if number % 2 == 0 or not small else small[number // 2 % len(small)]
        pool, labels = pools[event]
        chosen = together(pool, labels, random, _MOST_TOGETHER)
        if len(chosen) < _FEWEST_TOGETHER:
            event = "helsinki"
            pool, labels = pools[event]
            chosen = together(pool, labels, random, _MOST_TOGETHER)
        yield _laid_out(f"{split}-{number:03d}", split, event, chosen, labels, means, number, random)


def _laid_out(
    name: str,
    split: Split,
    event: str,
    reports: Sequence[PressText],
    labels: PairLabels,
    means: Means,
    number: int,
    random: Random,
) -> Dossier:
    table = _Table(random)
    rest = list(reports)
    originals: dict[str, str] = {}

    def take() -> PressText:
        return rest.pop()

    def original(report: PressText) -> str:
        originals[report.key] = table.lay(report.text, [report.key])
        return originals[report.key]

    _whole_copies(table, [take(), take(), take()], original, means, number, random)
    if len(rest) >= 2:
        _parts(table, take(), take(), original, number, random)
    if len(rest) >= 3:
        _one_background(table, take(), [take() for _ in range(min(3 if number % 2 else 2, len(rest)))], number, random)
    if len(rest) >= 3:
        _one_quotation(table, take(), take(), take(), random)
    for report in rest:
        original(report)
    _label_the_others(table, labels, set(originals.values()))
    shuffled = random.sample(list(table.witnesses.values()), k=len(table.witnesses))
    pairs = tuple(table.pairs[key] for key in sorted(table.pairs))
    return Dossier(name=name, split=split, event=event, witnesses=tuple(shuffled), pairs=pairs)


Lay = Callable[[PressText], str]


def _whole_copies(
    table: _Table, three: Sequence[PressText], original: Lay, means: Means, number: int, random: Random
) -> None:
    """Six copies of whole reports, two of each, so that a copy's sibling is there too."""
    ways = ["verbatim", "truncated", "light_edit", "spun", "back_translated", "translated"]
    random.shuffle(ways)
    for place, way in enumerate(ways):
        report = three[place // 2]
        parent = next((s for s, keys in table.carries.items() if report.key in keys), None) or original(report)
        text, language, made_by = _copied(report.text, way, means, number, random)
        table.relate(table.lay(text, [report.key], language=language), parent, way, made_by)


def _copied(text: str, way: str, means: Means, number: int, random: Random) -> tuple[str, str, str]:
    """The copy, its language, and what made it."""
    match way:
        case "verbatim":
            return copying.verbatim(text, random), "en", "furniture"
        case "truncated":
            return copying.truncated(text, random), "en", "cut"
        case "light_edit":
            return copying.light_edit(text, random), "en", "house edits"
        case "spun":
            return means.spin(text, random), "en", "spinner"
        case "back_translated":
            route = means.back[number % len(means.back)]
        case _:
            route = means.abroad[number % len(means.abroad)]
    return translate([text], route, means.translations)[0], route.language, route.name


def _parts(table: _Table, one: PressText, other: PressText, original: Lay, number: int, random: Random) -> None:
    """A merge of two reports that are both there, or a stretch of one inside a report that is not."""
    if number % 2 == 0:
        child = table.lay(copying.merged(one.text, other.text, random), [one.key, other.key])
        table.relate(child, original(one), "partial_reuse", "merge")
        table.relate(child, original(other), "partial_reuse", "merge")
    else:
        child = table.lay(copying.partly_reused(one.text, other.text, random), [one.key, other.key])
        table.relate(child, original(one), "partial_reuse", "stretch")


def _one_background(table: _Table, donor: PressText, hosts: Sequence[PressText], number: int, random: Random) -> None:
    """One paragraph of an unseen report in two reports that credit its agency, or in three without a credit."""
    block = copying.background_of(donor.text)
    if block is None:
        return
    credited = number % 2 == 0
    laid = []
    for host in hosts:
        text = copying.with_block(host.text, block, random)
        if credited:
            text += f"\n\nAdditional reporting by {AGENCY}."
        laid.append(table.lay(text, [host.key], credits=(AGENCY,) if credited else ()))
    for one, other in combinations(laid, 2):
        table.relate(one, other, "shared_source", "credited" if credited else "uncredited, in three")


def _one_quotation(table: _Table, donor: PressText, one: PressText, other: PressText, random: Random) -> None:
    """One quotation of an unseen report in two reports, each with its own attribution."""
    quotation = copying.quotation_of(donor.text)
    if quotation is None:
        return
    laid = [
        table.lay(copying.with_block(host.text, copying.as_said(quotation, random), random), [host.key])
        for host in (one, other)
    ]
    table.relate(laid[0], laid[1], "shared_quote", "put in")


def _label_the_others(table: _Table, labels: PairLabels, originals: set[str]) -> None:
    """Every pair not laid out: a copy over a common parent, a real shared quotation, or independent."""
    at = {key: place for place, key in enumerate(labels.keys)}
    for a, b in combinations(sorted(table.witnesses), 2):
        if (a, b) in table.pairs:
            continue
        if table.carries[a] & table.carries[b]:
            table.pairs[a, b] = MadePair(a=a, b=b, label=COPY, made_by="common parent")
            continue
        places = [(at[one], at[other]) for one in table.carries[a] for other in table.carries[b]]
        if {a, b} <= originals and any(labels.shares_quote[place] for place in places):
            table.pairs[a, b] = MadePair(a=a, b=b, label="shared_quote", made_by="real")
        else:
            fair = any(bool(labels.may_share_quote[place]) for place in places)
            table.pairs[a, b] = MadePair(a=a, b=b, label=INDEPENDENT, made_by="real", quote_is_fair=fair)
