# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text that a PDF carries beside its pages: properties, notes, forms, bookmarks, scripts, structure, fonts, layers.

Every string that can be reached from the trailer is taken, and told by the keys on the way to it; what the format
itself needs (dates, identifiers, encodings) is left out. Inside the jail; no script is run.

Residual risks: strings within a font program or a colour profile are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from vorlage.domain.bad_redactions import BadRedactionKind as Kind

MOST_OBJECTS = 400_000
_DEEPEST = 60
_LONGEST = 200_000
_TECHNICAL = frozenset(
    [
        "/DA",
        "/DS",
        "/ID",
        "/CreationDate",
        "/ModDate",
        "/LastModified",
        "/M",
        "/Lang",
        "/Registry",
        "/Ordering",
        "/Producer",
        "/Creator",
        "/Trapped",
        "/CheckSum",
        "/Panose",
        "/ByteRange",
        "/Cert",
        "/OutputConditionIdentifier",
        "/OutputCondition",
        "/RegistryName",
        "/Lookup",
        "/Decode",
        "/Filter",
        "/NM",
        "/URL",
        "/Changes",
        "/Prop_Build",
        "/PTEX.Fullbanner",
        "/GTS_PDFXVersion",
        "/GTS_PDFXConformance",
        "/CIDSystemInfo",
        "/ColorSpace",
        "/Function",
        "/Shading",
        "/Halftone",
        "/Pattern",
        "/Encoding",
        "/W",
        "/Widths",
        "/CharSet",
        "/TR",
        "/BG",
        "/UCR",
        "/Parent",
        "/DestOutputProfile",
        "/OutputIntents",
        "/Encrypt",
        "/Differences",
        "/CS",
        "/IM",
        "/LAB",
    ]
)
_PAGE_CONTENT = frozenset(["/CharProcs", "/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/SMask", "/Thumb"])
_BY_KEY: tuple[tuple[str, Kind, str], ...] = (
    ("/Info", Kind.METADATA, "pdf.info"),
    ("/Metadata", Kind.METADATA, "pdf.xmp"),
    ("/PieceInfo", Kind.METADATA, "pdf.piece-info"),
    ("/XFA", Kind.FORM_VALUE, "pdf.xfa"),
    ("/JS", Kind.SCRIPT, "pdf.script"),
    ("/EmbeddedFiles", Kind.EMBEDDED, "pdf.embedded"),
    ("/EF", Kind.EMBEDDED, "pdf.embedded"),
    ("/AF", Kind.EMBEDDED, "pdf.embedded"),
    ("/Outlines", Kind.OUTLINE, "pdf.outline"),
    ("/Dests", Kind.OUTLINE, "pdf.destination"),
    ("/PageLabels", Kind.OUTLINE, "pdf.page-label"),
    ("/StructTreeRoot", Kind.REPLACEMENT_TEXT, "pdf.structure"),
    ("/OC", Kind.HIDDEN_LAYER, "pdf.layer-name"),
    ("/Properties", Kind.HIDDEN_LAYER, "pdf.layer-name"),
    ("/OCProperties", Kind.HIDDEN_LAYER, "pdf.layer-name"),
    ("/Threads", Kind.METADATA, "pdf.thread"),
    ("/AcroForm", Kind.FORM_VALUE, "pdf.form"),
    ("/Annots", Kind.ANNOTATION, "pdf.annotation"),
    ("/Font", Kind.FONT, "pdf.font"),
)
_OF_FIELDS = frozenset(["/V", "/DV", "/TU", "/TM", "/Opt", "/RV"])
_OF_STRUCTURE = frozenset(["/Alt", "/ActualText", "/E", "/T", "/Contents"])
_TEXT_STREAMS = frozenset(["/XFA", "/Metadata", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/RC", "/RV", "/V", "/DV"])
_READABLE = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_XMP_NOISE = re.compile(
    rb"<(xmp:CreatorTool|pdf:Producer|dc:format|xmpMM:[A-Za-z]+ID|stEvt:[A-Za-z]+|stRef:[A-Za-z]+)[^<>]*>[^<>]*</\1>"
    rb"|(?:uuid|xmp\.[a-z]id|adobe:docid)[:.][\w:.-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.Z+-]+"
)
"""What programs write of themselves into XMP."""
_USUAL_LAYERS = frozenset(["headers/footers", "watermark", "background", "header", "footer"])
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"{\\rtf")
"""Files within are items of the case of their own, read and examined as such."""
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_ADDRESS_PART = re.compile(r"%([0-9a-fA-F]{2})")


class ChannelText(NamedTuple):
    """Text from a channel: its kind, a code for the place, the page it belongs to or 0, and a box in page space."""

    kind: Kind
    layer: str
    page: int
    text: str
    box: tuple[float, float, float, float] | None = None


def channel_texts(pdf: pikepdf.Pdf) -> Iterator[ChannelText]:
    """Every text beside the pages, those of pages first. Broken objects are passed over."""
    walk = _Walk()
    for number, page in enumerate(pdf.pages, start=1):
        for key in ("/Annots", "/PieceInfo", "/Metadata", "/Resources", "/AA", "/AF", "/B"):
            if key in page.obj:
                yield from walk.texts(page.obj[key], (key,), number)
        walk.seen.add(page.obj.objgen)
    for key in ("/Root", "/Info"):
        if key in pdf.trailer:
            yield from walk.texts(pdf.trailer[key], (key,) if key == "/Info" else (), 0)


class _Walk:
    def __init__(self) -> None:
        self.seen: set[tuple[int, int]] = set()
        self._left = MOST_OBJECTS

    def texts(self, held: Any, path: tuple[str, ...], page: int) -> Iterator[ChannelText]:
        self._left -= 1
        if self._left < 0 or len(path) > _DEEPEST:
            return
        if isinstance(held, pikepdf.String | str | bytes):
            yield from _string(held, path, page)
            return
        if not isinstance(held, pikepdf.Object):
            return
        if held.is_indirect:
            if held.objgen in self.seen:
                return
            self.seen.add(held.objgen)
        if isinstance(held, pikepdf.Array):
            for each in held:
                yield from self.texts(each, path, page)
            return
        if not isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            return
        if held.get("/Type") == pikepdf.Name.Page:
            return
        if isinstance(held, pikepdf.Stream):
            yield from _stream(held, path, page)
        for key in list(held.keys()):
            if key not in _TECHNICAL and key not in _PAGE_CONTENT and not _names_itself(held, key):
                yield from self.texts(held[key], (*path, key), page)


def _names_itself(held: Any, key: str) -> bool:
    """The name of a field, and the family of a font where it is part of the font's own name."""
    if key == "/FontFamily":
        plain = "".join(str(held[key]).split()).casefold()
        return plain in "".join(str(held.get("/FontName", "")).split()).casefold()
    return key == "/T" and "/FT" in held


def _string(held: Any, path: tuple[str, ...], page: int) -> Iterator[ChannelText]:
    if "/StructTreeRoot" in path and path[-1] not in _OF_STRUCTURE:
        return
    raw = bytes(held) if not isinstance(held, str) else held.encode()
    if path and path[-1] == "/Contents" and "/V" in path:
        text = readable(raw)
    else:
        text = str(held) if not isinstance(held, bytes) else readable(held)
    if path and path[-1] in ("/RC", "/RV"):
        text = _MARKUP.sub(" ", text)
    if path and path[-1] in ("/URI", "/F", "/UF"):
        text = _ADDRESS_PART.sub(lambda part: chr(int(part[1], 16)), text)
    if path and path[-1] == "/Name" and text.casefold() in _USUAL_LAYERS:
        return
    if text.strip():
        yield ChannelText(*_kind_of(path), page, text[:_LONGEST])


def _stream(held: Any, path: tuple[str, ...], page: int) -> Iterator[ChannelText]:
    subtype = held.get("/Subtype")
    try:
        if subtype == pikepdf.Name.Image:
            if text := jpeg_texts(held):
                yield ChannelText(Kind.METADATA, "pdf.image-metadata", page, text)
        elif subtype == pikepdf.Name.Form and "/AP" in path:
            yield ChannelText(Kind.FORM_VALUE, "pdf.appearance", page, shown_strings(held.read_bytes())[:_LONGEST])
        elif _TEXT_STREAMS & set(path):
            raw = _XMP_NOISE.sub(b" ", held.read_bytes()[: 4 * _LONGEST])
            kind, layer = _kind_of(path)
            if kind is not Kind.EMBEDDED or (b"\x00" not in raw[:4096] and not raw.startswith(_BINARY)):
                yield ChannelText(kind, layer, page, _MARKUP.sub(" ", readable(raw))[:_LONGEST])
    except (pikepdf.PdfError, ValueError, RuntimeError, NotImplementedError):
        return


def _kind_of(path: tuple[str, ...]) -> tuple[Kind, str]:
    if "/Annots" in path and not _OF_FIELDS & set(path):
        if "/JS" in path:
            return Kind.SCRIPT, "pdf.script"
        return Kind.ANNOTATION, "pdf.link" if path[-1] == "/URI" else "pdf.annotation"
    if _OF_FIELDS & set(path):
        return Kind.FORM_VALUE, "pdf.form"
    return next(((kind, layer) for key, kind, layer in _BY_KEY if key in path), (Kind.METADATA, "pdf.other"))


def readable(raw: bytes) -> str:
    """Bytes as text: by their mark (UTF-8, UTF-16), or the stretches in them that can be read."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    try:
        whole = raw.decode()
    except UnicodeDecodeError:
        whole = ""
    if whole and whole.isprintable():
        return whole
    if whole and sum(map(str.isprintable, whole)) > 0.95 * len(whole):
        return whole
    return " ".join(found.decode("latin-1") for found in _READABLE.findall(raw))


_LITERAL = re.compile(rb"\(((?:\\.|[^()\\])*)\)|<([0-9A-Fa-f\s]{2,})>", re.S)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
_PLAIN_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}


def shown_strings(content: bytes) -> str:
    """The strings of page content, as bytes of Latin 1 or UTF-16: fonts are not asked."""
    found = []
    for literal, hexadecimal in _LITERAL.findall(content):
        if hexadecimal:
            digits = b"".join(hexadecimal.split())
            raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        else:
            raw = _ESCAPED.sub(_unescaped, literal)
        is_wide = len(raw) % 2 == 0 and len(raw) >= 4 and not any(raw[::2])
        found.append(raw.decode("utf-16-be", "replace") if is_wide else readable(raw) or raw.decode("latin-1"))
    return "".join(found) + " " + " ".join(found)


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said.isdigit():
        return bytes([int(said, 8) & 255])
    return _PLAIN_ESCAPES.get(said, said)


def jpeg_texts(held: Any) -> str:
    """What the segments of a JPEG say that are no picture: comments and application data."""
    if held.get("/Filter") not in (pikepdf.Name.DCTDecode, [pikepdf.Name.DCTDecode]):
        return ""
    return " ".join(jpeg_segments(held.read_raw_bytes()))


def jpeg_segments(raw: bytes) -> Iterator[str]:
    """Text of the segments of a JPEG: COM and APP1 to APP15, without the APP14 of colours and colour profiles."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] != 0xDA:
        marker, length = raw[at + 1], int.from_bytes(raw[at + 2 : at + 4], "big")
        body = raw[at + 4 : at + 2 + length]
        is_text = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE and not body.startswith(b"ICC_PROFILE"))
        if is_text and (text := readable(body)):
            yield _MARKUP.sub(" ", text)
        at += 2 + max(length, 2)


