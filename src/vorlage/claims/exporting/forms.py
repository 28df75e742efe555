# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The forms that a ledger leaves the case in, each as the bytes of one file or of a few."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from vorlage.claims.exporting.annotations import ledger_as_annotations
from vorlage.claims.exporting.follow_the_money import ledger_as_lines
from vorlage.claims.exporting.outgoing import OutgoingLedger
from vorlage.claims.exporting.schema_org import claims_as_json_ld
from vorlage.claims.exporting.tables import TABLES, assertions_table, table_as_csv, table_as_parquet


class ExportForm(StrEnum):
    """What a ledger is exported as."""

    FOLLOW_THE_MONEY = "ftm"
    """Entities of FollowTheMoney, one JSON object a line."""
    CSV = "csv"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    """W3C Web Annotations."""
    CLAIMS = "claims"
    """schema.org Claim and ClaimReview."""


_WRITTEN_BY: Final = {ExportForm.CSV: table_as_csv, ExportForm.PARQUET: table_as_parquet}


def exported(ledger: OutgoingLedger, form: ExportForm, *, is_one_table: bool = False) -> bytes | Mapping[str, bytes]:
    """The ledger in a form: the bytes of a file, or, for tables, those of several files by their names.

    Args:
        ledger: What may leave.
        form: In what form.
        is_one_table: Of tables, that of the assertions alone.

    Raises:
        ExtraMissingError: Parquet is asked for and cannot be written here.
    """
    if form in _WRITTEN_BY:
        write = _WRITTEN_BY[form]
        if is_one_table:
            return write(assertions_table(ledger))
        return {f"{name}.{form.value}": write(table(ledger)) for name, table in TABLES.items()}
    if form is ExportForm.FOLLOW_THE_MONEY:
        return "".join(ledger_as_lines(ledger)).encode("utf-8", "replace")
    return _json(claims_as_json_ld(ledger) if form is ExportForm.CLAIMS else ledger_as_annotations(ledger))


def _json(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
