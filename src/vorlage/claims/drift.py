# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where a value changed on the way from report to report.

A change is drawn on the step of the stemma on which it happened, only between reports that lineage relates, and only
for a difference that stands there in print. Its direction is that of the copying where lineage knows it, else the order
of publication, else of the reports' names: `before` then says nothing of who came first. Between reports that share no
more than background or public words, a difference is drawn only where both stand in that very passage: what a desk
reports on its own is no drift.

Another amount in what lineage calls a later edition of the same story may be an update, and is marked as that: it is
then what was known by that day, and nobody's corruption. An amount that was lost altogether is never an update.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vorlage.claims.alignment import Alignment
from vorlage.claims.changes import differences
from vorlage.claims.descent import Way, ways_of
from vorlage.domain.claims import Drift, DriftKind, Member, Mention, Quantity
from vorlage.domain.lineage import Pair, Siglum, VariantKind
from vorlage.lineage.direction import is_earlier
from vorlage.lineage.later_editions import REASON as LATER_EDITION

_UPDATED = (DriftKind.CHANGED, DriftKind.ROUNDED)


def drift_of(members: Sequence[Member], alignment: Alignment, published: dict[Siglum, str]) -> tuple[Drift, ...]:
    """The drift among the members of one claim: for each report that has it from another, what changed on that step.

    Args:
        members: The members of the claim.
        alignment: How the reports are related.
        published: Days of publication, as far as known.
    """
    said: dict[Siglum, list[Mention]] = {}
    for member in members:
        said.setdefault(member.mention.siglum, []).append(member.mention)
    if len(said) < 2:
        return ()

    def reading_of(siglum: Siglum) -> object:
        first = said[siglum][0]
        return first.value if first.value is not None else first.quote.casefold()

    def stands_in_it(pair: Pair) -> bool:
        return any(alignment.is_in_place(one, other) for one in said[pair.a] for other in said[pair.b])

    ways = ways_of(said, alignment.lineage, reading_of, published, stands_in_it)
    return tuple(each for way in ways for each in _on_way(way, said, alignment, published))


def _on_way(
    way: Way, said: dict[Siglum, list[Mention]], alignment: Alignment, published: dict[Siglum, str]
) -> Iterator[Drift]:
    """What changed on one step."""
    before, after = _nearest(said[way.before], said[way.after], alignment)
    pair = alignment.pair(way.before, way.after)
    is_later = is_earlier(published.get(way.before, ""), published.get(way.after, ""))
    told_anew = pair is not None and LATER_EDITION in pair.why and is_later and _have_amounts(before, after)
    found = list(differences(before, after))
    if pair is not None and before.value is None:
        found.extend(_names_within(pair, before, after, found))
    for words, became, kind in found:
        each = Drift(words, became, kind, (way.before, way.after))
        if told_anew and kind is DriftKind.CORRUPTED:
            # A figure with a digit less may well be what was known by then.
            each = replace(each, kind=DriftKind.CHANGED)
        yield replace(each, may_be_update=told_anew and each.kind in _UPDATED)


def _have_amounts(before: Mention, after: Mention) -> bool:
    return all(isinstance(one.value, Quantity) and one.value.amount is not None for one in (before, after))


def _nearest(ours: Sequence[Mention], theirs: Sequence[Mention], alignment: Alignment) -> tuple[Mention, Mention]:
    """Of several mentions in two reports, the two that stand at the same place, else those that differ least."""
    pairs = [(one, other) for one in ours for other in theirs]
    if len(pairs) == 1:
        return pairs[0]
    return min(
        pairs,
        key=lambda pair: (
            not alignment.is_in_place(*pair),
            sum(1 for _ in differences(*pair)),
            pair[0].start,
            pair[1].start,
        ),
    )


def _names_within(
    pair: Pair, before: Mention, after: Mention, found: Sequence[tuple[str, str, DriftKind]]
) -> Iterator[tuple[str, str, DriftKind]]:
    """Names that lineage found spelt otherwise inside what is quoted, said or denied."""
    known = {(words, became) for words, became, kind in found if kind is DriftKind.NAME}
    for variant in pair.variants:
        if variant.kind is not VariantKind.NAME:
            continue
        spans = {pair.a: (variant.a_span, variant.a), pair.b: (variant.b_span, variant.b)}
        (span, words), (other, became) = spans[before.siglum], spans[after.siglum]
        inside = before.start <= span[0] and span[1] <= before.end and after.start <= other[0] and other[1] <= after.end
        is_known = any(words in one and became in another for one, another in known)
        if inside and words and became and not is_known:
            yield words, became, DriftKind.NAME
