# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Records that hold the same text, nearly the same, or two versions of one: kinship between items."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.custody import ItemNumber


class KinshipKind(StrEnum):
    """How near two records are to each other by their text alone; the bytes differ, or it would be a duplicate."""

    SAME_TEXT = "same_text"
    """The same letters and digits in the same order: another container, another layout."""
    NEAR_DUPLICATE = "near_duplicate"
    VERSION = "version"
    """Half or more of what either holds stands in both: a draft and its final form, or two filled-in forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Two records that are near each other. Invariant: `a` comes before `b`, and resemblance is from 0.5 to 1.

    It says nothing of which came first, nor who made either.
    """

    a: ItemNumber
    b: ItemNumber
    kind: KinshipKind
    resemblance: float
    """The share of all character 5-grams of both that stand in both (Broder 1997)."""

    def __post_init__(self) -> None:
        if not self.a < self.b:
            raise ValueError("kinship is written once, the lower number first")
        if not 0.5 <= self.resemblance <= 1:
            raise ValueError("records that share less than half are no kin")

    def other(self, number: ItemNumber) -> ItemNumber:
        """The one of the two that is not `number`."""
        return self.b if number == self.a else self.a
