# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office files built by hand, and read without the jail around them: what is tested here is what readers say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from vorlage.domain.custody import Genre
from vorlage.extraction.answers import ReadAnswer, ReadRequest
from vorlage.extraction.formats import recognise
from vorlage.extraction.inside import reader_of


@pytest.fixture
def zipped() -> Callable[[dict[str, str | bytes]], bytes]:
    """`zipped({"word/document.xml": ...})`: a package of these parts."""

    def call(parts: dict[str, str | bytes]) -> bytes:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return held.getvalue()

    return call


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ReadAnswer]:
    """`office(bytes, "password")`: what the reader of an office file answers, recognised by its content alone."""
    monkeypatch.chdir(tmp_path)

    def call(held: bytes, *passwords: str) -> ReadAnswer:
        original = io.BytesIO(held)
        found = recognise(original, "item")
        read = reader_of(found.reader)
        if read is None:
            raise AssertionError(f"there is no reader of {found.media_type}")
        return read(original, ReadRequest(name="item", genre=Genre.PRIMARY, passwords=passwords))

    return call
