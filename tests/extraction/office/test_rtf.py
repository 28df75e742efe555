# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""RTF: the encodings of fonts, what is hidden, tables, objects, and files whose groups never close."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.characters import clean_text, tidy_lines

Office = Callable[..., ReadAnswer]


def escaped(text: str, encoding: str) -> bytes:
    """A text as a writer of that encoding escapes it."""
    return b"".join(b"\\'%02x" % byte for byte in text.encode(encoding))


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        (134, "gbk", "水质报告"),
        (136, "big5", "水質報告"),
        (128, "cp932", "水質報告書"),
        (129, "cp949", "수질 보고서"),
        (204, "cp1251", "Отчёт о воде"),
        (178, "cp1256", "تقرير المياه"),
        (162, "cp1254", "Şu raporu"),
        (238, "cp1250", "Zpráva o vodě"),
    ],
)
def test_bytes_are_read_in_the_encoding_of_their_font(office: Office, charset: int, encoding: str, text: str) -> None:
    """The document says Western, the font knows better; escaped and bare bytes read alike."""
    head = b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset%d Some;}}" % charset
    assert office(head + b"Water \\f1 " + escaped(text, encoding) + b"}").pages[0].text == f"Water {text}"
    if encoding not in ("big5", "cp932", "gbk"):  # their second bytes may be a backslash or a brace
        assert office(head + b"{\\f1 " + text.encode(encoding) + b"}}").pages[0].text == text


def test_the_document_s_code_page_holds_where_the_font_has_none(office: Office) -> None:
    """As WordPad of a Chinese Windows writes."""
    held = b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}\\f0 " + escaped("码头", "gbk") + b"\\par}"
    assert office(held).pages[0].text == "码头"


_SHOWN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(text=_SHOWN, fallback=st.integers(0, 2))
def test_any_text_written_by_numbers_reads_back(office: Office, text: str, fallback: int) -> None:
    """Law: what stands as `\\u` with a stand-in of any length is the text again, pairs of halves joined."""
    units = struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}h", text.encode("utf-16-le"))
    written = b"".join(b"\\u%d " % unit + b"\\'3f" * fallback for unit in units)
    answer = office(b"{\\rtf1\\ansi\\uc%d x" % fallback + written + b"x}")
    assert answer.pages[0].text == tidy_lines(clean_text(f"x{text}x"))


def test_tables_are_rows_of_tabs_and_breaks_are_pages(office: Office) -> None:
    """Paragraphs within a cell stay on its line."""
    held = (
        b"{\\rtf1 Before\\par\\trowd\\pard\\intbl site\\cell le\\'61d\\par twice\\cell\\row"
        b"\\trowd\\pard\\intbl Quay\\cell 41\\cell\\row\\pard After\\page Second\\sect Third}"
    )
    assert [page.text for page in office(held).pages] == [
        "Before\nsite\tlead twice\nQuay\t41\nAfter",
        "Second",
        "Third",
    ]


def test_what_the_page_does_not_show_stands_apart(office: Office) -> None:
    """Headers, annotations, deleted and hidden text; a note stands below; fields show their outcome."""
    held = (
        b"{\\rtf1{\\info{\\title Not shown}}{\\header Karvessa}{\\*\\generator X;}Seen{\\v  unseen}{\\deleted struck}"
        b"{\\footnote See annex}{\\*\\annotation ask the lab}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}"
        b"{\\pict\\wmetafile8 0102ff}}"
    )
    page = office(held).pages[0]
    assert page.text == "Seen7\nSee annex"
    assert {hidden.kind: hidden.text for hidden in page.hidden} == {
        HiddenKind.HEADER: "Karvessa",
        HiddenKind.HIDDEN: "unseen",
        HiddenKind.TRACKED: "struck",
        HiddenKind.COMMENT: "ask the lab",
    }


def test_an_embedded_object_is_a_member(office: Office) -> None:
    """Its bytes are digits in the text, behind the header of OLE 1."""

    def counted(text: bytes) -> bytes:
        return struct.pack("<I", len(text)) + text

    content = b"%PDF-1.7 and so on"
    ole = struct.pack("<II", 0x501, 2) + counted(b"AcroExch\x00") + counted(b"") + counted(b"") + counted(content)
    held = b"{\\rtf1 x{\\object\\objemb{\\*\\objdata " + ole.hex().encode() + b"}{\\result shown}}}"
    answer = office(held)
    assert answer.pages[0].text == "xshown"
    assert [(member.name, member.size_bytes) for member in answer.members] == [("AcroExch.pdf", len(content))]


def test_groups_that_never_close_are_read_to_the_end_and_said(office: Office) -> None:
    """A file cut short is damaged and keeps its words; a brace too many does no harm."""
    answer = office(b"{\\rtf1 One\\par {\\b Two")
    assert answer.outcome is Outcome.DAMAGED
    assert answer.pages[0].text == "One\nTwo"
    assert office(b"{\\rtf1 One}}}").pages[0].text == "One"


def test_binary_in_a_picture_is_no_text(office: Office) -> None:
    """`\\bin` says how many bytes are none of the reader's business, braces among them."""
    held = b"{\\rtf1 a{\\pict\\bin9 }}}{{{\\\\\\}b}"
    assert office(held).pages[0].text == "ab"
