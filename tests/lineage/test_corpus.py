# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A corpus that grows gives the answer of a run over everything."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.domain.lineage import Witness
from vorlage.lineage import Corpus, trace_lineage, witness_from_text
from vorlage.lineage.candidates import Postings, find_candidates
from vorlage.lineage.filing import age_of, file_texts, keys_of_texts, ranks_by_age
from vorlage.lineage.posting_table import PostingTable
from vorlage.lineage.sorted_shards import SortedShards

from .reports_written import OTHER_STORY, THIRD_STORY, WIRE, edited, first_paragraphs

REPORTS = [
    witness_from_text("wire", WIRE, published="2024-05-02", credits=("Meridian Wire",)),
    witness_from_text("edited", edited(WIRE), published="2024-05-03"),
    witness_from_text("cut", first_paragraphs(WIRE, 4), published="2024-05-03"),
    witness_from_text("same", WIRE),
    witness_from_text("council", OTHER_STORY, published="2024-01-01"),
    witness_from_text("council again", first_paragraphs(OTHER_STORY, 3)),
    witness_from_text("train", THIRD_STORY),
    witness_from_text("nothing", ""),
]
"""One quotation stands in both stories, so what comes second makes it public in what came first."""

_SPOKEN = (
    "nobody in this office was told that the tanks had been moved, and nobody here would have signed for the move "
    "without a letter from the inspector of mines and a second letter from the owner of the land beside the river"
)
UNQUOTED = [
    witness_from_text("paraphrase", f"{THIRD_STORY}\nAs the clerk put it {_SPOKEN}."),
    witness_from_text("another", f"{OTHER_STORY}\nShe repeated to them that {_SPOKEN}."),
]
QUOTED = [
    witness_from_text("first quote", f'Short of words. "{_SPOKEN}," he wrote. Nothing more was heard of it.'),
    witness_from_text("second quote", f'A letter arrived. "{_SPOKEN}," it said, and no more than that.'),
]


def _stories(seed: int, count: int) -> list[Witness]:
    """Invented stories of a few shared building blocks: families, clones, hubs, ties of date."""
    chooser = random.Random(seed)
    blocks = [" ".join(f"w{chooser.randrange(900)}x" for _ in range(40)) + "." for _ in range(14)]
    boiler = " ".join(f"b{chooser.randrange(900)}x" for _ in range(30)) + "."
    made = []
    for number in range(count):
        chosen = chooser.sample(blocks, chooser.randint(1, 3))
        if chooser.random() < 0.6:
            chosen.append(boiler)
        if chooser.random() < 0.6:
            chosen.append(" ".join(f"v{chooser.randrange(9000)}x" for _ in range(30)))
        day = chooser.choice(["", "2024-01-01", "2024-01-02"])
        made.append(witness_from_text(f"r{number}", " ".join(chosen), published=day))
    return made


@given(st.permutations(REPORTS), st.integers(0, len(REPORTS)))
@settings(max_examples=8, deadline=None)
def test_one_by_one_in_any_order_gives_the_lineage_of_all(order: list[Witness], at_once: int) -> None:
    """Added one by one, or some at once and the rest singly: pairs, tree and origins are those of one run."""
    corpus = Corpus(order[:at_once])
    for witness in order[at_once:]:
        corpus.add(witness)
    assert corpus.lineage() == trace_lineage(order)


def test_words_that_become_public_later_change_what_was_found_before() -> None:
    """Two reports share a stretch of prose until two others show that it is a quotation."""
    corpus = Corpus(UNQUOTED)
    before = corpus.lineage()
    corpus.add(QUOTED[0])
    corpus.add(QUOTED[1])
    after = corpus.lineage()
    assert before == trace_lineage(UNQUOTED)
    assert after == trace_lineage([*UNQUOTED, *QUOTED])
    was, now = (lineage.pair(UNQUOTED[1].siglum, UNQUOTED[0].siglum) for lineage in (before, after))
    assert was is not None
    assert now is None or now.relation is not was.relation


def test_adding_tells_the_pairs_of_the_new_text() -> None:
    """What `add` returns are the relations that the full run gives the new text."""
    corpus = Corpus(REPORTS[1:])
    added = corpus.add(REPORTS[0])
    full = [pair for pair in trace_lineage(REPORTS).pairs if "wire" in (pair.a, pair.b)]
    assert [(p.a, p.b, p.relation, p.passages, p.variants) for p in added] == [
        (p.a, p.b, p.relation, p.passages, p.variants) for p in full
    ]
    assert added == corpus.pairs_of("wire")


