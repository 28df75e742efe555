# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What crosses from the jail when a PDF of ours is taken apart, and within which bounds."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta, Struct

MAX_SIDE: Final = 20_000
MAX_PARTS: Final = 100_000

Words = Annotated[str, Meta(max_length=200)]


class PdfRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Take a PDF apart; or, with a page number, give the picture of that page."""

    page_number: Annotated[int, Meta(ge=0, le=20_000)] = 0


class PdfPart(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Bytes of one place: where, in words of ours, and what stands there."""

    where: Words
    content: bytes


class PdfLayers(Struct, frozen=True, forbid_unknown_fields=True):
    """What a PDF is made of, but for the pictures of its pages."""

    is_readable: bool
    pages: Annotated[int, Meta(ge=0, le=20_000)] = 0
    objects: Annotated[int, Meta(ge=0)] = 0
    parts: Annotated[tuple[PdfPart, ...], Meta(max_length=MAX_PARTS)] = ()
    odd: Annotated[tuple[Words, ...], Meta(max_length=1_000)] = ()
    """Where something is that is not on the list."""


class PdfPicture(Struct, frozen=True, forbid_unknown_fields=True):
    """The picture of a page, rows packed two pixels a byte; empty when it is no picture of that kind."""

    width: Annotated[int, Meta(ge=0, le=MAX_SIDE)] = 0
    height: Annotated[int, Meta(ge=0, le=MAX_SIDE)] = 0
    rows: bytes = b""
