# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two mentions stand in the same place of two related reports.

Lineage says which stretches of two reports carry the same text; here a mention is looked up in them. Background that
an agency sends with every story, and quotations of public words, align too: the words are the same whoever took them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vorlage.claims.comparison import unit_key
from vorlage.claims.wording import content_words
from vorlage.domain.claims import Mention, Quantity
from vorlage.domain.lineage import Lineage, Pair, PassageKind, SharedPassage, Siglum, Span
from vorlage.extraction.numbers import number_spans
from vorlage.extraction.quantity_words import TIME_UNITS

_SAME_SENTENCE = 0.5
_SAME_STORY = 3
_REWORDED = frozenset({PassageKind.REWORDED, PassageKind.TRANSLATED, PassageKind.EDITED})


class Alignment:
    """Shared passages by pair of reports, with the text around each mention."""

    def __init__(self, lineage: Lineage, texts: Mapping[Siglum, str], mentions: Iterable[Mention]) -> None:
        self._pairs = {(pair.a, pair.b): pair for pair in lineage.pairs}
        self._texts = texts
        self._stories: dict[tuple[Siglum, Siglum], bool] = {}
        self._sentence_numbers: dict[tuple[Siglum, Span], frozenset[float]] = {}
        amounts: dict[Siglum, set[tuple[float, str]]] = {}
        for mention in mentions:
            value = mention.value
            if isinstance(value, Quantity) and value.amount is not None and value.unit and value.unit not in TIME_UNITS:
                amounts.setdefault(mention.siglum, set()).add((value.amount, unit_key(value.unit.split(" per ")[0])))
        self._amounts = {siglum: frozenset(listed) for siglum, listed in amounts.items()}

    def pair(self, one: Siglum, other: Siglum) -> Pair | None:
        """The relation of two reports, if lineage found one."""
        return self._pairs.get((one, other) if one < other else (other, one))

    def sentence_words(self, mention: Mention) -> frozenset[str]:
        """The content words of the sentence around a mention."""
        return content_words(self._texts[mention.siglum][mention.sentence[0] : mention.sentence[1]])

    def near_words(self, mention: Mention, reach: int = 140) -> frozenset[str]:
        """The content words near a mention, without those of the mention itself, inside its sentence."""
        text, (first, last) = self._texts[mention.siglum], mention.sentence
        before = text[max(first, mention.start - reach) : mention.start]
        after = text[mention.end : min(last, mention.end + reach)]
        return content_words(before) | content_words(after)

    def is_same_place(self, one: Mention, other: Mention) -> bool:
        """Whether both stand in one shared passage: in sentences with half of their words in common, or in a passage no
        longer than such a sentence, which lineage aligned though its words were changed or translated.
        """
        pair = self.pair(one.siglum, other.siglum)
        if pair is None:
            return False
        around = list(self._around(pair, one, other))
        if not around:
            return False
        if any(passage.kind in _REWORDED and _is_sentence_long(passage, one, other) for passage in around):
            return True
        words, others = self.sentence_words(one), self.sentence_words(other)
        return bool(words and others) and len(words & others) >= _SAME_SENTENCE * min(len(words), len(others))

    def shared_numbers(self, one: Mention, other: Mention) -> int:
        """How many numbers stand in both sentences, apart from the mentions themselves."""
        return len((self._numbers(one) - _own_numbers(one)) & (self._numbers(other) - _own_numbers(other)))

    def _numbers(self, mention: Mention) -> frozenset[float]:
        """The numbers of the sentence around a mention."""
        place = (mention.siglum, mention.sentence)
        if place not in self._sentence_numbers:
            spans = number_spans(self._texts[mention.siglum][slice(*mention.sentence)])
            self._sentence_numbers[place] = frozenset(number.value for number in spans if number.value is not None)
        return self._sentence_numbers[place]

    def is_one_story(self, one: Siglum, other: Siglum) -> bool:
        """Whether two reports tell one story: three amounts or more of the same things stand in both."""
        key = (one, other) if one < other else (other, one)
        if key not in self._stories:
            shared = self._amounts.get(one, frozenset()) & self._amounts.get(other, frozenset())
            self._stories[key] = len(shared) > _SAME_STORY
        return self._stories[key]

    def _around(self, pair: Pair, one: Mention, other: Mention) -> Iterator[SharedPassage]:
        first, second = (one, other) if pair.a == one.siglum else (other, one)
        for passage in pair.passages:
            if _overlap(passage.a, first.sentence) and _overlap(passage.b, second.sentence):
                yield passage


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_sentence_long(passage: SharedPassage, one: Mention, other: Mention) -> bool:
    """Whether a passage is about as long as the sentences of two mentions, so that it aligns just these."""
    longest = 1.5 * max(one.sentence[1] - one.sentence[0], other.sentence[1] - other.sentence[0])
    return max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0]) <= longest


def _own_numbers(mention: Mention) -> frozenset[float | None]:
    """The numbers that a mention itself gives."""
    value = mention.value
    return frozenset({value.amount, value.high}) if isinstance(value, Quantity) else frozenset()
