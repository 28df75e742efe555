# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An edition opened from its folder in a real browser: it asks for nothing, holds no script, and reads well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.publishing.an_edition import some_content
from vorlage.publishing.pages import pages_of

pytestmark = pytest.mark.browser

KEPT = Path(__file__).parent / "editions_kept"

_CHECK = """() => {
  const wrong = [];
  const level = (heading) => Number(heading.tagName[1]);
  const headings = [...document.querySelectorAll("h1, h2, h3")];
  if (headings.filter((each) => level(each) === 1).length !== 1) wrong.push("one h1");
  headings.forEach((each, at) => { if (at && level(each) > level(headings[at - 1]) + 1) wrong.push("heading order"); });
  if (!document.documentElement.lang) wrong.push("lang");
  for (const picture of document.querySelectorAll("img")) if (!picture.alt) wrong.push("alt");
  for (const svg of document.querySelectorAll("svg")) if (!svg.getAttribute("aria-label")) wrong.push("svg name");
  for (const link of document.querySelectorAll("a")) if (!link.textContent.trim()) wrong.push("empty link");
  for (const input of document.querySelectorAll("input")) if (!input.labels.length) wrong.push("label");
  if (!document.querySelector("main") || !document.querySelector("nav[aria-label]")) wrong.push("landmarks");
  if (document.scripts.length) wrong.push("script");
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("wider than the window");
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.startsWith("rgba(0, 0, 0, 0")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  for (const element of document.querySelectorAll("main *, nav *, footer *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || element.closest("svg") || element.tagName === "STYLE") continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) wrong.push(`contrast ${element.tagName}`);
  }
  return wrong;
}"""


def _complaints(context: BrowserContext, folder: Path) -> list[str]:
    """What is wrong with the pages of a folder, whatever they ask for beside themselves included."""
    found: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: found.append(request.url) if not _is_own(request.url) else None)
    for place in sorted(folder.rglob("*.html")):
        page.goto(place.as_uri())
        if place.name != "excerpt.html":
            found += [f"{place.name}: {each}" for each in page.evaluate(_CHECK)]
    return found


def _is_own(address: str) -> bool:
    return address.startswith("data:") or (address.startswith("file:") and address.endswith(".html"))


@pytest.mark.parametrize(("width", "is_dark"), [(1100, False), (360, True)])
def test_the_pages_ask_for_nothing_and_read_well(browser: Browser, tmp_path: Path, width: int, is_dark: bool) -> None:
    """Three scripts, wide and narrow, light and dark: no request, no complaint; names and contrast in order."""
    for name, content in pages_of(some_content()).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    size: ViewportSize = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme="dark" if is_dark else "light", offline=True)
    assert _complaints(context, tmp_path) == []
    context.close()


def test_zooming_and_hiding_the_mark_need_no_script(browser: Browser, tmp_path: Path) -> None:
    """A radio button makes the page larger; a check box takes the mark away."""
    place = tmp_path / "exhibit.html"
    place.write_bytes(pages_of(some_content())["exhibits/1/index.html"])
    context = browser.new_context(offline=True, java_script_enabled=True)
    page = context.new_page()
    page.goto(place.as_uri())
    before = page.locator(".page svg").bounding_box()
    page.get_by_label("largest").check()
    after = page.locator(".page svg").bounding_box()
    assert before is not None and after is not None and after["width"] > 2 * before["width"]
    assert page.locator(".mark").first.is_visible()
    page.get_by_label("mark the passage").uncheck()
    assert not page.locator(".mark").first.is_visible()
    context.close()


def test_a_kept_edition_is_checked_by_its_own_excerpts(browser: Browser, tmp_path: Path) -> None:
    """From the folder, offline: each excerpt says that it holds, and asks for nothing."""
    for packed in KEPT.glob("*.zip"):
        edition = tmp_path / packed.stem
        shutil.unpack_archive(packed, edition)
        context = browser.new_context(offline=True)
        assert _complaints(context, edition) == []
        page = context.new_page()
        for place in sorted(edition.rglob("excerpt.html")):
            page.goto(place.as_uri())
            page.get_by_text("This excerpt holds.").wait_for(timeout=20_000)
        context.close()
