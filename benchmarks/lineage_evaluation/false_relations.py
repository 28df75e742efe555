# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""False relations between real reports on one event that are independent by our rule (independence.py).

Real texts as scraped, furniture and all. Two settings, because the engine masks what is public across the set it is
given: every text of an event traced at once (what an archive is), and drawn sets of 24 (what a desk has; harder, as a
small set shows less of what is public). A pair is counted once per setting: in the desk setting once for each set it
falls into, up to the first. False is any relation of copying; shared background and shared quotation are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.lineage_evaluation.independence import PairLabels, label_pairs
from benchmarks.lineage_evaluation.measures import upper_bound
from benchmarks.lineage_evaluation.press_texts import PressText, Split
from vorlage.domain.lineage import Relation
from vorlage.lineage import trace_lineage, witness_from_text

DESK = 24
_SEED = 3000


def measure_false_relations(texts: Sequence[PressText], split: Split, *, limit: int = 0) -> dict[str, object]:
    """Both settings over every event of a split.

    Args:
        limit: At most so many texts of each event; 0 means all.
    """
    archive, desk = Counter[str](), Counter[str]()
    in_between = 0
    for event in sorted({text.event for text in texts if text.split is split}):
        some = [text for text in texts if text.event == event and text.split is split]
        some = Random(_SEED).sample(some, k=min(limit, len(some))) if limit else some
        labels = label_pairs(some)
        in_between += labels.count()[1]
        archive += Counter(_relations([some], labels))
        desk += Counter(_relations(list(_desks(some)), labels))
    return {"left out, in between": in_between, "whole event at once": _rates(archive), f"sets of {DESK}": _rates(desk)}


def _desks(texts: Sequence[PressText]) -> Iterator[Sequence[PressText]]:
    """Three shuffles of the texts, each cut into sets."""
    random = Random(_SEED)
    for _ in range(3):
        shuffled = random.sample(list(texts), k=len(texts))
        yield from (shuffled[start : start + DESK] for start in range(0, len(shuffled), DESK))


def _relations(sets: Sequence[Sequence[PressText]], labels: PairLabels) -> Iterator[str]:
    """For every independent pair that falls into a set together, what is said of it."""
    at = {key: place for place, key in enumerate(labels.keys)}
    seen: set[tuple[int, int]] = set()
    for some in sets:
        lineage = trace_lineage([witness_from_text(text.key, text.text, language="en") for text in some])
        said = {(at[pair.a], at[pair.b]): pair.relation.value for pair in lineage.pairs}
        said |= {(b, a): relation for (a, b), relation in said.items()}
        places = [at[text.key] for text in some]
        for one in places:
            for other in places:
                if one < other and labels.independent[one, other] and (one, other) not in seen:
                    seen.add((one, other))
                    yield said.get((one, other), "none")


def _rates(said: Counter[str]) -> dict[str, object]:
    trials = sum(said.values())
    false = sum(count for name, count in said.items() if name != "none" and Relation(name).joins_lineages)
    background = said[Relation.SHARED_SOURCE]
    return {
        "pairs": trials,
        "false copies": false,
        "per 1,000": 1000 * false / max(1, trials),
        "upper 95 % bound": 1000 * upper_bound(false, trials),
        "said to share background": background,
        "background per 1,000": 1000 * background / max(1, trials),
        "said to share quotes": said[Relation.SHARED_QUOTE],
        "unknown": said[Relation.UNKNOWN],
    }
