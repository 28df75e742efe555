# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A claim's way over the stemma for the drawing: which copies carry it, from whom, and what changed on which step."""

from __future__ import annotations

from vorlage.claims.descent import ascent, parents_of
from vorlage.domain.claim_grouping import DriftStep
from vorlage.domain.claims import Claim
from vorlage.domain.lineage import Lineage


def drift_on_stemma(claim: Claim, lineage: Lineage) -> tuple[DriftStep, ...]:
    """The steps of the stemma that a claim took, one for each report that carries the claim, by the report's name.

    Each step leads from the nearest exemplar that carries the claim, or from the lost exemplar that nobody holds, or
    from outside (None), to the report. Reports that are on no edge of the stemma have no step. A change is on the
    step that ends in the report where it first stands; with a lost exemplar above, a copy that reads as most copies do
    has no change. Copies on the way that do not print the claim are counted in `passed`: what changed, changed on one
    of those steps.

    Args:
        claim: A claim of the ledger, with its drift.
        lineage: The lineage that the ledger was made over.
    """
    carriers = {member.mention.siglum for member in claim.members}
    parents = parents_of(lineage)
    lost = {exemplar.id for exemplar in lineage.exemplars if not exemplar.held}
    drawn = {siglum for edge in lineage.edges for siglum in (edge.parent, edge.child)}
    steps = []
    for siglum in sorted(carriers & drawn):
        up = ascent(siglum, carriers, parents, lost)
        above = up.ancestor or up.lost
        changes = tuple(each for each in claim.drift if each.at[1] == siglum and above is not None)
        steps.append(DriftStep(parent=above, child=siglum, changes=changes, passed=up.passed if above else 0))
    return tuple(steps)
