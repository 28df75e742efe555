# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What waits for a person's decision, and what hangs on it: the review queue, ordered by effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.claims import Claim, ClaimId
from vorlage.domain.lineage import SuggestionId


class QueueKind(StrEnum):
    """Why something waits for a person, in the order in which things of equal effect are shown."""

    STALE = "stale"
    """A decision whose words are not found any more."""
    SECOND_PERSON = "second_person"
    """A decision that waits for a second person."""
    NAME = "name"
    """Two printed names that may be one person's, by the role they stand in."""
    DRIFT = "drift"
    """A value that changed on the way."""
    CONFLICT = "conflict"
    """A passage that gives another value of the same thing, or findings that disagree."""
    CORRUPT = "corrupt"
    """A value that lost its size or cannot be."""
    EVIDENCE = "evidence"
    """A passage that needs a stance."""
    UNDATED = "undated"
    """Two reports of one lineage without a direction, since a date is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How much changes with a decision: claims, reports that make them, pages shown beside them."""

    claims: int
    reports: int
    pages: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """What the queue is ordered by: claims first, then reports, then pages."""
        return self.claims, self.reports, self.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """Something a person has to decide about claims; never an entry about a person.

    `suggestion` is what to decide upon, as `vorlage decide` takes it. `about` says in coded words what stands there;
    `claims` are those whose state may change, the first to be looked at first.
    """

    kind: QueueKind
    suggestion: SuggestionId
    claims: tuple[ClaimId, ...]
    about: str
    effect: Effect


def in_order_of_effect(entries: Iterable[QueueEntry]) -> tuple[QueueEntry, ...]:
    """Entries, those that change most first; of equal effect by kind, then by suggestion.

    Law: the order in which they are given makes no difference.
    """
    kinds = {kind: at for at, kind in enumerate(QueueKind)}
    return tuple(
        sorted(
            entries,
            key=lambda each: (tuple(-part for part in each.effect.weight), kinds[each.kind], each.suggestion),
        )
    )


def effect_of(claims: Sequence[Claim]) -> Effect:
    """What hangs on some claims."""
    return Effect(
        claims=len(claims),
        reports=len({member.mention.siglum for claim in claims for member in claim.members}),
        pages=len({(exhibit.number, exhibit.page) for claim in claims for exhibit in claim.exhibits}),
    )
