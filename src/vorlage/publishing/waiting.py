# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Obstacles that a signature takes away: which exhibit, which page, where on it, and what to sign. Never a word of it.

Item numbers are for the desk, who reads these; nothing of an obstacle goes into an edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from vorlage.domain.editions import Obstacle, ObstacleKind, PlacedExhibit
from vorlage.domain.release import PictureRegion, ReleaseSubject, SignedSubject

_MOST_TOLD: Final = 20


def boxes_unsigned(placed: PlacedExhibit) -> Obstacle:
    """That no second person signed the boxes of its item."""
    subject = SignedSubject(kind=ReleaseSubject.REDACTION, item=placed.record)
    return Obstacle(
        kind=ObstacleKind.BOXES_UNSIGNED,
        exhibit=placed.request.place,
        where="boxes drawn on its item",
        next_step=f"let somebody who drew none look at them, and sign: vorlage sign-off CASE {subject} --as MEMBER",
    )


def unexamined(placed: PlacedExhibit, code: str) -> Obstacle:
    """That it is not known what failed redactions of the original leave open."""
    return Obstacle(
        kind=ObstacleKind.REDACTIONS_UNEXAMINED,
        exhibit=placed.request.place,
        where=f"the received file ({code})",
        next_step='publish that it is held: mode = "statement"; or see why: vorlage redactions CASE ITEM',
    )


def pictures_undecided(placed: PlacedExhibit, regions: Sequence[PictureRegion]) -> Iterator[Obstacle]:
    """Each place of its page that may show somebody; beyond twenty, how many more."""
    subject = SignedSubject(kind=ReleaseSubject.PICTURES, item=placed.record, page_number=placed.page)
    step = (
        "hide who is seen there: vorlage redact, or draw a box on the page; or sign that nobody there is to be "
        f"protected: vorlage sign-off CASE {subject} --as MEMBER"
    )
    unsaid = len(regions) - _MOST_TOLD
    for at, region in enumerate(regions[:_MOST_TOLD], start=1):
        box, more = region.box, f" and {unsaid} more" if at == _MOST_TOLD and unsaid > 0 else ""
        yield Obstacle(
            kind=ObstacleKind.PICTURE_UNDECIDED,
            exhibit=placed.request.place,
            where=f"page {placed.page}, picture at {box.x0:.0f},{box.y0:.0f},{box.x1:.0f},{box.y1:.0f}{more}",
            next_step=step,
            page_number=placed.page,
            box=box,
        )
