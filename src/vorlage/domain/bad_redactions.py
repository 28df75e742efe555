# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Redactions in received files that hide nothing: what kind, where, how sure, and how much lies open; never the words.

Boxes are PDF points (pixels for images) from the top left of the page as shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vorlage.domain.custody import ItemNumber

BadRedactionBox = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class BadRedactionKind(StrEnum):
    """How something was hidden from the eye and left in the file."""

    LIVE_TEXT = "live_text"
    """Text under a box, a stroke, an image or an annotation that was laid over it."""
    WHITE_TEXT = "white_text"
    """Text in the colour of the paper."""
    INVISIBLE_TEXT = "invisible_text"
    """Text that is set and not painted: rendering mode 3, or wholly see-through."""
    CLIPPED_TEXT = "clipped_text"
    OFF_PAGE_TEXT = "off_page_text"
    """Text outside the part of the page that is shown."""
    HIDDEN_LAYER = "hidden_layer"
    COVERED_PICTURE = "covered_picture"
    """A picture, a scan for example, under a box that was laid over it."""
    CROPPED_PICTURE = "cropped_picture"
    """Parts of an embedded picture that the page, or the frame it stands in, does not show."""
    ALTERNATE_PICTURE = "alternate_picture"
    """Another picture kept beside the shown one."""
    REPLACEMENT_TEXT = "replacement_text"
    """Words that stand for marked content: /ActualText, /Alt, /E, and those of the structure tree."""
    EARLIER_REVISION = "earlier_revision"
    LEFTOVER_OBJECT = "leftover_object"
    """An object of the file that nothing refers to any more."""
    LEFTOVER_BYTES = "leftover_bytes"
    """Bytes before the beginning or after the end of the file as its format has it."""
    EMBEDDED = "embedded"
    """A file inside the file."""
    METADATA = "metadata"
    ANNOTATION = "annotation"
    FORM_VALUE = "form_value"
    OUTLINE = "outline"
    """Bookmarks, named destinations and page labels."""
    SCRIPT = "script"
    FONT = "font"
    """A subset of letters that the page does not show, or what a font says of itself."""
    HIGHLIGHT = "highlight"
    """Text in the colour of its highlight, shading, cell or shape: black on black."""
    COVERING_SHAPE = "covering_shape"
    """Office: a drawn box over text or over a picture."""
    HIDDEN = "hidden"
    """Office: text, rows, columns, sheets or slides that are set to be hidden."""
    TRACKED = "tracked"
    """Office: text that is marked as deleted and still there."""
    THUMBNAIL = "thumbnail"
    """A small picture of the page or image as it was before."""
    TRANSPARENT_PIXELS = "transparent_pixels"
    EXTRA_FRAME = "extra_frame"
    """A further picture in an image file: a frame, a layer, another resolution."""


class RedactionSureness(StrEnum):
    """How sure it is that somebody meant to hide this."""

    CERTAIN = "certain"
    """It was shown by drawing the page with and without what covers it."""
    LIKELY = "likely"
    POSSIBLE = "possible"
    """Files are built so without anybody hiding anything, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRedaction:
    """A redaction of a received record that fails. Its repr, like its export, shows no word that was recovered.

    `page_number` is None for what belongs to the record as a whole, `box` where there is no place on a page.
    `layer` says in a code where the words lie (`page.path`, `pdf.info`, `docx.run`). `characters` counts what lies
    open, 0 where it is a picture. `recoverable`: the words or pixels are in the file as such, not only a hint of them.
    """

    kind: BadRedactionKind
    page_number: int | None
    box: BadRedactionBox | None
    sure: RedactionSureness
    recoverable: bool
    layer: str
    characters: int
    recovered: str = ""
    """The words, for showing once, on the record: treated as protected, never stored, indexed or exported."""

    def __post_init__(self) -> None:
        if self.characters < 0 or (self.page_number is not None and self.page_number < 1):
            raise ValueError("counts are not negative, and pages are numbered from 1")

    def __repr__(self) -> str:
        return f"BadRedaction({self.kind}, {self.characters} characters, {self.layer})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionsExamined:
    """What came of examining one record: its failed redactions, in order of pages.

    `unexamined` is the reason, a code with words that hold nothing of the record, why it or some of its pages could
    not be looked at; empty when all were. No finding is no proof that a redaction holds.
    """

    number: ItemNumber
    path: str
    found: tuple[BadRedaction, ...]
    unexamined: str = ""

    def __repr__(self) -> str:
        return f"RedactionsExamined({self.number}, {len(self.found)} found)"
