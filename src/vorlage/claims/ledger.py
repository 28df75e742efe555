# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger: every claim of the reports, who says it, from whom they have it, and which passages bear on it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from vorlage.claims.alignment import Alignment
from vorlage.claims.drift import drift_of
from vorlage.claims.evidence.offering import Evidence
from vorlage.claims.grouping import group_mentions
from vorlage.claims.held_papers import HeldPapers
from vorlage.claims.independence import independence_of
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claim_grouping import NOTHING_DECIDED, GroupingDecisions
from vorlage.domain.claims import Claim, ClaimId, Exhibit, Ledger, Member, Mention, SearchedPages
from vorlage.domain.lineage import Lineage, Siglum
from vorlage.domain.pages import Record, text_digest

LEDGER_VERSION = "4"
"""Changes whenever the same records may give another ledger: a kept ledger of another version is made again."""

FindMentions = Callable[[Record], Sequence[Mention]]
"""The mentions of a report: found, or kept from an earlier time."""


class EvidenceSource(Protocol):
    """What offers passages of the primary records: a machine's search, or what it offered at an earlier time."""

    @property
    def searched(self) -> SearchedPages:
        """What is searched for exhibits, in numbers."""

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """The best passages for a claim, each with what the machine may say of it."""


def build_ledger(
    reports: Sequence[Record], lineage: Lineage, primary: Sequence[Record], *, pages_unread: int
) -> Ledger:
    """The ledger of some reports over some primary records, all of it made now; see `assemble_ledger`.

    Args:
        reports: The press reports.
        lineage: How they are related; its sigla are the reports' paths.
        primary: The records of the leak.
        pages_unread: Pages of the leak that could not be read and so could not be searched.
    """
    evidence = Evidence.over(sorted(primary, key=lambda record: record.path))
    searching = evidence.searching(languages_of(reports), pages_unread=pages_unread)
    return assemble_ledger(reports, lineage, searching, papers=HeldPapers(reports, lambda: primary))


def languages_of(reports: Iterable[Record]) -> frozenset[str]:
    """The languages in which reports are written, page by page: those whose words can be met in other pages."""
    return frozenset(page.language for record in reports for page in record.pages if page.language)


def assemble_ledger(
    reports: Sequence[Record],
    lineage: Lineage,
    evidence: EvidenceSource,
    *,
    decisions: Callable[[Sequence[Mention]], GroupingDecisions] = lambda _: NOTHING_DECIDED,
    find: FindMentions = find_mentions,
    papers: HeldPapers | None = None,
) -> Ledger:
    """Find every typed claim of the reports, group it, count who carries it, and lay passages of the leak beside it.

    A machine result but for what people decided about grouping: no claim is called true, supported or contradicted. The
    same records and decisions give the same ledger, in whatever order they come.

    1. Mentions of each report. 2. Groups of mentions by slots, over the lineage, and as people decided. 3. Drift and
    independence of each group. 4. Passages of the primary records, where there are any.

    Args:
        reports: The press reports.
        lineage: How they are related; its sigla are the reports' paths.
        evidence: Offers passages of the leak.
        decisions: What people decided about which of these mentions are one claim.
        find: The mentions of a report.
        papers: Which held record a document that a report names may be, for counting origins; None: not asked.
    """
    ordered = sorted(reports, key=lambda record: record.path)
    texts = {Siglum(record.path): record.text for record in ordered}
    mentions = [mention for record in ordered for mention in find(record)]
    alignment = Alignment(lineage, texts, mentions)
    outlets = {Siglum(record.path): record.head.outlet for record in ordered}
    published = {Siglum(record.path): record.head.published for record in ordered}
    digests = {siglum: str(text_digest(text)) for siglum, text in texts.items()}
    searched = evidence.searched
    claims = []
    for members in group_mentions(mentions, alignment, decisions(mentions)):
        lead = _earliest(members, published)
        first = members[lead].mention
        around = " ".join(texts[member.mention.siglum][slice(*member.mention.sentence)] for member in members[:4])
        claims.append(
            Claim(
                id=_claim_id(first, digests),
                text=_wording(first, texts),
                kind=first.kind,
                value=first.value,
                members=members,
                independence=independence_of(members, lineage, outlets, alignment.contexts.printed, papers),
                drift=drift_of(members, alignment, published),
                exhibits=evidence.exhibits(members, around) if searched.records else (),
                searched=bool(searched.records),
                lead=lead,
            )
        )
    return Ledger(claims=tuple(claims), searched=searched)


def _earliest(members: Sequence[Member], published: Mapping[Siglum, str]) -> int:
    """The place of the member whose report was published first, as far as the reports say; else the first by place."""

    def age(place: int) -> tuple[str, Siglum, int, int]:
        mention = members[place].mention
        return published.get(mention.siglum) or "9999", mention.siglum, mention.start, mention.end

    return min(range(len(members)), key=age)


def _claim_id(first: Mention, digests: Mapping[Siglum, str]) -> ClaimId:
    """An id that a rerun gives again: from the kind and the place of the earliest member in its text layer."""
    anchor = f"{first.kind}\n{digests[first.siglum]}\n{first.start}\n{first.end}"
    return ClaimId(hashlib.sha256(anchor.encode()).hexdigest()[:12])


def _wording(first: Mention, texts: Mapping[Siglum, str]) -> str:
    """The claim in the words of its earliest report: the mention for what is quoted or denied, else its sentence."""
    start, end = first.sentence if first.value is not None else (first.start, first.end)
    words = " ".join(texts[first.siglum][start:end].split())
    return words if first.value is not None or not first.who else f"{first.who}: {words}"
