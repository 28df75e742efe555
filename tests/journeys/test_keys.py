# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""All by keyboard, in a real browser: hit by hit through records, the list of keys, passages like a selection."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from vorlage.app import Case
from vorlage.domain.claims import ClaimStatus, Stance
from vorlage.domain.custody import Genre

pytestmark = pytest.mark.browser

CURRENT = re.compile("is-current")


def home_of(window: Page) -> str:
    """The server's address."""
    return "/".join(window.url.split("/")[:3])


def item_with(case: Case, part: str) -> int:
    """The number of the first item whose path has `part` in it."""
    return next(item.number for item in case.items() if part in item.path)


def press_and_go(window: Page, key: str) -> None:
    """Press a key that leads to another page, and wait until that one hears keys."""
    with window.expect_navigation():
        window.keyboard.press(key)


def test_from_hit_to_hit_through_pages_and_records_and_back(window: Page) -> None:
    """`j` goes on past the last hit of a page; `k` comes back to the last hit of the page before; Esc to the search."""
    window.goto(f"{home_of(window)}/search?q=orthophosphate")
    window.keyboard.press("j")
    press_and_go(window, "Enter")
    window.goto(f"{home_of(window)}/items/1/pages/4?q=orthophosphate")
    marks = window.locator("mark[data-hit]")
    for _ in range(marks.count() - 1):
        window.keyboard.press("j")
    expect(marks.last).to_have_class(CURRENT)
    here = window.url
    press_and_go(window, "j")
    assert window.url.split("?")[0] != here.split("?")[0]
    expect(window.locator("mark[data-hit]").first).to_have_class(CURRENT)
    press_and_go(window, "k")
    assert window.url.split("?")[0] == here.split("?")[0]
    expect(window.locator("mark[data-hit]").last).to_have_class(CURRENT)
    press_and_go(window, "Escape")
    assert "/search?q=orthophosphate" in window.url


