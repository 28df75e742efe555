# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Tags and stars put on an item by a form, wherever the item is shown."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.app import Case
from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import TagError
from vorlage.web.forms import signed_form
from vorlage.web.links import to_item
from vorlage.web.site import bad_address, number_in_path, site_of

_ACTIONS = ("star", "unstar", "tag", "untag")


async def mark(request: Request) -> Response:
    """Put a mark on an item or take it off, and go back to where the form stood."""
    form = await signed_form(request)
    action = form.get("action", "")
    if action not in _ACTIONS:
        raise bad_address("The form asks for something that does not exist. Nothing was changed.")
    case = site_of(request).case
    number = case.item(str(number_in_path(request))).number
    try:
        await run_in_threadpool(_put, case, number, action, form.get("tag", ""))
    except TagError as refused:
        raise bad_address(f"{refused.what} {refused.unharmed}") from None
    return RedirectResponse(_way_back(form.get("back", ""), number), status_code=HTTPStatus.SEE_OTHER)


def _put(case: Case, number: ItemNumber, action: str, tag: str) -> None:
    match action:
        case "star":
            case.marks.star([number])
        case "unstar":
            case.marks.unstar([number])
        case "tag":
            case.marks.tag([number], tag)
        case _:
            case.marks.untag([number], tag)


def _way_back(back: str, number: ItemNumber) -> str:
    """Where the form stood, if that is an address of ours; else the item."""
    is_ours = back.startswith(("/search?", "/items/")) and back.isprintable() and "\\" not in back
    return f"{back}#item-{number}" if is_ours and "#" not in back else to_item(number)


ROUTES = [Route("/items/{number:int}/marks", mark, methods=["POST"])]
