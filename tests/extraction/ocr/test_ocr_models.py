# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which models there are, and how a missing one is named."""

from __future__ import annotations

from pathlib import Path

from vorlage.domain.pages import Page, PageOrigin
from vorlage.extraction.ocr.models import installed_languages, missing_model, model_folders
from vorlage.extraction.ocr.recognising import needs_ocr


def test_models_are_found_where_a_setting_says(tmp_path: Path) -> None:
    """A folder that is named comes first; what lies in it is installed."""
    (tmp_path / "xyz.traineddata").touch()
    (tmp_path / "osd.traineddata").touch()
    assert model_folders([tmp_path])[0] == tmp_path
    assert "xyz" in installed_languages([tmp_path])
    assert "osd" not in installed_languages([tmp_path])


def test_a_missing_model_is_named_with_its_command() -> None:
    """The reason is one line with the one command, in the name of the distribution's package."""
    assert missing_model("uig").endswith("sudo apt-get install tesseract-ocr-uig")
    assert missing_model("chi_sim").endswith("tesseract-ocr-chi-sim")


def test_only_unread_pages_that_can_be_drawn_need_recognising() -> None:
    """A page that was read, tried before, or has no picture is left alone."""

    def page(*, is_read: bool = False, engine: str = "") -> Page:
        return Page(
            number=1,
            label="1",
            width=1,
            height=1,
            text="",
            origin=PageOrigin.OCR,
            language="",
            is_read=is_read,
            engine=engine,
        )

    assert needs_ocr(page(), "image/png")
    assert not needs_ocr(page(is_read=True), "image/png")
    assert not needs_ocr(page(engine="ocr 1"), "image/png")
    assert not needs_ocr(page(), "text/plain")