_MARKED = re.compile(rb"/(ActualText|Alt|E)(\s*)(\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]+>)", re.S)


def replacement_texts(pdf: pikepdf.Pdf) -> Iterator[ChannelText]:
    """The /ActualText, /Alt and /E of marked content, page by page; in memory they are taken out of the PDF."""
    for number, page in enumerate(pdf.pages, start=1):
        held = page.obj.get("/Contents")
        for each in [] if held is None else list(held) if isinstance(held, pikepdf.Array) else [held]:
            try:
                content = each.read_bytes()
            except (pikepdf.PdfError, ValueError, RuntimeError, NotImplementedError, AttributeError):
                continue
            if found := _MARKED.findall(content):
                each.write(_MARKED.sub(rb"/\1_ \3", content))
                yield ChannelText(
                    Kind.REPLACEMENT_TEXT, "page.marked", number, " ".join(_literal(said) for _, _, said in found)
                )
        yield from _of_properties(page.obj, number)


def _of_properties(page: Any, number: int) -> Iterator[ChannelText]:
    resources = page.get("/Resources")
    lists = resources.get("/Properties") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(lists, pikepdf.Dictionary):
        return
    for name in list(lists.keys()):
        marks = lists[name]
        for key in ("/ActualText", "/Alt", "/E"):
            if isinstance(marks, pikepdf.Dictionary) and key in marks:
                yield ChannelText(Kind.REPLACEMENT_TEXT, "page.marked", number, str(marks[key]))
                del marks[key]


def _literal(said: bytes) -> str:
    if said.startswith(b"("):
        return readable(_ESCAPED.sub(_unescaped, said[1:-1]))
    digits = b"".join(said[1:-1].split())
    return readable(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
