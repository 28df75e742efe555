# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who speaks: the subject that a cue verb is bound to, by rules on word order and punctuation.

The nearest name is never taken for the speaker: a subject stands right before its verb (or right behind it, as in
"said Ada Marl" and in Arabic), or there is none. What the rules cannot bind stays unbound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vorlage.domain.lineage import Span
from vorlage.extraction.number_words import word_set

_TIME = (
    r"yesterday|today|tonight|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+\w+)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|earlier|later|last\s+\w+|this\s+\w+|in\s+(?:a|an|the|his|her|its|their)\s+(?:\w+\s+){0,2}(?:statement|interview|report|letter|speech|briefing|email|tweet)"
    r"|in\s+\d{4}|вчера|сегодня"
)
_AUXILIARY = (
    r"also|later|then|again|repeatedly|consistently|immediately|simply|still|always|often|never|once|further|even|flatly|strongly|vehemently|angrily|publicly"
    r"|initially|previously|has|have|had|is|are|was|were|be|been|being|would|will|could|can|may|might|should|did|does|do|not|to|so"
    r"|[a-z]+ly|также|ранее|позже"
)
_TRAILING = re.compile(rf"(?:[\s,]+(?:{_AUXILIARY}|{_TIME}))+$")
_LEADING = re.compile(
    r"^(?:[\s\"“”'’‘»«)\]–—-]|(?:and|but|so|yet|while|when|as|because|although|though|if|that|whether|with|however|meanwhile|instead|then|for|since"
    r"|after|before|where|also|in\s+(?:response|addition|fact)|и|а|но|что|когда|однако|y|pero|que|et|mais)\b,?)+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which|that|whom|whose)\s*$")
_CLAUSE_BREAKS = re.compile(
    r"[;:]|\s[–—-]{1,2}\s|—|―|[\"“”»«]|(?<!\bMs)(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bProf)(?<!\bRep)(?<!\bReps)(?<!\bSen)(?<!\bSens)(?<!\bGov)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bSgt)(?<!\bCapt)(?<!\bSt)(?<!\bJr)(?<!\bRev)(?<!\b[A-Z])\.\s"
)
_WEAK_BREAK = re.compile(
    r",\s|\b(?:saying|adding|claiming|noting|reporting|said|says|that|because|while|whilst|after|when|with|but|although|though|and\s+(?=(?:he|she|they|it|the|one|other|\w+\s+\w+)\s*$))\b"
)
_PERSONAL = re.compile(r"^(?:he|she|i|он|она|él|ella|il|elle|他|她)$", re.IGNORECASE)
_APPOSED = re.compile(
    r"\s*(?:\d\d$|including|a|an|the|one\s+of|who|which|whose|former|speaking|head|director|professor|\w+ing)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"(?<=\w)\s+(?:\w+ed|has|have|had|is|was|were|are|will|would|gave|took|made|met|left|went|came|held|sent|wrote|spoke|began|said|says|told|put|set|ran|led|sought|seeks|hit|fought|stood|sat|rose|fell|kept|won|lost|got|saw|knew|found|brought|thought|shot|drew|became|paid|[a-z]+es)\b"
)
_PRONOUN = re.compile(
    r"^(?:both|he|she|they|it|i|we|you|who|он|она|они|él|ella|ellos|il|elle|ils|elles|他|她|它|他们|她们)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w.’'-]*(?:\s+(?:[A-ZÀ-ÞА-ЯЁ][\w.’'-]*|of|the|de|bin|al|von|van))*$")
