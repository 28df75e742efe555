# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Batches on disk: a folder each, in the case, so that a kill loses no answer, and deleting one leaves nothing.

batches/numbers          the last number that was given
batches/3/               0700
  begun.json             the list and the terms, as given; written once, whole or not at all
  answers.jsonl          a line for each line that was asked; a torn last one, left by a kill, is cut off
  noted                  there once the custody log says why the batch is asked
  stop                   there once a person asked to end it
  ended.json             how it ended; written once
  lock                   held by the one process that is at it

Answers are numbers: items, pages, offsets. No text of the leak is copied here, so that what is withdrawn from the case
is gone from its batches too.

Residual risks: the list itself may be one of names. It lies here in clear until the batch is deleted.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from vorlage.catalogue.option_text import options_as_text, options_from_text
from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.domain.batches import (
    Batch,
    BatchLine,
    BatchNumber,
    BatchPlace,
    BatchState,
    BatchTerms,
    FailedLine,
    LineAnswer,
    LineFault,
)
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import BatchError
from vorlage.search.query_list import QueryList

_NUMBERS: Final = "numbers"
_BEGUN: Final = "begun.json"
_ANSWERS: Final = "answers.jsonl"
_NOTED: Final = "noted"
_STOP: Final = "stop"
_ENDED: Final = "ended.json"
_LOCK: Final = "lock"
_TRIES: Final = 5
_BETWEEN_TRIES_S: Final = 0.02
"""Whoever asks how far a batch is holds its lock for a moment."""
_SYNC_EVERY: Final = 50
"""After how many answers they are made durable; lines lost by a power cut are asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What was given: by whom, when, on what terms, and the list."""

    member: str
    at: datetime
    terms: BatchTerms
    asked: QueryList