def test_keys_are_listed_and_let_nothing_through(window: Page) -> None:
    """`?` shows the keys, focus goes there; no other key acts meanwhile; Esc closes and stays on the page."""
    window.goto(f"{home_of(window)}/search?q=lead")
    here = window.url
    window.keyboard.press("?")
    expect(window.get_by_role("dialog", name="Keys")).to_be_visible()
    expect(window.get_by_role("button", name="Close")).to_be_focused()
    window.keyboard.press("j")
    expect(window.locator("li.is-current")).to_have_count(0)
    window.keyboard.press("Escape")
    expect(window.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert window.url == here


def test_no_key_acts_inside_a_field(window: Page) -> None:
    """In a search box, a text area and a list of choices letters stay letters; Esc only leaves the field."""
    window.goto(f"{home_of(window)}/items/1/pages/4?q=lead")
    here = window.url
    box = window.locator("#find")
    box.fill("")
    box.focus()
    window.keyboard.type("sjknp?/")
    expect(box).to_have_value("sjknp?/")
    window.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    window.locator("details.correct > summary").click()
    area = window.locator("#corrected")
    area.fill("")
    area.focus()
    window.keyboard.type("sj?/")
    expect(area).to_have_value("sj?/")
    assert window.url == here


def test_keys_of_another_keyboard(window: Page) -> None:
    """With Russian letters on the keys, the key of j is j."""
    window.goto(f"{home_of(window)}/search?q=lead")
    window.locator("body").dispatch_event("keydown", {"key": "о", "code": "KeyJ", "bubbles": True})
    expect(window.locator("li.is-current")).to_have_count(1)


def test_a_selection_is_a_passage(
    come_in: Callable[[str], Page], serving: Callable[[Case], str], tmp_path: Path
) -> None:
    """`s` asks for what is like the selected words, counted in code points, on a page with a character of two units."""
    folder = tmp_path / "primary"
    folder.mkdir()
    said = "The survey found more mercury than the law allows in the sediment of basin nine."
    (folder / "1.txt").write_text(f"💧💧 A drop of water.\n\n{said}\n\nAnd rain.", "utf-8")
    (folder / "2.txt").write_text(f"A clerk wrote down: {said}", "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([folder], genre=Genre.PRIMARY)
        window = come_in(serving(case))
        window.goto(f"{home_of(window)}/items/1/pages/1?q=survey")
        window.evaluate(
            """() => {
              const layer = document.querySelector('.layer[data-start]');
              const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
              const nodes = []; while (walker.nextNode()) nodes.push(walker.currentNode);
              const range = document.createRange();
              const first = nodes.find((node) => node.data.includes('The '));
              range.setStart(first, first.data.lastIndexOf('The '));
              const last = nodes.find((node) => node.data.includes('nine.'));
              range.setEnd(last, last.data.indexOf('nine.') + 5);
              getSelection().removeAllRanges(); getSelection().addRange(range);
            }"""
        )
        press_and_go(window, "s")
        expect(window.locator("blockquote.asked-passage")).to_have_text(said)
        window.keyboard.press("j")
        press_and_go(window, "Enter")
        assert "/items/2/pages/1?at=" in window.url
        expect(window.locator("mark.hit").first).to_be_visible()
        window.close()


def test_the_keyword_stands_in_the_middle_and_arabic_is_turned(window: Page) -> None:
    """Centres of all keywords are one line; what stands before an Arabic one is on its right."""
    for width in (1200, 360):
        window.set_viewport_size({"width": width, "height": 800})
        window.goto(f"{home_of(window)}/concordance?q=الرصاص+OR+lead+OR+铅")
        places = window.locator("ol.kwic li").evaluate_all(
            """(lines) => lines.map((line) => {
              const box = (part) => line.querySelector(part).getBoundingClientRect();
              const [before, word, after] = ['.kwic-before', '.kwic-keyword', '.kwic-after'].map(box);
              return { dir: line.dir, centre: (word.left + word.right) / 2, before: before.left, after: after.left };
            })"""
        )
        assert {place["dir"] for place in places} == {"ltr", "rtl"}
        assert max(place["centre"] for place in places) - min(place["centre"] for place in places) < 2
        assert all((place["before"] < place["after"]) == (place["dir"] == "ltr") for place in places)
        assert window.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_timeline_by_keyboard(window: Page) -> None:
    """Each bar can be reached with Tab, is seen to be, says what it is, and opens with Enter."""
    window.goto(f"{home_of(window)}/timeline")
    bar = window.get_by_role("link", name=re.compile(r"^2024-10: \d+$"))
    bar.focus()
    assert bar.evaluate("bar => bar.matches(':focus-visible') && getComputedStyle(bar).outlineStyle") == "solid"
    press_and_go(window, "Enter")
    assert "from=2024-10&to=2024-10" in window.url
    expect(window.locator("tr[data-row]").first).to_be_visible()
    window.keyboard.press("j")
    expect(window.locator("tr.is-current")).to_have_count(1)


def test_the_queue_is_worked_through_by_keyboard(
    tmp_path: Path, serving: Callable[[Case], str], come_in: Callable[[str], Page]
) -> None:
    """`j` goes to the first entry, a key chooses what to decide, the reason is typed, Enter records it."""
    (tmp_path / "memo.txt").write_text("The inspection of 3 May 2017 found lead in 41 of 312 taps.\n", "utf-8")
    (tmp_path / "story.txt").write_text("Inspectors found lead in 41 of 312 taps, a memo says.\n", "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "memo.txt"], genre=Genre.PRIMARY)
        case.add([tmp_path / "story.txt"], genre=Genre.REPORT)
        waiting = case.claims.queue()
        window = come_in(serving(case))
        window.goto(f"{home_of(window)}/review")
        window.keyboard.press("j")
        expect(window.locator("[data-deciding]").first).to_have_class(CURRENT)
        window.keyboard.press("1")
        expect(window.locator('input[name="reason"]').first).to_be_focused()
        window.keyboard.type("I read both.")
        press_and_go(window, "Enter")
        expect(window.get_by_text("I read both.")).to_be_visible()
        (made,) = case.claims.decisions()
        assert (made.decision.suggestion, made.decision.stance) == (waiting[0].suggestion, Stance.SUPPORTS)
        window.goto(f"{home_of(window)}/claims/{made.claims[0]}")
        assert case.claims.claim(made.claims[0]).status is ClaimStatus.SUPPORTED
