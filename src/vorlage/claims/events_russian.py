# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Events in Russian: a past verb of a list of stems, its subject before it or, where the verb comes first, behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims import event_words as words
from vorlage.claims.happened import Happened, Telling
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention


def _russian(stems: str) -> str:
    return "|".join(sorted(stems.split(), key=len, reverse=True))


_PAST = r"\w{0,2}(?:л|ла|ло|ли)"
_RUSSIAN_VERB = re.compile(
    rf"(?<!\w)(?:(?P<act>(?:{_russian(words.RUSSIAN_ACTS)}){_PAST}(?P<middle>сь|ся)?)"
    rf"|(?P<happens>(?:{_russian(words.RUSSIAN_HAPPENINGS)}){_PAST}(?:сь|ся)?|{words.RUSSIAN_FORMS})"
    rf"|(?:был[аио]?\s+)?(?P<done>(?:{_russian(words.RUSSIAN_ACTS)})\w{{0,2}}(?:ан|ен|ён|т|ят)(?:а|о|ы)?))(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN_NOT = re.compile(
    r"(?<!\w)(?:не|ни|чтобы|бы|если|будет|будут|может|могут|должен|должны)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_RUSSIAN_BREAK = re.compile(r"[;:,]|\s[–—-]\s|\sи\s(?=[а-яё]+(?:л|ла|ли|ло|лся|лась|лись)\b)|\sно\s")
_RUSSIAN_PLACE = re.compile(
    r"(?<!\w)(?:[Вв]о?|[Нн]а|[Пп]од|[Оо]коло|[Бб]лиз|[Вв]озле|[Ии]з|[Уу])\s+(?P<place>(?:(?:город[еау]?|сел[еоа]|деревн[еяи]|област[ьи]|район[еа]?|центр[еа]?|столиц[еаы]|столице|провинци[иия]|окрестност\w+|"
    r"аэропорт\w*|тюрьм\w*|лагер\w*|школ\w*|больниц\w*|порт\w*|вокзал\w*|станци\w*|площад\w*|мост\w*|завод\w*|шахт\w*|берег\w*|остров\w*|север\w*|юг\w*|запад\w*|восток\w*|северо-\w+|юго-\w+|здани\w+|посольств\w*|университет\w*|суд[еа]?|музе\w*|улиц\w*)"
    r"(?:\s+[А-ЯЁ«][\w«»-]*)*|[А-ЯЁ][\w-]+(?:\s+[А-ЯЁ][\w-]+)*(?:\s+(?:регион|район|област|провинци|уезд|остров|полуостров|край|кра)\w{0,3})?))"
)
_RUSSIAN_LEADING = re.compile(
    r"^(?:(?:И|А|Но|Однако|Позже|Затем|Потом|Тогда|Также|Впоследствии|Вскоре|После\s+этого|Ранее|Недавно|Наконец)(?!\w),?\s*)+|^(?:когда|как|где|а|но|и|после\s+того\s+как)\s+",
    re.IGNORECASE,
)
_RUSSIAN_PHRASE = re.compile(r"[«\"]?[\w«»\"-]+(?:\s+[\w«»\"-]+){0,6}")
_RUSSIAN_NO_ACTOR = re.compile(
    r"^(?:что|это|который\w*|которая|которые|которое|кто|как|где|когда|чтобы|если|не|и|а|но|в|во|на|с|со|по|из|за|к|от|до|для|при|о|об|у|под|над|без|лишь|только|даже|так|там|тем|её|ее|его|их|им|ему|ей|себя|себе|мне|нам|вас)(?!\w)"
    r"|(?<!\w)(?:котор\w+|что|чтобы|был[аио]?|есть|будет|не|стал\w*|мог\w*|его|чем)(?!\w)",
    re.IGNORECASE,
)
_RUSSIAN_TRAIL = re.compile(
    r"\s+(?:также|ранее|позже|впервые|уже|вновь|снова|затем|потом|успешно|официально|срочно|тоже|наконец|окончательно|был[аио]?|одновременно|окончательно|вместе|трагически|внезапно|там|тут|здесь)$"
)
_RUSSIAN_BEHIND = re.compile(
    r"\s+(?P<np>[\w«»\"-]+(?:\s+[\w«»\"-]+){0,4}?)(?=\s*(?:[,.;:!?—–]|$)|\s+(?:в|во|на|под|около|близ|из|с|по|за|к|от|и|для|при|после|до|а)(?!\w)|\s+\d{1,2}\s)"
)


def russian_events(told: Telling) -> Iterator[Happened]:
    """Events of a Russian sentence, verb by verb, each in its own clause."""
    for verb in _RUSSIAN_VERB.finditer(told.text, told.sentence[0], told.until):
        if told.is_own(*verb.span()):
            found = _russian_event(told, verb)
            if found is not None:
                yield found


def _russian_event(told: Telling, verb: re.Match[str]) -> Happened | None:
    text = told.text
    begin = max([told.sentence[0], *(m.end() for m in _RUSSIAN_BREAK.finditer(text, told.sentence[0], verb.start()))])
    following = _RUSSIAN_BREAK.search(text, verb.end(), told.until)
    end = following.start() if following else told.until
    if _RUSSIAN_NOT.search(text, begin, verb.start()):
        return None
    place, date = _russian_place(told, begin, verb, end), told.date_within(begin, end)
    lead = text[told.sentence[0] : begin]
    if date is None and lead.strip(" ,") and len(lead) < 60:
        date = told.date_within(told.sentence[0], begin)
    if place is None and date is None:
        return None
    passive = verb["done"] is not None
    actor = _russian_actor(told, begin, verb.start())
    if actor is None:
        turned = passive or verb["happens"] is not None or verb["middle"] is not None
        many = verb["act"] is not None and verb["act"].endswith("ли")
        if not (turned or many) or not _is_empty_before(told, begin, verb.start()):
            return None
        behind = _RUSSIAN_BEHIND.match(text, verb.end(), end)
        if behind is None or _RUSSIAN_NO_ACTOR.search(behind["np"]):
            return None
        actor, passive = behind.span("np"), passive or many
    elif (
        verb["act"] is not None
        and verb["middle"] is None
        and verb["act"].endswith("ли")
        and not _has_object(text, verb.end(), end)
    ):
        passive = True
    act = (verb.start(), verb.end() if actor[0] > verb.start() else _russian_act_end(told, verb, end, place, date))
    return Happened.of(told, actor, act, place, date, rule="russian.passive" if passive else "russian.active")


def _russian_act_end(told: Telling, verb: re.Match[str], end: int, place: Span | None, date: DateMention | None) -> int:
    """Where the act ends with its object: before the preposition of a place or date behind it, or with its clause."""
    behind = [one for one in ((place[0] if place else 0), (date.start if date else 0)) if one > verb.end()]
    stop = min([*behind, end])
    words_ = told.text[verb.end() : stop]
    if behind:
        words_ = re.sub(r"\s+(?:[Вв]о?|[Нн]а|[Пп]од|[Оо]коло|[Бб]лиз|[Вв]озле|[Ии]з|[Уу]|со?|до|к)?\s*$", "", words_)
    words_ = words_.rstrip(" ,.!?")
    return verb.end() + len(words_) if len(words_) <= 90 else verb.end()


def _has_object(text: str, start: int, end: int) -> bool:
    return (
        re.match(r"\s+(?!(?:в|во|на|под|из|с|по|за|к|от|и|для|при|после|до)(?!\w))[\w«\"]", text[start:end]) is not None
    )


def _russian_pieces(told: Telling, begin: int, end: int) -> str:
    """The words before a verb with dates and places blotted out, at their length."""
    letters = list(told.text[begin:end])
    spans = [(found.start, found.end) for found in told.dates]
    spans += [match.span() for match in _RUSSIAN_PLACE.finditer(told.text, begin, end)]
    for first, last in spans:
        for place in range(max(first, begin), min(last, end)):
            letters[place - begin] = " "
    return re.sub(
        r"(?<!\w)(?:[Вв]о?|[Нн]а|[Сс]|[Дд]о|[Пп]о|[Кк]|года|году|г|утром|вечером|днём|днем|ночью)(?=\s\s|\.?\s*$)|(?<=\s\s)(?:года|году|г\.|утром|вечером|днём|днем|ночью)(?!\w)|^\s?(?:года|году|утром)\s",
        lambda m: " " * len(m.group()),
        "".join(letters),
    )


def _is_empty_before(told: Telling, begin: int, end: int) -> bool:
    left = _RUSSIAN_LEADING.sub("", _russian_pieces(told, begin, end).strip())
    return not re.search(r"\w", left)


def _russian_actor(told: Telling, begin: int, end: int) -> Span | None:
    """What is left before a verb when dates, places and connecting words are taken away, if it is one phrase."""
    pieces = _russian_pieces(told, begin, end)
    trail = _RUSSIAN_TRAIL.search(pieces.rstrip())
    pieces = pieces[: trail.start()] if trail else pieces
    start = len(pieces) - len(pieces.lstrip(" ,"))
    lead = _RUSSIAN_LEADING.match(pieces[start:])
    start += lead.end() if lead else 0
    start += len(pieces[start:]) - len(pieces[start:].lstrip(" ,"))
    printed = pieces[start:].rstrip(" ,")
    if "  " in printed or _RUSSIAN_PHRASE.fullmatch(printed) is None or _RUSSIAN_NO_ACTOR.search(printed):
        return None
    if len(printed) < 2 or _RUSSIAN_VERB.search(printed):
        return None
    return begin + start, begin + start + len(printed)


def _russian_place(told: Telling, begin: int, verb: re.Match[str], end: int) -> Span | None:
    for first, last in ((verb.end(), end), (begin, verb.start())):
        for match in _RUSSIAN_PLACE.finditer(told.text, first, last):
            covered = any(found.start < match.end() and match.start() < found.end for found in told.dates)
            from_motion = (
                match.group().lower().startswith("из ") and "выв" not in verb.group() and "выле" not in verb.group()
            )
            if not covered and not from_motion:
                return match.span("place")
    return None
