# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The commands by name: each takes the folder, the split and a limit, and gives its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.lineage_quality.dossiers import keep, kept
from benchmarks.lineage_quality.labelled import build_labelled, means_of
from benchmarks.lineage_quality.labelled_pairs import measure_pairs
from benchmarks.lineage_quality.press_texts import Split, load_press_texts

Command = Callable[[Path, Split, int], Mapping[str, object]]
WORDNET = Path("/usr/share/wordnet")
_DOSSIERS = {Split.DEV: 24, Split.TEST: 48}
_SEED = {Split.DEV: 1100, Split.TEST: 2200}


def _place(folder: Path, split: Split, what: str) -> Path:
    return folder / "prepared" / f"{what}-{split}.jsonl"


def prepare(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Build everything that the other commands of a split read."""
    texts = load_press_texts(folder)
    means = means_of(split, folder, texts, WORDNET)
    count = limit or _DOSSIERS[split]
    labelled = list(build_labelled(texts, split, means, count, _SEED[split]))
    keep(labelled, _place(folder, split, "labelled"))
    return {"labelled dossiers": len(labelled), "pairs": sum(len(each.pairs) for each in labelled)}


def pairs(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Detection and naming on labelled pairs."""
    return measure_pairs(kept(_place(folder, split, "labelled"))[: limit or None])


COMMANDS: Mapping[str, Command] = {"prepare": prepare, "pairs": pairs}
