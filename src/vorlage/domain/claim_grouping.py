# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What persons decided about which mentions are one claim, as grouping takes it; and one step of a claim's drift.

A decision names two mentions by their places in the text layers of today; whoever keeps decisions finds those places
again, or does not ask for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from vorlage.domain.claims import ClaimKind, Drift, Mention
from vorlage.domain.lineage import Siglum

MentionPlace = tuple[Siglum, int, int, ClaimKind]
"""Where a mention stands, and of what kind it is: enough to name it among all mentions."""


def mention_place(mention: Mention) -> MentionPlace:
    """The place of a mention. Law: no two mentions of one case have the same."""
    return mention.siglum, mention.start, mention.end, mention.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingDecisions:
    """Which mentions must be one claim, and which must not, because persons said so.

    Invariants: a pair names two mentions, in order of place; no pair is asked for both ways. What is decided overrules
    every rule and every veto of the machine, but for one: a claim has mentions of one kind. Where a chain of `together`
    would join what `apart` keeps asunder, `apart` holds, and the chain is followed in order of place until it would.
    """

    together: frozenset[tuple[MentionPlace, MentionPlace]] = frozenset()
    apart: frozenset[tuple[MentionPlace, MentionPlace]] = frozenset()

    def __post_init__(self) -> None:
        if any(one >= other for one, other in self.together | self.apart):
            raise ValueError("a decision names two mentions, in order of place")
        if self.together & self.apart:
            raise ValueError("two mentions are not decided both ways")

    def __repr__(self) -> str:
        return f"GroupingDecisions({len(self.together)} together, {len(self.apart)} apart)"


NOTHING_DECIDED = GroupingDecisions()
"""Before anybody decided anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftStep:
    """One edge of the stemma that a claim rode along, and what changed on it; nothing when it arrived unchanged.

    `parent` is None where the claim first stands among the reports held: an edge from outside. `passed` counts
    the copies between that do not print the claim: what changed, changed somewhere on that way.
    """

    parent: Siglum | None
    child: Siglum
    changes: tuple[Drift, ...]
    passed: int = 0
