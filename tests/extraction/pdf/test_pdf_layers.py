# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a PDF shows and what it only holds: hidden text, forms, layers, scans, passwords, broken files, long ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import HiddenKind, Page
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.pdf import reading
from vorlage.extraction.pdf.layer import is_gibberish
from vorlage.extraction.pdf.opening import open_pdf
from vorlage.extraction.reader import Extracted, extract_original
from vorlage.jail.supervisor import Jail

Read = Callable[..., Extracted]
SENTENCE = "The harbour board was told of the lead in July and said nothing."


def a_pdf() -> FPDF:
    """One A4 page in points with a core font."""
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=12)
    document.add_page()
    return document


def written(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalogue."""
    held = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    trailer = b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(held))
    return held + b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1) + table + trailer


def stream(content: bytes) -> bytes:
    """A stream object."""
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def hidden_texts(page: Page) -> list[str]:
    """What is hidden on a page, comments left out."""
    return [hidden.text for hidden in page.hidden if hidden.kind is HiddenKind.HIDDEN]


def a_scan(words: str) -> Image.Image:
    """A page of lines as a scanner gives them."""
    picture = Image.new("L", (1240, 1754), 245)
    pen = ImageDraw.Draw(picture)
    for row in range(40):
        pen.text((120, 120 + 36 * row), f"{words} {row} {words}", fill=20, font_size=24)
    return picture


def test_text_that_is_not_to_be_seen_is_hidden_and_not_lost(read: Read) -> None:
    """White on white, invisible and off the page; what stands in white on a dark bar is seen."""
    document = a_pdf()
    document.text(72, 100, "Nobody was told")
    document.set_text_color(255, 255, 255)
    document.text(72, 140, "draft by the clerk")
    document.set_fill_color(0, 0, 0)
    document.rect(60, 160, 300, 30, style="F")
    document.text(72, 180, "Annual report")
    document.set_text_color(0, 0, 0)
    document.text(900, 200, "beyond the margin")
    document.text_mode = TextMode.INVISIBLE
    document.text(72, 220, "never drawn")
    page = read(bytes(document.output())).pages[0]
    assert page.text == "Nobody was told\n\nAnnual report"
    assert hidden_texts(page) == ["draft by the clerk\nbeyond the margin\nnever drawn"]


def test_the_invisible_text_over_a_scan_is_its_text(read: Read) -> None:
    """An OCR layer is text to a reader who copies it."""
    document = a_pdf()
    document.image(a_scan("harbour"), 0, 0, 595, 842)
    document.text_mode = TextMode.INVISIBLE
    for row in range(40):
        document.set_font_size(11)
        document.text(57, 69 + 17.28 * row, f"harbour {row} harbour and the harbour of the harbour")
    page = read(bytes(document.output())).pages[0]
    assert page.text.startswith("harbour 0 harbour")
    assert not hidden_texts(page)


def test_a_scan_under_a_running_head_is_unread(read: Read) -> None:
    """A court's stamp of eighty letters is not what the page says; pages with good text in one file stay read."""
    document = a_pdf()
    document.image(a_scan("harbour"), 0, 0, 595, 842)
    document.text(72, 30, "Case 2:15-cv-00001 Document 465 Filed 08/01/19 Page 1 of 1 Page ID 8083")
    document.add_page()
    document.text(72, 100, SENTENCE)
    stamped, plain = read(bytes(document.output())).pages
    assert not stamped.is_read
    assert stamped.text.startswith("Case 2:15")
    assert plain.is_read


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        (SENTENCE * 3, False),
        ("Ñîâåò ãàâàíè ñîáðàëñÿ ÷òîáû îáñóäèòü òàðèô íà âîäó è ñâèíåö â äîìàõ", True),
        (" ".join(["wklv wrwdoob", "xqohjleoh sdjh", "zklfk qrqh fdq", "uhdg dw doo"]) * 8, True),
        ("Совет гавани собрался, чтобы обсудить тариф на воду и свинец в домах города.", False),
        ("水务委员会召开会议，讨论自来水价格问题，书记员说，居民无人被告知铅含量超标。" * 2, False),
        ("Chapter one ........................................ 7\n" * 6, False),
        ("12.5 | 13.7 | 1,535 | 7 % | 8 % | 2019-03-14 | 2019-04-14 | 88 | 91 | 7.5", False),
        ("☐☒▯▯▯ ▯▯▯▯▯▯ ▯◊◊▯ ¤¤§¶ ▯□■□ ▪▫▪▫ ◊¤◊¤ §¶§¶ ☐☒☐☒ ¬¬¦¦ ▯◊▯◊ §¤§¤ ¶¬¶¬ ¦¶¦¶", True),
    ],
)
def test_gibberish_is_told_from_languages_lists_and_tables(text: str, is_none: bool) -> None:
    """A wrong code page and shifted letters are no text; rows of figures and dotted lines are."""
    assert is_gibberish(text) is is_none


