# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Denials and refusals to comment: statements of their own, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vorlage.claims.paragraph import DENY, PASSIVE, SILENT, Paragraph, subject_of, trimmed, verb_of
from vorlage.claims.said import NOBODY, Attributed, Said
from vorlage.claims.speakers import Subject
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bneither|不|没有|لم|не)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NEITHER = re.compile(r"\bneither\s+(?P<one>.+?)\s+nor\s+(?P<other>.+)$", re.IGNORECASE)
_PARTICIPLE_HOST = re.compile(r"[^,;.]*,\s+(?P<np>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")


def find_denials(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Denials, each by its own speaker. A denial that is itself denied ("did not deny") is none."""
    text, seen = paragraph.text, set()
    for match in paragraph.cue_matches(DENY, *sentence):
        before = max(sentence[0], match.start() - 16)
        if (
            PASSIVE.search(text, before, match.start())
            or _NEGATED.search(text, before, match.start())
            or SILENT.search(text, before, match.end() + 8)
        ):
            continue
        said = subject_of(paragraph, sentence, match) or replace(NOBODY, verb=verb_of(match.group()))
        host = _PARTICIPLE_HOST.match(text, match.end(), sentence[1])
        if match.group().lower().endswith("ing") and host is not None and match.start() - sentence[0] < 30:
            said = paragraph.said_by(Subject(host.span("np"), "participle"), match.group())
        if (said.meant or said.speaker) in seen:
            continue
        seen.add(said.meant or said.speaker)
        span = trimmed(text, match.start(), sentence[1])
        yield Attributed.of(ClaimKind.DENIAL, span, sentence, said)


def find_silences(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Refusals to comment and requests unanswered; "neither A nor B" are two who keep silent."""
    text = paragraph.text
    for match in paragraph.cue_matches(SILENT, *sentence):
        end = trimmed(text, match.start(), sentence[1])[1]
        verb = verb_of(match.group())
        both = _NEITHER.search(text, sentence[0], match.start())
        if both is not None:
            for group in ("one", "other"):
                span = trimmed(text, *both.span(group))
                speaker = Said(speaker=text[slice(*span)], place=span, verb=verb, rule="neither_nor")
                yield Attributed.of(ClaimKind.NO_COMMENT, (span[0], end), sentence, speaker)
            return
        said = replace(subject_of(paragraph, sentence, match) or NOBODY, verb=verb)
        yield Attributed.of(ClaimKind.NO_COMMENT, (match.start(), end), sentence, said)
        return
