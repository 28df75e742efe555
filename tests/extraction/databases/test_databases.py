# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Databases in one file: a page per table, and nothing in them runs."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def sqlite_of(*statements: str) -> bytes:
    """A database made by these statements."""
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    held: bytes = connection.serialize()
    connection.close()
    return held


CRATES = (
    'CREATE TABLE "crates\tlist" (number INTEGER, mark TEXT, photo BLOB)',
    "INSERT INTO \"crates\tlist\" VALUES (1, 'quay'||char(10)||'three', x'00ff'), (2, NULL, NULL)",
    "CREATE TABLE people (name TEXT PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO people VALUES ('Өнер'), ('王五')",
    "CREATE VIEW counted AS SELECT count(*) AS n FROM people",
)


def test_tables_and_views_are_pages(read: Read) -> None:
    """Column names, then rows; a BLOB by its size, nothing for nothing."""
    extracted = read(sqlite_of(*CRATES))
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "application/vnd.sqlite3")
    assert {page.label: page.text for page in extracted.pages} == {
        "crates list": "number\tmark\tphoto\n1\tquay three\t[2 bytes]\n2\t\t",
        "people": "name\nӨнер\n王五",
        "counted": "n\n2",
    }


def test_a_view_without_end_is_a_page_that_is_not_read(read: Read) -> None:
    """The tables are read all the same."""
    endless = (
        "CREATE VIEW endless AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT max(n) FROM c"
    )
    extracted = read(sqlite_of(*CRATES, endless))
    assert extracted.outcome is Outcome.READ
    assert [page.is_read for page in extracted.pages] == [True, True, True, False]


def test_one_in_write_ahead_mode_is_read(read: Read) -> None:
    """A copy in memory cannot be opened in that mode, so the copy leaves it."""
    held = bytearray(sqlite_of(*CRATES))
    held[18:20] = b"\x02\x02"
    assert len(read(bytes(held)).pages) == 3


def test_damage_gives_what_can_be_read(read: Read) -> None:
    """A page of another table is overwritten."""
    held = sqlite_of(*CRATES, "CREATE TABLE far (t TEXT)", "INSERT INTO far VALUES (printf('%.*c', 9000, 'x'))")
    extracted = read(held[:4096] + held[4096:8192] + held[8192:12288] + b"\xff" * (len(held) - 12288))
    assert extracted.outcome is Outcome.DAMAGED
    assert any("quay three" in page.text for page in extracted.pages)


def test_an_empty_database_is_empty_and_noise_is_damage(read: Read) -> None:
    """Both say so."""
    assert read(sqlite_of("CREATE TABLE a (b)", "DROP TABLE a")).outcome is Outcome.EMPTY
    assert read(b"SQLite format 3\x00" + b"\xaa" * 5000).outcome is Outcome.DAMAGED


def dbf_of(records: int = 2, *, driver: int = 0x65) -> bytes:
    """A dBASE III table with Russian text in the encoding of DOS."""
    rows = [(b" ", "Иванов".encode("cp866"), b"   12.50"), (b"*", "Петрова".encode("cp866"), b"    3.00")]
    fields = b"".join(
        name.ljust(11, b"\x00") + kind + bytes(4) + bytes([size, 0]) + bytes(14)
        for name, kind, size in ((b"NAME", b"C", 20), (b"SUM", b"N", 8))
    )
    head = struct.pack("<BBBBLHH17xB2x", 3, 126, 11, 21, records, 32 + len(fields) + 1, 29, driver)
    return head + fields + b"\r" + b"".join(mark + name.ljust(20) + number for mark, name, number in rows) + b"\x1a"


def test_a_dbase_table_is_a_page(read: Read) -> None:
    """Deleted rows are marked; the encoding is the one the header names, or else the text's own."""
    for driver in (0x65, 0):
        extracted = read(dbf_of(driver=driver))
        assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "application/vnd.dbf")
        assert extracted.pages[0].text == "NAME\tSUM\tdeleted\nИванов\t12.50\t\nПетрова\t3.00\t*"


def test_a_dbase_table_cut_short_is_damaged(read: Read) -> None:
    """With the rows that are there."""
    extracted = read(dbf_of(records=9))
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.DAMAGED, "dbf.records")
    assert "Иванов" in extracted.pages[0].text
