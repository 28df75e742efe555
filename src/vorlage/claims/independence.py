# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many independent carriers a claim has: outlets, lineages, and origins at the end of each attribution.

Always an interval with its list. Copies of one text count once. Two lineages that rest on one document or one speaker
have one origin. What is not known to be independent is not counted as independent in the low end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vorlage.claims.comparison import same_speaker, speaker_key
from vorlage.domain.claims import Independence, Member
from vorlage.domain.lineage import Lineage, Origin, OriginCount, Siglum

_NAMED = re.compile(r"[A-ZÀ-ÞА-ЯЁ\u3400-\u9fff\u0600-\u06ff]")
_UNATTRIBUTED = "unattributed"


def independence_of(members: Sequence[Member], lineage: Lineage, outlets: Mapping[Siglum, str]) -> Independence:
    """Who carries a claim, counted three ways.

    Args:
        members: The members of the claim.
        lineage: How the reports are related.
        outlets: Outlet by report, as far as printed; a report whose outlet is not printed counts as one of its own.
    """
    sigla = sorted({member.mention.siglum for member in members})
    printed = {outlets.get(siglum, "").casefold() or f"unknown outlet of {siglum}" for siglum in sigla}
    lineages = lineage.origins_of(sigla)
    return Independence(outlets=len(printed), lineages=lineages, origins=_origins(members, lineages))


def _origins(members: Sequence[Member], lineages: OriginCount) -> OriginCount:
    """The ends of the attributions: speakers, bodies and documents as printed; a lineage that names none is its own.

    The low end counts only origins that have a name of their own: "experts" and "activists" may be the same people.
    """
    speakers: list[tuple[str, set[Siglum]]] = []
    attributed: set[Siglum] = set()
    for member in members:
        speaker = member.mention.who
        if not speaker_key(speaker):
            continue
        attributed.add(member.mention.siglum)
        for label, reports in speakers:
            if same_speaker(label, speaker):
                reports.add(member.mention.siglum)
                break
        else:
            speakers.append((speaker, {member.mention.siglum}))
    listed = [Origin(label, tuple(sorted(reports))) for label, reports in speakers]
    for lineage in lineages.origins:
        if not attributed.intersection(lineage.reports):
            listed.append(Origin(f"{_UNATTRIBUTED} ({lineage.label})", lineage.reports))
    named = sum(1 for label, _ in speakers if _NAMED.search(label))
    high = max(1, len(listed))
    return OriginCount(min(high, max(1, min(named, lineages.high))), high, tuple(listed))
