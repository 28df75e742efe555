# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDF (ISO 32000-2): identifiers, properties, XMP, private notes, layers, earlier states, comments."""

from __future__ import annotations

import io
import re
import time
from typing import Any, BinaryIO, Final

import pikepdf

from vorlage.traces.formats.markup import paths_in
from vorlage.traces.formats.pictures import examine_picture
from vorlage.traces.formats.xmp import examine_xmp
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field

_INFO: Final = {
    "/Author": "author.creator", "/Creator": "xmp.producer", "/Producer": "xmp.producer", "/Title": "author.keyword",
    "/Subject": "author.keyword", "/Keywords": "author.keyword", "/CreationDate": "revision.dates",
    "/ModDate": "revision.dates", "/Company": "author.company", "/Manager": "author.manager",
    "/SourceModified": "revision.dates", "/Trapped": "",
}  # fmt: skip
_MOST_OBJECTS: Final = 200_000
_MOST_PICTURES: Final = 300
_MOST_SECONDS: Final = 25.0
_MOST_STREAM_BYTES: Final = 32 << 20
_END: Final = re.compile(rb"%%EOF")
_COMMENTS: Final = frozenset(
    {
        "/Text",
        "/FreeText",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Stamp",
        "/Caret",
        "/Ink",
        "/Popup",
        "/FileAttachment",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Redact",
    }
)
_TOKEN: Final = re.compile(r"[?&#/=](?=[^/?&#=]*\d)(?=[^/?&#=]*[A-Za-z])[A-Za-z0-9_-]{24,}(?=$|[/?&#])")


def examine_pdf(original: BinaryIO, found: Found) -> None:
    """Enter what a PDF keeps beside the words of its pages. Nothing of it is run, and no password is tried."""
    held = original.read()
    _around(held, found)
    try:
        opened = pikepdf.open(io.BytesIO(held))
    except pikepdf.PasswordError:
        found.gap("encrypted")
        return
    except Exception:  # noqa: BLE001 - the parser raises whatever a broken file makes it trip over
        found.gap("damaged")
        return
    with opened:
        for step in (_trailer, _catalogue, _pages, _objects):
            try:
                step(opened, found)
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - see above; one broken part takes no other along
                found.gap("parts")


def _around(held: bytes, found: Found) -> None:
    start = held.find(b"%PDF-", 0, 1024)
    if start > 0 and held[:start].strip():
        found.add("hidden.after_end", held[:start])
    ends = [match.end() for match in _END.finditer(held)]
    if not ends:
        return
    rest = held[ends[-1] :]
    if len(rest.strip(b"\x00\r\n ")) > 0:
        found.add("hidden.after_end", f"{len(rest)} bytes")
    is_linearised = b"/Linearized" in held[:2048]
    states = held.count(b"startxref") - (1 if is_linearised else 0)
    if states > 1:
        found.add("hidden.earlier", f"{states} states", count=states - 1)


def _trailer(opened: pikepdf.Pdf, found: Found) -> None:
    identifiers = opened.trailer.get("/ID")
    if identifiers is not None and any(bytes(part).strip(b"\x00") for part in identifiers):
        found.add("xmp.pdf_id", " ".join(bytes(part).hex() for part in identifiers))
    info = opened.trailer.get("/Info")
    for key, value in dict(info).items() if isinstance(info, pikepdf.Dictionary) else ():
        said = _words(value)
        found.say(
            _INFO.get(str(key), "author.custom") or "author.keyword", said and f"{key[1:]}: {said}", place="properties"
        )
        judge_field(found, said)


def _catalogue(opened: pikepdf.Pdf, found: Found) -> None:
    root = opened.Root
    if "/OCProperties" in root:
        _layers(root.OCProperties, found)
    for key, code in (
        ("/PieceInfo", "xmp.piece_info"),
        ("/AcroForm", "hidden.form"),
        ("/Collection", "hidden.embedded"),
    ):
        if key in root:
            found.add(code, "")
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key, code in (("/EmbeddedFiles", "hidden.embedded"), ("/JavaScript", "hidden.form")):
            if key in names:
                found.add(code, "")
    if "/OpenAction" in root and isinstance(root.OpenAction, pikepdf.Dictionary) and "/JS" in root.OpenAction:
        found.add("hidden.form", "")
    if isinstance(root.get("/Perms"), pikepdf.Dictionary):
        found.add("author.signature", "")


