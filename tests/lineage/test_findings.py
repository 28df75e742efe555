# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A person's finding on a pair overrules the machine everywhere, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import ReasonError, UnknownSuggestionError
from vorlage.domain.lineage import (
    Decision,
    Derivation,
    Exemplar,
    Lineage,
    Pair,
    PairFinding,
    PassageKind,
    Relation,
    SharedPassage,
    Siglum,
    StemmaEdge,
    Witness,
)
from vorlage.lineage.deciding import finding_on
from vorlage.lineage.families import count_origins, families_of, groups
from vorlage.lineage.findings import still_joined_through, with_findings
from vorlage.lineage.shape import lineage_as_json

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
COPYING = sorted(relation for relation in Relation if relation.joins_lineages)


def a_witness(number: int) -> Witness:
    """A report whose siglum sorts as its number does."""
    return Witness(
        siglum=Siglum(f"w{number:02}"),
        number=ItemNumber(number),
        title="",
        outlet=f"Outlet {number}",
        published="",
        language="en",
        credits=(),
        text="text " * 40,
    )


def a_pair(one: int, other: int, relation: Relation = Relation.VERBATIM, derives: str = "unknown") -> Pair:
    """A pair that shares the whole text."""
    passages = (SharedPassage((0, 200), (0, 200), PassageKind.SAME),) if relation.joins_lineages else ()
    return Pair(
        a=Siglum(f"w{one:02}"),
        b=Siglum(f"w{other:02}"),
        relation=relation,
        derives=Derivation(derives),
        confidence=0.9,
        why=("shares 40 consecutive words of own prose",),
        passages=passages,
        variants=(),
    )


def a_lineage(
    count: int,
    pairs: tuple[Pair, ...],
    edges: tuple[StemmaEdge, ...] = (),
    exemplars: tuple[Exemplar, ...] = (),
) -> Lineage:
    """A lineage as the machine would leave it."""
    witnesses = tuple(a_witness(number) for number in range(1, count + 1))
    families = families_of(witnesses, pairs)
    origins = count_origins(witnesses, pairs, exemplars, families)
    return Lineage(witnesses=witnesses, pairs=pairs, exemplars=exemplars, edges=edges, origins=origins)


def a_finding(
    one: int, other: int, decision: Decision, relation: Relation = Relation.VERBATIM, derives: str = "unknown"
) -> PairFinding:
    """What somebody decided at noon."""
    return PairFinding(
        numbers=(ItemNumber(one), ItemNumber(other)),
        decision=decision,
        relation=relation,
        derives=Derivation(derives),
        reason="Both desks told us so.",
        by="this desk",
        at=NOON,
    )


CHAIN = a_lineage(
    3,
    (a_pair(1, 2, derives="b_from_a"), a_pair(2, 3, derives="b_from_a")),
    (StemmaEdge(Siglum("w01"), Siglum("w02"), 0.9), StemmaEdge(Siglum("w02"), Siglum("w03"), 0.9)),
)
SIBLINGS = a_lineage(
    2,
    (a_pair(1, 2, derives="common_exemplar"),),
    (StemmaEdge(Siglum("alpha"), Siglum("w01"), 0.9), StemmaEdge(Siglum("alpha"), Siglum("w02"), 0.9)),
    (Exemplar(id=Siglum("alpha"), label="Meridian Wire", held=False, copies=(Siglum("w01"), Siglum("w02"))),),
)

NUMBERS = st.integers(1, 6)
TWO = st.tuples(NUMBERS, NUMBERS).filter(lambda drawn: drawn[0] < drawn[1])


