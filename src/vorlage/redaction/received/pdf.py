# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A received PDF examined for redactions that hide nothing: page by page, then what it carries beside and beneath them.

1. Pages: words that do nothing for the page as shown (`hidden_words`), pictures under covers, cropped and kept ones.
2. Replacement words of marked content.
3. After the last page: earlier revisions, whose words no page shows.
4. Where the record was redacted (a bar, a label, a failed redaction): channels beside the pages, objects that are left
   over, bytes outside, letters of fonts, as far as their words are on no page.

Inside the jail.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
import pikepdf
import pypdfium2

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.answers import ReadAnswer
from vorlage.extraction.pdf.opening import open_pdf
from vorlage.extraction.pdf.places import Rectangle, ShownPage
from vorlage.redaction.received.hidden_words import HiddenRun, examine_words
from vorlage.redaction.received.page_objects import PageObjects
from vorlage.redaction.received.pdf_channels import ChannelText, channel_texts, replacement_texts
from vorlage.redaction.received.pdf_fonts import unset_letters
from vorlage.redaction.received.pdf_leftovers import (
    earlier_revisions,
    leftover_texts,
    opened_for_objects,
    outside_texts,
    revision_texts,
)
from vorlage.redaction.received.pdf_pictures import (
    covered_pictures,
    cropped_pictures,
    kept_pictures,
    unpainted_pictures,
)
from vorlage.redaction.received.shape import (
    LONGEST_WORDS,
    MOST_FOUND,
    ExamineAnswer,
    ExamineRequest,
    FoundAnswer,
)
from vorlage.redaction.received.visible import VisibleWords, has_bar, looks_redacted

TURN_S = 20.0
_LARGEST_SIDE = 100_000
_MOST_OF_A_PAGE = 200
_IN_ONE_PIECE = (Kind.LIVE_TEXT, Kind.HIGHLIGHT, Kind.WHITE_TEXT)
_TOLD_ONCE = (Kind.EARLIER_REVISION, Kind.LEFTOVER_OBJECT)
_OF_A_REDACTION = (Kind.LIVE_TEXT, Kind.HIGHLIGHT, Kind.COVERED_PICTURE)


def examine_pdf(held: bytes, asked: ExamineRequest) -> ExamineAnswer:
    """Examine a PDF from `asked.first_page` on, as far as one turn goes; what is beside the pages, after the last."""
    opened = open_pdf(held, asked.passwords)
    if isinstance(opened, ReadAnswer):
        return ExamineAnswer(reason=opened.reason)
    objects = opened_for_objects(held, asked.passwords)
    marked: list[ChannelText] = []
    if objects is not None and (marked := list(replacement_texts(objects))):
        opened = _saved(objects) or opened  # PDFium would take them for what is painted
    opened.init_forms()
    examined = _Record(held, opened, objects, marked, asked)
    until = time.monotonic() + TURN_S
    following = asked.first_page
    while following <= len(opened) and time.monotonic() < until:
        examined.look_at(following - 1)
        following += 1
    if following <= len(opened):
        return examined.answer(following)
    try:
        examined.look_beside()
    except Exception:  # noqa: BLE001 - the job boundary of what stands beside: what the pages showed is told all the same
        examined.has_failed_beside = True
    return examined.answer(0)


