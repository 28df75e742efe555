# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What leaves the case: forms that others can read, and in none of them anybody of the desk or anybody hidden."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pyarrow.parquet as parquet_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.claims.exporting.forms import ExportForm, exported
from vorlage.claims.exporting.outgoing import OutgoingLedger, outgoing_ledger, printed_value
from vorlage.claims.exporting.tables import TABLES
from vorlage.claims.ledger import build_ledger
from vorlage.domain.claims import Comparator, Finding, Ledger, Quantity, Stance, Value
from vorlage.domain.custody import CodeName, Genre, ItemNumber
from vorlage.domain.lineage import Decision
from vorlage.domain.pages import Record
from vorlage.domain.protection import NameDecision, NameDecisionKind, Person, PersonNumber
from vorlage.protection.roster import Roster
from vorlage.search.outgoing import Masked, Unmasked, Veil

from .cases import a_record, unrelated

_WHEN = datetime(2025, 3, 2, 9, 14, 7, tzinfo=UTC)
_WIRE = (
    "Lead was found in 2,340 homes of the Tarn district, the utility's memo said. "
    "“We knew of it for years,” said Ilvane Morrowick, who runs the laboratory. "
    "The mayor, Bela Quist, denied that anything was hidden on 4 March 2024. It cost the city 88 crowns a year."
)
_MEMO = "In the Tarn district 2,340 homes are on lead pipes. Ilvane Morrowick wrote: We knew of it for years."


def _records() -> tuple[Record, Record]:
    report = a_record(
        _WIRE, path="reports/Morrowick interview.txt", outlet="Evening Post", published="2024-10-14T07:30:00"
    )
    return report, a_record(_MEMO, path="primary/letter of Ilvane Morrowick.txt", genre=Genre.PRIMARY)


def _ledger(report: Record, memo: Record, *, stance: Stance | None = Stance.SUPPORTS) -> Ledger:
    """A ledger in which a member took a stance on every first passage, with a reason."""
    ledger = build_ledger([report], unrelated([report]), [memo], pages_unread=0)
    if stance is None:
        return ledger
    finding = Finding(
        stance=stance, by="kestrel", at=_WHEN, reason="Heron rang the clerk.", signed_by=("heron", "bittern")
    )
    claims = (
        replace(claim, exhibits=(replace(claim.exhibits[0], finding=finding), *claim.exhibits[1:]))
        if claim.exhibits
        else claim
        for claim in ledger.claims
    )
    return replace(ledger, claims=tuple(claims))


def _outgoing(veil: Veil, ledger: Ledger, *records: Record) -> OutgoingLedger:
    held = {record.number: record for record in records}

    def read(numbers: Sequence[ItemNumber]) -> Iterator[Record]:
        return (held[number] for number in numbers if number in held)

    return outgoing_ledger(ledger, read, veil)


def _masked(*, public: str = "") -> Masked:
    """What hides everybody but one person marked public; Ilvane Morrowick is protected by decision."""
    kinds = {"Ilvane Morrowick": NameDecisionKind.PROTECT, public: NameDecisionKind.MARK_PUBLIC}
    persons = [
        Person(
            number=PersonNumber(number),
            spellings=(name,),
            decisions=(
                NameDecision(person=PersonNumber(number), kind=kind, ground="office", by=CodeName("curlew"), at=_WHEN),
            ),
        )
        for number, (name, kind) in enumerate(kinds.items(), start=1)
        if name
    ]
    return Masked(Roster.of(persons))


def _everything(ledger: OutgoingLedger) -> bytes:
    """Every byte of every form; of Parquet, which packs its cells, the cells besides."""
    written: list[bytes] = []
    for form in ExportForm:
        content = exported(ledger, form)
        parts = {form.value: content} if isinstance(content, bytes) else content
        for name, part in parts.items():
            written += (name.encode(), part)
            if form is ExportForm.PARQUET:
                table = parquet_files.read_table(io.BytesIO(part))
                written.append(json.dumps(table.to_pylist(), ensure_ascii=False).encode())
                written.append(str(table.schema.metadata).encode())
    return b"\n".join(written).lower()


FORBIDDEN = (
    *("morrowick", "ilvane", "quist", "bela"),  # a protected person, and one about whom nobody decided
    *("kestrel", "heron", "bittern", "curlew"),  # who decided, who is named in the reason, who signed, who protected
    *("rang the clerk", "2025-03-02", "09:14"),  # why and when
)


