# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two reports side by side."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.lineage import (
    Derivation,
    Pair,
    PassageKind,
    Relation,
    SharedPassage,
    Siglum,
    Variant,
    VariantKind,
)
from vorlage.web.collation import by_paragraph, collation_rows, in_order

A = "The utility knew. Lead stood at 41 micrograms. The board was told on Monday."
B = "Papers show: the utility knew. Lead stood at 14 micrograms."


def a_pair(passages: tuple[SharedPassage, ...], variants: tuple[Variant, ...] = ()) -> Pair:
    """A pair of two invented reports."""
    return Pair.between(
        Siglum("a"),
        Siglum("b"),
        relation=Relation.LIGHT_EDIT,
        derives=Derivation.UNKNOWN,
        confidence=0.8,
        why=("shares 8 words",),
        passages=passages,
        variants=variants,
    )


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
PASSAGES = st.lists(st.builds(SharedPassage, SPANS, SPANS, st.sampled_from(PassageKind)), max_size=8)


@given(PASSAGES)
def test_each_column_read_downwards_is_its_text(passages: list[SharedPassage]) -> None:
    """Rows never lose or repeat a word, whatever passages cross or overlap."""
    rows = collation_rows(a_pair(tuple(passages)), A, B)
    assert "".join(piece.text for row in rows for piece in row.a) == A
    assert "".join(piece.text for row in rows for piece in row.b) == B


@given(PASSAGES)
def test_rows_follow_each_other_on_both_sides(passages: list[SharedPassage]) -> None:
    """Passages that have rows do not overlap and keep their order in both reports."""
    kept = in_order(passages)
    for one, following in pairwise(kept):
        assert one.a[1] <= following.a[0]
        assert one.b[1] <= following.b[0]


def test_a_passage_that_moved_keeps_its_mark() -> None:
    """What stands elsewhere in the other report is marked, though it has no row."""
    moved = (
        SharedPassage((0, 17), (30, 47), PassageKind.SAME),
        SharedPassage((18, 46), (0, 12), PassageKind.EDITED),
    )
    rows = collation_rows(a_pair(moved), A, B)
    kinds = {kind for row in rows for piece in row.a for mark in piece.marks for kind in [mark.kind]}
    assert kinds == {"passage same", "passage edited"}
    assert sum(row.passage is not None for row in rows) == 1


def test_variants_are_marked_on_both_sides_with_the_other_reading() -> None:
    """Each reading is marked in its column and says what the other has."""
    a, b = A.index("41"), B.index("14")
    pair = a_pair(
        (SharedPassage((18, 46), (B.index("Lead"), len(B)), PassageKind.EDITED),),
        (Variant(VariantKind.NUMBER, "41", "14", (a, a + 2), (b, b + 2)),),
    )
    row = next(row for row in collation_rows(pair, A, B) if row.passage)
    left = [piece.text for piece in row.a if any(mark.is_variant and mark.label == "14" for mark in piece.marks)]
    right = [piece.text for piece in row.b if any(mark.is_variant and mark.label == "41" for mark in piece.marks)]
    assert (left, right) == (["41"], ["14"])


def test_paragraphs_stand_beside_each_other() -> None:
    """A long passage is cut where a paragraph begins in either report; the same words stand in one row."""
    a = "Lead was found, in 41 taps.\n\n“The board was told. It did nothing.\nHomes were warned."
    b = "Lead was found in 14 taps. “The board, was told.\n\nIt did nothing. Homes were warned."
    variant = Variant(
        VariantKind.NUMBER, "41", "14", (a.index("41"), a.index("41") + 2), (b.index("14"), b.index("14") + 2)
    )
    whole = SharedPassage((0, len(a)), (0, len(b)), PassageKind.EDITED)
    parts = by_paragraph(whole, (variant,), a, b)
    assert [a[slice(*part.a)].split()[0] for part in parts] == ["Lead", "“The", "It", "Homes"]
    assert [b[slice(*part.b)].split()[0] for part in parts] == ["Lead", "“The", "It", "Homes"]


@given(st.text(alphabet="aB \n", min_size=1, max_size=30), st.text(alphabet="Ab \n", min_size=1, max_size=30))
def test_a_passage_cut_by_paragraph_covers_what_it_covered(a: str, b: str) -> None:
    """The parts follow each other without gap from the start of the passage to its end, on both sides."""
    whole = SharedPassage((0, len(a)), (0, len(b)), PassageKind.SAME)
    parts = by_paragraph(whole, (), a, b)
    assert "".join(a[slice(*part.a)] for part in parts) == a
    assert "".join(b[slice(*part.b)] for part in parts) == b
