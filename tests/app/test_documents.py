# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Documents that reports refer to, linked to held records: by page, by command, and anew when texts change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.claims import Claim
from vorlage.domain.custody import Genre
from vorlage.domain.document_references import LinkReason

MEMO = "Harbour Board\nMemorandum\n3 May 2017\n\nThe basin is to be dredged at night.\n"
LETTER = "Letter to the mayor, 9 July 2018.\n\nWe heard nothing.\n"
STORY = (
    "The Quay Messenger\n4 June 2019\n\n"
    "Workers found 41 drums there, says a memo of 3 May 2017 of the Harbour Board. Nobody denied it.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A memo, a letter and a story that speaks of the memo."""
    for name, text in (("memo.txt", MEMO), ("letter.txt", LETTER), ("story.txt", STORY)):
        (tmp_path / name).write_text(text, "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "memo.txt", tmp_path / "letter.txt"], genre=Genre.PRIMARY)
        case.add([tmp_path / "story.txt"], genre=Genre.REPORT)
        yield case


def speaking(case: Case) -> Claim:
    """The claim that stands in the sentence with the reference."""
    return next(claim for claim in case.ledger().claims if "drums" in claim.members[0].mention.quote)


def test_a_claim_has_the_document_it_speaks_of_and_the_record_that_may_be_it(case: Case) -> None:
    """With its reasons; a record that shares nothing is not offered."""
    (found,) = case.documents.beside(speaking(case))
    assert found.reference.dated is not None
    assert found.reference.dated.date == "2017-05-03"
    assert found.links is not None
    assert [link.path for link in found.links] == ["memo.txt"]
    assert LinkReason.DATE_EQUAL in found.links[0].reasons


def test_held_records_are_not_read_unasked_where_there_are_many(case: Case) -> None:
    """The reference is there, its links are not sought; once they were, they are at hand."""
    (found,) = case.documents.beside(speaking(case), most=1)
    assert found.links is None
    assert case.documents.all()[0].links
    (found,) = case.documents.beside(speaking(case), most=1)
    assert found.links


def test_a_record_that_comes_in_later_is_offered_too(case: Case, tmp_path: Path) -> None:
    """What was read once is read anew when the texts are others."""
    assert case.documents.all()
    (tmp_path / "copy.txt").write_text(MEMO.replace("at night", "by day"), "utf-8")
    case.add([tmp_path / "copy.txt"], genre=Genre.PRIMARY)
    (found,) = case.documents.beside(speaking(case))
    assert {link.path for link in found.links or ()} == {"memo.txt", "copy.txt"}


def test_the_command_lists_references_with_reasons(case: Case, vorlage: Callable[..., Result]) -> None:
    """In words and as JSON."""
    assert "may be memo.txt: " in vorlage("claims", case.root, "--documents").stdout
    (listed,) = json.loads(vorlage("claims", case.root, "--documents", "--json").stdout)["documents"]
    assert (listed["form"], listed["path"], listed["links"][0]["path"]) == ("memo", "story.txt", "memo.txt")
    assert STORY[listed["start"] : listed["end"]].startswith("memo")
    assert vorlage("claims", case.root, "--documents", "--queue").exit_code == 2
