# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDFium's glyphs of one page, as runs between spaces with the places that the assembler needs, and no others.

A call into PDFium for each glyph was nine tenths of the time, so it is asked for the text of a page at once and for the
box of the first and last glyph of each run. Runs that need more (right-to-left letters, marks, a baseline that changes
within) get every glyph. Places are points from the top left of the page as shown: crop box and rotation are applied.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import deque
from itertools import accumulate, pairwise, repeat
from operator import add
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from pypdfium2_raw import bindings  # type: ignore[import-untyped]

from vorlage.extraction.characters import clean_text, undo_font_forms
from vorlage.extraction.pdf.places import (
    RIGHT_TO_LEFT,
    STANDS_ALONE,
    Glyph,
    GlyphLine,
    GlyphRun,
    PlacedWord,
    Rectangle,
    ShownPage,
    around,
)

MAX_GLYPHS = 200_000
_LINES_BACK = 3
_MAX_COVERED = 50
_LEVEL = 0.7
"""Twice how far, in heights, the middles of two lines may be apart to be one."""
MAX_BY_PLACE = 2_000
"""Glyphs of one line that are set in order by their places; a longer one keeps its order in the stream."""
_HYPHENS = "\ufffe\x02\u00ad"
"""What PDFium puts for a hyphen that divides a word at a line end, and the soft hyphen."""
_ROWS = re.compile(r"[^ \r\n](?:[^\r\n]*[^ \r\n])?")
_TOKENS = re.compile(r"[\ufffe\x02\u00ad]|[^\s\ufffe\x02\u00ad]+")
_SPACES = re.compile(r"[\s\ufffe\x02\u00ad]")
_LOST = re.compile(r"[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_NEEDS_EVERY_GLYPH = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0590-\u08ff\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f"
    r"\u3099\u309a\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefc\ud800-\uf8ff\x00-\x1f\x7f-\x9f\ufffd]"
)
_PIECES = re.compile(rf"{STANDS_ALONE.pattern}|[^{STANDS_ALONE.pattern[1:-1]}]+")
_NOT_PLAIN = re.compile(
    rf"{_NEEDS_EVERY_GLYPH.pattern[:-1]}\u00a0\u00ad\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2126\u212a\u212b"
    rf"\ufb00-\ufb06\ufffe{STANDS_ALONE.pattern[1:]}"
)


class PageGlyphs(NamedTuple):
    """The lines of a page in stream order; how many glyphs have a letter, and how many have none.

    `is_tight`: some fonts do not say how high they stand, and boxes are no higher than the letters asked for.
    """

    lines: list[GlyphLine]
    known: int
    lost: int
    is_tight: bool


