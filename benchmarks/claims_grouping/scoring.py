# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well mentions are grouped: pairs of mentions of one claim, found and joined, and pairs that never may be.

A mention of the gold is found when one of ours of its kind overlaps it by more than half of the shorter; the longest
overlap counts, and of amounts one that has the gold's first figure. Pairs are counted between reports and within.
Recall is over all pairs of the gold (`whole`) and over those whose two mentions were found (`of found`): the second is
what grouping answers for. A joined pair of two claims is wrong; it is forbidden unless the gold says that whether the
two are one is open (`open_pairs`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from benchmarks.claims_grouping.marks import Label
from vorlage.domain.claims import Claim, Member, Mention
from vorlage.domain.lineage import Siglum

Place = tuple[Siglum, Label]


@dataclass(slots=True)
class Score:
    """Pairs counted; scores of several dossiers add up."""

    gold: int = 0
    labels: int = 0
    labels_found: int = 0
    found: int = 0
    joined: int = 0
    joined_rightly: int = 0
    forbidden: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str, str]] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Count another dossier in."""
        self.gold += other.gold
        self.labels += other.labels
        self.labels_found += other.labels_found
        self.found += other.found
        self.joined += other.joined
        self.joined_rightly += other.joined_rightly
        self.forbidden += other.forbidden
        self.examples += other.examples
        self.missed += other.missed
        self.by_kind += other.by_kind

    @property
    def precision(self) -> float:
        """Of the pairs joined, the share that is one claim."""
        return self.joined_rightly / self.joined if self.joined else 1.0

    @property
    def recall_of_found(self) -> float:
        """Of the pairs whose two mentions were found, the share that is joined."""
        return self.joined_rightly / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of all pairs, the share that is joined."""
        return self.joined_rightly / self.gold if self.gold else 1.0

    def line(self, name: str) -> str:
        """One line of a table."""
        return (
            f"{name:34} mentions found {self.labels_found}/{self.labels}  pairs P {100 * self.precision:5.1f}"
            f"  R of found {100 * self.recall_of_found:5.1f} F1 {100 * f1(self.precision, self.recall_of_found):5.1f}"
            f"  R whole {100 * self.recall:5.1f} F1 {100 * f1(self.precision, self.recall):5.1f}"
            f"  forbidden {sum(self.forbidden.values())} of {self.joined}"
        )


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_groups(
    groups: Sequence[Sequence[Member]],
    gold: Mapping[Siglum, Sequence[Label]],
    open_pairs: frozenset[tuple[str, str]] = frozenset(),
) -> Score:
    """Pairs of one dossier, counted.

    Args:
        groups: Claims of ours.
        gold: Labels by report.
        open_pairs: Claims of the gold, in order, of which nobody can say whether they are one: such pairs do not count.
    """
    held = _held(groups, gold)
    score = Score(labels=sum(map(len, gold.values())), labels_found=len(held))
    places = [(siglum, label) for siglum in sorted(gold) for label in gold[siglum]]
    for one, other in combinations(places, 2):
        same = one[1].claim == other[1].claim
        is_open = tuple(sorted((one[1].claim, other[1].claim))) in open_pairs
        if one[1].kind is not other[1].kind or is_open:
            continue
        score.gold += same
        if one not in held or other not in held:
            continue
        score.found += same
        score.by_kind[one[1].kind, "found"] += same
        (group, mention), (second, another) = held[one], held[other]
        if mention is another:
            continue
        words = one[1].claim, mention.quote[:70], another.quote[:70]
        if group != second:
            if same:
                score.missed.append(words)
            continue
        score.joined += 1
        score.joined_rightly += same
        score.by_kind[one[1].kind, "joined"] += 1
        score.by_kind[one[1].kind, "right"] += same
        if not same:
            score.forbidden[f"{one[1].claim} / {other[1].claim}"] += 1
            score.examples.append((f"{one[1].claim} / {other[1].claim}", mention.quote[:70], another.quote[:70]))
    return score


def _held(
    groups: Sequence[Sequence[Member]], gold: Mapping[Siglum, Sequence[Label]]
) -> dict[Place, tuple[int, Mention]]:
    """For each label the mention of ours that stands there, and its group."""
    ours: dict[Siglum, list[tuple[Mention, int]]] = {}
    for number, members in enumerate(groups):
        for member in members:
            ours.setdefault(member.mention.siglum, []).append((member.mention, number))
    held: dict[Place, tuple[int, Mention]] = {}
    for siglum, labels in gold.items():
        for label in labels:
            near = [
                (_overlap(mention, label), mention, number)
                for mention, number in ours.get(siglum, ())
                if mention.kind is label.kind and _overlap(mention, label) > 0.5
            ]
            if near:
                _, mention, number = max(near, key=lambda found: (found[0], found[1].end - found[1].start))
                held[siglum, label] = number, mention
    return held


def _overlap(mention: Mention, label: Label) -> float:
    shared = min(mention.end, label.end) - max(mention.start, label.start)
    return shared / min(mention.end - mention.start, label.end - label.start)


def drift_found(claims: Sequence[Claim], wanted: Sequence[tuple[Siglum, Siglum, str, str]]) -> Counter[str]:
    """Of planted changes (from, to, kind, words after), which are drawn, with the very kind, on a step of the copy.

    The step must have the changed copy as an end and print the changed words there; the other end may be any copy that
    was not changed, since which of these it was taken from is the stemma's to say.

    Returns:
        By kind: `<kind> planted`, `<kind> drawn`, `<kind> otherwise` (on such a step, under another kind).
    """
    drawn = [drift for claim in claims for drift in claim.drift]
    counted: Counter[str] = Counter()
    for _, child, kind, after in wanted:
        words = after.removeprefix("on ")
        there = [
            one.kind
            for one in drawn
            if (one.at[1] == child and words in one.after) or (one.at[0] == child and words and words in one.before)
        ]
        counted[f"{kind} planted"] += 1
        counted[f"{kind} drawn"] += kind in there
        counted[f"{kind} otherwise"] += bool(there) and kind not in there
    return counted
