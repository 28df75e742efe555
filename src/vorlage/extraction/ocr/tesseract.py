# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tesseract through tesserocr, one block at a time.

Its own page layout loses whole lines of Arabic script and, now and then, half a page of Chinese, while the confidence
stays high; so it is given blocks (PSM 6) that `layout` found, and two of its filters are off (tesseract issue 4582).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from vorlage.extraction.ocr.engine import Block, SeenLine, SeenWord
from vorlage.extraction.ocr.upright import paper_of

_SINGLE_BLOCK, _SINGLE_LINE = 6, 7
_NEURAL = 1
_WORD_LEVEL = 5
_KEPT_MODELS = 8
_MARGIN = 40
"""Of paper around a block: the last words of a line that ends at the edge are read wrongly."""
_VARIABLES = {"textord_noise_rejrows": "0", "textord_noise_rejwords": "0", "debug_file": "/dev/null"}


class Tesseract:
    """An `OcrEngine` over the models that lie in some folders."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """Args: folders: Where models may lie; the first that has one is used."""
        import tesserocr

        self._engine = tesserocr
        self._places: dict[str, Path] = {}
        for folder in reversed(folders):
            self._places |= {place.stem: folder for place in folder.glob("*.traineddata")}
        self._loaded: dict[str, Any] = {}

    @property
    def name(self) -> str:
        """Tesseract and its version."""
        return str(self._engine.tesseract_version()).split("\n")[0]

    @property
    def takes_lines(self) -> bool:
        """It finds the lines of a block itself."""
        return False

    def models(self) -> frozenset[str]:
        """The models that are installed."""
        return frozenset(self._places)

    def recognise(self, picture: Image.Image, block: Block, model: str) -> tuple[SeenLine, ...]:
        """The lines of a block. `model` may name several, joined by "+"."""
        engine = self._load(model)
        engine.SetPageSegMode(_SINGLE_LINE if len(block.lines) == 1 else _SINGLE_BLOCK)
        left, top = max(int(block.box[0]), 0), max(int(block.box[1]), 0)
        right, bottom = min(int(block.box[2]) + 1, picture.width), min(int(block.box[3]) + 1, picture.height)
        if right - left < 4 or bottom - top < 4:
            return ()
        engine.SetImage(ImageOps.expand(picture.crop((left, top, right, bottom)), _MARGIN, fill=paper_of(picture)))
        engine.SetSourceResolution(200)
        return _lines_of(engine.GetTSVText(0), left - _MARGIN, top - _MARGIN)

    def load(self, model: str) -> None:
        """Load a model before it is needed."""
        self._load(model)

    def _load(self, model: str) -> Any:
        if model not in self._loaded:
            if len(self._loaded) >= _KEPT_MODELS:
                self._loaded.pop(next(iter(self._loaded))).End()
            folder = self._places[model.split("+")[0]]
            loaded = self._engine.PyTessBaseAPI(path=str(folder), lang=model, psm=_SINGLE_BLOCK, oem=_NEURAL)
            for variable, value in _VARIABLES.items():
                loaded.SetVariable(variable, value)
            self._loaded[model] = loaded
        return self._loaded[model]


def _lines_of(tsv: str, left: int, top: int) -> tuple[SeenLine, ...]:
    """Lines from Tesseract's table: its word level has right-to-left words in reading order, its lines have not."""
    lines: dict[tuple[str, ...], list[SeenWord]] = {}
    for row in tsv.split("\n"):
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != str(_WORD_LEVEL) or not cells[11].strip():
            continue
        x, y, width, height = (int(cell) for cell in cells[6:10])
        box = (float(left + x), float(top + y), float(left + x + width), float(top + y + height))
        confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
        lines.setdefault(tuple(cells[2:5]), []).append(SeenWord(cells[11].strip(), box, confidence))
    return tuple(SeenLine(tuple(words)) for words in lines.values())
