# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Twenty files for each exact kind of trace, over the formats: what was planted, and where it must be found."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import PngImagePlugin

from tests.traces import planting_traces as made
from tests.traces.planting_traces import core, docx, exif, mail, odf, pdf, picture, pptx, rtf, tar, text_of, xlsx
from vorlage.domain.traces import TraceKind
from vorlage.extraction.office.compound import write_compound

_HOMOGLYPHS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і"}
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_CT = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Planted:
    """One file: its name, its bytes, the kind and the rule that must find it."""

    kind: TraceKind
    code: str
    name: str
    made: bytes


def with_zero_width(text: str, seed: int) -> str:
    """The text with a code of two symbols after some words."""
    chosen = random.Random(seed)
    symbols = chosen.choice(["\u200b\u2060", "\u200c\u200d", "\u200b\u200c", "\ufeff\u200b", "\u2062\u2063"])
    words = text.split(" ")
    for _ in range(9):
        at = chosen.randrange(len(words) - 1)
        middle = len(words[at]) // 2 or 1
        words[at] = words[at][:middle] + chosen.choice(symbols) + words[at][middle:]
    return " ".join(words)


def with_homoglyphs(text: str, seed: int) -> str:
    """The text with three letters of Cyrillic within Latin words."""
    chosen, letters = random.Random(seed), list(text)
    places = [
        at
        for at, each in enumerate(letters[1:-1], 1)
        if each in _HOMOGLYPHS and (letters[at - 1] + letters[at + 1]).isalpha()
    ]
    for at in chosen.sample(places, 3):
        letters[at] = _HOMOGLYPHS[letters[at]]
    return "".join(letters)


def with_sentence_code(text: str, seed: int) -> str:
    """The text with one or two spaces after each sentence, as thirteen bits of a number would have it."""
    chosen = random.Random(seed)
    sentences = text.split(". ")
    while True:
        bits = [chosen.random() < 0.5 for _ in sentences[:-1]]
        if 4 <= sum(bits) <= len(bits) - 4:
            break
    return "".join(s + "." + ("  " if bit else " ") for s, bit in zip(sentences, bits, strict=False)) + sentences[-1]


def in_every_text_format(change: Callable[[str, int], str]) -> Iterator[tuple[str, bytes]]:
    """Twenty files of text, of ten formats, each with the change made to its words."""
    for round_number in (0, 1):
        seed = round_number * 10
        text = text_of
        yield f"{seed}.txt", change(text(seed), seed).encode()
        yield f"{seed}.docx", docx(text=change(text(seed + 1), seed + 1))
        yield f"{seed}.xlsx", xlsx(text=change(text(seed + 2), seed + 2))
        yield f"{seed}.pptx", pptx(text=change(text(seed + 3), seed + 3))
        yield f"{seed}.odt", odf(text=change(text(seed + 4), seed + 4))
        yield f"{seed}.rtf", rtf(change(text(seed + 5), seed + 5))
        yield f"{seed}.eml", mail(change(text(seed + 6), seed + 6))
        yield f"{seed}.md", change(text(seed + 7), seed + 7).encode("utf-16")
        yield f"{seed}.ods", odf("spreadsheet", text=change(text(seed + 8), seed + 8))
        html = change(text(seed + 9), seed + 9).replace("  ", " &nbsp;" if round_number else "&nbsp; ")
        yield f"{seed}.html", f"<html><body><p>{html}</p></body></html>".encode()


def _info(**fields: str) -> bytes:
    def change(opened: pikepdf.Pdf) -> None:
        for name, value in fields.items():
            opened.docinfo[f"/{name}"] = pikepdf.String(value)

    return pdf(change)


def _xmp(opened: pikepdf.Pdf, packet: bytes = b"") -> None:
    stream = opened.make_stream(packet or XMP)
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    opened.Root.Metadata = stream


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="xmp.did:1f2e3d" '
    b'xmpMM:InstanceID="xmp.iid:77aa"/></rdf:RDF></x:xmpmeta>'
)


