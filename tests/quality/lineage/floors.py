# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What lineage gets right on a small pinned corpus of our own, and the floors it may not fall under.

    python tests/quality/lineage/floors.py                                   print measures beside floors
    python tests/quality/lineage/floors.py --update                          raise floors to what is measured now
    python tests/quality/lineage/floors.py --update --allow-regression WHY   lower them too, with the reason on record

The corpus is nineteen invented texts on two invented events (truth.toml). It is far too small to say how good lineage
is (docs/explanation/lineage-quality.md does); it is there so that getting worse is noticed on the day it happens.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from vorlage.domain.lineage import Lineage, Siglum
from vorlage.lineage import LINEAGE_VERSION, trace_lineage, witness_from_text

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"


class FloorLoweredError(ValueError):
    """A floor would have to be lowered, and nobody said why."""


def corpus_digest() -> str:
    """One digest over every text and the truth, in order of name."""
    whole = hashlib.sha256()
    for path in sorted([HERE / "truth.toml", *(HERE / "texts").glob("*.txt")]):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def trace_events(truth: Mapping[str, Any]) -> dict[str, Lineage]:
    """Each event's texts, traced together."""
    traced = {}
    for event in truth["events"]:
        names = [name for name in truth["texts"] if name.startswith(event["name"] + "-")]
        traced[event["name"]] = trace_lineage(
            [
                witness_from_text(
                    name,
                    (HERE / "texts" / f"{name}.txt").read_text("utf-8"),
                    published=truth["texts"][name]["published"],
                    language=truth["texts"][name].get("language", "en"),
                    credits=tuple(truth["texts"][name].get("credits", ())),
                )
                for name in names
            ]
        )
    return traced


def measure() -> dict[str, float]:
    """Every measure that has a floor, each between 0 and 1, more being better."""
    truth = tomllib.loads((HERE / "truth.toml").read_text("utf-8"))
    traced = trace_events(truth)
    return {
        **_detection(truth, traced),
        **_relations(truth, traced),
        "drift.recall": _drift(truth, traced),
        "groups.exact": _groups(truth, traced),
        "origins.covered": _origins(truth, traced),
    }


def _detection(truth: Mapping[str, Any], traced: Mapping[str, Lineage]) -> dict[str, float]:
    """Copies found and copies said; what a merged text shares with its parents' other copies is not asked."""
    right = said = true = 0
    for event in truth["events"]:
        group_of = {name: place for place, group in enumerate(event["groups"]) for name in group}
        for a, b in combinations(sorted(group_of), 2):
            pair = traced[event["name"]].pair(Siglum(a), Siglum(b))
            is_copy = group_of[a] == group_of[b]
            called = pair is not None and pair.relation.joins_lineages
            right, said, true = right + (is_copy and called), said + called, true + is_copy
    return {"copies.precision": right / said if said else 1.0, "copies.recall": right / true}


def _relations(truth: Mapping[str, Any], traced: Mapping[str, Lineage]) -> dict[str, float]:
    """For each relation, the share of its made pairs that are called by its name."""
    named: dict[str, list[bool]] = {}
    for copy, (relation, *parents) in truth["made"].items():
        for parent in parents:
            pair = traced[copy.split("-")[0]].pair(Siglum(copy), Siglum(parent))
            named.setdefault(f"named.{relation}", []).append(pair is not None and pair.relation.value == relation)
    return {name: sum(each) / len(each) for name, each in sorted(named.items())}


def _drift(truth: Mapping[str, Any], traced: Mapping[str, Lineage]) -> float:
    """Share of the readings known to have changed that a variant of their kind gives, both ways round."""
    asked = list(_readings(truth))
    found = 0
    for copy, parent, (kind, old, new) in asked:
        pair = traced[copy.split("-")[0]].pair(Siglum(copy), Siglum(parent))
        first, second = (new, old) if copy < parent else (old, new)
        variants = pair.variants if pair else ()
        found += any(each.kind.value == kind and first in each.a and second in each.b for each in variants)
    return found / len(asked)


def _readings(truth: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    for copy, rows in truth["drift"].items():
        for row in rows:
            yield copy, truth["made"][copy][1], row


def _groups(truth: Mapping[str, Any], traced: Mapping[str, Lineage]) -> float:
    """Share of texts whose group of copies is exactly the true one, a merged text left out of both."""
    exact = []
    for event in truth["events"]:
        every = {name for group in event["groups"] for name in group}
        found = [every & set(origin.reports) for origin in traced[event["name"]].origins.origins]
        exact += [set(group) in found for group in event["groups"] for _ in group]
    return sum(exact) / len(exact)


def _origins(truth: Mapping[str, Any], traced: Mapping[str, Lineage]) -> float:
    counts = [(traced[event["name"]].origins, int(event["origins"])) for event in truth["events"]]
    return sum([count.low <= true <= count.high for count, true in counts]) / len(counts)


def new_floors(kept: Mapping[str, Any], measured: Mapping[str, float], *, reason: str | None) -> dict[str, Any]:
    """The floors file after an update.

    Args:
        kept: The file as it stands; empty before the first.
        measured: What is measured now.
        reason: Why a floor may be lowered, if one must be.

    Raises:
        FloorLoweredError: A measure is under its floor, or gone, and there is no reason.
    """
    floors: Mapping[str, float] = kept.get("floors", {})
    lower = {name: floor for name, floor in floors.items() if measured.get(name, -1.0) < floor}
    if lower and not (reason and reason.strip()):
        raise FloorLoweredError(f"would lower {', '.join(sorted(lower))}; give --allow-regression and the reason")
    lowered = [
        {"name": name, "from": floor, "to": measured.get(name), "reason": reason, "lineage_version": LINEAGE_VERSION}
        for name, floor in sorted(lower.items())
    ]
    return {
        "corpus": corpus_digest(),
        "lineage_version": LINEAGE_VERSION,
        "floors": {name: round(value, 4) for name, value in sorted(measured.items())},
        "lowered": [*kept.get("lowered", []), *lowered],
    }


def main(words: list[str]) -> int:
    """Print measures beside floors; update the file where asked. 1 when something is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", metavar="WHY")
    asked = parser.parse_args(words)
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    measured = measure()
    floors = kept.get("floors", {})
    for name, value in sorted(measured.items()):
        sys.stdout.write(f"{name:<24} {value:.3f}   floor {floors.get(name, 0.0):.3f}\n")
    if asked.update:
        try:
            updated = new_floors(kept, measured, reason=asked.allow_regression)
        except FloorLoweredError as refusal:
            sys.stderr.write(f"not updated: {refusal}\n")
            return 1
        FLOORS.write_text(json.dumps(updated, indent=1) + "\n", "utf-8")
        return 0
    return int(any(measured.get(name, -1.0) < floor for name, floor in floors.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
