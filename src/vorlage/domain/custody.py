# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What came in and what became of it: digest, accession, item, outcome, custody event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType, Self

ItemNumber = NewType("ItemNumber", int)
"""An item's number: from 1, unique in the case, never used twice."""

AccessionNumber = NewType("AccessionNumber", str)
"""An accession's number as printed, such as `2026-001`."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
THIS_DESK: Final = "this desk"
"""Who did something, while a case has no members: never a login name."""

_CODE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{1,31}")


def require_utc(moment: datetime) -> datetime:
    """Return `moment` if it is aware and UTC; a naive or local one is an error, never mended in silence.

    Raises:
        ValueError: It is not.
    """
    if moment.tzinfo is None or moment.utcoffset() != timedelta(0):
        raise ValueError("a moment in the domain is aware and UTC")
    return moment


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """A SHA-256 digest, as 64 lower-case hexadecimal digits."""

    hex: str

    def __post_init__(self) -> None:
        if not _DIGEST.fullmatch(self.hex):
            raise ValueError("a digest is 64 lower-case hexadecimal digits")

    def __str__(self) -> str:
        return self.hex


@dataclass(frozen=True, slots=True)
class CodeName:
    """The name an accession goes by, which says nothing of who it stands for.

    One word of letters, digits, hyphens and underscores, two to thirty-two of them: a full name, an e-mail
    address or a path cannot be typed here. It does not promise that the word is no one's name.
    """

    text: str

    def __post_init__(self) -> None:
        if not _CODE_NAME.fullmatch(self.text):
            raise ValueError("a code name is one word of 2 to 32 letters, digits, hyphens and underscores")


class Genre(StrEnum):
    """What a record is to the case."""

    PRIMARY = "primary"
    """The leak itself."""
    REPORT = "report"
    """Press coverage of it."""
    REFERENCE = "reference"
    """Something held for comparison."""


class Outcome(StrEnum):
    """What became of an item. The list is closed: every item has exactly one."""

    READ = "read"
    CONTAINER = "container"
    DUPLICATE = "duplicate"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    REFUSED = "refused"
    EMPTY = "empty"
    PENDING = "pending"

    @property
    def needs_a_look(self) -> bool:
        """Whether a run that ends with this outcome exits with 1."""
        return self in {Outcome.DAMAGED, Outcome.REFUSED, Outcome.PENDING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accession:
    """What was taken in together. Says under which code name and how it came, never from whom or where."""

    number: AccessionNumber
    genre: Genre
    code_name: CodeName | None
    note: str
    opened_at: datetime
    closed_at: datetime | None

    def __post_init__(self) -> None:
        require_utc(self.opened_at)
        if self.closed_at is not None and require_utc(self.closed_at) < self.opened_at:
            raise ValueError("an accession closes after it opens")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An original at its place in an accession.

    Invariants: `parent` is set just for a member of a container; `duplicate_of` is set just for
    a duplicate and is an earlier item; a reason is given for every outcome but read, container and pending.

    `path` is the escaped form (see `escape_path`): safe to print, and one to one with the bytes
    of the name. `digest` is None for a member that was refused before its bytes were taken out.
    """

    number: ItemNumber
    accession: AccessionNumber
    path: str
    digest: Digest | None
    size_bytes: int
    genre: Genre
    parent: ItemNumber | None
    media_type: str
    outcome: Outcome
    reason: str
    duplicate_of: ItemNumber | None

    def __post_init__(self) -> None:
        if self.number < 1 or self.size_bytes < 0:
            raise ValueError("item numbers start at 1 and sizes at 0")
        if (self.outcome is Outcome.DUPLICATE) != (self.duplicate_of is not None):
            raise ValueError("a duplicate, and nothing else, names the item it repeats")
        if self.duplicate_of is not None and self.duplicate_of >= self.number:
            raise ValueError("a duplicate repeats an earlier item")
        if self.parent is not None and self.parent >= self.number:
            raise ValueError("a member comes after its container")
        silent = {Outcome.READ, Outcome.CONTAINER, Outcome.PENDING}
        if self.outcome not in silent and not self.reason:
            raise ValueError("an outcome that is not plain reading gives its reason")

    def __repr__(self) -> str:
        return f"Item({self.number}, {self.outcome})"


