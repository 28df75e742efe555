# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The interface for programs, under `/api/v1`: the same door and guard as the pages, masked, with one shape of error.

What it can do is described in `api_description`; here is how. Nothing here shows a hidden name: that is for the person
at this machine, on the command line, with a reason.

Residual risks: a program that has come through the door can read all that is not hidden, page by page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from vorlage.domain.errors import VorlageError
from vorlage.search.query_list import MOST_BYTES
from vorlage.web.api_answers import HANDLERS
from vorlage.web.api_description import (
    OPERATIONS,
    PROBLEM_TYPE,
    ROOT,
    Asked,
    AskedWronglyError,
    Operation,
    openapi,
    read_parameters,
)
from vorlage.web.api_schemas import outgoing
from vorlage.web.guard import FOREIGN_ORIGIN, NO_SESSION, WRONG_HOST, WRONG_METHOD
from vorlage.web.problems import status_of
from vorlage.web.site import Site


class JsonResponse(Response):
    """A JSON answer, UTF-8; what has no UTF-8 becomes a question mark."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Write it."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def problem(status: HTTPStatus, detail: str, *, code: str = "web", unharmed: str = "", next_step: str = "") -> Response:
    """What went wrong (RFC 9457); `about:blank` says that the status tells its type, and `code` tells more."""
    content = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "code": code,
        "unharmed": unharmed or "Nothing was changed.",
        "next_step": next_step or f"see what there is: GET {ROOT}/openapi.json",
    }
    return JsonResponse(content, status_code=status, media_type=PROBLEM_TYPE)


_REFUSALS: Final = {
    WRONG_HOST: "The Host header does not name this server.",
    WRONG_METHOD: "Only GET, HEAD and POST are answered.",
    FOREIGN_ORIGIN: "The request comes from another origin, or is a POST without the Origin of this server.",
    NO_SESSION: "The session cookie is missing.",
}


def refusal(status: HTTPStatus, reason: str) -> Response:
    """What the guard says to a program, for one of its reasons."""
    next_step = "go through the door: GET the address that vorlage serve prints, once, and keep its cookie"
    return problem(status, _REFUSALS[reason], code=f"web.{reason}", next_step=next_step)


def make_api(site: Site) -> Starlette:
    """The interface of one case, to be mounted at `ROOT`."""
    by_path: dict[str, list[Operation]] = {}
    for operation in OPERATIONS:
        by_path.setdefault(operation.path, []).append(operation)
    routes: list[BaseRoute] = [Route("/openapi.json", _describe)]
    for path, operations in by_path.items():
        methods = {operation.method: operation for operation in operations}
        routes.append(Route(_with_types(path), _endpoint(site, methods), methods=[*methods]))
    return Starlette(
        routes=routes,
        exception_handlers={
            VorlageError: _explain_error,
            HTTPException: _explain_refusal,
            Exception: _explain_failure,
        },
    )


def _with_types(path: str) -> str:
    return path.replace("{number}", "{number:int}").replace("{page}", "{page:int}").replace("{batch}", "{batch:int}")


def _describe(_: Request) -> Response:
    return JsonResponse(openapi())


def _endpoint(site: Site, methods: Mapping[str, Operation]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        operation = methods["GET" if request.method == "HEAD" else request.method]
        try:
            asked = dict(read_parameters(operation, request))
            if operation.body is not None:
                asked["body"] = await _body(request, operation)
        except AskedWronglyError as wrong:
            return problem(HTTPStatus.BAD_REQUEST, str(wrong), code="web.asked-wrongly")
        content = await run_in_threadpool(_answer, site, operation, asked)
        return JsonResponse(content, status_code=operation.status)

    return answer


def _answer(site: Site, operation: Operation, asked: Asked) -> Any:
    found = HANDLERS[operation.name](site, asked)
    return outgoing(found, operation.answer, site.case.searches.masked())


async def _body(request: Request, operation: Operation) -> Mapping[str, Any]:
    """The body of a request: JSON, not too long, with the fields described and no others.

    The type is asked for because a form of another site cannot send it without asking the browser first.
    """
    if request.headers.get("content-type", "").split(";", 1)[0].strip().lower() != "application/json":
        raise AskedWronglyError("The body is not application/json.")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise AskedWronglyError("The body is too long.")
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        raise AskedWronglyError("The body is no JSON.") from None
    described = operation.body or {}
    fields = described["properties"]
    if not isinstance(body, dict) or not body.keys() <= fields.keys() or not set(described["required"]) <= body.keys():
        raise AskedWronglyError("The body is not an object with the fields described.")
    for name, value in body.items():
        if not _is_of(value, fields[name]):
            raise AskedWronglyError(f"The field {name} has a value that it cannot have.")
    return {name: body.get(name, schema.get("default")) for name, schema in fields.items()}


def _is_of(value: Any, schema: Mapping[str, Any]) -> bool:
    match schema["type"]:
        case "array":
            fits = isinstance(value, list) and schema["minItems"] <= len(value) <= schema["maxItems"]
            return fits and all(_is_of(each, schema["items"]) for each in value)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return type(value) is int and schema["minimum"] <= value <= schema["maximum"]
        case _:
            return isinstance(value, str) and len(value) <= schema.get("maxLength", len(value))


def _explain_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, VorlageError):
        raise error
    return problem(status_of(error), error.what, code=error.code, unharmed=error.unharmed, next_step=error.next_step)


def _explain_refusal(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    status = HTTPStatus(error.status_code)
    words = error.detail if error.detail != status.phrase else "There is nothing at this address, or not so."
    return problem(status, words, code="web.nowhere")


def _explain_failure(_: Request, error: Exception) -> Response:
    """A failure of ours that nobody foresaw; its kind and place are told by the server that this is mounted in."""
    del error
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "This could not be answered.", code="web.unexpected")
