# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lineage does not get worse on the pinned corpus, and a floor is not lowered in silence."""

from __future__ import annotations

import json

import pytest

from .floors import FLOORS, FloorLoweredError, corpus_digest, measure, new_floors

KEPT = json.loads(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return measure()


def test_the_corpus_is_the_one_the_floors_were_taken_on() -> None:
    """A floor means nothing on other texts: whoever changes one updates both."""
    assert corpus_digest() == KEPT["corpus"]


@pytest.mark.parametrize("name", sorted(KEPT["floors"]))
def test_lineage_holds_its_floor(name: str, measured: dict[str, float]) -> None:
    """Each measure is at least what it was when its floor was taken."""
    assert measured[name] >= KEPT["floors"][name] - 1e-4


def test_every_measure_has_a_floor(measured: dict[str, float]) -> None:
    """A measure without a floor would watch nothing."""
    assert set(measured) == set(KEPT["floors"])


def test_a_floor_is_not_lowered_without_a_reason() -> None:
    """An update that would lower a floor, or lose it, is refused."""
    kept = {"floors": {"one": 0.9}}
    for worse in ({"one": 0.8}, {}):
        with pytest.raises(FloorLoweredError, match="one"):
            new_floors(kept, worse, reason=None)
        with pytest.raises(FloorLoweredError):
            new_floors(kept, worse, reason="  ")


def test_a_lowered_floor_keeps_its_reason() -> None:
    """With a reason it is lowered, and the file says from what to what and why."""
    updated = new_floors({"floors": {"one": 0.9}}, {"one": 0.8}, reason="quotes count no longer")
    assert updated["floors"] == {"one": 0.8}
    assert [(row["from"], row["to"], row["reason"]) for row in updated["lowered"]] == [
        (0.9, 0.8, "quotes count no longer")
    ]


def test_a_floor_rises_with_what_is_measured() -> None:
    """Getting better needs no reason, and is held from then on."""
    updated = new_floors({"floors": {"one": 0.9}, "lowered": []}, {"one": 0.95, "two": 1.0}, reason=None)
    assert updated["floors"] == {"one": 0.95, "two": 1.0}
    assert updated["lowered"] == []
