# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One pair of readings, from alignment to its relation, passages and variants.

First by words. Where that leaves a text unexplained, or the words inside shared passages were changed a lot, sentence
by sentence: spun, back-translated, translated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vorlage.domain.lineage import PassageKind, Relation, SharedPassage, Span, Variant, VariantKind
from vorlage.lineage.alignment import Block, Run, aligned_gap
from vorlage.lineage.collation import collate
from vorlage.lineage.direction import shared_credits
from vorlage.lineage.evidence import Comparison, compare, passages_of
from vorlage.lineage.name_forms import matched_names
from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.relations import (
    LEAST_FACT_SHARE,
    LEAST_FACT_SHARE_OF_ONE_LANGUAGE,
    LEAST_FACT_WEIGHT,
    LEAST_REWORDED_SHARE,
    Verdict,
    is_aligned_enough,
    is_reworded,
    judge,
    judge_reworded,
    judge_shared_facts,
    judge_translated,
)
from vorlage.lineage.reworded_background import REASON, reworded_background
from vorlage.lineage.rewording import Rewording, rewording_of
from vorlage.lineage.sentence_alignment import (
    SentenceAlignment,
    align_by_facts,
    align_by_words,
    align_sentences,
    is_one_language,
)
from vorlage.lineage.tokens import Ints

_LEAST_OWN = 40.0
_MUCH_CHANGED = 0.08
_PLAIN = (Relation.VERBATIM, Relation.TRUNCATED)


@dataclass(frozen=True, slots=True)
class Related:
    """What was found about a pair."""

    verdict: Verdict
    passages: tuple[SharedPassage, ...]
    variants: tuple[Variant, ...]


def related(a: Reading, b: Reading) -> Related | None:
    """What two readings have in common, and what that says; None when nothing of note."""
    credits = shared_credits(a.witness, b.witness)
    found = _related(a, b, credits)
    if not credits or (found is not None and found.verdict.relation.joins_lineages):
        return found
    return _with_reworded_background(a, b, found)


def _with_reworded_background(a: Reading, b: Reading, found: Related | None) -> Related | None:
    """What was found about two reports of one agency, and the sentence of its background that both tell, if any."""
    passage = reworded_background(a, b) if is_one_language(a, b) else None
    if passage is None or (found is not None and found.verdict.relation is Relation.UNKNOWN):
        return found
    if found is None or found.verdict.relation is not Relation.SHARED_SOURCE:
        rest = found.passages if found is not None else ()
        variants = found.variants if found is not None else ()
        return Related(Verdict(Relation.SHARED_SOURCE, 0.7, (REASON,)), (*rest, passage), variants)
    if any(_touch(passage.a, other.a) or _touch(passage.b, other.b) for other in found.passages):
        return found
    verdict = replace(found.verdict, why=(*found.verdict.why, REASON))
    return replace(found, verdict=verdict, passages=(*found.passages, passage))


def _related(a: Reading, b: Reading, credits: tuple[str, ...]) -> Related | None:
    comparison = compare(a, b)
    verdict = judge(comparison, credits)
    if _may_be_reworded(comparison, verdict):
        found = _by_sentences(comparison)
        if found is not None:
            return found
        if verdict is None or verdict.relation is Relation.SHARED_QUOTE:
            found = _by_facts(comparison)
            if found is not None:
                return found
    if verdict is None:
        return None
    below = verdict.relation in (Relation.SHARED_SOURCE, Relation.SHARED_QUOTE)
    blocks = [block for chain in comparison.chains for block in chain.differences]
    return Related(verdict, passages_of(comparison, below_report=below), collate(a, b, blocks))


def aligned_words(a: Reading, b: Reading, *, is_reworded: bool) -> tuple[list[Run], list[Block]]:
    """The equal words of two readings and the places between them where they differ.

    Args:
        a, b: The readings.
        is_reworded: Align sentence by sentence, for texts whose words were changed.
    """
    if not is_reworded:
        chains = compare(a, b).chains
        return [run for chain in chains for run in chain.runs], [
            block for chain in chains for block in chain.differences
        ]
    runs: list[Run] = []
    blocks: list[Block] = []
    for pair in align_sentences(a, b, one_language=is_one_language(a, b)).pairs:
        place = (int(pair.a[0]), int(pair.a[-1]) + 1, int(pair.b[0]), int(pair.b[-1]) + 1)
        equal, unequal = aligned_gap(a.table.word, b.table.word, place)
        runs.extend(equal)
        blocks.extend(unequal)
    return runs, blocks


def _may_be_reworded(comparison: Comparison, verdict: Verdict | None) -> bool:
    evidence = comparison.evidence
    if min(evidence.own_a, evidence.own_b) < _LEAST_OWN:
        return False
    return verdict is None or verdict.relation not in _PLAIN or evidence.changed > _MUCH_CHANGED


