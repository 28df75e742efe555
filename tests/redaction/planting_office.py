# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Letters, workbooks and presentations that were redacted badly, made by code: each hides one secret in one channel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.redaction.planting_pictures import a_note, as_bytes, with_thumbnail

_OOXML = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OOXML}/wordprocessingml/2006/main"'
_S = f'xmlns="{_OOXML}/spreadsheetml/2006/main"'
_P = f'xmlns:p="{_OOXML}/presentationml/2006/main"'
_A = f'xmlns:a="{_OOXML}/drawingml/2006/main"'
_R = f'xmlns:r="{_OOXML}/officeDocument/2006/relationships"'
_WP = f'xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_XDR = f'xmlns:xdr="{_OOXML}/drawingml/2006/spreadsheetDrawing"'
_PACKAGE = f"{_OOXML}/package/2006"
_KINDS = f"{_OOXML}/officeDocument/2006/relationships/"
_REDACTED = "The engineer who reported them was \u2588\u2588\u2588\u2588\u2588\u2588."
Parts = dict[str, str | bytes]


def _packed(parts: Parts) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def _relations(*found: tuple[str, str, str], external: tuple[str, ...] = ()) -> str:
    outside = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{number}" Type="{_KINDS}{kind}" Target="{target}"{outside if number in external else ""}/>'
        for number, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _types(main: str, kind: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
        f'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
        "</Types>"
    )


