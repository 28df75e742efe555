# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of checks of authenticity: each says what was found, and a withdrawn one is still there."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from vorlage.domain.authenticity import (
    AuthenticityCheck,
    CheckKind,
    CheckNumber,
)
from vorlage.domain.custody import CodeName, ItemNumber

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def a_check() -> AuthenticityCheck:
    """One that found something."""
    return AuthenticityCheck(
        number=CheckNumber(1),
        item=ItemNumber(4),
        kind=CheckKind.EXPERTS,
        made_on=date(2031, 5, 6),
        found="The hand is that of the clerk.",
        by=CodeName("heron"),
        at=NOON,
        withdrawn=None,
    )


def test_a_check_holds_no_number_that_could_be_a_score() -> None:
    """Who counts checks does it in their own head."""
    kinds = {str(field.type) for field in fields(AuthenticityCheck)}
    assert not kinds & {"int", "float", "bool"}
    assert "clerk" not in repr(a_check())


@pytest.mark.parametrize(
    "changed",
    [{"found": " "}, {"number": 0}, {"made_on": date(2031, 5, 7)}, {"at": datetime(2031, 5, 6)}],  # noqa: DTZ001
)
def test_what_is_no_check_cannot_be_made(changed: dict[str, object]) -> None:
    """Without words, without a number, of a day to come, or at a time of no zone."""
    with pytest.raises(ValueError, match=r"a check|aware"):
        replace(a_check(), **changed)  # type: ignore[arg-type]
