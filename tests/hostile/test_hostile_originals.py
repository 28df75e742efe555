# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Originals made to do harm: each ends as a stated outcome within its limit, and touches nothing outside its folder."""

from __future__ import annotations

import io
import random
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import READ_LIMITS, Extracted

Read = Callable[..., Extracted]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive_of(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A ZIP with these members, whatever their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def linked(name: str, target: str, kind: int = stat.S_IFLNK) -> tuple[zipfile.ZipInfo, bytes]:
    """A member that is a link, or another thing than a file."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry, target.encode()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../outside.txt", "zip.escape"),
        ("a/../../outside.txt", "zip.escape"),
        ("..\\outside.txt", "zip.escape"),
        ("/var/outside.txt", "zip.absolute"),
        ("\\\\server\\share.txt", "zip.absolute"),
        ("C:\\outside.txt", "zip.absolute"),
        ("c:outside.txt", "zip.absolute"),
    ],
)
def test_a_member_that_would_escape_is_refused_alone(read: Read, tmp_path: Path, name: str, code: str) -> None:
    """It is an item with its reason; its neighbours are taken out; no file appears outside."""
    extracted = read(archive_of((name, b"x"), ("good.txt", b"good")))
    escaping, good = extracted.members
    assert extracted.outcome is Outcome.CONTAINER
    assert (escaping.content, escaping.outcome) == (None, Outcome.REFUSED)
    assert escaping.outcome_reason.startswith(code)
    assert good.content is not None
    assert not list(tmp_path.rglob("outside*"))
    assert not list(tmp_path.parent.glob("outside*"))


def test_a_zero_byte_in_a_name_does_not_shorten_it(read: Read) -> None:
    """What stands after it is not dropped in silence."""
    [member] = read(archive_of(("a.txtXb.exe", b"x")).replace(b"a.txtXb", b"a.txt\x00b")).members
    assert member.outcome_reason.startswith("zip.nul")
    assert member.name == "a.txt\\u0000b.exe"


def test_links_and_devices_are_refused_and_members_of_one_name_both_kept(read: Read) -> None:
    """A link is not followed; a second member of a name neither replaces the first nor hides behind it."""
    with pytest.warns(UserWarning, match="Duplicate"):
        held = archive_of(
            linked("link", "/etc/passwd"), linked("pipe", "", stat.S_IFIFO), ("a.txt", b"first"), ("a.txt", b"second")
        )
    members = read(held).members
    assert [member.outcome_reason.split(":")[0] for member in members] == ["zip.symlink", "zip.special", "", ""]
    assert [member.content.read_bytes() for member in members if member.content] == [b"first", b"second"]


def test_a_bomb_is_stopped_early_and_leaves_no_bytes(read: Read, tmp_path: Path) -> None:
    """Two hundred megabytes of zeros are refused at ten, within seconds."""
    bomb = archive_of(("zeros.bin", bytes(200 << 20)))
    began = time.monotonic()
    extracted = read(bomb)
    assert time.monotonic() - began < 5
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "zip.bomb")
    assert not [place for place in tmp_path.rglob("members/*") if place.is_file()]


def test_a_bomb_beside_honest_members_is_refused_alone(read: Read) -> None:
    """The rest of the archive is evidence like any other."""
    bomb, honest = read(archive_of(("zeros.bin", bytes(60 << 20)), ("memo.txt", b"memo"))).members
    assert (bomb.content, bomb.outcome) == (None, Outcome.REFUSED)
    assert honest.content is not None


def test_members_in_the_same_bytes_are_refused(read: Read) -> None:
    """A flat bomb lists one kernel many times over."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kernel", bytes(1 << 16))
        for count in range(50):
            entry = zipfile.ZipInfo(f"copy-{count}")
            first = archive.infolist()[0]
            entry.compress_type, entry.CRC = first.compress_type, first.CRC
            entry.compress_size, entry.file_size, entry.header_offset = first.compress_size, first.file_size, 0
            archive.filelist.append(entry)
    extracted = read(held.getvalue())
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "zip.overlap")


