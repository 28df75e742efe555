# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a proposer is: something that is shown a stretch of a report and says what is said in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from vorlage.domain.proposals import AnswerFailure, DropReason, ProposerDescription


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One thing that a proposer says, as it says it: text of a stranger, to be checked in every part.

    `kind` is its word for the kind. `start` is where the words stand in the stretch, code points, if it says so.
    """

    kind: str
    words: str = field(repr=False)
    speaker: str = field(default="", repr=False)
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a proposer says of one stretch: what it offers, what of it could not be read, or why there is no answer."""

    offered: tuple[Offered, ...] = ()
    unreadable: tuple[DropReason, ...] = ()
    failure: AnswerFailure | None = None


class Proposer(Protocol):
    """A model that a person named. Three are known: a folder of spaCy, one of GLiNER, an endpoint of this machine."""

    @property
    def most_characters(self) -> int:
        """How long a stretch it can be shown."""

    def describe(self) -> ProposerDescription:
        """What is known of it: asked for after it answered, so that an endpoint can say what it is."""

    def ask(self, stretch: str) -> Answer:
        """What it says of a stretch of a report. Never raises for what it answers."""
