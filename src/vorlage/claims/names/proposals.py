# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Questions to people: are these two printed names one person's? Never an answer, and never a merge.

1. Names printed alike, but for case and accents, stand on one side. A single word takes part only with a role.
2. Candidates: names with a word of like consonants or the same syllables; names in one role and place or body; names
   at one place of a shared passage.
3. Spellings are compared (`vorlage.names.same_name`), and the places looked at (`evidence_of_names`).
4. Asked is: where spellings are one form; where they are near, with role evidence; where they are two names, or one
   is a single word, only with the same role and the same place or body, and beside that an aligned passage or a
   report that spells names in several ways. A steady report that prints both stops all but one form.

A person decides, two where a name is protected (`needs_two_persons`). No list of people is kept: proposals are made anew
from the texts, within the case, and have no place in any export. Their order is that of the texts, not of people.

Residual risks: two people who follow each other in one office are asked about when a translated report is in between;
of a name behind whose key stand more than a hundred others, not all are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from vorlage.claims.names.evidence_of_names import AlignedNames, reasons_of_places
from vorlage.domain.claims import Claim
from vorlage.domain.lineage import Lineage, SuggestionId
from vorlage.domain.names import NameComparison, NameInReport, NameProposal, NameReason, NameVerdict
from vorlage.names.hearing import keys_of, keys_to_ask
from vorlage.names.name_parts import bare_words, printed_name
from vorlage.names.same_name import compare_names
from vorlage.names.sinitic import readings_of
from vorlage.protection.roster import Roster

_CROWD: Final = 100
"""So many names behind one key are compared with each other; of more, only their neighbours."""
_LEAST_CONSONANTS: Final = 2
_MOST_KEYS: Final = 8

Side = tuple[NameInReport, ...]


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
        _proposal(sides[one], sides[other], aligned, lineage) for one, other in sorted(_candidates(sides, aligned))
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


def needs_two_persons(proposal: NameProposal, roster: Roster) -> bool:
    """Whether a name of either side is one that was decided to be protected: then one person's word is not enough."""
    return any(roster.protected_in(name.printed) for name in (*proposal.one, *proposal.other))


def _first(side: Side) -> tuple[int, int, int]:
    return side[0].number, side[0].start, side[0].end


def _sides(listed: Sequence[NameInReport]) -> dict[str, Side]:
    """Names printed alike, under what they fold to; a name in capitals is no other name."""
    found: dict[str, list[NameInReport]] = {}
    for name in listed:
        found.setdefault(" ".join(printed_name(name.printed).words), []).append(name)
    return {folded: tuple(places) for folded, places in found.items() if folded}


def _candidates(sides: dict[str, Side], aligned: AlignedNames) -> set[tuple[str, str]]:
    """Couples worth comparing, each once and in order."""
    behind: dict[str, list[str]] = {}
    for folded in sorted(sides):
        for key in sorted(_keys(folded, sides[folded])):
            behind.setdefault(key, []).append(folded)
    couples = {couple for listed in behind.values() for couple in _couples(listed)}
    for one, other in aligned:
        first, second = (" ".join(printed_name(name.printed).words) for name in (one, other))
        if first != second:
            couples.add((min(first, second), max(first, second)))
    return couples


def _couples(listed: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(listed) <= _CROWD:
        yield from combinations(listed, 2)
        return
    for at, one in enumerate(listed):
        for other in listed[at + 1 : at + 1 + _CROWD // 2]:
            yield one, other


def _keys(folded: str, places: Side) -> set[str]:
    """Behind which a name meets others: the sounds of its longest word, its syllables, its role with place or body."""
    name = printed_name(folded)
    words = sorted(bare_words(name), key=lambda word: (-len(word), word))
    keys = {f"={''.join((*reading.surname, *reading.given))}" for reading in readings_of(name.words)}
    if len(name.pieces) > 1 or keys:
        for word in words[:2]:
            heard = dict.fromkeys((*keys_of(word), *keys_to_ask(word)[:_MOST_KEYS]))
            keys.update(f"~{key}" for key in heard if len(key) >= _LEAST_CONSONANTS)
    for place in places:
        for role in place.roles:
            keys.update(f"@{role} {body}" for body in place.bodies)
            keys.update(f"@{role} {where}" for where in place.places)
            keys.update(f"@{role} {key}" for where in place.places for key in keys_of(where))
    return keys


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
    return in_office and (is_aligned or NameReason.UNSTABLE_NAMES in by_place)


def _is_shortened(one: str, other: str) -> bool:
    """Whether all words of the one stand in the other: a surname beside the full name is no other spelling."""
    first, second = (set(printed_name(printed).pieces) for printed in (one, other))
    return first != second and (first <= second or second <= first)


def _suggestion(one: Side, other: Side) -> SuggestionId:
    """What a person types: from the first place of each side, so that a rerun and later reports give it again."""
    places = "\n".join(f"{name.number} {name.start} {name.end}" for name in (one[0], other[0]))
    return SuggestionId(f"name-{hashlib.sha256(places.encode()).hexdigest()[:12]}")
