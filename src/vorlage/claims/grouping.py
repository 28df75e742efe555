# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which mentions are one claim: slots decide, wording only ranks, vetoes stop, persons overrule.

1. What persons put together is together. 2. The same sentence printed twice says the same. 3. Mentions at the same
place of two reports that lineage relates are one claim, whatever became of the value on the way. 4. Mentions whose
slots meet and whose sentences say enough in common are joined, strongest first, where no other mention of that report
comes near. 5. Mentions in two scripts are joined where there is one claim only that each can be.

A group grows only while no two of its leading members are vetoed, so that one bad link never chains two stories
together. What persons keep apart is apart at every step. The order of the reports changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vorlage.claims.alignment import Alignment, values_differ
from vorlage.claims.candidates import candidate_pairs
from vorlage.claims.comparison import speaker_key
from vorlage.claims.linking import Link, link
from vorlage.claims.positions import Closeness
from vorlage.claims.rivals import without_rivals
from vorlage.claims.vetoes import Group, is_vetoed, may_share_place
from vorlage.claims.wording import content_words, folded
from vorlage.domain.claim_grouping import NOTHING_DECIDED, GroupingDecisions, MentionPlace, mention_place
from vorlage.domain.claims import Member, Mention

_ALONE = "stands alone"
_SENTENCE_WORDS = 5
"""Words that carry something in a sentence, at least, for its print in two reports to say the same of itself."""


def group_mentions(
    mentions: Sequence[Mention], alignment: Alignment, decisions: GroupingDecisions = NOTHING_DECIDED
) -> tuple[tuple[Member, ...], ...]:
    """Mentions as claims, each member with the reason why it is in.

    Args:
        mentions: Mentions of any number of reports, each once.
        alignment: Where the reports share text.
        decisions: What persons put together or keep apart; places where no mention stands are passed over.

    Returns:
        Groups of at least one member, of one kind each; members by place, groups by their first member.
    """
    ordered = sorted(mentions, key=mention_place)
    groups = _Groups(ordered, alignment, decisions)
    groups.join_decided(decisions)
    groups.join_repeated()
    groups.join_in_place()
    groups.join_by_slots()
    joined = [
        tuple(
            Member(mention, groups.why.get(mention_place(mention), _ALONE))
            for mention in sorted(each, key=mention_place)
        )
        for each in groups.listed()
    ]
    return tuple(sorted(joined, key=lambda members: mention_place(members[0].mention)))


