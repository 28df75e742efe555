# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDFs that were redacted badly, made by code: each hides one secret in one channel. All names are invented."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.redaction.planting_pages import (
    BLACK_BOX,
    BOX,
    HEIGHT,
    REDACTED,
    WIDTH,
    a_pdf,
    annotation_of,
    form_of,
    image_of,
    paragraph,
    text_at,
    with_box,
    written,
)
from tests.redaction.planting_pdf_pictures import (
    alternate_image,
    black_image,
    covered_picture,
    cropped_image,
    jpeg_comment,
    recognised_under_bar,
    soft_mask_image,
    unused_image,
)


def _under(box: str) -> Callable[[str], bytes]:
    return lambda secret: a_pdf(with_box(secret, box))


def _beside(change: Callable[[Pdf, Any, str], None]) -> Callable[[str], bytes]:
    """A page redacted well, and the secret left in a channel of the file."""
    return lambda secret: a_pdf(REDACTED, lambda pdf, page: change(pdf, page, secret))


def _square_annotation(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        _x, _y, width, height = BOX
        look = pdf.make_stream(f"0 g 0 0 {width} {height} re f".encode())
        look.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]))
        square = annotation_of("Square", C=Array([0, 0, 0]), IC=Array([0, 0, 0]), AP=Dictionary(N=look))
        page.Annots = Array([pdf.make_indirect(square)])

    return a_pdf(paragraph(secret), change)


def _form_xobject(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject = Dictionary(Fm0=form_of(pdf, text_at(BOX[0] + 4, BOX[1] + 5, secret), page))

    return a_pdf(f"{paragraph()}\n/Fm0 Do\n{BLACK_BOX}", change)


def _outside_crop(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.CropBox = Array([0, 500, WIDTH, HEIGHT])

    return a_pdf(f"{REDACTED}\n0 g {text_at(60, 300, secret)}", change)


def _opacity(level: float) -> Callable[[str], bytes]:
    def make(secret: str) -> bytes:
        def change(pdf: Pdf, page: Any) -> None:
            page.Resources.ExtGState = Dictionary(G0=Dictionary(Type=Name.ExtGState, ca=level, CA=level))

        return a_pdf(with_box(secret, f"/G0 gs {BLACK_BOX}"), change)

    return make


def _transparent_text(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.ExtGState = Dictionary(G0=Dictionary(Type=Name.ExtGState, ca=0, CA=0))

    return a_pdf(f"{REDACTED}\nq 0 g /G0 gs {text_at(60, 500, secret)} Q", change)


def _rotated(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        page.Rotate = 90

    return a_pdf(with_box(secret), change)


def _hidden_layer(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(ON=Array([]), OFF=Array([layer]), Order=Array([layer]))
        )
        page.Resources.Properties = Dictionary(L0=layer)

    return a_pdf(f"{REDACTED}\n/OC /L0 BDC 0 g {text_at(60, 500, secret)} EMC", change)


def _layered_form(secret: str) -> bytes:
    def change(pdf: Pdf, page: Any) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([]), OFF=Array([layer])))
        page.Resources.XObject = Dictionary(Fm0=form_of(pdf, "0 g " + text_at(60, 500, secret), page, OC=layer))

    return a_pdf(f"{REDACTED}\n/Fm0 Do", change)


def _type3(secret: str) -> bytes:
    """Letters that are drawings, with a table of which letter each is."""

    def change(pdf: Pdf, page: Any) -> None:
        glyph = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
        codes = sorted({ord(letter) for letter in secret})
        mapping = "".join(f"<{code:02x}> <{code:04x}>\n" for code in codes)
        table = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T3 def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{mapping}endbfchar endcmap"
        )
        differences = Array([item for code in codes for item in (code, Name(f"/g{code}"))])
        page.Resources.Font.T3 = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary({f"/g{code}": glyph for code in codes}),
            Encoding=Dictionary(Type=Name.Encoding, Differences=differences), FirstChar=min(codes),
            LastChar=max(codes), Widths=Array([600] * (max(codes) - min(codes) + 1)),
            ToUnicode=pdf.make_stream(table.encode()),
        )  # fmt: skip

    text = f"BT /T3 11 Tf {BOX[0] + 4} {BOX[1] + 5} Td ({secret}) Tj ET"
    return a_pdf(f"{paragraph()}\n{text}\nq {BLACK_BOX} Q", change)


