# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument: texts, slides, sheets, packed and flat, and what they keep out of sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer

Office = Callable[..., ReadAnswer]
Zipped = Callable[[dict[str, str | bytes]], bytes]
_KIND = "application/vnd.oasis.opendocument."
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("presentation", "presentation"),
    )
)  # fmt: skip
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def content(kind: str, inner: str, styles: str = "", root: str = "document-content", attributes: str = "") -> str:
    """The content of a text, a presentation or a spreadsheet."""
    return (
        f"<office:{root} {_NAMES} {_DC} {attributes}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{inner}</office:{kind}></office:body></office:{root}>"
    )


def packed(zipped: Zipped, kind: str, inner: str, styles: str = "", styles_part: str = "") -> bytes:
    """A package with this content."""
    parts: dict[str, str | bytes] = {"mimetype": _KIND + kind, "content.xml": content(kind, inner, styles)}
    return zipped(parts | ({"styles.xml": styles_part} if styles_part else {}))


def test_a_text_reads_as_it_stands(office: Office, zipped: Zipped) -> None:
    """White space as XML has it, tables as rows of tabs, notes below, a page for each break."""
    styles = '<style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style>'
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Quay", "41"))
    inner = (
        '<text:h>Head<text:s text:c="2"/>line</text:h>\n <text:p>A <text:span>span</text:span>\n and a<text:tab/>tab'
        '<text:line-break/>next<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>See annex</text:p></text:note-body></text:note></text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        '<text:p text:style-name="P1">Second\u3000page</text:p>'
    )
    answer = office(packed(zipped, "text", inner, styles))
    assert [page.text for page in answer.pages] == [
        "Head  line\nA span and a\ttab\nnext\nQuay\t41\nSee annex",
        "Second\u3000page",
    ]


def test_what_a_text_keeps_out_of_sight_stands_apart(office: Office, zipped: Zipped) -> None:
    """Deletions, comments without their author, hidden sections and words."""
    inner = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>struck</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Seen<office:annotation><dc:creator>N. N.</dc:creator>"
        '<text:p>ask the lab</text:p></office:annotation><text:span text:style-name="T1"> unseen</text:span></text:p>'
        '<text:section text:display="none"><text:p>Section</text:p></text:section>'
    )
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    page = office(packed(zipped, "text", inner, styles)).pages[0]
    assert page.text == "Seen"
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [
        (HiddenKind.TRACKED, "struck"),
        (HiddenKind.COMMENT, "ask the lab"),
        (HiddenKind.HIDDEN, "unseen"),
        (HiddenKind.HIDDEN, "Section"),
    ]


def test_headers_of_page_styles_stand_apart(office: Office, zipped: Zipped) -> None:
    """They lie in a part of their own."""
    header = (
        f"<office:document-styles {_NAMES}><office:master-styles><style:master-page>"
        "<style:header><text:p>Karvessa Water"
        "</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    page = office(packed(zipped, "text", "<text:p>Seen</text:p>", styles_part=header)).pages[0]
    assert page.text == "Seen"
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [(HiddenKind.HEADER, "Karvessa Water")]


def test_slides_are_pages_and_hidden_ones_show_nothing(office: Office, zipped: Zipped) -> None:
    """Named as their writer named them; what is said beside them is a note."""
    hidden = '<style:drawing-page-properties presentation:visibility="hidden"/>'
    styles = f'<style:style style:name="dp2">{hidden}</style:style>'

    def slide(name: str, text: str, style: str = "", note: str = "") -> str:
        framed = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
        notes = f"<presentation:notes>{framed.format(note)}</presentation:notes>"
        box = framed.format(text)
        return f'<draw:page draw:name="{name}" draw:style-name="{style}">{box}{notes if note else ""}</draw:page>'

    answer = office(
        packed(zipped, "presentation", slide("Start", "Shown", note="Say this") + slide("Old", "Gone", "dp2"), styles)
    )
    assert [(page.label, page.text) for page in answer.pages] == [("Start", "Shown"), ("Old", "")]
    assert [(hidden.kind, hidden.text) for page in answer.pages for hidden in page.hidden] == [
        (HiddenKind.NOTE, "Say this"),
        (HiddenKind.HIDDEN, "Gone"),
    ]


_CELLS = (
    '<table:table table:name="Samples"><table:table-column/><table:table-column table:visibility="collapse"/>'
    "<table:table-column/><table:table-row>"
    '<table:table-cell office:value-type="string"><text:p>site</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>secret</text:p></table:table-cell>'
    '<table:table-cell office:value-type="date" office:date-value="2017-05-03"><text:p>03.05.17</text:p>'
    "</table:table-cell></table:table-row><table:table-row>"
    '<table:table-cell office:value-type="float" office:value="1599.5"><text:p>1,600</text:p></table:table-cell>'
    '<table:table-cell/><table:table-cell office:value-type="percentage" office:value="0.415"><text:p>41.5 %</text:p>'
    "<office:annotation><dc:creator>N. N.</dc:creator><text:p>check</text:p></office:annotation></table:table-cell>"
    '</table:table-row><table:table-row table:visibility="collapse"><table:table-cell office:value-type="string">'
    "<text:p>row unseen</text:p></table:table-cell></table:table-row>"
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row></table:table>"
)


@pytest.mark.parametrize("is_flat", [False, True])
def test_sheets_read_alike_packed_and_flat(office: Office, zipped: Zipped, is_flat: bool) -> None:
    """Dates as ISO 8601, percentages as shown, other numbers in full; a million empty rows are none."""
    if is_flat:
        kind = f'office:mimetype="{_KIND}spreadsheet"'
        held = b'<?xml version="1.0"?>' + content("spreadsheet", _CELLS, root="document", attributes=kind).encode()
    else:
        held = packed(zipped, "spreadsheet", _CELLS)
    page = office(held).pages[0]
    assert (page.label, page.text) == ("Samples", "site\t2017-05-03\n1599.5\t41.5 %")
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [
        (HiddenKind.HIDDEN, "secret\nrow unseen"),
        (HiddenKind.COMMENT, "check"),
    ]


def test_a_package_with_a_password_is_encrypted(office: Office, zipped: Zipped) -> None:
    """Its list of parts says so; its parts are noise."""
    manifest = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    parts: dict[str, str | bytes] = {"mimetype": f"{_KIND}text", "content.xml": b"\x01\x02"}
    answer = office(zipped(parts | {"META-INF/manifest.xml": manifest}))
    assert answer.outcome is Outcome.ENCRYPTED


def test_a_text_of_openoffice_1_reads_by_its_old_names(office: Office, zipped: Zipped) -> None:
    """OpenDocument grew from it."""
    old = (
        '<!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "office.dtd">'
        '<office:document-content xmlns:office="http://openoffice.org/2000/office" '
        'xmlns:text="http://openoffice.org/2000/text"><office:body><text:p>Before 2005</text:p></office:body>'
        "</office:document-content>"
    )
    answer = office(zipped({"mimetype": "application/vnd.sun.xml.writer", "content.xml": old}))
    assert answer.pages[0].text == "Before 2005"
