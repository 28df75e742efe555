# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Looking for a row of words finds what cutting the whole page into words would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.names.folding import fold_text
from vorlage.search.rows import rows_in
from vorlage.search.words import LONGEST_WORD, word_spans, words_in

_PIECES = st.sampled_from(
    [
        "lead",
        "leads",
        "a",
        "水",
        "管",
        "ئ",
        "كتاب",
        "และ",
        "\u0e31",
        "\u0323",
        "\u093f",
        "द",
        "7",
        " ",
        "-",
        "_",
        "ё",
        "𠀀",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join).map(fold_text)


def _by_words(text: str, wanted: list[str], *, is_begun: bool) -> list[tuple[int, int]]:
    """The same by cutting all of the page."""
    spans, words = list(word_spans(text)), words_in(text)
    found, at = [], 0
    while at + len(wanted) <= len(words):
        row = words[at : at + len(wanted)]
        if row == wanted or (is_begun and row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1])):
            found.append((spans[at][0], spans[at + len(wanted) - 1][1]))
            at += len(wanted)
        else:
            at += 1
    return found


@given(_TEXTS, st.data(), st.booleans())
def test_rows_are_found_where_words_stand(text: str, data: st.DataObject, is_begun: bool) -> None:
    """Any row of words that a page has is found at its places and at no others, marks and scripts mixed as may be."""
    words = words_in(text)
    if words:
        first = data.draw(st.integers(0, len(words) - 1))
        wanted = words[first : data.draw(st.integers(first + 1, min(len(words), first + 3)))]
        assert list(rows_in(text, wanted, last_is_begun=is_begun)) == _by_words(text, wanted, is_begun=is_begun)


@pytest.mark.parametrize("wanted", ["le", "ead", "x", "lead leads"])
def test_parts_of_words_are_no_words(wanted: str) -> None:
    """What is only a part of a word, or more than one, is found nowhere."""
    assert list(rows_in("lead leads", [wanted])) == []


def test_a_run_beyond_the_longest_word_is_found_by_its_beginning() -> None:
    """What is known of a long run of letters is enough to find the whole of it."""
    run = "x" * (LONGEST_WORD + 10)
    assert list(rows_in(f"a {run} b", words_in(run))) == [(2, 2 + len(run))]
