# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Three ways to check a proof, which share no code: they say the same of true ones and of spoilt ones."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.sealing.a_sealed_record import a_proof
from tests.sealing.conftest import Checker
from tests.sealing.mutations import spoilt
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.reader import verify_excerpt
from vorlage.sealing.verifying import ProofRefusedError, ProvenExcerpt, verify_proof

SHOWN: dict[str, tuple[dict[int, tuple[int, ...]], tuple[int, ...]]] = {
    "whole page": ({1: ()}, ()),
    "names withheld": ({1: (0, 1, 8, 9, 34)}, ()),
    "one tile of many": ({1: tuple(range(34))}, ()),
    "nothing of a page but its size": ({2: tuple(range(6))}, ()),
    "two pages": ({1: (3,), 2: (0, 5)}, ()),
    "passages of all scripts": ({}, (0, 1, 2, 3, 4)),
    "one passage": ({}, (3,)),
    "both": ({2: (1, 2)}, (0, 4)),
    "a root alone": ({}, ()),
}


def by_library(proof: str) -> dict[str, Any] | None:
    """What the library says, in the shape of the others; None when it refuses."""
    try:
        proven = verify_proof(proof)
    except ProofRefusedError:
        return None
    return as_dict(proven)


def as_dict(proven: ProvenExcerpt) -> dict[str, Any]:
    """In the shape of the two verifiers for readers."""
    return {
        "keys": list(proven.keys),
        "root": proven.root,
        "date": proven.date,
        "cosigned_at": list(proven.cosigned_at),
        "field": [list(each) for each in sorted(proven.fields)],
        "passage": [list(each) for each in proven.passages],
        "page": [
            [
                each.page.number,
                each.page.width,
                each.page.height,
                [list(run) for run in each.withheld],
                each.places_withheld,
            ]
            for each in proven.pages
        ],
    }


def by_program(proof: str) -> dict[str, Any] | None:
    """What the small program says; None when it refuses."""
    try:
        return verify_excerpt.verify(proof)
    except verify_excerpt.RefusedError:
        return None


@pytest.mark.browser
def test_all_verifiers_say_the_same_of_a_true_proof(kept: KeptSeal, in_browser: Checker) -> None:
    """Pages, passages, both and nothing: the same facts, whoever checks."""
    proofs = [a_proof(kept, withheld, passages) for withheld, passages in SHOWN.values()]
    by_browser = in_browser(proofs)
    for name, proof, browser_says in zip(SHOWN, proofs, by_browser, strict=True):
        facts = by_library(proof)
        assert facts is not None, name
        assert by_program(proof) == facts, name
        assert browser_says == facts, name


def spoilt_and_accepted(kept: KeptSeal, in_browser: Checker, count: int, seed: int) -> tuple[list[str], int]:
    """Of so many spoilt proofs: those that anybody accepts, and how many were refused by each."""
    chance = random.Random(seed)
    proofs = [a_proof(kept, {1: (0, 1, 8, 9, 34), 2: (5,)}, (0, 1, 3)), a_proof(kept, {2: ()}, (2,))]
    made: list[str] = []
    for proof in proofs:
        made += islice(spoilt(proof, chance), count // len(proofs))
    accepted = [proof for proof in made if by_library(proof) is not None or by_program(proof) is not None]
    answers = [answer for start in range(0, len(made), 500) for answer in in_browser(made[start : start + 500])]
    accepted += [proof for proof, answer in zip(made, answers, strict=True) if not isinstance(answer, str)]
    assert not [answer for answer in answers if isinstance(answer, str) and answer.startswith("defect")]
    assert "unsupported" not in answers
    return accepted, len(made)


@pytest.mark.browser
def test_no_spoilt_proof_is_accepted_by_anybody(kept: KeptSeal, in_browser: Checker) -> None:
    """Flipped bits, swapped siblings, wrong places, doubled keys, numbers and base64 in odd forms."""
    assert spoilt_and_accepted(kept, in_browser, 120, seed=1) == ([], 120)


@pytest.mark.browser
def test_every_letter_of_the_form_of_a_proof_counts(kept: KeptSeal, in_browser: Checker) -> None:
    """The first line of the log's proof with one letter made another: a dot in a pattern once let two of these pass."""
    proof = a_proof(kept, {1: (0,)}, (0,))
    header = "c2sp.org/tlog-proof@v1"
    assert proof.count(header) == 1
    made = [proof.replace(header, header[:at] + "x" + header[at + 1 :]) for at in range(len(header))]
    assert [by_library(each) or by_program(each) for each in made] == [None] * len(made)
    assert all(isinstance(answer, str) for answer in in_browser(made))


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(50))
def test_none_of_a_hundred_thousand_spoilt_proofs_is_accepted(kept: KeptSeal, in_browser: Checker, seed: int) -> None:
    """The same, often: fifty times two thousand."""
    assert spoilt_and_accepted(kept, in_browser, 2000, seed=1000 + seed) == ([], 2000)


def test_the_program_runs_alone(kept: KeptSeal, tmp_path: Path) -> None:
    """With nothing but Python, in an empty folder, without this package."""
    program = tmp_path / "verify_excerpt.py"
    program.write_bytes(Path(verify_excerpt.__file__).read_bytes())
    proof = a_proof(kept, {1: (0,)}, (0,))
    for text, code, said in ((proof, 0, "This excerpt holds."), (proof.replace("July", "June"), 1, "DOES NOT HOLD")):
        (tmp_path / "proof.json").write_text(text, "utf-8")
        ran = subprocess.run(
            [sys.executable, "-I", "-S", program, tmp_path / "proof.json"],
            cwd=tmp_path,
            env={},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (ran.returncode, said in ran.stdout, ran.stderr) == (code, True, "")


def test_the_program_has_fewer_than_300_lines() -> None:
    """Somebody has to be able to read it."""
    assert len(Path(verify_excerpt.__file__).read_text("utf-8").splitlines()) < 300
