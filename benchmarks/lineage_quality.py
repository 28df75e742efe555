# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well relations, drift, families and origins are told, on copies made from independent reports.

    python benchmarks/lineage_quality.py FOLDER [--most N]

FOLDER holds press reports, one .txt each (paragraphs apart by blank lines), which are never copied anywhere.
From each, copies are made: with site furniture, cut, edited by rule, merged with another, spun with WordNet's synonyms,
sent through Spanish and through Catalan and back, and translated. The Catalan route was never looked at in development.
The spinner and the translator are the WordNet and Apertium packages of the distribution; without them those kinds are
left out, and the benchmark says so. Intervals are bootstraps over reports, not over pairs.

What this does not show: generated copies are easier than human ones, and same-event reports of other desks are rarer
here than in life. The rate of false relations is measured on pairs of different reports of FOLDER and on copies of
different reports.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from vorlage.domain.lineage import Relation, VariantKind
from vorlage.extraction.keys import name_spans
from vorlage.lineage import trace_lineage, witness_from_text
from vorlage.lineage.reading import Shelf
from vorlage.lineage.relating import Related, related

WORDNET = Path("/usr/share/wordnet")
FILLERS = ("notably", "indeed", "officials", "later", "also", "reportedly", "however")
FURNITURE = ("Home | News | Sport\n\n", "\n\nShare this article")
KINDS = {
    "furniture": Relation.VERBATIM,
    "cut": Relation.TRUNCATED,
    "edited": Relation.LIGHT_EDIT,
    "merged": Relation.PARTIAL_REUSE,
    "spun": Relation.SPUN,
    "back through Spanish": Relation.BACK_TRANSLATED,
    "back through Catalan": Relation.BACK_TRANSLATED,
    "into Spanish": Relation.TRANSLATED,
    "into Catalan": Relation.TRANSLATED,
}
LANGUAGE = {"into Spanish": "es", "into Catalan": "ca"}


def synonyms() -> dict[str, list[str]]:
    """WordNet's synonyms of every single word."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split()
            words = [cells[4 + 2 * k].split("(")[0].lower().replace("_", " ") for k in range(int(cells[3], 16))]
            for word in words:
                found[word].update(other for other in words if other != word)
    return {word: sorted(others) for word, others in found.items() if word.isalpha() and len(word) > 3 and others}


def spun(text: str, table: dict[str, list[str]], chooser: random.Random) -> str:
    """Half to four fifths of the words that have synonyms, exchanged."""
    rate = chooser.uniform(0.5, 0.8)

    def exchange(match: re.Match[str]) -> str:
        word = match.group()
        if not word.islower() or word not in table or chooser.random() > rate:
            return word
        return chooser.choice(table[word][:6])

    return re.sub(r"[A-Za-z]+", exchange, text)


def translated(text: str, mode: str) -> str:
    """Apertium's translation."""
    call = ["apertium", "-u", mode]
    return subprocess.run(call, input=text.encode(), capture_output=True, timeout=120, check=True).stdout.decode()


def edited(text: str, chooser: random.Random) -> str:
    """Words dropped and put in, paragraphs dropped: what a desk does, by rule."""
    paragraphs = text.split("\n\n")
    kept = [p for p in paragraphs if len(paragraphs) < 9 or chooser.random() > 0.06]
    out = []
    for paragraph in kept:
        words = [word for word in paragraph.split(" ") if chooser.random() > 0.02]
        out.append(" ".join(chooser.choice(FILLERS) if chooser.random() < 0.03 else word for word in words))
    return "\n\n".join(out)


