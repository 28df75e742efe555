# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What people sign before something is published: the subject, how it read when it was signed, and how many sign.

A sign-off holds for one reading of its subject. Whatever changes the reading leaves the sign-off on record, and void.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from vorlage.domain.custody import CodeName, ItemNumber, require_utc
from vorlage.domain.words import Box

_SUBJECT: Final = re.compile(r"(traces|redaction)-([1-9]\d{0,8})|(page|pictures)-([1-9]\d{0,8})-([1-9]\d{0,5})")


class ReleaseSubject(StrEnum):
    """What is signed."""

    TRACES = "traces"
    """That the trace report of an item was read."""
    PAGE = "page"
    """That a page on which names cannot be found by matching was read by eye, and hides what it must."""
    REDACTION = "redaction"
    """That the boxes drawn on an item hide what they must, by somebody who neither drew nor took away any."""
    PICTURES = "pictures"
    """That nobody is to be protected on the pictures of a page that no box covers."""


SIGNERS_NEEDED: Final = {
    ReleaseSubject.TRACES: 1,
    ReleaseSubject.PAGE: 2,
    ReleaseSubject.REDACTION: 1,
    ReleaseSubject.PICTURES: 1,
}
"""How many different members sign each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSubject:
    """A subject of an item, or of a page of it; printed as `traces-12`, `page-12-3`."""

    kind: ReleaseSubject
    item: ItemNumber
    page_number: int | None = None

    def __post_init__(self) -> None:
        is_of_page = self.kind in (ReleaseSubject.PAGE, ReleaseSubject.PICTURES)
        if self.item < 1 or is_of_page != (self.page_number is not None) or (self.page_number or 1) < 1:
            raise ValueError("traces and redactions are of an item, pages and pictures of a page of it")

    def __str__(self) -> str:
        page = "" if self.page_number is None else f"-{self.page_number}"
        return f"{self.kind.value}-{self.item}{page}"

    @classmethod
    def of(cls, text: str) -> Self | None:
        """The subject that is printed so; None for any other text."""
        found = _SUBJECT.fullmatch(text)
        if found is None:
            return None
        if found[1]:
            return cls(kind=ReleaseSubject(found[1]), item=ItemNumber(int(found[2])))
        return cls(kind=ReleaseSubject(found[3]), item=ItemNumber(int(found[4])), page_number=int(found[5]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSignOff:
    """That a member signed a subject as it read then, or took an own signature back. Never leaves the case."""

    number: int
    subject: SignedSubject
    by: CodeName
    at: datetime
    is_withdrawal: bool = False

    def __post_init__(self) -> None:
        require_utc(self.at)

    def __repr__(self) -> str:
        return f"ReleaseSignOff({self.number}, {self.subject})"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRegion:
    """A part of a page that is neither print on white nor paper, nor under a box: it may show somebody.

    `box` is in the measure of the page. Does not promise that there is a picture, nor that a picture shows anybody.
    """

    page_number: int
    box: Box
