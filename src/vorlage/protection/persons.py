# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Deciding about names: protect, mark public, and lift protection, for which two people are needed.

Each decision is a row in the catalogue and a custody event; the event gives the person's number and what was decided,
never a name, a ground or a spelling.

Residual risks: that two code names are two people is taken on trust, since a case has no members yet. Whoever can read
the catalogue can read the list; it never leaves the case by any command.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.persons import insert_name_decision, insert_spellings, list_persons
from vorlage.custody.custody_log import record_change
from vorlage.domain.custody import CodeName
from vorlage.domain.errors import NameDecisionError
from vorlage.domain.protection import (
    MOST_SPELLINGS,
    NameDecision,
    NameDecisionKind,
    Person,
    PersonNumber,
    Refusal,
    Standing,
    refusal,
)
from vorlage.names.folding import fold_text

THIS_DESK: Final = CodeName("this-desk")
"""Who decided, where nobody says: never a login name."""

_WHY: Final = {
    Refusal.STILL_PROTECTED: (
        "is protected, and protection is lifted by two people",
        "lift it first, each of two: vorlage protect CASE lift NUMBER --as MEMBER --reason TEXT",
    ),
    Refusal.NOT_PROTECTED: ("is not protected now", "see what holds: vorlage protect CASE list"),
    Refusal.NOBODY_ASKED: ("has nobody who asked to lift", "ask: vorlage protect CASE lift NUMBER --as MEMBER"),
    Refusal.SAME_PERSON: (
        "was asked to be lifted by the same member",
        "let another member say so: vorlage protect CASE lift NUMBER --as MEMBER --reason TEXT",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """Somebody as a person typed them: spellings, identifiers among them, and why."""

    spellings: tuple[str, ...] = field(repr=False)
    ground: str = field(repr=False)


def decide_on(
    catalogue: Catalogue,
    named: Sequence[NamedPerson],
    kind: NameDecisionKind,
    *,
    by: CodeName,
    now: datetime,
    tool: str,
) -> tuple[PersonNumber, ...]:
    """Protect persons or mark them public, all or none, in one transaction. The caller is the case's only writer.

    Who shares a spelling with somebody known, however written (folded), is that person: new spellings are added to
    theirs. Somebody who would join two known persons is entered as a person of their own.

    Returns:
        Their numbers, in the order given.

    Raises:
        NameDecisionError: One is to be public and has a spelling of a protected person, or has too many spellings.
    """
    with catalogue.writing() as connection:
        known = {person.number: person for person in list_persons(connection)}
        numbers = [_decide(connection, known, each, kind, by=by, now=now) for each in named]
        _record(connection, numbers, kind, now=now, tool=tool)
    return tuple(numbers)


def lift(catalogue: Catalogue, number: int, *, reason: str, by: CodeName, now: datetime, tool: str) -> NameDecisionKind:
    """Take one of the two steps that lift protection: the first asks, the second, by another member, lifts.

    Lifted means undecided, which is still hidden. The caller is the case's only writer.

    Raises:
        NameDecisionError: Nobody of this number is protected, or the same member asked.
    """
    with catalogue.writing() as connection:
        person = next((each for each in list_persons(connection) if each.number == number), None)
        if person is None:
            raise NameDecisionError(
                "Nobody has this number.",
                unharmed="Nothing was changed; who is protected stays so.",
                next_step="see the numbers: vorlage protect CASE list",
            )
        kind = NameDecisionKind.ASK_TO_LIFT if person.lift_asked_by is None else NameDecisionKind.LIFT
        _refuse(person.number, refusal(person.decisions, kind, by))
        decision = NameDecision(person=person.number, kind=kind, ground=reason, by=by, at=now)
        insert_name_decision(connection, decision)
        _record(connection, [person.number], kind, now=now, tool=tool)
    return kind


def note_showing(catalogue: Catalogue, *, now: datetime, tool: str) -> None:
    """Record that the list of persons was shown, name by name. The caller is the case's only writer."""
    with catalogue.writing() as connection:
        record_change(connection, "list of decided names shown", now=now, tool=tool)


def _decide(
    connection: Connection,
    known: dict[PersonNumber, Person],
    named: NamedPerson,
    kind: NameDecisionKind,
    *,
    by: CodeName,
    now: datetime,
) -> PersonNumber:
    sharing = _sharing(known, named.spellings)
    for each in sharing:
        _refuse(each.number, refusal(each.decisions, kind, by))
    person = sharing[0] if len(sharing) == 1 else None
    number = person.number if person is not None else PersonNumber(max(known, default=0) + 1)
    old = person.spellings if person is not None else ()
    spellings = tuple(dict.fromkeys((*old, *named.spellings)))
    if len(spellings) > MOST_SPELLINGS:
        raise NameDecisionError(
            f"Person {number} would have more than {MOST_SPELLINGS} spellings.",
            unharmed="Nothing was changed; who is protected stays so.",
            next_step="leave out spellings that differ in capitals, accents or spaces only: these are found anyway",
        )
    decision = NameDecision(person=number, kind=kind, ground=named.ground, by=by, at=now)
    decisions = (*(person.decisions if person is not None else ()), decision)
    known[number] = Person(number=number, spellings=spellings, decisions=decisions)
    insert_spellings(connection, number, spellings[len(old) :])
    insert_name_decision(connection, decision)
    return number


def _sharing(known: Mapping[PersonNumber, Person], spellings: Iterable[str]) -> list[Person]:
    wanted = set(map(_folded, spellings))
    return [person for person in known.values() if not wanted.isdisjoint(map(_folded, person.spellings))]


def _folded(spelling: str) -> str:
    return "".join(character for character in fold_text(spelling) if character.isalnum())


def _refuse(number: PersonNumber, why: Refusal | None) -> None:
    if why is not None:
        what, next_step = _WHY[why]
        raise NameDecisionError(
            f"Person {number} {what}.",
            record=number,
            expected=Standing.PROTECTED.value if why is Refusal.NOT_PROTECTED else None,
            unharmed="Nothing was changed; who is protected stays so.",
            next_step=next_step,
        )


def _record(
    connection: Connection, numbers: Sequence[PersonNumber], kind: NameDecisionKind, *, now: datetime, tool: str
) -> None:
    for number in numbers:
        record_change(connection, f"name of person {number}: {kind.value}", now=now, tool=tool)
