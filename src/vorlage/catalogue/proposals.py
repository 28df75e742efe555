# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What models proposed, in the catalogue: runs and words of reports; rows are added and never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import proposal_runs, proposals
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.claims import ClaimKind
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.proposals import (
    AnswerFailure,
    DropReason,
    Proposal,
    ProposalCounts,
    ProposalRun,
    ProposalRunNumber,
    ProposerDescription,
    ProposerKind,
)


def next_proposal_run(connection: Connection) -> ProposalRunNumber:
    """The number that the next run takes."""
    highest = connection.execute(select(func.max(proposal_runs.c.number))).scalar()
    return ProposalRunNumber(1 if highest is None else int(highest) + 1)


def insert_proposal_run(connection: Connection, run: ProposalRun, proposed: Iterable[Proposal]) -> None:
    """Enter a run with what it proposed; its number is that of `next_proposal_run`."""
    proposer, counts = run.proposer, run.counts
    connection.execute(
        insert(proposal_runs),
        {
            "number": run.number,
            "proposer": proposer.kind.value,
            "model": proposer.model,
            "model_digest": proposer.model_digest.hex if proposer.model_digest else None,
            "said": proposer.said,
            "prompt": proposer.prompt,
            "temperature": proposer.temperature,
            "made_at": run.at.isoformat(),
            "items": json.dumps(list(run.items)),
            "counts": json.dumps(
                {
                    "shown": counts.shown,
                    "offered": counts.offered,
                    "kept": counts.kept,
                    "dropped": {reason.value: count for reason, count in counts.dropped},
                    "failed": {failure.value: count for failure, count in counts.failed},
                },
                sort_keys=True,
            ),
        },
    )
    rows = [_columns(proposal) for proposal in proposed]
    if rows:
        connection.execute(insert(proposals), rows)


def list_proposal_runs(connection: Connection) -> tuple[ProposalRun, ...]:
    """All runs, in order."""
    query = select(proposal_runs).order_by(proposal_runs.c.number)
    return tuple(_run(row) for row in connection.execute(query))


def list_proposals(connection: Connection) -> tuple[Proposal, ...]:
    """Everything that was proposed, by report and place."""
    columns = proposals.c
    query = (
        select(*columns, proposal_runs.c.proposer)
        .join(proposal_runs, proposal_runs.c.number == columns.run)
        .order_by(columns.item, columns.page, columns.start_offset, columns.end_offset, columns.kind, columns.run)
    )
    return tuple(_proposal(row) for row in connection.execute(query))


def proposal_of(connection: Connection, suggestion: str) -> Proposal | None:
    """What was proposed under a suggestion."""
    query = (
        select(*proposals.c, proposal_runs.c.proposer)
        .join(proposal_runs, proposal_runs.c.number == proposals.c.run)
        .where(proposals.c.suggestion == suggestion)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _proposal(row)


def _columns(proposal: Proposal) -> dict[str, object]:
    anchor = proposal.anchor
    return {
        "suggestion": proposal.suggestion,
        "run": proposal.run,
        "kind": proposal.kind.value,
        "item": anchor.number,
        "page": anchor.page,
        "start_offset": anchor.start,
        "end_offset": anchor.end,
        "layer_digest": anchor.layer_digest.hex,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "speaker": proposal.speaker,
    }


def _run(row: Row[Any]) -> ProposalRun:
    counts = json.loads(row.counts)
    return ProposalRun(
        number=ProposalRunNumber(row.number),
        proposer=ProposerDescription(
            kind=ProposerKind(row.proposer),
            model=row.model,
            model_digest=Digest(row.model_digest) if row.model_digest else None,
            said=row.said,
            prompt=row.prompt,
            temperature=row.temperature,
        ),
        at=datetime.fromisoformat(row.made_at),
        items=tuple(ItemNumber(number) for number in json.loads(row.items)),
        counts=ProposalCounts(
            shown=counts["shown"],
            offered=counts["offered"],
            kept=counts["kept"],
            dropped=tuple((reason, counts["dropped"][reason]) for reason in DropReason if reason in counts["dropped"]),
            failed=tuple((each, counts["failed"][each]) for each in AnswerFailure if each in counts["failed"]),
        ),
    )


def _proposal(row: Any) -> Proposal:
    return Proposal(
        run=ProposalRunNumber(row.run),
        proposer=ProposerKind(row.proposer),
        anchor=Anchor(
            number=ItemNumber(row.item),
            page=row.page,
            start=row.start_offset,
            end=row.end_offset,
            layer_digest=Digest(row.layer_digest),
            exact=row.exact,
            prefix=row.prefix,
            suffix=row.suffix,
            claim_kind=ClaimKind(row.kind),
        ),
        speaker=row.speaker,
    )
