# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is attributed and not quoted: "experts say that …", "…, officials said", "according to the memo, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vorlage.claims import cues
from vorlage.claims.paragraph import ACCORDING, TELL_THAT, Paragraph, is_dense, trimmed, verb_of
from vorlage.claims.said import Attributed, Said
from vorlage.claims.speakers import Subject, subject_after, subject_before, subject_of_clause
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
    r"\s+(?:(?:the|a|an|his|her|their|its|reporters|journalists)\s+)?(?!that\b)[\w.’'&-]+(?:\s+[A-Z][\w.’'&-]*){0,4}(?=\s*(?:,|that\b|\w))"
)
_THAT = re.compile(r"(?:\s*[,，:：])?\s*(?:that|что|que|أن|إن|بأن)\s+", re.IGNORECASE)
_NAME_FIRST = re.compile(
    r"(?:(?:But|And|Yet|The|A|An|\w+ly)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and))*|[\w\s]{3,40})"
    r",\s+(?:including|a|an|the|one|who|which|whose|former|head|director|professor|spokes\w+|[\w\s-]{3,40}(?=,$))\b"
)
_CLOSES = re.compile(r"[\s.”\"»]*$|\s*\.|\s*,(?!\s*[\"“«])")


_TURN = re.compile(r"[;,]\s+(?:but|while|whilst|whereas|although|though|yet)\s+|,\s+with\s+(?=the\s|[A-Z])")
_SAYS_ON = re.compile(
    r",?\s+and\s+(?=(?:also\s+|later\s+|then\s+)?(?:said|says|added|adds|told|warned|claimed|claims|insisted|stressed|argued|noted)\b)"
)
"""Where the same speaker goes on with a verb of their own ("said it was new, and added that …")."""
_GOES_ON = re.compile(r"\s*(?:also|later|then)?\s*$")
_UNSAID = re.compile(r"\b(?:not|never|n['’]t)\s+(?:yet\s+|publicly\s+)?$")
_THAT_LATER = re.compile(
    r"(?:,?\s+(?:on|in|to|at|during|by|through|for|from|with|via|yesterday|today|earlier|later|last|this|again|publicly|also)\b[^,;:.\"“”]{0,70}?,?"
    r"|,[^,;:.\"“”]{2,60},)\s+that\s+"
)
_CLAUSE = re.compile(
    r"\s+(?:it|he|she|they|we|I|there|this|these|those|the|an?|his|her|their|its|our|many|most|some|all|no|more|what|how|if|whether|by|in|[A-Z\d][\w.’'-]*)\b"
    r"(?:\s+[^\s,;:.]+){0,11}?,?\s*\b(?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|should|must|did|does|do|['’](?:s|re|ll|d)"
    r"|left|came|went|took|made|gave|got|lost|knew|saw|began|became|fell|rose|held|led|met|paid|ran|sent|spent|told|won|wrote|[a-z]{2,}ed)\b"
)
_ONLY_THAT = re.compile(
    rf"(?:find|finds|observe|observes|agree|agreed|hope|hopes|hoped|recommend|recommends|recommended|{cues.THAT_ENGLISH})",
    re.IGNORECASE,
)
_THINKS = re.compile(r"(?:think|thinks|thought)", re.IGNORECASE)
_PERSON_NEXT = re.compile(r"\s+(?:it|he|she|they|we|there|I|this)\b")
_AS_TOLD = re.compile(r"[\"“]?As\s+(?!a\b|an\b|the\s+result)")
_TO_COMMA = re.compile(r"[^,;:.\"“”]{0,60},\s+")
_LONG_NAME = re.compile(
    r"(?P<np>(?:(?:The|A|An|Professor|Mr|Mrs|Ms|Dr)\.?\s+)?[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,5})"
    r"(?:\s+(?:for|of|from|at)\s[^,]{2,60},|,\s+[^,;]{3,90},(?:\s+(?:and\s+)?[^,;]{3,90},){0,2})$"
)
_OPENS_CLAUSE = re.compile(r"(?:\b(?:that|and|but|while|because|yet|so)|[,;:])\s*$", re.IGNORECASE)


