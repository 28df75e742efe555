# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What laying out passages and asking for claims costs: processor seconds and memory, on a leak of a given size."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.claims_evidence.made_leak import Planted, made_leak
from benchmarks.claims_evidence.measuring import mentions_of
from benchmarks.claims_evidence.vocabulary import DEV
from vorlage.claims.evidence.offering import Evidence
from vorlage.domain.claims import Member
from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Record


def measure(*, pages: int, claims: int) -> Iterator[str]:
    """Lines of what was measured: laying out, opening again, asking; the most memory of the process at the end.

    Seconds are of the processor.
    """
    leak = made_leak(DEV, pages=pages)
    records = {record.number: record for record in leak.records}
    letters = sum(len(record.text) for record in leak.records)

    def read(numbers: Sequence[ItemNumber]) -> Iterable[Record]:
        return [records[number] for number in numbers]

    asked = _asked(leak.planted, claims)
    with tempfile.TemporaryDirectory() as folder:
        marks = {number: str(number) for number in records}
        began = time.process_time()
        evidence = Evidence.open(Path(folder))
        evidence.bring_up_to_date(marks, read)
        spent = time.process_time() - began
        yield f"{pages:,} pages, {letters:,} characters, {len(evidence):,} passages: laid out in {spent:.0f} s"
        held = sum(each.stat().st_size for each in Path(folder).rglob("*") if each.is_file())
        yield f"on disk: {held / 1e6:.0f} MB, {held / letters:.1f} bytes a character"
        records.clear()
        began = time.process_time()
        evidence = Evidence.open(Path(folder))
        evidence.bring_up_to_date(marks, read)
        yield f"opened again, nothing read: {time.process_time() - began:.2f} s"
        began = time.process_time()
        shown = sum(len(evidence.exhibits(members, around)) for members, around in asked)
        spent = time.process_time() - began
        each = spent / len(asked) * 1000
        yield f"{len(asked):,} claims asked: {spent:.0f} s, {each:.0f} ms each; {shown:,} exhibits"
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"most memory of the process, the made leak in it: {most:.0f} MB"


def _asked(planted: Sequence[Planted], claims: int) -> list[tuple[list[Member], str]]:
    """So many claims: those of the leak, and the same with words taken out, so that no two are alike."""
    chance = random.Random(3)
    asked: list[tuple[list[Member], str]] = []
    said = [(each.claim, each.kind) for each in planted]
    while len(asked) < claims:
        claim, kind = chance.choice(said)
        words = claim.split(" ")
        if len(asked) >= len(said):
            del words[chance.randrange(len(words))]
        shorter = " ".join(words)
        members = mentions_of(shorter, kind)
        if members:
            asked.append((members[:1], shorter))
    return asked
