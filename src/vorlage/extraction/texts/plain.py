# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Plain text, CSV and TSV: one page, whole, chrome included."""

from __future__ import annotations

from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MAX_CHARACTERS, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text
from vorlage.extraction.formats import recognise
from vorlage.extraction.texts.encodings import decode_text

MEDIA_TYPE = "text/plain"
MAX_BYTES = 256 << 20


def read_plain(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a text file of any encoding as one page; what is no text in a known encoding is unsupported."""
    text = decode_text(original.read(MAX_BYTES + 1))
    return _unknown() if text is None else page_of_text(text, MEDIA_TYPE)


def read_delimited(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read CSV or TSV as the text it is, separators and quotes included: offsets point at what was received."""
    text = decode_text(original.read(MAX_BYTES + 1))
    if text is None:
        return _unknown()
    return page_of_text(text, recognise(original, request.name).media_type)


def page_of_text(text: str, media_type: str) -> ReadAnswer:
    """A record of one page with this text; too long a one is refused, white space alone is empty."""
    text = clean_text(text)
    if len(text) > MAX_CHARACTERS:
        return unreadable(
            Outcome.REFUSED, media_type, f"limit.characters: has more than {MAX_CHARACTERS} characters on a page"
        )
    if not text.strip():
        return unreadable(Outcome.EMPTY, media_type, "text.blank: holds nothing but white space")
    return ReadAnswer(outcome=Outcome.READ, media_type=media_type, pages=(PageAnswer(text=text, label="1"),))


def _unknown() -> ReadAnswer:
    told = "format.unknown: its bytes are of no known format, and no text in a known encoding"
    return unreadable(Outcome.UNSUPPORTED, "application/octet-stream", told)
