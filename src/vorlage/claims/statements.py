# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is attributed and not quoted: "experts say that …", "…, officials said", "according to the memo, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims.paragraph import ACCORDING, TELL_THAT, Attributed, Paragraph, is_dense, trimmed, verb_of
from vorlage.claims.speakers import Subject, subject_after, subject_before
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span

_NEEDS_THAT = re.compile(
    r"(?:show|shows|showed|reveal|reveals|revealed|indicate|indicates|indicated|report|reports|reported|note|notes|noted|find|finds|found"
    r"|suggest|suggests|suggested|stress|stressed|write|wrote|urge|urges|urged|point\s+out|points\s+out|confirm|confirms|confirmed"
    r"|estimate|estimates|estimated|recall|recalled|state|states|stated|stating|announce|announces|announced|declare|declared|maintain"
    r"|maintains|maintained|explain|explains|explained|conclude|concludes|concluded|think|thinks|thought|testify|testified)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|reporters|journalists)\s+)?[\w.’'&-]+(?:\s+[A-Z][\w.’'&-]*){0,4}(?=\s*(?:,|that\b|\w))"
)
_THAT = re.compile(r"(?:\s*[,，:：])?\s*(?:that|что|que|أن|إن|بأن)\s+", re.IGNORECASE)
_NAME_FIRST = re.compile(
    r"(?:(?:But|And|Yet|The|A|An|\w+ly)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and))*|[\w\s]{3,40})"
    r",\s+(?:including|a|an|the|one|who|which|whose|former|head|director|professor|spokes\w+|[\w\s-]{3,40}(?=,$))\b"
)
_CLOSES = re.compile(r"[\s.”\"»]*$|\s*\.|\s*,(?!\s*[\"“«])")


def find_statements(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Attributed and not quoted: "experts say that …", "…, officials said", "according to the memo, …"."""
    text = paragraph.text
    for match in paragraph.cue_matches(TELL_THAT, sentence[0], sentence[1]):
        content = _content(paragraph, sentence, match)
        if content is None:
            continue
        span, subject = content
        speaker, rule = paragraph.speaker_of(subject)
        yield _statement(sentence, span, (speaker, subject.span, verb_of(match.group()), rule))
        return
    for match in ACCORDING.finditer(text, *sentence):
        if paragraph.is_quoted(match.start()):
            continue
        head, tail = (sentence[0], match.start()), (match.end(), sentence[1])
        span = tail if match.start() - sentence[0] < 12 else head
        speaker, rule = paragraph.speaker_of(Subject(match.span("np"), "according_to"))
        content_span = trimmed(text, *span)
        if content_span[1] - content_span[0] > 12:
            yield _statement(sentence, content_span, (speaker, match.span("np"), "according to", rule))
        return


def _content(paragraph: Paragraph, sentence: Span, cue: re.Match[str]) -> tuple[Span, Subject] | None:
    """What a cue says and who says it: behind the cue, or before it when the cue closes its sentence."""
    text, verb = paragraph.text, cue.group().lower()
    before = text[sentence[0] : cue.start()].rstrip()
    if (verb.endswith("ing") and before.endswith(",")) or before.endswith(("”", '"', "»")):
        return None
    if before.endswith(",") and not _THAT.match(text, cue.end()) and not _NAME_FIRST.match(before):
        subject = subject_after(text, sentence, cue.end())
        span = trimmed(text, sentence[0], sentence[0] + len(before))
        return (span, subject) if subject and span[1] - span[0] > 12 else None
    bound = (
        subject_after(text, sentence, cue.end())
        if "\u0600" <= verb[0] <= "\u06ff"
        else subject_before(text, sentence, cue.start())
    )
    if bound is None:
        return None
    place = cue.end()
    if verb.startswith(("tell", "told")):
        addressee = _ADDRESSEE.match(text, place, sentence[1])
        place = addressee.end() if addressee else place
    if bound.rule == "after":
        place = max(place, bound.span[1])
    that = _THAT.match(text, place, sentence[1])
    if that is None and _CLOSES.match(text[place : sentence[1]]):
        closing = text[sentence[0] : bound.span[0]].rstrip()
        span = trimmed(text, sentence[0], sentence[0] + len(closing))
        return (span, bound) if closing.endswith(",") and span[1] - span[0] > 12 else None
    if that is None and _NEEDS_THAT.fullmatch(verb):
        return None
    span = trimmed(text, that.end() if that else place, sentence[1])
    return (span, bound) if len(text[span[0] : span[1]].split()) >= 3 or is_dense(text[span[0] : span[1]]) else None


def _statement(sentence: Span, span: Span, said: tuple[str, Span, str, str]) -> Attributed:
    speaker, said_by, verb, rule = said
    return Attributed(
        kind=ClaimKind.STATEMENT,
        start=span[0],
        end=span[1],
        sentence=sentence,
        speaker=speaker,
        said_by=said_by,
        verb=verb,
        rule=f"statement.{rule}",
    )
