# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A draft check in the shape that `vorlage claims --draft --json` promises: claims as in the ledger, and more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vorlage.claims.shape import ledger_as_json, value_as_json
from vorlage.domain.claims import Claim, Ledger
from vorlage.domain.drafts import DRAFT, Contrast, DraftCheck, DraftClaim


def draft_as_json(check: DraftCheck) -> dict[str, Any]:
    """The whole check. A place in the draft has neither number nor path: both are None, and offsets are the draft's."""
    own = _as_in_the_ledger(check, [each.claim for each in check.claims])
    met = _as_in_the_ledger(check, [claim for each in check.claims for claim in each.met])
    assertions = {shape["id"]: shape["assertions"] for shape in met["claims"]}
    return {
        "claims": [
            _claim(each, shape, [said for claim in each.met for said in assertions[claim.id]])
            for each, shape in zip(check.claims, own["claims"], strict=True)
        ],
        "not_held": {
            "said_by_nobody": [each.claim.id for each in check.said_by_nobody],
            "without_passage": [each.claim.id for each in check.without_passage],
        },
        "searched": {**own["searched"], "reports": check.reports},
    }


def _as_in_the_ledger(check: DraftCheck, claims: Iterable[Claim]) -> dict[str, Any]:
    return ledger_as_json(Ledger(claims=tuple(claims), searched=check.searched))


def _claim(each: DraftClaim, shape: dict[str, Any], assertions: list[dict[str, Any]]) -> dict[str, Any]:
    """A claim as in the ledger: its assertions are those of the reports that say it too."""
    return {
        **shape,
        "assertions": assertions,
        "drift": [{**edge, "at": [None if at == DRAFT else at for at in edge["at"]]} for edge in shape["drift"]],
        "in_draft": [{**mention, "number": None, "path": None} for mention in shape["assertions"]],
        "meets": [claim.id for claim in each.met],
        "otherwise": [_contrast(contrast) for contrast in each.otherwise],
        "is_said_elsewhere": each.is_said_elsewhere,
        "has_passage": each.has_passage,
    }


def _contrast(contrast: Contrast) -> dict[str, Any]:
    mention = contrast.mention
    return {
        "claim": contrast.claim,
        "number": mention.number,
        "path": mention.siglum,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "speaker": mention.speaker,
        "value": value_as_json(mention.value),
        "kind": contrast.kind.value,
        "words_in_common": contrast.words_in_common,
    }
