# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The cheapest tree that hangs every node from one root (Edmonds 1967), and the plain spanning tree (Prim 1957)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]


def minimum_arborescence(costs: Costs, root: int) -> list[int]:
    """The parent of every node in the cheapest tree rooted at `root`; the root's parent is itself.

    Args:
        costs: `costs[p, c]` is what it costs to hang c from p; infinite where it may not.
        root: The root. Every other node must have a finite cost from some node.

    Ties go to the parent of the lowest number, so the answer depends on nothing else.
    """
    costs = costs.copy()
    np.fill_diagonal(costs, np.inf)
    costs[:, root] = np.inf
    return [int(node) for node in _cheapest(costs, root)]


def _cheapest(costs: Costs, root: int) -> NDArray[np.int64]:
    """The parents, where no node may hang from itself and the root from none."""
    parent = np.asarray(costs.argmin(axis=0), np.int64)
    parent[root] = root
    circle = _circle(parent, root)
    if circle is None:
        return parent
    inside = np.zeros(len(costs), np.bool_)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    # The circle becomes one node; entering it costs what it costs more than the edge of the circle that is given up.
    size = len(outside)
    every = np.arange(size)
    smaller = np.full((size + 1, size + 1), np.inf)
    smaller[:size, :size] = costs[outside[:, None], outside]
    gain = costs[outside[:, None], circle] - costs[parent[circle], circle]
    entry = gain.argmin(axis=1)
    smaller[:size, size] = gain[every, entry]
    out = costs[circle[:, None], outside]
    leave = out.argmin(axis=0)
    smaller[size, :size] = out[leave, every]
    solved = _cheapest(smaller, int(np.searchsorted(outside, root)))
    found = solved[:size]
    over = np.where(found == size, circle[leave], outside[np.minimum(found, size - 1)])
    parent[outside] = np.where(outside == root, root, over)
    entered_from = solved[size]
    parent[circle[entry[entered_from]]] = outside[entered_from]
    return parent


def _circle(parent: NDArray[np.int64], root: int) -> NDArray[np.int64] | None:
    """The nodes of one circle in a graph where each node has one parent; None when there is none."""
    over = parent.tolist()
    seen_from = [-1] * len(over)
    seen_from[root] = root
    for start in range(len(over)):
        node = start
        while seen_from[node] < 0:
            seen_from[node] = start
            node = over[node]
        if seen_from[node] == start and node != root:
            return _from(node, over)
    return None


def _from(node: int, over: list[int]) -> NDArray[np.int64]:
    """The circle that a node is on, from that node."""
    circle = [node]
    while over[circle[-1]] != node:
        circle.append(over[circle[-1]])
    return np.array(circle, np.int64)


def minimum_spanning_tree(distances: Costs) -> list[tuple[int, int]]:
    """The cheapest tree that joins all nodes (Prim 1957), as pairs of lower and higher node, sorted."""
    count = len(distances)
    if count < 2:
        return []
    joined = np.zeros(count, np.bool_)
    joined[0] = True
    nearest, distance = np.zeros(count, np.int64), distances[0].copy()
    edges = []
    for _ in range(count - 1):
        node = int(np.argmin(np.where(joined, np.inf, distance)))
        edges.append((min(node, int(nearest[node])), max(node, int(nearest[node]))))
        joined[node] = True
        closer = distances[node] < distance
        distance = np.where(closer, distances[node], distance)
        nearest = np.where(closer, node, nearest)
    return sorted(edges)
