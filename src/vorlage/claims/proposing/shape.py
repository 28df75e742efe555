# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What models proposed, in the shape that `vorlage propose --json` prints."""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.claims.proposing.standing import ProposalShown
from vorlage.domain.proposals import ProposalRun


def proposals_as_json(runs: Iterable[ProposalRun], shown: Iterable[ProposalShown]) -> dict[str, object]:
    """All runs of proposers, and what they proposed; `start` and `end` point into the report's text."""
    return {"runs": [run_as_json(run) for run in runs], "proposals": [_proposal(each) for each in shown]}


def run_as_json(run: ProposalRun) -> dict[str, object]:
    """One asking of a proposer, with its numbers."""
    proposer, counts = run.proposer, run.counts
    return {
        "run": run.number,
        "proposer": proposer.kind.value,
        "model": proposer.model,
        "model_sha256": proposer.model_digest.hex if proposer.model_digest else None,
        "said": proposer.said or None,
        "prompt": proposer.prompt or None,
        "temperature": proposer.temperature,
        "at": run.at.isoformat(),
        "items": list(run.items),
        "counts": {
            "shown": counts.shown,
            "offered": counts.offered,
            "kept": counts.kept,
            "dropped": {reason.value: count for reason, count in counts.dropped},
            "failed": {failure.value: count for failure, count in counts.failed},
        },
    }


def _proposal(shown: ProposalShown) -> dict[str, object]:
    proposal, found = shown.proposal, shown.found
    return {
        "suggestion": proposal.suggestion,
        "run": proposal.run,
        "proposer": proposal.proposer.value,
        "number": proposal.anchor.number,
        "path": shown.path,
        "page": proposal.anchor.page,
        "start": found.start if found else None,
        "end": found.end if found else None,
        "kind": proposal.kind.value,
        "quote": proposal.anchor.exact,
        "speaker": proposal.speaker or None,
        "standing": shown.standing.value,
        "decision": shown.decision.decision.value if shown.decision else None,
        "decided_by": shown.decision.by if shown.decision else None,
    }
