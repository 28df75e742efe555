# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From what a proposer says to words of a report at their place; what does not stand there verbatim is dropped.

1. The kind is one that was asked for. 2. The words are not blank and not too long. 3. They stand, character for
character, at the place named; where none is named, at just one place of the stretch that was shown. 4. Whoever is said
to speak is printed in that stretch. 5. An amount can be read as one. Nothing is repaired on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from vorlage.claims.proposing.ports import Offered
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span
from vorlage.domain.proposals import PROPOSED_KINDS, SPOKEN_KINDS, DropReason
from vorlage.extraction.quantities import find_quantities

LONGEST_WORDS: Final = 2_000
LONGEST_SPEAKER: Final = 200
_KINDS: Final = {kind.value: kind for kind in PROPOSED_KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWords:
    """Words of a report that a proposer named, at their place in its text, half-open."""

    kind: ClaimKind
    span: Span
    speaker: str = field(repr=False)


def place_words(offered: Offered, text: str, stretch: Span) -> PlacedWords | DropReason:
    """Where the words offered stand in a report, or why they are dropped.

    Law: what is placed reads, character for character, as it was offered, and lies within the stretch.

    Args:
        offered: What the proposer says.
        text: The report's.
        stretch: The part of it that the proposer was shown.
    """
    kind = _KINDS.get(offered.kind)
    if kind is None:  # step 1
        return DropReason.OTHER_KIND
    words, shown = offered.words, text[slice(*stretch)]
    if not words.strip():
        return DropReason.MALFORMED
    if len(words) > LONGEST_WORDS or len(offered.speaker) > LONGEST_SPEAKER:  # step 2
        return DropReason.TOO_LONG
    at = _place(words, shown, offered.start)  # step 3
    if isinstance(at, DropReason):
        return at
    speaker = offered.speaker.strip() if kind in SPOKEN_KINDS else ""
    if kind in SPOKEN_KINDS and not speaker:  # step 4
        return DropReason.NO_SPEAKER
    if speaker not in shown:
        return DropReason.SPEAKER_NOT_PRINTED
    if kind is ClaimKind.QUANTITY and not find_quantities(words):  # step 5
        return DropReason.NO_VALUE
    # White space at its ends is no part of what is said.
    start = stretch[0] + at + len(words) - len(words.lstrip())
    return PlacedWords(kind=kind, span=(start, start + len(words.strip())), speaker=speaker)


def _place(words: str, shown: str, start: int | None) -> int | DropReason:
    if start is not None:
        return start if start >= 0 and shown.startswith(words, start) else DropReason.WRONG_PLACE
    first = shown.find(words)
    if first < 0:
        return DropReason.NOT_VERBATIM
    return first if shown.find(words, first + 1) < 0 else DropReason.SEVERAL_PLACES
