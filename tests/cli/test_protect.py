# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage protect`: decisions about names come from lists, need two to be lifted, and leave no name in the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from vorlage.app import Case

Call = Callable[..., Result]
SECRET = ("Ilvane", "Morrowick", "0993 555 01 23", "clerk of the registry")


@pytest.fixture
def case(tmp_path: Path, vorlage: Call) -> Path:
    """An empty case."""
    assert vorlage("new", tmp_path / "case").exit_code == 0
    return tmp_path / "case"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A list with one person."""
    place = tmp_path / "persons.csv"
    place.write_text(
        "ground,name,alias 1,alias_phone\nclerk of the registry,Ilvane Morrowick,伊尔万,0993 555 01 23\n", "utf-8"
    )
    return place


def standing(vorlage: Call, case: Path) -> str:
    """What holds for the first person."""
    return str(json.loads(vorlage("protect", case, "list", "--json").stdout)["persons"][0]["standing"])


@pytest.mark.parametrize("form", ["option", "action"])
def test_a_list_of_persons_protects_them_in_all_their_spellings(
    vorlage: Call, case: Path, names: Path, form: str
) -> None:
    """Both forms of the command do the same; the phone number of the list is hidden like the name."""
    typed = ("--names", names) if form == "option" else ("add", names)
    assert vorlage("protect", case, *typed).exit_code == 0
    with Case.open(case) as opened:
        for text in ("seen with ilvane morrowick again", "写给伊尔万的信", "call 0993 5550123"):
            masked = opened.protection.mask(text).text
            assert "[name]" in masked or "[phone]" in masked
            assert not any(part in masked for part in ("ilvane", "morrowick", "伊尔万", "5550123"))


def test_to_lift_protection_takes_two_members_and_a_lifted_name_is_still_hidden(
    vorlage: Call, case: Path, names: Path
) -> None:
    """The same member twice is refused, in other capitals too; the second one's word makes it undecided, not public."""
    vorlage("protect", case, "--names", names)
    lift = ("protect", case, "lift", "1", "--reason", "She speaks on the record now.")
    assert vorlage(*lift, "--as", "HERON").exit_code == 0
    assert standing(vorlage, case) == "protected"
    refused = vorlage(*lift, "--as", "heron")
    assert refused.exit_code == 2
    assert "call.name-decision" in refused.stderr
    assert vorlage(*lift, "--as", "WREN").exit_code == 0
    assert standing(vorlage, case) == "undecided"
    with Case.open(case) as opened:
        assert opened.protection.mask("Ilvane Morrowick spoke.").text == "[name] spoke."


def test_a_protected_name_cannot_be_marked_public_before_it_is_lifted(vorlage: Call, case: Path, names: Path) -> None:
    """Else one person alone could undo what needs two."""
    vorlage("protect", case, "--names", names)
    refused = vorlage("protect", case, "--public", names)
    assert refused.exit_code == 2
    assert standing(vorlage, case) == "protected"


def test_a_public_name_is_shown_and_nothing_else(vorlage: Call, case: Path, tmp_path: Path) -> None:
    """An office-holder marked public is read in the text; whoever shares a part of the name is not."""
    public = tmp_path / "public.csv"
    public.write_text("﻿name;ground\r\nOswin Tarrant;harbour master\r\n", "utf-8")
    assert vorlage("protect", case, "public", public).exit_code == 0
    with Case.open(case) as opened:
        masked = opened.protection.mask("Oswin Tarrant met Beda Tarrant and Oswin.").text
    assert masked == "Oswin Tarrant met [name] and [name]."


def test_neither_log_nor_messages_hold_a_name(vorlage: Call, case: Path, names: Path) -> None:
    """Numbers only: in the custody log, in what the command says, and in the list without --show."""
    said = [vorlage("protect", case, "--names", names), vorlage("protect", case, "list")]
    said += [vorlage("protect", case, "list", "--json"), vorlage("protect", case, "--public", names)]
    written = "".join(result.stdout + result.stderr for result in said) + (case / "custody" / "log.jsonl").read_text()
    assert [word for word in SECRET if word in written] == []
    shown = vorlage("protect", case, "list", "--show")
    assert "Ilvane Morrowick" in shown.stdout
    assert "list of decided names shown" in (case / "custody" / "log.jsonl").read_text()


def test_the_list_of_persons_is_never_written_for_programs(vorlage: Call, case: Path, names: Path) -> None:
    """--show and --json together are refused: there is no export of it."""
    vorlage("protect", case, "--names", names)
    refused = vorlage("protect", case, "list", "--show", "--json")
    assert refused.exit_code == 2
    assert refused.stdout == ""


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("name\nIlvane Morrowick\n", "no header"),
        ("name,ground\nIlvane Morrowick,\n", "lines that cannot be used: 2"),
        ("name,ground\nIlvane Morrowick,ok\n ,no name\nX,y\n", "lines that cannot be used: 3, 4"),
        ("name,ground,born\nIlvane Morrowick,ok,1970\n", "1 columns of other names"),
        ('name,ground\n"Ilvane,ok\n', "no CSV"),
        ("name,ground\n", "0 persons"),
        ("", "no header"),
    ],
)
def test_a_list_that_cannot_be_used_whole_is_refused_whole(
    vorlage: Call, case: Path, tmp_path: Path, content: str, found: str
) -> None:
    """Nobody is entered, the lines are named by number, and nothing of them is repeated."""
    place = tmp_path / "persons.csv"
    place.write_text(content, "utf-8")
    refused = vorlage("protect", case, "--names", place)
    assert refused.exit_code == 2
    assert found in refused.stderr
    assert "Ilvane" not in refused.stderr
    assert json.loads(vorlage("protect", case, "list", "--json").stdout) == {"persons": []}


@pytest.mark.parametrize(
    "typed",
    [(), ("add",), ("lift", "1"), ("lift", "x", "--as", "HERON"), ("list", "--names", "x.csv"), ("lift", "9" * 12)],
)
def test_a_wrong_call_changes_nothing(vorlage: Call, case: Path, typed: tuple[str, ...]) -> None:
    """Exit 2, and no event."""
    before = (case / "custody" / "log.jsonl").read_text() if (case / "custody" / "log.jsonl").exists() else ""
    assert vorlage("protect", case, *typed).exit_code == 2
    after = (case / "custody" / "log.jsonl").read_text() if (case / "custody" / "log.jsonl").exists() else ""
    assert after == before