@st.composite
def lineages(draw: st.DrawFn) -> Lineage:
    """Any small lineage: some pairs, steps along the copying ones, exemplars over siblings."""
    pairs = tuple(
        a_pair(one, other, draw(st.sampled_from(Relation)), draw(st.sampled_from(Derivation)))
        for one, other in combinations(range(1, 7), 2)
        if draw(st.booleans())
    )
    edges = [
        StemmaEdge(pair.a, pair.b, pair.confidence)
        for pair in pairs
        if pair.relation.joins_lineages and pair.derives is Derivation.B_FROM_A
    ]
    siblings = groups(
        (Siglum(f"w{number:02}") for number in range(1, 7)),
        pairs,
        lambda pair: pair.relation.joins_lineages and pair.derives is Derivation.COMMON_EXEMPLAR,
    )
    exemplars = tuple(
        Exemplar(id=Siglum(f"lost{number}"), label="Meridian Wire", held=False, copies=copies)
        for number, copies in enumerate(siblings)
        if len(copies) > 1
    )
    edges += [StemmaEdge(exemplar.id, copy, 0.8) for exemplar in exemplars for copy in exemplar.copies]
    return a_lineage(6, pairs, tuple(sorted(edges, key=lambda edge: (edge.parent, edge.child))), exemplars)


FINDINGS = st.lists(
    st.builds(
        lambda two, decision, relation, derives: a_finding(two[0], two[1], decision, relation, derives),
        TWO,
        st.sampled_from(Decision),
        st.sampled_from(COPYING),
        st.sampled_from([derivation.value for derivation in Derivation]),
    ),
    max_size=8,
)


@given(lineages())
def test_without_findings_nothing_changes(lineage: Lineage) -> None:
    """What nobody looked at is what the machine traced."""
    assert with_findings(lineage, ()) is lineage


@given(lineages(), FINDINGS)
def test_the_same_findings_twice_are_the_same_findings(lineage: Lineage, findings: list[PairFinding]) -> None:
    """To decide again what one has decided changes nothing."""
    once = with_findings(lineage, findings)
    assert with_findings(lineage, [*findings, *findings]) == once


@given(lineages(), FINDINGS)
def test_of_two_findings_on_a_pair_the_later_counts(lineage: Lineage, findings: list[PairFinding]) -> None:
    """Whatever was decided before on the same pair makes no difference."""
    latest = {finding.numbers: finding for finding in findings}
    assert with_findings(lineage, findings) == with_findings(lineage, latest.values())


@given(lineages(), FINDINGS)
def test_findings_on_different_pairs_may_come_in_any_order(lineage: Lineage, findings: list[PairFinding]) -> None:
    """Two people at work on two pairs need not wait for each other."""
    latest = list({finding.numbers: finding for finding in findings}.values())
    assert with_findings(lineage, latest) == with_findings(lineage, reversed(latest))


@given(lineages(), FINDINGS)
def test_what_is_left_is_a_lineage(lineage: Lineage, findings: list[PairFinding]) -> None:
    """The interval lies between 1 and the number of reports, its list holds each report once, no exemplar is alone,
    and every copying step is between two things that are there."""
    left = with_findings(lineage, findings)
    assert 1 <= left.origins.low <= left.origins.high <= len(left.witnesses)
    listed = sorted(siglum for origin in left.origins.origins for siglum in origin.reports)
    assert listed == sorted(witness.siglum for witness in left.witnesses)
    there = {witness.siglum for witness in left.witnesses} | {exemplar.id for exemplar in left.exemplars}
    assert {edge.parent for edge in left.edges} | {edge.child for edge in left.edges} <= there
    assert len({exemplar.id for exemplar in left.exemplars}) == len(left.exemplars)
    assert [pair for pair in left.pairs if pair.finding] or not findings


@given(lineages(), TWO)
def test_a_rejected_pair_is_in_no_step_and_counts_for_nothing(lineage: Lineage, two: tuple[int, int]) -> None:
    """Rejecting never takes an origin away, and no step leads from one of the two to the other."""
    left = with_findings(lineage, [a_finding(*two, Decision.REJECT)])
    a, b = (Siglum(f"w{number:02}") for number in two)
    assert left.origins.low >= lineage.origins.low
    assert {(edge.parent, edge.child) for edge in left.edges}.isdisjoint({(a, b), (b, a)})
    pair = left.pair(a, b)
    assert pair is not None
    assert (pair.relation, pair.derives) == (Relation.UNKNOWN, Derivation.UNKNOWN)


