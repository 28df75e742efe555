# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reading what is pending: whoever answers first, the archive is the same; pages are recognised in a second step."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.items import all_digests, list_items
from vorlage.catalogue.pages import page_facts, record_of
from vorlage.custody.accession import accession_of, take_in
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.delivery import list_delivery
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Genre, Item, ItemNumber, Outcome
from vorlage.domain.pages import Page, PageOrigin, Record
from vorlage.extraction.ocr.recognising import needs_ocr
from vorlage.extraction.pending import ReadingRoom, read_pending
from vorlage.extraction.reader import READ_LIMITS
from vorlage.extraction.retrying import ask_for_unread_pages
from vorlage.extraction.unread_pages import recognise_pending
from vorlage.extraction.worker import PageBatch, ReadingTerms, ReadOrder
from vorlage.jobs.local import LocalRunner
from vorlage.jobs.ports import Answer, Runner, Task

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


class ShuffledRunner:
    """A runner whose workers end in random order; it gives up the tasks it is told to."""

    def __init__(self, seed: int, gives_up: Callable[[object], bool] = lambda _task: False) -> None:
        self._random = random.Random(seed)
        self._gives_up = gives_up

    def run(
        self, work: Callable[[Task], Answer], next_task: Callable[[], Task | None]
    ) -> Iterator[tuple[Task, Answer | None]]:
        """All that is drawn waits in a heap, and any of it may be next."""
        waiting: list[Task] = []
        while True:
            while len(waiting) < 12 and (task := next_task()) is not None:
                waiting.append(task)
            if not waiting:
                return
            task = waiting.pop(self._random.randrange(len(waiting)))
            yield task, None if self._gives_up(task) else work(task)


class Engine:
    """An engine that reads every page but those it is told to find dim, and may stop after some batches."""

    def __init__(self, *, dim: frozenset[int] = frozenset(), batches: int = 1000) -> None:
        self.dim = dim
        self.batches = batches
        self.tried: list[tuple[int, int]] = []
        self.languages: set[tuple[str, ...]] = set()

    def recognise(self, terms: ReadingTerms, batch: PageBatch) -> tuple[Page, ...]:  # noqa: ARG002 - the shape asked for
        """What a child would say of the pages."""
        if not self.batches:
            raise KeyboardInterrupt
        self.batches -= 1
        self.tried += [(batch.item.number, number) for number in batch.page_numbers]
        self.languages.add(batch.languages)
        return tuple(self._page(batch.item, number) for number in batch.page_numbers)

    def _page(self, item: Item, number: int) -> Page:
        is_read = number not in self.dim
        return Page(
            number=number,
            label="",
            width=100.0,
            height=50.0,
            text=f"Board minutes, sheet {number} of item {item.number}." if is_read else "",
            origin=PageOrigin.OCR,
            language="en",
            is_read=is_read,
            engine="fake 1",
            reason="" if is_read else "ocr.unsure: too dim",
        )


