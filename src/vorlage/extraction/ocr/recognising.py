# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Recognise pages of an original (OCR): start a jailed engine, and believe only what can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from vorlage.catalogue.stores import disk_full
from vorlage.domain.pages import Page, PageOrigin
from vorlage.extraction.answers import OcrAnswer, RecogniseRequest
from vorlage.extraction.checking import AnswerBrokenError, check_pages
from vorlage.extraction.ocr.models import installed_languages, model_folders
from vorlage.extraction.picture import has_picture
from vorlage.jail.limits import JailLimits, JailVerdict
from vorlage.jail.supervisor import Jail

__all__ = [
    "OCR_LIMITS",
    "OCR_VERSION",
    "RecognisedPage",
    "installed_languages",
    "model_folders",
    "needs_ocr",
    "recognise_pages",
]

OCR_VERSION = "1"
"""Changes whenever the text may: machine results are keyed by it."""

OCR_LIMITS = JailLimits(wall_s=360, cpu_s=240)
"""For a batch of about ten pages; one page takes one to three seconds."""
_ANSWER = msgspec.msgpack.Decoder(OcrAnswer)  # made once, not by the threads that decode: see `checking`
_SHARE_FOR_PAGES = 0.8
_VERDICTS = {
    JailVerdict.TIMEOUT: "limit.time: took longer than its {wall_s:.0f} seconds",
    JailVerdict.MEMORY: "limit.memory: needed more than its {gib:.0f} GiB of memory",
    JailVerdict.OVERSIZED: "limit.answer: holds more text than is taken from one original",
    JailVerdict.FILE_SIZE: "limit.disk: needed more room than it was given to work in",
    JailVerdict.WORK_SIZE: "limit.disk: needed more room than it was given to work in",
    JailVerdict.CRASHED: "ocr.crashed: the engine stopped on it and was closed down",
}
_BROKEN = "ocr.answer: what the engine said of it did not stand up to checking"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedPage:
    """A page with the text an engine saw on it; `page.is_read` and `page.reason` say whether it counts as read.

    `page.engine` names engine, version and models. `turn`: by how many degrees, counter-clockwise, the page as
    shown had to be turned to stand upright. Boxes are those of the page as shown.
    """

    page: Page
    models: tuple[str, ...] = ()
    turn: int = 0


def needs_ocr(page: Page, media_type: str) -> bool:
    """Whether recognising may help a page: no reader could read it, no engine has tried, and it can be drawn."""
    return not page.is_read and not page.engine and has_picture(media_type)


def recognise_pages(
    jail: Jail,
    original: Path,
    *,
    media_type: str,
    page_numbers: Sequence[int],
    work: Path,
    limits: JailLimits = OCR_LIMITS,
    languages: tuple[str, ...] = (),
    passwords: tuple[str, ...] = (),
    models: tuple[Path, ...] = (),
) -> tuple[RecognisedPage, ...]:
    """Recognise the text on some pages, in one child process; one answer for each page number, in that order.

    A page that no engine reads well is unread, with its reason, never an exception. When the child ends early with
    several pages in hand, each is tried once more in a child of its own: one bad page takes no other with it.

    Args:
        jail: Where the engine runs.
        original: The bytes as received. Opened read-only.
        media_type: What reading it found; a PDF or an image.
        page_numbers: From 1; frames of a TIFF.
        work: A folder for the children alone.
        limits: How far each child may go.
        languages: What the case is known to hold, as ISO 639-3 codes: tried first, never a limit.
        passwords: Tried in turn on a PDF that asks for one.
        models: Folders in which Tesseract's models lie, besides the usual ones.

    Raises:
        JailUnavailableError: No child process could be started.
        DiskFullError: There was no room to work in; nothing is said of the pages.
        OSError: The original itself cannot be opened.
    """
    if not page_numbers:
        return ()
    folders = model_folders(models)
    asked = RecogniseRequest(
        media_type=media_type,
        page_numbers=tuple(page_numbers),
        languages=languages,
        models=tuple(str(folder) for folder in folders),
        passwords=passwords,
        cpu_s=limits.cpu_s * _SHARE_FOR_PAGES,
    )
    said = jail.run(
        "vorlage.extraction.ocr.inside:recognise_pages",
        original,
        msgspec.msgpack.encode(asked),
        work=work,
        limits=limits,
        readable=folders,
    )
    if said.verdict is JailVerdict.ANSWERED:
        try:
            return _checked(said.payload, page_numbers)
        except AnswerBrokenError:
            return tuple(_unread(number, _BROKEN) for number in page_numbers)
    if said.verdict is JailVerdict.DISK_FULL:
        raise disk_full()
    if len(page_numbers) == 1:
        reason = _VERDICTS[said.verdict].format(wall_s=limits.wall_s, gib=limits.memory_bytes / 2**30)
        return (_unread(page_numbers[0], reason),)
    return tuple(
        page
        for number in page_numbers
        for page in recognise_pages(
            jail,
            original,
            media_type=media_type,
            page_numbers=(number,),
            work=work,
            limits=limits,
            languages=languages,
            passwords=passwords,
            models=models,
        )
    )


def _checked(payload: bytes, page_numbers: Sequence[int]) -> tuple[RecognisedPage, ...]:
    """Decode an answer strictly: the pages asked for, in their order, each clean.

    Raises:
        AnswerBrokenError: It is not so.
    """
    try:
        answer = _ANSWER.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as broken:
        raise AnswerBrokenError from broken
    if [page.number for page in answer.pages] != list(page_numbers):
        raise AnswerBrokenError
    spoken = [said for page in answer.pages for said in (page.page.reason, page.engine, *page.models)]
    if not all(text.isprintable() for text in spoken) or any(page.page.hidden for page in answer.pages):
        raise AnswerBrokenError
    pages = check_pages(page.page for page in answer.pages)
    return tuple(
        RecognisedPage(
            page=replace(page, number=said.number, origin=PageOrigin.OCR, engine=_engine(said.engine, said.models)),
            models=said.models,
            turn=said.turn,
        )
        for page, said in zip(pages, answer.pages, strict=True)
    )


def _engine(name: str, models: tuple[str, ...]) -> str:
    return f"{name or 'ocr'} ({' '.join(models)}) {OCR_VERSION}" if models else f"ocr {OCR_VERSION}"


def _unread(number: int, reason: str) -> RecognisedPage:
    return RecognisedPage(
        page=Page(
            number=number,
            label="",
            width=0.0,
            height=0.0,
            text="",
            origin=PageOrigin.OCR,
            language="",
            is_read=False,
            engine=f"ocr {OCR_VERSION}",
            reason=reason,
        )
    )
