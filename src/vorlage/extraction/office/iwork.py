# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages, Numbers and Keynote: their own records are not read, the preview kept beside them is a member.

The XML of 2008 and 2009 is read as text in the order it lies.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import lxml.etree

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError, parse_xml

MEDIA_TYPE = "application/vnd.apple.iwork"
_OLD_MAINS = ("index.xml", "index.xml.gz", "index.apxl", "index.apxl.gz")
_PREVIEWS = ("QuickLook/Preview.pdf", "preview.pdf", "preview.jpg", "QuickLook/Thumbnail.jpg")
_SF = "{http://developer.apple.com/namespaces/sf}"
_SFA = "{http://developer.apple.com/namespaces/sfa}"
_ENCRYPTED_MARKS = (".iwpv2", ".iwph")
_MOST = 256 << 20


def read_iwork(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read the XML of an old one; of a new one take out the preview."""
    try:
        parts = OfficeParts(original)
        if any(name.rpartition("/")[2] in _ENCRYPTED_MARKS for name in parts.names):
            return unreadable(Outcome.ENCRYPTED, MEDIA_TYPE, "office.password: asks for a password")
        for name in _OLD_MAINS:
            held = parts.bytes_of(name)
            if held:
                text = "\n".join(_lines(parse_xml(_unpacked(held))))
                return answer_of([PageDraft(text=[text], has_picture=True)], MEDIA_TYPE)
        shelf = EmbeddedShelf()
        for name in _PREVIEWS:
            if not shelf.members:
                shelf.take(name.rpartition("/")[2], parts.bytes_of(name) or b"")
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    if shelf.members:
        reason = "iwork.preview: its own records are not read by this version; its preview is an item"
        return ReadAnswer(outcome=Outcome.CONTAINER, reason=reason, media_type=MEDIA_TYPE, members=shelf.members)
    return unreadable(Outcome.UNSUPPORTED, MEDIA_TYPE, "format.unread: iWork document, not read by this version")


def _unpacked(held: bytes) -> bytes:
    if not held.startswith(b"\x1f\x8b"):
        return held
    try:
        with gzip.open(io.BytesIO(held)) as packed:
            return packed.read(_MOST)
    except (OSError, EOFError, zlib.error) as broken:
        raise PartBrokenError("office.part: a part of it does not unpack") from broken


def _lines(root: lxml.etree._Element) -> Iterator[str]:
    """Paragraphs, and the texts of cells, which stand in attributes."""
    for node in root.iter(f"{_SF}p", f"{_SF}ct", f"{_SF}so"):
        text = node.get(f"{_SFA}s") if node.tag == f"{_SF}ct" else "".join(map(str, node.itertext()))
        if text and text.strip():
            yield text.strip()