@given(lineages(), TWO)
def test_a_held_pair_can_only_widen_the_interval_upwards(lineage: Lineage, two: tuple[int, int]) -> None:
    """Doubt takes nothing from the low end; at the high end the pair joins no longer. The tree stays."""
    pair = lineage.pair(*(Siglum(f"w{number:02}") for number in two))
    if pair is None:
        return
    left = with_findings(lineage, [a_finding(*two, Decision.HOLD, pair.relation)])
    assert left.origins.low == lineage.origins.low
    assert left.edges == lineage.edges
    assert left.exemplars == lineage.exemplars


@given(lineages(), TWO, st.sampled_from(COPYING))
def test_an_accepted_pair_is_one_lineage_whatever_the_machine_says_later(
    lineage: Lineage, two: tuple[int, int], relation: Relation
) -> None:
    """The relation that was accepted holds, also when the pair is no longer seen."""
    left = with_findings(lineage, [a_finding(*two, Decision.ACCEPT, relation)])
    a, b = (Siglum(f"w{number:02}") for number in two)
    pair = left.pair(a, b)
    assert pair is not None
    assert pair.relation is relation
    assert left.origins_of([a, b]).low == 1


def test_rejecting_the_only_link_makes_two_origins() -> None:
    """The lost exemplar of two siblings goes with their pair; undone, it is back."""
    rejected = with_findings(SIBLINGS, [a_finding(1, 2, Decision.REJECT)])
    assert (rejected.origins.low, rejected.origins.high) == (2, 2)
    assert (rejected.exemplars, rejected.edges) == ((), ())
    undone = with_findings(SIBLINGS, [a_finding(1, 2, Decision.REJECT), a_finding(1, 2, Decision.ACCEPT)])
    assert undone.origins == SIBLINGS.origins
    assert undone.exemplars == SIBLINGS.exemplars


def test_holding_the_only_link_leaves_the_count_open() -> None:
    """Looked at and undecided: one origin or two."""
    held = with_findings(SIBLINGS, [a_finding(1, 2, Decision.HOLD)])
    assert (held.origins.low, held.origins.high) == (1, 2)
    assert held.exemplars == SIBLINGS.exemplars


def test_a_rejected_step_is_cut_out_of_a_chain() -> None:
    """What hangs below stays together."""
    left = with_findings(CHAIN, [a_finding(1, 2, Decision.REJECT)])
    assert [(edge.parent, edge.child) for edge in left.edges] == [("w02", "w03")]
    assert [origin.reports for origin in left.origins.origins] == [("w01",), ("w02", "w03")]


def test_a_step_that_was_accepted_is_there_when_the_machine_sees_none() -> None:
    """The direction is part of what was accepted; it does not close a circle."""
    bare = a_lineage(2, (a_pair(1, 2),))
    left = with_findings(bare, [a_finding(1, 2, Decision.ACCEPT, derives="a_from_b")])
    assert left.edges == (StemmaEdge(Siglum("w02"), Siglum("w01"), 1.0),)
    turned = with_findings(CHAIN, [a_finding(1, 3, Decision.ACCEPT, derives="a_from_b")])
    assert [(edge.parent, edge.child) for edge in turned.edges] == [("w01", "w02"), ("w02", "w03")]


