# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Documents that reports refer to, in one opened case, and which held records each may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlage.app.workplace import Workplace
from vorlage.catalogue.generations import text_generation
from vorlage.catalogue.pages import numbers_with_pages, record_of, records
from vorlage.domain.claims import Claim
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.document_references import DocumentLink, DocumentReference

if TYPE_CHECKING:  # claims take long to import: see the docstring of `vorlage.app.case`
    from vorlage.claims.document_linking import HeldDocuments


@dataclass(frozen=True, slots=True)
class ReferencedDocument:
    """A document as a report refers to it, and the held records that may be it; `links` is None where none was sought.

    No link is no proof that the document is not held.
    """

    reference: DocumentReference
    links: tuple[DocumentLink, ...] | None


class CaseDocuments:
    """What `Case` hands out as `documents`. Everything here is a machine's offer, with its reasons."""

    def __init__(self, workplace: Workplace) -> None:
        self._catalogue = workplace.catalogue
        self._referred: dict[ItemNumber, tuple[DocumentReference, ...]] = {}
        self._held: HeldDocuments | None = None
        self._generations = (-1, -1)
        """Of the reports' and the primary records' texts, for which the two above are."""

    def all(self) -> tuple[ReferencedDocument, ...]:
        """Every reference of every report, in order, with the records it may mean. Reads each record once."""
        self._forget_what_changed()
        with self._catalogue.reading() as connection:
            reports = numbers_with_pages(connection, Genre.REPORT)
        held = self._held_documents()
        return tuple(
            ReferencedDocument(reference, held.links(reference))
            for number in reports
            for reference in self._references_of(number)
        )

    def beside(self, claim: Claim, *, most: int | None = None) -> tuple[ReferencedDocument, ...]:
        """The documents that stand in the sentences of a claim.

        Args:
            claim: A claim of the ledger.
            most: Held records are sought only if there are no more than so many, or were read already: each is read
                once, and that takes milliseconds each.
        """
        from vorlage.claims.document_references import references_beside

        self._forget_what_changed()
        mentions = [member.mention for member in claim.members]
        reports = dict.fromkeys(mention.number for mention in mentions)
        found = references_beside(mentions, [one for number in reports for one in self._references_of(number)])
        if not found:
            return ()
        with self._catalogue.reading() as connection:
            there = len(numbers_with_pages(connection, Genre.PRIMARY))
        if self._held is None and most is not None and there > most:
            return tuple(ReferencedDocument(reference, None) for reference in found)
        held = self._held_documents()
        return tuple(ReferencedDocument(reference, held.links(reference)) for reference in found)

    def _forget_what_changed(self) -> None:
        with self._catalogue.reading() as connection:
            now = (text_generation(connection, Genre.REPORT), text_generation(connection, Genre.PRIMARY))
        if now[0] != self._generations[0]:
            self._referred.clear()
        if now[1] != self._generations[1]:
            self._held = None
        self._generations = now

    def _references_of(self, number: ItemNumber) -> tuple[DocumentReference, ...]:
        if number not in self._referred:
            from vorlage.claims.document_references import find_document_references

            with self._catalogue.reading() as connection:
                record = record_of(connection, number)
            self._referred[number] = find_document_references(record) if record else ()
        return self._referred[number]

    def _held_documents(self) -> HeldDocuments:
        if self._held is None:
            from vorlage.claims.document_linking import HeldDocuments

            with self._catalogue.reading() as connection:
                self._held = HeldDocuments(records(connection, numbers_with_pages(connection, Genre.PRIMARY)))
        return self._held