def _letter(body: str, **more: str | bytes) -> bytes:
    """A letter; `more` are parts by their name, `__` for the slash and `_dot_` for the full stop."""
    story = (
        f"<w:p><w:r><w:t>Quellmark Harbour Works</w:t></w:r></w:p><w:p><w:r><w:t>{_REDACTED}</w:t></w:r></w:p>{body}"
    )
    parts: Parts = {
        "[Content_Types].xml": _types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": _relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_W} {_R} {_A} {_WP} {_WPS}><w:body>{story}</w:body></w:document>",
    }
    return _packed(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def _run(properties: str) -> Callable[[str], bytes]:
    return lambda secret: _letter(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{secret}</w:t></w:r></w:p>")


def _body(form: str) -> Callable[[str], bytes]:
    return lambda secret: _letter(form.replace("SECRET", secret))


def _part(name: str, form: str) -> Callable[[str], bytes]:
    return lambda secret: _letter("", **{name: form.replace("SECRET", secret)})


_ANCHOR = (
    '<w:p><w:r><w:t>SECRET</w:t></w:r><w:r><w:drawing><wp:anchor behindDoc="0"><wp:extent cx="2000000" cy="200000"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    "<wps:spPr>"
    '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr></wps:wsp></a:graphicData>'
    "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
)
_VML = (
    '<w:p><w:r><w:t>SECRET</w:t></w:r><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" '
    'style="position:absolute;width:150pt;height:14pt" fillcolor="black"/></w:pict></w:r></w:p>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>SECRET</dc:title></cp:coreProperties>'
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="who">'
    '<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">SECRET</vt:lpwstr>'
    "</property></Properties>"
)
DOCX_CHANNELS: dict[str, Callable[[str], bytes]] = {
    "docx.highlight": _run('<w:highlight w:val="black"/>'),
    "docx.highlight_and_black": _run('<w:color w:val="000000"/><w:highlight w:val="black"/>'),
    "docx.shading": _run('<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'),
    "docx.cell_shading": _body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:p><w:r><w:rPr>'
        '<w:color w:val="000000"/></w:rPr><w:t>SECRET</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    ),
    "docx.white_text": _run('<w:color w:val="FFFFFF"/>'),
    "docx.vanish": _run("<w:vanish/>"),
    "docx.deleted": _body('<w:p><w:del w:id="1"><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p>'),
    "docx.moved": _body('<w:p><w:moveFrom w:id="1"><w:r><w:t>SECRET</w:t></w:r></w:moveFrom></w:p>'),
    "docx.drawn_box": _body(_ANCHOR),
    "docx.drawn_box_vml": _body(_VML),
    "docx.alternative_text": _body(
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="SECRET"/></wp:inline>'
        "</w:drawing></w:r></w:p>"
    ),
    "docx.bookmark": _body('<w:p><w:bookmarkStart w:id="0" w:name="SECRET"/><w:bookmarkEnd w:id="0"/></w:p>'),
    "docx.field": _body("<w:p><w:r><w:instrText>MERGEFIELD SECRET</w:instrText></w:r></w:p>"),
    "docx.control_tag": _body('<w:sdt><w:sdtPr><w:alias w:val="SECRET"/></w:sdtPr><w:sdtContent/></w:sdt>'),
    "docx.comment": _part(
        "word__comments_dot_xml",
        f'<w:comments {_W}><w:comment w:id="0"><w:p><w:r><w:t>SECRET</w:t></w:r></w:p></w:comment></w:comments>',
    ),
    "docx.title": _part("docProps__core_dot_xml", _CORE),
    "docx.custom_property": _part("docProps__custom_dot_xml", _CUSTOM),
    "docx.custom_xml": _part("customXml__item1_dot_xml", "<letter><who>SECRET</who></letter>"),
    "docx.glossary": _part(
        "word__glossary__document_dot_xml", f"<w:glossaryDocument {_W}><w:t>SECRET</w:t></w:glossaryDocument>"
    ),
    "docx.link": lambda secret: _letter(
        "",
        word___rels__document_dot_xml_dot_rels=_relations(
            ("r1", "hyperlink", "https://harbour.example/" + secret.replace(" ", "%20")), external=("r1",)
        ),
    ),
    "docx.embedded": _part("word__embeddings__draft_dot_bin", "SECRET"),
    "docx.thumbnail": lambda secret: _letter("", docProps__thumbnail_dot_jpeg=as_bytes(a_note(secret), "JPEG")),
    "docx.picture_thumbnail": lambda secret: _letter(
        "", word__media__image1_dot_jpeg=with_thumbnail(a_note(secret, is_redacted=True), a_note(secret))
    ),
}


def _book(cells: str, *, before: str = "", after: str = "", styles: str = "", state: str = "", **more: str) -> bytes:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{_REDACTED}</t></is></c></row>'
    sheet = f"<worksheet {_S} {_R}>{before}<sheetData>{'' if state else rows}{cells}</sheetData>{after}</worksheet>"
    first = f"<worksheet {_S}><sheetData>{rows}</sheetData></worksheet>"
    defined = more.pop("defined", "")
    hidden = f'<sheet name="more" sheetId="2" r:id="r2" state="{state}"/>' if state else ""
    parts: Parts = {
        "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook {_S} {_R}><sheets><sheet name="leaks" sheetId="1" r:id="r1"/>{hidden}</sheets>'
            f"{defined}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/sheet2.xml")
        ),
        "xl/worksheets/sheet1.xml": first if state else sheet,
        "xl/worksheets/sheet2.xml": sheet,
        "xl/styles.xml": f"<styleSheet {_S}>{styles}</styleSheet>",
    }
    if not state:
        del parts["xl/worksheets/sheet2.xml"]
    return _packed(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def _cell(secret: str, place: str = "B2", style: int = 0) -> str:
    return f'<row r="2"><c r="{place}" s="{style}" t="inlineStr"><is><t>{secret}</t></is></c></row>'


def _style(font: str, fill: str, code: str = "General") -> str:
    return (
        f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        f'<fonts><font><color theme="1"/></font><font><color rgb="{font}"/></font></fonts>'
        f'<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid">'
        f'<fgColor rgb="{fill}"/>'
        '</patternFill></fill></fills><cellXfs><xf fontId="0" fillId="0"/>'
        '<xf fontId="1" fillId="1" numFmtId="170"/></cellXfs>'
    )


_SHAPE = (
    f"<xdr:wsDr {_XDR} {_A}><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>"
    f"1</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>"
    '<xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    "</xdr:spPr>"
    "</xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
)
XLSX_CHANNELS: dict[str, Callable[[str], bytes]] = {
    "xlsx.black_cell": lambda s: _book(_cell(s, style=1), styles=_style("FF000000", "FF000000")),
    "xlsx.white_cell": lambda s: _book(_cell(s, style=1), styles=_style("FFFFFFFF", "FFFFFFFF")),
    "xlsx.empty_format": lambda s: _book(_cell(s, style=1), styles=_style("FF000000", "FFFFFFFF", ";;;")),
    "xlsx.hidden_row": lambda s: _book(_cell(s).replace('<row r="2"', '<row r="2" hidden="1"')),
    "xlsx.hidden_column": lambda s: _book(_cell(s), before='<cols><col min="2" max="2" hidden="1"/></cols>'),
    "xlsx.hidden_sheet": lambda s: _book(_cell(s), state="hidden"),
    "xlsx.very_hidden_sheet": lambda s: _book(_cell(s), state="veryHidden"),
    "xlsx.drawn_box": lambda s: _book(
        _cell(s),
        after='<drawing r:id="r1"/>',
        xl__worksheets___rels__sheet1_dot_xml_dot_rels=_relations(("r1", "drawing", "../drawings/drawing1.xml")),
        xl__drawings__drawing1_dot_xml=_SHAPE,
    ),
    "xlsx.comment": lambda s: _book(
        "", xl__comments1_dot_xml=f"<comments {_S}><comment><text><t>{s}</t></text></comment></comments>"
    ),
    "xlsx.defined_name": lambda s: _book(
        "", defined=f'<definedNames><definedName name="who">"{s}"</definedName></definedNames>'
    ),
    "xlsx.external_link": lambda s: _book(
        "", xl__externalLinks__externalLink1_dot_xml=f"<externalLink {_S}><v>{s}</v></externalLink>"
    ),
    "xlsx.unused_string": lambda s: _book("", xl__sharedStrings_dot_xml=f"<sst {_S}><si><t>{s}</t></si></sst>"),
    "xlsx.pivot_cache": lambda s: _book(
        "",
        xl__pivotCache__pivotCacheRecords1_dot_xml=f'<pivotCacheRecords {_S}><r><s v="x"/><t>{s}</t></r>'
        f"</pivotCacheRecords>",
    ),
    "xlsx.title": lambda s: _book("", docProps__core_dot_xml=_CORE.replace("SECRET", s)),
    "xlsx.unrelated_sheet": lambda s: _book(
        "", xl__worksheets__sheet9_dot_xml=f"<worksheet {_S}><sheetData>{_cell(s)}</sheetData></worksheet>"
    ),
}


def _box(text: str, x: int, y: int, wide: int, high: int, *, fill: str = "", run: str = "") -> str:
    painted = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    said = f"<a:r><a:rPr>{run}</a:rPr><a:t>{text}</a:t></a:r>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box 1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>{painted}</p:spPr><p:txBody><a:p>{said}</a:p></p:txBody></p:sp>'
    )