@given(st.text(max_size=200))
def test_gibberish_is_judged_for_any_text(text: str) -> None:
    """Whatever a font names its glyphs, and short texts are never called gibberish."""
    assert is_gibberish(text) in (True, False)
    assert not is_gibberish(text[:39])


def test_a_form_shows_what_was_filled_in(read: Read) -> None:
    """With a picture of its own or without; a box of text laid over the page is part of it, a note is not."""
    document = a_pdf()
    document.text(72, 100, "Name:")
    document.free_text_annotation("Received 14 March", x=300, y=300, w=120, h=30)
    document.text_annotation(72, 400, "ask the lab again")
    held = written(
        b"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [5 0 R] /DA (/F 12 Tf 0 g) /DR <</Font <</F 6 0 R>>>>>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Annots [5 0 R]"
        b" /Resources <</Font <</F 6 0 R>>>>>>",
        stream(b"BT /F 12 Tf 50 200 Td (Street:) Tj 0 -100 Td (Signed) Tj ET"),
        b"<</Type /Annot /Subtype /Widget /FT /Tx /T (street) /V (Quay Lane 7) /Rect [120 195 300 215] /F 4"
        b" /DA (/F 12 Tf 0 g) /P 3 0 R>>",
        FONT,
    )
    page = read(held).pages[0]
    assert page.text.split() == ["Street:", "Quay", "Lane", "7", "Signed"]
    page = read(bytes(document.output())).pages[0]
    assert page.text.replace("\n", " ").split() == ["Name:", "Received", "14", "March"]
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [(HiddenKind.COMMENT, "ask the lab again")]


def test_a_layer_that_is_put_out_is_hidden(read: Read) -> None:
    """Optional content (ISO 32000-1, 8.11) that a viewer does not show."""
    held = written(
        b"<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [6 0 R] /D <</OFF [6 0 R] /Order [6 0 R]>>>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R"
        b" /Resources <</Font <</F 5 0 R>> /Properties <</L 6 0 R>>>>>>",
        stream(b"BT /F 12 Tf 50 200 Td (Final) Tj ET /OC /L BDC BT /F 12 Tf 50 100 Td (Old wording) Tj ET EMC"),
        FONT,
        b"<</Type /OCG /Name (old)>>",
    )
    page = read(held).pages[0]
    assert page.text == "Final"
    assert hidden_texts(page) == ["Old wording"]


def test_a_form_that_is_xml_has_its_captions_and_values(read: Read) -> None:
    """The PDF around it says no more than to wait; entities are not resolved."""
    template = (
        b'<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform><field name="a"><caption><value>'
        b"<text>Vessel</text></value></caption></field></subform></template>"
    )
    values = b'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><a>Marigold</a></xfa:data></xfa:datasets>'
    held = written(
        b"<</Type /Catalog /Pages 2 0 R /NeedsRendering true"
        b" /AcroForm <</Fields [] /XFA [(template) 5 0 R (datasets) 6 0 R]>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources <</Font <</F 7 0 R>>>>>>",
        stream(b"BT /F 12 Tf 50 200 Td (Please wait) Tj ET"),
        stream(template),
        stream(values),
        FONT,
    )
    assert [page.text for page in read(held).pages] == ["Please wait", "Vessel\nMarigold"]


def test_a_file_pinned_to_a_page_is_a_member(read: Read, tmp_path: Path) -> None:
    """It is taken out like one attached to the whole, and once when it is both."""
    (tmp_path / "sheet.csv").write_bytes(b"a,b\n")
    document = a_pdf()
    document.text(72, 100, SENTENCE)
    document.file_attachment_annotation(tmp_path / "sheet.csv", 72, 200)
    [member] = read(bytes(document.output())).members
    assert member.content is not None
    assert (member.name, member.content.read_bytes()) == ("sheet.csv", b"a,b\n")


def test_a_password_from_the_list_opens(tmp_path: Path) -> None:
    """The user's or the owner's, wherever in the list; a wrong one is told from none."""
    for number, passwords in enumerate((("ferry",), ("no", "quay"), ("no",), ())):
        document = FPDF(unit="pt")
        document.set_encryption(owner_password="ferry", user_password="quay")
        document.set_font("Helvetica", size=12)
        document.add_page()
        document.text(72, 100, SENTENCE)
        place = tmp_path / str(number)
        place.mkdir()
        (place / "original").write_bytes(bytes(document.output()))
        read = extract_original(
            Jail(), place / "original", name="x", genre=Genre.PRIMARY, work=place / "work", passwords=passwords
        )
        is_open = bool(set(passwords) & {"ferry", "quay"})
        assert read.outcome is (Outcome.READ if is_open else Outcome.ENCRYPTED)
        assert [page.text for page in read.pages] == [SENTENCE] * is_open
        assert ("no password given fits" in read.reason) is (passwords == ("no",))


