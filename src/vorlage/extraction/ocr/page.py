# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One page recognised: straightened, its script and language found, read, checked for what was left out.

Steps: 1. ink; 2. skew and quarter turns; 3. layout and size of print; 4. script, language and which way is up; 5. read
block by block; 6. lines with ink but without words are read again, one by one; 7. lines the model is unsure of are
shown to the models of the other scripts; 8. the language is told again from the whole text; 9. the verdict.

A page is never passed off as read: when more than a fifth of the ink of its lines has no words it is unread
("ocr.coverage"), and when the words are unsure as a whole it is unread ("ocr.unsure"). A blank page is read, and
empty. So is a photograph in which no text is found: it is told from a page by having no paper, no shade that most of
it has; whether something is written in it that nobody could read is not known, and not claimed. Handwriting on paper
is unread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from vorlage.extraction.language import script_of
from vorlage.extraction.ocr.choosing import Choice, Sampled, choose_model, model_for
from vorlage.extraction.ocr.cleaning import without_noise
from vorlage.extraction.ocr.engine import Block, OcrEngine, Rectangle, SeenLine, mean_confidence
from vorlage.extraction.ocr.ink import CELL, Ink, edges_in_shadow, find_ink, find_rules, find_skew, is_paper
from vorlage.extraction.ocr.layout import Layout, find_layout
from vorlage.extraction.ocr.models import EXPECTED_MODELS, FIRST_READERS, SCRIPT_OF_MODEL, missing_model
from vorlage.extraction.ocr.upright import Turn, Upright, make_upright

USUAL_DPI = 200
_SMALLEST_PRINT, _USUAL_PRINT, _LARGEST_PRINT = 20.0, 28.0, 40.0
_OPPOSITE: dict[Turn, Turn] = {0: 180, 90: 270, 180: 0, 270: 90}
_LEAST_SKEW = 0.15
_CLEARLY_SHARPER = 1.25
_SPECKS = 40
_SHORTEST_RULE = 120
"""In cells, or a sixth of the page: the joined letters of an Arabic word make a rule of half an inch."""
_UNSURE_WORD = 0.25
_UNSURE_LINE = 0.68
_BETTER_BY = 0.1
_SURE_AS_BEFORE = 0.86
"""A model for Arabic is 0.84 sure of Uyghur, and reads it wrongly."""
_PAGES_ALIKE, _PAGES_NOT_GUESSED = 2, 20
_SECOND_LOOKS = 60
_MIXED_SCRIPTS = ("latin", "han", "arabic", "cyrillic")
_SURE_LINE = 0.8
_SURE_IN_OTHER = 0.72
_FEWEST_LETTERS = 3
_UNSURE_PAGE = 0.62
_SURE_IN_PICTURE = 0.75
_MOST_MISSING = 0.2

Draw = Callable[[int], tuple[Image.Image, float]]
"""Draws the page at a resolution: the picture, and its pixels to the point."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a page. Blocks are in reading order, boxes in pixels of `upright`, which knows the way back."""

    blocks: tuple[tuple[SeenLine, ...], ...]
    upright: Upright
    points_per_pixel: float
    models: tuple[str, ...] = ()
    engine: str = ""
    reason: str = ""
    """Why the page does not count as read; empty when it does."""

    @property
    def lines(self) -> tuple[SeenLine, ...]:
        """All lines in reading order."""
        return tuple(line for lines in self.blocks for line in lines)


@dataclass(frozen=True, slots=True)
class _Prepared:
    upright: Upright
    ink: Ink
    layout: Layout
    points_per_pixel: float


def recognise_page(draw: Draw, choice: Choice, *, dpi: int = USUAL_DPI) -> Recognised:
    """Recognise one page. It says what it cannot read, and does not guess at it.

    Raises:
        ValueError: There is no such page.
    """
    prepared = _prepare(draw, dpi)
    nothing = Recognised((), prepared.upright, prepared.points_per_pixel)
    if not prepared.layout.lines or int(prepared.ink.sum()) < _SPECKS:
        return nothing
    paper = is_paper(prepared.upright.picture)
    seen = _read_as_before(choice, prepared)
    if seen:
        chosen: Sampled | None = Sampled(SCRIPT_OF_MODEL[choice.last], choice.last, 1.0)
        prepared = _from_its_side(prepared, SCRIPT_OF_MODEL[choice.last])
    else:
        chosen, prepared = _way_up(choice, prepared)
    if chosen is None:
        return nothing if not paper else replace(nothing, reason=_why_unsure(choice.engines))
    choice.prefer(chosen.script)
    if not seen:
        prepared = _from_its_side(prepared, chosen.script)
        seen = _read_blocks(choice, prepared, chosen.model)
    seen, used = _read_further(choice, prepared, chosen, seen, paper)
    reason = _verdict(prepared, seen, choice, chosen.script) if paper else ""
    choice.note("" if reason or not paper else used[0])
    names = dict.fromkeys(choice.engines[model].name for model in used)
    return Recognised(
        tuple(tuple(lines) for lines in seen),
        prepared.upright,
        prepared.points_per_pixel,
        models=used,
        engine=", ".join(names),
        reason=reason,
    )


