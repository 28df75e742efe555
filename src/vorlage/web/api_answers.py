# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How each operation of the interface is done: what `--json` prints, in parts, with quotations masked in context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from http import HTTPStatus
from itertools import islice
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from vorlage.claims.shape import ledger_as_json
from vorlage.custody.shape import accounting_as_json, items_as_json
from vorlage.domain.batches import BatchState
from vorlage.domain.claims import Claim
from vorlage.domain.custody import Genre, Item, ItemNumber
from vorlage.domain.lineage import Span
from vorlage.domain.search import SearchOptions
from vorlage.lineage.shape import lineage_as_json
from vorlage.search.batch import place_of
from vorlage.search.batch_rows import batch_as_json, row_as_json
from vorlage.search.outgoing import Veil
from vorlage.search.shape import answer_as_json
from vorlage.web.api_description import ROOT, Asked
from vorlage.web.background import begin_in_background, go_on_in_background
from vorlage.web.links import to_page
from vorlage.web.records import page_of
from vorlage.web.site import Site

_Row = TypeVar("_Row")
Handler = Callable[[Site, Asked], Any]


def _status(site: Site, _: Asked) -> Any:
    accounting = site.case.accounting()
    return accounting_as_json(accounting.counts, pages=accounting.pages, pages_unread=accounting.pages_unread)


def _items_as_json(site: Site, items: Iterable[Item]) -> list[dict[str, Any]]:
    return items_as_json(items, site.case.page_facts(), site.case.kinships(), site.case.threads())


def _items(site: Site, asked: Asked) -> Any:
    wanted = [
        item
        for item in site.case.items()
        if asked["genre"] in (None, item.genre) and asked["outcome"] in (None, item.outcome)
    ]
    return _part("/items", asked, wanted, lambda rows: _items_as_json(site, rows), ("genre", "outcome"))


def _item(site: Site, asked: Asked) -> Any:
    return _items_as_json(site, [site.case.item(str(asked["number"]))])[0]


def _page(site: Site, asked: Asked) -> Any:
    page = page_of(site.case.record(ItemNumber(asked["number"])), asked["page"])
    return {
        "number": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "text": page.text,
        "origin": page.origin.value,
        "language": page.language,
        "is_read": page.is_read,
        "hidden": [{"kind": hidden.kind.value, "text": hidden.text} for hidden in page.hidden],
    }


_SEARCH_PARAMETERS: Final = (
    "q", "exact", "case", "stems", "variants", "transliterations", "typos", "genre", "lang", "type",
)  # fmt: skip


def _search(site: Site, asked: Asked) -> Any:
    options = SearchOptions(
        limit=asked["limit"],
        offset=asked["offset"],
        exact=asked["exact"],
        match_case=asked["exact"] and asked["case"],
        genre=Genre(asked["genre"]) if asked["genre"] else None,
        language=asked["lang"],
        media_type=asked["type"],
        stems=asked["stems"],
        variants=asked["variants"],
        transliterations=asked["transliterations"],
        typos=asked["typos"],
    )
    answer = site.case.search(asked["q"], options)
    shape: dict[str, Any] = answer_as_json(site.case.searches.outgoing(answer))
    for hit, told in zip(answer.hits, shape["hits"], strict=True):
        told["link"] = _link(hit.number, hit.page_number, place_of(hit).at)
    ends = asked["offset"] + len(answer.hits)
    following = {name: asked[name] for name in _SEARCH_PARAMETERS} if ends < answer.total and answer.hits else None
    return {
        **shape,
        "offset": asked["offset"],
        "limit": asked["limit"],
        "next": _address("/search", following, asked["limit"], ends),
    }


def _claims(site: Site, asked: Asked) -> Any:
    return _part("/claims", asked, site.case.ledger().claims, lambda claims: _claims_as_json(site, claims))


def _claims_as_json(site: Site, claims: Sequence[Claim]) -> list[Any]:
    shapes: Any = ledger_as_json(replace(site.case.ledger(), claims=tuple(claims)))["claims"]
    texts = cache(lambda number: site.case.record(number).text)
    return [_seen_in_context(shape, texts, site.case.searches.masked()) for shape in shapes]


def _seen_in_context(claim: dict[str, Any], texts: Callable[[ItemNumber], str], veil: Veil) -> dict[str, Any]:
    """A claim whose quotations are masked as a part of their records, and whose values are gone where these are hidden.

    Four digits say nothing by themselves, and may be half the number of a phone: neither a value is a text that a mask
    sees, nor what the reason for an exhibit prints of it.
    """
    mentions = [(texts(each["number"]), each["start"], each["end"]) for each in claim["assertions"]]
    for each in (*claim["assertions"], *claim["exhibits"]):
        each["quote"] = _stretch(texts(each["number"]), each["start"], each["end"], each["quote"], veil)
    hides = any(veil.stretch(*mention).has_placeholder for mention in mentions)
    if claim["value"] is not None and hides:
        claim |= {"value": None, "drift": []}
        for each in claim["assertions"]:
            each["value"] = None
    for each in claim["exhibits"]:
        passage = veil.stretch(texts(each["number"]), each["start"], each["end"])
        if hides or passage.has_placeholder:
            each["why"] = [reason | {"here": "", "there": ""} for reason in each["why"]]
    for each, mention in zip(claim["assertions"], mentions, strict=True):
        if each["event"] is not None and veil.stretch(*mention).has_placeholder:
            each["event"] = None
    return claim


