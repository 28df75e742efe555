# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger is made once for a state of the case, read back until something changes, and never older than the case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from vorlage.app import Case
from vorlage.catalogue.derivations import derivations_of
from vorlage.catalogue.tables import derivations
from vorlage.claims import keeping
from vorlage.claims.keeping import KeptEvidence, KeptMentions
from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Claim, Quantity, Stance
from vorlage.domain.custody import Genre
from vorlage.domain.lineage import Decision

REPORTS = {
    "a.txt": "The parish counted 2,340 families who buy fish from the basin, letters show.\n",
    "b.txt": "About 2,340 families in the parish buy fish from the basin, the letters say.\n",
}
LETTER = "The parish counted 2,340 families who buy their fish from the basin.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports and a letter, with their ledger; each test works on a copy."""
    root = tmp_path_factory.mktemp("kept")
    with Case.create(root / "case") as case:
        for name, text in REPORTS.items():
            (root / name).write_text(text, "utf-8")
        (root / "letter.txt").write_text(LETTER, "utf-8")
        case.add([root / name for name in REPORTS], genre=Genre.REPORT)
        case.add([root / "letter.txt"], genre=Genre.PRIMARY)
        case.ledger()
    return root / "case"


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A case of one's own."""
    shutil.copytree(made, tmp_path / "case")
    return tmp_path / "case"


def families(case: Case) -> Claim:
    """The claim of the families."""
    return next(
        claim for claim in case.ledger().claims if isinstance(claim.value, Quantity) and claim.value.amount == 2340
    )


def was_traced(case: Case) -> bool:
    """Whether the reports were looked at at all: a ledger that is read back needs no lineage."""
    return case._lineage.was_traced


def test_a_ledger_that_was_made_is_read_back_as_it_was(root: Path) -> None:
    """Without a look at the reports; thrown away, it is made again and is the same."""
    with Case.open(root) as case:
        kept = case.ledger()
        assert not was_traced(case)
        with case._catalogue.writing() as connection:
            connection.exec_driver_sql("DELETE FROM derivations")
    with Case.open(root) as case:
        assert case.ledger() == kept
        assert was_traced(case)


def test_a_stance_makes_nothing_anew(root: Path) -> None:
    """It is laid over what was read back: deciding four hundred times costs four hundred rows."""
    with Case.open(root) as case:
        claim = families(case)
        suggestion = exhibit_suggestion(claim.id, claim.exhibits[0])
        case.claims.decide(suggestion, Decision.ACCEPT, stance=Stance.SUPPORTS, reason="Seen.")
        assert families(case).exhibits[0].finding is not None
        assert not was_traced(case)


def test_a_split_makes_the_ledger_anew(root: Path) -> None:
    """Which mentions are one claim goes into the making."""
    with Case.open(root) as case:
        case.claims.decide(member_suggestion(families(case).members[1].mention), Decision.REJECT, reason="Other.")
        assert len(families(case).members) == 1
    with Case.open(root) as case:
        assert len(families(case).members) == 1
        assert not was_traced(case)


def test_one_more_report_makes_no_other_one_be_read(root: Path, tmp_path: Path) -> None:
    """Mentions are kept by report, exhibits by claim; the ledger has the new one's claims."""
    (tmp_path / "c.txt").write_text("The union lost 96 boats, the minutes say.\n", "utf-8")
    with Case.open(root) as case:
        before = families(case)
        case.add([tmp_path / "c.txt"], genre=Genre.REPORT)
        mentions, evidence = KeptMentions(case._catalogue), KeptEvidence(case._catalogue, case.claims.evidence)
        for record in case._records(Genre.REPORT):
            mentions.find(record)
        assert mentions.found_anew == 1
        text = {record.path: record.text for record in case._records(Genre.REPORT)}
        around = " ".join(text[each.mention.siglum][slice(*each.mention.sentence)] for each in before.members)
        assert evidence.exhibits(before.members, around) == before.exhibits
        assert evidence.searched_anew == 0
        assert any(isinstance(claim.value, Quantity) and claim.value.amount == 96 for claim in case.ledger().claims)


def test_mentions_of_another_version_are_found_anew_and_take_the_place_of_the_old(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case does not pile up what earlier versions found."""
    with Case.open(root) as case:
        assert case.ledger().claims
        monkeypatch.setattr(keeping, "LEDGER_VERSION", "of another day")
        reports = case._records(Genre.REPORT)
        mentions = KeptMentions(case._catalogue)
        for record in reports:
            mentions.find(record)
        assert mentions.found_anew == len(reports)
        with case._catalogue.writing() as connection:
            mentions.keep(connection)
        with case._catalogue.reading() as connection:
            kinds = connection.execute(select(derivations.c.kind).where(derivations.c.kind.startswith("mentions")))
            assert len(kinds.all()) == len(reports)


def test_one_more_record_of_the_leak_is_searched(root: Path, tmp_path: Path) -> None:
    """Passages that were offered before do not hide those that came since."""
    (tmp_path / "more.txt").write_text("A count of 2,340 families who buy fish from the basin was made.\n", "utf-8")
    with Case.open(root) as case:
        case.add([tmp_path / "more.txt"], genre=Genre.PRIMARY)
        assert {exhibit.path for exhibit in families(case).exhibits} == {"letter.txt", "more.txt"}
        assert case.ledger().searched.records == 2


def test_what_another_process_added_is_in_the_next_answer(root: Path, tmp_path: Path) -> None:
    """A page that stays open does not show the ledger of this morning."""
    (tmp_path / "c.txt").write_text("The union lost 96 boats, the minutes say.\n", "utf-8")
    with Case.open(root) as case, Case.open(root) as elsewhere:
        before = case.ledger()
        elsewhere.add([tmp_path / "c.txt"], genre=Genre.REPORT)
        assert len(case.ledger().claims) > len(before.claims)
        assert len(case.lineage().witnesses) == 3


def test_while_another_process_writes_the_ledger_is_answered_and_not_kept(root: Path) -> None:
    """There is one writer at a time; who only reads does not wait."""
    with Case.open(root) as case, Case.open(root) as elsewhere:
        kept = case.ledger()
        with case._catalogue.writing() as connection:
            connection.exec_driver_sql("DELETE FROM derivations WHERE kind = 'ledger'")
        shutil.rmtree(root / "derived" / "passages")
        with elsewhere._workplace.writing(), Case.open(root) as third:
            assert third.ledger() == kept
        with case._catalogue.reading() as connection:
            assert derivations_of(connection, "ledger") == {}
