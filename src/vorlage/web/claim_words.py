# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A claim's own words, as its page, the ledger and the queue show them."""

from __future__ import annotations

from vorlage.domain.claims import Claim
from vorlage.web.marking import Mark, Segment, segments


def words_of(claim: Claim) -> tuple[Segment, ...]:
    """A claim's text, with the mention marked in it: one sentence often makes several claims.

    The mention is found by its words; a claim whose text does not hold them has no mark.
    """
    for member in claim.members:
        start = claim.text.find(member.mention.quote)
        if start >= 0 and len(member.mention.quote) < len(claim.text):
            return segments(claim.text, [Mark(start=start, end=start + len(member.mention.quote), kind="said")])
    return segments(claim.text, [])
