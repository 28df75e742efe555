# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The commonest function words of the languages read from the start, and abbreviations that end no sentence.

They are what a synonym spinner leaves standing (Stamatatos 2011: n-grams over such words alone find spun copies), and
what must never count as shared content. One set for all languages: the overlap is small and costs nothing.
Chinese has no spaces, so its tokens are characters: the commonest empty ones are listed.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_FUNCTION_WORDS = """
the of and a in to is was it for with he be on i that by at you are not his this from but had which she they or an were
we been have their has would what will there if can all her as who them then than its into our more some no also when
where while about after before so said says up out over only most other such any each those these do did does him may
could should us your my me one two under between against because during how both
el la los las un una de del y e en que a por con para se no es al lo como más o pero sus su ha han fue son este esta
sin sobre entre ya cuando muy también desde hasta era ser donde quien le les
le la les un une des du de et en que qui à pour dans sur par avec ce cette ces se ne pas est sont a ont été il elle ils
elles au aux son sa ses leur leurs plus ou mais comme était après selon y
и в не на что он с как по это из у за от о к но а же для до то все его она они мы так был была были бы или при их
который которые также уже после только об со ее её
في من على إلى أن عن مع هذا هذه التي الذي كان كانت لا ما لم قد هو هي بعد قبل بين كما أو ثم إن كل و قال وقال وقد
的 了 在 是 和 有 不 他 我 这 之 也 一 与 为 其 而 于 以 到 说 对 并 中 及 等 们
"""

_SHORT_FORMS = """
mr mrs ms dr st no gen sen rep prof jan feb mar apr jun jul aug sep sept oct nov dec col lt sgt vs inc ltd co gov ave
"""


@lru_cache(maxsize=1)
def function_words() -> tuple[str, ...]:
    """Every function word, once, sorted."""
    return tuple(sorted(set(_FUNCTION_WORDS.split())))


@lru_cache(maxsize=1)
def short_forms() -> tuple[str, ...]:
    """Abbreviations after which a full stop ends no sentence."""
    return tuple(sorted(_SHORT_FORMS.split()))


def is_among(words: NDArray[np.uint64], sorted_set: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of the hashes stand in a sorted array. Linear in the words, logarithmic in the set."""
    if not len(sorted_set):
        return np.zeros(len(words), np.bool_)
    at = np.searchsorted(sorted_set, words)
    at[at == len(sorted_set)] = 0
    return np.asarray(sorted_set[at] == words)
