# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of queries: the form that asks one, how far each is, and the pages found. Tables to take away are masked."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from vorlage.domain.batches import LONGEST_REASON, MOST_LINES, BatchState
from vorlage.domain.errors import BatchListError, ReasonError
from vorlage.domain.search import SearchOptions
from vorlage.search.batch_rows import cells_as_csv, cells_as_parquet, failures_in_words, rows_as_cells
from vorlage.search.outgoing import Unmasked
from vorlage.web import links
from vorlage.web.background import begin_in_background, go_on_in_background
from vorlage.web.forms import signed_form
from vorlage.web.site import ROWS_ON_A_PAGE, Site, asked_count, bad_address, site_of

_LIST_BYTES = 8_000_000


def batches(request: Request) -> Response:
    """The lists that were asked and not deleted, and the form for another one."""
    return _batches(site_of(request))


def _batches(
    site: Site, *, refusal: BatchListError | ReasonError | None = None, typed: dict[str, str] | None = None
) -> Response:
    return site.page(
        "batches.html",
        status=HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK,
        here="search",
        batches=site.case.searches.batches(),
        refusal=refusal,
        typed=typed or {"queries": "", "reason": "", "exact": "", "names": ""},
        longest_reason=LONGEST_REASON,
        most_lines=MOST_LINES,
    )


async def begin(request: Request) -> Response:
    """Take a list in, and begin to ask it in the background; what cannot be asked comes back with why."""
    form = await signed_form(request, most_bytes=_LIST_BYTES)
    typed = {name: form.get(name, "") for name in ("queries", "reason", "exact", "names")}
    return await run_in_threadpool(_begin, site_of(request), typed)


def _begin(site: Site, typed: dict[str, str]) -> Response:
    has_names = typed["names"] == "1"
    options = SearchOptions(exact=typed["exact"] == "1", variants=has_names, transliterations=has_names, typos=False)
    try:
        content = typed["queries"].encode("utf-8", "replace")
        batch = site.case.searches.begin_batch(content, reason=typed["reason"], options=options)
    except (BatchListError, ReasonError) as refusal:
        return _batches(site, refusal=refusal, typed=typed)
    begin_in_background(site.case, batch)
    return RedirectResponse(links.to_batch(batch.number), status_code=HTTPStatus.SEE_OTHER)


def batch(request: Request) -> Response:
    """How far one is, which lines could not be asked, and the pages found. Shown here as the case shows them."""
    site = site_of(request)
    wanted = site.case.searches.batch(_number(request))
    step = asked_count(request, "step")
    has_ended = wanted.state in {BatchState.DONE, BatchState.STOPPED}
    part = slice((step - 1) * ROWS_ON_A_PAGE, step * ROWS_ON_A_PAGE)
    found = site.case.searches.found_by_batch(wanted.number, Unmasked(), part=part) if has_ended else ()
    return site.page(
        "batch.html",
        here="search",
        batch=wanted,
        is_running=wanted.state is BatchState.RUNNING,
        is_interrupted=wanted.state is BatchState.INTERRUPTED,
        has_ended=has_ended,
        failures=list(failures_in_words(wanted)),
        rows=list(found),
        step=step,
        steps=max(1, -(-wanted.pages // ROWS_ON_A_PAGE)),
    )


async def act(request: Request) -> Response:
    """Go on with a batch, end it, or delete it."""
    await signed_form(request)
    return await run_in_threadpool(_act, site_of(request), _number(request), request.path_params["action"])


def _act(site: Site, number: int, action: str) -> Response:
    searches = site.case.searches
    wanted = searches.batch(number)
    match action:
        case "go-on":
            if wanted.state is BatchState.INTERRUPTED:
                searches.note_batch(wanted.number)
                go_on_in_background(site.case, wanted)
        case "stop":
            searches.stop_batch(number)
        case "delete":
            searches.delete_batch(number)
            return RedirectResponse(links.to_batches(), status_code=HTTPStatus.SEE_OTHER)
        case _:
            raise bad_address("The form asks for something that does not exist. Nothing was changed.")
    return RedirectResponse(links.to_batch(wanted.number), status_code=HTTPStatus.SEE_OTHER)


def table(request: Request) -> Response:
    """The pages found as a table to take away: CSV or Parquet, with hidden names masked."""
    site = site_of(request)
    wanted = site.case.searches.batch(_number(request))
    rows = site.case.searches.found_by_batch(wanted.number, site.case.searches.masked())
    host = f"http://{request.headers['host']}"
    cells = rows_as_cells(rows, wanted, lambda number, page, at: host + links.to_page(number, page, at=at))
    kind = request.path_params["kind"]
    if kind == "csv":
        content, media_type = cells_as_csv(cells).encode("utf-8", "replace"), "text/csv; charset=utf-8"
    elif kind == "parquet":
        content, media_type = cells_as_parquet(cells), "application/vnd.apache.parquet"
    else:
        raise bad_address("There is no table of this kind.")
    name = f"attachment; filename=batch-{wanted.number}.{kind}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": name})


def _number(request: Request) -> int:
    return int(request.path_params["number"])


ROUTES = [
    Route("/batches", batches),
    Route("/batches", begin, methods=["POST"]),
    Route("/batches/{number:int}", batch),
    Route("/batches/{number:int}/table.{kind}", table),
    Route("/batches/{number:int}/{action}", act, methods=["POST"]),
]
