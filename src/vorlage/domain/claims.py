# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is said to be so: value, mention, assertion, claim, drift, exhibit, finding, ledger.

Two levels. A *mention* is what one report says at one place, and never changes. A *claim* is a set of mentions
held to be the same, each with the reason why it is in. What a machine found is a suggestion; `supports`,
`contradicts` and the like are a person's words only (`Stance`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from vorlage.domain.custody import ItemNumber, require_utc
from vorlage.domain.lineage import Decision, OriginCount, Siglum, Span

ClaimId = NewType("ClaimId", str)


class ClaimKind(StrEnum):
    """What kind of thing is said."""

    QUANTITY = "quantity"
    """An amount of something."""
    DATE = "date"
    QUOTE = "quote"
    """Words in quotation marks with a speaker."""
    STATEMENT = "statement"
    """Attributed, not quoted."""
    EVENT = "event"
    DENIAL = "denial"
    """A statement of its own, never the negation of another claim."""
    NO_COMMENT = "no_comment"


class Comparator(StrEnum):
    """How an amount is bounded."""

    EXACTLY = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount with its comparator and unit. `amount` is None when only its size is lost ("greater than million").

    `unit` is the counted noun or the unit of measure, singularised and lower case; empty when none stands there.
    `high` is set just for a range.
    """

    amount: float | None
    comparator: Comparator
    unit: str
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.comparator is Comparator.RANGE) != (self.high is not None):
            raise ValueError("a range, and nothing else, has a high end")
        if self.high is not None and (self.amount is None or self.high < self.amount):
            raise ValueError("a range has its low end first")


class Granularity(StrEnum):
    """How precise a date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WEEK = "week"
    OTHER = "other"


class DateAnchor(StrEnum):
    """What a date was resolved against."""

    DATELINE = "dateline"
    TEXT = "text"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A TIMEX3 date with its granularity. `date` is `unresolved` when there is nothing to resolve it against."""

    date: str
    end: str | None
    granularity: Granularity
    anchor: DateAnchor


Value = Quantity | CalendarDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSlots:
    """Who did what, where and when, as a report prints it in its own voice. Words stand verbatim in the sentence.

    `actor` may be a pronoun; where the act is passive it is whom it was done to (`is_passive`). `place` is empty and
    `date` None when none is printed in the clause; one of the two always is. `date_printed` are the words of the date.
    """

    actor: str
    act: str
    place: str
    date: CalendarDate | None
    date_printed: str
    is_passive: bool

    def __post_init__(self) -> None:
        if not self.actor or not self.act:
            raise ValueError("an event has an actor and an act")
        if not self.place and self.date is None:
            raise ValueError("an event has a place or a time")
        if (self.date is None) != (not self.date_printed):
            raise ValueError("a date has the words that it was read from, and no date has none")

    def __repr__(self) -> str:
        return f"EventSlots(place={bool(self.place)}, date={self.date is not None})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one record says at one place.

    `start`/`end` is the mention itself, `sentence` what stands around it. `speaker` is as printed, empty when the
    report says it in its own voice; `meant` is whom a printed pronoun may stand for, a proposal by the rule whose name
    ends in `carried`, empty where a name is printed. `rule` names the rule that fired, so that every
    mention can be traced to its reason. `event` has the slots of an event, and of nothing else. `accepted_by` is the
    code name of who accepted what a model had proposed, where the rule begins with `proposed.`, and else empty.
    """

    kind: ClaimKind
    number: ItemNumber
    siglum: Siglum
    start: int
    end: int
    sentence: Span
    quote: str
    speaker: str
    verb: str
    value: Value
    hedged: bool
    negated: bool
    rule: str
    meant: str = ""
    event: EventSlots | None = None
    accepted_by: str = ""

    @property
    def who(self) -> str:
        """The speaker by name as far as one is proposed, else as printed: what mentions are compared by."""
        return self.meant or self.speaker

    def __post_init__(self) -> None:
        if len(self.quote) != self.end - self.start or self.start >= self.end:
            raise ValueError("a mention quotes its span verbatim")
        if not self.sentence[0] <= self.start < self.end <= self.sentence[1]:
            raise ValueError("a mention lies within its sentence")
        if (self.event is not None) != (self.kind is ClaimKind.EVENT):
            raise ValueError("an event, and nothing else, has the slots of one")
        if bool(self.accepted_by) != self.rule.startswith("proposed."):
            raise ValueError("what was proposed, and nothing else, was accepted by somebody")

    def __repr__(self) -> str:
        return f"Mention({self.kind}, {self.number}, {self.start}-{self.end})"