class Desk:
    """A case with a leak taken in, ready to be read."""

    def __init__(self, root: Path, leak: Path, genre: Genre = Genre.PRIMARY) -> None:
        self.folder = CaseFolder.create(root)
        self.catalogue = Catalogue.create(self.folder.catalogue)
        delivery = list_delivery([leak], genre=genre, code_name=None, note="")
        accession = accession_of(self.catalogue, delivery, now=NOON)
        assert accession is not None
        take_in(
            self.catalogue,
            Vault(self.folder),
            accession,
            delivery,
            clock=lambda: NOON,
            tool="test",
            progress=lambda _count: None,
        )

    def room(self, runner: Runner, engine: Engine) -> ReadingRoom:
        return ReadingRoom(
            catalogue=self.catalogue,
            terms=ReadingTerms(root=self.folder.root, limits=READ_LIMITS),
            runner=runner,
            needs_ocr=needs_ocr,
            recognise=engine.recognise,
            clock=lambda: NOON,
            tool="test",
        )

    def read(self, runner: Runner, engine: Engine | None = None) -> None:
        room = self.room(runner, engine or Engine())
        read_pending(room, waiting=lambda _count: None, progress=lambda _read: None)
        recognise_pending(room, waiting=lambda _count: None, progress=lambda _count, _unread: None)

    def items(self) -> tuple[Item, ...]:
        with self.catalogue.reading() as connection:
            return list_items(connection)

    def record(self, number: int) -> Record:
        with self.catalogue.reading() as connection:
            found = record_of(connection, ItemNumber(number))
        assert found is not None
        return found

    def archive(self) -> object:
        with self.catalogue.reading() as connection:
            facts = page_facts(connection)
        return self.items(), {number: self.record(number) for number in facts}


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def scan(frames: int) -> bytes:
    """A TIFF of some sheets, each with a line drawn on it."""
    sheets = []
    for number in range(frames):
        sheet = Image.new("L", (120, 60), 255)
        ImageDraw.Draw(sheet).text((10, 20), f"sheet {number}", fill=0)
        sheets.append(sheet)
    stream = io.BytesIO()
    sheets[0].save(stream, "TIFF", save_all=True, append_images=sheets[1:])
    return stream.getvalue()


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archives in archives, with texts that stand in several of them, and a scan."""
    folder = tmp_path_factory.mktemp("leak")
    for number in range(4):
        leaf = packed({f"leaf {each}.txt": f"Leaf {number} {each}\n".encode() for each in range(3)})
        inner = packed({"same.txt": b"In all of them.\n", "leaf.zip": leaf, f"own {number}.txt": b"%d\n" % number})
        (folder / f"box {number}.zip").write_bytes(packed({"a.zip": inner, "b.txt": b"b\n", "c.zip": leaf}))
        (folder / f"note {number}.txt").write_text(f"Note {number}\n")
    (folder / "scan.tif").write_bytes(scan(6))
    return folder


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A scan of six sheets and one of one, and a letter that can simply be read."""
    folder = tmp_path / "leak"
    folder.mkdir()
    (folder / "a six.tif").write_bytes(scan(6))
    (folder / "b one.tif").write_bytes(scan(1))
    (folder / "c letter.txt").write_text("The harbour board met on Tuesday and decided nothing of importance.\n")
    return folder


def test_any_order_of_answers_gives_the_same_archive(nested: Path, tmp_path: Path) -> None:
    """Items, numbers, outcomes, duplicates, texts: all the same, whoever answers first and on however many workers."""
    runners: list[Runner] = [LocalRunner(1), LocalRunner(3), *(ShuffledRunner(seed) for seed in range(4))]
    archives = []
    for position, runner in enumerate(runners):
        desk = Desk(tmp_path / f"case {position}", nested)
        desk.read(runner)
        archives.append(desk.archive())
    assert len(list(archives[0][0])) > 40  # type: ignore[index]
    assert all(archive == archives[0] for archive in archives)


def test_a_file_whose_worker_dies_of_it_is_refused_and_delays_nobody(nested: Path, tmp_path: Path) -> None:
    """It is parked with its reason; all others are read."""
    desk = Desk(tmp_path / "case", nested)
    desk.read(ShuffledRunner(1, gives_up=lambda task: isinstance(task, ReadOrder) and task.item.path == "box 1.zip"))
    parked = [item for item in desk.items() if item.outcome is Outcome.REFUSED]
    assert [(item.path, item.reason.split(":")[0]) for item in parked] == [("box 1.zip", "limit.workers")]
    assert not [item for item in desk.items() if item.outcome is Outcome.PENDING]


def test_pages_that_are_not_read_are_recognised_after_all_else(scanned: Path, tmp_path: Path) -> None:
    """Each page once, in batches, with the languages of the case as a hint; the others keep the text they have."""
    desk, engine = Desk(tmp_path / "case", scanned), Engine(dim=frozenset({5}))
    desk.read(LocalRunner(2), engine)
    assert sorted(engine.tried) == [(1, number) for number in range(1, 7)] + [(2, 1)]
    assert engine.languages == {("eng",)}
    assert {item.outcome for item in desk.items()} == {Outcome.READ}
    pages = desk.record(1).pages
    assert [page.is_read for page in pages] == [True, True, True, True, False, True]
    assert [page.origin for page in pages if page.is_read] == [PageOrigin.OCR] * 5
    assert pages[4].reason == "ocr.unsure: too dim"
    assert pages[0].text == "Board minutes, sheet 1 of item 1."
    assert desk.record(3).pages[0].origin is PageOrigin.NATIVE


