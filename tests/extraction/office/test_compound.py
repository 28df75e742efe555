# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Compound files: what is written is read back, also by another implementation."""

from __future__ import annotations

import io

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlage.extraction.office.compound import Compound, CompoundBrokenError, write_compound

_NAMES = st.text(st.characters(min_codepoint=0x41, max_codepoint=0x5A), min_size=1, max_size=12)
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map(tuple)


@settings(deadline=None, max_examples=60)
@given(streams=st.dictionaries(_PATHS, st.binary(max_size=9_000), max_size=8))
def test_streams_written_are_streams_read(streams: dict[tuple[str, ...], bytes]) -> None:
    """Law: short streams and long ones come back as they were, wherever they lie."""
    folders = {path[:depth] for path in streams for depth in range(1, len(path))}
    streams = {path: held for path, held in streams.items() if path not in folders}
    held = write_compound(streams)
    opened = Compound(io.BytesIO(held))
    assert {path: opened.stream(*path) for path in streams} == streams
    with olefile.OleFileIO(io.BytesIO(held)) as other:
        assert {tuple(path) for path in other.listdir()} == set(streams)


def test_a_large_stream_needs_tables_of_tables() -> None:
    """Past seven million bytes the allocation table itself needs a table."""
    content = bytes(range(256)) * 40_000
    held = write_compound({("Long",): content, ("Short",): b"x"})
    assert Compound(io.BytesIO(held)).stream("Long") == content


def test_a_storage_taken_out_stands_alone() -> None:
    """With all that is below it, and nothing beside it."""
    opened = Compound(io.BytesIO(write_compound({("A", "B", "C"): b"in", ("A", "D"): b"too", ("E",): b"not"})))
    taken = Compound(io.BytesIO(opened.taken_out("A")))
    assert taken.stream("B", "C") == b"in"
    assert taken.stream("D") == b"too"
    assert not taken.has("E")


def test_what_is_none_is_an_error_of_ours() -> None:
    """Whatever the parser beneath raises."""
    with pytest.raises(CompoundBrokenError):
        Compound(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(700)))
