# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The five real reports that lie beside the project: all ten pairs. No text of theirs is copied here."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage.domain.lineage import Derivation, Lineage, PassageKind, Relation, Siglum, VariantKind
from vorlage.lineage import trace_lineage, witness_from_text

pytestmark = pytest.mark.shared

_CREDITS = {"000": ("AFP",), "001": ("AFP",), "003": ("AFP",), "004": ("AFP",)}
_DATES = {"001": "2019-11-25", "002": "2019-11-25"}


@pytest.fixture(scope="module")
def lineage(shared_folder: Path) -> Lineage:
    """The lineage of the five, with the credits and dates that are printed on them."""
    paths = sorted((shared_folder / "reports").glob("*.txt"))
    return trace_lineage(
        [
            witness_from_text(
                path.name[:3],
                path.read_text("utf-8"),
                credits=_CREDITS.get(path.name[:3], ()),
                published=_DATES.get(path.name[:3], ""),
                language="en",
            )
            for path in paths
        ]
    )


def test_the_two_copies_of_the_agency_story_are_cut_siblings_of_a_lost_text(lineage: Lineage) -> None:
    """One is the other cut short; both hang from the agency's text, which nobody here holds."""
    pair = lineage.pair(Siglum("000"), Siglum("001"))
    assert pair is not None
    assert pair.relation is Relation.TRUNCATED
    assert pair.derives is Derivation.COMMON_EXEMPLAR
    found = {(variant.kind, variant.a, variant.b) for variant in pair.variants}
    assert found == {(VariantKind.WORD, "defence", "defense"), (VariantKind.DATE, "yesterday", "on Monday")}
    (exemplar,) = lineage.exemplars
    assert (exemplar.label, exemplar.held, exemplar.copies) == ("AFP, 25 November 2019", False, ("000", "001"))


def test_no_other_pair_is_called_a_copy(lineage: Lineage) -> None:
    """Other stories of the same leaks are other stories."""
    copies = [(pair.a, pair.b) for pair in lineage.pairs if pair.relation.joins_lineages]
    assert copies == [("000", "001")]


def test_agency_background_is_at_most_a_shared_source(lineage: Lineage) -> None:
    """The same expert's description stands in another story of the agency, with the name changed on the way."""
    for one in ("000", "001"):
        pair = lineage.pair(Siglum(one), Siglum("003"))
        assert pair is not None
        assert pair.relation is Relation.SHARED_SOURCE
        assert {passage.kind for passage in pair.passages} == {PassageKind.BACKGROUND}
        assert any(variant.kind is VariantKind.NAME for variant in pair.variants)
        background = lineage.pair(Siglum(one), Siglum("004"))
        assert background is not None
        assert background.relation is Relation.SHARED_SOURCE
        assert {passage.kind for passage in background.passages} == {PassageKind.BACKGROUND}
    for one in ("000", "001", "003"):
        pair = lineage.pair(Siglum(one), Siglum("004"))
        assert pair is None or pair.relation is Relation.SHARED_SOURCE
        other = lineage.pair(Siglum("002"), Siglum(one))
        assert other is None or other.relation in (Relation.SHARED_SOURCE, Relation.SHARED_QUOTE)


def test_the_two_copies_count_once(lineage: Lineage) -> None:
    """Four families at most; agency background may join some of them."""
    assert lineage.origins.high == 4
    assert 2 <= lineage.origins.low <= 4
    assert ("000", "001") in [origin.reports for origin in lineage.origins.origins]
