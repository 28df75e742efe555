# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `search --json` prints."""

from __future__ import annotations

from vorlage.domain.facets import Facet
from vorlage.domain.search import Hit, SearchAnswer, Snippet

_NAMES = {Facet.TYPE: "media_type", Facet.LANGUAGE: "language"}
"""Facets that have another name here than where they are asked for: the contract is older."""


def answer_as_json(answer: SearchAnswer) -> dict[str, object]:
    """An answer in the shape of the contract, and its facets beside it."""
    return {
        "query": answer.query,
        "read_as": answer.read_as,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 3),
        "hits": [_hit(hit) for hit in answer.hits],
        "groups": answer.groups,
        "facets": {
            _NAMES.get(facet, facet.value): {each.value: each.count for each in counts}
            for facet, counts in answer.facets.items()
        },
    }


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "number": hit.number,
        "path": hit.path,
        "page": hit.page_number,
        "score": round(hit.score, 4),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "matched": [{"term": match.term, "found": match.found, "how": match.how.value} for match in hit.matched],
        "in_group": hit.in_group,
        "companions": [{"number": each.number, "path": each.path, "page": each.page_number} for each in hit.companions],
    }


def _snippet(snippet: Snippet) -> dict[str, object]:
    return {
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "highlights": [list(highlight) for highlight in snippet.highlights],
    }
