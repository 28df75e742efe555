# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The made leak measured: whether the page is among the first five, and how often `number_match` is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.claims_evidence.made_leak import MadeLeak, Planted
from vorlage.claims.evidence.offering import Evidence
from vorlage.claims.mentions import find_mentions
from vorlage.domain.claims import ClaimKind, Exhibit, MachineState, Member, Mention
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Page, PageOrigin, Record


@dataclass(slots=True)
class LeakScore:
    """Counts over the claims of a leak, by kind."""

    claims: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    without_mention: int = 0
    matches: int = 0
    wrong: list[str] = field(default_factory=list)
    right_matched: int = 0
    valued: int = 0
    differing: int = 0
    differing_found: int = 0
    missed: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        for kind, count in sorted(self.claims.items()):
            yield f"page among five, {kind:<14} {self.found[kind] / count:6.1%}   n {count}"
        count = sum(self.claims.values()) or 1
        yield f"page among five, all            {sum(self.found.values()) / count:6.1%}   n {count}"
        yield f"claims in which no mention was found (none is asked)   {self.without_mention}"
        yield f"number_match wrong              {len(self.wrong) / max(1, self.matches):6.2%}   of {self.matches}"
        yield f"value met as number_match       {self.right_matched / max(1, self.valued):6.1%}   of {self.valued}"
        share = self.differing_found / max(1, self.differing)
        yield f"other amount as value_differs   {share:6.1%}   of {self.differing}"


def measure(leak: MadeLeak, evidence: Evidence) -> LeakScore:
    """Each claim's mentions as they are found in it, asked one by one; the claim's page by its main mention."""
    score = LeakScore()
    for planted in leak.planted:
        members = mentions_of(planted.claim, planted.kind)
        kind = planted.kind.value
        score.claims[kind] += 1
        if not members:
            score.without_mention += 1
            score.missed.append(planted.claim)
            continue
        shown = evidence.exhibits(members[:1], planted.claim)
        hit = any((one.number, one.page) == (planted.number, planted.page) for one in shown)
        score.found[kind] += hit
        if not hit:
            score.missed.append(planted.claim)
        _count_states(score, planted, shown)
    return score


def _count_states(score: LeakScore, planted: Planted, shown: tuple[Exhibit, ...]) -> None:
    matched = [one for one in shown if one.machine is MachineState.NUMBER_MATCH]
    wrong = [
        one for one in matched if planted.fact not in _spaced(one.quote) and _spaced(one.quote) not in planted.fact
    ]
    score.matches += len(matched)
    score.wrong += [f"{planted.claim}  <>  {one.quote}" for one in wrong]
    if planted.kind in (ClaimKind.QUANTITY, ClaimKind.DATE):
        score.valued += 1
        score.right_matched += len(wrong) < len(matched)
    if planted.other_fact:
        score.differing += 1
        score.differing_found += any(
            one.machine is MachineState.VALUE_DIFFERS and _spaced(one.quote) in planted.other_fact for one in shown
        )


def _spaced(quote: str) -> str:
    return " ".join(quote.split())


def mentions_of(claim: str, kind: ClaimKind, language: str = "en") -> list[Member]:
    """The mentions of a kind that are found in a report of this one sentence; of amounts the largest first."""
    page = Page(number=1, label="1", width=0, height=0, text=claim, origin=PageOrigin.NATIVE, language=language)
    report = Record(
        number=ItemNumber(90_001), path="reports/one.txt", genre=Genre.REPORT, media_type="text/plain", pages=(page,)
    )
    found = [mention for mention in find_mentions(report) if mention.kind is kind]
    return [Member(mention, "") for mention in sorted(found, key=_size, reverse=True)]


def _size(mention: Mention) -> float:
    amount = getattr(mention.value, "amount", None)
    return float(amount or len(mention.quote))
