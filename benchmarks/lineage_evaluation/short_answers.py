# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Answers that people wrote from an article, or without it, on the corpus of Clough and Stevenson (2011).

Five articles, 19 answers each: pasted (cut), lightly or heavily revised, or written from other reading (non). Copies
made by people, so nothing of a generator is in them; but they are answers to an examination of 200 to 300 words, no
press, and the labels say what the writer was told to do. No threshold of lineage was set on them: all are test.
Each answer is traced with its article alone; an answer counts as found when the relation is one of copying.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from benchmarks.lineage_evaluation.measures import Score
from vorlage.lineage import trace_lineage, witness_from_text

_COPIED = ("cut", "light", "heavy")
_NONE = "no relation"


def measure_short_answers(folder: Path) -> dict[str, object]:
    """What lineage says of each answer and its article, by how the answer was made.

    Args:
        folder: `file_information.csv` (File, Task, Category) and the texts it names, `orig_task?.txt` the articles.
    """
    with (folder / "file_information.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["Category"] != "orig"]
    table: dict[str, Counter[str]] = {label: Counter() for label in (*_COPIED, "non")}
    found, right = 0, 0
    for row in rows:
        relation, is_copy = _relation(folder, row["File"], f"orig_task{row['Task']}.txt")
        table[row["Category"]][relation] += 1
        found += is_copy
        right += is_copy and row["Category"] in _COPIED
    score = Score(right, found, sum(table[label].total() for label in _COPIED))
    return {
        "answers": len(rows),
        "detection": {"precision": score.precision, "recall": score.recall, "f1": score.f1},
        "relations said": {label: dict(table[label].most_common()) for label in table},
    }


def _relation(folder: Path, answer: str, article: str) -> tuple[str, bool]:
    witnesses = [
        witness_from_text(name, (folder / name).read_text("utf-8", errors="replace")) for name in (answer, article)
    ]
    pairs = trace_lineage(witnesses).pairs
    return (pairs[0].relation.value, pairs[0].relation.joins_lineages) if pairs else (_NONE, False)
