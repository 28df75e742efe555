# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Entering what was done to learn whether a record is genuine: that its bytes are those received does not show it.

The custody log says how a record was looked at, and nothing of what was found or who looked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from vorlage.catalogue.authenticity import checks_of, insert_check, insert_withdrawal, next_check
from vorlage.catalogue.connection import Catalogue
from vorlage.custody.custody_log import record_change
from vorlage.domain.authenticity import (
    LONGEST_FINDING,
    MOST_CHECK_EXHIBITS,
    AuthenticityCheck,
    CheckExhibit,
    CheckKind,
    CheckWithdrawal,
    is_found,
)
from vorlage.domain.claim_decisions import CONTEXT, Anchor
from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.errors import AuthenticityError
from vorlage.domain.pages import Page

_UNHARMED: Final = "Nothing was entered or changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMade:
    """A check as a person hands it in."""

    kind: CheckKind
    made_on: date
    found: str = field(repr=False)
    by: CodeName
    exhibits: Sequence[CheckExhibit] = ()


def enter_check(
    catalogue: Catalogue, item: ItemNumber, made: CheckMade, *, now: datetime, tool: str
) -> AuthenticityCheck:
    """Enter a check of an item, in one transaction. The caller is the case's only writer.

    Raises:
        AuthenticityError: It says nothing or too much, is of a day to come, or has too many exhibits.
    """
    found = made.found.strip()
    if not is_found(found) or made.made_on > now.date() or len(made.exhibits) > MOST_CHECK_EXHIBITS:
        raise AuthenticityError(
            f"A check of item {item} says what was found, on a day that has been, with few exhibits.",
            record=item,
            expected=f"1 to {LONGEST_FINDING:,} characters, a day up to today, up to {MOST_CHECK_EXHIBITS} exhibits",
            found=f"{len(found):,} characters, {made.made_on}, {len(made.exhibits)} exhibits",
            unharmed=_UNHARMED,
            next_step="say it with --found, and the day with --on",
        )
    with catalogue.writing() as connection:
        check = AuthenticityCheck(
            number=next_check(connection),
            item=item,
            kind=made.kind,
            made_on=made.made_on,
            found=found,
            by=made.by,
            at=now,
            exhibits=tuple(made.exhibits),
        )
        insert_check(connection, check)
        told = f"authenticity check {check.number} entered: {check.kind.value}, {len(check.exhibits)} exhibits"
        record_change(connection, told, item=item, now=now, tool=tool)
    return check


def withdraw_check(
    catalogue: Catalogue, item: ItemNumber, number: int, *, by: CodeName, reason: str, now: datetime, tool: str
) -> CheckWithdrawal:
    """Take a check of an item back, with a reason; both stay on record. The caller is the case's only writer.

    Raises:
        AuthenticityError: The item has no such check, it was withdrawn already, or the reason is blank or too long.
    """
    with catalogue.writing() as connection:
        check = next((each for each in checks_of(connection, item) if each.number == number), None)
        if check is None or check.withdrawn is not None or not is_found(reason):
            what = "has no such check" if check is None else "has that check withdrawn already"
            raise AuthenticityError(
                f"Item {item} {what}." if check is None or check.withdrawn else "A withdrawal says why.",
                record=item,
                unharmed=_UNHARMED,
                next_step=f"list its checks: vorlage authenticity CASE {item}",
            )
        withdrawal = CheckWithdrawal(number=next_check(connection), by=by, at=now, reason=reason.strip())
        insert_withdrawal(connection, check, withdrawal)
        record_change(connection, f"authenticity check {number} withdrawn", item=item, now=now, tool=tool)
    return withdrawal


def words_on(page: Page, number: ItemNumber, words: str) -> Anchor:
    """The anchor of words that stand on a page, once.

    Raises:
        AuthenticityError: They do not stand there, or more than once.
    """
    count = page.text.count(words) if words.strip() else 0
    if count != 1:
        raise AuthenticityError(
            f"The words of an exhibit stand once on their page: page {page.number} of item {number}.",
            record=number,
            expected="1 place",
            found=f"{count} places",
            unharmed=_UNHARMED,
            next_step=f"copy them as they stand there, and enough of them: vorlage text CASE {number}",
        )
    start = page.text.index(words)
    end = start + len(words)
    return Anchor(
        number=number,
        page=page.number,
        start=start,
        end=end,
        layer_digest=page.layer_digest,
        exact=words,
        prefix=page.text[max(0, start - CONTEXT) : start],
        suffix=page.text[end : end + CONTEXT],
    )
