# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where words under failed redactions stand in the texts of a case, kept as positions; and what is hidden by these.

Positions are derived: of one original, one text of its record and one version of the rules. The words themselves are
read out of the texts when something is to be masked, and are kept nowhere.

Does not promise that every item was examined: what was not is counted by whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import derivation, derivations_of, put_derivations
from vorlage.catalogue.pages import record_of
from vorlage.domain.custody import Digest, ItemNumber
from vorlage.domain.errors import CaseBusyError, CaseReadOnlyError, CatalogueUnreadableError
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record, text_digest
from vorlage.redaction.checking.forbidden import MustNotHold

RULES_VERSION: Final = "1"
"""Changes whenever the same original may leave other stretches open: items are examined anew then."""
_KIND: Final = "failed_redactions"
_CANNOT_KEEP: Final = (CaseBusyError, CaseReadOnlyError, CatalogueUnreadableError, OSError)


class FailedWords:
    """What masking hides besides names: stretches by the digest of the text they stand in, and their words elsewhere.

    Words that stand open in the same record, too, are hidden only where the redaction was: they say nothing by
    themselves.
    """

    def __init__(self, stretches: Mapping[str, Sequence[Span]], words: Sequence[str]) -> None:
        self._stretches = stretches
        self._words = MustNotHold((), words)

    def __repr__(self) -> str:
        return f"FailedWords({len(self._stretches)} texts, {self._words.words} words)"

    def placed(self, text: str) -> Sequence[Span]:
        """The stretches of a text that is the whole text of a page or a record."""
        return self._stretches.get(text_digest(text).hex, ()) if self._stretches else ()

    def in_words(self, text: str) -> Sequence[Span]:
        """Where a text, whatever it is, tells what only stands under failed redactions."""
        return self._words.in_text(text) if self._words.words else ()


NO_FAILED_WORDS: Final = FailedWords({}, ())


class KeptStretches:
    """The stretches of all items that were examined, in the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._made: tuple[frozenset[str], FailedWords] = (frozenset(), NO_FAILED_WORDS)

    def of(self, digest: Digest, record: Record) -> tuple[Span, ...] | None:
        """The stretches of a record as it reads now; None when they are not known."""
        with self._catalogue.reading() as connection:
            payload = derivation(connection, _KIND, _key(digest))
        kept = json.loads(payload) if payload is not None else {}
        if kept.get("text") != text_digest(record.text).hex:
            return None
        return tuple((start, end) for start, end in kept["stretches"])

    def examined(self) -> frozenset[str]:
        """The digests of the originals that were examined."""
        with self._catalogue.reading() as connection:
            return frozenset(
                key.partition(" ")[0] for key in derivations_of(connection, _KIND) if key.endswith(f" {RULES_VERSION}")
            )

    def keep(self, digest: Digest, record: Record, stretches: Sequence[Span]) -> None:
        """Keep them in place of those of an earlier text; not where the case can only be read."""
        kept = {"item": record.number, "text": text_digest(record.text).hex, "stretches": [list(s) for s in stretches]}
        with suppress(*_CANNOT_KEEP), self._catalogue.writing() as connection:
            put_derivations(connection, _KIND, {_key(digest): json.dumps(kept).encode()})

    def failed_words(self) -> FailedWords:
        """What masking hides by all that is kept now; the same object as long as that is the same."""
        with self._catalogue.reading() as connection:
            payloads = derivations_of(connection, _KIND)
        told = [payload for key, payload in payloads.items() if key.endswith(f" {RULES_VERSION}")]
        open_ones = [kept for kept in map(json.loads, told) if kept["stretches"]]
        state = frozenset(map(repr, open_ones))
        if state != self._made[0]:
            self._made = state, self._read(open_ones)
        return self._made[1]

    def _read(self, open_ones: Sequence[Mapping[str, object]]) -> FailedWords:
        stretches: dict[str, Sequence[Span]] = {}
        words: list[str] = []
        with self._catalogue.reading() as connection:
            for kept in open_ones:
                record = record_of(connection, ItemNumber(int(str(kept["item"]))))
                spans = _spans(kept["stretches"])
                if record is None or text_digest(record.text).hex != kept["text"]:
                    continue  # another text by now: it is examined again when somebody asks
                stretches[text_digest(record.text).hex] = spans
                stretches.update(_by_page(record, spans))
                words += _only_hidden(record.text, spans)
        return FailedWords(stretches, words)


def _key(digest: Digest) -> str:
    return f"{digest.hex} {RULES_VERSION}"


def _spans(pairs: object) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs) if isinstance(pairs, list) else ()


def _by_page(record: Record, spans: Sequence[Span]) -> Iterator[tuple[str, Sequence[Span]]]:
    start = 0
    for page in record.pages:
        end = start + len(page.text)
        here = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
        if here:
            yield page.layer_digest.hex, here
        start = end + 1


def _only_hidden(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The words of stretches, neighbours as one, that stand nowhere else in the text."""
    rows: list[Span] = []
    left_open, at = [], 0
    for start, end in spans:
        if rows and not text[rows[-1][1] : start].strip():
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
        left_open.append(text[at:start])
        at = end
    open_text = " ".join(" ".join((*left_open, text[at:])).casefold().split())
    for start, end in rows:
        words = " ".join(text[start:end].split())
        if words and words.casefold() not in open_text:
            yield words
