# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Events in Chinese: time, actor, place, verb; a clause ends at its comma. Traditional characters read as simple."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims import event_words as words
from vorlage.claims.happened import Happened, Telling
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention

_HAN_VERB = re.compile(
    rf"(?P<act>{words.HAN_ACTS})(?P<done>了)?|(?P<occurs>{words.HAN_OCCURRENCES})了?(?:一起|一场|多起|两起|大规模)?"
    rf"(?P<what>[\u3400-\u9fff]{{0,8}}?(?:{words.HAN_OCCURRED}))"
)
_HAN_CLAUSE = re.compile(r"[，。；！？：,;!?]")
_HAN_ACTOR = re.compile(
    r"[他她它]们?|(?=.*[\u3400-\u9fffA-Za-z])(?![（(])[\u3400-\u9fff·A-Za-z0-9・“”《》()（） ]{2,28}"
)
_HAN_PASSIVE = re.compile(r"(?:被|遭到?)$")
_HAN_LEADING = re.compile(
    r"^(?:但是?|而|并且?|不过|然而|同时|随后|另外|此外|当时|其中|后来|之后|于是|最终|最后|结果|目前|近日|日前|当天|当日|同年|同日|次年|不久|以及|和|也|又|直到|自|从|在|于|到|至|约|大约)+|^[的,，\s]+"
)
_HAN_TRAILING = re.compile(
    r"(?:已经?|曾经?|又|再次|随后|也|都|均|还|正式|首次|成功|最终|先后|共同|一起|立即|秘密|公开|分别|则|仍然|当场|便|就|才|开始|重新|全部|宣布|突然|不幸|所|后|则|即)+$"
)
_HAN_NOUN_TAILS = frozenset("的者案权率罪期时后前式礼会品物书社所中大团")
"""Characters behind a verb that make a noun of it or put it into a clause of time."""
_HAN_COVERB = re.compile(r"[向在于因]|对(?!外|面|手)|从(?!事)")
_HAN_PLACE = re.compile(
    r"(?<![正仍存现处所])(?:在|于)(?P<place>[\u3400-\u9fffA-Za-z·]{1,10}?(?:市|县|省|区|镇|村|州|国|营|监狱|机场|车站|医院|法院|学校|广场|街|路|中心|山|岛|城|郡|港|湾|河|湖|部|附近|郊外|教堂|大学|宫|大厦|酒店|体育场|寺|庙|边境)"
    r"|[\u3400-\u9fffA-Za-z·]{2,6}(?=$|被|遭|已|正式|共同|首次|成功|再次|因|举行|召开|与|和|向|对|把))"
)
_HAN_PLACE_BEHIND = re.compile(r"了?(?:于|在|到|至)(?P<place>[\u3400-\u9fff·]{2,10}?)(?=$|[，。、；,的]|\s|并|和)")
_HAN_ARRIVAL = re.compile(
    r"(?:抵达|访问|到达|离开|占领|攻占|迁往|迁至|移居)了?(?P<place>[\u3400-\u9fff·]{2,10}?(?<![队军党会职校团]))(?=$|[，。、；,])"
)
_HAN_NO_PLACE = re.compile(
    r"(?:期间|其中|时|后|前|中|下|上|里|内|间|情况|方面|过程|年|月|日|之际|以来|一起|这|那|此|意义|手|问题|基础|它|他|她|他们|身|场合|之后|影响|战争|比赛|选举)$"
)
_HAN_NOT_DONE = re.compile(
    r"(?:将|会|要|拟|应|须|需|可以?|能|不|没有?|未|为了?|如|若|想|欲|打算|希望|是否|必须|禁止|试图|企图|以|来|的|用于|负责|准备|允许|反对|支持|要求|旨在|去)$"
)
_HAN_NO_ACTOR = re.compile(
    r"^(?:尽管|这|那|此|其|如|若|因|由于|为|为了|虽|即使|以|对|把|将|与|和|向|通过|根据|按|据|当|如果|除|每|可|应|有|没有|是|包括|随着)|(?:是|有|的|了|说|将|会|与|和|在|于|对|把|为|从|向|着|地|得|使|让|令|等|及|或)$|是|有人|将(?!军)|[派前往]去"
    r"|被|仍|正在|邀请|要求|允许|必须|应该|相当|公元前|[月年日]$"
)


def han_events(told: Telling) -> Iterator[Happened]:
    """Events of a Chinese sentence, clause by clause; a date may stand as a clause of its own before."""
    text, begin = told.plain, told.sentence[0]
    fronted: DateMention | None = None
    cuts = [*(match.start() for match in _HAN_CLAUSE.finditer(text, begin, told.until)), told.until]
    for cut in cuts:
        date = told.date_within(begin, cut)
        only_date = date is not None and (cut - begin) - (date.end - date.start) <= 4
        if only_date:
            fronted = date
        else:
            found = _han_clause(told, begin, cut, fronted)
            if found is not None:
                yield found
            fronted = None
        begin = cut + 1


