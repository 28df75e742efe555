# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whom people decided to protect or to show, ready to be matched with one text after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from vorlage.domain.protection import Person, Spot, SpotKind, Standing, Why
from vorlage.names.folding import fold


@dataclass(frozen=True, slots=True)
class Roster:
    """The spellings of protected and of public persons.

    It answers for one text what is to be hidden there; it cannot be asked for the texts of a person, and does not say
    whose a spot is.
    """

    _protected: tuple[str, ...] = field(repr=False)
    _public: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, persons: Iterable[Person]) -> Roster:
        """The roster of these persons; whoever is undecided is in neither half."""
        spellings: dict[Standing, list[str]] = {standing: [] for standing in Standing}
        for person in persons:
            spellings[person.standing].extend(person.spellings)
        return cls(tuple(spellings[Standing.PROTECTED]), tuple(spellings[Standing.PUBLIC]))

    def protected_in(self, text: str) -> tuple[Spot, ...]:
        """Where protected persons are named in a text."""
        return tuple(
            Spot(start=start, end=end, kind=SpotKind.NAME, why=Why.PROTECTED)
            for start, end in _places(text, self._protected)
        )

    def without_public(self, text: str, could_be: Sequence[Spot]) -> tuple[Spot, ...]:
        """Spots of possible names, but for those that are a public name exactly as it is spelled."""
        public = set(_places(text, self._public))
        return tuple(spot for spot in could_be if spot.span not in public)


def _places(text: str, spellings: Iterable[str]) -> Iterable[tuple[int, int]]:
    folded = fold(text)
    for spelling in spellings:
        wanted = fold(spelling).text
        at = folded.text.find(wanted)
        while at >= 0:
            yield folded.span(at, at + len(wanted))
            at = folded.text.find(wanted, at + 1)


NOBODY: Final = Roster((), ())
"""Nobody is decided about: every name is hidden."""