def _to_unicode_only(secret: str) -> bytes:
    """Codes that mean nothing but for the font's table: shown as other letters, read as the secret, under a box."""

    def change(pdf: Pdf, page: Any) -> None:
        mapping = "".join(f"<{33 + n:02x}> <{ord(letter):04x}>\n" for n, letter in enumerate(secret))
        table = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange {len(secret)} beginbfchar\n{mapping}endbfchar endcmap"
        )
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        font.ToUnicode = pdf.make_stream(table.encode())
        page.Resources.Font.F2 = pdf.make_indirect(font)

    codes = "".join(f"{33 + n:02x}" for n in range(len(secret)))
    text = f"BT /F2 11 Tf {BOX[0] + 4} {BOX[1] + 5} Td <{codes}> Tj ET"
    return a_pdf(f"{paragraph()}\n{text}\nq {BLACK_BOX} Q", change)


def _earlier_revision(secret: str) -> bytes:
    """Saved once with the text, and the redacted page added after it (ISO 32000-1, 7.5.6)."""
    first = a_pdf(paragraph(secret), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with Pdf.open(io.BytesIO(first)) as pdf:
        number, size = pdf.pages[0].obj.Contents.objgen[0], len(pdf.objects) + 1
        root = pdf.Root.objgen[0]
    return first + _appended(first, number, REDACTED, size, root)


def _appended(first: bytes, number: int, content: str, size: int, root: int) -> bytes:
    start = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    body = f"{number} 0 obj\n<</Length {len(content)}>>\nstream\n{content}\nendstream\nendobj\n".encode("latin-1")
    table = f"xref\n{number} 1\n{len(first):010d} 00000 n\r\n"
    trailer = f"trailer\n<</Size {size} /Root {root} 0 R /Prev {start}>>\nstartxref\n{len(first) + len(body)}\n%%EOF\n"
    return body + (table + trailer).encode()


def _orphan_object(secret: str) -> bytes:
    """A stream of page content in the table of objects, to which nothing refers."""
    first = a_pdf(REDACTED, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with Pdf.open(io.BytesIO(first)) as pdf:
        size, root = len(pdf.objects) + 1, pdf.Root.objgen[0]
    return first + _appended(first, size, paragraph(secret), size + 1, root)


def _unlisted_object(secret: str) -> bytes:
    """The same, and not even in the table of objects."""
    content = zlib.compress(paragraph(secret).encode())
    made = a_pdf(REDACTED, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = made.rindex(b"xref", 0, made.rindex(b"startxref"))
    head = b"900 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n" % len(content)
    body = head + content + b"\nendstream\nendobj\n"
    tail = made[start:].replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(body)))
    return made[:start] + body + tail


def _set_xmp(pdf: Pdf, page: Any, secret: str) -> None:
    packet = (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{secret}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    held = pdf.make_stream(packet.encode())
    held.stream_dict = Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = held


def _set_info(key: str) -> Callable[[Pdf, Any, str], None]:
    def change(pdf: Pdf, page: Any, secret: str) -> None:
        pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": String(secret)}))

    return change


def _set_piece_info(pdf: Pdf, page: Any, secret: str) -> None:
    private = Dictionary(LastModified=String("D:20260101000000Z"), Private=Dictionary(Draft=String(secret)))
    page.PieceInfo = Dictionary(Layouter=private)


def _set_xfa(pdf: Pdf, page: Any, secret: str) -> None:
    xml = f'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><name>{secret}</name></xfa:datasets>'
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Array([String("datasets"), pdf.make_stream(xml.encode())]))


def _field(pdf: Pdf, page: Any, **more: Any) -> None:
    """A text field out of sight."""
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("field"),
        Rect=Array([60, 100, 200, 120]),
        F=2,
        **more,
    )
    held = pdf.make_indirect(field)
    page.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]))


def _set_appearance(pdf: Pdf, page: Any, secret: str) -> None:
    look = pdf.make_stream(f"/Tx BMC q BT /F1 11 Tf 2 5 Td ({secret}) Tj ET Q EMC".encode("latin-1"))
    look.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 140, 20]), Resources=page.Resources
    )
    _field(pdf, page, AP=Dictionary(N=look))


