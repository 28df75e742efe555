# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What every route has at hand: the case, the door, the templates; and the questions an address can ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from vorlage.app import Case
from vorlage.custody.problems import Verification
from vorlage.domain.custody import ItemNumber
from vorlage.domain.lineage import Span
from vorlage.web import links, wording
from vorlage.web.door import Door

HERE = Path(__file__).parent
ROWS_ON_A_PAGE = 100

_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Checked:
    """The last time somebody asked whether the originals are as received, and the answer."""

    verification: Verification
    at: datetime


@dataclass(slots=True)
class Noticeboard:
    """Keeps the last check of the originals while the server runs. Safe to use from several threads."""

    _last: Checked | None = None
    _lock: Lock = field(default_factory=Lock)

    def pin(self, checked: Checked) -> None:
        """Replace what is shown."""
        with self._lock:
            self._last = checked

    @property
    def last(self) -> Checked | None:
        """The last check, None when nobody asked yet."""
        with self._lock:
            return self._last


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One open case and the pages about it."""

    case: Case
    door: Door
    noticeboard: Noticeboard
    templates: Environment

    def page(self, template: str, *, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> HTMLResponse:
        """Fill a template in. Every value is escaped by the template engine; an undefined one is an error."""
        filled = self.templates.get_template(template).render(
            case_name=self.case.name, form_token=self.door.form_token, **context
        )
        # A lone surrogate has no UTF-8; it must not take the page down with it.
        return HTMLResponse(filled.encode("utf-8", "replace"), status_code=status)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError("the application was made by create_app")
    return site


def make_templates() -> Environment:
    """The template engine: everything escaped, nothing undefined passed over, no loader but our own folder."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        to_items=links.to_items,
        to_item=links.to_item,
        to_page=links.to_page,
        to_picture=links.to_picture,
        to_sheet=links.to_sheet,
        to_beside=links.to_beside,
        to_traces=links.to_traces,
        to_redactions=links.to_redactions,
        to_redact=links.to_redact,
        to_redact_page=links.to_redact_page,
        to_release=links.to_release,
        to_everywhere=links.to_everywhere,
        to_record=links.to_record,
        to_pair=links.to_pair,
        to_claim=links.to_claim,
        to_batches=links.to_batches,
        to_batch=links.to_batch,
        to_kept=links.to_kept,
        to_programs=links.to_programs,
        to_saved=links.to_saved,
        to_concordance=links.to_concordance,
        to_similar=links.to_similar,
        with_query=links.with_query,
        counted=wording.counted,
        direction_in_words=wording.direction_in_words,
    )
    templates.filters.update(
        in_words=wording.in_words,
        language=wording.language_in_words,
        lang=wording.language_tag,
        media_type=wording.media_type_in_words,
        value=wording.value_in_words,
        interval=wording.interval_in_words,
        size=wording.size_in_words,
        moment=moment_in_words,
    )
    return templates


def moment_in_words(moment: datetime) -> str:
    """A moment to the minute, in UTC as the custody log has it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def bad_address(what: str) -> HTTPException:
    """The refusal of an address that was not made by a page of ours."""
    return HTTPException(HTTPStatus.BAD_REQUEST, detail=what)


def asked_member(request: Request, name: str, kind: type[_Member]) -> _Member | None:
    """The member of an enum that the address names, None when it names none.

    Raises:
        HTTPException: 400, it names something else.
    """
    text = request.query_params.get(name, "")
    if not text:
        return None
    try:
        return kind(text)
    except ValueError:
        raise bad_address(f"The address asks for a {name} that does not exist.") from None


def asked_count(request: Request, name: str, default: int = 1) -> int:
    """A counting number in the address, from 1.

    Raises:
        HTTPException: 400, it is none.
    """
    text = request.query_params.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= 1):
        raise bad_address(f"The {name} in the address is not a number from 1.")
    return int(text)


def asked_span(request: Request, name: str = "at") -> Span | None:
    """A passage in the address, as `start-end`.

    Raises:
        HTTPException: 400, it has not that form.
    """
    text = request.query_params.get(name, "")
    if not text:
        return None
    start, _, end = text.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) <= 12 for part in (start, end)) or int(start) > int(end):
        raise bad_address("The passage in the address is not start-end.")
    return int(start), int(end)


def number_in_path(request: Request, name: str = "number") -> ItemNumber:
    """An item number in the path of the address."""
    return ItemNumber(int(request.path_params[name]))
