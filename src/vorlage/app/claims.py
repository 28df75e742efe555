# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Claims in one opened case: the ledger, what people decide about it, and what waits for them.

The rooms behind it take long to import, so they are imported when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.claim_decisions import count_claim_decisions, list_claim_decisions, next_decision
from vorlage.catalogue.generations import text_generation
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.page_texts import text_marks
from vorlage.catalogue.pages import numbers_with_pages, records
from vorlage.catalogue.proposals import list_proposals, proposal_of
from vorlage.custody.code_names import typed_code_name
from vorlage.domain.claim_decisions import ClaimDecision, standing_decisions
from vorlage.domain.claims import Claim, Ledger, Stance
from vorlage.domain.custody import THIS_DESK, Genre, ItemNumber
from vorlage.domain.errors import (
    CaseBusyError,
    CaseReadOnlyError,
    CatalogueUnreadableError,
    IndexUnreadableError,
    UnknownSuggestionError,
)
from vorlage.domain.lineage import Decision, Lineage, PairFinding, SuggestionId, suggested_pair
from vorlage.domain.names import NameProposal
from vorlage.domain.pages import Record
from vorlage.domain.proposals import Proposal
from vorlage.domain.review_queue import QueueEntry
from vorlage.frames import Table
from vorlage.protection.roster import Roster

if TYPE_CHECKING:
    from vorlage.claims.decided import DecisionShown
    from vorlage.claims.deciding import Shown
    from vorlage.claims.decisions import PlacedDecision, TextOf
    from vorlage.claims.evidence.offering import Evidence, SearchedEvidence
    from vorlage.claims.held_papers import HeldPapers
    from vorlage.claims.ledger import FindMentions

