# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well spellings of names are told to be one.

    python -m benchmarks.names_quality FOLDER [--misses N]

FOLDER holds `names_xscript/`, `names_handmade/` and `name_bench/`, which lie outside the project. Measured are:

- words of another script: of 2,000 names in Latin letters the share whose partner comes first among 2,000 words
  (recall@1); ties count against us, and a partner that stands there twice is right wherever it stands;
- the area under the curve (AUC) over pairs that are one name and pairs that are not: the hand list, which was looked at
  while rules were made; the groups C1 and D of `benchmarks.search_quality`, looked at; C2 and E, not looked at; and
  `drift_list.txt`, written after the rules were frozen;
- `name_bench`: the threshold chosen on one random half and measured on the other.
"""

from __future__ import annotations

import argparse
import csv
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.search_quality.across_scripts import named_pages
from vorlage.domain.names import NameVerdict
from vorlage.names.learned_edits import likeliest_words
from vorlage.names.same_name import compare_names

LIST = Path(__file__).with_name("drift_list.txt")
AMONG = 2_000


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names with whether they are one."""

    one: str
    other: str
    is_same: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what was said of it."""

    pair: NamePair
    likeness: float
    verdict: NameVerdict


def judge(pairs: Iterable[NamePair]) -> list[Judged]:
    """Compare each pair."""
    compared = ((pair, compare_names(pair.one, pair.other)) for pair in pairs)
    return [Judged(pair, found.likeness, found.verdict) for pair, found in compared]


def area_under_curve(judged: Sequence[Judged]) -> float:
    """How often a pair that is one name has the greater likeness, of all couples of a pair of each sort; ties half."""
    wrong = sorted(each.likeness for each in judged if not each.pair.is_same)
    right = [each.likeness for each in judged if each.pair.is_same]
    above = sum(bisect_left(wrong, likeness) + bisect_right(wrong, likeness) for likeness in right)
    return above / 2 / len(right) / len(wrong)


def pairs_of_list() -> list[NamePair]:
    """The list made after the rules were frozen: each name with itself on the way, and with somebody else."""
    pairs = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, same, other, kind = line.split(" | ")
            pairs += [NamePair(name, same, True, kind), NamePair(name, other, False, kind)]
    return pairs


def pairs_of_group(group: str) -> list[NamePair]:
    """The pairs of one group of invented persons: spellings of one, and spellings beside a neighbour's."""
    pages = named_pages(group)
    pairs = []
    for person in sorted({page.person for page in pages}):
        own = [page.name for page in pages if page.person == person and not page.is_other]
        others = [page.name for page in pages if page.person == person and page.is_other]
        pairs += [NamePair(one, other, True, group) for one, other in combinations(own, 2)]
        pairs += [NamePair(one, other, False, group) for one in own for other in others]
    return pairs


def pairs_by_hand(folder: Path) -> list[NamePair]:
    """The list that was looked at while the rules were made."""
    with (folder / "names_handmade" / "name_drift_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [NamePair(row["name1"], row["name2"], row["same"] == "1", row["kind"]) for row in rows]


def pairs_of_bench(folder: Path) -> list[NamePair]:
    """The pairs of name_bench (OpenSanctions, MIT), `kind` the schema."""
    with (folder / "name_bench" / "cases.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return [NamePair(row["name1"], row["name2"], row["is_match"] == "true", row["schema"]) for row in rows]


def first_of_partners(folder: Path, script: str, asked: int = AMONG) -> tuple[float, float]:
    """Recall at 1 and at 10 among the first 2,000 pairs of a test half, the first of them asked for."""
    path = folder / "names_xscript" / f"wd_{script}_test2500.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [(row[0], row[1].replace(" ", "")) for row in rows if len(row) > 1 and row[1].strip()][:AMONG]
    words = [other for _, other in pairs]
    places = []
    for latin, partner in pairs[:asked]:
        ranked = likeliest_words(latin, words)
        places.append(ranked.index(partner) if partner in ranked else AMONG)
    return sum(place == 0 for place in places) / len(places), sum(place < 10 for place in places) / len(places)


def best_threshold(judged: Sequence[Judged]) -> float:
    """The likeness from which on a pair is called one, so that F1 is greatest."""
    return max((step / 100 for step in range(1, 100)), key=lambda threshold: scores(judged, threshold)[2])


def scores(judged: Sequence[Judged], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 when pairs from a likeness on are called one."""
    called = [each.pair.is_same for each in judged if each.likeness >= threshold]
    right, wanted = sum(called), sum(each.pair.is_same for each in judged)
    precision, recall = right / len(called) if called else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (len(called) + wanted) if called or wanted else 0.0


def report_bench(folder: Path, *, persons_only: bool) -> str:
    """name_bench with its threshold by half; the halves are of all rows, so that one was not looked at."""
    pairs = pairs_of_bench(folder)
    random.Random(7).shuffle(pairs)
    cut = len(pairs) // 2
    chosen, measured = (
        judge(pair for pair in half if not persons_only or pair.kind == "Person") for half in (pairs[:cut], pairs[cut:])
    )
    threshold = best_threshold(chosen)
    precision, recall, f1 = scores(measured, threshold)
    name = "name_bench, persons" if persons_only else "name_bench, all rows"
    return f"{name}: n {len(measured)}, from {threshold:.2f}: P {precision:.1%} R {recall:.1%} F1 {f1:.1%}"


def report_pairs(name: str, pairs: Sequence[NamePair], misses: int) -> None:
    """Print the AUC of a list, what was said of both sorts, and what went worst."""
    judged = judge(pairs)
    same = [each for each in judged if each.pair.is_same]
    other = [each for each in judged if not each.pair.is_same]
    near = (NameVerdict.ONE_FORM, NameVerdict.NEAR)
    said = f"one form or near: {sum(each.verdict in near for each in same)} of the same"
    wrongly = sum(each.verdict in near for each in other)
    forms = sum(each.verdict is NameVerdict.ONE_FORM for each in other)
    print(f"{name}: same {len(same)}, others {len(other)}, AUC {area_under_curve(judged):.3f}", flush=True)
    print(f"    {said}, {wrongly} of the others ({forms} one form)")
    for each in sorted(same, key=lambda one: one.likeness)[:misses]:
        print(f"    same   {each.likeness:.2f} {each.pair.one} | {each.pair.other} | {each.pair.kind}")
    for each in sorted(other, key=lambda one: -one.likeness)[:misses]:
        print(f"    other  {each.likeness:.2f} {each.pair.one} | {each.pair.other} | {each.pair.kind}")


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    chosen = parser.parse_args()
    report_pairs("hand list (looked at)", pairs_by_hand(chosen.folder), chosen.misses)
    for group in ("C1", "D"):
        report_pairs(f"group {group} (looked at)", pairs_of_group(group), chosen.misses)
    for group in ("C2", "E"):
        report_pairs(f"group {group} (not looked at)", pairs_of_group(group), 0)
    report_pairs("drift list (after the freeze)", pairs_of_list(), chosen.misses)
    print(report_bench(chosen.folder, persons_only=False))
    print(report_bench(chosen.folder, persons_only=True))
    for script in ("arabic", "chinese", "russian", "hebrew"):
        first, ten = first_of_partners(chosen.folder, script)
        print(f"{script}: recall@1 {first:.3f}, recall@10 {ten:.3f} among {AMONG}", flush=True)


if __name__ == "__main__":
    main()
