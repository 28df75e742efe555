# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Something that must not be kept is taken out of a case: nothing of it is left, and the archive still verifies."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import select

from tests.a_postgresql import PostgresServer
from vorlage.app import Case
from vorlage.app.withdrawal import STEPS
from vorlage.catalogue.tables import metadata
from vorlage.custody.authenticity import CheckMade
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.catalogue_place import open_catalogue
from vorlage.domain.authenticity import CheckKind
from vorlage.domain.claim_decisions import AnchorStanding, exhibit_suggestion
from vorlage.domain.claims import Stance
from vorlage.domain.custody import CodeName, EventKind, Genre, Item, ItemNumber, Outcome
from vorlage.domain.errors import ReasonError, WithdrawalError
from vorlage.domain.lineage import Decision
from vorlage.domain.redactions import RedactionGround
from vorlage.domain.search import SearchOptions
from vorlage.domain.withdrawals import is_tombstone
from vorlage.domain.words import Box
from vorlage.extraction.translations.keeping import Translated

TOKEN = "quorvathelim"  # noqa: S105
"""A word that stands nowhere but in what is withdrawn."""

LETTER = f"""Minutes of the harbour board, sheet {TOKEN}

On 6 May 2031 the board was told that 412 households had drunk the water of the {TOKEN} reservoir.
The chair asked for the readings of the tap at Quillmere to be taken once more.
"""
REPORT = """The Quillmere Ledger, 9 May 2031

The harbour board was told on 6 May 2031 that 412 households had drunk the water.
"""


@pytest.fixture(scope="module")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter with the word in its name, an archive with another, an innocent file that lies there too, a report."""
    folder = tmp_path_factory.mktemp("leak")
    (folder / "primary").mkdir()
    (folder / "reports").mkdir()
    primary = folder / "primary"
    (primary / f"{TOKEN} letter.txt").write_text(LETTER)
    (primary / "note.txt").write_text("The tap at the north quay was closed for repairs in the spring of 2031.\n")
    (primary / "bundle.zip").write_bytes(packed({f"in {TOKEN}.txt": LETTER + "Appendix.\n", "note.txt": None}, primary))
    (folder / "reports" / "ledger.txt").write_text(REPORT)
    return folder


def packed(members: dict[str, str | None], beside: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, (beside / name).read_text() if content is None else content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def whole(leak: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which the word was carried everywhere that it can go."""
    place = tmp_path_factory.mktemp("whole") / "case"
    with Case.create(place) as case:
        case.add([leak / "primary"], genre=Genre.PRIMARY, note="as found", code_name="HERON")
        case.add([leak / "reports"], genre=Genre.REPORT)
        carry_around(case, letter_of(case).number, CodeName("HERON"))
    return place


def carry_around(case: Case, number: ItemNumber, heron: CodeName) -> None:
    """Everything that people and machines do with a record."""
    shown = [(claim.id, exhibit) for claim in case.ledger().claims for exhibit in claim.exhibits]
    suggestion = next(exhibit_suggestion(claim, exhibit) for claim, exhibit in shown if exhibit.number == number)
    case.claims.decide(suggestion, Decision.ACCEPT, reason="It says so.", stance=Stance.SUPPORTS)
    case.marks.tag([number], f"water {TOKEN}")
    case.marks.star([number])
    case.translations.keep(number, 1, Translated(text=f"Le bassin de {TOKEN}.", language="fr", by=heron))
    case.translations.check(1, by=CodeName("EGRET"))
    case.correct(number, 1, LETTER.replace("once more", f"at {TOKEN} once more"))
    words = case.authenticity.words(number, 1, f"the water of the {TOKEN} reservoir")
    exhibits = (words, case.authenticity.whole(number))
    looked = CheckMade(
        kind=CheckKind.FORENSIC, made_on=date(2026, 1, 5), found="Nothing odd.", by=heron, exhibits=exhibits
    )
    case.authenticity.enter(number, looked)
    case.redactions.draw(number, 1, Box(10, 10, 60, 30), RedactionGround.PRIVACY, by=heron)
    case.seals.seal(number)
    case.searches.save("water", "water", SearchOptions())
    case.searches.news("water")
    (case.root / "derived" / "pictures" / f"{case.item(str(number)).digest}-1-1.png").write_bytes(TOKEN.encode())


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Path:
    """That case, for one test."""
    return Path(shutil.copytree(whole, tmp_path / "case"))


