# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Secrets planted in every channel are found; the same files without a secret raise no alarm."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from typing import Any

import pytest
from pikepdf import Dictionary, Pdf, String

from tests.redaction.planting import AS_PIXELS, CHANNELS, GUIDE_VARIANTS, a_secret, media_type_of
from tests.redaction.planting_office import DOCX_CHANNELS, XLSX_CHANNELS
from tests.redaction.planting_pages import REDACTED, a_pdf, paragraph, with_box
from tests.redaction.planting_pictures import a_note, as_bytes, with_thumbnail
from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.redaction.received.office import examine_office
from vorlage.redaction.received.pdf import examine_pdf
from vorlage.redaction.received.pictures import examine_picture
from vorlage.redaction.received.shape import ExamineAnswer, ExamineRequest, FoundAnswer

_HINTS = frozenset({"pdf.font_subset", "docx.embedded", "jpeg.after_end", "png.after_end", "png.chunk_after_end"})
"""Channels that are told without the words: letters out of order, files and bytes that are not read."""
_DAILY = sorted(set(CHANNELS) - set(GUIDE_VARIANTS))[::7]


def examined(channel: str, content: bytes) -> ExamineAnswer:
    """What examining the content of a file of this channel says, in this process: these bytes are our own."""
    media_type = media_type_of(channel)
    if media_type == "application/pdf":
        return examine_pdf(content, ExamineRequest(media_type=media_type))
    return (
        examine_picture(io.BytesIO(content)) if media_type.startswith("image/") else examine_office(io.BytesIO(content))
    )


def tells(found: Iterable[FoundAnswer], secret: str) -> bool:
    """Whether every word of a secret is in one finding."""
    return any(all(word in each.words.casefold() for word in secret.casefold().split()) for each in found)


def is_found(channel: str, secret: str) -> bool:
    """Whether the secret planted in a channel is found: by its words, or as a picture or hint where there are none."""
    found = examined(channel, CHANNELS[channel](secret)).found
    return bool(found) if channel in AS_PIXELS | _HINTS else tells(found, secret)


@pytest.mark.parametrize("channel", GUIDE_VARIANTS)
def test_each_of_the_twenty_variants_is_found_with_its_words(channel: str) -> None:
    """A secret in each of the twenty usual ways to redact a PDF badly is found, word for word."""
    assert is_found(channel, a_secret(random.Random(channel)))


@pytest.mark.parametrize("channel", _DAILY)
def test_a_sample_of_the_channels_is_found(channel: str) -> None:
    """Every seventh channel of the whole list, each day; all of them five times in the long run."""
    assert is_found(channel, a_secret(random.Random(channel)))


@pytest.mark.long
@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_every_channel_is_found_in_five_documents(channel: str) -> None:
    """Five secrets in each channel of each format: every one is found."""
    assert all(is_found(channel, a_secret(random.Random(f"{channel} {number}"))) for number in range(5))


@pytest.mark.parametrize("content", [paragraph(), REDACTED], ids=["plain", "redacted well"])
def test_a_page_that_hides_nothing_or_all_of_it_has_no_finding(content: str) -> None:
    """Neither a page without a box, nor one whose box has nothing under it, raises an alarm."""
    assert examined("pdf.x", a_pdf(content)).found == ()


@pytest.mark.parametrize(
    "content",
    [
        paragraph() + "\nq 0 0 0.4 rg 60 500 400 20 re f 1 g BT /F1 11 Tf 64 505 Td (Shift   Leaks   Pump) Tj ET Q",
        paragraph() + "\nq 1 1 0 rg 58 716 300 16 re f Q\n" + paragraph(),
        "0.9 g 0 0 595 842 re f 0 g\n" + paragraph(),
        paragraph() + "\n0 g 60 490 400 1 re f",
        paragraph() + "\n" + paragraph(),
        "BT 3 Tr ET\n" + paragraph() + "\n1 g 0 0 595 842 re f 0 g\nBT 0 Tr ET\n" + paragraph(),
    ],
    ids=["table header", "highlight under text", "tinted page", "rule", "printed twice", "page painted anew"],
)
def test_what_pages_usually_look_like_is_no_redaction(content: str) -> None:
    """Light words on a dark header, marked words, a tinted page, rules, and words that are printed twice are seen."""
    assert not [each for each in examined("pdf.x", a_pdf(content)).found if each.kind is Kind.LIVE_TEXT]


def test_words_under_a_box_have_the_place_and_the_count_of_the_box() -> None:
    """The finding is on page 1, within the box as shown from the top left, and counts characters without spaces."""
    (found,) = examined("pdf.x", a_pdf(with_box("Anneke Holm"))).found
    assert (found.kind, found.sure, found.page, found.characters) == (Kind.LIVE_TEXT, Sure.CERTAIN, 1, 10)
    assert found.box is not None
    left, top, right, bottom = found.box
    assert 250 <= left < right <= 470
    assert 842 - 693 <= top < bottom <= 842 - 675


def test_a_title_is_a_title_where_nothing_was_redacted() -> None:
    """Properties are compared with the pages only where the record was redacted: any other title is a title."""

    def change(pdf: Pdf, page: Any) -> None:
        del page
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Draft for Anneke Holm")))

    assert examined("pdf.x", a_pdf(paragraph(), change)).found == ()
    (found,) = examined("pdf.x", a_pdf(REDACTED, change)).found
    assert (found.kind, found.layer, found.sure) == (Kind.METADATA, "pdf.info", Sure.POSSIBLE)


def test_labels_of_redaction_programs_are_no_words() -> None:
    """What a program prints on its own box, in the colour of the box, is no secret."""
    assert examined("pdf.x", a_pdf(with_box("REDACTED"))).found == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_with_a_bar_and_nothing_else_has_no_finding(form: str) -> None:
    """A bar painted into pixels is a redaction that holds."""
    assert examined("png.x", as_bytes(a_note("Anneke Holm", is_redacted=True), form)).found == ()


def test_a_thumbnail_of_the_same_picture_is_none_of_another() -> None:
    """Cameras and editors write thumbnails; only one that shows something else is a finding."""
    picture = a_note("Anneke Holm")
    assert examined("jpeg.x", with_thumbnail(picture, picture)).found == ()


@pytest.mark.parametrize("channel", [sorted(DOCX_CHANNELS)[0], sorted(XLSX_CHANNELS)[0]])
def test_broken_documents_are_a_reason_and_no_crash(channel: str) -> None:
    """A document that ends in the middle is a reason, in words that hold nothing of it."""
    content = CHANNELS[channel]("Anneke Holm")
    assert examined(channel, content[: len(content) // 2]).reason == "office.broken: its parts cannot be unpacked"
