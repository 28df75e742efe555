# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A child process that lies is caught: nothing it says is believed without a check."""

from __future__ import annotations

import math
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage.domain.custody import Outcome
from vorlage.domain.words import Words
from vorlage.extraction.answers import MemberAnswer, PageAnswer, ReadAnswer
from vorlage.extraction.checking import (
    AnswerBrokenError,
    check_answer,
    check_drawing,
    check_members,
    check_pages,
)
from vorlage.extraction.containers.members import slot_path

PAGE: dict[str, Any] = {"text": "lead in the taps"}
ANSWER: dict[str, Any] = {"outcome": "read", "media_type": "text/plain", "pages": [PAGE]}


def test_an_honest_answer_passes() -> None:
    """The checks do not refuse everything."""
    answer = check_answer(msgspec.msgpack.encode(ANSWER))
    assert check_pages(answer.pages)[0].text == "lead in the taps"


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "duplicate"},
        {"outcome": "pending"},
        {"outcome": "splendid"},
        {"outcome": "container"},
        {"outcome": "refused"},
        {"pages": []},
        {"pages": "many"},
        {"pages": [PAGE] * 10_001},
        {"pages": [{"text": 7}]},
        {"pages": [{**PAGE, "colour": "red"}]},
        {"pages": [{**PAGE, "width": -1.0}]},
        {"pages": [{**PAGE, "width": math.nan}]},
        {"pages": [{**PAGE, "origin": "guess"}]},
        {"pages": [{**PAGE, "words": [[-1, 2, None]]}]},
        {"pages": [{**PAGE, "words": [[0, 2, [0, 0, math.inf, 1]]]}]},
        {"reason": "two\nlines"},
        {"reason": "x" * 5000},
        {"media_type": "text/\u202eplain"},
        {"surplus": 1},
    ],
)
def test_an_answer_outside_the_schema_is_dropped(changed: dict[str, Any]) -> None:
    """Unknown fields, wrong types, numbers out of bounds, parts that do not fit together."""
    with pytest.raises(AnswerBrokenError):
        check_answer(msgspec.msgpack.encode({**ANSWER, **changed}))


@given(st.binary(max_size=300))
def test_noise_is_no_answer(payload: bytes) -> None:
    """Any bytes are either an answer or refused: no other exception."""
    with suppress(AnswerBrokenError):
        assert isinstance(check_answer(payload), ReadAnswer)
    with pytest.raises(AnswerBrokenError):
        check_drawing(payload)


_NOWHERE = [math.nan] * 4


def _packed(start: int, end: int, *sides: float) -> bytes:
    """One word as a child may say it, whether it is one or not."""
    return struct.pack("<II5d", start, end, *sides, math.nan)


@pytest.mark.parametrize(
    "page",
    [
        PageAnswer(text="a\x00b"),
        PageAnswer(text="a\r\nb"),
        PageAnswer(text="e\u0301"),
        PageAnswer(text="\u0085"),
        PageAnswer(text="abc", label="\x1b[2J"),
        PageAnswer(text="abc", words=Words([0], [4], _NOWHERE).packed()),
        PageAnswer(text="abc", words=Words([1, 0], [3, 1], _NOWHERE * 2).packed()),
        PageAnswer(text="abc", words=Words([0, 1], [2, 3], _NOWHERE * 2).packed()),
        PageAnswer(text="abc", words=Words([0], [2], [0.0, 0.0, 1e7, 1.0]).packed()),
        PageAnswer(text="abc", words=Words([0], [2], _NOWHERE, [1.5]).packed()),
        PageAnswer(text="abc", words=_packed(2, 2, 0.0, 0.0, 1.0, 1.0)),
        PageAnswer(text="abc", words=_packed(0, 2, 5.0, 0.0, 1.0, 1.0)),
        PageAnswer(text="abc", words=_packed(0, 2, math.nan, 0.0, 1.0, 1.0)),
        PageAnswer(text="abc", words=_packed(0, 2, 0.0, 0.0, math.inf, 1.0)),
        PageAnswer(text="abc", words=_packed(0, 2, 0.0, 0.0, 1.0, 1.0)[:-1]),
    ],
)
def test_a_page_that_does_not_hold_together_is_dropped(page: PageAnswer) -> None:
    """Unclean text, words outside or over one another, boxes inside out."""
    with pytest.raises(AnswerBrokenError):
        check_pages([page])


def _member(folder: Path, slot: int, held: bytes = b"held") -> Path:
    place = slot_path(folder, slot)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(held)
    return place


def test_a_members_size_is_that_on_the_disk(tmp_path: Path) -> None:
    """What the child says of it does not count."""
    place = _member(tmp_path, 0)
    [(member, content)] = check_members([MemberAnswer("a.txt", 0, 999)], tmp_path)
    assert (member.size_bytes, content) == (4, place)


@pytest.mark.parametrize(
    "members",
    [
        [MemberAnswer("a.txt", 1)],
        [MemberAnswer("a.txt", 0), MemberAnswer("b.txt", 0)],
        [MemberAnswer("a\nb.txt", 0)],
        [MemberAnswer("\u202egpj.exe", 0)],
        [MemberAnswer("", 0)],
        [MemberAnswer("a.txt", None)],
        [MemberAnswer("a.txt", None, 0, Outcome.DUPLICATE, "reason")],
        [MemberAnswer("a.txt", 0, 0, Outcome.REFUSED, "reason")],
    ],
)
def test_members_that_do_not_hold_together_are_dropped(tmp_path: Path, members: list[MemberAnswer]) -> None:
    """Empty or doubled slots, names not escaped, neither bytes nor a reason."""
    _member(tmp_path, 0)
    with pytest.raises(AnswerBrokenError):
        check_members(members, tmp_path)


def test_links_in_slots_are_never_followed(tmp_path: Path) -> None:
    """A child that plants a link to another case gets nothing through."""
    secret = tmp_path / "secret"
    secret.write_bytes(b"another case")
    (tmp_path / "members").mkdir()
    slot_path(tmp_path, 0).symlink_to(secret)
    slot_path(tmp_path, 1).hardlink_to(secret)
    slot_path(tmp_path, 2).mkdir()
    for slot in range(3):
        with pytest.raises(AnswerBrokenError):
            check_members([MemberAnswer("a.txt", slot)], tmp_path)


def test_a_picture_has_as_many_bytes_as_its_sides_say() -> None:
    """One too few, one too many, and none are refused."""
    for size in (0, 11, 13):
        with pytest.raises(AnswerBrokenError):
            check_drawing(msgspec.msgpack.encode({"width": 2, "height": 2, "pixels": bytes(size)}))
    assert check_drawing(msgspec.msgpack.encode({"width": 2, "height": 2, "pixels": bytes(12)})).width == 2


def test_answers_can_be_checked_by_several_threads_from_the_first_one_on() -> None:
    """In a fresh process, where nothing is known of their types yet: it must not end by making that known twice."""
    program = """
import sys, threading
sys.setswitchinterval(1e-6)
from vorlage.extraction.checking import AnswerBrokenError, check_answer
together = threading.Barrier(4)
def check():
    together.wait()
    try:
        check_answer(b"")
    except AnswerBrokenError:
        pass
threads = [threading.Thread(target=check) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""
    for _ in range(6):
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
