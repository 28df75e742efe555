# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One description of the interface: its routes, the reading of its parameters and its OpenAPI document come from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from starlette.requests import Request

from vorlage import __version__
from vorlage.domain.batches import LONGEST_REASON, MOST_LINES, MOST_PAGES_OF_A_LINE
from vorlage.domain.custody import Genre, Outcome
from vorlage.web.api_schemas import FLAG, NUMBER, SCHEMAS, WORD, Schema, named, one_of, part_of, rows

ROOT: Final = "/api/v1"
PROBLEM_TYPE: Final = "application/problem+json"

Asked = Mapping[str, Any]
"""The parameters of a request by name, with their types; those of the path too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something an address may say."""

    name: str
    schema: Schema
    words: str
    is_needed: bool = False

    def read(self, text: str) -> Any:
        """Its value.

        Raises:
            ValueError: It cannot have this one.
        """
        if self.schema["type"] == "boolean":
            return {"1": True, "true": True, "0": False, "false": False}[text.lower()]
        if self.schema["type"] == "integer":
            if not (text.isascii() and text.isdigit() and len(text) <= 9):
                raise ValueError
            number = int(text)
            if not self.schema.get("minimum", 0) <= number <= self.schema.get("maximum", number):
                raise ValueError
            return number
        if "enum" in self.schema and text not in self.schema["enum"]:
            raise ValueError
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Something the interface does."""

    name: str
    path: str
    words: str
    answer: Schema
    method: str = "GET"
    parameters: Sequence[Parameter] = ()
    body: Schema | None = None
    status: HTTPStatus = HTTPStatus.OK
    problems: Sequence[HTTPStatus] = field(default=(HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN))


def part(most: int, default: int) -> tuple[Parameter, Parameter]:
    """The parameters of a list that comes in parts."""
    return (
        Parameter(
            name="limit",
            schema={"type": "integer", "minimum": 1, "maximum": most, "default": default},
            words="How many.",
        ),
        Parameter(
            name="offset", schema={"type": "integer", "minimum": 0, "default": 0}, words="How many come before these."
        ),
    )


def _flag(name: str, words: str, *, default: bool) -> Parameter:
    return Parameter(name=name, schema={**FLAG, "default": default}, words=words)


_ITEM: Final = Parameter(name="number", schema=NUMBER, words="The number of an item.", is_needed=True)
_PAGE: Final = Parameter(name="page", schema=NUMBER, words="The number of a page, from 1.", is_needed=True)
_BATCH: Final = Parameter(name="batch", schema=NUMBER, words="The number of a batch.", is_needed=True)
_GENRE: Final = Parameter(name="genre", schema=one_of(*Genre), words="Only this genre.")
_NOT_THERE: Final = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
_CONFLICT: Final = (HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT)

_NEW_BATCH: Final[Schema] = {
    "type": "object",
    "properties": {
        "reason": {"type": "string", "minLength": 1, "maxLength": LONGEST_REASON},
        "queries": rows(WORD) | {"minItems": 1, "maxItems": MOST_LINES},
        "exact": {**FLAG, "default": False},
        "name_variants": {**FLAG, "default": False},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST_PAGES_OF_A_LINE, "default": 20},
    },
    "required": ["reason", "queries"],
    "additionalProperties": False,
}

OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation(
        name="status", path="/status", words="How many items ended how, and how many pages were read.",
        answer=named("Status"),
    ),
    Operation(
        name="items", path="/items", words="The items, by number.",
        parameters=(
            *part(500, 100), _GENRE,
            Parameter(name="outcome", schema=one_of(*Outcome), words="Only this outcome."),
        ),
        answer=part_of(named("Item")),
    ),
    Operation(
        name="item", path="/items/{number}", words="One item.", parameters=(_ITEM,), answer=named("Item"),
        problems=_NOT_THERE,
    ),
    Operation(
        name="page", path="/items/{number}/pages/{page}", words="The text of a page, masked.",
        parameters=(_ITEM, _PAGE), answer=named("Page"), problems=_NOT_THERE,
    ),
    Operation(
        name="search", path="/search", words="The pages that answer a query, best first.",
        parameters=(
            Parameter(name="q", schema=WORD, words="The query, as typed in the search box.", is_needed=True),
            *part(100, 20),
            _flag("exact", "Characters as written.", default=False),
            _flag("case", "Capitals count too; with `exact`.", default=False),
            _flag("stems", "Words in their other forms.", default=True),
            _flag("variants", "Names in their other spellings.", default=True),
            _flag("transliterations", "Names in other scripts.", default=True),
            _flag("typos", "Words a letter away, where nothing else is found.", default=True),
            _GENRE,
            Parameter(name="lang", schema=WORD, words="Only pages in this language."),
            Parameter(name="type", schema=WORD, words="Only records of this media type."),
        ),
        answer=named("Answer"),
    ),
    Operation(
        name="claims", path="/claims", words="The claims of the reports, with the pages that may bear on each.",
        parameters=part(100, 20), answer=part_of(named("Claim")),
    ),
    Operation(
        name="claim", path="/claims/{claim}", words="One claim.",
        parameters=(Parameter(name="claim", schema=WORD, words="The id of a claim.", is_needed=True),),
        answer=named("Claim"), problems=_NOT_THERE,
    ),
    Operation(
        name="lineage", path="/lineage", words="Who shares whose text. The pairs come in parts.",
        parameters=part(500, 100), answer=named("Lineage"),
    ),
    Operation(
        name="batches", path="/batches", words="The lists of queries that were asked and not deleted, newest first.",
        parameters=part(100, 20), answer=part_of(named("Batch")),
    ),
    Operation(
        name="begin_batch", method="POST", path="/batches",
        words="Ask a list of queries. It is answered in the background; the reason goes into the custody log.",
        body=_NEW_BATCH, answer=named("Batch"), status=HTTPStatus.ACCEPTED, problems=_CONFLICT,
    ),
    Operation(
        name="batch", path="/batches/{batch}", words="How far a batch is.", parameters=(_BATCH,),
        answer=named("Batch"), problems=_CONFLICT,
    ),
    Operation(
        name="batch_rows", path="/batches/{batch}/rows",
        words="The pages that a batch found, by item and page: of one that has ended.",
        parameters=(_BATCH, *part(500, 100)), answer=part_of(named("BatchRow")), problems=_CONFLICT,
    ),
    Operation(
        name="go_on_with_batch", method="POST", path="/batches/{batch}/go-on",
        words="Go on with an interrupted batch, in the background.", parameters=(_BATCH,), answer=named("Batch"),
        status=HTTPStatus.ACCEPTED, problems=_CONFLICT,
    ),
    Operation(
        name="stop_batch", method="POST", path="/batches/{batch}/stop",
        words="End a batch after the line that is being asked.", parameters=(_BATCH,), answer=named("Batch"),
        status=HTTPStatus.ACCEPTED, problems=_CONFLICT,
    ),
    Operation(
        name="delete_batch", method="POST", path="/batches/{batch}/delete",
        words="Delete a batch with its list and what it found.", parameters=(_BATCH,), answer=named("Deleted"),
        problems=_CONFLICT,
    ),
)  # fmt: skip
"""All of it."""


class AskedWronglyError(Exception):
    """A request that the description does not allow; the words say which part."""


def read_parameters(operation: Operation, request: Request) -> Asked:
    """The parameters of a request; one that is not described is a mistake, and none is dropped.

    Raises:
        AskedWronglyError: One is missing, unknown, given twice, or has a value that it cannot have.
    """
    given = request.query_params.multi_items()
    in_path = {name: str(value) for name, value in request.path_params.items()}
    known = {parameter.name: parameter for parameter in operation.parameters}
    for name, _ in given:
        if name not in known or name in in_path or sum(1 for other, _ in given if other == name) > 1:
            raise AskedWronglyError("The address has a parameter that is unknown, or one twice.")
    texts = {**dict(given), **in_path}
    asked: dict[str, Any] = {}
    for name, parameter in known.items():
        if name not in texts:
            if parameter.is_needed:
                raise AskedWronglyError(f"The parameter {name} is missing.")
            asked[name] = parameter.schema.get("default")
            continue
        try:
            asked[name] = parameter.read(texts[name])
        except (ValueError, KeyError):
            raise AskedWronglyError(f"The parameter {name} has a value that it cannot have.") from None
    return asked


def openapi() -> Mapping[str, Any]:
    """The OpenAPI document (3.1.0) of the interface."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vorlage",
            "version": __version__,
            "description": "One case, for programs on this machine. Names that are protected or undecided are masked.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "schemas": dict(SCHEMAS),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "vorlage", "description": _SESSION},
            },
        },
    }


_SESSION: Final = (
    "The cookie that the one-time address of `vorlage serve` sets; its name ends with the port. "
    "A POST also carries `Origin`, the address of the server."
)


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.words,
        "parameters": [_parameter(operation, parameter) for parameter in operation.parameters],
        "responses": {
            str(operation.status.value): {
                "description": operation.words,
                "content": {"application/json": {"schema": operation.answer}},
            },
            **{
                str(status.value): {
                    "description": status.phrase,
                    "content": {PROBLEM_TYPE: {"schema": named("Problem")}},
                }
                for status in (*operation.problems, HTTPStatus.SERVICE_UNAVAILABLE)
            },
        },
    }
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": operation.body}}}
    return described


def _parameter(operation: Operation, parameter: Parameter) -> dict[str, Any]:
    is_in_path = f"{{{parameter.name}}}" in operation.path
    return {
        "name": parameter.name,
        "in": "path" if is_in_path else "query",
        "required": parameter.is_needed,
        "description": parameter.words,
        "schema": parameter.schema,
    }
