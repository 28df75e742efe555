# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The commands by name: each takes the folder, the split and a limit, and gives its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.lineage_evaluation.calibration import measure_calibration
from benchmarks.lineage_evaluation.credited import build_credited
from benchmarks.lineage_evaluation.dossiers import Dossier
from benchmarks.lineage_evaluation.drift import Drifted, build_drift, load_spellings, measure_drift
from benchmarks.lineage_evaluation.false_relations import measure_false_relations
from benchmarks.lineage_evaluation.families import build_families, load_shapes
from benchmarks.lineage_evaluation.family_trees import measure_families, trace_families
from benchmarks.lineage_evaluation.labelled import build_labelled, means_of
from benchmarks.lineage_evaluation.labelled_pairs import measure_pairs
from benchmarks.lineage_evaluation.lost_exemplars import measure_credited
from benchmarks.lineage_evaluation.origins import build_origins, measure_origins
from benchmarks.lineage_evaluation.press_texts import Split, load_press_texts
from benchmarks.lineage_evaluation.short_answers import measure_short_answers
from benchmarks.lineage_evaluation.stemma import measure_stemma

Command = Callable[[Path, Split, int], Mapping[str, object]]
Made = TypeVar("Made", Dossier, Drifted)
WORDNET = Path("/usr/share/wordnet")
_HOW_MANY = {Split.DEV: 24, Split.TEST: 48}
_SEED = {Split.DEV: 1100, Split.TEST: 2200}
_ORIGIN_DOSSIERS = 20
_CREDITED = {Split.DEV: 3, Split.TEST: 1}
"""Dossiers with credits for each without: weights are fitted on the development split, which takes more."""


def _keep(made: Iterable[Dossier | Drifted], folder: Path, split: Split, what: str) -> int:
    place = folder / "prepared" / f"{what}-{split}.jsonl"
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = [msgspec.json.encode(each) for each in made]
    place.write_bytes(b"\n".join(lines) + b"\n")
    return len(lines)


def _kept(kind: type[Made], folder: Path, split: Split, what: str, limit: int) -> list[Made]:
    place = folder / "prepared" / f"{what}-{split}.jsonl"
    lines = [line for line in place.read_bytes().splitlines() if line]
    return [msgspec.json.decode(line, type=kind) for line in lines[: limit or None]]


def prepare(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Build everything that the other commands of a split read."""
    texts = load_press_texts(folder)
    means = means_of(split, folder, texts, WORDNET)
    count, seed = limit or _HOW_MANY[split], _SEED[split]
    shapes = load_shapes(folder / "shapes" / "stemmata.jsonl")
    spellings = load_spellings(folder / "names")
    wire = build_credited(texts, split, means, shapes, _CREDITED[split] * count, seed + 7)
    return {
        "shapes of trees": len(shapes),
        "labelled": _keep(build_labelled(texts, split, means, count, seed), folder, split, "labelled"),
        "families": _keep(build_families(texts, split, means, shapes, count, seed), folder, split, "families"),
        "credited": _keep(wire, folder, split, "credited"),
        "origins": _keep(build_origins(texts, split, means, _ORIGIN_DOSSIERS, seed), folder, split, "origins"),
        "drift": _keep(build_drift(texts, split, means, spellings, 2 * count, seed), folder, split, "drift"),
    }


def pairs(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Detection and naming on labelled pairs."""
    return measure_pairs(_kept(Dossier, folder, split, "labelled", limit))


def false_relations(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Copies said of real independent pairs."""
    return measure_false_relations(load_press_texts(folder), split, limit=limit)


def families(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Groups, directions and steps on made families."""
    return measure_families(trace_families(_kept(Dossier, folder, split, "families", limit)))


def credited(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """The same on families with credits, and lost agency texts drawn and named."""
    return measure_credited(_kept(Dossier, folder, split, "credited", limit))


def origins(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """The interval of origins against the truth."""
    return measure_origins(_kept(Dossier, folder, split, "origins", limit))


def drift(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """Changed names, numbers and dates found again."""
    return measure_drift(_kept(Drifted, folder, split, "drift", limit))


def stemma(folder: Path, split: Split, limit: int) -> Mapping[str, object]:  # noqa: ARG001 - one tree, no split
    """The tree of Notre Besoin."""
    return measure_stemma(folder / "besoin")


def short_answers(folder: Path, split: Split, limit: int) -> Mapping[str, object]:  # noqa: ARG001 - all are test
    """Answers written from an article by people, or without it."""
    return measure_short_answers(folder / "short_answers")


def calibrate(folder: Path, split: Split, limit: int) -> Mapping[str, object]:
    """The weights of descent, fitted anew."""
    families = _kept(Dossier, folder, split, "families", limit)
    return measure_calibration([*families, *_kept(Dossier, folder, split, "credited", limit)])


COMMANDS: Mapping[str, Command] = {
    "prepare": prepare,
    "pairs": pairs,
    "false-relations": false_relations,
    "families": families,
    "credited": credited,
    "origins": origins,
    "drift": drift,
    "stemma": stemma,
    "short-answers": short_answers,
    "calibrate": calibrate,
}
