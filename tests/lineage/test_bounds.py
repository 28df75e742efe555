# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is left out for speed is nothing that the full work would find; what is counted quickly is counted right."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from vorlage.lineage import witness_from_text
from vorlage.lineage.alignment import ANCHOR_WORDS, _anchor_runs, align, anchors_of
from vorlage.lineage.arborescence import minimum_arborescence
from vorlage.lineage.evidence import compare
from vorlage.lineage.facts import facts_of, shared_weight
from vorlage.lineage.reading import Reading, TextKeys, read_witness
from vorlage.lineage.relating import related
from vorlage.lineage.sentence_alignment import align_by_facts, align_by_words
from vorlage.lineage.sentences import sentences_of
from vorlage.lineage.stemma import LACUNA, directed_stemma
from vorlage.lineage.workers import processes_worth

WORDS = ("the", "of", "and", "to", "council", "water", "report", "signed", "river", "late", "vote", "budget", "flood")
NAMES = ("Maren Tolvik", "Ostrava Board", "Pelham", "Jorun Aske", "1,204", "76", "3.5 million", "12 March 2021")
NOTHING_PUBLIC = np.zeros(0, np.uint64)


def _sentence(chance: random.Random) -> str:
    """A sentence of few different words, with names, numbers and dates in it, now and then in quotation marks."""
    said = " ".join(chance.choice((*WORDS, *NAMES)) for _ in range(chance.randint(1, 14)))
    return f"“{said}.”" if chance.random() < 0.1 else f"{said[0].upper()}{said[1:]}."


def _two_texts(chance: random.Random) -> tuple[Reading, Reading]:
    """Two texts that have some sentences in common, some of them changed."""
    own = [[_sentence(chance) for _ in range(chance.randint(0, 8))] for _ in range(2)]
    for _ in range(chance.randint(0, 8)):
        words = _sentence(chance).split()
        rate = chance.choice((0.0, 0.1, 0.3))
        own[0].append(" ".join(words))
        changed = " ".join(chance.choice(WORDS) if chance.random() < rate else word for word in words)
        own[1].insert(chance.randint(0, len(own[1])), changed)
    return _reading("  ".join(own[0])), _reading("  ".join(own[1]))


def two_texts() -> st.SearchStrategy[tuple[Reading, Reading]]:
    """Pairs of readings, made by chance from a seed: drawing them word by word would take longer than the tests."""
    return st.integers(0, 2**32).map(lambda seed: _two_texts(random.Random(seed)))


def _reading(text: str) -> Reading:
    return read_witness(witness_from_text("a", text, language="en"), NOTHING_PUBLIC)


@given(two_texts(), st.sampled_from([0.05, 0.25, 0.5, 0.8, 1.0]))
@example(_two_texts(random.Random(545)), 0.8)  # sentences that fill a gap cover more than those that are alike
@settings(max_examples=60, deadline=None)
def test_no_alignment_by_words_is_given_up_that_covers_enough(texts: tuple[Reading, Reading], least: float) -> None:
    """Where the bound says no, the full alignment covers less; where it says yes, the answer is the full alignment."""
    whole, bounded = align_by_words(*texts), align_by_words(*texts, least_cover=least)
    if whole is None:
        assert bounded is None
    elif bounded is None:
        assert max(whole.cover_a, whole.cover_b) < least
    else:
        assert (bounded.cover_a, bounded.cover_b) == (whole.cover_a, whole.cover_b)
        assert [pair.a.tolist() for pair in bounded.pairs] == [pair.a.tolist() for pair in whole.pairs]


@given(two_texts(), st.sampled_from([1.0, 10.0, 25.0, 40.0]), st.sampled_from([0.1, 0.35, 0.7]))
@settings(max_examples=60, deadline=None)
def test_no_alignment_by_facts_is_given_up_that_shares_enough(
    texts: tuple[Reading, Reading], weight: float, share: float
) -> None:
    """Where the bound says no, the full alignment shares less of one or the other kind; else the answer is the same."""
    whole, bounded = align_by_facts(*texts), align_by_facts(*texts, least_weight=weight, least_share=share)
    if whole is None:
        assert bounded is None
    elif bounded is None:
        assert whole.fact_weight < weight or whole.fact_share < share
    else:
        assert (bounded.fact_weight, bounded.fact_share) == (whole.fact_weight, whole.fact_share)
        assert len(bounded.pairs) == len(whole.pairs)


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_kept_words_are_the_longest_common_sequence_of_own_words(texts: tuple[Reading, Reading]) -> None:
    """Words compared as characters give what comparing the words themselves gives."""
    found = align_by_words(*texts)
    for pair in found.pairs if found is not None else ():
        words = [
            reading.table.word[rows[reading.is_own[rows]]].tolist()
            for reading, rows in zip(texts, (pair.a, pair.b), strict=True)
        ]
        plain = 2 * LCSseq.similarity(*words) / max(sum(map(len, words)), 1)
        assert pair.likeness == pytest.approx(plain if min(map(len, words)) >= 5 else 0.0)


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_shared_facts_are_those_that_stand_in_both_sentences(texts: tuple[Reading, Reading]) -> None:
    """The table of shared weights is what comparing every sentence with every other fact by fact gives."""
    facts = [facts_of(reading) for reading in texts]
    plain = np.zeros((len(facts[0].weights), len(facts[1].weights)))
    stands: list[list[tuple[int, int, float]]] = [
        [
            (int(one.hashes[k]), int(place), float(one.each[k]))
            for k in range(len(one.hashes))
            for place in one.sentences[one.first[k] : one.first[k] + one.times[k]]
        ]
        for one in facts
    ]
    for fact, i, weight in stands[0]:
        for other, j, there in stands[1]:
            plain[i, j] += min(weight, there) if fact == other else 0.0
    assert np.allclose(shared_weight(*facts), plain)
    for one, reading in zip(facts, texts, strict=True):
        assert len(one.weights) == len(sentences_of(reading))


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_aligned_words_are_equal(texts: tuple[Reading, Reading]) -> None:
    """Whatever is taken for a run, the words on both sides of it are the same."""
    a, b = texts
    runs = [run for chain in align(a.table, b.table, a.anchors, b.anchors) for run in chain.runs]
    rows_a = [row for run in runs for row in range(run.a, run.a + run.length)]
    rows_b = [row for run in runs for row in range(run.b, run.b + run.length)]
    assert a.table.word[rows_a].tolist() == b.table.word[rows_b].tolist()


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_runs_hold_every_anchor_that_both_texts_have(texts: tuple[Reading, Reading]) -> None:
    """Three words that stand at most four times in either text are met at all their places, and nothing else is."""
    a, b = texts
    triples = [_grams(reading.table.word.tolist(), ANCHOR_WORDS) for reading in texts]
    met = {
        (i + step, j + step)
        for triple, at in triples[0].items()
        for i in at
        for j in triples[1].get(triple, ())
        for step in range(ANCHOR_WORDS)
        if len(at) <= 4 and len(triples[1][triple]) <= 4
    }
    runs = _anchor_runs(a.anchors, b.anchors)
    assert {(i + step, j + step) for i, j, length in runs for step in range(length)} == met


