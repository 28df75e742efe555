# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How two mentions of one claim differ in print, kind by kind. Whether one was taken from the other is not asked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from vorlage.claims.comparison import (
    has_lost_digit,
    has_swapped_digits,
    in_base_unit,
    rounds_to,
    same_speaker,
    unit_key,
)
from vorlage.claims.wording import folded
from vorlage.domain.claims import CalendarDate, DriftKind, Mention, Quantity
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.numbers import number_spans

_RELATIVE = re.compile(
    r"yesterday|today|tomorrow|tonight|\w+day|ago|last|next|this|昨|今|明|周|أمس|اليوم|вчера|сегодня|завтра",
    re.IGNORECASE,
)
_WHOLE = 100.0


def differences(before: Mention, after: Mention) -> Iterator[tuple[str, str, DriftKind]]:
    """How two mentions of one claim differ in print: what stood there, what stands there now, and the kind of change.

    Says nothing of whether the one was taken from the other.
    """
    printed = before.quote, after.quote
    if isinstance(before.value, Quantity) and isinstance(after.value, Quantity):
        kind = _amount_change(before.value, after.value)
        if kind is not None:
            yield (*printed, kind)
    elif isinstance(before.value, CalendarDate) and isinstance(after.value, CalendarDate):
        yield from _date_changes(before.quote, before.value, after.quote, after.value)
    elif _bare(before.quote) != _bare(after.quote):
        yield (*printed, DriftKind.CORRUPTED if _has_misprinted_number(*printed) else DriftKind.WORDING)
    if before.who and not after.who:
        yield before.who, "", DriftKind.ATTRIBUTION_DROPPED
    elif before.value is None and _is_named_otherwise(before.who, after.who):
        yield before.who, after.who, DriftKind.NAME
    if before.hedged and not after.hedged:
        yield (*printed, DriftKind.HEDGE_DROPPED)


def _has_misprinted_number(before: str, after: str) -> bool:
    """Whether the one number of a wording that became another has its digits in another order, or one of them lost."""
    first, second = ({number.value for number in number_spans(words)} - {None} for words in (before, after))
    gone, come = first - second, second - first
    if len(gone) != 1 or len(come) != 1:
        return False
    (one,), (other,) = gone, come
    if one is None or other is None:
        return False
    return has_swapped_digits(one, other) or has_lost_digit(one, other)


def _bare(words: str) -> str:
    return folded(words).strip(" .,;:!?\"'")


def _is_named_otherwise(before: str, after: str) -> bool:
    """Whether a speaker is printed otherwise, not just shorter or with another role. Whose name it is stays open."""
    if not before or not after or _bare(before) == _bare(after):
        return False
    return same_speaker(before, after) is False


def _amount_change(before: Quantity, after: Quantity) -> DriftKind | None:
    """What changed, the gravest first: an amount lost or made impossible, another amount, bound or unit."""
    if (before.amount is None) != (after.amount is None):
        return DriftKind.CORRUPTED
    if before.amount is None or after.amount is None:
        return None if before == after else DriftKind.COMPARATOR
    if unit_key(before.unit) != unit_key(after.unit) and _is_converted(before, after):
        return DriftKind.UNIT
    if (before.amount, before.high) != (after.amount, after.high):
        if has_lost_digit(before.amount, after.amount) or _is_impossible(before, after):
            return DriftKind.CORRUPTED
        rounded = rounds_to(before.amount, after.amount) or rounds_to(after.amount, before.amount)
        return DriftKind.ROUNDED if rounded else DriftKind.CHANGED
    if before.comparator is not after.comparator:
        return DriftKind.COMPARATOR
    return DriftKind.UNIT if unit_key(before.unit) != unit_key(after.unit) else None


def _is_converted(before: Quantity, after: Quantity) -> bool:
    """Whether two amounts are the same in another unit of measure, as exactly as conversions are printed."""
    one, other = in_base_unit(before), in_base_unit(after)
    if one.unit != other.unit or one.amount is None or other.amount is None:
        return False
    return math.isclose(one.amount, other.amount, rel_tol=0.05)


def _is_impossible(before: Quantity, after: Quantity) -> bool:
    """Whether a share of a whole has become more than the whole."""
    if before.unit != "per cent" or before.amount is None or after.amount is None:
        return False
    return before.amount <= _WHOLE < after.amount


_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|º|ª)\b")
_BESIDE_A_DATE = frozenset(("the", "of", "on", "de", "del", "d"))


def _words_of_date(printed: str) -> list[str]:
    """The words that make a date, in no order: "30 September" and "September 30th" are written otherwise, no more."""
    return sorted(set(re.findall(r"\w+", _ORDINAL.sub("", folded(printed)))) - _BESIDE_A_DATE)


def _date_changes(
    said: str, before: CalendarDate, became: str, after: CalendarDate
) -> Iterator[tuple[str, str, DriftKind]]:
    """A day told from another day of writing, another date, a date told less precisely, or other words for it."""
    unknown = UNRESOLVED in (before.date, after.date)
    differ = not unknown and before.date != after.date
    same_words = _words_of_date(said) == _words_of_date(became)
    if same_words and not differ:
        return
    if _RELATIVE.search(said) or _RELATIVE.search(became):
        if same_words:
            # "Yesterday", kept by a report of another day, is another day.
            yield f"{said} ({before.date})", f"{became} ({after.date})", DriftKind.RELATIVE_DAY
        else:
            yield said, became, DriftKind.RELATIVE_DAY
    elif differ and (before.date.startswith(after.date) or after.date.startswith(before.date)):
        yield said, became, DriftKind.ROUNDED
    else:
        yield said, became, DriftKind.CHANGED if differ else DriftKind.WORDING
