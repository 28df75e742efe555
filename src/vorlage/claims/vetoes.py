# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What forbids that two mentions are one claim, whatever else agrees; and when a shared place is enough that they are.

Two vetoes differ. Between mentions of which nobody knows that one was copied from the other, any slot that cannot be
the same forbids. At the same place of two related reports another value is what became of it on the way, and only what
shows that the place is another after all forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vorlage.claims.alignment import Alignment, values_differ
from vorlage.claims.comparison import (
    amounts_meet,
    has_lost_digit,
    has_swapped_digits,
    in_base_unit,
    rounds_to,
    same_speaker,
    speaker_key,
    unit_key,
)
from vorlage.claims.context import places_conflict, times_conflict
from vorlage.claims.linking import dates_meet, declines, events_conflict, is_negative, numbers_conflict
from vorlage.claims.positions import Closeness
from vorlage.claims.wording import canonical, content_words, folded, grams
from vorlage.domain.claims import CalendarDate, ClaimKind, Mention, Quantity
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.names import NameVerdict
from vorlage.lineage.name_forms import alike
from vorlage.names.same_name import compare_names

_ALIKE = 0.75
_COPIED_AS_MUCH = 0.6
_REWORDED_AS_MUCH = 0.2
"""How much two wordings share at one place, at least, for two spellings of a speaker there to be one misspelt."""
_SAYS_THE_SAME = 0.25
"""How much of the shorter sentence stands in the other, where a passage was reworded and they are still one."""
_SAID_AGAIN = 0.95
"""How much of a wording stands in another of the same report that repeats it: a report seldom varies what it quotes."""


@dataclass(frozen=True, slots=True)
class Slots:
    """All of a mention that a veto looks at: mentions with equal slots forbid the same."""

    mention: Mention

    def key(self, alignment: Alignment) -> tuple[object, ...]:
        """What makes two mentions equal to any veto."""
        one, around = self.mention, alignment.context(self.mention)
        if one.value is not None:
            return (one.value, one.negated, around.places, around.times)
        wording = one.quote if one.kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT, ClaimKind.EVENT) else ""
        return (one.who, is_negative(one), declines(one), wording)


