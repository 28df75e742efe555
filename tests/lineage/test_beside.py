# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One text beside some reports: what it shares with each, as the whole tree would say."""

from __future__ import annotations

import pytest

from vorlage.domain.lineage import Relation
from vorlage.lineage.beside import relate_to_each
from vorlage.lineage.tracing import trace_lineage
from vorlage.lineage.witnesses import witness_from_text

WIRE = (
    "The harbour board of Lindhaven knew in March that the new crane could not carry its load, and let the ships come "
    "all the same, according to minutes seen by this newspaper. Two engineers had written that the foundation was "
    "sinking by four millimetres a week, and that nobody should work under the jib. The board thanked them and put the "
    "letter away until the season was over."
)
OTHER = "Bread is dearer again. Bakers say that it is the flour, millers that it is the weather and the price of salt."


def test_a_text_is_related_to_its_copy_and_to_no_other() -> None:
    """As tracing all of them together relates the two."""
    text = witness_from_text("\x00draft", WIRE)
    reports = [witness_from_text("a", WIRE.replace("four", "five")), witness_from_text("b", OTHER)]
    (pair,) = relate_to_each(text, reports)
    (traced,) = trace_lineage([text, *reports]).pairs
    assert (pair.a, pair.b, pair.relation) == ("\x00draft", "a", traced.relation)
    assert pair.relation in (Relation.VERBATIM, Relation.LIGHT_EDIT)
    assert (pair.passages, pair.variants) == (traced.passages, traced.variants)


def test_without_reports_there_is_nothing_to_share() -> None:
    """An empty case has no pairs."""
    assert relate_to_each(witness_from_text("\x00draft", WIRE), []) == ()


def test_a_text_is_not_set_beside_itself() -> None:
    """Two texts of one siglum could not be told apart."""
    with pytest.raises(ValueError, match="beside other texts"):
        relate_to_each(witness_from_text("a", WIRE), [witness_from_text("a", OTHER)])
