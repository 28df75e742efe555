# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Claims as schema.org has them (Claim, ClaimReview, Quotation; version 29), in JSON-LD.

A ClaimReview is made where people decided, and from nothing else; it rates in words, and has neither author nor date.
`claimInterpreter` and `spokenByCharacter` are left out: they would make persons the subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from vorlage.claims.exporting.outgoing import OutgoingClaim, OutgoingLedger, OutgoingPlace, OutgoingRecord
from vorlage.domain.claims import ClaimStatus

_IN_WORDS: Final = {
    ClaimStatus.SUPPORTED: "Supported by the records held",
    ClaimStatus.PARTLY: "Partly supported by the records held",
    ClaimStatus.CONTRADICTED: "Contradicted by the records held",
    ClaimStatus.DISPUTED: "Supported by some of the records held and contradicted by others",
    ClaimStatus.SILENT: "The records held say nothing of it",
}
_LATEST: Final = "9999"


def claims_as_json_ld(ledger: OutgoingLedger) -> dict[str, Any]:
    """The ledger as one graph: records, then each claim, with the review that people's findings make of it."""
    records = [_record(record) for _, record in sorted(ledger.records.items())]
    claims = [node for claim in ledger.claims for node in _nodes(claim, ledger)]
    return {"@context": "https://schema.org", "@graph": [*records, *claims]}


def claim_iri(claim: OutgoingClaim) -> str:
    """What a claim goes by outside."""
    return f"urn:vorlage:claim:{claim.id}"


def record_iri(number: int) -> str:
    """What a record goes by outside."""
    return f"urn:vorlage:item:{number}"


def _record(record: OutgoingRecord) -> dict[str, Any]:
    node = {
        "@type": "NewsArticle" if record.is_report else "DigitalDocument",
        "@id": record_iri(record.number),
        "name": record.title or record.path,
        "identifier": record.path,
        "encodingFormat": record.media_type,
    }
    if record.language:
        node["inLanguage"] = record.language
    if record.published:
        node["datePublished"] = record.published
    return {**node, "publisher": {"@type": "Organization", "name": record.outlet}} if record.outlet else node


def _nodes(claim: OutgoingClaim, ledger: OutgoingLedger) -> Iterator[dict[str, Any]]:
    first = min(
        claim.assertions,
        key=lambda each: (ledger.records[each.place.number].published or _LATEST, each.place.number, each.place.start),
    )
    yield {
        "@type": "Claim",
        "@id": claim_iri(claim),
        "identifier": claim.id,
        "text": claim.text,
        "keywords": claim.kind,
        "firstAppearance": _quotation(first.sentence),
        "appearance": [_quotation(each.sentence) for each in claim.assertions],
    }
    if claim.is_decided and claim.status in _IN_WORDS:
        yield {
            "@type": "ClaimReview",
            "@id": f"{claim_iri(claim)}:review",
            "itemReviewed": {"@id": claim_iri(claim)},
            "claimReviewed": claim.text,
            "reviewRating": {"@type": "Rating", "alternateName": _IN_WORDS[claim.status]},
            "citation": [_quotation(each.place) for each in claim.exhibits if each.stances],
        }


def _quotation(place: OutgoingPlace) -> dict[str, Any]:
    return {"@type": "Quotation", "text": place.text, "isPartOf": {"@id": record_iri(place.number)}}
