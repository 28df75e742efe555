# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The stemma as a tree to look at: one parent for each copy, the likeliest, and never a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vorlage.domain.lineage import Siglum, StemmaEdge


def edges_into(edges: Sequence[StemmaEdge]) -> dict[Siglum, tuple[StemmaEdge, ...]]:
    """The copying steps that lead to each child, the surest first; ties by the parent's siglum."""
    into: dict[Siglum, list[StemmaEdge]] = {}
    for edge in edges:
        into.setdefault(edge.child, []).append(edge)
    return {
        child: tuple(sorted(steps, key=lambda edge: (-edge.confidence, edge.parent))) for child, steps in into.items()
    }


def likeliest_parents(into: Mapping[Siglum, Sequence[StemmaEdge]]) -> dict[Siglum, Siglum]:
    """The surest parent of each child; a step that would close a circle is not followed.

    Promise: going up from anywhere ends.
    """
    chosen: dict[Siglum, Siglum] = {}
    for child in sorted(into):
        parent = into[child][0].parent
        if not _is_above(child, parent, chosen):
            chosen[child] = parent
    return chosen


def _is_above(child: Siglum, parent: Siglum, chosen: Mapping[Siglum, Siglum]) -> bool:
    """Whether `child` already stands at or above `parent`, so that the step would close a circle."""
    above: Siglum | None = parent
    while above is not None:
        if above == child:
            return True
        above = chosen.get(above)
    return False
