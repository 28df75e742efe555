# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How many bits of a name the width of a box gives away, with the padding that copies have.

    python -m benchmarks.redaction_widths NAMES.txt WORDS.txt

NAMES: a name a line, each as likely as any other. WORDS: any text; the words beside names are drawn from its words as
often as they stand there. Helvetica, 11 points; a page at 150 dots to the inch, so that a reader measures pixels.

Everything is worked out exactly, as mutual information between the name and what is measured; nothing is sampled but
pairs of names. What is measured is not the box but the gap: from the last word that is left before the name to the
first one after it. Covered words are a renewal process: words are added until the padded width is reached.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from math import ceil, log2
from pathlib import Path

import numpy as np
from fpdf import FPDF

from vorlage.domain.protection import SpotKind
from vorlage.redaction.copies.padding import LONGEST, STEP

SIZE = 11.0
LINE_HEIGHT = SIZE * 1.169
"""Of the box that a word of Helvetica is given."""
PIXEL = 72 / 150
SPACE_PX = round(SIZE * 0.278 / PIXEL)


def bits(weights: np.ndarray) -> float:
    """The entropy of a distribution."""
    shares = weights[weights > 0] / weights.sum()
    return float(-(shares * np.log2(shares)).sum())


def widths_of(texts: list[str]) -> list[float]:
    """Widths in points."""
    pdf = FPDF(unit="pt")
    pdf.set_font("Helvetica", size=SIZE)
    return [pdf.get_string_width(text) for text in texts]


def padded(width: float) -> float:
    """What is covered at least."""
    return STEP * ceil(max(width, LONGEST[SpotKind.NAME] * LINE_HEIGHT) / STEP)


def gap_leak(name_px: Counter[int], words_px: Counter[int]) -> float:
    """Bits that the gap tells of the name to who knows how often words are used, and not which were covered."""
    longest = max(round(padded(px * PIXEL) / PIXEL) for px in name_px) + max(words_px) + SPACE_PX + 1
    total = sum(words_px.values())
    whole, inner = np.zeros(longest + 1), 0.0
    everybody = sum(name_px.values())
    for px, count in name_px.items():
        until = round(padded(px * PIXEL) / PIXEL)
        going, ended = np.zeros(longest + 1), np.zeros(longest + 1)
        going[px] = 1.0
        for at in range(px, until):
            if going[at]:
                for word, times in words_px.items():
                    going[at + SPACE_PX + word] += going[at] * times / total
        ended[until:] = going[until:]
        whole += ended * count / everybody
        inner += bits(ended) * count / everybody
    return bits(whole) - inner


def report(called: str, names: list[str], words_px: Counter[int]) -> None:
    """One list of names, five readers."""
    widths = widths_of(names)
    pixels = Counter(round(width / PIXEL) for width in widths)
    exact = Counter(round(width, 3) for width in widths)
    steps = Counter(padded(width) for width in widths)
    only_steps = Counter(STEP * ceil(width / STEP) for width in widths)
    as_array = {
        "exact width, unpadded": bits(np.array(list(exact.values()), float)),
        "in pixels, unpadded": bits(np.array(list(pixels.values()), float)),
        "steps of 36 pt alone": bits(np.array(list(only_steps.values()), float)),
        "the box as we pad it": bits(np.array(list(steps.values()), float)),
        "the gap, words not known": gap_leak(pixels, words_px),
        "the gap, words guessed": bits(np.array(list(pixels.values()), float)),
        "whole lines": 0.0,
    }
    print(f"{called}: {len(names)} names, {log2(len(names)):.1f} bits in all")
    for reader, leak in as_array.items():
        print(f"  {reader:28} {leak:5.2f}")


def main(names_place: Path, words_place: Path) -> None:
    """Single names, and pairs of them."""
    names = sorted({line.strip().capitalize() for line in names_place.read_text("utf-8").splitlines() if line.strip()})
    names = [name for name in names if name.isascii() or name.encode("latin-1", "ignore").decode("latin-1") == name]
    words = re.findall(r"[A-Za-z]+[.,]?", words_place.read_text("utf-8"))
    words_px = Counter(round(width / PIXEL) for width in widths_of(words))
    chance = random.Random(20261121)
    pairs = sorted({f"{chance.choice(names)} {chance.choice(names)}" for _ in range(50_000)})
    report("one word", names, words_px)
    report("two words", pairs, words_px)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
