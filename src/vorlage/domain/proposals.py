# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a model that a person named proposes to be said in a report: apart from the ledger until a person accepts it.

A proposal is words of a report, verbatim and at one place. What a model says otherwise is dropped, and counted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Digest, ItemNumber, require_utc
from vorlage.domain.lineage import SuggestionId

ProposalRunNumber = NewType("ProposalRunNumber", int)
"""The number of a run: from 1, unique in the case, never used twice."""

PROPOSED_KINDS: Final = frozenset(
    {
        ClaimKind.QUANTITY,
        ClaimKind.DATE,
        ClaimKind.QUOTE,
        ClaimKind.STATEMENT,
        ClaimKind.DENIAL,
        ClaimKind.NO_COMMENT,
    }
)
"""What may be proposed. Never a name of a person by itself; events, which have slots of their own, neither."""

SPOKEN_KINDS: Final = frozenset({ClaimKind.QUOTE, ClaimKind.STATEMENT, ClaimKind.DENIAL, ClaimKind.NO_COMMENT})
"""Those that somebody says: they are proposed with a speaker, as printed."""


class ProposerKind(StrEnum):
    """What proposes."""

    SPACY = "spacy"
    """A folder with a pipeline of spaCy."""
    GLINER = "gliner"
    """A folder with a model of GLiNER."""
    ENDPOINT = "endpoint"
    """A program on this machine that answers as OpenAI's chat completions do."""


class DropReason(StrEnum):
    """Why something that a proposer said is no proposal."""

    MALFORMED = "malformed"
    """It is not of the form that was asked for."""
    OTHER_KIND = "other_kind"
    """It is of a kind that nobody asked for."""
    TOO_LONG = "too_long"
    NOT_VERBATIM = "not_verbatim"
    """Its words stand nowhere in what the proposer was shown."""
    WRONG_PLACE = "wrong_place"
    """Other words stand at the place that it names."""
    SEVERAL_PLACES = "several_places"
    """It names no place, and its words stand at more than one."""
    NO_SPEAKER = "no_speaker"
    SPEAKER_NOT_PRINTED = "speaker_not_printed"
    """The speaker, as it gives them, stands nowhere in what the proposer was shown."""
    NO_VALUE = "no_value"
    """An amount is proposed, and no number can be read in its words."""
    FOUND_ALREADY = "found_already"
    """The ledger has it without a model."""
    PROPOSED_ALREADY = "proposed_already"
    TOO_MANY = "too_many"
    """It came behind more proposals than one stretch of a report can hold."""


class AnswerFailure(StrEnum):
    """Why a stretch of a report that a proposer was shown has no answer."""

    NOT_JSON = "not_json"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    REDIRECTED = "redirected"
    """It names another address, to which nothing was sent."""
    HTTP_ERROR = "http_error"
    UNREACHABLE = "unreachable"
    NOT_ASKED = "not_asked"
    """Several answers in a row had failed before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCounts:
    """What came of a run, in numbers that add up.

    Invariant: `offered` is `kept` and all that was dropped. `shown` counts stretches of reports that the proposer was
    to be shown, `failed` those without an answer, by reason.
    """

    shown: int
    offered: int
    kept: int
    dropped: tuple[tuple[DropReason, int], ...] = ()
    failed: tuple[tuple[AnswerFailure, int], ...] = ()

    def __post_init__(self) -> None:
        if self.offered != self.kept + sum(count for _, count in self.dropped):
            raise ValueError("what was offered is kept or dropped")
        if sum(count for _, count in self.failed) > self.shown:
            raise ValueError("no more stretches fail than are shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposerDescription:
    """What is known of a proposer: enough to ask the same one again.

    `model` is its name, as the model or the endpoint gives it. `model_digest` is that of the folder, by the digests of
    its files; an endpoint has none, and `said` is what it says of itself. `prompt` is the exact prompt, or the labels
    that were asked for; empty for a pipeline that takes none. All of it is text of a stranger.
    """

    kind: ProposerKind
    model: str
    model_digest: Digest | None
    said: str
    prompt: str = field(repr=False)
    temperature: float | None

    def __post_init__(self) -> None:
        if (self.model_digest is None) != (self.kind is ProposerKind.ENDPOINT):
            raise ValueError("a folder has a digest, and an endpoint has none")
        if self.temperature not in (None, 0.0):
            raise ValueError("a proposer is asked at temperature 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRun:
    """One asking of a proposer: which, when, about which reports, and what came of it."""

    number: ProposalRunNumber
    proposer: ProposerDescription
    at: datetime
    items: tuple[ItemNumber, ...]
    counts: ProposalCounts

    def __post_init__(self) -> None:
        require_utc(self.at)
        if self.number < 1:
            raise ValueError("runs count from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words of a report in which a proposer says that something is said. Nothing follows from it before it is accepted.

    Invariants: `anchor` names the kind and quotes the words verbatim; `speaker`, as printed, is there just for what
    somebody says.
    """

    run: ProposalRunNumber
    proposer: ProposerKind
    anchor: Anchor
    speaker: str = field(repr=False)

    def __post_init__(self) -> None:
        if self.anchor.claim_kind not in PROPOSED_KINDS:
            raise ValueError("a proposal is of a kind that may be proposed")
        if bool(self.speaker) != (self.anchor.claim_kind in SPOKEN_KINDS):
            raise ValueError("a speaker, and nothing else, says something")

    @property
    def kind(self) -> ClaimKind:
        """What kind of thing is said."""
        return self.anchor.claim_kind or ClaimKind.STATEMENT

    @property
    def rule(self) -> str:
        """What the rule of a mention is called that comes of it."""
        return f"proposed.{self.proposer.value}"

    @property
    def suggestion(self) -> SuggestionId:
        """What a person types to decide about it."""
        return proposal_suggestion(self.anchor)


def proposal_suggestion(anchor: Anchor) -> SuggestionId:
    """What a person types to decide whether words are a mention.

    Law: it hangs on the words, their place and the kind alone: proposed again, by whatever model, they are the same
    proposal, and one that was rejected is not asked again.
    """
    kind = anchor.claim_kind.value if anchor.claim_kind else ""
    parts = (anchor.number, anchor.page, anchor.start, anchor.end, anchor.layer_digest.hex, kind)
    return SuggestionId(f"proposal-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}")
