# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Models that a person names, in one opened case: asked about reports, and what they propose kept apart.

A proposer is shown the text of reports and nothing else: never a page of the leak, a path, a name of a member or a
finding. None is asked unless a person names it, and none comes with Vorlage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from vorlage.app.workplace import Workplace
from vorlage.catalogue.claim_decisions import list_claim_decisions
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.proposals import insert_proposal_run, list_proposal_runs, list_proposals, next_proposal_run
from vorlage.custody.custody_log import record_change
from vorlage.domain.claim_decisions import standing_decisions
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import ProposerError
from vorlage.domain.pages import Record
from vorlage.domain.proposals import Proposal, ProposalRun

if TYPE_CHECKING:
    from vorlage.claims.proposing.asking import Asked
    from vorlage.claims.proposing.ports import Proposer
    from vorlage.claims.proposing.standing import ProposalShown


class CaseProposals:
    """What `Case` hands out as `proposals`."""

    def __init__(self, workplace: Workplace, reports: Callable[[], Sequence[Record]]) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._reports = reports

    def propose(
        self,
        proposer: Proposer,
        items: Sequence[ItemNumber] = (),
        *,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> ProposalRun:
        """Show reports to a proposer, and keep what it proposes verbatim, beside the ledger and not in it.

        The case can be read and added to meanwhile; only what comes of it is written, at the end and all at once.

        Args:
            proposer: Which.
            items: The reports; all of the case when none is named.
            progress: Told how many stretches of reports are done, and of how many.

        Raises:
            ProposerError: An item named is no report with a text, or there is no report.
            CaseBusyError: Another process is adding; nothing was kept.
        """
        from vorlage.claims.keeping import KeptMentions
        from vorlage.claims.proposing.asking import ask_about

        reports = self._named(items)
        found = KeptMentions(self._catalogue).find
        return self._keep(proposer, ask_about(proposer, reports, mentions=found, progress=progress))

    def runs(self) -> tuple[ProposalRun, ...]:
        """Every asking of a proposer, in order."""
        with self._catalogue.reading() as connection:
            return list_proposal_runs(connection)

    def all(self) -> tuple[ProposalShown, ...]:
        """Everything that was proposed, by report and place, with what people decided of it."""
        from vorlage.claims.carrying import texts_of
        from vorlage.claims.proposing.standing import proposals_shown

        with self._catalogue.reading() as connection:
            proposals = list_proposals(connection)
            decisions = standing_decisions(list_claim_decisions(connection))
            numbers = sorted({proposal.anchor.number for proposal in proposals})
            items = [item_by_number(connection, number) for number in numbers]
        paths = {item.number: item.path for item in items if item is not None}
        return proposals_shown(proposals, decisions, texts_of(self._catalogue), paths)

    def waiting(self) -> tuple[ProposalShown, ...]:
        """What nobody decided about yet and still stands in its report."""
        return tuple(each for each in self.all() if each.waits)

    def _keep(self, proposer: Proposer, asked: Asked) -> ProposalRun:
        with self._workplace.writing(), self._catalogue.writing() as connection:
            now, number = self._workplace.clock(), next_proposal_run(connection)
            asked = asked.without({each.suggestion for each in list_proposals(connection)})
            run = ProposalRun(
                number=number, proposer=proposer.describe(), at=now, items=asked.items, counts=asked.counts
            )
            insert_proposal_run(connection, run, _proposals(run, asked))
            kept, dropped = run.counts.kept, run.counts.offered - run.counts.kept
            told = f"proposals {number} ({run.proposer.kind.value}): {kept} kept, {dropped} dropped"
            record_change(connection, told, now=now, tool=self._workplace.tool)
        return run

    def _named(self, items: Sequence[ItemNumber]) -> tuple[Record, ...]:
        reports = tuple(self._reports())
        wanted = set(items) or {record.number for record in reports}
        missing = wanted - {record.number for record in reports}
        if missing or not reports:
            raise ProposerError(
                "A proposer is shown reports of the press, and nothing else of a case.",
                record=min(missing, default=None),
                expected="items of the genre report that were read",
                found=f"{len(missing)} others" if missing else "no report",
                unharmed="No text was sent, and nothing was recorded.",
                next_step="see which items are reports: vorlage status CASE --items",
            )
        return tuple(record for record in reports if record.number in wanted)


def _proposals(run: ProposalRun, asked: Asked) -> Iterator[Proposal]:
    for anchor, speaker in asked.words:
        yield Proposal(run=run.number, proposer=run.proposer.kind, anchor=anchor, speaker=speaker)
