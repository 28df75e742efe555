# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `search --json` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from vorlage.domain.custody import ItemNumber
from vorlage.domain.facets import Facet
from vorlage.domain.search import Hit, Match, SearchAnswer, Snippet

_NAMES = {Facet.TYPE: "media_type", Facet.LANGUAGE: "language"}
"""Facets that have another name here than where they are asked for: the contract is older."""


class BesideHit(Protocol):
    """What the catalogue knows of the item of a hit."""

    @property
    def also_held(self) -> tuple[tuple[int, str], ...]:
        """Items with the same bytes."""

    @property
    def near_duplicates(self) -> tuple[ItemNumber, ...]:
        """Records with the same or nearly the same text."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""

    @property
    def is_starred(self) -> bool:
        """Whether who asks has starred it."""


def answer_as_json(answer: SearchAnswer, beside: Mapping[ItemNumber, BesideHit] | None = None) -> dict[str, object]:
    """An answer in the shape of the contract, its facets and what is beside its hits with it."""
    return {
        "query": answer.query,
        "read_as": answer.read_as,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 3),
        "hits": [_hit(hit) | _beside((beside or {}).get(hit.number)) for hit in answer.hits],
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
        "layer": hit.layer.value,
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "matched": [_match(match) for match in hit.matched],
        "in_translations": [
            {
                "translation": each.translation,
                "language": each.language,
                "is_of_shown_text": each.is_of_shown_text,
                "snippets": [_snippet(snippet) for snippet in each.snippets],
                "matched": [_match(match) for match in each.matched],
                "original": [list(span) for span in each.original],
            }
            for each in hit.in_translations
        ],
        "in_group": hit.in_group,
        "companions": [{"number": each.number, "path": each.path, "page": each.page_number} for each in hit.companions],
    }


def _beside(beside: BesideHit | None) -> dict[str, object]:
    if beside is None:
        return {}
    return {
        "also_held_as": [{"number": number, "path": path} for number, path in beside.also_held],
        "near_duplicates": sorted(beside.near_duplicates),
        "tags": list(beside.tags),
        "starred": beside.is_starred,
    }


def _match(match: Match) -> dict[str, object]:
    return {"term": match.term, "found": match.found, "how": match.how.value}


def _snippet(snippet: Snippet) -> dict[str, object]:
    return {
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "highlights": [list(highlight) for highlight in snippet.highlights],
    }
