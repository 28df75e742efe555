# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What was done to learn whether a record is genuine: a list of checks, each with what was found, and never a score.

Nothing here adds checks up. Four that found nothing wrong do not make a record genuine, and one that did may itself be
wrong; whoever reads the list judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NewType

from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.custody import CodeName, Digest, ItemNumber, require_utc

CheckNumber = NewType("CheckNumber", int)
"""The number of a check: from 1, unique in the case; a withdrawal has a number of its own."""

LONGEST_FINDING: Final = 20_000
"""Characters of what a check found."""
MOST_CHECK_EXHIBITS: Final = 100


class CheckKind(StrEnum):
    """How a record was looked at."""

    FORENSIC = "forensic"
    """The file itself: its structure, properties, fonts, signatures, traces of editing."""
    LINGUISTIC = "linguistic"
    """Its language: terms, formulas and errors of the office and the time it says it is from."""
    OTHER_HOLDERS = "other_holders"
    """Others who hold the same record, or were sent it."""
    EXPERTS = "experts"
    """People who know the office, the subject or the handwriting."""


@dataclass(frozen=True, slots=True)
class WholeItem:
    """An item of the case that a check rests on as a whole, with the digest of its bytes."""

    number: ItemNumber
    digest: Digest


CheckExhibit = Anchor | WholeItem
"""What a check rests on: words of a record, or an item whole: a second copy, a letter from another holder, a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWithdrawal:
    """That a check is not to be relied on any more, by whom, when and why."""

    number: CheckNumber
    by: CodeName
    at: datetime
    reason: str = field(repr=False)

    def __post_init__(self) -> None:
        require_utc(self.at)
        if not is_found(self.reason):
            raise ValueError("a withdrawal gives its reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthenticityCheck:
    """One check of one record: how, by whom, when, what was found in words, and what it rests on.

    `made_on` is the day of the check as its maker says, `at` when it was entered. A withdrawn check stays in the list.
    """

    number: CheckNumber
    item: ItemNumber
    kind: CheckKind
    made_on: date
    found: str = field(repr=False)
    by: CodeName
    at: datetime
    exhibits: tuple[CheckExhibit, ...] = ()
    withdrawn: CheckWithdrawal | None = None

    def __post_init__(self) -> None:
        require_utc(self.at)
        if self.number < 1 or not is_found(self.found):
            raise ValueError("a check has a number from 1 and says what was found")
        if self.made_on > self.at.date():
            raise ValueError("a check is entered when it was made, or later")
        if len(self.exhibits) > MOST_CHECK_EXHIBITS:
            raise ValueError("a check rests on a hundred exhibits at most")
        if self.withdrawn is not None and self.withdrawn.number <= self.number:
            raise ValueError("a withdrawal comes after the check")


def is_found(words: str) -> bool:
    """Whether words can stand for what a check found: not blank, and not a book."""
    return bool(words.strip()) and len(words) <= LONGEST_FINDING
