# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages kept on disk: each record read once, gone ones gone, and what was searched said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.claims.cases import a_record
from vorlage.claims.evidence.offering import Evidence
from vorlage.claims.evidence.store import PassageStore
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import Exhibit, Member
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.errors import CaseBusyError, IndexUnreadableError
from vorlage.domain.pages import PageOrigin, Record

_SAID = "The Tarn district has 2,340 homes on lead pipes, papers show."


class Shelf:
    """Records to be read, and which were."""

    def __init__(self, *records: Record) -> None:
        self.records = {record.number: record for record in records}
        self.was_read: list[ItemNumber] = []

    def read(self, numbers: Sequence[ItemNumber]) -> Iterable[Record]:
        self.was_read += numbers
        return [self.records[number] for number in numbers]

    def marks(self) -> dict[ItemNumber, str]:
        return {number: record.text for number, record in self.records.items()}


def _exhibits(evidence: Evidence) -> tuple[Exhibit, ...]:
    mention = find_mentions(a_record(_SAID))[0]
    return evidence.exhibits([Member(mention, "")], _SAID)


def _opened(folder: Path, shelf: Shelf) -> Evidence:
    evidence = Evidence.open(folder)
    evidence.bring_up_to_date(shelf.marks(), shelf.read)
    return evidence


def _primary(*pages: str) -> Record:
    return a_record(*pages, genre=Genre.PRIMARY)


def test_what_is_kept_on_disk_offers_what_memory_offers(tmp_path: Path) -> None:
    """The same records, the same exhibits, opened once or twice."""
    shelf = Shelf(_primary("2,340 homes in Tarn are on lead."), _primary("1,870 homes in Tarn are on lead."))
    expected = _exhibits(Evidence.over(shelf.records.values()))
    assert _exhibits(_opened(tmp_path, shelf)) == expected
    assert _exhibits(_opened(tmp_path, shelf)) == expected


def test_a_record_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    """A second opening reads nothing, a changed record is read alone, and its old words are gone."""
    first, second = _primary("2,340 homes in Tarn are on lead."), _primary("Nothing of note.")
    shelf = Shelf(first, second)
    _opened(tmp_path, shelf)
    assert sorted(shelf.was_read) == sorted([first.number, second.number])
    shelf.was_read.clear()
    _opened(tmp_path, shelf)
    assert shelf.was_read == []
    page = replace(first.pages[0], text="1,870 homes in Tarn are on lead.")
    shelf.records[first.number] = replace(first, pages=(page,))
    found = _exhibits(_opened(tmp_path, shelf))
    assert shelf.was_read == [first.number]
    assert [each.quote for each in found] == [page.text]


def test_a_record_that_is_gone_is_offered_no_more(tmp_path: Path) -> None:
    """Withdrawn from the case, withdrawn from the exhibits."""
    shelf = Shelf(_primary("2,340 homes in Tarn are on lead."), _primary("Nothing of note."))
    assert _exhibits(_opened(tmp_path, shelf))
    shelf.records.pop(next(iter(shelf.records)))
    assert _exhibits(_opened(tmp_path, shelf)) == ()


def test_a_store_that_lost_its_note_is_made_again_without_doubles(tmp_path: Path) -> None:
    """A kill between the passages and the note of them leaves nothing twice."""
    shelf = Shelf(_primary("2,340 homes in Tarn are on lead."))
    count = len(_opened(tmp_path, shelf))
    next(tmp_path.rglob("state.json")).unlink()
    assert len(_opened(tmp_path, shelf)) == count


def test_of_two_that_write_one_is_told_to_wait(tmp_path: Path) -> None:
    """Nothing is changed behind the back of who writes."""
    one, other = PassageStore.open(tmp_path), PassageStore.open(tmp_path)
    record = _primary("2,340 homes.")

    def read(numbers: Sequence[ItemNumber]) -> Iterable[Record]:
        with pytest.raises(CaseBusyError):
            other.bring_up_to_date({record.number: "b"}, lambda _: [record])
        return [record for _ in numbers]

    one.bring_up_to_date({record.number: "a"}, read)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    """An error of ours, with what is unharmed; never a wrong answer."""
    _opened(tmp_path, Shelf(_primary("2,340 homes in Tarn are on lead.")))
    next(tmp_path.rglob("meta.json")).write_text("{", encoding="utf-8")
    with pytest.raises(IndexUnreadableError):
        Evidence.open(tmp_path)


def test_what_was_searched_is_said_by_language_and_with_what_could_not_be_read() -> None:
    """Pages by language, whether a claim's own words could be met there, and pages that recognition gave up."""
    english, chinese = _primary("Homes.", "Pipes."), a_record("水管。", genre=Genre.PRIMARY, language="zh")
    failed = replace(chinese.pages[0], number=2, text="", origin=PageOrigin.OCR, is_read=False)
    chinese = replace(chinese, pages=(*chinese.pages, failed))
    searched = Evidence.over([english, chinese]).searching({"en"}).searched
    assert (searched.records, searched.pages, searched.pages_unread, searched.pages_failed_ocr) == (2, 4, 1, 1)
    assert [(each.language, each.pages, each.own_words) for each in searched.languages] == [
        ("en", 2, True), ("zh", 1, False),
    ]  # fmt: skip
