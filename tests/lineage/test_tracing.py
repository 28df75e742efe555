# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From texts to their family tree: what must hold whatever the texts are."""

from __future__ import annotations

import json
import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.lineage import Derivation, Lineage, PassageKind, Relation, Siglum, VariantKind, Witness
from vorlage.lineage import lineage_as_json, trace_lineage, witness_from_text

from .reports_written import (
    IN_OTHER_SCRIPTS,
    IN_THE_STYLE_OF_AN_AGENCY,
    OTHER_STORY,
    THIRD_STORY,
    WIRE,
    edited,
    first_paragraphs,
)


def _traced(**texts: str) -> Lineage:
    return trace_lineage([witness_from_text(siglum, text) for siglum, text in texts.items()])


def _relation(lineage: Lineage) -> Relation | None:
    pair = lineage.pair(Siglum("a"), Siglum("b"))
    return pair.relation if pair else None


def _assert_spans_hold(lineage: Lineage) -> None:
    text_of = {witness.siglum: witness.text for witness in lineage.witnesses}
    for pair in lineage.pairs:
        a, b = text_of[pair.a], text_of[pair.b]
        for passage in pair.passages:
            assert passage.a[1] <= len(a)
            assert passage.b[1] <= len(b)
        for variant in pair.variants:
            assert a[slice(*variant.a_span)] == variant.a
            assert b[slice(*variant.b_span)] == variant.b


def test_a_text_under_two_sigla_is_verbatim() -> None:
    """The same words twice are a verbatim copy with one passage over the whole text and nothing changed."""
    lineage = _traced(a=WIRE, b=WIRE)
    (pair,) = lineage.pairs
    assert pair.relation is Relation.VERBATIM
    assert [passage.kind for passage in pair.passages] == [PassageKind.SAME]
    assert not pair.variants
    assert (lineage.origins.low, lineage.origins.high) == (1, 1)


@pytest.mark.parametrize("paragraphs", [3, 4, 5, 6])
def test_a_cut_text_is_truncated_and_no_direction_is_invented(paragraphs: int) -> None:
    """Being shorter says nothing of who copied whom."""
    lineage = _traced(a=first_paragraphs(WIRE, paragraphs), b=WIRE)
    (pair,) = lineage.pairs
    assert pair.relation is Relation.TRUNCATED
    assert pair.derives is Derivation.UNKNOWN
    assert lineage.edges == ()


def test_a_whole_text_among_other_short_lines_is_verbatim_and_a_lost_paragraph_is_a_cut() -> None:
    """Headlines and lines of a site make no other text; a paragraph less does."""
    framed = "Questions remain\n\nShare on social media\n\n" + WIRE + "\n\nContact the newsroom with tips.\n"
    assert _relation(_traced(a=framed, b=WIRE)) is Relation.VERBATIM
    cut = "\n\n".join(WIRE.split("\n\n")[:-1])
    assert _relation(_traced(a=framed, b=cut)) is Relation.TRUNCATED


def test_house_edits_are_a_light_edit_with_every_change_found() -> None:
    """A desk's changes are named as what they are: name, number, date, word."""
    lineage = _traced(a=WIRE, b=edited(WIRE))
    (pair,) = lineage.pairs
    assert pair.relation is Relation.LIGHT_EDIT
    found = {(variant.kind, variant.a, variant.b) for variant in pair.variants}
    assert (VariantKind.NAME, "Fennimore Quade", "Fenimore Quade") in found
    assert (VariantKind.NUMBER, "52", "25") in found
    assert (VariantKind.DATE, "on Monday", "yesterday") in found
    assert (VariantKind.WORD, "harbour", "harbor") in found
    _assert_spans_hold(lineage)


def test_a_paragraph_of_another_story_is_partial_reuse() -> None:
    """Two stories that share some paragraphs share those and no more."""
    lifted = "\n\n".join(WIRE.split("\n\n")[3:5])
    lineage = _traced(a=WIRE, b=OTHER_STORY + "\n" + lifted + "\n")
    assert _relation(lineage) is Relation.PARTIAL_REUSE
    _assert_spans_hold(lineage)