class _Groups:
    """The groups as they grow: which mention is in which, and why."""

    def __init__(self, ordered: Sequence[Mention], alignment: Alignment, decisions: GroupingDecisions) -> None:
        self._ordered = ordered
        self._alignment = alignment
        self._by_place = {mention_place(mention): mention for mention in ordered}
        self._sets: dict[MentionPlace, list[Mention]] = {place: [mention] for place, mention in self._by_place.items()}
        self._apart: dict[MentionPlace, set[MentionPlace]] = {}
        for one, other in decisions.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._repeated: set[MentionPlace] = set()
        self.why: dict[MentionPlace, str] = {}

    def listed(self) -> Iterable[list[Mention]]:
        """Each group once."""
        return {id(each): each for each in self._sets.values()}.values()

    def join_decided(self, decisions: GroupingDecisions) -> None:
        """1. What persons put together, in order of place."""
        for one, other in sorted(decisions.together):
            if one in self._by_place and other in self._by_place and one[3] is other[3]:
                self._join(self._by_place[one], self._by_place[other], "a person put it here")

    def join_repeated(self) -> None:
        """2. The same sentence in several reports: the same words, speaker and value. What persons keep apart is passed
        over."""
        first: dict[tuple[object, ...], Mention] = {}
        for mention in self._ordered:
            if mention_place(mention) in self._apart:
                continue
            sentence = self._alignment.contexts.sentence(mention)
            if len(content_words(sentence)) >= _SENTENCE_WORDS:
                key = (
                    mention.kind,
                    mention.value,
                    folded(mention.quote),
                    speaker_key(mention.who),
                    mention.negated,
                    sentence,
                    sentence[: mention.start - mention.sentence[0]].count(folded(mention.quote)),
                )
                held = first.setdefault(key, mention)
                if held is not mention and self._join(held, mention, "the same sentence"):
                    self._repeated.add(mention_place(mention))

    def join_in_place(self) -> None:
        """3. The same place of two related reports: the surest places first."""
        met = [
            (closeness, values_differ(self._by_place[one].value, self._by_place[other].value), one, other)
            for (one, other), closeness in self._alignment.in_place().items()
            if one in self._by_place and other in self._by_place
        ]
        # What stayed as it was comes first, so that a changed value finds the whole claim to be measured against.
        for closeness, _, one, other in sorted(met):
            self._join_place(self._by_place[one], self._by_place[other], closeness)

    def _join_place(self, one: Mention, other: Mention, closeness: Closeness) -> None:
        # A translated passage was itself aligned by its numbers: amounts in it are asked for rivals, as in step 5.
        if one.value is not None and self._are_across(one, other):
            return
        if not may_share_place(one, other, closeness, self._alignment):
            return
        first, second = self._sets[mention_place(one)], self._sets[mention_place(other)]
        if first is second or _are_two_in_one_report(first, second, self._alignment):
            return
        if _are_of_two_days(first, second, self._alignment):
            return
        self._join(one, other, "same place of a shared passage")

    def join_by_slots(self) -> None:
        """4. Slots that meet, strongest first. Equal mentions of one group are asked for once."""
        groups = {id(each): Group(each, self._alignment) for each in self.listed()}
        owner = {place: groups[id(each)] for place, each in self._sets.items()}
        asked = [mention for mention in self._ordered if self._asks(mention, owner)]
        links = [
            found
            for one, other in candidate_pairs(asked, self._alignment)
            if owner[mention_place(one)] is not owner[mention_place(other)]
            and (found := link(one, other, self._alignment)) is not None
        ]
        links.sort(key=lambda each: (-each.strength, mention_place(each.one), mention_place(each.other)))
        # 5. Across scripts sentences have no words to share: such links come last, when groups show which are rivals.
        across = [each for each in links if self._are_across(each.one, each.other)]
        near = [each for each in links if not self._are_across(each.one, each.other)]
        self._join_links(list(without_rivals(near, self._alignment)), owner)
        self._join_links(self._unambiguous(across, owner), owner)

    def _are_across(self, one: Mention, other: Mention) -> bool:
        return self._alignment.context(one).script != self._alignment.context(other).script

    def _unambiguous(self, links: Sequence[Link], owner: dict[MentionPlace, Group]) -> list[Link]:
        """Links across scripts whose two groups have no other group of either script to be joined with."""
        met: dict[tuple[int, str], set[int]] = {}
        for each in links:
            for mine, theirs in ((each.one, each.other), (each.other, each.one)):
                key = id(owner[mention_place(mine)]), self._alignment.context(theirs).script
                met.setdefault(key, set()).add(id(owner[mention_place(theirs)]))
        return [
            each
            for each in links
            if all(
                len(met[id(owner[mention_place(mine)]), self._alignment.context(theirs).script]) == 1
                for mine, theirs in ((each.one, each.other), (each.other, each.one))
            )
        ]

    def _join_links(self, links: Sequence[Link], owner: dict[MentionPlace, Group]) -> None:
        refused: set[tuple[int, int]] = set()
        for each in links:
            one, other = owner[mention_place(each.one)], owner[mention_place(each.other)]
            if one is other or (id(one), id(other)) in refused:
                continue
            of_two_days = _are_of_two_days(one.mentions, other.mentions, self._alignment)
            if of_two_days or one.forbids(other, self._alignment) or not self._join(each.one, each.other, each.why):
                refused.add((id(one), id(other)))
                continue
            one.joined(other)
            for mention in other.mentions:
                owner[mention_place(mention)] = one

    def _asks(self, mention: Mention, owner: dict[MentionPlace, Group]) -> bool:
        """Whether a mention is asked for more of its claim: it leads, and repeats no sentence already asked for."""
        place = mention_place(mention)
        return place not in self._repeated and owner[place].leads(mention, self._alignment)

    def _join(self, one: Mention, other: Mention, why: str) -> bool:
        """Make two groups one, but for what persons keep apart. False when it was refused."""
        first, second = self._sets[mention_place(one)], self._sets[mention_place(other)]
        if first is not second:
            if self._are_kept_apart(first, second):
                return False
            if len(first) < len(second):
                first, second = second, first
            first.extend(second)
            for mention in second:
                self._sets[mention_place(mention)] = first
        if one is not other:
            self.why.setdefault(mention_place(one), why)
            self.why.setdefault(mention_place(other), why)
        return True

    def _are_kept_apart(self, first: Sequence[Mention], second: Sequence[Mention]) -> bool:
        if not self._apart:
            return False
        places = {mention_place(mention) for mention in second}
        return any(not places.isdisjoint(self._apart.get(mention_place(mention), ())) for mention in first)


def _are_two_in_one_report(first: Sequence[Mention], second: Sequence[Mention], alignment: Alignment) -> bool:
    """Whether some report says both and means two things: in one sentence, or with slots that forbid it.

    Two things said in one report are two in every copy.
    """
    small, large = sorted((first, second), key=len)
    said: dict[str, list[Mention]] = {}
    for one in small:
        said.setdefault(one.siglum, []).append(one)
    return any(
        one.sentence == other.sentence or is_vetoed(one, other, alignment)
        for other in large
        for one in said.get(other.siglum, ())
    )


def _are_of_two_days(first: Sequence[Mention], second: Sequence[Mention], alignment: Alignment) -> bool:
    """Whether some two of them fill the same form of words with two values, whatever other copies have in common."""
    small, large = sorted((first, second), key=len)
    beside = {place for mention in small for place in alignment.filled_in_beside(mention)}
    return bool(beside) and any(mention_place(mention) in beside for mention in large)
