# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Promises of what is laid over the ledger: decisions on grouping and stances, and what then waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from vorlage.claims.anchors import PagedText
from vorlage.claims.decided import decisions_shown, standing_now
from vorlage.claims.deciding import Shown, Verdict, decision_on
from vorlage.claims.decisions import MentionFinder, TextOf, grouping_decisions, place_decisions
from vorlage.claims.findings import ClaimsByMention, lay_findings
from vorlage.claims.ledger import build_ledger
from vorlage.claims.queue import review_queue
from vorlage.domain.claim_decisions import (
    AnchorStanding,
    ClaimDecision,
    exhibit_suggestion,
    member_suggestion,
    standing_decisions,
)
from vorlage.domain.claims import Claim, ClaimStatus, Ledger, MachineState, Quantity, Stance
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Decision
from vorlage.domain.pages import Record
from vorlage.domain.review_queue import QueueEntry, QueueKind

from .cases import a_record, unrelated

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
REPORTS = (
    a_record("The parish counted 2,340 families who buy fish from the basin, letters show.", path="reports/a.txt"),
    a_record("About 2,340 families in the parish buy fish from the basin, the letters say.", path="reports/b.txt"),
    a_record("Letters tell of 2,340 families of the parish who buy fish from the basin.", path="reports/c.txt"),
)
LEAK = (
    a_record(
        "The parish counted 2,340 families who buy fish from the basin.\n"
        "A later count gave 1,870 families who buy fish from the basin.",
        path="primary/letter.txt",
        genre=Genre.PRIMARY,
    ),
)
LEDGER = build_ledger(REPORTS, unrelated(REPORTS), LEAK, pages_unread=0)
LINEAGE = unrelated(REPORTS)
PATHS = {record.number: record.path for record in LEAK}


def texts(records: Sequence[Record]) -> TextOf:
    """The texts of records, as they are now."""
    held = {record.number: PagedText.of(record) for record in records}
    return held.get


AS_THEY_ARE = texts((*REPORTS, *LEAK))


def families(ledger: Ledger) -> Claim:
    """The claim of the families."""
    return next(claim for claim in ledger.claims if isinstance(claim.value, Quantity) and claim.value.amount == 2340)


def decided(*verdicts: Verdict, ledger: Ledger = LEDGER) -> tuple[ClaimDecision, ...]:
    """Decisions one after the other, on what is shown at first."""
    made: list[ClaimDecision] = []
    for sequence, verdict in enumerate(verdicts, start=1):
        shown = Shown(
            ledger=ledger,
            text_of=AS_THEY_ARE,
            decisions=tuple(made),
            proposals=tuple,
            is_protected=lambda _: False,
        )
        made.append(decision_on(verdict, shown, sequence=sequence, now=NOW))
    return tuple(made)


def on_exhibit(place: int, decision: Decision, stance: Stance | None = None, by: str = "HERON") -> Verdict:
    """What somebody decided about a passage of the claim of the families."""
    claim = families(LEDGER)
    suggestion = exhibit_suggestion(claim.id, claim.exhibits[place])
    return Verdict(suggestion=suggestion, decision=decision, reason="Seen.", stance=stance, by=by)


def on_member(place: int, decision: Decision) -> Verdict:
    """What somebody decided about a mention of it."""
    return Verdict(
        suggestion=member_suggestion(families(LEDGER).members[place].mention), decision=decision, reason="Seen."
    )


def laid(decisions: Sequence[ClaimDecision], text_of: TextOf = AS_THEY_ARE) -> Ledger:
    """The ledger with these decisions."""
    placed = place_decisions(standing_decisions(decisions), text_of)
    return lay_findings(LEDGER, placed, text_of, PATHS)


def queue(decisions: Sequence[ClaimDecision], text_of: TextOf = AS_THEY_ARE) -> tuple[QueueEntry, ...]:
    """What waits after these decisions."""
    placed = place_decisions(standing_decisions(decisions), text_of)
    return review_queue(lay_findings(LEDGER, placed, text_of, PATHS), LINEAGE, placed, ())


STANCES = st.lists(
    st.builds(
        on_exhibit,
        st.integers(0, 1),
        st.just(Decision.ACCEPT),
        st.sampled_from(Stance),
        st.sampled_from(["HERON", "heron", "OTTER"]),
    )
    | st.builds(on_exhibit, st.integers(0, 1), st.sampled_from([Decision.REJECT, Decision.HOLD])),
    max_size=5,
)


@given(STANCES)
def test_stances_change_exhibits_alone_and_lose_none(verdicts: list[Verdict]) -> None:
    """The machine's words, members and drift stand as they stood; every passage is still there."""
    after = laid(decided(*verdicts))
    for before, now in zip(LEDGER.claims, after.claims, strict=True):
        assert (before.id, before.members, before.drift) == (now.id, now.members, now.drift)
        assert [(each.machine, each.quote) for each in before.exhibits] == [
            (each.machine, each.quote) for each in now.exhibits
        ]


@given(STANCES)
def test_of_each_member_the_last_word_on_a_passage_counts(verdicts: list[Verdict]) -> None:
    """Whatever they said before, and whatever the others say."""
    last: dict[tuple[str, str], Verdict] = {}
    for verdict in verdicts:
        last[verdict.suggestion, verdict.by.casefold()] = verdict
    claim = families(laid(decided(*verdicts)))
    for exhibit in claim.exhibits:
        suggestion = exhibit_suggestion(claim.id, exhibit)
        wanted = {by: each.stance for (on, by), each in last.items() if on == suggestion and each.stance is not None}
        assert {finding.by.casefold(): finding.stance for finding in exhibit.findings} == wanted


