# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Words of a page of a PDF that do nothing for the page as shown, and why: told by drawing it with and without them.

1. Draw the page as shown, and once more without any text. A glyph in whose box both are alike is not seen.
2. Glyphs that stand under others are looked at object by object.
3. Draw it without what was painted later over the unseen ones, with and without text: what differs now was covered.
4. Of the rest, draw the ink of the text alone: what has none is a blank; what has some is white on white, clipped, off
   the page, in a layer put out, or set to be invisible.
5. Words that are seen at the same place anyway, labels of redaction programs and text without letters are left out.

Inside the jail. It compares pixels and asks no font what it means, so a pattern, a picture or a stroke covers as a box.

Residual risks: text under something so transparent that a trained eye still sees a shade is called covered from an
eighth of full contrast on; text smaller than about three points is not told from dust.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.extraction.pdf.glyphs import object_of
from vorlage.extraction.pdf.layer import LARGE, largest_picture
from vorlage.extraction.pdf.places import Rectangle, ShownPage, around
from vorlage.redaction.received.page_objects import PageObjects, PaintedObject, drawn

MOST_GLYPHS = 60_000
"""Of one page; more are not looked at."""
_RESOLUTION = 110 / 72
_LONGEST_SIDE = 2_400
_FAINT = 30
"""Of 255 levels: a difference that nobody reads."""
_ONE_SHADE = 40
_DARK, _NEARLY_WHITE = 80, 200
_OVERLAPPED_OBJECTS = 16
_LARGE_GLYPH = 40_000.0
_MOSTLY = 0.6
_HIDES_PART = 0.5
"""Of a page: what covers more is its ground, or a scan laid over its own text."""
_UNSEEN_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_LETTER = re.compile(r"[^\W_]")
_ONE_LETTER = re.compile(r"[\W_]*[A-Za-z0-9][\W_]*")
"""Alone on a page that is the number of a figure or a list, painted over by its ground."""
LABEL = re.compile(
    r"\W*(?:(?:redact(?:ed|ion)?|privileged?|confidential|sealed|classified|exempt|withheld|deleted|personal data|pii)"
    r"\W*|\(?b\)? ?\(\d\)\W*(?:\([a-z]\)\W*)?)+",
    re.I,
)
"""What redaction programs print on their boxes, in the colour of the box as often as not."""


class HiddenRun(NamedTuple):
    """Unseen words beside each other: why, their place, their text, and whether a drawing showed what covers them."""

    kind: Kind
    box: Rectangle
    text: str
    layer: str
    is_shown_by_drawing: bool


class _Glyph(NamedTuple):
    place: int
    """In PDFium's text page."""
    character: str
    box: Rectangle
    held: PaintedObject | None


class PageExamined(NamedTuple):
    """The unseen words of a page, the text that is seen on it, and its picture with the pixels to the point."""

    hidden: list[HiddenRun]
    seen: str
    picture: np.ndarray
    scale: float
    objects: PageObjects
    scan: float
    fonts: dict[str, set[str]]
    """The letters that are set, seen or not, by the name of their font."""


def examine_words(page: pypdfium2.PdfPage, all_layers: pypdfium2.PdfPage | None) -> PageExamined:
    """Look at every glyph of a page. `all_layers`: the same page where no layer is put out, if the PDF has layers."""
    examiner = _Examiner(page)
    try:
        return examiner.examined(all_layers)
    finally:
        examiner.close()


