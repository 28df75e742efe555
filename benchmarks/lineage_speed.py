# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Features and candidates on generated press texts with realistic hubs: texts a second, memory, recall, growth.

    python benchmarks/lineage_speed.py [TEXTS...]      default: 2000 10000

Words follow Zipf's law over invented syllables; a quarter of the texts are copies of another (cut, edited, spun by a
fixed exchange of words), and copies of a few wire stories make hubs. No network, nothing read from disk.
"""

from __future__ import annotations

import os
import random
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

import numpy as np

from vorlage.lineage.candidates import Postings, find_candidates
from vorlage.lineage.shingles import keys_of
from vorlage.lineage.tokens import Hashes, Ints, tokenise

WORDS_A_TEXT = 500
BATCH = 250
FUNCTION = "the of and a in to is was it for with he be on that by at not his this from but had which".split()  # noqa: SIM905


def vocabulary(size: int, chooser: random.Random) -> list[str]:
    """Invented words, commonest first."""
    onsets, vowels = "b c d f g h k l m n p r s t v w br st tr pl".split(), "a e i o u ai ea ou".split()  # noqa: SIM905
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(chooser.choice(onsets) + chooser.choice(vowels) for _ in range(chooser.randint(1, 4)))] = None
    return list(words)


def fresh_text(chooser: random.Random, words: list[str], weights: list[float]) -> list[str]:
    """Sentences of a story of its own, with names and numbers."""
    content = chooser.choices(words, cum_weights=weights, k=WORDS_A_TEXT)
    text: list[str] = []
    for place in range(0, WORDS_A_TEXT, 20):
        sentence = [chooser.choice(FUNCTION) if k % 2 else word for k, word in enumerate(content[place : place + 20])]
        sentence[3] = sentence[3].capitalize()
        sentence[9] = sentence[9].capitalize()
        sentence[14] = str(chooser.randint(2, 5000))
        sentence[0] = sentence[0].capitalize()
        text.append(" ".join(sentence) + ".")
    return text


def corpus(count: int) -> tuple[list[str], dict[int, int]]:
    """Texts, and for each copy the index of what it was made from."""
    chooser = random.Random(11)
    words = vocabulary(60_000, chooser)
    weights = list(np.cumsum([1 / (rank + 3) for rank in range(len(words))]))
    exchange = dict(zip(words[200:], [*words[201:], words[200]], strict=True))
    stories: list[list[str]] = []
    made_from: dict[int, int] = {}
    wires = max(count // 400, 1)
    for index in range(count):
        if index < wires or chooser.random() > 0.25:
            stories.append(fresh_text(chooser, words, weights))
            continue
        parent = chooser.randrange(wires) if chooser.random() < 0.4 else chooser.randrange(index)
        made_from[index] = parent
        stories.append(copy_of(stories[parent], chooser, exchange))
    return [" ".join(story) for story in stories], made_from


def copy_of(story: list[str], chooser: random.Random, exchange: dict[str, str]) -> list[str]:
    """A cut, edited or spun copy."""
    kind = chooser.choice(("cut", "edited", "spun"))
    if kind == "cut":
        return story[: max(8, len(story) * chooser.randint(30, 90) // 100)]
    rate = 0.04 if kind == "edited" else 0.5
    return [
        " ".join(exchange.get(word, word) if chooser.random() < rate else word for word in sentence.split(" "))
        for sentence in story
    ]


def features(batch: tuple[int, list[str]]) -> tuple[Hashes, Ints]:
    """Keys and sizes of one batch."""
    table = tokenise(batch[1])
    return keys_of(table, first_text=batch[0]), np.diff(table.bounds)


def run(count: int) -> None:
    """One size, printed as one line."""
    texts, made_from = corpus(count)
    batches = [(at, texts[at : at + BATCH]) for at in range(0, count, BATCH)]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        list(pool.map(features, [(0, texts[:2])] * 2))  # the tables are built before the clock runs
        began = perf_counter()
        found = list(pool.map(features, batches, chunksize=2))
        read = perf_counter()
    keys = np.concatenate([part[0] for part in found])
    sizes = np.concatenate([part[1] for part in found])
    candidates = find_candidates(Postings(keys, np.arange(count), sizes))
    done = perf_counter()
    pairs = set(zip(candidates.a.tolist(), candidates.b.tolist(), strict=True))
    family = {index: index for index in range(count)}
    for child, parent in made_from.items():
        family[child] = family[parent]
    hit = sum((min(c, p), max(c, p)) in pairs for c, p in made_from.items())
    linked = {index for a, b in pairs if family[a] == family[b] for index in (a, b)}
    kin = sum(index in linked for index in made_from)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>7} texts  features {count / (read - began):7.0f}/s  with candidates {count / (done - began):7.0f}/s"
        f"  keys/text {len(keys) / count:5.0f}  pairs/text {len(pairs) / count:5.1f}"
        f"  parent found {hit / max(len(made_from), 1):.3f}"
        f"  kin found {kin / max(len(made_from), 1):.3f}  {memory:.0f} MB"
    )


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [2000, 10000]:
        run(size)
