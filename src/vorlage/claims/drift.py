# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a value changed on the way from report to report.

An edge is drawn only between reports that lineage relates, for a difference that stands there in print. Its direction
is that of the copying where lineage knows it, else the order of publication, else of the reports' names: `before` then
says nothing of who came first.

Another amount in what lineage calls a later edition of the same story may be an update, and is marked as that: it is
then what was known by that day, and nobody's corruption. An amount that was lost altogether is never an update.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from vorlage.claims.alignment import Alignment
from vorlage.claims.comparison import rounds_to, unit_key
from vorlage.claims.wording import folded
from vorlage.domain.claims import CalendarDate, Drift, DriftKind, Member, Mention, Quantity
from vorlage.domain.lineage import Decision, Derivation, Pair, Siglum
from vorlage.lineage.direction import is_earlier
from vorlage.lineage.later_editions import REASON as LATER_EDITION

_UPDATED = (DriftKind.CHANGED, DriftKind.ROUNDED)
_RELATIVE = re.compile(
    r"yesterday|today|tomorrow|tonight|\w+day|ago|last|next|this|昨|今|明|أمس|اليوم|вчера|сегодня", re.IGNORECASE
)


def drift_of(members: Sequence[Member], alignment: Alignment, published: dict[Siglum, str]) -> tuple[Drift, ...]:
    """The drift among the members of one claim: one edge per pair of related reports and kind of change."""
    first: dict[Siglum, Mention] = {}
    for member in members:
        first.setdefault(member.mention.siglum, member.mention)
    edges: list[Drift] = []
    for one, other in combinations(sorted(first), 2):
        pair = alignment.pair(one, other)
        if pair is None or pair.decision is Decision.REJECT:
            continue
        before, after = _in_order(pair, first[one], first[other], published)
        edition = LATER_EDITION in pair.why and _is_earlier(before, after, published)
        told_anew = edition and isinstance(before.value, Quantity) and isinstance(after.value, Quantity)
        edges.extend(
            Drift(
                before=said,
                after=became,
                kind=kind,
                at=(before.siglum, after.siglum),
                may_be_update=told_anew and kind in _UPDATED,
            )
            for said, became, kind in differences(before, after)
        )
    return tuple(edges)


def _is_earlier(before: Mention, after: Mention, published: dict[Siglum, str]) -> bool:
    return is_earlier(published.get(before.siglum, ""), published.get(after.siglum, ""))


def _in_order(pair: Pair, one: Mention, other: Mention, published: dict[Siglum, str]) -> tuple[Mention, Mention]:
    """The two mentions in the order in which the text went, as far as that is known."""
    if pair.derives is Derivation.A_FROM_B:
        return (other, one) if pair.a == one.siglum else (one, other)
    if pair.derives is Derivation.B_FROM_A:
        return (one, other) if pair.a == one.siglum else (other, one)
    dates = published.get(one.siglum, ""), published.get(other.siglum, "")
    return (other, one) if dates[0] and dates[1] and dates[1] < dates[0] else (one, other)


def differences(before: Mention, after: Mention) -> Iterator[tuple[str, str, DriftKind]]:
    """How two mentions of one claim differ in print: what stood there, what stands there now, and the kind of change.

    Says nothing of whether the one was taken from the other.
    """
    printed = before.quote, after.quote
    if isinstance(before.value, Quantity) and isinstance(after.value, Quantity):
        kind = _quantity_change(before.value, after.value)
        if kind is not None:
            yield (*printed, kind)
    elif isinstance(before.value, CalendarDate) and isinstance(after.value, CalendarDate):
        if folded(before.quote) != folded(after.quote):
            relative = bool(_RELATIVE.search(before.quote)) and bool(_RELATIVE.search(after.quote))
            differs = before.value.date != after.value.date and "unresolved" not in (
                before.value.date,
                after.value.date,
            )
            yield (
                *printed,
                DriftKind.CHANGED if differs else DriftKind.RELATIVE_DAY if relative else DriftKind.WORDING,
            )
    elif folded(before.quote).strip(" .,;") != folded(after.quote).strip(" .,;"):
        yield (*printed, DriftKind.WORDING)
    if before.who and not after.who:
        yield before.who, "", DriftKind.ATTRIBUTION_DROPPED
    elif before.who and after.who and folded(before.who) != folded(after.who) and before.value is None:
        yield before.who, after.who, DriftKind.NAME
    if before.hedged and not after.hedged:
        yield (*printed, DriftKind.HEDGE_DROPPED)


def _quantity_change(before: Quantity, after: Quantity) -> DriftKind | None:
    """What changed first, from the gravest: a lost amount, another amount, another bound, another unit."""
    if (before.amount is None) != (after.amount is None):
        return DriftKind.CORRUPTED
    if (
        before.amount is not None
        and after.amount is not None
        and (before.amount, before.high) != (after.amount, after.high)
    ):
        rounded = rounds_to(before.amount, after.amount) or rounds_to(after.amount, before.amount)
        return DriftKind.ROUNDED if rounded else DriftKind.CHANGED
    if before.comparator is not after.comparator:
        return DriftKind.COMPARATOR
    return DriftKind.UNIT if unit_key(before.unit) != unit_key(after.unit) else None
