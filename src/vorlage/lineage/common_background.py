# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages that stand in three or more otherwise unrelated reports: furniture and background, masked across the corpus.

What everybody prints shows no copying between any two. A paragraph "about the company", an agency's standing
background, a closing line of a site: each of two reports has it from a third place. The rule needs three reports of
three families, so a story that three papers took over is never hidden by its own copies.

Residual: three desks that lifted one paragraph out of one report, and nothing else, look the same and are called so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vorlage.domain.lineage import Derivation, Pair, PassageKind, Relation, SharedPassage, Siglum, Span, Witness
from vorlage.lineage.families import groups

_LEAST_HELD = 0.8
"""Share of a passage that a third report must have too, for the passage to be common."""
_MOST_OF_THE_SHORTER = 0.45
_MOST_CHARACTERS = 1200
"""The most that two reports may share, their quotations apart, and still be otherwise unrelated."""
_DOUBTFUL = (Relation.PARTIAL_REUSE, Relation.UNKNOWN, Relation.SHARED_SOURCE)
_PUBLIC = (PassageKind.QUOTE,)


@dataclass(frozen=True, slots=True)
class _Slight:
    """The pairs that share little, by report, and the families that the other pairs make."""

    partners: Mapping[Siglum, Mapping[Siglum, tuple[Span, ...]]]
    family: Mapping[Siglum, int]

    def is_common(self, pair: Pair, passage: SharedPassage) -> bool:
        """Whether a passage of a pair stands in a third report of a third family."""
        mine = {self.family[pair.a], self.family[pair.b]}
        return any(
            _held(span, spans) and self.family[other] not in mine
            for siglum, span in ((pair.a, passage.a), (pair.b, passage.b))
            for other, spans in self.partners[siglum].items()
        )


def without_common_background(witnesses: Sequence[Witness], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs, with what many unrelated reports print taken for background and not for copying.

    A pair of which hardly anything else is left becomes `shared_source`; otherwise its relation stays and the common
    passages are marked. Pairs that share much are never touched.
    """
    length = {witness.siglum: len(witness.text) for witness in witnesses}
    slight = [pair for pair in pairs if _is_slight(pair, length)]
    chosen = {(pair.a, pair.b) for pair in slight}
    joined = groups(length, pairs, lambda pair: pair.relation.joins_lineages and (pair.a, pair.b) not in chosen)
    family = {siglum: number for number, group in enumerate(joined) for siglum in group}
    partners: dict[Siglum, dict[Siglum, tuple[Span, ...]]] = {}
    for pair in slight:
        own = [passage for passage in pair.passages if passage.kind not in _PUBLIC]
        partners.setdefault(pair.a, {})[pair.b] = tuple(passage.a for passage in own)
        partners.setdefault(pair.b, {})[pair.a] = tuple(passage.b for passage in own)
    known = _Slight(partners, family)
    return tuple(
        _masked(pair, known) if (pair.a, pair.b) in chosen and family[pair.a] != family[pair.b] else pair
        for pair in pairs
    )


def _is_slight(pair: Pair, length: Mapping[Siglum, int]) -> bool:
    if pair.relation not in _DOUBTFUL:
        return False
    shared = sum(passage.a[1] - passage.a[0] for passage in pair.passages if passage.kind not in _PUBLIC)
    return 0 < shared <= min(_MOST_CHARACTERS, _MOST_OF_THE_SHORTER * min(length[pair.a], length[pair.b]))


def _held(span: Span, spans: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span[1], other[1]) - max(span[0], other[0])) for other in spans)
    return covered >= _LEAST_HELD * (span[1] - span[0])


def _masked(pair: Pair, known: _Slight) -> Pair:
    own = [passage for passage in pair.passages if passage.kind not in _PUBLIC]
    common = {passage for passage in own if known.is_common(pair, passage)}
    if not common:
        return pair
    passages = tuple(
        replace(passage, kind=PassageKind.BACKGROUND) if passage in common else passage for passage in pair.passages
    )
    left = sum(passage.a[1] - passage.a[0] for passage in own if passage not in common)
    whole = left + sum(passage.a[1] - passage.a[0] for passage in common)
    if left > (1 - _LEAST_HELD) * whole:
        return replace(pair, passages=passages)
    why = "what they share stands in a third report too that has nothing else of either: background or furniture"
    if pair.relation is Relation.SHARED_SOURCE:
        return replace(pair, passages=passages, why=(*pair.why, why))
    return replace(
        pair,
        relation=Relation.SHARED_SOURCE,
        derives=Derivation.UNKNOWN,
        confidence=0.95,
        why=(*pair.why[:2], why),
        passages=passages,
    )
