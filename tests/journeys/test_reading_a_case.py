# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A reader goes through the sample case in a real browser: overview, search, page, lineage, pair, claim, exhibit."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from vorlage.app import Case
from vorlage.domain.custody import Genre

pytestmark = pytest.mark.browser

PLACES = [
    "/timeline",
    "/timeline?dates=text",
    "/concordance?q=lead",
    "/items/1/pages/1/similar",
    "/items/1/pages/1/similar?at=591-770",
]
PLACES += ["/", "/items", "/items/1", "/items/1/pages/1?q=lead", "/search?q=lead", "/lineage", "/claims", "/search"]


def item_with(case: Case, part: str) -> int:
    """The number of the first item whose path has `part` in it."""
    return next(item.number for item in case.items() if part in item.path)


def status_at(page: Page, address: str) -> int:
    """The HTTP status of an address, opened in a window."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def home_of(window: Page) -> str:
    """The server's address."""
    return "/".join(window.url.split("/")[:3])


def test_from_the_overview_to_the_page_that_a_claim_rests_on(window: Page) -> None:
    """The whole way once, with the mouse."""
    expect(window.get_by_role("heading", level=1)).to_have_text("What is in this case")
    window.get_by_role("link", name="Claims", exact=True).click()
    window.get_by_label("Kind").select_option("quantity")
    window.get_by_label("Words").fill("41 micrograms")
    window.get_by_role("button", name="Narrow").click()
    window.locator("[data-open]").first.click()
    expect(window.get_by_role("heading", name="Which pages bear on it")).to_be_visible()
    strip = window.locator(".strip svg").first
    expect(strip).to_be_visible()
    assert strip.evaluate("svg => svg.querySelector('rect').getBoundingClientRect().width") > 10
    window.locator(".strip").first.click()
    expect(window.locator("mark.hit").first).to_be_visible()
    expect(window.locator(".boxes rect").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "direction", "language"), [("铅管", "ltr", "zh"), ("الرصاص", "rtl", "ar"), ("lead pipes", "ltr", "en")]
)
def test_search_in_three_scripts(window: Page, query: str, direction: str, language: str) -> None:
    """A word in Chinese, Arabic or English is found, and its page opens in its own direction and language."""
    window.get_by_role("searchbox").fill(query)
    window.keyboard.press("Enter")
    expect(window.locator("ol.hits mark").first).to_be_visible()
    if language != "en":
        window.locator(".facets a.value", has_text={"zh": "Chinese", "ar": "Arabic"}[language]).click()
    window.locator("ol.hits h3 a").first.click()
    layer = window.locator(".leaf-text .layer")
    expect(layer.locator("mark").first).to_be_visible()
    assert layer.evaluate("layer => getComputedStyle(layer).direction") == direction
    assert (layer.get_attribute("lang") or "").startswith(language)


def test_a_hit_on_the_picture_stands_on_its_word(window: Page, karvessa: Case) -> None:
    """The box is drawn over ink: the pixels of the page under it are not blank."""
    number = item_with(karvessa, "02 board/minutes")
    window.goto(f"{home_of(window)}/items/{number}/pages/3?q=lead")
    window.locator(".sheet img").evaluate("img => img.decode()")
    darkest = window.evaluate(
        """() => {
          const img = document.querySelector('.sheet img');
          const svg = document.querySelector('.boxes').viewBox.baseVal;
          const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
          const context = canvas.getContext('2d');
          context.drawImage(img, 0, 0);
          const sx = img.naturalWidth / svg.width, sy = img.naturalHeight / svg.height;
          return [...document.querySelectorAll('.boxes rect')].map((rect) => {
            const at = (name) => rect[name].baseVal.value;
            const pixels = context.getImageData(at('x') * sx, at('y') * sy, at('width') * sx, at('height') * sy).data;
            return pixels.filter((_, index) => index % 4 === 0).reduce((low, value) => Math.min(low, value), 255);
          });
        }"""
    )
    assert darkest
    assert max(darkest) < 120
    picture = window.locator(".sheet img").bounding_box()
    drawing = window.locator(".boxes").bounding_box()
    assert picture is not None
    assert drawing is not None
    assert all(abs(picture[side] - drawing[side]) < 1.5 for side in ("x", "y", "width", "height"))


def test_from_the_lineage_to_two_texts_side_by_side(window: Page) -> None:
    """The tree names the lost exemplar; a pair opens with its variants marked on both sides."""
    window.get_by_role("link", name="Lineage", exact=True).click()
    expect(window.locator(".stemma .lost").first).to_contain_text("lost exemplar")
    window.locator("table [data-open]").first.click()
    expect(window.get_by_role("heading", name="Side by side")).to_be_visible()
    if window.locator("details:not([open])").count():  # a long list of variants is folded
        window.locator("summary").click()
    window.locator("table.variants a").first.click()
    expect(window.locator("mark.variant:target")).to_be_in_viewport()
    rows = window.locator(".collation-row.shared")
    left, right = rows.first.evaluate("row => [...row.children].map((cell) => cell.getBoundingClientRect().toJSON())")
    assert left["right"] <= right["left"] + 1
    assert abs(left["top"] - right["top"]) < 2


