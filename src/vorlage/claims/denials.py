# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Denials and refusals to comment: statements of their own, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims.paragraph import DENY, PASSIVE, SILENT, Attributed, Paragraph, named, subject_of, trimmed, verb_of
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
        bound = subject_of(paragraph, sentence, match)
        rule = "denial.bound"
        host = _PARTICIPLE_HOST.match(text, match.end(), sentence[1])
        if match.group().lower().endswith("ing") and host is not None and match.start() - sentence[0] < 30:
            bound = (*named(paragraph, Subject(host.span("np"), "participle")), verb_of(match.group()), "participle")
        speaker, said_by, verb, how = bound or ("", None, verb_of(match.group()), "unbound")
        if speaker in seen:
            continue
        seen.add(speaker)
        span = trimmed(text, match.start(), sentence[1])
        yield Attributed(
            kind=ClaimKind.DENIAL,
            start=span[0],
            end=span[1],
            sentence=sentence,
            speaker=speaker,
            said_by=said_by,
            verb=verb,
            rule=f"{rule}.{how}",
        )


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
                yield Attributed(
                    kind=ClaimKind.NO_COMMENT,
                    start=span[0],
                    end=end,
                    sentence=sentence,
                    speaker=text[span[0] : span[1]],
                    said_by=span,
                    verb=verb,
                    rule="no_comment.neither_nor",
                )
            return
        bound = subject_of(paragraph, sentence, match)
        speaker, said_by, _, how = bound or ("", None, "", "unbound")
        yield Attributed(
            kind=ClaimKind.NO_COMMENT,
            start=match.start(),
            end=end,
            sentence=sentence,
            speaker=speaker,
            said_by=said_by,
            verb=verb,
            rule=f"no_comment.{how}",
        )
        return
