# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the interface answers with, as JSON Schema (2020-12): the description, the filter and the mask in one.

An answer is what `--json` prints, put through its schema (`outgoing`): fields that are not described are left out, and
strings go the way their schema says. Masking is thus the description's own: what nobody described does not leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from vorlage.domain.batches import BatchState, LineFault
from vorlage.domain.claims import ClaimKind, ClaimStatus, DriftKind, MachineState, Stance, WhyOffered
from vorlage.domain.custody import Genre, Outcome
from vorlage.domain.lineage import Decision, Derivation, PassageKind, Relation, VariantKind
from vorlage.domain.pages import HiddenKind, PageOrigin
from vorlage.domain.search import Layer, MatchKind
from vorlage.search.outgoing import Veil

Schema = dict[str, Any]

MASKED: Final = "x-masked"
"""The keyword that says that a string was masked: as a `text`, or as a `path`."""

WORD: Final[Schema] = {"type": "string"}
"""A word of ours, a code, a date or a number: nothing that stands in a record."""
TEXT: Final[Schema] = {"type": "string", MASKED: "text"}
PATH: Final[Schema] = {"type": "string", MASKED: "path"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
AMOUNT: Final[Schema] = {"type": "number"}
FLAG: Final[Schema] = {"type": "boolean"}
SPAN: Final[Schema] = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
COUNTS: Final[Schema] = {"type": "object", "additionalProperties": NUMBER}


def record(**properties: Schema) -> Schema:
    """An object with just these fields, all of them there. A trailing underscore keeps words of Python apart."""
    named = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def rows(schema: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": schema}


def one_of(*words: str) -> Schema:
    """One word of a closed list."""
    return {"type": "string", "enum": list(words)}


def maybe(schema: Schema) -> Schema:
    """This, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def named(name: str) -> Schema:
    """One of the schemas below."""
    return {"$ref": f"#/components/schemas/{name}"}


def part_of(schema: Schema) -> Schema:
    """A part of a longer list, with the address of the next part."""
    return record(total=NUMBER, offset=NUMBER, limit=NUMBER, next=maybe(WORD), rows=rows(schema))


_INTERVAL: Final = record(low=NUMBER, high=NUMBER, list=rows(TEXT))
_FINDING: Final = record(
    stance=one_of(*Stance),
    by=WORD,
    at=WORD,
    reason=TEXT,
    number=maybe(NUMBER),
    is_carried=FLAG,
    signed_by=rows(WORD),
)
_VALUE: Final = maybe(
    {
        "anyOf": [
            record(amount=maybe(AMOUNT), comparator=WORD, unit=TEXT, high=maybe(AMOUNT)),
            record(date=WORD, end=maybe(WORD), granularity=WORD, anchor=WORD),
        ]
    }
)

SCHEMAS: Final[Mapping[str, Schema]] = {
    "Problem": record(
        type=WORD, title=WORD, status=NUMBER, detail=WORD, code=WORD, unharmed=WORD, next_step=WORD
    )
    | {"description": "What went wrong (RFC 9457). `code` is stable; the words are not."},
    "Status": record(
        counts=COUNTS,
        pages=NUMBER,
        pages_unread=NUMBER,
    ),
    "Item": record(
        number=NUMBER,
        accession=WORD,
        path=PATH,
        sha256=maybe(WORD),
        bytes=NUMBER,
        media_type=WORD,
        outcome=one_of(*Outcome),
        reason=WORD,
        duplicate_of=maybe(NUMBER),
        near_duplicates=rows(NUMBER),
        parent=maybe(NUMBER),
        genre=one_of(*Genre),
        pages=NUMBER,
        pages_unread=rows(NUMBER),
        languages=rows(WORD),
        extraction=maybe(one_of(*PageOrigin, "mixed")),
    ),
    "Page": record(
        number=NUMBER,
        label=TEXT,
        width=AMOUNT,
        height=AMOUNT,
        text=TEXT,
        origin=one_of(*PageOrigin),
        language=WORD,
        is_read=FLAG,
        hidden=rows(record(kind=one_of(*HiddenKind), text=TEXT)),
    ),
    "Answer": record(
        query=TEXT,
        read_as=TEXT,
        total=NUMBER,
        offset=NUMBER,
        limit=NUMBER,
        next=maybe(WORD),
        took_ms=AMOUNT,
        hits=rows(
            record(
                number=NUMBER,
                path=PATH,
                page=NUMBER,
                score=AMOUNT,
                layer=one_of(*Layer),
                link=WORD,
                # Masked before, with the page around them in sight: masking again changes nothing.
                snippets=rows(record(text=WORD, start=NUMBER, end=NUMBER, highlights=rows(SPAN))),
                matched=rows(record(term=TEXT, found=TEXT, how=one_of(*MatchKind))),
            )
        ),
        facets=record(genre=COUNTS, media_type=COUNTS, language=COUNTS),
    ),
    "Claim": record(
        id=WORD,
        text=TEXT,
        kind=one_of(*ClaimKind),
        value=_VALUE,
        assertions=rows(
            record(
                number=NUMBER, path=PATH, start=NUMBER, end=NUMBER, sentence=SPAN, quote=TEXT,
                speaker=maybe(TEXT), speaker_may_be=maybe(TEXT), verb=maybe(TEXT), value=_VALUE, hedged=FLAG,
                negated=FLAG, suggestion=WORD,
                event=maybe(
                    record(
                        actor=TEXT, act=TEXT, is_passive=FLAG, place=maybe(TEXT), date=_VALUE, date_printed=maybe(TEXT)
                    )
                ),
            )
        ),
        independence=record(outlets=NUMBER, lineages=_INTERVAL, origins=_INTERVAL),
        drift=rows(record(from_=TEXT, to=TEXT, kind=one_of(*DriftKind), at=rows(PATH))),
        exhibits=rows(
            record(
                number=NUMBER, path=PATH, page=NUMBER, start=NUMBER, end=NUMBER, quote=TEXT, score=AMOUNT,
                machine=one_of(*MachineState),
                why=rows(record(code=one_of(*WhyOffered), here=TEXT, there=TEXT)),
                suggestion=WORD, finding=maybe(_FINDING), findings=rows(_FINDING), decision=maybe(one_of(*Decision)),
            )
        ),
        status=one_of(*ClaimStatus),
    ),
    "Pair": record(
        suggestion=WORD,
        a=PATH,
        b=PATH,
        relation=one_of(*Relation),
        derives=one_of(*Derivation),
        confidence=AMOUNT,
        why=rows(TEXT),
        finding=maybe(record(decision=one_of(*Decision), by=WORD, at=WORD, reason=TEXT)),
        passages=rows(record(a=SPAN, b=SPAN, kind=one_of(*PassageKind))),
        variants=rows(record(kind=one_of(*VariantKind), a=TEXT, b=TEXT, a_span=SPAN, b_span=SPAN)),
    ),
    "Lineage": record(
        reports=rows(
            record(
                number=NUMBER, path=PATH, title=TEXT, outlet=TEXT, published=TEXT, language=WORD, credits=rows(TEXT),
                unstable_names=FLAG,
            )
        ),
        pairs=part_of(named("Pair")),
        exemplars=rows(record(id=WORD, label=TEXT, held=FLAG, copies=rows(PATH))),
        stemma=record(edges=rows(record(from_=PATH, to=PATH, confidence=AMOUNT))),
        independent_origins=record(low=NUMBER, high=NUMBER, list=rows(record(label=TEXT, reports=rows(PATH)))),
    ),
    "Batch": record(
        batch=NUMBER,
        begun_at=WORD,
        reason=TEXT,
        exact=FLAG,
        name_variants=FLAG,
        state=one_of(*BatchState),
        lines=NUMBER,
        answered=NUMBER,
        failed=NUMBER,
        pages=NUMBER,
        errors=rows(record(line=NUMBER, code=one_of(*LineFault))),
    ),
    # Masked before, for the reason given at hits.
    "BatchRow": record(
        line=NUMBER, name=WORD, query=WORD, number=NUMBER, path=WORD, page=NUMBER, start=maybe(NUMBER),
        end=maybe(NUMBER), text=WORD, more_pages=FLAG, link=WORD,
    ),
    "Deleted": record(batch=NUMBER),
}  # fmt: skip
"""Every schema by its name."""


def outgoing(value: Any, schema: Schema, veil: Veil) -> Any:
    """A value as its schema lets it leave: what is not described is left out, strings are masked where it says so.

    A field that is described and not there stays missing, and is found by the tests.
    """
    if "$ref" in schema:
        return outgoing(value, SCHEMAS[schema["$ref"].rpartition("/")[2]], veil)
    if "anyOf" in schema:
        return None if value is None else outgoing(value, _fitting(value, schema["anyOf"]), veil)
    match schema["type"]:
        case "object" if "properties" in schema:
            return {
                name: outgoing(value[name], inner, veil)
                for name, inner in schema["properties"].items()
                if name in value
            }
        case "array":
            return [outgoing(each, schema["items"], veil) for each in value]
        case "string" if schema.get(MASKED) == "text":
            return veil.text(value)
        case "string" if schema.get(MASKED) == "path":
            return veil.path(value)
        case _:
            return value


def _fitting(value: Any, schemas: list[Schema]) -> Schema:
    """The first of several that a value is of, by its fields."""
    objects = [schema for schema in schemas if "properties" in schema]
    if isinstance(value, dict) and objects:
        return max(objects, key=lambda schema: len(schema["properties"].keys() & value.keys()))
    return schemas[0]
