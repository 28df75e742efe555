# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of authenticity in one opened case: a list for each record, which is added to and never adds up."""

from __future__ import annotations

from dataclasses import dataclass

from vorlage.app.workplace import Workplace
from vorlage.catalogue.authenticity import checks_of
from vorlage.catalogue.items import item_by_number
from vorlage.catalogue.pages import record_of
from vorlage.custody.authenticity import CheckMade, enter_check, withdraw_check, words_on
from vorlage.domain.authenticity import AuthenticityCheck, CheckExhibit, CheckWithdrawal, WholeItem
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.errors import AuthenticityError
from vorlage.extraction.page_pictures import no_such_page


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitShown:
    """What a check rests on, where it lies in the case, and whether it is what it was when the check was entered."""

    exhibit: CheckExhibit
    path: str
    is_as_it_was: bool


class CaseAuthenticity:
    """What `Case` hands out as `authenticity`. There is no call that gives a verdict or a number of points."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue

    def checks(self, number: ItemNumber) -> tuple[AuthenticityCheck, ...]:
        """All checks of an item, in the order in which they were entered, withdrawn ones among them."""
        with self._catalogue.reading() as connection:
            return checks_of(connection, number)

    def enter(self, number: ItemNumber, made: CheckMade) -> AuthenticityCheck:
        """Add a check to the list of an item.

        Raises:
            AuthenticityError: It says nothing or too much, or is of a day to come.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            now, tool = self._workplace.clock(), self._workplace.tool
            return enter_check(self._catalogue, number, made, now=now, tool=tool)

    def withdraw(self, number: ItemNumber, check: int, *, by: CodeName, reason: str) -> CheckWithdrawal:
        """Take a check back; it stays in the list, with who took it back and why.

        Raises:
            AuthenticityError: The item has no such check, it was withdrawn already, or no reason is given.
            CaseBusyError: Another process is adding.
        """
        with self._workplace.writing():
            now, tool = self._workplace.clock(), self._workplace.tool
            return withdraw_check(self._catalogue, number, check, by=by, reason=reason, now=now, tool=tool)

    def whole(self, number: ItemNumber) -> WholeItem:
        """An item as an exhibit of a check.

        Raises:
            AuthenticityError: Its bytes never came in, so there is nothing to rest on.
        """
        with self._catalogue.reading() as connection:
            item = item_by_number(connection, number)
        if item is None or item.digest is None:
            raise AuthenticityError(
                f"Item {number} has no bytes in the case that a check could rest on.",
                record=number,
                unharmed="Nothing was entered or changed.",
                next_step="see why in its outcome: vorlage status CASE --items",
            )
        return WholeItem(number, item.digest)

    def words(self, number: ItemNumber, page_number: int, words: str) -> Anchor:
        """Words of a page as an exhibit of a check.

        Raises:
            UnknownPageError: There is no such page.
            AuthenticityError: The words do not stand there once.
        """
        with self._catalogue.reading() as connection:
            record = record_of(connection, number)
        page = record.page(page_number) if record else None
        if page is None:
            raise no_such_page(number)
        return words_on(page, number, words)

    def exhibits(self, check: AuthenticityCheck) -> tuple[ExhibitShown, ...]:
        """What a check rests on, as it lies in the case now."""
        with self._catalogue.reading() as connection:
            found = []
            for exhibit in check.exhibits:
                item = item_by_number(connection, exhibit.number)
                if isinstance(exhibit, WholeItem):
                    is_same = item is not None and item.digest == exhibit.digest
                else:
                    record = record_of(connection, exhibit.number)
                    pages = record.pages if record is not None else ()
                    is_same = any(
                        (each.number, each.layer_digest) == (exhibit.page, exhibit.layer_digest) for each in pages
                    )
                found.append(ExhibitShown(exhibit=exhibit, path=item.path if item else "", is_as_it_was=is_same))
        return tuple(found)