_NP_WORD = r"(?:[A-ZÀ-ÞА-ЯЁ]\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Rep|Sen|Gov|St)\.|[\w’'&-]+)"
_AFTER = re.compile(
    rf"\s*(?P<np>{_NP_WORD}(?:\s+{_NP_WORD}){{0,9}}?)"
    r"(?=\s*(?:[,;:—–.!?\"“”»«()]|$)|\s+(?:in|on|at|during|after|when|while|who|which|that|to|as|from|by|for|about|with|last|yesterday|today"
    r"|earlier|and|before|because|[A-Z]?[a-z]+day|в|на|что|en|que)\b)"
)
_STOP_AFTER = re.compile(
    r"\s*(?:that|to|it|there|this|these|those|and|in|on|at|by|for|as|if|when|what|how|why|not|no|about|against|of|with|from|is|was|are|were)\b"
)
_ARABIC_AFTER = re.compile(
    r"\s+(?P<np>(?:[\u0600-\u06ff\w]+\s*){1,5}?)(?=\s*(?:[،,.:؛«\"“]|إن|أن|إنه|إنها|أنه|أنها|وجود|صحة|هذه|هذا|ذلك|على|في|لـ|$))"
)
_HAN_BEFORE = re.compile(r"(?P<np>[\u3400-\u9fff·A-Za-z0-9]{1,24})$")
_HAN_LEAD = re.compile(
    r"^(?:但是|但|而|并|并且|不过|然而|同时|随后|另外|此外|据|当|其中|有)|^.{0,8}?[日年月天](?=[\u3400-\u9fff]{2})"
)
_HAN_TAIL = re.compile(
    r"(?:周[一二三四五六日]|星期[一二三四五六日天]|昨天|今天|昨日|今日|坚决|多次|再次|随后|对此|在.{1,12}(?:中|上|时)|对.{1,14}|则|也|还|已|曾|都|均|都已|强烈|一概|尚|并)+$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name a speaker, at their place, and the rule that bound them."""

    span: Span
    rule: str


def subject_before(text: str, sentence: Span, verb_start: int) -> Subject | None:
    """The noun phrase right before a verb; None when the clause has no subject there."""
    limit = max(sentence[0], verb_start - 220)
    if verb_start > sentence[0] and _is_han(text, verb_start):
        return _han_subject(text, limit, verb_start)
    start = limit
    for match in _CLAUSE_BREAKS.finditer(text, limit, verb_start):
        start = match.end()
    end = _without_trailing(text, start, verb_start)
    relative = _RELATIVE.search(text, start, end)
    if relative is not None:
        return _antecedent(text, start, relative.start())
    closing_comma = end > start and text[end - 1] == ","
    end = end - 1 if closing_comma else end
    parts = [start, *(match.end() for match in _WEAK_BREAK.finditer(text, start, end))]
    span = _clean(text, parts[-1], end)
    if closing_comma and len(parts) > 1 and span is not None:
        appended = text[span[0] : span[1]]
        named = text[parts[-2] : parts[-1]].strip(" ,")
        if (
            _APPOSED.match(appended)
            or (_FULL_NAME.fullmatch(named) and not _FINITE.search(appended))
            or (appended[:1].islower() and text[parts[-2] : parts[-1]].strip()[:1].isupper())
        ):
            return _checked(text, _clean(text, parts[-2], parts[-1]), "apposition")
    if text[start:end].endswith((" and", " и", " y", " et")):
        return _checked(text, _conjoined(text, start, end), "conjoined")
    return _checked(text, span, "before")


def subject_beside(text: str, start: int, end: int) -> Subject | None:
    """The noun that a participle right behind it belongs to ("a message stating …")."""
    noun = _NOUN_PHRASE.search(text, max(start, end - 60), end)
    return Subject(noun.span("np"), "beside") if noun else None


def subject_of_clause(text: str, start: int, end: int) -> Subject | None:
    """The subject of a clause that a participle hangs on ("Ada Marl left, saying …"): before its first verb."""
    return _checked(text, _conjoined(text, start, end), "participle")


def _conjoined(text: str, start: int, end: int) -> Span | None:
    """The subject of a second verb ("Ada Marl left and said"): the words before the first one."""
    first = _FINITE.search(text, start, end)
    return _clean(text, start, first.start()) if first else None


def subject_after(text: str, sentence: Span, verb_end: int) -> Subject | None:
    """The noun phrase right behind a verb ("said Ada Marl, who …"); None when something else follows."""
    if verb_end < len(text) and _is_arabic(text, verb_end - 1):
        match = _ARABIC_AFTER.match(text, verb_end, sentence[1])
        return _checked(text, _clean(text, *match.span("np")), "after") if match else None
    if _STOP_AFTER.match(text, verb_end, sentence[1]):
        return None
    match = _AFTER.match(text, verb_end, sentence[1])
    return _checked(text, _clean(text, *match.span("np")), "after") if match else None


def is_personal(pronoun: str) -> bool:
    """Whether a pronoun stands for a person named before ("he", "she"), and not for a body or a paper."""
    return _PERSONAL.match(pronoun) is not None


def is_pronoun(words: str) -> bool:
    """Whether the speaker is named by a pronoun only, so that somebody named before is meant."""
    return _PRONOUN.match(words) is not None


def _without_trailing(text: str, start: int, end: int) -> int:
    """The end of the text before a verb, without its adverbs, auxiliaries and times."""
    while end > start and text[end - 1].isspace():
        end -= 1
    trailing = _TRAILING.search(text[start:end])
    if trailing is not None:
        end = start + trailing.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _antecedent(text: str, start: int, end: int) -> Subject | None:
    """What a relative clause hangs on: the words before "who", back to the last comma."""
    end = _without_trailing(text, start, end)
    end = end - 1 if end > start and text[end - 1] == "," else end
    begin = max(start, text.rfind(",", start, end) + 1)
    return _checked(text, _clean(text, begin, end), "relative")


def _han_subject(text: str, limit: int, verb_start: int) -> Subject | None:
    match = _HAN_BEFORE.search(text, limit, verb_start)
    if match is None:
        return None
    start, end = match.span("np")
    tail = _HAN_TAIL.search(text[start:end])
    end = start + tail.start() if tail else end
    lead = _HAN_LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    return Subject((start, end), "before") if end > start else None


def _clean(text: str, start: int, end: int) -> Span | None:
    """The span without conjunctions, quotation marks and white space at its ends."""
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if text[end : end + 1] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end):
        end += 1
    return (start, end) if start < end else None


