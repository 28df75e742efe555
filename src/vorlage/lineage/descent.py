# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How likely one copy of a family descends from another, or both from a third: calibrated, from few named features.

For two copies there are three answers: one is above the other, the other way round, or neither. Each is scored by what
speaks for it; the exponentials of the scores, in their shares, are the probabilities (a conditional logit model,
McFadden 1974). A copy dated before another never descends from it.

Features of "p above c", each monotone; a *witness* of a reading is a third copy that has it and is not below c:
  own readings of p        places where p reads alone and c as some third does: p changed them, c has the older text
  text that c lacks        words that p and some third have and c not, which is free and therefore says little
  readings older than p    places where c reads as a copy does that is dated before p, and p otherwise
  share of c's text        how much of it p has: who lacks half of a text is not where it came from
  nothing against it       how many readings of c have a witness, where none of them shows that p alone changed its text
  p is reworded            nobody makes a plain copy of a spun or translated text
  in the line              support of the tree's line from p down to c, 0 when p is not above c in it
  in the line from a first as much, where p hangs from the root: nothing but a guess says that none was above it
  named by c               c credits the paper that p is
  agency beyond p          c names the family's agency in words that p lacks
and of "neither":
  hung apart               support of both lines up to where they meet
  by credit                the tree hangs them apart, from the text of an agency that copies credit
  no order in time         neither is dated before the other

The weights were fitted in November 2026 on pairs of made families, 24 dossiers without credits and 72 with (the `dev`
split of benchmarks/lineage_evaluation), ridge-penalised; `calibrate` there fits them anew and gives the figures of
pairs not fitted on. Families of life err less evenly than made ones. What credits weigh is set by hand (`BY_HAND`), for
how papers print them in the made families is a guess of who made these: fitted, a named paper would weigh 6.5, a common
credit 0.3, an agency named beyond p -0.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vorlage.domain.lineage import Witness
from vorlage.lineage.direction import is_earlier, names_as_origin
from vorlage.lineage.stemma import LACUNA, Table
from vorlage.lineage.tokens import Bools

Matrix = NDArray[np.float64]

WAY_DOWN = (
    "own readings of p",
    "text that c lacks",
    "readings older than p",
    "share of c's text",
    "nothing against it",
    "p is reworded",
    "in the line",
    "in the line from a first",
    "named by c",
    "agency beyond p",
    "always",
)
NEITHER = ("hung apart", "by credit", "no order in time")
BY_HAND: Mapping[str, float] = {"named by c": 4.0, "agency beyond p": -1.0, "by credit": 0.5}
_WEIGHTS = np.array([-0.61, -0.19, -0.89, 4.77, 0.19, -1.65, 1.65, -0.21, 4.0, -1.0, 0.33])
_WEIGHTS_OF_NEITHER = np.array([0.52, 0.5, 0.73])
_FEW_WORDS = 20.0
"""Counts of places weigh little below this: a dozen words are no evidence of how a text was copied."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What speaks for each way between every two copies of a family, by column."""

    way_down: NDArray[np.float64]
    """`[p, c, feature]`, features in the order of `WAY_DOWN`."""
    neither: NDArray[np.float64]
    """`[p, c, feature]`, features in the order of `NEITHER`; symmetric in p and c."""
    earlier: Bools
    """Whether p is certainly dated before c."""


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """Probabilities by column: `above[p, c]` that p is an ancestor of c, `beside[p, c]` that neither is.

    Law: above[p, c] + above[c, p] + beside[p, c] = 1, and beside is symmetric.
    """

    above: Matrix
    beside: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Hung:
    """How a tree hangs some copies, and what their credits say, by column."""

    down: Matrix
    """`[p, c]`: support of the tree's line from p down to c, 0 where there is none."""
    apart: Matrix
    """`[p, c]`: support of the lines of two copies up to where they meet, 0 where one is above the other."""
    is_first: Bools
    """`[p]`: hangs from the root itself."""
    by_credit: Bools
    """`[p, c]`: the tree hangs them apart, from an agency's text that copies credit."""
    agency_beyond: Bools
    """`[p, c]`: c names that agency in words that it does not share with p."""


