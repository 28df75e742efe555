# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""From how many files of a corpus text comes, by format, beside the answers of another engine.

    python -m benchmarks.formats_read CORPUS... [--peer ANSWERS.json] [--json OUT.json]

A file gives text when it, or anything in it at any depth, has a page with more than white space; nothing is recognised
from pictures. ANSWERS.json holds, by path below the folder that the corpora lie in, how many characters the other
engine gave: who it is and how it was asked is for whoever made that file to say. One process, no model, no network.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from vorlage.domain.custody import Genre, Outcome
from vorlage.extraction.reader import extract_original
from vorlage.jail.supervisor import Jail

_DEPTH = 6
_MOST_MEMBERS = 200
_FEW = 4


def main() -> None:
    """Read every file, then print a line for each kind of name."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpora", nargs="+", type=Path)
    asked.add_argument("--peer", type=Path)
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    jail, answers = Jail(), dict[str, dict[str, object]]()
    begun = time.perf_counter()
    for corpus in options.corpora:
        for original in sorted(corpus.resolve().rglob("*")):
            if original.is_file() and original.name != "SOURCE.md":
                began = time.perf_counter()
                outcome, reason, letters = read_whole(jail, original, original.name)
                answers[str(original.relative_to(corpus.resolve().parent))] = {
                    "outcome": outcome.value,
                    "reason": reason,
                    "characters": letters,
                    "seconds": round(time.perf_counter() - began, 2),
                }
    peer: dict[str, int] = json.loads(options.peer.read_text()) if options.peer else {}
    if options.json:
        options.json.write_text(json.dumps(answers, indent=1))
    print_table(answers, peer)
    print(f"\n{len(answers)} files in {time.perf_counter() - begun:.0f} s")


def read_whole(jail: Jail, original: Path, name: str, depth: int = 0) -> tuple[Outcome, str, int]:
    """What became of an original, why, and how many characters it and its members give."""
    with tempfile.TemporaryDirectory() as work:
        extracted = extract_original(jail, original, name=name, genre=Genre.PRIMARY, work=Path(work))
        letters = sum(len("".join(page.text.split())) for page in extracted.pages)
        if depth < _DEPTH:
            for member in extracted.members[:_MOST_MEMBERS]:
                if member.content is not None:
                    letters += read_whole(jail, member.content, f"{name}!/{member.name}", depth + 1)[2]
    return extracted.outcome, extracted.reason, letters


def print_table(answers: dict[str, dict[str, object]], peer: dict[str, int]) -> None:
    """By ending of the name: files, those with text of ours and of the peer's, and those that only one of them has."""
    rows: dict[str, Counter[str]] = {}
    endings = Counter(_ending(path) for path in answers)
    for path, answer in answers.items():
        ending = _ending(path) if endings[_ending(path)] >= _FEW else "others"
        ours, theirs = int(str(answer["characters"])) > 0, peer.get(path, 0) > 0
        row = rows.setdefault(ending, Counter())
        row.update(files=1, ours=ours, peer=theirs, ours_only=ours and not theirs, peer_only=theirs and not ours)
    total = sum(rows.values(), Counter[str]())
    print("| ending | files | text, Vorlage | text, peer | only Vorlage | only peer |\n|---|---|---|---|---|---|")
    for ending in sorted(rows, key=lambda each: (each == "others", -rows[each]["files"], each)):
        print(_line(ending, rows[ending]))
    print(_line("**all**", total))


def _ending(path: str) -> str:
    return Path(path).suffix.lower() or "none"


def _line(ending: str, row: Counter[str]) -> str:
    return (
        "| " + " | ".join((ending, *(str(row[k]) for k in ("files", "ours", "peer", "ours_only", "peer_only")))) + " |"
    )


if __name__ == "__main__":
    main()