def _checked(text: str, span: Span | None, rule: str) -> Subject | None:
    """The subject, if the words can name a speaker: few enough, a letter among them, no lone function word."""
    if span is None:
        return None
    printed = text[span[0] : span[1]]
    words = printed.split()
    if len(words) > 16 or not any(char.isalpha() for char in printed):
        return None
    if len(words) == 1 and printed.lower() in _NO_SPEAKERS:
        return None
    if len(words) > 9 and not printed[:1].isupper():
        return None
    if words[0].lower() in _NO_OPENINGS:
        behind = _NAME_BEHIND_PLACE.search(printed)
        return (
            Subject((span[0] + behind.start("np"), span[1]), rule) if behind and words[0].lower() in _PLACES else None
        )
    if _VERB_WITHIN.search(printed) or (len(words) > 1 and re.match(r"[a-z]+ed\s", printed)):
        return None
    return Subject(span, rule)


_NOUN_PHRASE = re.compile(
    r"\b(?P<np>(?:an?|the|this|his|her|their|its|one|another)\s+(?:[\w’'-]+\s+){0,2}[\w’'-]{3,})\s+$"
)
_FULL_NAME = re.compile(r"(?:\w+\s+)?[A-ZÀ-Þ][\w.’'-]+(?:\s+[A-ZÀ-Þ][\w.’'-]+){1,3}")
_NAME_BEHIND_PLACE = re.compile(
    r"\s[a-z]{4,}\s+(?:on\s+\w+day\s+)?(?P<np>[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){0,4})$"
)
_VERB_WITHIN = re.compile(
    r"(?<=\w\s)(?:has|have|had|is|are|was|were|will|would|could)\s(?!.*\b(?:who|which|that)\b)(?<!who\s)(?=\w)"
)
_PLACES = word_set("in on at during")
_NO_SPEAKERS = word_set(
    "the a an this that these those there what how why when where which also it's him them me us not no yes be"
)
_NO_OPENINGS = word_set(
    "of with in on at from by to as if than then through under over during despite like such per via without within"
)


def _is_han(text: str, place: int) -> bool:
    return "\u3400" <= text[place] <= "\u9fff"


def _is_arabic(text: str, place: int) -> bool:
    return "\u0600" <= text[place] <= "\u06ff"
