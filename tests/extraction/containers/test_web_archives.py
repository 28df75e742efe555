# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Web archives: what servers sent, by its address."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
PAGE = b"<html><body><p>The quay was closed on Monday.</p></body></html>"


def record(kind: str, address: str, block: bytes) -> bytes:
    """One record (ISO 28500, 5)."""
    fields = f"WARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    fields += f"WARC-Target-URI: {address}\r\n" if address else ""
    kind_of_block = "application/warc-fields" if kind == "warcinfo" else "application/http"
    fields += f"Content-Type: {kind_of_block}\r\nContent-Length: {len(block)}\r\n"
    return b"WARC/1.0\r\n" + fields.encode() + b"\r\n" + block + b"\r\n\r\n"


def warc_of(*, packed: bool) -> bytes:
    """A crawl: a page in chunks, a packed one, an empty answer, a repeat, a request."""
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    records = [
        record("warcinfo", "", b"software: a crawler\r\n"),
        record("response", "https://quay.example/a?b=1", ok + chunked),
        record("response", "https://quay.example/packed", ok + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)),
        record("response", "https://quay.example/none", ok + b"\r\n"),
        record("request", "https://quay.example/a?b=1", b"GET / HTTP/1.1\r\nHost: quay.example\r\n\r\n"),
        record("revisit", "https://quay.example/again", ok + b"\r\n"),
    ]
    return b"".join(gzip.compress(each) if packed else each for each in records)


@pytest.mark.parametrize("packed", [True, False])
def test_answers_are_members_by_their_address(read: Read, packed: bool) -> None:
    """Chunks and encodings undone; an empty answer and a repeat say so; the crawl's own records are counted."""
    extracted = read(warc_of(packed=packed))
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, "application/warc")
    assert extracted.reason == "warc.records: 2 records of the crawl itself were left inside"
    told = [(member.name.rpartition("/")[2], member.outcome) for member in extracted.members]
    assert told == [("a?b=1", None), ("packed", None), ("none", Outcome.EMPTY), ("again", Outcome.EMPTY)]
    assert [member.content.read_bytes() for member in extracted.members if member.content] == [PAGE, PAGE]


def test_one_packed_as_a_whole_is_read_all_the_same(read: Read) -> None:
    """Not record by record, as the standard asks."""
    extracted = read(gzip.compress(warc_of(packed=False)))
    assert extracted.outcome is Outcome.CONTAINER
    assert [member.size_bytes for member in extracted.members] == [len(PAGE), len(PAGE), 0, 0]


def test_one_cut_short_is_damaged_with_what_stands_before(read: Read) -> None:
    """The first page is there."""
    held = warc_of(packed=True)
    extracted = read(held[:-60])
    assert extracted.outcome is Outcome.DAMAGED
    assert any(member.content and member.content.read_bytes() == PAGE for member in extracted.members)
