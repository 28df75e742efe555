# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which held record the document may be that a mention rests on, so that two reports of one record count as one origin.

A link of a reference to a record is an offer (`document_linking`). Here it only ever makes origins fewer: two
attributions whose documents may each be one and the same record, and no other, are not counted as independent. Whether
it is that record, a person says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from vorlage.claims.document_linking import HeldDocuments
from vorlage.claims.document_references import find_document_references, names_a_document
from vorlage.domain.claims import Mention
from vorlage.domain.custody import ItemNumber
from vorlage.domain.document_references import DocumentReference
from vorlage.domain.lineage import Siglum
from vorlage.domain.pages import Record

_OPENS = 16
"""Characters before a document that is what its sentence is about, at most: "The nine-page memo lists …"."""


class HeldPapers:
    """The held records that stand behind attributions. Reports and records are read when first asked for."""

    def __init__(self, reports: Iterable[Record], primary: Callable[[], Iterable[Record]]) -> None:
        self._reports: Mapping[Siglum, Record] = {Siglum(record.path): record for record in reports}
        self._primary = primary
        self._held: HeldDocuments | None = None
        self._references: dict[Siglum, tuple[DocumentReference, ...]] = {}
        self._found: dict[DocumentReference, ItemNumber | None] = {}

    def behind(self, mention: Mention, sentence: str) -> tuple[ItemNumber, str] | None:
        """The one held record that a document named in a mention's sentence may be.

        Args:
            mention: A mention of one of the reports.
            sentence: The sentence around it, as printed.

        Returns:
            The record's number, and the words with which the sentence opens if it opens with the document, else none.
            None where no record fits, or several do.
        """
        if not names_a_document(sentence):
            return None
        first, last = mention.sentence
        beside = [one for one in self._of(mention.siglum) if first <= one.start and one.end <= last]
        linked = [(number, one) for one in beside if (number := self._record(one)) is not None]
        if len({number for number, _ in linked}) != 1:
            return None
        number, reference = linked[0]
        opens = reference.start - first <= _OPENS
        return number, " ".join(sentence[: reference.end - first].split()) if opens else ""

    def _of(self, siglum: Siglum) -> tuple[DocumentReference, ...]:
        if siglum not in self._references:
            record = self._reports.get(siglum)
            self._references[siglum] = find_document_references(record) if record is not None else ()
        return self._references[siglum]

    def _record(self, reference: DocumentReference) -> ItemNumber | None:
        if reference not in self._found:
            if self._held is None:
                self._held = HeldDocuments(self._primary())
            links = self._held.links(reference)
            self._found[reference] = links[0].number if len(links) == 1 else None
        return self._found[reference]