_PICTURE = (
    '<p:pic><p:blipFill>CROP</p:blipFill><p:spPr><a:xfrm><a:off x="1000000" y="3000000"/>'
    '<a:ext cx="3000000" cy="2000000"/>'
    "</a:xfrm></p:spPr></p:pic>"
)


def _show(shapes: str, *, hidden: str = "", **more: str | bytes) -> bytes:
    def slide(tree: str, attributes: str = "") -> str:
        return f"<p:sld {_P} {_A} {_R}{attributes}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>"

    parts: Parts = {
        "[Content_Types].xml": _types("ppt/presentation.xml", "presentationml.presentation"),
        "_rels/.rels": _relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f'<p:presentation {_P} {_R}><p:sldIdLst><p:sldId id="256" r:id="r1"/><p:sldId id="257" r:id="r2"/>'
            f"</p:sldIdLst>"
            '<p:sldSz cx="9144000" cy="6858000"/></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")
        ),
        "ppt/slides/slide1.xml": slide(_box(_REDACTED, 500000, 500000, 7000000, 500000) + shapes),
        "ppt/slides/slide2.xml": slide(hidden or _box("Thank you", 0, 0, 9, 9), ' show="0"' if hidden else ""),
    }
    return _packed(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


_PLACE = (1000000, 2000000, 3000000, 400000)
PPTX_CHANNELS: dict[str, Callable[[str], bytes]] = {
    "pptx.drawn_box": lambda s: _show(_box(s, *_PLACE) + _box("", *_PLACE, fill="000000")),
    "pptx.own_colour": lambda s: _show(
        _box(s, *_PLACE, fill="000000", run='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>')
    ),
    "pptx.highlight": lambda s: _show(_box(s, *_PLACE, run='<a:highlight><a:srgbClr val="000000"/></a:highlight>')),
    "pptx.hidden_slide": lambda s: _show("", hidden=_box(s, *_PLACE)),
    "pptx.beside_the_slide": lambda s: _show(_box(s, 9500000, 100000, 3000000, 400000)),
    "pptx.covered_picture": lambda s: _show(
        _PICTURE.replace("CROP", "") + _box("", 1200000, 3200000, 900000, 300000, fill="000000"),
        ppt__media__image1_dot_png=as_bytes(a_note(s), "PNG"),
    ),
    "pptx.cropped_picture": lambda s: _show(
        _PICTURE.replace("CROP", '<a:srcRect b="40000"/>'), ppt__media__image1_dot_png=as_bytes(a_note(s), "PNG")
    ),
    "pptx.notes": lambda s: _show(
        "", ppt__notesSlides__notesSlide1_dot_xml=f"<p:notes {_P} {_A}><a:t>{s}</a:t></p:notes>"
    ),
    "pptx.comment": lambda s: _show(
        "", ppt__comments__comment1_dot_xml=f"<p:cmLst {_P}><p:cm><p:text>{s}</p:text></p:cm></p:cmLst>"
    ),
    "pptx.alternative_text": lambda s: _show(_box("", *_PLACE).replace('name="Box 1"', f'name="Box 1" descr="{s}"')),
    "pptx.title": lambda s: _show("", docProps__core_dot_xml=_CORE.replace("SECRET", s)),
}
OFFICE_CHANNELS = {**DOCX_CHANNELS, **XLSX_CHANNELS, **PPTX_CHANNELS}
"""A maker for each channel: it gets the secret and gives the bytes of a document, a workbook or a presentation."""
