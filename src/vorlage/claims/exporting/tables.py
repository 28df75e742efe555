# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger as four tables: claims, assertions, drift, exhibits. `claim` is the key between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vorlage.claims.exporting.outgoing import (
    OutgoingAssertion,
    OutgoingClaim,
    OutgoingExhibit,
    OutgoingLedger,
    OutgoingRecord,
    printed_value,
)
from vorlage.custody import spreadsheets
from vorlage.custody.spreadsheets import rows_as_csv
from vorlage.domain.claims import CalendarDate, Quantity, Value
from vorlage.domain.custody import ItemNumber
from vorlage.frames import Table

_VALUE: Final[Mapping[str, type]] = {
    "value": str, "amount": float, "high": float, "comparator": str, "unit": str, "date": str, "date_end": str,
}  # fmt: skip
_RECORD: Final[Mapping[str, type]] = {"number": int, "path": str}
CLAIM_COLUMNS: Final[Mapping[str, type]] = {
    "claim": str, "kind": str, "text": str, **_VALUE, "status": str, "outlets": int, "lineages_low": int,
    "lineages_high": int, "origins_low": int, "origins_high": int,
}  # fmt: skip
ASSERTION_COLUMNS: Final[Mapping[str, type]] = {
    "claim": str, "kind": str, "claim_text": str, "status": str, **_RECORD, "outlet": str, "published": str,
    "language": str, "page": int, "start": int, "end": int, "quote": str, "sentence": str, "speaker": str, "verb": str,
    **_VALUE, "hedged": bool, "negated": bool,
}  # fmt: skip
DRIFT_COLUMNS: Final[Mapping[str, type]] = {
    "claim": str, "kind": str, "before": str, "after": str, "before_number": int, "before_path": str,
    "after_number": int, "after_path": str,
}  # fmt: skip
EXHIBIT_COLUMNS: Final[Mapping[str, type]] = {
    "claim": str, **_RECORD, "page": int, "start": int, "end": int, "quote": str, "machine": str, "stances": list,
}  # fmt: skip
_Row = tuple[object, ...]


def claims_table(ledger: OutgoingLedger) -> Table:
    """A row for each claim: its value, its status, and who carries it as counts with their ends."""
    return Table(
        types=CLAIM_COLUMNS,
        rows=tuple(
            (
                *(claim.id, claim.kind, claim.text, *_value_cells(claim.value), claim.status.value),
                *(claim.outlets, *claim.lineages, *claim.origins),
            )
            for claim in ledger.claims
        ),
    )


def assertions_table(ledger: OutgoingLedger) -> Table:
    """A row for each assertion, with the claim and the report it stands in: the table to begin with."""
    rows = (_assertion_row(claim, each, ledger.records) for claim in ledger.claims for each in claim.assertions)
    return Table(types=ASSERTION_COLUMNS, rows=tuple(rows))


def drift_table(ledger: OutgoingLedger) -> Table:
    """A row for each two wordings that differ."""
    return Table(
        types=DRIFT_COLUMNS,
        rows=tuple(
            (
                *(claim.id, edge.kind.value, edge.before, edge.after),
                *(cell for number in edge.at for cell in (int(number), ledger.records[number].path)),
            )
            for claim in ledger.claims
            for edge in claim.drift
            if set(edge.at) <= ledger.records.keys()
        ),
    )


def exhibits_table(ledger: OutgoingLedger) -> Table:
    """A row for each passage offered for a claim."""
    rows = (_exhibit_row(claim, each, ledger.records) for claim in ledger.claims for each in claim.exhibits)
    return Table(types=EXHIBIT_COLUMNS, rows=tuple(rows))


TABLES: Final[Mapping[str, Callable[[OutgoingLedger], Table]]] = {
    "claims": claims_table,
    "assertions": assertions_table,
    "drift": drift_table,
    "exhibits": exhibits_table,
}
"""The tables by the names of their files."""


def table_as_csv(table: Table) -> bytes:
    """CSV in UTF-8; see `rows_as_csv`."""
    return rows_as_csv(table.types, table.rows).encode("utf-8", "replace")


def table_as_parquet(table: Table) -> bytes:
    """Parquet, with a type for each column.

    Raises:
        ExtraMissingError: `pyarrow` is not installed here.
    """
    return spreadsheets.table_as_parquet(table, unharmed="Nothing was written.")


def _assertion_row(claim: OutgoingClaim, each: OutgoingAssertion, records: Mapping[ItemNumber, OutgoingRecord]) -> _Row:
    record, place = records[each.place.number], each.place
    return (
        *(claim.id, claim.kind, claim.text, claim.status.value, int(record.number), record.path, record.outlet),
        *(record.published, record.language, place.page, place.start, place.end, place.text, each.sentence.text),
        *(each.speaker, each.verb, *_value_cells(each.value), each.is_hedged, each.is_negated),
    )


def _exhibit_row(claim: OutgoingClaim, each: OutgoingExhibit, records: Mapping[ItemNumber, OutgoingRecord]) -> _Row:
    place = each.place
    path = records[place.number].path
    found = (each.machine, list(each.stances))
    return (claim.id, int(place.number), path, place.page, place.start, place.end, place.text, *found)


def _value_cells(value: Value) -> _Row:
    if isinstance(value, Quantity):
        return (printed_value(value), value.amount, value.high, value.comparator.value, value.unit, None, None)
    if isinstance(value, CalendarDate):
        return (printed_value(value), None, None, None, None, value.date, value.end)
    return (None,) * len(_VALUE)
