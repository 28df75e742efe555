# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who was made from whom within a family of three or more copies.

The table of readings, the days of publication and the credits go into one arborescence. Its root is the text behind
the family: the agency's, where copies credit one, and then a lost exemplar from which copies hang; otherwise no more
than the place where the first copy hangs. How often a line of the tree stands when the readings are drawn anew, and
what else speaks for it, becomes a probability (descent.py); below four in five nothing is called a direction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from vorlage.domain.lineage import Derivation, Pair, Relation, Siglum, Witness
from vorlage.lineage.arborescence import Costs
from vorlage.lineage.descent import NEITHER, Descent, Evidence, Hung, descent_of, evidence_of_table
from vorlage.lineage.direction import is_earlier
from vorlage.lineage.family_table import table_of
from vorlage.lineage.reading import Reading
from vorlage.lineage.roles import Role
from vorlage.lineage.stemma import SupportedEdge, directed_stemma
from vorlage.lineage.tokens import Bools

LEAST_SUPPORT = 0.8
_LARGEST_FAMILY = 120
_NEVER = 1e6
_LATER = 1e3
_FROM_UNPUBLISHED = 12.0
_AGENCY_TEXT_THAT_THE_PARENT_LACKS = 8.0
_REWORDED = (Relation.SPUN, Relation.BACK_TRANSLATED)
_WITHOUT_READINGS = (*_REWORDED, Relation.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Kin:
    """The tree of one family: for each copy its parent (None for the text behind all) and how sure that step is.

    `above` gives for every two copies how likely the first is an ancestor of the second, `beside` that neither is.
    """

    parent: Mapping[Siglum, Siglum | None]
    sure: Mapping[Siglum, float]
    above: Mapping[tuple[Siglum, Siglum], float]
    beside: Mapping[tuple[Siglum, Siglum], float]
    has_lost_exemplar: bool

    def tops(self) -> tuple[Siglum, ...]:
        """The copies that hang from the root itself, sorted."""
        return tuple(sorted(siglum for siglum, above in self.parent.items() if above is None))


def kin_of(family: Sequence[Siglum], pairs: Sequence[Pair], reading: Callable[[Siglum], Reading]) -> Kin | None:
    """The tree of a family; None for families too small to need one or too large to make one.

    Args:
        family: Sigla joined by copying.
        pairs: The pairs among them.
        reading: Gives the reading of a copy.
    """
    if not 3 <= len(family) <= _LARGEST_FAMILY:
        return None
    edges, evidence = evidence_of(family, pairs, reading)
    is_by_credit = bool(evidence.neither[..., NEITHER.index("by credit")].any())
    return _kin(family, edges, descent_of(evidence), is_by_credit)


def evidence_of(
    family: Sequence[Siglum], pairs: Sequence[Pair], reading: Callable[[Siglum], Reading]
) -> tuple[tuple[SupportedEdge, ...], Evidence]:
    """The tree of a family by its readings, days and credits, and the evidence for each two of its copies."""
    by_pair = {frozenset((pair.a, pair.b)): pair for pair in pairs}

    def relation(one: Siglum, other: Siglum) -> Relation | None:
        pair = by_pair.get(frozenset((one, other)))
        return pair.relation if pair is not None else None

    readings = [reading(siglum) for siglum in family]
    witnesses = [entry.witness for entry in readings]
    reworded = np.array([_is_reworded(siglum, by_pair) for siglum in family], np.bool_)
    extra, is_credited, beyond = _extra_costs(readings, by_pair, reworded)
    table = table_of(readings, relation, [_shared_text(siglum, pairs) for siglum in family])
    edges = directed_stemma(table, extra, reworded)
    hung = _hung(edges, len(family), is_credited=is_credited, agency_beyond=beyond)
    return edges, evidence_of_table(table, witnesses, reworded, hung)


def _hung(edges: Sequence[SupportedEdge], root: int, *, is_credited: bool, agency_beyond: Bools) -> Hung:
    over = {edge.child: edge for edge in edges}
    to_top = [_supports_upwards(child, over, root) for child in range(root)]
    down, apart = np.zeros((root, root)), np.zeros((root, root))
    for a, b in ((a, b) for a in range(root) for b in range(root) if a != b):
        if a in to_top[b]:
            down[a, b] = to_top[b][a]
        elif b not in to_top[a]:
            common = next(node for node in to_top[a] if node in to_top[b])
            apart[a, b] = min(to_top[a][common], to_top[b][common])
    below_root = np.array([list(nodes)[-2] for nodes in to_top], np.int64)
    by_credit = (below_root[:, None] != below_root[None, :]) & is_credited
    return Hung(down, apart, below_root == np.arange(root), by_credit, agency_beyond)


def _supports_upwards(child: int, over: Mapping[int, SupportedEdge], root: int) -> dict[int, float]:
    """A copy, what it hangs from, and so on to the root; for each the least support of the steps up to it."""
    found = {child: 1.0}
    while child != root:
        edge = over[child]
        found[edge.parent] = min(found[child], edge.support)
        child = edge.parent
    return found


def _kin(family: Sequence[Siglum], edges: Sequence[SupportedEdge], descent: Descent, is_credited: bool) -> Kin:
    root = len(family)
    parent: dict[Siglum, Siglum | None] = {}
    above = {(p, c): float(descent.above[i, j]) for i, p in enumerate(family) for j, c in enumerate(family) if i != j}
    beside = {(p, c): float(descent.beside[i, j]) for i, p in enumerate(family) for j, c in enumerate(family) if i != j}
    for edge in edges:
        parent[family[edge.child]] = family[edge.parent] if edge.parent != root else None
    tops = {siglum for siglum, over in parent.items() if over is None}
    # A copy that surely has its text not from the first copy, but from where that has it, hangs beside it.
    siblings = [c for c, over in parent.items() if over in tops and beside[over, c] >= LEAST_SUPPORT]
    parent.update(dict.fromkeys(siblings))
    has_lost = bool(siblings) or (is_credited and len(tops) > 1)
    tops.update(siblings)
    sure = {
        child: above[over, child] if over is not None else _sure_of_top(child, tops, beside)
        for child, over in parent.items()
    }
    return Kin(parent, sure, above, beside, has_lost)


def _sure_of_top(child: Siglum, tops: set[Siglum], beside: Mapping[tuple[Siglum, Siglum], float]) -> float:
    """How sure it is that a copy has its text from the root: as sure as it is, in the mean, a sibling of the others."""
    siblings = [beside[child, other] for other in sorted(tops) if other != child]
    return sum(siblings) / len(siblings) if siblings else 1.0


def _is_reworded(siglum: Siglum, by_pair: Mapping[frozenset[Siglum], Pair]) -> bool:
    """Whether a copy is reworded against every other that speaks its language."""
    of_it = [pair.relation for key, pair in by_pair.items() if siglum in key and pair.relation.joins_lineages]
    same_language = [relation for relation in of_it if relation is not Relation.TRANSLATED]
    return bool(same_language) and all(relation in _REWORDED for relation in same_language)


def _shared_text(siglum: Siglum, pairs: Sequence[Pair]) -> int:
    """How many characters a copy has in passages that it shares word for word with others of its family."""
    plain = (pair for pair in pairs if pair.relation.joins_lineages and pair.relation not in _WITHOUT_READINGS)
    return sum(passage.a[1] - passage.a[0] for pair in plain if siglum in (pair.a, pair.b) for passage in pair.passages)


def _extra_costs(
    readings: Sequence[Reading], by_pair: Mapping[frozenset[Siglum], Pair], reworded: Bools
) -> tuple[Costs, bool, Bools]:
    """What dates, credits and relations add to the cost of each step; whether copies credit one agency; and which
    copies name it in words that a supposed parent lacks.

    A copy that names the agency in text of its own, or in text that its supposed parent lacks, had the agency's text.
    """
    witnesses = [reading.witness for reading in readings]
    count = len(witnesses)
    extra, beyond = np.zeros((count + 1, count + 1)), np.zeros((count, count), np.bool_)
    agencies = _agencies(witnesses)
    is_credited = bool(agencies)
    credited = [bool(agencies.intersection(witness.credits)) for witness in witnesses]
    foreign = _foreign(witnesses, by_pair)
    for c, child in enumerate(witnesses):
        # Who spins or back-translates works from what is published; a desk that credits the agency has its text.
        extra[count, c] = (
            (0.5 if credited[c] else 3.0) + (_FROM_UNPUBLISHED if reworded[c] else 0.0)
            if is_credited
            else _LATER + c * 1e-6
        )
        own_names = frozenset(child.credits) if credited[c] else frozenset()
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
            elif not reworded[c] and _names_beyond(readings[c], pair, agencies | own_names):
                extra[p, c] += _AGENCY_TEXT_THAT_THE_PARENT_LACKS
                beyond[p, c] = True
            elif credited[c] and not reworded[c]:
                extra[p, c] += 0.0 if _is_published_before(parent, child, credited[p]) else 1.0
    return extra, is_credited, beyond


def _is_published_before(parent: Witness, child: Witness, parent_is_credited: bool) -> bool:
    """Whether a credited copy could have read the agency's text in an earlier paper as well as on the wire."""
    return parent_is_credited and is_earlier(parent.published, child.published)


def _agencies(witnesses: Sequence[Witness]) -> frozenset[str]:
    """The agencies that at least two copies credit, but one whose own text is among them: that one is not lost."""
    times = Counter(credit for witness in witnesses for credit in set(witness.credits))
    held = {witness.outlet.casefold() for witness in witnesses}
    return frozenset(credit for credit, count in times.items() if count > 1 and credit.casefold() not in held)


def _names_beyond(reading: Reading, pair: Pair, agencies: frozenset[str]) -> bool:
    """Whether a copy names an agency in own prose outside what it shares with the other of a pair."""
    is_a = pair.a == reading.witness.siglum
    shared = [passage.a if is_a else passage.b for passage in pair.passages]
    for agency in agencies:
        for match in re.finditer(re.escape(agency), reading.text):
            row = int(reading.table.start.searchsorted(match.start()))
            inside = any(low <= match.start() < high for low, high in shared)
            if not inside and row < len(reading.table) and reading.roles[row] == Role.OWN:
                return True
    return False


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
    ways = {
        Derivation.B_FROM_A: kin.above[pair.a, pair.b],
        Derivation.A_FROM_B: kin.above[pair.b, pair.a],
        Derivation.COMMON_EXEMPLAR: kin.beside[pair.a, pair.b],
    }
    derives = max(ways, key=lambda way: ways[way])
    sure = ways[derives]
    if sure < LEAST_SUPPORT:
        reason = f"the readings of the whole family leave the direction open (the likeliest way: {sure:.0%})"
        return replace(pair, derives=Derivation.UNKNOWN, why=(*_without_other_ways(pair.why), reason))
    reason = f"the readings, days and credits of the whole family say so ({sure:.0%})"
    kept = pair.why if derives is pair.derives else _without_other_ways(pair.why)
    return replace(pair, derives=derives, why=(*kept, reason))


def _without_other_ways(reasons: Sequence[str]) -> tuple[str, ...]:
    """The reasons of a pair but those that speak of a direction, which its family overrules."""
    return tuple(why for why in reasons if "no common exemplar is named" not in why and "siblings of a text" not in why)
