# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who was made from whom within a family of three or more copies.

The table of readings, the days of publication and the credits go into one arborescence. Its root is the text behind
the family: the agency's, where copies credit one, and then a lost exemplar from which copies hang; otherwise no more
than the place where the first copy hangs. A step that fewer than four of five draws support is not called a direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vorlage.domain.lineage import Derivation, Pair, Relation, Siglum, Witness
from vorlage.lineage.arborescence import Costs
from vorlage.lineage.direction import is_earlier, shared_credits
from vorlage.lineage.family_table import table_of
from vorlage.lineage.reading import Reading
from vorlage.lineage.stemma import SupportedEdge, directed_stemma
from vorlage.lineage.tokens import Bools

LEAST_SUPPORT = 0.8
_LARGEST_FAMILY = 120
_NEVER = 1e6
_LATER = 1e3
_FROM_UNPUBLISHED = 12.0
_REWORDED = (Relation.SPUN, Relation.BACK_TRANSLATED)


@dataclass(frozen=True, slots=True)
class Kin:
    """The tree of one family: for each copy its parent (None for the text behind all) and the support of that step."""

    parent: Mapping[Siglum, Siglum | None]
    support: Mapping[Siglum, float]
    has_lost_exemplar: bool

    def tops(self) -> tuple[Siglum, ...]:
        """The copies that hang from the root itself, sorted."""
        return tuple(sorted(siglum for siglum, above in self.parent.items() if above is None))

    def line(self, siglum: Siglum) -> list[Siglum]:
        """The copies between a copy and the root, itself first."""
        found = [siglum]
        while (above := self.parent[found[-1]]) is not None:
            found.append(above)
        return found


def kin_of(family: Sequence[Siglum], pairs: Sequence[Pair], reading: Callable[[Siglum], Reading]) -> Kin | None:
    """The tree of a family; None for families too small to need one or too large to make one.

    Args:
        family: Sigla joined by copying.
        pairs: The pairs among them.
        reading: Gives the reading of a copy.
    """
    if not 3 <= len(family) <= _LARGEST_FAMILY:
        return None
    by_pair = {frozenset((pair.a, pair.b)): pair for pair in pairs}

    def relation(one: Siglum, other: Siglum) -> Relation | None:
        pair = by_pair.get(frozenset((one, other)))
        return pair.relation if pair is not None else None

    readings = [reading(siglum) for siglum in family]
    witnesses = [entry.witness for entry in readings]
    reworded = np.array([_is_reworded(siglum, by_pair) for siglum in family], np.bool_)
    extra, is_credited = _extra_costs(witnesses, by_pair, reworded)
    edges = directed_stemma(table_of(readings, relation), extra, reworded)
    return _kin(family, edges, is_credited)


def _kin(family: Sequence[Siglum], edges: Sequence[SupportedEdge], is_credited: bool) -> Kin:
    root = len(family)
    parent = {family[edge.child]: family[edge.parent] if edge.parent != root else None for edge in edges}
    support = {family[edge.child]: edge.support for edge in edges}
    tops = sum(above is None for above in parent.values())
    return Kin(parent, support, is_credited and tops > 1)


def _is_reworded(siglum: Siglum, by_pair: Mapping[frozenset[Siglum], Pair]) -> bool:
    """Whether a copy is reworded against every other that speaks its language."""
    of_it = [pair.relation for key, pair in by_pair.items() if siglum in key and pair.relation.joins_lineages]
    same_language = [relation for relation in of_it if relation is not Relation.TRANSLATED]
    return bool(same_language) and all(relation in _REWORDED for relation in same_language)


def _extra_costs(
    witnesses: Sequence[Witness], by_pair: Mapping[frozenset[Siglum], Pair], reworded: Bools
) -> tuple[Costs, bool]:
    """What dates, credits and relations add to the cost of each step; and whether copies credit one agency."""
    count = len(witnesses)
    extra = np.zeros((count + 1, count + 1))
    credited = [any(shared_credits(one, other) for other in witnesses if other is not one) for one in witnesses]
    is_credited = any(credited)
    foreign = _foreign(witnesses, by_pair)
    for c, child in enumerate(witnesses):
        # Who spins or back-translates works from what is published; a desk that credits the agency has its text.
        extra[count, c] = (
            (0.5 if credited[c] else 3.0) + (_FROM_UNPUBLISHED if reworded[c] else 0.0)
            if is_credited
            else _LATER + c * 1e-6
        )
        for p, parent in enumerate(witnesses):
            pair = by_pair.get(frozenset((parent.siglum, child.siglum)))
            if pair is None or not pair.relation.joins_lineages:
                extra[p, c] = _NEVER
                continue
            extra[p, c] = 1.0 - pair.confidence
            if is_earlier(child.published, parent.published):
                extra[p, c] = _LATER * 2
            elif p in foreign and c not in foreign:
                extra[p, c] = _LATER / 2
            elif credited[c] and not reworded[c]:
                extra[p, c] += 1.0
    return extra, is_credited


def _foreign(witnesses: Sequence[Witness], by_pair: Mapping[frozenset[Siglum], Pair]) -> set[int]:
    """The copies in another language than most: their readings cannot be compared with those of the others."""

    def translations(siglum: Siglum) -> int:
        return sum(siglum in key and pair.relation is Relation.TRANSLATED for key, pair in by_pair.items())

    return {place for place, witness in enumerate(witnesses) if translations(witness.siglum) * 2 >= len(witnesses) - 1}


def directed(pairs: Sequence[Pair], kin: Kin) -> list[Pair]:
    """The pairs of a family with the direction that its tree gives, where the tree is sure."""
    return [_directed(pair, kin) for pair in pairs]


def _directed(pair: Pair, kin: Kin) -> Pair:
    if not pair.relation.joins_lineages:
        return pair
    line_a, line_b = kin.line(pair.a), kin.line(pair.b)
    if pair.a in line_b:
        derives, steps = Derivation.B_FROM_A, line_b[: line_b.index(pair.a)]
    elif pair.b in line_a:
        derives, steps = Derivation.A_FROM_B, line_a[: line_a.index(pair.b)]
    else:
        common = next((siglum for siglum in line_a if siglum in line_b), None)
        if common is None and not kin.has_lost_exemplar:
            return pair
        derives = Derivation.COMMON_EXEMPLAR
        steps = [siglum for line in (line_a, line_b) for siglum in (line[: line.index(common)] if common else line)]
    support = min(kin.support[siglum] for siglum in steps)
    if support < LEAST_SUPPORT:
        reason = f"the readings of the whole family leave the direction open ({support:.0%} of draws)"
        unsure = Derivation.UNKNOWN if pair.derives is not Derivation.COMMON_EXEMPLAR else pair.derives
        return replace(pair, derives=unsure, why=(*pair.why, reason))
    if derives is pair.derives:
        return pair
    reason = f"the readings, days and credits of the whole family say so ({support:.0%} of draws)"
    kept = tuple(
        why for why in pair.why if "no common exemplar is named" not in why and "siblings of a text" not in why
    )
    return replace(pair, derives=derives, why=(*kept, reason))
