# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Slides, in XML and in records: a page each, in the order of the show, notes and hidden slides apart."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.office.compound import write_compound

Office = Callable[..., ReadAnswer]
Zipped = Callable[[dict[str, str | bytes]], bytes]
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"'


def shape(text: str, top: int, kind: str = "") -> str:
    """A shape with one paragraph."""
    stands_for = f'<p:ph type="{kind}"/>' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="n"/><p:nvPr>{stands_for}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="5" y="{top}"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def slide(content: str, attributes: str = "", root: str = "sld") -> str:
    """A slide with these shapes."""
    return f"<p:{root} {_NAMES} {attributes}><p:cSld><p:spTree>{content}</p:spTree></p:cSld></p:{root}>"


def relations(*each: tuple[str, str, str]) -> str:
    """The relations of a part: number, kind, target."""
    listed = "".join(f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>' for i, kind, target in each)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def a_show(slides: list[str], **further: str) -> dict[str, str | bytes]:
    """The parts of a presentation whose slides stand in the show in reverse order of their numbers."""
    count = len(slides)
    listed = "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in range(count, 0, -1))
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f"<p:presentation {_NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"r{n}", "slide", f"slides/slide{n}.xml") for n in range(1, count + 1))
        ),
    }
    parts |= {f"ppt/slides/slide{count - n}.xml": content for n, content in enumerate(slides)}
    return parts | {name.replace("__", "/") + ".xml": part for name, part in further.items()}


def test_slides_stand_in_the_order_of_the_show_and_shapes_in_that_of_the_page(office: Office, zipped: Zipped) -> None:
    """The title first wherever it lies; shapes of a group where the group lies; a table as rows of tabs."""
    cells = "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{t}</a:t></a:r></a:p></a:txBody></a:tc>" for t in ("Quay", "41"))
    table = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9"/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="40"/>'
        f"</p:xfrm><a:graphic><a:graphicData><a:tbl><a:tr>{cells}</a:tr></a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )
    group = (
        '<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="20"/><a:ext cx="10" cy="10"/><a:chOff x="0" y="900"/>'
        f'<a:chExt cx="10" cy="10"/></a:xfrm></p:grpSpPr>{shape("Grouped", 905)}</p:grpSp>'
    )
    first = slide(shape("Below", 60) + table + group + shape("Title", 90, "title") + shape("7", 1, "sldNum"))
    answer = office(zipped(a_show([first, slide(shape("Second", 0))])))
    assert [page.text for page in answer.pages] == ["Title\nGrouped\nQuay\t41\nBelow", "Second"]


def test_notes_comments_and_footers_stand_apart(office: Office, zipped: Zipped) -> None:
    """What the speaker reads is not what the audience sees."""
    parts = a_show([slide(shape("Seen", 0) + shape("Karvessa Water", 90, "ftr"))])
    parts["ppt/slides/_rels/slide1.xml.rels"] = relations(
        ("a", "notesSlide", "../notesSlides/n.xml"), ("b", "comments", "../comments/c.xml")
    )
    parts["ppt/notesSlides/n.xml"] = slide(shape("Say this", 0, "body") + shape("3", 9, "sldNum"), root="notes")
    parts["ppt/comments/c.xml"] = f"<p:cmLst {_NAMES}><p:cm><p:text>check</p:text></p:cm></p:cmLst>"
    page = office(zipped(parts)).pages[0]
    assert page.text == "Seen"
    assert {hidden.kind: hidden.text for hidden in page.hidden} == {
        HiddenKind.HEADER: "Karvessa Water",
        HiddenKind.NOTE: "Say this",
        HiddenKind.COMMENT: "check",
    }


def test_a_hidden_slide_keeps_its_number_and_shows_nothing(office: Office, zipped: Zipped) -> None:
    """Its words are apart: no audience saw them."""
    answer = office(zipped(a_show([slide(shape("Not shown", 0), 'show="0"'), slide(shape("Shown", 0))])))
    assert [page.text for page in answer.pages] == ["", "Shown"]
    assert [(hidden.kind, hidden.text) for hidden in answer.pages[0].hidden] == [(HiddenKind.HIDDEN, "Not shown")]
    assert all(page.is_read for page in answer.pages)


