# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Pages and lists of a case from which something was withdrawn: they go on answering, and show a tombstone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.search import SearchOptions
from vorlage.web.server import create_app

TOKEN = "a-token-of-enough-letters"  # noqa: S105 - of a test
WORD = "quorvathelim"
REPORT = """The {name} Ledger, 9 May 2031

The harbour board was told on 6 May 2031 that 412 households had drunk the water of the {name} reservoir, although the
readings at the tap had been above the limit since the spring of that year, as three letters of the laboratory show.
"""


def test_pages_and_lists_show_a_tombstone(tmp_path: Path, vorlage: Callable[..., Result]) -> None:
    """A paper and one of two reports that share a text are gone: from every page and list, in a case kept open."""
    (tmp_path / f"{WORD}.txt").write_text(f"412 households had drunk the water of the {WORD} reservoir.")
    for name in ("Quillmere", WORD):
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / f"{name}.txt").write_text(REPORT.format(name=name))
    place = tmp_path / "case"
    with Case.create(place) as case:
        case.add([tmp_path / f"{WORD}.txt"], genre=Genre.PRIMARY)
        case.add([tmp_path / "reports"], genre=Genre.REPORT)
        batch = case.searches.begin_batch(
            b"query\nwater\n", reason="To see what is left.", options=SearchOptions(typos=False)
        )
        case.searches.go_on_with_batch(batch.number)
        case.searches.save("water", "water", SearchOptions())
        case.searches.news("water")
        browser = TestClient(create_app(case, TOKEN), base_url="http://127.0.0.1:8765")
        browser.get("/enter?token=" + TOKEN)
        assert WORD in browser.get("/items/1").text
        assert case.lineage().pairs
        report = next(item for item in case.items() if item.genre is Genre.REPORT and WORD in item.path)
        for number in (1, report.number):
            case.withdrawals.withdraw(case.item(str(number)), ground="Asked back.")
        assert case.lineage().pairs == ()
        assert case.searches.news("water")[1].gone == ()
        assert case.kinships().get(ItemNumber(1)) is None
        for address in ("/", "/items", "/items/1", "/claims", "/lineage", "/search?q=water", "/batches/1", "/saved/1"):
            answer = browser.get(address)
            assert answer.status_code == 200, address
            assert WORD not in answer.text, address
        assert "withdrawn: taken out of the case" in browser.get("/items/1").text
        assert browser.get("/items/1/pages/1").status_code == 404
    for words in (("batch", place, "--list"), ("lineage", place), ("claims", place), ("timeline", place)):
        told = vorlage(*words)
        assert told.exit_code == 0, (words[0], told.output)
        assert WORD not in told.output
