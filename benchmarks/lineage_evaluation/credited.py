# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Made families with credits, as a desk has them: an agency's text that nobody holds, and what its copies print of it.

Each dossier has one family of an agency's text and one of a paper's own report, and two to four reports apart, some of
which credit the same agency for a line of theirs. The agency's text itself is seldom held, the paper's report mostly.
Desks that take the agency's text credit it in a dateline, a byline or at the foot, or not at all; whoever copies a desk
copies its credit, loses it with a cut, strikes it out, or names the paper instead. A credit counts where its agency's
name still stands in the text. Shapes are those of a wire story (many take it, few copy these) and, for every third
family, published stemmata. Agencies, papers and places are invented. How often a credit is printed or struck out is our
guess: no public set of news says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.lineage_evaluation.dossiers import Dossier, MadeWitness, fresh_siglum
from benchmarks.lineage_evaluation.families import LOST, Family, Shape, copied_once, dossier_of
from benchmarks.lineage_evaluation.labelled import Means, together, usable_prose
from benchmarks.lineage_evaluation.press_texts import PressText, Split

AGENCIES = ("Northwire", "Meridian News Agency", "Ostrel Press Service")
_STARS = tuple(
    Shape({"r": None, **dict.fromkeys("abcdef"[:desks], "r"), **{f"{desk}1": desk for desk in "abcdef"[:copied]}})
    for desks, copied in ((2, 0), (2, 1), (3, 0), (3, 1), (4, 1), (4, 2), (5, 2), (6, 3))
)
_FIRST_DAY = date(2024, 5, 6)
_CREDIT_LINES = {"dateline": "", "byline": "By {}\n\n", "foot": "\n\nReporting by {}.", "none": ""}
_FIRST_REPORTED = "\n\nFirst reported by the {}."
_HOW_OFTEN = (35, 20, 20, 25)
_AGENCY_HELD, _REPORT_HELD, _MIDDLE_LOST = 0.15, 0.7, 0.25
_STRUCK_OUT, _NAMES_PAPER = 0.25, 0.1
_DATED = 0.6


@dataclass(frozen=True, slots=True)
class _Story:
    """A family while it grows: the text of each node, its day, its paper."""

    shape: Shape
    agency: str
    texts: dict[str, str]
    papers: Mapping[str, str]


def _papers(nodes: Sequence[str], random: Random) -> dict[str, str]:
    places, kinds = ("Harrow", "Sarn", "Tessaly", "Upper Town", "Lindmark"), ("Courier", "Echo", "Post", "Observer")
    names = [f"{place} {kind}" for place in places for kind in kinds]
    return dict(zip(nodes, random.sample(names, k=len(nodes)), strict=True))


def _credited(text: str, agency: str, random: Random) -> str:
    """A desk's text with the agency's credit, in one of the ways in which it is printed."""
    way = random.choices(tuple(_CREDIT_LINES), weights=_HOW_OFTEN)[0]
    if way == "dateline":
        return f"OSTREL ({agency}) - {text}"
    line = _CREDIT_LINES[way].format(agency)
    return line + text if way == "byline" else text + line


def _recredited(text: str, agency: str, paper: str, random: Random) -> str:
    """What becomes of the credit when another desk's text is copied: it stays, goes, or becomes that of the desk."""
    chance = random.random()
    if chance < _STRUCK_OUT + _NAMES_PAPER:
        name = re.escape(agency)
        text = re.sub(rf"OSTREL \({name}\) - |By {name}\n\n|\n\nReporting by {name}\.", "", text)
    return text + _FIRST_REPORTED.format(paper) if chance < _NAMES_PAPER else text


def _written(story: _Story, means: Means, random: Random) -> None:
    for node, parent in story.shape.parent.items():
        if parent is None:
            continue
        text = copied_once(story.texts[parent], means, random)
        paper, is_desk = story.papers[parent], story.shape.parent[parent] is None
        if story.agency:
            text = _credited(text, story.agency, random) if is_desk else _recredited(text, story.agency, paper, random)
        elif random.random() < _NAMES_PAPER:
            text += _FIRST_REPORTED.format(paper)
        story.texts[node] = text


def grow_credited(text: str, shape: Shape, agency: str, means: Means, random: Random) -> Family:
    """A family with papers, days and credits from its root text.

    Args:
        agency: Whose text the root is; empty for a paper's own report.
    """
    nodes = list(shape.parent)
    story = _Story(shape, agency, {nodes[0]: text}, _papers(nodes, random))
    _written(story, means, random)
    inner = {parent for parent in shape.parent.values() if parent is not None}
    gone = {node for node in nodes[1:] if node in inner and random.random() < _MIDDLE_LOST}
    gone |= {nodes[0]} if random.random() >= (_AGENCY_HELD if agency else _REPORT_HELD) else set()
    sigla = {node: (LOST if node in gone else "") + fresh_siglum(random) for node in nodes}
    days = _days(shape, random) if random.random() < _DATED else {}
    printed = [*AGENCIES, *story.papers.values()]
    witnesses = []
    for node in (node for node in nodes if node not in gone):
        words = story.texts[node]
        paper = agency if agency and node == nodes[0] else story.papers[node]
        witnesses.append(
            MadeWitness(
                siglum=sigla[node],
                text=words,
                published=(_FIRST_DAY + timedelta(days=days[node])).isoformat() if days else "",
                outlet=paper,
                credits=tuple(name for name in printed if name in words and name != paper),
            )
        )
    parent = {sigla[node]: sigla[above] for node, above in shape.parent.items() if above is not None}
    return Family(witnesses=tuple(witnesses), parent=parent)


def _days(shape: Shape, random: Random) -> dict[str, int]:
    days: dict[str, int] = {}
    for node, parent in shape.parent.items():
        days[node] = 0 if parent is None else days[parent] + random.choice((0, 0, 0, 1, 1, 2))
    return days


def build_credited(
    texts: Sequence[PressText], split: Split, means: Means, shapes: Sequence[Shape], count: int, seed: int
) -> Iterator[Dossier]:
    """Dossiers of an agency's family, a paper's family, and reports apart."""
    random = Random(seed)
    pools = usable_prose(texts, split)
    small = [shape for shape in shapes if len(shape.parent) <= 12]
    for number in range(count):
        event = sorted(pools)[number % len(pools)] if number % 2 else "helsinki"
        chosen = together(*pools[event], random, 6)
        if len(chosen) < 4:
            chosen = together(*pools["helsinki"], random, 6)
        agency = AGENCIES[number % len(AGENCIES)]
        families = [
            grow_credited(
                report.text, random.choice(_STARS if random.random() < 2 / 3 else small), whose, means, random
            )
            for report, whose in zip(chosen, (agency, ""), strict=False)
        ]
        alone = [_apart(report, agency, random) for report in chosen[2:]]
        made = dossier_of(f"credited-{split}-{number:03d}", split, event, families, alone, random)
        yield made.with_agencies({_root(families[0]): agency})


def _apart(report: PressText, agency: str, random: Random) -> MadeWitness:
    credited = random.random() < 1 / 3
    text = f"{report.text}\n\nAdditional reporting by {agency}." if credited else report.text
    return MadeWitness(siglum=fresh_siglum(random), text=text, credits=(agency,) if credited else ())


def _root(family: Family) -> str:
    return next(iter(set(family.parent.values()) - set(family.parent)))
