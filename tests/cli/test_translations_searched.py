# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A translation that somebody checked is found by `vorlage search`, as the page it is of, which is counted once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from vorlage.app import Case
from vorlage.domain.custody import Genre
from vorlage.domain.search import Layer, SearchOptions

Call = Callable[..., Result]
MEMO = "港务局董事会于七月十一日开会。九名成员中有七人出席。\n\n会议决定推迟发出任何通知。"
ENGLISH = "The harbour board met on 11 July. Seven of nine members came.\n\nIt was resolved to put off any notice."
NOTE = "The harbour board has a lighthouse, and a notice hangs in it."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a memo in Chinese and a note in English."""
    folder = tmp_path_factory.mktemp("held")
    (folder / "primary").mkdir()
    (folder / "primary" / "memo.txt").write_text(MEMO, "utf-8")
    (folder / "primary" / "note.txt").write_text(NOTE, "utf-8")
    (folder / "memo.en.txt").write_text(ENGLISH, "utf-8")
    with Case.create(folder / "case") as new:
        new.add([folder / "primary"], genre=Genre.PRIMARY, within=folder)
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "copy") / "case"


def keep(vorlage: Call, case: Path, *words: str) -> None:
    """The translation of the memo, handed in by heron."""
    given = ("--page", "1", "--file", case.parent / "memo.en.txt", "--language", "en", "--by", "heron")
    assert vorlage("translate", case, "primary/memo.txt", *given, *words).exit_code == 0


def found(vorlage: Call, case: Path, *words: str) -> dict[str, Any]:
    """An answer as scripts read it."""
    answer: dict[str, Any] = json.loads(vorlage("search", case, *words, "--json").stdout)
    return answer


def layers(answer: dict[str, Any]) -> list[tuple[str, int, str]]:
    """The hits: path, page, layer."""
    return [(hit["path"], hit["page"], hit["layer"]) for hit in answer["hits"]]


def test_it_is_found_from_the_moment_it_is_checked_until_it_is_withdrawn(vorlage: Call, case: Path) -> None:
    """An unchecked translation is not searched; a withdrawn one is found no more."""
    keep(vorlage, case)
    assert layers(found(vorlage, case, "resolved")) == []
    vorlage("translate", case, "--check", "1", "--by", "bittern")
    assert layers(found(vorlage, case, "resolved")) == [("primary/memo.txt", 1, "translation")]
    vorlage("translate", case, "--withdraw", "1", "--by", "heron")
    assert layers(found(vorlage, case, "resolved")) == []


def test_a_hit_says_that_it_is_in_the_translation_and_where_the_page_says_it(vorlage: Call, case: Path) -> None:
    """Its places point into the translation, and the sentence of the page stands beside them."""
    keep(vorlage, case, "--checked-by", "bittern")
    (hit,) = found(vorlage, case, "resolves")["hits"]
    (within,) = hit["in_translations"]
    (snippet,) = within["snippets"]
    start, end = snippet["highlights"][0]
    assert ENGLISH[snippet["start"] : snippet["end"]] == snippet["text"]
    assert snippet["text"][start:end] == "resolved"
    assert [MEMO[slice(*span)] for span in within["original"]] == ["会议决定推迟发出任何通知。"]
    assert (within["translation"], within["language"], within["is_of_shown_text"]) == (1, "en", True)
    assert within["matched"] == [{"term": "resolves", "found": "resolved", "how": "stem"}]
    assert [each["highlights"] for each in hit["snippets"]] == [[]]
    assert MEMO.startswith(hit["snippets"][0]["text"])
    said = vorlage("search", case, "resolved").stdout
    assert "in translation 1 (en), not on the page:" in said
    assert "heron" not in said + json.dumps(hit)


def test_facets_and_counts_count_the_page_once(vorlage: Call, case: Path) -> None:
    """Beside a page of its own words; found in both layers; narrowed; sorted; grouped; one after the other."""
    keep(vorlage, case, "--checked-by", "bittern")
    keep(vorlage, case, "--checked-by", "avocet")
    both = found(vorlage, case, "harbour board")
    assert layers(both) == [("primary/note.txt", 1, "text"), ("primary/memo.txt", 1, "translation")]
    assert both["total"] == 2
    assert both["facets"]["language"] == {"en": 1, "zh": 1}
    assert both["facets"]["genre"] == {"primary": 2}
    assert [each["translation"] for each in both["hits"][1]["in_translations"]] == [1, 2]
    assert layers(found(vorlage, case, "harbour board", "--lang", "zh")) == [("primary/memo.txt", 1, "translation")]
    assert layers(found(vorlage, case, "harbour board", "--genre", "report")) == []
    assert found(vorlage, case, "七月 OR resolved")["total"] == 1
    (twice,) = found(vorlage, case, "七月 OR resolved")["hits"]
    assert (twice["layer"], len(twice["in_translations"])) == ("text", 2)
    with Case.open(case) as opened:
        pages = [opened.search("board", SearchOptions(limit=1, offset=offset)).hits for offset in range(3)]
        assert [[hit.layer for hit in each] for each in pages] == [[Layer.TEXT], [Layer.TRANSLATION], []]


def test_exact_search_and_exclusions_read_a_translation_as_they_read_a_page(vorlage: Call, case: Path) -> None:
    """Characters as written; words under NOT; a query of fields alone asks no translation."""
    keep(vorlage, case, "--checked-by", "bittern")
    assert layers(found(vorlage, case, "Seven of nine", "--exact", "--case")) == [
        ("primary/memo.txt", 1, "translation")
    ]
    assert layers(found(vorlage, case, "seven of nine", "--exact", "--case")) == []
    assert layers(found(vorlage, case, "harbour NOT lighthouse")) == [("primary/memo.txt", 1, "translation")]
    assert layers(found(vorlage, case, "harbour NOT seven")) == [("primary/note.txt", 1, "text")]
    assert layers(found(vorlage, case, "lang:zh")) == [("primary/memo.txt", 1, "text")]
    assert layers(found(vorlage, case, "harbour path:memo")) == [("primary/memo.txt", 1, "translation")]


def test_the_text_has_its_translations_beside_it_without_code_names(vorlage: Call, case: Path) -> None:
    """Only what was checked and not withdrawn; the page's own text is as it was."""
    before = json.loads(vorlage("text", case, "primary/memo.txt", "--json").stdout)["pages"][0]
    keep(vorlage, case)
    assert json.loads(vorlage("text", case, "primary/memo.txt", "--json").stdout)["pages"][0] == before
    vorlage("translate", case, "--check", "1", "--by", "bittern")
    said = vorlage("text", case, "primary/memo.txt", "--json").stdout
    after = json.loads(said)["pages"][0]
    (beside,) = after.pop("translations")
    assert before.pop("translations") == []
    assert after == before
    assert (beside["text"], beside["language"], beside["checked"], beside["translation"]) == (ENGLISH, "en", 1, 1)
    assert "heron" not in said
    assert "bittern" not in said


def test_when_the_page_reads_otherwise_the_hit_says_so(vorlage: Call, case: Path) -> None:
    """The translation is still found, of another text, and leads to no sentence of the new one."""
    keep(vorlage, case, "--checked-by", "bittern")
    with Case.open(case) as opened:
        opened.correct(opened.item("primary/memo.txt").number, 1, MEMO.replace("七月", "八月"))
    (within,) = found(vorlage, case, "resolved")["hits"][0]["in_translations"]
    assert (within["is_of_shown_text"], within["original"]) == (False, [])


def test_no_word_of_a_translation_leaves_with_a_table(vorlage: Call, case: Path) -> None:
    """Rows of hits are made for the way out: the page is named, what the translator wrote is not."""
    keep(vorlage, case, "--checked-by", "bittern")
    with Case.open(case) as opened:
        (row,) = opened.search("resolved").to_rows()
    assert row["path"] == "primary/memo.txt"
    assert "resolved" not in json.dumps(row)
