# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What came from the jail, believed only as far as it can be checked: numbers, lengths, characters, files."""

from __future__ import annotations

import math
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec

from vorlage.domain.custody import Outcome, escape_path
from vorlage.domain.pages import Hidden, Page
from vorlage.domain.words import Words
from vorlage.extraction.answers import MAX_SIDE, DrawAnswer, MemberAnswer, PageAnswer, ReadAnswer
from vorlage.extraction.characters import clean_text, is_clean
from vorlage.extraction.containers.members import slot_path
from vorlage.extraction.language import language_of

_ALLOWED = frozenset(
    {Outcome.READ, Outcome.CONTAINER, Outcome.EMPTY, Outcome.UNSUPPORTED, Outcome.ENCRYPTED, Outcome.DAMAGED}
    | {Outcome.REFUSED}
)
# Made here, once, and not by the threads that decode: two that make the first decoder of a type at the same time end
# the process (msgspec keeps what it knows of a type in a half-made state meanwhile).
_READ = msgspec.msgpack.Decoder(ReadAnswer)
_DRAWING = msgspec.msgpack.Decoder(DrawAnswer)
_WITH_PAGES = frozenset({Outcome.READ, Outcome.DAMAGED})
_MAX_TOTAL_CHARACTERS = 60_000_000


class AnswerBrokenError(Exception):
    """An answer is not as the schema lays down. What it said is dropped."""


def check_answer(payload: bytes) -> ReadAnswer:
    """Decode an answer strictly.

    Raises:
        AnswerBrokenError: A field is missing, unknown, of another type or out of bounds, or parts do not fit together.
    """
    try:
        answer = _READ.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as broken:
        raise AnswerBrokenError from broken
    if answer.outcome not in _ALLOWED or (answer.pages and answer.outcome not in _WITH_PAGES):
        raise AnswerBrokenError
    if answer.outcome is Outcome.READ and not answer.pages:
        raise AnswerBrokenError
    if answer.members and answer.outcome in (Outcome.REFUSED, Outcome.EMPTY, Outcome.ENCRYPTED, Outcome.UNSUPPORTED):
        raise AnswerBrokenError
    reasons = [member.reason for member in answer.members] + [page.reason for page in answer.pages]
    spoken = [answer.reason, answer.media_type, *reasons]
    if not all(text.isprintable() for text in spoken):
        raise AnswerBrokenError
    if sum(len(page.text) for page in answer.pages) > _MAX_TOTAL_CHARACTERS:
        raise AnswerBrokenError
    return answer


def check_drawing(payload: bytes) -> DrawAnswer:
    """Decode a picture strictly: as many bytes as its sides say.

    Raises:
        AnswerBrokenError: It is not so.
    """
    try:
        drawn = _DRAWING.decode(payload)
    except (msgspec.MsgspecError, UnicodeError) as broken:
        raise AnswerBrokenError from broken
    if len(drawn.pixels) != drawn.width * drawn.height * 3:
        raise AnswerBrokenError
    return drawn


def check_pages(answers: Iterable[PageAnswer], *, first: int = 1) -> tuple[Page, ...]:
    """Pages of the domain from pages of an answer, numbered from `first`, each with its language.

    A page too short to tell takes the language of the record.

    Raises:
        AnswerBrokenError: A text is not clean, or a word is outside its page or out of order.
    """
    listed = list(answers)
    whole = language_of("\n".join(page.text[:2000] for page in listed[:50]))
    return tuple(_check_page(number, page, whole) for number, page in enumerate(listed, start=first))


def check_members(answers: Iterable[MemberAnswer], work: Path) -> tuple[tuple[MemberAnswer, Path | None], ...]:
    """Members with the path of their bytes: regular files in their slots, of the size on the disk, used once.

    Raises:
        AnswerBrokenError: A name is not escaped, a slot is empty, used twice or a link, or a member has neither
            bytes nor a reason.
    """
    checked: list[tuple[MemberAnswer, Path | None]] = []
    used: set[int] = set()
    for member in answers:
        if not _is_escaped(member.name):
            raise AnswerBrokenError
        if member.slot is None:
            if member.outcome is None or member.outcome not in _ALLOWED or not member.reason:
                raise AnswerBrokenError
            checked.append((member, None))
            continue
        place = slot_path(work, member.slot)
        if member.slot in used or member.outcome is not None:
            raise AnswerBrokenError
        used.add(member.slot)
        checked.append((msgspec.structs.replace(member, size_bytes=_size_of_regular(place)), place))
    return tuple(checked)


def _size_of_regular(place: Path) -> int:
    try:
        found, folder = place.lstat(), place.parent.lstat()
    except OSError as missing:
        raise AnswerBrokenError from missing
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or not stat.S_ISDIR(folder.st_mode):
        raise AnswerBrokenError
    return found.st_size


def _check_page(number: int, answer: PageAnswer, whole: str) -> Page:
    if not is_clean(answer.text) or not is_clean(answer.label) or not _is_number(answer.width, answer.height):
        raise AnswerBrokenError
    return Page(
        number=number,
        label=answer.label,
        width=answer.width,
        height=answer.height,
        text=answer.text,
        origin=answer.origin,
        language=language_of(answer.text) or (whole if answer.text.strip() else ""),
        words=_check_words(answer.words, len(answer.text)),
        hidden=tuple(Hidden(hidden.kind, clean_text(hidden.text)) for hidden in answer.hidden),
        is_read=answer.is_read,
        reason=answer.reason,
    )


def _check_words(packed: bytes, length: int) -> Words:
    try:
        words = Words.unpacked(packed)
    except ValueError as broken:
        raise AnswerBrokenError from broken
    if words.reach > length or not words.in_order() or not words.is_bounded(MAX_SIDE):
        raise AnswerBrokenError
    return words


def _is_number(*values: float) -> bool:
    return all(math.isfinite(value) for value in values)


def _is_escaped(name: str) -> bool:
    return bool(name) and escape_path(name.replace("\\", "")) == name.replace("\\", "")