def test_everything_by_keyboard(window: Page) -> None:
    """Slash finds the search, j and k walk the list, Enter opens, n and p walk the hits, Escape lets go."""
    window.keyboard.press("/")
    expect(window.locator("#q")).to_be_focused()
    window.keyboard.type("lead")
    with window.expect_navigation():  # until the script of the next page is there to hear keys
        window.keyboard.press("Enter")
    window.keyboard.press("j")
    window.keyboard.press("j")
    window.keyboard.press("k")
    expect(window.locator("li.is-current")).to_have_count(1)
    expect(window.locator("ol.hits li").first).to_have_class("is-current")
    window.keyboard.press("Escape")
    expect(window.locator("li.is-current")).to_have_count(0)
    window.keyboard.press("j")
    with window.expect_navigation():
        window.keyboard.press("Enter")
    marks = window.locator("mark[data-hit]")
    expect(marks.first).to_have_class(re.compile("is-current"))
    window.keyboard.press("n")
    expect(marks.nth(1)).to_have_class(re.compile("is-current"))
    expect(window.locator("rect.is-current").first).to_have_attribute("data-box", "hit-2")
    window.keyboard.press("p")
    expect(marks.first).to_have_class(re.compile("is-current"))


def test_slash_can_be_typed(window: Page) -> None:
    """A key is a letter while somebody types."""
    box = window.locator("#q")
    box.focus()
    window.keyboard.type("n/j")
    expect(box).to_have_value("n/j")


def test_verifying_with_the_button(window: Page) -> None:
    """The button runs the check, and the overview says what came of it."""
    window.get_by_role("button", name="Verify the originals").click()
    expect(window.locator("#integrity ~ p[role=status]")).to_contain_text("As received.")


def test_a_second_browser_stays_outside(browser: Browser, entrance: str) -> None:
    """The address works once: another browser gets a page that says what to do."""
    first, second = browser.new_context(), browser.new_context()
    assert status_at(first.new_page(), entrance) == 200
    page = second.new_page()
    assert status_at(page, entrance) == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Not let in")
    first.close()
    second.close()


def test_it_works_without_scripts(browser: Browser, entrance: str) -> None:
    """Search, page and hit are plain links and forms."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(entrance)
    page.locator("#q").fill("lead")
    page.locator("#q").press("Enter")
    page.locator("ol.hits h3 a").first.click()
    assert page.locator("mark#hit-1").is_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_all_text_can_be_read(
    window: Page, karvessa: Case, width: int, scheme: str
) -> None:
    """On a small window, in both schemes: the page keeps its width, and text has a contrast of at least 4.5."""
    window.set_viewport_size({"width": width, "height": 800})
    window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    claim = max(karvessa.ledger().claims, key=lambda claim: len(claim.members) + len(claim.drift))
    numbers = {witness.siglum: witness.number for witness in karvessa.lineage().witnesses}
    pair = max(karvessa.lineage().pairs, key=lambda pair: len(pair.variants))
    more = [f"/claims/{claim.id}", f"/lineage/{numbers[pair.a]}/{numbers[pair.b]}"]
    more += [f"/items/{item_with(karvessa, part)}/pages/1" for part in ("عرض", "停药", "scan0031", "tap-samples")]
    for place in PLACES + more:
        window.goto(home_of(window) + place)
        assert window.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), place
        assert window.evaluate(FAINT) == [], place


FAINT = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const part = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.unseen, .skip')) continue;
    const [one, other] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < 4.5) faint.add(element.tagName + '.' + element.className + ' ' + contrast.toFixed(2));
  }
  return [...faint];
}"""


def test_serving_prints_one_address_and_ends_with_ctrl_c(karvessa: Case) -> None:
    """The command prints the address alone on standard output, listens on loopback, and an interrupt is no failure."""
    command = [sys.executable, "-c", "from vorlage.cli.main import main; main()", "serve", str(karvessa.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]{43}\n", address)
        with httpx.Client(timeout=20) as client:
            assert client.get(address.split("/enter")[0]).status_code == 403
            assert client.get(address.strip(), follow_redirects=True).status_code == 200
        running.send_signal(signal.SIGINT)
        said, talk = running.communicate(timeout=20)
    assert (running.returncode, said) == (0, "")
    assert "token" not in talk
    assert "Traceback" not in talk


def test_focus_can_be_seen(window: Page) -> None:
    """Whatever the keyboard reaches on the overview has an outline."""
    for _ in range(12):
        window.keyboard.press("Tab")
        width = window.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        style = window.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert width >= 2
        assert style != "none"


def test_scripts_in_a_leak_do_not_run(
    come_in: Callable[[str], Page], serving: Callable[[Case], str], tmp_path: Path
) -> None:
    """Markup in a name, a text and a query is shown as it is: nothing runs, nothing is fetched or blocked."""
    attack = "<img src=//example.org/x onerror=alert(1)><script>alert(1)</script>"
    delivery = tmp_path / "primary"
    delivery.mkdir()
    (delivery / f"{attack.replace('/', '∕')}.txt").write_text(f"Lead {attack} in the tap.", "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([delivery], genre=Genre.PRIMARY)
        window = come_in(serving(case))
        for place in ("/", "/items", "/items/1", "/items/1/pages/1?q=lead", "/search?q=lead", f"/search?q={attack}"):
            assert status_at(window, home_of(window) + place) == 200
        window.goto(f"{home_of(window)}/items/1/pages/1")
        expect(window.locator(".layer")).to_contain_text(attack)
        window.close()
