# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the lineage nouns promise: a pair reads the same from both sides, origins are an honest interval."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import (
    Derivation,
    Exemplar,
    Lineage,
    Origin,
    OriginCount,
    Pair,
    PassageKind,
    Relation,
    SharedPassage,
    Siglum,
    Variant,
    VariantKind,
    Witness,
)

FLIPPED = {
    Derivation.A_FROM_B: Derivation.B_FROM_A,
    Derivation.B_FROM_A: Derivation.A_FROM_B,
    Derivation.COMMON_EXEMPLAR: Derivation.COMMON_EXEMPLAR,
    Derivation.UNKNOWN: Derivation.UNKNOWN,
}

spans = st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
passages = st.builds(SharedPassage, spans, spans, st.sampled_from(PassageKind))


@st.composite
def variants(draw: st.DrawFn) -> Variant:
    """Any variant: two different readings, each as long as its span."""
    a = draw(st.text(max_size=8))
    b = draw(st.text(max_size=8).filter(lambda reading: reading != a))
    at_a, at_b = draw(st.integers(0, 500)), draw(st.integers(0, 500))
    return Variant(draw(st.sampled_from(VariantKind)), a, b, (at_a, at_a + len(a)), (at_b, at_b + len(b)))


@pytest.mark.parametrize(("a", "b"), [((0, 0), (0, 1)), ((0, 1), (4, 4)), ((-1, 1), (0, 1)), ((5, 2), (0, 1))])
def test_a_shared_passage_has_text_on_both_sides(a: tuple[int, int], b: tuple[int, int]) -> None:
    """What is shared stands in both."""
    with pytest.raises(ValueError, match="both sides"):
        SharedPassage(a, b, PassageKind.SAME)


@given(passages, variants())
def test_what_is_mirrored_twice_is_itself(passage: SharedPassage, variant: Variant) -> None:
    """Seen from the other witness and back again, nothing has changed."""
    assert passage.mirrored().mirrored() == passage
    assert variant.mirrored().mirrored() == variant


def test_equal_readings_are_no_variant() -> None:
    """A variant is a place where witnesses differ."""
    with pytest.raises(ValueError, match="no variant"):
        Variant(VariantKind.WORD, "defence", "defence", (0, 7), (0, 7))


def test_a_reading_is_as_long_as_its_span() -> None:
    """A marked variant never covers other words than it quotes."""
    with pytest.raises(ValueError, match="as long"):
        Variant(VariantKind.WORD, "defence", "defense", (0, 7), (0, 6))


def test_a_reading_may_be_empty() -> None:
    """What one witness leaves out is a variant too."""
    assert Variant(VariantKind.WORD, "reportedly ", "", (3, 14), (3, 3)).b == ""


def a_pair(
    a: str = "reports/a.txt",
    b: str = "reports/b.txt",
    confidence: float = 0.9,
    why: tuple[str, ...] = ("shares 74 words",),
) -> Pair:
    return Pair(
        a=Siglum(a),
        b=Siglum(b),
        relation=Relation.TRUNCATED,
        derives=Derivation.UNKNOWN,
        confidence=confidence,
        why=why,
        passages=(),
        variants=(),
    )


def test_a_pair_names_two_witnesses_in_order() -> None:
    """One pair, one order: no pair can be listed twice."""
    for a, b in (("b", "a"), ("a", "a")):
        with pytest.raises(ValueError, match="in order"):
            a_pair(a, b)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_between_zero_and_one(confidence: float) -> None:
    """What is not a number is not a confidence either."""
    with pytest.raises(ValueError, match="confidence"):
        a_pair(confidence=confidence)


def test_a_relation_gives_its_reasons() -> None:
    """Suggest, show why: a relation without a why is no suggestion."""
    with pytest.raises(ValueError, match="reasons"):
        a_pair(why=())


@given(
    st.sampled_from(Relation),
    st.sampled_from(Derivation),
    st.lists(passages, max_size=5, unique_by=lambda passage: (passage.a, passage.b)),
    st.lists(variants(), max_size=5, unique_by=lambda variant: (variant.a_span, variant.b_span)),
    st.booleans(),
)
def test_a_pair_is_the_same_whichever_way_round_it_was_found(
    relation: Relation, derives: Derivation, shared: list[SharedPassage], differing: list[Variant], shuffled: bool
) -> None:
    """The law of `between`: swapped and mirrored, in any order of finding, it is the same pair."""
    forth = Pair.between(
        Siglum("a"),
        Siglum("b"),
        relation=relation,
        derives=derives,
        confidence=0.5,
        why=("evidence",),
        passages=tuple(shared),
        variants=tuple(differing),
    )
    step = -1 if shuffled else 1
    back = Pair.between(
        Siglum("b"),
        Siglum("a"),
        relation=relation,
        derives=FLIPPED[derives],
        confidence=0.5,
        why=("evidence",),
        passages=tuple(passage.mirrored() for passage in shared[::step]),
        variants=tuple(variant.mirrored() for variant in differing[::step]),
    )
    assert forth == back
    assert forth.a < forth.b