def _han_clause(told: Telling, begin: int, cut: int, fronted: DateMention | None) -> Happened | None:
    """The first event of a clause whose slots can be bound."""
    for verb in _HAN_VERB.finditer(told.plain, begin, cut):
        found = _han_event(told, verb, begin, cut, fronted)
        if found is not None:
            return found
    return None


def _han_event(
    told: Telling, verb: re.Match[str], begin: int, cut: int, fronted: DateMention | None
) -> Happened | None:
    text, start = told.plain, verb.start()
    if (
        text[verb.end() : verb.end() + 1] in _HAN_NOUN_TAILS
        or _HAN_NOT_DONE.search(text, begin, start)
        or not told.is_own(*verb.span())
    ):
        return None
    date = told.date_within(begin, start) or fronted or _date_behind(told, verb.end(), cut)
    if date is not None and "公元前" in text[max(begin, date.start - 5) : date.start]:
        return None
    place = _han_place(told, begin, verb, cut)
    if verb["occurs"]:
        what = verb.span("what")
        if _HAN_NO_ACTOR.search(verb["what"]) or told.date_within(*what):
            return None
        place = place or _han_where(told, date.end if date and begin <= date.start < start else begin, start)
        if place is None and date is None:
            return None
        return Happened.of(told, what, (start, verb.end("occurs")), place, date, rule="chinese.active")
    bound = _han_actor(told, _pieces(begin, start, place, date), start)
    if bound is None or (date is None and place is None):
        return None
    actor, passive = bound
    if date is None and not verb["done"] and not passive:
        return None
    act = (start, _han_object_end(text, verb.end(), cut, place, date))
    return Happened.of(told, actor, act, place, date, rule="chinese.passive" if passive else "chinese.active")


def _date_behind(told: Telling, end: int, cut: int) -> DateMention | None:
    """A date right behind a verb, after 于 or 在; one farther on belongs to an object."""
    found = told.date_within(end, cut)
    return found if found is not None and told.plain[end : found.start] in ("于", "在", "了", "") else None


def _pieces(begin: int, end: int, place: Span | None, date: DateMention | None) -> list[Span]:
    """What is left before a verb when its date and its place with the preposition are taken out."""
    taken = sorted([*([(place[0] - 1, place[1])] if place else []), *([(date.start, date.end)] if date else [])])
    pieces, first = [], begin
    for start, stop in taken:
        if begin <= start < end:
            pieces.append((first, start))
            first = stop
    return [piece for piece in (*pieces, (first, end)) if piece[1] > piece[0]]


def _han_where(told: Telling, head: int, end: int) -> Span | None:
    """The place where something occurred, printed as the subject of the verb."""
    printed = told.plain[head:end].strip("，, ")
    start = told.plain.find(printed, head, end)
    named = re.fullmatch(r"[\u3400-\u9fff·]{2,10}", printed)
    return (
        (start, start + len(printed))
        if named and not _HAN_NO_PLACE.search(printed) and not _HAN_NO_ACTOR.search(printed)
        else None
    )


def _han_object_end(text: str, start: int, cut: int, place: Span | None, date: DateMention | None) -> int:
    """Where the act ends with its object: at the clause, or before a place or date behind the verb."""
    stops = [cut, *(one for one in ((place[0] if place else 0), (date.start if date else 0)) if one > start)]
    end = min(stops)
    while end > start and (text[end - 1].isspace() or text[end - 1] in '在于“”"。'):
        end -= 1
    return end if end - start <= 30 else start


def _han_actor(told: Telling, pieces: list[Span], end: int) -> tuple[Span, bool] | None:
    """Who did it, or whom it befell (before 被): the first stretch before the verb that can name somebody."""
    text = told.plain
    passive = _HAN_PASSIVE.search(text, max(0, end - 3), end) is not None
    for first, last in pieces:
        lead = _HAN_LEADING.match(text[first:last])
        start = first + (lead.end() if lead else 0)
        stop = start + len(_HAN_PASSIVE.sub("", text[start:last]))
        cut = _HAN_COVERB.search(text, start + 1, stop)
        stop = cut.start() if cut else stop
        while (tail := _HAN_TRAILING.search(text[start:stop])) is not None:
            stop = start + tail.start()
        printed = text[start:stop]
        if not printed:
            continue
        if _HAN_ACTOR.fullmatch(printed) is None or _HAN_NO_ACTOR.search(printed):
            return None
        return (start, stop), passive or "被" in text[stop:end]
    return None


def _han_place(told: Telling, head: int, verb: re.Match[str], cut: int) -> Span | None:
    for match in _HAN_PLACE.finditer(told.plain, head, verb.start()):
        if not _HAN_NO_PLACE.search(match["place"]) and told.date_within(match.start("place"), match.end()) is None:
            return match.span("place")
    behind = _HAN_PLACE_BEHIND.match(told.plain, verb.end(), cut) or _HAN_ARRIVAL.match(told.plain, verb.start(), cut)
    if behind is not None and any(
        one.start < behind.end("place") and behind.start("place") < one.end for one in told.dates
    ):
        return None
    return behind.span("place") if behind else None