class BatchStore:
    """The batches of one case. A member sees and touches none but their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, begun: Begun) -> BatchNumber:
        """Keep a list under a new number; nothing is asked yet."""
        with full_disk_named():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            number = self._take_number()
            place = self._folder / str(number)
            place.mkdir(mode=0o700)
            _write_whole(place / _BEGUN, _begun_as_json(begun))
            sync_folder(self._folder)
        return number

    def batches(self, member: str) -> tuple[Batch, ...]:
        """The batches of a member, the newest first."""
        numbers = sorted(map(int, self._names()), reverse=True)
        whole = (number for number in numbers if (self._folder / str(number) / _BEGUN).is_file())
        begun = ((number, self._begun(number)) for number in whole)
        return tuple(self._batch(BatchNumber(number), each) for number, each in begun if each.member == member)

    def batch(self, number: int, member: str) -> Batch:
        """How far one is.

        Raises:
            BatchError: The member has none of this number.
        """
        return self._batch(BatchNumber(number), self.begun(number, member))

    def begun(self, number: int, member: str) -> Begun:
        """What was given.

        Raises:
            BatchError: The member has none of this number.
        """
        if (self._folder / str(number) / _BEGUN).is_file():
            begun = self._begun(number)
            if begun.member == member:
                return begun
        raise BatchError(
            "There is no batch of this number.",
            record=number,
            unharmed="Nothing was changed.",
            next_step="see which there are: vorlage batch CASE --list",
        )

    def answers(self, number: BatchNumber) -> Iterator[LineAnswer | FailedLine]:
        """What was answered so far, in the order of the list."""
        place = self._folder / str(number) / _ANSWERS
        if place.is_file():
            with place.open("rb") as stream:
                yield from (_answer_from_json(row) for row in stream if row.endswith(b"\n"))

    def is_noted(self, number: BatchNumber) -> bool:
        """Whether the custody log says why it is asked."""
        return (self._folder / str(number) / _NOTED).exists()

    def mark_noted(self, number: BatchNumber) -> None:
        """The custody log says why it is asked."""
        (self._folder / str(number) / _NOTED).touch(mode=0o600)

    def stop(self, number: BatchNumber) -> None:
        """Ask whoever is at it to end; they do after the line they are at."""
        (self._folder / str(number) / _STOP).touch(mode=0o600)

    def is_to_stop(self, number: BatchNumber) -> bool:
        """Whether a person asked to end it."""
        return (self._folder / str(number) / _STOP).exists()

    def end(self, number: BatchNumber, state: BatchState) -> None:
        """It ended, once and for all."""
        with full_disk_named():
            _write_whole(self._folder / str(number) / _ENDED, {"state": state.value})

    def delete(self, number: BatchNumber) -> None:
        """Take away the list and its answers. Whoever is at it fails at their next answer."""
        shutil.rmtree(self._folder / str(number), ignore_errors=True)
        sync_folder(self._folder)

    @contextmanager
    def at_work(self, number: BatchNumber) -> Iterator[Answers]:
        """Be the one process that is at a batch: where answers go.

        Raises:
            BatchError: Another one is.
        """
        with _locked(self._folder / str(number) / _LOCK, tries=_TRIES) as is_ours:
            if not is_ours:
                raise BatchError(
                    f"Batch {number} is being asked already.",
                    record=number,
                    unharmed="It goes on there.",
                    next_step="see how far it is: vorlage batch CASE --list",
                )
            with full_disk_named(), Answers(self._folder / str(number) / _ANSWERS) as answers:
                yield answers

    def _take_number(self) -> BatchNumber:
        """The next number. One that was deleted is not given again: the custody log speaks of batches by number."""
        with (self._folder / _NUMBERS).open("a+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            stream.seek(0)
            number = max(int(stream.read() or b"0"), *map(int, self._names()), 0) + 1
            stream.truncate(0)
            stream.write(str(number).encode("ascii"))
            stream.flush()
            os.fsync(stream.fileno())
        return BatchNumber(number)

    def _names(self) -> Iterator[str]:
        if self._folder.is_dir():
            yield from (each.name for each in self._folder.iterdir() if each.name.isascii() and each.name.isdigit())

    def _begun(self, number: int) -> Begun:
        return _begun_from_json(json.loads((self._folder / str(number) / _BEGUN).read_bytes()))

    def _batch(self, number: BatchNumber, begun: Begun) -> Batch:
        answers = list(self.answers(number))
        answered = [each for each in answers if isinstance(each, LineAnswer)]
        refused = [each for each in answers if isinstance(each, FailedLine)]
        failed = sorted((*begun.asked.failed, *refused), key=lambda each: each.line)
        return Batch(
            number=number,
            member=begun.member,
            begun_at=begun.at,
            terms=begun.terms,
            state=self._state(number),
            lines=len(begun.asked.lines) + len(begun.asked.failed),
            answered=len(answered),
            failed=tuple(failed),
            pages=sum(len(each.places) for each in answered),
        )

    def _state(self, number: BatchNumber) -> BatchState:
        place = self._folder / str(number)
        if (place / _ENDED).is_file():
            return BatchState(json.loads((place / _ENDED).read_bytes())["state"])
        with _locked(place / _LOCK, fcntl.LOCK_SH) as is_free:
            return BatchState.INTERRUPTED if is_free else BatchState.RUNNING


class Answers:
    """Answers that are added to a batch, each whole or not at all, and durable in groups."""

    def __init__(self, place: Path) -> None:
        self._stream = place.open("a+b")
        self._unsynced = 0

    def __enter__(self) -> Answers:
        self._stream.seek(0)
        content = self._stream.read()
        whole = content[: content.rfind(b"\n") + 1]
        self._stream.truncate(len(whole))
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._sync()
        finally:
            self._stream.close()

    def add(self, answer: LineAnswer | FailedLine) -> None:
        """Add the answer of one line."""
        self._stream.write(json.dumps(_answer_as_json(answer), separators=(",", ":")).encode("ascii") + b"\n")
        self._stream.flush()
        self._unsynced += 1
        if self._unsynced >= _SYNC_EVERY:
            self._sync()

    def _sync(self) -> None:
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._unsynced = 0


@contextmanager
def _locked(place: Path, kind: int = fcntl.LOCK_EX, *, tries: int = 1) -> Iterator[bool]:
    """Whether nobody else held the lock; while the block runs it is ours then."""
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield any(_lock(descriptor, kind, number) for number in range(tries))
    finally:
        os.close(descriptor)


def _lock(descriptor: int, kind: int, earlier_tries: int) -> bool:
    if earlier_tries:
        time.sleep(_BETWEEN_TRIES_S)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write_whole(place: Path, shape: dict[str, Any]) -> None:
    temporary = place.with_suffix(".tmp")
    with temporary.open("wb") as stream:
        stream.write(json.dumps(shape, sort_keys=True, ensure_ascii=True).encode("ascii"))
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(place)
    sync_folder(place.parent)


def _begun_as_json(begun: Begun) -> dict[str, Any]:
    return {
        "member": begun.member,
        "at": begun.at.isoformat(),
        "reason": begun.terms.reason,
        "options": options_as_text(begun.terms.options),
        "lines": [[each.line, each.query, each.name, options_as_text(each.options)] for each in begun.asked.lines],
        "failed": [[each.line, each.fault.value] for each in begun.asked.failed],
    }


def _begun_from_json(shape: dict[str, Any]) -> Begun:
    lines = (
        BatchLine(line=line, query=query, name=name, options=options_from_text(options))
        for line, query, name, options in shape["lines"]
    )
    failed = (FailedLine(line=line, fault=LineFault(fault)) for line, fault in shape["failed"])
    return Begun(
        member=shape["member"],
        at=datetime.fromisoformat(shape["at"]),
        terms=BatchTerms(reason=shape["reason"], options=options_from_text(shape["options"])),
        asked=QueryList(lines=tuple(lines), failed=tuple(failed)),
    )


def _answer_as_json(answer: LineAnswer | FailedLine) -> dict[str, Any]:
    if isinstance(answer, FailedLine):
        return {"line": answer.line, "fault": answer.fault.value}
    places = [[each.number, each.page_number, *(each.at or ())] for each in answer.places]
    return {"line": answer.line, "places": places, "more": answer.has_more}


def _answer_from_json(row: bytes) -> LineAnswer | FailedLine:
    shape = json.loads(row)
    if "fault" in shape:
        return FailedLine(line=shape["line"], fault=LineFault(shape["fault"]))
    places = (
        BatchPlace(number=ItemNumber(number), page_number=page, at=(at[0], at[1]) if at else None)
        for number, page, *at in shape["places"]
    )
    return LineAnswer(line=shape["line"], places=tuple(places), has_more=shape["more"])
