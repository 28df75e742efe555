# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What somebody is said to have said: who, with which verb, by which rule, and the words at their place."""

from __future__ import annotations

from dataclasses import dataclass

from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who says it, with which verb, and the rule that bound the two.

    `speaker` is as printed, at `place`; a speaker carried over from a sentence before has none. `meant` is whom a
    pronoun may stand for: a proposal, empty where a name is printed.
    """

    speaker: str
    place: Span | None
    verb: str
    rule: str
    meant: str = ""


NOBODY = Said(speaker="", place=None, verb="", rule="unbound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Words that somebody is said to have said, at their place, half-open."""

    kind: ClaimKind
    start: int
    end: int
    sentence: Span
    said: Said
    rule: str

    @classmethod
    def of(cls, kind: ClaimKind, span: Span, sentence: Span, said: Said, rule: str = "") -> Attributed:
        """The words of a span as said by somebody; the rule is named after the kind and what bound the speaker."""
        named = rule or f"{kind.value}.{said.rule}"
        return cls(kind=kind, start=span[0], end=span[1], sentence=sentence, said=said, rule=named)
