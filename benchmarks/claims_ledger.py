# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What it costs to make the claims ledger of a case, to read it back, to decide, and to add one report.

    python -m benchmarks.claims_ledger [--reports N] [--records N]

A case of made-up reports and records is made in a temporary folder: sentences of places, amounts, things and dates from
a seeded generator, a third of them repeated by a second report. Its figures are synthetic. CPU time of this process is
measured; what others do on the machine does not count. Reading back is given as a share of making.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from vorlage.app import Case
from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Ledger, Stance
from vorlage.domain.custody import Genre
from vorlage.domain.lineage import Decision

PLACES = [
    "Tessaly",
    "Karvessa",
    "Orrin",
    "Maldane",
    "Vessel",
    "Quarn",
    "Ostrava",
    "Pelham",
    "Lindow",
    "Sarkel",
    "Tolmin",
    "Brede",
    "Hathe",
    "Corvane",
]
THINGS = [
    "families",
    "boats",
    "lead",
    "pipes",
    "wells",
    "parcels",
    "teachers",
    "samples",
    "barrels",
    "tickets",
    "beds",
    "letters",
    "vans",
    "files",
    "meters",
]
VERBS = ["counted", "lost", "bought", "sold", "closed", "moved", "tested", "hid", "named", "paid"]
WHO = [
    "the parish",
    "the clerk",
    "the harbour board",
    "the laboratory",
    "the union",
    "the ministry",
    "a letter",
    "the minutes",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def a_sentence(chance: random.Random) -> str:
    """An amount of something, somewhere, at some time, by somebody."""
    place, thing, verb = chance.choice(PLACES), chance.choice(THINGS), chance.choice(VERBS)
    amount = chance.choice((chance.randint(20, 999), chance.randint(1_000, 99_999)))
    bound = chance.choice(("", "", "about ", "more than ", "nearly "))
    when = f"in {chance.choice(MONTHS)} {chance.randint(2001, 2024)}"
    return (
        f"In {place} {chance.choice(WHO)} {verb} {bound}{amount:,} {thing} {when}, according to {chance.choice(WHO)}."
    )


def made_case(place: Path, *, reports: int, records: int) -> Case:
    """A case of so many reports, and of so many records of ten pages."""
    chance = random.Random(38)
    said: list[str] = []
    for name, genre, count in (("reports", Genre.REPORT, reports), ("primary", Genre.PRIMARY, records)):
        (place / name).mkdir()
        for number in range(count):
            sentences = [
                chance.choice(said) if said and chance.random() < 0.33 else a_sentence(chance) for _ in range(8)
            ]
            said += sentences
            pages = 1 if genre is Genre.REPORT else 10
            text = "\f".join("\n".join([*sentences, *(a_sentence(chance) for _ in range(4))]) for _ in range(pages))
            if genre is Genre.REPORT:
                text = f"Report {number} of the Tarn Ledger\n\n" + "\n".join(sentences)
            (place / name / f"{number:05}.txt").write_text(text, "utf-8")
    case = Case.create(place / "case")
    for name, genre in (("reports", Genre.REPORT), ("primary", Genre.PRIMARY)):
        case.add([place / name], genre=genre)
    return case


def timed(what: str, do: Callable[[], Ledger], whole: float | None = None) -> float:
    """Print the CPU seconds of something, and its share of another."""
    began = time.process_time()
    ledger = do()
    took = time.process_time() - began
    share = f", {took / whole:.1%} of making it" if whole else ""
    print(f"{what}: {took:.2f} s of CPU{share}; {len(ledger.claims):,} claims")
    return took


def main() -> None:
    """Make, read back, decide, split, add."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=450)
    parser.add_argument("--records", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made_case(place, reports=options.reports, records=options.records).close()
        with Case.open(place / "case") as case:
            case.lineage()
            whole = timed("made (lineage apart)", case.ledger)
        with Case.open(place / "case") as case:
            timed("read back", case.ledger, whole)
            timed("asked again", case.ledger, whole)
            claim = next(each for each in case.ledger().claims if each.exhibits and len(each.members) > 1)
            suggestion = exhibit_suggestion(claim.id, claim.exhibits[0])
            case.claims.decide(suggestion, Decision.ACCEPT, stance=Stance.SILENT, reason="measured")
            timed("after a stance", case.ledger, whole)
            case.lineage()
            case.claims.decide(member_suggestion(claim.members[1].mention), Decision.REJECT, reason="measured")
            timed("after a mention was split off", case.ledger, whole)
            began = time.process_time()
            waiting = len(case.claims.queue())
            print(f"queue: {time.process_time() - began:.2f} s of CPU; {waiting:,} entries")
            (place / "more.txt").write_text(a_sentence(random.Random(1)), "utf-8")
            case.add([place / "more.txt"], genre=Genre.REPORT)
            case.lineage()
            timed("after one more report (lineage apart)", case.ledger, whole)


if __name__ == "__main__":
    main()