def _stretch(text: str, start: int, end: int, shown: str, veil: Veil) -> str:
    """A stretch of a text, masked in its context; what is shown of it, if that is something else."""
    return veil.stretch(text, start, end).text if text[start:end] == shown else veil.text(shown)


def _claim(site: Site, asked: Asked) -> Any:
    wanted = [claim for claim in site.case.ledger().claims if claim.id == asked["claim"]]
    if not wanted:
        raise HTTPException(HTTPStatus.NOT_FOUND, detail="There is no claim of this id.")
    return _claims_as_json(site, wanted)[0]


def _lineage(site: Site, asked: Asked) -> Any:
    lineage = site.case.lineage()
    first = asked["offset"]
    shape = lineage_as_json(replace(lineage, pairs=lineage.pairs[first : first + asked["limit"]]))
    texts = {witness.siglum: witness.text for witness in lineage.witnesses}
    veil = site.case.searches.masked()
    for pair in shape["pairs"]:
        for variant in pair["variants"]:
            for side in ("a", "b"):
                start, end = variant[f"{side}_span"]
                variant[side] = _stretch(texts[pair[side]], start, end, variant[side], veil)
    return {**shape, "pairs": _part("/lineage", asked, lineage.pairs, lambda _: shape["pairs"])}


def _batches(site: Site, asked: Asked) -> Any:
    return _part("/batches", asked, site.case.searches.batches(), lambda rows: [batch_as_json(row) for row in rows])


def _begin_batch(site: Site, asked: Asked) -> Any:
    body = asked["body"]
    content = "\n".join(" ".join(query.split()) for query in body["queries"]).encode("utf-8", "replace")
    options = SearchOptions(
        limit=body["limit"],
        exact=body["exact"],
        variants=body["name_variants"],
        transliterations=body["name_variants"],
        typos=False,
    )
    batch = site.case.searches.begin_batch(content, reason=body["reason"], options=options)
    begin_in_background(site.case, batch)
    return batch_as_json(site.case.searches.batch(batch.number))


def _batch(site: Site, asked: Asked) -> Any:
    return batch_as_json(site.case.searches.batch(asked["batch"]))


def _batch_rows(site: Site, asked: Asked) -> Any:
    batch = site.case.searches.batch(asked["batch"])
    part = slice(asked["offset"], asked["offset"] + asked["limit"])
    found = site.case.searches.found_by_batch(batch.number, site.case.searches.masked(), part=part)
    told = [row_as_json(row, _link) for row in found]
    return _part(f"/batches/{batch.number}/rows", asked, range(batch.pages), lambda _: told)


def _go_on_with_batch(site: Site, asked: Asked) -> Any:
    batch = site.case.searches.batch(asked["batch"])
    if batch.state is BatchState.INTERRUPTED:
        site.case.searches.note_batch(batch.number)
        go_on_in_background(site.case, batch)
    return batch_as_json(site.case.searches.batch(batch.number))


def _stop_batch(site: Site, asked: Asked) -> Any:
    return batch_as_json(site.case.searches.stop_batch(asked["batch"]))


def _delete_batch(site: Site, asked: Asked) -> Any:
    site.case.searches.delete_batch(asked["batch"])
    return {"batch": asked["batch"]}


HANDLERS: Final[Mapping[str, Handler]] = {
    "status": _status,
    "items": _items,
    "item": _item,
    "page": _page,
    "search": _search,
    "claims": _claims,
    "claim": _claim,
    "lineage": _lineage,
    "batches": _batches,
    "begin_batch": _begin_batch,
    "batch": _batch,
    "batch_rows": _batch_rows,
    "go_on_with_batch": _go_on_with_batch,
    "stop_batch": _stop_batch,
    "delete_batch": _delete_batch,
}
"""How each operation is done."""


def _part(
    path: str,
    asked: Asked,
    everything: Sequence[_Row],
    shapes: Callable[[Sequence[_Row]], list[Any]],
    carried: Sequence[str] = (),
) -> dict[str, Any]:
    """A part of a list, and where the next one is."""
    offset, limit = asked["offset"], asked["limit"]
    ends = offset + limit
    following = {name: asked[name] for name in carried} if ends < len(everything) else None
    return {
        "total": len(everything),
        "offset": offset,
        "limit": limit,
        "next": _address(path, following, limit, ends),
        "rows": shapes(list(islice(everything, offset, ends))),
    }


def _address(path: str, carried: Mapping[str, Any] | None, limit: int, offset: int) -> str | None:
    if carried is None:
        return None
    told = {
        name: int(value) if isinstance(value, bool) else value for name, value in carried.items() if value is not None
    }
    return f"{ROOT}{path}?{urlencode({**told, 'limit': limit, 'offset': offset})}"


def _link(number: ItemNumber, page: int, at: Span | None) -> str:
    return to_page(number, page, at=at)
