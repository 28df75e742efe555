# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts held against one opened case. A draft is looked at and let go: not kept, not counted, not in any log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from vorlage.app.workplace import Workplace
from vorlage.catalogue.heads import reports_by_path
from vorlage.catalogue.pages import records
from vorlage.domain.claims import Ledger
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.drafts import DRAFT, LONGEST_DRAFT, DraftCheck
from vorlage.domain.errors import DraftError
from vorlage.domain.lineage import Siglum
from vorlage.domain.pages import Page, PageOrigin, Record, ReportHead
from vorlage.extraction.characters import clean_text
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.dates import find_dates
from vorlage.extraction.language import language_of

if TYPE_CHECKING:  # claims take long to import: see the docstring of `vorlage.app.case`
    from vorlage.claims.draft import KnownClaims, OffersPassages

_NOT_A_DRAFT: Final = "The draft was not kept, and nothing of it is in any log."


class CaseDrafts:
    """What `Case` hands out as `drafts`."""

    def __init__(
        self, workplace: Workplace, ledger: Callable[[], Ledger], evidence: Callable[[], OffersPassages]
    ) -> None:
        self._catalogue = workplace.catalogue
        self._ledger = ledger
        self._evidence = evidence
        self._kept: KnownClaims | None = None

    def check(self, text: str, *, dated: str = "") -> DraftCheck:
        """Hold a story against the ledger: its claims, who else says each, drift, passages, and what is not held.

        Offsets point into `text` of what is returned: NFC, line ends as one newline. Nothing of it is kept.

        Args:
            text: The story, plain.
            dated: The day it is written for, such as 2026-03-02: "on Monday" is resolved against it; without, not.

        Raises:
            DraftError: It is blank or too long, or `dated` is no date.
        """
        from vorlage.claims.draft import check_draft  # imported when asked for

        draft, known = _record(text, dated), self._known()
        return check_draft(draft, known, self._evidence() if known.ledger.searched.records else None)

    def _known(self) -> KnownClaims:
        from vorlage.claims.draft import KnownClaims  # imported when asked for
        from vorlage.claims.ledger_terms import LedgerTerms

        ledger = self._ledger()
        if self._kept is None or self._kept.ledger is not ledger:
            with self._catalogue.reading() as connection:
                reports = reports_by_path(connection)
            self._kept = KnownClaims(
                ledger=ledger,
                outlets={Siglum(path): outlet for path, (_, outlet) in reports.items()},
                terms=LedgerTerms(ledger.claims),
                reports=lambda sigla: self._records(sorted(reports[each][0] for each in sigla if each in reports)),
            )
        return self._kept

    def _records(self, numbers: Iterable[ItemNumber]) -> Iterable[Record]:
        with self._catalogue.reading() as connection:
            return tuple(records(connection, tuple(numbers)))


def _record(text: str, dated: str) -> Record:
    text = clean_text(text)
    if not text.strip() or len(text) > LONGEST_DRAFT:
        raise DraftError(
            "A draft is a text that is not blank and not a book.",
            expected=f"1 to {LONGEST_DRAFT:,} characters",
            found=f"{len(text):,}" if text.strip() else "none",
            unharmed=_NOT_A_DRAFT,
            next_step="give the story alone, as plain text in UTF-8",
        )
    return Record(
        number=ItemNumber(0),
        path=DRAFT,
        genre=Genre.REPORT,
        media_type="text/plain",
        pages=(
            Page(
                number=1,
                label="",
                width=0,
                height=0,
                text=text,
                origin=PageOrigin.HUMAN,
                language=language_of(text),
            ),
        ),
        head=ReportHead(published=_day(dated) if dated else ""),
    )


def _day(dated: str) -> str:
    """A day as printed or in digits, as TIMEX3."""
    read = find_dates(dated)
    if len(read) != 1 or read[0].value.date == UNRESOLVED:
        raise DraftError(
            "What was given as the day of the draft is no date that can be read.",
            expected="a date such as 2026-03-02",
            found="something else (not repeated here)",
            unharmed=_NOT_A_DRAFT,
            next_step="give the day in digits, or leave it out: relative dates then stay unresolved",
        )
    return read[0].value.date
