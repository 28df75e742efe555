# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks: values as they were saved, what sheets hide apart, spans that hold next to nothing."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import msoffcrypto.format.ooxml
import pytest

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.office.compound import write_compound
from vorlage.extraction.office.grid import shown_value

Office = Callable[..., ReadAnswer]
Zipped = Callable[[dict[str, str | bytes]], bytes]
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(*each: tuple[str, str, str]) -> str:
    """The relations of a part: number, kind, target."""
    listed = "".join(f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>' for i, kind, target in each)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def an_xlsx(sheet: str, further: dict[str, str | bytes] | None = None) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, with a style for percent (1) and one for dates (2)."""
    styles = (
        f'<styleSheet xmlns="{_S}"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    listed = '<sheets><sheet name="Samples" sheetId="1" r:id="r1"/></sheets>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml")
        ),
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}">{sheet}</worksheet>',
        **(further or {}),
    }


def test_dates_and_percentages_are_as_shown_and_what_is_hidden_is_apart(office: Office, zipped: Zipped) -> None:
    """Rows and columns that are hidden, printed headers, comments."""
    sheet = (
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="2"><c r="A2"><v>1599.5</v></c>'
        '<c r="B2"><v>7</v></c><c r="C2" s="1"><v>0.0425</v></c><c r="D2" s="2"><v>42858</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>unseen</t></is></c></row></sheetData>'
        "<headerFooter><oddHeader>&amp;CKarvessa Water &amp;P</oddHeader></headerFooter>"
    )
    parts = an_xlsx(sheet)
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(("r1", "comments", "../comments1.xml"))
    parts["xl/comments1.xml"] = f'<comments xmlns="{_S}"><comment><text><t>ask</t></text></comment></comments>'
    page = office(zipped(parts)).pages[0]
    assert (page.label, page.text) == ("Samples", "1599.5\t4.3%\t2017-05-03")
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [
        (HiddenKind.HIDDEN, "7\nunseen"),
        (HiddenKind.COMMENT, "ask"),
        (HiddenKind.HEADER, "Karvessa Water"),
    ]


def test_a_sheet_with_one_cell_at_its_far_end_costs_nothing(office: Office, zipped: Zipped) -> None:
    """Seventeen thousand million cells are spanned, two are there."""
    sheet = (
        '<sheetData><row r="1"><c r="A1" s="2"><v>42858</v></c></row><row r="1048576"><c r="XFD1048576" t="b"><v>1</v>'
        "</c></row></sheetData>"
    )
    answer = office(zipped(an_xlsx(sheet)))
    assert answer.outcome is Outcome.READ
    assert answer.pages[0].text.split() == ["2017-05-03", "TRUE"]


