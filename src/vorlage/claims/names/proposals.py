# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Questions to people: are these two printed names one person's? Never an answer, and never a merge.

1. Names printed alike, but for case and accents, stand on one side. A single word takes part only with a role.
2. Candidates: names of like consonants throughout, or of the same syllables; names with a word of like consonants, in
   one role and place or body; a name of a report that spells names in several ways, and any in its role and place or
   body; names at one place of a shared passage.
3. Spellings are compared (`vorlage.names.same_name`), and the places looked at (`evidence_of_names`).
4. Asked is: where spellings are one form; where they are near, with role evidence; where they are two names, or one
   is a single word, only with the same role and the same place, in a report that spells names in several ways, or in
   an aligned passage with the same role and body or place. A steady report that prints both stops all but one form.

A person decides, two where a name is protected (`needs_two_persons`). No list of people is kept: proposals are made
anew from the texts, within the case, and have no place in any export. Their order is that of the texts, not of people.

Residual risks: two people who follow each other in one office are asked about when a translated report is in between;
of a name behind whose key stand more than a hundred others, not all are compared.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from vorlage.claims.names.evidence_of_names import AlignedNames, reasons_of_places
from vorlage.domain.claims import Claim
from vorlage.domain.lineage import Lineage, Siglum, SuggestionId
from vorlage.domain.names import NameComparison, NameInReport, NameProposal, NameReason, NameVerdict
from vorlage.names.hearing import keys_of, keys_to_ask
from vorlage.names.name_parts import bare_words, printed_name
from vorlage.names.same_name import compare_names
from vorlage.names.sinitic import readings_of

_CROWD: Final = 100
"""Behind one key a name is compared with so many neighbours at most."""
_MOST_KEYS: Final = 5
_MOST_WORDS: Final = 3

Side = tuple[NameInReport, ...]
_Couple = tuple[str, str]


def propose_same_person(names: Iterable[NameInReport], lineage: Lineage) -> tuple[NameProposal, ...]:
    """Every two printed names of a case that a person should look at, by place; each couple once.

    Deterministic, and the same in whatever order the names come. A report
    more changes no proposal about others, except that a side has its places too.

    Args:
        names: The names of all reports (`names_in_report`).
        lineage: How the reports are related.
    """
    listed = sorted(set(names), key=lambda name: (name.number, name.start, name.end))
    sides = _sides(listed)
    aligned = AlignedNames(listed, lineage)
    proposals = (
        _proposal(sides[one], sides[other], aligned, lineage)
        for one, other in sorted(_candidates(sides, aligned, lineage.unstable_names))
    )
    found = [proposal for proposal in proposals if proposal is not None]
    return tuple(sorted(found, key=lambda each: (_first(each.one), _first(each.other))))


