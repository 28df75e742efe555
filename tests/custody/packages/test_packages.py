# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The archive as institutions keep it: other validators find nothing wrong, and nothing secret is in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from tests.custody.packages.other_validators import bagit_says, ocfl_says
from vorlage.custody.packages.package_names import PackageNames
from vorlage.domain.custody import escape_path

NAMES = (
    "letter 1.txt",
    "a:b?.txt",
    "Ärger.txt",
    "信件.txt",
    "~root.txt",
    "x" * 190 + ".txt",
    "% 25.txt",
    "tab\there.txt",
)


@pytest.fixture
def archive(tmp_path: Path, vorlage: Callable[..., Result]) -> Path:
    """A case with names that packages find hard, one file twice, an empty one, a code name and a note."""
    delivered = tmp_path / "delivered"
    (delivered / "inner").mkdir(parents=True)
    for position, name in enumerate(NAMES):
        (delivered / name).write_text(f"The {position}th letter of the harbour board.", "utf-8")
    (delivered / "inner" / "again.txt").write_text("The 0th letter of the harbour board.", "utf-8")
    (delivered / "empty.txt").touch()
    case = tmp_path / "case"
    assert vorlage("new", case).exit_code == 0
    added = vorlage("add", case, delivered, "--genre", "primary", "--from", "OSPREY-77", "--note", "met at Quillmere")
    assert added.exit_code == 0, added.output
    return case


def packed(archive: Path, vorlage: Callable[..., Result], form: str) -> Path:
    """The archive in a form, made by the command line."""
    place = archive.parent / form
    made = vorlage("export", archive, "--format", form, "--out", place)
    assert made.exit_code == 0, made.output
    return place


def test_a_bag_is_valid_for_its_makers(archive: Path, vorlage: Callable[..., Result]) -> None:
    """The Library of Congress's own validator: valid, without a warning, and spoiled by one changed byte."""
    bag = packed(archive, vorlage, "bagit")
    assert bagit_says(bag) == (True, "")
    spoiled = next((bag / "data").rglob("letter 1.txt"))
    spoiled.chmod(0o600)
    spoiled.write_bytes(spoiled.read_bytes().replace(b"0th", b"9th"))
    assert not bagit_says(bag)[0]


def test_a_storage_root_is_valid_for_others(archive: Path, vorlage: Callable[..., Result]) -> None:
    """ocfl-py: two objects, both good, no error and no warning; spoiled by one changed byte."""
    root = packed(archive, vorlage, "ocfl")
    counted, said = ocfl_says(root)
    assert counted == {"good": True, "objects": 2, "good_objects": 2}, said
    assert "[E" not in said
    assert "[W" not in said
    spoiled = next(root.rglob("信件.txt"))
    spoiled.write_bytes(b"other")
    assert ocfl_says(root)[0]["good"] is False


@pytest.mark.parametrize("form", ["bagit", "ocfl"])
def test_every_received_file_is_in_it_and_nothing_secret(
    archive: Path, vorlage: Callable[..., Result], form: str
) -> None:
    """Bytes as received, once per place; no private key, no code name, no note, no catalogue."""
    place = packed(archive, vorlage, form)
    lines = (place / ("items.jsonl" if form == "bagit" else "custody/v1/content/items.jsonl")).read_text("utf-8")
    items = [json.loads(line) for line in lines.splitlines()]
    assert {item["path"] for item in items} == {*map(escape_path, NAMES), "inner/again.txt", "empty.txt"}
    everything = b"".join(each.read_bytes() for each in sorted(place.rglob("*")) if each.is_file())
    for position in range(len(NAMES)):
        assert f"The {position}th letter".encode() in everything
    for secret in (b"OSPREY-77", b"Quillmere", b"PRIVATE KEY", b"SQLite format"):
        assert secret not in everything
    assert vorlage("verify", archive).exit_code == 0


def test_nothing_that_is_there_is_overwritten(archive: Path, vorlage: Callable[..., Result]) -> None:
    """A place that is taken is refused before any work, and stays as it was."""
    taken = archive.parent / "taken"
    taken.mkdir()
    refused = vorlage("export", archive, "--format", "bagit", "--out", taken)
    assert refused.exit_code == 2
    assert list(taken.iterdir()) == []


def test_an_original_that_changed_is_not_handed_over(archive: Path, vorlage: Callable[..., Result]) -> None:
    """No package vouches for bytes that did not come in: the item is named, and nothing is written."""
    original = next(place for place in (archive / "objects").rglob("*") if place.is_file() and place.stat().st_size)
    original.chmod(0o600)
    original.write_bytes(b"something else")
    refused = vorlage("export", archive, "--format", "ocfl", "--out", archive.parent / "out")
    assert refused.exit_code == 2
    assert "is not what came in" in refused.stderr
    assert not list(archive.parent.glob("*out*"))


@given(st.lists(st.text(min_size=1, max_size=300).map(lambda text: escape_path(text.replace("\0", ""))), max_size=12))
def test_every_name_has_a_place_of_its_own(paths: list[str]) -> None:
    """Whatever files are called: relative, without `..`, apart when case and form are left out, no file in a file."""
    names = PackageNames()
    given_paths = [names.give(path, number=number) for number, path in enumerate(paths, start=1)]
    folded = [unicodedata.normalize("NFC", path).casefold() for path in given_paths]
    assert len(set(folded)) == len(folded)
    for path in given_paths:
        parts = path.split("/")
        assert all(part and part.strip(".") and len(part.encode()) <= 255 for part in parts)
        assert not any(other.startswith(path + "/") for other in given_paths)
        assert not set('\\:*?"<>|%') & set(path)
