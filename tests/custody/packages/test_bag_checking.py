# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A bag is taken in when it is whole, and refused by line and reason when it is not or leads outside."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.custody.packages.other_validators import bagit_says
from vorlage.custody.packages.bag_checking import BagFault, BagWarning, check_bag

OUTSIDE = (
    "/etc/passwd",
    "../outside.txt",
    "data/../../outside.txt",
    "~/outside.txt",
    "~root/outside.txt",
    "C:\\outside.txt",
    "\\\\server\\share\\outside.txt",
    "%HomeDrive%\\outside.txt",
    "data\\..\\..\\outside.txt",
)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A whole bag of two files."""
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    for name in ("one.txt", "two.txt"):
        (bag / "data" / name).write_text(f"Minutes of {name}", "utf-8")
    write_manifest(bag)
    return bag


def write_manifest(bag: Path, *more: str) -> None:
    """List the payload as it is now, and more lines."""
    files = sorted(place for place in (bag / "data").rglob("*") if place.is_file())
    lines = [f"{hashlib.sha256(place.read_bytes()).hexdigest()}  {place.relative_to(bag)}" for place in files]
    (bag / "manifest-sha256.txt").write_text("\n".join([*lines, *more]) + "\n", "utf-8")


def faults(bag: Path) -> set[BagFault]:
    """The kinds of faults of a bag."""
    return {fault for fault, _ in check_bag(bag).faults}


def test_a_whole_bag_is_valid_here_and_for_its_makers(bag: Path) -> None:
    """No fault and no warning, by us and by the other validator."""
    assert check_bag(bag).faults == ()
    assert check_bag(bag).warnings == ()
    assert check_bag(bag).payload_files == 2
    assert bagit_says(bag)[0]


def test_what_is_wrong_is_named(bag: Path) -> None:
    """Changed, missing, not listed, and a count that is another."""
    (bag / "data" / "one.txt").write_text("Minutes of three.txt", "utf-8")
    (bag / "data" / "two.txt").rename(bag / "data" / "four.txt")
    (bag / "bag-info.txt").write_text("Payload-Oxum: 1.1\n", "utf-8")
    assert check_bag(bag).faults == (
        (BagFault.DIGEST, 1),
        (BagFault.MISSING, 2),
        (BagFault.NOT_LISTED, 1),
        (BagFault.OXUM, 1),
    )


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("where", ["manifest", "fetch"])
def test_a_path_that_leads_outside_refuses_the_bag(bag: Path, path: str, where: str) -> None:
    """On any system, in a manifest and in the list of what is to be fetched."""
    if where == "manifest":
        write_manifest(bag, f"{'0' * 64}  {path}")
    else:
        (bag / "fetch.txt").write_text(f"https://example.org/x - {path}\n", "utf-8")
    assert BagFault.PATH_OUTSIDE in faults(bag)


def test_a_link_refuses_the_bag(bag: Path, tmp_path: Path) -> None:
    """Whatever it points to: what is listed must be the bag's own bytes."""
    (tmp_path / "outside.txt").write_text("Minutes of two.txt", "utf-8")
    (bag / "data" / "two.txt").unlink()
    (bag / "data" / "two.txt").symlink_to(tmp_path / "outside.txt")
    assert BagFault.PATH_OUTSIDE in faults(bag)


def test_names_alike_are_a_warning(bag: Path) -> None:
    """Two files that another system would make one are told, and taken in."""
    (bag / "data" / "ONE.txt").write_text("other", "utf-8")
    write_manifest(bag)
    assert check_bag(bag).faults == ()
    assert {warning for warning, _ in check_bag(bag).warnings} == {BagWarning.ALIKE}


def test_a_bag_is_taken_in_whole_or_not_at_all(bag: Path, tmp_path: Path, vorlage: Callable[..., Result]) -> None:
    """Refused with every fault by its place, nothing added; mended, it is added as it is."""
    case = tmp_path / "case"
    assert vorlage("new", case).exit_code == 0
    write_manifest(bag, f"{'0' * 64}  ../outside.txt")
    refused = vorlage("add", case, bag, "--genre", "primary")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("call.bag: ")
    assert "bag.path-outside at 3" in refused.stderr
    assert '"in": 0' in vorlage("status", case, "--json").stdout
    write_manifest(bag)
    assert vorlage("add", case, bag, "--genre", "primary").exit_code == 0
    assert '"in": 4' in vorlage("status", case, "--json").stdout


@pytest.mark.shared
def test_the_traversal_bags_of_the_conformance_suite_are_refused(shared_folder: Path, tmp_path: Path) -> None:
    """All fourteen kinds, for Unix and for Windows, in manifests and in lists of what is to be fetched.

    The corpus beside the project lacks files that repeat others, the declaration among them: it is put back.
    """
    suite = shared_folder / "data" / "corpora" / "bagit-suite" / "v0.97"
    bags = sorted(suite.glob("*/out-of-scope-file-paths-*"))
    assert len(bags) == 14
    for number, corpus_bag in enumerate(bags):
        bag = tmp_path / str(number)
        shutil.copytree(corpus_bag, bag)
        (bag / "bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
        assert BagFault.PATH_OUTSIDE in faults(bag), corpus_bag.name
