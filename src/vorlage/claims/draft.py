# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A draft held against the ledger: its claims, who else says each, how its words drifted, and what says otherwise.

The rules are those by which mentions of reports become claims (`grouping`); a draft only meets fewer of them, the
likely ones. Nothing of a draft is kept.

Residual risks: words of a draft stay in the memory of this process, where folding remembers them, until others push
them out or the process ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from vorlage.claims.alignment import Alignment
from vorlage.claims.changes import differences
from vorlage.claims.comparison import same_speaker, unit_key, values_meet
from vorlage.claims.grouping import group_mentions
from vorlage.claims.ledger_terms import LedgerTerms
from vorlage.claims.mentions import find_mentions
from vorlage.claims.wording import content_words, grams
from vorlage.domain.claims import (
    CalendarDate,
    Claim,
    ClaimId,
    ClaimKind,
    Drift,
    DriftKind,
    Exhibit,
    Independence,
    Ledger,
    Member,
    Mention,
    Quantity,
)
from vorlage.domain.drafts import DRAFT, Contrast, DraftCheck, DraftClaim
from vorlage.domain.lineage import Lineage, Origin, OriginCount, Pair, Siglum
from vorlage.domain.pages import Record
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.quantity_words import TIME_UNITS
from vorlage.lineage.beside import relate_to_each
from vorlage.lineage.witnesses import witness_of_record

_LIKELY: Final = 8
"""Claims that a mention of the draft is compared with."""
_MEMBERS: Final = 3
"""Mentions of each of them."""
_RELATED: Final = 8
"""Reports whose text is aligned with the draft's."""
_CONTRASTS: Final = 3
_WORDS_IN_COMMON: Final = 4
_SHARE_IN_COMMON: Final = 0.4


class OffersPassages(Protocol):
    """What offers passages of the leak for a claim."""

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """The best passages for it."""
        ...


@dataclass(frozen=True, slots=True)
class KnownClaims:
    """A ledger with what a draft is held against: its terms, and the outlet of each report as printed.

    `reports` gives reports by their sigla, so that of a thousand only those that matter are read.
    """

    ledger: Ledger
    outlets: Mapping[Siglum, str]
    terms: LedgerTerms
    reports: Callable[[Iterable[Siglum]], Iterable[Record]]


def check_draft(draft: Record, known: KnownClaims, evidence: OffersPassages | None) -> DraftCheck:
    """Find what a draft claims, and hold each claim against the reports and the leak.

    Pure machine work, but for the findings of people on passages that are offered here too.

    1. Mentions of the draft. 2. The claims of the ledger each may be. 3. Shared text with the reports that make most of
    them. 4. Groups, by the rules of the ledger. 5. Drift, contrasts and passages of each group.

    Args:
        draft: The story, with the siglum `DRAFT` for a path.
        known: The ledger.
        evidence: What offers passages; None where there is no leak to search.
    """
    mentions = find_mentions(draft)  # step 1
    text = draft.text
    likely = {
        _place(mention): known.terms.likely(mention, text[slice(*mention.sentence)], most=_LIKELY)
        for mention in mentions
    }  # step 2
    beside = _beside(likely.values())
    told = {Siglum(each.path): each for each in known.reports({mention.siglum for mention in beside})}
    beside = [mention for mention in beside if mention.siglum in told]
    pairs = _pairs(draft, likely.values(), told)  # step 3
    texts = {DRAFT: text, **{siglum: record.text for siglum, record in told.items()}}
    alignment = Alignment(_lineage_of(pairs), texts, (*mentions, *beside))
    groups = _met(group_mentions((*mentions, *beside), alignment), likely.values())  # step 4
    said_too = {claim.id for _, met in groups for claim in met}
    checked: list[DraftClaim] = []
    for members, met in groups:  # step 5
        others = [claim for each in members for claim in likely[_place(each.mention)] if claim.id not in said_too]
        if _is_said_so(members[0].mention, met):
            others = []
        checked.append(
            DraftClaim(
                claim=_claim(len(checked) + 1, members, met, text, known, evidence),
                met=met,
                otherwise=_contrasts(members[0].mention, others, texts),
            )
        )
    return DraftCheck(text=text, claims=tuple(checked), reports=len(known.outlets), searched=known.ledger.searched)


