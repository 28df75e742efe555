# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Putting tags on items and taking them off. A tag is a word of the desk's own about records, and never a verdict.

A tag is on an item, so that it cannot follow a person from record to record. What it says is not in the custody log,
for it may hold a name; that it was put or taken off, and on which items, is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from vorlage.catalogue import marks as mark_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import TagError

LONGEST_TAG: Final = 60


def tag_of(typed: str) -> str:
    """A tag as it is kept: one line, white space made one, composed (NFC).

    Raises:
        TagError: It is blank, too long, or holds characters that are not seen.
    """
    tag = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not any(character.isalnum() for character in tag) or len(tag) > LONGEST_TAG or not tag.isprintable():
        raise TagError(
            "A tag is a word or a few, on one line.",
            expected=f"1 to {LONGEST_TAG} characters that are seen, a letter or digit among them",
            found="something else (not repeated here)",
            unharmed="No tag was changed.",
            next_step="choose a shorter tag",
        )
    return tag


def put_tag(
    catalogue: Catalogue, numbers: Iterable[ItemNumber], typed: str, *, by: str, now: datetime, tool: str
) -> tuple[str, int]:
    """Put a tag on items. One that is there already, but for capitals, keeps its spelling and its items.

    The caller is the case's only writer.

    Returns:
        The tag as it is kept, and how many items have it now that had it not.

    Raises:
        TagError: It has not the form of a tag.
    """
    tag = tag_of(typed)
    with catalogue.writing() as connection:
        known = {each.casefold(): each for each in mark_rows.spellings_of_tags(connection)}
        tag = known.get(tag.casefold(), tag)
        held = dict(mark_rows.items_by_tag(connection)).get(tag, frozenset())
        new = sorted(set(numbers) - held)
        if new:
            mark_rows.insert_tag(connection, new, tag, by=by, at=now)
            record_change(connection, f"tag put on {_items_in_words(new)}", now=now, tool=tool)
    return tag, len(new)


def take_tag_off(
    catalogue: Catalogue, numbers: Iterable[ItemNumber], typed: str, *, now: datetime, tool: str
) -> tuple[str, int]:
    """Take a tag off items; those that have it not are as they were. The caller is the case's only writer.

    Returns:
        The tag as it was kept, and how many items had it.

    Raises:
        TagError: It has not the form of a tag.
    """
    tag = tag_of(typed)
    with catalogue.writing() as connection:
        known = {each.casefold(): each for each in mark_rows.spellings_of_tags(connection)}
        tag = known.get(tag.casefold(), tag)
        held = sorted(set(numbers) & dict(mark_rows.items_by_tag(connection)).get(tag, frozenset()))
        if held:
            mark_rows.delete_tag(connection, held, tag)
            record_change(connection, f"tag taken off {_items_in_words(held)}", now=now, tool=tool)
    return tag, len(held)


def _items_in_words(numbers: Sequence[ItemNumber]) -> str:
    """Sorted numbers, neighbours as a range: `items 3-7, 12`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    words = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
    return f"{'item' if len(numbers) == 1 else 'items'} {words}"
