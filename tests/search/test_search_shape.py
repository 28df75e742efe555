# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What scripts read is as the contract says."""

from __future__ import annotations

import json

from vorlage.domain.custody import ItemNumber
from vorlage.domain.facets import Facet, FacetCount
from vorlage.domain.search import Hit, Match, MatchKind, SearchAnswer, Snippet
from vorlage.search.shape import answer_as_json


def test_an_answer_has_the_fields_of_the_contract() -> None:
    """Names, nesting and plain values, ready for JSON."""
    answer = SearchAnswer(
        query="lead",
        read_as="lead",
        total=1,
        took_ms=1.23456,
        hits=(
            Hit(
                number=ItemNumber(7),
                path="primary/a.txt",
                page_number=2,
                score=1.5,
                snippets=(Snippet("the lead", 10, 18, ((4, 8),)),),
                matched=(Match("lead", "lead", MatchKind.EXACT),),
            ),
        ),
        facets={
            Facet.GENRE: (FacetCount("primary", 1),),
            Facet.TYPE: (FacetCount("text/plain", 1),),
            Facet.LANGUAGE: (FacetCount("en", 1),),
            Facet.FOLDER: (FacetCount("primary", 1),),
        },
    )
    assert json.loads(json.dumps(answer_as_json(answer))) == {
        "query": "lead",
        "read_as": "lead",
        "total": 1,
        "took_ms": 1.235,
        "hits": [
            {
                "number": 7,
                "path": "primary/a.txt",
                "page": 2,
                "score": 1.5,
                "layer": "text",
                "in_translations": [],
                "snippets": [{"text": "the lead", "start": 10, "end": 18, "highlights": [[4, 8]]}],
                "matched": [{"term": "lead", "found": "lead", "how": "exact"}],
                "in_group": 1,
                "companions": [],
            }
        ],
        "groups": None,
        "facets": {
            "genre": {"primary": 1},
            "media_type": {"text/plain": 1},
            "language": {"en": 1},
            "folder": {"primary": 1},
        },
    }
