# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""7z: solid or not, open or closed, every member accounted for."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import py7zr
import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
MEMBERS = {
    "list/crates.txt": b"forty crates\n" * 900,
    "note.txt": b"counted twice",
    "空.txt": b"",
    "b.bin": bytes(range(256)) * 40,
}


def seven_zip_of(
    members: dict[str, bytes], password: str | None = None, *, packs_header: bool = True, **options: Any
) -> bytes:
    """A solid archive of these members."""
    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password=password, **options) as archive:
        archive.set_encoded_header_mode(packs_header)
        for name, content in members.items():
            archive.writef(io.BytesIO(content), name)
    return held.getvalue()


def contents(extracted: Extracted) -> dict[str, bytes | None]:
    """What came out, by name."""
    return {member.name: member.content.read_bytes() if member.content else None for member in extracted.members}


@pytest.mark.parametrize(
    "filters",
    [
        None,
        [{"id": py7zr.FILTER_DEFLATE}],
        [{"id": py7zr.FILTER_BZIP2}],
        [{"id": py7zr.FILTER_ZSTD}],
        [{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}],
        [{"id": py7zr.FILTER_X86}, {"id": py7zr.FILTER_LZMA}],
        [{"id": py7zr.FILTER_COPY}],
    ],
)
def test_members_come_out_of_a_solid_archive(read: Read, filters: Any) -> None:
    """By every method in use, in the archive's streams one behind the other."""
    extracted = read(seven_zip_of(MEMBERS, filters=filters))
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, "application/x-7z-compressed")
    assert contents(extracted) == MEMBERS


@pytest.mark.parametrize("hides_names", [True, False])
def test_the_password_that_fits_opens_it(open_with: Read, hides_names: bool) -> None:
    """Without it: encrypted as a whole when the names are closed too, else each closed member by its name."""
    held = seven_zip_of(MEMBERS, password="quay 9", header_encryption=hides_names)
    assert contents(open_with(held, "wrong", "quay 9")) == MEMBERS
    for passwords in ((), ("wrong",)):
        closed = open_with(held, *passwords)
        if hides_names:
            assert (closed.outcome, closed.members) == (Outcome.ENCRYPTED, ())
        else:
            assert {member.name: member.outcome for member in closed.members} == dict.fromkeys(
                MEMBERS, Outcome.ENCRYPTED
            )


def test_a_broken_member_takes_those_behind_it_along_and_says_so(read: Read) -> None:
    """They lie in one stream; the first is still whole."""
    plain = {"a.txt": b"a" * 5000, "b.txt": b"b" * 5000, "c.txt": b"c" * 5000}
    held = bytearray(seven_zip_of(plain, filters=[{"id": py7zr.FILTER_COPY}]))
    held[held.index(b"bbbb") + 7] ^= 1
    members = read(bytes(held)).members
    assert [member.outcome for member in members] == [None, Outcome.DAMAGED, Outcome.DAMAGED]
    assert [member.outcome_reason.split(":")[0] for member in members] == ["", "7z.member", "7z.behind"]


@pytest.mark.parametrize(("name", "code"), [("../up.txt", "7z.escape"), ("C:\\up.txt", "7z.absolute")])
def test_a_name_that_leaves_is_refused_and_the_next_is_read(read: Read, name: str, code: str) -> None:
    """The refused member's bytes are passed over: the next lies behind them."""
    held = seven_zip_of({"x" * len(name): b"x" * 3000, "good.txt": b"kept"}, packs_header=False)
    header = held.index(("x" * len(name)).encode("utf-16-le"))
    changed = held[:header] + name.encode("utf-16-le") + held[header + 2 * len(name) :]
    start = 32 + int.from_bytes(changed[12:20], "little")
    size = int.from_bytes(changed[20:28], "little")
    signed = changed[12:28] + zlib.crc32(changed[start : start + size]).to_bytes(4, "little")
    changed = changed[:8] + zlib.crc32(signed).to_bytes(4, "little") + signed + changed[32:]
    refused, good = read(changed).members
    assert (refused.outcome, refused.outcome_reason.split(":")[0]) == (Outcome.REFUSED, code)
    assert good.content is not None
    assert good.content.read_bytes() == b"kept"


def test_a_bomb_is_refused(read: Read) -> None:
    """Two hundred megabytes of zeros in a few kilobytes."""
    extracted = read(seven_zip_of({"zeros.bin": bytes(200 << 20)}))
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "7z.bomb")


@pytest.mark.parametrize("size", [0, 10, 60, 200])
def test_one_cut_short_is_damaged(read: Read, size: int) -> None:
    """The list of members stands at the end, so nothing can be told."""
    extracted = read(seven_zip_of(MEMBERS)[: 32 + size], "a.7z.001")
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.DAMAGED, "7z.split")