@dataclass(frozen=True, slots=True)
class Accounting:
    """How many items ended how. Promise: the outcomes add up to `items`, always.

    `merge` is addition: associative, commutative, `Accounting.of(())` its zero.
    """

    received: int
    by_outcome: Mapping[Outcome, int]

    def __post_init__(self) -> None:
        if set(self.by_outcome) != set(Outcome):
            raise ValueError("an accounting counts every outcome, the absent ones as 0")
        if min(self.by_outcome.values()) < 0 or not 0 <= self.received <= self.items:
            raise ValueError("a count is not negative, and no more files came than there are items")

    @classmethod
    def of(cls, items: Iterable[Item]) -> Self:
        """Count items; received counts files, not members of containers."""
        outcomes: Counter[Outcome] = Counter()
        received = 0
        for item in items:
            outcomes[item.outcome] += 1
            received += item.parent is None
        return cls(received, {outcome: outcomes[outcome] for outcome in Outcome})

    @property
    def items(self) -> int:
        """All items, members of containers included."""
        return sum(self.by_outcome.values())

    @property
    def needing_a_look(self) -> int:
        """Items whose outcome asks for a person: damaged, refused, pending."""
        return sum(count for outcome, count in self.by_outcome.items() if outcome.needs_a_look)

    def merge(self, other: Accounting) -> Accounting:
        """The two counts together."""
        return Accounting(
            self.received + other.received,
            {outcome: self.by_outcome[outcome] + other.by_outcome[outcome] for outcome in Outcome},
        )


class EventKind(StrEnum):
    """What a custody event records, in the words of the PREMIS event types (v3, id.loc.gov)."""

    CREATION = "creation"
    ACCESSION = "accession"
    FIXITY_CHECK = "fixity check"
    INGESTION_END = "ingestion end"
    UNPACKING = "unpacking"
    """The bytes of a member that stayed inside its container when it was first opened came out."""
    MESSAGE_DIGEST_CALCULATION = "message digest calculation"
    """A record was sealed: the digest is the root of its seal."""
    METADATA_EXTRACTION = "metadata extraction"
    """An item is read once more: what it was before, as outcome and code."""
    METADATA_MODIFICATION = "metadata modification"
    """A person decided something about the records: what, and on which items, never the reason, never who."""
    DISSEMINATION = "dissemination"
    """Texts of the case were handed out with names that are hidden otherwise: how much, and why."""
    SIGNATURE_VALIDATION = "digital signature validation"
    """What a partner or an authority signed of this log was checked and kept: the digest is that of what is kept."""
    DELETION = "deletion"
    """An item was withdrawn: the digest is what its bytes had, never on what ground."""
    BATCH_SEARCH = "batch search"
    """A list of queries was asked: how many, on what terms, why, and how much came of it; never a query. PREMIS has no
    word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """One line of the custody log: what happened, when, to which item. Never who, never from where.

    `sequence` counts from 0 without gaps.
    """

    sequence: int
    at: datetime
    kind: EventKind
    accession: AccessionNumber | None
    item: ItemNumber | None
    digest: Digest | None
    tool: str
    detail: str

    def __post_init__(self) -> None:
        require_utc(self.at)
        if self.sequence < 0:
            raise ValueError("the custody log counts from 0")


_BIDI_AND_FORMAT = {
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),  # tags: a text written in them is seen nowhere
    *(0x00AD, 0x061C, 0x180E, 0xFEFF),
}


def escape_path(name: str) -> str:
    r"""Make a file name safe to print, one to one with the name.

    Bytes that are no UTF-8 (surrogate escapes, PEP 383) become `\xNN`; control, bidi and invisible
    format characters become `\n`, `\t`, `\uNNNN` or `\UNNNNNNNN`; a backslash becomes two. All else stays as it is,
    so that Chinese, Arabic and emoji names read as they were written.
    """
    return "".join(_escape_character(character) for character in name)


def _escape_character(character: str) -> str:
    point = ord(character)
    if character == "\\":
        return "\\\\"
    if character in "\n\t\r":
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}[character]
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    if point < 0x20 or 0x7F <= point < 0xA0 or point in _BIDI_AND_FORMAT or 0xD800 <= point <= 0xDFFF:
        return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
    return character