def test_boxes_and_charts_over_the_cells_are_shown_and_embedded_files_are_members(
    office: Office, zipped: Zipped
) -> None:
    """A sheet may hold nothing but a chart."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    drawn = (
        f'<wsDr xmlns:a="{drawing}/main" xmlns:c="{drawing}/chart" xmlns:r="{_R}"><txBody><a:p><a:r><a:t>In a box</a:t>'
        '</a:r></a:p></txBody><c:chart r:id="r1"/></wsDr>'
    )
    chart = (
        f'<c:chartSpace xmlns:c="{drawing}/chart"><c:ser><c:tx><c:v>Lead</c:v></c:tx><c:val><c:v>41</c:v>'
        "</c:val></c:ser></c:chartSpace>"
    )
    further: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("r1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawn,
        "xl/drawings/_rels/drawing1.xml.rels": relations(("r1", "chart", "../charts/chart1.xml")),
        "xl/charts/chart1.xml": chart,
        "xl/embeddings/annex.pdf": b"%PDF-1.7",
    }
    answer = office(zipped(an_xlsx("<sheetData/>", further)))
    assert answer.pages[0].text == "In a box\nLead\t41"
    assert [member.name for member in answer.members] == ["annex.pdf"]


def test_a_password_that_fits_opens_and_none_that_does_not(office: Office, zipped: Zipped) -> None:
    """Passwords are tried in turn; what is inside is read as what it is."""
    plain = zipped(an_xlsx('<sheetData><row r="1"><c r="A1"><v>41</v></c></row></sheetData>'))
    spare = -len(plain) % 4096  # the library that encrypts for this test loses what is left of a segment
    plain = plain[:-2] + struct.pack("<H", spare) + b" " * spare
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain)).encrypt("quay 340", locked)
    assert office(locked.getvalue(), "wrong").outcome is Outcome.ENCRYPTED
    answer = office(locked.getvalue(), "wrong", "quay 340")
    assert (answer.outcome, answer.pages[0].text) == (Outcome.READ, "41")


def biff(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def an_xls(*records: bytes) -> bytes:
    """A binary workbook of one sheet with these records, and styles for plain numbers (0) and percent (1)."""
    start = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    styles = b"".join(biff(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 9))
    name = b"\x07\x00Samples"
    size = len(start) + len(styles) + len(biff(0x85, bytes(6) + name)) + 4
    sheets = biff(0x85, struct.pack("<IBB", size, 0, 0) + name)
    sheet = biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    held = start + styles + sheets + biff(0x0A) + sheet + b"".join(records) + biff(0x0A)
    return write_compound({("Workbook",): held.ljust(4096, b"\x00")})


def test_a_binary_workbook_keeps_apart_what_it_hides(office: Office) -> None:
    """Rows and columns by their flags; a note is a comment, a box is shown."""

    def text(kind: int, said: str) -> bytes:
        held = biff(0x5D, struct.pack("<HHHH", 0x15, 18, kind, 1) + bytes(14))
        held += biff(0x1B6, bytes(10) + struct.pack("<H", len(said)) + bytes(6))
        return held + biff(0x3C, b"\x00" + said.encode("latin-1"))

    page = office(
        an_xls(
            biff(0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0)),
            biff(0x208, struct.pack("<HHHHHHHH", 1, 0, 1, 0, 0, 0, 0x20, 0)),
            biff(0x203, struct.pack("<HHHd", 0, 0, 0, 41.5)),
            biff(0x203, struct.pack("<HHHd", 0, 1, 0, 7)),
            biff(0x203, struct.pack("<HHHd", 0, 2, 1, 0.25)),
            biff(0x203, struct.pack("<HHHd", 1, 0, 0, 8)),
            text(0x19, "ask the lab"),
            text(0x06, "In a box"),
        )
    ).pages[0]
    assert (page.label, page.text) == ("Samples", "41.5\t25%\nIn a box")
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [
        (HiddenKind.HIDDEN, "7\n8"),
        (HiddenKind.COMMENT, "ask the lab"),
    ]


def test_a_cell_beyond_the_sheet_is_damage_and_costs_nothing(office: Office) -> None:
    """Four thousand million cells would be laid out for it."""
    answer = office(an_xls(biff(0x203, struct.pack("<HHHd", 65_000, 65_000, 0, 1))))
    assert (answer.outcome, answer.reason[:15]) == (Outcome.DAMAGED, "workbook.places")


def test_a_binary_workbook_with_a_password_is_encrypted(office: Office) -> None:
    """A record of it says so."""
    assert office(an_xls(biff(0x2F, bytes(54)))).outcome is Outcome.ENCRYPTED


def test_the_xml_of_excel_2003_reads_like_the_others(office: Office) -> None:
    """Cells by their numbers, hidden sheets and rows apart."""
    held = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<Worksheet ss:Name="Samples"><Table><Row><Cell><Data ss:Type="String">site</Data></Cell><Cell ss:Index="3">'
        '<Data ss:Type="Number">41.0</Data><Comment><Data>ask</Data></Comment></Cell></Row><Row ss:Hidden="1"><Cell>'
        '<Data ss:Type="DateTime">2017-05-03T00:00:00.000</Data></Cell></Row></Table></Worksheet>'
        '<Worksheet ss:Name="Old"><Table><Row><Cell><Data ss:Type="String">gone</Data></Cell></Row></Table>'
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"
    )
    answer = office(held.encode())
    assert [(page.label, page.text) for page in answer.pages] == [("Samples", "site\t\t41"), ("Old", "")]
    assert [(hidden.kind, hidden.text) for page in answer.pages for hidden in page.hidden] == [
        (HiddenKind.HIDDEN, "2017-05-03"),
        (HiddenKind.COMMENT, "ask"),
        (HiddenKind.HIDDEN, "gone"),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1535.0, "1535"), (0.1, "0.1"), (1e21, "1e+21"), (True, "TRUE"), ("two\nlines\tand more", "two lines and more")],
)
def test_values_are_plain_text(value: object, shown: str) -> None:
    """No thousands are grouped, no fraction is made up, a cell is one line."""
    assert shown_value(value) == shown
