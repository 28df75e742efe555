# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A browser that checks proofs as a reader's does: from a file, with nothing to reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.sealing.a_sealed_record import a_raster, keep_record
from vorlage.sealing.excerpt import VERIFIER
from vorlage.sealing.keeping import KeptSeal

Checker = Callable[[Sequence[str]], list[Any]]

_CHECK_ALL = """async (proofs) => {
  const answers = [];
  for (const proof of proofs) {
    try {
      const proven = await verifyProof(proof);
      proven.cosigned_at = proven.cosigned_at.map(Number);
      proven.page = proven.page.map((page) => [page.page, page.width, page.height, page.withheld, page.places]);
      answers.push(proven);
    } catch (refusal) {
      answers.push(refusal instanceof Refused ? refusal.message : `defect: ${refusal}`);
    }
  }
  return answers;
}"""


@pytest.fixture(scope="session")
def in_browser(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """`in_browser(proofs)`: what the script says of each: what is proven, or the code of a refusal."""
    place = tmp_path_factory.mktemp("script") / "page.html"
    reader = files("vorlage.sealing") / "reader"
    script = "\n".join((reader / part).read_text("utf-8") for part in VERIFIER)
    place.write_text(f"<!doctype html><meta charset=utf-8><script>{script}</script>", "utf-8")
    page = browser.new_page()
    page.goto(place.as_uri())
    yield lambda proofs: list(page.evaluate(_CHECK_ALL, list(proofs)))
    page.close()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> KeptSeal:
    """A record of two small pages and five passages, sealed."""
    folder: Path = tmp_path_factory.mktemp("kept") / "case"
    return keep_record(folder, [a_raster(), a_raster(95, 64, grain=2)])
