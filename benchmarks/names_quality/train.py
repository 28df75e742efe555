# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Learn what stands for what between Latin letters and another script, and write the table that the project ships.

    python -m benchmarks.names_quality.train FOLDER [--out FILE]

FOLDER holds `wd_arabic_train8k.tsv` and the like: name tokens of Wikidata (CC0), mined for
NETransliteration (COLING 2018 workshop). Nothing else is read: no
test half, and none of the lists that may only be measured on.

1. Expectation and maximisation, six rounds, over all ways to make a pair by steps of up to two letters on either
   side. The first round prefers nothing. After the third the worst 8 in 100 pairs are put aside: the tokens were mined,
   and not all are pairs. Steps expected less than 0.3 times are dropped each round.
2. How often each letter stands at all, for the gain of a pair over two words that have nothing to do with each other.

The last tenth of the pairs is not learned from: it was for trying how long a step may be.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from vorlage.names.learned_edits import STEPS, EditTable, letters_of_pairs
from vorlage.names.scripts import Script

SCRIPTS = {"arabic": Script.ARABIC, "chinese": Script.HAN, "hebrew": Script.HEBREW, "russian": Script.CYRILLIC}
ROUNDS = 6
_LEAST_EXPECTED = 0.3
_PUT_ASIDE = 0.08
_UNLIKELY = {1: 1e-6, 2: 1e-8}

Pair = tuple[str, str]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file as letters, in its order."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return letters_of_pairs((row[0], row[1].replace(" ", "")) for row in rows)


def learn(pairs: Sequence[Pair], rounds: int = ROUNDS) -> dict[Pair, float]:
    """The probability of each step, by expectation and maximisation."""
    steps: dict[Pair, float] = {}
    for at in range(rounds):
        expected: dict[Pair, float] = defaultdict(float)
        likelihoods = [_expect(pair, steps, expected) for pair in pairs]
        if at == rounds // 2:
            worst = sorted(likelihoods)[int(_PUT_ASIDE * len(pairs))]
            pairs = [pair for pair, likelihood in zip(pairs, likelihoods, strict=True) if likelihood > worst]
        kept = {step: count for step, count in expected.items() if at == 0 or count >= _LEAST_EXPECTED}
        total = sum(kept.values())
        steps = {step: count / total for step, count in kept.items()}
    return steps


def _expect(pair: Pair, steps: Mapping[Pair, float], expected: dict[Pair, float]) -> float:
    """Add how often each step is expected in one pair; the logarithm of its likelihood for each letter."""
    one, other = pair
    ways = _ways(pair, steps)
    ahead = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    ahead[0][0] = 1.0
    for at, place, step, chance in ways:
        ahead[at + len(step[0])][place + len(step[1])] += ahead[at][place] * chance
    whole = ahead[-1][-1]
    if whole <= 0.0:
        return -math.inf
    behind = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    behind[-1][-1] = 1.0
    for at, place, step, chance in reversed(ways):
        rest = chance * behind[at + len(step[0])][place + len(step[1])]
        behind[at][place] += rest
        expected[step] += ahead[at][place] * rest / whole
    return math.log(whole) / (len(one) + len(other))


def _ways(pair: Pair, steps: Mapping[Pair, float]) -> list[tuple[int, int, Pair, float]]:
    """Every step at every place of a pair with its probability, in an order in which each comes after those before."""
    one, other = pair
    ways = []
    for at in range(len(one) + 1):
        for place in range(len(other) + 1):
            for took, gave in STEPS:
                if at + took <= len(one) and place + gave <= len(other):
                    step = one[at : at + took], other[place : place + gave]
                    longest = max(took, gave)
                    chance = steps.get(step, _UNLIKELY[longest]) if steps else 1e-4**longest
                    ways.append((at, place, step, chance))
    return ways


def table_of(pairs: Sequence[Pair]) -> EditTable:
    """What is learned from pairs."""
    steps = {step: -math.log(chance) for step, chance in learn(pairs).items()}
    return EditTable(steps, _surprises(one for one, _ in pairs), _surprises(other for _, other in pairs))


def _surprises(words: Iterable[str]) -> dict[str, float]:
    counts = Counter(letter for word in words for letter in word)
    total = sum(counts.values())
    return {letter: -math.log(count / total) for letter, count in counts.items()}


def lines_of(script: Script, table: EditTable) -> list[str]:
    """A table as lines of text."""
    rows: list[tuple[str, ...]] = [("script", script.value)]
    rows += [("latin", letter, f"{number:.2f}") for letter, number in sorted(table.latin.items())]
    rows += [("other", letter, f"{number:.2f}") for letter, number in sorted(table.other.items())]
    rows += [("step", *step, f"{number:.2f}") for step, number in sorted(table.steps.items())]
    return ["\t".join(row) for row in rows]


def main() -> None:
    """Learn all scripts and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/vorlage/names/learned_edits.tsv"))
    chosen = parser.parse_args()
    lines = ["# Learned by benchmarks.names_quality.train from name tokens of Wikidata (CC0 1.0); CC0 1.0 as well."]
    for name, script in SCRIPTS.items():
        pairs = read_pairs(chosen.folder / f"wd_{name}_train8k.tsv")
        cut = len(pairs) * 9 // 10
        table = table_of(pairs[:cut])
        lines += lines_of(script, table)
        print(f"{name}: {len(pairs[:cut])} pairs, {len(table.steps)} steps")
    chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
