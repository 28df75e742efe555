# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words under failed redactions are hidden where texts are masked: by place, and by word where they say something."""

from __future__ import annotations

from vorlage.domain.pages import text_digest
from vorlage.protection.roster import NOBODY
from vorlage.redaction.received.failed_words import FailedWords
from vorlage.search.outgoing import Masked

TEXT = "The money went to the harbour office in cash."
AT = (TEXT.index("harbour"), TEXT.index(" in cash"))


def _failed(text: str = TEXT, at: tuple[int, int] = AT) -> FailedWords:
    return FailedWords({text_digest(text).hex: (at,)}, (TEXT[AT[0] : AT[1]],))


def test_a_text_is_masked_where_the_redaction_was_and_any_text_that_tells_its_words() -> None:
    """The same words in another order of letters and lines; other words stay."""
    veil = Masked(NOBODY, _failed())
    assert veil.text(TEXT) == "The money went to the [name] in cash."
    assert veil.text("It was paid to the harbour\noffice, they say") == "It was paid to the [name], they say"
    assert veil.text("The office was shut") == "The office was shut"


def test_a_stretch_that_cuts_the_words_in_two_shows_neither_half() -> None:
    """Of a page, as a hit shows it."""
    veil = Masked(NOBODY, _failed())
    cut = TEXT.index("office")
    assert "harbour" not in veil.stretch(TEXT, 0, cut).text
    assert "office" not in veil.stretch(TEXT, cut, len(TEXT)).text


def test_on_a_long_page_of_which_only_a_part_is_looked_at_the_place_is_hidden_too() -> None:
    """Words that stand elsewhere as well have no place but this one."""
    ahead = "And so it went on. " * 3_000
    text = ahead + TEXT
    start, end = AT[0] + len(ahead), AT[1] + len(ahead)
    veil = Masked(NOBODY, FailedWords({text_digest(text).hex: ((start, end),)}, ()))
    shown = veil.stretch(text, start - 20, len(text)).text
    assert "harbour" not in shown
    assert shown.endswith("in cash.")


def test_without_any_nothing_is_hidden() -> None:
    """And nothing is told by the repr."""
    assert Masked(NOBODY, FailedWords({}, ())).text(TEXT) == TEXT
    assert "harbour" not in repr(_failed())
