# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dossiers: made sets of texts with everything that is true of them, and how they are kept and traced.

A dossier is what a desk has on its table: texts of one event, some of them copies. Sigla are drawn at random, so that
neither name nor order gives anything away. Dossiers are built once and kept as JSON lines beside the press texts.
"""

from __future__ import annotations

from random import Random

import msgspec

from vorlage.domain.lineage import Lineage
from vorlage.lineage import trace_lineage, witness_from_text

INDEPENDENT = "independent"
COPY = "copy"
"""Related over a common parent: counts as a pair to be found, has no relation of its own to be named."""


class MadeWitness(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a dossier."""

    siglum: str
    text: str
    language: str = "en"
    published: str = ""
    outlet: str = ""
    credits: tuple[str, ...] = ()


class MadePair(msgspec.Struct, frozen=True, kw_only=True):
    """What is true of two texts; `a` sorts before `b`.

    `label` is a relation, `independent` or `copy`. `derives` is empty where direction is not asked. `quote_is_fair`:
    the two real texts behind an independent pair share quoted words, so an answer of shared_quote is not wrong.
    """

    a: str
    b: str
    label: str
    made_by: str = ""
    derives: str = ""
    quote_is_fair: bool = False


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """A set of texts with its truth. `groups` are the texts of each origin; `origins` is how many there are.

    `parents` is the tree of copying where one was made; a node that is no witness is lost. `agencies` says of which
    roots the text is an agency's.
    """

    name: str
    split: str
    event: str
    witnesses: tuple[MadeWitness, ...]
    pairs: tuple[MadePair, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    origins: int = 0
    parents: dict[str, str] = {}
    agencies: dict[str, str] = {}

    def with_agencies(self, agencies: dict[str, str]) -> Dossier:
        """The same dossier, with the roots that are an agency's text."""
        return msgspec.structs.replace(self, agencies=agencies)

    def trace(self) -> Lineage:
        """What the engine says of these texts."""
        return trace_lineage(
            [
                witness_from_text(
                    each.siglum,
                    each.text,
                    number=number,
                    published=each.published,
                    outlet=each.outlet,
                    language=each.language,
                    credits=each.credits,
                )
                for number, each in enumerate(self.witnesses, start=1)
            ]
        )


def answers(dossier: Dossier, lineage: Lineage) -> list[tuple[MadePair, str, float]]:
    """For each true pair: the pair, the relation answered (`independent` when unlisted) and its confidence."""
    listed = {(str(pair.a), str(pair.b)): pair for pair in lineage.pairs}
    given = []
    for pair in dossier.pairs:
        found = listed.get((pair.a, pair.b))
        given.append((pair, found.relation.value, found.confidence) if found else (pair, INDEPENDENT, 0.0))
    return given


def fresh_siglum(random: Random) -> str:
    """A label that says nothing."""
    return f"{random.randrange(16**8):08x}.txt"


def in_order(one: str, other: str) -> tuple[str, str]:
    """Two sigla as a pair names them."""
    return (one, other) if one < other else (other, one)
