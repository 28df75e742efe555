# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""With the keyboard alone: from the picture to a pair, a finding with its reason, other origins, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from vorlage.app import Case
from vorlage.domain.custody import Genre

pytestmark = pytest.mark.browser

LETTERS = """The harbour board of Port Tessaly hid the results of a dredging survey for eleven weeks, letters show.

The letters, 96 pages in all, show that 14 of 52 sediment samples taken in March held more mercury than the law allows.
The highest value, 27 milligrams per kilogram, came from the basin beside the school of navigation. About 640 families
buy their fish from boats that work that basin, according to a count made by the parish in January.

The board resolved by four votes to one to keep the survey in a locked cabinet until the new crane had been paid for.
"""
TRAIN = """The night train to Vessel Moor will run again from June, the railway of the north announced.

It was withdrawn nine years ago, when the last sleeping cars failed their inspection. A berth will cost 88 crowns.
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Case]:
    """Two copies of one text, and a report of something else."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(LETTERS, "utf-8")
    (folder / "b.txt").write_text(LETTERS.replace("96 pages", "69 pages"), "utf-8")
    (folder / "c.txt").write_text(TRAIN, "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([folder], genre=Genre.REPORT, within=tmp_path)
        yield case


def tab_to(window: Page, selector: str) -> None:
    """Press Tab until what is looked for has the focus."""
    for _ in range(80):
        window.keyboard.press("Tab")
        if window.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def decide(window: Page, decision: str, reason: str) -> None:
    """Fill the form in with the keyboard."""
    tab_to(window, "#decision")
    window.keyboard.type(decision)
    window.keyboard.press("Tab")
    window.keyboard.type(reason)
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")


def test_a_pair_is_rejected_and_taken_back_with_the_keyboard(
    harbour: Case, serving: Callable[[Case], str], come_in: Callable[[str], Page]
) -> None:
    """A line of the picture opens both texts; a finding moves the count of origins; a later one moves it back."""
    window = come_in(serving(harbour))
    home = window.url.rstrip("/")
    window.goto(f"{home}/lineage")
    origins = window.get_by_role("heading", name="Independent origins")
    expect(origins).to_have_text("Independent origins: 2")
    tab_to(window, ".stemma-picture a.link")
    style = window.evaluate("getComputedStyle(document.activeElement.querySelector('.line')).strokeWidth")
    assert float(style.removesuffix("px")) >= 4, "the focus can be seen on a line"
    window.keyboard.press("Enter")
    expect(window.get_by_role("heading", name="Side by side")).to_be_visible()
    assert window.url == f"{home}/lineage/1/2"

    decide(window, "reject", "Both desks had the letters from the clerk.")
    expect(window.locator(".findings")).to_contain_text("Both desks had the letters from the clerk.")
    expect(window.locator(".lede .tag")).to_have_text("no copying relation")
    window.goto(f"{home}/lineage")
    expect(origins).to_have_text("Independent origins: 3")
    assert window.locator(".stemma-picture a.link").count() == 0

    window.goto(f"{home}/lineage/1/2")
    decide(window, "accept", "No, one copied the other.")
    expect(window.locator(".findings li")).to_have_count(2)
    window.goto(f"{home}/lineage")
    expect(origins).to_have_text("Independent origins: 2")
    expect(window.locator(".stemma-picture circle.badge").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1200])
def test_labels_of_the_picture_do_not_meet_as_the_browser_draws_them(window: Page, width: int) -> None:
    """Measured, not estimated: in three scripts, no two labels touch, and all lie inside the drawing."""
    window.set_viewport_size({"width": width, "height": 800})
    window.goto("/".join(window.url.split("/")[:3]) + "/lineage")
    boxes = window.locator(".stemma-picture > :not(.key):not(.axis) text, .stemma-picture > text").evaluate_all(
        "texts => texts.map((text) => text.getBBox()).map(({x, y, width, height}) => [x, y, x + width, y + height])"
    )
    assert len(boxes) > 12
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)
    right = float(window.locator(".stemma-picture").get_attribute("width") or 0)
    assert max(box[2] for box in boxes) <= right


def test_the_lineage_can_be_saved_and_opens_by_itself(window: Page, tmp_path: Path) -> None:
    """Both files open from a disk, in a window without a network, and show the picture."""
    window.goto("/".join(window.url.split("/")[:3]) + "/lineage")
    for name in ("Save as SVG", "Save as one HTML page"):
        with window.expect_download() as waiting:
            window.get_by_role("link", name=name).click()
        place = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(place)
        assert window.context.browser is not None
        with window.context.browser.new_context(offline=True) as context:
            ground, said = opened_alone(context.new_page(), place)
        assert re.fullmatch(r"rgb\(\d+, \d+, \d+\)", ground)
        assert ground != "rgb(0, 0, 0)", "its looks came along"
        assert said == []


def opened_alone(window: Page, place: Path) -> tuple[str, list[str]]:
    """The colour under a family in a saved picture, and what the browser had to say."""
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.goto(place.as_uri())
    return str(window.locator("svg rect.band").first.evaluate("rect => getComputedStyle(rect).fill")), said
