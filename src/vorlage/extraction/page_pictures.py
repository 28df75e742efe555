# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a page looks like: its picture, drawn in the jail and kept, or its words on a sheet where it has none."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.pages import record_of
from vorlage.custody.durable import replace_durably
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Item, ItemNumber
from vorlage.domain.errors import UnknownPageError
from vorlage.domain.pages import Record
from vorlage.extraction.picture import PICTURE_VERSION, draw_page, has_picture
from vorlage.extraction.typesetting.drawing import draw_text
from vorlage.jail.supervisor import Jail


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePictures:
    """Pictures of a case's pages. `kept` is the folder where drawn ones wait for the next time; it can be emptied."""

    catalogue: Catalogue
    vault: Vault
    jail: Jail
    kept: Path

    def can_draw(self, number: ItemNumber) -> bool:
        """Whether pages of this item can be drawn."""
        with self.catalogue.reading() as connection:
            item = item_rows.item_by_number(connection, number)
        return item is not None and has_picture(item.media_type)

    def draw(self, number: ItemNumber, page_number: int) -> bytes:
        """A page as PNG; that of the item it repeats, for a duplicate.

        Raises:
            UnknownPageError: The item has no such page, or none that can be drawn.
        """
        item, record = self._shown(number)
        if item is None or record is None or page_number not in {page.number for page in record.pages}:
            raise no_such_page(number)
        if item.digest is None or not has_picture(item.media_type):
            raise no_such_page(number)
        place = self.kept / f"{item.digest.hex}-{page_number}-{PICTURE_VERSION}.png"
        if place.is_file():
            return place.read_bytes()
        with TemporaryDirectory(prefix="draw-", dir=self.kept) as work:
            drawn = draw_page(
                self.jail,
                self.vault.original(item.digest),
                media_type=item.media_type,
                page_number=page_number,
                work=Path(work),
            )
            if not drawn:
                raise no_such_page(number)
            with suppress(OSError):  # a picture that cannot be kept is drawn again next time
                replace_durably(place, drawn, work=Path(work))
        return drawn

    def sheet(self, number: ItemNumber, page_number: int) -> str:
        """The text of a page set on a sheet, as SVG.

        Raises:
            UnknownPageError: There is no such page, or no text on it.
        """
        _, record = self._shown(number)
        page = record.page(page_number) if record else None
        if page is None or not page.text.strip():
            raise no_such_page(number)
        return draw_text(page)

    def _shown(self, number: ItemNumber) -> tuple[Item | None, Record | None]:
        """The item whose pages are shown for this one, and its record."""
        with self.catalogue.reading() as connection:
            item = item_rows.item_by_number(connection, number)
            if item is not None and item.duplicate_of is not None:
                item = item_rows.item_by_number(connection, item.duplicate_of)
            return item, record_of(connection, item.number) if item else None


def no_such_page(number: int) -> UnknownPageError:
    """The error for a page that is not there, or cannot be shown."""
    return UnknownPageError(
        f"Item {number} has no such page to draw.",
        record=number,
        unharmed="Nothing was changed.",
        next_step=f"see which pages it has: vorlage text CASE {number} --json",
    )
