# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well mentions are grouped into claims, and drift drawn.

    python -m benchmarks.claims_grouping [--half dev|test] [--data FOLDER] [--reports FOLDER] [--wordnet FOLDER]
                                         [--failures]

Invented stories always; copies of real news, and beside reports of other days in the same words, where `--data` has
MEANTIME; own labels where `--reports` has the five
reports that they were made on. `--failures` prints examples and is refused for the test half, which nobody looks at.
The run ends with 1 when F1 over mentions that were found is below 0.80, or anything forbidden was joined.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.claims_grouping import stories_dev, stories_test
from benchmarks.claims_grouping.dossiers import Dossier, lineage_of, measured
from benchmarks.claims_grouping.forms import form_dossiers
from benchmarks.claims_grouping.invented import invented_dossiers
from benchmarks.claims_grouping.own_labels import five_reports
from benchmarks.claims_grouping.scoring import Score, drift_found, f1
from benchmarks.claims_grouping.wire_copies import wire_dossiers
from benchmarks.lineage_evaluation.spinners import wordnet_spinner
from vorlage.domain.lineage import Siglum

_SEEDS = 3
_WANTED = 0.80


def main() -> None:
    """Measure each set and print its line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    if options.failures and options.half == "test":
        parser.error("nobody looks at the failures of the test half")
    spin = wordnet_spinner(options.wordnet) if options.wordnet.is_dir() else None
    stories = stories_dev.STORIES if options.half == "dev" else stories_test.STORIES
    sets: dict[str, Iterable[Dossier]] = {"invented stories": invented_dossiers(stories, spin, _SEEDS)}
    if options.data is not None:
        sets["copies of real news"] = wire_dossiers(options.data, options.half, spin)
        sets["the same words on other days"] = form_dossiers(options.data, options.half, spin, seeds=1)
    if options.reports is not None:
        sets["five reports, own labels"] = five_reports(options.reports)
    misses = [_measure(f"{name} ({options.half})", dossiers, options.failures) for name, dossiers in sets.items()]
    sys.exit(int(any(misses)))


def _measure(name: str, dossiers: Iterable[Dossier], failures: bool) -> bool:
    """Print the figures of one set; True when it misses what is wanted."""
    whole, drift = Score(), Counter[str]()
    for dossier in dossiers:
        score, ledger = measured(dossier, lineage_of(dossier))
        whole.add(score)
        wanted = [(Siglum(parent), Siglum(child), kind, after) for parent, child, kind, after in dossier.drift]
        drift += drift_found(ledger.claims, wanted)
    print(whole.line(name))
    for kind in sorted({kind for kind, _ in whole.by_kind}):
        right, joined, found = (whole.by_kind[kind, what] for what in ("right", "joined", "found"))
        if joined or found:
            precision, recall = 100 * right / max(1, joined), 100 * right / max(1, found)
            print(f"    {kind:12} P {precision:5.1f} R of found {recall:5.1f} of {found}")
    for kind in sorted({key.split()[0] for key in drift}):
        planted, drawn, otherwise = (drift[f"{kind} {what}"] for what in ("planted", "drawn", "otherwise"))
        print(f"    drift {kind:20} drawn {drawn} of {planted} planted; as another kind {otherwise}")
    if failures:
        for title, examples in (("joined wrongly", whole.examples), ("not joined", whole.missed)):
            print(f"  {title}: {len(examples)}")
            for words, count in Counter(examples).most_common(60):
                print(f"    {count:3} {words}")
    return f1(whole.precision, whole.recall_of_found) < _WANTED or bool(whole.forbidden)


if __name__ == "__main__":
    main()
