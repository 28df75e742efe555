# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Two reports side by side: what they share in rows, what each has alone between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vorlage.domain.lineage import Pair, SharedPassage, Span, Variant
from vorlage.web.marking import Mark, Segment, between, segments


@dataclass(frozen=True, slots=True)
class CollationRow:
    """A row of the two columns. `passage` is None where nothing is aligned; either side may be empty."""

    passage: SharedPassage | None
    a: tuple[Segment, ...]
    b: tuple[Segment, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space on both sides."""
        return not any(piece.text.strip() for piece in (*self.a, *self.b))


def collation_rows(pair: Pair, text_a: str, text_b: str) -> tuple[CollationRow, ...]:
    """The two texts in rows: shared passages that keep their order become rows, the rest stands between them.

    A passage that moved keeps its mark but gets no row of its own. A long passage is cut where a paragraph of either
    report begins. Law: each column, read downwards, is its whole text.
    """
    row_passages = [
        part for passage in in_order(pair.passages) for part in by_paragraph(passage, pair.variants, text_a, text_b)
    ]
    marks_a = _marks(pair, side=0)
    marks_b = _marks(pair, side=1)
    cuts_a = [edge for passage in row_passages for edge in passage.a]
    cuts_b = [edge for passage in row_passages for edge in passage.b]
    pieces_a = segments(text_a, marks_a, cuts=cuts_a)
    pieces_b = segments(text_b, marks_b, cuts=cuts_b)
    rows: list[CollationRow] = []
    done_a = done_b = 0
    for passage in row_passages:
        rows.append(_row(None, pieces_a, (done_a, passage.a[0]), pieces_b, (done_b, passage.b[0])))
        rows.append(_row(passage, pieces_a, passage.a, pieces_b, passage.b))
        done_a, done_b = passage.a[1], passage.b[1]
    rows.append(_row(None, pieces_a, (done_a, len(text_a)), pieces_b, (done_b, len(text_b))))
    return tuple(row for row in rows if row.a or row.b)


def in_order(passages: Sequence[SharedPassage]) -> tuple[SharedPassage, ...]:
    """The longest run of passages that follow each other on both sides without overlap.

    Longest increasing run over the other side's starts (patience sorting), then overlaps dropped.
    """
    ordered = sorted(passages, key=lambda passage: (passage.a, passage.b))
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int | None] = []
    for index, passage in enumerate(ordered):
        place = bisect_left(tails, passage.b[0])
        before.append(tail_at[place - 1] if place else None)
        if place == len(tails):
            tails.append(passage.b[0])
            tail_at.append(index)
        else:
            tails[place], tail_at[place] = passage.b[0], index
    run: list[SharedPassage] = []
    at: int | None = tail_at[-1] if tail_at else None
    while at is not None:
        run.append(ordered[at])
        at = before[at]
    kept: list[SharedPassage] = []
    for passage in reversed(run):
        if not kept or (passage.a[0] >= kept[-1].a[1] and passage.b[0] >= kept[-1].b[1]):
            kept.append(passage)
    return tuple(kept)


def by_paragraph(
    passage: SharedPassage, variants: Sequence[Variant], text_a: str, text_b: str
) -> tuple[SharedPassage, ...]:
    """A passage cut where a paragraph begins on either side and the place on the other side is certain.

    It is certain between two variants, where both sides have the same letters and figures, whatever their case and
    punctuation; a stretch where they have not is left whole. Law: the parts, in order, cover what the passage covered.
    """
    inside = [
        variant
        for variant in sorted(variants, key=lambda variant: (variant.a_span, variant.b_span))
        if _within(variant.a_span, passage.a) and _within(variant.b_span, passage.b)
    ]
    cuts: list[tuple[int, int]] = []
    done_a, done_b = passage.a[0], passage.b[0]
    for next_a, next_b in [*((variant.a_span, variant.b_span) for variant in inside), _ends(passage)]:
        if next_a[0] >= done_a and next_b[0] >= done_b:
            stretch_a, stretch_b = text_a[done_a : next_a[0]], text_b[done_b : next_b[0]]
            cuts += [(done_a + cut_a, done_b + cut_b) for cut_a, cut_b in _paragraph_cuts(stretch_a, stretch_b)]
            done_a, done_b = next_a[1], next_b[1]
    edges = [(passage.a[0], passage.b[0]), *cuts, (passage.a[1], passage.b[1])]
    return tuple(
        SharedPassage((a, next_a), (b, next_b), passage.kind)
        for (a, b), (next_a, next_b) in pairwise(edges)
        if a < next_a and b < next_b
    )


def _paragraph_cuts(stretch_a: str, stretch_b: str) -> Iterator[tuple[int, int]]:
    """Where a paragraph begins within two equal stretches, on both sides, its opening quotation mark included."""
    lettered_a = [index for index, character in enumerate(stretch_a) if character.isalnum()]
    lettered_b = [index for index, character in enumerate(stretch_b) if character.isalnum()]
    if [stretch_a[index].casefold() for index in lettered_a] != [stretch_b[index].casefold() for index in lettered_b]:
        return
    for (last_a, next_a), (last_b, next_b) in zip(pairwise(lettered_a), pairwise(lettered_b), strict=True):
        gap_a, gap_b = stretch_a[last_a + 1 : next_a], stretch_b[last_b + 1 : next_b]
        if "\n" in gap_a or "\n" in gap_b:
            yield next_a - _word_opening(gap_a), next_b - _word_opening(gap_b)


def _word_opening(gap: str) -> int:
    """How many characters at the end of a gap between words belong to the word that follows."""
    return len(gap) - max((index + 1 for index, character in enumerate(gap) if character.isspace()), default=0)


def _within(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


def _ends(passage: SharedPassage) -> tuple[Span, Span]:
    """The end of a passage as the place before which the last stretch lies."""
    return (passage.a[1], passage.a[1]), (passage.b[1], passage.b[1])


def _row(
    passage: SharedPassage | None,
    pieces_a: Sequence[Segment],
    span_a: Span,
    pieces_b: Sequence[Segment],
    span_b: Span,
) -> CollationRow:
    return CollationRow(passage, between(pieces_a, *span_a), between(pieces_b, *span_b))


def _marks(pair: Pair, *, side: int) -> list[Mark]:
    """Passages and variants as marks of one column; a variant is labelled with the other's reading."""
    here = "a" if side == 0 else "b"
    marks = []
    for number, passage in enumerate(pair.passages, 1):
        start, end = passage.a if side == 0 else passage.b
        marks.append(Mark(start=start, end=end, kind=f"passage {passage.kind}", anchor=f"passage-{here}-{number}"))
    for number, variant in enumerate(pair.variants, 1):
        start, end = variant.a_span if side == 0 else variant.b_span
        other = variant.b if side == 0 else variant.a
        marks.append(
            Mark(
                start=start,
                end=end,
                kind=f"variant {variant.kind}",
                anchor=f"variant-{here}-{number}",
                label=other,
            )
        )
    return marks
