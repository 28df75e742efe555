# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How well scans are read: character error rate by language, ours beside the engines it is built on, on drawn pages.

    python -m benchmarks.ocr_quality [--pages 2] [--only en,ar] [--wear clean,worn]

The engines are told the language; ours is told nothing and finds it. White space is made one space and left out beside
Chinese; nothing else is forgiven. Times are processor seconds of one thread, models loaded before.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from benchmarks.ocr_pages import TestPage, set_page, turned, worn
from benchmarks.ocr_texts import MIXED, SENTENCES
from vorlage.extraction.ocr.choosing import Choice
from vorlage.extraction.ocr.inside import find_engines
from vorlage.extraction.ocr.models import model_folders
from vorlage.extraction.ocr.page import recognise_page
from vorlage.extraction.ocr.writing import write_page

MODELS = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "tr": "tur", "ru": "rus", "kk": "kaz", "ar": "ara", "ug": "uig",
    "zh-Hans": "chi_sim", "zh-Hant": "chi_tra", "zh+en": "chi_sim+eng", "ug+zh": "uig+chi_sim",
}  # fmt: skip
RAPID_READS = frozenset({"en", "de", "fr", "es", "tr", "zh-Hans", "zh-Hant", "zh+en", "ug+zh"})
_HAN = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_SPACE_AT_HAN = re.compile(f"(?<={_HAN}) | (?={_HAN})")
_AUTOMATIC = 3
_NEURAL = 1


def error_rate(found: str, wanted: str) -> float:
    """Characters wrong, missing or too many, per hundred of the text that was set."""
    found, wanted = (_SPACE_AT_HAN.sub("", " ".join(text.split())) for text in (found, wanted))
    return 100 * Levenshtein.distance(found, wanted) / len(wanted)


def by_ours(page: TestPage, choice: Choice) -> str:
    """The text of a page as Vorlage reads it; a page it calls unread counts as wholly wrong."""
    found = recognise_page(lambda _dpi: (page.image, 1.0), choice)
    return "" if found.reason else write_page(found.blocks, lambda box: box)[0]


@cache
def bare_tesseract(model: str, fixed: bool) -> Callable[[Image.Image], str]:
    """Tesseract alone, told the language; `fixed` with the two filters off that drop lines."""
    import tesserocr

    engine = tesserocr.PyTessBaseAPI(path=str(model_folders()[0]), lang=model, psm=_AUTOMATIC, oem=_NEURAL)
    if fixed:
        engine.SetVariable("textord_noise_rejrows", "0")
        engine.SetVariable("textord_noise_rejwords", "0")

    def read(image: Image.Image) -> str:
        engine.SetImage(image)
        return str(engine.GetUTF8Text())

    return read


@cache
def _rapid() -> Callable[[Image.Image], str]:
    from rapidocr import RapidOCR

    threads = "EngineConfig.onnxruntime.{}_op_num_threads"
    engine = RapidOCR(params={threads.format("intra"): 1, threads.format("inter"): 1, "Global.log_level": "critical"})

    def read(image: Image.Image) -> str:
        said: Any = engine(np.asarray(image.convert("RGB")))
        return "\n".join(said.txts or ())

    return read


def measure(page: TestPage, choice: Choice, *, peers: bool) -> dict[str, tuple[float, float]]:
    """By way of reading: error rate and processor seconds."""
    ways: dict[str, Callable[[], str]] = {"ours": lambda: by_ours(page, choice)}
    if peers:
        ways["tesseract"] = lambda: bare_tesseract(MODELS[page.code], False)(page.image)
        ways["tesseract, filters off"] = lambda: bare_tesseract(MODELS[page.code], True)(page.image)
        if page.code in RAPID_READS:
            ways["rapidocr"] = lambda: _rapid()(page.image)
    measured = {}
    for name, read in ways.items():
        start = time.process_time()
        text = read()
        measured[name] = (error_rate(text, page.text), time.process_time() - start)
    return measured


def main() -> None:
    """Print a table: error rate and seconds, by language, wear and way of reading."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=2)
    arguments.add_argument("--only", default=",".join([*SENTENCES, *MIXED]))
    arguments.add_argument("--wear", default="clean,worn")
    arguments.add_argument("--ours-alone", action="store_true")
    asked = arguments.parse_args()
    engines = find_engines(model_folders())
    for code in asked.only.split(","):
        for wear in asked.wear.split(","):
            sums: dict[str, list[tuple[float, float]]] = {}
            for seed in range(asked.pages):
                page = set_page(code, seed=seed)
                page = {"clean": page, "worn": worn(page), "turned": turned(page, 90)}[wear]
                for way, figures in measure(page, Choice(engines), peers=not asked.ours_alone).items():
                    sums.setdefault(way, []).append(figures)
            cells = [
                f"{way} {np.mean([rate for rate, _ in each]):.2f} % {np.mean([took for _, took in each]):.1f} s"
                for way, each in sums.items()
            ]
            print(f"{code} | {wear} | " + " | ".join(cells), flush=True)


if __name__ == "__main__":
    main()
