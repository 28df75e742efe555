# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Generated press texts for measures of speed: invented words after Zipf, copies of known parents, and hubs.

A quarter of the texts are copies (cut, edited, or spun by a fixed exchange of words), two in five of them of a few wire
stories. Standing background paragraphs and public quotations are printed by texts that are no copies of each other.
They measure speed and the recall of planted copies; how good relations are, they do not say.
"""

from __future__ import annotations

import random
from typing import NamedTuple

import numpy as np

WORDS_A_TEXT = 500
FUNCTION = "the of and a in to is was it for with he be on that by at not his this from but had which".split()  # noqa: SIM905


class PressTexts(NamedTuple):
    """Texts, and for each copy the index of what it was made from."""

    texts: list[str]
    made_from: dict[int, int]

    def families(self) -> list[int]:
        """For each text the index of the one its family goes back to."""
        family = list(range(len(self.texts)))
        for child, parent in self.made_from.items():
            family[child] = family[parent]
        return family


def vocabulary(size: int, chooser: random.Random) -> list[str]:
    """Invented words, commonest first."""
    onsets, vowels = "b c d f g h k l m n p r s t v w br st tr pl".split(), "a e i o u ai ea ou".split()  # noqa: SIM905
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(chooser.choice(onsets) + chooser.choice(vowels) for _ in range(chooser.randint(1, 4)))] = None
    return list(words)


class Newsroom:
    """Writes stories from one vocabulary."""

    def __init__(self, seed: int) -> None:
        self.chooser = random.Random(seed)
        self._words = vocabulary(60_000, self.chooser)
        self._weights = list(np.cumsum([1 / (rank + 3) for rank in range(len(self._words))]))
        self._exchange = dict(zip(self._words[200:], [*self._words[201:], self._words[200]], strict=True))
        self._background = [" ".join(self.sentences(60)) for _ in range(40)]
        self._quotes = [f"“{' '.join(self.sentences(20))}” said the speaker." for _ in range(400)]

    def sentences(self, words: int = WORDS_A_TEXT) -> list[str]:
        """So many words, in sentences with names and numbers."""
        chooser = self.chooser
        content = chooser.choices(self._words, cum_weights=self._weights, k=words)
        made: list[str] = []
        for place in range(0, words, 20):
            line = [chooser.choice(FUNCTION) if k % 2 else word for k, word in enumerate(content[place : place + 20])]
            for capital in (0, 3, 9):
                line[capital] = line[capital].capitalize()
            line[14] = str(chooser.randint(2, 5000))
            made.append(" ".join(line) + ".")
        return made

    def story(self) -> list[str]:
        """A story of its own, now and then with a public quotation and an agency's standing background."""
        made = self.sentences()
        if self.chooser.random() < 0.2:
            made[2] = self.chooser.choice(self._quotes)
        if self.chooser.random() < 0.15:
            made[-3:] = [self._background[min(int(self.chooser.expovariate(0.1)), 39)]]
        return made

    def copy_of(self, story: list[str]) -> list[str]:
        """A cut, edited or spun copy."""
        kind = self.chooser.choice(("cut", "edited", "spun"))
        if kind == "cut":
            return story[: max(8, len(story) * self.chooser.randint(30, 90) // 100)]
        rate = 0.04 if kind == "edited" else 0.5
        exchange, draw = self._exchange, self.chooser.random
        return [
            " ".join(exchange.get(word, word) if draw() < rate else word for word in sentence.split(" "))
            for sentence in story
        ]


def press_texts(count: int, *, seed: int = 11) -> PressTexts:
    """So many texts. The same for the same count and seed."""
    room = Newsroom(seed)
    stories: list[list[str]] = []
    made_from: dict[int, int] = {}
    wires = max(count // 400, 1)
    for index in range(count):
        if index < wires or room.chooser.random() > 0.25:
            stories.append(room.story())
            continue
        parent = room.chooser.randrange(wires) if room.chooser.random() < 0.4 else room.chooser.randrange(index)
        made_from[index] = parent
        stories.append(room.copy_of(stories[parent]))
    return PressTexts([" ".join(story) for story in stories], made_from)
