# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which script and language a page is in, and which way up it stands: read off a sample of two lines.

The models of the four scripts read the sample, the likeliest first; a model of the wrong script is unsure (below 0.6
where the right one is above 0.75), so the first that is sure is right. Within a script the sample is read by the
model with most letters, and the language told from its words. It does not look at the whole page: one in two languages
is read in the sample's, and what that cannot read is looked at again line by line (see `page`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PIL import Image

from vorlage.extraction.language import language_of, script_of
from vorlage.extraction.ocr.engine import Block, OcrEngine, Rectangle, SeenLine, mean_confidence
from vorlage.extraction.ocr.models import (
    BY_HINT,
    BY_LANGUAGE,
    FIRST_READERS,
    SCRIPT_MODELS,
    SCRIPT_OF_MODEL,
)
from vorlage.extraction.ocr.upright import paper_of

SURE = 0.75
_LIKELY = 0.62
_PERHAPS = 0.4
_NOT_HAN = 0.6
_FEW_LETTERS = 40
"""Below this the language of Latin letters is told wrongly too often."""
_SAMPLE_LINES = 2


@dataclass
class Choice:
    """Engines by model, and what earlier pages of the same original were in: the likeliest for the next."""

    engines: dict[str, OcrEngine]
    hints: tuple[str, ...] = ()
    last: str = ""
    """The model that read the page before."""
    alike: int = 0
    """How many pages in a row it has read; far below 0 once that was a wrong guess for the next."""
    scripts: list[str] = field(default_factory=lambda: ["latin", "cyrillic", "arabic", "han", "tibetan"])

    def __post_init__(self) -> None:
        for hint in reversed(self.hints):
            if script := SCRIPT_OF_MODEL.get(BY_HINT.get(hint, "")):
                self.prefer(script)

    def prefer(self, script: str) -> None:
        """Try this script first from now on."""
        self.scripts.remove(script)
        self.scripts.insert(0, script)

    def note(self, model: str) -> None:
        """Note the model that read a page, or "" when none did."""
        self.alike = self.alike + 1 if model == self.last or self.alike < 0 else 1
        self.last = model

    def reader_of(self, script: str) -> str:
        """The model that reads a sample of this script, or "" when none is installed."""
        return first_installed(FIRST_READERS[script], self.engines)

    def read(self, picture: Image.Image, block: Block, model: str) -> tuple[SeenLine, ...]:
        """The lines of a block as the engine for a model sees them."""
        return self.engines[model].recognise(picture, block, _with_latin(model, self.engines))


@dataclass(frozen=True, slots=True)
class Sampled:
    """What a sample tells: the model to read the page with, its script, and how sure the reading was."""

    script: str
    model: str
    confidence: float


def first_installed(models: Iterable[str], engines: dict[str, OcrEngine]) -> str:
    """The first of some models that an engine has, or ""."""
    return next((model for model in models if model in engines), "")


def choose_model(choice: Choice, picture: Image.Image, lines: Sequence[Rectangle], height: float) -> Sampled | None:
    """The model to read a page with, from a sample of its lines; None when no engine makes anything of it."""
    sample, block = _sample(picture, lines, height)
    best: Sampled | None = None
    for script in list(choice.scripts):
        best = _surer(best, choice, sample, block, script, choice.reader_of(script))
        if best and best.confidence >= SURE:
            return best
    if best and best.confidence >= _PERHAPS:  # worn print of another language of that script
        script = best.script
        for model in FIRST_READERS[script]:
            if model != choice.reader_of(script):  # which has read it
                best = _surer(best, choice, sample, block, script, model)
    return best if best and best.confidence >= _LIKELY else None


def _surer(
    best: Sampled | None, choice: Choice, sample: Image.Image, block: Block, script: str, model: str
) -> Sampled | None:
    """What one model makes of a sample, where it is surer than the best so far; that one otherwise."""
    if model not in choice.engines:
        return best
    said = choice.read(sample, block, model)
    text = " ".join(line.text for line in said)
    confidence = mean_confidence(said)
    if script == "han" and script_of(text) != "Hani":  # its models read Latin well enough, and think so
        confidence *= _NOT_HAN
    if best is not None and confidence <= best.confidence:
        return best
    return Sampled(script, model_for(script, text, choice, sample=(sample, block, said)), confidence)


def model_for(
    script: str, text: str, choice: Choice, sample: tuple[Image.Image, Block, Sequence[SeenLine]] | None = None
) -> str:
    """The model for a text in a script: by its language; of the two Chinese ones the surer."""
    reader = choice.reader_of(script)
    if script == "han":
        if sample is None or choice.engines[reader].takes_lines or "chi_tra" not in choice.engines:
            return reader
        picture, block, said = sample
        other = choice.read(picture, block, "chi_tra")
        return "chi_tra" if mean_confidence(other) > mean_confidence(said) else reader
    if script == "latin" and sum(letter.isalpha() for letter in text) < _FEW_LETTERS:
        return reader
    language = language_of(text)
    models = BY_LANGUAGE.get(language, SCRIPT_MODELS.get(script, ())) if language else ()
    fitting = [model for model in models if SCRIPT_OF_MODEL[model] == script]
    if not fitting and script == "arabic":
        fitting = ["ara"]
    return first_installed(fitting, choice.engines) or reader


def _with_latin(model: str, engines: dict[str, OcrEngine]) -> str:
    """Tesseract reads the Latin words of a Chinese page with a second model beside it."""
    has_second = model.startswith("chi_") and "eng" in engines and engines[model].name == engines["eng"].name
    return f"{model}+eng" if has_second else model


def _sample(picture: Image.Image, lines: Sequence[Rectangle], height: float) -> tuple[Image.Image, Block]:
    """The widest lines of usual height, from the middle of the page, one below the other."""
    usual = [line for line in lines if 0.6 * height <= line[3] - line[1] <= 1.6 * height] or list(lines)
    widest = max(line[2] - line[0] for line in usual)
    wide = [line for line in usual if line[2] - line[0] >= 0.7 * widest]
    middle = len(wide) // 2
    chosen = wide[max(middle - _SAMPLE_LINES // 2, 0) :][:_SAMPLE_LINES]
    pad, margin = int(0.25 * height) + 1, int(0.9 * height) + 2
    depth = sum(int(line[3] - line[1]) + margin for line in chosen) + margin
    sample = Image.new("L", (int(widest) + 2 * margin, depth), paper_of(picture))
    boxes: list[Rectangle] = []
    y = margin
    for line in chosen:
        left, top = max(int(line[0]) - pad, 0), max(int(line[1]) - pad, 0)
        right, bottom = min(int(line[2]) + pad, picture.width), min(int(line[3]) + pad, picture.height)
        sample.paste(picture.crop((left, top, right, bottom)), (margin - pad, y - pad))
        boxes.append((float(margin), float(y), margin + line[2] - line[0], y + line[3] - line[1]))
        y += int(line[3] - line[1]) + margin
    return sample, Block((0.0, 0.0, float(sample.width), float(sample.height)), tuple(boxes))