def test_a_shared_quotation_is_no_copying() -> None:
    """Two texts that have only a quotation in common are said to share a quotation, and remain two origins."""
    lineage = _traced(a=WIRE, b=OTHER_STORY)
    assert _relation(lineage) is Relation.SHARED_QUOTE
    (pair,) = lineage.pairs
    assert {passage.kind for passage in pair.passages} == {PassageKind.QUOTE}
    assert (lineage.origins.low, lineage.origins.high) == (2, 2)


def _three_with_one_paragraph() -> dict[str, str]:
    from_elsewhere = IN_THE_STYLE_OF_AN_AGENCY
    return {"a": WIRE + from_elsewhere, "b": OTHER_STORY + from_elsewhere, "c": THIRD_STORY + from_elsewhere}


def test_a_paragraph_that_three_unrelated_reports_print_is_background() -> None:
    """What stands in three families has a fourth origin; none of the three is a copy of another."""
    lineage = _traced(**_three_with_one_paragraph())
    assert {pair.relation for pair in lineage.pairs} == {Relation.SHARED_SOURCE}
    kinds = {passage.kind for pair in lineage.pairs for passage in pair.passages}
    assert PassageKind.BACKGROUND in kinds
    assert kinds <= {PassageKind.BACKGROUND, PassageKind.QUOTE}
    assert (lineage.origins.low, lineage.origins.high) == (1, 3)


_TOLD = "After first denying that they existed, the ministry called the camps vocational schools built to curb unrest."
_RETOLD = (
    "Having denied at first that any existed, officials said the camps were vocational schools built to curb unrest."
)


def test_a_reworded_sentence_of_an_agency_is_background_where_both_credit_it() -> None:
    """The sentence is found and shown in both; without the common credit nothing is said."""
    texts = {"a": WIRE + "\n" + _TOLD, "b": THIRD_STORY + "\n" + _RETOLD}
    lineage = trace_lineage([witness_from_text(s, text, credits=("Meridian Wire",)) for s, text in texts.items()])
    (pair,) = lineage.pairs
    assert pair.relation is Relation.SHARED_SOURCE
    (passage,) = pair.passages
    assert passage.kind is PassageKind.BACKGROUND
    assert texts["a"][slice(*passage.a)] in _TOLD
    assert texts["b"][slice(*passage.b)] in _RETOLD
    assert _relation(_traced(**texts)) is None


@pytest.mark.parametrize(("later_day", "is_update"), [("2024-10-16", True), ("2024-10-14", False), ("", False)])
def test_a_changed_number_in_a_later_edition_may_be_an_update(later_day: str, is_update: bool) -> None:
    """Same outlet, later day, another toll: the reason says so. Without a later day it is a changed number, no more."""
    one = witness_from_text("a", WIRE, outlet="The Courier", published="2024-10-14")
    other = witness_from_text("b", WIRE.replace("14 of 52", "19 of 52"), outlet="The Courier", published=later_day)
    (pair,) = trace_lineage([one, other]).pairs
    assert any(variant.kind is VariantKind.NUMBER for variant in pair.variants)
    assert ("a later edition: the number may be an update" in pair.why) is is_update


def test_another_outlets_number_is_no_update() -> None:
    """A later copy elsewhere that gives another number and says nothing of an update has changed it."""
    one = witness_from_text("a", WIRE, outlet="The Courier", published="2024-10-14")
    other = witness_from_text("b", WIRE.replace("14 of 52", "19 of 52"), outlet="The Echo", published="2024-10-16")
    (pair,) = trace_lineage([one, other]).pairs
    assert not any("update" in why for why in pair.why)


def test_a_report_that_three_took_over_is_no_background() -> None:
    """Copies of one report never hide each other, however many they are."""
    lineage = _traced(a=WIRE, b=edited(WIRE), c=first_paragraphs(WIRE, 6), d=first_paragraphs(WIRE, 4))
    assert all(pair.relation.joins_lineages for pair in lineage.pairs)
    assert len(lineage.pairs) == 6


