# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How much room a label takes where nobody can measure it: in columns, of which Han and the like take two."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width


def columns_of(text: str) -> int:
    """How many columns a text takes: 2 for wide letters (Unicode TR 11), none for marks, 1 for all others."""
    return sum(_columns(character) for character in text)


def shortened(text: str, columns: int) -> str:
    """The text in at most so many columns: its beginning and its end, which tells apart what begins alike.

    White space becomes single spaces.
    """
    words = " ".join(text.split())
    if columns_of(words) <= columns:
        return words
    end = _beginning(words[::-1], columns // 3)[::-1].lstrip()
    return f"{_beginning(words, columns - 1 - columns_of(end)).rstrip()}…{end}"


def _beginning(text: str, columns: int) -> str:
    """As many of the first characters as go into some columns."""
    taken = 0
    for place, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:place]
    return text


def _columns(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