def evidence_of_table(table: Table, witnesses: Sequence[Witness], is_reworded: Bools, hung: Hung) -> Evidence:
    """The evidence for every two copies.

    Args:
        table: Readings as codes, columns are copies.
        witnesses: The copies, in the order of the columns.
        is_reworded: Which copies were reworded throughout.
        hung: Their tree.
    """
    # Places where the same copies read alike count together: most of a text is the same in all of them.
    places, times = np.unique(table, axis=0, return_counts=True)
    readings = _Readings.of(places, times.astype(np.float64), hung.down)
    earlier = np.array([[is_earlier(one.published, other.published) for other in witnesses] for one in witnesses])
    way_down = np.empty((*hung.down.shape, len(WAY_DOWN)))
    way_down[..., 0] = np.log1p(readings.alone_against_shared())
    way_down[..., 1] = np.log1p(readings.lacking())
    way_down[..., 2] = np.log1p(readings.older_than(earlier))
    way_down[..., 3] = readings.share_of_text()
    way_down[..., 4] = readings.nothing_against()
    way_down[..., 5] = is_reworded[:, None]
    way_down[..., 6] = hung.down
    way_down[..., 7] = hung.down * hung.is_first[:, None]
    way_down[..., 8] = [[names_as_origin(child, parent) for child in witnesses] for parent in witnesses]
    way_down[..., 9] = hung.agency_beyond
    way_down[..., 10] = 1.0
    neither = np.stack([hung.apart, hung.by_credit, ~(earlier | earlier.T)], axis=-1).astype(np.float64)
    return Evidence(way_down, neither, earlier)


@dataclass(frozen=True, slots=True, eq=False)
class _Readings:
    """Who reads alike where, in the distinct places of a table. Axes: `r` place, `p` and `c` copies."""

    weight: Matrix
    """`[r]`: in how many places it is read so."""
    here: Matrix
    """`[r, c]`: 1 where c has text."""
    alike: Bools
    """`[r, c, p]`: both have text and read the same."""
    witnesses: NDArray[np.int64]
    """`[r, c]`: how many copies that are not below c read as c."""
    not_below: Bools
    """`[c, p]`: p is another copy, and not below c in the tree."""

    @classmethod
    def of(cls, places: Table, weight: Matrix, down: Matrix) -> _Readings:
        """The readings of distinct places, each with how often it stands."""
        here = places != LACUNA
        alike = (places[:, :, None] == places[:, None, :]) & here[:, :, None]
        not_below = down <= 0.0
        np.fill_diagonal(not_below, False)
        return cls(weight, here.astype(np.float64), alike, (alike & not_below).sum(axis=2), not_below)

    def alone_against_shared(self) -> Matrix:
        """`[p, c]`: places where p reads alone and c as some third. They differ, so need not be compared again."""
        agreeing = self.alike.sum(axis=2)
        alone = ((self.here > 0) & (agreeing == 1)).astype(np.float64)
        return np.asarray(alone.T @ (self.weight[:, None] * (agreeing >= 2)))

    def lacking(self) -> Matrix:
        """`[p, c]`: places where p reads as some third and c has no text."""
        shared = (self.alike.sum(axis=2) >= 2).astype(np.float64)
        return np.asarray(shared.T @ (self.weight[:, None] * (1 - self.here)))

    def older_than(self, earlier: Bools) -> Matrix:
        """`[p, c]`: places where c reads as a copy dated before p does, and p otherwise."""
        older = (self.alike.astype(np.float64) @ earlier.astype(np.float64)) > 0
        return np.asarray(np.einsum("r,rcp->pc", self.weight, older & self._differ()))

    def share_of_text(self) -> Matrix:
        """`[p, c]`: the logarithm of how much of c's text p has; 0 for all of it."""
        both = self.here.T @ (self.weight[:, None] * self.here)
        return np.asarray(np.log((both + _FEW_WORDS) / (np.diag(both)[None, :] + _FEW_WORDS)))

    def nothing_against(self) -> Matrix:
        """`[p, c]`: grows with the readings of c that a third copy witnesses; 0 where p alone reads otherwise there."""
        witnessed = (self.witnesses >= 1).astype(np.float64)
        differs = self._differ() & (self.witnesses >= 1)[:, :, None]
        against = np.einsum("r,rcp,rp->pc", self.weight, differs, 1 - witnessed)
        # Where p reads as c it is no witness of its own: another is needed.
        by_two = (self.witnesses >= 2).astype(np.float64)
        agree = np.einsum("r,rc,rcp->pc", self.weight, witnessed, self.alike)
        agree_by_two = np.einsum("r,rc,rcp->pc", self.weight, by_two, self.alike)
        seen = np.where(self.not_below.T, agree_by_two, agree) + np.einsum("r,rcp->pc", self.weight, differs)
        return np.asarray(np.where(against == 0, np.log1p(seen / _FEW_WORDS), 0.0))

    def _differ(self) -> Bools:
        both = (self.here[:, :, None] > 0) & (self.here[:, None, :] > 0)
        return np.asarray(both & ~self.alike)


def descent_of(evidence: Evidence) -> Descent:
    """The probabilities of a family."""
    way = np.where(evidence.earlier.T, 0.0, np.exp(evidence.way_down @ _WEIGHTS))
    neither = np.exp(evidence.neither @ _WEIGHTS_OF_NEITHER)
    whole = way + way.T + neither
    return Descent(way / whole, neither / whole)
