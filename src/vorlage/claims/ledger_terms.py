# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which claims of a ledger a mention may be about: by rare words, values and units in common. It proposes, only.

Terms are weighted by how rare they are (inverse document frequency, Spärck Jones 1972), claims in place of documents.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from vorlage.claims.comparison import unit_key
from vorlage.claims.wording import content_words
from vorlage.domain.claims import CalendarDate, Claim, Mention, Quantity, Value
from vorlage.extraction.date_values import UNRESOLVED

_MENTIONS_READ: Final = 12
"""Of a claim in hundreds of reports: its wordings repeat."""
_VALUE_WEIGHT: Final = 3.0
_LEAST_RARITY: Final = 0.7
"""Below this, a term stands in about half of the claims of its kind."""


class LedgerTerms:
    """The claims of a ledger under the terms of their mentions, ready to be asked again and again."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._postings: dict[tuple[str, str], array[int]] = {}
        self._of_kind: dict[str, int] = {}
        for place, claim in enumerate(claims):
            self._of_kind[claim.kind] = self._of_kind.get(claim.kind, 0) + 1
            terms = set(content_words(claim.text)) | set(_value_terms(claim.value))
            for member in claim.members[:_MENTIONS_READ]:
                terms |= content_words(member.mention.quote)
                terms.update(_value_terms(member.mention.value))
            for term in terms:
                self._postings.setdefault((claim.kind, term), array("l")).append(place)

    def likely(self, mention: Mention, sentence: str, *, most: int) -> list[Claim]:
        """The claims of its kind that share most with a mention and the sentence around it, the likeliest first.

        Args:
            mention: Of any text.
            sentence: What stands around it, with it.
            most: How many at most.
        """
        weights: dict[int, float] = {}
        total = self._of_kind.get(mention.kind, 0)
        words = sorted(content_words(sentence) | content_words(mention.quote))
        for term, weight in (
            *((word, 1.0) for word in words),
            *((t, _VALUE_WEIGHT) for t in _value_terms(mention.value)),
        ):
            places = self._postings.get((mention.kind, term))
            if places is None:
                continue
            rarity = math.log(1 + (total + 0.5) / (len(places) + 0.5))
            if rarity < _LEAST_RARITY and total > most:
                continue
            for place in places:
                weights[place] = weights.get(place, 0.0) + weight * rarity
        best = sorted(weights, key=lambda place: (-weights[place], place))[:most]
        return [self._claims[place] for place in best]


def _value_terms(value: Value) -> Iterator[str]:
    """A value as terms. They begin with a character that no word begins with."""
    if isinstance(value, Quantity):
        if value.unit:
            yield f"\x00unit {unit_key(value.unit)}"
        if value.amount is not None:
            yield f"\x00amount {value.amount:g}"
            yield f"\x00size {value.amount:.0e}"
    elif isinstance(value, CalendarDate) and value.date != UNRESOLVED:
        yield f"\x00date {value.date}"
        yield f"\x00year {value.date[:4]}"