def test_lost_tables_headers_and_ends_are_put_back() -> None:
    """A PDF without its table, behind other bytes, or without a header still has its pages."""
    document = a_pdf()
    document.text(72, 100, SENTENCE)
    whole = bytes(document.output())
    for broken in (
        whole[: whole.rindex(b"xref")],
        b"HTTP/1.1 200 OK\r\n\r\n" * 80 + whole,
        whole.replace(b"%PDF-1.3", b"", 1),
        whole.replace(b"xref", b"ferx").replace(b"/Type /Catalog", b"/Type /Catalxx"),
    ):
        opened = open_pdf(broken)
        assert not isinstance(opened, ReadAnswer)
        assert SENTENCE in opened[0].get_textpage().get_text_range()
    assert isinstance(open_pdf(b"%PDF-1.7 nothing"), ReadAnswer)


def test_a_long_file_is_read_in_turns_and_no_page_is_lost(read: Read) -> None:
    """Each turn has its own child; the pages come back numbered through."""
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=12)
    count = reading.TURN_PAGES + 3
    for number in range(1, count + 1):
        document.add_page()
        document.text(72, 100, f"Sheet {number} of the long minutes")
    extracted = read(bytes(document.output()))
    assert [page.number for page in extracted.pages] == list(range(1, count + 1))
    assert extracted.pages[-1].text == f"Sheet {count} of the long minutes"


def test_lines_drawn_from_the_bottom_up_are_read_from_the_top(read: Read) -> None:
    """The stream's order is not that of reading when lines go up in their column."""
    document = a_pdf()
    lines = [f"line {n} says what the one above it leaves out" for n in range(12)]
    for number in reversed(range(12)):
        document.text(72, 100 + 15 * number, lines[number])
    assert read(bytes(document.output())).pages[0].text.split("\n") == lines


def test_columns_are_read_one_after_the_other_however_they_are_drawn(read: Read) -> None:
    """Column by column, or row by row over both; a table's short cells stay in their rows."""
    left = [f"left column line {n} runs on here" for n in range(10)]
    right = [f"right column line {n} runs on too" for n in range(10)]
    for by_rows in (False, True):
        document = a_pdf()
        places = [(72.0, 100.0 + 15 * n, text) for n, text in enumerate(left)]
        places += [(320.0, 100.0 + 15 * n, text) for n, text in enumerate(right)]
        for x, y, text in sorted(places, key=lambda place: (place[1], place[0])) if by_rows else places:
            document.text(x, y, text)
        text = read(bytes(document.output())).pages[0].text
        assert [line for line in text.split("\n") if line] == left + right
    document = a_pdf()
    for n in range(10):
        document.text(72, 100 + 15 * n, f"ward {n}")
        document.text(320, 100 + 15 * n, f"{n * 7} cases")
    assert read(bytes(document.output())).pages[0].text.split("\n")[3] == "ward 3 21 cases"


def test_text_at_the_side_of_the_page_is_one_line(read: Read) -> None:
    """A line that stands on end is not taken apart letter by letter."""
    document = a_pdf()
    document.text(100, 100, SENTENCE)
    with document.rotation(90, x=40, y=500):
        document.text(40, 500, "filed in the cellar archive")
    page = read(bytes(document.output())).pages[0]
    assert "filed in the cellar archive" in page.text.split("\n")
    assert SENTENCE in page.text


def test_bold_by_drawing_twice_is_read_once(read: Read) -> None:
    """The second time stands a hair's breadth beside the first."""
    document = a_pdf()
    for shift in (0.0, 0.35):
        document.text(72 + shift, 100, "Strictly confidential")
    assert read(bytes(document.output())).pages[0].text == "Strictly confidential"


def test_boxes_follow_the_page_when_it_is_turned_and_flattened(read: Read) -> None:
    """Forms and boxes laid over a turned page stand where they are shown."""
    document = a_pdf()
    document.free_text_annotation("Received", x=100, y=100, w=120, h=30)
    held = pypdfium2.PdfDocument(bytes(document.output()))
    held[0].set_rotation(90)
    turned = io.BytesIO()
    held.save(turned)
    page = read(turned.getvalue()).pages[0]
    box = page.words[0].box
    assert page.text == "Received"
    assert box is not None
    assert 842 - 135 <= box.x0 <= box.x1 <= 842 - 95
