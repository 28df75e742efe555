# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Files made by code, with one trace planted in each, and the same files without it. Every name in them is invented."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

import pikepdf
from PIL import Image

SENTENCES = (
    "The board met in the small room on the second floor.", "Nobody had read the annex before the vote.",
    "The pumps were ordered from the cheaper of two bidders.", "A letter about the cracks came back unopened.",
    "The figures for the spring were put together in haste.", "Two members asked for a delay and were not heard.",
    "The minutes call the matter settled.", "A copy went to the office on the river.", "The seals were broken in May.",
    "Water stood in the cellar for nine days.", "The engineer wrote to the mayor and got no answer.",
    "Only the summary was sent to the council.", "The contract was signed on the last day of the month.",
    "Later the same firm won the tender for the bridge.", "The archive holds no paper of that week.",
    "Prices were rounded up to the next thousand.",
)  # fmt: skip

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '  # noqa: E501
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '  # noqa: E501
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" office:version="1.3"'
)  # fmt: skip
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = {
    "word": "wordprocessingml.document", "xl": "spreadsheetml.sheet", "ppt": "presentationml.presentation",
}  # fmt: skip


def text_of(seed: int, count: int = 16) -> str:
    """Plain sentences in an order of their own; nothing of a trace in them."""
    order = list(SENTENCES)
    random.Random(seed).shuffle(order)
    return " ".join(order[:count])


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP whose members have no times and no extra fields."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def _relations(main: Mapping[str, str]) -> str:
    rows = "".join(f'<Relationship Id="r{n}" Type="{_REL}/{kind}" Target="{target}"/>'
                   for n, (target, kind) in enumerate(main.items(), 1))  # fmt: skip
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _package(house: str, main: str, parts: dict[str, str | bytes], more: dict[str, str | bytes]) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{_TYPES[house]}.main+xml"/></Types>'  # noqa: E501
    )
    held = {"[Content_Types].xml": types, "_rels/.rels": _relations({main: "officeDocument"}), **parts, **more}
    linked = {
        name: "part" for name in held if not name.endswith(".rels") and name != "[Content_Types].xml" and name != main
    }
    held["_rels/.rels"] = _relations({main: "officeDocument", **linked})
    return zipped(held)


def docx(paragraphs: str = "", *, text: str = "The board met.", **more: str | bytes) -> bytes:
    """A text of Word; `more` are further parts, by names in which `__` stands for a slash and `_DOT_` for a dot."""
    body = paragraphs or "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{each}</w:t></w:r></w:p>' for each in text.split("\n")
    )
    main = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    return _package("word", "word/document.xml", {"word/document.xml": main}, _named(more))


def xlsx(
    rows: str = "", *, text: str = "The board met.", sheets: str = "", columns: str = "", **more: str | bytes
) -> bytes:
    """A workbook of one sheet or two."""
    listed = sheets or '<sheet name="a" sheetId="1" r:id="r1"/>'
    count = listed.count("<sheet ")
    book = f"<workbook {_S} {_R}><sheets>{listed}</sheets></workbook>"
    cells = rows or f'<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c></row>'
    parts: dict[str, str | bytes] = {"xl/workbook.xml": book}
    for number in range(1, count + 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {_S}>{columns}<sheetData>{cells}</sheetData></worksheet>"
        )
    parts["xl/_rels/workbook.xml.rels"] = _relations(
        {f"worksheets/sheet{n}.xml": "worksheet" for n in range(1, count + 1)}
    )
    return _package("xl", "xl/workbook.xml", parts, _named(more))


def pptx(*, text: str = "The board met.", show: str = "", **more: str | bytes) -> bytes:
    """A presentation of one slide."""
    slide = (
        f"<p:sld {_P} {_A}{show}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"  # noqa: E501
        "</p:spTree></p:cSld></p:sld>"
    )
    main = f'<p:presentation {_P} {_R}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>'
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": main, "ppt/slides/slide1.xml": slide,
        "ppt/_rels/presentation.xml.rels": _relations({"slides/slide1.xml": "slide"}),
    }  # fmt: skip
    return _package("ppt", "ppt/presentation.xml", parts, _named(more))


