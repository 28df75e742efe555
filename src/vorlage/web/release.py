# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What stands between an item and its publication, each with what to do; and the forms by which people sign.

Nothing is opened before somebody asks: what is not known yet is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.custody import CodeName, ItemNumber
from vorlage.domain.pages import Record
from vorlage.domain.release import SIGNERS_NEEDED, ReleaseSubject, SignedSubject
from vorlage.web.forms import member_in, signed_form
from vorlage.web.links import to_redact, to_redact_page, to_redactions, to_release, to_traces
from vorlage.web.site import Site, bad_address, number_in_path, site_of

_MOST_PAGES: Final = 40
"""Pages whose pictures are asked for at once: each is drawn anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that has to be known or signed before a page of an item is published."""

    title: str
    found: str
    to_do: str = ""
    """Empty when nothing is left to do."""
    address: str = ""
    """Where it is done or looked at."""
    subject: SignedSubject | None = None
    """What is signed here, if that is what is missing or was done."""
    signers: tuple[CodeName, ...] = ()

    @property
    def needed(self) -> int:
        """How many different members have to sign it."""
        return SIGNERS_NEEDED[self.subject.kind] if self.subject else 0


def release(request: Request) -> Response:
    """Everything that is asked before a page of this item is published."""
    site, number = site_of(request), number_in_path(request)
    is_asked = request.query_params.get("look") == "now"
    record = site.case.record(number)
    steps = list(_steps(site, record, number, is_asked=is_asked))
    return site.page(
        "release.html",
        here="items",
        item=site.case.item(str(number)),
        steps=steps,
        is_asked=is_asked,
        left=sum(bool(step.to_do) for step in steps),
        too_many=is_asked and len(record.pages) > _MOST_PAGES,
        most_pages=_MOST_PAGES,
    )


async def sign(request: Request) -> Response:
    """Sign a subject as it reads now, or take an own signature back."""
    form = await signed_form(request)
    site, number, by = site_of(request), number_in_path(request), member_in(form)
    subject = SignedSubject.of(form.get("subject", ""))
    if subject is None or subject.item != number:
        raise bad_address("The form names nothing that is signed here. Nothing was signed.")
    act = site.case.release.withdraw if form.get("answer", "") == "withdraw" else site.case.release.sign
    await run_in_threadpool(act, subject, by=by)
    back = to_redact(number) if form.get("back", "") == "redact" else f"{to_release(number)}?look=now"
    return RedirectResponse(back, status_code=HTTPStatus.SEE_OTHER)


def boxes_step(site: Site, number: ItemNumber) -> Step:
    """Whether a second person looked at the boxes of an item."""
    boxes = site.case.redactions.boxes(number)
    subject = SignedSubject(kind=ReleaseSubject.REDACTION, item=number)
    if not boxes:
        return Step(title="Boxes", found="Nobody drew a box on it.", address=to_redact(number))
    signers = site.case.release.signers(subject)
    return Step(
        title="Boxes",
        found=f"{len(boxes)} drawn by {len({box.by for box in boxes})} of the desk",
        to_do="" if signers else "Let somebody who drew none of them look at every page, and sign.",
        address=to_redact(number),
        subject=subject,
        signers=signers,
    )


def _steps(site: Site, record: Record, number: ItemNumber, *, is_asked: bool) -> Iterator[Step]:
    yield _traces(site, number, is_asked=is_asked)
    yield _failed(site, number, is_asked=is_asked)
    yield boxes_step(site, number)
    yield from _unmatched(site, number)
    yield from _pictures(site, record, number, is_asked=is_asked)


def _traces(site: Site, number: ItemNumber, *, is_asked: bool) -> Step:
    report = site.case.traces.report(number) if is_asked else site.case.traces.made(number)
    title, address = "Traces of who copied it", to_traces(number)
    if report is None:
        return Step(
            title=title, found="Nobody looked yet.", to_do="Look for traces, and read the report.", address=address
        )
    subject = SignedSubject(kind=ReleaseSubject.TRACES, item=number)
    signers = site.case.release.signers(subject)
    return Step(
        title=title,
        found=f"{len(report.traces)} found, {len(report.gaps)} things that could not be looked for",
        to_do="" if signers else "Read the report, then sign. Without that no page of it is published as a picture.",
        address=address,
        subject=subject,
        signers=signers,
    )


def _failed(site: Site, number: ItemNumber, *, is_asked: bool) -> Step:
    title, address = "Redactions in it that hide nothing", to_redactions(number)
    if not is_asked:
        return Step(
            title=title, found="Not asked now.", to_do="Ask everything, with the button above.", address=address
        )
    examined = site.case.received_redactions.of(number)
    found = f"{len(examined.found)} found; what they were to hide is hidden in all that leaves the case"
    if examined.unexamined:
        return Step(
            title=title,
            found="Not examined, or not all of it.",
            to_do="Look at the page of failed redactions for why; draw boxes where something was to be hidden.",
            address=address,
        )
    return Step(title=title, found=found if examined.found else "None found.", address=address)


def _unmatched(site: Site, number: ItemNumber) -> Iterator[Step]:
    unmatched = site.case.redactions.unmatched(number) if site.case.has_picture(number) else {}
    for page, why in unmatched.items():
        subject = SignedSubject(kind=ReleaseSubject.PAGE, item=number, page_number=page)
        signers = site.case.release.signers(subject)
        is_done = len(signers) >= SIGNERS_NEEDED[subject.kind]
        yield Step(
            title=f"Page {page}: names cannot be found by matching",
            found=f"{why[:1].upper()}{why[1:]}.",
            to_do="" if is_done else "Draw boxes by eye; then two people look at it, and both sign.",
            address=to_redact_page(number, page),
            subject=subject,
            signers=signers,
        )


def _pictures(site: Site, record: Record, number: ItemNumber, *, is_asked: bool) -> Iterator[Step]:
    if not site.case.has_picture(record.number):
        return
    if not is_asked:
        yield Step(
            title="Pictures on its pages", found="Not asked now.", to_do="Ask everything, with the button above."
        )
        return
    found_some = False
    for page in record.pages[:_MOST_PAGES]:
        regions = site.case.release.pictures(number, page.number)
        if not regions:
            continue
        found_some = True
        subject = SignedSubject(kind=ReleaseSubject.PICTURES, item=number, page_number=page.number)
        signers = site.case.release.signers(subject)
        yield Step(
            title=f"Page {page.number}: pictures",
            found=f"{len(regions)} parts that may show somebody are under no box. Faces are not looked for.",
            to_do=""
            if signers
            else "Draw boxes over whoever is seen; or look, and sign that nobody is to be protected.",
            address=to_redact_page(number, page.number),
            subject=subject,
            signers=signers,
        )
    if not found_some:
        yield Step(title="Pictures on its pages", found="None without a box.")


ROUTES = [
    Route("/items/{number:int}/release", release),
    Route("/items/{number:int}/release", sign, methods=["POST"]),
]
