# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Five real press reports, from the folder to the ledger, through the command line alone.

The reports lie beside the project and are never copied into it; only values are named here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

VORLAGE = Path(sys.executable).parent / "vorlage"
COPYING = {"verbatim", "truncated", "light_edit", "partial_reuse", "spun", "back_translated", "translated"}

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def case(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("five") / "case"
    subprocess.run(
        [VORLAGE, "run", shared_folder / "reports", "--case", place, "--no-serve"], check=True, capture_output=True
    )
    return place


def asked(case: Path, *words: str) -> dict[str, Any]:
    done = subprocess.run([VORLAGE, words[0], case, *words[1:], "--json"], check=True, capture_output=True)
    shape: dict[str, Any] = json.loads(done.stdout)
    return shape


@pytest.fixture(scope="module")
def lineage(case: Path) -> dict[str, Any]:
    return asked(case, "lineage")


@pytest.fixture(scope="module")
def claims(case: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(case, "claims")["claims"]
    return found


def number_of(path: str) -> str:
    return path[:3]


def test_all_five_are_read(case: Path) -> None:
    """Five in, five read, and they are reports."""
    status = asked(case, "status", "--items")
    assert status["counts"]["in"] == status["counts"]["read"] == 5
    assert {item["genre"] for item in status["items"]} == {"report"}


def test_the_two_agency_copies_are_siblings_of_a_text_nobody_holds(lineage: dict[str, Any]) -> None:
    """One is cut short; each has readings of its own; the exemplar is AFP's and not held."""
    pair = next(each for each in lineage["pairs"] if (number_of(each["a"]), number_of(each["b"])) == ("000", "001"))
    assert pair["relation"] == "truncated"
    assert pair["derives"] == "common_exemplar"
    exemplar = next(each for each in lineage["exemplars"] if pair["a"] in each["copies"])
    assert sorted(map(number_of, exemplar["copies"])) == ["000", "001"]
    assert exemplar["held"] is False
    assert "AFP" in exemplar["label"]
    readings = {(variant["a"].lower(), variant["b"].lower()) for variant in pair["variants"]}
    assert any("defence" in a and "defense" in b for a, b in readings)
    assert any("yesterday" in a and "monday" in b for a, b in readings)


def test_no_other_pair_is_called_a_copy(lineage: dict[str, Any]) -> None:
    """Nine of the ten pairs are other stories, whatever background or quotes they share."""
    copies = [(number_of(each["a"]), number_of(each["b"])) for each in lineage["pairs"] if each["relation"] in COPYING]
    assert copies == [("000", "001")]


@pytest.mark.parametrize(
    ("amount", "comparator", "unit"),
    [
        (17, "=", "outlet"),
        (15_000, ">", "people"),
        (1_535, "=", "people"),
        (9, "=", "page"),
        (7_000, ">", "people"),
        (2_800, ">", "picture"),
        (1_000_000, None, None),
    ],
)
def test_the_quantities_are_claims(
    claims: list[dict[str, Any]], amount: float, comparator: str | None, unit: str | None
) -> None:
    """Value, comparator and unit of the quantities that the reports state."""
    values = [claim["value"] for claim in claims if claim["kind"] == "quantity"]
    same = [value for value in values if value["amount"] == amount]
    assert same
    assert any(
        (comparator is None or value["comparator"] == comparator) and (unit is None or unit in value["unit"])
        for value in same
    ), same


def test_one_million_counts_the_two_agency_copies_once(claims: list[dict[str, Any]]) -> None:
    """Both copies say it; they are two outlets and one lineage."""
    claim = next(
        each
        for each in claims
        if each["kind"] == "quantity"
        and each["value"]["amount"] == 1_000_000
        and {"000", "001"} <= {number_of(assertion["path"]) for assertion in each["assertions"]}
    )
    carriers = {number_of(assertion["path"]) for assertion in claim["assertions"]}
    lineages = claim["independence"]["lineages"]
    assert lineages["high"] == len(carriers) - 1
    assert lineages["low"] <= lineages["high"]


def test_denials_are_denials_with_their_speakers(claims: list[dict[str, Any]]) -> None:
    """Embassy, spokesmen, ministry and ambassador deny or dismiss, each in the report that says so."""
    denials = [assertion for claim in claims if claim["kind"] == "denial" for assertion in claim["assertions"]]
    speakers: dict[str, list[str]] = {}
    for assertion in denials:
        speakers.setdefault(number_of(assertion["path"]), []).append(assertion["speaker"].lower())
    for report in ("000", "001"):
        assert any("embassy" in speaker for speaker in speakers[report])
        assert any("ministry" in speaker or "spokesman" in speaker for speaker in speakers[report])
    assert any("ministry" in speaker for speaker in speakers["004"])
    assert "002" in speakers
    assert all(speaker for told in speakers.values() for speaker in told)


def test_no_primary_record_means_not_searched(claims: list[dict[str, Any]]) -> None:
    """Without a leak beside the reports, no claim is said to lack its page."""
    assert {claim["status"] for claim in claims} == {"not_searched"}


def test_every_assertion_quotes_its_report(case: Path, claims: list[dict[str, Any]]) -> None:
    """Offsets point at the words they claim to be, inside their sentence."""
    texts: dict[int, str] = {}
    for claim in claims:
        for assertion in claim["assertions"]:
            number = assertion["number"]
            if number not in texts:
                shape = asked(case, "text", str(number))
                texts[number] = "\n".join(page["text"] for page in shape["pages"])
            assert texts[number][assertion["start"] : assertion["end"]] == assertion["quote"]
            assert assertion["sentence"][0] <= assertion["start"] < assertion["end"] <= assertion["sentence"][1]
