# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Translations of pages in one opened case: layers beside the text, made by one person and checked by another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from vorlage.app.workplace import Workplace
from vorlage.catalogue.generations import text_generation
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import record_of, records
from vorlage.catalogue.translations import translations_of
from vorlage.domain.custody import CodeName, Genre, ItemNumber
from vorlage.domain.facets import UNDATED
from vorlage.domain.translations import Translation, TranslationStepKind
from vorlage.extraction.page_pictures import no_such_page
from vorlage.extraction.translations.keeping import Translated, keep_translation, take_step
from vorlage.search.own_date import own_date
from vorlage.search.page_facts import PageFacts
from vorlage.search.translated import TranslatedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationShown:
    """A translation, and whether the text it was made of is the one that its page shows now.

    Where it is not, the page was read anew or corrected since, and the alignment is with a text that is set aside.
    """

    translation: Translation
    path: str
    is_of_shown_text: bool


class CaseTranslations:
    """What `Case` hands out as `translations`. A page's own text is never replaced by any of them."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._searched: tuple[tuple[object, ...], tuple[TranslatedPage, ...]] | None = None
        """A state of translations and texts, and what is searched of it."""

    def keep(self, number: ItemNumber, page_number: int, translated: Translated) -> Translation:
        """Keep a translation of a page, aligned with the text that the page shows now.

        Raises:
            UnknownPageError: There is no such page.
            TranslationError: It is no translation, or its checker is its translator.
            CaseBusyError: Another process is adding.
        """
        with self._catalogue.reading() as connection:
            item = item_by_number(connection, number)
            record = record_of(connection, (item.duplicate_of or number) if item else number)
        page = record.page(page_number) if record else None
        if record is None or page is None:
            raise no_such_page(number)
        with self._workplace.writing():
            now, tool = self._workplace.clock(), self._workplace.tool
            return keep_translation(self._catalogue, record.number, page, translated, now=now, tool=tool)

    def check(self, number: int, *, by: CodeName) -> Translation:
        """Record that somebody else compared a translation with the page and stands by it.

        Raises:
            TranslationError: There is none of this number, its translator asks, or it was withdrawn.
            CaseBusyError: Another process is adding.
        """
        return self._step(number, TranslationStepKind.CHECK, by)

    def withdraw(self, number: int, *, by: CodeName) -> Translation:
        """Take a translation back: it stays on record, and says that it is not to be relied on.

        Raises:
            TranslationError: There is none of this number, or it was withdrawn already.
            CaseBusyError: Another process is adding.
        """
        return self._step(number, TranslationStepKind.WITHDRAW, by)

    def all(self) -> tuple[TranslationShown, ...]:
        """Every translation of the case, by number."""
        with self._catalogue.reading() as connection:
            kept = translations_of(connection)
        by_item = {number: self.of(number) for number in dict.fromkeys(each.item for each in kept)}
        return tuple(
            sorted((shown for each in by_item.values() for shown in each), key=lambda each: each.translation.number)
        )

    def of(self, number: ItemNumber, page_number: int | None = None) -> tuple[TranslationShown, ...]:
        """The translations of an item, or of one page, by number; for a duplicate, those of the item it repeats."""
        with self._catalogue.reading() as connection:
            item = item_by_number(connection, number)
            number = (item.duplicate_of or number) if item else number
            kept = translations_of(connection, item=number)
            record = record_of(connection, number) if kept else None
        if record is None:
            return ()
        shown = {page.number: page.layer_digest for page in record.pages}
        return tuple(
            TranslationShown(
                translation=each, path=record.path, is_of_shown_text=shown.get(each.page) == each.layer_digest
            )
            for each in kept
            if page_number in (None, each.page)
        )

    def accepted(self, number: ItemNumber) -> tuple[TranslationShown, ...]:
        """The translations of an item that somebody checked and nobody withdrew, by number."""
        return tuple(
            each for each in self.of(number) if each.translation.checked_by and not each.translation.is_withdrawn
        )

    def searched(self) -> tuple[TranslatedPage, ...]:
        """The translations that are searched beside the pages: those that somebody checked and nobody withdrew.

        Read once for a state of translations and texts.
        """
        with self._catalogue.reading() as connection:
            kept = [each for each in translations_of(connection) if each.checked_by and not each.is_withdrawn]
            state = (
                *((each.number, each.digest.hex) for each in kept),
                *(text_generation(connection, g) for g in Genre),
            )
            if self._searched is None or self._searched[0] != state:
                self._searched = (state, tuple(_searched(connection, kept)))
        return self._searched[1]

    def _step(self, number: int, kind: TranslationStepKind, by: CodeName) -> Translation:
        with self._workplace.writing():
            now, tool = self._workplace.clock(), self._workplace.tool
            return take_step(self._catalogue, number, kind, by, now=now, tool=tool)


def _searched(connection: Connection, kept: Sequence[Translation]) -> Iterator[TranslatedPage]:
    """Translations with what their pages are besides their words; of a page that is gone, none."""
    held = {record.number: record for record in records(connection, sorted({each.item for each in kept}))}
    for each in kept:
        record = held.get(each.item)
        page = record.page(each.page) if record else None
        if record is None or page is None:
            continue
        item, dated = item_by_number(connection, each.item), own_date(record)
        yield TranslatedPage.of(
            each,
            PageFacts(
                number=record.number,
                page_number=page.number,
                path=record.path,
                genre=record.genre.value,
                language=page.language,
                media_type=record.media_type,
                dated=dated.text if dated else UNDATED,
                outcomes=(item.outcome.value,) if item else (),
            ),
            page_start=sum(len(other.text) + 1 for other in record.pages if other.number < page.number),
            is_of_shown_text=page.layer_digest == each.layer_digest,
        )
