# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The family tree of the reports, as nested nodes for a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Exemplar, Lineage, Siglum, Witness
from vorlage.lineage.tree import edges_into, likeliest_parents


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaNode:
    """A report or a lost exemplar in the tree.

    `confidence` is that of the copying step from the node above, None at a root. `also_from` names further parents
    (contamination): the node stands under the likeliest one.
    """

    siglum: Siglum
    label: str
    witness: Witness | None
    confidence: float | None
    also_from: tuple[str, ...]
    children: tuple[StemmaNode, ...]

    @property
    def number(self) -> ItemNumber | None:
        """The item's number, None for a lost exemplar."""
        return None if self.witness is None else self.witness.number


def short_label(witness: Witness) -> str:
    """What to call a report in a line: its outlet, else its title, else the last part of its path."""
    return witness.outlet or witness.title or witness.siglum.rsplit("/", 1)[-1]


def labels_of(lineage: Lineage) -> dict[Siglum, str]:
    """A label for every report and exemplar; reports that would be called the same get their item number."""
    labels = {witness.siglum: short_label(witness) for witness in lineage.witnesses}
    taken = Counter(labels.values())
    for witness in lineage.witnesses:
        if taken[labels[witness.siglum]] > 1:
            labels[witness.siglum] += f" (item {witness.number})"
    labels.update({exemplar.id: exemplar.label for exemplar in lineage.exemplars})
    return labels


def forest(lineage: Lineage) -> tuple[StemmaNode, ...]:
    """The trees with at least one copying step, largest first; reports without any are left out.

    Promise: every report with a step is there exactly once, whatever the edges say: one that would
    close a circle is not followed.
    """
    witnesses = {witness.siglum: witness for witness in lineage.witnesses}
    lost = {exemplar.id: exemplar for exemplar in lineage.exemplars}
    parents = edges_into(lineage.edges)
    chosen = likeliest_parents(parents)
    members = {*parents, *(edge.parent for edge in lineage.edges)}
    labels = labels_of(lineage)

    def node(siglum: Siglum) -> StemmaNode:
        steps = parents.get(siglum, ())
        children = sorted((child for child, parent in chosen.items() if parent == siglum), key=_order(witnesses, lost))
        return StemmaNode(
            siglum=siglum,
            label=labels.get(siglum, siglum),
            witness=witnesses.get(siglum),
            confidence=steps[0].confidence if siglum in chosen else None,
            also_from=tuple(labels.get(step.parent, step.parent) for step in steps[1:]),
            children=tuple(node(child) for child in children),
        )

    roots = [node(siglum) for siglum in sorted(members - chosen.keys(), key=_order(witnesses, lost))]
    return tuple(sorted(roots, key=lambda root: -_size(root)))


def loners(lineage: Lineage) -> tuple[Witness, ...]:
    """The reports in no copying step: no relation found, which is not proof of independence."""
    in_steps = {edge.child for edge in lineage.edges} | {edge.parent for edge in lineage.edges}
    return tuple(witness for witness in lineage.witnesses if witness.siglum not in in_steps)


def _size(node: StemmaNode) -> int:
    return 1 + sum(_size(child) for child in node.children)


def _order(
    witnesses: dict[Siglum, Witness], lost: dict[Siglum, Exemplar]
) -> Callable[[Siglum], tuple[bool, str, int, str]]:
    """The key that sorts reports by date and number, exemplars last."""

    def key(siglum: Siglum) -> tuple[bool, str, int, str]:
        witness = witnesses.get(siglum)
        if witness is None:
            return (siglum in lost, "", 0, siglum)
        return (False, witness.published or "9999", witness.number, siglum)

    return key
