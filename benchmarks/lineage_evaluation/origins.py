# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dossiers with a known number of origins: does the interval cover it, and how wide is it?

Each dossier has two to six origins (real, mutually independent reports on one event) with one to four texts each: the
report itself or not, and copies, one or two steps away. On top of that, in turn: one agency's background paragraph in
texts of two origins; one quotation in three; a text merged from two origins; nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import msgspec

from benchmarks.lineage_evaluation import copying
from benchmarks.lineage_evaluation.dossiers import Dossier, MadeWitness, fresh_siglum
from benchmarks.lineage_evaluation.families import Shape, grow
from benchmarks.lineage_evaluation.labelled import AGENCY, Means, together, usable_prose
from benchmarks.lineage_evaluation.measures import upper_bound
from benchmarks.lineage_evaluation.press_texts import PressText, Split

_SHAPES = (
    Shape({"r": None}),
    Shape({"r": None, "a": "r"}),
    Shape({"r": None, "a": "r", "b": "r"}),
    Shape({"r": None, "a": "r", "b": "a", "c": "r"}),
    Shape({"r": None, "a": "r", "b": "r", "c": "a", "d": "a"}),
)
_TWISTS = ("background", "quotation", "merge", "none")


def build_origins(texts: Sequence[PressText], split: Split, means: Means, count: int, seed: int) -> Iterator[Dossier]:
    """Dossiers with known origins, with each twist in turn."""
    random = Random(seed)
    pools = usable_prose(texts, split)
    for number in range(count):
        event = sorted(pools)[number % len(pools)] if number % 2 else "helsinki"
        chosen = together(*pools[event], random, random.randrange(2, 7) + 1)
        if len(chosen) < 3:
            chosen = together(*pools["helsinki"], random, 4)
        *reports, donor = chosen
        twist = _TWISTS[number % len(_TWISTS)]
        groups = [list(_one_origin(report.text, means, random)) for report in reports]
        extra = _twisted(groups, donor.text, twist, random)
        witnesses = [each for group in groups for each in group] + extra
        yield Dossier(
            name=f"origins-{split}-{number:03d}-{twist}",
            split=split,
            event=event,
            witnesses=tuple(random.sample(witnesses, k=len(witnesses))),
            pairs=(),
            groups=tuple(tuple(each.siglum for each in group) for group in groups),
            origins=len(groups),
        )


def _one_origin(text: str, means: Means, random: Random) -> tuple[MadeWitness, ...]:
    while True:
        family = grow(text, random.choice(_SHAPES), means, random, most=4)
        if family.witnesses:
            return family.witnesses


def _twisted(groups: list[list[MadeWitness]], donor: str, twist: str, random: Random) -> list[MadeWitness]:
    """Put a twist into the groups; what belongs to no single group is given back."""
    if twist == "merge":
        one, other = random.sample(groups, k=2)
        text = copying.merged(random.choice(one).text, random.choice(other).text, random)
        return [MadeWitness(siglum=fresh_siglum(random), text=text)]
    background, quotation = copying.background_of(donor), copying.quotation_of(donor)
    if twist == "background" and background:
        for group in random.sample(groups, k=2):
            text = copying.with_block(group[0].text, background, random)
            group[0] = msgspec.structs.replace(
                group[0], text=f"{text}\n\nAdditional reporting by {AGENCY}.", credits=(AGENCY,)
            )
    if twist == "quotation" and quotation:
        for group in random.sample(groups, k=min(3, len(groups))):
            said = copying.as_said(quotation, random)
            group[0] = msgspec.structs.replace(group[0], text=copying.with_block(group[0].text, said, random))
    return []


def measure_origins(dossiers: Sequence[Dossier]) -> dict[str, object]:
    """How often the interval covers the truth, how wide it is, and each miss."""
    rows = []
    for dossier in dossiers:
        count = dossier.trace().origins
        rows.append((dossier, count.low, count.high))
    covered = [low <= dossier.origins <= high for dossier, low, high in rows]
    return {
        "dossiers": len(rows),
        "covered": sum(covered),
        "mean width": sum(high - low for _, low, high in rows) / len(rows),
        "exact at the upper end": sum(high == dossier.origins for dossier, _, high in rows),
        "covered, lower 95 % bound of the share": 1 - upper_bound(covered.count(False), len(rows)),
        "missed": {
            dossier.name: f"{dossier.origins} true, {low} to {high} said, {len(dossier.witnesses)} texts"
            for (dossier, low, high), is_covered in zip(rows, covered, strict=True)
            if not is_covered
        },
    }
