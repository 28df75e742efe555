# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A lineage in the shape of `vorlage lineage --json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from vorlage.domain.lineage import (
    Exemplar,
    Lineage,
    OriginCount,
    Pair,
    PairFinding,
    SharedPassage,
    StemmaEdge,
    SuggestionId,
    Variant,
    Witness,
    pair_suggestion,
)
from vorlage.lineage.stemma import LACUNA, stemma_from_matrix


def stemma_of_matrix(
    names: Sequence[str], places: Sequence[Sequence[int | None]]
) -> dict[str, dict[str, list[dict[str, str | float]]]]:
    """The tree of witnesses that were collated already, in the shape of `stemma` in the contract.

    Edges have no direction that means anything (see `stemma_from_matrix`): "from" is the end nearer to the middle.

    Args:
        names: The witnesses.
        places: For each place of variation the reading of each witness as a code, None for a lacuna.

    Raises:
        ValueError: A place does not have one reading for each witness, or there are fewer than two witnesses.
    """
    if len(names) < 2 or any(len(place) != len(names) for place in places):
        raise ValueError("every place has one reading, or None, for each of two witnesses or more")
    table = np.array([[LACUNA if code is None else code for code in place] for place in places], dtype=np.int64)
    edges = stemma_from_matrix(table.reshape(len(places), len(names)))
    return {
        "stemma": {
            "edges": [
                {"from": names[edge.parent], "to": names[edge.child], "confidence": round(edge.support, 3)}
                for edge in edges
            ]
        }
    }


def lineage_as_json(lineage: Lineage) -> dict[str, Any]:
    """The lineage as plain dictionaries and lists, exactly as the contract names them."""
    unstable = lineage.unstable_names
    numbers = {witness.siglum: witness.number for witness in lineage.witnesses}
    return {
        "reports": [_report(witness, witness.siglum in unstable) for witness in lineage.witnesses],
        "pairs": [_pair(pair, pair_suggestion(numbers[pair.a], numbers[pair.b])) for pair in lineage.pairs],
        "exemplars": [_exemplar(exemplar) for exemplar in lineage.exemplars],
        "stemma": {"edges": [_edge(edge) for edge in lineage.edges]},
        "independent_origins": _origins(lineage.origins),
    }


def _report(witness: Witness, has_unstable_names: bool) -> dict[str, Any]:
    return {
        "number": witness.number,
        "path": witness.siglum,
        "title": witness.title,
        "outlet": witness.outlet,
        "published": witness.published,
        "language": witness.language,
        "credits": list(witness.credits),
        "unstable_names": has_unstable_names,
    }


def _pair(pair: Pair, suggestion: SuggestionId) -> dict[str, Any]:
    return {
        "suggestion": suggestion,
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation.value,
        "derives": pair.derives.value,
        "confidence": pair.confidence,
        "why": list(pair.why),
        "finding": None if pair.finding is None else _finding(pair.finding),
        "passages": [_passage(passage) for passage in pair.passages],
        "variants": [_variant(variant) for variant in pair.variants],
    }


def _finding(finding: PairFinding) -> dict[str, Any]:
    return {
        "decision": finding.decision.value,
        "by": finding.by,
        "at": finding.at.isoformat(),
        "reason": finding.reason,
        "suggested": {"relation": finding.relation.value, "derives": finding.derives.value},
    }


def _passage(passage: SharedPassage) -> dict[str, Any]:
    return {"a": list(passage.a), "b": list(passage.b), "kind": passage.kind.value}


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "kind": variant.kind.value,
        "a": variant.a,
        "b": variant.b,
        "a_span": list(variant.a_span),
        "b_span": list(variant.b_span),
    }


def _exemplar(exemplar: Exemplar) -> dict[str, Any]:
    return {"id": exemplar.id, "label": exemplar.label, "held": exemplar.held, "copies": list(exemplar.copies)}


def _edge(edge: StemmaEdge) -> dict[str, Any]:
    return {"from": edge.parent, "to": edge.child, "confidence": edge.confidence}


def _origins(origins: OriginCount) -> dict[str, Any]:
    return {
        "low": origins.low,
        "high": origins.high,
        "list": [{"label": origin.label, "reports": list(origin.reports)} for origin in origins.origins],
    }
