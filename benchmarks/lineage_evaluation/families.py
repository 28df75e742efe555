# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Made families of reports: a real report at the root, a real tree's shape, copying at every step, nodes lost.

Shapes are published stemmata of 6 to 16 nodes (OpenStemmata), so fan-out and depth are those of real traditions. Each
step edits lightly, cuts, reframes, and now and then spins or translates there and back; every step leaves a few words
of its own. The root in half of the families and a quarter of the other inner nodes are then taken away (which nodes a
stemma's editor drew as lost is not followed: of old traditions nearly all inner nodes are, of last week's news not).
In half of the families the survivors are dated, each not before its parent.
Synthetic: real newsrooms err and edit less evenly, and a score here is no promise for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

import msgspec

from benchmarks.lineage_evaluation import copying
from benchmarks.lineage_evaluation.dossiers import (
    COPY,
    INDEPENDENT,
    Dossier,
    MadePair,
    MadeWitness,
    fresh_siglum,
)
from benchmarks.lineage_evaluation.edits import apply_edits
from benchmarks.lineage_evaluation.house_edits import house_edits
from benchmarks.lineage_evaluation.labelled import Means, together, usable_prose
from benchmarks.lineage_evaluation.press_texts import PressText, Split
from benchmarks.lineage_evaluation.translation import translate

LOST = "lost-"
_FIRST_DAY = date(2024, 3, 4)


class _Stemma(msgspec.Struct):
    edges: list[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A tree: each node's parent, children after parents."""

    parent: Mapping[str, str | None]


def load_shapes(path: Path) -> tuple[Shape, ...]:
    """Published stemmata of fitting size that have one root; of several parents the first drawn is kept."""
    shapes = []
    for line in path.read_text("utf-8").splitlines():
        stemma = msgspec.json.decode(line, type=_Stemma)
        first: dict[str, str] = {}
        for parent, child, _ in stemma.edges:
            first.setdefault(child, parent)
        nodes = sorted({node for parent, child, _ in stemma.edges for node in (parent, child)})
        roots = [node for node in nodes if node not in first]
        if 6 <= len(nodes) <= 16 and len(roots) == 1:
            order: dict[str, str | None] = {roots[0]: None}
            while more := [node for node in nodes if node not in order and first[node] in order]:
                order.update({node: first[node] for node in more})
            if len(order) == len(nodes):
                shapes.append(Shape(order))
    return tuple(shapes)


@dataclass(frozen=True, slots=True)
class Family:
    """The survivors of one family and the whole tree; lost nodes are named `lost-...`."""

    witnesses: tuple[MadeWitness, ...]
    parent: Mapping[str, str]

    def line(self, siglum: str) -> list[str]:
        """A node and all its ancestors, nearest first."""
        found = [siglum]
        while found[-1] in self.parent:
            found.append(self.parent[found[-1]])
        return found

    def derivation(self, a: str, b: str) -> str:
        """The truth about two survivors, as a pair says it."""
        if b in self.line(a):
            return "a_from_b"
        return "b_from_a" if a in self.line(b) else "common_exemplar"


def grow(text: str, shape: Shape, means: Means, random: Random, *, most: int = 16) -> Family:
    """A family from its root text.

    Args:
        most: Keep at most so many survivors.
    """
    texts: dict[str, str] = {}
    days: dict[str, int] = {}
    for node, parent in shape.parent.items():
        texts[node] = text if parent is None else copied_once(texts[parent], means, random)
        days[node] = 0 if parent is None else days[parent] + random.choice((0, 0, 1, 1, 2))
    inner = {parent for parent in shape.parent.values() if parent is not None}
    root = next(iter(shape.parent))
    gone = {n for n in shape.parent if n in inner and n != root and random.random() < 0.25}
    gone |= {root} if random.random() < 0.5 else set()
    alive = [node for node in shape.parent if node not in gone]
    gone |= set(random.sample(alive, k=max(0, len(alive) - most)))
    sigla = {node: (LOST if node in gone else "") + fresh_siglum(random) for node in shape.parent}
    dated = random.random() < 0.5
    return Family(
        witnesses=tuple(
            MadeWitness(
                siglum=sigla[node],
                text=texts[node],
                published=(_FIRST_DAY + timedelta(days=days[node])).isoformat() if dated else "",
            )
            for node in shape.parent
            if node not in gone
        ),
        parent={sigla[node]: sigla[parent] for node, parent in shape.parent.items() if parent is not None},
    )


def copied_once(text: str, means: Means, random: Random) -> str:
    """One act of copying. Whatever else it does, it leaves some words of its own."""
    way = random.choices(("light", "cut", "frame", "spin", "round trip"), weights=(50, 22, 18, 5, 5))[0]
    if way == "spin":
        return means.spin(text, random)
    if way == "round trip":
        return translate([text], random.choice(means.back), means.translations)[0]
    if way == "cut" and len(text.split()) > 160:
        text = copying.truncated(text, random)
    elif way == "frame":
        text = copying.verbatim(text, random)
    text, _ = apply_edits(text, house_edits(text, random, strength=random.uniform(0.1, 0.5)))
    return means.touch(text, random)


def build_families(
    texts: Sequence[PressText], split: Split, means: Means, shapes: Sequence[Shape], count: int, seed: int
) -> Iterator[Dossier]:
    """Dossiers of two families and three to five reports that have nothing to do with them, all on one event."""
    random = Random(seed)
    pools = usable_prose(texts, split)
    for number in range(count):
        event = sorted(pools)[number % len(pools)] if number % 2 else "helsinki"
        chosen = together(*pools[event], random, 7)
        if len(chosen) < 5:
            chosen = together(*pools["helsinki"], random, 7)
        families = [grow(report.text, random.choice(shapes), means, random) for report in chosen[:2]]
        alone = [MadeWitness(siglum=fresh_siglum(random), text=report.text) for report in chosen[2:]]
        yield dossier_of(f"family-{split}-{number:03d}", split, event, families, alone, random)


def dossier_of(
    name: str, split: Split, event: str, families: Sequence[Family], alone: Sequence[MadeWitness], random: Random
) -> Dossier:
    """Some families and reports apart as one dossier, with what is true of every pair."""
    groups = [[each.siglum for each in family.witnesses] for family in families] + [[each.siglum] for each in alone]
    group_of = {siglum: place for place, group in enumerate(groups) for siglum in group}
    pairs = []
    for a, b in combinations(sorted(group_of), 2):
        same = group_of[a] == group_of[b]
        derives = families[group_of[a]].derivation(a, b) if same else ""
        pairs.append(MadePair(a=a, b=b, label=COPY if same else INDEPENDENT, derives=derives, quote_is_fair=True))
    witnesses = [each for family in families for each in family.witnesses] + list(alone)
    return Dossier(
        name=name,
        split=split,
        event=event,
        witnesses=tuple(random.sample(witnesses, k=len(witnesses))),
        pairs=tuple(pairs),
        groups=tuple(tuple(group) for group in groups),
        origins=len(groups),
        parents={child: parent for family in families for child, parent in family.parent.items()},
    )