def _is_said_so(mention: Mention, met: Iterable[Claim]) -> bool:
    """Whether a report gives the very value of the draft: another amount elsewhere is then of another thing."""
    if mention.value is None:
        return False
    return any(member.mention.value == mention.value for claim in met for member in claim.members)


def _met(
    groups: Iterable[Sequence[Member]], likely: Iterable[Sequence[Claim]]
) -> list[tuple[tuple[Member, ...], tuple[Claim, ...]]]:
    """The groups with a mention of the draft, in its order: the mentions, and the claims of the ledger in the group."""
    claim_of = {_place(each.mention): claim for claims in likely for claim in claims for each in claim.members}
    found = []
    for group in groups:
        own = tuple(member for member in group if member.mention.siglum == DRAFT)
        met = {claim.id: claim for claim in (claim_of.get(_place(each.mention)) for each in group) if claim is not None}
        if own:
            found.append((own, tuple(met.values())))
    return sorted(found, key=lambda each: _place(each[0][0].mention))


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.siglum, mention.start, mention.end, mention.kind


def _beside(likely: Iterable[Sequence[Claim]]) -> list[Mention]:
    """The mentions of the ledger that the draft is grouped with: a few of each likely claim, of reports apart."""
    found: dict[tuple[str, int, int, str], Mention] = {}
    for claims in likely:
        for claim in claims:
            by_report = {member.mention.siglum: member.mention for member in reversed(claim.members)}
            for siglum in sorted(by_report)[:_MEMBERS]:
                found[_place(by_report[siglum])] = by_report[siglum]
    return [found[place] for place in sorted(found)]


def _pairs(draft: Record, likely: Iterable[Sequence[Claim]], told: Mapping[Siglum, Record]) -> tuple[Pair, ...]:
    """What the draft shares with the reports that make most of its likely claims."""
    counted = Counter(
        siglum
        for claims in likely
        for claim in claims[:2]
        for siglum in {each.mention.siglum for each in claim.members}
    )
    nearest = sorted((siglum for siglum in counted if siglum in told), key=lambda siglum: (-counted[siglum], siglum))
    return relate_to_each(witness_of_record(draft), [witness_of_record(told[siglum]) for siglum in nearest[:_RELATED]])


def _lineage_of(pairs: tuple[Pair, ...]) -> Lineage:
    return Lineage(witnesses=(), pairs=pairs, exemplars=(), edges=(), origins=OriginCount(0, 0, ()))


def _claim(
    number: int,
    members: Sequence[Member],
    met: Sequence[Claim],
    text: str,
    known: KnownClaims,
    evidence: OffersPassages | None,
) -> Claim:
    """The draft's own claim, with passages offered for it; those people decided upon come first."""
    first = members[0].mention
    around = text[slice(*first.sentence)]
    offered = evidence.exhibits(tuple(members), around) if evidence is not None else ()
    decided = [exhibit for claim in met for exhibit in claim.exhibits if exhibit.finding is not None]
    exhibits = {(exhibit.number, exhibit.start, exhibit.end): exhibit for exhibit in (*decided, *offered)}
    exhibits.update(((each.number, each.start, each.end), each) for each in decided)
    said_by = [member for claim in met for member in claim.members]
    return Claim(
        id=ClaimId(f"draft-{number}"),
        text=" ".join((around if first.value is not None else first.quote).split()),
        kind=first.kind,
        value=first.value,
        members=tuple(members),
        independence=_independence(met, known.outlets),
        drift=tuple(dict.fromkeys(_drift(first, said_by))),
        exhibits=tuple(exhibits.values()),
        searched=evidence is not None,
    )


