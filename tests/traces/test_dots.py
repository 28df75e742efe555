# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Dots of printers: told on pages that went many ways, from their own pixels, and not on pages without any."""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pikepdf
import pytest
from PIL import Image

from tests.traces import planting_traces as made
from tests.traces.planting_dots import DEGRADATIONS, LATTICES, Pixels, a_page, compressed, scanned, with_dots
from vorlage.domain.traces import TraceKind
from vorlage.traces.answers import FindingAnswer, TraceAnswer, TraceRequest
from vorlage.traces.dots import judge_dots
from vorlage.traces.forms import FORMS
from vorlage.traces.inside import find_traces

SMALL = (4.2, 6.2)
DAILY = ("JPEG 50", "turned by 1 degree")


@pytest.fixture(scope="module")
def dotted() -> Pixels:
    """A small page with dots, as printed."""
    return with_dots(a_page(1, SMALL), LATTICES["wide"], 3)


@pytest.fixture(scope="module")
def clean() -> Pixels:
    """The same page without them."""
    return a_page(1, SMALL)


def answered(held: bytes, name: str) -> tuple[FindingAnswer, ...]:
    """The findings of printer dots; the files are ours, so no jail is needed to make them safe."""
    request = msgspec.msgpack.encode(TraceRequest(name=name, with_values=True))
    answer = msgspec.msgpack.decode(find_traces(io.BytesIO(held), request), type=TraceAnswer)
    return tuple(each for each in answer.findings if FORMS[each.code].kind is TraceKind.PRINTER_DOTS)


def as_jpeg(page: Pixels) -> bytes:
    """A scan as a file, with its resolution."""
    held = io.BytesIO()
    Image.fromarray(page).save(held, "JPEG", quality=80, dpi=(300, 300))
    return held.getvalue()


def as_pdf(page: Pixels) -> bytes:
    """A PDF of one page that is a scan of four inches by six."""
    opened = pikepdf.new()
    opened.add_blank_page(page_size=(302, 446))
    picture = opened.make_stream(as_jpeg(page))
    picture.Type, picture.Subtype, picture.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent = page.shape[1], page.shape[0], 8
    picture.ColorSpace = pikepdf.Name.DeviceRGB
    shown = opened.pages[0]
    shown.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    shown.Contents = opened.make_stream(b"q 302 0 0 446 0 0 cm /Im0 Do Q")
    held = io.BytesIO()
    opened.save(held)
    return held.getvalue()


@pytest.mark.parametrize("fate", DAILY)
def test_dots_are_told_whatever_became_of_the_page(dotted: Pixels, clean: Pixels, fate: str) -> None:
    """With dots the page is told, and the same page without, which went the same way, is not."""
    dpi, happened = DEGRADATIONS[fate]
    assert judge_dots(Image.fromarray(happened(scanned(dotted, dpi))), dpi).are_there
    assert not judge_dots(Image.fromarray(happened(scanned(clean, dpi))), dpi).are_there


@pytest.mark.long
@pytest.mark.parametrize("name", LATTICES)
def test_dots_of_every_lattice_survive_fifteen_of_sixteen_fates(name: str) -> None:
    """Of A4 pages; and without dots none is told."""
    base = a_page(2)
    with_them, told, told_without = with_dots(base, LATTICES[name], 12), 0, 0
    for dpi, happened in DEGRADATIONS.values():
        told += judge_dots(Image.fromarray(happened(scanned(with_them, dpi))), dpi).are_there
        told_without += judge_dots(Image.fromarray(happened(scanned(base, dpi))), dpi).are_there
    assert told >= 15
    assert told_without == 0


def test_a_scan_is_looked_at_in_its_own_pixels_wherever_it_stands(dotted: Pixels, clean: Pixels) -> None:
    """As a picture, on the page of a PDF, and within a letter; each says which page or picture it is."""
    scan, without = scanned(dotted, 300), scanned(clean, 300)
    assert [each.page for each in answered(as_jpeg(scan), "scan.jpg")] == [1]
    assert [each.page for each in answered(as_pdf(scan), "scan.pdf")] == [1]
    letter = answered(made.docx(word__media__image1_DOT_jpeg=as_jpeg(scan)), "letter.docx")
    assert [(each.page, each.at) for each in letter] == [(0, (1,))]
    assert answered(as_jpeg(without), "scan.jpg") == answered(as_pdf(without), "scan.pdf") == ()


def test_dots_are_told_and_never_read(dotted: Pixels) -> None:
    """A finding of dots has no value and no number of bits, even where values are asked for."""
    (told,) = answered(as_jpeg(scanned(dotted, 300)), "scan.jpg")
    assert (told.values, told.bits) == ((), 0)


def test_grey_pages_have_no_yellow(dotted: Pixels) -> None:
    """A page scanned in grey is not told, however it was printed."""
    grey = np.asarray(Image.fromarray(scanned(dotted, 300)).convert("L").convert("RGB"))
    assert not judge_dots(Image.fromarray(grey), 300).are_there


def test_coloured_text_lines_and_tables_are_no_dots() -> None:
    """What repeats on a page of an office, in yellow as well, is not told."""
    page = a_page(4, SMALL).copy()
    page[::60, :, 2] = 120
    page[:, ::400, 2] = 120
    page[300:340, 200:2000] = (255, 240, 60)
    assert not judge_dots(Image.fromarray(compressed(scanned(page, 300), 75)), 300).are_there
