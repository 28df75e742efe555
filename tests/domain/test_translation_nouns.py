# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of translations: whoever translates does not check, and what is taken back stays taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import CodeName, Digest, ItemNumber
from vorlage.domain.pages import text_digest
from vorlage.domain.translations import (
    AlignedStretch,
    StepRefusal,
    Translation,
    TranslationNumber,
    TranslationStep,
    TranslationStepKind,
    is_language,
    step_refusal,
)

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
HERON, BITTERN = CodeName("heron"), CodeName("bittern")
CHECK, WITHDRAW = TranslationStepKind.CHECK, TranslationStepKind.WITHDRAW


def a_translation(*steps: TranslationStep, aligned: tuple[AlignedStretch, ...] = ()) -> Translation:
    """One of two sentences."""
    return Translation(
        number=TranslationNumber(1),
        item=ItemNumber(4),
        page=2,
        layer_digest=Digest("0" * 64),
        language="en",
        text="The board met. It rained.",
        aligned=aligned,
        translator=HERON,
        made_at=NOON,
        steps=steps,
    )


def step(kind: TranslationStepKind, by: CodeName) -> TranslationStep:
    return TranslationStep(kind, by, NOON)


@pytest.mark.parametrize("name", ["heron", "Heron", "HERON"])
def test_whoever_translates_does_not_check(name: str) -> None:
    """Capitals make nobody another person."""
    assert step_refusal(HERON, (), CHECK, CodeName(name)) is StepRefusal.SAME_PERSON
    with pytest.raises(ValueError, match="each step is allowed"):
        a_translation(step(CHECK, CodeName(name)))


_STEPS = st.lists(
    st.builds(step, st.sampled_from(TranslationStepKind), st.sampled_from([HERON, BITTERN, CodeName("rail")])),
    max_size=5,
)


@given(_STEPS)
def test_steps_that_are_allowed_one_by_one_make_a_translation(steps: list[TranslationStep]) -> None:
    """A member checks once; after a withdrawal nothing follows; the checkers are never the translator."""
    taken: list[TranslationStep] = []
    for each in steps:
        if step_refusal(HERON, taken, each.kind, each.by) is None:
            taken.append(each)
    made = a_translation(*taken)
    assert HERON not in made.checked_by
    assert len(set(made.checked_by)) == len(made.checked_by)
    if made.is_withdrawn:
        assert taken[-1].kind is WITHDRAW
        assert step_refusal(HERON, taken, CHECK, CodeName("dunlin")) is StepRefusal.WITHDRAWN


def test_a_stretch_is_found_from_either_side() -> None:
    """From words of the translation to those of the page, and back; what is loose leads nowhere."""
    made = a_translation(aligned=(AlignedStretch((0, 6), (0, 14)), AlignedStretch((9, 12), (15, 25))))
    assert made.originals_of(16, 18) == ((9, 12),)
    assert made.originals_of(10, 16) == ((0, 6), (9, 12))
    assert made.translations_of(5, 6) == ((0, 14),)
    assert made.translations_of(7, 8) == ()


@pytest.mark.parametrize(
    "aligned",
    [
        (AlignedStretch((0, 6), (0, 14)), AlignedStretch((5, 12), (15, 25))),
        (AlignedStretch((0, 6), (0, 16)), AlignedStretch((6, 12), (15, 25))),
        (AlignedStretch((0, 6), (0, 26)),),
    ],
)
def test_stretches_that_cross_or_leave_the_text_are_no_alignment(aligned: tuple[AlignedStretch, ...]) -> None:
    """On neither side does one stretch lie in another."""
    with pytest.raises(ValueError, match="aligned stretch"):
        a_translation(aligned=aligned)


def test_a_citation_names_the_translation_by_its_own_digest() -> None:
    """Not by that of the page."""
    made = a_translation()
    assert made.digest == text_digest(made.text) != made.layer_digest
    assert "board" not in repr(made)


@pytest.mark.parametrize(
    ("code", "is_one"), [("en", True), ("zh-Hant", True), ("English", False), ("e", False), ("", False)]
)
def test_a_language_is_named_by_its_tag(code: str, is_one: bool) -> None:
    """The form of BCP 47."""
    assert is_language(code) == is_one
