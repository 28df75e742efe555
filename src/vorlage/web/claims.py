# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One claim: who says it, from whom they have it, how it changed, and which page bears on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.claims.decided import DecisionShown
from vorlage.claims.drift_steps import drift_on_stemma
from vorlage.domain.claim_decisions import exhibit_suggestion, member_suggestion
from vorlage.domain.claims import Claim, Exhibit, Member
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import UnknownItemError
from vorlage.domain.lineage import Lineage, Siglum, SuggestionId, Witness
from vorlage.domain.pages import Page, Record
from vorlage.domain.words import Box
from vorlage.web.claim_words import words_of
from vorlage.web.marking import Mark, Segment, segments
from vorlage.web.missed import missed_of
from vorlage.web.picture import drawn_drift
from vorlage.web.records import passage_on_page
from vorlage.web.regions import boxes_of, crop_around
from vorlage.web.site import Site, site_of
from vorlage.web.stemma import labels_of

_MOST_SOUGHT = 1_000
"""So many held records are compared with what a report refers to without being asked: each takes milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAssertion:
    """A claim as one report makes it: the sentence in pieces, and from whom the report has its text."""

    member: Member
    suggestion: SuggestionId
    witness: Witness | None
    label: str
    language: str
    sentence: tuple[Segment, ...]
    goes_back_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOrigin:
    """The assertions that go back to one origin: they count once."""

    label: str
    assertions: tuple[ShownAssertion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExhibit:
    """A passage offered for a claim, with its strip of the page where there is a picture and boxes."""

    exhibit: Exhibit
    suggestion: SuggestionId
    quote: tuple[Segment, ...]
    language: str
    page: Page | None
    boxes: tuple[Box, ...]
    crop: Box | None


def claim(request: Request) -> Response:
    """One claim: who says it, from whom they have it, how it changed, and which pages bear on it."""
    site = site_of(request)
    ledger = site.case.ledger()
    seek = request.query_params.get("documents") == "1"
    wanted = next((one for one in ledger.claims if one.id == request.path_params["id"]), None)
    if wanted is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, detail="There is no claim of this address in the ledger.")
    lineage = site.case.lineage()
    labels = labels_of(lineage)
    records = _Records(site)
    return site.page(
        "claim.html",
        here="claims",
        claim=wanted,
        said=words_of(wanted),
        origins=origins_of(wanted, lineage, labels, records),
        labels=labels,
        numbers={witness.siglum: witness.number for witness in lineage.witnesses},
        exhibits=[shown_exhibit(site, wanted, exhibit, records) for exhibit in wanted.exhibits],
        searched=ledger.searched,
        documents=site.case.documents.beside(wanted, most=None if seek else _MOST_SOUGHT),
        drawing=Markup(drawn_drift(lineage, labels, wanted, drift_on_stemma(wanted, lineage))),  # noqa: S704  # our own drawing, which escapes every label
        missed=missed_of([wanted], lineage),
        decisions=decisions_about(wanted, site.case.claims.decisions()),
    )


class _Records:
    """The records that one page needs, each fetched once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._held: dict[ItemNumber, Record | None] = {}

    def get(self, number: ItemNumber) -> Record | None:
        if number not in self._held:
            try:
                self._held[number] = self._site.case.record(number)
            except UnknownItemError:
                self._held[number] = None
        return self._held[number]


def decisions_about(claim: Claim, decisions: Sequence[DecisionShown]) -> tuple[DecisionShown, ...]:
    """What people decided that bears on a claim, or did before it was undone or lost its words; the newest first."""
    own = {exhibit_suggestion(claim.id, exhibit) for exhibit in claim.exhibits}
    own |= {member_suggestion(member.mention) for member in claim.members}
    found = {
        each.decision.sequence: each for each in decisions if claim.id in each.claims or each.decision.suggestion in own
    }
    about_these = (each for each in decisions if each.decision.about in found)
    found |= {each.decision.sequence: each for each in about_these}
    return tuple(found[sequence] for sequence in sorted(found, reverse=True))


def origins_of(
    wanted: Claim, lineage: Lineage, labels: Mapping[Siglum, str], records: _Records
) -> tuple[ShownOrigin, ...]:
    """The assertions of a claim, grouped by the origin that their reports go back to."""
    members = {member.mention.siglum for member in wanted.members}
    groups: list[ShownOrigin] = []
    placed: set[Siglum] = set()
    for origin in wanted.independence.lineages.origins:
        here = [member for member in wanted.members if member.mention.siglum in set(origin.reports) - placed]
        placed.update(origin.reports)
        if here:
            shown = tuple(shown_assertion(member, lineage, labels, records) for member in here)
            groups.append(ShownOrigin(label=origin.label, assertions=shown))
    left = [member for member in wanted.members if member.mention.siglum in members - placed]
    if left:
        shown = tuple(shown_assertion(member, lineage, labels, records) for member in left)
        groups.append(ShownOrigin(label="", assertions=shown))
    return tuple(groups)


def shown_assertion(
    member: Member, lineage: Lineage, labels: Mapping[Siglum, str], records: _Records
) -> ShownAssertion:
    """An assertion with its sentence from the record and the parents of its report in the stemma."""
    mention = member.mention
    witness = next((one for one in lineage.witnesses if one.siglum == mention.siglum), None)
    record = records.get(mention.number)
    start, end = mention.sentence
    text = record.text[start:end] if record else mention.quote
    mark = Mark(start=mention.start - start, end=mention.end - start, kind="hit")
    parents = [edge.parent for edge in lineage.edges if edge.child == mention.siglum]
    return ShownAssertion(
        member=member,
        suggestion=member_suggestion(mention),
        witness=witness,
        label=labels.get(mention.siglum, mention.siglum),
        language=witness.language if witness else "und",
        sentence=segments(text, [mark] if record else []),
        goes_back_to=tuple(labels.get(parent, parent) for parent in parents),
    )


def shown_exhibit(site: Site, claim: Claim, exhibit: Exhibit, records: _Records) -> ShownExhibit:
    """An exhibit with the strip of the page it stands on, where the page has a picture and its words have boxes."""
    record = records.get(exhibit.number)
    page = record.page(exhibit.page) if record else None
    boxes: tuple[Box, ...] = ()
    if record and page and page.width and site.case.has_picture(exhibit.number):
        span = passage_on_page(record, page, (exhibit.start, exhibit.end))
        boxes = boxes_of(page, span) if span else ()
    return ShownExhibit(
        exhibit=exhibit,
        suggestion=exhibit_suggestion(claim.id, exhibit),
        quote=segments(exhibit.quote, []),
        language=page.language if page else "und",
        page=page,
        boxes=boxes,
        crop=crop_around(page, boxes) if page and boxes else None,
    )


ROUTES = [Route("/claims/{id}", claim)]
