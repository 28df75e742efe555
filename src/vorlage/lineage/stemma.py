# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A family tree from a table of readings: one row a place where witnesses may differ, one column a witness.

Shared innovations make kin, losses do not: a reading that one witness alone has says nothing about kinship, and a
missing stretch says nothing at all, so both are masked. Distances over what is left give the spanning tree (no
direction); directed costs, in which losses are free and innovations and text from nowhere are not, give the
arborescence. Support of an edge is how often it stands when the rows are drawn anew (bootstrap, Efron 1979).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.arborescence import Costs, minimum_arborescence, minimum_spanning_tree

Table = NDArray[np.int64]

LACUNA = -1
_DRAWS = 100
_ABSENT_WORDS_AS_COSTLY_AS_A_CHANGE = 8.0


@dataclass(frozen=True, slots=True)
class SupportedEdge:
    """A step of a tree, by column, and in what share of the draws it stands."""

    parent: int
    child: int
    support: float


def without_singular_readings(table: Table) -> Table:
    """The table with every reading that only one witness has made a lacuna."""
    masked = table.copy()
    for row in masked:
        codes, counts = np.unique(row, return_counts=True)
        row[np.isin(row, codes[counts == 1])] = LACUNA
    return masked


def stemma_from_matrix(table: Table) -> tuple[SupportedEdge, ...]:
    """The tree of some witnesses from their readings alone, without dates: edges have no direction.

    It is hung from its middle (the witness nearest to all others) so that each edge has a parent; that is a
    convenience of drawing, no finding. Inner nodes are witnesses: a lost one is not inferred from a matrix.

    Args:
        table: Readings as codes, rows are places, columns are witnesses, `LACUNA` where a witness has no text.
    """
    masked = without_singular_readings(table)
    differs, compared = _pairwise(masked)
    whole = np.ones(len(table))
    edges = minimum_spanning_tree(_distances(differs, compared, whole))
    counts = dict.fromkeys(edges, 0)
    generator = np.random.default_rng(20)
    for _ in range(_DRAWS):
        weights = generator.multinomial(len(table), np.full(len(table), 1 / len(table))).astype(np.float64)
        for edge in minimum_spanning_tree(_distances(differs, compared, weights)):
            if edge in counts:
                counts[edge] += 1
    centre = int(np.argmin(_distances(differs, compared, whole).sum(axis=0)))
    return _hung(edges, {edge: count / _DRAWS for edge, count in counts.items()}, centre)


