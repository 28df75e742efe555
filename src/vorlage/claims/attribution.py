# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Who says what: quotations and attributed statements with speaker and verb, denials and refusals to comment.

Rules on cue verbs and word order, without tagger or parser; each mention names the rule that fired. A speaker is
bound to a cue or carried from the sentence before in the same paragraph, never guessed from the nearest name. About
half of all indirect attributions have no cue these rules know: what is not found here may still be attributed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vorlage.claims import cues
from vorlage.claims.quotation import quoted_spans
from vorlage.claims.speakers import Subject, is_personal, is_pronoun, subject_after, subject_before
from vorlage.domain.claims import ClaimKind
from vorlage.domain.lineage import Span
from vorlage.extraction.numbers import one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """Words that somebody is said to have said, at their place. `speaker` is as printed; `said_by` is its place."""

    kind: ClaimKind
    start: int
    end: int
    sentence: Span
    speaker: str
    said_by: Span | None
    verb: str
    rule: str


def _any_verb(latin: str) -> re.Pattern[str]:
    """A pattern for verbs of saying: those of a list, and those of the other languages."""
    spaced = [verb.replace(r"\s+", " ") for verb in f"{latin}|{cues.SAY_OTHER}".split("|")]
    return re.compile(rf"(?<![\w-]){one_of(spaced)}(?![\w-])|(?:{cues.SAY_HAN})(?!谎|明|法|服|为)", re.IGNORECASE)


