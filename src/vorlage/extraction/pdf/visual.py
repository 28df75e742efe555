# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A line put together from where its glyphs stand, for lines whose stream order is not the order of reading.

Writers draw right-to-left text in any order, and marks, full stops and letters from a second font after the rest of the
line. Here the glyphs of one line are set in order of place; words end at gaps; what is shown from left to right is
turned into the order of reading by the implicit rules of the bidirectional algorithm (Unicode Annex 9, W1-W7 and N1-N2)
run backwards: in a right-to-left line everything is turned round but Latin words and numbers, which keep their order.
It cannot know what no glyph shows (joiners), nor the order of a number beside a Latin word within such a line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Sequence
from statistics import median

from vorlage.extraction.characters import clean_text, undo_font_forms
from vorlage.extraction.pdf.places import RIGHT_TO_LEFT, STANDS_ALONE, Glyph, PlacedWord, Rectangle

_WORD_GAP = 0.1
"""Of the height of a line: a gap this wide with a space in it, or in the stream, parts words."""
_TIGHT_GAP = 0.18
"""The same beside a sign, whose space the stream may have on its other side, where boxes are as narrow as the ink."""
_WIDE_GAP = 1.2
"""A gap this wide parts words even where the stream has no space."""
_RAISED = 0.4
"""Of the height of a line: a box so far above its baseline is that of a mark, to which some writers give the letters
below it."""
_SAME_PLACE = 0.1
"""Of the height of a line: one glyph this near another is the same drawn twice."""
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_OPENING = "([{<«‹"
_LIGATURES = {"\u0627\u0644": "\u0644\u0627", "\u0647\u0644\u0644": "\u0644\u0644\u0647"}
"""Letters that share one origin, as PDFium takes them apart in a line it turned round."""
_ALEFS = "\u0622\u0623\u0625\u0627\u0671"

Cluster = list[Glyph]
"""A base character with the marks on it, or the letters of one ligature."""


def line_by_place(glyphs: Sequence[Glyph], spaces: Sequence[float]) -> list[PlacedWord]:
    """The words of a line, in reading order, from its glyphs in any order.

    Args:
        glyphs: All of the line but its spaces.
        spaces: Where its spaces start, from left to right.
    """
    clusters = _clusters(glyphs)
    if not clusters:
        return []
    clusters.sort(key=lambda cluster: cluster[0].box[0] + cluster[0].box[2])
    heights = [cluster[0].box[3] - cluster[0].box[1] for cluster in clusters]
    height = median(heights) or 1.0
    around_signs = _TIGHT_GAP if max(heights) - min(heights) > 0.02 * height else _WORD_GAP
    items: list[Cluster | None] = []
    """None stands for a space."""
    end = clusters[0][0].box[0]
    last = clusters[0][0]
    for cluster in clusters:
        glyph = cluster[0]
        if glyph is not last and glyph.text == last.text and glyph.box[0] - last.box[0] < _SAME_PLACE * height:
            continue
        gap = glyph.box[0] - end
        if glyph.text[0].isalnum() and last.text[0].isalnum():
            is_mark = max(glyph.y - glyph.box[3], last.y - last.box[3]) > _RAISED * height
            middles = [(box[0] + box[2]) / 2 for box in (last.box, glyph.box)]
            has_space = glyph.run != last.run or bisect(spaces, middles[0]) < bisect(spaces, middles[1])
            parts = gap > _WIDE_GAP * height or (gap > _WORD_GAP * height and has_space and not is_mark)
        else:
            parts = gap > around_signs * height
        if parts:
            items.append(None)
        items.append(cluster)
        last, end = glyph, max(end, glyph.box[2])
    return _words(_logical(items))


def _clusters(glyphs: Sequence[Glyph]) -> list[Cluster]:
    """Letters of a ligature together in reading order, and each mark with the base it stands over."""
    clusters: list[Cluster] = []
    marks: list[Glyph] = []
    for glyph in glyphs:
        if unicodedata.combining(glyph.text[0]):
            marks.append(glyph)
        elif clusters and glyph.x == clusters[-1][0].x and glyph.y == clusters[-1][0].y:
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    for cluster in clusters:
        if len(cluster) > 1:
            cluster[:] = _ligature(cluster)
    for mark in marks:
        middle = (mark.box[0] + mark.box[2]) / 2
        bases = [cluster for cluster in clusters if RIGHT_TO_LEFT.match(cluster[0].text)] or clusters
        if bases:
            nearest = min(bases, key=lambda cluster: (_beside(middle, cluster[0].box), abs(mark.y - cluster[0].y)))
            nearest.append(mark)
    return clusters


def _ligature(cluster: Cluster) -> Cluster:
    letters = "".join(undo_font_forms(glyph.text) for glyph in cluster)
    plain = "".join("\u0627" if letter in _ALEFS else letter for letter in letters)
    return cluster[::-1] if plain in _LIGATURES and len(letters) == len(cluster) else cluster


