# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many files of a folder have a finding of each kind, as the program examines them: in the jail, each for itself.

    python -m benchmarks.bad_redactions.over_corpus FOLDER [--name SUBSTRING] [--most N] [--words]

Prints a line for each file that has findings (kinds, layers, sureness and counts), what could not be examined, and
totals by kind and sureness with the files they are in. `--words` prints the words too: for looking at alarms by eye,
on files that are nobody's secret.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from vorlage.extraction.formats import recognise
from vorlage.jail.supervisor import Jail
from vorlage.redaction.received.examining import can_examine, examine_original


def main() -> None:
    """Examine every file of the folder that can be."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--name", default="")
    asked.add_argument("--most", type=int, default=1_000_000)
    asked.add_argument("--words", action="store_true")
    options = asked.parse_args()
    places = [place for place in sorted(options.folder.rglob("*")) if place.is_file() and options.name in place.name]
    jail = Jail()
    kinds: Counter[str] = Counter()
    files: defaultdict[str, set[Path]] = defaultdict(set)
    examined = unexamined = 0
    with tempfile.TemporaryDirectory() as work:
        for place in places[: options.most]:
            with place.open("rb") as original:
                media_type = recognise(original, place.name).media_type
            if not can_examine(media_type):
                continue
            made = examine_original(jail, place, media_type=media_type, work=Path(work) / "child")
            examined += 1
            unexamined += bool(made.unexamined)
            name = place.relative_to(options.folder)
            if made.unexamined:
                print(f"- {name}: {made.unexamined}", flush=True)
            told = Counter((each.kind.value, each.layer, each.sure.value) for each in made.found)
            for (kind, layer, sure), count in told.items():
                kinds[f"{kind} {sure}"] += count
                files[f"{kind} {sure}"].add(place)
                words = next(
                    each for each in made.found if (each.kind.value, each.layer, each.sure.value) == (kind, layer, sure)
                )
                said = f" p{words.page_number} {words.recovered[:70]!r}" if options.words else ""
                print(f"{name}: {kind} {layer} {sure} x{count}{said}", flush=True)
    print(f"\n{examined} files examined, {unexamined} not or not wholly")
    for kind, count in sorted(kinds.items()):
        print(f"{kind}: {count} in {len(files[kind])} files")


if __name__ == "__main__":
    main()
