# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an original's own properties say of when it was made is kept, as precise as they say it, and never made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from vorlage.extraction.properties import calendar_day, made_on
from vorlage.extraction.reader import Extracted

CORE = (
    '<?xml version="1.0"?><cp:coreProperties xmlns:cp="x" xmlns:dcterms="y" xmlns:xsi="z">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{}</dcterms:created></cp:coreProperties>'
)


def a_package(member: str, content: str) -> bytes:
    """A ZIP package with one part."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(member, content)
    return held.getvalue()


def a_photograph(stated: str) -> bytes:
    """A JPEG whose camera says when."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = stated
    held = io.BytesIO()
    Image.new("RGB", (8, 8)).save(held, "JPEG", exif=exif)
    return held.getvalue()


@pytest.mark.parametrize(
    ("reader", "original", "day"),
    [
        ("docx", a_package("docProps/core.xml", CORE.format("2019-03-04T23:30:00Z")), "2019-03-04"),
        ("pptx", a_package("docProps/core.xml", CORE.format("2019-03")), "2019-03"),
        ("workbook", a_package("docProps/core.xml", CORE.format("2019")), "2019"),
        ("odf", a_package("meta.xml", "<meta:creation-date>2018-05-06T07:08:09</meta:creation-date>"), "2018-05-06"),
        ("rtf", rb"{\rtf1{\info{\creatim\yr2011\mo2\dy3\hr10}} text}", "2011-02-03"),
        ("picture", a_photograph("2015:07:08 09:10:11"), "2015-07-08"),
    ],
)
def test_the_day_is_the_one_that_is_stated(reader: str, original: bytes, day: str) -> None:
    """No zone is converted and nothing is filled up: a month stays a month."""
    assert made_on(io.BytesIO(original), reader) == day


@pytest.mark.parametrize(
    ("reader", "original"),
    [
        ("docx", a_package("docProps/core.xml", CORE.format("2019-02-30"))),
        ("docx", a_package("docProps/core.xml", CORE.format("last week"))),
        ("docx", a_package("other.xml", "")),
        ("docx", b"PK\x03\x04 broken"),
        ("doc", b"\xd0\xcf\x11\xe0 broken"),
        ("pdf", b"%PDF-1.4 broken"),
        ("rtf", rb"{\rtf1 text}"),
        ("picture", a_photograph("0000:00:00 00:00:00")),
        ("picture", b"GIF89a"),
        ("plain", b"2019-03-04"),
        ("no such reader", b""),
    ],
)
def test_what_is_not_stated_is_empty(reader: str, original: bytes) -> None:
    """A day that no calendar has, a broken file, a format without properties: nothing, and no failure."""
    assert made_on(io.BytesIO(original), reader) == ""


def test_parts_of_a_date_are_checked_together() -> None:
    """A year, a month, a day; or nothing."""
    assert calendar_day(2024) == "2024"
    assert calendar_day("2024", "2") == "2024-02"
    assert calendar_day(2024, 2, 29) == "2024-02-29"
    assert calendar_day(2023, 2, 29) == ""


def test_it_comes_out_of_the_jail_with_the_text(read: Callable[..., Extracted]) -> None:
    """A text read in the jail brings the date of its file's own properties along; a plain text has none."""
    rtf = rb"{\rtf1\ansi{\info{\creatim\yr2011\mo2\dy3}} A short letter.\par}"
    assert read(rtf, "letter.rtf").head.made_on == "2011-02-03"
    assert read(b"A short letter of 2011-02-03.", "letter.txt").head.made_on == ""
