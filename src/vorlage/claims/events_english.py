# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Events in English: a past verb of a closed list, its subject right before it, a place or a time in its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage.claims import event_words as words
from vorlage.claims.happened import Happened, Telling
from vorlage.domain.claims import Granularity
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import DateMention
from vorlage.extraction.number_words import one_of

_ACTS = words.ACTS_ENGLISH | words.HAPPENINGS_ENGLISH
ENGLISH_VERB = re.compile(rf"(?<![\w’'-]){one_of(_ACTS)}(?![\w-]|['’]s){words.PARTICLES_ENGLISH}(?!\w)")
_AUXILIARY = re.compile(
    r"(?:\b(?P<passive>(?:(?:ha[sd]|have)\s+)?(?:been|was|were))|\b(?P<perfect>has|have|had))"
    r"(?P<adverb>\s+(?:also|later|then|since|recently|now|already|finally|initially|(?!nearly|barely|hardly|allegedly)[a-z]+ly))*\s+$|(?P<plain>(?:\b(?:also|later|then|recently|finally|(?!nearly|barely|hardly|allegedly)[a-z]+ly)\s+)+)$"
)
_UNREAL = re.compile(words.UNREAL, re.IGNORECASE)
_NO_ASSERTION = re.compile(
    r"(?:\b(?:to|not|never|nearly|almost|barely|n['’]t|cannot|can|will|may|should|must|shall|be|is|are|being|being|get|gets|no|nobody|neither|nor|than|as)|n['’]t)"
    r"(?:\s+(?:also|ever|yet|been|be|have|[a-z]+ly))*\s+$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:|]\s|\s[–—-]{1,2}\s|—|,\s+(?:and|but|so|yet|while|when|after|before|as|where|because|although|though|since)\s"
    r"|(?<=\w)\s(?:when|after|before|while|where|because|although|though|but)\s(?!\d|that\b|the\s+(?:war|attack)\b)"
)
_OPENS = re.compile(
    r"^(?:\s|(?:When|After|Before|While|As|Although|Though|Because|Since|And|But|So|Yet|Later|Meanwhile|However|Then|Earlier|Also|Instead|Afterwards|Eventually"
    r"|Finally|Initially|Originally|In\s+response|As\s+a\s+result|In\s+addition)\b,?)+"
)
_FRONTED = re.compile(
    r"^(?P<whole>(?:[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier|[Ss]ince|[Oo]ver|[Nn]ear|[Aa]fter|[Aa]round|[Ww]ithin|[Bb]etween|[Ff]ollowing|[Oo]utside"
    r"|[Yy]esterday|[Tt]oday|[Ll]ast|[Tt]his|\d|[A-Z][a-z]+day)\b[^,]{0,150}),\s+"
)
_NOUN_PHRASE = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Aa]ll|[Bb]oth|[Tt]hese|[Tt]hose|[Aa]nother|[Tt]wo|[Tt]hree)\s+)?"
    r"[\w.&’'%$€£,-]*\w[.’']?(?:\s+[\w.&’'%-]*\w[.’']?){0,11}"
)
_NO_ACTORS = re.compile(
    r"^(?:it|there|this|that|these|those|which|what|who|whom|one|such|nothing|none|how|why|where|when|if|than|more|less|so|and|or|but|to|not|with|of|for|at"
    r"|in|on|by|from|as|about|into|over|under|between|during|because|then|also|just|only|even|I|you|we|let|here|now)\b"
    r"|\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|does|did|do|be|been|being|who|which|that|whose|if|whether|how|why|than|he|she|they|it"
    r"|says?|said|because|when|while|after|before|although|though|not|never|to)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|your|some|several|many|most|all|both|these|those|this|that|another|newly|recently)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they)", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?!(?:by|in|on|at|with|from|to|for|of|into|as|during|under|after|before|that|which|who|and|or|but|when|while|where|is|are|was|were|has|have|had|will|would|can|could|than"
    r"|within|through|without|against|about|since|until|between|over|around)\b)[\w“\"$€£‘]"
)
_LATER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|does|do|did|show|shows|remain|remains|includes?|provides?)\b"
)
_CLAUSE_END = re.compile(
    r"[;:|]|\s[–—-]{1,2}\s|—|,\s+(?:and|but|while|which|who|whose|where|when|after|as|with|although|though|saying|so)\b"
    r"|\b(?:that|which|who|whom|whose|when|after|before|because|while|where|although|though|if|whether|until|prior\s+to|following|so\s+that|in\s+order\s+to|according)\b"
    r"|\bto\s+(?!(?:an?|the|its|his|her|their|some|two|three|"
    rf"{words.PLACE_NOUNS})\b)[a-z]+(?=\s)"
    r"|\bsince\s+(?!\d|[A-Z]|last)|\bas\s+(?!of\b)|,\s+[a-z]+ing\b|(?<=[a-z]\s)[a-z]+(?:ed|en|own)\s+by\b"
    r"|\s+and\s+(?:[\w’']+\s+){0,12}?(?:was|were|is|are|has|had|[a-z]{3,}ed)\b|\bfor\s+[a-z]+ing\b|\bover\s+(?:the|a|an|his|its)\b"
)
_PLACE = re.compile(
    r"\b(?P<prep>in|at|near|outside|inside|across|throughout|off|to|into|from|on)\s+"
    r"(?P<place>(?:(?:the|a|an|its|his|her|their|central|northern|southern|eastern|western|downtown|southwest|southwestern|southeast|southeastern|northwest|northwestern|northeast"
    r"|northeastern|neighbouring|neighboring|nearby|north|south|east|west|[a-z]+-held|capital|city|town|village|island)\s+)*"
    rf"(?:(?:[a-z]+\s+){{0,3}}(?:{words.PLACE_NOUNS})\b(?:\s+(?:of|in|at|near)\s+(?:the\s+|central\s+|southwest\s+|northern\s+|southern\s+|eastern\s+|western\s+)*[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*)?"
    rf"|[A-ZÀ-Þ](?:[\w’'-]|\.(?=[A-Z]))*(?:\s+(?:of\s+(?:the\s+)?|de\s+|al-)?[A-ZÀ-Þ](?:[\w’'-]|\.(?=[A-Z]))*)*(?:\s+(?:{words.PLACE_NOUNS})\b)?(?:,\s+[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?(?=[,.;\s]))?))"
)
_SHARES = re.compile(r"[\w’”]\s+and(?:\s+(?:then|later))?\s+$")
"""Right before a second verb of the same actor: "met in Korvath on Monday and signed …"."""
_MOTION = re.compile(
    r"(?:came|fled|flew|flown|moved|returned|sent|brought|deported|extradited|travel\w+|transferred|taken|took|went|sailed|escaped|arrived|walked|marched"
    r"|withdrew|withdrawn|retreated|relocated|emigrated|evacuated|shipped|driven|drove|expelled|departed|departed|launched|defected|released|ejected|crossed|spread|transported|recalled)\b"
)
_DATED = re.compile(
    r"(?:\b(?:on|in|since|during|at|by|from|until|around|early|late|mid|of|about|between|before)[\s-]+(?:the\s+)?(?:(?:early|late|mid|middle|end|start|beginning|morning|evening|night|afternoon)[\s-]*(?:of\s+)?(?:the\s+)?(?:on\s+|in\s+)?)?|\s)$"
)
_NOUN_NEXT = re.compile(
    r"(?:['’]s\b|\s+(?!(?:and|or|but|in|at|on|by|when|while|with|after|before|for|to|from|near|as|because|where|following|amid|over|during|that|which|who|local|despite|against|under|until|through|between|without|is|was|the|a|an|outside|inside|of|alone|alongside|using|into)\b)[a-z]+)"
)
_NEEDS_NO_PREPOSITION = frozenset({"day", "weekday", "period", "ago", "period_words"})


