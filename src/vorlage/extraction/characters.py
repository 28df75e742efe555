# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Characters as they may stand in a record: NFC, no controls, compatibility forms of PDF fonts undone."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FONT_FORMS = re.compile(r"[\u2e80-\u2fd5\ufb00-\ufdff\ufe70-\ufefc]")
_SPACES_AT_LINE_END = re.compile(r"[ \t\u00a0]+(?=\n)")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """The text as a page may hold it: NFC, line ends as `\\n`, no control characters but that and the tab.

    Invisible format characters (zero width, bidi marks) stay: they belong to the text and may be a trace.
    Law: cleaning twice changes nothing more.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def is_clean(text: str) -> bool:
    """Whether the text is as `clean_text` leaves it."""
    return not _CONTROLS.search(text) and not _LINE_ENDS.search(text) and unicodedata.is_normalized("NFC", text)


def undo_font_forms(text: str) -> str:
    """Letters for the glyph forms that PDF writers put in their place: presentation forms, ligatures, radicals.

    Only these blocks are folded (NFKC on them): full-width punctuation, superscripts and fractions are what
    the page says and stay as they are. Law: undoing twice changes nothing more.
    """
    return _FONT_FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), text)


def tidy_lines(text: str) -> str:
    """No spaces at line ends, at most one blank line in a row, none around the whole."""
    return _BLANK_LINES.sub("\n\n", _SPACES_AT_LINE_END.sub("", text)).strip("\n")