def test_nothing_that_must_not_leave_is_in_any_byte_of_any_form() -> None:
    """Members, checkers, reasons, times of work, protected and undecided names: in texts, paths, speakers, values."""
    report, memo = _records()
    leaving = _everything(_outgoing(_masked(), _ledger(report, memo), report, memo))
    assert [word for word in FORBIDDEN if word.encode() in leaving] == []
    assert b"2,340 homes" in leaving
    assert b"supports" in leaving


def test_the_search_for_forbidden_words_can_fail() -> None:
    """Unmasked, the names are found, in every one of the forms: so they would have been above."""
    report, memo = _records()
    ledger = _outgoing(Unmasked(), _ledger(report, memo), report, memo)
    for form in ExportForm:
        content = exported(ledger, form)
        parts = [content] if isinstance(content, bytes) else list(content.values())
        assert any(b"Morrowick" in part for part in parts), form
    leaving = _everything(ledger)
    assert all(word.encode() in leaving for word in FORBIDDEN[:4])
    assert [word for word in FORBIDDEN[4:] if word.encode() in leaving] == []


def test_a_speaker_from_beyond_the_sentence_is_masked_too() -> None:
    """A sentence in which nothing is hidden vouches for its own words alone."""
    report, memo = _records()
    ledger = _ledger(report, memo)
    named = tuple(
        replace(
            claim,
            members=tuple(
                replace(each, mention=replace(each.mention, speaker="Ilvane Morrowick")) for each in claim.members
            ),
        )
        for claim in ledger.claims
    )
    out = _outgoing(_masked(), replace(ledger, claims=named), report, memo)
    assert any(each.sentence.is_whole for claim in out.claims for each in claim.assertions)
    assert {each.speaker for claim in out.claims for each in claim.assertions} == {"[name]"}


def test_who_is_marked_public_is_shown() -> None:
    """An office-holder acting in office; everybody else stays hidden."""
    report, memo = _records()
    leaving = _everything(_outgoing(_masked(public="Bela Quist"), _ledger(report, memo), report, memo))
    assert b"bela quist" in leaving
    assert b"morrowick" not in leaving


def test_what_a_digest_could_tell_is_not_there() -> None:
    """No digest of an original or a text: whoever holds a copy could tell by it which copy leaked."""
    report, memo = _records()
    leaving = _everything(_outgoing(Unmasked(), _ledger(report, memo), report, memo))
    assert [
        page.layer_digest.hex for page in (*report.pages, *memo.pages) if page.layer_digest.hex.encode() in leaving
    ] == []
    assert b"sha256" not in leaving


def test_a_passage_put_aside_is_not_exported() -> None:
    """A person said that it does not bear on the claim."""
    report, memo = _records()
    ledger = _ledger(report, memo, stance=None)
    aside = tuple(
        replace(claim, exhibits=tuple(replace(each, decision=Decision.REJECT) for each in claim.exhibits))
        for claim in ledger.claims
    )
    out = _outgoing(Unmasked(), replace(ledger, claims=aside), report, memo)
    assert [claim.exhibits for claim in out.claims] == [()] * len(out.claims)


def test_what_points_into_a_record_that_is_gone_is_left_out() -> None:
    """A withdrawn record leaves no quotation behind."""
    report, memo = _records()
    out = _outgoing(Unmasked(), _ledger(report, memo), report)
    assert set(out.records) == {report.number}
    assert all(not claim.exhibits for claim in out.claims)
    assert _outgoing(Unmasked(), _ledger(report, memo), memo).claims == ()


# schema.org

_SCHEMA_ORG: Mapping[str, frozenset[str]] = {
    "Claim": frozenset({"identifier", "text", "keywords", "firstAppearance", "appearance"}),
    "ClaimReview": frozenset({"itemReviewed", "claimReviewed", "reviewRating", "citation"}),
    "Rating": frozenset({"alternateName"}),
    "Quotation": frozenset({"text", "isPartOf"}),
    "NewsArticle": frozenset({"name", "identifier", "encodingFormat", "inLanguage", "datePublished", "publisher"}),
    "DigitalDocument": frozenset({"name", "identifier", "encodingFormat", "inLanguage", "datePublished", "publisher"}),
    "Organization": frozenset({"name"}),
}
"""What of schema.org is used: each property is one of its type, or of a type above it."""


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _json(ledger: OutgoingLedger, form: ExportForm) -> Any:
    content = exported(ledger, form)
    assert isinstance(content, bytes)
    return json.loads(content)