class DriftKind(StrEnum):
    """How a value changed on the way."""

    ROUNDED = "rounded"
    COMPARATOR = "comparator"
    UNIT = "unit"
    RELATIVE_DAY = "relative_day"
    WORDING = "wording"
    NAME = "name"
    ATTRIBUTION_DROPPED = "attribution_dropped"
    HEDGE_DROPPED = "hedge_dropped"
    CORRUPTED = "corrupted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Drift:
    """Two wordings of one claim in two reports, and how they differ.

    `may_be_update`: the second report is a later edition of a running story, so another amount there may be what was
    known by then and nobody's mistake. Which of the two it is, a reader decides.
    """

    before: str
    after: str
    kind: DriftKind
    at: tuple[Siglum, Siglum]
    may_be_update: bool = False


class MachineState(StrEnum):
    """What a machine may say of a passage offered for a claim: never that it supports or contradicts."""

    CANDIDATE = "candidate"
    QUOTE_MATCH = "quote_match"
    NUMBER_MATCH = "number_match"
    VALUE_DIFFERS = "value_differs"
    NUMBER_ABSENT = "number_absent"


class WhyOffered(StrEnum):
    """Why a passage stands where it does among those offered for a claim."""

    SAME_NUMBER = "same_number"
    ROUNDED_NUMBER = "rounded_number"
    """The page's number, as rounded or bounded as the claim has it."""
    SUM_OF_CELLS = "sum_of_cells"
    """Neighbouring cells or numbers of the passage come to the claim's number."""
    SAME_THING_COUNTED = "same_thing_counted"
    OTHER_NUMBER = "other_number"
    """The same thing is counted, and comes to something else."""
    NUMBER_OF_ANOTHER_THING = "number_of_another_thing"
    """The claim's number stands there, but of another thing, or at another time."""
    NUMBER_NOT_HERE = "number_not_here"
    NUMBER_NOWHERE = "number_nowhere"
    """No passage of the primary records has the claim's number."""
    SAME_DATE = "same_date"
    OTHER_DATE = "other_date"
    QUOTED_WORDS = "quoted_words"
    QUOTED_WORDS_CHANGED = "quoted_words_changed"
    """The quoted words stand there with others among them."""
    SHARED_WORDS = "shared_words"
    SHARED_NAME = "shared_name"
    NAME_IN_OTHER_SPELLING = "name_in_other_spelling"
    SHARED_ROLE = "shared_role"
    """A word of office, of an institution or of a thing, in another language."""
    WORDS_AROUND = "words_around"
    """Words of the claim stand in the heading, the column heading or the sentences beside it."""
    OTHER_LANGUAGE = "other_language"
    """In another language: found by numbers, dates, names and offices alone."""


@dataclass(frozen=True, slots=True)
class OfferReason:
    """One reason for which a passage is offered: what the claim prints and what the record prints; each may be empty.

    Both are words of the case, as private as the exhibit's own.
    """

    why: WhyOffered
    here: str = ""
    there: str = ""

    def __repr__(self) -> str:
        return f"OfferReason({self.why})"


