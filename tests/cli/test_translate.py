# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""`vorlage translate`: a translation is a layer beside the page, made by one person and checked by another."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.custody import EventKind, Genre
from vorlage.domain.pages import text_digest

Call = Callable[..., Result]
MEMO = "港务局董事会于七月十一日开会。九名成员中有七人出席。\n\n会议决定推迟发出任何通知。"
ENGLISH = "The harbour board met on 11 July. Seven of nine members came.\n\nIt was resolved to put off any notice."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one memo in Chinese, and its translation beside it."""
    folder = tmp_path_factory.mktemp("held")
    (folder / "primary").mkdir()
    (folder / "primary" / "memo.txt").write_text(MEMO, "utf-8")
    (folder / "memo.en.txt").write_text(ENGLISH, "utf-8")
    with Case.create(folder / "case") as new:
        new.add([folder / "primary"], genre=Genre.PRIMARY, within=folder)
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "copy") / "case"


def kept(vorlage: Call, case: Path, *words: str) -> Result:
    """A translation handed in by heron."""
    given = ("--page", "1", "--file", case.parent / "memo.en.txt", "--language", "en", "--by", "heron")
    return vorlage("translate", case, "primary/memo.txt", *given, *words)


def shown(vorlage: Call, case: Path) -> list[dict[str, Any]]:
    """The translations of the memo as scripts read them."""
    found: list[dict[str, Any]] = json.loads(vorlage("translate", case, "primary/memo.txt", "--json").stdout)[
        "translations"
    ]
    return found


def test_a_translation_is_kept_beside_the_page_and_aligned_with_it(vorlage: Call, case: Path) -> None:
    """The page's own text is as before; the layer has a digest of its own, and each stretch leads to the page's."""
    before = vorlage("text", case, "primary/memo.txt", "--json").stdout
    assert kept(vorlage, case).exit_code == 0
    assert vorlage("text", case, "primary/memo.txt", "--json").stdout == before
    (layer,) = shown(vorlage, case)
    assert (layer["translation"], layer["page"], layer["language"], layer["checked_by"]) == (1, 1, "en", [])
    assert layer["digest"] == text_digest(layer["text"]).hex
    assert layer["of_text"] == text_digest(MEMO).hex
    assert layer["is_of_shown_text"]
    pairs = [(MEMO[slice(*each["original"])], layer["text"][slice(*each["translated"])]) for each in layer["aligned"]]
    assert pairs[-1] == ("会议决定推迟发出任何通知。", "It was resolved to put off any notice.")
    assert len(pairs) == 3


def test_whoever_translates_does_not_check(vorlage: Call, case: Path) -> None:
    """Not when it is handed in, not later, whatever the capitals; somebody else does, once."""
    refused = kept(vorlage, case, "--checked-by", "HERON")
    assert (refused.exit_code, shown(vorlage, case)) == (2, [])
    kept(vorlage, case)
    for by, code in (("Heron", 2), ("bittern", 0), ("Bittern", 2)):
        assert vorlage("translate", case, "--check", "1", "--by", by).exit_code == code
    assert shown(vorlage, case)[0]["checked_by"] == ["bittern"]


def test_a_withdrawn_translation_stays_on_record_and_takes_no_step_more(vorlage: Call, case: Path) -> None:
    """Nothing a person did is taken away."""
    kept(vorlage, case, "--checked-by", "bittern")
    assert vorlage("translate", case, "--withdraw", "1", "--by", "heron").exit_code == 0
    assert shown(vorlage, case)[0]["is_withdrawn"]
    assert "withdrawn" in vorlage("translate", case).stdout
    for step in ("--check", "--withdraw"):
        assert vorlage("translate", case, step, "1", "--by", "rail").exit_code == 2


def test_when_the_page_is_corrected_the_translation_says_of_which_text_it_is(vorlage: Call, case: Path) -> None:
    """It is not moved to another text in silence: the text it was made of is kept as a layer of the page."""
    kept(vorlage, case)
    with Case.open(case) as opened:
        number = opened.item("primary/memo.txt").number
        opened.correct(number, 1, MEMO.replace("七月", "八月"))
        layers = {layer.digest.hex for layer in opened.text_layers(number, 1)}
    (layer,) = shown(vorlage, case)
    assert not layer["is_of_shown_text"]
    assert layer["of_text"] in layers


def test_the_log_says_which_page_and_no_word_and_nobody(vorlage: Call, case: Path) -> None:
    """Numbers and a language."""
    kept(vorlage, case, "--checked-by", "bittern")
    vorlage("translate", case, "--withdraw", "1", "--by", "rail")
    with Case.open(case) as opened:
        events = opened.custody_events(2)
        assert opened.verify().problems == ()
    assert [event.kind for event in events] == [EventKind.METADATA_MODIFICATION] * 2
    assert [event.detail for event in events] == [
        "translation 1 of page 1 into en kept, checked",
        "translation 1 withdrawn",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            ("primary/memo.txt", "--page", "2", "--file", "memo.en.txt", "--language", "en", "--by", "heron"),
            "call.unknown-page",
        ),
        (
            ("primary/memo.txt", "--page", "1", "--file", "memo.en.txt", "--language", "English", "--by", "heron"),
            "call.translation",
        ),
        (
            ("primary/memo.txt", "--page", "1", "--file", "gone", "--language", "en", "--by", "heron"),
            "call.translation",
        ),
        (
            ("primary/memo.txt", "--page", "1", "--file", "memo.en.txt", "--language", "en", "--by", "A. Full Name"),
            "call.code-name",
        ),
        (("--check", "7", "--by", "heron"), "call.translation"),
        (("primary/memo.txt", "--file", "memo.en.txt", "--by", "heron"), ""),
        (("primary/memo.txt", "--page", "1", "--file", "memo.en.txt", "--language", "en"), ""),
        (("--check", "1", "--withdraw", "1", "--by", "heron"), ""),
    ],
)
def test_a_wrong_call_keeps_nothing(vorlage: Call, case: Path, words: tuple[str, ...], code: str) -> None:
    """The message repeats neither text nor name."""
    done = vorlage(
        "translate", case, *(case.parent / word if word in {"memo.en.txt", "gone"} else word for word in words)
    )
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{code}: " if code else "Usage: ")
    assert "Full" not in done.stderr
    assert shown(vorlage, case) == []