def copies_of(text: str, other: str, table: dict[str, list[str]], chooser: random.Random) -> Iterator[tuple[str, str]]:
    """Kind and text of every copy that can be made on this machine."""
    paragraphs, others = text.split("\n\n"), other.split("\n\n")
    third = len(paragraphs) // 3
    yield "furniture", text.join(FURNITURE)
    yield "cut", "\n\n".join(paragraphs[: max(4, int(len(paragraphs) * chooser.uniform(0.3, 0.7)))])
    yield "edited", edited(text, chooser)
    yield "merged", "\n\n".join([*others[: len(others) // 2], *paragraphs[third : 2 * third + 1]])
    if table:
        yield "spun", spun(text, table, chooser)
    if shutil.which("apertium"):
        for language, code in (("Spanish", "spa"), ("Catalan", "cat")):
            there = translated(text, f"eng-{code}")
            yield f"into {language}", there
            yield f"back through {language}", translated(there, f"{code}-eng")


def independent_reports(folder: Path, most: int) -> list[str]:
    """Reports of 250 to 900 words that share fewer than twelve words of own prose with any other taken."""
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    texts = [text for text in texts if 250 <= len(text.split()) <= 900]
    shelf = Shelf([witness_from_text(str(k), text, language="en") for k, text in enumerate(texts)])
    kept: list[int] = []
    for k in range(len(texts)):
        if len(kept) < most and all(not _is_copy(related(shelf.reading(k), shelf.reading(j))) for j in kept):
            kept.append(k)
    return [texts[k] for k in kept]


def _is_copy(found: Related | None) -> bool:
    return found is not None and found.verdict.relation.joins_lineages


def interval(per_report: Sequence[float]) -> str:
    """Mean with a 95 % interval, reports drawn anew."""
    values = np.array(per_report)
    draws = np.random.default_rng(1).choice(values, (2000, len(values))).mean(axis=1)
    return f"{values.mean():.3f} [{np.quantile(draws, 0.025):.3f}, {np.quantile(draws, 0.975):.3f}]"


def relations(bases: list[str], sets: list[dict[str, str]]) -> None:
    """Confusion of kinds, and detection."""
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    detected: dict[str, list[float]] = defaultdict(list)
    for base, copies in zip(bases, sets, strict=True):
        for kind, text in copies.items():
            shelf = Shelf(
                [
                    witness_from_text("a", base, language="en"),
                    witness_from_text("b", text, language=LANGUAGE.get(kind, "en")),
                ]
            )
            found = related(shelf.reading(0), shelf.reading(1))
            confusion[kind][found.verdict.relation.value if found else "none"] += 1
            detected[kind].append(float(_is_copy(found)))
    print("\nrelation told, by kind of copy")
    for kind, counts in confusion.items():
        right = counts[KINDS[kind].value] / sum(counts.values())
        print(f"  {kind:22} found {interval(detected[kind])}  right {right:.3f}  {dict(counts)}")


def false_relations(bases: list[str], sets: list[dict[str, str]], most: int) -> None:
    """Relations told between different reports, and between copies of different reports (merged ones left out)."""
    texts = [(k, "base", base) for k, base in enumerate(bases)]
    texts += [(k, kind, text) for k, copies in enumerate(sets) for kind, text in copies.items() if kind != "merged"]
    shelf = Shelf(
        [witness_from_text(str(k), text, language=LANGUAGE.get(kind, "en")) for k, (_, kind, text) in enumerate(texts)]
    )
    chooser = random.Random(4)
    seen, told = 0, Counter[str]()
    while seen < most:
        i, j = chooser.randrange(len(texts)), chooser.randrange(len(texts))
        if texts[i][0] == texts[j][0]:
            continue
        seen += 1
        found = related(shelf.reading(i), shelf.reading(j))
        if found is not None:
            told[found.verdict.relation.value] += 1
    wrong = sum(count for relation, count in told.items() if Relation(relation).joins_lineages)
    upper = (wrong + 1.92 + 1.96 * (wrong + 0.96) ** 0.5) / seen if wrong else 3.0 / seen
    print(
        f"\n{seen} pairs of different reports: called copies {wrong} (upper 95 % bound {upper:.4f}); told {dict(told)}"
    )


def drift(bases: list[str], table: dict[str, list[str]]) -> None:
    """Names and numbers changed by a known table, in edited and in spun copies."""
    for kind in ("edited", "spun") if table else ("edited",):
        hit = right = told = planted = 0
        for number, base in enumerate(bases):
            chooser = random.Random(number)
            copy = edited(base, chooser) if kind == "edited" else spun(base, table, chooser)
            copy, changes = with_drift(copy, chooser)
            planted += len(changes)
            shelf = Shelf([witness_from_text(s, text, language="en") for s, text in (("a", base), ("b", copy))])
            found = related(shelf.reading(0), shelf.reading(1))
            readings = (
                {v.b for v in found.variants if v.kind in (VariantKind.NAME, VariantKind.NUMBER)} if found else set()
            )
            told += len(readings)
            hit += sum(any(change in reading for reading in readings) for change in changes)
            right += sum(any(change in reading for change in changes) for reading in readings)
        recall, precision = hit / max(planted, 1), right / max(told, 1)
        print(f"\ndrift in {kind} copies: {planted} changes, recall {recall:.3f}, precision {precision:.3f}")


def with_drift(text: str, chooser: random.Random) -> tuple[str, set[str]]:
    """The text with up to three names respelt and two numbers changed, and what they became."""
    names = sorted({text[n.start : n.end].split()[-1] for n in name_spans(text)})
    names = [name for name in names if name.isalpha() and name.isascii() and len(name) > 4]
    changes: set[str] = set()
    for name in chooser.sample(names, min(3, len(names))):
        swapped = re.sub("[aeiou]", lambda m: "eioua"["aeiou".index(m.group())], name, count=1)
        if swapped != name and swapped not in text:
            text = re.sub(rf"\b{name}\b", swapped, text)
            changes.add(swapped)
    numbers = sorted(set(re.findall(r"(?<![\d.,:/-])\d{2,3}(?![\d.,:/-])", text)))
    for number in chooser.sample(numbers, min(2, len(numbers))):
        changed = str(int(number) + 11)
        if changed not in text:
            text = re.sub(rf"(?<![\d.,]){number}(?![\d.,])", changed, text)
            changes.add(changed)
    return text, changes


def families(bases: list[str], sets: list[dict[str, str]]) -> None:
    """B-cubed over families, and origin intervals, in dossiers of three reports and some of their copies."""
    f_scores, covered, widths = [], [], []
    for first in range(0, len(bases) - 2, 3):
        chooser = random.Random(first)
        truth: dict[str, int] = {}
        witnesses = []
        for k in range(first, first + 3):
            chosen = chooser.sample([kind for kind in sets[k] if kind != "merged"], 3)
            for kind, text in (("base", bases[k]), *((kind, sets[k][kind]) for kind in chosen)):
                truth[f"{k}-{kind}"] = k
                witnesses.append(witness_from_text(f"{k}-{kind}", text, language=LANGUAGE.get(kind, "en")))
        origins = trace_lineage(witnesses).origins
        group_of = {
            str(siglum): set(map(str, origin.reports)) for origin in origins.origins for siglum in origin.reports
        }
        precision = np.mean([np.mean([truth[o] == truth[s] for o in group_of[s]]) for s in truth])
        recall = np.mean([np.mean([o in group_of[s] for o in truth if truth[o] == truth[s]]) for s in truth])
        f_scores.append(float(2 * precision * recall / (precision + recall)))
        covered.append(float(origins.low <= 3 <= origins.high))
        widths.append(float(origins.high - origins.low))
    print(f"\n{len(f_scores)} dossiers: B-cubed F {interval(f_scores)}")
    print(f"  origins: the interval covers the truth in {np.mean(covered):.3f}, mean width {np.mean(widths):.2f}")


def main() -> None:
    """Everything, one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=40)
    options = parser.parse_args()
    bases = independent_reports(options.folder, options.most)
    table = synonyms() if WORDNET.is_dir() else {}
    missing = [
        name for name, here in (("WordNet", bool(table)), ("Apertium", bool(shutil.which("apertium")))) if not here
    ]
    print(f"{len(bases)} independent reports" + (f"; left out for want of {', '.join(missing)}" if missing else ""))
    chooser = random.Random(3)
    sets = [dict(copies_of(base, bases[(k + 1) % len(bases)], table, chooser)) for k, base in enumerate(bases)]
    relations(bases, sets)
    drift(bases, table)
    families(bases, sets)
    false_relations(bases, sets, 3000)


if __name__ == "__main__":
    main()