def _prepare(draw: Draw, dpi: int) -> _Prepared:
    """Steps 1 to 3. Print too small or too large for the engines is brought to a usual size."""
    shown, per_point = draw(dpi)
    ink = _without_shadows(shown, find_ink(shown))
    turn, skew = _turn_and_skew(ink)
    upright = make_upright(shown, turn=turn, skew=skew, scale=1.0)
    ink = find_ink(upright.picture) if turn or skew else ink
    ink = _without_rules(upright, ink)
    layout = find_layout(ink)
    if layout.line_height and not _SMALLEST_PRINT <= layout.line_height <= _LARGEST_PRINT:
        scale = min(max(_USUAL_PRINT / layout.line_height, 0.2), 3.0)
        if scale > 1 and per_point != 1.0:
            shown, sharper = draw(round(dpi * scale))
            _without_shadows(shown, find_ink(shown))
            scale, per_point = scale * per_point / sharper, sharper
        scale = min(scale, 6000 / max(shown.size))
        upright = make_upright(shown, turn=turn, skew=skew, scale=scale)
        ink = _without_rules(upright, find_ink(upright.picture))
        layout = find_layout(ink)
    return _Prepared(upright, ink, layout, 1 / per_point)


def _turn_and_skew(ink: Ink) -> tuple[Turn, float]:
    """A quarter turn if lines run down the page, and the skew. Which way is up is not told here."""
    skew, sharp = find_skew(ink)
    skew_turned, sharp_turned = find_skew(np.rot90(ink))
    turn: Turn = 0
    if sharp_turned > _CLEARLY_SHARPER * sharp:
        turn, skew = 90, skew_turned
    return turn, skew if abs(skew) >= _LEAST_SKEW else 0.0


def _without_shadows(shown: Image.Image, ink: Ink) -> Ink:
    """The ink without a scanner's shadow at the edges, painted over in the picture too: engines take it for print."""
    left, top, right, bottom = edges_in_shadow(ink)
    if not (left or top or right or bottom):
        return ink
    width, height = shown.size
    more = 1  # the shadow's soft edge
    for depth, box in (
        (left, (0, 0, (left + more) * CELL, height)),
        (top, (0, 0, width, (top + more) * CELL)),
        (right, (width - (right + more) * CELL, 0, width, height)),
        (bottom, (0, height - (bottom + more) * CELL, width, height)),
    ):
        if depth:
            shown.paste(255, (max(box[0], 0), max(box[1], 0), box[2], box[3]))
    return find_ink(shown)