def _pairwise(table: Table) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each two columns and each row: whether both have text there, and whether they differ."""
    here = table != LACUNA
    both = here.T[:, None, :] & here.T[None, :, :]
    return both & (table.T[:, None, :] != table.T[None, :, :]), both


def _distances(differs: NDArray[np.bool_], compared: NDArray[np.bool_], weights: NDArray[np.float64]) -> Costs:
    apart, seen = differs @ weights, compared @ weights
    return np.asarray(np.divide(apart, seen, out=np.ones_like(apart), where=seen > 0))


def _hung(edges: list[tuple[int, int]], support: dict[tuple[int, int], float], root: int) -> tuple[SupportedEdge, ...]:
    neighbours: dict[int, list[int]] = {}
    for a, b in edges:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    hung: list[SupportedEdge] = []
    queue, seen = [root], {root}
    while queue:
        parent = queue.pop(0)
        for child in sorted(neighbours.get(parent, [])):
            if child not in seen:
                seen.add(child)
                queue.append(child)
                hung.append(SupportedEdge(parent, child, support[min(parent, child), max(parent, child)]))
    return tuple(hung)


def directed_stemma(table: Table, extra: Costs, is_reworded: NDArray[np.bool_]) -> tuple[SupportedEdge, ...]:
    """The cheapest way to make every witness from another, or from the root, with support for each step.

    Hanging c from p costs the places where c reads otherwise than p; what c lost is free. Words that c has and p has
    not cost what they would if p had them and c changed them at its usual rate, and one for every eight on top: a copy
    of a part is never the likelier parent of the whole for having less to differ from. The root is the last node: it
    lacks nothing and reads with the majority; where there is none, either side may have changed the text, which costs
    half, but for a reworded witness, whose words are its own.

    Args:
        table: Readings as codes (see `stemma_from_matrix`), columns are witnesses.
        extra: What is added to each cost, root included as the last row and column: dates, credits.
        is_reworded: Which witnesses were reworded throughout: the majority is asked without them.
    """
    # Places where the same copies read alike count together: most of a text is the same in all of them.
    generator = np.random.default_rng(20)
    places, weights = _alike_together(table, generator)
    agreed, guessed = _root_readings(places, is_reworded)
    differs, compared = _pairwise(places)
    here = places != LACUNA
    absent = ~here.T[:, None, :] & here.T[None, :, :]
    each_absent = 1 / _ABSENT_WORDS_AS_COSTLY_AS_A_CHANGE + _usual_rate(
        differs @ weights[:, 0], compared @ weights[:, 0]
    )
    from_agreed = (here & (agreed[:, None] != LACUNA) & (places != agreed[:, None])).T
    from_guessed = (here & (guessed[:, None] != LACUNA) & (places != guessed[:, None])).T
    half = np.where(is_reworded, 1.0, 0.5)
    root = places.shape[1]
    to_root = _weighed(from_agreed, weights) + _weighed(from_guessed, weights) * half[:, None]
    changed = np.zeros((root, root, _DRAWS + 1))
    for above in range(root):
        gained = _weighed(absent[above], weights) * each_absent[..., None]
        changed[above] = _weighed(differs[above], weights) + gained

    def tree(draw: int) -> NDArray[np.int64]:
        costs = extra.copy()
        costs[:root, :root] += changed[:, :, draw]
        costs[root, :root] += to_root[:, draw]
        return np.array(minimum_arborescence(costs, root), np.int64)

    parents = tree(0).tolist()
    stands = np.sum([tree(draw) == parents for draw in range(1, _DRAWS + 1)], axis=0)
    return tuple(
        SupportedEdge(parent, child, float(stands[child]) / _DRAWS)
        for child, parent in enumerate(parents)
        if child != root
    )


def _alike_together(table: Table, generator: np.random.Generator) -> tuple[Table, NDArray[np.float64]]:
    """The distinct rows, and how often each stands in the table itself (first column) and in every draw from it.

    Whole numbers add up exactly in any order, so that rows are weighed together makes no difference.
    """
    rows = len(table)
    if not rows:
        return table, np.ones((0, _DRAWS + 1))
    drawn = np.ones((rows, _DRAWS + 1))
    drawn[:, 1:] = generator.multinomial(rows, np.full(rows, 1 / rows), _DRAWS).T
    order = np.lexsort(table.T)
    ordered = table[order]
    begins = np.flatnonzero(np.concatenate(([True], (ordered[1:] != ordered[:-1]).any(axis=1))))
    return ordered[begins], np.add.reduceat(drawn[order], begins, axis=0)


def _weighed(marks: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(marks.astype(np.float64) @ weights)


def _usual_rate(apart: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each column how often it reads otherwise than the nearest that has at least half of its text.

    Args:
        apart: In how many places each two columns differ.
        seen: In how many both have text.
    """
    rates = np.where(seen * 2 >= seen.diagonal(), apart / np.maximum(seen, 1), 1.0)
    np.fill_diagonal(rates, 1.0)
    return np.asarray(rates.min(axis=0))


def _root_readings(table: Table, is_reworded: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The reading that most witnesses agree on at each place; and where they do not agree, the commonest or first."""
    agreed = np.full(len(table), LACUNA, np.int64)
    guessed = agreed.copy()
    for place, row in enumerate(table[:, ~is_reworded]):
        codes, counts = np.unique(row[row != LACUNA], return_counts=True)
        if not len(codes):
            continue
        top = int(np.argmax(counts))
        is_agreed = counts[top] >= 2 and (counts == counts[top]).sum() == 1
        (agreed if is_agreed else guessed)[place] = codes[top]
    return agreed, guessed