def find_statements(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Attributed and not quoted: "experts say that …", "…, officials said", "according to the memo, …"."""
    last: Said | None = None
    for clause in _clauses(paragraph, sentence):
        joined = last is None and clause[0] > sentence[0]
        for one in _in_clause(paragraph, (sentence[0], clause[1]) if joined else clause, last):
            last = one.said
            yield replace(one, sentence=sentence)


def _clauses(paragraph: Paragraph, sentence: Span) -> list[Span]:
    """The parts of a sentence that each attribute something ("A says so, but B says not"); else the whole."""
    starts, ends = [sentence[0]], []
    turns = [*_TURN.finditer(paragraph.text, *sentence), *_SAYS_ON.finditer(paragraph.text, *sentence)]
    for match in sorted(turns, key=lambda turn: turn.start()):
        if not paragraph.is_quoted(match.start()):
            starts.append(match.end())
            ends.append(match.start())
    parts = [*zip(starts, [*ends, sentence[1]], strict=True)]
    telling = [part for part in parts if any(True for _ in paragraph.cue_matches(TELL_THAT, *part))]
    return parts if len(telling) > 1 else [sentence]


def _in_clause(paragraph: Paragraph, sentence: Span, last: Said | None) -> Iterator[Attributed]:
    """What one clause attributes; one that begins with its verb has the speaker of the clause before."""
    text = paragraph.text
    for match in paragraph.cue_matches(TELL_THAT, sentence[0], sentence[1]):
        if last is not None and _GOES_ON.fullmatch(text, sentence[0], match.start()):
            told = _clause_behind(text, sentence, match)
            if told is not None and len(text[told : sentence[1]].split()) >= 3:
                said = replace(last, verb=verb_of(match.group()))
                yield Attributed.of(ClaimKind.STATEMENT, trimmed(text, told, sentence[1]), sentence, said)
            return
        if _UNSAID.search(text, max(sentence[0], match.start() - 14), match.start()):
            continue
        content = _content(paragraph, sentence, match)
        if content is None:
            continue
        span, subject = content
        yield Attributed.of(ClaimKind.STATEMENT, span, sentence, paragraph.said_by(subject, match.group()))
        return
    for match in ACCORDING.finditer(text, *sentence):
        if paragraph.is_quoted(match.start()):
            continue
        span = trimmed(text, *_beside(text, sentence, match))
        if span[1] - span[0] > 12:
            said = paragraph.said_by(Subject(match.span("np"), "according_to"), "according to")
            yield Attributed.of(ClaimKind.STATEMENT, span, sentence, said)
        return


def _beside(text: str, sentence: Span, according: re.Match[str]) -> Span:
    """What "according to" speaks of: what stands before it, or behind it where it opens the sentence or a clause."""
    head, tail = (sentence[0], according.start()), (according.end(), sentence[1])
    before = text[slice(*head)]
    opens = len(before) < 12 or (_OPENS_CLAUSE.search(before) is not None and tail[1] - tail[0] > 24)
    return tail if opens else head


def _content(paragraph: Paragraph, sentence: Span, cue: re.Match[str]) -> tuple[Span, Subject] | None:
    """What a cue says and who says it: behind the cue, or before it when the cue closes its sentence."""
    text, verb = paragraph.text, cue.group().lower()
    before = text[sentence[0] : cue.start()].rstrip()
    if before.endswith(("”", '"', "»")):
        return None
    told = _clause_behind(text, sentence, cue)
    if verb.endswith("ing") and before.endswith(","):
        host = subject_of_clause(text, sentence[0], cue.start()) if told is not None else None
        span = trimmed(text, told, sentence[1]) if told is not None else sentence
        return (span, host) if host is not None and len(text[slice(*span)].split()) >= 3 else None
    if before.endswith(",") and told is None and not _NAME_FIRST.match(before):
        return _content_before(text, sentence, cue, before)
    bound = _subject(text, sentence, cue, before)
    if bound is None:
        return None
    place = max(cue.end(), bound.span[1]) if bound.rule == "after" else told
    if bound.rule == "after" or place is None:
        that = _THAT.match(text, max(cue.end(), bound.span[1]), sentence[1]) if bound.rule == "after" else None
        if that is None and _CLOSES.match(
            text[max(cue.end(), bound.span[1]) if bound.rule == "after" else cue.end() : sentence[1]]
        ):
            closing = text[sentence[0] : bound.span[0]].rstrip()
            span = trimmed(text, sentence[0], sentence[0] + len(closing))
            return (span, bound) if closing.endswith(",") and span[1] - span[0] > 12 else None
        place = that.end() if that else place
    if place is None:
        return None
    span = trimmed(text, place, sentence[1])
    return (span, bound) if len(text[span[0] : span[1]].split()) >= 3 or is_dense(text[span[0] : span[1]]) else None


def _content_before(text: str, sentence: Span, cue: re.Match[str], before: str) -> tuple[Span, Subject] | None:
    """ "…, said Ada Marl": what stands before the comma, by who stands behind the verb."""
    subject = subject_after(text, sentence, cue.end())
    span = trimmed(text, sentence[0], sentence[0] + len(before))
    return (span, subject) if subject and span[1] - span[0] > 12 else None


def _subject(text: str, sentence: Span, cue: re.Match[str], before: str) -> Subject | None:
    """Who says it: before the verb, behind it in Arabic; a name with several appositions is the name."""
    if "\u0600" <= cue.group()[0] <= "\u06ff":
        return subject_after(text, sentence, cue.end())
    long_name = _LONG_NAME.match(before) if before.endswith(",") else None
    if long_name is not None:
        return Subject((sentence[0] + long_name.start("np"), sentence[0] + long_name.end("np")), "apposition")
    return subject_before(text, sentence, cue.start())


def _clause_behind(text: str, sentence: Span, cue: re.Match[str]) -> int | None:
    """Where what is said begins behind a verb: at "that", near or past a few words, or at a clause without it."""
    verb, place = " ".join(cue.group().lower().split()), cue.end()
    if _AS_TOLD.match(text, sentence[0]) and (comma := _TO_COMMA.match(text, place, sentence[1])):
        return comma.end()
    if verb.startswith(("tell", "told", "assur", "inform", "remind", "advis", "warn")):
        addressee = _ADDRESSEE.match(text, place, sentence[1])
        place = addressee.end() if addressee else place
    that = _THAT.match(text, place, sentence[1]) or _THAT_LATER.match(text, place, sentence[1])
    if that is not None:
        return that.end()
    if _THINKS.fullmatch(verb) and not _PERSON_NEXT.match(text, place, sentence[1]):
        return None
    if _ONLY_THAT.fullmatch(verb) or _CLOSES.match(text[place : sentence[1]]):
        return None
    if not _NEEDS_THAT.fullmatch(verb):
        return (
            None
            if text[sentence[0] : cue.start()].rstrip().endswith(",") and not _CLAUSE.match(text, place, sentence[1])
            else place
        )
    return place if _CLAUSE.match(text, place, sentence[1]) else None
