# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Why a passage is shown beside another one, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from vorlage.search.similar import Shared, SimilarPassage
from vorlage.search.traits import TraitKind

MOST_TOLD: Final = 6
_NOUNS: Final = {
    TraitKind.WORD: ("word", "words"),
    TraitKind.NUMBER: ("number", "numbers"),
    TraitKind.DATE: ("date", "dates"),
    TraitKind.NAME: ("name", "names"),
}


def reasons(passage: SimilarPassage) -> tuple[str, ...]:
    """What two passages share, a kind a phrase, the rarest of each first: "3 numbers: 2,340, 41 (四十一) ..."."""
    told = [f"{passage.in_a_row} words in a row the same"] if passage.in_a_row else []
    for kind, (one, many) in _NOUNS.items():
        shared = [each for each in passage.shared if each.kind is kind]
        if shared:
            more = f" and {len(shared) - MOST_TOLD} more" if len(shared) > MOST_TOLD else ""
            noun = one if len(shared) == 1 else many
            told.append(f"{len(shared)} {noun} shared: {', '.join(_told(shared[:MOST_TOLD]))}{more}")
    return tuple(told)


def _told(shared: Sequence[Shared]) -> list[str]:
    """Each as it stands there, and in brackets as it stands here where that is written otherwise."""
    return [each.there if each.here.lower() == each.there.lower() else f"{each.there} ({each.here})" for each in shared]