def english_events(told: Telling) -> Iterator[Happened]:
    """Events of an English sentence, verb by verb."""
    last: Span | None = None
    for verb in ENGLISH_VERB.finditer(told.text, told.sentence[0], told.until):
        found = _event(told, verb, last)
        if found is not None:
            actor, happened = found
            last = actor
            yield happened


def _event(told: Telling, verb: re.Match[str], last: Span | None) -> tuple[Span, Happened] | None:
    """The event of a verb with its actor; None where a slot cannot be bound."""
    text = told.text
    auxiliary = _AUXILIARY.search(text, max(told.sentence[0], verb.start() - 50), verb.start())
    head = auxiliary.start() if auxiliary else verb.start()
    if not told.is_own(verb.start(), verb.end()) or _NO_ASSERTION.search(text, max(told.sentence[0], head - 30), head):
        return None
    passive = auxiliary is not None and auxiliary["passive"] is not None
    if not passive and not _is_finite(told, verb, auxiliary is not None and auxiliary["perfect"] is not None):
        return None
    begin, segment = _segment(text, told.sentence[0], head)
    if _UNREAL.search(text, begin, head):
        return None
    adverb = next(
        (found for found in told.dates if found.end == len(text[:head].rstrip()) and found.start > segment), None
    )
    head = adverb.start if adverb else head
    shares = last is not None and _SHARES.search(text, max(begin, last[1]), head) is not None
    actor = last if shares else _actor(told, segment, head)
    if actor is None or not told.is_own(*actor):
        return None
    ends = _CLAUSE_END.search(text, verb.end(), told.until)
    end = ends.start() if ends else told.until
    place, date = _place(told, verb, begin, actor[0], end), adverb or _date(told, begin, actor[0], verb.end(), end)
    if place is None and date is None:
        return None
    stops = (_before(text, place), _lead(told, date)[0] if date else end, end)
    act = _trimmed(text, adverb.end if adverb else head, min(one for one in stops if one >= verb.end()))
    rule = "english.passive" if passive else "english.active"
    return actor, Happened.of(told, actor, act, place, date, rule=rule)


