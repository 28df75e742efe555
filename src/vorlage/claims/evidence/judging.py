# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a machine may say of a passage for a claim, and why it stands there: states and reasons, never a verdict.

That a number stands in a passage says little by itself: it must be of the same thing, or be so particular that chance
is out, and neither unit nor date may speak against it. What speaks for and against is added up; the bound was set on
the development half of a made leak (see docs/explanation/evidence-quality.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vorlage.claims.comparison import interval, rounds_to, unit_key, values_meet
from vorlage.claims.evidence.asked import Asked
from vorlage.claims.evidence.counted import Counted, counted_in, counts_anything, same_thing
from vorlage.claims.evidence.passages import Passage
from vorlage.claims.evidence.quoting import QuoteStanding, quoted_in
from vorlage.claims.evidence.ranking import Weighed
from vorlage.claims.evidence.terms import dates_in, word_terms
from vorlage.domain.claims import (
    CalendarDate,
    ClaimKind,
    Comparator,
    MachineState,
    Mention,
    OfferReason,
    Quantity,
    WhyOffered,
)
from vorlage.extraction.counted_units import singular
from vorlage.extraction.numbers import number_spans

_BOUND: Final = 2.5
_BONUS: Final = {
    MachineState.QUOTE_MATCH: (20.0, 0.3),
    MachineState.NUMBER_MATCH: (8.0, 0.15),
    MachineState.VALUE_DIFFERS: (2.0, 0.05),
    MachineState.CANDIDATE: (0.0, 0.0),
    MachineState.NUMBER_ABSENT: (0.0, 0.0),
}
"""What a state counts in the order: so much, and so much of the worth of the claim's words."""
_LEAST_SHARED: Final = 0.12
_LEAST_SHARED_OF_DATE: Final = {len("2024-06-24"): 0.2, len("2024-06"): 0.3}
_LEAST_SHARED_OF_YEAR: Final = 0.45
_MOST_WORDS_TOLD: Final = 5
_NUMBER_OF: Final = re.compile(
    r"\b(?:number|count|total)\s+of\s+(?:[a-z]+\s+){0,2}?(?P<noun>[a-z]+s|people|children)\b"
)
_FAR_BEFORE: Final = 160
_ENOUGH: Final = 5
_SMALL: Final = 20
"""Smaller numbers stand everywhere: of what they are must be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the machine may say of a candidate."""

    weighed: Weighed
    state: MachineState
    reasons: tuple[OfferReason, ...]
    bonus: float

    @property
    def score(self) -> float:
        return self.weighed.score + self.bonus


def judge(asked: Asked, weighed: Weighed) -> Judged:
    """The state of a passage for a claim, with its reasons, the most telling first."""
    kind = asked.kind
    near = 0.0
    if kind is ClaimKind.QUANTITY:
        state, reasons, near = _number_state(asked, weighed)
    elif kind is ClaimKind.DATE:
        state, reasons = _date_state(asked, weighed)
    else:
        state, reasons = _words_state(asked, weighed)
    told = (*reasons, *_shared(asked, weighed))
    fixed, share = _BONUS[state]
    bonus = fixed + share * weighed.worth + near
    return Judged(weighed=weighed, state=state, reasons=tuple(dict.fromkeys(told)), bonus=bonus)


_Told = tuple[MachineState, tuple[OfferReason, ...]]


# --- words ----------------------------------------------------------------------------------------------------------


def _words_state(asked: Asked, weighed: Weighed) -> _Told:
    """How quoted words stand there; where one report quotes them and another changes them, both are told."""
    if asked.kind not in (ClaimKind.QUOTE, ClaimKind.STATEMENT):
        return MachineState.CANDIDATE, ()
    quotes = dict.fromkeys(mention.quote for mention in asked.mentions)
    found = [(quote, quoted_in(weighed.passage, quote)) for quote in quotes]
    there = [OfferReason(WhyOffered.QUOTED_WORDS, q, f.there) for q, f in found if f.standing is QuoteStanding.THERE]
    changed = [(q, f) for q, f in found if f.standing is QuoteStanding.CHANGED and asked.kind is ClaimKind.QUOTE]
    others = [OfferReason(WhyOffered.QUOTED_WORDS_CHANGED, q, f.there) for q, f in changed]
    if there:
        return MachineState.QUOTE_MATCH, (there[0], *others)
    return (MachineState.VALUE_DIFFERS, tuple(others)) if others else (MachineState.CANDIDATE, ())


# --- numbers --------------------------------------------------------------------------------------------------------


def _number_state(asked: Asked, weighed: Weighed) -> tuple[MachineState, tuple[OfferReason, ...], float]:
    passage = weighed.passage
    others: list[tuple[float, MachineState, tuple[OfferReason, ...]]] = []
    for mention in asked.mentions:
        value = mention.value
        if not isinstance(value, Quantity) or value.amount is None:
            continue
        unit = value.unit or _unit_before(mention.quote, asked.said)
        for counted in counted_in(passage):
            thing = same_thing(unit, counted, passage)
            printed = passage.text[counted.start : counted.end]
            if _is_amount(value, counted, thing):
                points = _points(asked, weighed, value, counted, thing)
                reasons = _number_reasons(mention, counted, printed, thing)
                if points >= _BOUND:
                    return MachineState.NUMBER_MATCH, reasons, 0.0
                against = thing is False or _other_time(asked, passage) > 0 or _other_names(asked, weighed)
                why = WhyOffered.NUMBER_OF_ANOTHER_THING if against else WhyOffered.SAME_NUMBER
                reason = OfferReason(why, mention.quote, printed)
                others.append((0.0 if against else 0.5, MachineState.CANDIDATE, (reason,)))
            elif thing and _is_other_amount(asked, counted) and _tells_subject(asked, weighed, value, counted):
                reason = OfferReason(WhyOffered.OTHER_NUMBER, mention.quote, printed)
                near = _nearness(value.amount, counted.value.amount)
                others.append((2.0 + near, MachineState.VALUE_DIFFERS, (reason,)))
    if others:
        near, state, reasons = max(others, key=lambda each: each[0])
        return state, reasons, near - 2.0 if state is MachineState.VALUE_DIFFERS else 0.0
    return MachineState.CANDIDATE, (OfferReason(WhyOffered.NUMBER_NOT_HERE, asked.mentions[0].quote),), 0.0


def _unit_before(quote: str, said: str) -> str:
    """What a bare number counts where the sentence says so before it: "the number of homes … is 2,815"."""
    place = said.rfind(quote)
    found = _NUMBER_OF.search(said, max(0, place - _FAR_BEFORE), place) if place > 0 else None
    return singular(found["noun"]) if found else ""


def _is_amount(value: Quantity, counted: Counted, thing: bool | None) -> bool:
    """Whether the passage's number is one that the claim may mean."""
    held = counted.value
    if value.amount is None or held.amount is None:
        return False
    if held.amount == value.amount and held.high == value.high:
        return True
    if value.high is not None and held.high is None and held.amount in (value.amount, value.high):
        return False
    if not thing or value.comparator is Comparator.EXACTLY:
        return False
    low, top = interval(value.amount, value.comparator, value.high)
    return low <= held.amount <= top and values_meet(value, held)


def _is_other_amount(asked: Asked, counted: Counted) -> bool:
    """Whether another amount says something.

    A sum that nobody printed does not, nor the 0 of an empty cell, nor the 61 of "17 of 61 samples".
    """
    amount = counted.value.amount
    own = {number.value for mention in asked.mentions for number in number_spans(mention.quote)}
    return not counted.is_sum and not (counted.is_cell and not amount) and amount not in own


def _points(asked: Asked, weighed: Weighed, value: Quantity, counted: Counted, thing: bool | None) -> float:
    """What speaks for the number being the claim's, less what speaks against it."""
    if thing is False or value.amount is None:
        return -10.0
    points = 2.0 if thing else 1.0 if _speaks_of_unit(value.unit, weighed) else 0.0
    points += _particular(value.amount)
    if thing is None and value.amount < _SMALL:
        points -= 2.0
    points += min(2.0, 6.0 * weighed.shared / weighed.worth)
    points += 0.5 * len(weighed.names)
    points += 1.0 * len(weighed.dates)
    points += min(1.0, 3.0 * sum(word.worth for word in weighed.around) / weighed.worth)
    if weighed.is_other_language:
        points += min(1.5, 0.5 * len(weighed.meanings))
    if counted.is_sum:
        points -= 1.5
    if counted.value.amount != value.amount:
        points -= 1.0
    if not weighed.dates:
        points -= _other_time(asked, weighed.passage)
    if _other_names(asked, weighed):
        points -= 6.0
    return points


def _speaks_of_unit(unit: str, weighed: Weighed) -> bool:
    """Whether the passage has the word for what is counted, if not beside the number."""
    wanted = set(word_terms(unit, "en"))
    return bool(wanted) and any(not wanted.isdisjoint(word.forms) for word in weighed.words)


def _particular(amount: float) -> float:
    """How hardly an amount is met by chance: by its digits that matter."""
    if amount != int(amount):
        return 1.5 if amount >= 1 else 1.0
    digits = len(str(int(amount)).rstrip("0"))
    return {0: 0.0, 1: 0.0 if amount < 1000 else 0.5, 2: 0.5 if amount < 1000 else 1.0, 3: 1.5}.get(digits, 2.0)


def _other_time(asked: Asked, passage: Passage) -> float:
    """What speaks against a passage because it gives another time than the claim does beside its value.

    A time of its own more than one that stands around it; a time that can be the claim's, nothing.
    """
    wanted = [date for date in dates_in(asked.close) if date[:4].isdecimal()]
    for text, points in ((passage.text, 5.0), (passage.around, 2.5)) if wanted else ():
        held = [date for date in dates_in(text) if date[:4].isdecimal()]
        if held:
            may_be = any(one.startswith(other) or other.startswith(one) for one in wanted for other in held)
            return 0.0 if may_be else points
    return 0.0


def _other_names(asked: Asked, weighed: Weighed) -> bool:
    """Whether the claim names something close to its value, and the passage names other things and nothing of that.

    What stands around the passage counts for it, not against it: there the name may be said that it leaves out.
    """
    if weighed.names or not asked.named or not weighed.named:
        return False
    # The beginnings of words, for names have endings in many languages.
    held = {form[:_ENOUGH] for word in (*weighed.words, *weighed.around) for form in word.forms}
    held |= {word[:_ENOUGH] for word in weighed.named}
    return held.isdisjoint(word[:_ENOUGH] for word in asked.named)


def _tells_subject(asked: Asked, weighed: Weighed, value: Quantity, counted: Counted) -> bool:
    """Whether the passage speaks of what the claim speaks of, beyond counting the same sort of thing."""
    unit = unit_key(value.unit)
    says_little = not unit or counts_anything(value.unit)
    beyond = [word for word in weighed.words if not says_little or unit_key(word.forms[0])[:4] != unit[:4]]
    worth = sum(word.worth for word in beyond) + 0.5 * sum(word.worth for word in weighed.around)
    if _other_names(asked, weighed):
        return False
    if weighed.names or weighed.dates:
        return True
    if weighed.is_other_language:
        return len(weighed.meanings) >= 3
    return worth >= _LEAST_SHARED * weighed.worth or counted.is_cell


def _nearness(amount: float, other: float | None) -> float:
    """Of several other values the likelier to be meant: the nearer by its size."""
    if other is None or not amount or not other:
        return 0.0
    low, high = sorted((abs(amount), abs(other)))
    return low / high if rounds_to(high, low) is False else 1.0


def _number_reasons(mention: Mention, counted: Counted, printed: str, thing: bool | None) -> tuple[OfferReason, ...]:
    value = mention.value
    is_same = isinstance(value, Quantity) and counted.value.amount == value.amount
    why = (
        WhyOffered.SUM_OF_CELLS if counted.is_sum else WhyOffered.SAME_NUMBER if is_same else WhyOffered.ROUNDED_NUMBER
    )
    reasons = [OfferReason(why, mention.quote, printed)]
    if thing and isinstance(value, Quantity):
        reasons.append(OfferReason(WhyOffered.SAME_THING_COUNTED, value.unit))
    return tuple(reasons)


# --- dates ----------------------------------------------------------------------------------------------------------


def _date_state(asked: Asked, weighed: Weighed) -> _Told:
    values = [(mention, mention.value.date) for mention in asked.mentions if isinstance(mention.value, CalendarDate)]
    held = dates_in(weighed.passage.text)
    if _other_names(asked, weighed):
        return MachineState.CANDIDATE, ()
    values = [(mention, wanted) for mention, wanted in values if _speaks_of_it(weighed, wanted)]
    for mention, wanted in values:
        for date in held:
            if _is_date(wanted, date):
                return MachineState.NUMBER_MATCH, (OfferReason(WhyOffered.SAME_DATE, mention.quote, date),)
    for mention, wanted in values:
        for date in held:
            if _is_other_date(wanted, date):
                return MachineState.VALUE_DIFFERS, (OfferReason(WhyOffered.OTHER_DATE, mention.quote, date),)
    return MachineState.CANDIDATE, ()


def _speaks_of_it(weighed: Weighed, wanted: str) -> bool:
    """Whether a passage speaks of what is dated: the more, the less the date says. A year alone stands everywhere."""
    if weighed.is_other_language:
        return bool(weighed.names) or len(weighed.meanings) + len(weighed.numbers) >= 2
    least = _LEAST_SHARED_OF_DATE.get(len(wanted), _LEAST_SHARED_OF_YEAR)
    near = weighed.shared + 0.5 * sum(word.worth for word in weighed.around)
    return near >= least * weighed.worth and len(weighed.words) >= 1


def _is_date(wanted: str, date: str) -> bool:
    """The same date, or one within it: June of a year for a day of it, never the other way round."""
    if not wanted[:4].isdecimal():  # not resolved
        return False
    if date.startswith("--"):
        return len(wanted) == len("2000-01-01") and wanted[5:] == date[2:]
    return date == wanted or date.startswith(f"{wanted}-")


def _is_other_date(wanted: str, date: str) -> bool:
    """Another date, as precise as the one wanted."""
    if not wanted[:4].isdecimal() or wanted == date:
        return False
    if date.startswith("--"):
        return len(wanted) == len("2000-01-01") and wanted[5:] != date[2:]
    return len(date) == len(wanted) and date[:4].isdecimal()


# --- what else is shared --------------------------------------------------------------------------------------------


def _shared(asked: Asked, weighed: Weighed) -> Iterator[OfferReason]:
    for name, row in weighed.names:
        is_same = row == name.rows[0] and name.printed[:1].isupper()
        why = WhyOffered.SHARED_NAME if is_same else WhyOffered.NAME_IN_OTHER_SPELLING
        yield OfferReason(why, name.printed, " ".join(row))
    if asked.kind is not ClaimKind.DATE:
        for date in weighed.dates:
            yield OfferReason(WhyOffered.SAME_DATE, date, date)
    words = sorted(weighed.words, key=lambda word: -word.worth)[:_MOST_WORDS_TOLD]
    if words:
        yield OfferReason(WhyOffered.SHARED_WORDS, " ".join(word.printed for word in words))
    around = sorted(weighed.around, key=lambda word: -word.worth)[:_MOST_WORDS_TOLD]
    if around and not weighed.is_other_language:
        yield OfferReason(WhyOffered.WORDS_AROUND, " ".join(word.printed for word in around))
    if weighed.meanings:
        yield OfferReason(WhyOffered.SHARED_ROLE, " ".join(weighed.meanings[:_MOST_WORDS_TOLD]))
    if weighed.is_other_language:
        yield OfferReason(WhyOffered.OTHER_LANGUAGE)
