# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""DOCX and workbooks: what a reader sees is text, what the file also holds is kept apart."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(parts: dict[str, str]) -> bytes:
    """An office file of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def a_docx(body: str, **parts: str) -> bytes:
    """A DOCX with this body and further parts of `word/`."""
    content = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    for name, part in parts.items():
        content[f"word/{name}.xml"] = f'<w:{name.rstrip("1")} xmlns:w="{_W}">{part}</w:{name.rstrip("1")}>'
    return zipped(content)


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def a_workbook(sheets: dict[str, tuple[str, list[list[str]]]], **parts: str) -> bytes:
    """An XLSX: per sheet its state and its rows of inline strings."""
    listed, rules, content = "", "", {}
    for number, (name, (state, rows)) in enumerate(sheets.items(), start=1):
        listed += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        rules += f'<Relationship Id="rId{number}" Type="{_R}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        lines = "".join(
            f'<row r="{r}">'
            + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{cell}</t></is></c>' for c, cell in enumerate(row))
            + "</row>"
            for r, row in enumerate(rows, start=1)
        )
        content[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_S}"><sheetData>{lines}</sheetData></worksheet>'
        )
    content["xl/workbook.xml"] = f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>'
    content["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}/relationships">{rules}</Relationships>'
    whole = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/>'
    content["_rels/.rels"] = f'<Relationships xmlns="{_PACKAGE}/relationships">{whole}</Relationships>'
    content["[Content_Types].xml"] = f'<Types xmlns="{_PACKAGE}/content-types"/>'
    return zipped({**content, **{f"xl/{name}.xml": part for name, part in parts.items()}})


def test_body_tables_and_notes_are_the_text_and_headers_stand_apart(read: Read) -> None:
    """Rows are lines of tabs, footnotes stand below; a running header is no part of any sentence."""
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Quay", "340"))
    extracted = read(
        a_docx(
            paragraph("First") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph("Last &amp; least"),
            header1=paragraph("Karvessa Water"),
            footer1=paragraph("Page"),
            footnotes=f"<w:footnote>{paragraph('See annex')}</w:footnote>",
        )
    )
    assert extracted.outcome is Outcome.READ
    assert extracted.pages[0].text == "First\nQuay\t340\nLast & least\nSee annex"
    assert [hidden.text for hidden in extracted.pages[0].hidden] == ["Karvessa Water", "Page"]
    assert {hidden.kind for hidden in extracted.pages[0].hidden} == {HiddenKind.HEADER}


def test_comments_deletions_and_hidden_runs_are_apart(read: Read) -> None:
    """None of them is what the page says."""
    body = (
        "<w:p><w:r><w:t>Seen</w:t></w:r><w:del><w:r><w:delText> struck</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> added</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>"
    )
    page = read(a_docx(body, comments=f"<w:comment>{paragraph('ask the lab')}</w:comment>")).pages[0]
    assert page.text == "Seen added"
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [
        (HiddenKind.TRACKED, "struck"),
        (HiddenKind.HIDDEN, "unseen"),
        (HiddenKind.COMMENT, "ask the lab"),
    ]


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ({"word/document.xml": "<w:document"}, Outcome.DAMAGED),
        ({"word/document.xml": f'<w:document xmlns:w="{_W}"/>'}, Outcome.EMPTY),
        ({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="{_W}"/>'}, Outcome.REFUSED),
    ],
)
def test_a_broken_body_is_an_outcome(read: Read, parts: dict[str, str], outcome: Outcome) -> None:
    """No XML, no text, or entities."""
    assert read(zipped(parts)).outcome is outcome


def test_a_document_of_pictures_alone_is_unread_and_its_pictures_come_out(read: Read) -> None:
    """There is something on the page that nobody has read, and it can be read as an item of its own."""
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>'
    extracted = read(zipped({"word/document.xml": body, "word/media/image1.png": "pixels"}))
    assert extracted.outcome is Outcome.READ
    assert [page.is_read for page in extracted.pages] == [False]
    assert [member.name for member in extracted.members] == ["image1.png"]


def test_each_sheet_is_a_page_and_a_hidden_one_says_so(read: Read) -> None:
    """Named by its label; a hidden sheet's text is apart, its page keeps its number."""
    extracted = read(
        a_workbook(
            {
                "Samples": ("visible", [["site", "lead"], ["Quay", "41"]]),
                "Old": ("hidden", [["struck", "off"]]),
                "Notes": ("visible", [["none"]]),
            }
        )
    )
    assert extracted.outcome is Outcome.READ
    assert [page.label for page in extracted.pages] == ["Samples", "Old", "Notes"]
    assert [page.text for page in extracted.pages] == ["site\tlead\nQuay\t41", "", "none"]
    assert [(hidden.kind, hidden.text) for hidden in extracted.pages[1].hidden] == [(HiddenKind.HIDDEN, "struck\toff")]


def test_comments_on_cells_are_apart(read: Read) -> None:
    """They are kept, and are not the sheet's text."""
    comment = '<comment ref="A1"><text><t>ask the lab</t></text></comment>'
    comments = f'<comments xmlns="{_S}"><commentList>{comment}</commentList></comments>'
    extracted = read(a_workbook({"Samples": ("visible", [["site"]])}, comments1=comments))
    assert [hidden.text for hidden in extracted.pages[0].hidden] == ["ask the lab"]


def test_a_broken_workbook_is_damaged(read: Read) -> None:
    """Its main part is there, and is no workbook."""
    assert read(zipped({"xl/workbook.xml": "<workbook"})).outcome is Outcome.DAMAGED