def _set_annotation(kind: str, **more: Any) -> Callable[[Pdf, Any, str], None]:
    def change(pdf: Pdf, page: Any, secret: str) -> None:
        note = annotation_of(kind, Contents=String(secret), **more)
        note.F = 2
        page.Annots = Array([pdf.make_indirect(note)])

    return change


def _set_popup(pdf: Pdf, page: Any, secret: str) -> None:
    note = pdf.make_indirect(annotation_of("Highlight", C=Array([1, 1, 0]), Contents=String(secret)))
    note.QuadPoints = Array([60, 690, 200, 690, 60, 676, 200, 676])
    popup = pdf.make_indirect(annotation_of("Popup", Parent=note, Open=False))
    page.Annots = Array([note, popup])


def _set_link(pdf: Pdf, page: Any, secret: str) -> None:
    address = "https://harbour.example/people/" + secret.replace(" ", "%20")
    action = Dictionary(S=Name.URI, URI=String(address))
    page.Annots = Array([pdf.make_indirect(annotation_of("Link", A=action, Border=Array([0, 0, 0])))])


def _set_outline(pdf: Pdf, page: Any, secret: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 0))


def _set_destination(pdf: Pdf, page: Any, secret: str) -> None:
    names = Dictionary(Names=Array([String(secret), Array([page, Name.Fit])]))
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(names))


def _set_script(pdf: Pdf, page: Any, secret: str) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String(f'var reporter = "{secret}";'))
    pdf.Root.OpenAction = pdf.make_indirect(action)


def _set_script_stream(pdf: Pdf, page: Any, secret: str) -> None:
    action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(f'var reporter = "{secret}";'.encode()))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("start"), pdf.make_indirect(action)])))


def _set_struct(key: str) -> Callable[[Pdf, Any, str], None]:
    def change(pdf: Pdf, page: Any, secret: str) -> None:
        element = pdf.make_indirect(
            Dictionary({"/Type": Name.StructElem, "/S": Name.Figure, f"/{key}": String(secret)})
        )
        element.Pg = page
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))

    return change


def _set_page_labels(pdf: Pdf, page: Any, secret: str) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=String(secret))]))


def _set_layer_name(pdf: Pdf, page: Any, secret: str) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(secret)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), OFF=Array([])))


def _set_thread(pdf: Pdf, page: Any, secret: str) -> None:
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, P=page, R=Array([0, 0, 10, 10])))
    thread = Dictionary(Type=Name.Thread, F=bead, I=Dictionary(Title=String(secret)))
    pdf.Root.Threads = Array([pdf.make_indirect(thread)])


def _set_signature(pdf: Pdf, page: Any, secret: str) -> None:
    value = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(secret), Reason=String("approved"),
        ByteRange=Array([0, 0, 0, 0]), Contents=String(b"\x00" * 32),
    )  # fmt: skip
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), Rect=Array([0, 0, 0, 0]), F=2, V=value
    )
    held = pdf.make_indirect(field)
    page.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]), SigFlags=3)


def _set_signature_contents(pdf: Pdf, page: Any, secret: str) -> None:
    _set_signature(pdf, page, "Harbour")
    name = secret.encode()
    pdf.Root.AcroForm.Fields[0].V.Contents = String(b"\x30\x80\x06\x03\x55\x04\x03\x0c" + bytes([len(name)]) + name)


def _attached(pdf: Pdf, held: bytes, description: str = "") -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        pdf, held, description=description, filename="", mime_type="", creation_date="", mod_date=""
    )


def _set_attachment(pdf: Pdf, page: Any, secret: str) -> None:
    pdf.attachments["draft.txt"] = _attached(pdf, f"The engineer was {secret}.".encode())


def _set_attachment_name(pdf: Pdf, page: Any, secret: str) -> None:
    pdf.attachments["a.bin"] = _attached(pdf, b"\x00\x01\x02", description=secret)


def _set_thumb(pdf: Pdf, page: Any, secret: str) -> None:
    page.Thumb = image_of(pdf, written(secret, (106, 150)))


def _set_unused_font(pdf: Pdf, page: Any, secret: str) -> None:
    """The subset of a font that only the letters of the secret needed: /CharSet of its descriptor."""
    letters = "".join(f"/{letter}" for letter in sorted(set(secret)) if letter.isalpha())
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Quellsans"), Flags=32, CharSet=letters)
    page.Resources.Font.F9 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/ABCDEF+Quellsans"),
            FontDescriptor=descriptor,
            FirstChar=32,
            LastChar=32,
            Widths=Array([0]),
        )
    )


