# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Web archives: what servers sent, by its address."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
PAGE = b"<html><body><p>The quay was closed on Monday.</p></body></html>"


def warc_of(*, packed: bool) -> bytes:
    """A crawl: a page in chunks, a packed one, an empty answer, a repeat, a request."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)

    def record(kind: str, address: str, body: bytes, *headers: tuple[str, str]) -> None:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
        if kind == "request":
            http = StatusAndHeaders("GET / HTTP/1.1", [("Host", "quay.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=http))

    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "a crawler"}))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    record("response", "https://quay.example/a?b=1", chunked, ("Transfer-Encoding", "chunked"))
    record("response", "https://quay.example/packed", gzip.compress(PAGE), ("Content-Encoding", "gzip"))
    record("response", "https://quay.example/none", b"")
    record("request", "https://quay.example/a?b=1", b"")
    writer.write_record(
        writer.create_revisit_record(
            "https://quay.example/again", "sha1:X", "https://quay.example/a?b=1", "2026-01-01T00:00:00Z"
        )
    )
    return held.getvalue()


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
    extracted = read(held[: len(held) // 2])
    assert extracted.outcome is Outcome.DAMAGED
    assert any(member.content and member.content.read_bytes() == PAGE for member in extracted.members)