def _annotated(opened: pikepdf.Pdf, **fields: Any) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30],
        Contents=pikepdf.String("not so"), **fields,
    )  # fmt: skip
    opened.pages[0].Annots = opened.make_indirect(pikepdf.Array([note]))


def _layered(opened: pikepdf.Pdf) -> None:
    group = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("draft")))
    opened.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(OFF=[group], Order=[group]))


def _with_photograph(opened: pikepdf.Pdf, **tags: Any) -> None:
    photograph = opened.make_stream(picture(exif=exif(**tags)))
    photograph.Type, photograph.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    photograph.Width, photograph.Height, photograph.BitsPerComponent = 48, 32, 8
    photograph.ColorSpace, photograph.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    opened.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=photograph)


def _thumbed(opened: pikepdf.Pdf) -> None:
    small = opened.make_stream(b"\x00" * 12)
    small.Width, small.Height, small.BitsPerComponent, small.ColorSpace = 2, 2, 8, pikepdf.Name.DeviceRGB
    opened.pages[0].obj.Thumb = small


def _run(inside: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{inside}</w:r></w:p>"


def _changed(tag: str, word: str = "t") -> str:
    return f'<w:p><w:{tag} w:id="1" w:author="Lena Probst" w:date="2024-05-01T10:00:00Z"><w:r><w:{word}>late</w:{word}></w:r></w:{tag}></w:p>'  # noqa: E501


def _png_text(**fields: str) -> bytes:
    words = PngImagePlugin.PngInfo()
    for name, value in fields.items():
        words.add_text(name, value)
    return picture("PNG", pnginfo=words)


def _message(**streams: str) -> bytes:
    """An Outlook message of text properties, by their tags."""
    held: dict[tuple[str, ...], bytes] = {
        (f"__substg1.0_{tag[1:]}001F",): value.encode("utf-16-le") for tag, value in streams.items()
    }
    return write_compound(
        {
            ("__properties_version1.0",): bytes(32),
            ("__substg1.0_1000001F",): "The board met.".encode("utf-16-le"),
            **held,
        }
    )


def _summary(*, author: str = "", saved_by: str = "", number: int = 0, value: str = "") -> bytes:
    """A property set of old Office ([MS-OLEPS] 2.20) with a few strings."""
    rows = [(each, text.encode() + b"\x00") for each, text in ((4, author), (8, saved_by), (number, value)) if text]
    body = b""
    index = b""
    at = 8 + 8 * len(rows)
    for each, text in rows:
        padded = text + b"\x00" * (-len(text) % 4)
        index += each.to_bytes(4, "little") + at.to_bytes(4, "little")
        packed = (30).to_bytes(4, "little") + len(text).to_bytes(4, "little") + padded
        body += packed
        at += len(packed)
    section = at.to_bytes(4, "little") + len(rows).to_bytes(4, "little") + index + body
    identity = bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9")
    return (
        b"\xfe\xff\x00\x00\x05\x00\x02\x00"
        + bytes(16)
        + (1).to_bytes(4, "little")
        + identity
        + (48).to_bytes(4, "little")
        + section
    )


def _old_word(**fields: Any) -> bytes:
    return write_compound(
        {("WordDocument",): b"\xec\xa5" + bytes(1500), ("\x05SummaryInformation",): _summary(**fields)}
    )


def _biff(*records: tuple[int, bytes]) -> bytes:
    start = (0x0809, bytes.fromhex("00060500") + bytes(12))
    rows = b"".join(
        kind.to_bytes(2, "little") + len(held).to_bytes(2, "little") + held
        for kind, held in (start, *records, (10, b""))
    )
    return write_compound({("Workbook",): rows + bytes(4096)})


def _user(name: str) -> bytes:
    return len(name).to_bytes(2, "little") + b"\x00" + name.encode().ljust(109)


def _iptc(kind: int, value: bytes) -> bytes:
    block = b"\x1c\x02" + bytes([kind]) + len(value).to_bytes(2, "big") + value
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block + b"\x00" * (len(block) % 2)
    held = b"Photoshop 3.0\x00" + resource
    whole = picture()
    return whole[:2] + b"\xff\xed" + (len(held) + 2).to_bytes(2, "big") + held + whole[2:]


def _in_package(kind: str, held: bytes) -> bytes:
    """A picture within a package of an office."""
    if kind == "docx":
        return docx(word__media__image1_DOT_jpg=held)
    if kind == "pptx":
        return pptx(ppt__media__image1_DOT_jpg=held)
    if kind == "xlsx":
        return xlsx(xl__media__image1_DOT_jpg=held)
    return odf(Pictures__a_DOT_jpg=held)


_GPS = {1: "N", 2: (47.0, 30.0, 1.5), 3: "E", 4: (8.0, 2.0, 9.0)}
_NAME = "Ivo Tamm"


def _zero_width() -> Iterator[tuple[str, str, bytes]]:
    return (("text.zero_width", name, held) for name, held in in_every_text_format(with_zero_width))


def _homoglyph() -> Iterator[tuple[str, str, bytes]]:
    return (("text.homoglyph", name, held) for name, held in in_every_text_format(with_homoglyphs))


def _spacing() -> Iterator[tuple[str, str, bytes]]:
    return (("spacing.sentences", name, held) for name, held in in_every_text_format(with_sentence_code))


def _author() -> Iterator[tuple[str, str, bytes]]:
    creator, saved = "author.creator", "author.last_saved"
    yield creator, "1.docx", docx(docProps__core_DOT_xml=core(creator=_NAME))
    yield saved, "2.docx", docx(docProps__core_DOT_xml=core(lastModifiedBy=_NAME))
    yield creator, "3.xlsx", xlsx(docProps__core_DOT_xml=core(creator=_NAME))
    yield saved, "4.pptx", pptx(docProps__core_DOT_xml=core(lastModifiedBy=_NAME))
    yield (
        "author.company",
        "5.docx",
        docx(docProps__app_DOT_xml="<Properties><Company>Elm Works</Company></Properties>"),
    )
    yield "author.manager", "6.xlsx", xlsx(docProps__app_DOT_xml="<Properties><Manager>Ivo Tamm</Manager></Properties>")
    yield creator, "7.odt", odf(meta=f"<meta:initial-creator>{_NAME}</meta:initial-creator>")
    yield saved, "8.ods", odf("spreadsheet", meta=f"<dc:creator>{_NAME}</dc:creator>")
    yield "author.printed", "9.odt", odf(meta=f"<meta:printed-by>{_NAME}</meta:printed-by>")
    yield creator, "10.rtf", rtf(head="{\\info{\\author " + _NAME + "}}")
    yield saved, "11.rtf", rtf(head="{\\info{\\operator " + _NAME + "}}")
    yield "author.company", "12.rtf", rtf(head="{\\info{\\*\\company Elm Works}}")
    yield creator, "13.pdf", _info(Author=_NAME)
    yield "author.custom", "14.pdf", _info(Reviewer=_NAME)
    yield creator, "15.jpg", picture(exif=exif({0x013B: _NAME}))
    yield creator, "16.png", _png_text(Author=_NAME)
    yield creator, "17.doc", _old_word(author=_NAME)
    yield "author.user", "18.xls", _biff((0x005C, _user(_NAME)))
    yield (
        creator,
        "19.html",
        f'<html><head><meta name="author" content="{_NAME}"></head><body><p>So.</p></body></html>'.encode(),
    )
    yield "author.owner", "20.tar", tar(uname="itamm", uid=1001)


def _revision_id() -> Iterator[tuple[str, str, bytes]]:
    rsid, identity = "revision.rsid", "revision.document_id"
    settings = "<w:settings {}>{}</w:settings>".format
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    yield rsid, "1.docx", docx('<w:p w:rsidR="00A11B2C"><w:r><w:t>So.</w:t></w:r></w:p>')
    yield rsid, "2.docx", docx(word__settings_DOT_xml=settings(w, '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids>'))
    yield identity, "3.docx", docx(word__settings_DOT_xml=settings(f"{w} {_W14}", '<w14:docId w14:val="3F2A11"/>'))
    yield "revision.count", "4.docx", docx(docProps__core_DOT_xml=core(revision="17"))
    yield "revision.paragraph_ids", "5.docx", docx(f'<w:p {_W14} w14:paraId="1A2B3C4D"><w:r><w:t>So.</w:t></w:r></w:p>')
    yield (
        "revision.variables",
        "6.docx",
        docx(word__settings_DOT_xml=settings(w, '<w:docVar w:name="copy" w:val="14"/>')),
    )
    yield (
        "revision.label",
        "7.xlsx",
        xlsx(
            docProps__custom_DOT_xml='<Properties><property name="MSIP_Label_1_SiteId"><v>77aa</v></property></Properties>'  # noqa: E501
        ),
    )
    revised = 'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    book = f'<workbook xmlns="{_CT}"><xr:revisionPtr {revised} documentId="13_ncr:1_{{77}}"/><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'  # noqa: E501
    yield identity, "8.xlsx", xlsx(xl__workbook_DOT_xml=book)
    yield (
        "revision.paragraph_ids",
        "9.xlsx",
        xlsx(rows='<row r="1" uid="{77}"><c r="A1" t="inlineStr"><is><t>So.</t></is></c></row>'),
    )
    yield "revision.count", "10.pptx", pptx(docProps__core_DOT_xml=core(revision="4"))
    yield "revision.count", "11.odt", odf(meta="<meta:editing-cycles>12</meta:editing-cycles>")
    yield rsid, "12.odt", odf(settings='<config:config-item config:name="RsidRoot">77123</config:config-item>')
    yield rsid, "13.rtf", rtf(head="{\\*\\rsidtbl \\rsid123456\\rsid777}")
    yield rsid, "14.rtf", rtf(head="\\insrsid99123 ")
    yield "revision.dates", "15.pdf", _info(CreationDate="D:20240501101112+02'00'")
    yield "revision.unique_id", "16.pdf", pdf(lambda opened: _annotated(opened, NM=pikepdf.String("77aa-1")))
    yield "revision.count", "17.doc", _old_word(number=9, value="23")
    yield identity, "18.docx", docx(docProps__core_DOT_xml=core(identifier="urn:uuid:77aa"))
    yield (
        "revision.unique_id",
        "19.ics",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:77aa@elm.test\r\nSUMMARY:Board\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    yield (
        "revision.dates",
        "20.png",
        picture("PNG")[:33] + b"\x00\x00\x00\x07tIME\x07\xe8\x05\x01\x0a\x0b\x0c\x00\x00\x00\x00" + picture("PNG")[33:],
    )


def _xmp_files() -> Iterator[tuple[str, str, bytes]]:
    identity, producer = "xmp.document_id", "xmp.producer"
    yield "xmp.pdf_id", "1.pdf", pdf(has_identifier=True)
    yield identity, "2.pdf", pdf(_xmp)
    yield producer, "3.pdf", _info(Producer="Elm Press 4.1")
    yield producer, "4.pdf", _info(Creator="Elm Writer 2")
    yield (
        "xmp.piece_info",
        "5.pdf",
        pdf(lambda o: o.Root.__setattr__("PieceInfo", pikepdf.Dictionary(Elm=pikepdf.Dictionary()))),
    )
    yield (
        "xmp.piece_info",
        "6.pdf",
        pdf(lambda o: o.pages[0].obj.__setattr__("PieceInfo", pikepdf.Dictionary(Elm=pikepdf.Dictionary()))),
    )
    history = XMP.replace(
        b'xmpMM:InstanceID="xmp.iid:77aa"/>', b"><xmpMM:History>saved</xmpMM:History></rdf:Description>"
    )
    yield "xmp.history", "7.pdf", pdf(lambda o: _xmp(o, history))
    creator = XMP.replace(b"/></rdf:RDF>", b'><c:creator xmlns:c="c">Ivo Tamm</c:creator></rdf:Description></rdf:RDF>')
    yield "xmp.creator", "8.pdf", pdf(lambda o: _xmp(o, creator))
    jpeg = picture()
    block = b"http://ns.adobe.com/xap/1.0/\x00" + XMP
    with_packet = jpeg[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + jpeg[2:]
    yield identity, "9.jpg", with_packet
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    yield identity, "10.png", picture("PNG", pnginfo=words)
    yield identity, "11.webp", picture("WEBP", xmp=XMP)
    yield identity, "12.tif", picture("TIFF", tiffinfo={700: XMP})
    yield identity, "13.docx", _in_package("docx", with_packet)
    yield identity, "14.pptx", _in_package("pptx", with_packet)
    yield identity, "15.odt", _in_package("odt", with_packet)
    yield (
        producer,
        "16.docx",
        docx(docProps__app_DOT_xml="<Properties><Application>Elm Writer</Application></Properties>"),
    )
    yield producer, "17.odt", odf(meta="<meta:generator>Elm Writer/7.1</meta:generator>")
    yield producer, "18.rtf", rtf(head="{\\*\\generator Elm 10;}")
    yield (
        producer,
        "19.html",
        b'<html><head><meta name="generator" content="Elm 3"></head><body><p>So.</p></body></html>',
    )
    gif = picture("GIF")
    yield (
        identity,
        "20.gif",
        gif[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\x00" + b"\x3b",
    )


def _header() -> Iterator[tuple[str, str, bytes]]:
    yield (
        "header.received",
        "1.eml",
        mail(Received="from elm.test ([192.0.2.7]) by mx.test; Wed, 1 May 2024 10:00:00 +0200"),
    )
    yield "header.address", "2.eml", mail(X_Originating_IP="[192.0.2.7]")
    yield "header.message_id", "3.eml", mail(Message_ID="<77aa@itamm-laptop.test>")
    yield "header.thread", "4.eml", mail(Thread_Index="AQHa77aa1234")
    yield "header.program", "5.eml", mail(X_Mailer="Elm Mail 4.2")
    yield "header.sender", "6.eml", mail(Return_Path="<ivo.tamm@elm.test>")
    yield "header.recipient", "7.eml", mail(Delivered_To="ivo.tamm@elm.test")
    yield "header.recipient", "8.eml", mail(To="ivo.tamm@elm.test")
    yield "header.signature", "9.eml", mail(DKIM_Signature="v=1; d=elm.test; b=77aa")
    yield "header.server", "10.eml", mail(X_MS_Exchange_Organization_Network_Message_Id="77aa-1")
    yield "header.date", "11.eml", mail(Date="Wed, 01 May 2024 10:00:00 +0200")
    yield "header.list_token", "12.eml", mail(List_Unsubscribe="<https://elm.test/u/77aa>")
    yield "header.thread", "13.eml", mail(In_Reply_To="<1@elm.test>", References="<1@elm.test>")
    remote = '<p>So.</p><img src="https://elm.test/p.gif?r=77aa" width="1">'
    yield "header.remote_picture", "14.eml", mail(html=remote)
    yield "header.received", "15.msg", _message(_007D="Received: from elm.test by mx.test\r\nSubject: so\r\n\r\n")
    yield "header.sender", "16.msg", _message(_0C1F="ivo.tamm@elm.test")
    yield "header.recipient", "17.msg", _message(_0E04="Ivo Tamm")
    yield "header.message_id", "18.msg", _message(_1035="<77aa@elm.test>")
    letters = b"From ivo.tamm@elm.test Wed May  1 10:00:00 2024\nMessage-ID: <1@elm.test>\nSubject: so\nFrom: a@elm.test\n\nSo.\n"  # noqa: E501
    yield "header.mailbox_line", "19.mbox", letters
    saved = b"<html><!-- saved from url=(0020)https://elm.test/in/ --><body><p>The board met.</p></body></html>"
    yield "header.saved_from", "20.html", saved


_Block = dict[str, Any]
_WITH_CAMERA: tuple[tuple[str, Callable[[_Block, bytes], bytes]], ...] = (
    ("jpg", lambda _, held: held),
    ("png", lambda block, _: picture("PNG", exif=exif(**block))),
    ("webp", lambda block, _: picture("WEBP", exif=exif(**block))),
    ("tif", lambda block, _: picture("TIFF", exif=exif(**block))),
    ("docx", lambda _, held: _in_package("docx", held)),
    ("pptx", lambda _, held: _in_package("pptx", held)),
    ("xlsx", lambda _, held: _in_package("xlsx", held)),
    ("odt", lambda _, held: _in_package("odt", held)),
    ("pdf", lambda block, _: pdf(lambda opened: _with_photograph(opened, **block))),
    ("jpeg", lambda _, held: held + b"\x00"),
)


def _pictures(code: str, tags: list[dict[str, Any]]) -> Iterator[tuple[str, str, bytes]]:
    """The same block of Exif in twenty files: pictures of four formats, and pictures in documents of five."""
    for number in range(20):
        block = tags[number % len(tags)]
        held = picture(exif=exif(**block))
        ending, make = _WITH_CAMERA[number % 10]
        yield code, f"{number + 1}.{ending}", make(block, held)


def _gps() -> Iterator[tuple[str, str, bytes]]:
    return _pictures("gps.place", [{"gps": _GPS}])


def _device() -> Iterator[tuple[str, str, bytes]]:
    for number, (_, name, held) in enumerate(
        _pictures("", [{"tags": {0x010F: "Elm", 0x0110: "E-1"}}] * 10 + [{"camera": {0xA431: "77001"}}] * 10)
    ):
        yield ("device.model" if number < 10 else "device.serial"), name, held


def _thumbnail() -> Iterator[tuple[str, str, bytes]]:
    small = made.jpeg_with_thumbnail()
    exif_code, preview = "thumbnail.exif", "thumbnail.preview"
    plain = picture()
    second = plain[:2] + b"\xff\xe2\x00\x0aMPF\x00II*\x00" + plain[2:]
    photoshop = (
        b"8BPS\x00\x01" + bytes(6) + b"\x00\x03" + b"\x00\x00\x00\x02\x00\x00\x00\x02\x00\x08\x00\x03" + bytes(4)
    )
    resource = b"8BIM\x04\x0c\x00\x00" + (4).to_bytes(4, "big") + bytes(4)
    for number in range(2):
        yield exif_code, f"{number}1.jpg", small
        yield exif_code, f"{number}2.docx", _in_package("docx", small)
        yield exif_code, f"{number}3.pptx", _in_package("pptx", small)
        yield exif_code, f"{number}4.odt", _in_package("odt", small)
        yield preview, f"{number}5.docx", docx(docProps__thumbnail_DOT_jpeg=plain)
        yield preview, f"{number}6.xlsx", xlsx(docProps__thumbnail_DOT_wmf=b"abc")
        yield preview, f"{number}7.odt", odf(Thumbnails__thumbnail_DOT_png=picture("PNG"))
        yield preview, f"{number}8.pdf", pdf(_thumbed)
        if number:
            yield preview, "19.psd", photoshop + len(resource).to_bytes(4, "big") + resource + bytes(4)
            yield preview, "110.doc", _old_word(number=17, value="picture")
        else:
            yield "thumbnail.second", "09.jpg", second
            yield "thumbnail.second", "010.jpg", plain + plain


def _tracked() -> Iterator[tuple[str, str, bytes]]:
    inserted, deleted, author, remark = "tracked.inserted", "tracked.deleted", "tracked.author", "tracked.comment"
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    change = "<office:change-info><dc:creator>Ivo Tamm</dc:creator></office:change-info>"
    note = f"<text:p>So.<office:annotation><dc:creator>{_NAME}</dc:creator><text:p>not so</text:p></office:annotation></text:p>"  # noqa: E501
    comments = f'<w:comments {w}><w:comment w:author="Ivo Tamm" w:id="1"><w:p><w:r><w:t>not so</w:t></w:r></w:p></w:comment></w:comments>'  # noqa: E501
    notes = f'<comments xmlns="{_CT}"><authors><author>Ivo Tamm</author></authors><commentList><comment ref="A1" authorId="0"><text><t>no</t></text></comment></commentList></comments>'  # noqa: E501
    yield inserted, "1.docx", docx(_changed("ins"))
    yield deleted, "2.docx", docx(_changed("del", "delText"))
    yield "tracked.moved", "3.docx", docx(_changed("moveFrom"))
    yield author, "4.docx", docx(_changed("ins"))
    yield remark, "5.docx", docx(word__comments_DOT_xml=comments)
    yield author, "6.docx", docx(word__comments_DOT_xml=comments)
    yield "tracked.format", "7.docx", docx(_run("<w:t>So.</w:t>", '<w:rPrChange w:author="Ivo Tamm"/>'))
    yield remark, "8.xlsx", xlsx(xl__comments1_DOT_xml=notes)
    yield author, "9.xlsx", xlsx(xl__comments1_DOT_xml=notes)
    yield (
        author,
        "10.pptx",
        pptx(ppt__commentAuthors_DOT_xml='<p:cmAuthorLst xmlns:p="p"><p:cmAuthor name="Ivo Tamm"/></p:cmAuthorLst>'),
    )
    yield (
        remark,
        "11.pptx",
        pptx(ppt__comments__comment1_DOT_xml='<p:cmLst xmlns:p="p"><p:cm><p:text>not so</p:text></p:cm></p:cmLst>'),
    )
    tracked = "<text:tracked-changes><text:changed-region><text:{0}>{1}</text:{0}></text:changed-region></text:tracked-changes>"  # noqa: E501
    yield inserted, "12.odt", odf(body=tracked.format("insertion", change) + "<text:p>So.</text:p>")
    yield deleted, "13.odt", odf(body=tracked.format("deletion", change) + "<text:p>So.</text:p>")
    yield author, "14.odt", odf(body=tracked.format("deletion", change) + "<text:p>So.</text:p>")
    yield remark, "15.odt", odf(body=note)
    yield deleted, "16.rtf", rtf(head="{\\deleted late}")
    yield author, "17.rtf", rtf(head="{\\*\\revtbl{Unknown;}{Ivo Tamm;}}")
    yield remark, "18.pdf", pdf(_annotated)
    yield author, "19.pdf", pdf(lambda o: _annotated(o, T=pikepdf.String(_NAME)))
    yield inserted, "20.html", b"<html><body><p>The board <ins>never</ins> met.</p></body></html>"


def _hidden() -> Iterator[tuple[str, str, bytes]]:
    two = '<sheet name="a" sheetId="1" r:id="r1"/><sheet name="b" sheetId="2" state="{}" r:id="r2"/>'
    style = '<style:style style:name="t" style:family="{}"><style:{}-properties {}/></style:style>'
    cell = "<table:table-cell><text:p>So.</text:p></table:table-cell>"
    yield "hidden.sheet", "1.xlsx", xlsx(sheets=two.format("hidden"))
    yield "hidden.very_hidden_sheet", "2.xlsx", xlsx(sheets=two.format("veryHidden"))
    yield "hidden.rows", "3.xlsx", xlsx('<row r="1" hidden="1"><c r="A1"><v>7</v></c></row>')
    yield "hidden.columns", "4.xlsx", xlsx(columns='<cols><col min="2" max="3" hidden="1"/></cols>')
    book = f'<workbook xmlns="{_CT}"><sheets><sheet name="a" sheetId="1"/></sheets><definedNames><definedName name="list">a!A1</definedName></definedNames></workbook>'  # noqa: E501
    yield "hidden.names", "5.xlsx", xlsx(xl__workbook_DOT_xml=book)
    yield "hidden.external", "6.xlsx", xlsx(xl__externalLinks__externalLink1_DOT_xml="<externalLink/>")
    yield "hidden.pivot", "7.xlsx", xlsx(xl__pivotCache__pivotCacheRecords1_DOT_xml="<pivotCacheRecords/>")
    yield "hidden.slide", "8.pptx", pptx(show=' show="0"')
    notes = '<p:notes xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>say nothing of it</a:t></a:r></a:p></p:notes>'
    yield "hidden.notes", "9.pptx", pptx(ppt__notesSlides__notesSlide1_DOT_xml=notes)
    yield "hidden.text", "10.docx", docx(_run("<w:t>late</w:t>", "<w:vanish/>"))
    yield "hidden.white", "11.docx", docx(_run("<w:t>late</w:t>", '<w:color w:val="FFFFFF"/>'))
    yield "hidden.custom_xml", "12.docx", docx(customXml__item1_DOT_xml="<copy>14</copy>")
    yield "hidden.embedded", "13.docx", docx(word__embeddings__oleObject1_DOT_bin=b"abc")
    rows = f'<table:table table:name="a"><table:table-row table:visibility="collapse">{cell}</table:table-row></table:table>'  # noqa: E501
    yield "hidden.rows", "14.ods", odf("spreadsheet", body=rows)
    sheet = f'<table:table table:name="a" table:style-name="t"><table:table-row>{cell}</table:table-row></table:table>'
    yield (
        "hidden.sheet",
        "15.ods",
        odf("spreadsheet", body=sheet, styles=style.format("table", "table", 'table:display="false"')),
    )
    yield (
        "hidden.text",
        "16.odt",
        odf(
            body='<text:p>So <text:span text:style-name="t">late</text:span></text:p>',
            styles=style.format("text", "text", 'text:display="none"'),
        ),
    )
    yield "hidden.text", "17.rtf", rtf(head="{\\v late}")
    yield "hidden.shape", "18.pdf", pdf(_layered)
    yield "hidden.sheet", "19.xls", _biff((0x0085, bytes(4) + b"\x01\x00\x01\x00a"))
    yield "hidden.after_end", "20.jpg", picture() + b"a message after the end"


_MAKERS: dict[TraceKind, Callable[[], Iterator[tuple[str, str, bytes]]]] = {
    TraceKind.ZERO_WIDTH: _zero_width,
    TraceKind.HOMOGLYPH: _homoglyph,
    TraceKind.SPACING: _spacing,
    TraceKind.AUTHOR: _author,
    TraceKind.REVISION_ID: _revision_id,
    TraceKind.XMP: _xmp_files,
    TraceKind.HEADER: _header,
    TraceKind.GPS: _gps,
    TraceKind.DEVICE: _device,
    TraceKind.THUMBNAIL: _thumbnail,
    TraceKind.TRACKED_CHANGE: _tracked,
    TraceKind.HIDDEN: _hidden,
}


def planted() -> Iterator[Planted]:
    """All files: twenty for each kind that is found exactly."""
    for kind, maker in _MAKERS.items():
        for code, name, held in maker():
            yield Planted(kind, code, name, held)
