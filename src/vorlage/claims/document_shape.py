# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What `claims --documents --json` prints."""

from __future__ import annotations

from typing import Any

from vorlage.claims.shape import value_as_json
from vorlage.domain.document_references import DocumentLink, DocumentReference


def reference_as_json(reference: DocumentReference, links: tuple[DocumentLink, ...]) -> dict[str, Any]:
    """A reference with every record it may mean; slots that are not printed are empty or null."""
    return {
        "number": reference.number,
        "path": reference.siglum,
        "start": reference.start,
        "end": reference.end,
        "sentence": list(reference.sentence),
        "form": reference.form.value,
        "form_word": reference.form_word,
        "pages": value_as_json(reference.pages),
        "dated": value_as_json(reference.dated),
        "author": reference.author,
        "title": reference.title,
        "links": [
            {
                "number": link.number,
                "path": link.path,
                "reasons": [reason.value for reason in link.reasons],
                "against": [objection.value for objection in link.against],
            }
            for link in links
        ],
    }
