# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Other ways from texts to candidate pairs, run by `lineage_speed` in whatever interpreter has them.

Reads JSON on standard input, prints a line each: name, CPU seconds, share of copies paired with one of their family.
Uses the standard library, and datasketch and rensa where they can be imported.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from time import process_time

Pairs = set[tuple[int, int]]
_MOST = 50
"""A posting that more texts share is skipped, as is usual: all their pairs would be too many."""


def runs_of_five(text: str) -> set[str]:
    """Every five words in a row."""
    words = text.split()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def by_dictionary(texts: list[str]) -> Pairs:
    """Runs of five words in a dictionary; three in common make a pair."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in runs_of_five(text):
            postings[run].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in postings.values():
        if 1 < len(numbers) <= _MOST:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= 3}


def by_datasketch(texts: list[str]) -> Pairs:
    """MinHash with 128 permutations over runs of five words, LSH at Jaccard 0.5."""
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    pairs: Pairs = set()
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([run.encode() for run in runs_of_five(text)])
        pairs.update((int(other), number) for other in index.query(sketch))
        index.insert(str(number), sketch)
    return pairs


def by_rensa(texts: list[str]) -> Pairs:
    """The same in native code: R-MinHash of rensa, LSH at Jaccard 0.5."""
    rensa = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    pairs: Pairs = set()
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=128, seed=1)
        sketch.update(list(runs_of_five(text)))
        pairs.update((int(other), number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def kin_found(pairs: Iterable[tuple[int, int]], family: list[int], copies: list[int]) -> float:
    """Share of copies paired with a text of their family."""
    linked = {number for a, b in pairs if family[a] == family[b] for number in (a, b)}
    return sum(copy in linked for copy in copies) / max(len(copies), 1)


def main() -> None:
    """Run every peer that is there."""
    told = json.load(sys.stdin)
    copies = [child for child, _ in told["made_from"]]
    peers: dict[str, tuple[str, Callable[[list[str]], Pairs]]] = {
        "a dictionary of five-word runs, plain Python": ("", by_dictionary),
        "datasketch, MinHash LSH at 0.5": ("datasketch", by_datasketch),
        "rensa, R-MinHash LSH at 0.5": ("rensa", by_rensa),
    }
    for name, (module, find) in peers.items():
        if module and importlib.util.find_spec(module) is None:
            print(f"{name}\t\t")
            continue
        began = process_time()
        pairs = find(told["texts"])
        print(f"{name}\t{process_time() - began:.2f}\t{kin_found(pairs, told['family'], copies):.3f}")


if __name__ == "__main__":
    main()