def letter_of(case: Case) -> Item:
    return next(item for item in case.items() if item.path.startswith(TOKEN))


def archive_of(case: Case) -> Item:
    return next(item for item in case.items() if item.outcome is Outcome.CONTAINER)


def withdraw_both(case: Case, told: Callable[[str], None] = lambda _: None) -> None:
    """The letter, and the archive with the other one."""
    for item in (archive_of(case), letter_of(case)):
        case.withdrawals.withdraw(item, ground="Asked back by whoever gave it.", by=CodeName("HERON"), told=told)


def places_with(root: Path, word: str) -> list[str]:
    """Where in a case folder a word stands: in names, in bytes (UTF-8, UTF-16), in what the catalogue has packed."""
    needles = [word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be")]
    found = [path.name for path in root.rglob("*") if word in path.name]
    for path in (path for path in root.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found += [str(path.relative_to(root)) for needle in needles if needle in content.lower()]
    found += [f"catalogue, packed in {table}" for table, content in unpacked(root) if needles[0] in content.lower()]
    with Case.open(root) as case:
        found += ["search"] * case.search(word).total
        found += ["custody event" for event in case.custody_events(1000) if word in event.detail]
    return found


def unpacked(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every packed value of the catalogue."""
    with closing(sqlite3.connect(root / "catalogue.sqlite")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  # names of our own tables
                for value in row:
                    if isinstance(value, bytes):
                        for start in (0, 1, 32):
                            with suppress(zlib.error):
                                yield table, zlib.decompress(value[start:])
                                break


def test_the_word_is_everywhere_before(whole: Path) -> None:
    """What is searched for below can be found: in originals, catalogue, seals, reports, and by a search."""
    found = places_with(whole, TOKEN)
    for part in (
        "objects/",
        "catalogue.sqlite",
        "seals/",
        "reports/",
        "search",
        "derived/passages",
        "derived/pictures",
    ):
        assert any(part in each for each in found), part


def test_nothing_of_it_is_left_and_the_archive_verifies(place: Path) -> None:
    """0 places in the whole folder; tombstones add up; what was withdrawn is an event without a word of why."""
    with Case.open(place) as case:
        items, letter, archive = case.items(), letter_of(case), archive_of(case)
        withdraw_both(case)
        after = case.items()
        assert [item.number for item in after] == [item.number for item in items]
        tombstones = [item for item in after if is_tombstone(item)]
        members = [item.number for item in items if item.parent == archive.number]
        assert sorted(item.number for item in tombstones) == sorted([letter.number, archive.number, *members])
        assert case.verify().problems == ()
        assert case.accounting().counts.items == len(items)
        deleted = [event for event in case.custody_events(1000) if event.kind is EventKind.DELETION]
        assert {event.item for event in deleted} == {item.number for item in tombstones}
        assert all("Asked back" not in event.detail for event in deleted)
        assert {each.ground for each in case.withdrawals.list()} == {"Asked back by whoever gave it."}
        assert not any(exhibit.number == letter.number for c in case.ledger().claims for exhibit in c.exhibits)
        assert [each.standing for each in case.claims.decisions()] == [AnchorStanding.STALE]
        assert case.translations.all() == ()
        assert case.authenticity.checks(letter.number)[0].found == "Nothing odd."
    assert places_with(place, TOKEN) == []
    assert not list((place / "seals").iterdir()) and not list((place / "secrets" / "seals").iterdir())
    assert subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=place, check=False).returncode == 0


def test_what_was_withdrawn_does_not_come_in_again(place: Path, leak: Path) -> None:
    """The same folder given again takes in nothing: not as it was, and not as something new."""
    with Case.open(place) as case:
        withdraw_both(case)
        before = case.items()
        assert case.add([leak / "primary"], genre=Genre.PRIMARY, note="as found", code_name="HERON") is None
        assert case.items() == before
    assert not [each for each in places_with(place, TOKEN) if each != "catalogue.sqlite"]


def test_a_member_leaves_with_its_container_only(place: Path) -> None:
    """Its bytes lie in the container: refused with the number of that, and nothing is changed, until it is said."""
    with Case.open(place) as case:
        archive = archive_of(case)
        member = next(item for item in case.items() if item.parent == archive.number and TOKEN in item.path)
        with pytest.raises(WithdrawalError) as refused:
            case.withdrawals.withdraw(member, ground="A wrong upload.")
        assert str(archive.number) in str(refused.value)
        assert not case.withdrawals.list()
        done = case.withdrawals.withdraw(member, ground="A wrong upload.", all_copies=True)
        assert archive.number in done.plan.items


def test_what_others_hold_stays_and_is_read_on_its_own(whole: Path, leak: Path, tmp_path: Path) -> None:
    """A file that came in first inside the archive, and on its own later, stays readable when the archive leaves."""
    with Case.create(tmp_path / "case") as case:
        case.add([leak / "primary" / "bundle.zip"], genre=Genre.PRIMARY, note="The bundle.")
        case.add([leak / "primary" / "note.txt"], genre=Genre.PRIMARY)
        note = case.item("note.txt")
        assert note.outcome is Outcome.DUPLICATE
        done = case.withdrawals.withdraw(archive_of(case), ground="A wrong upload.")
        assert done.plan.read_again == (note.number,)
        assert case.item("note.txt").outcome is Outcome.READ
        assert "north quay" in case.record(note.number).text
        assert case.search("quay").total == 1
        assert [each.note for each in case.accounting().accessions] == ["", ""]
        assert case.verify().problems == ()


@pytest.mark.parametrize("ground", ["", "  \n", "x" * 2001])
def test_a_withdrawal_says_on_what_ground(ground: str, place: Path) -> None:
    """Blank or a book: refused, and nothing is changed."""
    with Case.open(place) as case:
        with pytest.raises(ReasonError):
            case.withdrawals.withdraw(letter_of(case), ground=ground)
        assert not case.withdrawals.list()


KILLED = """
import os, signal, sys
from pathlib import Path
from vorlage.app import Case
with Case.open(Path(sys.argv[1])) as case:
    def told(step):
        if step == sys.argv[3]:
            os.kill(os.getpid(), signal.SIGKILL)
    case.withdrawals.withdraw(case.item(sys.argv[2]), ground="Asked back.", told=told)
"""


@pytest.mark.parametrize(
    "step", [pytest.param(step, marks=[] if step == "lists" else pytest.mark.long) for step in STEPS]
)
def test_a_killed_withdrawal_is_finished_by_the_next_writer(step: str, place: Path) -> None:
    """SIGKILL before each step: it shows as unfinished, and whoever writes next ends it, whatever they came for."""
    with Case.open(place) as case:
        letter = letter_of(case)
        case.withdrawals.withdraw(archive_of(case), ground="Asked back.")
    killed = subprocess.run([sys.executable, "-c", KILLED, place, str(letter.number), step], check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL
    with Case.open(place) as case:
        assert [each.item for each in case.withdrawals.list() if each.done_at is None] == [letter.number]
        unfinished = case.verify().problems
        assert "custody.withdrawal-unfinished" in {each.code for each in unfinished}
        case.marks.star([ItemNumber(1)])
        assert case.verify().problems == ()
    assert places_with(place, TOKEN) == []


def test_a_withdrawn_original_that_is_there_again_is_named(place: Path) -> None:
    """Put back by hand, or a tombstone without its event: verify names the item."""
    with Case.open(place) as case:
        letter = letter_of(case)
        case.withdrawals.withdraw(letter, ground="Asked back.")
        put_back = case.root / "objects" / str(letter.digest)[:2] / str(letter.digest)
        put_back.write_text(LETTER)
        assert [(each.code, each.number) for each in case.verify().problems] == [
            ("custody.withdrawn-original", letter.number)
        ]
        put_back.unlink()
        with pytest.raises(WithdrawalError):
            case.withdrawals.withdraw(case.item(str(letter.number)), ground="Once more.")


@pytest.mark.parametrize("form", ["bagit", "ocfl"])
def test_packages_hold_a_tombstone_and_no_more(form: str, place: Path, vorlage: Callable[..., Result]) -> None:
    """In the list of items it has its number, and no path, digest, size or bytes."""
    with Case.open(place) as case:
        letter = letter_of(case)
        withdraw_both(case)
    made = vorlage("export", place, "--format", form, "--out", place.parent / form)
    assert made.exit_code == 0, made.output
    assert not [path for path in (place.parent / form).rglob("*") if TOKEN in path.name]
    contents = [path for path in (place.parent / form).rglob("*") if path.is_file()]
    assert not [path.name for path in contents if TOKEN.encode() in path.read_bytes()]
    listed = next(path for path in contents if path.name == "items.jsonl").read_text().splitlines()
    line = next(each for each in map(json.loads, listed) if each["number"] == letter.number)
    assert (line["path"], line["sha256"], line["bytes"], line["packed_as"]) == (
        f"withdrawn-{letter.number}",
        None,
        0,
        None,
    )


def test_the_command_tells_before_and_after(place: Path, vorlage: Callable[..., Result]) -> None:
    """--plan changes nothing; without a ground it is no call; afterwards it says what lies outside the case."""
    with Case.open(place) as case:
        letter = letter_of(case)
    planned = vorlage("withdraw", place, str(letter.number), "--plan")
    assert planned.exit_code == 0 and "1 item would leave" in planned.output
    assert vorlage("withdraw", place, str(letter.number)).exit_code == 2
    done = vorlage("withdraw", place, str(letter.number), "--ground", "Asked back.", "--as", "HERON")
    assert done.exit_code == 0, done.output
    assert "backups" in done.output and TOKEN not in done.output
    shown = vorlage("status", place, "--items", "--json")
    assert shown.exit_code == 0
    item = next(each for each in json.loads(shown.stdout)["items"] if each["number"] == letter.number)
    assert (item["outcome"], item["sha256"]) == ("empty", None) and item["reason"].startswith("withdrawn")
    assert vorlage("verify", place).exit_code == 0
    assert vorlage("withdraw", place, str(letter.number), "--ground", "Again.").exit_code == 2


def test_nothing_of_it_is_left_in_a_team_catalogue(
    leak: Path, tmp_path: Path, postgresql: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same with the catalogue in a PostgreSQL: no row of any table has the word, packed or not."""
    monkeypatch.setenv("VORLAGE_CATALOGUE", postgresql.new_database())
    root = tmp_path / "case"
    with Case.create(root) as case:
        case.add([leak / "primary"], genre=Genre.PRIMARY)
        withdraw_both(case)
        assert case.verify().problems == ()
    catalogue = open_catalogue(CaseFolder.open(root), os.environ["VORLAGE_CATALOGUE"])
    with closing(catalogue), catalogue.reading() as connection:
        values = [
            value for table in metadata.sorted_tables for row in connection.execute(select(table)) for value in row
        ]
    told = [value.encode() if isinstance(value, str) else value for value in values if isinstance(value, str | bytes)]
    assert len(told) > 100
    assert not [value for value in told if TOKEN.encode() in value]
    assert not [path for path in root.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]
