# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A record in the shape of the contract's `text --json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Page, Record
from vorlage.extraction.language import language_spans, script_of

NO_TRANSLATIONS: Final[Mapping[int, Sequence[dict[str, Any]]]] = {}


def record_as_json(
    record: Record,
    *,
    number: ItemNumber,
    path: str,
    page_number: int | None = None,
    translations: Mapping[int, Sequence[dict[str, Any]]] = NO_TRANSLATIONS,
) -> dict[str, Any]:
    """The item's number and path and its record's pages as plain JSON values; one page alone if asked for.

    Number and path are the item's: a duplicate shows the record of the item it repeats. `translations` are those that
    stand beside each page, in their own shape.

    `start` and `end` of a word point into the text of its page; `box` is null where no place is known.

    Raises:
        ValueError: The record has no such page.
    """
    pages = [page for page in record.pages if page_number in (None, page.number)]
    if page_number is not None and not pages:
        raise ValueError("no such page")
    return {
        "number": number,
        "path": path,
        "pages": [{**_page_as_json(page), "translations": list(translations.get(page.number, ()))} for page in pages],
    }


def _page_as_json(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "text": page.text,
        "origin": page.origin.value,
        "language": page.language,
        "script": script_of(page.text),
        "language_spans": [
            {"start": span.start, "end": span.end, "language": span.language, "script": span.script}
            for span in language_spans(page.text)
        ],
        "is_read": page.is_read,
        "reason": page.reason,
        "layer": page.layer_digest.hex,
        "words": [
            {
                "text": page.text[word.start : word.end],
                "start": word.start,
                "end": word.end,
                "box": None if word.box is None else [word.box.x0, word.box.y0, word.box.x1, word.box.y1],
                "confidence": word.confidence,
            }
            for word in page.words
        ],
        "hidden": [{"kind": hidden.kind.value, "text": hidden.text} for hidden in page.hidden],
    }