def test_copies_join_lineages_and_shared_background_or_quotes_do_not() -> None:
    """Two reports that quote one speech are two witnesses; two copies of one wire story are one."""
    apart = {Relation.SHARED_SOURCE, Relation.SHARED_QUOTE, Relation.UNKNOWN}
    assert {relation for relation in Relation if not relation.joins_lineages} == apart


def test_an_exemplar_is_inferred_from_two_different_copies() -> None:
    """One copy, or the same one named twice, is no evidence of a common exemplar."""
    copies = (Siglum("a"), Siglum("b"))
    assert Exemplar(id=Siglum("alpha"), label="", held=False, copies=copies).copies == copies
    for too_few in ((), (Siglum("a"),), (Siglum("a"), Siglum("a"))):
        with pytest.raises(ValueError, match="two copies"):
            Exemplar(id=Siglum("alpha"), label="", held=False, copies=too_few)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (-1, 1), (0, -1)])
def test_an_interval_has_its_low_end_first(low: int, high: int) -> None:
    """There is no less than no origin, and no interval turned round."""
    with pytest.raises(ValueError, match="low end"):
        OriginCount(low, high, ())


SIGLA = tuple(Siglum(f"reports/{letter}.txt") for letter in "abcdefgh")


@st.composite
def lineages(draw: st.DrawFn) -> Lineage:
    """A lineage whose origins share out some reports, any number of them doubtful."""
    groups = draw(st.lists(st.integers(0, 4), min_size=len(SIGLA), max_size=len(SIGLA)))
    origins = tuple(
        Origin(f"origin {group}", tuple(s for s, g in zip(SIGLA, groups, strict=True) if g == group))
        for group in sorted(set(groups))
    )
    low = draw(st.integers(1, len(origins)))
    return Lineage(witnesses=(), pairs=(), exemplars=(), edges=(), origins=OriginCount(low, len(origins), origins))


@given(lineages(), st.sets(st.sampled_from(SIGLA)))
def test_the_origins_of_a_subset_lie_within_those_of_the_whole(lineage: Lineage, wanted: set[Siglum]) -> None:
    """Fewer reports never have more origins, at either end."""
    part = lineage.origins_of(wanted)
    assert 0 <= part.low <= lineage.origins.low
    assert part.low <= part.high <= lineage.origins.high


@given(lineages(), st.sets(st.sampled_from(SIGLA)))
def test_the_origins_of_a_subset_are_its_own_reports_and_no_others(lineage: Lineage, wanted: set[Siglum]) -> None:
    """The list beside the interval names the reports it was counted from, each once, and no empty origin."""
    part = lineage.origins_of(wanted)
    named = [siglum for origin in part.origins for siglum in origin.reports]
    assert sorted(named) == sorted(wanted)
    assert all(origin.reports for origin in part.origins)
    assert (part.low == 0) == (not wanted)


@given(lineages())
def test_the_origins_of_all_reports_are_the_whole_count(lineage: Lineage) -> None:
    """Cutting nothing away changes nothing."""
    assert lineage.origins_of(SIGLA) == lineage.origins


@given(lineages(), st.sampled_from(SIGLA), st.sampled_from(SIGLA))
def test_copies_of_one_origin_count_once(lineage: Lineage, one: Siglum, other: Siglum) -> None:
    """Two reports of one origin are one; a single report is exactly one."""
    assert lineage.origins_of([one]).high == lineage.origins_of([one]).low == 1
    same = any({one, other} <= set(origin.reports) for origin in lineage.origins.origins)
    assert lineage.origins_of([one, other]).high == (1 if same else 2)


def test_a_pair_is_found_from_either_side() -> None:
    """`pair(one, other)` does not ask which comes first, and says None where no relation was found."""
    pair = a_pair()
    lineage = Lineage(witnesses=(), pairs=(pair,), exemplars=(), edges=(), origins=OriginCount(0, 0, ()))
    assert lineage.pair(pair.a, pair.b) is lineage.pair(pair.b, pair.a) is pair
    assert lineage.pair(pair.a, Siglum("reports/c.txt")) is None


def test_the_repr_of_a_witness_shows_numbers_only() -> None:
    """Neither the words of a report nor its file name reach a log line."""
    witness = Witness(
        siglum=Siglum("reports/a.txt"),
        number=ItemNumber(3),
        title="SECRET",
        outlet="",
        published="",
        language="",
        credits=(),
        text="SECRET",
    )
    assert repr(witness) == "Witness(3, 6 characters)"
    assert repr(replace(witness, text="")) == "Witness(3, 0 characters)"
