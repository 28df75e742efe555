# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tokens: where they stand, what they hash to, what they are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vorlage.lineage.fixed_words import FixedWords
from vorlage.lineage.function_words import function_words
from vorlage.lineage.tokens import Trait, hash_of_word, tokenise


def _words(text: str, trait: Trait | None = None) -> list[str]:
    table = tokenise([text])
    rows = table.has(trait) if trait is not None else np.ones(len(table), np.bool_)
    return [text[start:end] for start, end, kept in zip(table.start, table.end, rows, strict=True) if kept]


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_offsets_point_into_each_text_and_never_overlap(texts: list[str]) -> None:
    """Tokens lie in order inside their own text, and no batch mate changes them."""
    batch = tokenise(texts)
    assert len(batch.bounds) == len(texts) + 1
    for index, text in enumerate(texts):
        table = batch.of_text(index)
        alone = tokenise([text])
        assert np.array_equal(table.word, alone.word)
        assert np.array_equal(table.start, alone.start)
        assert np.array_equal(table.traits, alone.traits)
        assert all(0 <= low < high <= len(text) for low, high in zip(table.start, table.end, strict=True))
        assert all(table.end[:-1] <= table.start[1:])


def test_a_batch_hashes_as_the_plain_definition_says() -> None:
    """The arithmetic on arrays gives the hash that the definition on one word gives."""
    words = ["water", "Zürich", "вода", "ماء", "a", "the"]
    table = tokenise([" ".join(words)])
    assert table.word.tolist() == [hash_of_word(word) for word in words]


def test_typography_does_not_change_a_word() -> None:
    """Curly or straight, composed or not, thousands separated or not: one word."""
    one = tokenise(["The utility’s café spent 184,000 crowns or 1.5 million"])
    other = tokenise(["the utility's cafe\u0301 spent 184000 CROWNS or 1.5 million"])
    assert one.word.tolist() == other.word.tolist()
    assert tokenise(["1.5"]).word[0] != tokenise(["15"]).word[0]


def test_scripts_without_spaces_give_one_token_a_character() -> None:
    """Chinese is read character by character, Arabic and Russian word by word."""
    assert _words("自来水公司 2340 户") == ["自", "来", "水", "公", "司", "2340", "户"]
    assert _words("شركة المياه") == ["شركة", "المياه"]
    assert _words("Вода в городе") == ["Вода", "в", "городе"]


def test_words_in_quotation_marks_are_seen_in_every_style() -> None:
    """Straight, curly, angled, Chinese, single and carelessly mixed marks; an apostrophe is none."""
    for text in (
        'He said "one two" and left.',
        "He said “one two” and left.",
        "He said “one two“ and left.",
        "He said «one two» and left.",
        "He said ‘one two’ and left.",
        "He said 'one two' and left.",
    ):
        assert _words(text, Trait.QUOTED) == ["one", "two"], text
    assert _words("他说：「不是」然后走了", Trait.QUOTED) == ["不", "是"]
    assert _words("The workers' pay and the city's tax", Trait.QUOTED) == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """The press leaves a quote open that runs on: each paragraph stands for itself."""
    text = "“It runs on.\n\n“And on.” He left.\n\nThe end."
    assert _words(text, Trait.QUOTED) == ["It", "runs", "on", "And", "on"]


def test_sentences_open_after_a_stop_but_not_after_an_initial() -> None:
    """What opens a sentence is marked."""
    assert _words("Mr. J. Doe came. He left! 他来。他走。", Trait.OPENS) == ["Mr", "He", "他", "他"]


def test_one_name_through_another_script_keeps_its_consonant_key() -> None:
    """The skeleton merges voicing and drops vowels; other names keep other keys."""
    table = tokenise(["Quintrell Kintrel Korzybrod Corzibrod Karvessa Karbesa Aldercott"])
    keys = table.skeleton.tolist()
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
    assert keys[4] == keys[5]
    assert len({keys[0], keys[2], keys[4], keys[6]}) == 4


def test_a_fixed_set_of_words_holds_those_and_no_others() -> None:
    """A perfect hash table answers as a set does, for nought too."""
    words = [hash_of_word(word) for word in function_words()]
    fixed = FixedWords(words)
    assert fixed.hold(np.array(words, np.uint64)).all()
    strangers = np.array([0, 1, *(word ^ 1 for word in words)], np.uint64)
    assert fixed.hold(strangers).tolist() == [int(word) in set(words) for word in strangers]


def test_stems_end_at_six_letters_or_an_apostrophe_and_numbers_are_whole() -> None:
    """What follows a stem makes no difference to its hash; every digit does."""
    stems = tokenise(["factory factories town's towns 1234567 1234568"]).stem.tolist()
    assert stems[0] == stems[1]
    assert stems[2] == hash_of_word("town") != stems[3]
    assert stems[4] != stems[5]
