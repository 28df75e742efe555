# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A workbook and a draft letter as Office Open XML (ECMA-376), written part by part.

By hand, because a library would leave its own name, the day of the build and whatever else it knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from tools.sample_case.archives import plain_zip

Cell = str | float

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_APPLICATION = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook, row by row; a hidden one is in the file, but not on the screen."""

    name: str
    rows: Sequence[Sequence[Cell]]
    is_hidden: bool = False


def workbook(sheets: Sequence[Sheet], *, author: str, saved_at: str) -> bytes:
    """An XLSX of these sheets. `saved_at` is the moment in its properties, as ISO 8601 in UTC."""
    listed, links, types = [], [], []
    parts: dict[str, bytes] = {}
    for index, sheet in enumerate(sheets, 1):
        state = ' state="hidden"' if sheet.is_hidden else ""
        listed.append(f'<sheet name={quoteattr(sheet.name)} sheetId="{index}"{state} r:id="rId{index}"/>')
        links.append((f"rId{index}", "worksheet", f"worksheets/sheet{index}.xml"))
        types.append((f"/xl/worksheets/sheet{index}.xml", f"{_APPLICATION}.spreadsheetml.worksheet+xml"))
        parts[f"xl/worksheets/sheet{index}.xml"] = _part(_sheet_xml(sheet))
    book = f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}/relationships"><sheets>{"".join(listed)}</sheets></workbook>'
    types.append(("/xl/workbook.xml", f"{_APPLICATION}.spreadsheetml.sheet.main+xml"))
    return _package(
        "xl/workbook.xml",
        {"xl/workbook.xml": _part(book), "xl/_rels/workbook.xml.rels": _relations(links), **parts},
        types,
        _properties(author, saved_at),
    )


def draft_notice(*, author: str, saved_at: str) -> bytes:
    """The press office's draft of a notice to customers, as DOCX.

    In it, to be found: a header, a footnote, a table, a comment, and a tracked change that takes a figure out.
    """
    names = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships"'
    body = "".join(
        (
            _paragraph(_run("Notice to our customers in Tannery Quay and Saltmarket", bold=True)),
            _paragraph(_run("Dear customer,")),
            _paragraph(
                _run("in May we tested the water at taps in your district. In 17 of 61 samples we found ")
                + _deleted("lead of up to 41 micrograms per litre, four times the limit")
                + _inserted("values that call for a closer look")
                + _run(".")
                + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            ),
            _paragraph(
                '<w:commentRangeStart w:id="0"/>'
                + _run("Until we have done so, please let the tap run before you fill a bottle for a child.")
                + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
            ),
            _table((("District", "Samples", "Above limit"), ("Tannery Quay", "34", "11"), ("Saltmarket", "27", "6"))),
            _paragraph(_run("Your house is one of 2,340 homes that we know to have a lead pipe.")),
            _paragraph(_run("Karvessa Water")),
        )
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    header = f"<w:hdr {names}>{_paragraph(_run('DRAFT 3 - not to be sent before the ruling'))}</w:hdr>"
    footnote = _paragraph(_run("The limit is 10 micrograms of lead per litre (water act, section 9)."))
    notes = f'<w:footnotes {names}><w:footnote w:id="2">{footnote}</w:footnote></w:footnotes>'
    remark = _paragraph(_run("Take the children out. And not before the thirtieth. HQ"))
    comments = (
        f'<w:comments {names}><w:comment w:id="0" w:author="H. Quintrell" w:date="2024-07-18T16:20:00Z" '
        f'w:initials="HQ">{remark}</w:comment></w:comments>'
    )
    word = {"header1": ("header", header), "footnotes": ("footnotes", notes), "comments": ("comments", comments)}
    links = [(f"rId{index}", kind, f"{name}.xml") for index, (name, (kind, _)) in enumerate(word.items(), 1)]
    types = [(f"/word/{name}.xml", f"{_APPLICATION}.wordprocessingml.{kind}+xml") for name, (kind, _) in word.items()]
    types.append(("/word/document.xml", f"{_APPLICATION}.wordprocessingml.document.main+xml"))
    return _package(
        "word/document.xml",
        {
            "word/document.xml": _part(f"<w:document {names}><w:body>{body}{section}</w:body></w:document>"),
            "word/_rels/document.xml.rels": _relations(links),
            **{f"word/{name}.xml": _part(xml) for name, (_, xml) in word.items()},
        },
        types,
        _properties(author, saved_at),
    )


def _sheet_xml(sheet: Sheet) -> str:
    rows = []
    for row_number, row in enumerate(sheet.rows, 1):
        cells = "".join(_cell(chr(ord("A") + column) + str(row_number), value) for column, value in enumerate(row))
        rows.append(f'<row r="{row_number}">{cells}</row>')
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value:g}</v></c>'


def _paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _deleted(text: str) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="10" w:author="P. Aldecott" w:date="2024-07-18T11:05:00Z">{run}</w:del>'


def _inserted(text: str) -> str:
    return f'<w:ins w:id="11" w:author="P. Aldecott" w:date="2024-07-18T11:05:00Z">{_run(text)}</w:ins>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    written = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_paragraph(_run(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    grid = "<w:tblGrid>" + "<w:gridCol/>" * len(rows[0]) + "</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{written}</w:tbl>"


def _package(
    main: str, parts: Mapping[str, bytes], types: Sequence[tuple[str, str]], properties: Mapping[str, bytes]
) -> bytes:
    overrides = [*types, ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    content_types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    roots = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="{main}"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )
    return plain_zip({"[Content_Types].xml": _part(content_types), "_rels/.rels": _part(roots), **parts, **properties})


def _relations(links: Sequence[tuple[str, str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{link}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for link, kind, target in links
    )
    return _part(f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>')


def _properties(author: str, saved_at: str) -> dict[str, bytes]:
    xml = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{saved_at}</dcterms:created></cp:coreProperties>'
    )
    return {"docProps/core.xml": _part(xml)}


def _part(xml: str) -> bytes:
    return (_XML + xml).encode()
