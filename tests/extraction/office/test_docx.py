# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Text documents of Word in XML: pages, boxes, notes, charts, chunks, other wrappings, embedded files."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.office.compound import write_compound

Office = Callable[..., ReadAnswer]
Zipped = Callable[[dict[str, str | bytes]], bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def body(content: str, names: str = "") -> str:
    """The main part with this body."""
    return f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" {names}><w:body>{content}</w:body></w:document>'


def said(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def notes(kind: str, number: int, text: str) -> str:
    """A part with one note."""
    return f'<w:{kind}s xmlns:w="{_W}"><w:{kind} w:id="{number}">{said(text)}</w:{kind}></w:{kind}s>'


def relations(*each: tuple[str, str, str]) -> str:
    """The relations of a part: number, kind, target."""
    listed = "".join(f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>' for i, kind, target in each)
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def test_a_page_starts_at_each_break_and_once_where_two_say_the_same(office: Office, zipped: Zipped) -> None:
    """Word notes where it broke the page right behind the break that made it do so."""
    content = (
        '<w:p><w:r><w:t>One</w:t><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Three</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Four</w:t></w:r></w:p>{said('and more')}"
    )
    answer = office(zipped({"word/document.xml": body(content)}))
    assert [page.text for page in answer.pages] == ["One", "Two", "Three", "Four\nand more"]
    assert [page.label for page in answer.pages] == ["1", "2", "3", "4"]


def test_a_break_within_a_table_waits_for_the_end_of_the_row(office: Office, zipped: Zipped) -> None:
    """A row is never torn into two pages."""
    cells = f"<w:tc>{said('left')}</w:tc><w:tc><w:p><w:r><w:br w:type='page'/><w:t>right</w:t></w:r></w:p></w:tc>"
    answer = office(zipped({"word/document.xml": body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{said('after')}")}))
    assert [page.text for page in answer.pages] == ["left\tright", "after"]


def test_a_note_stands_below_the_page_that_calls_it(office: Office, zipped: Zipped) -> None:
    """Endnotes stand below the last."""
    content = (
        '<w:p><w:r><w:t>First</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="5"/></w:r></w:p>'
        f'<w:p><w:r><w:br w:type="page"/></w:r></w:p>{said("Second")}'
    )
    answer = office(
        zipped(
            {
                "word/document.xml": body(content),
                "word/footnotes.xml": notes("footnote", 2, "See annex"),
                "word/endnotes.xml": notes("endnote", 5, "Ledger 4"),
            }
        )
    )
    assert [page.text for page in answer.pages] == ["First\nSee annex", "Second\nLedger 4"]


def test_boxes_symbols_fields_and_controls_show_what_the_page_shows(office: Office, zipped: Zipped) -> None:
    """A field shows its outcome and not its code; a box shown in two ways counts once."""
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{said('In the box')}</w:txbxContent>"
    content = (
        f"<w:p><w:r><w:t>Around</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{said('Chosen')}</w:sdtContent></w:sdt>"
    )
    answer = office(zipped({"word/document.xml": body(content, names)}))
    assert answer.pages[0].text == "Around\nIn the box\n\n7✓\nChosen"


def test_charts_diagrams_and_chunks_are_shown_in_their_place(office: Office, zipped: Zipped) -> None:
    """They are parts of their own, and on the page."""
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    content = (
        f'{said("Before")}<w:p><w:r><w:drawing><c:chart xmlns:c="{chart}" r:id="r1"/></w:drawing></w:r></w:p>'
        '<w:altChunk r:id="r2"/>' + said("After")
    )
    drawn = (
        f'<c:chartSpace xmlns:c="{chart}"><c:ser><c:tx><c:v>Lead</c:v></c:tx><c:cat><c:pt><c:v>May</c:v></c:pt></c:cat>'
        "<c:val><c:pt><c:v>41</c:v></c:pt></c:val></c:ser></c:chartSpace>"
    )
    answer = office(
        zipped(
            {
                "word/document.xml": body(content),
                "word/_rels/document.xml.rels": relations(
                    ("r1", "chart", "charts/chart1.xml"), ("r2", "aFChunk", "/word/afchunk.htm")
                ),
                "word/charts/chart1.xml": drawn,
                "word/afchunk.htm": "<html><body><p>From elsewhere</p></body></html>",
            }
        )
    )
    assert answer.pages[0].text.split("\n") == ["Before", "\tMay", "Lead\t41", "", "From elsewhere", "After"]


def test_strict_names_read_like_the_usual_ones(office: Office, zipped: Zipped) -> None:
    """ISO/IEC 29500 has two sets of names for the same elements."""
    strict = body(said("Strict")).replace(_W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert office(zipped({"word/document.xml": strict})).pages[0].text == "Strict"


@pytest.mark.parametrize("place", ["word/document.xml", "word/document2.xml", "WORD/Document.xml"])
def test_the_main_part_is_the_one_the_package_names(office: Office, zipped: Zipped, place: str) -> None:
    """Writers other than Word put it elsewhere; names differ in more than case."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("r1", "officeDocument", place)),
        place: body(said("Found")),
    }
    assert office(zipped(dict(parts))).pages[0].text == "Found"


def test_one_flat_xml_reads_like_the_package(office: Office) -> None:
    """Flat OPC is the package's parts in a row."""
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = (
        f'<?xml version="1.0"?><pkg:package xmlns:pkg="{package}"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f"{body(said('Flat'))}</pkg:xmlData></pkg:part><pkg:part pkg:name='/word/embeddings/a.pdf'><pkg:binaryData>"
        f"{base64.b64encode(b'%PDF-1.7').decode()}</pkg:binaryData></pkg:part></pkg:package>"
    )
    answer = office(flat.encode())
    assert answer.pages[0].text == "Flat"
    assert [member.name for member in answer.members] == ["a.pdf"]


def test_word_2003_xml_keeps_changes_comments_and_headers_apart(office: Office) -> None:
    """Its wrappers differ from those of DOCX, the words on the page do not."""
    flat = (
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><w:p><w:r><w:t>Kept</w:t></w:r>'
        '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>struck</w:delText></w:r></aml:content>'
        '</aml:annotation><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t> added</w:t></w:r>'
        '</aml:content></aml:annotation><aml:annotation w:type="Word.Comment"><aml:content>'
        f"{said('why?')}</aml:content></aml:annotation></w:p><w:sectPr><w:hdr>{said('Karvessa Water')}</w:hdr>"
        "</w:sectPr></w:body></w:wordDocument>"
    )
    page = office(flat.encode()).pages[0]
    assert page.text == "Kept added"
    assert {hidden.kind: hidden.text for hidden in page.hidden} == {
        HiddenKind.TRACKED: "struck",
        HiddenKind.COMMENT: "why?",
        HiddenKind.HEADER: "Karvessa Water",
    }


def test_words_hidden_by_their_style_are_apart(office: Office, zipped: Zipped) -> None:
    """A run that says itself that it is shown is shown."""
    styles = (
        f'<w:styles xmlns:w="{_W}"><w:style w:styleId="ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="plain"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>'
    )
    dressed = '<w:r><w:rPr><w:rStyle w:val="{}"/>{}</w:rPr><w:t>{}</w:t></w:r>'
    content = "<w:p>{}{}{}</w:p>".format(
        dressed.format("ghost", "", "unseen"),
        dressed.format("plain", "", "seen"),
        dressed.format("ghost", '<w:vanish w:val="0"/>', " too"),
    )
    page = office(zipped({"word/document.xml": body(content), "word/styles.xml": styles})).pages[0]
    assert page.text == "seen too"
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [(HiddenKind.HIDDEN, "unseen")]


def test_embedded_files_come_out_under_their_own_names(office: Office, zipped: Zipped) -> None:
    """Of a packaged file the file, of a program's object the object, of two of one name both."""
    inner = b"quay,340\n"
    native = b"\x02\x00list.csv\x00C:\\list.csv\x00\x00\x00\x03\x00\x07\x00\x00\x00C:\\a.b\x00"
    native += len(inner).to_bytes(4, "little") + inner
    packaged = write_compound({("\x01Ole10Native",): len(native).to_bytes(4, "little") + native})
    answer = office(
        zipped(
            {
                "word/document.xml": body(said("With two")),
                "word/embeddings/oleObject1.bin": packaged,
                "word/embeddings/oleObject2.bin": packaged,
                "word/embeddings/oleObject3.bin": write_compound({("CONTENTS",): b"%PDF-1.7 and so on"}),
                "word/embeddings/sheet.xlsx": b"PK\x03\x04 and so on",
                "word/media/image1.png": b"\x89PNG",
            }
        )
    )
    assert [member.name for member in answer.members] == ["sheet.xlsx", "list.csv", "list (2).csv", "oleObject3.pdf"]
    assert answer.members[1].size_bytes == len(inner)


def test_what_is_left_of_a_cut_part_is_read_and_called_damaged(office: Office, zipped: Zipped) -> None:
    """A body that ends in the middle still has a beginning."""
    cut = body(said("Whole paragraph") + said("and a torn one"))[:-60]
    answer = office(zipped({"word/document.xml": cut}))
    assert answer.outcome is Outcome.DAMAGED
    assert answer.pages[0].text.startswith("Whole paragraph")


def test_a_record_of_headers_alone_shows_them(office: Office, zipped: Zipped) -> None:
    """A page whose only words stand in its header is not blank."""
    header = f'<w:hdr xmlns:w="{_W}">{said("Draft of May")}</w:hdr>'
    answer = office(zipped({"word/document.xml": body("<w:p/>"), "word/header1.xml": header}))
    assert answer.outcome is Outcome.READ
    assert answer.pages[0].text == "Draft of May"
