# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The gate in front of publication: everything that stands in the way, at once, so that it can be mended at once.

An obstacle names an exhibit by its place, says what and where in words of ours, and what to do; never a name, never a
word of the case. What is asked here needs nothing but texts and decisions; what needs a page or a proof is asked where
that is made (`opening`), and all that would be published is searched once more before it gets its name (`issuing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vorlage.catalogue.editions import PublishedPlace
from vorlage.domain.editions import (
    Correction,
    ExhibitLabel,
    ExhibitList,
    Obstacle,
    ObstacleKind,
    PlacedExhibit,
)
from vorlage.domain.errors import EditionBlockedError, ExhibitListError
from vorlage.protection.masking import spots_of
from vorlage.protection.roster import Roster
from vorlage.redaction.checking.forbidden import MustNotHold

MARK_PUBLIC = (
    "say it without naming anybody, or mark who acts in office as public: vorlage protect CASE public FILE.csv"
)


def words_obstacles(
    listed: ExhibitList, corrections: Sequence[Correction], roster: Roster, must_not_hold: MustNotHold
) -> Iterator[Obstacle]:
    """Where words of the desk could name somebody who is not public. Institutions are named only when marked, too.

    Args:
        listed: Title, introduction, captions and claims.
        corrections: Their words.
        roster: Whom people decided to protect or to show.
        must_not_hold: What is hidden of the records that are shown: what a page withholds, no caption tells.
    """
    parts = [(None, "title", listed.title), (None, "introduction", listed.introduction)]
    told: list[tuple[int | None, str, str]] = [*parts]
    for each in listed.exhibits:
        told += ((each.place, "caption", each.caption), (each.place, "claim", each.claim))
    told += ((None, f"correction {at}", each.words) for at, each in enumerate(corrections, start=1))
    for exhibit, part, text in told:
        found = {spot.span for spot in spots_of(text, roster)} | set(must_not_hold.in_text(text))
        for start, end in sorted(found):
            yield Obstacle(
                kind=ObstacleKind.NAME_IN_WORDS,
                exhibit=exhibit,
                where=f"{part}, characters {start + 1} to {end}",
                next_step=MARK_PUBLIC,
            )


def retracted_obstacles(
    placed: Iterable[PlacedExhibit], published: Iterable[PublishedPlace], retracted: frozenset[ExhibitLabel]
) -> Iterator[Obstacle]:
    """Exhibits that were retracted, in this edition or an earlier one: the same page, and words that touch."""
    gone = [place for place in published if place.label in retracted]
    for each in placed:
        for place in gone:
            if (each.record, each.page) == (place.record, place.page) and _touch(each.span, place.span):
                yield Obstacle(
                    kind=ObstacleKind.RETRACTED,
                    exhibit=each.request.place,
                    where=f"what was exhibit {place.label}",
                    next_step="leave it out: what was retracted does not come back under another number",
                )
                break


def _touch(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is None or other is None or (one[0] < other[1] and other[0] < one[1])


def check_corrections(corrections: Sequence[Correction], published: Sequence[PublishedPlace]) -> None:
    """Refuse corrections of what was never published.

    Raises:
        ExhibitListError: There is no earlier edition, or no such exhibit.
    """
    if not corrections:
        return
    unharmed = "Nothing was published or written, and the case is as it was."
    if not published:
        raise ExhibitListError(
            "There is no earlier edition that could be corrected.",
            unharmed=unharmed,
            next_step="publish the first edition without --correction and --retract",
        )
    known = {place.label for place in published}
    for each in corrections:
        if each.retracts is not None and each.retracts not in known:
            raise ExhibitListError(
                f"No exhibit {each.retracts} was published.",
                unharmed=unharmed,
                next_step="name it as its page does, such as 1.3",
            )


def traces_obstacle(placed: PlacedExhibit) -> Obstacle:
    """That nobody signed for the traces of a record whose page is to be shown as a picture."""
    return Obstacle(
        kind=ObstacleKind.TRACES_UNREAD,
        exhibit=placed.request.place,
        where="page picture",
        next_step=(
            f"read what could tell whose copy this is: vorlage traces CASE {placed.record}; then sign: "
            f"vorlage sign-off CASE traces-{placed.record} --as MEMBER; or publish it retyped, or as a statement"
        ),
    )


def blocked(obstacles: Sequence[Obstacle]) -> EditionBlockedError:
    """The refusal that lists what stands in the way."""
    count = "1 obstacle" if len(obstacles) == 1 else f"{len(obstacles)} obstacles"
    listed = "\n".join(f"  {each}" for each in obstacles)
    return EditionBlockedError(
        f"The edition is not published: {count}.\n{listed}",
        unharmed="Nothing was published or written, and the case is as it was.",
        next_step="mend each of them, and give the same command again",
    )
