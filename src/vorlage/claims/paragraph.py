# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One paragraph while it is read for what it attributes: cues outside quotations, their speakers, who spoke last.

Also the patterns of cues that quotations, statements and denials share.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from vorlage.claims import cues
from vorlage.claims.quotation import quoted_spans
from vorlage.claims.said import Said
from vorlage.claims.speakers import (
    Subject,
    is_personal,
    is_pronoun,
    subject_after,
    subject_before,
    subject_beside,
    subject_of_clause,
)
from vorlage.domain.lineage import Span
from vorlage.extraction.number_words import one_of


def _any_verb(latin: str) -> re.Pattern[str]:
    """A pattern for verbs of saying: those of a list, and those of the other languages."""
    spaced = [verb.replace(r"\s+", " ") for verb in f"{latin}|{cues.SAY_OTHER}".split("|")]
    return re.compile(rf"(?<![\w-]){one_of(spaced)}(?![\w-])|(?:{cues.SAY_HAN})(?!谎|明|法|服|为)", re.IGNORECASE)


SAY = _any_verb(cues.SAY_ENGLISH)
TELL_THAT = _any_verb(f"{cues.TELL_THAT_ENGLISH}|{cues.THAT_ENGLISH}")
_EITHER = _any_verb(f"{cues.SAY_ENGLISH}|{cues.TELL_THAT_ENGLISH}|{cues.THAT_ENGLISH}")
ACCORDING = re.compile(
    rf"(?:{cues.ACCORDING_TO})\s*(?P<np>[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){{0,4}}"
    r"(?=\s+(?:the|there|it|he|she|they|this|these|his|her|their|an?|no|all|most|many)\s)"
    r"|(?:[^,;:.\"“”«»，。]|[\"“](?=[A-Z])[^\"”,;]{2,40}[\"”]){2,90}?"
    r"(?=\s*(?:[,;:.\"“”«»，。]|$|\b(?:who|which|that)\b)))"
)
DENY = re.compile(rf"(?<![\w-])(?:{cues.DENY_ENGLISH})|(?:{cues.DENY_OTHER})", re.IGNORECASE)
SILENT = re.compile(rf"(?<!\w)(?:{cues.SILENT_ENGLISH})|(?:{cues.SILENT_OTHER})", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|this|that|these|those|his|her|its|their|our|any|some|no|of|from|for|by|in|with|about|new|old|such|existing|previous|earlier"
    r"|recent|false|media|press|news|united|several|many|other|and|or|to)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_HOLDS_THAT = re.compile(r"\s+(?:it|he|she|they|we|there)\b")
_PLURAL_BEFORE = re.compile(r"(?:[^s\W]s|\b(?:people|they|we|you|I|police|who|men|women|children|also|and))\s+$")
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|it['’]s)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:,|\b(?:while|whilst|when|before|after|by|and))\s+(?:\w+ly\s+|also\s+)?$")
_PERSON_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+\s+[A-ZÀ-ÞА-ЯЁ]|^(?:Mr|Mrs|Ms|Dr|Prof)\b|^[A-ZÀ-ÞА-ЯЁ][\w’'-]+$|[\u3400-\u9fff\u0600-\u06ff]"
)
_SIGNS = {id(DENY): cues.DENY_SIGNS, id(SILENT): cues.SILENT_SIGNS}
"""By identity: to hash a long pattern takes longer than to look for it."""


class Carried:
    """Who spoke last, and which named person did: for pronouns, and for quotations that go on."""

    def __init__(self) -> None:
        self.speaker = ""
        self.person = ""

    def remember(self, printed: str) -> None:
        self.speaker = printed
        if _PERSON_NAME.search(printed):
            self.person = printed


class Paragraph:
    """One paragraph while it is read: its sentences, its quotations, and the speaker carried so far."""

    def __init__(self, text: str, span: Span, sentences: tuple[Span, ...], carried: Carried) -> None:
        self.text = text
        self.span = span
        self.sentences = sentences
        self.quotes = quoted_spans(text, span)
        self.carried = carried
        self._lowered = text[span[0] : span[1]].lower()
        self._cues: dict[int, tuple[list[int], list[re.Match[str]]]] = {}
        self._sentence_ends = [end for _, end in sentences]
        self._quote_starts = [start for start, _ in self.quotes]

    def sentence_at(self, place: int) -> Span:
        """The sentence in which, or right after which, a place lies."""
        index = bisect_right(self._sentence_ends, place)
        return self.sentences[min(index, len(self.sentences) - 1)]

    def quotes_from(self, sentence: Span) -> Sequence[Span]:
        """The quotations that open in a sentence, or between the one before and it."""
        index = bisect_right(self._sentence_ends, sentence[1] - 1)
        first = self._sentence_ends[index - 1] if index else self.span[0]
        last = self.span[1] + 1 if index == len(self.sentences) - 1 else sentence[1]
        return self.quotes[bisect_left(self._quote_starts, first) : bisect_left(self._quote_starts, last)]

    def is_quoted(self, place: int) -> bool:
        """Whether a place lies inside quotation marks."""
        index = bisect_right(self._quote_starts, place) - 1
        return index >= 0 and place < self.quotes[index][1]

    def cue_matches(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """Cues in a stretch, outside quotations. Each pattern goes over the paragraph once."""
        if id(pattern) not in self._cues:
            matches = self._read_cues(pattern)
            self._cues[id(pattern)] = ([match.start() for match in matches], matches)
        starts, matches = self._cues[id(pattern)]
        between = matches[bisect_left(starts, start) : bisect_left(starts, end)]
        return (match for match in between if match.end() <= end)

    def _read_cues(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        signs = _SIGNS.get(id(pattern))
        if signs is not None and not any(sign in self._lowered for sign in signs):
            return []
        if pattern is SAY or pattern is TELL_THAT:
            return [match for match in self._verbs() if pattern.fullmatch(match.group()) is not None]
        return self._outside_quotes(pattern)

    def _verbs(self) -> list[re.Match[str]]:
        """Verbs of saying of either list: the paragraph is gone over once for both, for speed."""
        if id(_EITHER) not in self._cues:
            matches = self._outside_quotes(_EITHER)
            self._cues[id(_EITHER)] = ([match.start() for match in matches], matches)
        return self._cues[id(_EITHER)][1]

    def _outside_quotes(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        return [
            match
            for match in pattern.finditer(self.text, *self.span)
            if not self.is_quoted(match.start()) and not self._is_noun(match)
        ]

    def _is_noun(self, cue: re.Match[str]) -> bool:
        """Whether a cue that may be a noun is one where it stands, or an infinitive or passive without a subject."""
        word, before = cue.group().lower(), max(self.span[0], cue.start() - 14)
        if word in cues.NOUN_LIKE_BARE and not (word == "thought" and _HOLDS_THAT.match(self.text, cue.end())):
            return _PLURAL_BEFORE.search(self.text, before, cue.start()) is None
        if word in cues.NOUN_LIKE and _NOUN_BEFORE.search(self.text, before, cue.start()):
            return True
        passive = not word.endswith("ing") and PASSIVE.search(self.text, before, cue.start())
        return bool(passive or _INFINITIVE.search(self.text, before, cue.start()))

    def said_by(self, subject: Subject, verb: str, *, rule: str = "") -> Said:
        """What a subject says, as printed. A pronoun may mean who spoke last, "he" and "she" a named one."""
        printed = " ".join(self.text[subject.span[0] : subject.span[1]].split())
        how, meant = rule or subject.rule, ""
        if is_pronoun(printed):
            meant = self.carried.person if is_personal(printed) else self.carried.speaker
            how = f"{how}+carried" if meant else how
        else:
            self.carried.remember(printed)
        return Said(speaker=printed, place=subject.span, verb=verb_of(verb), rule=how, meant=meant)

    def carried_on(self, verb: str = "") -> Said | None:
        """Who spoke last, for words that go on without a speaker of their own; None when nobody has spoken."""
        if not self.carried.speaker:
            return None
        return Said(speaker=self.carried.speaker, place=None, verb=verb_of(verb), rule="carried")


def subject_of(paragraph: Paragraph, sentence: Span, cue: re.Match[str]) -> Said | None:
    """The speaker of a cue: its subject before it, behind it where the verb comes first, or the one carried."""
    text = paragraph.text
    subject = None
    if "\u0600" <= cue.group()[0] <= "\u06ff":
        subject = subject_after(text, sentence, cue.end())
    participle = cue.group().lower().split()[0].endswith("ing") and _PARTICIPLE.search(text, sentence[0], cue.start())
    if participle:
        first = next(
            (
                one
                for one in paragraph.cue_matches(SAY, sentence[0], cue.start())
                if not one.group().lower().endswith("ing")
            ),
            None,
        )
        subject = subject_before(text, sentence, first.start()) if first else None
        subject = subject or subject_of_clause(text, sentence[0], cue.start())
    subject = subject or subject_before(text, sentence, cue.start())
    if subject is None:
        subject = subject_beside(text, sentence[0], cue.start()) if cue.group().lower().endswith("ing") else None
    if subject is None:
        return paragraph.carried_on(cue.group()) if cue.group().lower().endswith("ing") else None
    return paragraph.said_by(subject, cue.group())


def verb_of(printed: str) -> str:
    return " ".join(printed.lower().split())


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space, stops and stray quotation marks at its ends; never empty when it was not."""
    while start < end - 1 and (text[start].isspace() or text[start] in ',;:，；："”“'):
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in '.,;:。，；："“”'):
        end -= 1
    return start, end


def is_dense(words: str) -> bool:
    """Whether a stretch is in a script without word spaces and long enough to say something."""
    return sum(char > "\u2e80" for char in words) >= 6


def opens_sentence(text: str, sentence: Span, start: int) -> bool:
    return not any(char.isalnum() for char in text[sentence[0] : start])
