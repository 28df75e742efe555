# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The recogniser's side inside the jail: pages of one original, in turn, each with its own verdict."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import BinaryIO

import msgspec

from vorlage.domain.pages import PageOrigin
from vorlage.extraction.answers import OcrAnswer, OcrPageAnswer, PageAnswer, RecogniseRequest
from vorlage.extraction.ocr.choosing import Choice
from vorlage.extraction.ocr.drawing import Drawer
from vorlage.extraction.ocr.engine import OcrEngine, Rectangle
from vorlage.extraction.ocr.models import missing_model, model_folders
from vorlage.extraction.ocr.page import Recognised, recognise_page
from vorlage.extraction.ocr.rapid import Rapid, has_rapid
from vorlage.extraction.ocr.tesseract import Tesseract
from vorlage.extraction.ocr.writing import write_page

_READ_WITH_MOST = ("eng", "uig", "kaz", "chi_sim", "ara", "rus")
_NO_PICTURE = "ocr.picture: cannot be drawn"
_NO_TIME = "limit.time: was not reached within the time of its batch"


READY_AHEAD = ("vorlage.extraction.language:load_models", "vorlage.extraction.ocr.inside:load_first_readers")
"""What the jail's template loads once: a child that loaded it itself would need longer for that than for a page."""


def recognise_pages(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: recognise the text on some pages of an original."""
    if original is None:
        raise ValueError("there is nothing to recognise")
    return msgspec.msgpack.encode(recognise_batch(original, msgspec.msgpack.decode(request, type=RecogniseRequest)))


def load_first_readers() -> None:
    """Load the models that most pages are first read with, where models usually lie."""
    engines = find_engines(model_folders())
    for model in _READ_WITH_MOST:
        if model in engines:
            engines[model].load(model)


def recognise_batch(original: BinaryIO, request: RecogniseRequest) -> OcrAnswer:
    """Recognise the pages asked for, in that order. Pages that cannot be drawn or read say why."""
    until = time.process_time() + request.cpu_s
    choice = Choice(find_engines(tuple(Path(folder) for folder in request.models)), request.languages)
    if not choice.engines:
        return OcrAnswer(pages=tuple(_unread(number, missing_model("eng")) for number in request.page_numbers))
    try:
        drawer = Drawer(original, request)
    except _UNDRAWABLE:
        return OcrAnswer(pages=tuple(_unread(number, _NO_PICTURE) for number in request.page_numbers))
    pages = []
    for number in request.page_numbers:
        if time.process_time() > until:
            pages.append(_unread(number, _NO_TIME))
            continue
        try:
            pages.append(_answer(number, recognise_page(lambda dpi, page=number: drawer.draw(page, dpi), choice)))  # type: ignore[misc]
        except _UNDRAWABLE:
            pages.append(_unread(number, _NO_PICTURE))
    return OcrAnswer(pages=tuple(pages))


@cache
def find_engines(folders: tuple[Path, ...]) -> dict[str, OcrEngine]:
    """The engine for each model that can be used here: RapidOCR for Chinese where it is installed, else Tesseract.

    The same for the same folders: engines keep the models they loaded.
    """
    tesseract = Tesseract(folders)
    engines: dict[str, OcrEngine] = dict.fromkeys(tesseract.models(), tesseract)
    if has_rapid():
        rapid = Rapid()
        engines |= dict.fromkeys(rapid.models(), rapid)
    return engines


_UNDRAWABLE = (ValueError, OSError, SyntaxError, EOFError, ArithmeticError, LookupError, TypeError, RuntimeError)


def _answer(number: int, recognised: Recognised) -> OcrPageAnswer:
    upright, factor = recognised.upright, recognised.points_per_pixel

    def place(box: Rectangle) -> Rectangle:
        left, top, right, bottom = upright.to_shown(box)
        return left * factor, top * factor, right * factor, bottom * factor

    text, words = write_page(recognised.blocks, place)
    page = PageAnswer(
        text=text,
        width=round(upright.shown[0] * factor, 2),
        height=round(upright.shown[1] * factor, 2),
        origin=PageOrigin.OCR,
        words=words.packed(),
        is_read=not recognised.reason,
        reason=recognised.reason,
    )
    return OcrPageAnswer(
        number=number, page=page, engine=recognised.engine, models=recognised.models, turn=upright.turn
    )


def _unread(number: int, reason: str) -> OcrPageAnswer:
    return OcrPageAnswer(number=number, page=PageAnswer(origin=PageOrigin.OCR, is_read=False, reason=reason))
