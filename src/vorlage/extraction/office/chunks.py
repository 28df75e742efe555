# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Chunks of other formats that a text document shows in its place (`w:altChunk`, ECMA-376 part 1, 17.17.2)."""

from __future__ import annotations

import io

from vorlage.extraction.answers import ReadRequest

_MAX_CHUNK = 64 << 20


def chunk_text(held: bytes, request: ReadRequest) -> str:
    """The text of a chunk: another DOCX, RTF, HTML (also in MIME) or plain text; empty for anything else."""
    if not held or len(held) > _MAX_CHUNK:
        return ""
    if held.startswith(b"PK"):
        return _docx_text(held, request)
    if held.lstrip()[:5] == b"{\\rtf":
        from vorlage.extraction.office.rtf import read_rtf

        return "\n".join(page.text for page in read_rtf(io.BytesIO(held), request).pages)
    return _markup_text(held)


def _docx_text(held: bytes, request: ReadRequest) -> str:
    """A DOCX in a DOCX; a chunk in that one is not followed, so that no file can nest without end."""
    from vorlage.extraction.office.parts import OfficeParts, PartBrokenError
    from vorlage.extraction.office.wordml import text_below

    del request
    try:
        parts = OfficeParts(io.BytesIO(held))
        body = parts.tree(parts.main_part("word/document.xml"))
    except PartBrokenError:
        return ""
    return "" if body is None else text_below(body)


def _markup_text(held: bytes) -> str:
    import email
    import email.policy

    from vorlage.extraction.texts.encodings import decode_markup
    from vorlage.extraction.texts.html import parse_markup, visible_text

    if held[:2_000].lower().find(b"mime-version:") >= 0:
        message = email.message_from_bytes(held, policy=email.policy.compat32)
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        inner = pages[0].get_payload(decode=True) if pages else b""
        held = inner if isinstance(inner, bytes) else b""
    text = decode_markup(held)
    if text is None or b"<" not in held:
        return text or ""
    tree = parse_markup(text)
    return "" if tree is None else visible_text(tree)[0]
