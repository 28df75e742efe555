# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""PDF text layers: words at their places, in reading order; pages without text counted, not passed off as read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF, FPDF_VERSION
from PIL import Image

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind, Page
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
FONTS = Path("/usr/share/fonts")
ARABIC = FONTS / "truetype/noto/NotoNaskhArabic-Regular.ttf"
CHINESE = FONTS / "opentype/noto/NotoSansCJK-Regular.ttc"


def a_pdf() -> FPDF:
    """An A4 document in points with a core font, without a page yet."""
    document = FPDF(unit="pt", format="A4")
    document.set_font("Helvetica", size=12)
    return document


def word_named(page: Page, text: str) -> tuple[float, float, float, float]:
    """The box of the one word with this text."""
    [word] = [word for word in page.words if page.text[word.start : word.end] == text]
    assert word.box is not None
    return word.box.x0, word.box.y0, word.box.x1, word.box.y1


def test_words_have_their_text_and_their_place(read: Read) -> None:
    """Points from the top left; every word is what stands at its offsets."""
    document = a_pdf()
    document.add_page()
    document.text(100, 200, "Nobody was told")
    document.text(100, 215, "of 1,535 homes.")
    page = read(bytes(document.output())).pages[0]
    assert page.text == "Nobody was told\nof 1,535 homes."
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()
    assert (page.width, page.height) == pytest.approx((595.28, 841.89), abs=0.1)
    x0, y0, x1, y1 = word_named(page, "Nobody")
    assert x0 == pytest.approx(100, abs=1.5)
    assert y0 < 200 < y1 < 212
    assert 100 < x1 < 150
    assert page.is_read


def test_a_line_that_stands_clear_begins_a_paragraph(read: Read) -> None:
    """Sentences do not run on from a heading into the text below it."""
    document = a_pdf()
    document.add_page()
    document.text(100, 100, "Heading")
    document.text(100, 160, "First line")
    document.text(100, 174, "second line")
    assert read(bytes(document.output())).pages[0].text == "Heading\n\nFirst line\nsecond line"


def test_crop_and_rotation_move_the_boxes_with_the_page(read: Read) -> None:
    """The box is where a reader sees the word."""
    document = a_pdf()
    document.add_page()
    document.text(100, 200, "Nobody")
    held = pypdfium2.PdfDocument(bytes(document.output()))
    held[0].set_cropbox(50, 0, 595, 741.89)
    cropped = io.BytesIO()
    held.save(cropped)
    held[0].set_rotation(90)
    turned = io.BytesIO()
    held.save(turned)
    page = read(cropped.getvalue()).pages[0]
    assert (page.width, page.height) == pytest.approx((545, 741.89), abs=0.5)
    assert word_named(page, "Nobody")[0] == pytest.approx(50, abs=1.5)
    assert word_named(page, "Nobody")[1] < 100 < word_named(page, "Nobody")[3]
    page = read(turned.getvalue()).pages[0]
    assert (page.width, page.height) == pytest.approx((741.89, 545), abs=0.5)
    x0, y0, x1, y1 = word_named(page, "Nobody")
    assert y0 == pytest.approx(50, abs=1.5)
    assert x0 < 641.89 < x1
    assert y1 - y0 > x1 - x0


def test_a_scan_and_a_stamped_scan_are_unread_and_a_blank_page_is_not(read: Read) -> None:
    """A picture of a page is no text, nor is the number stamped on it; nothing is lost on a blank page."""
    picture = Image.effect_noise((600, 800), 40)
    document = a_pdf()
    document.add_page()
    document.image(picture, 0, 0, 595, 841)
    document.add_page()
    document.image(picture, 0, 0, 595, 841)
    document.text(500, 820, "VW-0007")
    document.add_page()
    extracted = read(bytes(document.output()))
    assert extracted.outcome is Outcome.READ
    assert [page.is_read for page in extracted.pages] == [False, False, True]
    assert extracted.pages[1].text == "VW-0007"