def _grams(words: list[int], length: int) -> dict[tuple[int, ...], list[int]]:
    found: dict[tuple[int, ...], list[int]] = {}
    for at in range(len(words) - length + 1):
        found.setdefault(tuple(words[at : at + length]), []).append(at)
    return found


def test_what_stands_often_in_a_text_is_no_anchor() -> None:
    """A run of three words that stands five times anchors nothing; four times it does, at all its places."""
    words = np.array([1, 2, 3, 9] * 4, np.uint64)
    anchors = anchors_of(words, np.ones(len(words)))
    assert sorted(anchors.times.tolist()) == [3, 3, 4, 4]
    assert not len(anchors_of(np.array([7] * 7, np.uint64), np.ones(7)).grams)


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_figures_of_a_pair_are_those_of_counting_word_by_word(texts: tuple[Reading, Reading]) -> None:
    """Running sums and whole passages at once give what a walk over the words gives."""
    a, b = texts
    comparison = compare(a, b)
    evidence = comparison.evidence
    shared = [(run.a + k, run.b + k) for chain in comparison.chains for run in chain.runs for k in range(run.length)]
    own = [a.is_own[i] and b.is_own[j] for i, j in shared]
    assert evidence.shared_own == sum(own)
    assert evidence.shared_public == len(own) - sum(own)
    assert evidence.own_a == a.is_own.sum()
    left = a.is_own.copy()
    for chain in comparison.chains:
        left[slice(*chain.a_rows)] = False
    assert evidence.rest_a == left.sum()
    lines = [left[a.table.paragraph == line].sum() for line in set(a.table.paragraph.tolist())]
    assert evidence.longest_line_a == max(lines, default=0)
    assert 0 <= evidence.changed <= 1


@given(two_texts())
@settings(max_examples=60, deadline=None)
def test_keys_brought_along_give_the_answer_of_keys_looked_for(texts: tuple[Reading, Reading]) -> None:
    """A text whose names, numbers and dates were found in another process is related as if they were found here."""
    a, b = texts
    brought = [
        Reading(one.witness, one.table, one.roles, TextKeys.of_found(one.text, one.keys.found())) for one in texts
    ]
    assert related(*brought) == related(a, b)


@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(st.integers(0, 5), min_size=n, max_size=n), min_size=n)))
@settings(max_examples=60, deadline=None)
def test_no_tree_is_cheaper_than_the_one_found(rows: list[list[int]]) -> None:
    """Against every way to give each node a parent."""
    count = len(rows[0])
    costs = np.array(rows[:count], np.float64)

    def price(parents: list[int]) -> float:
        return float(sum(costs[p, c] for c, p in enumerate(parents) if c))

    def is_tree(parents: list[int]) -> bool:
        def reaches(node: int) -> bool:
            for _ in range(count):
                node = parents[node]
            return node == 0

        return all(reaches(node) for node in range(count))

    ways = [list(map(int, np.unravel_index(code, (count,) * count))) for code in range(count**count)]
    trees = [way for way in ways if way[0] == 0 and is_tree(way)]
    found = minimum_arborescence(costs, 0)
    assert is_tree(found)
    assert price(found) == min(map(price, trees))


@given(st.lists(st.lists(st.integers(LACUNA, 1), min_size=4, max_size=4), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_places_that_read_alike_may_stand_anywhere_in_the_table(rows: list[list[int]]) -> None:
    """The tree itself does not depend on the order of the places; only the draws behind the support do."""
    extra, plain = np.zeros((5, 5)), np.zeros(4, np.bool_)
    extra[:4, :4] = 0.01 * np.arange(16).reshape(4, 4)
    table = np.array(rows, np.int64)
    turned = directed_stemma(table[::-1], extra, plain)
    assert [(e.parent, e.child) for e in directed_stemma(table, extra, plain)] == [(e.parent, e.child) for e in turned]


def test_little_work_starts_no_processes() -> None:
    """A handful of pairs is done at once in this process; many are shared among as many as were asked for."""
    assert processes_worth(8, 10) == 1
    assert processes_worth(8, 1_000_000) == 8
    assert processes_worth(1, 1_000_000) == 1