def odf(kind: str = "text", *, text: str = "The board met.", body: str = "", styles: str = "", meta: str = "",
        settings: str = "", **more: str | bytes) -> bytes:  # fmt: skip
    """A text or sheet of OpenDocument."""
    paragraphs = "".join(f"<text:p>{each.replace('  ', ' <text:s/>')}</text:p>" for each in text.split("\n"))
    inner = body or paragraphs
    if kind == "spreadsheet" and not body:
        inner = f'<table:table table:name="a"><table:table-row><table:table-cell>{paragraphs}</table:table-cell></table:table-row></table:table>'  # noqa: E501
    content = (
        f"<office:document-content {_O}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{inner}</office:{kind}></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
    }  # fmt: skip
    if meta:
        parts["meta.xml"] = f"<office:document-meta {_O}><office:meta>{meta}</office:meta></office:document-meta>"
    if settings:
        parts["settings.xml"] = (
            f"<office:document-settings {_O}><office:settings>{settings}</office:settings></office:document-settings>"
        )
    return zipped({**parts, **_named(more)})


def _named(more: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {name.replace("__", "/").replace("_DOT_", "."): content for name, content in more.items()}


def core(**fields: str) -> str:
    """Core properties of Open XML."""
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">{inside}</cp:coreProperties>'


def rtf(text: str = "The board met.", head: str = "") -> bytes:
    """A rich text."""
    escaped = "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in text)
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Serif;}}}}{head}\\pard {escaped}\\par}}".encode("ascii")


def mail(text: str = "The board met.", html: str = "", **fields: str) -> bytes:
    """A message with just these fields and a subject."""
    message = EmailMessage()
    message["Subject"] = "minutes"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def pdf(change: Callable[[pikepdf.Pdf], Any] | None = None, *, has_identifier: bool = False) -> bytes:
    """A PDF of one page with one line of text and nothing else; `change` plants something."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(400, 400))
    page = made.pages[0]
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F1=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
    )
    page.Contents = made.make_stream(b"BT /F1 12 Tf 40 300 Td (The board met in the small room.) Tj ET")
    if change is not None:
        change(made)
    held = io.BytesIO()
    made.save(held)
    whole = held.getvalue()
    # The library gives every file an identifier of its own: blanked, where none is planted.
    return whole if has_identifier else _without_identifier(whole)


def _without_identifier(whole: bytes) -> bytes:
    at = whole.rfind(b"/ID [")
    end = whole.index(b"]", at) + 1
    return whole[:at] + b" " * (end - at) + whole[end:]


def picture(kind: str = "JPEG", *, exif: Image.Exif | None = None, **more: Any) -> bytes:
    """A small picture."""
    held = io.BytesIO()
    with Image.new("RGB", (48, 32), (120, 80, 40)) as made:
        if exif is not None:
            more["exif"] = exif.tobytes()
        made.save(held, kind, **more)
    return held.getvalue()


def exif(
    tags: Mapping[int, Any] | None = None, camera: Mapping[int, Any] | None = None, gps: Mapping[int, Any] | None = None
) -> Image.Exif:
    """A block of Exif."""
    made = Image.Exif()
    made.update(dict(tags or {}))
    if camera:
        made.get_ifd(0x8769).update(camera)
    if gps:
        made.get_ifd(0x8825).update(gps)
    return made


def jpeg_with_thumbnail() -> bytes:
    """A JPEG whose Exif has a second directory with a small picture, as cameras write it."""
    small = picture(exif=None)
    tiff = b"II*\x00\x08\x00\x00\x00" + b"\x00\x00" + (14).to_bytes(4, "little")
    entries = [(0x0103, 3, 1, 6), (0x0201, 4, 1, 14 + 2 + 3 * 12 + 4), (0x0202, 4, 1, len(small))]
    block = len(entries).to_bytes(2, "little")
    for tag, kind, count, value in entries:
        block += (
            tag.to_bytes(2, "little")
            + kind.to_bytes(2, "little")
            + count.to_bytes(4, "little")
            + value.to_bytes(4, "little")
        )
    held = b"Exif\x00\x00" + tiff + block + b"\x00" * 4 + small
    whole = picture()
    return whole[:2] + b"\xff\xe1" + (len(held) + 2).to_bytes(2, "big") + held + whole[2:]


def tar(name: str = "a.txt", **fields: Any) -> bytes:
    """A TAR archive of one member."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = 3
        for key, value in fields.items():
            setattr(member, key, value)
        archive.addfile(member, io.BytesIO(b"abc"))
    return held.getvalue()