def _call(name: str, answer: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes addresses as numbers: the bindings make an object for each."""
    function = bindings._libs["pdfium"][name]
    function.restype, function.argtypes = answer, arguments
    return function


_loose_box = _call("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_origin = _call("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
object_of = _call("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
"""The address of the page object that shows a glyph, from that of the text page and the index of the glyph."""
_text_of = _call("FPDFText_GetText", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


def read_glyphs(text_page: Any, shown: ShownPage) -> PageGlyphs:
    """The glyphs of a page. At most `MAX_GLYPHS` are taken."""
    reader = _GlyphReader(text_page, shown)
    lines: list[_Line] = []
    for row in reader.rows:
        plain = reader.plain_line(row)
        if plain is None:
            _read_tokens(reader, row, lines)
        else:
            _end_line(lines, plain)
    return PageGlyphs([reader.line(line) for line in lines], reader.known, reader.lost, reader.is_tight)


def _read_tokens(reader: _GlyphReader, row: _Row, lines: list[_Line]) -> None:
    """Add the lines of a row that is not plain, token by token."""
    runs: list[PlacedWord | GlyphRun] = []
    hyphen = False
    end = -1
    for token, start in row.tokens:
        if token in _HYPHENS:
            hyphen, end = bool(runs), start + 1
            continue
        found = reader.runs(token, start)
        if found and start == end and runs:
            if _jumps(runs[-1].box, found[0].box):
                _end_line(lines, _line_of(runs, divided=hyphen))
                runs = []
            else:
                found[0] = found[0]._replace(joined=True)
        for run in found:
            if runs and isinstance(run, GlyphRun) and not run.joined and run.first == runs[-1].first:
                _end_line(lines, _line_of(runs))
                runs = []
            runs.append(run)
        hyphen, end = False, start + len(token)
    if runs:
        _end_line(lines, _line_of(runs, divided=hyphen))


class _Row(NamedTuple):
    """A stretch of PDFium's text between line ends: as words between single spaces, or else as tokens."""

    words: list[str]
    tokens: list[tuple[str, int]]
    taken: int
    """How many pairs of boxes stand before its own."""


class _Line(NamedTuple):
    runs: list[PlacedWord | GlyphRun]
    divided: bool
    box: Rectangle
    is_plain: bool = False

    @property
    def is_turned(self) -> bool:
        """Whether it has a letter that is read from the right."""
        return any(isinstance(run, GlyphRun) and bool(RIGHT_TO_LEFT.search(run.text)) for run in self.runs)

    @property
    def level(self) -> float:
        """Where it stands from top to bottom: the baseline where that is known, for boxes may be those of marks."""
        known = next((run for run in self.runs if isinstance(run, GlyphRun)), None)
        return known.glyphs[0].y if known else self.box[3] - 0.2 * (self.box[3] - self.box[1])


def _line_of(runs: list[PlacedWord | GlyphRun], *, divided: bool = False) -> _Line:
    return _Line(runs, divided, around([run.box for run in runs]))


def _end_line(lines: list[_Line], line: _Line) -> None:
    """Add a line, or its runs to one of the last lines that it stands within: letters of another font, and marks."""
    for back in range(1, min(_LINES_BACK, len(lines)) + 1):
        above = lines[-back]
        if _stands_within(line, above):
            union = around((line.box, above.box))
            lines[-back] = _Line([*above.runs, *line.runs], line.divided or above.divided, union)
            return
    lines.append(line)


def _stands_within(line: _Line, above: _Line) -> bool:
    """Whether a line is part of another: on its level, and over or beside it if it is read from the right."""
    left, top, right, bottom = line.box
    if top > above.box[3] or bottom < above.box[1]:
        return False
    height = max(above.box[3] - above.box[1], bottom - top, 1.0)
    if above.box[2] - above.box[0] < height or abs(line.level - above.level) > _LEVEL / 2 * height:
        return False
    gap = max(left - above.box[2], above.box[0] - right)
    if line.is_turned or above.is_turned:
        return gap < 1.5 * height
    return gap < -0.5 and not any(_covers(a.box, b.box) for a in above.runs for b in line.runs[:_MAX_COVERED])


def _covers(box: Rectangle, other: Rectangle) -> bool:
    """Whether one box is over half of another: then one text is printed over the other, and not set into its gaps."""
    shared = min(box[2], other[2]) - max(box[0], other[0])
    return shared > 0.5 * min(box[2] - box[0], other[2] - other[0])


def _is_plain(row: str) -> bool:
    """Whether a row is made of letters that stand for themselves, from left to right, and single spaces."""
    if row.isascii():
        return row.isprintable()
    return not _NOT_PLAIN.search(row) and unicodedata.is_normalized("NFC", row)


class _GlyphReader:
    """Asks PDFium for the boxes that are needed, all at once, and deals them out to the words of a page."""

    def __init__(self, text_page: Any, shown: ShownPage) -> None:
        self._address = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self._text_page = text_page
        self._shown = shown
        self._ends: dict[int, int] = {}
        self._whole = text = self._text(min(pdfium.FPDFText_CountChars(text_page), MAX_GLYPHS))
        self.lost = len(_LOST.findall(text))
        self.known = len(text) - len(_SPACES.findall(text)) - self.lost
        self._pieces: dict[int, int] = {}
        self.rows: list[_Row] = []
        starts: list[int] = []
        lengths: list[int] = []
        for found in _ROWS.finditer(text):
            words = found[0].split(" ")
            if "" in words or not _is_plain(found[0]):
                words = []
                tokens = [(token[0], found.start() + token.start()) for token in _TOKENS.finditer(found[0])]
                self.rows.append(_Row([], tokens, len(starts)))
                self._take_pieces(tokens, starts, lengths)
                continue
            self.rows.append(_Row(words, [], len(starts)))
            sizes = list(map(len, words))
            lengths += sizes
            starts += accumulate([size + 1 for size in sizes[:-1]], initial=found.start())
        self._starts = starts
        self._ends = dict(zip(starts, map(add, starts, lengths), strict=True))
        self._boxes, self._uneven, self.is_tight = self._pairs(starts, lengths)
        self._taken = 0

    def _take_pieces(self, tokens: list[tuple[str, int]], starts: list[int], lengths: list[int]) -> None:
        """Note which stretches of a row that is not plain get a box each."""
        for token, start in tokens:
            if token in _HYPHENS or _NEEDS_EVERY_GLYPH.search(token):
                continue
            pieces = [(0, len(token))] if token.isascii() else [piece.span() for piece in _PIECES.finditer(token)]
            self._pieces[start] = len(pieces)
            starts += [start + begin for begin, _ in pieces]
            lengths += [stop - begin for begin, stop in pieces]

    def plain_line(self, row: _Row) -> _Line | None:
        """A row that needs no second look, as a line: its words stand beside each other from left to right."""
        if not row.words:
            self._taken = row.taken
            return None
        stop = row.taken + len(row.words)
        boxes = self._boxes[row.taken : stop]
        lefts = [box[0] for box in boxes]
        if not self._uneven.isdisjoint(range(row.taken, stop)):  # by its tokens after all
            row.tokens.extend(zip(row.words, self._starts[row.taken : stop], strict=True))
            self._pieces.update((start, 1) for _, start in row.tokens)
            self._taken = row.taken
            return None
        runs: list[PlacedWord | GlyphRun] = list(
            map(PlacedWord, row.words, boxes, repeat(False), self._starts[row.taken : stop])
        )
        tops, bottoms = [box[1] for box in boxes], [box[3] for box in boxes]
        box = min(lefts), min(tops), max([box[2] for box in boxes]), max(bottoms)
        return _Line(runs, False, box, lefts == sorted(lefts))

    def runs(self, token: str, start: int) -> list[PlacedWord | GlyphRun]:
        """The words of a token; its runs of glyphs instead where it needs that, one for each line it stands on."""
        taken = self._taken
        if count := self._pieces.get(start, 0):
            self._taken += count
            boxes = self._boxes[taken : taken + count]
            is_level = self._uneven.isdisjoint(range(taken, taken + count))
            if is_level and not any(_jumps(*pair) for pair in pairwise(boxes)):
                words: list[PlacedWord | GlyphRun] = []
                pieces = [token] if count == 1 else _PIECES.findall(token)
                begins = start
                for box, piece in zip(boxes, pieces, strict=True):
                    text = clean_text(undo_font_forms(piece)).strip()
                    if text:
                        words.append(PlacedWord(text, box, bool(words), begins))
                    begins += len(piece)
                return words
        glyphs = self._glyphs(token, start)
        runs: list[PlacedWord | GlyphRun] = []
        while glyphs:
            count = next((n for n, (a, b) in enumerate(pairwise(glyphs), 1) if _jumps(a.box, b.box)), len(glyphs))
            runs.append(GlyphRun(glyphs[:count], first=start))
            glyphs = glyphs[count:]
        return runs

    def line(self, line: _Line) -> GlyphLine:
        """A line; by its glyphs where it is level and reads from the right, or its words go back and forth."""
        runs, divided = line.runs, line.divided
        if line.is_plain:
            return GlyphLine(runs, divided)
        if not line.is_turned and all(a.box[0] <= b.box[0] + 0.5 for a, b in pairwise(runs)):
            return GlyphLine(runs, divided)
        if not line.is_turned and any(_covers(a.box, b.box) for a, b in pairwise(runs)):
            return GlyphLine(runs, divided)
        glyphs: list[Glyph] = []
        for run in runs:
            if isinstance(run, GlyphRun):
                glyphs += run.glyphs
            else:
                glyphs += self._glyphs(self._token_at(run), run.first)
        letters = [glyph for glyph in glyphs if not unicodedata.combining(glyph.text[0])]
        if not letters or len(glyphs) > MAX_BY_PLACE:
            return GlyphLine(runs, divided)
        height = max([glyph.box[3] - glyph.box[1] for glyph in letters])
        if max([glyph.y for glyph in letters]) - min([glyph.y for glyph in letters]) > _LEVEL * height:
            return GlyphLine(runs, divided)
        return GlyphLine(runs, divided, tuple(glyphs), self._spaces(runs))

    def _spaces(self, runs: list[PlacedWord | GlyphRun]) -> tuple[float, ...]:
        """Where the spaces before these runs start, from left to right, without those PDFium made up."""
        at = np.zeros((1, 2))
        found = []
        for index in {run.first - 1 for run in runs} | {run.first + len(run.text) for run in runs}:
            is_space = 0 <= index < len(self._whole) and self._whole[index] in " \u00a0"
            if is_space and pdfium.FPDFText_IsGenerated(self._text_page, index) == 0:
                _origin(self._address, index, at.ctypes.data, at.ctypes.data + 8)
                found.append(float(self._shown.points(at)[0, 0]))
        return tuple(sorted(found))

    def _token_at(self, word: PlacedWord) -> str:
        return self._whole[word.first : self._ends.get(word.first, word.first + 1)]

    def _text(self, count: int) -> str:
        """One character for each glyph; halves of a surrogate pair stay apart."""
        held = ctypes.create_string_buffer(2 * count + 2)
        written = _text_of(self._address, 0, count, ctypes.addressof(held)) - 1
        if written == count:
            return str(
                np.frombuffer(held.raw, np.uint16, count).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
            )
        points = map(_unicode, repeat(self._address), range(count))
        return "".join(chr(point) if point <= 0x10FFFF else "\x00" for point in points)

    def _sides_of(self, indices: list[int]) -> np.ndarray:
        sides = np.zeros((len(indices), 4), np.float32)
        start = sides.ctypes.data
        deque(map(_loose_box, repeat(self._address), indices, range(start, start + 16 * len(indices), 16)), maxlen=0)
        return self._shown.boxes(sides)

    def _pairs(self, starts: list[int], lengths: list[int]) -> tuple[list[Rectangle], set[int], bool]:
        """The box around the first and last glyph of each stretch, which are not level, and whether heights vary."""
        ends = np.array([starts, lengths], np.int64)
        ends[1] += ends[0] - 1
        boxes = self._sides_of(ends.T.ravel().tolist())
        first, last = boxes[0::2], boxes[1::2]
        height = np.maximum(first[:, 3] - first[:, 1], 1.0)
        shift = np.abs(first[:, 1] + first[:, 3] - last[:, 1] - last[:, 3])
        uneven = set(np.flatnonzero(shift > 1.4 * height).tolist())
        both = np.hstack((np.minimum(first[:, :2], last[:, :2]), np.maximum(first[:, 2:], last[:, 2:])))
        varies = np.abs(first[:, 3] - last[:, 3]) > 0.02 * height
        return list(map(tuple, both.tolist())), uneven, bool(varies.any())

    def _glyphs(self, token: str, start: int) -> list[Glyph]:
        """Every glyph of a token that has a letter; halves of a surrogate pair put together."""
        count = len(token)
        boxes = map(tuple, self._sides_of(list(range(start, start + count))).tolist())
        at = np.zeros((count, 2))
        for n in range(count):
            _origin(self._address, start + n, at.ctypes.data + 16 * n, at.ctypes.data + 16 * n + 8)
        glyphs: list[Glyph] = []
        high = ""
        places = self._shown.points(at).tolist()
        for index, (letter, box, (x, y)) in enumerate(zip(token, boxes, places, strict=True), start):
            if "\ud800" <= letter < "\udc00":
                high = letter
                continue
            if "\udc00" <= letter < "\ue000":
                letter = (high + letter).encode("utf-16", "surrogatepass").decode("utf-16") if high else ""
            high = ""
            if letter and not _LOST.match(letter):
                glyphs.append(Glyph(letter, box, x, y, index, start))
        return glyphs


def _jumps(last: Rectangle, following: Rectangle) -> bool:
    """Whether the baseline changed and the pen moved far: a line end PDFium did not see. Columns do not jump."""
    height = max(last[3] - last[1], 1.0)
    return (
        abs(following[1] + following[3] - last[1] - last[3]) > 1.4 * height and abs(following[0] - last[2]) > 3 * height
    )
