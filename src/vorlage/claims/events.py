# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a report asserts to have happened, in its own voice: actor, act, and a place or a time beside them.

Rules on closed lists of verbs and on word order, language by language, without tagger or parser. Precision comes first,
so that most events are passed over: what stands in words attributed to somebody, behind "if", "would" or "reportedly",
what is negated, and every act whose actor or whose place and time the rules cannot bind in its own clause. A found
event is not said to be true, nor to be the only one of its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vorlage.claims.event_words import TO_SIMPLIFIED, VOICE
from vorlage.claims.events_arabic import arabic_events
from vorlage.claims.events_chinese import han_events
from vorlage.claims.events_english import ENGLISH_VERB, english_events
from vorlage.claims.events_russian import russian_events
from vorlage.claims.happened import Happened, Telling
from vorlage.claims.said import Attributed
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention

_LONGEST_SENTENCE = 900
_SHORTEST_CLAUSE = 8
_VOICE = re.compile(VOICE, re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«「][^\"”»」]*(?:[\"”»」]|$)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_CYRILLIC = re.compile(r"[а-яё]")
_OTHER = re.compile(r"[\u3400-\u9fff\u0620-\u064aа-яё]")


def find_events(
    text: str, sentences: Sequence[Span], attributed: Sequence[Attributed], dates: Sequence[DateMention]
) -> tuple[Happened, ...]:
    """Every event that a text asserts in its own voice, in order of place.

    Args:
        text: Any text.
        sentences: Its sentences, in order.
        attributed: What it attributes to others (`find_attributed`), in order: nothing within is an event of the text.
        dates: Its dates, in order.
    """
    starts = [found.start for found in dates]
    plain = text.translate(TO_SIMPLIFIED) if _HAN.search(text) else text
    found: list[Happened] = []
    upto = 0
    taken: list[Span] = []
    for sentence in sentences:
        while upto < len(attributed) and attributed[upto].start < sentence[1]:
            taken.append((attributed[upto].start, attributed[upto].end))
            upto += 1
        taken = [span for span in taken if span[1] > sentence[0]]
        if sentence[1] - sentence[0] > _LONGEST_SENTENCE or not _may_tell(plain, sentence):
            continue
        until = _until(plain, sentence, taken)
        if until - sentence[0] >= _SHORTEST_CLAUSE:
            inside = dates[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]
            quoted = [match.span() for match in _QUOTED.finditer(text, *sentence)]
            found.extend(_in_sentence(Telling(text, sentence, inside, until, quoted, plain)))
    return tuple(found)


def _may_tell(plain: str, sentence: Span) -> bool:
    """Whether a sentence is worth a closer look: a verb of the English list, or another script. For speed."""
    return ENGLISH_VERB.search(plain, *sentence) is not None or _OTHER.search(plain, *sentence) is not None


def _in_sentence(told: Telling) -> Iterator[Happened]:
    """Events of one sentence, by the rules of its script."""
    words = told.words
    if _HAN.search(words):
        return han_events(told)
    if _ARABIC.search(words):
        return arabic_events(told)
    return russian_events(told) if _CYRILLIC.search(words) else english_events(told)


def _until(text: str, sentence: Span, attributed: Sequence[Span]) -> int:
    """Up to where a report surely speaks itself: to the words of another or their verb; nowhere if these are unbound.

    Where a verb of saying stands and no words are bound to it, the whole sentence may be somebody's.
    """
    voice = _VOICE.search(text, *sentence)
    if not attributed:
        return sentence[0] if voice else sentence[1]
    first = min(start for start, _ in attributed)
    return min(first, voice.start()) if voice else first
