# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Why two mentions may be one claim: slots that meet, then words that say so.

A rule gives a link only when slots allow it; how strong it is comes from what else agrees: words of the sentence, other
numbers, one story.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vorlage.claims.alignment import Alignment
from vorlage.claims.comparison import amounts_meet, in_base_unit, is_telling, same_speaker, unit_key
from vorlage.claims.context import Context, places_conflict, times_conflict
from vorlage.claims.wording import canonical, content_words, folded, grams, tokens
from vorlage.domain.claims import CalendarDate, ClaimKind, Granularity, Mention, Quantity
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.quantity_words import TIME_UNITS

_DECLINES = re.compile(r"declin|refus|would|will not|no comment|拒|不予|رفض|امتنع|отказ|negó|refusé")
_SMALL = 13
_PARTICULAR = 3.0
"""What it says that a number of four figures is printed twice: nearly enough by itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two mentions are one claim, and how strong the reason is: for the order of joining, and for rivals."""

    strength: float
    one: Mention
    other: Mention
    why: str


def link(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """Why two mentions of one kind may be one claim, if a rule says so."""
    return _RULES[one.kind](one, other, alignment)


def _shared(a: Context, b: Context, alignment: Alignment, but: frozenset[str] = frozenset()) -> float:
    """How much two sentences say in common: their words, those near the mention counted again by a half."""
    weight = alignment.contexts.weight
    return weight((a.words & b.words) - but) + 0.5 * weight((a.near & b.near) - but)


_DOCUMENT_UNITS = frozenset(unit_key(unit) for unit in ("page", "document", "picture", "line", "letter"))
_DOCUMENT_WORDS = canonical(
    content_words("document paper file memo leak leaked record office pages dossier archive cache")
)
"""Words that stand beside the size of any leak, and so do not say which."""


def _link_quantities(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One amount: values that meet, of one unit, in sentences that say enough in common."""
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return None
    a, b = in_base_unit(one.value), in_base_unit(other.value)
    if a.amount is None or b.amount is None or not amounts_meet(one.value, other.value):
        return None
    here, there = alignment.context(one), alignment.context(other)
    if places_conflict(here, there) or times_conflict(here, there) or one.negated != other.negated:
        return None
    unit = _unit_agrees(a, b, here, there)
    if unit is None or (one.siglum == other.siglum and a != b):
        return None
    words = _shared(here, there, alignment, _DOCUMENT_WORDS if unit_key(a.unit) in _DOCUMENT_UNITS else frozenset())
    numbers = min(2, len(here.numbers & there.numbers))
    story = one.siglum != other.siglum and alignment.is_one_story(one.siglum, other.siglum)
    strength = _number_strength(a, b) + unit + min(5.0, words) + 0.75 * numbers + story
    if here.script != there.script:
        strength += 1.5 if story or is_telling(a.amount) else 0.0
    elif words < (1 if story or _number_strength(a, b) >= _PARTICULAR else 2) and numbers < 1:
        return None
    if here.times != there.times and _is_past(here, there, alignment, one, other):
        strength -= 3.0
    if strength < _WANTED_OF_AMOUNTS:
        return None
    same = "same number" if a.amount == b.amount else "amounts that meet"
    return Link(strength, one, other, f"{same} of the same thing, {len(here.words & there.words)} words in common")


_WANTED_OF_AMOUNTS = 4.5


def _number_strength(a: Quantity, b: Quantity) -> float:
    """What it says that two amounts meet: most where a particular number is printed twice."""
    if a.amount is None or b.amount is None:
        return 0.0
    if a.amount == b.amount:
        digits = len(f"{a.amount:.15g}".replace(".", "").rstrip("0"))
        return _PARTICULAR if digits >= 4 else 2.0 if is_telling(a.amount) else 1.0 if a.amount >= _SMALL else 0.0
    return 0.5 if min(a.amount, b.amount) >= 100 else -0.5


def _unit_agrees(a: Quantity, b: Quantity, here: Context, there: Context) -> float | None:
    """How far two counted nouns may be one; None when they are two things."""
    first, second = unit_key(a.unit), unit_key(b.unit)
    if first == second:
        return 0.5 if not first or a.unit in TIME_UNITS or a.unit == "per cent" else 1.0
    if first.startswith(f"{second} per") or second.startswith(f"{first} per"):
        return 0.5
    if (a.unit in TIME_UNITS) != (b.unit in TIME_UNITS) or "per cent" in (a.unit, b.unit):
        return None if first and second else -0.5
    if not first or not second:
        return 0.0
    beside = {unit_key(word) for word in there.words} | {unit_key(word) for word in here.words}
    if first in beside or second in beside:
        return 0.5
    return -1.5 if a.amount == b.amount and is_telling(a.amount or 0) else None


def _is_past(here: Context, there: Context, alignment: Alignment, one: Mention, other: Mention) -> bool:
    """Whether just one of two sentences is about a year before that of its report: "in 1998", today beside it."""
    for context, mention, against in ((here, one, there), (there, other, here)):
        year = alignment.published.get(mention.siglum, "")[:4]
        if context.times and not against.times and all(time[:4] != year for time in context.times):
            return True
    return False


def _link_dates(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One date of one thing: the same day, or one within the other, in sentences about the same."""
    a, b = one.value, other.value
    if not isinstance(a, CalendarDate) or not isinstance(b, CalendarDate) or UNRESOLVED in (a.date, b.date):
        return None
    if not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return None
    here, there = alignment.context(one), alignment.context(other)
    if places_conflict(here, there):
        return None
    words = _shared(here, there, alignment)
    story = one.siglum != other.siglum and alignment.is_one_story(one.siglum, other.siglum)
    precise = a.date == b.date and a.granularity is Granularity.DAY
    strength = words + (1.0 if precise else 0.0) + story + 0.5 * min(2, len(here.numbers & there.numbers))
    least = min(len(here.words), len(there.words))
    if here.script != there.script and story and precise:
        return Link(3.0, one, other, "the same day, in another language")
    shared = len(here.words & there.words)
    if strength < _WANTED_OF_DATES or shared < max(2, min(_MANY_WORDS, _SHARE_OF_DATED * least)):
        return None
    if a.granularity is not Granularity.DAY and not (here.beside & there.beside) - _DOCUMENT_WORDS:
        return None
    return Link(strength, one, other, f"same date, {len(here.words & there.words)} words of the sentence in common")


_WANTED_OF_DATES = 4.0
_SHARE_OF_DATED = 0.5
_MANY_WORDS = 5
"""How much of the shorter sentence two dated ones must share, or how many words: much happens on one day."""


def _link_quotes(one: Mention, other: Mention, _: Alignment) -> Link | None:
    """The same words in quotation marks, by nobody else."""
    same = same_speaker(one.who, other.who)
    if same is False:
        return None
    first, second = grams(one.quote), grams(other.quote)
    if not first or not second:
        return None
    shared = len(first & second) / min(len(first), len(second))
    if len(tokens(one.quote)) < 3 or len(tokens(other.quote)) < 3:
        if folded(one.quote).strip(" .,;") != folded(other.quote).strip(" .,;") or not same:
            return None
        return Link(3.0, one, other, "the same few words by the same speaker")
    if one.siglum == other.siglum and shared < 0.95:
        return None
    if shared >= 0.6:
        return Link(4.0 + shared, one, other, f"{shared:.0%} of the shorter quotation in the other")
    words, others = canonical(content_words(one.quote)), canonical(content_words(other.quote))
    reworded = len(words & others) / max(1, len(words | others))
    if reworded >= (0.4 if same else 0.6) and min(len(words), len(others)) >= 3:
        return Link(2.0 + reworded, one, other, f"{reworded:.0%} of the words that carry the quotation in common")
    return None


_NOBODY = re.compile(r"\b(?:none|nobody|no one|nothing|not a single|not one|no)\b", re.IGNORECASE)


def is_negative(mention: Mention) -> bool:
    """Whether a statement says that something is not so."""
    return mention.negated or _NOBODY.search(mention.quote) is not None


def _link_statements(one: Mention, other: Mention, _: Alignment) -> Link | None:
    """The same thing said: most of the words that carry it, by nobody else, with no other number in it."""
    same = same_speaker(one.who, other.who)
    if same is False or is_negative(one) != is_negative(other):
        return None
    first, second = canonical(content_words(one.quote)), canonical(content_words(other.quote))
    if min(len(first), len(second)) < 3 or numbers_conflict(one, other):
        return None
    shared = len(first & second) / len(first | second)
    if shared >= (0.4 if same else 0.55):
        return Link(2.0 + shared, one, other, f"{shared:.0%} of the words that carry it in common")
    return None


def _link_events(one: Mention, other: Mention, _: Alignment) -> Link | None:
    """The same thing happened: one act of one actor, at no other place or time, with words in common."""
    a, b = one.event, other.event
    if a is None or b is None or one.negated != other.negated or events_conflict(one, other):
        return None
    acts = canonical(content_words(a.act)) & canonical(content_words(b.act))
    first, second = canonical(content_words(one.quote)), canonical(content_words(other.quote))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    dated = a.date is not None and b.date is not None
    if not acts or len(first & second) < 3 or shared < (0.4 if dated or same_speaker(a.actor, b.actor) else 0.6):
        return None
    return Link(2.0 + shared, one, other, f"one act, {len(first & second)} words in common")


def events_conflict(one: Mention, other: Mention) -> bool:
    """Whether two events have other actors by name, other days or other places."""
    a, b = one.event, other.event
    if a is None or b is None:
        return False
    if a.date is not None and b.date is not None and not dates_meet(a.date, b.date):
        return True
    places = content_words(a.place), content_words(b.place)
    if all(places) and not places[0] & places[1]:
        return True
    return same_speaker(a.actor, b.actor) is False and not content_words(a.actor) & content_words(b.actor)


_FIGURE = re.compile(r"\d[\d.,]*")


def numbers_conflict(one: Mention, other: Mention) -> bool:
    """Whether two wordings both give figures, and none is in both."""
    first, second = set(_FIGURE.findall(one.quote)), set(_FIGURE.findall(other.quote))
    return bool(first and second) and not first & second


def _denied_words(mention: Mention) -> frozenset[str]:
    """The words of what is denied, without the speaker's and the cue's."""
    words = canonical(content_words(mention.quote[:200]))
    return words - canonical(content_words(mention.speaker)) - canonical(content_words(mention.verb))


def _link_denials(one: Mention, other: Mention, _: Alignment) -> Link | None:
    """One denial: by one named speaker, of the same thing."""
    if not same_speaker(one.who, other.who):
        return None
    first, second = _denied_words(one), _denied_words(other)
    shared = len(first & second)
    share = shared / max(1, min(len(first), len(second)))
    if (shared >= 3 and share >= 0.3) or (shared >= 2 and share >= 0.45):
        return Link(2.0 + share, one, other, f"same speaker, {shared} words of the denial in common")
    return None


def _link_silences(one: Mention, other: Mention, alignment: Alignment) -> Link | None:
    """One silence: of one named speaker, of one sort (to decline is to answer; not to answer is not to decline), about
    the same or, where nothing is said of what, in one story."""
    if not same_speaker(one.who, other.who) or declines(one) != declines(other):
        return None
    first, second = _silent_about(one), _silent_about(other)
    shared = len(first & second)
    story = one.siglum != other.siglum and alignment.is_one_story(one.siglum, other.siglum)
    if shared >= 1 or (story and not (first and second)):
        return Link(2.0 + 0.2 * shared + 0.5 * story, one, other, "same speaker, who did not comment")
    return None


_SILENT_WORDS = canonical(
    content_words(
        "comment comments commenting respond responded response reply replied answer answered request requests question"
        " questions yet decline declined refuse refused discuss immediately available reached written further matter"
    )
)


def _silent_about(mention: Mention) -> frozenset[str]:
    """The words of what a speaker is silent about."""
    return _denied_words(mention) - _SILENT_WORDS


def declines(mention: Mention) -> bool:
    """Whether a silence is a refusal: an answer, that is."""
    return _DECLINES.search(mention.verb) is not None


def dates_meet(one: CalendarDate, other: CalendarDate) -> bool:
    """Whether two dates may be one: equal, or one lies within the other. Unresolved meets unresolved alone."""
    return one.date.startswith(other.date) or other.date.startswith(one.date)


_Rule = Callable[[Mention, Mention, Alignment], Link | None]
_RULES: dict[ClaimKind, _Rule] = {
    ClaimKind.QUANTITY: _link_quantities,
    ClaimKind.DATE: _link_dates,
    ClaimKind.QUOTE: _link_quotes,
    ClaimKind.STATEMENT: _link_statements,
    ClaimKind.EVENT: _link_events,
    ClaimKind.DENIAL: _link_denials,
    ClaimKind.NO_COMMENT: _link_silences,
}
