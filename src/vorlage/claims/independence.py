# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many independent carriers a claim has: outlets, lineages, and origins at the end of each attribution.

Always an interval with its list. Copies of one text count once. Two lineages that rest on one document or one speaker
have one origin. What is not known to be independent is not counted as independent in the low end; what is not known to
be one is counted apart in the high end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from vorlage.claims.held_papers import HeldPapers
from vorlage.claims.origins import ChainEnd, OriginKind, chain_end
from vorlage.claims.wording import folded
from vorlage.domain.claims import Independence, Member, Mention
from vorlage.domain.lineage import Lineage, Origin, OriginCount, Siglum
from vorlage.extraction.counted_units import singular

_NAMED = re.compile(r"[A-ZÀ-ÞА-ЯЁ\u3400-\u9fff\u0600-\u06ff]")
_UNATTRIBUTED = "unattributed"
_Placed = tuple[ChainEnd, set[Siglum]]


def independence_of(
    members: Sequence[Member],
    lineage: Lineage,
    outlets: Mapping[Siglum, str],
    sentence_of: Callable[[Mention], str] = lambda _: "",
    papers: HeldPapers | None = None,
) -> Independence:
    """Who carries a claim, counted three ways.

    Args:
        members: The members of the claim.
        lineage: How the reports are related.
        outlets: Outlet by report, as far as printed; a report whose outlet is not printed counts as one of its own.
        sentence_of: The sentence around a mention, as printed: what a report says it rests on stands there.
        papers: Which held record a document that is named there may be; None where that is not asked.
    """
    sigla = sorted({member.mention.siglum for member in members})
    printed = {outlets.get(siglum, "").casefold() or f"unknown outlet of {siglum}" for siglum in sigla}
    lineages = lineage.origins_of(sigla)

    def end_of(mention: Mention) -> ChainEnd:
        sentence = sentence_of(mention)
        end = chain_end(mention, sentence)
        return end if papers is None else _on_record(end, mention, sentence, papers)

    return Independence(outlets=len(printed), lineages=lineages, origins=_origins(members, lineages, end_of))


def _on_record(end: ChainEnd, mention: Mention, sentence: str, papers: HeldPapers) -> ChainEnd:
    """The end of an attribution with the held record that its document may be.

    A sentence that attributes nothing and opens with a document ("The nine-page memo lists …") rests on that document.
    A speaker stays a speaker, whatever else the sentence names.
    """
    if end.kind not in (OriginKind.DOCUMENT, OriginKind.NOBODY):
        return end
    found = papers.behind(mention, sentence)
    if found is None or (end.kind is OriginKind.NOBODY and not found[1]):
        return end
    number, opening = found
    label = f"{end.label or opening} (perhaps record {number})"
    return replace(end, kind=OriginKind.DOCUMENT, label=label, record=number)


def _origins(members: Sequence[Member], lineages: OriginCount, end_of: Callable[[Mention], ChainEnd]) -> OriginCount:
    """The ends of the attributions; a lineage whose reports name none is its own, for all that is known.

    High end: ends are one where what is printed says so, or where one text prints both. Low end: papers that nothing
    tells apart are one, speakers without a name of their own may be any, and a lineage that names nobody may have it
    from whoever is named.
    """
    family = {siglum: number for number, origin in enumerate(lineages.origins) for siglum in origin.reports}
    found: list[_Placed] = []
    attributed: set[Siglum] = set()
    for mention in (member.mention for member in members):
        end = end_of(mention)
        if end.kind is OriginKind.NOBODY:
            continue
        attributed.add(mention.siglum)
        for known, reports in found:
            in_one_text = family.get(mention.siglum) in {family.get(siglum) for siglum in reports}
            if known.is_certainly(end) or (in_one_text and known.may_be(end)):
                reports.add(mention.siglum)
                break
        else:
            found.append((end, {mention.siglum}))
    listed = [Origin(end.label, tuple(sorted(reports))) for end, reports in found]
    for origin in lineages.origins:
        if not attributed.intersection(origin.reports):
            listed.append(Origin(f"{_UNATTRIBUTED} ({origin.label})", origin.reports))
    high = max(1, len(listed))
    low = min(_surely_apart(found), lineages.high, high)
    return OriginCount(max(1, low), high, tuple(listed))


def _has_name(label: str) -> bool:
    """Whether an origin has a name of its own: a capital, and not just because a sentence begins with "Activists"."""
    first, _, rest = label.partition(" ")
    return bool(_NAMED.search(rest)) or (
        not rest and bool(_NAMED.match(first)) and singular(folded(first)) == folded(first)
    )


def _surely_apart(found: Sequence[_Placed]) -> int:
    """How many ends are surely not one: papers told apart by what is printed, and speakers by name."""
    apart: list[ChainEnd] = []
    for end, _ in found:
        if end.kind is not OriginKind.DOCUMENT and not _has_name(end.label):
            continue
        if not any(end.may_be(known) for known in apart):
            apart.append(end)
    return len(apart)
