# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A person's reading of a page: a text layer of its own, shown before any machine's and never replaced by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.layers import lay_over
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Page, PageOrigin
from vorlage.domain.words import Word
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.language import language_of

MOST_CHARACTERS: Final = 200_000
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


def corrected(page: Page, text: str) -> Page:
    """The page as a person reads it. A word keeps its place where the machine had the same word, or one word for it.

    Words a person added have no place: a box that was guessed would mark the wrong spot.

    Raises:
        ValueError: The text is blank or too long.
    """
    text = tidy_lines(clean_text(text))
    if not text.strip() or len(text) > MOST_CHARACTERS:
        raise ValueError("a correction is a text of a page")
    return replace(
        page,
        text=text,
        words=tuple(_placed(page, text)),
        origin=PageOrigin.HUMAN,
        language=language_of(text) or page.language,
        is_read=True,
        engine="",
        reason="",
    )


def _placed(page: Page, text: str) -> Iterator[Word]:
    """The words of a text with the boxes of the words they stand for (longest common subsequence of words)."""
    old = [page.text[word.start : word.end] for word in page.words]
    found = list(_WORD.finditer(text))
    placed: dict[int, int] = {}
    for step in Indel.opcodes(old, [word.group() for word in found]):
        if step.tag == "equal":
            placed.update(zip(range(step.dest_start, step.dest_end), range(step.src_start, step.src_end), strict=True))
    _pair_single_changes(placed, len(old), len(found))
    for position, word in enumerate(found):
        source = placed.get(position)
        yield Word(word.start(), word.end(), None if source is None else page.words[source].box)


def _pair_single_changes(placed: dict[int, int], old: int, new: int) -> None:
    """Between two words that were kept, as many words as before stand for those before, one for one."""
    known = [(-1, -1), *sorted(placed.items()), (new, old)]
    for (new_before, old_before), (new_after, old_after) in pairwise(known):
        if new_after - new_before == old_after - old_before:
            placed.update(zip(range(new_before + 1, new_after), range(old_before + 1, old_after), strict=True))


def record_correction(catalogue: Catalogue, number: ItemNumber, page: Page, *, now: datetime, tool: str) -> None:
    """Lay a person's text over a page, with its custody event, in one transaction. The caller is the only writer.

    What the machine had read stays beside it. The event says which page of which item, and nothing of its text.
    """
    with catalogue.writing() as connection:
        lay_over(connection, number, page, made_at=now)
        item_rows.mark_indexed(connection, [number], indexed=False)
        record_change(connection, f"text of page {page.number} written by a person", item=number, now=now, tool=tool)
