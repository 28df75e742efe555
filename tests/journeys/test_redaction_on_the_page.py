# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Boxes drawn on a page with the mouse, with the keyboard alone, and with four numbers where no script runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from playwright.sync_api import Browser, Page, expect

from vorlage.app import Case
from vorlage.domain.custody import Genre, ItemNumber

pytestmark = pytest.mark.browser


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Case]:
    """A case of one page."""
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.text(72, 100, "the harbour is closed to ships of more than two metres depth")
    (tmp_path / "memo.pdf").write_bytes(bytes(pdf.output()))
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "memo.pdf"], genre=Genre.PRIMARY)
        yield case


def test_a_box_is_drawn_with_the_mouse_moved_sized_and_sent_with_the_keyboard(
    memo: Case, serving: Callable[[Case], str], come_in: Callable[[str], Page]
) -> None:
    """The four numbers follow; Esc lets go of the box and stays on the page; Enter sends it."""
    window = come_in(serving(memo))
    place = f"{window.url.rstrip('/')}/items/1/pages/1/redact"
    window.goto(place)
    sheet = window.locator("[data-drawing]")
    area = sheet.bounding_box()
    assert area is not None
    scale = area["width"] / 595.28
    window.mouse.move(area["x"] + 70 * scale, area["y"] + 200 * scale)
    window.mouse.down()
    window.mouse.move(area["x"] + 170 * scale, area["y"] + 240 * scale, steps=3)
    window.mouse.up()
    drawn = [float(window.input_value(f"#{side}")) for side in ("x0", "y0", "x1", "y1")]
    assert drawn == pytest.approx([70, 200, 170, 240], abs=1.5)

    window.keyboard.press("Escape")
    assert window.url == place
    assert window.input_value("#x0") == ""
    window.keyboard.press("ArrowRight")
    before = float(window.input_value("#x0")), float(window.input_value("#x1"))
    window.keyboard.press("ArrowRight")
    window.keyboard.press("Shift+ArrowRight")
    after = float(window.input_value("#x0")), float(window.input_value("#x1"))
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((2, 4))
    expect(window.locator("[data-box-status]")).to_contain_text("wide")
    window.keyboard.press("Enter")
    expect(window.locator(".box-list").first).to_contain_text("Box 1")
    (box,) = memo.redactions.boxes(ItemNumber(1))
    assert box.box.x0 == pytest.approx(after[0], abs=0.1)

    window.locator(".draw-on a").focus()
    window.keyboard.press("Enter")
    expect(window.locator("#box")).to_have_text("Change box 1")


def test_a_box_is_four_numbers_where_no_script_runs(
    memo: Case, serving: Callable[[Case], str], browser: Browser
) -> None:
    """The same form, filled in by hand."""
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(serving(memo))
    window.goto(f"{window.url.rstrip('/')}/items/1/pages/1/redact")
    for side, value in (("x0", "72"), ("y0", "90"), ("x1", "200,5"), ("y1", "104")):
        window.fill(f"#{side}", value)
    window.click("text=Draw this box")
    expect(window.locator(".box-list").first).to_contain_text("Box 1")
    context.close()
    assert memo.redactions.boxes(ItemNumber(1))[0].box.x1 == 200.5