def test_claims_are_of_schema_org_and_every_reference_leads_somewhere() -> None:
    """Types and properties are those of the vocabulary; no person is a node."""
    report, memo = _records()
    shape = _json(_outgoing(_masked(), _ledger(report, memo), report, memo), ExportForm.CLAIMS)
    assert shape["@context"] == "https://schema.org"
    nodes = list(_nodes(shape))
    for node in nodes:
        assert {key for key in node if not key.startswith("@")} <= _SCHEMA_ORG[node["@type"]]
    known = {node["@id"] for node in nodes if "@id" in node}
    named = [node["isPartOf"]["@id"] for node in nodes if node["@type"] == "Quotation"]
    named += [node["itemReviewed"]["@id"] for node in nodes if node["@type"] == "ClaimReview"]
    assert set(named) <= known
    assert next(node["datePublished"] for node in nodes if node["@type"] == "NewsArticle") == "2024-10-14"


@pytest.mark.parametrize("stance", [None, *Stance])
def test_a_review_comes_from_a_persons_decision_and_has_no_author(stance: Stance | None) -> None:
    """No stance, no review; with one, its words, and nobody's name, day or number of stars."""
    report, memo = _records()
    shape = _json(_outgoing(_masked(), _ledger(report, memo, stance=stance), report, memo), ExportForm.CLAIMS)
    reviews = [node for node in shape["@graph"] if node["@type"] == "ClaimReview"]
    assert bool(reviews) == (stance is not None)
    assert all(set(review["reviewRating"]) == {"@type", "alternateName"} for review in reviews)


# W3C Web Annotation


def _check_selector(selector: Any, text: str) -> None:
    """A selector of the model, and what it selects in the text of its record."""
    if isinstance(selector, list):
        assert [each["type"] for each in selector] == ["TextQuoteSelector", "TextPositionSelector"]
        quote, position = selector
        assert quote["exact"] == text[position["start"] : position["end"]]
    else:
        assert selector["type"] == "TextPositionSelector"
        position, quote = selector, selector.get("refinedBy")
    assert 0 <= position["start"] < position["end"] <= len(text)
    if quote is not None:
        assert set(quote) == {"type", "exact", "prefix", "suffix"}
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text
        assert quote["exact"] in text[position["start"] : position["end"]]


@pytest.mark.parametrize("hides", [True, False])
def test_annotations_are_of_the_model_and_select_what_stands_there(hides: bool) -> None:
    """Every selector finds its words in the record it names; where something is hidden, the part that is shown."""
    report, memo = _records()
    ledger = _outgoing(_masked() if hides else Unmasked(), _ledger(report, memo), report, memo)
    shape = _json(ledger, ExportForm.ANNOTATIONS)
    assert (shape["@context"], shape["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    page = shape["first"]
    assert (page["type"], page["startIndex"], shape["total"]) == ("AnnotationPage", 0, len(page["items"]))
    texts = {f"urn:vorlage:item:{record.number}": record.text for record in (report, memo)}
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) > 0
    for item in page["items"]:
        assert set(item) == {"id", "type", "motivation", "body", "target"}
        assert item["motivation"] in {"describing", "linking", "assessing"}
        for body in item["body"][1:]:
            assert set(body) == {"type", "purpose", "format", "value"}
        assert set(item["target"]) == {"type", "source", "selector"}
        _check_selector(item["target"]["selector"], texts[item["target"]["source"]])
    assert any(isinstance(item["target"]["selector"], dict) for item in page["items"]) == hides


# FollowTheMoney: the schemata used, as they stood in June 2025 (MIT), with what they take from those above them.

_THING = {"name": "name", "summary": "text", "description": "text", "publisher": "string", "keywords": "string"}
_DOCUMENT = {
    **_THING,
    "title": "string",
    "fileName": "string",
    "mimeType": "mimetype",
    "language": "language",
    "publishedAt": "date",
}
_FTM: Mapping[str, tuple[frozenset[str], Mapping[str, str]]] = {
    "Article": (frozenset({"name", "fileName"}), _DOCUMENT),
    "Document": (frozenset({"name", "fileName"}), _DOCUMENT),
    "Note": (frozenset({"name"}), {**_THING, "entity": "entity"}),
    "Documentation": (
        frozenset({"document", "entity"}),
        {
            "role": "string",
            "summary": "text",
            "description": "text",
            "recordId": "string",
            "document": "Document",
            "entity": "entity",
        },
    ),
    "Mention": (frozenset({"document", "name"}), {"document": "Document", "name": "name"}),
}


def _entities(ledger: OutgoingLedger) -> list[dict[str, Any]]:
    content = exported(ledger, ExportForm.FOLLOW_THE_MONEY)
    assert isinstance(content, bytes)
    return [json.loads(line) for line in content.decode().splitlines()]


def test_entities_keep_to_the_schemata_of_follow_the_money() -> None:
    """Required properties are there, no other ones than the schema has, and references lead to what may be meant."""
    report, memo = _records()
    entities = _entities(_outgoing(_masked(), _ledger(report, memo), report, memo))
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schema_of) == len(entities)
    for entity in entities:
        required, known = _FTM[entity["schema"]]
        assert required <= entity["properties"].keys() <= known.keys()
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if known[name] == "Document":
                assert {schema_of[value] for value in values} <= {"Article", "Document"}
            elif known[name] == "entity":
                assert {schema_of[value] for value in values} <= {"Article", "Document", "Note"}
            elif known[name] == "language":
                assert [len(value) for value in values] == [3]