class _Examiner:
    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._size = width, height = page.get_size()
        self._shown = ShownPage(page, width, height)
        self._scale = min(_RESOLUTION, _LONGEST_SIDE / max(width, height))
        self._objects = PageObjects(page, self._shown)
        self._text_page = page.get_textpage()
        self._scan = largest_picture(page, width * height)
        self._picture = drawn(page, self._scale)

    def close(self) -> None:
        self._text_page.close()

    def examined(self, all_layers: pypdfium2.PdfPage | None) -> PageExamined:
        glyphs = self._glyphs()
        with self._objects.without_text():
            textless = drawn(self._page, self._scale)
        unseen, seen = _split(glyphs, lambda glyph: not self._differs(self._picture, textless, glyph.box))  # step 1
        overlapped = self._overlapped(seen)  # step 2
        if overlapped:
            unseen += [glyph for glyph in seen if glyph.place in overlapped]
            unseen.sort(key=lambda glyph: glyph.place)
            seen = [glyph for glyph in seen if glyph.place not in overlapped]
        hidden: list[HiddenRun] = []
        if any(_LETTER.match(glyph.character) for glyph in unseen):
            hidden = self._explained(unseen, seen, all_layers)
        text = "".join(_spaced(seen))
        return PageExamined(hidden, text, self._picture, self._scale, self._objects, self._scan, _by_font(glyphs))

    def _glyphs(self) -> list[_Glyph]:
        address = ctypes.cast(self._text_page.raw, ctypes.c_void_p).value
        count = min(pdfium.FPDFText_CountChars(self._text_page), MOST_GLYPHS)
        texts = self._objects.texts
        found = []
        sides = [ctypes.c_double() for _ in range(4)]
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text_page, index)
            character = chr(code) if code < 0x110000 else "\ufffd"
            if code <= 32 or character.isspace() or pdfium.FPDFText_IsGenerated(self._text_page, index) == 1:
                continue
            if not pdfium.FPDFText_GetCharBox(self._text_page, index, *sides):
                continue
            left, right, bottom, top = (side.value for side in sides)
            box = self._shown.box((left, bottom, right, top))
            found.append(_Glyph(index, character, box, texts.get(object_of(address, index))))
        return found

    def _part(self, levels: np.ndarray, box: Rectangle) -> np.ndarray:
        x0, y0, x1, y1 = (side * self._scale for side in box)
        return levels[max(int(y0), 0) : max(int(np.ceil(y1)), 0), max(int(x0), 0) : max(int(np.ceil(x1)), 0)]

    def _differs(self, one: np.ndarray, other: np.ndarray, box: Rectangle) -> bool:
        a, b = self._part(one, box), self._part(other, box)
        return bool(a.size) and int(np.abs(a - b).max()) > _FAINT

    def _is_one_shade(self, levels: np.ndarray, box: Rectangle) -> bool:
        part = self._part(levels, box)
        return bool(part.size) and int((part.max(axis=(0, 1)) - part.min(axis=(0, 1))).max()) <= _ONE_SHADE

    def _overlapped(self, seen: Sequence[_Glyph]) -> set[int]:
        """Glyphs that stand under others, and are not seen for themselves: their objects are taken out one by one."""
        cells: dict[tuple[int, int], set[int]] = {}
        for glyph in seen:
            if glyph.held is not None:
                for cell in _cells(glyph.box):
                    cells.setdefault(cell, set()).add(glyph.held.address)
        under: dict[int, list[_Glyph]] = {}
        for glyph in seen:
            held = glyph.held
            if held is not None and any(
                self._objects.texts[other].order > held.order for other in cells[_cell(glyph.box)] - {held.address}
            ):
                under.setdefault(held.address, []).append(glyph)
        found: set[int] = set()
        for address, glyphs in list(under.items())[:_OVERLAPPED_OBJECTS]:
            if sum(bool(_LETTER.match(glyph.character)) for glyph in glyphs) < 2:
                continue
            with self._objects.without_text([self._objects.texts[address]]):
                without = drawn(self._page, self._scale)
            gone = {glyph.place for glyph in glyphs if not self._differs(self._picture, without, glyph.box)}
            if len(gone) >= _MOSTLY * len(glyphs):  # what shows through is the seam between two letters
                found |= {glyph.place for glyph in glyphs}
        return found

    def _explained(
        self,
        unseen: list[_Glyph],
        seen: Sequence[_Glyph],
        all_layers: pypdfium2.PdfPage | None,
    ) -> list[HiddenRun]:
        kinds: dict[int, tuple[Kind, str, bool]] = {}
        for glyph in unseen:
            if not self._is_on_page(glyph.box):
                kinds[glyph.place] = (Kind.OFF_PAGE_TEXT, "page.outside", True)
        left = [glyph for glyph in unseen if glyph.place not in kinds and glyph.held is not None]
        if all_layers is not None:
            kinds |= self._in_layers(left, all_layers)
        left = [glyph for glyph in left if glyph.place not in kinds]
        painted, unpainted = _split(left, lambda glyph: not _is_unpainted(glyph.held))
        kinds |= self._covered(painted)  # step 3
        kinds |= self._never_painted(unpainted)
        kinds |= self._bare([glyph for glyph in painted if glyph.place not in kinds])  # step 4, changes the page
        runs = _runs(unseen, kinds)
        runs = [run for run in runs if _LETTER.search(run.text) and not self._is_harmless(run, seen)]  # step 5
        return [] if len(runs) == 1 and _ONE_LETTER.fullmatch(runs[0].text) else runs

    def _is_on_page(self, box: Rectangle) -> bool:
        across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return bool(0 <= across <= self._size[0] and 0 <= down <= self._size[1])

    def _in_layers(self, glyphs: Iterable[_Glyph], page: pypdfium2.PdfPage) -> dict[int, tuple[Kind, str, bool]]:
        """Those that are seen when no layer is put out."""
        objects = PageObjects(page, self._shown)
        whole = drawn(page, self._scale)
        with objects.without_text():
            textless = drawn(page, self._scale)
        if whole.shape != textless.shape:
            return {}
        return {
            glyph.place: (Kind.HIDDEN_LAYER, "page.layer", True)
            for glyph in glyphs
            if self._differs(whole, textless, glyph.box)
        }

    def _covered(self, glyphs: Sequence[_Glyph]) -> dict[int, tuple[Kind, str, bool]]:
        """Those that are seen once what was painted over them is gone. A ground of the whole page is no cover."""
        covers: dict[int, list[PaintedObject]] = {}
        boxes = np.array([each.box for each in self._objects.all]).reshape(-1, 4)
        orders = np.array([each.order for each in self._objects.all])
        for glyph in glyphs:
            if glyph.held is None:
                continue
            x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
            over = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
            over &= orders > glyph.held.order
            painted = [self._objects.all[n] for n in np.flatnonzero(over)]
            covers[glyph.place] = [each for each in painted if each.is_opaque]
        every = {each.address: each for found in covers.values() for each in found}
        has_notes = pdfium.FPDFPage_GetAnnotCount(self._page) > 0
        if not every and not has_notes:
            return {}
        under_notes = self._under_annotations(glyphs) if has_notes else set()
        with self._objects.without(every.values()):
            open_page = drawn(self._page, self._scale, with_annotations=False)
            with self._objects.without_text():
                open_textless = drawn(self._page, self._scale, with_annotations=False)
        found_kinds = {}
        for glyph in glyphs:
            on_top = covers.get(glyph.place, [])
            if glyph.place in under_notes:
                found_kinds[glyph.place] = (Kind.LIVE_TEXT, "page.annotation", True)
            elif on_top and (layer := self._layer_of(on_top)) and self._differs(open_page, open_textless, glyph.box):
                found_kinds[glyph.place] = (Kind.LIVE_TEXT, layer, True)
        return found_kinds

    def _under_annotations(self, glyphs: Iterable[_Glyph]) -> set[int]:
        without = drawn(self._page, self._scale, with_annotations=False)
        with self._objects.without_text():
            textless = drawn(self._page, self._scale, with_annotations=False)
        return {glyph.place for glyph in glyphs if self._differs(without, textless, glyph.box)}

    def _layer_of(self, covers: Sequence[PaintedObject]) -> str:
        area = self._size[0] * self._size[1]
        smallest = min(covers, key=lambda each: _area(each.box))
        if _area(smallest.box) > _HIDES_PART * area:
            return ""  # a ground, or a scan over its own text: step 4 looks whether there is a bar
        return {
            pdfium.FPDF_PAGEOBJ_IMAGE: "page.image",
            pdfium.FPDF_PAGEOBJ_TEXT: "page.text",
            pdfium.FPDF_PAGEOBJ_SHADING: "page.shading",
        }.get(smallest.kind, "page.path")

    def _never_painted(self, glyphs: Sequence[_Glyph]) -> dict[int, tuple[Kind, str, bool]]:
        """Text that is set and not painted. Over a scan it is what an engine read there, and says something only
        where the scan shows a bar."""
        if self._scan <= LARGE:
            return {glyph.place: (Kind.INVISIBLE_TEXT, "page.unpainted", True) for glyph in glyphs}
        return {
            glyph.place: (Kind.LIVE_TEXT, "page.recognised", False) for glyph in glyphs if self._is_under_bar(glyph.box)
        }

    def _is_under_bar(self, box: Rectangle) -> bool:
        part = self._part(self._picture, box)
        return self._is_one_shade(self._picture, box) and bool(part.size) and float(part.mean()) < _DARK

    def _bare(self, glyphs: Sequence[_Glyph]) -> dict[int, tuple[Kind, str, bool]]:
        """Of what nothing covers: in the colour of its ground, or clipped; blanks are left out."""
        if not any(_LETTER.match(glyph.character) for glyph in glyphs):
            return {}
        grounds = {glyph.place: self._has_colour_of_ground(glyph) for glyph in glyphs}
        self._objects.show_bare_text()
        bare = drawn(self._page, self._scale, with_annotations=False)
        kinds = {}
        for glyph in glyphs:
            part = self._part(bare, glyph.box)
            if not part.size or int(part.max()) - int(part.min()) <= _ONE_SHADE:
                continue
            if self._scan > LARGE and not self._is_under_bar(glyph.box):
                continue
            if grounds[glyph.place]:
                if not self._is_own_label(glyph):
                    is_white = float(self._part(self._picture, glyph.box).mean()) > _NEARLY_WHITE
                    kinds[glyph.place] = (Kind.WHITE_TEXT if is_white else Kind.HIGHLIGHT, "page.ground", True)
            elif self._is_one_shade(self._picture, glyph.box):
                kinds[glyph.place] = (Kind.CLIPPED_TEXT, "page.clip", False)
        return kinds

    def _has_colour_of_ground(self, glyph: _Glyph) -> bool:
        part = self._part(self._picture, glyph.box)
        levels = [ctypes.c_uint() for _ in range(4)]
        if glyph.held is None or not part.size or not pdfium.FPDFPageObj_GetFillColor(glyph.held.held, *levels):
            return False
        own = np.array([level.value for level in levels[:3]])
        return int(np.abs(part.reshape(-1, 3).mean(axis=0) - own).max()) <= _ONE_SHADE

    def _is_harmless(self, run: HiddenRun, seen: Sequence[_Glyph]) -> bool:
        """A label of the program that redacts, or words that are seen at this place anyway."""
        if LABEL.fullmatch(run.text):
            return True
        letters = "".join(_LETTER.findall(run.text))
        there = "".join(
            glyph.character for glyph in seen if _meets(glyph.box, run.box) and _LETTER.match(glyph.character)
        )
        return bool(letters) and letters in there

    def _is_own_label(self, glyph: _Glyph) -> bool:
        """Whether a box was painted just before in the same form: so redaction programs print a label on their box."""
        held = glyph.held
        return (
            held is not None
            and held.form != 0
            and any(
                each.kind == pdfium.FPDF_PAGEOBJ_PATH
                and each.form == held.form
                and each.order < held.order
                and _holds(each.box, glyph.box)
                and _area(each.box) < _HIDES_PART / 4 * self._size[0] * self._size[1]
                for each in self._objects.all
            )
        )


