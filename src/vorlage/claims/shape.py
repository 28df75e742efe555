# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger in the shape that `vorlage claims --json` promises."""

from __future__ import annotations

from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import (
    CalendarDate,
    Claim,
    EventSlots,
    Exhibit,
    Finding,
    Independence,
    Ledger,
    Member,
    Quantity,
    Value,
)
from vorlage.domain.lineage import OriginCount


def ledger_as_json(ledger: Ledger) -> dict[str, object]:
    """The whole ledger, with what was searched for its exhibits."""
    return {
        "claims": [_claim(claim) for claim in ledger.claims],
        "searched": {
            "records": ledger.searched.records,
            "pages": ledger.searched.pages,
            "pages_unread": ledger.searched.pages_unread,
            "pages_failed_ocr": ledger.searched.pages_failed_ocr,
            "languages": [
                {"language": one.language, "pages": one.pages, "own_words": one.own_words}
                for one in ledger.searched.languages
            ],
        },
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "text": claim.text,
        "kind": claim.kind.value,
        "value": value_as_json(claim.value),
        "assertions": [_assertion(member) for member in claim.members],
        "independence": _independence(claim.independence),
        "drift": [
            {
                "from": drift.before,
                "to": drift.after,
                "kind": drift.kind.value,
                "at": list(drift.at),
                "may_be_update": drift.may_be_update,
            }
            for drift in claim.drift
        ],
        "exhibits": [_exhibit(claim, exhibit) for exhibit in claim.exhibits],
        "status": claim.status.value,
    }


def _assertion(member: Member) -> dict[str, object]:
    mention = member.mention
    return {
        "number": mention.number,
        "path": mention.siglum,
        "start": mention.start,
        "end": mention.end,
        "sentence": list(mention.sentence),
        "quote": mention.quote,
        "speaker": mention.speaker,
        "speaker_may_be": mention.meant or None,
        "verb": mention.verb,
        "value": value_as_json(mention.value),
        "event": _event(mention.event),
        "hedged": mention.hedged,
        "negated": mention.negated,
        "suggestion": member_suggestion(mention),
        "rule": mention.rule,
        "accepted_by": mention.accepted_by or None,
        "why": member.why,
    }


def _event(event: EventSlots | None) -> dict[str, object] | None:
    if event is None:
        return None
    return {
        "actor": event.actor,
        "act": event.act,
        "is_passive": event.is_passive,
        "place": event.place or None,
        "date": value_as_json(event.date),
        "date_printed": event.date_printed or None,
    }


def value_as_json(value: Value) -> dict[str, object] | None:
    """A value as the contract has it; whole amounts as integers; None for kinds without one."""
    if isinstance(value, Quantity):
        return {
            "amount": _number(value.amount),
            "comparator": value.comparator.value,
            "unit": value.unit,
            "high": _number(value.high),
        }
    if isinstance(value, CalendarDate):
        return {
            "date": value.date,
            "end": value.end,
            "granularity": value.granularity.value,
            "anchor": value.anchor.value,
        }
    return None


def _number(amount: float | None) -> int | float | None:
    return int(amount) if amount is not None and amount == int(amount) else amount


def _independence(independence: Independence) -> dict[str, object]:
    return {
        "outlets": independence.outlets,
        "lineages": _count(independence.lineages),
        "origins": _count(independence.origins),
    }


def _count(count: OriginCount) -> dict[str, object]:
    return {
        "low": count.low,
        "high": count.high,
        "list": [origin.label for origin in count.origins],
        "reports": [list(origin.reports) for origin in count.origins],
    }


def _exhibit(claim: Claim, exhibit: Exhibit) -> dict[str, object]:
    return {
        "number": exhibit.number,
        "path": exhibit.path,
        "page": exhibit.page,
        "start": exhibit.start,
        "end": exhibit.end,
        "quote": exhibit.quote,
        "score": exhibit.score,
        "machine": exhibit.machine.value,
        "why": [{"code": one.why.value, "here": one.here, "there": one.there} for one in exhibit.why],
        "suggestion": exhibit_suggestion(claim.id, exhibit),
        "finding": _finding(exhibit.finding),
        "findings": [_finding(finding) for finding in exhibit.findings],
        "decision": exhibit.decision.value if exhibit.decision else None,
    }


def _finding(finding: Finding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    return {
        "stance": finding.stance.value,
        "by": finding.by,
        "at": finding.at.isoformat(),
        "reason": finding.reason,
        "number": finding.sequence,
        "is_carried": finding.is_carried,
        "signed_by": list(finding.signed_by),
    }
