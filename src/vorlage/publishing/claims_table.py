# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Claims of the press for an edition: those that people decided on by a passage that this edition shows.

Claims decided by other passages are left out: they would tell what else there is. The status of those that are listed
counts every finding all the same, for a claim that an unpublished page contradicts is not one that the record supports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vorlage.claims.exporting.outgoing import OutgoingClaim, OutgoingLedger, Reader, outgoing_ledger
from vorlage.claims.missed_shares import missed_share
from vorlage.domain.claims import ClaimKind, Ledger
from vorlage.domain.custody import ItemNumber
from vorlage.domain.editions import ExhibitLabel, PlacedExhibit
from vorlage.domain.lineage import Lineage
from vorlage.publishing.content import ShownClaim, ShownDrift
from vorlage.publishing.words import DRIFTS, KINDS, plain_words
from vorlage.search.outgoing import Veil
from vorlage.search.words import base_language

_LANGUAGES = {"ar": "Arabic", "en": "English", "ru": "Russian", "ug": "Uyghur", "zh": "Chinese"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """How words of reports leave the case."""

    read: Reader
    """Gives records by their numbers."""
    veil: Veil
    """What every text goes through."""
    conceal: Callable[[str], str]
    """Hides what is hidden of the exhibits' records: what a page withholds, no report quoted here tells."""
    outlets: Mapping[ItemNumber, str]
    """What each report is called."""


def shown_claims(
    ledger: Ledger, placed: Mapping[ExhibitLabel, PlacedExhibit], outward: Outward
) -> tuple[ShownClaim, ...]:
    """The claims that bear on exhibits, masked, in the order of the ledger.

    Args:
        ledger: With people's findings.
        placed: The exhibits of the edition, by their labels.
        outward: How the words of reports leave.
    """
    outgoing = outgoing_ledger(ledger, outward.read, outward.veil)
    found = ((claim, _labels(claim, placed)) for claim in outgoing.claims if claim.is_decided)
    return tuple(_shown(claim, labels, outgoing, outward) for claim, labels in found if labels)


def missed_in_words(ledger: Ledger, lineage: Lineage) -> tuple[str, ...]:
    """What share of each kind of claim is missed, in the languages of the reports that make them."""
    languages = {witness.siglum: base_language(witness.language) for witness in lineage.witnesses}
    found = {
        (claim.kind, languages[member.mention.siglum])
        for claim in ledger.claims
        for member in claim.members
        if member.mention.siglum in languages
    }
    return tuple(
        _missed(kind, language) for kind, language in sorted(found) if kind in KINDS and language not in {"", "und"}
    )


def _missed(kind: ClaimKind, language: str) -> str:
    share = missed_share(kind, language)
    where = f"{KINDS[kind].capitalize()}, in {_LANGUAGES.get(language, language)}"
    return f"{where}: {share.missed:.0%} were not found." if share else f"{where}: it was not measured how many."


def _labels(claim: OutgoingClaim, placed: Mapping[ExhibitLabel, PlacedExhibit]) -> tuple[ExhibitLabel, ...]:
    """The exhibits of the edition that show words which people decided on for this claim."""
    decided = [exhibit.place for exhibit in claim.exhibits if exhibit.stances]
    return tuple(
        label
        for label, each in placed.items()
        if each.span is not None
        and any(
            place.number == each.record and place.start < each.span[1] and each.span[0] < place.end for place in decided
        )
    )


def _shown(
    claim: OutgoingClaim,
    labels: Sequence[ExhibitLabel],
    outgoing: OutgoingLedger,
    outward: Outward,
) -> ShownClaim:
    conceal, outlets = outward.conceal, outward.outlets
    numbers = [assertion.place.number for assertion in claim.assertions]
    drift = [
        ShownDrift(before=conceal(plain_words(edge.before)), after=conceal(plain_words(edge.after)), kind=edge.kind)
        for edge in claim.drift
        if edge.kind in DRIFTS
    ]
    return ShownClaim(
        text=conceal(plain_words(claim.text)),
        kind=KINDS[ClaimKind(claim.kind)],
        language=next((outgoing.records[number].language for number in numbers), ""),
        outlets=tuple(dict.fromkeys(outlets[number] for number in numbers if number in outlets)),
        origins=claim.origins,
        drift=tuple(dict.fromkeys(drift)),
        status=claim.status,
        exhibits=tuple(labels),
    )
