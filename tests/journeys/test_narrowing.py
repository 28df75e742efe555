# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A stretch of dates is drawn with the mouse, in a real browser; the address then says what was asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_drag_over_the_bars_asks_for_their_stretch(entrance: str, come_in: Callable[[str], Page]) -> None:
    """From the first bar to the last but one; what is not dragged over is left out, and a bar alone is a link."""
    window = come_in(entrance)
    place = urlsplit(entrance)
    window.goto(f"{place.scheme}://{place.netloc}/search?q=lead")
    bars = window.locator("[data-histogram] [data-value]")
    values = [bars.nth(place).get_attribute("data-value") for place in range(bars.count())]
    assert len(values) > 2
    box = window.locator("[data-histogram]").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    window.mouse.move(box["x"] + 1, middle)
    window.mouse.down()
    window.mouse.move(box["x"] + box["width"] * (len(values) - 1.5) / len(values), middle, steps=4)
    window.mouse.up()
    expect(window).to_have_url(re.compile(f"from={values[0]}&to={values[-2]}$"))
    expect(window.locator(".chips")).to_contain_text(f"{values[0]} to {values[-2]}")