def _by_font(glyphs: Iterable[_Glyph]) -> dict[str, set[str]]:
    names: dict[int, str] = {}
    letters: dict[str, set[str]] = {}
    for glyph in glyphs:
        if glyph.held is None:
            continue
        address = glyph.held.address
        if address not in names:
            held = ctypes.create_string_buffer(256)
            font = pdfium.FPDFTextObj_GetFont(glyph.held.held)
            length = pdfium.FPDFFont_GetBaseFontName(font, held, 256) if font else 0
            names[address] = held.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
        letters.setdefault(names[address], set()).add(glyph.character)
    return letters


def _is_unpainted(held: PaintedObject | None) -> bool:
    if held is None:
        return False
    levels = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFTextObj_GetTextRenderMode(held.held) in _UNSEEN_MODES:
        return True
    return bool(pdfium.FPDFPageObj_GetFillColor(held.held, *levels)) and levels[3].value < _FAINT // 2


def _runs(unseen: Sequence[_Glyph], kinds: dict[int, tuple[Kind, str, bool]]) -> list[HiddenRun]:
    """Glyphs of one kind that follow each other on a line, as runs."""
    runs: list[list[_Glyph]] = []
    for glyph in unseen:
        if glyph.place not in kinds:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and kinds[last.place] == kinds[glyph.place] and _goes_on(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [
        HiddenRun(
            kind=kinds[run[0].place][0],
            box=around([glyph.box for glyph in run]),
            text="".join(_spaced(run)),
            layer=kinds[run[0].place][1],
            is_shown_by_drawing=kinds[run[0].place][2],
        )
        for run in runs
    ]


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph stands on the same line as the one before and not far from it, either way the page is turned."""
    height = max(last.box[3] - last.box[1], last.box[2] - last.box[0], 4.0)
    gap = max(
        glyph.box[0] - last.box[2], last.box[0] - glyph.box[2], glyph.box[1] - last.box[3], last.box[1] - glyph.box[3]
    )
    return glyph.place - last.place <= 4 and gap < 3 * height


def _spaced(glyphs: Sequence[_Glyph]) -> Iterable[str]:
    last: _Glyph | None = None
    for glyph in glyphs:
        if last is not None and glyph.place != last.place + 1:
            yield " "
        yield glyph.character
        last = glyph


def _split(glyphs: Iterable[_Glyph], is_first: Any) -> tuple[list[_Glyph], list[_Glyph]]:
    first: list[_Glyph] = []
    second: list[_Glyph] = []
    for glyph in glyphs:
        (first if is_first(glyph) else second).append(glyph)
    return first, second


def _cell(box: Rectangle) -> tuple[int, int]:
    return int((box[0] + box[2]) / 8), int((box[1] + box[3]) / 8)


def _cells(box: Rectangle) -> Iterable[tuple[int, int]]:
    """The cells of four points that a glyph stands on; of a very large one, those of its middle."""
    if _area(box) > _LARGE_GLYPH:
        return [_cell(box)]
    across = range(int(box[0] / 4), int(box[2] / 4) + 1)
    return [(x, y) for x in across for y in range(int(box[1] / 4), int(box[3] / 4) + 1)]


def _area(box: Rectangle) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _meets(box: Rectangle, other: Rectangle) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _holds(box: Rectangle, inner: Rectangle) -> bool:
    return box[0] - 2 <= inner[0] and inner[2] <= box[2] + 2 and box[1] - 2 <= inner[1] and inner[3] <= box[3] + 2
