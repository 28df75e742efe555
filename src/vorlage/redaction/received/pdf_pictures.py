# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures in a PDF that show more than its pages do: under a cover, cropped, kept beside, small, or never painted.

Inside the jail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.pdf.places import Rectangle
from vorlage.redaction.received.hidden_words import PageExamined
from vorlage.redaction.received.page_objects import PaintedObject, drawn
from vorlage.redaction.received.picture_differences import blocks_that_differ, has_drawing, has_writing
from vorlage.redaction.received.shape import FoundAnswer

_LARGEST_COVER = 0.25
"""Of a page."""
_LEAST_COVER = (10.0, 5.0)
_MOST_COVERS = 400
_PART_HIDDEN = 0.1
_MOST_PIXELS = 30_000_000
_ONE_SHADE = 40


def covered_pictures(page: pypdfium2.PdfPage, seen: PageExamined) -> Iterator[FoundAnswer]:
    """Covers of one shade over a picture that shows something there once they are gone."""
    width, height = page.get_size()
    images = [each for each in seen.objects.all if each.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    if not images:
        return
    covers = [
        each
        for each in seen.objects.all
        if each.kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
        and each.is_opaque
        and _is_cover(each.box, width * height)
        and any(image.order < each.order and _mostly_within(each.box, image.box) for image in images)
    ][:_MOST_COVERS]
    has_notes = pdfium.FPDFPage_GetAnnotCount(page) > 0
    if not covers and not has_notes:
        return
    boxes = [each.box for each in covers] + (_annotation_boxes(page, seen, images) if has_notes else [])
    with seen.objects.without(covers), seen.objects.without_text():
        bare = drawn(page, seen.scale, with_annotations=False)
    if bare.shape != seen.picture.shape:
        return
    is_scan = seen.scan > 0.4
    for box in boxes:
        over, under = _cut(seen.picture, box, seen.scale), _cut(bare, box, seen.scale)
        if _is_flat(over) and has_writing(under):
            sure = Sure.CERTAIN if is_scan else Sure.POSSIBLE
            yield FoundAnswer(kind=Kind.COVERED_PICTURE, layer="page.image-beneath", sure=sure, box=_rounded(box))


def cropped_pictures(page: pypdfium2.PdfPage, seen: PageExamined) -> Iterator[FoundAnswer]:
    """Images of which the page, or what clips them, leaves out a part that shows something."""
    width, height = page.get_size()
    for image in seen.objects.all:
        if image.kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        window = _window(image, seen, (0.0, 0.0, width, height))
        whole = _area(image.box)
        hidden = 1 - _area(window) / whole if whole > 0 else 0
        if _PART_HIDDEN < hidden <= 1 and _hidden_part_shows(image, window):
            yield FoundAnswer(
                kind=Kind.CROPPED_PICTURE, layer="page.image-cropped", sure=Sure.POSSIBLE, box=_rounded(window)
            )


def _window(image: PaintedObject, seen: PageExamined, page_box: Rectangle) -> Rectangle:
    """The part of an image's box that is left by the page and by its clip, as shown."""
    window = _common(image.box, page_box)
    clip = seen.objects.clip_box(image)
    return _common(window, clip) if clip is not None else window


def _hidden_part_shows(image: PaintedObject, window: Rectangle) -> bool:
    """Whether the image has a drawing outside the window; upright images alone are looked at."""
    bitmap = pdfium.FPDFImageObj_GetBitmap(image.held)
    if not bitmap:
        return False
    try:
        held = pypdfium2.PdfBitmap.from_raw(bitmap)
        if held.width * held.height > _MOST_PIXELS:
            return False
        levels = np.array(held.to_pil().convert("RGB")).astype(np.int16)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    x0, y0, x1, y1 = image.box
    across, down = levels.shape[1] / max(x1 - x0, 0.01), levels.shape[0] / max(y1 - y0, 0.01)
    left, top = round((window[0] - x0) * across), round((window[1] - y0) * down)
    right, bottom = round((window[2] - x0) * across), round((window[3] - y0) * down)
    parts = (levels[: max(top, 0)], levels[max(bottom, 0) :], levels[:, : max(left, 0)], levels[:, max(right, 0) :])
    return any(has_drawing(part) for part in parts)


def kept_pictures(page: Any, picture: np.ndarray, number: int) -> Iterator[FoundAnswer]:
    """The page's thumbnail where it shows something else, and alternates of its images (ISO 32000-1, 8.9.5.4)."""
    if "/Thumb" in page.obj and _shows_otherwise(page.obj.Thumb, picture):
        yield FoundAnswer(kind=Kind.THUMBNAIL, layer="pdf.thumb", sure=Sure.LIKELY, page=number)
    for image in _images(page.obj):
        for alternate in image.get("/Alternates", []):
            other, shown = _as_levels(alternate.get("/Image")), _as_levels(image)
            if other is not None and (shown is None or blocks_that_differ(other, shown)):
                yield FoundAnswer(kind=Kind.ALTERNATE_PICTURE, layer="pdf.alternate", sure=Sure.LIKELY, page=number)


def unpainted_pictures(page: Any, number: int) -> Iterator[FoundAnswer]:
    """Images in the resources of a page that its content does not name."""
    try:
        content = b"\n".join(each.read_bytes() for each in _contents(page.obj))
    except (pikepdf.PdfError, ValueError, RuntimeError, NotImplementedError):
        return
    resources = page.obj.get("/Resources")
    if resources is None or "/XObject" not in resources:
        return
    for name in list(resources.XObject.keys()):
        held = resources.XObject[name]
        is_image = isinstance(held, pikepdf.Stream) and held.get("/Subtype") == pikepdf.Name.Image
        if is_image and name.encode() not in content:
            levels = _as_levels(held)
            if levels is not None and has_drawing(levels):
                yield FoundAnswer(
                    kind=Kind.LEFTOVER_OBJECT, layer="pdf.unpainted-image", sure=Sure.POSSIBLE, page=number
                )


def _contents(page: Any) -> list[Any]:
    held = page.get("/Contents")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _images(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    if resources is None or "/XObject" not in resources:
        return
    for name in list(resources.XObject.keys()):
        held = resources.XObject[name]
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == pikepdf.Name.Image:
            yield held


def _shows_otherwise(thumbnail: Any, picture: np.ndarray) -> bool:
    levels = _as_levels(thumbnail)
    return levels is not None and blocks_that_differ(levels, picture) > 0


def _as_levels(held: Any) -> np.ndarray | None:
    """An image of a PDF as pixels; None where it cannot be decoded here, or is too large."""
    if not isinstance(held, pikepdf.Stream):
        return None
    try:
        if int(held.get("/Width", 0)) * int(held.get("/Height", 0)) > _MOST_PIXELS:
            return None
        picture: Image.Image = pikepdf.PdfImage(held).as_pil_image()
        return np.array(picture.convert("RGB")).astype(np.int16)
    except Exception:  # noqa: BLE001 - the job boundary of one image: a decoder may raise anything
        return None


def _annotation_boxes(page: pypdfium2.PdfPage, seen: PageExamined, images: list[PaintedObject]) -> list[Rectangle]:
    """Boxes of annotations that lie over an image."""
    boxes = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_COVERS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        sides = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetRect(annotation, sides):
            box = seen.objects.shown_box((sides.left, sides.bottom, sides.right, sides.top))
            if any(_mostly_within(box, image.box) for image in images):
                boxes.append(box)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return boxes


def _is_cover(box: Rectangle, page_area: float) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return (
        min(wide, high) >= _LEAST_COVER[1]
        and max(wide, high) >= _LEAST_COVER[0]
        and wide * high < _LARGEST_COVER * page_area
    )


def _is_flat(part: np.ndarray) -> bool:
    """Whether nearly all of it has one shade: covers have edges, and pages noise."""
    if part.size == 0:
        return False
    middle = part[2:-2, 2:-2] if min(part.shape[:2]) > 8 else part
    return bool(middle.size) and int((middle.max(axis=(0, 1)) - middle.min(axis=(0, 1))).max()) <= _ONE_SHADE


def _cut(levels: np.ndarray, box: Rectangle, scale: float) -> np.ndarray:
    x0, y0, x1, y1 = (round(side * scale) for side in box)
    return levels[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)]


def _mostly_within(box: Rectangle, outer: Rectangle) -> bool:
    whole = _area(box)
    return whole > 0 and _area(_common(box, outer)) >= 0.8 * whole


def _common(box: Rectangle, other: Rectangle) -> Rectangle:
    return max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])


def _area(box: Rectangle) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _rounded(box: Rectangle) -> Rectangle:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