def _before(text: str, place: Span | None) -> int:
    """Where the preposition of a place begins."""
    return text.rfind(" ", 0, place[0] - 1) if place else -1


def _is_finite(told: Telling, verb: re.Match[str], perfect: bool) -> bool:
    """Whether a past form is the verb of its clause, and no participle ("documents obtained by …", "shot in May")."""
    form = verb.group().split()[0]
    clause_end = _CLAUSE_END.search(told.text, verb.end(), told.until)
    alone = not _LATER_VERB.search(told.text, verb.end(), clause_end.start() if clause_end else told.until)
    has_object = _OBJECT.match(told.text, verb.end(), told.sentence[1]) is not None
    if form in words.HAPPENINGS_ENGLISH and form not in words.ACTS_ENGLISH:
        return True
    if form in words.HAPPENINGS_ENGLISH and (perfect or alone or verb.group() != form):
        return True
    return (
        has_object
        if form not in words.PASSIVE_ONLY_ENGLISH
        else has_object and form not in ("seen", "shown", "sworn", "born", "taken", "given")
    )


def _segment(text: str, start: int, head: int) -> tuple[int, int]:
    """Where the clause of a verb begins, and where its subject may begin behind what is fronted."""
    begin = start
    for match in _BREAK.finditer(text, start, head):
        begin = match.end()
    opened = _OPENS.match(text[begin:head])
    place = begin + (opened.end() if opened else 0)
    while (fronted := _FRONTED.match(text[place:head])) is not None:
        place += fronted.end()
        again = _OPENS.match(text[place:head])
        place += again.end() if again else 0
    return begin, place


