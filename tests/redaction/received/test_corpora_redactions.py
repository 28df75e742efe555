# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Real court documents of the x-ray project: the bad ones are found, the others raise no alarm of that class."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.redaction.received.pdf import examine_pdf
from vorlage.redaction.received.shape import ExamineRequest

pytestmark = pytest.mark.shared
_BAD = (
    "bad_cross_hatched_redactions",
    "hidden_text_on_visible_text",
    "rectangles_yes",
    "rectangles_yes_2",
)
_OF_THAT_CLASS = (Kind.LIVE_TEXT, Kind.HIGHLIGHT)
_DAILY = ("rectangles_yes_2", "whitespace_redactions", "no_bad_redactions.8.1")


def _has_text_under_a_box(place: Path) -> bool:
    found = examine_pdf(place.read_bytes(), ExamineRequest(media_type="application/pdf")).found
    return any(each.kind in _OF_THAT_CLASS for each in found)


@pytest.mark.parametrize("name", _DAILY)
def test_a_sample_of_the_court_documents_is_judged_right(shared_folder: Path, name: str) -> None:
    """A bad one and two good ones, each day."""
    place = shared_folder / "data" / "corpora" / "xray" / "tests" / "assets" / f"{name}.pdf"
    assert _has_text_under_a_box(place) == (name in _BAD)


@pytest.mark.long
def test_every_court_document_is_judged_right(shared_folder: Path) -> None:
    """All 27: four with text under a box, one of which x-ray itself misses; 23 without."""
    places = sorted((shared_folder / "data" / "corpora" / "xray" / "tests" / "assets").glob("*.pdf"))
    assert len(places) == 27
    assert [place.stem for place in places if _has_text_under_a_box(place)] == sorted(_BAD)
