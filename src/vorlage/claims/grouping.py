# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which mentions are one claim: slots decide, wording only proposes, vetoes stop.

Two mentions are joined when a rule gives a reason, strongest reasons first; a group grows only while no two of its
members are vetoed (different named speakers, values that cannot meet outside one and the same sentence, opposite
polarity). So one bad link never chains two stories together. The order of the reports changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from vorlage.claims.alignment import Alignment
from vorlage.claims.comparison import is_telling, same_speaker, speaker_key, unit_key, values_meet
from vorlage.claims.wording import content_words, folded, grams, tokens
from vorlage.domain.claims import CalendarDate, ClaimKind, Granularity, Member, Mention, Quantity
from vorlage.extraction.quantity_words import TIME_UNITS

_DECLINES = re.compile(r"declin|refus|would|will not|no comment|拒|不予|رفض|امتنع|отказ|negó|refusé")
_CROWD = 60
"""Mentions that share a key at most, before only the rarer keys are used."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two mentions are one claim, and how strong the reason is (for the order of joining alone)."""

    strength: float
    one: Mention
    other: Mention
    why: str


def group_mentions(mentions: Sequence[Mention], alignment: Alignment) -> tuple[tuple[Member, ...], ...]:
    """Mentions as claims, each member with the reason why it is in.

    Args:
        mentions: Mentions of any number of reports, each once.
        alignment: Where the reports share text.

    Returns:
        Groups of at least one member, of one kind each; members by place, groups by their first member.
    """
    ordered = sorted(mentions, key=_place)
    links = sorted(_links(ordered, alignment), key=lambda link: (-link.strength, _place(link.one), _place(link.other)))
    groups = {_place(mention): [mention] for mention in ordered}
    why: dict[tuple[str, int, int, str], str] = {}
    for link in links:
        one, other = groups[_place(link.one)], groups[_place(link.other)]
        if one is other or _are_vetoed(one, other, alignment):
            continue
        one.extend(other)
        for mention in other:
            groups[_place(mention)] = one
        why.setdefault(_place(link.one), link.why)
        why.setdefault(_place(link.other), link.why)
    distinct = {id(group): group for group in groups.values()}.values()
    joined = [
        tuple(Member(mention, why.get(_place(mention), "stands alone")) for mention in sorted(group, key=_place))
        for group in distinct
    ]
    return tuple(sorted(joined, key=lambda members: _place(members[0].mention)))


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.siglum, mention.start, mention.end, mention.kind


def _links(ordered: Sequence[Mention], alignment: Alignment) -> Iterator[Link]:
    """Candidate pairs by key, each with the reason its kind's rule gives, if any."""
    buckets: dict[tuple[str, ...], list[Mention]] = {}
    for mention in ordered:
        for key in _keys(mention):
            buckets.setdefault((mention.kind, *key), []).append(mention)
    seen: set[tuple[tuple[str, int, int, str], tuple[str, int, int, str]]] = set()
    for bucket in buckets.values():
        for one, other in _pairs_of(bucket):
            both = (_place(one), _place(other))
            if both in seen:
                continue
            seen.add(both)
            link = _RULES[one.kind](one, other, alignment)
            if link is not None:
                yield link


