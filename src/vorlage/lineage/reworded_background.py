# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One sentence of an agency's background, reworded, in two stories that both credit the agency.

No threshold tells such a sentence from two reporters who say the same thing (topical likeness reaches as high), so
three things are asked together: both reports credit one agency; the two sentences keep the order of at least five
rarer content words; and they stand out within the pair, well above every other two sentences of the two texts.

The score of two sentences is the number of content words kept in order times their share of both. Null: of 2,178 real
independent pairs on one event, looked at without regard to credits, 5 in 100 had two sentences with five such words;
one in ten had a best score above 1.14 and one in a hundred above 2.28. With a common agency and a sentence that stands
out they would be called `shared_source`, never a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from vorlage.domain.lineage import PassageKind, SharedPassage, Span
from vorlage.lineage.reading import Reading, once_for_each_reading
from vorlage.lineage.sentences import Sentence, sentences_of
from vorlage.lineage.tokens import Trait

_LEAST_KEPT = 5
_LEAST_SCORE = 1.6
_ABOVE_THE_NEXT = 1.5
_IN_AT_MOST = 5
"""A word that stands in more sentences of its text is what the story is about."""
_LEAST_LETTERS = 4
_LEAST_OWN = 8

REASON = "one sentence of background told in other words, in the same order: both credit one agency"


def reworded_background(a: Reading, b: Reading) -> SharedPassage | None:
    """The two sentences of two reports that tell one background; None when none stands out."""
    of_a, of_b = _rarer_words(a), _rarer_words(b)
    if not of_a or not of_b:
        return None
    words_a, words_b = [list(words) for _, words in of_a], [list(words) for _, words in of_b]
    kept = cdist(words_a, words_b, scorer=LCSseq.similarity, dtype=np.int32).astype(np.float64)
    sizes = np.add.outer([len(words) for words in words_a], [len(words) for words in words_b])
    score = 2 * kept * kept / np.maximum(sizes, 1)
    i, j = divmod(int(score.argmax()), score.shape[1])
    best = float(score[i, j])
    others = score.copy()
    others[i, j] = 0.0
    if kept[i, j] < _LEAST_KEPT or best < _LEAST_SCORE or best < _ABOVE_THE_NEXT * float(others.max()):
        return None
    return SharedPassage(_span(a, of_a[i][0]), _span(b, of_b[j][0]), PassageKind.BACKGROUND)


@once_for_each_reading
def _rarer_words(reading: Reading) -> Sequence[tuple[Sentence, tuple[int, ...]]]:
    """The sentences of a text with their content words, as stems: no names, no numbers, none that are all over it."""
    table = reading.table
    is_content = (
        ~table.has(Trait.FUNCTION)
        & ~table.has(Trait.NUMBER)
        & (table.end - table.start >= _LEAST_LETTERS)
        & (~table.has(Trait.CAPITAL) | table.has(Trait.OPENS))
    )
    told = [sentence for sentence in sentences_of(reading) if sentence.own >= _LEAST_OWN]
    stems = [table.stem[sentence.rows[is_content[sentence.rows]]].tolist() for sentence in told]
    times = Counter(stem for sentence in stems for stem in set(sentence))
    return [
        (sentence, tuple(stem for stem in words if times[stem] <= _IN_AT_MOST))
        for sentence, words in zip(told, stems, strict=True)
    ]


def _span(reading: Reading, sentence: Sentence) -> Span:
    return int(reading.table.start[sentence.rows[0]]), int(reading.table.end[sentence.rows[-1]])
