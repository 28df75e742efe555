# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The port of OCR: what an engine is given, and what it says it sees.

Boxes are pixels of the picture the engine was given: left, top, right, bottom. A confidence is from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as an engine sees it."""

    text: str
    box: Rectangle
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of words in reading order: from the right in a right-to-left line."""

    words: tuple[SeenWord, ...]

    @property
    def text(self) -> str:
        """Its words, a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Rectangle:
        """The rectangle around its words."""
        return around([word.box for word in self.words])

    @property
    def confidence(self) -> float:
        """The mean of its words', each as heavy as it is long."""
        return mean_confidence([self])


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page in which lines stand one below the other: its box, and the lines seen in its ink."""

    box: Rectangle
    lines: tuple[Rectangle, ...]


class OcrEngine(Protocol):
    """Something that recognises text in a straight, upright, grey picture, without network and in one thread."""

    @property
    def name(self) -> str:
        """The engine and its version."""

    @property
    def takes_lines(self) -> bool:
        """Whether it reads the lines of a block one by one, where they were seen, and not the block as a whole."""

    def models(self) -> frozenset[str]:
        """What it can read here and now, in the names of Tesseract's models ("eng", "chi_sim", "uig" ...)."""

    def load(self, model: str) -> None:
        """Load a model before it is needed; `recognise` does so otherwise."""

    def recognise(self, picture: Image.Image, block: Block, model: str) -> tuple[SeenLine, ...]:
        """The lines of a block in reading order. Lines it cannot read are left out or come with a low confidence."""


def mean_confidence(lines: Sequence[SeenLine]) -> float:
    """The mean confidence of all words, each as heavy as it is long; 0 when there are none."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def around(boxes: Sequence[Rectangle]) -> Rectangle:
    """The rectangle around some rectangles."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
