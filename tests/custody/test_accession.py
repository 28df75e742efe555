# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Taking in: original order, nothing about where files came from, and calls that can be repeated."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.items import list_items
from vorlage.custody.accession import accession_of, close_accession, take_in
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.delivery import Delivery, list_delivery
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Accession, CodeName, Genre, Item, Outcome
from vorlage.domain.errors import SourcePathError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


class Desk:
    """A case folder with what taking in needs."""

    def __init__(self, root: Path) -> None:
        self.folder = CaseFolder.create(root)
        self.catalogue = Catalogue.create(self.folder.catalogue)
        self.vault = Vault(self.folder)

    def open(self, delivery: Delivery) -> Accession | None:
        return accession_of(self.catalogue, delivery, now=NOON)

    def take_in(self, accession: Accession, delivery: Delivery) -> int:
        return take_in(
            self.catalogue,
            self.vault,
            accession,
            delivery,
            clock=lambda: NOON,
            tool="test",
            progress=lambda _count: None,
        )

    def add(self, delivery: Delivery) -> Accession | None:
        accession = self.open(delivery)
        if accession is not None:
            self.take_in(accession, delivery)
            close_accession(self.catalogue, accession, now=NOON, tool="test")
        return accession

    def items(self) -> tuple[Item, ...]:
        with self.catalogue.reading() as connection:
            return list_items(connection)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "case")


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    folder = tmp_path / "stick-of-M-Orlova"
    (folder / "b board").mkdir(parents=True)
    (folder / "b board" / "minutes.txt").write_text("The board met.")
    (folder / "a.txt").write_text("First.")
    (folder / "copy of a.txt").write_text("First.")
    (folder / "nothing.txt").write_text("")
    return folder


def delivered(*paths: Path, genre: Genre = Genre.PRIMARY, code_name: str | None = None) -> Delivery:
    return list_delivery(paths, genre=genre, code_name=CodeName(code_name) if code_name else None, note="")


def test_every_file_is_an_item_in_original_order(desk: Desk, leak: Path) -> None:
    """Paths and order are those of the folder; bytes held already make a duplicate, none make an empty item."""
    desk.add(delivered(leak))
    assert [(item.number, item.path, item.outcome) for item in desk.items()] == [
        (1, "a.txt", Outcome.PENDING),
        (2, "b board/minutes.txt", Outcome.PENDING),
        (3, "copy of a.txt", Outcome.DUPLICATE),
        (4, "nothing.txt", Outcome.EMPTY),
    ]
    assert desk.items()[2].duplicate_of == 1


def test_the_folder_that_files_came_from_is_recorded_nowhere(desk: Desk, leak: Path) -> None:
    """No byte of the case holds the name of the source folder, in whatever state the accession is."""
    delivery = delivered(leak)
    accession = desk.open(delivery)
    assert accession is not None
    desk.take_in(accession, delivery)
    assert_absent(desk, b"stick-of-M-Orlova")
    close_accession(desk.catalogue, accession, now=NOON, tool="test")
    assert_absent(desk, b"stick-of-M-Orlova")


def assert_absent(desk: Desk, words: bytes) -> None:
    places = [place for place in desk.folder.root.rglob("*") if place.is_file()]
    assert len(places) > 5
    for place in places:
        assert words not in place.read_bytes(), place.name


def test_an_interrupted_intake_goes_on_with_the_same_numbers(desk: Desk, leak: Path) -> None:
    """The same call finds its open accession again and takes in only what is missing."""
    delivery = delivered(leak)
    first = desk.open(delivery)
    assert first is not None
    part = Delivery(files=delivery.files[:2], genre=delivery.genre, code_name=None, note="", mark=delivery.mark)
    assert desk.take_in(first, part) == 2
    again = desk.open(delivery)
    assert again == first
    assert desk.take_in(first, delivery) == 2
    assert [item.path for item in desk.items()] == [listed.path for listed in delivery.files]


def test_another_call_does_not_slip_into_an_open_accession(desk: Desk, leak: Path, tmp_path: Path) -> None:
    """Other paths, another genre or another code name open an accession of their own."""
    first = desk.open(delivered(leak))
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text("x")
    numbers = {
        accession.number
        for accession in (
            first,
            desk.open(delivered(other)),
            desk.open(delivered(leak, genre=Genre.REPORT)),
            desk.open(delivered(leak, code_name="HERON")),
        )
        if accession is not None
    }
    assert numbers == {"2031-001", "2031-002", "2031-003", "2031-004"}


def test_what_is_held_already_is_not_taken_in_twice(desk: Desk, leak: Path) -> None:
    """The same call again adds nothing; one changed byte makes it a new accession."""
    desk.add(delivered(leak))
    assert desk.add(delivered(leak)) is None
    assert len(desk.items()) == 4
    (leak / "a.txt").write_text("Fjrst.")
    second = desk.add(delivered(leak))
    assert second is not None
    assert len(desk.items()) == 8


def test_a_link_is_an_item_that_is_not_followed(desk: Desk, leak: Path, tmp_path: Path) -> None:
    """A link out of the folder, to a file or a folder, and a pipe are refused with their reason; nothing is read."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "key").write_text("not for the case")
    (leak / "link").symlink_to(outside / "key")
    (leak / "link to folder").symlink_to(outside)
    os.mkfifo(leak / "pipe")
    desk.add(delivered(leak))
    refused = {item.path: item.reason for item in desk.items() if item.outcome is Outcome.REFUSED}
    assert set(refused) == {"link", "link to folder", "pipe"}
    assert all("custody.not-a-file" in reason for reason in refused.values())
    assert_absent(desk, b"not for the case")


def test_names_of_every_kind_are_kept_one_to_one(desk: Desk, tmp_path: Path) -> None:
    """Newline, emoji, Chinese, right-to-left override and bytes that are no UTF-8: all taken in, all shown safely."""
    folder = tmp_path / "odd"
    folder.mkdir()
    names = [b"line\nbreak.txt", "水\N{DROPLET}.txt".encode(), b"abc\xff.txt", "a\u202etxt.exe".encode()]
    for name in names:
        (folder / os.fsdecode(name)).write_bytes(name)
    desk.add(delivered(folder))
    assert sorted(item.path for item in desk.items()) == sorted(
        ["line\\nbreak.txt", "水\N{DROPLET}.txt", "abc\\xff.txt", "a\\u202etxt.exe"]
    )


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    """The error counts the paths and repeats none of them."""
    with pytest.raises(SourcePathError) as caught:
        delivered(tmp_path, tmp_path / "secret-name")
    assert "Path 2" in str(caught.value)
    assert "secret-name" not in str(caught.value)
