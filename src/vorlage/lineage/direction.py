# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which way the text of a copied pair went, where something on the pages says so.

Evidence, in this order: one is the agency the other credits; both credit one agency, so both come from its text; one
credits the other's outlet; the days of publication. Losses are free and say nothing: being shorter is no direction.
Nothing of this is enough to say who copied whom where outlet, credit and date are silent: then it is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vorlage.domain.lineage import Derivation, Variant, VariantKind, Witness


@dataclass(frozen=True, slots=True)
class Course:
    """A direction, how sure it is, and why, in words."""

    derives: Derivation
    confidence: float
    why: tuple[str, ...]


def shared_credits(a: Witness, b: Witness) -> tuple[str, ...]:
    """The agencies that both credit, in the order of the first."""
    theirs = {credit.casefold() for credit in b.credits}
    return tuple(credit for credit in a.credits if credit.casefold() in theirs)


def names_as_origin(child: Witness, parent: Witness) -> bool:
    """Whether one credits the outlet that the other is."""
    return bool(parent.outlet) and parent.outlet.casefold() in {credit.casefold() for credit in child.credits}


def course_of(a: Witness, b: Witness, variants: Sequence[Variant]) -> Course:
    """The direction between two witnesses whose relation is copying."""
    for one, other, derives in ((a, b, Derivation.A_FROM_B), (b, a, Derivation.B_FROM_A)):
        if names_as_origin(one, other):
            return Course(derives, 0.9, (f"one credits {other.outlet}, the other is {other.outlet}'s own text",))
    common = shared_credits(a, b)
    if common:
        return Course(Derivation.COMMON_EXEMPLAR, _sibling_confidence(variants), _sibling_reasons(common, variants))
    earlier = _earlier(a.published, b.published)
    if earlier is not None:
        derives = Derivation.B_FROM_A if earlier == 0 else Derivation.A_FROM_B
        dates = (a.published, b.published) if earlier == 0 else (b.published, a.published)
        return Course(derives, 0.7, (f"one is dated {dates[0]}, the other {dates[1]}; no common exemplar is named",))
    return Course(Derivation.UNKNOWN, 0.5, ())


def _sibling_reasons(common: tuple[str, ...], variants: Sequence[Variant]) -> tuple[str, ...]:
    reasons = [f"both credit {', '.join(common)}: siblings of a text that nobody here holds"]
    if variants:
        reasons.append(f"{len(variants)} readings differ inside the shared passages: each has readings of its own")
    days = [variant for variant in variants if variant.kind is VariantKind.DATE]
    if days:
        reasons.append("a day is told differently, as desks do with an agency's text")
    return tuple(reasons)


def _sibling_confidence(variants: Sequence[Variant]) -> float:
    return 0.9 if variants else 0.75


def is_earlier(one: str, other: str) -> bool:
    """Whether the first day is certainly before the second, compared as far as both are precise."""
    shortest = min(len(one), len(other))
    if shortest < 4 or not one[:4].isdigit() or not other[:4].isdigit():
        return False
    return one[:shortest] < other[:shortest]


def _earlier(a: str, b: str) -> int | None:
    """0 when `a` is certainly dated before `b`, 1 for the other way round, None when that cannot be told."""
    if is_earlier(a, b):
        return 0
    return 1 if is_earlier(b, a) else None
