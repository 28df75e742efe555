# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the machine found about claims, kept in the catalogue: made once for a state of the case, then read back.

Three things are kept, each by what it was made from. Mentions, report by report: adding a report reads no other one.
Exhibits, claim by claim: they answer until the texts of the leak change. The ledger as a whole: it answers until
anything it rests on changes. All of it is derived, and can be thrown away at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.derivations import (
    derivation,
    derivations_of,
    drop_derivations,
    put_derivations,
    replace_derivation,
)
from vorlage.catalogue.findings import count_findings
from vorlage.catalogue.generations import text_generation
from vorlage.claims.evidence.offering import EVIDENCE_VERSION
from vorlage.claims.ledger import LEDGER_VERSION, EvidenceSource
from vorlage.claims.mentions import find_mentions
from vorlage.claims.packing import Packing
from vorlage.domain.claim_decisions import DecisionKind, SignedDecision
from vorlage.domain.claims import Exhibit, Ledger, Member, Mention, SearchedPages
from vorlage.domain.custody import Genre
from vorlage.domain.pages import Record

_LEDGER: Final = Packing[Ledger](Ledger)
_MENTIONS: Final = Packing[tuple[Mention, ...]](tuple[Mention, ...])
_EXHIBITS: Final = Packing[tuple[tuple[bytes, tuple[Exhibit, ...]], ...]](tuple[tuple[bytes, tuple[Exhibit, ...]], ...])
_DIGEST_BYTES: Final = 32
_GROUPING: Final = frozenset({DecisionKind.MEMBER, DecisionKind.CLAIMS, DecisionKind.PROPOSAL})


def ledger_state(connection: Connection, standing: Sequence[SignedDecision], lineage_version: str) -> str:
    """A digest of all that a ledger rests on, without reading any of it.

    Stances are not in it: they are laid over the ledger, and one more makes nothing anew. Decisions on grouping
    are, and those on what a model proposed.
    """
    grouping = [(each.decision.sequence, each.waits) for each in standing if each.decision.kind in _GROUPING]
    parts = (
        LEDGER_VERSION,
        EVIDENCE_VERSION,
        _LEDGER.shape_digest,
        lineage_version,
        *(text_generation(connection, genre) for genre in Genre),
        count_findings(connection),
        *grouping,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def kept_ledger(connection: Connection, state: str) -> Ledger | None:
    """The ledger of a state, if it is kept."""
    payload = derivation(connection, "ledger", state)
    return None if payload is None else _LEDGER.unpacked(payload)


def keep_ledger(connection: Connection, state: str, ledger: Ledger) -> None:
    """Keep the ledger of a state, in place of any other."""
    replace_derivation(connection, "ledger", state, _LEDGER.packed(ledger))


class KeptMentions:
    """The mentions of reports, each report read once for each text it has."""

    _KIND: Final = "mentions"

    def __init__(self, catalogue: Catalogue) -> None:
        with catalogue.reading() as connection:
            self._held: Mapping[str, bytes] = derivations_of(connection, self._KIND)
        self._fresh: dict[str, bytes] = {}
        self._asked: set[str] = set()

    def find(self, record: Record) -> Sequence[Mention]:
        """The mentions of a report: those kept, when it reads as it did."""
        key, mark = str(record.number), _mark_of(record)
        self._asked.add(key)
        held = self._held.get(key)
        if held is not None and held[:_DIGEST_BYTES] == mark:
            return _MENTIONS.unpacked(held[_DIGEST_BYTES:])
        found = tuple(find_mentions(record))
        self._fresh[key] = mark + _MENTIONS.packed(found)
        return found

    @property
    def found_anew(self) -> int:
        """How many reports had to be read."""
        return len(self._fresh)

    def keep(self, connection: Connection) -> None:
        """Keep what was found, and let go of reports that were not asked for."""
        put_derivations(connection, self._KIND, self._fresh)
        drop_derivations(connection, self._KIND, set(self._held) - self._asked)


def _mark_of(record: Record) -> bytes:
    """A digest of all that the mentions of a report are made from, the version that finds them and their shape too."""
    made_by = (LEDGER_VERSION, _MENTIONS.shape_digest)
    parts = (made_by, record.path, record.head, [(page.number, page.language) for page in record.pages], record.text)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()


class KeptEvidence:
    """A source of evidence that answers from what was offered before; the machine's is made only when it must be."""

    def __init__(self, catalogue: Catalogue, make: Callable[[], EvidenceSource]) -> None:
        """`make` gives the machine's own source."""
        self._make = make
        with catalogue.reading() as connection:
            generation = text_generation(connection, Genre.PRIMARY)
            parts = (EVIDENCE_VERSION, LEDGER_VERSION, _EXHIBITS.shape_digest, generation)
            self._key = hashlib.sha256(repr(parts).encode()).hexdigest()
            payload = derivation(connection, "exhibits", self._key)
        self._held = dict(_EXHIBITS.unpacked(payload)) if payload is not None else {}
        self._asked: dict[bytes, tuple[Exhibit, ...]] = {}
        self.searched_anew = 0
        """How many claims had to be searched for."""

    @cached_property
    def _source(self) -> EvidenceSource:
        return self._make()

    @cached_property
    def searched(self) -> SearchedPages:
        """What is searched, in numbers."""
        return self._source.searched

    def exhibits(self, members: Sequence[Member], words_around: str) -> tuple[Exhibit, ...]:
        """The best passages for a claim."""
        key = _key_of(members, words_around)
        if key not in self._held:
            self.searched_anew += 1
        self._asked[key] = self._held[key] if key in self._held else self._source.exhibits(members, words_around)
        return self._asked[key]

    def keep(self, connection: Connection) -> None:
        """Keep what was asked for this time, in place of all that was kept."""
        replace_derivation(connection, "exhibits", self._key, _EXHIBITS.packed(tuple(self._asked.items())))


def _key_of(members: Sequence[Member], words_around: str) -> bytes:
    """A digest of what a claim is searched by: the mentions as printed, their slots, and the words around them."""
    slots = [
        (each.mention.kind, each.mention.quote, each.mention.who, each.mention.value, each.mention.event)
        for each in members
    ]
    return hashlib.sha256(repr((slots, words_around)).encode("utf-8", "surrogatepass")).digest()