def claims_touched(proposal: NameProposal, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that a name of either side speaks in, or is named in: what a decision may join or keep apart."""
    sides = [*proposal.one, *proposal.other]
    words = {name.siglum: set[str]() for name in sides}
    for name in sides:
        words[name.siglum].update(bare_words(printed_name(name.printed)))
    return tuple(
        claim
        for claim in claims
        if any(
            member.mention.siglum in words
            and not words[member.mention.siglum].isdisjoint(bare_words(printed_name(member.mention.who)))
            for member in claim.members
        )
        or any(
            member.mention.siglum == name.siglum and member.mention.start <= name.start < member.mention.end
            for member in claim.members
            for name in sides
        )
    )


def needs_two_persons(proposal: NameProposal, is_protected: Callable[[str], bool]) -> bool:
    """Whether a name of either side is one that was decided to be protected: then one person's word is not enough.

    Args:
        proposal: What is to be accepted.
        is_protected: Whether a printed name is protected, in any of its spellings (`vorlage.protection.roster`).
    """
    return any(map(is_protected, {name.printed for name in (*proposal.one, *proposal.other)}))


def _first(side: Side) -> tuple[int, int, int]:
    return side[0].number, side[0].start, side[0].end


def _sides(listed: Sequence[NameInReport]) -> dict[str, Side]:
    """Names printed alike, under what they fold to; a name in capitals is no other name."""
    found: dict[str, list[NameInReport]] = {}
    for name in listed:
        found.setdefault(" ".join(printed_name(name.printed).words), []).append(name)
    return {folded: tuple(places) for folded, places in found.items() if folded}


def _candidates(sides: Mapping[str, Side], aligned: AlignedNames, unstable: Collection[Siglum]) -> set[_Couple]:
    """Couples worth comparing, each once and in order."""
    behind, offices = _Behind(), _Behind()
    asking: list[tuple[str, str]] = []
    for folded in sorted(sides):
        words = bare_words(printed_name(folded))
        heard = {key for word in words for key in keys_of(word)}
        for key in {*_syllables(folded), *_rows_of_keys(words, keys_of)}:
            behind.add(key, folded)
        asking += [(key, folded) for key in sorted(_rows_of_keys(words, keys_to_ask))]
        is_unstable = any(place.siglum in unstable for place in sides[folded])
        for office, is_place in _offices(sides[folded]):
            if is_place:
                offices.add(office, folded)
                asking += [(office, folded)] if is_unstable else []
            for key in sorted(heard):
                behind.add(f"{office}{key}", folded)
    couples = {*behind.couples()}
    for key, folded in asking:
        couples.update(_couple(folded, other) for other in (behind if key[0] == "~" else offices).near(key, folded))
    for one, other in aligned:
        couples.add(_couple(*(" ".join(printed_name(name.printed).words) for name in (one, other))))
    return {(one, other) for one, other in couples if one != other}


class _Behind:
    """Names behind keys; behind a key with a crowd each meets its neighbours only, so that cost stays linear."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}

    def add(self, key: str, folded: str) -> None:
        """Put a name behind a key."""
        self._names.setdefault(key, []).append(folded)

    def near(self, key: str, folded: str) -> Sequence[str]:
        """Names behind a key, those that stand nearest in the alphabet."""
        listed = self._names.get(key, [])
        at = bisect_left(listed, folded)
        return listed[max(0, at - _CROWD // 2) : at + _CROWD // 2]

    def couples(self) -> Iterator[_Couple]:
        """Every two names behind one key."""
        for listed in self._names.values():
            for at, one in enumerate(listed):
                for other in listed[at + 1 : at + 1 + _CROWD]:
                    yield _couple(one, other)


def _couple(one: str, other: str) -> _Couple:
    return min(one, other), max(one, other)


def _syllables(folded: str) -> set[str]:
    """The syllables that a name may be, as keys."""
    return {f"={' '.join((*reading.surname, *reading.given))}" for reading in readings_of(printed_name(folded).words)}


def _rows_of_keys(words: Sequence[str], keys: Callable[[str], tuple[str, ...]]) -> set[str]:
    """The consonants of all words of a name, in whatever order the words stand; nothing of a single word."""
    if not 1 < len(words) <= _MOST_WORDS:
        return set()
    options = [keys(word)[:_MOST_KEYS] for word in words]
    return {f"~{' '.join(sorted(chosen))}" for chosen in product(*options)}


def _offices(places: Side) -> set[tuple[str, bool]]:
    """A role with a body, or with a place by its letters and its sounds, as keys, and whether it is a place."""
    found = {(f"@{role} {body}", False) for place in places for role in place.roles for body in place.bodies}
    for place in places:
        for role, where in product(place.roles, place.places):
            found.update(((f"@{role} {where}", True), *((f"@{role} ~{key}", True) for key in keys_of(where))))
    return found


def _proposal(one: Side, other: Side, aligned: AlignedNames, lineage: Lineage) -> NameProposal | None:
    first, second = sorted((one, other), key=_first)
    compared = compare_names(first[0].printed, second[0].printed)
    by_place = reasons_of_places(first, second, aligned, lineage.unstable_names)
    if not _is_asked(compared, set(by_place)) or _is_shortened(first[0].printed, second[0].printed):
        return None
    return NameProposal(
        suggestion=_suggestion(first, second),
        one=first,
        other=second,
        comparison=compared,
        reasons=tuple(dict.fromkeys((*compared.reasons, *by_place))),
    )


def _is_asked(compared: NameComparison, by_place: Collection[NameReason]) -> bool:
    """Whether what speaks for one person is enough to ask somebody."""
    if compared.verdict is NameVerdict.ONE_FORM:
        return True
    if NameReason.SIDE_BY_SIDE in by_place:
        return False
    in_office = NameReason.SAME_ROLE in by_place and not {NameReason.SAME_PLACE, NameReason.SAME_BODY}.isdisjoint(
        by_place
    )
    is_aligned = NameReason.ALIGNED in by_place
    if compared.verdict is NameVerdict.NEAR:
        return in_office or (is_aligned and NameReason.OTHER_ROLE not in by_place)
    if is_aligned:
        return in_office
    return {NameReason.SAME_ROLE, NameReason.SAME_PLACE, NameReason.UNSTABLE_NAMES} <= set(by_place)


def _is_shortened(one: str, other: str) -> bool:
    """Whether all words of the one stand in the other: a surname beside the full name is no other spelling."""
    first, second = (set(printed_name(printed).pieces) for printed in (one, other))
    return first != second and (first <= second or second <= first)


def _suggestion(one: Side, other: Side) -> SuggestionId:
    """What a person types: from the first place of each side, so that a rerun and later reports give it again."""
    places = "\n".join(f"{name.number} {name.start} {name.end}" for name in (one[0], other[0]))
    return SuggestionId(f"name-{hashlib.sha256(places.encode()).hexdigest()[:12]}")
