# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the made leak that costs seconds, read as a whole: every outcome, member, encoding and text is known."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.made_leak.building import PARTS
from benchmarks.made_leak.measuring import FoundItem, Marks, error_rate, found_in, measure_leak
from benchmarks.made_leak.truth import Leak, Measure, TrueItem, read_truth, write_truth

_NATIVE_GOAL = 0.5


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Leak:
    """Texts in fourteen encodings, mail, archives in archives, books and databases."""
    made = Leak(tmp_path_factory.mktemp("made") / "leak")
    for part in ("texts", "packed"):
        PARTS[part](made)
    return made


@pytest.fixture
def marks(leak: Leak, tmp_path: Path, vorlage: Callable[..., Result]) -> Marks:
    """What is right when the leak is taken in by the command line."""
    case = tmp_path / "case"
    assert vorlage("new", case).exit_code == 0
    assert vorlage("add", case, leak.folder, "--genre", "primary").exit_code in (0, 1)
    items = json.loads(vorlage("status", case, "--items", "--json").stdout)["items"]
    return measure_leak(leak.truth, found_in(case, items))


def test_every_file_and_member_of_a_made_leak_ends_as_it_should(marks: Marks) -> None:
    """Outcomes, children and encodings are exact, and texts right to half a percent: nothing at all is wrong."""
    assert marks.wrong == []
    assert marks.outcomes_right == marks.outcomes > 40
    assert marks.exact_right == marks.exact > 20
    assert all(marks.rate(measure, language) <= _NATIVE_GOAL for measure, language in marks.rates)


def test_a_truth_is_kept_and_read_again(leak: Leak, tmp_path: Path) -> None:
    """What was true of the leak when it was made is what it is measured against later."""
    write_truth(leak.truth, tmp_path / "truth.json")
    assert read_truth(tmp_path / "truth.json") == leak.truth


def test_a_wrong_answer_is_marked_wrong() -> None:
    """A measure that cannot fail measures nothing: each kind of fault has its line, and one item too many has one."""
    truth = {
        "a.txt": TrueItem(path="a.txt", outcome="read", measure=Measure.EXACT, pages=("ten words",), languages=("en",)),
        "b.pdf": TrueItem(path="b.pdf", outcome="read", measure=Measure.SCAN, pages=("four", ""), unread=(2,)),
        "c.zip": TrueItem(path="c.zip", outcome="refused"),
    }

    def found(path: str, **changed: object) -> FoundItem:
        right: dict[str, object] = {
            "outcome": "read", "reason": "", "pages": (), "languages": (), "unread": (), "near": (), "duplicate_of": "",
        }  # fmt: skip
        return FoundItem(path=path, **{**right, **changed})  # type: ignore[arg-type]

    marks = measure_leak(
        truth,
        [
            found("a.txt", outcome="damaged", pages=("tin words",), languages=("de",), duplicate_of="b.pdf"),
            found("b.pdf", pages=("fore",)),
            found("d.txt"),
        ],
    )
    assert [line.split(":")[0] for line in marks.wrong] == ["d.txt", *["a.txt"] * 4, "b.pdf", "c.zip"]
    assert (marks.outcomes_right, marks.exact_right, marks.languages_right) == (1, 0, 0)
    assert marks.rate("scan", "") == 50.0


def test_error_rate_forgives_white_space_and_nothing_else() -> None:
    """Line breaks are no errors, nor is any white space beside Chinese; a lost letter is one."""
    assert error_rate("one\n two", "one two") == error_rate("水 泵\n停", "水泵停") == error_rate("", "") == 0.0
    assert error_rate("on two", "one two") == pytest.approx(100 / 7)
    assert error_rate("anything", "") == 100.0
