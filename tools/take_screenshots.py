# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures in docs/images from the sample case, in a real browser: `make docs`.

Makes the case anew in a temporary folder, serves it on loopback, and photographs it. Each picture has few colours and
stays below MAX_BYTES, so that the repository stays light. Needs Chromium and the test dependencies.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from vorlage.app import Case
from vorlage.custody.delivery import plan_run
from vorlage.domain.claims import ClaimKind
from vorlage.web.door import new_token
from vorlage.web.server import create_app, listen, make_server

PROJECT = Path(__file__).resolve().parent.parent
MAX_BYTES = 250_000
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: what it is called, where it is taken, and how large the window is."""

    name: str
    place: str
    width: int = 1200
    height: int = 900
    is_dark: bool = False


def item_with(case: Case, part: str) -> int:
    """The number of the first item whose path has `part` in it."""
    return next(item.number for item in case.items() if part in item.path)


def shots(case: Case) -> tuple[Shot, ...]:
    """The pictures, at most eight."""
    lineage, ledger = case.lineage(), case.ledger()
    numbers = {witness.siglum: witness.number for witness in lineage.witnesses}
    siblings = [pair for pair in lineage.pairs if "eastholm" in pair.a and "brenmoor" in pair.b]
    pair = (siblings or sorted(lineage.pairs, key=lambda each: -len(each.variants)))[0]
    counted = [claim for claim in ledger.claims if claim.kind is ClaimKind.QUANTITY and claim.exhibits]
    claim = max(counted, key=lambda each: ("17 of 61" in each.text, len(each.members)))
    minutes, offer, note = (item_with(case, part) for part in ("02 board/minutes", "عرض-الوصلات", "停药说明"))
    return (
        Shot(name="overview", place="/"),
        Shot(name="page", place=f"/items/{minutes}/pages/3?q=lead"),
        Shot(name="lineage", place="/lineage#picture", height=820),
        Shot(name="pair-dark", place=f"/lineage/{numbers[pair.a]}/{numbers[pair.b]}#collation", is_dark=True),
        Shot(name="claim", place=f"/claims/{claim.id}", height=1000),
        Shot(name="claim-narrow-dark", place=f"/claims/{claim.id}#exhibits", width=390, height=844, is_dark=True),
        Shot(name="arabic", place=f"/items/{offer}/pages/1?q=الرصاص", height=800),
        Shot(name="chinese", place=f"/items/{note}/pages/1?q=铅管", height=720, is_dark=True),
    )


@contextmanager
def served_sample() -> Iterator[tuple[Case, str]]:
    """The sample case made anew, and the address of a server on it with its token."""
    folder = PROJECT / "sample"
    with TemporaryDirectory() as place, Case.create(Path(place) / "karvessa") as case:
        for part, genre in plan_run(folder).parts:
            case.add([part], genre=genre, within=folder)
        token = new_token()
        with listen(0) as listener:
            server = make_server(create_app(case, token))
            thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
            thread.start()
            yield case, f"http://127.0.0.1:{listener.getsockname()[1]}/enter?token={token}"
            server.should_exit = True
            thread.join(timeout=10)


def small_png(picture: bytes) -> bytes:
    """The same picture with 128 colours at most.

    Raises:
        ValueError: It is still too large.
    """
    small = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(128).save(small, "PNG", optimize=True)
    if small.tell() > MAX_BYTES:
        raise ValueError(f"a picture of {small.tell()} bytes is too large for the repository")
    return small.getvalue()


def take(browser: Browser, entrance: str, wanted: tuple[Shot, ...], target: Path) -> None:
    """Photograph each place into `target`."""
    home = entrance.split("/enter", 1)[0]
    page = browser.new_context(reduced_motion="reduce").new_page()
    page.goto(entrance)
    for shot in wanted:
        page.set_viewport_size({"width": shot.width, "height": shot.height})
        page.emulate_media(color_scheme="dark" if shot.is_dark else "light")
        answer = page.goto(home + shot.place)
        if answer is not None and not answer.ok:  # None: another place on the page that is open already
            raise ValueError(f"{shot.name} has no page")
        page.wait_for_load_state("networkidle")
        picture = small_png(page.screenshot())
        (target / f"{shot.name}.png").write_bytes(picture)
        print(f"{shot.name:20} {len(picture):>8,} bytes")


def main() -> int:
    """Take them all. Exit code 1 when there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium here. Install it:  make browser", file=sys.stderr)
        return 1
    target = PROJECT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    with served_sample() as (case, entrance), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, entrance, shots(case), target)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
