# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From reports to their family tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from vorlage.domain.lineage import Derivation, Lineage, Pair, Siglum, Witness
from vorlage.lineage.candidates import Postings, find_candidates
from vorlage.lineage.common_background import without_common_background
from vorlage.lineage.contamination import second_parents, without_second_links
from vorlage.lineage.direction import course_of
from vorlage.lineage.families import copying_steps, count_origins, families_of, lost_exemplars
from vorlage.lineage.filing import ALL_PAIRS_UP_TO, Filed, file_texts, ranks_by_age
from vorlage.lineage.kinship import Kin, directed, kin_of
from vorlage.lineage.later_editions import reasons_for_changed_numbers
from vorlage.lineage.name_forms import has_unstable_names
from vorlage.lineage.reading import MOST_KEPT, FoundKeys, Reading, TextKeys
from vorlage.lineage.relating import related
from vorlage.lineage.roles import public_runs
from vorlage.lineage.workers import Readings, Stock, Workers, processes_worth, workers_for

LINEAGE_VERSION = "10"
"""Changes whenever the answer for the same reports may change; keys the stored machine results."""
_MOST_CHARACTERS = 20_000_000
"""Of so many the tokens are kept from looking for pairs to aligning them."""


def trace_lineage(witnesses: Sequence[Witness], *, processes: int = 1) -> Lineage:
    """Tell who shares whose text among some reports, passage by passage, and how many origins that leaves.

    Pure and deterministic; the order of the witnesses makes no difference. A pair that is not listed has no relation
    found, which does not show that it is independent. Nothing here is a verdict on anybody: every relation is a
    suggestion with its evidence.

    Args:
        witnesses: Reports, each with its own siglum.
        processes: How many to share the work among at most; the answer is the same. Where there is little to do, none
            is started. More than one needs what `concurrent.futures` needs: where processes are spawned, a guarded
            main module.

    Raises:
        ValueError: Two witnesses have one siglum.
    """
    ordered = tuple(sorted(witnesses, key=lambda witness: witness.siglum))
    if len({witness.siglum for witness in ordered}) != len(ordered):
        raise ValueError("every witness has a siglum of its own")
    are_few = len(ordered) <= MOST_KEPT and sum(len(witness.text) for witness in ordered) <= _MOST_CHARACTERS
    filed = file_texts([witness.text for witness in ordered], with_tables=are_few)
    candidates = _worth_aligning(ordered, filed)
    stock = Stock(ordered, public_runs(filed.quoted), filed.tables)
    processes = processes_worth(processes, len(candidates))
    if processes > 1 and are_few:
        stock = replace(stock, keys=_keys_found_together(stock, candidates, processes))
    with workers_for(stock, processes) as workers:
        found = [pair for pair in workers(_related_places, candidates) if pair is not None]
        return settle(ordered, found, workers)


def _keys_found_together(stock: Stock, candidates: Sequence[tuple[int, int]], processes: int) -> dict[int, TextKeys]:
    """The names, numbers and dates of all texts that are to be compared, each text read by one process only."""
    places = sorted({place for pair in candidates for place in pair})
    with workers_for(stock, processes) as workers:
        found = zip(places, workers(_found_keys, places), strict=True)
        return {place: TextKeys.of_found(stock.witnesses[place].text, keys) for place, keys in found}


def _found_keys(readings: Readings, place: int) -> FoundKeys:
    return readings(place).keys.found()


