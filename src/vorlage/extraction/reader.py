# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Read an original: start a jailed reader, believe only what can be checked, and say what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import msgspec

from vorlage.catalogue.stores import disk_full
from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.pages import Page, ReportHead
from vorlage.extraction.answers import MAX_PAGES, ReadAnswer, ReadRequest
from vorlage.extraction.checking import AnswerBrokenError, check_answer, check_members, check_pages
from vorlage.extraction.heads import read_head
from vorlage.extraction.picture import draw_page
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

__all__ = ["EXTRACTION_VERSION", "READ_LIMITS", "Extracted", "ExtractedMember", "draw_page", "extract_original"]

EXTRACTION_VERSION = "3"
"""Changes whenever the output may: machine results are keyed by it."""

READ_LIMITS = JailLimits()
NO_HEAD = ReportHead()

_VERDICTS = {
    JailVerdict.TIMEOUT: (Outcome.REFUSED, "limit.time: took longer than its {wall_s:.0f} seconds"),
    JailVerdict.MEMORY: (Outcome.REFUSED, "limit.memory: needed more than its {gib:.0f} GiB of memory"),
    JailVerdict.OVERSIZED: (Outcome.REFUSED, "limit.answer: holds more text than is taken from one original"),
    JailVerdict.FILE_SIZE: (Outcome.REFUSED, "limit.file: something in it unpacks to more than {file_gib:.0f} GiB"),
    JailVerdict.WORK_SIZE: (Outcome.REFUSED, "limit.disk: unpacks to more than {work_gib:.0f} GiB in all"),
    JailVerdict.CRASHED: (Outcome.DAMAGED, "reader.crashed: the reader stopped on it and was closed down"),
}
_BROKEN_ANSWER = (Outcome.REFUSED, "reader.answer: what the reader said of it did not stand up to checking")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedMember:
    """One member of a container. `content` is where its bytes lie, None when they stayed inside; then
    `outcome` says what it is and `outcome_reason` why. `name` is escaped and may hold slashes: it is no path.
    """

    name: str
    size_bytes: int
    content: Path | None
    outcome: Outcome | None
    outcome_reason: str

    def __repr__(self) -> str:
        return f"ExtractedMember({self.size_bytes} bytes, {self.outcome})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What became of an original: its outcome with the reason, and what was read.

    Pages come with READ, and with DAMAGED as far as they could be read. Members come with CONTAINER, and with a mail
    or a PDF that has attachments.
    """

    outcome: Outcome
    reason: str
    media_type: str = "application/octet-stream"
    pages: tuple[Page, ...] = ()
    head: ReportHead = NO_HEAD
    members: tuple[ExtractedMember, ...] = ()

    def __repr__(self) -> str:
        return f"Extracted({self.outcome}, {len(self.pages)} pages, {len(self.members)} members)"


def extract_original(
    jail: Jail,
    original: Path,
    *,
    name: str,
    genre: Genre,
    work: Path,
    limits: JailLimits = READ_LIMITS,
    passwords: tuple[str, ...] = (),
) -> Extracted:
    """Read one original in a child process of its own.

    A file that cannot be read is an outcome with its reason, never an exception. It does not decrypt, run, fetch or
    repair anything. Same bytes, name and genre give the same answer under one `EXTRACTION_VERSION`.

    Args:
        jail: Where the parser runs.
        original: The bytes as received. Opened read-only.
        name: Its name in the accession: a hint for CSV and plain text, nothing else.
        genre: A report's HTML loses its boilerplate and gets a head; anything else is read whole.
        work: An empty folder for this original alone; members' bytes are left in it.
        limits: How far the child may go.
        passwords: Tried in turn on what asks for one. They are in no answer, and nowhere else.

    Raises:
        JailUnavailableError: No child process could be started; nothing was opened.
        DiskFullError: There was no room for what was to be taken out of it; nothing is said of the original.
        OSError: The original itself cannot be opened: our own store failed.
    """
    asked = ReadRequest(name=_name_hint(name), genre=genre, passwords=passwords)
    answer = _ask(jail, original, asked, work, limits)
    if isinstance(answer, Extracted):
        return answer
    try:
        members = check_members(answer.members, work)
        pages = check_pages(answer.pages)
    except AnswerBrokenError:
        return _without_pages(*_BROKEN_ANSWER)
    outcome, reason = answer.outcome, answer.reason
    following = answer.next_page
    while following:
        part = _next_pages(jail, original, asked, work, limits, following, len(pages))
        if isinstance(part, Extracted):
            outcome, reason = Outcome.DAMAGED, f"pages.left: read to page {len(pages)}; {part.reason}"
            break
        (more, following) = part
        pages += more
    is_report = genre is Genre.REPORT and bool(pages)
    head = read_head("\n".join(page.text for page in pages), answer.head) if is_report else NO_HEAD
    return Extracted(
        outcome=outcome,
        reason=reason,
        media_type=answer.media_type,
        pages=pages,
        head=replace(head, made_on=answer.made_on),
        members=tuple(
            ExtractedMember(
                name=member.name,
                size_bytes=member.size_bytes,
                content=content,
                outcome=member.outcome,
                outcome_reason=member.reason,
            )
            for member, content in members
        ),
    )


def _ask(jail: Jail, original: Path, asked: ReadRequest, work: Path, limits: JailLimits) -> ReadAnswer | Extracted:
    """The checked answer of one child, or what became of the original when there is none."""
    request = msgspec.msgpack.encode(asked)
    said = jail.run("vorlage.extraction.inside:read_original", original, request, work=work, limits=limits)
    if said.verdict is JailVerdict.DISK_FULL:
        raise disk_full()
    if said.verdict is not JailVerdict.ANSWERED:
        outcome, reason = _VERDICTS[said.verdict]
        return _without_pages(outcome, _with_limits(reason, limits))
    try:
        return check_answer(said.payload)
    except AnswerBrokenError:
        return _without_pages(*_BROKEN_ANSWER)


def _next_pages(
    jail: Jail, original: Path, asked: ReadRequest, work: Path, limits: JailLimits, first: int, so_far: int
) -> tuple[tuple[Page, ...], int] | Extracted:
    """The pages of one more turn and where the next begins, 0 when it was the last; a long record is read in turns.

    Each turn has a child and its limits to itself, so that no page is lost to a limit meant for a whole file.
    """
    answer = _ask(jail, original, msgspec.structs.replace(asked, first_page=first), work, limits)
    if isinstance(answer, Extracted):
        return answer
    goes_on = answer.next_page == 0 or first < answer.next_page <= first + len(answer.pages)
    if first != so_far + 1 or not answer.pages or not goes_on or so_far + len(answer.pages) > MAX_PAGES + 1:
        return _without_pages(*_BROKEN_ANSWER)
    try:
        return check_pages(answer.pages, first=first), answer.next_page
    except AnswerBrokenError:
        return _without_pages(*_BROKEN_ANSWER)


def _name_hint(path: str) -> str:
    """The last part of a path; the messages of a mailbox are numbered, and hint at what they are."""
    *above, last = path.rsplit("!/", 1)
    hint = f"{last}.eml" if above and last.isdecimal() else PurePosixPath(last).name[-255:]
    return hint.encode("utf-8", "replace").decode()  # a name of bytes that are no UTF-8 is a hint all the same


def _with_limits(reason: str, limits: JailLimits) -> str:
    sizes = {"gib": limits.memory_bytes, "file_gib": limits.file_bytes, "work_gib": limits.work_bytes}
    return reason.format(wall_s=limits.wall_s, **{name: size / 2**30 for name, size in sizes.items()})


def _without_pages(outcome: Outcome, reason: str) -> Extracted:
    return Extracted(outcome=outcome, reason=reason)
