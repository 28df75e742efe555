# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seals of one opened case: records sealed, what of them is shown, and the ledger of all that was ever shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vorlage.app.workplace import Workplace
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import record_of
from vorlage.catalogue.seals import OpeningRow, insert_opening, openings_of
from vorlage.custody.problems import Verification
from vorlage.custody.vault import Vault
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import OpeningRefusedError, SealingError
from vorlage.domain.pages import Record
from vorlage.domain.seals import PageRaster, Seal, SealedPassage, WithheldBox, WithheldStretch
from vorlage.jail.supervisor import Jail
from vorlage.sealing.accumulation import PageView, ViewOfRecord, as_kept, bound_before, pages_that_show_too_much
from vorlage.sealing.keeping import KeptSeal
from vorlage.sealing.opening import LogPlace, Opened, Shown, open_record
from vorlage.sealing.sealing import SealingRoom, broken_seals, current_seal, forget_record, seal_record
from vorlage.sealing.tiles import blackened, places_of, tiles_touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What of a record is about to be shown. It counts, and binds later ones, from when it is committed."""

    record: Record = field(repr=False)
    view: ViewOfRecord = field(repr=False)
    opened: Opened
    pictures: Mapping[int, PageRaster]

    def proof(
        self,
        entry: str,
        index: int,
        path: tuple[bytes, ...],
        checkpoint: str,
        verifier_key: str,
        cosigner_keys: tuple[str, ...] = (),
    ) -> str:
        """The proof, as canonical JSON. `checkpoint` has one signature for each key, in their order.

        Nothing of the item, its path, the case or the time of sealing is in it.
        """
        keys = (verifier_key, *cosigner_keys)
        return self.opened.proof(LogPlace(entry=entry, index=index, path=path, checkpoint=checkpoint, keys=keys))

    def picture(self, page_number: int) -> PageRaster:
        """The raster of a page as readers see it: withheld tiles black."""
        return self.pictures[page_number]

    def places_withheld(self, page_number: int) -> int:
        """How many places of a page are withheld: tiles that touch at a side are one."""
        view = self.view.pages[page_number]
        return places_of(view.withheld, view.sealed.columns)


class CaseSeals:
    """What `Case` hands out as `seals`."""

    def __init__(self, workplace: Workplace, vault: Vault, jail: Jail) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._room = SealingRoom(
            folder=workplace.folder,
            catalogue=workplace.catalogue,
            vault=vault,
            jail=jail,
            clock=workplace.clock,
            tool=workplace.tool,
        )
        self._last: KeptSeal | None = None

    def seal(self, number: ItemNumber) -> Seal:
        """The seal of a record as it is now: the one it has, or one made now. Not from within `writing`.

        Raises:
            SealingError: The item has no pages of its own to seal.
            CaseBusyError: Another process is adding, and the record has no seal yet.
        """
        made = current_seal(self._room, number)
        if made is not None:
            return made
        with self._workplace.writing():
            return seal_record(self._room, number)

    def passages(self, number: ItemNumber) -> tuple[SealedPassage, ...]:
        """The passages of a record as sealed; the place of one in this tuple is how `open_passages` knows it.

        Raises:
            SealingError: The item has no pages of its own to seal.
        """
        return self._kept(number).leaves().passages

    def open_pixels(self, number: ItemNumber, withheld: Mapping[int, Sequence[WithheldBox]]) -> Opening:
        """Show pages as they look, but for every tile that touches a box; boxes are in points of their page.

        Args:
            number: The record.
            withheld: For each page that is shown, what is withheld from it.

        Raises:
            SealingError: A page has no picture that was sealed.
            OpeningRefusedError: It would show what an earlier opening withheld.
        """
        kept, record = self._kept(number), self._record(number)
        sealed = {page.number: page for page in kept.leaves().pages}
        pages: dict[int, PageView] = {}
        for page_number, boxes in withheld.items():
            page = record.page(page_number)
            if page is None or page_number not in sealed:
                raise _no_such_part(number, f"page {page_number} as a picture")
            view = PageView(sealed=sealed[page_number], page=page, withheld=())
            touched = tiles_touched(view.sealed, (view.in_pixels(each.box) for each in boxes))
            pages[page_number] = replace(view, withheld=touched)
        boxes_kept = {page_number: tuple(boxes) for page_number, boxes in withheld.items()}
        view_of_all = ViewOfRecord(layer_digest=kept.seal.layer_digest, pages=pages, boxes=boxes_kept)
        shown = Shown(withheld_tiles={page_number: view.withheld for page_number, view in pages.items()})
        return self._open(kept, record, view_of_all, shown)

    def open_passages(
        self, number: ItemNumber, leaves: Sequence[int], hidden: Sequence[WithheldStretch] = ()
    ) -> Opening:
        """Show passages as text.

        Args:
            number: The record.
            leaves: Their places in `passages`.
            hidden: Stretches of the record's text that are withheld, and stay so in later openings.

        Raises:
            SealingError: There is no such passage.
            OpeningRefusedError: A passage reaches into a stretch that is hidden, now or in an earlier opening.
        """
        kept, record = self._kept(number), self._record(number)
        sealed, wanted = kept.leaves().passages, tuple(sorted(set(leaves)))
        if not all(0 <= leaf < len(sealed) for leaf in wanted):
            raise _no_such_part(number, "that passage")
        view = ViewOfRecord(
            layer_digest=kept.seal.layer_digest,
            passages=tuple(sealed[leaf] for leaf in wanted),
            stretches=tuple(hidden),
        )
        return self._open(kept, record, view, Shown(passages=wanted))

    def open_nothing(self, number: ItemNumber) -> Opening:
        """Show that a record was sealed, and nothing of it.

        Raises:
            SealingError: The item has no pages of its own to seal.
        """
        kept = self._kept(number)
        view = ViewOfRecord(layer_digest=kept.seal.layer_digest)
        return self._open(kept, self._record(number), view, Shown())

    def commit(self, openings: Sequence[Opening]) -> None:
        """Enter openings in the ledger, all or none: when what shows them is in its place, or a moment before.

        Raises:
            OpeningRefusedError: One of them shows what an earlier one, or another of these, withholds.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing(), self._catalogue.writing() as connection:
            for opening in openings:
                self._require_bound(opening, openings_of(connection, opening.opened.seal.item))
                shown, withheld = as_kept(opening.record, opening.view)
                row = OpeningRow(seal=opening.opened.seal, shown=shown, withheld=withheld)
                insert_opening(connection, row, self._workplace.clock())

    def require_together(self, openings: Sequence[Opening]) -> None:
        """Refuse openings that cannot be committed together; nothing is entered.

        Raises:
            OpeningRefusedError: One of them shows what an earlier one, or another of these, withholds.
        """
        for opening in openings:
            rows = [
                OpeningRow(each.opened.seal, *as_kept(each.record, each.view))
                for each in openings
                if each.opened.seal.item == opening.opened.seal.item
            ]
            with self._catalogue.reading() as connection:
                earlier = openings_of(connection, opening.opened.seal.item)
            self._require_bound(opening, (*earlier, *rows))

    def forget(self, number: ItemNumber) -> int:
        """Delete what could open the seals of a record that is withdrawn: within `writing`, by who withdraws it.

        Returns:
            How many seals there were.
        """
        self._last = None
        return forget_record(self._room, number)

    def verified(self, verification: Verification) -> Verification:
        """A verification with the seals: every one that can be opened is computed again from what is kept of it."""
        count = 0

        def checked() -> None:
            nonlocal count
            count += 1

        broken = tuple(broken_seals(self._room.folder, self._catalogue, checked))
        checked_now = {**verification.checked, "seals": count}
        return replace(verification, checked=checked_now, problems=(*verification.problems, *broken))

    def _open(self, kept: KeptSeal, record: Record, view: ViewOfRecord, shown: Shown) -> Opening:
        with self._catalogue.reading() as connection:
            earlier = openings_of(connection, kept.seal.item)
        pictures = {number: blackened(kept.raster(page.sealed), page.withheld) for number, page in view.pages.items()}
        opening = Opening(record=record, view=view, opened=open_record(kept, shown), pictures=pictures)
        itself = OpeningRow(kept.seal, *as_kept(record, view))
        self._require_bound(opening, (*earlier, itself))
        return opening

    def _require_bound(self, opening: Opening, earlier: Sequence[OpeningRow]) -> None:
        bound = [bound_before(row.seal.layer_digest, row.withheld) for row in earlier]
        found = pages_that_show_too_much(opening.record, opening.view, bound)
        if found:
            number, pages = opening.opened.seal.item, ", ".join(map(str, found))
            raise OpeningRefusedError(
                f"Item {number} would show something that has to stay withheld, on page {pages}.",
                record=number,
                expected="every place that was withheld for a name or by a person stays withheld",
                found=f"{len(found)} pages that show more, taken together with what was published",
                unharmed="Nothing was published or entered.",
                next_step="withhold the same places again, or give this exhibit the mode statement",
            )

    def _kept(self, number: ItemNumber) -> KeptSeal:
        seal = self.seal(number)
        if self._last is None or self._last.seal != seal:
            self._last = KeptSeal(self._workplace.folder, seal)
        return self._last

    def _record(self, number: ItemNumber) -> Record:
        with self._catalogue.reading() as connection:
            item, record = item_by_number(connection, number), record_of(connection, number)
        if item is None or record is None:
            raise _no_such_part(number, "any page")
        return record


def _no_such_part(number: ItemNumber, part: str) -> SealingError:
    return SealingError(
        f"The seal of item {number} does not have {part}.",
        record=number,
        unharmed="Nothing was opened or changed.",
        next_step=f"see what it has: vorlage text CASE {number}",
    )
