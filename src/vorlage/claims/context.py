# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What stands around a mention in its sentence: the words that say what it is about, and its scope.

Scope is the place and the time that a sentence gives to what it says: "2,340 homes in Tarn", "in 1998". Places are read
off capitals behind a preposition of place, without any list of places, so a scope may be missed and then says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vorlage.claims import cues
from vorlage.claims.wording import canonical, content_words, folded, tokens
from vorlage.domain.claims import CalendarDate, ClaimKind, Mention, Quantity
from vorlage.domain.lineage import Siglum, Span
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.number_words import word_set
from vorlage.extraction.numbers import number_spans

_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w’'-]*"
_PLACE = re.compile(
    rf"(?<!\w)(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Aa]cross|[Aa]round|[Oo]utside|[Ii]nside|[Tt]hroughout|[Ff]rom|[Оо]коло|[Вв]о?|[Нн]а)\s+"
    rf"(?:(?:the|its|their|a|an)\s+)?(?:[a-z]+\s+){{0,3}}?(?:of\s+)?(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
)
_NO_PLACE = word_set(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday christmas easter ramadan the a an
    """
)
_CLAUSE = re.compile(cues.CLAUSE_BREAKS)
_OPENING = re.compile(r"(?:In|At|On|Back in|By|Near|Since|During|Until|Across)\s[^,;:]{2,40}")
"""An adverbial that opens a sentence and holds for all of it: "In the valley of Brenn, …"."""
_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen"
)
_SCRIPT = re.compile(
    r"(?P<han>[\u3400-\u9fff])|(?P<arabic>[\u0600-\u06ff])|(?P<cyrillic>[А-Яа-яЁё])|(?P<latin>[A-Za-zÀ-ÿ])"
)
_COMMON = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The sentence around a mention, without the mention: its words, scope, other numbers, and script."""

    words: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[float]
    script: str


class Contexts:
    """The contexts of the mentions of some reports, each read once."""

    def __init__(self, texts: Mapping[Siglum, str], mentions: Iterable[Mention]) -> None:
        self._texts = texts
        self._read: dict[tuple[Siglum, int, int], Context] = {}
        self._numbers: dict[tuple[Siglum, Span], tuple[float, ...]] = {}
        self._dates: dict[Siglum, list[tuple[int, int, CalendarDate]]] = {}
        sentences: set[str] = set()
        for mention in mentions:
            sentences.add(texts[mention.siglum][slice(*mention.sentence)])
            if isinstance(mention.value, CalendarDate) and mention.value.date != UNRESOLVED:
                self._dates.setdefault(mention.siglum, []).append((mention.start, mention.end, mention.value))
        for dated in self._dates.values():
            dated.sort(key=lambda date: date[:2])
        held = Counter(word for sentence in sentences for word in content_words(sentence))
        most = max(12, round(_COMMON * len(sentences)))
        self._common = frozenset(word for word, count in held.items() if count > most)

    def of(self, mention: Mention) -> Context:
        """What stands around a mention."""
        key = mention.siglum, mention.start, mention.end
        if key not in self._read:
            self._read[key] = self._around(mention)
        return self._read[key]

    def sentence(self, mention: Mention) -> str:
        """The whole sentence of a mention, folded."""
        return folded(self._texts[mention.siglum][slice(*mention.sentence)])

    def printed(self, mention: Mention) -> str:
        """The whole sentence of a mention, as printed."""
        return self._texts[mention.siglum][slice(*mention.sentence)]

    def weight(self, words: Iterable[str]) -> float:
        """How much words say: one each, half of that for a word that stands in very many sentences of the case."""
        return sum(0.5 if word in self._common else 1.0 for word in words)

    def _around(self, mention: Mention) -> Context:
        text, (first, last) = self._texts[mention.siglum], mention.sentence
        before, after = text[first : mention.start], text[mention.end : last]
        own = content_words(mention.quote) if mention.value is not None else frozenset()
        own |= content_words(mention.speaker)
        if isinstance(mention.value, Quantity):
            own |= content_words(mention.value.unit)
        words = canonical(content_words(before) | content_words(after)) - canonical(own) - _NUMBER_WORDS
        near = canonical(content_words(before[-70:]) | content_words(after[:70])) - canonical(own)
        beside = canonical(content_words(before[-30:]) | content_words(after[:30]))
        low, high = self._clause(mention)
        return Context(
            words=words,
            near=near & words,
            beside=beside & words,
            places=frozenset(self._places(text, low, high, mention)),
            times=frozenset(self._times(mention, low, high)),
            numbers=frozenset(self._numbers_of(mention)),
            script=_script(text[first:last]),
        )

    def _clause(self, mention: Mention) -> Span:
        text, (first, last) = self._texts[mention.siglum], mention.sentence
        opened = first
        for match in _CLAUSE.finditer(text, first, mention.start):
            first = opened if _OPENING.fullmatch(text, opened, match.start()) else match.end()
        following = _CLAUSE.search(text, mention.end, last)
        return first, following.start() if following else last

    def _places(self, text: str, low: int, high: int, mention: Mention) -> Iterable[str]:
        for match in _PLACE.finditer(text, low, high):
            if mention.value is None and mention.start <= match.start("name") < mention.end:
                continue
            words = [word for word in tokens(match["name"]) if word not in _NO_PLACE and not word[0].isdigit()]
            if words and match["name"] not in mention.speaker:
                yield from words

    def _times(self, mention: Mention, low: int, high: int) -> Iterable[str]:
        dated = self._dates.get(mention.siglum, [])
        at = bisect_left(dated, low, key=lambda date: date[0])
        for start, end, date in dated[at:]:
            if start >= high:
                break
            if not (mention.kind is ClaimKind.DATE and start < mention.end and mention.start < end):
                yield date.date

    def _numbers_of(self, mention: Mention) -> Iterable[float]:
        place = (mention.siglum, mention.sentence)
        if place not in self._numbers:
            spans = number_spans(self._texts[mention.siglum][slice(*mention.sentence)])
            self._numbers[place] = tuple(number.value for number in spans if number.value is not None)
        value = mention.value
        own = {value.amount, value.high} if isinstance(value, Quantity) else set()
        return (number for number in self._numbers[place] if number not in own)


def _script(words: str) -> str:
    found = Counter(match.lastgroup or "" for match in _SCRIPT.finditer(words[:200]))
    return found.most_common(1)[0][0] if found else ""


def times_conflict(one: Context, other: Context) -> bool:
    """Whether two sentences give different times: both give some, and none is or lies within one of the other."""
    return bool(one.times and other.times) and not any(
        a.startswith(b) or b.startswith(a) for a in one.times for b in other.times
    )


def places_conflict(one: Context, other: Context) -> bool:
    """Whether two sentences give different places: both give some, and no word of theirs is one."""
    return bool(one.places and other.places) and not one.places & other.places
