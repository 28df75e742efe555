# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Random tamperings of an archive: each is found, and the place that was tampered with is the place that is named."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.a_signed_archive import SignedArchive
from vorlage.custody.problems import Problem, Verification
from vorlage.custody.signed_notes import SigningKey

Files = dict[str, bytes]
Tampering = Callable[[Files, random.Random], Files]
WATCHED: Final = ("custody", "objects", "secrets")


class Watched:
    """An archive, its files now, and as they were some events ago."""

    def __init__(self, root: Path, *, events: int) -> None:
        self.archive = SignedArchive.with_everything(root, events=events)
        self.older = self.files()
        self.archive.record(5)
        self.now = self.files()

    def files(self) -> Files:
        root = self.archive.folder.root
        places = [place for name in WATCHED for place in (root / name).rglob("*") if place.is_file()]
        return {str(place.relative_to(root)): place.read_bytes() for place in [*places, self.archive.folder.manifest]}

    def put(self, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
        root = self.archive.folder.root
        for path in before.keys() - after.keys():
            (root / path).unlink()
        for path, content in after.items():
            if before.get(path) != content:
                place = root / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.unlink(missing_ok=True)
                place.write_bytes(content)

    def verify(self, known: tuple[str, ...] = ()) -> Verification:
        return self.archive.verify(known)

    def place_of(self, problem: Problem) -> str:
        if problem.code == "custody.unexpected-object":
            return f"objects/{problem.found[:2]}/{problem.found}"
        if problem.number is not None:
            return f"objects/{problem.expected[:2]}/{problem.expected}"
        return problem.path


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    found = Watched(tmp_path_factory.mktemp("archive"), events=300)
    yield found
    found.archive.catalogue.close()


def any_of(files: Files, dice: random.Random) -> str:
    """A file, those of one kind as often as those of another."""
    kinds: dict[str, list[str]] = {}
    for path in sorted(files):
        kinds.setdefault("/".join(path.split("/")[:2]), []).append(path)
    return dice.choice(kinds[dice.choice(sorted(kinds))])


def flip_a_bit(files: Files, dice: random.Random) -> Files:
    path = any_of(files, dice)
    content = bytearray(files[path])
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return files | {path: bytes(content)}


def delete(files: Files, dice: random.Random) -> Files:
    path = any_of({path: content for path, content in files.items() if not path.startswith("secrets")}, dice)
    return {each: content for each, content in files.items() if each != path}


def truncate(files: Files, dice: random.Random) -> Files:
    path = any_of(files, dice)
    return files | {path: files[path][: dice.randrange(len(files[path]))]}


def insert_bytes(files: Files, dice: random.Random) -> Files:
    path = any_of(files, dice)
    at = dice.randrange(len(files[path]) + 1)
    return files | {path: files[path][:at] + dice.randbytes(dice.randint(1, 40)) + files[path][at:]}


def add_a_file(files: Files, dice: random.Random) -> Files:
    places = ("custody/tile/0/001.p/x", "custody/tile/7/000", "custody/cosignatures/x.note", "custody/timestamps/x/y")
    name = dice.randbytes(32).hex()
    return files | {dice.choice((*places, f"objects/{name[:2]}/{name}", f"custody/cosigners/{name[:8]}.pem")): b"x"}


def delete_a_line(files: Files, dice: random.Random) -> Files:
    path, lines = some_lines(files, dice)
    del lines[dice.randrange(len(lines))]
    return files | {path: b"".join(lines)}


def repeat_a_line(files: Files, dice: random.Random) -> Files:
    path, lines = some_lines(files, dice)
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))
    return files | {path: b"".join(lines)}


def reorder_lines(files: Files, dice: random.Random) -> Files:
    path, lines = some_lines(files, dice)
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return files | {path: b"".join(lines)}


def some_lines(files: Files, dice: random.Random) -> tuple[str, list[bytes]]:
    path = dice.choice(("custody/log.jsonl", "custody/log.jsonl", "manifest-sha256.txt", "custody/checkpoint"))
    return path, files[path].splitlines(keepends=True)


def swap_two_files(files: Files, dice: random.Random) -> Files:
    kind = dice.choice(("objects/", "custody/tile/entries", "custody/tile/0", "custody/cosignatures"))
    one, other = dice.sample(sorted(path for path in files if path.startswith(kind)), 2)
    return files | {one: files[other], other: files[one]}


def swap_the_key(files: Files, dice: random.Random) -> Files:
    key = SigningKey.new(files["custody/log-key.vkey"].decode().partition("+")[0])
    changed = {
        "custody/log-key.pem": key.verifier.pem,
        "custody/log-key.vkey": f"{key.verifier.text}\n".encode(),
        "secrets/custody-log.key": key.pem,
    }
    return files | {path: changed[path] for path in dice.sample(sorted(changed), dice.randint(1, 3))}


SINGLE: Final[tuple[Tampering, ...]] = (
    flip_a_bit,
    delete,
    truncate,
    insert_bytes,
    add_a_file,
    delete_a_line,
    repeat_a_line,
    reorder_lines,
    swap_two_files,
    swap_the_key,
)


