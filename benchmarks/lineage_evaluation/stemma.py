# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A tradition whose tree is known: how near the tree inferred from its readings comes.

Average sign similarity (Roos and Heikkilä 2009, there called average sign distance): over all ordered triples of
surviving witnesses, is the nearer of two the same in both trees, by steps along the tree? 1 when it is, one half when
one tree has them equally near, 0 when it is the other. Lost nodes count as steps, not as witnesses.
Notre Besoin is an artificial tradition of 13 witnesses; the numbers are readings only, no text. Its true tree is used
here to score and nowhere else.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path

import numpy as np

from vorlage.lineage.stemma import LACUNA, stemma_from_matrix

Edge = tuple[str, str]


def read_codes(path: Path) -> tuple[tuple[str, ...], list[list[int]]]:
    """Witnesses and rows of reading codes; NA is a lacuna."""
    with path.open(encoding="utf-8", newline="") as stream:
        _, *names = next(rows := csv.reader(stream))
        return tuple(names), [[LACUNA if code in ("", "NA") else int(code) for code in row[1:]] for row in rows]


def read_tree(path: Path) -> tuple[Edge, ...]:
    """Edges of a stemma in the dot language."""
    return tuple((a, b) for a, b in re.findall(r"(\w+)\s*->\s*(\w+)", path.read_text("utf-8")))


def steps_between(edges: Iterable[Edge]) -> Mapping[Edge, int]:
    """Fewest steps between every two nodes, direction ignored (Floyd and Warshall)."""
    linked = {frozenset(edge) for edge in edges}
    nodes = sorted(set().union(*linked))
    far = len(nodes) + 1
    steps = {(a, b): 0 if a == b else 1 if frozenset((a, b)) in linked else far for a in nodes for b in nodes}
    for over in nodes:
        for a in nodes:
            for b in nodes:
                steps[a, b] = min(steps[a, b], steps[a, over] + steps[over, b])
    return steps


def sign_similarity(true: Iterable[Edge], given: Iterable[Edge], witnesses: Iterable[str]) -> float:
    """Average sign similarity in per cent."""
    near, said = steps_between(true), steps_between(given)
    points = []
    for one, other, third in permutations(sorted(witnesses), 3):
        in_truth = int(np.sign(near[one, other] - near[one, third]))
        in_answer = int(np.sign(said[one, other] - said[one, third]))
        points.append(1 - abs(in_truth - in_answer) / 2)
    return 100 * sum(points) / len(points)


def measure_stemma(folder: Path) -> dict[str, object]:
    """The tree inferred from Notre Besoin's readings against the true one."""
    names, rows = read_codes(folder / "codes.csv")
    true = read_tree(folder / "stemma.dot")
    found = [(names[edge.parent], names[edge.child]) for edge in stemma_from_matrix(np.array(rows))]
    links = {frozenset(edge) for edge in true}
    return {
        "witnesses": len(names),
        "average sign similarity": sign_similarity(true, found, names),
        "edges": len(found),
        "edges that are true": sum(frozenset(edge) in links for edge in found),
    }
