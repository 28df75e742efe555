# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lineage on generated press texts: texts a second, memory, growth, one text added, end to end, peers in one run.

    python -m benchmarks.lineage_speed                                     small: 2,000 and 10,000 texts
    python -m benchmarks.lineage_speed --sizes 10000 30000 100000
    python -m benchmarks.lineage_speed --peer-python OTHER/bin/python      with datasketch and rensa installed there
    python -m benchmarks.lineage_speed --rival 'PROGRAM {texts} {out}'     any program that reads JSON lines (id, text)

No network; generated texts only. Wall seconds are those of two processes; CPU seconds are of all our processes, and say
the same on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from benchmarks.press_texts import PressTexts, press_texts
from vorlage.lineage import Corpus, trace_lineage, witness_from_text
from vorlage.lineage.candidates import Candidates, Postings, find_candidates
from vorlage.lineage.filing import Filed, file_texts

_BATCH = 500
_ADDED = 200


@dataclass(slots=True)
class Clock:
    """Seconds on the wall, and of all our processors."""

    wall: float = 0.0
    cpu: float = 0.0


def cpu_seconds() -> float:
    """CPU seconds of this process and of those that it ended."""
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usage)


def peak_megabytes() -> float:
    """The most memory this process had, and the most that one child had."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


@contextmanager
def clocked() -> Iterator[Clock]:
    """Measures what happens inside."""
    clock = Clock()
    wall, cpu = perf_counter(), cpu_seconds()
    yield clock
    clock.wall, clock.cpu = perf_counter() - wall, cpu_seconds() - cpu


def filed_batch(batch: tuple[int, list[str]]) -> Filed:
    """Keys and sizes of one batch; what stands in quotation marks is no part of the measure."""
    return file_texts(batch[1], first_text=batch[0])._replace(quoted=())


def candidates_of(texts: list[str], processes: int) -> tuple[Candidates, int, Clock, Clock]:
    """Features in so many processes, then candidates in one; and the number of keys."""
    batches = [(at, texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
    with clocked() as reading, ProcessPoolExecutor(processes) as pool:
        found = list(pool.map(filed_batch, batches))
    keys = np.concatenate([part.keys for part in found])
    sizes = np.concatenate([part.size for part in found])
    del found
    with clocked() as pairing:
        candidates = find_candidates(Postings(keys, np.arange(len(texts)), sizes))
    return candidates, len(keys), reading, pairing


def recall(candidates: Candidates, made: PressTexts) -> tuple[float, float]:
    """Share of copies paired with their parent, and with any text of their family."""
    pairs = set(zip(candidates.a.tolist(), candidates.b.tolist(), strict=True))
    family = made.families()
    parent = sum((min(child, parent), max(child, parent)) in pairs for child, parent in made.made_from.items())
    linked = {index for a, b in pairs if family[a] == family[b] for index in (a, b)}
    copies = max(len(made.made_from), 1)
    return parent / copies, sum(index in linked for index in made.made_from) / copies


def floor_seconds(texts: list[str], keys: int) -> float:
    """What no such engine can do without, on one core: each character multiplied and added once, the keys sorted."""
    began = process_time()
    for at in range(0, len(texts), _BATCH):
        codes = np.frombuffer("\n".join(texts[at : at + _BATCH]).encode("utf-32-le"), np.uint32)
        np.cumsum(codes * np.uint64(0x9E3779B97F4A7C15))
    np.sort(np.random.default_rng(1).integers(0, 1 << 63, keys).astype(np.uint64))
    return process_time() - began


def run_sizes(sizes: list[int], processes: int) -> PressTexts:
    """One line a size; the texts of the last."""
    print(f"features and candidates, {processes} processes, all channels on, hubs in")
    print(
        " texts   texts/s  texts/CPU-s  features s  candidates s  CPU s  keys/text  pairs/text  parent    kin  peak MB"
    )
    seconds: list[tuple[int, float]] = []
    made = press_texts(sizes[0])
    with ProcessPoolExecutor(1) as pool:
        list(pool.map(filed_batch, [(0, made.texts[:2])]))
    for count in sizes:
        made = made if count == len(made.texts) else press_texts(count)
        candidates, keys, reading, pairing = candidates_of(made.texts, processes)
        wall, cpu = reading.wall + pairing.wall, reading.cpu + pairing.cpu
        parent, kin = recall(candidates, made)
        seconds.append((count, cpu))
        print(
            f"{count:>6} {count / wall:>9.0f} {count / cpu:>12.0f} {reading.wall:>11.1f} {pairing.wall:>13.1f}"
            f" {cpu:>6.1f}"
            f" {keys / count:>10.0f} {len(candidates.a) / count:>11.2f} {parent:>7.3f} {kin:>6.3f}"
            f" {peak_megabytes():>8.0f}"
        )
        if count == sizes[-1]:
            floor = floor_seconds(made.texts, keys)
            print(
                f"floor (each character hashed once, keys sorted): {floor:.1f} CPU s; ours is {cpu / floor:.1f} times"
            )
    for (few, short), (many, long) in pairwise(seconds):
        law = many * math.log(many) / (few * math.log(few))
        print(f"growth {few} to {many}: CPU seconds times {long / short:.2f}; n log n would be times {law:.2f}")
    return made


def run_adding(made: PressTexts) -> None:
    """One text after the other added to the rest, with its pairs aligned."""
    kept = len(made.texts) - _ADDED
    corpus = Corpus(witness_from_text(f"{k:07}", text) for k, text in enumerate(made.texts[:kept]))
    clocks, pairs = [], 0
    for k, text in enumerate(made.texts[kept:], start=kept):
        with clocked() as clock:
            pairs += len(corpus.add(witness_from_text(f"{k:07}", text)))
        clocks.append((clock.wall, clock.cpu))
    wall, cpu = (np.percentile([clock[which] for clock in clocks], [50, 95, 100]) * 1000 for which in (0, 1))
    print(f"one text added to {kept}, {pairs / _ADDED:.1f} pairs a text: median, 95th percentile, worst of {_ADDED}")
    print(f"  wall {wall[0]:.0f}, {wall[1]:.0f}, {wall[2]:.0f} ms   CPU {cpu[0]:.0f}, {cpu[1]:.0f}, {cpu[2]:.0f} ms")
    print(f"  peak {peak_megabytes():.0f} MB")


def run_end_to_end(made: PressTexts, rival: str, processes: int) -> None:
    """From texts to the tree, and a rival on the same texts."""
    with clocked() as ours:
        witnesses = [witness_from_text(f"{k:07}", text) for k, text in enumerate(made.texts)]
        lineage = trace_lineage(witnesses, processes=processes)
    count = len(made.texts)
    print(f"end to end, {count} texts, {processes} processes: {ours.wall:.1f} s, {ours.cpu:.1f} CPU s,", end=" ")
    print(f"{len(lineage.pairs)} pairs, {count / ours.wall:.0f} texts/s, {count / ours.cpu:.0f} texts/CPU-s")
    if not rival:
        print("  left out: a rival (--rival)")
        return
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text("".join(json.dumps({"id": str(k), "text": t}) + "\n" for k, t in enumerate(made.texts)))
        words = [word.format(texts=texts, out=Path(folder) / "out") for word in shlex.split(rival)]
        with clocked() as theirs:
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ratio = theirs.wall / ours.wall
    print(f"  {Path(words[0]).name}: {theirs.wall:.1f} s, {theirs.cpu:.1f} CPU s: {ratio:.1f} times ours")


def run_peers(made: PressTexts, python: str) -> None:
    """Other ways to candidates on the same texts, each in one process; and ours in one."""
    print(f"peers, {len(made.texts)} texts, one process each")
    _, _, reading, pairing = candidates_of(made.texts, 1)
    ours = reading.cpu + pairing.cpu
    family = made.families()
    told = json.dumps({"texts": made.texts, "made_from": list(made.made_from.items()), "family": family})
    program = Path(__file__).with_name("lineage_peers.py")
    answer = subprocess.run([python, program], input=told, capture_output=True, text=True, check=True).stdout
    print(f"  {'vorlage, all channels':<44} {ours:>7.1f} CPU s")
    for line in answer.splitlines():
        name, cpu, kin = line.split("\t")
        ratio = f"{float(cpu) / ours:.1f} times ours" if cpu else "left out: not installed there (--peer-python)"
        print(f"  {name:<44} " + (f"{float(cpu):>7.1f} CPU s, kin found {kin}; {ratio}" if cpu else ratio))


def main() -> None:
    """Read the arguments, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[2000, 10000])
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--peer-python", default="", help="an interpreter that has datasketch and rensa")
    parser.add_argument("--peer-size", type=int, default=2000)
    parser.add_argument("--end-to-end", type=int, default=400, help="how many texts to trace from texts to tree")
    parser.add_argument("--rival", default="", help="a program to time end to end, with {texts} and {out}")
    asked = parser.parse_args()
    largest = run_sizes(sorted(asked.sizes), asked.processes)
    run_adding(largest)
    del largest
    run_end_to_end(press_texts(asked.end_to_end), asked.rival, asked.processes)
    run_peers(press_texts(asked.peer_size), asked.peer_python or sys.executable)


if __name__ == "__main__":
    main()
