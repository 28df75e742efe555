# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whom people decided to protect or to show, ready to be matched with one text after the other.

Protected spellings are matched loosely: in any order of their parts, disguised, with endings, in other scripts, and
each longer part alone. Public ones only as they are spelled: who is shown must be who was meant. Where both match,
the name is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.protection import Person, Spot, SpotKind, Standing, Why
from vorlage.names.folding import fold
from vorlage.names.scripts import Script, script_of, script_of_word
from vorlage.protection.across_scripts import SoundIndex, other_spellings, parts_of
from vorlage.protection.chinese import begins_ordinary_word
from vorlage.protection.identifiers import identifiers
from vorlage.protection.matching import Pattern, PatternIndex, squeeze

_MOST_PARTS: Final = 5
_LEAST_ALONE: Final = 4
_OVERRIDES: Final = ("\u202d", "\u202e")
_CAPITALS: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})


class Roster:
    """The spellings of protected and of public persons.

    It answers for one text what is to be hidden there; it cannot be asked for the texts of a person, and does not say
    whose a spot is.
    """

    def __init__(self, protected: Sequence[str], public: Sequence[str]) -> None:
        names = [parts_of(spelling) for spelling in protected if not any(map(str.isdigit, spelling))]
        self._protected = PatternIndex(pattern for spelling in protected for pattern in _loose(spelling))
        self._sounds = SoundIndex([name for name in names if 0 < len(name) <= _MOST_PARTS])
        self._public = PatternIndex(Pattern.of(parts_of(spelling)) for spelling in public)

    def __repr__(self) -> str:
        """Nothing of whom it holds."""
        return "Roster()"

    @classmethod
    def of(cls, persons: Iterable[Person]) -> Roster:
        """The roster of these persons; whoever is undecided is in neither half."""
        spellings: dict[Standing, list[str]] = {standing: [] for standing in Standing}
        for person in persons:
            spellings[person.standing].extend(person.spellings)
        return cls(spellings[Standing.PROTECTED], spellings[Standing.PUBLIC])

    def protected_in(self, text: str) -> tuple[Spot, ...]:
        """Where protected persons are named in a text; spots may overlap."""
        if not self._protected:
            return ()
        spans = {*self._protected.places(squeeze(text)), *self._sounds.places(text, fold(text))}
        if any(override in text for override in _OVERRIDES):
            # A reader sees the letters from the other end.
            backwards = self._protected.places(squeeze(text[::-1]))
            spans.update((len(text) - end, len(text) - start) for start, end in backwards)
        return tuple(
            Spot(start=start, end=end, kind=_kind(text[start:end]), why=Why.PROTECTED) for start, end in sorted(spans)
        )

    def without_public(self, text: str, could_be: Sequence[Spot]) -> tuple[Spot, ...]:
        """Spots of possible names, in order, but for those that are a public name as it is spelled.

        In scripts with capitals a whole run of capitalised words has to be public: "Anna Berg" shows nothing of "Anna
        Berg Dorn". In others nothing tells where a name ends, and each word is looked at alone.
        """
        public = sorted(set(self._public.places(squeeze(text)))) if self._public else []
        if not public:
            return tuple(could_be)
        return tuple(spot for run in _runs(text, could_be) if not _is_public(text, run, public) for spot in run)


def _loose(spelling: str) -> Iterator[Pattern]:
    """Every row of letters by which a protected spelling is found: in its own script, and a Chinese name in letters."""
    parts = parts_of(spelling)
    if not parts:
        return
    yield Pattern.of(parts)
    if any(map(str.isdigit, spelling)) or len(parts) > _MOST_PARTS:
        return
    for turn in range(1, len(parts)):
        yield Pattern.of((*parts[turn:], *parts[:turn]))
    if len(parts) > 2:
        yield Pattern.of((parts[0], parts[-1]))
        yield Pattern.of((parts[-1], parts[0]))
    for row in other_spellings(parts):
        yield Pattern.of(row)
    yield from _alone(parts)


def _alone(parts: Sequence[str]) -> Iterator[Pattern]:
    """Parts that stand for the whole: longer ones in letters, a given name of two characters in Chinese."""
    script = script_of_word("".join(parts))
    if script is Script.HAN:
        name = "".join(parts)
        if len(parts) == 1 and len(name) == 3:
            yield Pattern.of((name[1:],))
        return
    if len(parts) > 1:
        for part in parts:
            if len(part) >= _LEAST_ALONE:
                yield Pattern.of((part,), needs_capital=script in _CAPITALS)


def _kind(text: str) -> SpotKind:
    """A name, or the kind of identifier that a spot has the form of."""
    found = [spot for spot in identifiers(text) if spot.end - spot.start > len(text) // 2]
    if found:
        return found[0].kind
    return SpotKind.NUMBER if not any(map(str.isalpha, text)) else SpotKind.NAME


def _runs(text: str, spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    run: list[Spot] = []
    for spot in spots:
        overlaps = bool(run) and spot.start < run[-1].end
        goes_on = overlaps or (
            bool(run)
            and script_of(text[spot.start]) in _CAPITALS
            and script_of(text[run[-1].start]) in _CAPITALS
            and all(character in " \u00a0.-'’" for character in text[run[-1].end : spot.start])
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def _is_public(text: str, run: Sequence[Spot], public: Sequence[Span]) -> bool:
    """Whether public names cover every letter of a run, but for a possessive ending."""
    start, end = run[0].start, max(spot.end for spot in run)
    inside = [span for span in public if span[0] < end and start < span[1]]
    for first, last in inside:
        rest = text[last:end]
        if first <= start and rest and len(inside) == 1 and script_of(rest[0]) is Script.HAN:
            # After a surname two characters are taken: the second may belong to the next word.
            return begins_ordinary_word(fold(text[last : end + 4]).text)
    uncovered = [
        at for at in range(start, end) if text[at].isalnum() and not any(first <= at < last for first, last in inside)
    ]
    return not uncovered or text[uncovered[0] : end] in ("s",)


NOBODY: Final = Roster((), ())
"""Nobody is decided about: every name is hidden."""
