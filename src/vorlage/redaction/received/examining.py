# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Examine a received original for redactions that hide nothing: in the jail, believing only what can be checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from vorlage.catalogue.stores import disk_full
from vorlage.domain.bad_redactions import BadRedaction
from vorlage.extraction.answers import MAX_PAGES
from vorlage.extraction.characters import clean_text
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail
from vorlage.redaction.received.shape import ExamineAnswer, ExamineRequest, FoundAnswer

EXAMINE_LIMITS: Final = JailLimits(wall_s=240, cpu_s=180, answer_bytes=64 * 1024 * 1024)
_ANSWER = msgspec.msgpack.Decoder(ExamineAnswer)  # made once, not by the threads that decode: see extraction.checking
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
_OFFICE: Final = tuple(
    _OOXML + each for each in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
)
_IMAGES: Final = ("jpeg", "png", "gif", "tiff", "webp", "bmp", "vnd.adobe.photoshop")
_PICTURES: Final = tuple(f"image/{each}" for each in _IMAGES)
_VERDICTS: Final = {
    JailVerdict.TIMEOUT: "limit.time: took longer than it may",
    JailVerdict.MEMORY: "limit.memory: needed more memory than it may",
    JailVerdict.OVERSIZED: "limit.answer: more was found than is taken from one original",
    JailVerdict.FILE_SIZE: "limit.disk: needed more room than it was given to work in",
    JailVerdict.WORK_SIZE: "limit.disk: needed more room than it was given to work in",
    JailVerdict.CRASHED: "redactions.crashed: the examiner stopped on it and was closed down",
}
_BROKEN: Final = "redactions.answer: what the examiner said of it did not stand up to checking"


@dataclass(frozen=True, slots=True)
class Examination:
    """The failed redactions of one original, in order of pages, and why some of it was not examined, if so."""

    found: tuple[BadRedaction, ...]
    unexamined: str = ""

    def __repr__(self) -> str:
        return f"Examination({len(self.found)} found)"


def can_examine(media_type: str) -> bool:
    """Whether originals of this type are examined: PDF, most images, and Office documents of the ZIP kind."""
    return media_type == "application/pdf" or media_type in _PICTURES or media_type in _OFFICE


def examine_original(
    jail: Jail,
    original: Path,
    *,
    media_type: str,
    work: Path,
    limits: JailLimits = EXAMINE_LIMITS,
    passwords: tuple[str, ...] = (),
) -> Examination:
    """Look for redactions of one original that hide nothing. The original is not changed.

    No finding does not show that a redaction holds: see the residual risks of each examiner. A part that could not be
    examined is a reason in the answer, never an exception.

    Args:
        jail: Where the examiner runs.
        original: The bytes as received. Opened read-only.
        media_type: What reading it found.
        work: A folder for the children alone.
        limits: How far each child may go; a long PDF has several, one after the other.
        passwords: Tried in turn on a PDF that asks for one.

    Raises:
        JailUnavailableError: No child process could be started; nothing was opened.
        DiskFullError: There was no room to work in; nothing is said of the original.
        OSError: The original itself cannot be opened.
    """
    asked = ExamineRequest(media_type=media_type, passwords=passwords)
    found: list[BadRedaction] = []
    reasons: dict[str, None] = {}
    while True:
        said = jail.run(
            "vorlage.redaction.received.inside:examine",
            original,
            msgspec.msgpack.encode(asked),
            work=work,
            limits=limits,
        )
        if said.verdict is JailVerdict.DISK_FULL:
            raise disk_full()
        answer = _checked(said.payload, asked) if said.verdict is JailVerdict.ANSWERED else None
        if answer is None:
            reasons[_VERDICTS.get(said.verdict, _BROKEN)] = None
            break
        found += [_as_domain(each) for each in answer.found]
        if answer.reason:
            reasons[answer.reason] = None
        if not answer.next_page:
            break
        asked = msgspec.structs.replace(asked, first_page=answer.next_page, is_redacted=answer.is_redacted)
    return Examination(tuple(sorted(found, key=lambda each: each.page_number or 0)), "; ".join(reasons))


def _checked(payload: bytes, asked: ExamineRequest) -> ExamineAnswer | None:
    """Decode an answer strictly; None where it is not as the schema lays down, or does not go on."""
    try:
        answer = _ANSWER.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    if answer.next_page and not asked.first_page < answer.next_page <= MAX_PAGES:
        return None
    boxes = [each.box for each in answer.found if each.box is not None]
    return answer if all(math.isfinite(side) for box in boxes for side in box) else None


def _as_domain(found: FoundAnswer) -> BadRedaction:
    return BadRedaction(
        kind=found.kind,
        page_number=found.page or None,
        box=found.box,
        sure=found.sure,
        recoverable=found.recoverable,
        layer=found.layer,
        characters=found.characters,
        recovered=clean_text(found.words),
    )