def test_members_over_the_limit_are_left_inside_and_counted(read: Read) -> None:
    """Of ten thousand and one, the last two are one item that says so."""
    extracted = read(archive_of(*((f"{count}", b"") for count in range(10_001))))
    assert (extracted.outcome, len(extracted.members)) == (Outcome.CONTAINER, 10_000)
    assert extracted.members[-1].outcome_reason == "limit.members: 2 further members were left inside"


def test_entities_that_grow_are_refused(read: Read) -> None:
    """A billion laughs in a DOCX is told by its declarations, not by trying."""
    declared = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    paragraph = "<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body>"
    body = f'<!DOCTYPE d [{declared}]><w:document xmlns:w="{_W}">{paragraph}</w:document>'
    began = time.monotonic()
    extracted = read(archive_of(("word/document.xml", body.encode())))
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "xml.entities")
    assert time.monotonic() - began < 5


def test_an_external_entity_brings_nothing_in(read: Read) -> None:
    """A DOCX that asks for a file of this machine gets none."""
    body = (
        '<!DOCTYPE d [<!ENTITY host SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&host;</w:t></w:r></w:p></w:body></w:document>'
    )
    assert read(archive_of(("word/document.xml", body.encode()))).outcome is Outcome.REFUSED


def test_an_image_of_enormous_sides_is_refused_on_its_header(read: Read) -> None:
    """Forty thousand by forty thousand pixels in a hundred bytes."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    extracted = read(
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
    assert (extracted.outcome, extracted.reason.split(":")[0]) == (Outcome.REFUSED, "limit.pixels")


def test_a_pdf_of_a_million_pages_is_refused_or_damaged(read: Read) -> None:
    """A page tree that claims more pages than there is file."""
    document = FPDF()
    document.add_page()
    held = bytes(document.output()).replace(b"/Count 1\n", b"/Count 1000000\n")
    assert b"1000000" in held
    assert read(held).outcome in {Outcome.REFUSED, Outcome.DAMAGED, Outcome.READ}
    assert len(read(held).pages) <= 10_000


def test_damage_anywhere_is_an_outcome(read: Read) -> None:
    """A PDF, an archive and a mail with bytes turned over at random: always one outcome with its reason."""
    document = FPDF()
    document.set_font("Helvetica")
    document.add_page()
    document.text(10, 10, "Nobody was told")
    wholes = [
        bytes(document.output()),
        archive_of(("word/document.xml", f'<w:document xmlns:w="{_W}"/>'.encode())),
        archive_of(("a.txt", b"a" * 500), ("b.txt", b"b" * 500)),
        b"Message-ID: <1@a>\nReceived: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b--\n",
    ]
    noise = random.Random(7)
    for whole in wholes:
        for _ in range(3):
            held = bytearray(whole)
            for _ in range(noise.randrange(1, 40)):
                held[noise.randrange(len(held))] = noise.randrange(256)
            extracted = read(bytes(held[: noise.randrange(len(held) // 2, len(held))]))
            assert extracted.reason or extracted.outcome in {Outcome.READ, Outcome.CONTAINER}


@pytest.mark.shared
def test_real_files_of_every_kind_are_accounted_for(read: Read, shared_folder: Path) -> None:
    """A sample of the corpora: no exception, no time limit reached, and text from most of the PDFs."""
    read_pdfs = pdfs = 0
    for corpus, count in (("pdfjs", 10), ("tika", 16), ("defusedxml", 4)):
        places = sorted(place for place in (shared_folder / "data/corpora" / corpus).rglob("*") if place.is_file())
        for place in random.Random(4).sample(places, count):
            extracted = read(place.read_bytes(), place.name)
            assert extracted.outcome is not Outcome.PENDING
            assert extracted.reason or extracted.outcome in {Outcome.READ, Outcome.CONTAINER}
            assert not extracted.reason.startswith("limit.time"), READ_LIMITS.wall_s
            pdfs += extracted.media_type == "application/pdf"
            read_pdfs += extracted.media_type == "application/pdf" and extracted.outcome is Outcome.READ
    assert pdfs > 0
    assert read_pdfs * 10 >= pdfs * 8