def is_vetoed(one: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether two mentions may never be in one claim, whoever else is."""
    if one.kind is not other.kind:
        return True
    here, there = alignment.context(one), alignment.context(other)
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if one.negated != other.negated or not amounts_meet(a, b):
            return True
        return places_conflict(here, there) or times_conflict(here, there)
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return not dates_meet(a, b) or places_conflict(here, there)
    if same_speaker(one.who, other.who) is False or events_conflict(one, other):
        return True
    if one.kind is ClaimKind.NO_COMMENT:
        return declines(one) != declines(other)
    if one.kind is ClaimKind.DENIAL:
        return False
    if one.kind is not ClaimKind.QUOTE and (is_negative(one) != is_negative(other) or numbers_conflict(one, other)):
        return True
    return one.siglum == other.siglum and _overlap(one, other) < _SAID_AGAIN


def _overlap(one: Mention, other: Mention) -> float:
    """How much of the shorter wording stands in the other."""
    first, second = grams(one.quote), grams(other.quote)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def may_share_place(one: Mention, other: Mention, closeness: Closeness, alignment: Alignment) -> bool:
    """Whether two mentions at the same place of two related reports are one claim, however their slots differ.

    Args:
        one, other: The mentions, of one kind.
        closeness: How sure the place is: where the words may be anybody's, every slot must meet too; where they were
            changed, the slots must be near.
        alignment: What stands around them.
    """
    if closeness is Closeness.PUBLIC and is_vetoed(one, other, alignment):
        return False
    exact = closeness is not Closeness.REWORDED
    # A passage can be aligned with its neighbour: the sentences themselves must agree.
    asked = exact and (one.value is not None or closeness is Closeness.PUBLIC)
    if asked and not _say_much_in_common(one, other, alignment):
        return False
    a, b = one.value, other.value
    if exact and values_differ(a, b) and _differ_throughout(one, other, alignment):
        return False
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        misprinted = _is_misprint(a, b) and _say_much_in_common(one, other, alignment, _SAYS_THE_SAME)
        return one.negated == other.negated and _amounts_share_place(a, b, exact or misprinted)
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        meet = dates_meet(a, b) or folded(one.quote) == folded(other.quote)
        return exact or (meet and _say_much_in_common(one, other, alignment, _SAYS_THE_SAME))
    words, others = canonical(content_words(one.quote)), canonical(content_words(other.quote))
    wanted = _REWORDED_AS_MUCH if closeness is Closeness.REWORDED else _COPIED_AS_MUCH
    if same_speaker(one.who, other.who) is False and not (
        _is_respelt(one, other) and len(words & others) >= wanted * len(words | others)
    ):
        return False
    if one.kind is ClaimKind.NO_COMMENT:
        return declines(one) == declines(other)
    if one.kind in (ClaimKind.STATEMENT, ClaimKind.EVENT) and is_negative(one) != is_negative(other):
        return False
    if alignment.context(one).script != alignment.context(other).script:
        return not exact
    share = len(words & others) / max(1, min(len(words), len(others)))
    return share >= 0.3 or (not words and not others)


def _say_much_in_common(one: Mention, other: Mention, alignment: Alignment, share: float = 0.5) -> bool:
    """Whether two sentences, or two wordings, share enough of the words of the shorter."""
    if one.value is None:
        words, others = canonical(content_words(one.quote)), canonical(content_words(other.quote))
    else:
        words, others = alignment.context(one).words, alignment.context(other).words
    return len(words & others) >= share * min(len(words), len(others))


def _differ_throughout(one: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether all other numbers, or the times, of two sentences differ as well, or one of the two reports gives both
    values in the same words: what they say of another day.

    One value that differs is what became of it on the way; a second one tells that the words were filled in anew.
    """
    here, there = alignment.context(one), alignment.context(other)
    if here.numbers and there.numbers and not here.numbers & there.numbers:
        return True
    if times_conflict(here, there):
        return True
    return alignment.says_beside(one, other) or alignment.says_beside(other, one)


def _is_misprint(a: Quantity, b: Quantity) -> bool:
    """Whether one amount may be the other misprinted: of the same thing, with its digits swapped or one lost."""
    if not a.unit or unit_key(a.unit) != unit_key(b.unit) or a.amount is None or b.amount is None:
        return False
    lost = has_lost_digit(a.amount, b.amount) or has_lost_digit(b.amount, a.amount)
    return lost or has_swapped_digits(a.amount, b.amount)


def _amounts_share_place(a: Quantity, b: Quantity, exact: bool) -> bool:
    """Whether one amount may be what became of the other: of one unit, of values that meet, or with its size lost."""
    one_unit = unit_key(in_base_unit(a).unit) == unit_key(in_base_unit(b).unit) or not a.unit or not b.unit
    if a.amount is None or b.amount is None:
        return one_unit or exact
    if amounts_meet(a, b):
        return exact or one_unit or a.amount == b.amount
    if not one_unit:
        return False
    return exact or rounds_to(a.amount, b.amount) or rounds_to(b.amount, a.amount)


def _is_respelt(one: Mention, other: Mention) -> bool:
    """Whether two speakers at the same place may be one, misspelt: names that sound alike, or one role beside both.

    It is shown as drift of the name, for a person to look at; nobody is merged by it.
    """
    names = _name_of(one), _name_of(other)
    if alike(*names) >= _ALIKE or compare_names(*names).verdict in (NameVerdict.ONE_FORM, NameVerdict.NEAR):
        return True
    return bool(_small_words(one.speaker) & _small_words(other.speaker))


def _name_of(mention: Mention) -> str:
    return " ".join(speaker_key(mention.who))


def _small_words(speaker: str) -> frozenset[str]:
    return content_words(" ".join(word for word in speaker.split() if word[:1].islower()))


class Group:
    """Mentions held to be one claim: those that lead have its slots, those that stray hang on their place alone.

    Only leading mentions forbid anything and are asked for more: a value that was changed in one copy neither draws the
    claim of that value in, nor keeps anybody out.
    """

    def __init__(self, mentions: Iterable[Mention], alignment: Alignment) -> None:
        self.mentions = list(mentions)
        self.leading: dict[tuple[object, ...], Mention] = {}
        self._sentences: dict[tuple[Siglum, Span], set[float | None]] = {}
        lead = _lead(self.mentions, alignment)
        for mention in self.mentions:
            if not _strays(mention, lead):
                self.leading.setdefault(self._slots(mention, alignment), mention)
            if isinstance(mention.value, Quantity):
                self._sentences.setdefault((mention.siglum, mention.sentence), set()).add(mention.value.amount)

    @staticmethod
    def _slots(mention: Mention, alignment: Alignment) -> tuple[object, ...]:
        wording = mention.siglum if mention.value is None else ""
        return (*Slots(mention).key(alignment), wording)

    def leads(self, mention: Mention, alignment: Alignment) -> bool:
        """Whether a mention of the group has the slots of one that leads."""
        return self._slots(mention, alignment) in self.leading

    def forbids(self, other: Group, alignment: Alignment) -> bool:
        """Whether two groups may never be one: some two that lead forbid it, or two amounts of one sentence differ."""
        if self.is_beside(other) or self._says_two_things(other, alignment):
            return True
        return any(
            is_vetoed(one, another, alignment) for one in self.leading.values() for another in other.leading.values()
        )

    def is_beside(self, other: Group) -> bool:
        """Whether amounts of the two stand in one sentence and differ: "17 of 61" says two things, in every copy."""
        small, large = sorted((self._sentences, other._sentences), key=len)
        return any(amounts != large[place] for place, amounts in small.items() if place in large)

    def _says_two_things(self, other: Group, alignment: Alignment) -> bool:
        """Whether wordings of the two stand in one report and are two there, led by others or not."""
        if self.mentions[0].value is not None:
            return False
        said: dict[Siglum, list[Mention]] = {}
        for mention in self.mentions:
            said.setdefault(mention.siglum, []).append(mention)
        return any(
            is_vetoed(one, another, alignment) for another in other.mentions for one in said.get(another.siglum, ())
        )

    def joined(self, other: Group) -> None:
        """Take in the mentions of another group, with what leads in both."""
        self.mentions.extend(other.mentions)
        for slots, mention in other.leading.items():
            self.leading.setdefault(slots, mention)
        for place, amounts in other._sentences.items():
            self._sentences.setdefault(place, set()).update(amounts)


def _lead(mentions: list[Mention], alignment: Alignment) -> Mention:
    """The mention whose value leads: of the earliest report, then what most print, then the first by place."""
    counted: dict[object, int] = {}
    for mention in mentions:
        counted[mention.value] = counted.get(mention.value, 0) + 1
    return min(
        mentions,
        key=lambda one: (
            alignment.published.get(one.siglum) or "9999",
            -counted[one.value],
            one.siglum,
            one.start,
        ),
    )


def _strays(mention: Mention, lead: Mention) -> bool:
    """Whether a mention's value, or its speaker, cannot be that of the one that leads."""
    a, b = mention.value, lead.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a != b and not amounts_meet(a, b)
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return not dates_meet(a, b)
    return same_speaker(mention.who, lead.who) is False