def _beside(x: float, box: Rectangle) -> float:
    """How far a place is from the middle of a box; nothing within its inner part."""
    return max(box[0] - x, x - box[2], 0.0) + abs(x - (box[0] + box[2]) / 2) * 0.01


def _kind(item: Cluster | None) -> str:
    """R, L, D for a digit, S for what stands within numbers, T for what stands beside them, N for the rest."""
    if item is None:
        return " "
    bidirectional = unicodedata.bidirectional(item[0].text[0])
    return {"R": "R", "AL": "R", "L": "L", "EN": "D", "AN": "D", "ES": "S", "CS": "S", "ET": "T"}.get(
        bidirectional, "N"
    )


def _logical(items: list[Cluster | None]) -> list[Cluster | None]:
    """What is shown from left to right, in reading order: L2 backwards, from the lowest level up."""
    levels = _levels([_kind(item) for item in items])
    ordered = [_mirrored(item) if level == 1 else item for item, level in zip(items, levels, strict=True)]
    for lowest in (1, 2):
        start = 0
        while start < len(levels):
            stop = start
            while stop < len(levels) and levels[stop] >= lowest:
                stop += 1
            ordered[start:stop] = reversed(ordered[start:stop])
            levels[start:stop] = reversed(levels[start:stop])
            start = max(stop, start + 1)
    return ordered


def _levels(kinds: list[str]) -> list[int]:
    """0 for left to right, 1 for right to left, 2 for Latin words and numbers within that."""
    base = "R" if kinds.count("R") > kinds.count("L") else "L"
    resolved = _numbers(kinds)
    start = 0
    while start < len(resolved):
        stop = start
        while stop < len(resolved) and resolved[stop] in " NST":
            stop += 1
        before = resolved[start - 1] if start else base
        after = resolved[stop] if stop < len(resolved) else base
        if base == "R":
            side = "L" if before == "L" and after in "LD" else "R"
        else:
            side = "R" if "R" in (before, after) and "L" not in (before, after) else "L"
        resolved[start:stop] = side * (stop - start)
        start = max(stop, start + 1)
    if base == "R":
        return [1 if kind == "R" else 2 for kind in resolved]
    levels = [0 if kind == "L" else 1 for kind in resolved]
    for n, kind in enumerate(resolved):
        if kind == "D":
            neighbours = {levels[m] for m in (n - 1, n + 1) if 0 <= m < len(levels) and resolved[m] != "D"}
            levels[n] = 2 if neighbours == {1} else 0
    return levels


def _numbers(kinds: list[str]) -> list[str]:
    """The kinds with separators between digits (W4), and terminators beside them (W5), made part of the number."""
    resolved = list(kinds)
    for n in range(1, len(kinds) - 1):
        if kinds[n] == "S" and kinds[n - 1] == kinds[n + 1] == "D":
            resolved[n] = "D"
    for n in [*range(len(kinds)), *reversed(range(len(kinds)))]:
        if resolved[n] == "T" and "D" in resolved[max(n - 1, 0) : n + 2]:
            resolved[n] = "D"
    return resolved


def _mirrored(item: Cluster | None) -> Cluster | None:
    if item is None or item[0].text not in _MIRRORED:
        return item
    return [item[0]._replace(text=_MIRRORED[item[0].text]), *item[1:]]


def _words(ordered: list[Cluster | None]) -> list[PlacedWord]:
    words: list[PlacedWord] = []
    piece: Cluster = []
    joined = False
    for item in [*ordered, None]:
        alone = item is not None and STANDS_ALONE.match(item[0].text)
        after_alone = bool(piece) and STANDS_ALONE.match(piece[0].text)
        if piece and (item is None or alone or after_alone):
            text = clean_text(undo_font_forms("".join(glyph.text for glyph in piece))).strip()
            if text:
                left, top, right, bottom = zip(*(glyph.box for glyph in piece), strict=True)
                words.append(PlacedWord(text, (min(left), min(top), max(right), max(bottom)), joined, piece[0].place))
                joined = True
            piece = []
        if item is None:
            joined = False
        else:
            piece += item
    return _brackets_opened(words)


def _brackets_opened(words: list[PlacedWord]) -> list[PlacedWord]:
    """Brackets the right way round, opened before they are closed: some writers name the shape, some its meaning."""
    text = " ".join([word.text for word in words])
    if text.count(" ") != len(words) - 1 or not RIGHT_TO_LEFT.search(text):
        return words
    letters = list(text)
    for opening in _OPENING:
        places = [n for n, letter in enumerate(letters) if letter in (opening, _MIRRORED[opening])]
        if len(places) % 2 == 0:
            for turn, place in enumerate(places):
                letters[place] = _MIRRORED[opening] if turn % 2 else opening
    turned = "".join(letters).split(" ")
    return [word._replace(text=part) for word, part in zip(words, turned, strict=True)]
