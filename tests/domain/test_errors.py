# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What every error promises: a stable code, a place in the drawn tree, and words a person can act on."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vorlage.domain import errors
from vorlage.domain.errors import VorlageError

SRC = Path(__file__).resolve().parents[2] / "src" / "vorlage"


def every_class(root: type[VorlageError] = VorlageError) -> Iterator[type[VorlageError]]:
    """The root and all below it."""
    yield root
    for child in root.__subclasses__():
        yield from every_class(child)


CLASSES = tuple(every_class())
LEAVES = tuple(error for error in CLASSES if not error.__subclasses__())


def drawn_tree() -> dict[str, str]:
    """Class name → the name of the branch it hangs from, as drawn in the docstring of the module."""
    parents: dict[str, str] = {}
    branch = ""
    for line in (errors.__doc__ or "").splitlines():
        for mark, name in re.findall(r"(^[├└]── |[├└]── )([A-Za-z]+Error)", line):
            at_edge = line.startswith(mark) and line.index(name) == len(mark)
            parents[name] = "VorlageError" if at_edge else branch
            branch = name if at_edge else branch
    return parents


def test_the_drawn_tree_is_the_tree() -> None:
    """The picture at the top of `errors.py` shows each class under its branch, and none that is not there."""
    real = {
        error.__name__: error.__base__.__name__ for error in CLASSES if error is not VorlageError and error.__base__
    }
    assert drawn_tree() == real


def test_every_error_is_declared_in_one_module() -> None:
    """The tree has one home, so that exit codes and HTTP statuses can be complete."""
    assert {error.__module__ for error in CLASSES} == {"vorlage.domain.errors"}
    declared = [
        (path.relative_to(SRC), node.name)
        for path in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and path.name != "errors.py"
        and any(isinstance(base, ast.Name) and base.id in {error.__name__ for error in CLASSES} for base in node.bases)
    ]
    assert declared == []


def test_every_code_is_unique_and_begins_with_its_branch() -> None:
    """A code is what scripts and partners lean on."""
    codes = [error.code for error in CLASSES]
    assert len(set(codes)) == len(codes)
    for error in LEAVES:
        branch = error.__base__
        assert branch is not None
        assert issubclass(branch, VorlageError)
        assert re.fullmatch(re.escape(branch.code) + r"\.[a-z]+(-[a-z]+)*", error.code)


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_every_class_says_what_it_means(error: type[VorlageError]) -> None:
    """The docstring is its entry in the reference."""
    assert error.__name__.endswith("Error")
    assert error.__doc__
    assert error.__doc__.rstrip().endswith(".")


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
def test_a_message_says_what_which_expected_found_unharmed_and_next_in_this_order(error: type[VorlageError]) -> None:
    """One message, in the order of the wording rules."""
    raised = error(
        "Item 88 is not as recorded.",
        record=88,
        expected="sha256:9f2c",
        found="sha256:77aa",
        unharmed="The other 411 items were checked and match.",
        next_step="restore the item, then run  vorlage verify CASE",
    )
    message = str(raised)
    parts = [
        error.code + ": ",
        "Item 88",
        "expected sha256:9f2c",
        "found sha256:77aa",
        "The other 411",
        "Next: restore",
    ]
    assert sorted(parts, key=message.index) == parts
    assert raised.record == 88


def test_an_error_without_expected_and_found_leaves_their_line_out() -> None:
    """No empty boxes: a message has only the parts that it knows."""
    raised = errors.CaseMissingError(
        "There is no case here.", unharmed="Nothing was changed.", next_step="run  vorlage new CASE"
    )
    assert str(raised) == "case.missing: There is no case here.\n  Nothing was changed.\n  Next: run  vorlage new CASE"


@pytest.mark.parametrize(
    ("expected", "found", "line"), [("a", None, "expected a   found -"), (None, "b", "expected -   found b")]
)
def test_an_unknown_side_of_a_comparison_is_shown_as_unknown(
    expected: str | None, found: str | None, line: str
) -> None:
    """A missing original has something expected and nothing found."""
    assert line in str(errors.OriginalMissingError("x", unharmed="y", next_step="z", expected=expected, found=found))


def test_a_message_cannot_be_made_without_what_is_unharmed_and_what_to_do() -> None:
    """The two parts that people leave out are asked for by the constructor."""
    with pytest.raises(TypeError):
        VorlageError("Something failed.")  # type: ignore[call-arg]


def test_an_error_survives_the_way_out_of_a_child_process() -> None:
    """An error raised in a worker arrives whole: class, code, and every part of the message."""
    raised = errors.DigestMismatchError(
        "Item 88 differs.", record=88, expected="a", found="b", unharmed="Rest.", next_step="Do."
    )
    arrived = pickle.loads(pickle.dumps(raised))  # noqa: S301
    assert type(arrived) is errors.DigestMismatchError
    assert str(arrived) == str(raised)
    assert arrived.record == 88


def raised_in_the_source() -> Iterator[tuple[str, ast.Call]]:
    """Every place in our code where an error of the tree is made."""
    names = {error.__name__ for error in CLASSES}
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in names:
                    yield f"{path.relative_to(SRC)}:{node.lineno}", node


def literal_words(node: ast.expr) -> str:
    """The fixed words of a string or f-string; empty for anything else."""
    return "".join(
        part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


FOREIGN = re.compile(r"^(error|exc|exception|err|e|problem|failure)$")


def wording_faults(call: ast.Call) -> list[str]:
    """What is wrong with the words of one raise, judged from the source alone."""
    faults = []
    arguments = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    for part in ("unharmed", "next_step"):
        given = arguments.get(part)
        if given is None or (isinstance(given, ast.Constant | ast.JoinedStr) and not literal_words(given).strip()):
            faults.append(f"{part} says nothing")
    spoken = [*call.args, *arguments.values()]
    faults.extend(
        "carries the text of another exception"
        for said in spoken
        for node in ast.walk(said)
        if isinstance(node, ast.Name) and FOREIGN.match(node.id)
    )
    if re.search(
        r"\b(oops|sorry|invalid input|something went wrong)\b", " ".join(map(literal_words, spoken)), re.IGNORECASE
    ):
        faults.append("apologises or blames")
    return faults


def test_no_error_in_our_code_breaks_the_wording_rules() -> None:
    """Everywhere an error is made: both duties said, no foreign exception text, no apology and no blame."""
    assert [f"{where}: {fault}" for where, call in raised_in_the_source() for fault in wording_faults(call)] == []


@pytest.mark.parametrize(
    ("raised", "fault"),
    [
        ("CaseError('No.', unharmed='', next_step='run it')", "unharmed says nothing"),
        ("CaseError('No.', unharmed='All.')", "next_step says nothing"),
        ("CaseError(f'Failed: {error}', unharmed='All.', next_step='run it')", "carries the text of another exception"),
        ("CaseError('Oops, no.', unharmed='All.', next_step='run it')", "apologises or blames"),
    ],
)
def test_the_wording_check_can_fail(raised: str, fault: str) -> None:
    """A planted fault is found: the check above is not empty."""
    call = ast.parse(raised, mode="eval").body
    assert isinstance(call, ast.Call)
    assert wording_faults(call) == [fault]