def test_a_slide_of_a_picture_alone_is_unread(office: Office, zipped: Zipped) -> None:
    """It is not blank: its reason says what it holds."""
    picture = '<p:pic><p:nvPicPr><p:cNvPr id="2" name="p"/></p:nvPicPr></p:pic>'
    answer = office(zipped(a_show([slide(picture), slide(shape("Words", 0))])))
    assert [(page.is_read, page.reason[:12]) for page in answer.pages] == [(False, "page.picture"), (True, "")]


def record(kind: int, content: bytes, instance: int = 0, *, is_container: bool = False) -> bytes:
    """A record of a PowerPoint document."""
    return struct.pack("<HHI", instance << 4 | (0xF if is_container else 0), kind, len(content)) + content


def box(*atoms: bytes, top: int) -> bytes:
    """A shape with a text box at this height."""
    anchor = record(0xF010, struct.pack("<hhhh", top, 0, 10, 10))
    return record(0xF004, anchor + record(0xF00D, b"".join(atoms), is_container=True), is_container=True)


def a_ppt(slides: list[bytes], outlines: list[bytes], notes: bytes = b"", embedded: bytes = b"") -> bytes:
    """A presentation after one edit: its slides by their numbers 2, 3 ..., notes and an object behind them."""
    listed = b"".join(
        record(1011, struct.pack("<IIiII", number, 0, 0, 256 + number, 0)) + outline
        for number, outline in enumerate(outlines, start=2)
    )
    noted = record(1011, struct.pack("<IIiII", 90, 0, 0, 7, 0)) if notes else b""
    lists = record(4080, listed, 0, is_container=True) + record(4080, noted, 2, is_container=True)
    objects = {1: record(1000, lists, is_container=True)}
    objects |= {
        number: record(
            1006, record(1036, record(0xF003, held, is_container=True), is_container=True), is_container=True
        )
        for number, held in enumerate(slides, start=2)
    }
    if notes:
        drawn = record(1036, record(0xF003, notes, is_container=True), is_container=True)
        objects[90] = record(1008, record(1009, struct.pack("<II", 258, 0)) + drawn, is_container=True)
    if embedded:
        objects[91] = record(4113, struct.pack("<I", len(embedded)) + zlib.compress(embedded), 1)
    held, places = b"", {}
    for number, content in objects.items():
        places[number] = len(held)
        held += content
    directory = len(held)
    held += record(6002, b"".join(struct.pack("<II", number | 1 << 20, at) for number, at in places.items()))
    edit = len(held)
    held += record(4085, struct.pack("<IIIIIII", 0, 0, 0, directory, 1, 92, 0))
    user = struct.pack("<HHIIII", 0, 4086, 12, 0x14, 0xE391C05F, edit)
    return write_compound({("PowerPoint Document",): held, ("Current User",): user})


def header(kind: int) -> bytes:
    """What the text that follows is."""
    return record(3999, struct.pack("<I", kind))


def test_records_of_slides_read_like_their_parts(office: Office) -> None:
    """Titles come from the outline, boxes from the drawing; notes go with their slide, an object is a member."""
    outline = header(0) + record(4000, "水质 title".encode("utf-16-le"))
    first = box(header(4), record(4008, b"Lower\x0bbox"), top=80) + box(record(3998, bytes(4)), top=95)
    first += box(header(4), record(4008, b"Upper * box"), record(4056, struct.pack("<I", 6)), top=10)
    answer = office(
        a_ppt(
            [first, box(header(4), record(4008, b"Second"), top=0)],
            [outline, b""],
            notes=box(header(2), record(4008, b"Say this"), top=0),
            embedded=b"%PDF-1.7 and so on",
        )
    )
    assert answer.outcome is Outcome.READ
    assert [page.text for page in answer.pages] == ["水质 title\nUpper  box\nLower\nbox", "Second"]
    assert [(hidden.kind, hidden.text) for hidden in answer.pages[0].hidden] == [(HiddenKind.NOTE, "Say this")]
    assert [member.name for member in answer.members] == ["object 1.pdf"]


def test_without_its_directory_a_ppt_is_damaged_and_read_as_it_lies(office: Office) -> None:
    """No last state can be told, and that is said."""
    held = record(1006, record(1036, record(0xF003, box(header(4), record(4008, b"Alone"), top=0), is_container=True),
                               is_container=True), is_container=True)  # fmt: skip
    answer = office(write_compound({("PowerPoint Document",): held}))
    assert answer.outcome is Outcome.DAMAGED
    assert [page.text for page in answer.pages] == ["Alone"]
