# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Protection in one opened case: decisions about names, and masking by them."""

from __future__ import annotations

from collections.abc import Sequence

from vorlage.app.workplace import Workplace
from vorlage.catalogue.persons import count_name_decisions, list_persons
from vorlage.domain.custody import CodeName
from vorlage.domain.protection import MaskedText, NameDecisionKind, Person, PersonNumber
from vorlage.protection.masking import mask, mask_path
from vorlage.protection.persons import THIS_DESK, NamedPerson, decide_on, lift, note_showing
from vorlage.protection.roster import Roster


class CaseProtection:
    """What `Case` hands out as `protection`. Nothing here tells which person a text names."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._catalogue = workplace.catalogue
        self._kept: tuple[int, Roster] | None = None
        """How many decisions there were, and the roster by them."""

    def mask(self, text: str) -> MaskedText:
        """The text with everything hidden that is protected or undecided, by the decisions as they are now."""
        return mask(text, self.roster())

    def mask_path(self, path: str) -> str:
        """A path of an item, masked."""
        return mask_path(path, self.roster())

    def roster(self) -> Roster:
        """Whom people decided to protect or to show: for masking many texts by one state of the decisions."""
        with self._catalogue.reading() as connection:
            count = count_name_decisions(connection)
            if self._kept is None or self._kept[0] != count:
                self._kept = (count, Roster.of(list_persons(connection)))
        return self._kept[1]

    def persons(self) -> tuple[Person, ...]:
        """Everybody who was decided about: for the desk's own eyes; see `note_showing`."""
        with self._catalogue.reading() as connection:
            return list_persons(connection)

    def protect(self, named: Sequence[NamedPerson], *, by: CodeName = THIS_DESK) -> tuple[PersonNumber, ...]:
        """Hide these names from now on.

        Raises:
            NameDecisionError: Somebody has too many spellings; nobody was entered.
            CaseBusyError: Another process is adding.
        """
        return self._decide(named, NameDecisionKind.PROTECT, by)

    def mark_public(self, named: Sequence[NamedPerson], *, by: CodeName = THIS_DESK) -> tuple[PersonNumber, ...]:
        """Show these names from now on: office-holders acting in office.

        Raises:
            NameDecisionError: Somebody has a spelling of a protected person; nobody was entered.
            CaseBusyError: Another process is adding.
        """
        return self._decide(named, NameDecisionKind.MARK_PUBLIC, by)

    def lift(self, number: int, *, reason: str, by: CodeName) -> NameDecisionKind:
        """Ask to lift a person's protection, or lift it, when another member asked.

        Raises:
            NameDecisionError: Nobody of this number is protected, or the same member asked.
            CaseBusyError: Another process is adding.
        """
        place = self._workplace
        with place.writing():
            return lift(place.catalogue, number, reason=reason, by=by, now=place.clock(), tool=place.tool)

    def note_showing(self) -> None:
        """Record that the list was shown name by name, before it is.

        Raises:
            CaseBusyError: Another process is adding.
        """
        place = self._workplace
        with place.writing():
            note_showing(place.catalogue, now=place.clock(), tool=place.tool)

    def _decide(self, named: Sequence[NamedPerson], kind: NameDecisionKind, by: CodeName) -> tuple[PersonNumber, ...]:
        place = self._workplace
        with place.writing():
            return decide_on(place.catalogue, named, kind, by=by, now=place.clock(), tool=place.tool)