def test_a_stopped_run_goes_on_with_the_pages_that_are_left(scanned: Path, tmp_path: Path) -> None:
    """An item is pending until its last page was tried, and no page is recognised twice."""
    desk, first, second = Desk(tmp_path / "case", scanned), Engine(batches=1), Engine()
    with pytest.raises(KeyboardInterrupt):
        desk.read(ShuffledRunner(3), first)
    assert Outcome.PENDING in {item.outcome for item in desk.items()}
    desk.read(LocalRunner(2), second)
    assert sorted(first.tried + second.tried) == [(1, number) for number in range(1, 7)] + [(2, 1)]
    assert {item.outcome for item in desk.items()} == {Outcome.READ}
    whole = Desk(tmp_path / "whole", scanned)
    whole.read(LocalRunner(2))
    assert desk.archive() == whole.archive()


def test_pages_of_a_worker_that_died_stay_unread_with_the_reason(scanned: Path, tmp_path: Path) -> None:
    """They are tried, say why, and nothing is pending."""
    desk = Desk(tmp_path / "case", scanned)
    desk.read(ShuffledRunner(2, gives_up=lambda task: isinstance(task, PageBatch) and 1 in task.page_numbers))
    assert [page.reason.split(":")[0] for page in desk.record(1).pages] == ["limit.workers"] * 4 + [""] * 2
    assert {item.outcome for item in desk.items()} == {Outcome.READ}


def test_unread_pages_can_be_tried_again(scanned: Path, tmp_path: Path) -> None:
    """Those alone, once more, with the engine of today."""
    desk, better = Desk(tmp_path / "case", scanned), Engine()
    desk.read(LocalRunner(2), Engine(dim=frozenset({2, 5})))
    assert ask_for_unread_pages(desk.catalogue, needs_ocr, now=NOON, tool="test") == 2
    desk.read(LocalRunner(2), better)
    assert sorted(better.tried) == [(1, 2), (1, 5)]
    assert all(page.is_read for page in desk.record(1).pages)
    assert ask_for_unread_pages(desk.catalogue, needs_ocr, now=NOON, tool="test") == 0


def test_a_scanned_report_gets_its_head_from_what_was_recognised(scanned: Path, tmp_path: Path) -> None:
    """Before, there was no text to read a title off."""
    desk = Desk(tmp_path / "case", scanned, Genre.REPORT)
    desk.read(LocalRunner(2))
    assert desk.record(2).head.title == "Board minutes, sheet 1 of item 2."


def a_bomb(name: str, levels: int) -> bytes:
    """Archives of four in archives of four, no two of them alike."""
    if not levels:
        return f"The bottom of {name}.\n".encode()
    return packed({f"{each}.zip": a_bomb(f"{name}{each}", levels - 1) for each in range(4)})


def test_nested_bombs_end_when_their_tree_has_grown_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives in archives in archives: what is too much is named and stays inside, alike in whatever order."""
    monkeypatch.setattr("vorlage.extraction.containers.totals.MAX_TREE_MEMBERS", 30)
    folder = tmp_path / "leak"
    folder.mkdir()
    (folder / "bomb.zip").write_bytes(a_bomb("", 4))
    (folder / "note.txt").write_text("A plain note.\n")
    archives = []
    for seed in range(3):
        desk = Desk(tmp_path / f"case {seed}", folder)
        desk.read(ShuffledRunner(seed))
        archives.append(desk.archive())
        stopped = [item for item in desk.items() if item.reason.startswith("limit.tree")]
        assert stopped
        assert all(item.outcome is Outcome.REFUSED and item.digest is None for item in stopped)
        assert not [item for item in desk.items() if item.outcome is Outcome.PENDING]
        with desk.catalogue.reading() as connection:
            known = {digest.hex for digest in all_digests(connection)}
        assert {name for name, _ in Vault(desk.folder).digests_present()} == known
    assert all(archive == archives[0] for archive in archives)