class Stance(StrEnum):
    """What a person may say of a passage offered for a claim."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a person decided of an exhibit, who, when and why.

    `is_carried`: the text was read anew since, and the words decided upon were found in it again. `sequence` is that of
    the decision, `signed_by` who else said the same.
    """

    stance: Stance
    by: str
    at: datetime
    reason: str
    sequence: int | None = None
    is_carried: bool = False
    signed_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_utc(self.at)
        if not self.reason:
            raise ValueError("a finding gives its reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A passage of a primary record offered for a claim. Offsets point into the record's text.

    `findings` are those that hold, one of each member who decided, the newest last; `finding` is the newest. Where
    nobody took a stance, `decision` says whether somebody put the passage aside (reject) or is in doubt (hold).
    """

    number: ItemNumber
    path: str
    page: int
    start: int
    end: int
    quote: str
    score: float
    machine: MachineState
    finding: Finding | None = None
    why: tuple[OfferReason, ...] = ()
    findings: tuple[Finding, ...] = ()
    decision: Decision | None = None

    def __post_init__(self) -> None:
        if self.findings and self.finding != self.findings[-1]:
            raise ValueError("the finding of an exhibit is the newest of its findings")
        if self.decision is not None and self.finding is not None:
            raise ValueError("a passage with a stance is neither put aside nor in doubt")

    @property
    def is_put_aside(self) -> bool:
        """Whether a person said that it does not bear on the claim."""
        return self.decision is Decision.REJECT

    @property
    def stances(self) -> frozenset[Stance]:
        """What people say of it: more than one when members disagree."""
        return frozenset(each.stance for each in (*self.findings, *((self.finding,) if self.finding else ())))


class ClaimStatus(StrEnum):
    """Where a claim stands. The last five come from findings alone."""

    UNREVIEWED = "unreviewed"
    NO_PASSAGE_FOUND = "no_passage_found"
    NOT_SEARCHED = "not_searched"
    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Who carries a claim: outlets, lineages (copies of one text count once), and distinct origins."""

    outlets: int
    lineages: OriginCount
    origins: OriginCount


@dataclass(frozen=True, slots=True)
class Member:
    """A mention in a claim, and why it is in."""

    mention: Mention
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is held to be one and the same thing said. Every member says why it is in.

    `lead` is the place, among the members, of the one whose words the claim is shown in: decisions hang on it.
    """

    id: ClaimId
    text: str
    kind: ClaimKind
    value: Value
    members: tuple[Member, ...]
    independence: Independence
    drift: tuple[Drift, ...]
    exhibits: tuple[Exhibit, ...]
    searched: bool
    lead: int = 0

    def __post_init__(self) -> None:
        if not self.members:
            raise ValueError("a claim has at least one mention")
        if not 0 <= self.lead < len(self.members):
            raise ValueError("the lead of a claim is one of its members")
        if {member.mention.kind for member in self.members} != {self.kind}:
            raise ValueError("a claim and its mentions are of one kind")
        places = {(member.mention.number, member.mention.start, member.mention.end) for member in self.members}
        if len(places) != len(self.members):
            raise ValueError("a mention is in a claim once")

    @property
    def status(self) -> ClaimStatus:
        """From findings alone; without any, whether pages were searched and passages found.

        Laws: findings that agree give their word; findings that support and contradict give `disputed`, and so do two
        members who disagree on one passage; the order of exhibits does not matter; a passage that was put aside counts
        as not there.
        """
        stances = {stance for exhibit in self.exhibits for stance in exhibit.stances}
        if not stances:
            if not self.searched:
                return ClaimStatus.NOT_SEARCHED
            is_open = any(not exhibit.is_put_aside for exhibit in self.exhibits)
            return ClaimStatus.UNREVIEWED if is_open else ClaimStatus.NO_PASSAGE_FOUND
        if any(len(exhibit.stances) > 1 for exhibit in self.exhibits):
            return ClaimStatus.DISPUTED
        if Stance.CONTRADICTS in stances:
            affirmed = stances & {Stance.SUPPORTS, Stance.PARTLY}
            return ClaimStatus.DISPUTED if affirmed else ClaimStatus.CONTRADICTED
        if Stance.SUPPORTS in stances:
            return ClaimStatus.SUPPORTED
        return ClaimStatus.PARTLY if Stance.PARTLY in stances else ClaimStatus.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedLanguage:
    """How many of the searched pages are in a language, and whether claims in their own words could reach them.

    Without `own_words` no report is in that language: its pages were searched for numbers, dates, names and offices
    alone. `language` is empty for pages whose language is not known.
    """

    language: str
    pages: int
    own_words: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedPages:
    """What was searched for exhibits: absence in a part of a leak is not contradiction, so this is always shown.

    `pages_unread` could not be read and so not be searched; `pages_failed_ocr` of them are pictures that recognition
    gave up. `languages` has the most pages first.
    """

    records: int
    pages: int
    pages_unread: int
    pages_failed_ocr: int = 0
    languages: tuple[SearchedLanguage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All claims of a case, and what was searched for their exhibits."""

    claims: tuple[Claim, ...]
    searched: SearchedPages
