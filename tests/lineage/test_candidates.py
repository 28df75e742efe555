# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Candidates: copies are among them, frequent keys are not lost, order makes no difference."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.lineage import Relation, Siglum
from vorlage.lineage import trace_lineage, witness_from_text
from vorlage.lineage.candidates import Postings, find_candidates
from vorlage.lineage.shingles import keys_of
from vorlage.lineage.tokens import tokenise

from .reports_written import WIRE, edited, first_paragraphs


def _fresh(seed: int, words: int = 200) -> str:
    chooser = random.Random(seed)
    return " ".join(f"{chooser.choice('bdfgklmnprst')}{chooser.randrange(4000)}x" for _ in range(words)) + "."


def _pairs(texts: list[str]) -> set[tuple[int, int]]:
    table = tokenise(texts)
    postings = Postings(keys_of(table), np.arange(len(texts)), np.diff(table.bounds))
    found = find_candidates(postings)
    return set(zip(found.a.tolist(), found.b.tolist(), strict=True))


def test_copies_are_candidates_and_strangers_are_not() -> None:
    """A cut and an edited copy are found among strangers."""
    texts = [_fresh(k) for k in range(40)] + [WIRE, edited(WIRE), first_paragraphs(WIRE, 4)]
    assert _pairs(texts) == {(40, 41), (40, 42), (41, 42)}


def test_the_most_copied_text_is_not_lost() -> None:
    """Keys that fifty texts have become stars: every copy is paired with the earliest."""
    copies = [edited(WIRE) + _fresh(100 + k, 30) for k in range(50)]
    found = _pairs([WIRE, *copies, *(_fresh(k) for k in range(30))])
    assert {b for a, b in found if a == 0} == set(range(1, 51))
    assert len(found) <= 50 * 13


def test_clones_are_paired_with_the_first_of_them() -> None:
    """A hundred equal texts give ninety-nine pairs, not thousands."""
    assert _pairs([WIRE] * 100) == {(0, k) for k in range(1, 100)}


@given(st.permutations(range(12)))
@settings(max_examples=20, deadline=None)
def test_batches_give_the_keys_of_the_whole(order: list[int]) -> None:
    """Cut into batches or not, the same keys; permuted texts give the permuted pairs."""
    texts = [_fresh(k, 60) for k in range(9)] + [WIRE, edited(WIRE), first_paragraphs(WIRE, 5)]
    shuffled = [texts[k] for k in order]
    whole = keys_of(tokenise(shuffled))
    parts = [keys_of(tokenise(shuffled[at : at + 5]), first_text=at) for at in (0, 5, 10)]
    assert np.array_equal(np.sort(np.concatenate(parts)), whole)
    place = {text: where for where, text in enumerate(order)}
    expected = {tuple(sorted((place[a], place[b]))) for a, b in _pairs(texts)}
    assert {tuple(sorted(pair)) for pair in _pairs(shuffled)} == expected


def test_many_reports_are_traced_over_candidates() -> None:
    """Beyond a few dozen reports the relations are those that all pairs would give."""
    texts = {f"r{k:03}": _fresh(k) for k in range(80)} | {
        "s1": WIRE,
        "s2": edited(WIRE),
        "s3": first_paragraphs(WIRE, 4),
    }
    lineage = trace_lineage([witness_from_text(siglum, text) for siglum, text in texts.items()])
    found = {(pair.a, pair.b): pair.relation for pair in lineage.pairs}
    assert set(found) == {("s1", "s2"), ("s1", "s3"), ("s2", "s3")}
    assert found[Siglum("s1"), Siglum("s2")] is Relation.LIGHT_EDIT


def test_several_processes_give_the_lineage_of_one() -> None:
    """Shared out among processes, pairs, tree and origins are the same."""
    texts = [_fresh(k) for k in range(70)] + [WIRE, edited(WIRE), first_paragraphs(WIRE, 4), WIRE]
    witnesses = [witness_from_text(f"{k:03}", text) for k, text in enumerate(texts)]
    assert trace_lineage(witnesses, processes=2) == trace_lineage(witnesses)


def test_no_text_at_all_is_an_answer() -> None:
    """No texts, or texts without words, have no candidates."""
    assert _pairs([""] * 3) == set()
    assert trace_lineage([]).pairs == ()
