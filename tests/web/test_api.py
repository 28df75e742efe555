# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The interface for programs: answers are as their description says, refusals have one shape, names are hidden."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from vorlage.app import Case
from vorlage.protection.persons import NamedPerson
from vorlage.web.api_description import OPERATIONS, ROOT
from vorlage.web.api_schemas import SCHEMAS

ORIGIN = {"Origin": "http://127.0.0.1:8765"}
PROBLEM = "application/problem+json"


def faults(value: Any, schema: Mapping[str, Any], place: str = "$") -> Iterator[str]:
    """Where a value is not what a schema says (the part of JSON Schema 2020-12 that the description uses)."""
    if "$ref" in schema:
        yield from faults(value, SCHEMAS[schema["$ref"].rpartition("/")[2]], place)
        return
    if "anyOf" in schema:
        found = [list(faults(value, each, place)) for each in schema["anyOf"]]
        if all(found):
            yield from min(found, key=len)
        return
    kinds: dict[str, Callable[[], bool]] = {
        "object": lambda: isinstance(value, dict),
        "array": lambda: isinstance(value, list),
        "string": lambda: isinstance(value, str),
        "boolean": lambda: isinstance(value, bool),
        "integer": lambda: type(value) is int,
        "number": lambda: type(value) in (int, float),
        "null": lambda: value is None,
    }
    if not kinds[schema["type"]]():
        yield f"{place}: {type(value).__name__}, not {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: not in the list"
    if type(value) is int and value < schema.get("minimum", value):
        yield f"{place}: too small"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{place}: {len(value)} entries"
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], f"{place}[{number}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (f"{place}.{name}: missing" for name in schema.get("required", ()) if name not in value)
        for name, each in value.items():
            if name in known:
                yield from faults(each, known[name], f"{place}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{place}.{name}: not described"
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from faults(each, schema["additionalProperties"], f"{place}.{name}")


def addresses(description: Mapping[str, Any], examples: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each GET of the description with its path filled in, and its path as described."""
    for path, methods in description["paths"].items():
        if "get" in methods:
            yield re.sub(r"\{(\w+)\}", lambda name: examples[name[1]], path), path


@pytest.fixture
def asked_batch(visitor: TestClient) -> Iterator[int]:
    """A batch that has ended."""
    answer = visitor.post(
        f"{ROOT}/batches", json={"reason": "checking quotations", "queries": ["lead", "(((", "铅"]}, headers=ORIGIN
    )
    assert answer.status_code == 202, answer.text
    number = answer.json()["batch"]
    while visitor.get(f"{ROOT}/batches/{number}").json()["state"] == "running":
        time.sleep(0.01)
    yield number
    visitor.post(f"{ROOT}/batches/{number}/delete", headers=ORIGIN)


def test_every_answer_is_as_the_description_says(visitor: TestClient, asked_batch: int) -> None:
    """Every GET that the OpenAPI document has, asked with what the sample case holds, has the shape promised."""
    description = visitor.get(f"{ROOT}/openapi.json").json()
    claim = visitor.get(f"{ROOT}/claims", params={"limit": 1}).json()["rows"][0]["id"]
    examples = {"number": "1", "page": "1", "batch": str(asked_batch), "claim": claim}
    asked = 0
    for address, path in addresses(description, examples):
        answer = visitor.get(ROOT + address, params={"q": "lead"} if path == "/search" else {})
        assert answer.status_code == 200, (path, answer.text)
        promised = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(faults(answer.json(), promised)) == [], path
        asked += 1
    assert asked == sum(operation.method == "GET" for operation in OPERATIONS)


def test_every_claim_item_and_pair_is_as_described(visitor: TestClient) -> None:
    """Not only the first of each: all kinds of claims, outcomes and relations of the sample pass."""
    for path, limit in (("/claims", 100), ("/items", 500), ("/lineage", 500)):
        schema = next(operation.answer for operation in OPERATIONS if operation.path == path)
        address: str | None = f"{ROOT}{path}?limit={limit}"
        while address is not None:
            answer = visitor.get(address).json()
            assert list(faults(answer, schema)) == [], path
            address = (answer["pairs"] if path == "/lineage" else answer)["next"]


def test_the_description_is_complete_and_leads_nowhere_else(visitor: TestClient) -> None:
    """Each operation is in the document once, each reference is defined, each parameter of a path is described."""
    description = visitor.get(f"{ROOT}/openapi.json").json()
    assert description["openapi"] == "3.1.0"
    named = [method["operationId"] for path in description["paths"].values() for method in path.values()]
    assert sorted(named) == sorted(operation.name for operation in OPERATIONS)
    text = json.dumps(description)
    assert {name.rpartition("/")[2] for name in re.findall(r'"\$ref": "([^"]+)"', text)} <= SCHEMAS.keys()
    assert "http://" not in text and "https://" not in text
    for path, methods in description["paths"].items():
        for method in methods.values():
            in_path = [each for each in method["parameters"] if each["in"] == "path"]
            assert {each["name"] for each in in_path} == set(re.findall(r"\{(\w+)\}", path))
            assert all(each["required"] for each in in_path)


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/search", 400, "web.asked-wrongly"),
        ("/search?q=a&colour=red", 400, "web.asked-wrongly"),
        ("/search?q=a&q=b", 400, "web.asked-wrongly"),
        ("/search?q=a&limit=101", 400, "web.asked-wrongly"),
        ("/search?q=a&limit=-1", 400, "web.asked-wrongly"),
        ("/search?q=a&exact=maybe", 400, "web.asked-wrongly"),
        ("/search?q=a&genre=gossip", 400, "web.asked-wrongly"),
        ("/items?number=3", 400, "web.asked-wrongly"),
        ("/items/4?number=3", 400, "web.asked-wrongly"),
        ("/search?q=" + "a " * 600, 400, "call.query-refused"),
        ("/items/99999", 404, "call.unknown-item"),
        ("/items/1/pages/99", 404, "call.unknown-page"),
        ("/items/one", 404, "web.nowhere"),
        ("/claims/none", 404, "web.nowhere"),
        ("/batches/99", 409, "call.batch"),
        ("/nothing", 404, "web.nowhere"),
        ("/", 404, "web.nowhere"),
    ],
)
def test_what_is_asked_wrongly_is_answered_in_one_shape(
    visitor: TestClient, address: str, status: int, code: str
) -> None:
    """The shape of RFC 9457, with a stable code and with what to do; nothing of the request is repeated."""
    answer = visitor.get(ROOT + address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == PROBLEM
    assert list(faults(answer.json(), SCHEMAS["Problem"])) == []
    assert answer.json()["status"] == status
    assert "colour" not in answer.text and "gossip" not in answer.text


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b'{"reason": "x", "queries": ["a"]}', 403),
        ({"Origin": "http://example.org"}, b'{"reason": "x", "queries": ["a"]}', 403),
        ({**ORIGIN, "Content-Type": "text/plain"}, b'{"reason": "x", "queries": ["a"]}', 400),
        ({**ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}, b"reason=x&queries=a", 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": "x"', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b"[" * 100_000, 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"queries": ["a"]}', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": " ", "queries": ["a"]}', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": "x", "queries": []}', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": "x", "queries": ["a", 3]}', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": "x", "queries": ["a"], "limit": true}', 400),
        ({**ORIGIN, "Content-Type": "application/json"}, b'{"reason": "x", "queries": ["a"], "unmasked": true}', 400),
    ],
)
def test_a_batch_that_is_asked_wrongly_is_not_begun(
    visitor: TestClient, headers: Mapping[str, str], body: bytes, status: int
) -> None:
    """Another origin, a form, a body that is none, a missing reason: refused, and there is no batch after it."""
    before = visitor.get(f"{ROOT}/batches").json()["total"]
    answer = visitor.post(f"{ROOT}/batches", content=body, headers={"Content-Type": "application/json", **headers})
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert list(faults(answer.json(), SCHEMAS["Problem"])) == []
    assert visitor.get(f"{ROOT}/batches").json()["total"] == before


def test_a_batch_is_answered_by_pages_and_told_line_by_line(visitor: TestClient, asked_batch: int) -> None:
    """Rows come by item and page, in parts; the line that has no query is told, and no query is in the log."""
    batch = visitor.get(f"{ROOT}/batches/{asked_batch}").json()
    assert (batch["state"], batch["answered"], batch["failed"]) == ("done", 2, 1)
    assert batch["errors"] == [{"line": 2, "code": "no_query"}]
    rows: list[dict[str, Any]] = []
    address: str | None = f"{ROOT}/batches/{asked_batch}/rows?limit=7"
    while address is not None:
        part = visitor.get(address).json()
        assert len(part["rows"]) == 7 or part["next"] is None
        rows += part["rows"]
        address = part["next"]
    assert len(rows) == batch["pages"] > 7
    assert [(row["number"], row["page"], row["line"]) for row in rows] == sorted(
        (row["number"], row["page"], row["line"]) for row in rows
    )
    assert {row["line"] for row in rows} == {1, 3}
    assert not {"score", "rank", "total"} & rows[0].keys()
    opened = visitor.get(rows[0]["link"].split("#")[0])
    assert opened.status_code == 200
    assert 'id="hit-1"' in opened.text


def test_no_answer_has_a_name_that_nobody_marked_public(
    tmp_path: Path, take_in: Callable[[Path, Path], Case], let_in: Callable[[Case], TestClient]
) -> None:
    """Protected and undecided names, and numbers of persons, are in no answer: no text, path, claim or title."""
    reports, primary = tmp_path / "folder" / "reports", tmp_path / "folder" / "primary"
    reports.mkdir(parents=True)
    primary.mkdir()
    text = (
        "Clerk Ilvane Morrowick told the board that 412 wells were closed, papers show.\n\n"
        "\u201cThe wells were never tested,\u201d Ilvane Morrowick said. Her number is +44 20 7946 0958.\n"
    )
    (reports / "morrowick story.txt").write_text(text, "utf-8")
    (reports / "copy.txt").write_text(text.replace("closed", "shut"), "utf-8")
    (primary / "Ilvane Morrowick memo.txt").write_text(text, "utf-8")
    hidden = ("ilvane", "morrowick", "7946")
    with take_in(tmp_path / "folder", tmp_path / "case") as case:
        client = let_in(case)
        claims = client.get(f"{ROOT}/claims").json()
        assert claims["total"] > 0
        for address in (
            "/search?q=morrowick",
            "/search?q=wells&exact=1",
            "/items",
            "/items/1",
            "/items/1/pages/1",
            "/items/2/pages/1",
            "/claims?limit=100",
            "/lineage",
            "/status",
        ):
            answer = client.get(ROOT + address)
            assert answer.status_code == 200, address
            assert [name for name in hidden if name in answer.text.lower()] == [], address
        found = client.get(f"{ROOT}/search?q=wells").json()
        assert found["total"] == 3
        for hit in found["hits"]:
            for snippet in hit["snippets"]:
                marked = [snippet["text"][start:end].lower() for start, end in snippet["highlights"]]
                assert set(marked) == {"wells"}
        case.protection.mark_public([NamedPerson(spellings=("Ilvane Morrowick",), ground="spoke in office")])
        assert "Ilvane Morrowick" in client.get(f"{ROOT}/items/1/pages/1").text


def test_a_program_comes_in_beside_the_browser(visitor: TestClient) -> None:
    """A page of the session makes an address that lets one program in, once; a stranger's form makes none."""
    assert visitor.post("/programs", data={"form_token": "0" * 64}, headers=ORIGIN).status_code == 403
    token = re.search(r'name="form_token" value="(\w+)"', visitor.get("/programs").text)
    assert token
    page = visitor.post("/programs", data={"form_token": token[1]}, headers=ORIGIN).text
    address = re.search(r"http://127\.0\.0\.1:8765/enter\?token=[\w-]{43}", page)
    assert address
    program = TestClient(visitor.app, base_url="http://127.0.0.1:8765")
    assert program.get(f"{ROOT}/status").json()["code"] == "web.no-session"
    assert program.get(address[0]).status_code == 200
    assert program.get(f"{ROOT}/status").status_code == 200
    assert TestClient(visitor.app, base_url="http://127.0.0.1:8765").get(address[0]).status_code == 403
