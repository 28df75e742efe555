# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""RapidOCR (PP-OCR models over onnxruntime): the better engine for Chinese, where the extra `ocr-zh` is installed.

Only its recogniser is used, on the lines that `layout` found: its detector costs as much again. It reads Chinese,
simplified and traditional, with the Latin words among it.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

from vorlage.extraction.ocr.engine import Block, Rectangle, SeenLine, SeenWord

_MODELS = frozenset({"chi_sim", "chi_tra"})
_PADDING = 0.12
_ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "critical",
    "Global.use_cls": False,
}


def has_rapid() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


_FLATTEST = 80
"""So many times as long as high may a line be: some hundred and fifty letters."""


class Rapid:
    """An `OcrEngine` for Chinese. Its models lie in its wheel; it is loaded when the first line comes."""

    def __init__(self) -> None:
        self._recogniser: Any = None

    @property
    def name(self) -> str:
        """RapidOCR and its version."""
        return f"rapidocr {version('rapidocr')}"

    @property
    def takes_lines(self) -> bool:
        """Each by itself."""
        return True

    def models(self) -> frozenset[str]:
        """Both Chinese scripts, with one model."""
        return _MODELS

    def load(self, model: str) -> None:  # noqa: ARG002 - one model
        """Load the model before it is needed."""
        if self._recogniser is None:
            self._recogniser = _load()

    def recognise(self, picture: Image.Image, block: Block, model: str) -> tuple[SeenLine, ...]:
        """The lines of a block; the box of a word is its share of the line's, by the width of its letters."""
        self.load(model)
        lines = []
        for box in block.lines:
            crop = np.asarray(picture.crop(_padded(box, picture.size)).convert("RGB"))
            if max(crop.shape[:2]) > _FLATTEST * min(crop.shape[:2]):
                continue  # a rule across the page: the engine fails on it, and no line of text is as flat
            said = self._recogniser(crop, use_det=False, use_cls=False)
            text, score = (said.txts or ("",))[0], (said.scores or (0.0,))[0]
            if text.strip():
                lines.append(SeenLine(_spread(text, box, float(score))))
        return tuple(lines)


def _load() -> Any:
    import cv2
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    return RapidOCR(params=_ONE_THREAD)


def _padded(line: Rectangle, size: tuple[int, int]) -> tuple[int, int, int, int]:
    more = max((line[3] - line[1]) * _PADDING, 2)
    return (
        max(int(line[0] - 2 * more), 0),
        max(int(line[1] - more), 0),
        min(int(line[2] + 2 * more) + 1, size[0]),
        min(int(line[3] + more) + 1, size[1]),
    )


def _spread(text: str, box: Rectangle, confidence: float) -> tuple[SeenWord, ...]:
    """The words of a line, each over its share of the line's width."""
    total = sum(letter_width(letter) for letter in text)
    each = (box[2] - box[0]) / max(total, 0.5)
    words = []
    x = box[0]
    for word in text.split(" "):
        wide = sum(letter_width(letter) for letter in word) * each
        if word:
            words.append(SeenWord(word, (x, box[1], x + wide, box[3]), min(max(confidence, 0.0), 1.0)))
        x += wide + letter_width(" ") * each
    return tuple(words)


def letter_width(letter: str) -> float:
    """How wide a letter stands beside others: Chinese ones and their punctuation are twice as wide as the rest."""
    return 1.0 if ord(letter) > 0x2E7F else 0.5