def _set_font_name(pdf: Pdf, page: Any, secret: str) -> None:
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Quellsans, FontFamily=String(secret), Flags=32)
    page.Resources.Font.F9 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name.Quellsans,
            FontDescriptor=descriptor,
            FirstChar=32,
            LastChar=32,
            Widths=Array([0]),
        )
    )


def _black_glyphs(secret: str) -> bytes:
    """Text with a row of block letters set over it."""

    def change(pdf: Pdf, page: Any) -> None:
        glyph = pdf.make_stream(b"1000 0 0 -300 1000 900 d1 0 -300 1000 1200 re f")
        table = (
            b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <2588> endbfchar endcmap"
        )
        page.Resources.Font.B = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -300, 1000, 900]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(b=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.b])), FirstChar=65, LastChar=65,
            Widths=Array([1000]), ToUnicode=pdf.make_stream(table),
        )  # fmt: skip

    bar = f"BT /B 14 Tf {BOX[0]} {BOX[1] + 5} Td (AAAAAAAAAAAAAAAA) Tj ET"
    return a_pdf(f"{paragraph(secret)}\n{bar}", change)


def _actual_text(secret: str) -> bytes:
    marked = f"/Span <</ActualText ({secret})>> BDC {text_at(60, 500, 'Engineer A')} EMC"
    return a_pdf(f"{REDACTED}\n0 g {marked}")


def _object_stream_leftover(secret: str) -> bytes:
    """A dictionary with the secret in a stream of objects, to which nothing refers."""
    made = a_pdf(REDACTED, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    inner = b"901 0 <</Draft (%s)>>" % secret.encode()
    packed = zlib.compress(inner)
    start = made.rindex(b"xref", 0, made.rindex(b"startxref"))
    head = b"900 0 obj\n<</Type /ObjStm /N 1 /First 6 /Length %d /Filter /FlateDecode>>\nstream\n" % len(packed)
    body = head + packed + b"\nendstream\nendobj\n"
    tail = made[start:].replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(body)))
    return made[:start] + body + tail


def _rich_contents(pdf: Pdf, page: Any, secret: str) -> None:
    note = annotation_of("Text", RC=String(f"<body><p>{secret}</p></body>"))
    note.F = 2
    page.Annots = Array([pdf.make_indirect(note)])


