# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Making a redacted copy, safest first: pixels, or text with placeholders. Nothing of the original itself is in it.

1. What is hidden: drawn boxes; and by names every spot, placed on its page. A page that cannot be redacted by names
stops everything. 2. Each page drawn in the jail and quantised: the raster that is sealed. 3. Boxes, padded, painted on
it. 4. By names, the finished picture is read as a stranger would; what that finds is painted too. 5. A PDF of the
pictures alone. 6. The check of the whole output: one miss, and there is no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vorlage.custody.vault import Vault
from vorlage.domain.custody import Item
from vorlage.domain.errors import OutputMissError, PageUnmatchedError, RedactionError
from vorlage.domain.pages import Page, Record
from vorlage.domain.protection import Person, SpotKind
from vorlage.domain.redactions import (
    CopyForm,
    Fitting,
    OutputCheck,
    Padding,
    RedactedCopy,
    Redaction,
    RedactionOrigin,
)
from vorlage.domain.seals import PageRaster
from vorlage.domain.words import Box
from vorlage.extraction.picture import has_picture
from vorlage.jail.supervisor import Jail
from vorlage.protection.masking import spots_of
from vorlage.protection.roster import Roster
from vorlage.redaction.checking.checking import check_output
from vorlage.redaction.checking.forbidden import MustNotHold
from vorlage.redaction.copies.hiding import (
    PageSpot,
    lines_of,
    redactions_by_name,
    redactions_drawn,
    sheet_of,
    spots_by_page,
    why_unmatched,
    words_under,
)
from vorlage.redaction.copies.painting import paint
from vorlage.redaction.copies.pdf_writing import as_pdf
from vorlage.redaction.copies.residual import fitting
from vorlage.redaction.copies.seeing import Eyes, in_points, spots_seen
from vorlage.redaction.copies.texts import as_csv, as_text, stretches
from vorlage.sealing.raster import DPI, raster_page