def test_without_decisions_the_ledger_is_what_the_machine_made() -> None:
    """Not a copy: nothing is laid over."""
    assert laid(()) is LEDGER


def test_a_stance_on_words_that_are_gone_has_no_effect_and_waits() -> None:
    """It is listed as stale, and bears on its claim still as far as that is found."""
    decisions = decided(on_exhibit(0, Decision.ACCEPT, Stance.SUPPORTS))
    gone = texts(REPORTS)
    assert families(laid(decisions, gone)).status is ClaimStatus.UNREVIEWED
    (entry,) = [each for each in queue(decisions, gone) if each.kind is QueueKind.STALE]
    assert (entry.suggestion, entry.claims) == ("decision-1", (families(LEDGER).id,))
    placed = place_decisions(standing_decisions(decisions), gone)
    (shown,) = decisions_shown(decisions, placed, LEDGER)
    assert shown.standing is AnchorStanding.STALE


def test_a_stale_decision_that_was_made_anew_waits_no_more() -> None:
    """The new one holds; the old one is still listed."""
    decisions = decided(*[on_exhibit(0, Decision.ACCEPT, Stance.SUPPORTS)] * 2)
    moved = {record.number: PagedText.of(record) for record in (*REPORTS, *LEAK)}
    placed = place_decisions(standing_decisions(decisions), moved.get)
    assert {standing_now(each, ClaimsByMention(LEDGER)) for each in placed} == {AnchorStanding.HOLDS}
    gone = queue(decisions, texts(REPORTS))
    assert [each.suggestion for each in gone if each.kind is QueueKind.STALE] == ["decision-2"]


def test_a_mention_that_the_machine_reads_longer_is_the_same_mention() -> None:
    """Half of the longer of the two has to be common to both, and only one may be meant."""
    claim = families(LEDGER)
    mention = claim.members[0].mention
    text = AS_THEY_ARE(mention.number)
    assert text is not None
    finder = MentionFinder([mention])
    longer = text.find(text.anchor(mention.start, mention.end + 3))
    elsewhere = text.find(text.anchor(0, 5))
    assert longer is not None
    assert elsewhere is not None
    assert finder.at(longer, mention.kind) == (mention, False)
    assert finder.at(elsewhere, mention.kind) is None


def test_a_mention_split_off_is_kept_apart_from_each_of_the_others() -> None:
    """So that no third one joins them again."""
    placed = place_decisions(standing_decisions(decided(on_member(1, Decision.REJECT))), AS_THEY_ARE)
    mentions = [member.mention for claim in LEDGER.claims for member in claim.members]
    grouping = grouping_decisions(placed, MentionFinder(mentions))
    assert len(families(LEDGER).members) == 3
    assert (len(grouping.apart), len(grouping.together)) == (2, 0)


def test_a_mention_taken_back_in_is_kept_apart_from_nobody() -> None:
    """The later decision counts, and one that was held is as if nobody had decided."""
    mentions = [member.mention for claim in LEDGER.claims for member in claim.members]
    for later, together in ((Decision.ACCEPT, 1), (Decision.HOLD, 0)):
        decisions = decided(on_member(1, Decision.REJECT), on_member(1, later))
        placed = place_decisions(standing_decisions(decisions), AS_THEY_ARE)
        grouping = grouping_decisions(placed, MentionFinder(mentions))
        assert (len(grouping.apart), len(grouping.together)) == (0, together)


def test_the_queue_asks_for_each_thing_once_and_for_nothing_that_was_decided() -> None:
    """A passage with another number waits first as a conflict; held, it does not wait any more."""
    before = queue(())
    assert len({each.suggestion for each in before}) == len(before)
    place = next(at for at, each in enumerate(families(LEDGER).exhibits) if each.machine is MachineState.VALUE_DIFFERS)
    suggestion = exhibit_suggestion(families(LEDGER).id, families(LEDGER).exhibits[place])
    assert (QueueKind.CONFLICT, suggestion) in {(each.kind, each.suggestion) for each in before}
    after = queue(decided(on_exhibit(place, Decision.HOLD)))
    assert suggestion not in {each.suggestion for each in after}


def test_a_decision_that_waits_for_a_second_person_is_in_the_queue() -> None:
    """With what hangs on it, and without effect."""
    verdict = on_exhibit(0, Decision.ACCEPT, Stance.SUPPORTS)
    waiting = decided(
        Verdict(
            suggestion=verdict.suggestion,
            decision=verdict.decision,
            reason=verdict.reason,
            stance=verdict.stance,
            by="HERON",
            asks_second=True,
        )
    )
    (entry,) = [each for each in queue(waiting) if each.kind is QueueKind.SECOND_PERSON]
    assert (entry.suggestion, entry.effect.claims, entry.effect.reports) == ("decision-1", 1, 3)
    assert families(laid(waiting)).status is ClaimStatus.UNREVIEWED


def test_items_without_a_text_any_more_take_no_decision_with_them() -> None:
    """Not in silence: it is stale, and on record."""
    decisions = decided(on_exhibit(0, Decision.ACCEPT, Stance.SUPPORTS))

    def nothing(_: ItemNumber) -> PagedText | None:
        return None

    (placed,) = place_decisions(standing_decisions(decisions), nothing)
    assert placed.standing is AnchorStanding.STALE
    assert not placed.counts
