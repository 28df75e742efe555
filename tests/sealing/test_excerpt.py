# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""An excerpt as readers open it: a file, in a browser, with nothing to reach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.sealing.a_sealed_record import WORDS, a_proof, a_raster
from vorlage.sealing.excerpt import ExcerptWords, excerpt_page, reader_program
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.reader import verify_excerpt
from vorlage.sealing.tiles import blackened
from vorlage.sealing.verifying import ProofRefusedError

pytestmark = pytest.mark.browser
SAID = ExcerptWords(
    title="What <b>the minutes</b> show", caption="Names are withheld.", language="ar", key_note="Page 2."
)


def opened(browser: Browser, folder: Path, excerpt: str) -> Page:
    """The excerpt, checked; nothing was asked for and nothing complained of."""
    (folder / "excerpt.html").write_text(excerpt, "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((folder / "excerpt.html").as_uri())
    page.wait_for_selector("html[data-checked]", timeout=60_000)
    assert asked == [(folder / "excerpt.html").as_uri()]
    assert complaints == []
    return page


def test_a_reader_is_told_what_is_proven_and_what_is_not(kept: KeptSeal, browser: Browser, tmp_path: Path) -> None:
    """The verdict is read out by a screen reader; title and words are text, in their own direction."""
    page = opened(browser, tmp_path, excerpt_page(a_proof(kept, {1: (0, 1, 9)}, (1, 2)), SAID))
    verdict = page.get_by_role("status")
    told = verdict.inner_text()
    assert "This excerpt holds." in told
    assert "2 places are withheld" in told
    assert "Not proven" in told
    assert "genuine" in told
    assert page.locator("h1").inner_text() == SAID.title
    assert page.locator("blockquote p").all_inner_texts() == [WORDS[1], WORDS[2]]
    assert page.locator("blockquote p").nth(1).get_attribute("dir") == "auto"
    assert page.get_by_role("img").get_attribute("aria-label") == "Page 1, 2 places withheld"
    page.close()


def test_the_picture_has_the_sealed_pixels_and_black_where_they_are_withheld(
    kept: KeptSeal, browser: Browser, tmp_path: Path
) -> None:
    """What is drawn is what was checked, pixel for pixel."""
    page = opened(browser, tmp_path, excerpt_page(a_proof(kept, {1: (0, 1, 9)}), SAID))
    page.locator("canvas").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('canvas').width === 200")
    drawn = page.evaluate(
        "() => { const c = document.querySelector('canvas');"
        " const held = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " return Array.from(held).filter((_, i) => i % 4 === 0) }"
    )
    assert bytes(drawn) == bytes(level * 17 for level in blackened(a_raster(), (0, 1, 9)).levels)
    page.close()


def test_an_excerpt_that_was_changed_shows_nothing_of_the_record(
    kept: KeptSeal, browser: Browser, tmp_path: Path
) -> None:
    """The reader is told not to rely on it."""
    changed = excerpt_page(a_proof(kept, {1: ()}, (0,)), SAID).replace("told in July", "told in June")
    page = opened(browser, tmp_path, changed)
    assert "This excerpt does not hold." in page.get_by_role("status").inner_text()
    assert page.locator("#excerpt").inner_text().strip() == ""
    assert page.locator("canvas").count() == 0
    page.close()


def test_an_excerpt_fits_a_narrow_screen(kept: KeptSeal, browser: Browser, tmp_path: Path) -> None:
    """Nothing has to be scrolled sideways."""
    page = opened(browser, tmp_path, excerpt_page(a_proof(kept, {1: ()}, (0, 1, 2)), SAID))
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_nothing_but_its_own_script_and_style_may_run(kept: KeptSeal) -> None:
    """The policy names both by digest and allows nothing else; no address is in the file."""
    excerpt = excerpt_page(a_proof(kept, {1: ()}), SAID)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', excerpt)
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; script-src 'sha256-")
    assert not re.search(r"https?://|unsafe|blob:", excerpt)
    assert "<b>" not in excerpt


def test_the_same_proof_gives_the_same_file(kept: KeptSeal) -> None:
    """No time and no chance is in it."""
    proof = a_proof(kept, {1: ()})
    assert excerpt_page(proof, SAID) == excerpt_page(proof, SAID)


def test_no_excerpt_is_made_of_a_proof_that_does_not_hold(kept: KeptSeal) -> None:
    """Better none than one that says of itself that it fails."""
    with pytest.raises(ProofRefusedError):
        excerpt_page(a_proof(kept, {}, (0,)).replace("July", "June"), SAID)


def test_the_small_program_reads_the_excerpt_itself(kept: KeptSeal, tmp_path: Path) -> None:
    """It finds the proof in the file, and is the program that is laid beside it."""
    (tmp_path / "excerpt.html").write_text(excerpt_page(a_proof(kept, {1: (0,)}, (0, 1)), SAID), "utf-8")
    assert verify_excerpt.main([str(tmp_path / "excerpt.html")]) == 0
    assert reader_program() == Path(verify_excerpt.__file__).read_bytes()
