# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a person reads for each kind of failed redaction, on the screen as on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vorlage.domain.bad_redactions import BadRedactionKind, RedactionSureness

KIND_WORDS: Final[Mapping[BadRedactionKind, str]] = {
    BadRedactionKind.LIVE_TEXT: "text under something laid over it",
    BadRedactionKind.WHITE_TEXT: "text in the colour of the paper",
    BadRedactionKind.INVISIBLE_TEXT: "text that is set and not painted",
    BadRedactionKind.CLIPPED_TEXT: "text that is clipped away",
    BadRedactionKind.OFF_PAGE_TEXT: "text outside the part of the page that is shown",
    BadRedactionKind.HIDDEN_LAYER: "something in a layer that is put out, or in the name of a layer",
    BadRedactionKind.COVERED_PICTURE: "a picture under a box",
    BadRedactionKind.CROPPED_PICTURE: "a picture of which a part is not shown",
    BadRedactionKind.ALTERNATE_PICTURE: "another picture kept beside the shown one",
    BadRedactionKind.REPLACEMENT_TEXT: "words kept for reading aloud or copying, which no page shows",
    BadRedactionKind.EARLIER_REVISION: "an earlier state of the file, with words that no page shows",
    BadRedactionKind.LEFTOVER_OBJECT: "a part of the file that nothing uses any more",
    BadRedactionKind.LEFTOVER_BYTES: "bytes before the beginning or after the end of the file",
    BadRedactionKind.EMBEDDED: "a file inside the file",
    BadRedactionKind.METADATA: "words in the properties, which no page shows",
    BadRedactionKind.ANNOTATION: "words in a note or a link, which no page shows",
    BadRedactionKind.FORM_VALUE: "words in a form, which no page shows",
    BadRedactionKind.OUTLINE: "words in bookmarks or page labels, which no page shows",
    BadRedactionKind.SCRIPT: "words in a script, which no page shows",
    BadRedactionKind.FONT: "letters in a font that no page sets: a hint, not the words",
    BadRedactionKind.HIGHLIGHT: "text in the colour of its ground",
    BadRedactionKind.COVERING_SHAPE: "text under a drawn box",
    BadRedactionKind.HIDDEN: "text, rows, columns, sheets or slides set to be hidden",
    BadRedactionKind.TRACKED: "text marked as deleted and still there",
    BadRedactionKind.THUMBNAIL: "a small picture that shows something else",
    BadRedactionKind.TRANSPARENT_PIXELS: "pixels that are there and see-through",
    BadRedactionKind.EXTRA_FRAME: "a further picture in the file",
}
SURE_WORDS: Final[Mapping[RedactionSureness, str]] = {
    RedactionSureness.CERTAIN: "a comparison with and without the cover, or of two colours, showed it",
    RedactionSureness.LIKELY: "few files are built so by chance",
    RedactionSureness.POSSIBLE: "files are built so without anybody hiding anything, too",
}
