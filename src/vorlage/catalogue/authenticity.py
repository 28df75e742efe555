# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of authenticity in the catalogue: rows are added and never changed; a withdrawal is a row of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from vorlage.catalogue.tables import authenticity_checks, authenticity_exhibits
from vorlage.domain.authenticity import (
    AuthenticityCheck,
    CheckExhibit,
    CheckKind,
    CheckNumber,
    CheckWithdrawal,
    WholeItem,
)
from vorlage.domain.claim_decisions import Anchor
from vorlage.domain.custody import CodeName, Digest, ItemNumber


def next_check(connection: Connection) -> CheckNumber:
    """The number that the next check or withdrawal takes."""
    highest = connection.execute(select(func.max(authenticity_checks.c.number))).scalar()
    return CheckNumber(1 if highest is None else int(highest) + 1)


def insert_check(connection: Connection, check: AuthenticityCheck) -> None:
    """Enter a check with its exhibits."""
    connection.execute(
        insert(authenticity_checks),
        {
            "number": check.number,
            "item": check.item,
            "kind": check.kind.value,
            "withdraws": None,
            "found": check.found,
            "made_on": check.made_on.isoformat(),
            "made_by": check.by.text,
            "made_at": check.at.isoformat(),
        },
    )
    rows = [
        {"authenticity_check": check.number, "position": position, **_exhibit_columns(exhibit)}
        for position, exhibit in enumerate(check.exhibits)
    ]
    if rows:
        connection.execute(insert(authenticity_exhibits), rows)


def insert_withdrawal(connection: Connection, check: AuthenticityCheck, withdrawal: CheckWithdrawal) -> None:
    """Enter that a check is withdrawn."""
    connection.execute(
        insert(authenticity_checks),
        {
            "number": withdrawal.number,
            "item": check.item,
            "kind": None,
            "withdraws": check.number,
            "found": withdrawal.reason,
            "made_on": withdrawal.at.date().isoformat(),
            "made_by": withdrawal.by.text,
            "made_at": withdrawal.at.isoformat(),
        },
    )


def checks_of(connection: Connection, item: ItemNumber) -> tuple[AuthenticityCheck, ...]:
    """All checks of an item by number, withdrawn ones among them."""
    query = select(authenticity_checks).where(authenticity_checks.c.item == item).order_by(authenticity_checks.c.number)
    rows = connection.execute(query).all()
    withdrawals = {row.withdraws: _withdrawal(row) for row in rows if row.withdraws is not None}
    exhibits = _exhibits(connection, [row.number for row in rows])
    return tuple(
        _check(row, exhibits[row.number], withdrawals.get(row.number)) for row in rows if row.withdraws is None
    )


def _check(row: Row[Any], exhibits: Sequence[CheckExhibit], withdrawal: CheckWithdrawal | None) -> AuthenticityCheck:
    return AuthenticityCheck(
        number=CheckNumber(row.number),
        item=ItemNumber(row.item),
        kind=CheckKind(row.kind),
        made_on=date.fromisoformat(row.made_on),
        found=row.found,
        by=CodeName(row.made_by),
        at=datetime.fromisoformat(row.made_at),
        exhibits=tuple(exhibits),
        withdrawn=withdrawal,
    )


def _withdrawal(row: Row[Any]) -> CheckWithdrawal:
    made_at = datetime.fromisoformat(row.made_at)
    return CheckWithdrawal(number=CheckNumber(row.number), by=CodeName(row.made_by), at=made_at, reason=row.found)


def _exhibits(connection: Connection, numbers: Sequence[int]) -> defaultdict[int, list[CheckExhibit]]:
    found: defaultdict[int, list[CheckExhibit]] = defaultdict(list)
    table = authenticity_exhibits
    for number in numbers:
        query = select(table).where(table.c.authenticity_check == number).order_by(table.c.position)
        found[number].extend(_exhibit(row) for row in connection.execute(query))
    return found


def _exhibit_columns(exhibit: CheckExhibit) -> dict[str, object]:
    if isinstance(exhibit, WholeItem):
        nothing = dict.fromkeys(("page", "start_offset", "end_offset", "exact", "prefix", "suffix"))
        return {"item": exhibit.number, "digest": exhibit.digest.hex, **nothing}
    return {
        "item": exhibit.number,
        "digest": exhibit.layer_digest.hex,
        "page": exhibit.page,
        "start_offset": exhibit.start,
        "end_offset": exhibit.end,
        "exact": exhibit.exact,
        "prefix": exhibit.prefix,
        "suffix": exhibit.suffix,
    }


def _exhibit(row: Row[Any]) -> CheckExhibit:
    if row.page is None:
        return WholeItem(ItemNumber(row.item), Digest(row.digest))
    return Anchor(
        number=ItemNumber(row.item),
        page=row.page,
        start=row.start_offset,
        end=row.end_offset,
        layer_digest=Digest(row.digest),
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
    )
