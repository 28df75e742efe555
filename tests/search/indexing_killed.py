# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Kills processes that index, again and again, and looks each time what is left: run by `test_indexing.py`.

    python -m tests.search.indexing_killed FOLDER KILLS SEED

This process imports everything once and opens nothing: the children that index, and those that look, are forks of it.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.search.a_case_of_pages import a_catalogue, enter_records, only, pages_of
from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.domain.search import SearchOptions
from vorlage.search.indexing import bring_up_to_date
from vorlage.search.page_index import PageIndex
from vorlage.search.query import parse_query

NEW_RECORDS = 24
COMMIT_PAGES = 8


def started(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001  # a child of a fork never returns
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def index_all(folder: Path) -> None:
    catalogue = Catalogue.open(folder / "catalogue.sqlite")
    bring_up_to_date(folder / "index", catalogue, commit_pages=COMMIT_PAGES)


def look(folder: Path, records: int) -> None:
    """What is taken for indexed is found, of the newest records and a sample of the others; then more are entered."""
    catalogue = Catalogue.open(folder / "catalogue.sqlite")
    with catalogue.reading() as connection:
        waiting = set(item_rows.not_indexed(connection))
    if len(waiting) < records:
        index = PageIndex.open(folder / "index")
        older = random.Random(records).sample(range(1, records + 1), min(records, 48))
        for number in {*older, *range(max(1, records - 96), records + 1)}:
            for page in pages_of(number):
                word = only(number, page.number)
                total = index.search(parse_query(word), SearchOptions(with_facets=False), raw=word).total
                if total > 1 or (number not in waiting and total != 1):
                    raise ValueError(f"page {page.number} of record {number} is found {total} times")
    enter_records(catalogue, range(records + 1, records + NEW_RECORDS + 1))


def main() -> None:
    folder, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    ended(started(lambda: enter_records(a_catalogue(folder / "catalogue.sqlite"), range(1, NEW_RECORDS + 1))))
    records, killed, longest = NEW_RECORDS, 0, 0.3
    while killed < kills:
        began = time.perf_counter()
        child = started(lambda: index_all(folder))
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)
        code = ended(child)
        if code == 0:
            longest = 0.7 * longest + 0.3 * (time.perf_counter() - began)
        elif code == -signal.SIGKILL:
            killed += 1
            longest *= 1.02
        else:
            raise SystemExit(f"indexing ended with {code} after {killed} kills")
        if ended(started(partial(look, folder, records))):
            raise SystemExit(f"after {killed} kills something is lost")
        records += NEW_RECORDS
    if ended(started(lambda: index_all(folder))):
        raise SystemExit("the last call failed")
    sys.stdout.write(f"{killed} kills, {records} records\n")


if __name__ == "__main__":
    main()
