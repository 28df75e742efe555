# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The index follows the catalogue: deleted it is made again as it was, killed it loses nothing, read it never waits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.a_case_of_pages import a_catalogue, enter_records, only, questions
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.layers import clear_pages
from vorlage.domain.custody import ItemNumber
from vorlage.domain.search import Hit, SearchAnswer, SearchOptions
from vorlage.search.indexing import bring_up_to_date, forget_item, is_up_to_date
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query

_ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def ask(index: PageIndex, typed: str) -> SearchAnswer:
    return index.search(parse_query(typed), SearchOptions(), raw=typed)


def alike(answer: SearchAnswer) -> object:
    """All of an answer but the time it took; scores as far as sums of floating point numbers are sure."""
    hits: list[tuple[Hit, object]] = [
        (replace(hit, score=0.0), pytest.approx(hit.score, rel=1e-5)) for hit in answer.hits
    ]
    return answer.read_as, answer.total, answer.facets, hits


def _same_after_rebuilding(folder: Path, *, records: int, count: int) -> None:
    catalogue = a_catalogue(folder / "catalogue.sqlite")
    place = folder / "index"
    for first in range(1, records + 1, records // 3):
        enter_records(catalogue, range(first, first + records // 3))
        index = bring_up_to_date(place, catalogue, commit_pages=50)
    before = {typed: ask(index, typed) for typed in questions(count)}
    shutil.rmtree(place)
    assert not is_up_to_date(place, catalogue)
    index = bring_up_to_date(place, catalogue)
    for typed, answer in before.items():
        assert alike(ask(index, typed)) == alike(answer), typed
    assert sum(answer.total > 0 for answer in before.values()) > len(before) * 0.8


def test_an_index_made_again_answers_as_before(tmp_path: Path) -> None:
    """Pages that came in three times and many commits, and all at once: the same hits in the same order."""
    _same_after_rebuilding(tmp_path, records=150, count=60)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_an_index_made_again_answers_a_thousand_queries_as_before(tmp_path: Path) -> None:
    """The same of more records and a thousand queries."""
    _same_after_rebuilding(tmp_path, records=3_000, count=1_000)


def killed(folder: Path, kills: int) -> None:
    command = [sys.executable, "-m", "tests.search.indexing_killed", str(folder), str(kills), "3"]
    done = subprocess.run(
        command, env=_ENVIRONMENT, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    records = int(done.stdout.split()[2])
    catalogue = Catalogue.open(folder / "catalogue.sqlite")
    assert is_up_to_date(folder / "index", catalogue)
    survived = PageIndex.open(folder / "index")
    anew = bring_up_to_date(folder / "anew", catalogue)
    assert survived.count() == anew.count() > records
    for typed in questions(40):
        assert alike(ask(survived, typed)) == alike(ask(anew, typed)), typed


@pytest.mark.timeout(400)
def test_a_killed_indexer_loses_nothing(tmp_path: Path) -> None:
    """Killed ten times at any moment: what the catalogue takes for indexed is found, each page once."""
    killed(tmp_path, 10)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_an_indexer_killed_five_hundred_times_loses_nothing(tmp_path: Path) -> None:
    """The same, five hundred times."""
    killed(tmp_path, 500)


_READER = """
import sys
from pathlib import Path
from vorlage.domain.search import SearchOptions
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query
index, seen = PageIndex.open(Path(sys.argv[1])), []
print("reading", flush=True)
while not seen or seen[-1] < int(sys.argv[2]):
    seen.append(index.search(parse_query("page:1"), SearchOptions(), raw="").total)
    if len(seen) == 3:
        print("asked", flush=True)
print(*seen)
"""


@pytest.mark.timeout(300)
def test_readers_see_whole_commits_while_one_process_writes(tmp_path: Path) -> None:
    """Three processes ask all the while: they are answered with what is committed, and never made to wait."""
    catalogue = a_catalogue(tmp_path / "catalogue.sqlite")
    enter_records(catalogue, range(1, 11))
    place = tmp_path / "index"
    index = bring_up_to_date(place, catalogue)
    command = [sys.executable, "-c", _READER, str(place), "110"]
    readers = [subprocess.Popen(command, env=_ENVIRONMENT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        said = [reader.stdout for reader in readers if reader.stdout]
        with index.writing() as held:
            # The lock is held here: three answers each show that nobody waits for it.
            for lines in said:
                assert [lines.readline(), lines.readline()] == ["reading\n", "asked\n"]
            held.commit()
        enter_records(catalogue, range(11, 111))
        bring_up_to_date(place, catalogue, commit_pages=20)
        totals = [[int(total) for total in lines.read().split()] for lines in said]
    finally:
        for reader in readers:
            reader.kill()
            reader.communicate()
    for seen in totals:
        assert seen == sorted(seen)
        assert seen[0] == 10
        assert seen[-1] == 110


def test_of_a_forgotten_item_nothing_stays_in_the_folder(tmp_path: Path) -> None:
    """Not only is it found no more: every file that held its words is gone, and the rest is found as before."""
    catalogue = a_catalogue(tmp_path / "catalogue.sqlite")
    enter_records(catalogue, range(1, 9))
    place = tmp_path / "index"
    bring_up_to_date(place, catalogue)
    held_it = {each.name for each in place.iterdir() if each.suffix in (".store", ".term", ".idx", ".pos")}
    with catalogue.writing() as connection:
        clear_pages(connection, ItemNumber(5))
    index = forget_item(place, catalogue, ItemNumber(5))
    assert held_it
    assert not held_it & {each.name for each in place.iterdir()}
    assert ask(index, only(5, 1)).total == 0
    assert ask(index, only(4, 1)).total == 1
    assert is_up_to_date(place, catalogue)


def test_an_index_that_is_not_the_catalogues_is_made_anew(tmp_path: Path) -> None:
    """Whatever lies in the folder without the mark that the catalogue knows is no index of it."""
    catalogue = a_catalogue(tmp_path / "catalogue.sqlite")
    enter_records(catalogue, range(1, 4))
    PageIndex.open(tmp_path / "index")
    index = bring_up_to_date(tmp_path / "index", catalogue)
    assert ask(index, only(2, 1)).total == 1
