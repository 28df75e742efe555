# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage retry`: read again with passwords or later tools, nothing doubled, nothing lost, no password kept."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import py7zr
import pytest
from click.testing import Result

Vorlage = Callable[..., Result]
PASSWORD = "quay-side lantern 47"  # noqa: S105 - of archives made here


def packed(members: dict[str, bytes], password: str | None = None, *, hides_names: bool = False) -> bytes:
    """A 7z archive, its members encrypted when there is a password, and its names when asked."""
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password, header_encryption=hides_names) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return stream.getvalue()


@pytest.fixture
def case(tmp_path: Path, vorlage: Vorlage) -> Path:
    """A case with an archive whose members are encrypted, one that hides even their names, a copy of it, and a text."""
    leak = tmp_path / "leak"
    leak.mkdir()
    inner = packed({"deep.txt": b"The deepest note of the harbour office.\n"})
    held = {"one.txt": b"The first note of the harbour office.\n", "inner.7z": inner, "note.txt": b"A plain note.\n"}
    (leak / "a members.7z").write_bytes(packed(held, PASSWORD))
    (leak / "b names.7z").write_bytes(
        packed({"two.txt": b"The second note of the office.\n"}, PASSWORD, hides_names=True)
    )
    (leak / "c copy.7z").write_bytes((leak / "b names.7z").read_bytes())
    (leak / "note.txt").write_bytes(b"A plain note.\n")
    place = tmp_path / "case"
    assert vorlage("new", place).exit_code == 0
    assert vorlage("add", place, leak, "--genre", "primary").exit_code == 0
    return place


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    place = tmp_path / "passwords.txt"
    place.write_text(f"not this one\r\n\n{PASSWORD}\n", "utf-8")
    return place


def items(case: Path, vorlage: Vorlage) -> dict[str, dict[str, Any]]:
    listed = json.loads(vorlage("status", case, "--items", "--json").stdout)["items"]
    assert len({each["path"] for each in listed}) == len(listed), "no item is doubled"
    return {each["path"]: each for each in listed}


def events(case: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (case / "custody" / "log.jsonl").read_text().splitlines()]


def outcomes(case: Path, vorlage: Vorlage) -> Counter[str]:
    return Counter(each["outcome"] for each in items(case, vorlage).values())


def test_encrypted_items_are_read_once_a_password_fits(case: Path, passwords: Path, vorlage: Vorlage) -> None:
    """Archives are opened again, members keep their numbers and get their bytes, a copy still stands for the first."""
    before = items(case, vorlage)
    assert before["a members.7z!/one.txt"]["outcome"] == "encrypted"
    assert before["b names.7z"]["outcome"] == "encrypted"
    done = vorlage("retry", case, "--outcome", "encrypted", "--password-file", passwords)
    assert done.exit_code == 0, done.stderr
    after = items(case, vorlage)
    assert {path: after[path]["number"] for path in before} == {path: each["number"] for path, each in before.items()}
    assert after["a members.7z!/one.txt"]["outcome"] == "read"
    assert after["a members.7z!/inner.7z!/deep.txt"]["outcome"] == "read"
    assert after["b names.7z!/two.txt"]["outcome"] == "read"
    assert after["c copy.7z"]["duplicate_of"] == after["b names.7z"]["number"]
    assert "encrypted" not in outcomes(case, vorlage)
    assert vorlage("verify", case).exit_code == 0
    accessioned = Counter(event["item"] for event in events(case) if event["event"] == "accession")
    assert accessioned == Counter(each["number"] for each in after.values())


def test_no_password_is_kept_or_said(case: Path, passwords: Path, vorlage: Vorlage) -> None:
    """Neither right nor wrong ones are in the case, in any output, or in an error."""
    done = vorlage("retry", case, "--outcome", "encrypted", "--password-file", passwords)
    held = b"".join(place.read_bytes() for place in case.rglob("*") if place.is_file())
    for password in (PASSWORD, "not this one"):
        assert password.encode() not in held
        assert password not in done.output + done.stderr


def test_a_password_that_fits_nothing_changes_nothing(case: Path, tmp_path: Path, vorlage: Vorlage) -> None:
    """The outcomes are as before, and the log says that it was tried."""
    (tmp_path / "wrong.txt").write_text("wrong\n")
    before = {path: (each["number"], each["outcome"]) for path, each in items(case, vorlage).items()}
    done = vorlage("retry", case, "--outcome", "encrypted", "--password-file", tmp_path / "wrong.txt")
    assert done.exit_code == 0
    assert {path: (each["number"], each["outcome"]) for path, each in items(case, vorlage).items()} == before
    tried = [event["detail"] for event in events(case) if event["event"] == "metadata extraction"]
    assert len(tried) == 2
    assert all(detail.startswith("read again; was ") for detail in tried)
    assert vorlage("verify", case).exit_code == 0


@pytest.mark.parametrize("outcome", ["read", "container", "empty", "damaged", "unsupported", "refused", "pending"])
def test_reading_again_gives_the_same(case: Path, outcome: str, vorlage: Vorlage) -> None:
    """With the tools of the first time every class of items ends as it was, members and all."""
    before = items(case, vorlage)
    assert vorlage("retry", case, "--outcome", outcome).exit_code == 0
    assert items(case, vorlage) == before
    assert vorlage("verify", case).exit_code == 0


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00", None])
def test_what_is_no_list_of_passwords_is_refused(
    case: Path, content: bytes | None, tmp_path: Path, vorlage: Vorlage
) -> None:
    """An empty, a missing or a binary file stops the call before anything is touched."""
    place = tmp_path / "list"
    if content is not None:
        place.write_bytes(content)
    before = events(case)
    done = vorlage("retry", case, "--outcome", "encrypted", "--password-file", place)
    assert (done.exit_code, done.stderr.split(":")[0]) == (2, "call.password-file")
    assert events(case) == before


def test_a_call_that_asks_for_nothing_is_wrong(case: Path, vorlage: Vorlage) -> None:
    """Duplicates have nothing of their own to read; and something must be asked for."""
    assert vorlage("retry", case).exit_code == 2
    assert vorlage("retry", case, "--outcome", "duplicate").exit_code == 2
