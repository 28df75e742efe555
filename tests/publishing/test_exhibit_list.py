# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The list of exhibits: read strictly, and every refusal names the exhibit and never what stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.editions import ExhibitMode
from vorlage.domain.errors import ExhibitListError
from vorlage.domain.words import Box
from vorlage.publishing.exhibit_list import parse_exhibit_list

GOOD = """
title = "What the files show"
[[exhibits]]
path = "primary/03 board/minutes.pdf"
page = 2
quote = "words as they stand there"
mode = "pixels"
caption = "The board was told in July."
[[exhibits]]
path = "12"
page = 1
box = [72, 90, 300.5, 120]
mode = "retyped"
caption = "And again in August."
claim = "The board knew."
[[exhibits]]
path = "primary/letter.txt"
mode = "statement"
caption = "A letter says the same."
"""


def test_a_list_is_read_as_written() -> None:
    """Every key of the documented form comes out as it was typed."""
    read = parse_exhibit_list(GOOD.encode())
    first, second, third = read.exhibits
    assert (read.title, read.language, read.introduction) == ("What the files show", "en", "")
    assert (first.place, first.page, first.quote, first.mode) == (1, 2, "words as they stand there", ExhibitMode.PIXELS)
    assert (second.box, second.mode, second.claim) == (Box(72, 90, 300.5, 120), ExhibitMode.RETYPED, "The board knew.")
    assert (third.page, third.quote, third.box, third.mode) == (None, "", None, ExhibitMode.STATEMENT)


def _changed(before: str, after: str) -> bytes:
    assert before in GOOD
    return GOOD.replace(before, after, 1).encode()


@pytest.mark.parametrize(
    ("content", "exhibit", "says"),
    [
        (_changed('mode = "pixels"', 'mood = "pixels"\nmode = "pixels"'), "Exhibit 1", "not known"),
        (_changed('mode = "pixels"\n', ""), "Exhibit 1", "mode is missing"),
        (_changed('mode = "pixels"', 'mode = "PIXELS"'), "Exhibit 1", "mode is missing"),
        (_changed('quote = "words as they stand there"\n', ""), "Exhibit 1", "neither a quote nor a box"),
        (_changed('quote = "words as they stand there"', 'quote = "  "'), "Exhibit 1", "neither a quote nor a box"),
        (_changed('quote = "words', 'box = [1, 2, 3, 4]\nquote = "words'), "Exhibit 1", "a quote and a box"),
        (_changed("page = 2", "page = 0"), "Exhibit 1", "no number from 1"),
        (_changed("page = 2", "page = true"), "Exhibit 1", "no number from 1"),
        (_changed("page = 1\n", ""), "Exhibit 2", "a box and no page"),
        (_changed("[72, 90, 300.5, 120]", "[72, 90, 300.5]"), "Exhibit 2", "not four numbers"),
        (_changed("[72, 90, 300.5, 120]", "[72, 90, nan, 120]"), "Exhibit 2", "no inside"),
        (_changed("[72, 90, 300.5, 120]", "[72, 90, 72, 120]"), "Exhibit 2", "no inside"),
        (_changed("[72, 90, 300.5, 120]", "[72, 90, inf, 120]"), "Exhibit 2", "no inside"),
        (_changed('caption = "The board was told in July."', ""), "Exhibit 1", "caption is missing"),
        (_changed("told in July", "told\\u202e in July"), "Exhibit 1", "not seen"),
        (_changed('title = "What the files show"', ""), "", "title is missing"),
        (_changed('title = "What the files show"', 'title = "T"\nlanguage = "<en>"'), "", "no language tag"),
        (b'title = "T"', "", "names no exhibit"),
        (b'title = "T"\nexhibits = ["a"]', "", "names no exhibit"),
        (b'title = "T"\n[[exhibits]\n', "", "at line 2"),
        (b"\xff\xfe", "", "no TOML"),
        (b"a = " + b"[" * 5000, "", "no TOML"),
    ],
)
def test_what_is_wrong_is_said_of_which_exhibit(content: bytes, exhibit: str, says: str) -> None:
    """A misspelt or missing line is refused, by the place of its exhibit, with what is unharmed and what to do."""
    with pytest.raises(ExhibitListError) as caught:
        parse_exhibit_list(content)
    assert caught.value.what.startswith(exhibit)
    assert says in caught.value.what
    assert "Nothing was published" in caught.value.unharmed


PLANTED = "Zw9-planted-word"


@pytest.mark.parametrize("key", ["title", "path", "quote", "caption", "mode", "page", "box", "strange"])
def test_a_refusal_never_repeats_what_the_list_says(key: str) -> None:
    """Quotes, paths and captions are of the case: an error goes to terminals and logs."""
    lines = GOOD.replace("words as they stand there", PLANTED).replace("minutes", PLANTED).replace("July", PLANTED)
    broken = lines.replace("[[exhibits]]\n", f'[[exhibits]]\n"{key}" = ["{PLANTED}"]\n', 1)
    with pytest.raises(ExhibitListError) as caught:
        parse_exhibit_list(broken.encode())
    assert PLANTED not in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_refused(content: bytes) -> None:
    """Nothing but the one error comes out of bytes that are no list."""
    try:
        parse_exhibit_list(content)
    except ExhibitListError as refusal:
        assert refusal.next_step
