# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger as it may leave the case: texts masked, and nobody of the desk in it.

1. Every text goes through the one rule for what leaves (`search.outgoing`), as a stretch of the page it stands on. A
   value is kept just where its words are shown: the digits of a hidden number say what was hidden.
2. Of a person's decision the stance is kept; who took it, when and why is not. A passage put aside is not kept.
3. Scores, reasons of rules, bylines, properties of originals, accessions and digests are not kept: digests would tell
   whoever holds a copy which copy leaked.

The forms (`schema_org`, `annotations`, `follow_the_money`, `tables`) see nothing but what is made here.

Residual risks: what is left of a text can still tell who is meant; masking is not anonymising. A claim that few people
could make points to them, masked or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from vorlage.domain.claims import CalendarDate, Claim, ClaimStatus, DriftKind, Ledger, Mention, Quantity, Value
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.pages import Record
from vorlage.search.outgoing import Veil

CONTEXT: Final = 32
"""Characters of prefix and suffix of a quotation."""

_STEM: Final = 4
"""Letters by which a unit in its ground form is found among printed words: "home" in "homes"."""
_ISO_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}(?![\d-])")

Reader = Callable[[Sequence[ItemNumber]], Iterable[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingRecord:
    """A record that is spoken of: a report, or a primary record with a passage. `published` is an ISO date or empty."""

    number: ItemNumber
    path: str = field(repr=False)
    is_report: bool
    title: str = field(repr=False)
    outlet: str = field(repr=False)
    published: str
    language: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPlace:
    """A stretch of a record. `start` and `end` point into the record's text; `text` is masked.

    `exact` is the longest part of it that is shown as it stands there, at `exact_start`, with what stands right around
    it as far as that is shown: so a quotation selector never quotes what was never printed.
    """

    number: ItemNumber
    page: int
    start: int
    end: int
    text: str = field(repr=False)
    exact: str = field(repr=False)
    exact_start: int
    prefix: str = field(repr=False)
    suffix: str = field(repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is shown."""
        return len(self.exact) == self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingAssertion:
    """A claim as one report makes it."""

    place: OutgoingPlace
    sentence: OutgoingPlace
    speaker: str = field(repr=False)
    verb: str
    value: Value
    is_hedged: bool
    is_negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingDrift:
    """Two wordings of one claim in two reports."""

    before: str = field(repr=False)
    after: str = field(repr=False)
    kind: DriftKind
    at: tuple[ItemNumber, ItemNumber]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingExhibit:
    """A passage offered for a claim: what the machine says of it, and the stances that people took, by name."""

    place: OutgoingPlace
    machine: str
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingClaim:
    """A claim of the ledger."""

    id: str
    kind: str
    text: str = field(repr=False)
    value: Value
    status: ClaimStatus
    is_decided: bool
    """Whether the status comes from what people decided."""
    outlets: int
    lineages: tuple[int, int]
    origins: tuple[int, int]
    assertions: tuple[OutgoingAssertion, ...]
    drift: tuple[OutgoingDrift, ...]
    exhibits: tuple[OutgoingExhibit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLedger:
    """What leaves: claims, and the records they speak of, by number."""

    claims: tuple[OutgoingClaim, ...]
    records: Mapping[ItemNumber, OutgoingRecord]


def outgoing_ledger(ledger: Ledger, read: Reader, veil: Veil) -> OutgoingLedger:
    """The ledger as it may leave the case.

    Each record is read once, and all that is taken from one page is masked one after the other.

    Args:
        ledger: With people's findings.
        read: Gives records by their numbers. What points into a record that is not there any more is left out.
        veil: What every text goes through.
    """
    wanted = _wanted(ledger)
    records: dict[ItemNumber, OutgoingRecord] = {}
    places: dict[tuple[ItemNumber, Span], OutgoingPlace] = {}
    reports = {member.mention.number for claim in ledger.claims for member in claim.members}
    for record in read(sorted(wanted)):
        records[record.number] = _record(record, veil, is_report=record.number in reports)
        for place in _places(record, sorted(wanted[record.number]), veil):
            places[record.number, (place.start, place.end)] = place
    numbers = {member.mention.siglum: member.mention.number for claim in ledger.claims for member in claim.members}
    claims = (_claim(claim, places, numbers, veil) for claim in ledger.claims)
    return OutgoingLedger(claims=tuple(claim for claim in claims if claim is not None), records=records)


def printed_value(value: Value) -> str:
    """A value in digits, as `>= 15000 people` or `2017-06`; empty where there is none or it was lost."""
    if isinstance(value, CalendarDate):
        return value.date if value.end is None else f"{value.date}/{value.end}"
    if not isinstance(value, Quantity) or value.amount is None:
        return ""
    amount = f"{value.amount:.15g}"
    bounded = f"{amount} to {value.high:.15g}" if value.high is not None else f"{value.comparator.value} {amount}"
    return f"{bounded.removeprefix('= ')} {value.unit}".rstrip()


def _wanted(ledger: Ledger) -> dict[ItemNumber, set[Span]]:
    wanted: dict[ItemNumber, set[Span]] = {}
    for claim in ledger.claims:
        for member in claim.members:
            mention = member.mention
            wanted.setdefault(mention.number, set()).update(((mention.start, mention.end), mention.sentence))
        for exhibit in claim.exhibits:
            if not exhibit.is_put_aside:
                wanted.setdefault(exhibit.number, set()).add((exhibit.start, exhibit.end))
    return wanted


def _record(record: Record, veil: Veil, *, is_report: bool) -> OutgoingRecord:
    return OutgoingRecord(
        number=record.number,
        path=veil.path(record.path),
        is_report=is_report,
        title=veil.text(record.head.title),
        outlet=veil.text(record.head.outlet),
        published=_iso_day(record.head.published) if is_report else "",
        language=next((page.language for page in record.pages if page.language), ""),
        media_type=record.media_type,
    )


def _iso_day(published: str) -> str:
    """A TIMEX3 date as far as it is one of ISO 8601: a day, a month or a year; weeks and seasons are left out."""
    found = _ISO_DATE.match(published)
    return found[0] if found else ""


def _places(record: Record, spans: Iterable[Span], veil: Veil) -> Iterator[OutgoingPlace]:
    text = record.text
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            continue
        page = record.page_at(start)
        first = record.page_start(page.number)
        # A stretch that goes on over the page is masked as a part of the record.
        around, moved = (page.text, first) if end <= first + len(page.text) else (text, 0)
        yield _place(record.number, page.number, (start, end), around, moved, veil)


def _place(number: ItemNumber, page: int, at: Span, around: str, moved: int, veil: Veil) -> OutgoingPlace:
    start, end = at[0] - moved, at[1] - moved
    masked = veil.stretch(around, start, end)
    low, top = max(masked.shown, key=lambda span: span[1] - span[0], default=(0, 0))
    low, top = start + low, start + top
    before, behind = max(0, low - CONTEXT), min(len(around), top + CONTEXT)
    return OutgoingPlace(
        number=number,
        page=page,
        start=at[0],
        end=at[1],
        text=masked.text,
        exact=around[low:top],
        exact_start=low + moved,
        prefix=_tail(around[before:low], veil.stretch(around, before, low).shown),
        suffix=_head(around[top:behind], veil.stretch(around, top, behind).shown),
    )


def _tail(text: str, shown: Sequence[Span]) -> str:
    """The end of a text as far as it is shown."""
    return text[shown[-1][0] :] if shown and shown[-1][1] == len(text) else ""


def _head(text: str, shown: Sequence[Span]) -> str:
    """The beginning of a text as far as it is shown."""
    return text[: shown[0][1]] if shown and shown[0][0] == 0 else ""


def _claim(
    claim: Claim,
    places: Mapping[tuple[ItemNumber, Span], OutgoingPlace],
    numbers: Mapping[Siglum, ItemNumber],
    veil: Veil,
) -> OutgoingClaim | None:
    """A claim as far as anything of it is shown; None where nothing is."""
    made = ((member.mention, _assertion(member.mention, places, veil)) for member in claim.members)
    shown = [(mention, assertion) for mention, assertion in made if assertion is not None]
    if not shown:
        return None
    first = next((each for each in shown if each[0].value == claim.value), shown[0])[1]
    counted = claim.independence
    return OutgoingClaim(
        id=claim.id,
        kind=claim.kind.value,
        text=_wording(first, has_value=claim.value is not None),
        value=first.value,
        status=claim.status,
        is_decided=any(exhibit.stances for exhibit in claim.exhibits),
        outlets=counted.outlets,
        lineages=(counted.lineages.low, counted.lineages.high),
        origins=(counted.origins.low, counted.origins.high),
        assertions=tuple(assertion for _, assertion in shown),
        drift=tuple(_drift(claim, shown, numbers, veil)),
        exhibits=tuple(_exhibits(claim, places)),
    )


def _wording(assertion: OutgoingAssertion, *, has_value: bool) -> str:
    """A claim in the words of one report: the sentence of a value, else what is said and by whom."""
    if has_value:
        return " ".join(assertion.sentence.text.split())
    said = " ".join(assertion.place.text.split())
    return f"{assertion.speaker}: {said}" if assertion.speaker else said


def _drift(
    claim: Claim,
    shown: Sequence[tuple[Mention, OutgoingAssertion]],
    numbers: Mapping[Siglum, ItemNumber],
    veil: Veil,
) -> Iterator[OutgoingDrift]:
    """What changed between two reports, in words that are masked where they stand: a number by itself does not tell
    that it is somebody's telephone. An edge of which a side is not exported is left out."""
    masked = {(mention.siglum, mention.quote): assertion.place.text for mention, assertion in shown}
    masked.update(((mention.siglum, mention.speaker), assertion.speaker) for mention, assertion in shown)
    kept = {mention.siglum for mention, _ in shown}
    for edge in claim.drift:
        sides = [(edge.at[0], edge.before), (edge.at[1], edge.after)]
        if kept.issuperset(edge.at):
            before, after = (masked[side] if side in masked else veil.text(side[1]) for side in sides)
            yield OutgoingDrift(
                before=before, after=after, kind=edge.kind, at=(numbers[edge.at[0]], numbers[edge.at[1]])
            )


def _exhibits(claim: Claim, places: Mapping[tuple[ItemNumber, Span], OutgoingPlace]) -> Iterator[OutgoingExhibit]:
    for exhibit in claim.exhibits:
        place = places.get((exhibit.number, (exhibit.start, exhibit.end)))
        if place is not None and not exhibit.is_put_aside:
            yield OutgoingExhibit(place=place, machine=exhibit.machine.value, stances=tuple(sorted(exhibit.stances)))


def _assertion(
    mention: Mention, places: Mapping[tuple[ItemNumber, Span], OutgoingPlace], veil: Veil
) -> OutgoingAssertion | None:
    """What one report says; None where nothing of it is shown: a telephone number that was read as an amount."""
    place = places.get((mention.number, (mention.start, mention.end)))
    sentence = places.get((mention.number, mention.sentence))
    if place is None or sentence is None or not place.exact.strip():
        return None
    return OutgoingAssertion(
        place=place,
        sentence=sentence,
        speaker=_as_in(mention.speaker, sentence, veil),
        verb=_as_in(mention.verb, sentence, veil),
        value=_masked_value(mention.value, sentence, veil) if place.is_whole else None,
        is_hedged=mention.hedged,
        is_negated=mention.negated,
    )


def _as_in(words: str, sentence: OutgoingPlace, veil: Veil) -> str:
    """Words of a sentence, masked: as they are where the masked sentence shows them; else, and where they stand outside
    of it, as a text by itself, of which the rules know less and hide more."""
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence.text):
        return words
    return veil.text(words)


def _masked_value(value: Value, sentence: OutgoingPlace, veil: Veil) -> Value:
    """A value with its unit masked: what is counted is a word of the report, in its ground form."""
    if not isinstance(value, Quantity):
        return value
    shown = sentence.text.casefold()
    unit = " ".join(word if word[:_STEM] in shown else _as_in(word, sentence, veil) for word in value.unit.split())
    return Quantity(amount=value.amount, comparator=value.comparator, unit=unit, high=value.high)
