# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The draft check: a story is pasted, held against reports and leak claim by claim, and let go.

Nothing of it is kept: not in the case, not in an address, not in a log. It is gone with the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vorlage.domain.claims import ClaimId, Mention
from vorlage.domain.drafts import LONGEST_DRAFT, Contrast, DraftCheck, DraftClaim
from vorlage.domain.lineage import Siglum
from vorlage.extraction.language import language_of
from vorlage.web.forms import signed_form
from vorlage.web.marking import Mark, Segment, segments
from vorlage.web.missed import missed_in
from vorlage.web.site import site_of
from vorlage.web.stemma import labels_of

_BYTES_OF_A_CHARACTER = 12
"""At most, as a form is sent: four bytes in UTF-8, each as three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSaying:
    """A report that says the same, by one of its mentions, or says it otherwise."""

    label: str
    mention: Mention
    claim: ClaimId
    contrast: Contrast | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDraftClaim:
    """A claim of the draft: its sentence with the words marked, who says it too, and who otherwise."""

    found: DraftClaim
    sentence: tuple[Segment, ...]
    said_by: tuple[ShownSaying, ...]
    otherwise: tuple[ShownSaying, ...]


async def draft(request: Request) -> Response:
    """An empty box; or, for a pasted story, its claims one by one."""
    if request.method == "GET":
        return _page(request, None, ())
    form = await signed_form(request, most_bytes=LONGEST_DRAFT * _BYTES_OF_A_CHARACTER)
    site = site_of(request)
    found = await run_in_threadpool(site.case.drafts.check, form.get("story", ""), dated=form.get("dated", "").strip())
    lineage = await run_in_threadpool(site.case.lineage)
    return _page(request, found, shown_claims(found, labels_of(lineage)), dated=form.get("dated", "").strip())


def _page(
    request: Request, found: DraftCheck | None, claims: tuple[ShownDraftClaim, ...], *, dated: str = ""
) -> Response:
    longest = f"{LONGEST_DRAFT:,}"
    return site_of(request).page(
        "draft.html",
        here="claims",
        found=found,
        claims=claims,
        missed=missed_in([each.found.claim.kind for each in claims], language_of(found.text)) if found else (),
        dated=dated,
        longest=longest,
        most=LONGEST_DRAFT,
    )


def shown_claims(found: DraftCheck, labels: Mapping[Siglum, str]) -> tuple[ShownDraftClaim, ...]:
    """The claims of a draft in its order."""
    return tuple(_shown(found.text, claim, labels) for claim in found.claims)


def _shown(text: str, claim: DraftClaim, labels: Mapping[Siglum, str]) -> ShownDraftClaim:
    mention = claim.claim.members[0].mention
    start, end = mention.sentence
    mark = Mark(start=mention.start - start, end=mention.end - start, kind="said")
    said = [(each.id, member.mention) for each in claim.met for member in each.members]
    return ShownDraftClaim(
        found=claim,
        sentence=segments(text[start:end], [mark]),
        said_by=tuple(
            ShownSaying(label=labels.get(other.siglum, other.siglum), mention=other, claim=each) for each, other in said
        ),
        otherwise=tuple(
            ShownSaying(
                label=labels.get(contrast.mention.siglum, contrast.mention.siglum),
                mention=contrast.mention,
                claim=contrast.claim,
                contrast=contrast,
            )
            for contrast in claim.otherwise
        ),
    )


ROUTES = [Route("/draft", draft, methods=["GET", "POST"])]
