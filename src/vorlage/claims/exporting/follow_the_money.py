# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger as entities of FollowTheMoney, one JSON object a line, as its tools read them.

Reports are Articles and primary records Documents; a claim, for which the model has no schema, is a Note on the
reports that make it; what a report says of it, and what a passage is offered for, are Documentations; a speaker who may
be shown is a Mention, unresolved. No Person, no LegalEntity, no Event: nothing is gathered about anybody.

The model was read as of June 2025 (followthemoney 4.0, MIT); what is written here keeps to the schemata and types of
it, which a test holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from vorlage.claims.exporting.outgoing import (
    OutgoingAssertion,
    OutgoingClaim,
    OutgoingExhibit,
    OutgoingLedger,
    OutgoingPlace,
    OutgoingRecord,
    printed_value,
)
from vorlage.domain.protection import PLACEHOLDERS

_LANGUAGES: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita",
    "ja": "jpn", "kk": "kaz", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "th": "tha",
    "tr": "tur", "ug": "uig", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""Codes of three letters (ISO 639-3), which the model wants, for those of two; a language without one is left out."""


def ledger_as_lines(ledger: OutgoingLedger) -> Iterator[str]:
    """Each entity as a line of JSON, those that others point to first."""
    for _, record in sorted(ledger.records.items()):
        yield _line(_record(record))
    for claim in ledger.claims:
        yield _line(_note(claim))
        for number, assertion in enumerate(claim.assertions, start=1):
            yield from map(_line, _said(claim, number, assertion))
        for number, exhibit in enumerate(claim.exhibits, start=1):
            yield _line(_offered(claim, number, exhibit))


def _line(entity: dict[str, Any]) -> str:
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _entity(name: str, schema: str, /, **properties: str | list[str]) -> dict[str, Any]:
    """An entity; every property is a list, and one without a value is not there."""
    given = {key: [value] if isinstance(value, str) else value for key, value in properties.items()}
    kept = {key: [value for value in values if value] for key, values in given.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _record(record: OutgoingRecord) -> dict[str, Any]:
    return _entity(
        _record_name(record.number),
        "Article" if record.is_report else "Document",
        name=record.title or record.path,
        title=record.title,
        fileName=record.path,
        mimeType=record.media_type,
        language=_LANGUAGES.get(record.language, ""),
        publisher=record.outlet,
        publishedAt=record.published,
    )


def _note(claim: OutgoingClaim) -> dict[str, Any]:
    return _entity(
        _claim_name(claim),
        "Note",
        name=f"Claim {claim.id}",
        description=claim.text,
        summary=printed_value(claim.value),
        keywords=[claim.kind, claim.status.value],
        entity=sorted({_record_name(each.place.number) for each in claim.assertions}),
    )


def _said(claim: OutgoingClaim, number: int, assertion: OutgoingAssertion) -> Iterator[dict[str, Any]]:
    place = assertion.place
    yield _documentation(claim, f"said-{number}", place, role="says", summary=printed_value(assertion.value))
    speaker = assertion.speaker
    if speaker and not any(placeholder in speaker for placeholder in PLACEHOLDERS.values()):
        name = f"{_claim_name(claim)}-speaker-{number}"
        yield _entity(name, "Mention", document=_record_name(place.number), name=speaker)


def _offered(claim: OutgoingClaim, number: int, exhibit: OutgoingExhibit) -> dict[str, Any]:
    role = exhibit.stances[-1] if len(exhibit.stances) == 1 else "disputed" if exhibit.stances else "offered"
    return _documentation(claim, f"exhibit-{number}", exhibit.place, role=role, summary=exhibit.machine)


def _documentation(claim: OutgoingClaim, name: str, place: OutgoingPlace, *, role: str, summary: str) -> dict[str, Any]:
    return _entity(
        f"{_claim_name(claim)}-{name}",
        "Documentation",
        document=_record_name(place.number),
        entity=_claim_name(claim),
        role=role,
        summary=summary,
        description=place.text,
        recordId=f"page {place.page}, characters {place.start} to {place.end}",
    )


def _record_name(number: int) -> str:
    return f"vorlage-item-{number}"


def _claim_name(claim: OutgoingClaim) -> str:
    return f"vorlage-claim-{claim.id}"
