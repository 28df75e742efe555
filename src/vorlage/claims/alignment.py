# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two mentions stand in the same place of two related reports.

Lineage says which stretches of two reports carry the same text; here a mention is looked up in them. Background that
an agency sends with every story, and quotations of public words, align too: the words are the same whoever took them.
"""

from __future__ import annotations

from collections.abc import Iterator

from vorlage.claims.wording import content_words
from vorlage.domain.claims import Mention
from vorlage.domain.lineage import Lineage, Pair, SharedPassage, Siglum, Span

_SAME_SENTENCE = 0.5


class Alignment:
    """Shared passages by pair of reports, with the text around each mention."""

    def __init__(self, lineage: Lineage, texts: dict[Siglum, str]) -> None:
        self._pairs = {(pair.a, pair.b): pair for pair in lineage.pairs}
        self._texts = texts

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
        """Whether both stand in one shared passage, in sentences with half of their words in common."""
        pair = self.pair(one.siglum, other.siglum)
        if pair is None or not any(True for _ in self._around(pair, one, other)):
            return False
        words, others = self.sentence_words(one), self.sentence_words(other)
        return bool(words and others) and len(words & others) >= _SAME_SENTENCE * min(len(words), len(others))

    def _around(self, pair: Pair, one: Mention, other: Mention) -> Iterator[SharedPassage]:
        first, second = (one, other) if pair.a == one.siglum else (other, one)
        for passage in pair.passages:
            if _overlap(passage.a, first.sentence) and _overlap(passage.b, second.sentence):
                yield passage


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