class _Record:
    """One turn of examining: what was found, what the pages show, and whether the record was redacted."""

    def __init__(
        self,
        held: bytes,
        opened: pypdfium2.PdfDocument,
        objects: pikepdf.Pdf | None,
        marked: list[ChannelText],
        asked: ExamineRequest,
    ) -> None:
        self._held = held
        self._opened = opened
        self._asked = asked
        self._objects = objects
        self._marked = marked
        self._told: set[str] = set()
        self._layers = _with_every_layer(self._objects)
        self._visible = VisibleWords()
        self._fonts: dict[str, set[str]] = {}
        self._found: list[FoundAnswer] = []
        self._is_redacted = asked.is_redacted
        self._unopened = 0
        self.has_failed_beside = False

    def answer(self, following: int) -> ExamineAnswer:
        said = []
        if self._unopened:
            said.append(f"pdf.page: {self._unopened} pages could not be opened")
        if self._objects is None or self.has_failed_beside:
            said.append("pdf.objects: what stands beside its pages could not be read")
        if len(self._found) > MOST_FOUND:
            said.append(f"limit.found: {len(self._found) - MOST_FOUND} more were found than are told")
        return ExamineAnswer(
            found=tuple(sorted(self._found, key=lambda each: each.page)[:MOST_FOUND]),
            next_page=following,
            is_redacted=self._is_redacted,
            reason="; ".join(said),
        )

    def look_at(self, index: int) -> None:
        """Steps 1 and 2, for one page."""
        try:
            page = self._opened[index]
            width, height = page.get_size()
        except pypdfium2.PdfiumError:
            self._unopened += 1
            return
        if not (0 < width < _LARGEST_SIDE and 0 < height < _LARGEST_SIDE):
            self._unopened += 1
            return
        layered = self._layers[index] if self._layers is not None and index < len(self._layers) else None
        seen = examine_words(page, layered)
        page.close()
        self._visible.add(seen.seen)
        for name, letters in seen.fonts.items():
            self._fonts.setdefault(name, set()).update(letters)
        number = index + 1
        self._found += [_as_answer(run, number) for run in _pieces(seen.hidden)][:_MOST_OF_A_PAGE]
        again = self._opened[index]
        fresh = seen._replace(objects=PageObjects(again, ShownPage(again, width, height)))
        self._found += [
            msgspec.structs.replace(each, page=number)
            for each in (*covered_pictures(again, fresh), *cropped_pictures(again, fresh))
        ]
        again.close()
        self._look_at_objects(index, seen.picture)
        self._is_redacted |= (
            any(each.kind in _OF_A_REDACTION and each.sure is not Sure.POSSIBLE for each in self._found)
            or has_bar(seen.picture, seen.scale)
            or looks_redacted(seen.seen)
        )

    def _look_at_objects(self, index: int, picture: np.ndarray) -> None:
        if self._objects is None or index >= len(self._objects.pages):
            return
        page, number = self._objects.pages[index], index + 1
        self._found += kept_pictures(page, picture, number)
        self._found += unpainted_pictures(page, number)

    def look_beside(self) -> None:
        """Steps 3 and 4, when every page was looked at."""
        for index in range(self._asked.first_page - 1):  # what earlier turns saw is not handed on
            self._visible.add(_plain_text(self._opened, index))
        self._tell(self._earlier())
        if not self._is_redacted:
            self._found = [each for each in self._found if not _needs_redactions(each)]
            return
        self._found = [_surer(each) for each in self._found]
        self._tell(self._marked)
        self._tell(outside_texts(self._held))
        if self._objects is not None:
            self._tell(channel_texts(self._objects))
            self._tell(leftover_texts(self._objects, self._held))
            if self._asked.first_page == 1:
                self._found += [
                    FoundAnswer(
                        kind=Kind.FONT,
                        layer="pdf.font-subset",
                        sure=Sure.POSSIBLE,
                        recoverable=False,
                        characters=len(letters),
                        words=letters[:LONGEST_WORDS],
                    )
                    for letters in unset_letters(self._objects, self._fonts)
                ]

    def _earlier(self) -> Iterator[ChannelText]:
        for revision in earlier_revisions(self._held):
            yield from revision_texts(revision, self._asked.passwords)

    def _tell(self, texts: Iterable[ChannelText]) -> None:
        """Findings of what no page shows, one for each channel and page; of a word told once, no second one."""
        told: dict[tuple[Kind, str, int], dict[str, None]] = {}
        for text in texts:
            unseen = self._visible.unseen(text.text)
            if text.kind in _TOLD_ONCE:
                unseen = tuple(word for word in unseen if word not in self._told)
                self._told.update(unseen)
            if unseen:
                told.setdefault((text.kind, text.layer, text.page), {}).update(dict.fromkeys(unseen))
        for (kind, layer, page), words in told.items():
            self._found.append(
                FoundAnswer(
                    kind=kind,
                    layer=layer,
                    page=page,
                    sure=Sure.LIKELY if self._is_redacted and _is_text_of_pages(kind) else Sure.POSSIBLE,
                    characters=sum(map(len, words)),
                    words=" ".join(words)[:LONGEST_WORDS],
                )
            )


def _surer(found: FoundAnswer) -> FoundAnswer:
    """Of a record that was redacted: what is hidden on its pages is hidden for that, more likely than not."""
    if found.box is not None and found.sure is Sure.POSSIBLE and found.characters:
        return msgspec.structs.replace(found, sure=Sure.LIKELY)
    return found


def _is_text_of_pages(kind: Kind) -> bool:
    return kind in (*_TOLD_ONCE, Kind.REPLACEMENT_TEXT)


def _needs_redactions(found: FoundAnswer) -> bool:
    return found.kind in (Kind.CROPPED_PICTURE, Kind.LEFTOVER_OBJECT)


def _pieces(runs: Iterable[HiddenRun]) -> Iterator[HiddenRun]:
    """Runs as they are told: what was covered word by word, the rest as one for each kind."""
    together: dict[tuple[Kind, str], list[HiddenRun]] = {}
    for run in runs:
        if run.kind in _IN_ONE_PIECE:
            yield run
        else:
            together.setdefault((run.kind, run.layer), []).append(run)
    for held in together.values():
        boxes = [run.box for run in held]
        sides = list(zip(*boxes, strict=True))
        box = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
        yield held[0]._replace(box=box, text=" ".join(run.text for run in held))


def _as_answer(run: HiddenRun, page: int) -> FoundAnswer:
    if run.kind in (Kind.LIVE_TEXT, Kind.HIGHLIGHT):
        sure = Sure.CERTAIN if run.is_shown_by_drawing else Sure.LIKELY
    else:
        sure = Sure.LIKELY if run.kind is Kind.WHITE_TEXT else Sure.POSSIBLE
    return FoundAnswer(
        kind=run.kind,
        layer=run.layer,
        sure=sure,
        page=page,
        box=_bounded(run.box),
        characters=len("".join(run.text.split())),
        words=run.text[:LONGEST_WORDS],
    )


def _bounded(box: Rectangle) -> Rectangle:
    left, top, right, bottom = (round(max(min(side, 90_000.0), -90_000.0), 1) for side in box)
    return left, top, right, bottom


def _with_every_layer(objects: pikepdf.Pdf | None) -> pypdfium2.PdfDocument | None:
    """The PDF with its layers forgotten, so that all are shown; None where it has none."""
    if objects is None or "/OCProperties" not in objects.Root:
        return None
    kept = objects.Root.OCProperties
    try:
        del objects.Root["/OCProperties"]
        return _saved(objects)
    finally:
        objects.Root.OCProperties = kept


def _saved(objects: pikepdf.Pdf) -> pypdfium2.PdfDocument | None:
    held = io.BytesIO()
    try:
        objects.save(held, encryption=False)
        return pypdfium2.PdfDocument(held.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RuntimeError, ValueError):
        return None


def _plain_text(opened: pypdfium2.PdfDocument, index: int) -> str:
    try:
        return str(opened[index].get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""
