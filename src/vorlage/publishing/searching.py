# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the search of a finished edition found, as obstacles: by file and layer, never by the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from vorlage.domain.editions import Obstacle, ObstacleKind
from vorlage.domain.redactions import OutputCheck
from vorlage.redaction.checking.checking import parts_of
from vorlage.redaction.checking.forbidden import MustNotHold

_PART: Final = re.compile(r"part (\d+), ")
_EXHIBIT: Final = re.compile(r"exhibits/(\d+)/")
_CONCEALED: Final = "[name]"


def obstacles_in(check: OutputCheck, folder: Path) -> Iterator[Obstacle]:
    """One obstacle for each place where something was found."""
    parts = parts_of(folder)
    for miss in check.misses:
        found = _PART.match(miss.where)
        place = parts[int(found[1]) - 1].relative_to(folder).as_posix() if found else ""
        exhibit = _EXHIBIT.match(place)
        yield Obstacle(
            kind=ObstacleKind.NAME_IN_OUTPUT,
            exhibit=int(exhibit[1]) if exhibit else None,
            where=f"{place}, {miss.layer.value} ({miss.means}), {_PART.sub('', miss.where)}",
            next_step="withhold it there: draw a box on the page, or say it without naming anybody",
        )


def searched(check: OutputCheck) -> str:
    """What something was searched for and how, in numbers: for the desk and the custody log."""
    ways = ", ".join(f"{each.amount} {each.layer.value} ({each.means})" for each in check.searched)
    missing = f"; not searched: {', '.join(check.not_searched)}" if check.not_searched else ""
    return f"searched for {check.spellings} protected spellings and {check.words} hidden words: {ways}{missing}"


def concealing(must_not_hold: MustNotHold) -> Callable[[str], str]:
    """What hides in a text whatever is hidden of the records that are shown."""

    def conceal(text: str) -> str:
        shown = text
        for start, end in sorted(must_not_hold.in_text(text), reverse=True):
            shown = f"{shown[:start]}{_CONCEALED}{shown[end:]}"
        return shown

    return conceal
