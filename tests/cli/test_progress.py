# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How far a run is, in numbers: done of all, pages a second, time left, what needs a look."""

from __future__ import annotations

import pytest

from vorlage.cli.progress import RunProgress, Stage, duration
from vorlage.domain.custody import AccessionNumber, Digest, Genre, Item, ItemNumber, Outcome
from vorlage.extraction.pending import ReadItem


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (40, "40 s"), (100, "2 min"), (3540, "59 min"), (11_100, "3 h 05 min")]
)
def test_times_are_said_as_people_say_them(seconds: float, said: str) -> None:
    """Rounded to what matters."""
    assert duration(seconds) == said


def test_a_stage_tells_speed_and_time_left() -> None:
    """Both from what was done so far; one that has ended keeps its speed while others go on."""
    stage = Stage("Reading", total=100, done=25, pages=50, begun=1000.0)
    assert stage.line(1010.0) == "Reading: 25 of 100, 5.0 pages/s, about 30 s left"
    stage.done, stage.last = 100, 1010.0
    assert stage.line(1090.0) == "Reading: 100 of 100, 5.0 pages/s"


def test_what_needs_a_look_is_counted_as_it_comes() -> None:
    """Damaged items and unread pages show before the run has ended; names of files never do."""
    progress = RunProgress()
    steps = progress.steps()
    steps.to_read(2)
    for number, outcome in ((1, Outcome.READ), (2, Outcome.DAMAGED)):
        steps.read(ReadItem(an_item(number, outcome), pages=3))
    steps.to_recognise(4)
    steps.recognised(4, 1)
    lines = progress.lines()
    assert [line.partition(":")[0] for line in lines] == ["Reading", "Recognising pages", "so far"]
    assert lines[-1] == "so far: 1 need a look, 1 page unread"
    assert not any("secret" in line for line in lines)


def an_item(number: int, outcome: Outcome) -> Item:
    return Item(
        number=ItemNumber(number),
        accession=AccessionNumber("2031-001"),
        path="secret name.pdf",
        digest=Digest("a" * 64),
        size_bytes=3,
        genre=Genre.PRIMARY,
        parent=None,
        media_type="application/pdf",
        outcome=outcome,
        reason="pdf.broken: torn",
        duplicate_of=None,
    )
