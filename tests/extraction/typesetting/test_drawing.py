# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The drawing of a sheet is words in boxes: well-formed, and nothing in it can run or fetch."""

from __future__ import annotations

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.pages import Page, PageOrigin
from vorlage.extraction.characters import clean_text
from vorlage.extraction.typesetting.drawing import draw_text

SVG = "{http://www.w3.org/2000/svg}"


def page_of(text: str) -> Page:
    """A page without a size, as a letter has."""
    return Page(number=1, label="1", width=0, height=0, text=text, origin=PageOrigin.NATIVE, language="en")


@given(st.text(max_size=200).map(clean_text).filter(lambda text: bool(text.strip())))
def test_any_text_makes_a_drawing_of_text_alone(text: str) -> None:
    """Whatever the text holds, the drawing parses and has no element but the sheet and its words."""
    root = lxml.etree.fromstring(draw_text(page_of(text)).encode())
    assert {element.tag for element in root.iter()} <= {f"{SVG}svg", f"{SVG}rect", f"{SVG}text"}
    words = "".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert words == "".join(text.split())


def test_markup_in_a_text_stays_text() -> None:
    """A text that is itself markup is drawn, not obeyed."""
    drawn = draw_text(page_of('<script>x</script> <image href="http://example.org/"/>'))
    assert "<script" not in drawn
    assert "<image" not in drawn


def test_a_page_without_text_has_no_drawing() -> None:
    """Nothing is drawn of nothing."""
    with pytest.raises(ValueError, match="nothing to draw"):
        draw_text(page_of("  \n"))