def _actor(told: Telling, start: int, head: int) -> Span | None:
    """The noun phrase between the head of a clause and its verb; a name with an apposition is the name."""
    text = told.text
    span = _trimmed(text, start, head)
    printed = text[slice(*span)]
    if not printed or span[1] <= span[0]:
        return None
    if "," in printed:
        name, _, rest = printed.partition(",")
        if text[span[1] : span[1] + 1] != "," or not name or rest.count(",") > 1 or not name[:1].isalnum():
            return None
        printed, span = name, (span[0], span[0] + len(name))
    dates = [found for found in told.dates if found.start >= span[0] and found.end <= span[1]]
    if dates and dates[0].start - span[0] <= 8 and text[span[0]].isupper():
        span = _trimmed(text, dates[0].end, span[1])
        printed = text[slice(*span)]
    if _PRONOUN.fullmatch(printed):
        return span
    if (
        len(printed) < 3
        or _DETERMINER.fullmatch(printed)
        or len(printed.split()) > 12
        or _NOUN_PHRASE.fullmatch(printed) is None
        or _NO_ACTORS.search(printed)
        or ENGLISH_VERB.search(printed)
        or printed.endswith(" and")
    ):
        return None
    return span


def _place(told: Telling, verb: re.Match[str], begin: int, actor: int, end: int) -> Span | None:
    """The first place behind a verb in its clause, else one fronted before its actor."""
    motion = _MOTION.match(verb.group()) is not None
    for first, last in ((verb.end(), end), (begin, actor)):
        for match in _PLACE.finditer(told.text, first, last):
            if _is_place(told, match, motion):
                return _trimmed(told.text, *match.span("place"))
    return None


def _is_place(told: Telling, match: re.Match[str], motion: bool) -> bool:
    printed = match["place"]
    prep = match["prep"]
    capital = next((word for word in printed.split() if word[:1].isupper()), "")
    if prep in ("to", "into", "from") and not motion:
        return False
    if prep == "on" and not re.search(rf"\b(?:{words.PLACE_NOUNS}|Island|Street|Road|Avenue|Square|Coast)\b", printed):
        return False
    if capital.strip(".,") in words.NO_PLACES or printed.endswith(("’s", "'s")):
        return False
    if re.match(
        r"\s(?!(?:and|or|but|in|at|on|by|when|while|with|after|before|for|to|from|near|as|because|where|following|amid|over|during|that|which|who|this|last|yesterday|today|since|against|despite|under|until|through|between|early|late|earlier|later|without|is|was|two|three|shortly|the|a|an)\b)[a-z]+",
        told.text[match.end("place") : match.end("place") + 20],
    ):
        return False
    covered = any(found.start < match.end("place") and match.start("place") < found.end for found in told.dates)
    return not covered and told.is_own(*match.span("place"))


def _date(told: Telling, begin: int, actor: int, act: int, end: int) -> DateMention | None:
    """The first date that tells when: behind a verb in its clause, else fronted before its actor."""
    for first, last in ((act, end), (begin, actor)):
        for found in told.dates:
            if first <= found.start and found.end <= last and _tells_when(told, found):
                return found
    return None


def _lead(told: Telling, found: DateMention) -> tuple[int, str]:
    """Where the preposition of a date begins, and what stands right before the date."""
    begin = max(told.sentence[0], found.start - 24)
    lead = told.text[begin : found.start]
    match = _DATED.search(lead)
    return begin + match.start() if match else found.start, lead


def _tells_when(told: Telling, found: DateMention) -> bool:
    rule = found.rule.removeprefix("date.")
    _, lead = _lead(told, found)
    if _NOUN_NEXT.match(told.text, found.end, told.sentence[1]) and found.value.granularity is not Granularity.DAY:
        return False
    if re.search(r"\b(?:the|its|his|her|their|an?)\s+$", lead) and found.value.granularity is Granularity.YEAR:
        return False
    if re.search(r"\bfirst\b[^,;]*\bsince\s+$", told.text[told.sentence[0] : found.start]):
        return False
    return rule in _NEEDS_NO_PREPOSITION or _DATED.search(lead) is not None or not lead.strip()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-"):
        end -= 1
    return start, end
