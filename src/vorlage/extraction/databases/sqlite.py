# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""SQLite: a page per table and view, read from a copy in memory that can neither be written nor run anything.

The database is opened by `sqlite3_deserialize`; an authorizer lets through reading alone, so no trigger, extension,
attached file or pragma of the database acts (sqlite.org, "Defense Against The Dark Arts").

Residual risks: rows in the write-ahead log are in another file; deleted rows in free pages are not recovered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MAX_PAGES, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.databases.tables import TablePages
from vorlage.extraction.texts.encodings import decode_text

MEDIA_TYPE = "application/vnd.sqlite3"
MAX_BYTES = 700 << 20
"""It is held in memory twice while it is opened, and the jail has 2 GiB."""
MAX_TABLES = 5_000
_VIEW_STEPS = 20_000_000
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_DANGEROUS = {"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "zeroblob", "randomblob"}
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
_NO_ROWS = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


def read_sqlite(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a database: each table, then each view, with its column names and rows. A BLOB is told by its size.

    What is damaged is read as far as it goes; a view that cannot be worked out in bounds is a page that is not read.
    """
    held = bytearray(original.read(MAX_BYTES + 1))
    if len(held) > MAX_BYTES:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, "limit.bytes: a database of more than 700 MiB")
    if len(held) >= 100 and held[18] == 2:
        held[18:20] = b"\x01\x01"  # in write-ahead mode a copy in memory cannot be opened
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(bytes(held))
        del held
        return _read(connection)
    except (sqlite3.Error, UnicodeError, OverflowError):
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "sqlite.broken: its list of tables cannot be read")
    finally:
        connection.close()


def _read(connection: sqlite3.Connection) -> ReadAnswer:
    connection.text_factory = _text
    connection.set_authorizer(_allow_reading)
    schema = connection.execute(_SCHEMA).fetchmany(MAX_TABLES + 1)
    tables = TablePages()
    broken = 0
    for kind, name, _ in sorted(schema[:MAX_TABLES], key=lambda row: row[0] == "view"):
        if name not in _NO_ROWS and len(tables.pages) < MAX_PAGES - 100:
            broken += not _add(connection, tables, name, is_view=kind == "view")
    if not tables.pages:
        outcome, told = (Outcome.DAMAGED, "broken: no table") if broken else (Outcome.EMPTY, "empty: has no tables")
        return unreadable(outcome, MEDIA_TYPE, f"sqlite.{told}" + (" can be read" if broken else ""))
    if broken:
        outcome, reason = Outcome.DAMAGED, f"sqlite.broken: {broken} of its tables cannot be read to their end"
    else:
        outcome, reason = Outcome.READ, ""
        if tables.left_out or len(schema) > MAX_TABLES:
            reason = f"limit.rows: {max(tables.left_out, 1)} of its tables are not read to their end"
    return ReadAnswer(outcome=outcome, media_type=MEDIA_TYPE, reason=reason, pages=tuple(tables.pages))


def _add(connection: sqlite3.Connection, tables: TablePages, name: str, *, is_view: bool) -> bool:
    """Add the rows of a table; False when it broke off. A view may ask for endless work, so its steps are counted."""
    if is_view:
        connection.set_progress_handler(lambda: 1, _VIEW_STEPS)
    before = len(tables.pages)
    try:
        quoted = name.replace('"', '""')
        found = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a name quoted as SQL asks; reading only
        tables.add(name, [column[0] for column in found.description], _rows(found))
    except (sqlite3.Error, UnicodeError, OverflowError):
        if is_view or len(tables.pages) == before:
            told = "sqlite.view: cannot be worked out in bounds" if is_view else "sqlite.table: cannot be read"
            del tables.pages[before:]
            tables.pages.append(PageAnswer(label=str(before + 1), is_read=False, reason=told))
        return is_view
    finally:
        connection.set_progress_handler(None, 0)
    return True


def _rows(found: sqlite3.Cursor) -> Iterator[list[str]]:
    while rows := found.fetchmany(500):
        for row in rows:
            yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return f"[{len(value)} bytes]"
    return value if isinstance(value, str) else repr(value)


def _text(held: bytes) -> str:
    """Text of a database is UTF-8, and in practice whatever a program wrote."""
    try:
        return held.decode("utf-8")
    except UnicodeError:
        return decode_text(held) or held.decode("utf-8", "replace")


def _allow_reading(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action in _READING:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if (second or "").lower() in _DANGEROUS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in ("data_version", "page_size", "encoding"):
        return sqlite3.SQLITE_OK  # asked by full-text tables when they are read
    return sqlite3.SQLITE_DENY
