# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Events in Arabic: a clause that begins with its verb, behind a date or a place at most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims import event_words as words
from vorlage.claims.happened import Happened, Telling
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention
from vorlage.extraction.number_words import one_of

_ARABIC_VERB = re.compile(rf"(?<!\w)(?:[وف])??(?P<act>{one_of(words.ARABIC_ACTS | words.ARABIC_HAPPENINGS)})(?!\w)")
_ARABIC_PASSIVE = re.compile(r"(?<!\w)[وف]?(?P<act>(?:تم|جرى|جرت|تمت)\s+(?P<deed>(?!ال)[\u0620-\u064a]{3,}))\s+")
_ARABIC_WORD = r"[\u0620-\u065f«»]+"
_ARABIC_STOP = (
    r"(?:في|من|على|إلى|عن|مع|بعد|قبل|خلال|بين|حتى|منذ|أن|إن|الذي|التي|الذين|لدى|عند"
    r"|ضد|حول|أمام|قرب|بسبب|إثر|يوم|صباح|مساء|ليلة|فجر|ظهر|نهاية|بداية|أوائل|مطلع|عام|سنة|أمس|اليوم|وال\w+|بال\w+|لل\w+)"
)
_ARABIC_PLACE = re.compile(
    rf"(?<!\w)(?:في|إلى|من|قرب|بـ|ب|على|عند|داخل|خارج)\s*(?P<place>(?:{words.ARABIC_PLACES})(?!\w)(?:\s+(?!{_ARABIC_STOP}(?!\w)){_ARABIC_WORD}){{0,3}})"
)
_NAME_BEHIND = re.compile(rf"\s+(?!{_ARABIC_STOP}(?!\w))(?!ال){_ARABIC_WORD}(?=\s*$|\s+{_ARABIC_STOP}(?!\w))")
"""A name behind a title, where the verb has no object for which it could be taken."""


def arabic_events(told: Telling) -> Iterator[Happened]:
    """Events of an Arabic sentence or clause that begins with its verb (behind a date or a place, at most)."""
    text = told.text
    for clause in re.finditer(r"[^،؛,;]+", told.words):
        begin, end = told.sentence[0] + clause.start(), told.sentence[0] + clause.end()
        found = _arabic_clause(told, begin, end)
        if found is not None and told.is_own(found.start, min(found.end, len(text))):
            yield found


def _arabic_clause(told: Telling, begin: int, end: int) -> Happened | None:
    text = told.text
    place, date = _arabic_place(told, begin, end), told.date_within(begin, end)
    if place is None and date is None:
        return None
    head = begin
    for first, last in sorted([*([place] if place else []), *([(date.start, date.end)] if date else [])]):
        if not re.search(
            r"\w", re.sub(r"(?<!\w)(?:في|يوم|عام|وفي|ففي|صباح|مساء|و|من|شهر|إلى|قرب)(?!\w)", "", text[head:first])
        ):
            head = last
    head += len(text[head:end]) - len(text[head:end].lstrip(" .،)"))
    passive = _ARABIC_PASSIVE.match(text, head, end)
    if passive is not None:
        actor = _arabic_actor(text, passive.end(), end, place, date)
        return Happened.of(told, actor, passive.span("act"), place, date, rule="arabic.passive") if actor else None
    verb = _ARABIC_VERB.match(text, head, end)
    if verb is None:
        return None
    start = verb.end() + len(text[verb.end() : end]) - len(text[verb.end() : end].lstrip())
    counted = (
        re.match(r"(?:[\d٠-٩]|عشرات|مئات|آلاف|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة)", text[start:end]) is not None
    )
    actor = _arabic_actor(text, start, end, place, date)
    if actor is None:
        return None
    if verb["act"] in words.ARABIC_HAPPENINGS and (named := _NAME_BEHIND.match(text, actor[1], end)):
        actor = (actor[0], named.end())
    befell = counted and verb["act"] in words.ARABIC_ACTS
    return Happened.of(told, actor, verb.span("act"), place, date, rule="arabic.passive" if befell else "arabic.active")


def _arabic_actor(text: str, start: int, end: int, place: Span | None, date: DateMention | None) -> Span | None:
    """The phrase behind a verb: a number and its noun, a word with "al-" and its adjective, or a noun and its owner."""
    last = min([end, *(one for one in ((place[0] if place else 0), (date.start if date else 0)) if one > start)])
    match = re.match(
        rf"(?:[\d٠-٩][\d٠-٩.,٬]*\s+{_ARABIC_WORD}|(?:عشرات|مئات|آلاف)\s+{_ARABIC_WORD}|ال{_ARABIC_WORD}(?:\s+ال{_ARABIC_WORD}(?:ي|ية|يون|يين)(?!\w))*(?:\s+(?!{_ARABIC_STOP}(?!\w))(?!ال){_ARABIC_WORD}\s+(?!{_ARABIC_STOP}(?!\w))(?!ال){_ARABIC_WORD}(?=\s*(?:في|$)))?"
        rf"|(?!{_ARABIC_STOP}(?!\w)){_ARABIC_WORD}(?:\s+(?!{_ARABIC_STOP}(?!\w)){_ARABIC_WORD})?(?:\s+ال{_ARABIC_WORD}(?:ي|ية)(?!\w))?)",
        text[start:last],
    )
    if match is None or len(match.group().strip()) < 3:
        return None
    return start, start + len(match.group().rstrip())


def _arabic_place(told: Telling, begin: int, end: int) -> Span | None:
    """The first place of a clause, as far as the date behind it."""
    for match in _ARABIC_PLACE.finditer(told.text, begin, end):
        start, stop = match.span("place")
        stop = min([stop, *(found.start for found in told.dates if start < found.start < stop)])
        if not any(found.start <= start < found.end for found in told.dates):
            return start, start + len(told.text[start:stop].rstrip())
    return None
