# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Received originals are examined in the jail, and what comes back is believed only as far as it can be checked."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.redaction.planting import CHANNELS
from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.jail.limits import JailAnswer, JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.redaction.received.examining import can_examine, examine_original
from vorlage.redaction.received.shape import ExamineAnswer, FoundAnswer

_JAIL = Jail()
_PDF = "application/pdf"


class _Saying(Jail):
    """A jail whose child says these things, one after the other."""

    def __init__(self, *answers: bytes, verdict: JailVerdict = JailVerdict.ANSWERED) -> None:
        super().__init__()
        self._answers = list(answers)
        self._verdict = verdict

    def run(
        self,
        entry: str,
        original: Path | None,
        request: bytes,
        *,
        work: Path,
        limits: JailLimits,
        readable: tuple[Path, ...] = (),
    ) -> JailAnswer:
        del entry, original, request, work, limits, readable
        return JailAnswer(verdict=self._verdict, payload=self._answers.pop(0) if self._answers else b"")


def _said(*found: FoundAnswer, next_page: int = 0) -> bytes:
    return msgspec.msgpack.encode(ExamineAnswer(found=found, next_page=next_page))


_FOUND = FoundAnswer(kind=Kind.LIVE_TEXT, layer="page.path", sure=Sure.CERTAIN, page=1, characters=6, words="Anneke")


def test_a_received_pdf_is_examined_in_the_jail(tmp_path: Path) -> None:
    """The real child finds the words under a box of a real file, and its repr shows none of them."""
    original = tmp_path / "original"
    original.write_bytes(CHANNELS["pdf.black_rect"]("Anneke Holm"))
    made = examine_original(_JAIL, original, media_type=_PDF, work=tmp_path / "work")
    assert [(each.kind, each.page_number, each.recovered) for each in made.found] == [
        (Kind.LIVE_TEXT, 1, "Anneke Holm")
    ]
    assert "Anneke" not in repr(made) + repr(made.found)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n" * 3])
def test_what_is_no_pdf_is_a_reason(tmp_path: Path, content: bytes) -> None:
    """A broken file has no findings and a reason why it was not examined."""
    (tmp_path / "original").write_bytes(content)
    made = examine_original(_JAIL, tmp_path / "original", media_type=_PDF, work=tmp_path / "work")
    assert made.found == ()
    assert made.unexamined.startswith(("pdf.broken:", "redactions."))


def test_a_long_record_is_examined_in_turns(tmp_path: Path) -> None:
    """Each turn has a child of its own, and the findings come together in order of pages."""
    jail = _Saying(_said(_FOUND, next_page=5), _said(msgspec.structs.replace(_FOUND, page=7)))
    made = examine_original(jail, tmp_path, media_type=_PDF, work=tmp_path)
    assert [each.page_number for each in made.found] == [1, 7]
    assert made.unexamined == ""


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode({"found": [], "more": 1}),
        msgspec.msgpack.encode({"found": [{"kind": "live_text", "layer": "../x", "sure": "certain"}]}),
        msgspec.msgpack.encode({"found": [{"kind": "guessed", "layer": "x", "sure": "certain"}]}),
        msgspec.msgpack.encode(
            {"found": [{"kind": "live_text", "layer": "x", "sure": "certain", "box": [float("nan"), 0, 1, 1]}]}
        ),
        msgspec.msgpack.encode({"next_page": 1}),
    ],
)
def test_an_answer_that_is_not_as_laid_down_is_dropped(tmp_path: Path, payload: bytes) -> None:
    """Unknown fields, kinds and layers, numbers that are none, and turns that do not go on are no findings."""
    made = examine_original(_Saying(payload), tmp_path, media_type=_PDF, work=tmp_path)
    assert made.found == ()
    assert made.unexamined == "redactions.answer: what the examiner said of it did not stand up to checking"


@pytest.mark.parametrize("verdict", [JailVerdict.TIMEOUT, JailVerdict.MEMORY, JailVerdict.CRASHED])
def test_a_child_that_ends_early_is_a_reason(tmp_path: Path, verdict: JailVerdict) -> None:
    """Passing a limit or ending by itself is said, and nothing is made up."""
    made = examine_original(_Saying(verdict=verdict), tmp_path, media_type=_PDF, work=tmp_path)
    assert made.found == ()
    assert made.unexamined.startswith(("limit.", "redactions.crashed"))


def test_words_that_come_back_are_clean(tmp_path: Path) -> None:
    """Control characters of a hostile file do not reach a screen."""
    made = examine_original(
        _Saying(_said(msgspec.structs.replace(_FOUND, words="An\x1b[2Jneke"))), tmp_path, media_type=_PDF, work=tmp_path
    )
    assert "\x1b" not in made.found[0].recovered


def test_the_formats_examined_are_those_that_are_said() -> None:
    """PDF, images, and Office documents of the ZIP kind; a letter of before 2007 is not."""
    assert can_examine(_PDF)
    assert can_examine("image/png")
    assert not can_examine("application/msword")