MAX_PAGES: Final = 2_000
_LOOKS: Final = 2
"""How often the finished picture is read and painted again."""
_UNHARMED: Final = "No copy was made, and the original is as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """What a copy is to be."""

    form: CopyForm
    boxes: Mapping[int, Sequence[Box]] = field(default_factory=dict)
    """By page number: what people drew."""
    by_names: bool = False
    """Hide every name and identifier that is protected or undecided. A text is always made so."""
    padding: Padding = Padding.STEPS
    signed_pages: frozenset[int] = frozenset()
    """Pages that two people signed: their boxes are enough, whatever their words."""
    withheld: Mapping[int, Sequence[PageSpot]] = field(default_factory=dict)
    """By page number: words that failed redactions of the received file were to hide."""
    candidates: Sequence[str] = field(default=(), repr=False)
    """Names to be tried on every box over a name: how many would fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What copies are made with: the originals, the jail, whom people decided about, and a folder to work in."""

    vault: Vault
    jail: Jail
    persons: Sequence[Person]
    roster: Roster
    work: Path


def make_copy(studio: Studio, item: Item, record: Record, order: CopyOrder) -> RedactedCopy:
    """A redacted copy of a record, searched through; or none.

    Args:
        studio: What it is made with.
        item: Whose original is drawn: of a duplicate, the item it repeats.
        record: Its pages as they were read.
        order: What is to be hidden, and the form.

    Raises:
        RedactionError: It has no pages that can be drawn, is too long, or a box is on no page.
        PageUnmatchedError: A page whose words are not known well enough is to be redacted by names.
        OutputMissError: The finished copy held something that must not leave the case.
        JailUnavailableError: No child process could be started.
    """
    _check_order(item, record, order)
    by_names = order.by_names or order.form is not CopyForm.PDF
    spots = spots_by_page(record, studio.roster) if by_names else {}
    under = {
        page.number: (
            *words_under(page, order.boxes.get(page.number, ())),
            *order.withheld.get(page.number, ()),
        )
        for page in record.pages
    }
    hidden = hidden_words(record, spots, under)
    if order.form is not CopyForm.PDF:
        return _as_text(studio, record, order, spots, under, hidden)
    if order.by_names:
        _refuse_unmatched(record, spots, order)
    eyes = Eyes(studio.jail, studio.work)
    rasters: list[PageRaster] = []
    redactions: list[Redaction] = []
    for page in record.pages:
        raster, painted = redact_page(studio, item, page, spots.get(page.number, ()), order, eyes)
        rasters.append(raster)
        redactions += painted
    content = as_pdf(rasters, dots_per_inch=DPI)
    return RedactedCopy(
        content=content,
        form=order.form,
        pages=len(rasters),
        redactions=tuple(redactions),
        replaced=0,
        visible_possible_names=0 if order.by_names else _left_visible(record, under, studio.roster),
        check=_checked(studio, content, order.form, hidden, eyes, record),
        fittings=tuple(_fittings(record, spots, under, order)),
    )


def _fittings(
    record: Record, spots: Mapping[int, Sequence[PageSpot]], under: Mapping[int, Sequence[PageSpot]], order: CopyOrder
) -> Iterator[Fitting]:
    """For every line of a hidden name how many candidates would fit."""
    for page in record.pages if order.candidates else ():
        sheet = sheet_of(page)
        for spot in (*spots.get(page.number, ()), *under.get(page.number, ())):
            for tight in lines_of(page, spot) if spot.kind is SpotKind.NAME else ():
                yield fitting(page, tight, spot.kind, sheet, order.padding, order.candidates)


def hidden_words(
    record: Record, spots: Mapping[int, Sequence[PageSpot]], under: Mapping[int, Sequence[PageSpot]]
) -> tuple[str, ...]:
    """The words that a copy must not hold: all spots, and what stands under drawn boxes and nowhere else."""
    words: list[str] = []
    shown: list[str] = []
    for page in record.pages:
        at = 0
        stretches_hidden = [
            (spot.start, spot.end) for spot in (*spots.get(page.number, ()), *under.get(page.number, ()))
        ]
        words += (page.text[spot.start : spot.end] for spot in spots.get(page.number, ()))
        for start, end in sorted(stretches_hidden):
            shown.append(page.text[at : max(start, at)])
            at = max(at, end)
        shown.append(page.text[at:])
    left = set(" ".join(shown).casefold().split())
    for page in record.pages:
        for spot in under.get(page.number, ()):
            text = page.text[spot.start : spot.end]
            words += (word for word in text.split() if word.casefold() not in left)
    return tuple(dict.fromkeys(words))


def _check_order(item: Item, record: Record, order: CopyOrder) -> None:
    numbers = {page.number for page in record.pages}
    if order.form is CopyForm.PDF and not has_picture(item.media_type):
        raise RedactionError(
            f"Item {item.number} has no pages that can be drawn.",
            record=item.number,
            expected="a PDF or an image",
            found="a format without pages of its own",
            unharmed=_UNHARMED,
            next_step="make a text or a table of it: name the copy .txt or .csv",
        )
    strange = [number for number in order.boxes if number not in numbers]
    if strange or len(numbers) > MAX_PAGES:
        raise RedactionError(
            f"Item {item.number} has no page {strange[0]}." if strange else f"Item {item.number} has too many pages.",
            record=item.number,
            expected=f"pages 1 to {len(numbers)}" if strange else f"{MAX_PAGES:,} pages at most",
            found=f"page {strange[0]}" if strange else f"{len(numbers):,}",
            unharmed=_UNHARMED,
            next_step="see its pages: vorlage text CASE ITEM --json",
        )


def _refuse_unmatched(record: Record, spots: Mapping[int, Sequence[PageSpot]], order: CopyOrder) -> None:
    reasons = unmatched_pages(record, spots)
    open_pages = [number for number in reasons if number not in order.signed_pages]
    if not open_pages:
        return
    told = ", ".join(str(number) for number in open_pages[:10])
    raise PageUnmatchedError(
        f"Names cannot be hidden on {len(open_pages)} of its pages by matching: page {told}. "
        f"Of page {open_pages[0]}: {reasons[open_pages[0]]}.",
        record=record.number,
        expected="pages whose every word is read, at its place",
        found=f"{len(open_pages)} others",
        unharmed=_UNHARMED,
        next_step="draw boxes on these pages and let two people sign them, or make a text of it: name the copy .txt",
    )


def unmatched_pages(record: Record, spots: Mapping[int, Sequence[PageSpot]]) -> dict[int, str]:
    """The pages on which names cannot be hidden by matching, each with the reason, in words of ours."""
    reasons = {page.number: why_unmatched(page, spots.get(page.number, ())) for page in record.pages}
    return {number: reason for number, reason in reasons.items() if reason}


def redact_page(
    studio: Studio, item: Item, page: Page, spots: Sequence[PageSpot], order: CopyOrder, eyes: Eyes
) -> tuple[PageRaster, tuple[Redaction, ...]]:
    """Steps 2 to 4: one page as raster with its boxes painted, and these."""
    redactions = list(redactions_drawn(page, order.boxes.get(page.number, ()), order.padding))
    if order.by_names:
        redactions += redactions_by_name(page, spots, order.padding)
    plain = page_raster(studio, item, page)
    painted = paint_page(plain, page, redactions)
    for _ in range(_LOOKS if order.by_names else 0):
        more = _seen_besides(page, painted, eyes, studio.roster, order.padding)
        if not more:
            break
        redactions += more
        painted = paint_page(plain, page, redactions)
    return painted, tuple(redactions)


def page_raster(studio: Studio, item: Item, page: Page) -> PageRaster:
    """A page as the raster that is sealed.

    Raises:
        RedactionError: It could not be drawn.
    """
    if item.digest is None:
        raise ValueError("an item with pages has its bytes in the vault")
    original = studio.vault.original(item.digest)
    raster = raster_page(
        studio.jail, original, media_type=item.media_type, page_number=page.number, work=studio.work / "draw"
    )
    if raster is None:
        raise RedactionError(
            f"Page {page.number} of item {item.number} could not be drawn.",
            record=item.number,
            unharmed=_UNHARMED,
            next_step="make a text of it: name the copy .txt",
        )
    return raster


def paint_page(plain: PageRaster, page: Page, redactions: Iterable[Redaction]) -> PageRaster:
    """The raster with its redactions painted."""
    boxes = [redaction.box for redaction in redactions]
    if not boxes:
        return plain
    width, height = page.width or plain.width, page.height or plain.height
    return paint(plain, boxes, width=width, height=height)


def _seen_besides(
    page: Page, painted: PageRaster, eyes: Eyes, roster: Roster, padding: Padding
) -> tuple[Redaction, ...]:
    found: list[Redaction] = []
    for seen in eyes.look(painted):
        spots = spots_seen(seen, page, roster)
        found += redactions_by_name(in_points(seen, page), spots, padding, origin=RedactionOrigin.SEEN)
    return tuple(found)


def _left_visible(record: Record, under: Mapping[int, Sequence[PageSpot]], roster: Roster) -> int:
    """How many spots a copy made by boxes alone leaves to be seen."""
    return sum(
        not any(box.start < spot.end and spot.start < box.end for box in under.get(page.number, ()))
        for page in record.pages
        for spot in spots_of(page.text, roster)
    )


def _as_text(
    studio: Studio,
    record: Record,
    order: CopyOrder,
    spots: Mapping[int, Sequence[PageSpot]],
    under: Mapping[int, Sequence[PageSpot]],
    hidden: Sequence[str],
) -> RedactedCopy:
    replaced = {page.number: stretches(spots.get(page.number, ()), under.get(page.number, ())) for page in record.pages}
    content = as_csv(record, replaced) if order.form is CopyForm.CSV else as_text(record, replaced)
    eyes = Eyes(studio.jail, studio.work)
    return RedactedCopy(
        content=content,
        form=order.form,
        pages=len(record.pages),
        redactions=(),
        replaced=sum(map(len, replaced.values())),
        visible_possible_names=0,
        check=_checked(studio, content, order.form, hidden, eyes, record),
    )


def _checked(
    studio: Studio, content: bytes, form: CopyForm, hidden: Sequence[str], eyes: Eyes, record: Record
) -> OutputCheck:
    """Step 6.

    Raises:
        OutputMissError: Something was found.
    """
    must_not_hold = MustNotHold(studio.persons, hidden)
    check = check_output(content, must_not_hold, jail=studio.jail, eyes=eyes, work=studio.work, ending=f".{form.value}")
    if not check.is_clean:
        first = check.misses[0]
        raise OutputMissError(
            f"The finished copy held what must not leave the case, at {len(check.misses)} places: "
            f"the first in its {first.layer.value}, by {first.means}, {first.where}.",
            record=record.number,
            expected="nothing protected in any layer",
            found=f"{len(check.misses)} places",
            unharmed=_UNHARMED,
            next_step="hide names too with --names, or draw a box there, and make the copy again",
        )
    return check