@given(st.integers(0, 10_000), st.integers(2, 90), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_candidates_of_a_new_text_are_those_of_the_full_run(seed: int, count: int, chooser: random.Random) -> None:
    """Probing finds just the partners that a run over all texts gives the last one, in whatever order they came."""
    stories = _stories(seed, count)
    chooser.shuffle(stories)
    table = PostingTable()
    for number, story in enumerate(stories):
        filed = file_texts([story.text], first_text=number)
        table.file(filed.keys, filed.size, [age_of(story)])
    filed = file_texts([story.text for story in stories])
    full = find_candidates(Postings(filed.keys, ranks_by_age(stories), filed.size))
    pairs = set(zip(full.a.tolist(), full.b.tolist(), strict=True))
    last = count - 1
    found = table.partners(last, lambda numbers: keys_of_texts([stories[n].text for n in numbers], numbers))
    assert set(found) == {a + b - last for a, b in pairs if last in (a, b)}
    assert {(min(pair), max(pair)) for pair in table.all_candidates()} == pairs


def test_a_large_corpus_compares_a_new_text_with_its_candidates_only() -> None:
    """Beyond a few dozen texts, strangers are not aligned, and copies are found all the same."""
    chooser = random.Random(5)
    strangers = [
        witness_from_text(f"s{k}", " ".join(f"w{chooser.randrange(9000)}x" for _ in range(120))) for k in range(80)
    ]
    corpus = Corpus([*strangers, REPORTS[0]])
    pairs = corpus.add(REPORTS[1])
    assert [(pair.a, pair.b) for pair in pairs] == [("edited", "wire")]
    assert corpus.lineage() == trace_lineage(corpus.witnesses)


@given(st.integers(0, 1000), st.integers(0, 8), st.integers(0, 20))
@settings(max_examples=5, deadline=None)
def test_a_corpus_comes_back_from_its_folder_and_grows_on(seed: int, kept: int, aligned: int) -> None:
    """Saved and loaded, it finds what the one that was never saved finds."""
    stories = [*_stories(seed, 62), *REPORTS, *UNQUOTED, *QUOTED]
    random.Random(seed).shuffle(stories)
    corpus = Corpus(stories[kept:])
    for witness in corpus.witnesses[:aligned]:
        corpus.pairs_of(witness.siglum)
    with TemporaryDirectory() as folder:
        corpus.save(Path(folder) / "corpus")
        again = Corpus.load(Path(folder) / "corpus")
        with pytest.raises(FileExistsError):
            again.save(Path(folder) / "corpus")
    assert again.witnesses == corpus.witnesses
    for witness in stories[:kept]:
        assert again.add(witness) == corpus.add(witness)
    some = stories[kept].siglum
    assert again.pairs_of(some) == corpus.pairs_of(some)


def test_what_another_version_found_is_found_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts are taken over, the pairs are not."""
    monkeypatch.setattr("vorlage.lineage.corpus.LINEAGE_VERSION", "of long ago")
    Corpus(REPORTS[:3]).save(tmp_path / "corpus")
    monkeypatch.undo()
    assert Corpus.load(tmp_path / "corpus").lineage() == trace_lineage(REPORTS[:3])


def test_a_damaged_folder_is_refused(tmp_path: Path) -> None:
    """Arrays that do not fit each other are no corpus."""
    Corpus(REPORTS).save(tmp_path / "corpus")
    np.save(tmp_path / "corpus" / "text_end.npy", np.array([3]))
    with pytest.raises(ValueError, match="do not fit"):
        Corpus.load(tmp_path / "corpus")
    (tmp_path / "corpus" / "keys.npy").unlink()
    with pytest.raises((FileNotFoundError, ValueError)):
        Corpus.load(tmp_path / "corpus")


def test_a_siglum_is_taken_once_and_a_refusal_changes_nothing() -> None:
    """A second witness of one siglum is refused before anything is taken in."""
    corpus = Corpus(REPORTS[:2])
    with pytest.raises(ValueError, match="siglum"):
        corpus.add_all([REPORTS[2], REPORTS[0]])
    assert len(corpus) == 2
    with pytest.raises(KeyError):
        corpus.pairs_of("cut")


@given(st.lists(st.lists(st.integers(0, 2**64 - 1), max_size=40), max_size=20), st.lists(st.integers(0, 2**64 - 1)))
@settings(deadline=None)
def test_shards_hold_what_was_put_in(portions: list[list[int]], strangers: list[int]) -> None:
    """Whatever was added, in whatever portions, is found again, and nothing else."""
    shards = SortedShards()
    for portion in portions:
        shards.add(np.array(portion, np.uint64))
    held = sorted(number for portion in portions for number in portion)
    assert shards.everything().tolist() == held
    asked = np.unique(np.array([*held, *strangers], np.uint64))
    assert shards.hold(asked).tolist() == [number in set(held) for number in asked.tolist()]
    assert sorted(shards.between(asked, asked).tolist()) == held
