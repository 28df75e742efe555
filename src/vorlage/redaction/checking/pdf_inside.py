# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The check's side inside the jail: a PDF taken to its objects by QPDF (pikepdf), which made none of our outputs.

The host gets strings, names and streams of objects with their numbers, pictures of pages as packed levels, and what is
not on the short list of what a redacted copy is made of: a catalogue, a page tree, title and producer, and for each
page one page object, one line that draws, and one grey picture of four bits.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Final

import msgspec
import pikepdf

from vorlage.redaction.checking.pdf_answers import MAX_PARTS, MAX_SIDE, PdfLayers, PdfPart, PdfPicture, PdfRequest
from vorlage.redaction.copies.pdf_writing import PRODUCER, TITLE

_MAX_STREAM: Final = 32 * 1024 * 1024
_ALLOWED: Final = {
    "/Catalog": frozenset({"/Type", "/Pages"}),
    "/Pages": frozenset({"/Type", "/Count", "/Kids"}),
    "/Page": frozenset({"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}),
    "/XObject": frozenset(
        {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter", "/Length"}
    ),
    "": frozenset({"/Length", "/Title", "/Producer"}),
}
_LISTED_NAMES: Final = frozenset(
    {*(key for keys in _ALLOWED.values() for key in keys), *_ALLOWED}
    | {"/Root", "/Info", "/ID", "/Size", "/Im0", "/Image", "/DeviceGray", "/FlateDecode"}
)
_DEEPEST: Final = 20
_TRAILER: Final = frozenset({"/Size", "/Root", "/Info", "/ID"})
_OBJECTS_BESIDE_PAGES: Final = 3
_OBJECTS_A_PAGE: Final = 3

_REQUEST: Final = msgspec.msgpack.Decoder(PdfRequest)


def take_apart(original: BinaryIO | None, request: bytes) -> bytes:
    """An entry: the layers of a PDF, or the picture of one of its pages."""
    if original is None:
        raise ValueError("there is nothing to take apart")
    asked = _REQUEST.decode(request)
    try:
        with pikepdf.open(io.BytesIO(original.read()), suppress_warnings=True, attempt_recovery=False) as opened:
            return msgspec.msgpack.encode(_picture(opened, asked.page_number) if asked.page_number else _layers(opened))
    except pikepdf.PdfError:
        return msgspec.msgpack.encode(PdfPicture() if asked.page_number else PdfLayers(is_readable=False))


def _layers(opened: pikepdf.Pdf) -> PdfLayers:
    pages = len(opened.pages)
    return PdfLayers(
        is_readable=True,
        pages=pages,
        objects=len(opened.objects),
        parts=tuple(islice(_parts(opened), MAX_PARTS)),
        odd=tuple(islice(_odd(opened), 1_000)),
    )


def _parts(opened: pikepdf.Pdf) -> Iterator[PdfPart]:
    for number, held in enumerate(opened.objects, start=1):
        where = f"object {number}"
        for text in _strings(held, 0):
            yield PdfPart(where, text)
        if isinstance(held, pikepdf.Stream) and not _is_picture(held):
            yield PdfPart(f"{where}, stream", _stream_bytes(held)[:_MAX_STREAM])
    for text in _strings(opened.trailer, 0):
        yield PdfPart("trailer", text)


def _stream_bytes(held: pikepdf.Stream) -> bytes:
    try:
        return bytes(held.read_bytes())
    except pikepdf.PdfError:
        return bytes(held.read_raw_bytes())


def _strings(held: Any, depth: int) -> Iterator[bytes]:
    """Strings and names of one object but those on the list, and not of the objects that it refers to."""
    if depth > _DEEPEST:
        return
    if isinstance(held, pikepdf.Stream):
        yield from _strings(held.stream_dict, depth + 1)
    elif isinstance(held, pikepdf.Dictionary):
        for key, value in held.items():
            if key not in _LISTED_NAMES:
                yield key.encode("utf-8", "replace")
            yield from _strings_within(value, depth)
    elif isinstance(held, pikepdf.Array):
        for value in list(held):
            yield from _strings_within(value, depth)
    elif isinstance(held, pikepdf.String):
        yield from dict.fromkeys((bytes(held), str(held).encode("utf-8", "replace")))
    elif isinstance(held, pikepdf.Name) and str(held) not in _LISTED_NAMES:
        yield str(held).encode("utf-8", "replace")


def _strings_within(value: Any, depth: int) -> Iterator[bytes]:
    if not getattr(value, "is_indirect", False):
        yield from _strings(value, depth + 1)


def _odd(opened: pikepdf.Pdf) -> Iterator[str]:
    """Everything that is not on the list, by place."""
    pages = len(opened.pages)
    if len(opened.objects) != _OBJECTS_BESIDE_PAGES + _OBJECTS_A_PAGE * pages:
        yield f"{len(opened.objects)} objects for {pages} pages"
    if extra := set(opened.trailer.keys()) - _TRAILER:
        yield f"trailer, {len(extra)} entries more"
    if set(opened.Root.keys()) - _ALLOWED["/Catalog"]:
        yield "catalogue, entries more"
    said = opened.trailer.get("/Info")
    if said is None or {key: str(value) for key, value in said.items()} != {"/Title": TITLE, "/Producer": PRODUCER}:
        yield "title and producer"
    each: Any
    for number, each in enumerate(opened.objects, start=1):
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            entries = each.stream_dict if isinstance(each, pikepdf.Stream) else each
            allowed = _ALLOWED.get(str(entries.get("/Type", "")), frozenset())
            if set(entries.keys()) - allowed:
                yield f"object {number}, entries more"
        else:
            yield f"object {number}, of another kind"
    for number, page in enumerate(opened.pages, start=1):
        yield from (f"page {number}, {odd}" for odd in _odd_of_page(page))


def _odd_of_page(page: pikepdf.Page) -> Iterator[str]:
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    if set(resources.keys()) != {"/XObject"} or set(resources["/XObject"].keys()) != {"/Im0"}:
        yield "more than one picture"
        return
    if not _is_picture(resources["/XObject"]["/Im0"]):
        yield "a picture of another kind"
    contents = page.obj.get("/Contents")
    words = _stream_bytes(contents).split() if isinstance(contents, pikepdf.Stream) else []
    drawn = [b"q", b"0", b"0", b"0", b"0", b"cm", b"/Im0", b"Do", b"Q"]
    if [word for at, word in enumerate(words) if at not in (1, 4)] != drawn:
        yield "more is drawn than its picture"


def _is_picture(held: Any) -> bool:
    return (
        isinstance(held, pikepdf.Stream)
        and held.get("/Subtype") == pikepdf.Name.Image
        and held.get("/ColorSpace") == pikepdf.Name.DeviceGray
        and held.get("/BitsPerComponent") == 4
        and held.get("/Filter") == pikepdf.Name.FlateDecode
        and 0 < int(held.get("/Width", 0)) <= MAX_SIDE
        and 0 < int(held.get("/Height", 0)) <= MAX_SIDE
    )


def _picture(opened: pikepdf.Pdf, page_number: int) -> PdfPicture:
    if not 0 < page_number <= len(opened.pages):
        return PdfPicture()
    resources: Any = opened.pages[page_number - 1].obj.get("/Resources", pikepdf.Dictionary())
    held: Any = resources.get("/XObject", pikepdf.Dictionary()).get("/Im0")
    if not _is_picture(held):
        return PdfPicture()
    return PdfPicture(width=int(held.Width), height=int(held.Height), rows=bytes(held.read_bytes()))
