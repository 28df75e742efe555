# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The exact shape of failed redactions for scripts, as `docs/reference/json.md` explains it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vorlage.domain.bad_redactions import BadRedaction, RedactionsExamined
from vorlage.domain.custody import escape_path


def examined_as_json(examined: Iterable[RedactionsExamined], *, with_words: bool = False) -> dict[str, Any]:
    """Failed redactions of some records; `recovered` only when it was asked for, and that is on record."""
    records = list(examined)
    return {
        "redactions": [
            {"number": each.number, "path": each.path, **redaction_as_json(found, with_words=with_words)}
            for each in records
            for found in each.found
        ],
        "examined": [
            {"number": each.number, "path": each.path, "unexamined": each.unexamined or None} for each in records
        ],
    }


def redaction_as_json(found: BadRedaction, *, with_words: bool = False) -> dict[str, Any]:
    """One failed redaction: kind, place, how sure, how much."""
    shape: dict[str, Any] = {
        "page": found.page_number,
        "box": list(found.box) if found.box else None,
        "kind": found.kind.value,
        "recoverable": found.recoverable,
        "sure": found.sure.value,
        "layer": found.layer,
        "characters": found.characters,
    }
    if with_words:
        shape["recovered"] = escape_path(found.recovered)
    return shape
