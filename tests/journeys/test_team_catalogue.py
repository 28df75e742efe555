# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A case whose catalogue lies in a PostgreSQL: the whole way, kills, a lost server, readers beside one that adds."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.a_postgresql import PostgresServer
from vorlage.app import Case

from .test_killed_add import add, archive_of, check, kill_after, leak

VORLAGE = Path(sys.executable).parent / "vorlage"
SETTING = "VORLAGE_CATALOGUE"
QUICK_TO_READ = {".csv", ".docx", ".eml", ".html", ".txt", ".xlsx", ".zip"}
__all__ = ["leak"]


@pytest.fixture
def address(postgresql: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a new database, and the setting that names it."""
    made = postgresql.new_database()
    monkeypatch.setenv(SETTING, made)
    return made


@pytest.fixture(scope="module")
def undisturbed(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, float]:
    """The archive that a case in its own folder comes to, and how long it took."""
    case = tmp_path_factory.mktemp("whole") / "case"
    Case.create(case).close()
    begun = time.monotonic()
    add(case, leak).wait(timeout=90)
    return archive_of(case), time.monotonic() - begun


def the_whole_way(case: Path, sample: Path, vorlage: Callable[..., Result]) -> dict[str, Any]:
    """Every answer that a case gives on the command line, what depends on the clock left out."""
    assert vorlage("new", case).exit_code == 0
    primary = [place for place in sorted((sample / "primary").rglob("*")) if place.suffix in QUICK_TO_READ]
    assert vorlage("add", case, *primary, "--genre", "primary").exit_code == 0
    assert vorlage("add", case, sample / "reports", "--genre", "report").exit_code == 0
    lineage = json.loads(vorlage("lineage", case, "--json").stdout)
    numbers = {report["path"]: report["number"] for report in lineage["reports"]}
    pair = lineage["pairs"][0]
    suggestion = "pair-{}-{}".format(*sorted((numbers[pair["a"]], numbers[pair["b"]])))
    assert vorlage("decide", case, suggestion, "reject", "--reason", "Two desks, \x01 one letter.").exit_code == 0
    assert vorlage("verify", case).exit_code == 0
    return {"suggestion": suggestion} | answers(case, vorlage)


def answers(case: Path, vorlage: Callable[..., Result]) -> dict[str, Any]:
    asked = {
        "status": ("status", case, "--items", "--json"),
        "words": ("search", case, "lead AND water", "--json"),
        "exact": ("search", case, '"drinking water"', "--exact", "--json"),
        "chinese": ("search", case, "水", "--json"),
        "claims": ("claims", case, "--json"),
        "lineage": ("lineage", case, "--json"),
    }
    found = {name: json.loads(vorlage(*words).stdout) for name, words in asked.items()}
    for each in found.values():
        each.pop("took_ms", None)
        for finding in (pair["finding"] for pair in each.get("pairs", []) if pair["finding"]):
            finding.pop("at")
    return found


def test_both_stores_answer_every_command_alike(
    project_folder: Path,
    tmp_path: Path,
    postgresql: PostgresServer,
    vorlage: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """new, add, status, search, lineage, decide, claims, verify: the same words and numbers; readers cannot decide."""
    here = the_whole_way(tmp_path / "here", project_folder / "sample", vorlage)
    address = postgresql.new_database()
    monkeypatch.setenv(SETTING, address)
    case = tmp_path / "there"
    assert the_whole_way(case, project_folder / "sample", vorlage) == here

    schema = (case / "catalogue.postgresql").read_text().strip()
    database = address.partition("@/")[2].partition("?")[0]
    postgresql.say(
        "CREATE ROLE kestrel LOGIN PASSWORD 'lantern'",
        f"GRANT USAGE ON SCHEMA {schema} TO kestrel",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO kestrel",
        database=database,
    )
    monkeypatch.setenv(SETTING, postgresql.address(database, account="kestrel", password="lantern"))
    assert {"suggestion": here["suggestion"]} | answers(case, vorlage) == here
    assert vorlage("verify", case).exit_code == 0
    for words in (
        ("decide", case, here["suggestion"], "accept", "--reason", "x"),
        ("retry", case, "--outcome", "damaged"),
    ):
        refused = vorlage(*words)
        assert (refused.exit_code, refused.stderr.split(":")[0]) == (2, "case.read-only")
    assert everything_said_is_free_of("lantern", postgresql, case)


def everything_said_is_free_of(word: str, postgresql: PostgresServer, case: Path) -> bool:
    """No file of the case, and not the log of the server, has a word in it."""
    places = [postgresql.log, *(place for place in case.rglob("*") if place.is_file())]
    return not any(word.encode() in place.read_bytes() for place in places if place.suffix != ".idx")


@pytest.mark.parametrize(
    "moment", [pytest.param(moment, marks=[] if moment == 1 else [pytest.mark.long]) for moment in range(3)]
)
def test_a_killed_add_given_again_gives_the_archive_that_the_other_store_has(
    moment: int, leak: Path, undisturbed: tuple[object, float], address: str, tmp_path: Path
) -> None:
    """Killed without warning: the server forgets what was half done, and nobody waits for the dead one's lock."""
    expected, took = undisturbed
    case = tmp_path / "case"
    Case.create(case).close()
    kill_after(add(case, leak), (moment + random.random()) / 3 * took)
    assert add(case, leak).wait(timeout=90) in {0, 1}
    check(case, expected)


def test_a_server_lost_in_the_middle_ends_the_run_and_the_next_goes_on(
    leak: Path, undisturbed: tuple[object, float], address: str, postgresql: PostgresServer, tmp_path: Path
) -> None:
    """Exit code 3 and what to do; with the server back the same call ends with the same archive."""
    expected, took = undisturbed
    case = tmp_path / "case"
    Case.create(case).close()
    running = subprocess.Popen(
        [VORLAGE, "add", case, leak, "--genre", "primary"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    time.sleep(took * 0.6)
    postgresql.stop()
    try:
        _, said = running.communicate(timeout=90)
    finally:
        postgresql.start()
    assert (running.returncode, b"store.catalogue-unreachable" in said) == (3, True)
    assert address.encode() not in said
    assert add(case, leak).wait(timeout=90) in {0, 1}
    check(case, expected)


def test_several_read_while_one_adds(
    leak: Path, undisturbed: tuple[object, float], address: str, tmp_path: Path
) -> None:
    """Each reader sees whole states and never fewer items than before; no reader fails, nor does the one that adds."""
    case = tmp_path / "case"
    Case.create(case).close()
    adding = add(case, leak)
    with ThreadPoolExecutor(2) as readers:
        seen = list(readers.map(lambda _: list(counted_while(adding, case)), range(2)))
    assert adding.wait(timeout=90) in {0, 1}
    assert all(counts and counts == sorted(counts) for counts in seen)
    check(case, undisturbed[0])


def counted_while(adding: subprocess.Popen[bytes], case: Path) -> Iterator[int]:
    """How many items a process finds that reads, again and again until the one that adds has ended."""
    while adding.poll() is None:
        done = subprocess.run([VORLAGE, "status", case, "--json"], capture_output=True, check=False, timeout=60)
        assert done.returncode in {0, 1}, done.stderr
        counts = json.loads(done.stdout)["counts"]
        assert sum(count for name, count in counts.items() if name not in {"received", "in"}) == counts["in"]
        yield counts["in"]


def test_a_case_that_cannot_be_made_leaves_nothing_in_the_way(
    address: str, postgresql: PostgresServer, tmp_path: Path, vorlage: Callable[..., Result]
) -> None:
    """The server is down: the same call later makes the case."""
    case = tmp_path / "case"
    postgresql.stop()
    try:
        refused = vorlage("new", case)
    finally:
        postgresql.start()
    assert (refused.exit_code, refused.stderr.split(":")[0]) == (3, "store.catalogue-unreachable")
    assert not case.exists()
    assert vorlage("new", case).exit_code == 0


def test_the_setting_can_stand_in_a_file(
    address: str, tmp_path: Path, vorlage: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As services and containers hand over secrets; it is shown nowhere."""
    (tmp_path / "address").write_text(f"{address}\n")
    monkeypatch.delenv(SETTING)
    monkeypatch.setenv(f"{SETTING}_FILE", str(tmp_path / "address"))
    assert vorlage("new", tmp_path / "case").exit_code == 0
    assert (tmp_path / "case" / "catalogue.postgresql").is_file()
    shown = vorlage("settings").stdout
    assert "not shown" in shown
    assert address not in "".join(shown.split())