def test_a_quotation_is_public_even_where_it_stands_without_marks() -> None:
    """What two texts quote is masked in a third that does not mark it."""
    unmarked = OTHER_STORY.replace('"', "")
    third = 'On the quay nobody laughed. "There was never a risk to anyone who eats fish in moderation," read a poster.'
    lineage = _traced(a=WIRE, b=unmarked, c=third)
    assert all(not pair.relation.joins_lineages for pair in lineage.pairs)
    assert _relation(lineage) in (None, Relation.SHARED_QUOTE)


def test_two_copies_that_credit_one_agency_are_siblings_of_a_text_nobody_holds() -> None:
    """The lost exemplar is named from credits and date; both copies hang from it; they count once."""
    one = witness_from_text("a", edited(WIRE), credits=("Meridian Wire",), published="2024-10-14", outlet="The Courier")
    two = witness_from_text("b", first_paragraphs(WIRE, 6), credits=("Meridian Wire",), published="2024-10-15")
    lineage = trace_lineage([one, two])
    (pair,) = lineage.pairs
    (exemplar,) = lineage.exemplars
    assert pair.derives is Derivation.COMMON_EXEMPLAR
    assert (exemplar.label, exemplar.held) == ("Meridian Wire, 14 October 2024", False)
    assert {(edge.parent, edge.child) for edge in lineage.edges} == {(exemplar.id, "a"), (exemplar.id, "b")}
    assert (lineage.origins.low, lineage.origins.high) == (1, 1)
    assert lineage.origins.origins[0].label == "Meridian Wire, 14 October 2024"


def test_a_held_agency_text_is_the_parent_of_a_copy_that_credits_it() -> None:
    """Where the agency's own text is there, the copy derives from it."""
    wire = witness_from_text("wire", WIRE, outlet="Meridian Wire")
    copy = witness_from_text("copy", edited(WIRE), outlet="The Courier", credits=("Meridian Wire",))
    lineage = trace_lineage([wire, copy])
    assert lineage.pairs[0].derives is Derivation.A_FROM_B
    assert [(edge.parent, edge.child) for edge in lineage.edges] == [("wire", "copy")]


def test_reasons_state_evidence_and_never_blame() -> None:
    """What is printed as a reason is counted words, not a verdict on anybody."""
    lineage = _traced(a=WIRE, b=edited(WIRE), c=OTHER_STORY, d=first_paragraphs(WIRE, 3))
    words = " ".join(reason for pair in lineage.pairs for reason in pair.why).casefold()
    assert "consecutive words of own prose" in words
    assert not any(blame in words for blame in ("plagiar", "stolen", "stole", "theft", "guilty", "lifted"))


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_witnesses_makes_no_difference(shuffler: random.Random) -> None:
    """Shuffled witnesses give the very same lineage."""
    witnesses = [
        witness_from_text("w1", WIRE, credits=("Meridian Wire",)),
        witness_from_text("w2", edited(WIRE), credits=("Meridian Wire",)),
        witness_from_text("w3", first_paragraphs(WIRE, 4), published="2024-10-15"),
        witness_from_text("w4", OTHER_STORY),
        witness_from_text("w5", OTHER_STORY + WIRE),
    ]
    expected = trace_lineage(witnesses)
    shuffler.shuffle(witnesses)
    assert trace_lineage(witnesses) == expected


