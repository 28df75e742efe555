# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `search --json` prints."""

from __future__ import annotations

from vorlage.domain.search import Hit, SearchAnswer, Snippet


def answer_as_json(answer: SearchAnswer) -> dict[str, object]:
    """An answer in the shape of the contract, and its facets beside it."""
    return {
        "query": answer.query,
        "read_as": answer.read_as,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 3),
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": {
            "genre": dict(answer.genres),
            "media_type": dict(answer.media_types),
            "language": dict(answer.languages),
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
    }


def _snippet(snippet: Snippet) -> dict[str, object]:
    return {
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "highlights": [list(highlight) for highlight in snippet.highlights],
    }
