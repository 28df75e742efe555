# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The shape of `text --json` is the contract's."""

from __future__ import annotations

import json

import pytest

from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.pages import Hidden, HiddenKind, Page, PageOrigin, Record
from vorlage.domain.words import Box, Word
from vorlage.extraction.shape import record_as_json

RECORD = Record(
    number=ItemNumber(7),
    path="primary/a.pdf",
    genre=Genre.PRIMARY,
    media_type="application/pdf",
    pages=tuple(
        Page(
            number=number,
            label=label,
            width=595.0,
            height=842.0,
            text="lead pipes",
            origin=PageOrigin.TEXT_LAYER,
            language="en",
            words=(Word(0, 4, Box(1.0, 2.0, 3.0, 4.0)), Word(5, 10, None)),
            hidden=(Hidden(HiddenKind.COMMENT, "ask"),),
        )
        for number, label in ((1, "i"), (2, "ii"))
    ),
)


def test_every_field_of_the_contract_is_there() -> None:
    """Exactly as named there; words say what stands at their offsets."""
    said = json.loads(json.dumps(record_as_json(RECORD, number=ItemNumber(9), path="copy.pdf")))
    assert (said["number"], said["path"]) == (9, "copy.pdf")
    page = said["pages"][0]
    assert {name: page[name] for name in ("number", "label", "width", "height", "text", "origin", "language")} == {
        "number": 1, "label": "i", "width": 595.0, "height": 842.0, "text": "lead pipes",
        "origin": "text-layer", "language": "en",
    }  # fmt: skip
    assert page["words"] == [
        {"text": "lead", "start": 0, "end": 4, "box": [1.0, 2.0, 3.0, 4.0], "confidence": None},
        {"text": "pipes", "start": 5, "end": 10, "box": None, "confidence": None},
    ]
    assert page["hidden"] == [{"kind": "comment", "text": "ask"}]


def test_one_page_alone_can_be_had() -> None:
    """And a page that is not there cannot."""
    said = record_as_json(RECORD, number=RECORD.number, path=RECORD.path, page_number=2)
    assert [page["label"] for page in said["pages"]] == ["ii"]
    with pytest.raises(ValueError, match="no such page"):
        record_as_json(RECORD, number=RECORD.number, path=RECORD.path, page_number=3)