def test_labels_are_those_printed(read: Read) -> None:
    """Page 1 may be called iii."""
    document = a_pdf()
    document.add_page(label_style="r", label_start=3)
    document.add_page(label_style="D", label_start=1)
    assert [page.label for page in read(bytes(document.output())).pages] == ["iii", "1"]


def test_comments_are_kept_apart_from_the_text(read: Read) -> None:
    """What a reader of the file wrote on it is not what the page says."""
    document = a_pdf()
    document.add_page()
    document.text(100, 200, "Nobody was told")
    document.text_annotation(100, 200, "ask the lab again")
    page = read(bytes(document.output())).pages[0]
    assert "ask" not in page.text
    assert [(hidden.kind, hidden.text) for hidden in page.hidden] == [(HiddenKind.COMMENT, "ask the lab again")]


def test_attachments_are_members(read: Read) -> None:
    """A PDF is read, and what it carries is accounted for."""
    document = a_pdf()
    document.add_page()
    document.text(100, 200, "see the sheet")
    document.embed_file(basename="sheet.csv", bytes=b"a,b\n")
    extracted = read(bytes(document.output()))
    [member] = extracted.members
    assert member.name == "sheet.csv"
    assert member.content is not None
    assert member.content.read_bytes() == b"a,b\n"


def test_a_password_is_asked_for_and_an_empty_one_is_not(read: Read) -> None:
    """Encrypted for its owner only, a PDF opens for anyone."""
    for user_password, outcome in (("quay", Outcome.ENCRYPTED), ("", Outcome.READ)):
        document = a_pdf()
        document.set_encryption(owner_password="ferry", user_password=user_password)
        document.add_page()
        document.text(100, 200, "Nobody was told")
        assert read(bytes(document.output())).outcome is outcome


def test_a_truncated_pdf_keeps_the_pages_that_can_be_read(read: Read) -> None:
    """Damaged, said so, with what there is."""
    document = a_pdf()
    document.add_page()
    document.text(100, 200, "Nobody was told of it before the tariff rose.")
    whole = bytes(document.output())
    extracted = read(whole[: whole.rindex(b"trailer")])
    assert extracted.outcome is Outcome.DAMAGED
    assert extracted.reason.startswith("pdf.truncated")
    assert extracted.pages[0].text.startswith("Nobody was told")
    assert read(whole[:200]).outcome is Outcome.DAMAGED


@pytest.mark.skipif(not CHINESE.exists(), reason="needs a Chinese font")
def test_chinese_has_a_box_for_every_character(read: Read) -> None:
    """A hit on two characters is marked on two characters."""
    document = a_pdf()
    document.add_font("cjk", fname=CHINESE)
    document.set_font("cjk", size=12)
    document.add_page()
    document.text(100, 200, "水厂隐瞒了，铅 7 mg")
    page = read(bytes(document.output())).pages[0]
    assert page.text == "水厂隐瞒了，铅 7 mg"
    assert [page.text[word.start : word.end] for word in page.words][:3] == ["水", "厂", "隐"]
    assert word_named(page, "厂")[0] == pytest.approx(112, abs=1)


@pytest.mark.skipif(not ARABIC.exists(), reason="needs an Arabic font")
def test_arabic_set_in_visual_order_is_read_in_logical_order(read: Read) -> None:
    """Glyphs drawn one by one from the left, as old writers do, are a word from the right; so are words of a line."""
    document = a_pdf()
    document.add_font("naskh", fname=ARABIC)
    document.set_font("naskh", size=14)
    document.add_page()
    sentence = "أخفت الشركة 2017 النتائج"
    x = 100.0
    for word in reversed(sentence.split()):
        for letter in word if word.isdigit() else reversed(word):
            document.text(x, 200, letter)
            x += document.get_string_width(letter)
        document.text(x, 200, " ")
        x += document.get_string_width(" ")
    page = read(bytes(document.output())).pages[0]
    assert page.text == sentence
    assert page.language == "ar"


def test_the_writer_of_these_documents_is_the_one_pinned() -> None:
    """Its coordinates are from the top left, in points, as these tests take them to be."""
    assert FPDF_VERSION.startswith("2.")
