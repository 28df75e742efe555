# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Masking: what may leave the case of a text, a path or a cell.

1. Find what could be a person's name, and what has the form of an identifier (`detection`, `identifiers`).
2. Leave out what people marked public, where it stands exactly so.
3. Add every spelling of protected persons, however disguised (`matching`).
4. Replace each spot by a placeholder that tells its kind and nothing else.

Residual risks: what remains can identify a person without naming them (an office, a date, a village). A name that is
an ordinary word of a language is not found unless the person is protected by decision. See
`docs/explanation/protection.md` for what was measured.
"""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.domain.protection import MaskedText, Spot, SpotKind, Why
from vorlage.protection.detection import could_be_names
from vorlage.protection.identifiers import identifiers
from vorlage.protection.roster import NOBODY, Roster

__all__ = ["joined", "mask", "mask_path", "spots_of"]


def mask(text: str, roster: Roster = NOBODY) -> MaskedText:
    """The text with everything hidden that is protected, or that nobody decided about.

    Placeholders of an earlier masking are left alone; masking again may hide more, never less. It does not promise that
    nobody is recognised by what is left.

    Args:
        text: Any text, of any script.
        roster: Whom people decided to protect or to show.
    """
    return MaskedText.of(text, spots_of(text, roster))


def mask_path(path: str, roster: Roster = NOBODY) -> str:
    """A path as an item shows it, masked part by part: in file names capitals say nothing, so each word may be a name.

    What separates parts and the last ending (`.pdf`) are kept.
    """
    stem, dot, ending = path.rpartition(".")
    if not dot or not (ending.isalnum() and ending.isascii() and len(ending) <= 5):
        stem, dot, ending = path, "", ""
    parts = [MaskedText.of(part, spots_of(part, roster, is_file_name=True)).text for part in stem.split("/")]
    return "/".join(parts) + dot + ending


def spots_of(text: str, roster: Roster = NOBODY, *, is_file_name: bool = False) -> tuple[Spot, ...]:
    """Every spot of a text to be hidden, in order, none touching another of its kind.

    Args:
        text: Any text.
        roster: Whom people decided to protect or to show.
        is_file_name: Capitals say nothing here, and `_`, `-` and `.` part words.
    """
    could_be = could_be_names(text, is_file_name=is_file_name)
    undecided = roster.without_public(text, could_be)
    return joined(text, (*roster.protected_in(text), *identifiers(text), *undecided))


def joined(text: str, spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Spots with those that overlap made one, and names beside each other on one line too.

    So nothing tells how many words a name has. Of an overlap the kind of the longer spot holds.
    """
    joined: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        last = joined[-1] if joined else None
        if last is not None and (spot.start < last.end or _is_beside(text, last, spot)):
            longer = max(last, spot, key=lambda each: (each.end - each.start, each.why is not Why.FORM))
            joined[-1] = Spot(start=last.start, end=max(last.end, spot.end), kind=longer.kind, why=longer.why)
        else:
            joined.append(spot)
    return tuple(joined)


def _is_beside(text: str, last: Spot, spot: Spot) -> bool:
    """Whether nothing but spaces, full stops of initials and signs that tie names stand between two names."""
    if last.kind is not SpotKind.NAME or spot.kind is not SpotKind.NAME:
        return False
    between = text[last.end : spot.start]
    if "." in between and not _ends_in_initial(text, last):
        return False
    return len(between) <= 3 and all(character in " \u00a0\u3000.-'’·_་" for character in between)


def _ends_in_initial(text: str, spot: Spot) -> bool:
    """Whether the last word of a spot is one letter: then a full stop after it ends no sentence."""
    return spot.end - spot.start == 1 or not text[spot.end - 2].isalnum()