def roll_back(watched: Watched, dice: random.Random) -> Files:
    """Some of the files that have changed since, or all of them, as they were."""
    older = {path: content for path, content in watched.older.items() if watched.now.get(path) != content}
    chosen = dice.sample(sorted(older), dice.randint(1, len(older)))
    if dice.random() < 0.5:
        return watched.now | {path: older[path] for path in chosen}
    newer = {path for path in watched.now if path not in watched.older}
    return {path: content for path, content in (watched.now | older).items() if path not in newer}


def tamper_and_verify(watched: Watched, dice: random.Random) -> None:
    which = dice.randrange(len(SINGLE) + 1)
    after = roll_back(watched, dice) if which == len(SINGLE) else SINGLE[which](watched.now, dice)
    touched = {path for path in watched.now.keys() | after.keys() if watched.now.get(path) != after.get(path)}
    what = "roll_back" if which == len(SINGLE) else SINGLE[which].__name__
    watched.put(watched.now, after)
    try:
        problems = watched.verify().problems
    finally:
        watched.put(after, watched.now)
    named = {watched.place_of(problem) for problem in problems}
    assert named == touched, what
    if touched == {"custody/log.jsonl"}:
        assert min(first_lines(problems)) == first_difference(watched.now, after), what


def first_lines(problems: tuple[Problem, ...]) -> list[int]:
    return [problem.event for problem in problems if problem.event is not None]


def first_difference(before: Files, after: Files) -> int:
    """The number of the first line of the log that is not what it was."""
    one, other = (each.get("custody/log.jsonl", b"").split(b"\n") for each in (before, after))
    differing = (at for at, (line, found) in enumerate(zip(one, other, strict=False)) if line != found)
    return next(differing, min(len(one), len(other)) - 1)  # only the last line's end is gone


@pytest.mark.parametrize("seed", range(10))
def test_a_random_tampering_is_found_and_its_place_is_named(watched: Watched, seed: int) -> None:
    """Ten of them; the places named are those that were touched, all of them and no other."""
    dice = random.Random(seed)
    for _ in range(10):
        tamper_and_verify(watched, dice)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_ten_thousand_random_tamperings_are_found_and_named(watched: Watched, tmp_path: Path) -> None:
    """The same: 2,000 on a log of two tiles, 8,000 on a short one, which is sooner verified."""
    dice = random.Random(20_310_506)
    for _ in range(2_000):
        tamper_and_verify(watched, dice)
    short = Watched(tmp_path, events=12)
    for _ in range(8_000):
        tamper_and_verify(short, dice)
    short.archive.catalogue.close()


def test_an_untouched_archive_gives_no_alarm(watched: Watched) -> None:
    """Also not with a checkpoint that was kept elsewhere."""
    known = watched.now["custody/checkpoint"].decode(), watched.older["custody/checkpoint"].decode()
    assert watched.verify(known).problems == ()


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_thousand_untouched_archives_give_no_alarm(tmp_path: Path) -> None:
    """Each has its own key, and a length of its own."""
    dice = random.Random(5)
    for number in range(1_000):
        archive = SignedArchive.new(tmp_path / str(number))
        for _ in range(dice.randrange(4)):
            archive.record(dice.randrange(1, 300))
        problems = archive.verify().problems
        archive.catalogue.close()
        assert problems == ()


def test_a_case_made_anew_with_its_own_key_is_found_by_a_checkpoint_kept_elsewhere(tmp_path: Path) -> None:
    """What nothing in the folder can show: the log began again, all of it signed."""
    archive = SignedArchive.new(tmp_path)
    archive.record(3)
    kept = (archive.folder.custody / "checkpoint").read_text()
    shorter = SignedArchive.new(tmp_path / "again")
    found = shorter.verify([kept])
    assert {problem.code for problem in found.problems} == {"custody.log-known-unsigned"}


def test_a_log_rolled_back_with_its_catalogue_is_found_by_a_checkpoint_kept_elsewhere(tmp_path: Path) -> None:
    """Everything in the folder as it was three events ago, the catalogue too: nothing in the folder could tell."""
    archive = SignedArchive.new(tmp_path)
    archive.catalogue.close()
    root = archive.folder.root
    shutil.copytree(root, tmp_path / "older")
    later = SignedArchive.opened(tmp_path)
    later.record(3)
    kept = (archive.folder.custody / "checkpoint").read_text()
    later.catalogue.close()
    shutil.rmtree(root)
    shutil.copytree(tmp_path / "older", root)
    back = SignedArchive.opened(tmp_path)
    assert back.verify().ok
    problems = back.verify([kept]).problems
    assert [(each.code, each.path, each.event) for each in problems] == [
        ("custody.log-rolled-back", "custody/log.jsonl", 6)
    ]
    back.record(5, tool="another")
    problems = back.verify([kept]).problems
    assert [(each.code, each.path) for each in problems] == [("custody.log-rewritten", "custody/log.jsonl")]