_X, _Y, _W, _H = BOX
_MIDDLE = _Y + _H / 2
PDF_CHANNELS: dict[str, Callable[[str], bytes]] = {
    "pdf.black_rect": _under(BLACK_BOX),
    "pdf.path_rect": _under(f"0 g {_X} {_Y} m {_X + _W} {_Y} l {_X + _W} {_Y + _H} l {_X} {_Y + _H} l h f"),
    "pdf.thick_stroke": _under(f"0 G {_H} w {_X} {_MIDDLE} m {_X + _W} {_MIDDLE} l S"),
    "pdf.square_annotation": _square_annotation,
    "pdf.black_image": black_image,
    "pdf.white_rect": _under(f"1 g {_X} {_Y} {_W} {_H} re f"),
    "pdf.invisible_text": lambda secret: a_pdf(f"{REDACTED}\n0 g {text_at(60, 500, secret, '3 Tr')}"),
    "pdf.white_text": lambda secret: a_pdf(f"{REDACTED}\n1 g {text_at(60, 500, secret)}"),
    "pdf.dates_under_box": _under(BLACK_BOX),
    "pdf.box_in_header": lambda secret: a_pdf(f"{REDACTED}\n{text_at(60, 822, secret)} 0 g 50 815 300 20 re f"),
    "pdf.form_xobject": _form_xobject,
    "pdf.outside_crop": _outside_crop,
    "pdf.actual_text": _actual_text,
    "pdf.opaque_99": _opacity(0.99),
    "pdf.rotated_page": _rotated,
    "pdf.hidden_layer": _hidden_layer,
    "pdf.info_title": _beside(_set_info("Title")),
    "pdf.embedded_file": _beside(_set_attachment),
    "pdf.earlier_revision": _earlier_revision,
    "pdf.orphan_object": _orphan_object,
    "pdf.opaque_90": _opacity(0.9),
    "pdf.hatched_box": _under(f"0.2 g {_X} {_Y} {_W} {_H} re f 0 G 1 w " + " ".join(
        f"{_X + 6 * n} {_Y} m {_X + 6 * n + 10} {_Y + _H} l S" for n in range(34))),
    "pdf.coloured_box": _under(f"0.1 0.2 0.7 rg {_X} {_Y} {_W} {_H} re f"),
    "pdf.black_on_black": lambda secret: a_pdf(f"{paragraph()}\n{BLACK_BOX}\n0 g {text_at(_X + 4, _Y + 5, secret)}"),
    "pdf.soft_mask_image": soft_mask_image,
    "pdf.type3_text": _type3,
    "pdf.to_unicode_only": _to_unicode_only,
    "pdf.black_glyphs": _black_glyphs,
    "pdf.transparent_text": _transparent_text,
    "pdf.clipped_text": lambda secret: a_pdf(f"{REDACTED}\nq 0 g 0 0 5 5 re W n {text_at(60, 500, secret)} Q"),
    "pdf.layered_form": _layered_form,
    "pdf.covered_picture": covered_picture,
    "pdf.recognised_under_bar": recognised_under_bar,
    "pdf.alternate_image": alternate_image,
    "pdf.cropped_image": cropped_image,
    "pdf.unused_image": unused_image,
    "pdf.jpeg_comment": jpeg_comment,
    "pdf.thumb": _beside(_set_thumb),
    "pdf.info_author": _beside(_set_info("Author")),
    "pdf.info_custom": _beside(_set_info("Reviewer")),
    "pdf.xmp": _beside(_set_xmp),
    "pdf.piece_info": _beside(_set_piece_info),
    "pdf.xfa": _beside(_set_xfa),
    "pdf.form_value": _beside(lambda pdf, page, secret: _field(pdf, page, V=String(secret))),
    "pdf.form_default": _beside(lambda pdf, page, secret: _field(pdf, page, DV=String(secret))),
    "pdf.form_tooltip": _beside(lambda pdf, page, secret: _field(pdf, page, TU=String(secret))),
    "pdf.form_appearance": _beside(_set_appearance),
    "pdf.popup": _beside(_set_popup),
    "pdf.text_note": _beside(_set_annotation("Text")),
    "pdf.rich_contents": _beside(_rich_contents),
    "pdf.hidden_free_text": _beside(_set_annotation("FreeText", DA=String("/F1 11 Tf 0 g"))),
    "pdf.redact_annotation": _beside(_set_annotation("Redact", OverlayText=String("withheld"))),
    "pdf.link": _beside(_set_link),
    "pdf.outline": _beside(_set_outline),
    "pdf.named_destination": _beside(_set_destination),
    "pdf.script": _beside(_set_script),
    "pdf.script_stream": _beside(_set_script_stream),
    "pdf.struct_alt": _beside(_set_struct("Alt")),
    "pdf.struct_actual_text": _beside(_set_struct("ActualText")),
    "pdf.struct_expansion": _beside(_set_struct("E")),
    "pdf.struct_title": _beside(_set_struct("T")),
    "pdf.page_label": _beside(_set_page_labels),
    "pdf.layer_name": _beside(_set_layer_name),
    "pdf.thread": _beside(_set_thread),
    "pdf.signature_name": _beside(_set_signature),
    "pdf.signature_contents": _beside(_set_signature_contents),
    "pdf.attachment_name": _beside(_set_attachment_name),
    "pdf.font_subset": _beside(_set_unused_font),
    "pdf.font_family": _beside(_set_font_name),
    "pdf.unlisted_object": _unlisted_object,
    "pdf.object_stream_leftover": _object_stream_leftover,
    "pdf.before_header": lambda secret: f"draft for {secret}\n".encode() + a_pdf(REDACTED),
    "pdf.after_end": lambda secret: a_pdf(REDACTED) + f"\ndraft for {secret}\n".encode(),
}  # fmt: skip
"""A maker for each channel: it gets the secret and gives the bytes of a file."""

GUIDE_VARIANTS = tuple(list(PDF_CHANNELS)[:20])
"""The twenty variants of bad redactions that every examiner of PDFs should find."""
