# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Decisions outlive the texts they were made on: held, carried over or stale, and never moved or dropped in silence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from vorlage.app import Case
from vorlage.catalogue.claim_decisions import last_standings
from vorlage.domain.claim_decisions import (
    AnchorStanding,
    ClaimDecision,
    claims_suggestion,
    exhibit_suggestion,
    member_suggestion,
)
from vorlage.domain.claims import Claim, ClaimStatus, Exhibit, Quantity, Stance
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Decision
from vorlage.domain.review_queue import QueueKind

REPORT = "The parish counted 2,340 families who buy fish from the basin, letters show.\n"
OTHER = "About 2,340 families in the parish buy fish from the basin, the letters say.\n"
LETTER = """To the board.

This is to go no further than the table at which you sit.
The parish counted 2,340 families who buy their fish from the basin.
It was told to count no more."""
REASON = "Seen on the page."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports and a letter; each test works on a copy."""
    root = tmp_path_factory.mktemp("carried")
    with Case.create(root / "case") as case:
        for genre, name, text in (
            (Genre.REPORT, "b.txt", REPORT),
            (Genre.REPORT, "c.txt", OTHER),
            (Genre.PRIMARY, "letter.txt", LETTER),
        ):
            (root / name).write_text(text, "utf-8")
            case.add([root / name], genre=genre)
    return root / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    """A case of one's own, opened."""
    shutil.copytree(made, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened


def families(case: Case) -> Claim:
    """The claim of the families."""
    return next(
        claim for claim in case.ledger().claims if isinstance(claim.value, Quantity) and claim.value.amount == 2340
    )


def passage(case: Case) -> Exhibit:
    """The passage of the letter that has the number."""
    return next(each for each in families(case).exhibits if "2,340" in each.quote)


def supported(case: Case) -> ClaimDecision:
    """Somebody finds that the letter supports the claim."""
    suggestion = exhibit_suggestion(families(case).id, passage(case))
    made = case.claims.decide(suggestion, Decision.ACCEPT, stance=Stance.SUPPORTS, reason=REASON)
    assert isinstance(made, ClaimDecision)
    return made


def standing(case: Case) -> AnchorStanding:
    """What became of the first decision."""
    return case.claims.decisions()[0].standing


def test_a_letter_that_is_read_anew_around_the_words_keeps_its_finding(case: Case) -> None:
    """Text that came before moved the words; they are found once, and that it was carried over is said."""
    supported(case)
    assert standing(case) is AnchorStanding.HOLDS
    number = passage(case).number
    case.correct(number, 1, LETTER.replace("To the board.", "To the harbour board of Port Tessaly."))
    found = passage(case)
    assert found.finding is not None
    assert (found.finding.stance, found.finding.is_carried) == (Stance.SUPPORTS, True)
    assert case.record(number).text[found.start : found.end] == found.quote
    assert standing(case) is AnchorStanding.CARRIED
    assert families(case).status is ClaimStatus.SUPPORTED


def test_words_that_are_lost_make_a_decision_stale_until_they_are_back(case: Case) -> None:
    """It has no effect, waits in the queue, is still listed, and holds again when the text is as it was."""
    supported(case)
    number = passage(case).number
    case.correct(number, 1, LETTER.replace("counted 2,340", "counted 2,430"))
    assert families(case).status is ClaimStatus.UNREVIEWED
    assert standing(case) is AnchorStanding.STALE
    assert (QueueKind.STALE, "decision-1") in {(each.kind, each.suggestion) for each in case.claims.queue()}
    case.correct(number, 1, case.text_layers(number, 1)[1].text)
    assert families(case).status is ClaimStatus.SUPPORTED
    assert standing(case) is AnchorStanding.HOLDS


def test_words_that_stand_twice_now_are_not_chosen_between(case: Case) -> None:
    """Which of two equal passages was meant a person has to say."""
    supported(case)
    case.correct(passage(case).number, 1, LETTER + LETTER)
    assert standing(case) is AnchorStanding.STALE


def test_a_stale_decision_that_was_undone_waits_no_more(case: Case) -> None:
    """A person looked: that is what the queue asked for."""
    supported(case)
    case.correct(passage(case).number, 1, "Nothing is left of it.")
    case.claims.undo(1, reason="The page was another letter.")
    assert "decision-1" not in {each.suggestion for each in case.claims.queue()}


def test_the_day_a_decision_changed_its_standing_is_noted_once(case: Case) -> None:
    """In the catalogue and in the log, by numbers alone."""
    supported(case)
    number = passage(case).number
    case.correct(number, 1, LETTER.replace("To the board.", "To the board of the harbour."))
    case.correct(number, 1, LETTER.replace("To the board.", "To the board of the port."))
    case.correct(number, 1, "Nothing is left of it.")
    details = [event.detail for event in case.custody_events(20) if "read anew" in event.detail]
    assert details == [
        "decisions on texts that were read anew: 1 carried",
        "decisions on texts that were read anew: 1 stale",
    ]
    with case._catalogue.reading() as connection:
        assert last_standings(connection) == {1: AnchorStanding.STALE}


def test_an_earlier_report_takes_no_finding_away(case: Case, tmp_path: Path) -> None:
    """A claim may get another id when its earliest report changes; what was decided hangs on words."""
    supported(case)
    before = families(case)
    (tmp_path / "a.txt").write_text(f"Tarn Ledger, 3 January 2011\n\n{REPORT}", "utf-8")
    case.add([tmp_path / "a.txt"], genre=Genre.REPORT)
    after = families(case)
    assert len(after.members) == len(before.members) + 1
    assert after.status is ClaimStatus.SUPPORTED
    assert case.claims.decisions()[0].claims == (after.id,)


def test_a_report_that_is_read_anew_keeps_splits_and_merges(case: Case) -> None:
    """Decisions on grouping are carried over like those on passages."""
    split = families(case)
    case.claims.decide(member_suggestion(split.members[1].mention), Decision.REJECT, reason="Another parish.")
    assert len(families(case).members) == 1
    number = split.members[1].mention.number
    case.correct(number, 1, "Read by hand.\n\n" + OTHER)
    assert len(families(case).members) == 1
    assert standing(case) is AnchorStanding.CARRIED
    one, other = (
        claim for claim in case.ledger().claims if isinstance(claim.value, Quantity) and claim.value.amount == 2340
    )
    case.claims.decide(claims_suggestion(other.id, one.id), Decision.ACCEPT, reason="The same after all.")
    assert len(families(case).members) == 2


def test_a_passage_that_the_machine_offers_no_more_stays_with_its_finding(case: Case, tmp_path: Path) -> None:
    """Better passages may come; what a person decided about is not pushed out by them."""
    claim = families(case)
    weak = claim.exhibits[-1]
    case.claims.decide(exhibit_suggestion(claim.id, weak), Decision.ACCEPT, stance=Stance.SILENT, reason=REASON)
    for name in "pqrstu":
        text = f"Letter {name}. The parish counted 2,340 families who buy fish from the basin, it is said on {name}."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    case.add([tmp_path / f"{name}.txt" for name in "pqrstu"], genre=Genre.PRIMARY)
    decided = [each for each in families(case).exhibits if each.finding is not None]
    assert [(each.number, each.start, each.end) for each in decided] == [(weak.number, weak.start, weak.end)]
    assert len(families(case).exhibits) >= 5


def test_reading_again_without_any_change_leaves_decisions_as_they_are(case: Case) -> None:
    """The same text is the same text, whoever read it."""
    supported(case)
    case.correct(ItemNumber(passage(case).number), 1, LETTER)
    assert standing(case) is AnchorStanding.HOLDS
    assert not [event for event in case.custody_events(20) if "read anew" in event.detail]
