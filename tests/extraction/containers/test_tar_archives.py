# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""TAR: every dialect, and nothing that points elsewhere."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable

import pytest

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def entry(name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    """A header."""
    header = tarfile.TarInfo(name)
    header.size, header.type, header.linkname = len(content), kind, target
    return header


def tar_of(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT, encoding: str = "utf-8") -> bytes:
    """A TAR with these members."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form, encoding=encoding) as archive:
        for header, content in members:
            archive.addfile(header, io.BytesIO(content))
    return held.getvalue()


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_dialect_gives_its_members(read: Read, form: int) -> None:
    """Long names and names beyond ASCII too; folders are no items."""
    names = ["b/two.txt", "d" * 90 + "/" + "e" * 60 + ".txt", "Ж/说明.txt"]
    held = tar_of(
        (entry("b", kind=tarfile.DIRTYPE), b""),
        *((entry(n, b"x" * i), b"x" * i) for i, n in enumerate(names)),
        form=form,
    )
    extracted = read(held)
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, "application/x-tar")
    assert [member.name for member in extracted.members] == names
    assert [member.size_bytes for member in extracted.members] == [0, 1, 2]


def test_the_first_dialect_has_no_mark_and_is_known_by_its_checksum(read: Read) -> None:
    """V7 headers, with a PDF inside: the archive is no PDF."""
    held = bytearray(tar_of((entry("a.pdf", b"%PDF-1.4"), b"%PDF-1.4"), form=tarfile.USTAR_FORMAT))
    held[257:512] = bytes(255)
    held[148:156] = b" " * 8
    held[148:156] = b"%06o\0 " % sum(held[:512])
    assert [member.name for member in read(bytes(held)).members] == ["a.pdf"]


def test_names_of_an_old_machine_are_told(read: Read) -> None:
    """GBK names of a ustar archive."""
    held = tar_of((entry("会议记录.txt", b"x"), b"x"), form=tarfile.USTAR_FORMAT, encoding="gb18030")
    assert [member.name for member in read(held).members] == ["会议记录.txt"]


def test_links_devices_and_ways_out_are_refused_one_by_one(read: Read) -> None:
    """Each says why; what stands beside them is taken."""
    held = tar_of(
        (entry("../up.txt", b"x"), b"x"),
        (entry("/etc/hosts", b"x"), b"x"),
        (entry("soft", kind=tarfile.SYMTYPE, target="/etc/passwd"), b""),
        (entry("hard", kind=tarfile.LNKTYPE, target="good.txt"), b""),
        (entry("device", kind=tarfile.CHRTYPE), b""),
        (entry("pipe", kind=tarfile.FIFOTYPE), b""),
        (entry("./good.txt", b"kept"), b"kept"),
    )
    members = read(held).members
    codes = [member.outcome_reason.split(":")[0] for member in members]
    assert codes == ["tar.escape", "tar.absolute", "tar.symlink", "tar.hardlink", "tar.special", "tar.special", ""]
    assert (members[-1].name, members[-1].size_bytes) == ("good.txt", 4)


def test_one_that_breaks_off_gives_what_stands_before(read: Read) -> None:
    """The container is damaged and its first member whole."""
    held = tar_of((entry("a.txt", b"a" * 600), b"a" * 600), (entry("b.txt", b"b" * 6000), b"b" * 6000))
    cut = read(held[: 512 + 1024 + 512 + 1000])
    assert cut.outcome is Outcome.DAMAGED
    assert [member.name for member in cut.members] == ["a.txt", "b.txt"]
    assert cut.members[0].size_bytes == 600


def test_a_sparse_member_of_absurd_size_is_a_bomb(read: Read) -> None:
    """A gigabyte of holes with a few bytes in it."""
    header = entry("holes.bin", b"x" * 512)
    header.pax_headers = {
        "GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.name": "holes.bin",
        "GNU.sparse.size": str(1 << 40), "GNU.sparse.map": "0,512",
    }  # fmt: skip
    extracted = read(tar_of((header, b"x" * 512)))
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "tar.bomb")
