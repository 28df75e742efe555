# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Quotations with the speaker they are bound to, and the rule that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims.paragraph import (
    ACCORDING,
    SAY,
    Paragraph,
    is_dense,
    opens_sentence,
    subject_of,
)
from vorlage.claims.said import Attributed, Said
from vorlage.claims.speakers import Subject, subject_after, subject_before
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span

_NOT_A_SPEAKER_NEXT = re.compile(
    r"(?:with|as|and|but|while|which|who|where|because|so|that|in|on|at|for|from|of|or|to|is|are|was|were)\b",
    re.IGNORECASE,
)
_WEAK_VERBS = re.compile(
    r"(?:reveal|show|indicate|find|found|report|believe|think|thought|estimate|suggest)", re.IGNORECASE
)
_CLOSED = re.compile(r"[,.!?，。！？…—–-]")
_CLOSING_GAP = re.compile(r"[\"“”»«」』’',.，。!?！？…\s—–-]*")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rep|Reps|Sen|Sens|Gov|Gen|Col|Lt|Maj|Sgt|Capt|St|Jr|Sr|Hon|Rev|[A-Z])\.|\([^()]{1,40}\)|(?<=,)\s\d\d,"
)
_SIGNED = re.compile(
    r"[\"”»’]*\s*[-–—―]{1,2}\s*(?P<np>[A-ZÀ-ÞА-ЯЁ][\w.’'-]*(?:\s+[A-ZÀ-ÞА-ЯЁ][\w.’'-]*){1,4})(?:,[^.\"“”]{0,80})?\s*$"
)
_ENDS = re.compile(r"(?:\s+(?:on|in|at|to|during)\s[^,.;:\"“”]{1,40}|\s+(?:yesterday|today|\w+day))?\s*[.!?]?\s*$")
_COLON_SPEAKER = re.compile(r"^\W*(?P<np>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){0,4})\s*[:：]\s*$")


def find_quotes(paragraph: Paragraph, sentence: Span) -> Iterator[Attributed]:
    """The quotations that open in a sentence and have a speaker; scare quotes have none."""
    for start, end in paragraph.quotes_from(sentence):
        said = _bind_quote(paragraph, sentence, start, end)
        if said is not None and (said.rule.startswith("behind") or not _is_title(paragraph.text[start:end])):
            around = (sentence[0], max(sentence[1], paragraph.sentence_at(end - 1)[1]))
            yield Attributed.of(ClaimKind.QUOTE, (start, end), around, said)


def _is_title(words: str) -> bool:
    """Whether words between marks are the title of something: two to ten, and every longer one with a capital."""
    longer = [word for word in words.split() if len(word) >= 4]
    counts = 2 <= len(words.split()) <= 10 and len(longer) >= 2
    return counts and words[-1] not in ".!?" and all(word[0].isupper() or word[0].isdecimal() for word in longer)


def _bind_quote(paragraph: Paragraph, sentence: Span, start: int, end: int) -> Said | None:
    """Who is quoted: by a cue right behind, the last cue before, "according to", a colon, or as just before."""
    text = paragraph.text
    short = len(text[start:end].split()) <= 3 and not is_dense(text[start:end])
    after = _cue_behind(paragraph, end)
    if after is not None:
        return after
    before = max(paragraph.cue_matches(SAY, sentence[0], start), key=lambda cue: cue.start(), default=None)
    if (
        before is not None
        and start - before.end() <= (30 if short else 220)
        and not (short and _WEAK_VERBS.match(before.group()))
    ):
        bound = subject_of(paragraph, sentence, before)
        if bound is not None:
            return bound
    for match in ACCORDING.finditer(text, sentence[0], sentence[1]):
        if match.start("np") <= start < match.end("np"):
            return None
        if not short and not paragraph.is_quoted(match.start()):
            return paragraph.said_by(Subject(match.span("np"), "according_to"), text[match.start() : match.start("np")])
    closing = _closing_cue(paragraph, sentence, end)
    if closing is not None:
        return closing
    if short:
        return None
    colon = _COLON_SPEAKER.match(text[sentence[0] : start].rstrip('"“«「『 ').rstrip() + " ")
    if colon is not None:
        place = sentence[0] + colon.start("np")
        return Said(speaker=colon["np"], place=(place, place + len(colon["np"])), verb=":", rule="colon")
    if len(text[start:end].split()) > 3 and opens_sentence(text, sentence, start):
        return paragraph.carried_on()
    return None


def _closing_cue(paragraph: Paragraph, sentence: Span, end: int) -> Said | None:
    """The cue that closes the sentence behind words partly quoted ("“jail time” for the lot, she said")."""
    text = paragraph.text
    for match in paragraph.cue_matches(SAY, end, sentence[1]):
        comma = text.rfind(",", end, match.start())
        if comma >= 0 and match.start() - comma < 60 and _ENDS.match(text, match.end(), sentence[1]):
            subject = subject_before(text, (comma + 1, match.start()), match.start())
            return paragraph.said_by(subject, match.group(), rule=f"closing.{subject.rule}") if subject else None
    return None


def _cue_behind(paragraph: Paragraph, end: int) -> Said | None:
    """A cue right behind a quotation: "…," said Ada Marl; "…," the envoy asserted; "…", according to the memo."""
    text, gap = paragraph.text, _CLOSING_GAP.match(paragraph.text, end)
    begin = gap.end() if gap else end
    limit = min(paragraph.span[1], begin + 190)
    signed = _SIGNED.match(text, end, paragraph.span[1])
    if signed is not None:
        return paragraph.said_by(Subject(signed.span("np"), "signed"), "")
    according = ACCORDING.match(text, begin)
    if according is not None:
        return paragraph.said_by(Subject(according.span("np"), "according_to"), "according to")
    for match in paragraph.cue_matches(SAY, begin, limit):
        between = _without_stops(text[begin : match.start()])
        if len(between) > 100 and not _is_apposition(between):
            return None
        if (
            _NOT_A_SPEAKER_NEXT.match(between)
            or match.group().lower().endswith("ing")
            or not _CLOSED.search(text, end - 2, begin)
        ):
            return None
        if re.search(r"[.;:\"“”»«!?。；]|,\s", between) and not _is_apposition(between):
            return None
        if not between:
            subject = subject_after(text, (begin, paragraph.span[1]), match.end())
        elif "." in text[end - 1 : begin] and between[0].isupper() and _continues(text, match.end()):
            return None
        elif _is_apposition(between) and between.count(",") > 2:
            subject = Subject((begin, begin + between.index(",")), "apposition")
        else:
            subject = subject_before(text, (begin, match.start()), match.start())
        if subject is None:
            return None
        return paragraph.said_by(subject, match.group(), rule=f"behind.{subject.rule}")
    return None


def _without_stops(words: str) -> str:
    """The words before a verb without the stops that end no sentence: of titles, initials and what is in brackets."""
    return _ABBREVIATED.sub(lambda found: found.group().replace(".", " ").replace(",", " "), words)


def _continues(text: str, place: int) -> bool:
    """Whether a verb is followed by its own object, so that it opens a new sentence and closes none."""
    return re.match(r"\s+(?:that|the|a|an|it|he|she|they|his|her|to)\b", text[place : place + 8]) is not None


def _is_apposition(words: str) -> bool:
    """Whether the text before a verb is a name with an apposition between commas and nothing more."""
    return 2 <= words.count(",") <= 4 and words.rstrip().endswith(",") and not re.search(r"[.;:\"“”]", words)
