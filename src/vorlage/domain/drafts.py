# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A story before it is printed, held against the ledger: what it claims, who else says it, and what is not held.

A draft is looked at and let go: nothing here is kept, and no digest of it is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from vorlage.domain.claims import Claim, ClaimId, DriftKind, MachineState, Member, Mention, SearchedPages
from vorlage.domain.lineage import Siglum

DRAFT: Final = Siglum("\x00draft")
"""What a draft goes by among the reports. A path shows control characters escaped, so no report has this one."""

LONGEST_DRAFT: Final = 200_000
"""Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """What a report says otherwise of what may be the same thing: a reason to look, and never a correction.

    `kind` is the difference from the report's words to the draft's. `words_in_common` says how much of the two
    sentences is the same.
    """

    claim: ClaimId
    mention: Mention
    kind: DriftKind
    words_in_common: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """What a draft claims, with the claims of the ledger that it meets.

    `claim` is the draft's own: its members are mentions of the draft, its independence that of the reports that say it
    too, its drift leads from a report's words to the draft's, and its exhibits are the passages offered for it, with
    what a person found of them. Nobody's finding is about the draft itself.

    Invariant: every member of `claim` is of the draft.
    """

    claim: Claim
    met: tuple[Claim, ...]
    otherwise: tuple[Contrast, ...]

    def __post_init__(self) -> None:
        if any(member.mention.siglum != DRAFT for member in self.claim.members):
            raise ValueError("the members of a draft's claim are mentions of the draft")

    @property
    def said_by(self) -> tuple[Member, ...]:
        """Who else says it: the members of the claims that it meets."""
        return tuple(member for claim in self.met for member in claim.members)

    @property
    def is_said_elsewhere(self) -> bool:
        """Whether a report of the case says it too."""
        return bool(self.met)

    @property
    def has_passage(self) -> bool:
        """Whether a passage of the leak is offered for it that is more than like it in words: where it gives a number,
        a number stands there too."""
        return any(exhibit.machine is not MachineState.NUMBER_ABSENT for exhibit in self.claim.exhibits)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """What a draft claims, claim by claim in the order of the draft, and what was searched for it.

    Promise: every typed claim that was found in the draft is in it once. It does not promise that every claim was
    found: see the measured share per kind and language.
    """

    text: str = field(repr=False)
    claims: tuple[DraftClaim, ...]
    reports: int
    """How many reports the ledger rests on."""
    searched: SearchedPages

    @property
    def said_by_nobody(self) -> tuple[DraftClaim, ...]:
        """The claims that no report of the case makes."""
        return tuple(claim for claim in self.claims if not claim.is_said_elsewhere)

    @property
    def without_passage(self) -> tuple[DraftClaim, ...]:
        """The claims for which no passage of the leak was found. That is no contradiction."""
        return tuple(claim for claim in self.claims if not claim.has_passage)