def _without_rules(upright: Upright, ink: Ink) -> Ink:
    """The ink without long rules, which are painted over in the picture too: engines read them as letters."""
    rules = find_rules(ink, shortest=max(_SHORTEST_RULE, ink.shape[1] // 6))
    if not rules.any():
        return ink
    near = rules.copy()
    near[1:] |= rules[:-1]
    near[:-1] |= rules[1:]
    near[:, 1:] |= rules[:, :-1]
    near[:, :-1] |= rules[:, 1:]
    mask = Image.fromarray((near * np.uint8(255)).astype(np.uint8)).resize(
        (near.shape[1] * CELL, near.shape[0] * CELL), Image.Resampling.NEAREST
    )
    upright.picture.paste(255, (0, 0), mask.crop((0, 0, *upright.picture.size)))
    return np.asarray(ink & ~near)


def _way_up(choice: Choice, prepared: _Prepared) -> tuple[Sampled | None, _Prepared]:
    """Step 4: the page as it stands, or upside down if that is read with more confidence."""
    layout = prepared.layout
    chosen = choose_model(choice, prepared.upright.picture, layout.lines, layout.line_height)
    if chosen is not None and chosen.confidence >= _UNSURE_PAGE + _BETTER_BY:
        return chosen, prepared
    upright = prepared.upright
    flipped = Upright(
        upright.picture.transpose(Image.Transpose.ROTATE_180),
        upright.shown,
        _OPPOSITE[upright.turn],
        upright.skew,
        upright.scale,
    )
    ink = np.asarray(prepared.ink[::-1, ::-1])
    turned = replace(prepared, upright=flipped, ink=ink, layout=find_layout(ink))
    other = choose_model(choice, flipped.picture, turned.layout.lines, turned.layout.line_height)
    if other is not None and (chosen is None or other.confidence > chosen.confidence + _BETTER_BY):
        return other, turned
    return chosen, prepared


def _read_as_before(choice: Choice, prepared: _Prepared) -> list[list[SeenLine]]:
    """Steps 4 and 5 in one: the page read with the model of the page before, if that is sure of it; else nothing."""
    if not choice.last or choice.alike < _PAGES_ALIKE:
        return []
    seen = _read_blocks(choice, _from_its_side(prepared, SCRIPT_OF_MODEL[choice.last]), choice.last)
    lines = [line for each in seen for line in each]
    is_han = script_of(" ".join(line.text for line in lines)) == "Hani"
    fits = is_han or SCRIPT_OF_MODEL[choice.last] != "han"  # its models read Latin too, and not as well
    if fits and mean_confidence(lines) >= _SURE_AS_BEFORE:
        return seen
    choice.alike = -_PAGES_NOT_GUESSED
    return []


def _from_its_side(prepared: _Prepared, script: str) -> _Prepared:
    """Columns in the order in which a script is read."""
    if script != "arabic" or len(prepared.layout.blocks) == 1:
        return prepared
    return replace(prepared, layout=find_layout(prepared.ink, from_right=True))


def _read_further(
    choice: Choice, prepared: _Prepared, chosen: Sampled, seen: list[list[SeenLine]], paper: bool
) -> tuple[list[list[SeenLine]], tuple[str, ...]]:
    """Steps 7 and 8: lines and languages that the model does not fit; the lines, and the models that read them."""
    text = " ".join(line.text for lines in seen for line in lines)
    model = chosen.model
    told = model_for(chosen.script, text, choice) if chosen.script != "han" else model
    if told != model:
        again = _read_blocks(choice, prepared, told)
        if mean_confidence([line for lines in again for line in lines]) >= mean_confidence(
            [line for lines in seen for line in lines]
        ):
            seen, model = again, told
    used = [model]
    if paper:
        used += _look_again(choice, prepared, seen, SCRIPT_OF_MODEL[model])
    keep = _UNSURE_LINE if paper else _SURE_IN_PICTURE
    kept = [
        [line for line in map(_without_specks, lines) if line.words and (paper or line.confidence >= keep)]
        for lines in without_noise(seen)
    ]
    return kept, tuple(dict.fromkeys(used))


def _read_blocks(choice: Choice, prepared: _Prepared, model: str) -> list[list[SeenLine]]:
    picture = prepared.upright.picture
    seen = []
    for block in prepared.layout.blocks:
        lines = list(choice.read(picture, block, model))
        missing = [] if choice.engines[model].takes_lines else _missed(prepared.ink, block.lines, lines)
        for missed in missing:
            alone = Block(_with_margin(missed), (missed,))
            lines += [line for line in choice.read(picture, alone, model) if line.confidence > _UNSURE_WORD]
        if not choice.engines[model].takes_lines:
            lines = _unsure_by_themselves(choice, picture, block, lines, model)
        seen.append(sorted(lines, key=_height_on_page))
    return seen


def _unsure_by_themselves(
    choice: Choice, picture: Image.Image, block: Block, lines: Sequence[SeenLine], model: str
) -> list[SeenLine]:
    """Lines the model is unsure of, each read once more where the ink has it: in a block an engine may cut a line."""
    kept: list[SeenLine] = []
    for line in lines:
        there = [box for box in block.lines if _share_of_height(box, line.box) > 0.5]
        if line.confidence >= _UNSURE_LINE or len(line.text) < _FEWEST_LETTERS or not there:
            kept.append(line)
            continue
        again = [said for box in there for said in choice.read(picture, Block(_with_margin(box), (box,)), model)]
        better = mean_confidence(again) > line.confidence + _BETTER_BY
        kept += again if better else [line]
    return kept


def _share_of_height(expected: Rectangle, line: Rectangle) -> float:
    """How much of the height of a line of ink another line takes up."""
    both = min(expected[3], line[3]) - max(expected[1], line[1])
    return both / max(expected[3] - expected[1], 1.0)


def _with_margin(line: Rectangle) -> Rectangle:
    pad = 0.2 * (line[3] - line[1])
    return line[0] - 2 * pad, line[1] - pad, line[2] + 2 * pad, line[3] + pad


def _missed(ink: Ink, expected: Sequence[Rectangle], lines: Sequence[SeenLine]) -> list[Rectangle]:
    """Lines of ink most of which no word covers."""
    bare = _uncovered(ink, lines)
    missed = []
    for line in expected:
        left, top, right, bottom = (int(side) // CELL for side in line)
        inked = int(ink[top:bottom, left:right].sum())
        if inked >= _SPECKS and bare[top:bottom, left:right].sum() > 0.5 * inked:
            missed.append(line)
    return missed


def _uncovered(ink: Ink, lines: Sequence[SeenLine]) -> Ink:
    bare = ink.copy()
    for line in lines:
        for word in line.words:
            left, top, right, bottom = (int(side) // CELL for side in word.box)
            bare[max(top - 2, 0) : bottom + 3, max(left - 2, 0) : right + 3] = False
    return bare


def _look_again(choice: Choice, prepared: _Prepared, seen: list[list[SeenLine]], script: str) -> list[str]:
    """Step 7: lines in another script than the page's, each read by the model surest of it."""
    others = [model for other in _MIXED_SCRIPTS if other != script and (model := choice.reader_of(other))]
    used: list[str] = []
    looks = 0
    for block, lines in zip(prepared.layout.blocks, seen, strict=True):
        unsure = [line for line in lines if line.confidence < _UNSURE_LINE and len(line.text) >= _FEWEST_LETTERS]
        places = [(line.box, line) for line in unsure]
        places += [(box, SeenLine(())) for box in _missed(prepared.ink, block.lines, lines)]
        for box, before in places:
            looks += 1
            if looks > _SECOND_LOOKS:
                return used
            found = _surest(choice, prepared.upright.picture, box, others, at_least=before.confidence + _BETTER_BY)
            if found is None:
                continue
            model, line = found
            others.sort(key=lambda each, first=model: each != first)  # type: ignore[misc]
            used.append(model)
            lines[:] = sorted([each for each in lines if each is not before] + [line], key=_height_on_page)
    return used


def _surest(
    choice: Choice, picture: Image.Image, box: Rectangle, models: Sequence[str], *, at_least: float
) -> tuple[str, SeenLine] | None:
    """The first model that is sure of a line, or the surest; None when none is surer than it must be."""
    block = Block(_with_margin(box), (box,))
    best: tuple[str, SeenLine] | None = None
    for model in models:
        said = choice.read(picture, block, model)
        if len(said) != 1 or said[0].confidence < max(at_least, _SURE_IN_OTHER):
            continue
        best = (model, said[0])
        at_least = said[0].confidence
        if at_least >= _SURE_LINE:
            break
    return best


def _height_on_page(line: SeenLine) -> float:
    return line.box[1] + line.box[3]


def _without_specks(line: SeenLine) -> SeenLine:
    """The line without what an engine made of specks: unsure words without a letter or a figure."""
    return SeenLine(
        tuple(
            word
            for word in line.words
            if word.confidence >= _UNSURE_WORD
            or (word.confidence > 0 and any(letter.isalnum() for letter in word.text))
        )
    )


def _verdict(prepared: _Prepared, seen: list[list[SeenLine]], choice: Choice, script: str) -> str:
    """Step 9: why the page does not count as read, or ""."""
    lines = [line for each in seen for line in each]
    height = prepared.layout.line_height
    bare = _uncovered(prepared.ink, lines)
    inked = missing = 0
    for box in prepared.layout.lines:
        if not 0.5 * height <= box[3] - box[1] <= 2.5 * height:
            continue
        left, top, right, bottom = (int(side) // CELL for side in box)
        inked += int(prepared.ink[top:bottom, left:right].sum())
        missing += int(bare[top:bottom, left:right].sum())
    if missing > _MOST_MISSING * inked:
        return f"ocr.coverage: {100 * missing // max(inked, 1)} per cent of the ink of its lines was not recognised"
    if mean_confidence(lines) < _UNSURE_PAGE:
        return _why_unsure(choice.engines, script)
    return ""


def _why_unsure(engines: dict[str, OcrEngine], script: str = "") -> str:
    """A model that is missing, if that may be why; else that nobody could read it well."""
    expected = [model for model in EXPECTED_MODELS if model not in engines]
    if script:
        expected = [model for model in expected if SCRIPT_OF_MODEL[model] == script]
    else:
        expected = [
            model for model in expected if not any(each in engines for each in FIRST_READERS[SCRIPT_OF_MODEL[model]])
        ]
    return missing_model(expected[0]) if expected else "ocr.unsure: no engine reads it well enough"
