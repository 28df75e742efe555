# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Assertions and exhibits as annotations in JSON-LD (W3C Web Annotation Data Model, 23 February 2017).

A stretch that is shown whole is selected twice over (section 4.2): by its words with what stands around them
(TextQuoteSelector), and by its place (TextPositionSelector; code points, as section 4.2.5 has it). Of a stretch in
which something is hidden the place is given, refined by the longest part that is shown: a quotation that nobody printed
would select nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vorlage.claims.exporting.outgoing import OutgoingClaim, OutgoingLedger, OutgoingPlace
from vorlage.claims.exporting.schema_org import claim_iri, record_iri

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def ledger_as_annotations(ledger: OutgoingLedger) -> dict[str, Any]:
    """The ledger as a collection of annotations on one page."""
    items = [annotation for claim in ledger.claims for annotation in _annotations(claim, ledger)]
    return {
        "@context": CONTEXT,
        "id": "urn:vorlage:claims",
        "type": "AnnotationCollection",
        "label": "Claims, where they are made and what is offered for them",
        "total": len(items),
        "first": {"id": "urn:vorlage:claims:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotations(claim: OutgoingClaim, ledger: OutgoingLedger) -> Iterator[dict[str, Any]]:
    """Where it is made: describing. What the machine offers: linking. What people found: assessing."""
    for number, assertion in enumerate(claim.assertions, start=1):
        bodies = [_words("describing", claim.text), _words("tagging", claim.kind)]
        yield _annotation(f"{claim_iri(claim)}:said:{number}", "describing", claim, assertion.place, bodies, ledger)
    for number, exhibit in enumerate(claim.exhibits, start=1):
        motivation = "assessing" if exhibit.stances else "linking"
        bodies = [_words("tagging", exhibit.machine), *(_words("assessing", stance) for stance in exhibit.stances)]
        yield _annotation(f"{claim_iri(claim)}:exhibit:{number}", motivation, claim, exhibit.place, bodies, ledger)


def _annotation(
    iri: str,
    motivation: str,
    claim: OutgoingClaim,
    place: OutgoingPlace,
    bodies: list[dict[str, Any]],
    ledger: OutgoingLedger,
) -> dict[str, Any]:
    record = ledger.records[place.number]
    named = _words("identifying", f"{record.path}, page {place.page}")
    return {
        "id": iri,
        "type": "Annotation",
        "motivation": motivation,
        "body": [claim_iri(claim), *bodies, named],
        "target": {"type": "SpecificResource", "source": record_iri(place.number), "selector": _selector(place)},
    }


def _words(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _selector(place: OutgoingPlace) -> list[dict[str, Any]] | dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    quote = {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    if place.is_whole:
        return [quote, position]
    return {**position, "refinedBy": quote} if place.exact.strip() else position