def test_an_exemplar_whose_copies_fell_apart_is_one_for_each_part() -> None:
    """Four siblings in two pairs: rejected across, there are two texts that nobody holds."""
    alpha = Exemplar(id=Siglum("alpha"), label="Wire", held=False, copies=tuple(Siglum(f"w0{n}") for n in range(1, 5)))
    pairs = tuple(a_pair(one, other, derives="common_exemplar") for one, other in combinations(range(1, 5), 2))
    edges = tuple(StemmaEdge(alpha.id, copy, 0.9) for copy in alpha.copies)
    across = [a_finding(one, other, Decision.REJECT) for one, other in ((1, 3), (1, 4), (2, 3), (2, 4))]
    left = with_findings(a_lineage(4, pairs, edges, (alpha,)), across)
    assert [(exemplar.id, exemplar.copies) for exemplar in left.exemplars] == [
        ("alpha", ("w01", "w02")),
        ("alpha-2", ("w03", "w04")),
    ]
    assert {(edge.parent, edge.child) for edge in left.edges} == {
        ("alpha", "w01"),
        ("alpha", "w02"),
        ("alpha-2", "w03"),
        ("alpha-2", "w04"),
    }
    assert (left.origins.low, left.origins.high) == (2, 2)


def test_a_rejected_pair_that_others_join_says_over_whom() -> None:
    """A person who rejects one pair of three copies is told which pairs still join the two."""
    three = a_lineage(3, (a_pair(1, 2), a_pair(1, 3), a_pair(2, 3)))
    left = with_findings(three, [a_finding(1, 2, Decision.REJECT)])
    pair = left.pair(Siglum("w01"), Siglum("w02"))
    assert pair is not None
    assert still_joined_through(left, pair) == ("w03",)
    assert left.origins.high == 1
    apart = with_findings(three, [a_finding(1, 2, Decision.REJECT), a_finding(1, 3, Decision.REJECT)])
    assert still_joined_through(apart, pair) == ()
    assert (apart.origins.low, apart.origins.high) == (2, 2)


def test_a_finding_on_a_report_that_is_gone_has_no_effect() -> None:
    """It stays in the catalogue, and waits."""
    assert with_findings(SIBLINGS, [a_finding(1, 9, Decision.ACCEPT)]) is SIBLINGS


def test_the_json_tells_what_was_decided_from_what_was_suggested() -> None:
    """A script that reads the relation alone reads what holds; what the machine had said stands beside it."""
    shaped = lineage_as_json(with_findings(SIBLINGS, [a_finding(1, 2, Decision.REJECT, derives="common_exemplar")]))
    pair = shaped["pairs"][0]
    assert (pair["suggestion"], pair["relation"], pair["derives"]) == ("pair-1-2", "unknown", "unknown")
    assert pair["finding"] == {
        "decision": "reject",
        "by": "this desk",
        "at": "2026-11-21T12:00:00+00:00",
        "reason": "Both desks told us so.",
        "suggested": {"relation": "verbatim", "derives": "common_exemplar"},
    }


def test_a_later_finding_keeps_what_the_machine_suggested() -> None:
    """Rejected and then accepted, the relation that is accepted is the machine's, not the rejection."""
    rejected = with_findings(CHAIN, [a_finding(1, 2, Decision.REJECT)])
    again = finding_on("pair-2-1", Decision.ACCEPT, reason=" Yes. ", traced=CHAIN, shown=rejected, now=NOON)
    assert (again.relation, again.derives, again.reason) == (Relation.VERBATIM, Derivation.B_FROM_A, "Yes.")
    assert again.suggestion == "pair-1-2"


@pytest.mark.parametrize(
    "suggestion", ["pair-1-3", "pair-1-9", "pair-1-1", "pair-0-1", "pair-1", "w01", "", "pair-１-2"]
)
def test_only_what_is_shown_can_be_decided(suggestion: str) -> None:
    """A pair that nobody suggested, or no pair at all, is refused."""
    with pytest.raises(UnknownSuggestionError):
        finding_on(suggestion, Decision.ACCEPT, reason="Yes.", traced=CHAIN, shown=CHAIN, now=NOON)


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 2001])
def test_a_finding_gives_its_reason(reason: str) -> None:
    """Blank, or a book, is none."""
    with pytest.raises(ReasonError):
        finding_on("pair-1-2", Decision.HOLD, reason=reason, traced=CHAIN, shown=CHAIN, now=NOON)
