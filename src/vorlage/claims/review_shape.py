# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The review queue and the decisions on claims in the shape of `--json`."""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.claims.decided import DecisionShown
from vorlage.domain.review_queue import QueueEntry


def queue_as_json(entries: Iterable[QueueEntry]) -> dict[str, object]:
    """What waits, in the order of its effect."""
    return {
        "queue": [
            {
                "kind": entry.kind.value,
                "suggestion": entry.suggestion,
                "claims": list(entry.claims),
                "about": entry.about,
                "effect": {
                    "claims": entry.effect.claims,
                    "reports": entry.effect.reports,
                    "pages": entry.effect.pages,
                },
            }
            for entry in entries
        ]
    }


def decisions_as_json(shown: Iterable[DecisionShown]) -> dict[str, object]:
    """What people decided, in order."""
    return {
        "decisions": [
            {
                "number": each.decision.sequence,
                "kind": each.decision.kind.value,
                "suggestion": each.decision.suggestion,
                "decision": each.decision.decision.value,
                "stance": each.decision.stance.value if each.decision.stance else None,
                "machine": each.decision.machine,
                "about": each.decision.about,
                "by": each.decision.by,
                "at": each.decision.at.isoformat(),
                "reason": each.decision.reason,
                "standing": each.standing.value,
                "needs_second": each.decision.needs_second,
                "waits": each.waits,
                "signed_by": list(each.signed_by),
                "undone_by": each.undone_by,
                "claims": list(each.claims),
            }
            for each in shown
        ]
    }
