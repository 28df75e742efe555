# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Small forms of our own pages: read with a limit, and only when they carry this session's token."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from vorlage.custody.code_names import typed_code_name
from vorlage.domain.custody import CodeName
from vorlage.protection.persons import THIS_DESK
from vorlage.web.site import site_of

_FORM_BYTES = 65_536
_MOST_FIELDS = 8


async def signed_form(request: Request, *, most_bytes: int = _FORM_BYTES) -> Mapping[str, str]:
    """The fields of a URL-encoded form, the last of each name.

    Never reads more than `most_bytes`. The origin has been asked by the guard already; the token is asked for here.

    Raises:
        HTTPException: 403, it is no form of this session; nothing ran.
    """
    fields = await _fields(request, most_bytes)
    if not site_of(request).door.signed(fields.get("form_token", "")):
        raise HTTPException(HTTPStatus.FORBIDDEN, detail="This form is not from a page of this session. Nothing ran.")
    return fields


def member_in(form: Mapping[str, str]) -> CodeName:
    """Who works here: a code name that was typed, or this desk where none was."""
    typed = form.get("by", "").strip()
    if not typed:
        return THIS_DESK
    return typed_code_name(
        typed,
        where="as who works here",
        unharmed="Nothing was drawn, taken away or signed.",
        next_step="give the code name by which you work, for example HERON",
    )


async def _fields(request: Request, most_bytes: int) -> dict[str, str]:
    """What the form says; nothing for anything that is no small form."""
    if request.headers.get("content-type", "").split(";", 1)[0] != "application/x-www-form-urlencoded":
        return {}
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            return {}
    try:
        parsed = parse_qs(body.decode("ascii", "replace"), max_num_fields=_MOST_FIELDS, errors="replace")
    except ValueError:  # more fields than any form of ours has
        return {}
    return {name: values[-1] for name, values in parsed.items()}