def _by_sentences(comparison: Comparison) -> Related | None:
    a, b = comparison.a, comparison.b
    if not is_one_language(a, b):
        found = align_by_facts(a, b, least_weight=LEAST_FACT_WEIGHT, least_share=LEAST_FACT_SHARE)
        verdict = judge_translated(found) if found is not None else None
        if found is None or verdict is None:
            return None
        return Related(verdict, _passages(a, b, found, PassageKind.TRANSLATED), _entity_variants(a, b, found))
    alignment = align_by_words(a, b, least_cover=LEAST_REWORDED_SHARE)
    if alignment is None or not is_aligned_enough(alignment):
        return None
    rewording = rewording_of(a, b, alignment.pairs)
    if not is_reworded(rewording):
        return None
    names = _entity_variants(a, b, alignment)
    renamed = sum(variant.kind is VariantKind.NAME for variant in names)
    verdict = judge_reworded(alignment, rewording, renamed)
    return Related(verdict, _passages(a, b, alignment, PassageKind.REWORDED), _with_words(a, b, names, rewording))


def _by_facts(comparison: Comparison) -> Related | None:
    """Two texts that follow one release, each in its own words: aligned by facts though they are of one language."""
    a, b = comparison.a, comparison.b
    alignment = align_by_facts(a, b, least_weight=LEAST_FACT_WEIGHT, least_share=LEAST_FACT_SHARE_OF_ONE_LANGUAGE)
    verdict = judge_shared_facts(alignment) if alignment is not None else None
    if alignment is None or verdict is None:
        return None
    return Related(verdict, _passages(a, b, alignment, PassageKind.BACKGROUND), _entity_variants(a, b, alignment))


def _passages(a: Reading, b: Reading, alignment: SentenceAlignment, kind: PassageKind) -> tuple[SharedPassage, ...]:
    return tuple(
        SharedPassage(
            _span(a, pair.a),
            _span(b, pair.b),
            PassageKind.SAME if pair.likeness == 1.0 and kind is PassageKind.REWORDED else kind,
        )
        for pair in alignment.pairs
    )


def _span(reading: Reading, rows: Ints) -> Span:
    return int(reading.table.start[rows[0]]), int(reading.table.end[rows[-1]])


def _entity_variants(a: Reading, b: Reading, alignment: SentenceAlignment) -> tuple[Variant, ...]:
    """Names spelt differently and single numbers changed in sentences that belong together."""
    places: list[tuple[VariantKind, Span, Span]] = []
    for pair in alignment.pairs:
        if pair.likeness <= 0:
            continue
        in_a, in_b = _span(a, pair.a), _span(b, pair.b)
        names = matched_names(a, _inside(a.names, in_a), b, _inside(b.names, in_b))
        places.extend((VariantKind.NAME, *spans) for spans in names)
        places.extend((VariantKind.NUMBER, *spans) for spans in _changed_number(a, in_a, b, in_b))
    return tuple(
        Variant(kind, a.text[slice(*a_span)], b.text[slice(*b_span)], a_span, b_span) for kind, a_span, b_span in places
    )


def _inside(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """The spans, which are sorted, that lie wholly in a place."""
    some = spans[bisect_left(spans, (place[0], 0)) : bisect_left(spans, (place[1], 0))]
    return [span for span in some if span[1] <= place[1]]


@once_for_each_reading
def _numbers(reading: Reading) -> Mapping[Span, float | None]:
    return {(number.start, number.end): number.value for number in reading.numbers}


@once_for_each_reading
def _places_of_numbers(reading: Reading) -> Sequence[Span]:
    return sorted(_numbers(reading))


def _changed_number(a: Reading, in_a: Span, b: Reading, in_b: Span) -> list[tuple[Span, Span]]:
    """The one number of a sentence that the other sentence does not give, where that has one such number too."""
    of_a = {_numbers(a)[span]: span for span in _inside(_places_of_numbers(a), in_a)}
    of_b = {_numbers(b)[span]: span for span in _inside(_places_of_numbers(b), in_b)}
    only_a = [value for value in of_a if value not in of_b and value is not None]
    only_b = [value for value in of_b if value not in of_a and value is not None]
    if len(only_a) == len(only_b) == 1 and len(of_a) == len(of_b):
        return [(of_a[only_a[0]], of_b[only_b[0]])]
    return []


def _with_words(a: Reading, b: Reading, entities: tuple[Variant, ...], rewording: Rewording) -> tuple[Variant, ...]:
    """The changed names and numbers, and every other place where aligned words differ."""
    kept = list(entities)
    for variant in collate(a, b, rewording.blocks):
        if any(_touch(variant.a_span, other.a_span) or _touch(variant.b_span, other.b_span) for other in entities):
            continue
        # Aligned by place alone, two names are no pair: only names matched by their spelling are called so.
        kept.append(replace(variant, kind=VariantKind.WORD) if variant.kind is VariantKind.NAME else variant)
    return tuple(kept)


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
