# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts whose words were changed: spun, back-translated, translated; and those that only tell of one event."""

from __future__ import annotations

import pytest

from vorlage.domain.lineage import Lineage, Pair, PassageKind, Relation, Siglum, VariantKind
from vorlage.lineage import trace_lineage, witness_from_text
from vorlage.lineage.name_forms import alike, consonants, folded

from .reports_written import (
    BACK_TRANSLATED,
    FROM_RELEASE,
    OTHER_STORY,
    RELEASE,
    REWRITTEN,
    SAME_EVENT,
    SPUN,
    TRANSLATED,
    WIRE,
    edited,
)


def _traced(a: str, b: str, languages: tuple[str, str] = ("", "")) -> Lineage:
    return trace_lineage(
        [witness_from_text("a", a, language=languages[0]), witness_from_text("b", b, language=languages[1])]
    )


def _pair(a: str, b: str) -> Pair:
    pair = _traced(a, b).pair(Siglum("a"), Siglum("b"))
    assert pair is not None
    return pair


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (SPUN, Relation.SPUN),
        (BACK_TRANSLATED, Relation.BACK_TRANSLATED),
        (TRANSLATED, Relation.TRANSLATED),
        (edited(WIRE), Relation.LIGHT_EDIT),
    ],
    ids=["spun", "back-translated", "translated", "edited"],
)
def test_a_reworded_copy_is_called_what_it_is(text: str, relation: Relation) -> None:
    """By sentence order, kept words, numbers and names alone; no model, no dictionary."""
    assert _pair(WIRE, text).relation is relation
    assert _pair(text, WIRE).relation is relation


@pytest.mark.parametrize("copy", [WIRE, SPUN, BACK_TRANSLATED, TRANSLATED], ids=["wire", "spun", "back", "translated"])
def test_another_report_of_the_same_event_is_no_copy(copy: str) -> None:
    """The same people, places and numbers in another order and other words are another report."""
    pair = _traced(copy, SAME_EVENT).pair(Siglum("a"), Siglum("b"))
    assert pair is None or not pair.relation.joins_lineages
    other = _traced(copy, OTHER_STORY).pair(Siglum("a"), Siglum("b"))
    assert other is None or not other.relation.joins_lineages


def test_a_desk_that_writes_a_story_anew_is_not_called_a_machine() -> None:
    """Whole phrases kept and the rest recast: reuse, but neither spun nor back-translated."""
    assert _pair(WIRE, REWRITTEN).relation in (Relation.PARTIAL_REUSE, Relation.LIGHT_EDIT, Relation.SHARED_SOURCE)


def test_two_texts_that_follow_one_release_share_a_source() -> None:
    """Own wording, the release's facts in the release's order: one origin at the least, two at the most."""
    lineage = _traced(RELEASE, FROM_RELEASE)
    (pair,) = lineage.pairs
    assert pair.relation is Relation.SHARED_SOURCE
    assert {passage.kind for passage in pair.passages} == {PassageKind.BACKGROUND}
    assert (lineage.origins.low, lineage.origins.high) == (1, 2)


def test_names_changed_on_the_way_are_found_with_both_spellings() -> None:
    """A back-translated copy has its names listed against those of the text it goes back to."""
    names = {(v.a, v.b) for v in _pair(WIRE, BACK_TRANSLATED).variants if v.kind is VariantKind.NAME}
    assert {("Port Tessaly", "Port Tesali"), ("Odalys Trevane", "Odalis Trebane")} <= names
    assert ("Fennimore Quade", "Fenimore Cuade") in names


def test_spun_words_make_a_table_of_substitutions() -> None:
    """Every exchanged word is listed with the word it stands for; names and numbers are not."""
    variants = _pair(WIRE, SPUN).variants
    words = {(v.a, v.b) for v in variants if v.kind is VariantKind.WORD}
    assert {("harbour", "seaport"), ("results", "outcomes"), ("families", "households")} <= words
    assert all(v.kind is VariantKind.WORD for v in variants)


def test_a_changed_number_is_found_in_a_reworded_sentence() -> None:
    """Only the one figure differs among those of the sentence."""
    pair = _pair(WIRE, BACK_TRANSLATED.replace("27 milligrams", "72 milligrams"))
    assert ("27", "72") in {(v.a, v.b) for v in pair.variants if v.kind is VariantKind.NUMBER}


def test_translated_sentences_are_passages_in_both_languages() -> None:
    """Each passage is a sentence of either text, in order."""
    pair = _pair(WIRE, TRANSLATED)
    assert {passage.kind for passage in pair.passages} == {PassageKind.TRANSLATED}
    assert [p.b for p in sorted(pair.passages, key=lambda p: p.a)] == sorted(p.b for p in pair.passages)


def test_a_text_that_spells_a_name_in_two_ways_is_marked() -> None:
    """Two spellings of one name in one text are a sign of machine translation; a desk's text has one."""
    lineage = trace_lineage(
        [
            witness_from_text(name, text)
            for name, text in {"back": BACK_TRANSLATED, "spun": SPUN, "wire": WIRE, "same": SAME_EVENT}.items()
        ]
    )
    assert lineage.unstable_names == {"back"}


@pytest.mark.parametrize(
    ("one", "other"), [("Xi", "Shi"), ("Leibold", "Lippold"), ("Quintrell", "Kintrel"), ("Korzybrod", "Corzibrod")]
)
def test_spellings_of_one_name_share_their_consonants(one: str, other: str) -> None:
    """Voicing and vowels are what is lost between scripts."""
    assert consonants(one) == consonants(other)
    assert folded(one) != folded(other)
    assert alike(one, other) > 0.75


def test_different_names_are_not_alike() -> None:
    """Names that share nothing but being names are far apart."""
    assert alike("Odalys Trevane", "Fennimore Quade") < 0.6