def _pairs_of(bucket: list[Mention]) -> Iterable[tuple[Mention, Mention]]:
    """All pairs of a small bucket; in a crowd each mention with its next few, so that cost stays linear."""
    if len(bucket) <= _CROWD:
        return combinations(bucket, 2)
    return (
        (bucket[first], bucket[second])
        for first in range(len(bucket))
        for second in range(first + 1, min(first + _CROWD // 2, len(bucket)))
    )


def _keys(mention: Mention) -> Iterator[tuple[str, ...]]:
    """Under which keys a mention meets others: never all pairs."""
    value = mention.value
    if isinstance(value, Quantity):
        yield ("unit", unit_key(value.unit)) if value.unit else ("amount", str(value.amount))
        if value.amount is not None and value.amount >= 100:
            yield ("size", f"{value.amount:.1e}"[:1] + f"{value.amount:.0e}"[-3:])
        if value.amount is None or value.amount >= 1e6:
            yield ("size", "vast")
    elif isinstance(value, CalendarDate):
        yield (
            ("date", value.date[:7], value.granularity)
            if value.date != "unresolved"
            else ("date", folded(mention.quote))
        )
        yield ("as printed", folded(mention.quote))
    elif mention.kind is ClaimKind.QUOTE:
        yield from (("gram", *gram) for gram in sorted(grams(mention.quote))[:400])
        key = speaker_key(mention.who)
        if key:
            yield ("speaker", key[-1])
    elif mention.kind in (ClaimKind.DENIAL, ClaimKind.NO_COMMENT):
        yield ("all",) if mention.kind is ClaimKind.NO_COMMENT else ("denial",)
        key = speaker_key(mention.who)
        if key:
            yield ("speaker", key[-1])
    else:
        words = sorted(content_words(mention.quote), key=lambda word: (-len(word), word))[:10]
        yield from (("words", *pair) for pair in combinations(sorted(words), 2))


def _link_quantities(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One amount: values that meet, of one unit, about the same thing; or one and the same sentence."""
    a, b = one.value, other.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return None
    near = len(alignment.near_words(one) & alignment.near_words(other)) + 2 * alignment.shared_numbers(one, other)
    same_place = alignment.is_same_place(one, other)
    meets, of_one_thing = values_meet(a, b), _units_meet(one, other, same_place, alignment)
    if same_place and of_one_thing and (meets or _same_slot(one, other, alignment)):
        return Link(5.0 + near, one, other, "same place of a shared passage")
    if not meets or not of_one_thing or a.amount is None or b.amount is None or (one.siglum == other.siglum and a != b):
        return None
    if a.amount == b.amount and is_telling(a.amount):
        return Link(4.0 + near / 100, one, other, "same particular number of the same thing")
    loose = min(a.amount, b.amount) < 13 or a.unit in TIME_UNITS or a.unit in ("per cent", "")
    if one.siglum != other.siglum and alignment.is_one_story(one.siglum, other.siglum):
        wanted = (3 if a.unit in TIME_UNITS else 1) if loose else 0
        if near >= max(wanted, 0 if a.amount == b.amount else 2):
            return Link(
                3.0 + near / 100, one, other, "amounts that meet, of the same thing, in two reports of one story"
            )
    if near >= (2 if a.amount == b.amount else 3) + 2 * loose:
        return Link(
            2.0 + near / 100, one, other, f"amounts that meet, of the same thing, {near} words in common beside them"
        )
    return None


def _same_slot(one: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether two amounts fill one slot of one sentence: the words right before and behind them are the same."""
    return len(alignment.near_words(one, 40) & alignment.near_words(other, 40)) >= 2


def _units_meet(one: Mention, other: Mention, same_place: bool, alignment: Alignment) -> bool:
    """Whether two counted nouns may be one: same word, one with what it is measured on, or each beside the other."""
    a, b = one.value, other.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    first, second = unit_key(a.unit), unit_key(b.unit)
    if first == second:
        return bool(first) or same_place
    if not first or not second or "people" in (a.unit, b.unit):
        return same_place
    if first.startswith(f"{second} per") or second.startswith(f"{first} per"):
        return True
    words = {unit_key(word) for word in alignment.near_words(one, 60) | content_words(one.quote)}
    others = {unit_key(word) for word in alignment.near_words(other, 60) | content_words(other.quote)}
    return first in others or second in words


def _link_dates(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One date of one thing: the same value in sentences about the same, or the same place of a shared passage."""
    a, b = one.value, other.value
    if not isinstance(a, CalendarDate) or not isinstance(b, CalendarDate):
        return None
    near = len(alignment.near_words(one) & alignment.near_words(other))
    if alignment.is_same_place(one, other) and near >= 3:
        return Link(5.0 + near, one, other, "same place of a shared passage")
    wanted = 4 if a.granularity is Granularity.DAY else 5
    if a.date == b.date and a.date != "unresolved" and near >= wanted:
        return Link(2.0 + near / 100, one, other, f"same date, {near} words of the sentence in common")
    return None


def _link_quotes(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """The same words in quotation marks, by nobody else."""
    if same_speaker(one.who, other.who) is False:
        return None
    first, second = grams(one.quote), grams(other.quote)
    if not first or not second:
        return None
    shared = len(first & second) / min(len(first), len(second))
    if len(tokens(one.quote)) < 3 or len(tokens(other.quote)) < 3:
        if folded(one.quote) != folded(other.quote) or not (
            same_speaker(one.who, other.who) or alignment.is_same_place(one, other)
        ):
            return None
        return Link(3.0, one, other, "the same few words by the same speaker")
    if shared >= 0.6:
        return Link(3.0 + shared, one, other, f"{shared:.0%} of the shorter quotation in the other")
    words, others = content_words(one.quote), content_words(other.quote)
    reworded = len(words & others) / max(1, len(words | others))
    if alignment.is_same_place(one, other) and (shared >= 0.3 or reworded >= 0.2):
        return Link(2.0 + shared, one, other, "same place of a shared passage")
    if reworded >= 0.4 and min(len(words), len(others)) >= 3 and same_speaker(one.who, other.who):
        return Link(1.0 + reworded, one, other, f"same speaker, {reworded:.0%} of the words that carry it in common")
    return None


def _link_statements(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """The same thing said: most of the words that carry it, by nobody else."""
    if same_speaker(one.who, other.who) is False or one.negated != other.negated:
        return None
    first, second = content_words(one.quote), content_words(other.quote)
    if min(len(first), len(second)) < 3:
        return None
    shared = len(first & second) / len(first | second)
    if shared >= 0.5 or (shared >= 0.3 and alignment.is_same_place(one, other)):
        return Link(2.0 + shared, one, other, f"{shared:.0%} of the words that carry it in common")
    return None


def _link_denials(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One denial: by one named speaker, with words of what is denied in common."""
    if not same_speaker(one.who, other.who):
        return None
    first, second = content_words(one.quote[:160]), content_words(other.quote[:160])
    shared = len(first & second)
    if shared >= 2 or alignment.is_same_place(one, other):
        return Link(2.0 + shared / 100, one, other, f"same speaker, {shared} words of the denial in common")
    return None


def _link_silences(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One silence: of one named speaker, of one sort (to decline is to answer; not to answer is not to decline)."""
    if not same_speaker(one.who, other.who) or _declines(one) != _declines(other):
        return None
    shared = len(alignment.sentence_words(one) & alignment.sentence_words(other))
    return Link(2.0 + shared / 100, one, other, "same speaker, who did not comment")


def _declines(mention: Mention) -> bool:
    return _DECLINES.search(mention.verb) is not None


_Rule = Callable[[Mention, Mention, Alignment], Link | None]
_RULES: dict[ClaimKind, _Rule] = {
    ClaimKind.QUANTITY: _link_quantities,
    ClaimKind.DATE: _link_dates,
    ClaimKind.QUOTE: _link_quotes,
    ClaimKind.STATEMENT: _link_statements,
    ClaimKind.EVENT: _link_statements,
    ClaimKind.DENIAL: _link_denials,
    ClaimKind.NO_COMMENT: _link_silences,
}


def _are_vetoed(one: Sequence[Mention], other: Sequence[Mention], alignment: Alignment) -> bool:
    """Whether two groups may never be joined: some two of their members forbid it.

    A copy that prints another value than its exemplar hangs on that exemplar, and forbids nothing to the rest.
    """
    for a in one:
        for b in other:
            if _are_side_by_side(a, b):
                return True
            if _is_vetoed(a, b, alignment) and not (_hangs(a, one, b, alignment) or _hangs(b, other, a, alignment)):
                return True
    return False


def _are_side_by_side(one: Mention, other: Mention) -> bool:
    """Whether two amounts stand in one sentence of one report and differ: "17 of 61" says two things, in every copy."""
    if one.siglum != other.siglum or one.sentence != other.sentence:
        return False
    a, b = one.value, other.value
    return isinstance(a, Quantity) and isinstance(b, Quantity) and a.amount != b.amount


def _hangs(mention: Mention, group: Sequence[Mention], against: Mention, alignment: Alignment) -> bool:
    """Whether a mention with another value is in its group by its place in a copied passage alone."""
    if not isinstance(mention.value, Quantity) or mention.negated != against.negated:
        return False
    return any(
        member is not mention
        and not _is_vetoed(member, against, alignment)
        and alignment.is_same_place(member, mention)
        for member in group
    )


def _is_vetoed(one: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether two mentions may never be in one claim, whoever else is."""
    if one.kind is not other.kind:
        return True
    a, b = one.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return one.negated != other.negated or not (values_meet(a, b) or alignment.is_same_place(one, other))
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return a.date != b.date and not alignment.is_same_place(one, other)
    if one.kind in (ClaimKind.QUOTE, ClaimKind.STATEMENT) and one.siglum == other.siglum and _overlap(one, other) < 0.5:
        return True
    return same_speaker(one.who, other.who) is False


def _overlap(one: Mention, other: Mention) -> float:
    """How much of the shorter wording stands in the other."""
    first, second = grams(one.quote), grams(other.quote)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