_SAY = _any_verb(cues.SAY_ENGLISH)
_TELL_THAT = _any_verb(cues.TELL_THAT_ENGLISH)
_NEEDS_THAT = re.compile(
    r"(?:show|shows|showed|reveal|reveals|revealed|indicate|indicates|indicated|report|reports|reported|note|notes|noted|find|finds|found"
    r"|suggest|suggests|suggested|stress|stressed|write|wrote|urge|urges|urged|point\s+out|points\s+out|confirm|confirms|confirmed"
    r"|estimate|estimates|estimated|recall|recalled|state|states|stated|stating|announce|announces|announced|declare|declared|maintain"
    r"|maintains|maintained|explain|explains|explained|conclude|concludes|concluded|think|thinks|thought|testify|testified)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    rf"(?:{cues.ACCORDING_TO})\s*(?P<np>(?:[^,;:.\"“”«»，。]|[\"“](?=[A-Z])[^\"”,;]{{2,40}}[\"”]){{2,90}}?)(?=\s*(?:[,;:.\"“”«»，。]|$|\b(?:who|which|that)\b))"
)
_DENY = re.compile(rf"(?<![\w-])(?:{cues.DENY_ENGLISH})|(?:{cues.DENY_OTHER})", re.IGNORECASE)
_SILENT = re.compile(rf"(?<!\w)(?:{cues.SILENT_ENGLISH})|(?:{cues.SILENT_OTHER})", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|this|that|these|those|his|her|its|their|our|any|some|no|of|from|for|by|in|with|about|new|old|such|existing|previous|earlier"
    r"|recent|false|media|press|news|united|several|many|other|and|or|to)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(r"(?:[^s\W]s|\b(?:people|they|we|you|I|police|who|men|women|children|also|and))\s+$")
_NOT_A_SPEAKER_NEXT = re.compile(
    r"(?:with|as|and|but|while|which|who|where|because|so|that|in|on|at|for|from|of|or|to|is|are|was|were)\b",
    re.IGNORECASE,
)
_WEAK_VERBS = re.compile(
    r"(?:reveal|show|indicate|find|found|report|believe|think|thought|estimate|suggest)", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|it['’]s)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bneither|不|没有|لم|не)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|reporters|journalists)\s+)?[\w.’'&-]+(?:\s+[A-Z][\w.’'&-]*){0,4}(?=\s*(?:,|that\b|\w))"
)
_THAT = re.compile(r"(?:\s*[,，:：])?\s*(?:that|что|que|أن|إن|بأن)\s+", re.IGNORECASE)
_NAME_FIRST = re.compile(
    r"(?:(?:But|And|Yet|The|A|An|\w+ly)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and))*|[\w\s]{3,40})"
    r",\s+(?:including|a|an|the|one|who|which|whose|former|head|director|professor|spokes\w+|[\w\s-]{3,40}(?=,$))\b"
)
_CLOSES = re.compile(r"[\s.”\"»]*$|\s*\.|\s*,(?!\s*[\"“«])")
_NEITHER = re.compile(r"\bneither\s+(?P<one>.+?)\s+nor\s+(?P<other>.+)$", re.IGNORECASE)
_PARTICIPLE_HOST = re.compile(r"[^,;.]*,\s+(?P<np>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
_CLOSED = re.compile(r"[,.!?，。！？…—–-]")
_CLOSING_GAP = re.compile(r"[\"“”»«」』’,.，。!?！？…\s—–-]*")
_PERSON_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+\s+[A-ZÀ-ÞА-ЯЁ]|^(?:Mr|Mrs|Ms|Dr|Prof)\b|^[A-ZÀ-ÞА-ЯЁ][\w’'-]+$|[\u3400-\u9fff\u0600-\u06ff]"
)
_COLON_SPEAKER = re.compile(r"^\W*(?P<np>[^\W\d_][\w.’'-]*(?:\s+[\w.’'-]+){0,4})\s*[:：]\s*$")


_SIGNS = {_DENY: cues.DENY_SIGNS, _SILENT: cues.SILENT_SIGNS}


class _Carried:
    """Who spoke last, and which named person did: for pronouns, and for quotations that go on."""

    def __init__(self) -> None:
        self.speaker = ""
        self.person = ""

    def remember(self, printed: str) -> None:
        self.speaker = printed
        if _PERSON_NAME.search(printed):
            self.person = printed


class _Paragraph:
    """One paragraph while it is read: its sentences, its quotations, and the speaker carried so far."""

    def __init__(self, text: str, span: Span, sentences: tuple[Span, ...], carried: _Carried) -> None:
        self.text = text
        self.span = span
        self.sentences = sentences
        self.quotes = quoted_spans(text, span)
        self.carried = carried
        self._lowered = text[span[0] : span[1]].lower()
        self._cues: dict[re.Pattern[str], list[re.Match[str]]] = {}

    def sentence_at(self, place: int) -> Span:
        for sentence in self.sentences:
            if place < sentence[1]:
                return sentence
        return self.sentences[-1]

    def is_quoted(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.quotes)

    def cue_matches(self, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
        """Cues in a stretch, outside quotations. Each pattern goes over the paragraph once."""
        if pattern not in self._cues:
            self._cues[pattern] = self._read_cues(pattern)
        return (match for match in self._cues[pattern] if start <= match.start() and match.end() <= end)

    def _read_cues(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        signs = _SIGNS.get(pattern)
        if signs is not None and not any(sign in self._lowered for sign in signs):
            return []
        return [
            match
            for match in pattern.finditer(self.text, *self.span)
            if not self.is_quoted(match.start()) and not self._is_noun(match)
        ]

    def _is_noun(self, cue: re.Match[str]) -> bool:
        """Whether a cue that may be a noun is one where it stands, or an infinitive or passive without a subject."""
        word, before = cue.group().lower(), max(self.span[0], cue.start() - 14)
        if word in cues.NOUN_LIKE_BARE:
            return _PLURAL_BEFORE.search(self.text, before, cue.start()) is None
        if word in cues.NOUN_LIKE and _NOUN_BEFORE.search(self.text, before, cue.start()):
            return True
        return bool(
            _PASSIVE.search(self.text, before, cue.start()) or _INFINITIVE.search(self.text, before, cue.start())
        )

    def speaker_of(self, subject: Subject) -> tuple[str, str]:
        """The speaker as printed and the rule; a pronoun stands for who spoke last, "he" and "she" for a named one."""
        printed = " ".join(self.text[subject.span[0] : subject.span[1]].split())
        if is_pronoun(printed):
            meant = self.carried.person if is_personal(printed) else self.carried.speaker
            return (meant, f"{subject.rule}+carried") if meant else (printed, subject.rule)
        self.carried.remember(printed)
        return printed, subject.rule


def find_attributed(text: str, paragraphs: tuple[Span, ...], sentences: tuple[Span, ...]) -> tuple[Attributed, ...]:
    """Quotations, statements, denials and no-comments of a text, in order of place.

    Args:
        text: Any text.
        paragraphs: Its paragraphs, in order.
        sentences: Its sentences, in order; each within one paragraph.
    """
    found: list[Attributed] = []
    carried = _Carried()
    waiting = list(sentences)
    for span in paragraphs:
        inside = []
        while waiting and waiting[0][0] < span[1]:
            inside.append(waiting.pop(0))
        if not inside:
            continue
        paragraph = _Paragraph(text, span, tuple(inside), carried)
        for sentence in paragraph.sentences:
            found.extend(_read_sentence(paragraph, sentence))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _read_sentence(paragraph: _Paragraph, sentence: Span) -> Iterator[Attributed]:
    """All that one sentence attributes. Denials come first: what denies is no statement besides."""
    denials = [*_denials(paragraph, sentence)]
    silences = [*_silences(paragraph, sentence)]
    quotes = [*_quotes(paragraph, sentence)]
    yield from silences
    yield from denials
    yield from quotes
    if not denials and not silences:
        for statement in _statements(paragraph, sentence):
            covered = sum(
                min(q.end, statement.end) - max(q.start, statement.start)
                for q in quotes
                if q.start < statement.end and q.end > statement.start
            )
            if covered < 0.6 * (statement.end - statement.start):
                yield statement


def _quotes(paragraph: _Paragraph, sentence: Span) -> Iterator[Attributed]:
    for start, end in paragraph.quotes:
        if paragraph.sentence_at(start) != sentence:
            continue
        bound = _bind_quote(paragraph, sentence, start, end)
        if bound is None:
            continue
        speaker, said_by, verb, rule = bound
        around = (sentence[0], max(sentence[1], paragraph.sentence_at(end - 1)[1]))
        yield Attributed(
            kind=ClaimKind.QUOTE,
            start=start,
            end=end,
            sentence=around,
            speaker=speaker,
            said_by=said_by,
            verb=verb,
            rule=f"quote.{rule}",
        )


def _bind_quote(
    paragraph: _Paragraph, sentence: Span, start: int, end: int
) -> tuple[str, Span | None, str, str] | None:
    """The speaker of a quotation: a cue right behind it, the last cue before it, "according to", a colon, or carried."""
    text, short = (
        paragraph.text,
        len(paragraph.text[start:end].split()) <= 3 and not _is_dense(paragraph.text[start:end]),
    )
    after = _cue_behind(paragraph, end)
    if after is not None:
        return after
    before = None
    for before in paragraph.cue_matches(_SAY, sentence[0], start):
        pass
    if (
        before is not None
        and start - before.end() <= (30 if short else 220)
        and not (short and _WEAK_VERBS.match(before.group()))
    ):
        bound = _subject_of(paragraph, sentence, before)
        if bound is not None:
            return bound
    for match in _ACCORDING.finditer(text, sentence[0], sentence[1]):
        if match.start("np") <= start < match.end("np"):
            return None
        if not short and not paragraph.is_quoted(match.start()):
            return (
                *_named(paragraph, Subject(match.span("np"), "according_to")),
                _verb(match.group()[:14]),
                "according_to",
            )
    if short:
        return None
    colon = _COLON_SPEAKER.match(text[sentence[0] : start].rstrip('"“«「『 ').rstrip() + " ")
    if colon is not None:
        place = sentence[0] + colon.start("np")
        return colon["np"], (place, place + len(colon["np"])), ":", "colon"
    if paragraph.carried.speaker and len(text[start:end].split()) > 3 and _opens_sentence(text, sentence, start):
        return paragraph.carried.speaker, None, "", "carried"
    return None


def _cue_behind(paragraph: _Paragraph, end: int) -> tuple[str, Span | None, str, str] | None:
    """A cue right behind a quotation: "…," said Ada Marl; "…," the envoy asserted; "…", according to the memo."""
    text, gap = paragraph.text, _CLOSING_GAP.match(paragraph.text, end)
    begin = gap.end() if gap else end
    limit = min(paragraph.span[1], begin + 110)
    according = _ACCORDING.match(text, begin)
    if according is not None:
        return (*_named(paragraph, Subject(according.span("np"), "according_to")), "according to", "according_to")
    for match in paragraph.cue_matches(_SAY, begin, limit):
        between = text[begin : match.start()]
        if (
            _NOT_A_SPEAKER_NEXT.match(between)
            or match.group().lower().endswith("ing")
            or not _CLOSED.search(text, end - 1, begin)
        ):
            return None
        if re.search(r"[.;:\"“”»«!?。；]|,\s", between) and not _is_apposition(between):
            return None
        if not between:
            subject = subject_after(text, (begin, paragraph.span[1]), match.end())
        elif "." in text[end - 1 : begin] and between[0].isupper() and _continues(text, match.end()):
            return None
        else:
            subject = subject_before(text, (begin, match.start()), match.start())
        if subject is None:
            return None
        speaker, said_by = _named(paragraph, subject)
        return speaker, said_by, _verb(match.group()), f"behind.{subject.rule}"
    return None


def _continues(text: str, place: int) -> bool:
    """Whether a verb is followed by its own object, so that it opens a new sentence and closes none."""
    return re.match(r"\s+(?:that|the|a|an|it|he|she|they|his|her|to)\b", text[place : place + 8]) is not None


def _is_apposition(words: str) -> bool:
    """Whether the text before a verb is a name with an apposition between commas and nothing more."""
    return words.count(",") == 2 and words.rstrip().endswith(",") and not re.search(r"[.;:\"“”]", words)


def _subject_of(paragraph: _Paragraph, sentence: Span, cue: re.Match[str]) -> tuple[str, Span | None, str, str] | None:
    """The speaker of a cue: its subject before it, behind it where the verb comes first, or the one carried."""
    text = paragraph.text
    subject = None
    if "\u0600" <= cue.group()[0] <= "\u06ff":
        subject = subject_after(text, sentence, cue.end())
    participle = cue.group().lower().split()[0].endswith("ing") and text[sentence[0] : cue.start()].rstrip().endswith(
        ","
    )
    if participle:
        first = next(
            (
                one
                for one in paragraph.cue_matches(_SAY, sentence[0], cue.start())
                if not one.group().lower().endswith("ing")
            ),
            None,
        )
        subject = subject_before(text, sentence, first.start()) if first else None
    subject = subject or subject_before(text, sentence, cue.start())
    if subject is None:
        return (
            (paragraph.carried.speaker, None, _verb(cue.group()), "carried")
            if paragraph.carried.speaker and cue.group().lower().endswith("ing")
            else None
        )
    speaker, said_by = _named(paragraph, subject)
    return speaker, said_by, _verb(cue.group()), subject.rule


def _named(paragraph: _Paragraph, subject: Subject) -> tuple[str, Span]:
    return paragraph.speaker_of(subject)[0], subject.span


def _statements(paragraph: _Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Attributed and not quoted: "experts say that …", "…, officials said", "according to the memo, …"."""
    text = paragraph.text
    for match in paragraph.cue_matches(_TELL_THAT, sentence[0], sentence[1]):
        content = _content(paragraph, sentence, match)
        if content is None:
            continue
        span, subject = content
        speaker, rule = paragraph.speaker_of(subject)
        yield _statement(paragraph, sentence, span, (speaker, subject.span, _verb(match.group()), rule))
        return
    for match in _ACCORDING.finditer(text, *sentence):
        if paragraph.is_quoted(match.start()):
            continue
        head, tail = (sentence[0], match.start()), (match.end(), sentence[1])
        span = tail if match.start() - sentence[0] < 12 else head
        speaker, rule = paragraph.speaker_of(Subject(match.span("np"), "according_to"))
        trimmed = _trimmed(text, *span)
        if trimmed[1] - trimmed[0] > 12:
            yield _statement(paragraph, sentence, trimmed, (speaker, match.span("np"), "according to", rule))
        return


def _content(paragraph: _Paragraph, sentence: Span, cue: re.Match[str]) -> tuple[Span, Subject] | None:
    """What a cue says and who says it: behind the cue, or before it when the cue closes its sentence."""
    text, verb = paragraph.text, cue.group().lower()
    before = text[sentence[0] : cue.start()].rstrip()
    if verb.endswith("ing") and before.endswith(",") or before.endswith(("”", '"', "»")):
        return None
    if before.endswith(",") and not _THAT.match(text, cue.end()) and not _NAME_FIRST.match(before):
        subject = subject_after(text, sentence, cue.end())
        span = _trimmed(text, sentence[0], sentence[0] + len(before))
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
        span = _trimmed(text, sentence[0], sentence[0] + len(closing))
        return (span, bound) if closing.endswith(",") and span[1] - span[0] > 12 else None
    if that is None and _NEEDS_THAT.fullmatch(verb):
        return None
    span = _trimmed(text, that.end() if that else place, sentence[1])
    return (span, bound) if len(text[span[0] : span[1]].split()) >= 3 or _is_dense(text[span[0] : span[1]]) else None


def _statement(paragraph: _Paragraph, sentence: Span, span: Span, said: tuple[str, Span, str, str]) -> Attributed:
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


def _denials(paragraph: _Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Denials, each by its own speaker. A denial that is itself denied ("did not deny") is none."""
    text, seen = paragraph.text, set()
    for match in paragraph.cue_matches(_DENY, *sentence):
        before = max(sentence[0], match.start() - 16)
        if (
            _PASSIVE.search(text, before, match.start())
            or _NEGATED.search(text, before, match.start())
            or _SILENT.search(text, before, match.end() + 8)
        ):
            continue
        bound = _subject_of(paragraph, sentence, match)
        rule = "denial.bound"
        host = _PARTICIPLE_HOST.match(text, match.end(), sentence[1])
        if match.group().lower().endswith("ing") and host is not None and match.start() - sentence[0] < 30:
            bound = (*_named(paragraph, Subject(host.span("np"), "participle")), _verb(match.group()), "participle")
        speaker, said_by, verb, how = bound or ("", None, _verb(match.group()), "unbound")
        if speaker in seen:
            continue
        seen.add(speaker)
        span = _trimmed(text, match.start(), sentence[1])
        yield Attributed(
            kind=ClaimKind.DENIAL,
            start=span[0],
            end=span[1],
            sentence=sentence,
            speaker=speaker,
            said_by=said_by,
            verb=verb,
            rule=f"{rule}.{how}",
        )


def _silences(paragraph: _Paragraph, sentence: Span) -> Iterator[Attributed]:
    """Refusals to comment and requests unanswered; "neither A nor B" are two who keep silent."""
    text = paragraph.text
    for match in paragraph.cue_matches(_SILENT, *sentence):
        end = _trimmed(text, match.start(), sentence[1])[1]
        verb = _verb(match.group())
        both = _NEITHER.search(text, sentence[0], match.start())
        if both is not None:
            for group in ("one", "other"):
                span = _trimmed(text, *both.span(group))
                yield Attributed(
                    kind=ClaimKind.NO_COMMENT,
                    start=span[0],
                    end=end,
                    sentence=sentence,
                    speaker=text[span[0] : span[1]],
                    said_by=span,
                    verb=verb,
                    rule="no_comment.neither_nor",
                )
            return
        bound = _subject_of(paragraph, sentence, match)
        speaker, said_by, _, how = bound or ("", None, "", "unbound")
        yield Attributed(
            kind=ClaimKind.NO_COMMENT,
            start=match.start(),
            end=end,
            sentence=sentence,
            speaker=speaker,
            said_by=said_by,
            verb=verb,
            rule=f"no_comment.{how}",
        )
        return


def _verb(printed: str) -> str:
    return " ".join(printed.lower().split())


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space, stops and stray quotation marks at its ends; never empty when it was not."""
    while start < end - 1 and (text[start].isspace() or text[start] in ',;:，；："”“'):
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in '.,;:。，；："“”'):
        end -= 1
    return start, end


def _is_dense(words: str) -> bool:
    """Whether a stretch is in a script without word spaces and long enough to say something."""
    return sum(char > "\u2e80" for char in words) >= 6


def _opens_sentence(text: str, sentence: Span, start: int) -> bool:
    return not any(char.isalnum() for char in text[sentence[0] : start])
