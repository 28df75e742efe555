# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Invented people, decided about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from vorlage.domain.custody import CodeName
from vorlage.domain.protection import NameDecision, NameDecisionKind, Person, PersonNumber

NOW: Final = datetime(2026, 11, 21, tzinfo=UTC)


def a_person(*spellings: str, kind: NameDecisionKind = NameDecisionKind.PROTECT) -> Person:
    """Somebody decided about, with these spellings."""
    number = PersonNumber(1)
    decision = NameDecision(person=number, kind=kind, ground="asked for it", by=CodeName("HERON"), at=NOW)
    return Person(number=number, spellings=spellings, decisions=(decision,))
