# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""After texts were read anew: which decisions stand as they did, which were carried over, and which are stale.

Where the words stand now is found each time it is asked, always from what was decided upon first, so that it cannot
creep. What is noted here is the day on which it changed.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from vorlage.catalogue.claim_decisions import insert_standings, last_standings, list_claim_decisions
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.page_texts import page_texts
from vorlage.claims.anchors import PagedText
from vorlage.claims.decisions import TextOf, place_decisions
from vorlage.custody.custody_log import record_change
from vorlage.domain.claim_decisions import AnchorStanding, standing_decisions
from vorlage.domain.custody import ItemNumber


def texts_of(catalogue: Catalogue) -> TextOf:
    """The texts of records as they are now, each read once."""
    held: dict[ItemNumber, PagedText | None] = {}

    def text_of(number: ItemNumber) -> PagedText | None:
        if number not in held:
            with catalogue.reading() as connection:
                pages = page_texts(connection, number)
            held[number] = PagedText(number, pages) if pages else None
        return held[number]

    return text_of


def note_standings(catalogue: Catalogue, *, now: datetime, tool: str) -> dict[int, AnchorStanding]:
    """Note which decisions stand otherwise than when that was last noted, with a custody event of their numbers.

    The caller is the case's only writer. Nothing is changed about a decision: a stale one is stale until its words
    stand there again, or a person decides anew.

    Returns:
        The standing of each decision that stands otherwise.
    """
    with catalogue.reading() as connection:
        standing = standing_decisions(list_claim_decisions(connection))
        known = last_standings(connection)
    if not standing:
        return {}
    placed = {each.decision.sequence: each.standing for each in place_decisions(standing, texts_of(catalogue))}
    changed = {
        sequence: now_is
        for sequence, now_is in placed.items()
        if known.get(sequence, AnchorStanding.HOLDS) is not now_is
    }
    if changed:
        counts = Counter(changed.values())
        told = ", ".join(f"{counts[each]} {each.value}" for each in AnchorStanding if counts[each])
        with catalogue.writing() as connection:
            insert_standings(connection, changed, now)
            record_change(connection, f"decisions on texts that were read anew: {told}", now=now, tool=tool)
    return changed
