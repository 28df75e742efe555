# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A hit in a translation says on the page that it is one, and escapes what the translator wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.custody import CodeName, Genre, ItemNumber
from vorlage.extraction.translations.keeping import Translated


def test_a_hit_in_a_translation_says_so(tmp_path: Path, let_in: Callable[[Case], TestClient]) -> None:
    """Its words are marked, its language is named, markup in it is text."""
    (tmp_path / "primary").mkdir()
    (tmp_path / "primary" / "memo.txt").write_text("会议决定推迟发出任何通知。", "utf-8")
    with Case.create(tmp_path / "case") as case:
        case.add([tmp_path / "primary"], genre=Genre.PRIMARY, within=tmp_path)
        by = CodeName("heron"), CodeName("bittern")
        translated = Translated(text="They <b>resolved</b> to wait.", language="en", by=by[0], checked_by=by[1])
        case.translations.keep(ItemNumber(1), 1, translated)
        said = let_in(case).get("/search?q=resolved").text
    assert "In a translation of the page into en, and not on the page itself" in said
    assert "They &lt;b&gt;<mark" in said
    assert "resolved</mark>&lt;/b&gt; to wait." in said
    assert "heron" not in said