_MOST_HELD: Final = 5_000
_CANNOT_KEEP: Final = (CaseBusyError, CaseReadOnlyError, CatalogueUnreadableError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the claims of a case stand on: its reports, their lineage, and whom people decided to protect."""

    lineage: Callable[[], Lineage]
    traced: Callable[[], Lineage]
    """As the machine traced it, without findings."""
    records: Callable[[Genre], tuple[Record, ...]]
    pages_unread: Callable[[], int]
    roster: Callable[[], Roster]
    table: Callable[[str], Table]
    """A table of the ledger as it may leave the case."""


class CaseClaims:
    """What `Case` hands out as `claims`."""

    queue_order = (
        "What changes most comes first: the more claims hang on a decision, then reports that make them, then pages "
        "shown beside them."
    )

    def __init__(self, workplace: Workplace, surroundings: Surroundings) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._around = surroundings
        self._made: tuple[str, Ledger] | None = None
        """A state of the case, and the ledger that the machine made of it."""
        self._shown: tuple[str, int, Ledger, tuple[PlacedDecision, ...]] | None = None
        """The same with how many decisions there were, what people decided, and where that stands."""
        self._passages: tuple[int, Evidence] | None = None
        """A generation of the texts of the leak, and their passages."""
        self._texts: tuple[tuple[int, ...], TextOf] | None = None
        """Generations of texts, and those that were read of them."""
        self._proposed: tuple[Lineage, tuple[NameProposal, ...]] | None = None
        """A lineage of reports, and the names in them that may be one person's."""

    def ledger(self) -> Ledger:
        """The claims of the reports, with the pages of the leak that may bear on each and what people say of these.

        Made once for a state of the case and kept in the catalogue; read back from there until something changes.
        """
        return self._now()[2]

    def to_arrow(self, table: str = "assertions") -> Any:
        """The ledger as a `pyarrow.Table`, with hidden names masked: `assertions`, `claims`, `drift` or `exhibits`.

        Raises:
            KeyError: No table is called so.
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        return self._around.table(table).to_arrow()

    def to_pandas(self, table: str = "assertions") -> Any:
        """The same as a `pandas.DataFrame`.

        Raises:
            KeyError: No table is called so.
            ModuleNotFoundError: The extra `frames` is not installed.
        """
        return self._around.table(table).to_pandas()

    def claim(self, claim_id: str) -> Claim:
        """A claim by its id.

        Raises:
            UnknownSuggestionError: There is none.
        """
        found = next((claim for claim in self.ledger().claims if claim.id == claim_id), None)
        if found is None:
            raise UnknownSuggestionError(
                "No claim has this id now.",
                unharmed="Nothing was changed.",
                next_step="list the claims: vorlage claims CASE",
            )
        return found

    def decide(
        self,
        suggestion: str,
        decision: Decision,
        *,
        reason: str,
        stance: Stance | None = None,
        by: str = THIS_DESK,
        asks_second: bool = False,
    ) -> ClaimDecision | PairFinding:
        """Record what a person decided about something that is shown; a later decision undoes it.

        Args:
            suggestion: `pair-30-31`, `exhibit-…`, `member-…`, `claims-…-…`, `name-…`, `proposal-…`, or `decision-12` to
                undo it.
            decision: Accept, reject or hold.
            reason: Why; kept in the case, never in the log.
            stance: What a passage says of its claim: where one is accepted, and nowhere else.
            by: The code name of who decides.
            asks_second: It counts once another member has signed it off.

        Raises:
            UnknownSuggestionError: Nothing of this name is shown.
            ReasonError: The reason is blank or too long.
            CodeNameError: `by` is not of the form of a code name.
            ClaimDecisionError: It cannot be decided so.
            CaseBusyError: Another process is adding.
        """
        from vorlage.claims.deciding import Verdict, decision_on, record_decision

        by = _member(by)
        if suggested_pair(suggestion) is not None and stance is None and not asks_second:
            return self._decide_pair(suggestion, decision, reason=reason)
        verdict = Verdict(
            suggestion=suggestion, decision=decision, reason=reason, stance=stance, by=by, asks_second=asks_second
        )
        shown = self._for_deciding()
        with self._workplace.writing(), self._catalogue.writing() as connection:
            made = decision_on(verdict, shown, sequence=next_decision(connection), now=self._workplace.clock())
            record_decision(connection, made, tool=self._workplace.tool)
        return made

    def undo(self, sequence: int, *, reason: str, by: str = THIS_DESK) -> ClaimDecision | PairFinding:
        """Undo a decision by its number; what it did is as if it had not been made, and both stay on record.

        Raises:
            UnknownSuggestionError: There is none of this number, or it was undone already.
            ReasonError: The reason is blank or too long.
            CaseBusyError: Another process is adding.
        """
        return self.decide(f"decision-{sequence}", Decision.REJECT, reason=reason, by=by)

    def sign_off(self, subject: str, *, by: str, reason: str = "") -> ClaimDecision:
        """Record that a second person says the same as a decision: `decision-12`, or what was decided upon.

        Raises:
            UnknownSuggestionError: Nobody decided about this.
            CodeNameError: `by` is not of the form of a code name.
            ClaimDecisionError: The same member decided or signed already, or whoever decided gave no name.
            CaseBusyError: Another process is adding.
        """
        from vorlage.claims.deciding import record_decision, sign_off_of

        by = _member(by)
        shown = self._for_deciding()
        with self._workplace.writing(), self._catalogue.writing() as connection:
            sequence, now = next_decision(connection), self._workplace.clock()
            made = sign_off_of(subject, shown, by=by, reason=reason, sequence=sequence, now=now)
            record_decision(connection, made, tool=self._workplace.tool)
        return made

    def decisions(self) -> tuple[DecisionShown, ...]:
        """Everything people decided about claims, in order, with what became of it."""
        from vorlage.claims.decided import decisions_shown

        _, _, ledger, placed = self._now()
        return decisions_shown(self._decisions(), placed, ledger)

    def queue(self) -> tuple[QueueEntry, ...]:
        """What waits for a person, in the order of what hangs on it."""
        from vorlage.claims.queue import review_queue

        _, _, ledger, placed = self._now()
        return review_queue(ledger, self._around.lineage(), placed, self.names())

    def names(self) -> tuple[NameProposal, ...]:
        """Printed names that may be one person's in two spellings: questions to a person, decided ones among them.

        Found anew for the reports and their lineage as they are, and kept nowhere.
        """
        lineage = self._around.lineage()
        if self._proposed is None or self._proposed[0] is not lineage:
            from vorlage.claims.names.names_in_report import names_in_report
            from vorlage.claims.names.proposals import propose_same_person

            found = (name for record in self._around.records(Genre.REPORT) for name in names_in_report(record))
            self._proposed = (lineage, propose_same_person(found, lineage))
        return self._proposed[1]

    def after_reading(self) -> None:
        """Note what became of decisions whose texts were read anew. The caller is the case's only writer."""
        with self._catalogue.reading() as connection:
            count = count_claim_decisions(connection)
        if count:
            from vorlage.claims.carrying import note_standings

            note_standings(self._catalogue, now=self._workplace.clock(), tool=self._workplace.tool)

    def _decide_pair(self, suggestion: str, decision: Decision, *, reason: str) -> PairFinding:
        from vorlage.lineage.deciding import finding_on, record_finding

        shown, now = self._around.lineage(), self._workplace.clock()
        finding = finding_on(suggestion, decision, reason=reason, traced=self._around.traced(), shown=shown, now=now)
        with self._workplace.writing():
            record_finding(self._catalogue, finding, tool=self._workplace.tool)
        return finding

    def _decisions(self) -> tuple[ClaimDecision, ...]:
        with self._catalogue.reading() as connection:
            return list_claim_decisions(connection)

    def _text_of(self) -> TextOf:
        """The texts of records as they are now: each is read once, until a text changes."""
        from vorlage.claims.carrying import texts_of

        with self._catalogue.reading() as connection:
            generations = tuple(text_generation(connection, genre) for genre in Genre)
        if self._texts is None or self._texts[0] != generations:
            self._texts = (generations, texts_of(self._catalogue))
        return self._texts[1]

    def _for_deciding(self) -> Shown:
        from vorlage.claims.deciding import Shown

        roster = self._around.roster
        return Shown(
            ledger=self.ledger(),
            text_of=self._text_of(),
            decisions=self._decisions(),
            proposals=self.names,
            is_protected=lambda printed: bool(roster().protected_in(printed)),
            offered=self._offered,
        )

    def _now(self) -> tuple[str, int, Ledger, tuple[PlacedDecision, ...]]:
        """The ledger as it is now, with people's decisions laid over it."""
        from vorlage.claims.decisions import place_decisions
        from vorlage.claims.findings import lay_findings
        from vorlage.claims.keeping import ledger_state
        from vorlage.lineage.tracing import LINEAGE_VERSION

        with self._catalogue.reading() as connection:
            decisions = list_claim_decisions(connection)
            standing = standing_decisions(decisions)
            state = ledger_state(connection, standing, LINEAGE_VERSION)
        if self._shown is None or self._shown[:2] != (state, len(decisions)):
            text_of = self._text_of()
            placed = place_decisions(standing, text_of)
            made = self._machine_ledger(state, placed)
            self._shown = (state, len(decisions), lay_findings(made, placed, text_of, self._paths(placed)), placed)
        return self._shown

    def _machine_ledger(self, state: str, placed: Sequence[PlacedDecision]) -> Ledger:
        """The ledger of a state as the machine makes it: as it was made last, kept, or made now."""
        from vorlage.claims.keeping import kept_ledger

        if self._made is None or self._made[0] != state:
            with self._catalogue.reading() as connection:
                kept = kept_ledger(connection, state)
            self._made = (state, kept if kept is not None else self._make(state, placed))
        return self._made[1]

    def _make(self, state: str, placed: Sequence[PlacedDecision]) -> Ledger:
        from vorlage.claims.decisions import MentionFinder, grouping_decisions
        from vorlage.claims.keeping import KeptEvidence, KeptMentions, keep_ledger
        from vorlage.claims.ledger import assemble_ledger

        mentions = KeptMentions(self._catalogue)
        evidence = KeptEvidence(self._catalogue, self.evidence)
        ledger = assemble_ledger(
            self._around.records(Genre.REPORT),
            self._around.lineage(),
            evidence,
            decisions=lambda found: grouping_decisions(placed, MentionFinder(found)),
            find=self._with_accepted(mentions.find, placed),
            papers=self._papers(),
        )
        # A case that is read-only or being added to has its ledger all the same; only nothing is kept of it.
        with (
            suppress(*_CANNOT_KEEP),
            self._workplace.writing(),
            self._catalogue.writing() as connection,
        ):
            mentions.keep(connection)
            evidence.keep(connection)
            keep_ledger(connection, state, ledger)
        return ledger

    def _papers(self) -> HeldPapers | None:
        """Which held records documents may be; None in a leak so large that reading each record would take minutes."""
        from vorlage.claims.held_papers import HeldPapers

        def held() -> Iterator[Record]:
            with self._catalogue.reading() as connection:
                yield from records(connection, numbers)

        with self._catalogue.reading() as connection:
            numbers = numbers_with_pages(connection, Genre.PRIMARY)
        return None if len(numbers) > _MOST_HELD else HeldPapers(self._around.records(Genre.REPORT), held)

    def _with_accepted(self, find: FindMentions, placed: Sequence[PlacedDecision]) -> FindMentions:
        """What finds the mentions of a report, with those that a model proposed and a person accepted."""
        from vorlage.claims.proposing.accepting import accepted_proposals, with_accepted

        with self._catalogue.reading() as connection:
            accepted = accepted_proposals(placed, {each.suggestion: each for each in list_proposals(connection)})
        return lambda record: with_accepted(find(record), record, accepted.get(record.number, ()))

    def _offered(self, suggestion: SuggestionId) -> Proposal | None:
        with self._catalogue.reading() as connection:
            return proposal_of(connection, suggestion)

    def evidence(self) -> SearchedEvidence:
        """The passages of the leak, ready to be asked for what bears on a claim; kept on disk, each record read once.

        A case that is read-only, or being added to, is read into memory instead.
        """
        from vorlage.claims.evidence.offering import Evidence
        from vorlage.claims.ledger import languages_of

        with self._catalogue.reading() as connection:
            generation = text_generation(connection, Genre.PRIMARY)
        if self._passages is None or self._passages[0] != generation:
            self._passages = (
                generation,
                self._passages_on_disk() or Evidence.over(self._around.records(Genre.PRIMARY)),
            )
        languages = languages_of(self._around.records(Genre.REPORT))
        return self._passages[1].searching(languages, pages_unread=self._around.pages_unread())

    def _passages_on_disk(self) -> Evidence | None:
        from vorlage.claims.evidence.offering import Evidence

        with self._catalogue.reading() as connection:
            marks = text_marks(connection, Genre.PRIMARY)
        with suppress(*_CANNOT_KEEP, IndexUnreadableError), self._workplace.writing():
            evidence = Evidence.open(self._workplace.folder.passages)
            evidence.bring_up_to_date(marks, self._read)
            return evidence
        return None

    def _read(self, numbers: Sequence[ItemNumber]) -> list[Record]:
        with self._catalogue.reading() as connection:
            return list(records(connection, numbers))

    def _paths(self, placed: Sequence[PlacedDecision]) -> Mapping[ItemNumber, str]:
        """The paths of the records that decisions name passages of."""
        wanted = {each.exhibit.number for each in placed if each.exhibit is not None}
        with self._catalogue.reading() as connection:
            items = (item_by_number(connection, number) for number in sorted(wanted))
            return {item.number: item.path for item in items if item is not None}


def _member(by: str) -> str:
    """A code name as it is kept: that of the desk for whoever gives none."""
    if by.casefold() in (THIS_DESK, "this-desk"):
        return THIS_DESK
    typed = typed_code_name(
        by,
        where="as a member",
        unharmed="Nothing was decided or recorded.",
        next_step="give the code name by which you decide, for example --as HERON",
    )
    return typed.text