def _independence(met: Sequence[Claim], outlets: Mapping[Siglum, str]) -> Independence:
    """Who carries any of some claims. Nobody, where there is none."""
    if len(met) == 1:
        return met[0].independence
    sigla = {member.mention.siglum for claim in met for member in claim.members}
    return Independence(
        outlets=len({outlets.get(siglum, "").casefold() or siglum for siglum in sigla}),
        lineages=_counted_together([claim.independence.lineages for claim in met]),
        origins=_counted_together([claim.independence.origins for claim in met]),
    )


def _counted_together(counts: Sequence[OriginCount]) -> OriginCount:
    """The origins of several claims, those of one label as one. Whoever carries one of the claims carries them all, so
    that the low end is the highest of theirs."""
    reports: dict[str, set[Siglum]] = {}
    for count in counts:
        for origin in count.origins:
            reports.setdefault(origin.label, set()).update(origin.reports)
    listed = tuple(Origin(label, tuple(sorted(reports[label]))) for label in sorted(reports))
    high = max([len(listed), *(count.high for count in counts)], default=0)
    return OriginCount(max((count.low for count in counts), default=0), high, listed)


def _drift(mention: Mention, said_by: Iterable[Member]) -> Iterator[Drift]:
    """From the words of each report to those of the draft, one edge a report and kind of change."""
    seen: set[Siglum] = set()
    for member in said_by:
        if member.mention.siglum not in seen:
            seen.add(member.mention.siglum)
            for before, after, kind in differences(member.mention, mention):
                yield Drift(before, after, kind, (member.mention.siglum, DRAFT))


def _contrasts(mention: Mention, claims: Iterable[Claim], texts: Mapping[Siglum, str]) -> tuple[Contrast, ...]:
    """What reports say otherwise of what may be the same thing, the likest sentences first; one contrast a claim.

    What the draft says too, elsewhere in it, is not among the claims: two amounts that both stand there are two things.
    """
    words = content_words(texts[DRAFT][slice(*mention.sentence)])
    found: dict[ClaimId, Contrast] = {}
    for claim in claims:
        for member in claim.members[:_MEMBERS]:
            other = member.mention
            kind = _otherwise(other, mention)
            if kind is None or other.siglum not in texts or claim.id in found:
                continue
            theirs = content_words(texts[other.siglum][slice(*other.sentence)])
            common = len(words & theirs)
            is_alike = common >= max(_WORDS_IN_COMMON, _SHARE_IN_COMMON * min(len(words), len(theirs)))
            if is_alike or kind is DriftKind.NAME:
                found[claim.id] = Contrast(claim=claim.id, mention=other, kind=kind, words_in_common=common)
    ordered = sorted(found.values(), key=lambda each: (-each.words_in_common, each.mention.siglum, each.mention.start))
    return tuple(ordered[:_CONTRASTS])


def _otherwise(said: Mention, drafted: Mention) -> DriftKind | None:
    """How a report's mention differs from the draft's, where both fill one slot: amounts of one unit, dates as precise
    as each other, the same words by another speaker."""
    a, b = said.value, drafted.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        is_one_unit = bool(a.unit) and a.unit not in TIME_UNITS and unit_key(a.unit) == unit_key(b.unit)
        if not is_one_unit or a.amount is None or b.amount is None or values_meet(a, b):
            return None
    elif isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        if a.granularity is not b.granularity or a.date == b.date or UNRESOLVED in (a.date, b.date):
            return None
    elif drafted.kind is ClaimKind.QUOTE:
        first, second = grams(said.quote), grams(drafted.quote)
        shared = len(first & second) / max(1, min(len(first), len(second)))
        return DriftKind.NAME if shared >= 0.6 and same_speaker(said.who, drafted.who) is False else None
    else:
        return None
    return next((kind for _, _, kind in differences(said, drafted)), None)
