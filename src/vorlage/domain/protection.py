# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whom people decided to protect or to show, and the spots of a text that must not leave the case.

Until somebody decides, a name or an identifier counts as protected. There is nothing here that gathers what a person
said or did: a person is the spellings to be hidden or shown, and the decisions about them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from vorlage.domain.custody import CodeName, require_utc
from vorlage.domain.lineage import Span

PersonNumber = NewType("PersonNumber", int)
"""The number a person goes by wherever their name must not stand: from 1, in the order of the first decisions."""

LONGEST_SPELLING: Final = 200
MOST_SPELLINGS: Final = 100
LONGEST_GROUND: Final = 2_000


class Standing(StrEnum):
    """What holds for a name now."""

    UNDECIDED = "undecided"
    """Nobody decided, or protection was lifted: it is hidden."""
    PROTECTED = "protected"
    PUBLIC = "public"
    """An office-holder acting in office: it is shown."""

    @property
    def is_hidden(self) -> bool:
        """Whether the name is masked wherever text leaves the case: all but public ones are."""
        return self is not Standing.PUBLIC


class NameDecisionKind(StrEnum):
    """What a person of the desk decided about a name."""

    PROTECT = "protect"
    """Hide it. One person is enough."""
    MARK_PUBLIC = "mark_public"
    """Show it. Not while it is protected."""
    ASK_TO_LIFT = "ask_to_lift"
    """The first of the two who are needed to lift protection: nothing changes yet."""
    LIFT = "lift"
    """The second, who is not the first: the name is undecided again, which is still hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """What was decided about one person's name, by whom and when. Rows of these are added and never changed."""

    person: PersonNumber
    kind: NameDecisionKind
    ground: str = field(repr=False)
    by: CodeName
    at: datetime

    def __post_init__(self) -> None:
        require_utc(self.at)
        if not is_ground(self.ground):
            raise ValueError("a decision about a name has a ground of one to 2,000 characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A name in its spellings across scripts, identifiers among them, with what people decided about it.

    Invariants: there is a spelling and a decision; all decisions are about this person and each was allowed when it
    was made; whoever has no decision of `MARK_PUBLIC` last is hidden.
    """

    number: PersonNumber
    spellings: tuple[str, ...] = field(repr=False)
    decisions: tuple[NameDecision, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if self.number < 1 or not 0 < len(self.spellings) <= MOST_SPELLINGS or not self.decisions:
            raise ValueError("a person has a number from 1, one to 100 spellings and a decision")
        if not all(map(is_spelling, self.spellings)):
            raise ValueError("a spelling is one line of 1 to 200 characters, with a letter or a digit")
        for at, decision in enumerate(self.decisions):
            if decision.person != self.number or refusal(self.decisions[:at], decision.kind, decision.by) is not None:
                raise ValueError("a person's decisions are about them, and each is allowed after those before")

    @property
    def standing(self) -> Standing:
        """What holds for the name now."""
        return standing_after(self.decisions)

    @property
    def lift_asked_by(self) -> CodeName | None:
        """Who asked to lift protection, while a second person's word is still needed."""
        last = self.decisions[-1]
        return last.by if last.kind is NameDecisionKind.ASK_TO_LIFT else None


class Refusal(StrEnum):
    """Why a decision about a name is not taken."""

    STILL_PROTECTED = "still_protected"
    NOT_PROTECTED = "not_protected"
    NOBODY_ASKED = "nobody_asked"
    SAME_PERSON = "same_person"


def standing_after(decisions: Sequence[NameDecision]) -> Standing:
    """What holds for a name after these decisions, in their order. None at all: undecided."""
    standing = Standing.UNDECIDED
    for decision in decisions:
        match decision.kind:
            case NameDecisionKind.PROTECT:
                standing = Standing.PROTECTED
            case NameDecisionKind.MARK_PUBLIC:
                standing = Standing.PUBLIC
            case NameDecisionKind.LIFT:
                standing = Standing.UNDECIDED
            case NameDecisionKind.ASK_TO_LIFT:
                pass
    return standing


def refusal(decisions: Sequence[NameDecision], kind: NameDecisionKind, by: CodeName) -> Refusal | None:
    """Why a decision is not allowed after these; None when it is.

    Towards protection one word is enough, at any time. Away from it two persons are needed, one after the other: the
    second is told from the first by the code name, whatever its capitals.
    """
    standing = standing_after(decisions)
    match kind:
        case NameDecisionKind.PROTECT:
            return None
        case NameDecisionKind.MARK_PUBLIC:
            return Refusal.STILL_PROTECTED if standing is Standing.PROTECTED else None
        case NameDecisionKind.ASK_TO_LIFT:
            return None if standing is Standing.PROTECTED else Refusal.NOT_PROTECTED
        case NameDecisionKind.LIFT:
            if standing is not Standing.PROTECTED:
                return Refusal.NOT_PROTECTED
            last = decisions[-1]
            if last.kind is not NameDecisionKind.ASK_TO_LIFT:
                return Refusal.NOBODY_ASKED
            return Refusal.SAME_PERSON if last.by.text.casefold() == by.text.casefold() else None


def is_ground(text: str) -> bool:
    """Whether a ground says something and is not too long."""
    return bool(text.strip()) and len(text) <= LONGEST_GROUND


def is_spelling(text: str) -> bool:
    """Whether a text can be a spelling: one line with a letter or a digit, not too long."""
    return (
        len(text) <= LONGEST_SPELLING
        and text == text.strip()
        and any(character.isalnum() for character in text)
        and not any(character in "\n\r\v\f\x85\u2028\u2029\x00" for character in text)
    )


class SpotKind(StrEnum):
    """What a spot of a text is, or could be."""

    NAME = "name"
    E_MAIL = "e_mail"
    PHONE = "phone"
    NATIONAL_ID = "national_id"
    PASSPORT = "passport"
    IBAN = "iban"
    CARD = "card"
    PLATE = "plate"
    PLACE = "place"
    """Coordinates."""
    NETWORK = "network"
    """The address of a machine: IP or MAC."""
    ACCOUNT = "account"
    NUMBER = "number"
    """A long number of no known form."""


class Why(StrEnum):
    """Why a spot is hidden."""

    PROTECTED = "protected"
    """It is a name or an identifier of a protected person."""
    UNDECIDED = "undecided"
    """It could be a name, and nobody decided."""
    FORM = "form"
    """It has the form of an identifier."""
    CHECK_DIGITS = "check_digits"
    """It has the form of an identifier, and its check digits fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A stretch of one text that must not leave the case. Code points, half-open, never empty.

    It does not say whose name it is: that would make a list of spots a list of a person's mentions.
    """

    start: int
    end: int
    kind: SpotKind
    why: Why

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a spot is a stretch of a text and not empty")

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


PLACEHOLDERS: Final = {
    SpotKind.NAME: "[name]",
    SpotKind.E_MAIL: "[e-mail]",
    SpotKind.PHONE: "[phone]",
    SpotKind.NATIONAL_ID: "[id]",
    SpotKind.PASSPORT: "[id]",
    SpotKind.IBAN: "[account]",
    SpotKind.CARD: "[account]",
    SpotKind.PLATE: "[plate]",
    SpotKind.PLACE: "[place]",
    SpotKind.NETWORK: "[address]",
    SpotKind.ACCOUNT: "[account]",
    SpotKind.NUMBER: "[number]",
}
"""What stands for a spot: the same for every value of a kind, decided or not, so that it tells no length, no initials,
and not whether somebody is on the list."""


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text with each spot replaced by its placeholder.

    `text` may leave the case; the rest stays. No value of a spot is kept here.
    """

    text: str
    _kept: tuple[tuple[int, int, int], ...] = field(repr=False)
    """Stretches that were left as they are: start and end in the text as given, and start in `text`; in order."""

    @classmethod
    def of(cls, text: str, spots: Sequence[Spot]) -> MaskedText:
        """Replace spots, which lie in the text, in order and apart from each other.

        Raises:
            ValueError: They do not.
        """
        pieces: list[str] = []
        kept: list[tuple[int, int, int]] = []
        at = length = 0
        ends = [(spot.start, spot.end, PLACEHOLDERS[spot.kind]) for spot in spots]
        for start, end, placeholder in (*ends, (len(text), len(text), "")):
            if start < at or end > len(text):
                raise ValueError("spots lie in the text, in order and apart from each other")
            if start > at:
                kept.append((at, start, length))
            pieces += (text[at:start], placeholder)
            length += start - at + len(placeholder)
            at = end
        return cls("".join(pieces), tuple(kept))

    @property
    def has_placeholder(self) -> bool:
        """Whether anything is hidden."""
        return self._kept != (((0, len(self.text), 0),) if self.text else ())

    @property
    def shown(self) -> tuple[Span, ...]:
        """The stretches of the text as given that were left as they are, in order."""
        return tuple((start, end) for start, end, _ in self._kept)

    def place(self, start: int, end: int) -> Span | None:
        """Where a stretch of the text as given stands in `text`; None when any of it is hidden.

        A mark on a placeholder would say what it hides: so there is none.
        """
        for first, last, now in self._kept:
            if first <= start and end <= last:
                return start - first + now, end - first + now
        return None
