# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Floors of OCR: on a few worn pages the error rate stays below what benchmarks/ocr_floors.json lays down."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from benchmarks.ocr_pages import set_page, worn
from benchmarks.ocr_quality import MODELS, by_ours, error_rate
from vorlage.extraction.ocr.choosing import Choice
from vorlage.extraction.ocr.inside import find_engines
from vorlage.extraction.ocr.models import installed_languages, model_folders

FLOORS = json.loads((Path(__file__).resolve().parents[3] / "benchmarks" / "ocr_floors.json").read_text())


@pytest.mark.parametrize("code", FLOORS)
def test_worn_pages_are_read_below_their_floor(code: str) -> None:
    """Half a page at 150 dpi, askew and grainy; nobody tells the language."""
    if MODELS[code] not in installed_languages():
        pytest.skip(f"needs the model {MODELS[code]} of Tesseract: see tools/install_ocr_models")
    try:
        page = worn(set_page(code, seed=0, sentences=9))
    except FileNotFoundError as missing:
        pytest.skip(f"needs the font {missing}: see tools/install_browser")
    found = by_ours(page, Choice(find_engines(model_folders())))
    assert error_rate(found, page.text) <= FLOORS[code]
