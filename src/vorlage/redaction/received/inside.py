# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The examiner's side inside the jail: an entry that looks for redactions that hide nothing, one original each."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from vorlage.redaction.received.shape import ExamineAnswer, ExamineRequest

READY_AHEAD = (
    "vorlage.redaction.received.pdf",
    "vorlage.redaction.received.office",
    "vorlage.redaction.received.pictures",
)
"""Imported by the jail's template while nobody asks, so that no child has to."""


def examine(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: examine an original by its type; one that has no examiner has no finding."""
    if original is None:
        raise ValueError("there is nothing to examine")
    asked = msgspec.msgpack.decode(request, type=ExamineRequest)
    return msgspec.msgpack.encode(_examined(original, asked))


def _examined(original: BinaryIO, asked: ExamineRequest) -> ExamineAnswer:
    if asked.media_type == "application/pdf":
        from vorlage.redaction.received.pdf import examine_pdf

        return examine_pdf(original.read(), asked)
    if asked.media_type.startswith("image/"):
        from vorlage.redaction.received.pictures import examine_picture

        return examine_picture(original)
    from vorlage.redaction.received.office import examine_office

    return examine_office(original)