def _layers(properties: Any, found: Found) -> None:
    groups = list(properties.get("/OCGs", []))
    default = properties.get("/D", {})
    off = {group.objgen for group in default.get("/OFF", [])}
    is_off = default.get("/BaseState") == "/OFF"
    on = {group.objgen for group in default.get("/ON", [])}
    for group in groups:
        name = _words(group.get("/Name"))
        is_hidden = group.objgen in off or (is_off and group.objgen not in on)
        found.add("hidden.shape" if is_hidden else "hidden.layer", name)


def _pages(opened: pikepdf.Pdf, found: Found) -> None:
    until = time.monotonic() + _MOST_SECONDS
    for number, page in enumerate(opened.pages, start=1):
        if time.monotonic() > until:
            found.gap("limit")
            return
        held = page.obj
        if "/Thumb" in held:
            found.add("thumbnail.preview", "", page=number)
        if "/PieceInfo" in held:
            found.add("xmp.piece_info", "", page=number)
        if "/Metadata" in held:
            _packet(held.Metadata, found, number)
        for note in held.get("/Annots", []):
            if isinstance(note, pikepdf.Dictionary):
                _annotation(note, found, number)


def _annotation(note: pikepdf.Dictionary, found: Found, number: int) -> None:
    kind = str(note.get("/Subtype", ""))
    if kind in _COMMENTS:
        found.say("tracked.author", _words(note.get("/T")), page=number, place="annotations")
        if kind != "/Popup":
            found.add("tracked.comment", _words(note.get("/Contents")), page=number)
        found.say("revision.unique_id", _words(note.get("/NM")), page=number, place="annotations")
    if kind == "/FileAttachment":
        found.add("hidden.embedded", "", page=number)
    if kind == "/Widget" and "/V" in note:
        code = "author.signature" if note.get("/FT") == "/Sig" else "hidden.form"
        found.add(code, _words(note.get("/V")), page=number)
    if int(note.get("/F", 0)) & 0x2 or int(note.get("/F", 0)) & 0x20:
        found.add("hidden.shape", _words(note.get("/Contents")), page=number)
    action = note.get("/A")
    target = _words(action.get("/URI")) if isinstance(action, pikepdf.Dictionary) else ""
    if _TOKEN.search(target):
        found.add("revision.link_token", target, page=number, place="links")
    for path in paths_in(target):
        found.add("author.path", path, page=number, place="links")


def _objects(opened: pikepdf.Pdf, found: Found) -> None:
    """All streams and dictionaries, wherever they hang: metadata of pictures, private notes, other texts."""
    until = time.monotonic() + _MOST_SECONDS
    pictures = 0
    for count, held in enumerate(opened.objects):
        if count > _MOST_OBJECTS or time.monotonic() > until:
            found.gap("limit")
            return
        if isinstance(held, pikepdf.Stream):
            if held.get("/Type") == "/Metadata" or held.get("/Subtype") == "/XML":
                _packet(held, found, 0)
            elif held.get("/Subtype") == "/Image":
                pictures += 1
                if pictures <= _MOST_PICTURES:
                    _picture(held, found, pictures)
                else:
                    found.gap("limit")
            if "/PieceInfo" in held or "/LastModified" in held:
                found.add("xmp.piece_info", "", place="pages")
        elif isinstance(held, pikepdf.Dictionary):
            if held.get("/Type") == "/Sig" or "/ByteRange" in held:
                found.add("author.signature", _words(held.get("/Name")))
            if "/ActualText" in held or "/Alt" in held:
                found.add("hidden.alternative", _words(held.get("/ActualText") or held.get("/Alt")))


def _picture(held: pikepdf.Stream, found: Found, number: int) -> None:
    filters = held.get("/Filter")
    last = str(filters[-1] if isinstance(filters, pikepdf.Array) and len(filters) else filters)
    if "/Alternates" in held:
        found.add("thumbnail.second", "", place="picture", at=number)
    if "/OPI" in held or ("/Metadata" in held and held.Metadata is None):
        found.add("xmp.private", "", place="picture", at=number)
    if last == "/DCTDecode" and int(held.get("/Length", 0)) < _MOST_STREAM_BYTES:
        raw = held.read_raw_bytes() if not isinstance(filters, pikepdf.Array) or len(filters) == 1 else b""
        if raw:
            examine_picture(io.BytesIO(raw), found, number=number)


def _packet(held: Any, found: Found, page: int) -> None:
    if not isinstance(held, pikepdf.Stream) or int(held.get("/Length", 0)) > _MOST_STREAM_BYTES:
        return
    packet = held.read_bytes()
    examine_xmp(packet, lambda code, value: found.add(code, value, page=page, place="pages" if page else "metadata"))


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, pikepdf.String | pikepdf.Name | int | float | bool):
        return str(value)
    return ""