def settle(ordered: Sequence[Witness], found: Sequence[Pair], workers: Workers) -> Lineage:
    """The family tree that pairs make, each related by itself so far.

    Args:
        ordered: All witnesses, sorted by siglum.
        found: The pairs that have a relation, sorted by their sigla.
        workers: Do what needs readings, by the places in `ordered`.
    """
    pairs = without_common_background(ordered, found)
    more = second_parents(ordered, pairs)
    families = families_of(ordered, without_second_links(ordered, pairs, more))
    pairs, kins = _directed_by_families(ordered, families, pairs, workers)
    exemplars = lost_exemplars(ordered, pairs, kins)
    steps = copying_steps(ordered, pairs, exemplars, kins)
    made = {(step.parent, step.child) for step in steps} | {(step.child, step.parent) for step in steps}
    return Lineage(
        witnesses=tuple(ordered),
        pairs=pairs,
        exemplars=exemplars,
        edges=(*steps, *(edge for edge in more if (edge.parent, edge.child) not in made)),
        origins=count_origins(ordered, pairs, exemplars, families),
        unstable_names=frozenset(
            witness.siglum
            for witness, is_unstable in zip(ordered, workers(_is_unstable, range(len(ordered))), strict=True)
            if is_unstable
        ),
    )


def _related_places(readings: Readings, places: tuple[int, int]) -> Pair | None:
    return relate(readings(places[0]), readings(places[1]))


def _is_unstable(readings: Readings, place: int) -> bool:
    return has_unstable_names(readings(place))


@dataclass(frozen=True, slots=True)
class _Family:
    """A family of copies, the pairs among them, and where each of them stands."""

    members: Sequence[Siglum]
    pairs: Sequence[Pair]
    place: Mapping[Siglum, int]


def _kin_of_family(readings: Readings, family: _Family) -> Kin | None:
    return kin_of(family.members, family.pairs, lambda siglum: readings(family.place[siglum]))


def _directed_by_families(
    ordered: Sequence[Witness], families: Sequence[Sequence[Siglum]], pairs: tuple[Pair, ...], workers: Workers
) -> tuple[tuple[Pair, ...], list[Kin]]:
    """The pairs, with what the trees of their families say of direction; and the trees."""
    place = {witness.siglum: at for at, witness in enumerate(ordered)}
    family_of = {siglum: number for number, family in enumerate(families) for siglum in family}
    inside: dict[int, list[Pair]] = {}
    for pair in pairs:
        if family_of[pair.a] == family_of[pair.b]:
            inside.setdefault(family_of[pair.a], []).append(pair)
    related = [
        _Family(families[number], members, {siglum: place[siglum] for siglum in families[number]})
        for number, members in inside.items()
    ]
    settled = {(pair.a, pair.b): pair for pair in pairs}
    kins: list[Kin] = []
    for family, kin in zip(related, workers(_kin_of_family, related), strict=True):
        if kin is not None:
            kins.append(kin)
            settled.update(((pair.a, pair.b), pair) for pair in directed(family.pairs, kin))
    return tuple(settled[pair.a, pair.b] for pair in pairs), kins


def _worth_aligning(ordered: Sequence[Witness], filed: Filed) -> list[tuple[int, int]]:
    """The pairs to align, by place: all of them while they are few."""
    if len(ordered) <= ALL_PAIRS_UP_TO:
        return list(combinations(range(len(ordered)), 2))
    candidates = find_candidates(Postings(filed.keys, ranks_by_age(ordered), filed.size))
    return list(zip(candidates.a.tolist(), candidates.b.tolist(), strict=True))


def relate(a: Reading, b: Reading) -> Pair | None:
    """What two readings have in common, and what that says; None when nothing of note."""
    found = related(a, b)
    if found is None:
        return None
    derives, reasons = Derivation.UNKNOWN, found.verdict.why
    if found.verdict.relation.joins_lineages:
        course = course_of(a.witness, b.witness, found.variants)
        updates = reasons_for_changed_numbers(a.witness, b.witness, found.verdict.relation, found.variants)
        derives, reasons = course.derives, (*found.verdict.why, *course.why, *updates)
    return Pair.between(
        a.witness.siglum,
        b.witness.siglum,
        relation=found.verdict.relation,
        derives=derives,
        confidence=found.verdict.confidence,
        why=reasons,
        passages=found.passages,
        variants=found.variants,
    )