@given(st.lists(st.text(max_size=300), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_texts_give_valid_spans(texts: list[str]) -> None:
    """Whatever the characters are, every span lies in its text and every reading equals the text at its span."""
    lineage = trace_lineage([witness_from_text(f"w{k}", text + WIRE[: 300 * k]) for k, text in enumerate(texts)])
    _assert_spans_hold(lineage)


def test_two_witnesses_of_one_siglum_are_refused() -> None:
    """A siglum names one witness."""
    with pytest.raises(ValueError, match="siglum of its own"):
        trace_lineage([witness_from_text("a", "x"), witness_from_text("a", "y")])


def _chooser(seed: int) -> random.Random:
    return random.Random(seed)


def _odd_texts() -> dict[str, str]:
    binary = _chooser(7).randbytes(20_000).decode("latin-1")
    mixed = "\n".join(f"Line {k} قال المتحدث 发言人说 שלום \u202eabc\u202c {k * 7}" for k in range(200))
    return {"": "", "one": "word", "binary": binary, "mixed": mixed, "space": " \n\t\u200b"}


@pytest.mark.parametrize("name", list(_odd_texts()))
def test_odd_texts_give_a_defined_answer(name: str) -> None:
    """Empty, one-word, binary-looking and mixed-direction texts: no crash, and with an ordinary text no relation."""
    odd = _odd_texts()[name]
    assert _relation(_traced(a=odd, b=WIRE)) is None
    doubled = _traced(a=odd, b=odd)
    _assert_spans_hold(doubled)
    expected = Relation.VERBATIM if name in ("binary", "mixed") else None
    assert _relation(doubled) is expected


def test_a_text_that_repeats_itself_is_still_the_copy_it_is() -> None:
    """A page that holds its own text twice shares that text with the original."""
    assert _relation(_traced(a=WIRE, b=WIRE + "\n" + WIRE)) in (
        Relation.TRUNCATED,
        Relation.VERBATIM,
        Relation.LIGHT_EDIT,
    )


def _cost_of_a_dump(characters: int) -> float:
    """CPU seconds to trace a text of that many characters, its second half and a report."""
    words = [f"w{k}" for k in range(5000)]
    huge = " ".join(_chooser(3).choices(words, k=characters // 5))[:characters]
    began = process_time()
    lineage = _traced(a=huge, b=WIRE, c=huge[characters // 2 :])
    spent = process_time() - began
    pair = lineage.pair(Siglum("a"), Siglum("c"))
    assert pair is not None
    assert pair.relation is Relation.TRUNCATED
    assert lineage.pair(Siglum("a"), Siglum("b")) is None
    return spent


def test_five_megabytes_cost_what_their_length_says() -> None:
    """A dump of a text among reports slows nothing to a halt: ten times the text costs at most twenty times."""
    _cost_of_a_dump(50_000)
    assert _cost_of_a_dump(5_000_000) <= 20 * _cost_of_a_dump(500_000)


def test_chinese_arabic_and_russian_copies_are_found() -> None:
    """Characters or words, a cut is a cut in every script."""
    for language, text in IN_OTHER_SCRIPTS.items():
        stop = text.index("。" if language == "zh" else ".", len(text) * 2 // 3) + 1
        assert _relation(_traced(a=text, b=text[:stop])) is Relation.TRUNCATED, language


def test_the_shape_is_json_with_the_fields_of_the_contract() -> None:
    """What the command line prints has the contract's fields and round-trips through JSON."""
    lineage = _traced(a=WIRE, b=edited(WIRE))
    shape = json.loads(json.dumps(lineage_as_json(lineage)))
    assert set(shape) >= {"reports", "pairs", "exemplars", "stemma", "independent_origins"}
    pair = {"a", "b", "relation", "derives", "confidence", "why", "finding", "passages", "variants"}
    assert set(shape["pairs"][0]) >= pair
    assert set(shape["pairs"][0]["variants"][0]) >= {"kind", "a", "b", "a_span", "b_span"}
    report = {"number", "path", "title", "outlet", "published", "language", "credits", "unstable_names"}
    assert set(shape["reports"][0]) >= report


def test_a_witness_takes_only_what_it_is_given() -> None:
    """Nothing is read off a bare text."""
    witness = witness_from_text("a", "By Meridian Wire, 14 October 2024")
    assert witness == Witness(
        siglum=Siglum("a"),
        number=witness.number,
        title="",
        outlet="",
        published="",
        language="",
        credits=(),
        text=witness.text,
    )
