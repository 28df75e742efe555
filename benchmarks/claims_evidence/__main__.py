# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How good evidence is, and what it costs.

    python -m benchmarks.claims_evidence leak dev|test|held [--misses N] a made leak of 3,200 pages
    python -m benchmarks.claims_evidence across dev|test [--misses N]    claims over pages in another language
    python -m benchmarks.claims_evidence sample CASE                     the sample case, as `make demo` made it
    python -m benchmarks.claims_evidence wice FILE                       claims of WiCE, fetched by whoever measures
    python -m benchmarks.claims_evidence speed [--pages N] [--claims N]

`--misses` prints what was missed, for work on the rules: of the half `dev` only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from benchmarks.claims_evidence import across, measuring, sample, speed, wice
from benchmarks.claims_evidence.made_leak import made_leak
from benchmarks.claims_evidence.vocabulary import DEV, HELD, TEST
from vorlage.claims.evidence.offering import Evidence

_TRUTH = Path(__file__).parents[2] / "sample" / "truth.json"


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims_evidence")
    measures = parser.add_subparsers(dest="measure", required=True)
    for name in ("leak", "across"):
        half = measures.add_parser(name)
        half.add_argument("half", choices=("dev", "test", "held") if name == "leak" else ("dev", "test"))
        half.add_argument("--misses", type=int, default=0)
    measures.add_parser("sample").add_argument("case", type=Path)
    measures.add_parser("wice").add_argument("file", type=Path)
    costs = measures.add_parser("speed")
    costs.add_argument("--pages", type=int, default=10_000)
    costs.add_argument("--claims", type=int, default=5_000)
    asked = parser.parse_args()
    match asked.measure:
        case "leak":
            leak = made_leak({"dev": DEV, "test": TEST, "held": HELD}[asked.half])
            scored = measuring.measure(leak, Evidence.over(leak.records))
            _print(scored.lines(), (*scored.missed, *scored.wrong), asked)
        case "across":
            made = across.across_leak(across.DEV if asked.half == "dev" else across.TEST)
            found = across.measure_across(made, Evidence.over(made.records))
            _print(found.lines(), found.missed, asked)
        case "sample":
            print("\n".join(sample.measure(asked.case, _TRUTH).lines()))
        case "wice":
            for with_context in (True, False):
                name = "with what stands before it" if with_context else "the claim alone"
                print(wice.measure(asked.file, with_context=with_context).line(name))
        case _:
            for line in speed.measure(pages=asked.pages, claims=asked.claims):
                print(line)


def _print(lines: Iterable[str], missed: Iterable[str], asked: argparse.Namespace) -> None:
    print("\n".join(lines))
    if asked.half == "dev":
        print("\n".join(islice(missed, asked.misses)))


if __name__ == "__main__":
    main()