def test_only_a_speaker_who_may_be_shown_is_a_mention_and_nobody_is_a_person() -> None:
    """A hidden speaker leaves no mention behind that could be counted."""
    report, memo = _records()
    ledger = _ledger(report, memo)
    hidden = [each for each in _entities(_outgoing(_masked(), ledger, report, memo)) if each["schema"] == "Mention"]
    shown = _entities(_outgoing(_masked(public="Bela Quist"), ledger, report, memo))
    assert all("[name]" not in name for each in hidden for name in each["properties"]["name"])
    names = {name for each in shown if each["schema"] == "Mention" for name in each["properties"]["name"]}
    assert names - {name for each in hidden for name in each["properties"]["name"]} == {"Bela Quist"}


# Tables


def test_tables_have_a_row_for_each_thing_and_keys_that_meet() -> None:
    """Four tables; `claim` of the other three is one of the claims."""
    report, memo = _records()
    ledger = _outgoing(_masked(), _ledger(report, memo), report, memo)
    tables = {name: table(ledger).to_rows() for name, table in TABLES.items()}
    claims = {row["claim"] for row in tables["claims"]}
    assert len(claims) == len(ledger.claims)
    assert len(tables["assertions"]) == sum(len(claim.assertions) for claim in ledger.claims)
    assert len(tables["exhibits"]) == sum(len(claim.exhibits) for claim in ledger.claims)
    assert all(row["claim"] in claims for name in ("assertions", "drift", "exhibits") for row in tables[name])
    assert {row["verb"] for row in tables["assertions"]} >= {"said", "denied"}
    homes = next(row for row in tables["assertions"] if row["quote"] == "2,340 homes")
    assert (homes["amount"], homes["unit"], homes["comparator"], homes["page"]) == (2340.0, "home", "=", 1)


def test_a_cell_that_a_spreadsheet_would_run_is_made_plain() -> None:
    """A quotation may begin with an equals sign; so may a path."""
    report = a_record("“=1+1 is what we were told for years,” said the clerk of the board.", path="reports/=cmd.txt")
    ledger = build_ledger([report], unrelated([report]), (), pages_unread=0)
    tables = exported(_outgoing(Unmasked(), ledger, report), ExportForm.CSV)
    assert not isinstance(tables, bytes)
    cells = [cell for table in tables.values() for line in table.decode().split("\r\n") for cell in line.split('","')]
    assert any("'=1+1" in cell for cell in cells)
    assert not any(cell.strip('"').startswith(("=", "+", "@")) for cell in cells)


_AMOUNTS = st.builds(
    Quantity,
    amount=st.none() | st.integers(0, 10**9).map(float),
    comparator=st.sampled_from([each for each in Comparator if each is not Comparator.RANGE]),
    unit=st.sampled_from(["", "people", "per cent"]),
)


@settings(max_examples=30)
@given(_AMOUNTS)
def test_a_printed_value_keeps_amount_bound_and_unit(value: Value) -> None:
    """Nothing is rounded; a lost amount prints nothing."""
    assert isinstance(value, Quantity)
    printed = printed_value(value)
    if value.amount is None:
        assert printed == ""
    else:
        assert f"{value.amount:.0f}" in printed.split()
        assert printed.endswith(value.unit)
        assert (value.comparator.value in printed) == (value.comparator is not Comparator.EXACTLY)
