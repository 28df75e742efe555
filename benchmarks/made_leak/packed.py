# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Files of the made leak that hold others, or are built to do harm: mail, archives, databases, pages of the web."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

_WHEN = (2020, 1, 1, 0, 0, 0)
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_GIB = 1 << 30


class _LocalName(zipfile.ZipInfo):
    """A member whose name stands in the code page of the machine that packed it, and no flag says which."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gb18030"), self.flag_bits


def zipped(members: Mapping[str, bytes], *, local_names: bool = False) -> bytes:
    """A ZIP; with `local_names` as a Chinese Windows packs it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = (_LocalName if local_names else zipfile.ZipInfo)(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return held.getvalue()


def tarred(members: Mapping[str, bytes], *, links: Mapping[str, str] | None = None, packed: bool = False) -> bytes:
    """A TAR, gzipped when `packed`; `links` are symbolic links and what they point to."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz" if packed else "w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return held.getvalue()


def seven_zipped(members: Mapping[str, bytes], *, password: str = "") -> bytes:
    """A 7z; with a password its names are hidden too."""
    import py7zr

    held = io.BytesIO()
    with py7zr.SevenZipFile(held, "w", password=password or None, header_encryption=bool(password)) as archive:
        for name, content in members.items():
            archive.writef(io.BytesIO(content), name)
    return held.getvalue()


def zipped_with_password(members: Mapping[str, bytes], password: str) -> bytes:
    """A ZIP under WinZip's AES-256, by the 7z program."""
    with tempfile.TemporaryDirectory() as work:
        for name, content in members.items():
            Path(work, name).write_bytes(content)
        subprocess.run(
            ["7z", "a", "-tzip", "-mem=AES256", f"-p{password}", "out.zip", *members],
            cwd=work, check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        return Path(work, "out.zip").read_bytes()


def locked(docx: bytes, password: str) -> bytes:
    """A DOCX under a password, as Word 2010 and later lock one (ECMA-376 agile encryption)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    held = io.BytesIO()
    OOXMLFile(io.BytesIO(docx)).encrypt(password, held)
    return held.getvalue()


def bomb() -> bytes:
    """A ZIP of a megabyte whose only member unpacks to 1 GiB of zeros."""
    held = io.BytesIO()
    entry = zipfile.ZipInfo("zeros.txt", _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(held, "w") as archive, archive.open(entry, "w", force_zip64=True) as member:
        chunk = bytes(1 << 24)
        for _ in range(_GIB // len(chunk)):
            member.write(chunk)
    return held.getvalue()


def mail(
    number: int, body: str, *, attachments: Mapping[str, bytes] | None = None, forwarded: Sequence[bytes] = (),
    charset: str = "utf-8",
) -> bytes:  # fmt: skip
    """A message between two invented offices, with what is attached to it and what is forwarded in it."""
    made = EmailMessage(policy=SMTP)
    made["From"] = f"depot{number}@waterworks.example"
    made["To"] = "office@waterworks.example"
    made["Date"] = format_datetime(_EPOCH)
    made["Subject"] = f"Delivery note {number}"
    made["Message-ID"] = f"<note-{number}@waterworks.example>"
    made.set_content(body, charset=charset)
    for name, content in (attachments or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for count, inner in enumerate(forwarded, start=1):
        from email import message_from_bytes

        part = message_from_bytes(inner, policy=SMTP)
        made.add_attachment(part, filename=f"forwarded {count}.eml")
    text = made.as_bytes()
    if made.is_multipart():
        made.set_boundary(f"=_made_{number}_=")
        text = made.as_bytes()
    return text


def mailbox(messages: Sequence[bytes]) -> bytes:
    """A mailbox of messages (RFC 4155)."""
    return b"".join(
        b"From depot@waterworks.example Wed Jan  1 00:00:00 2020\n" + each.replace(b"\r\n", b"\n") + b"\n\n"
        for each in messages
    )


def database(rows: Sequence[tuple[int, str]]) -> bytes:
    """A SQLite database with one table."""
    with tempfile.TemporaryDirectory() as work:
        place = Path(work, "made.db")
        with sqlite3.connect(place) as made:
            made.execute("CREATE TABLE notes (number INTEGER PRIMARY KEY, words TEXT)")
            made.executemany("INSERT INTO notes VALUES (?, ?)", rows)
        made.close()
        return place.read_bytes()


def web_archive(pages: Mapping[str, bytes]) -> bytes:
    """A WARC (ISO 28500) with a response for each address, each record gzipped by itself."""
    made = b""
    for number, (address, content) in enumerate(pages.items(), start=1):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
        fields = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        made += gzip.compress(fields.encode() + answer + b"\r\n\r\n", mtime=0)
    return made


def book(chapters: Sequence[str]) -> bytes:
    """An EPUB 3 of these chapters of XHTML."""
    package = "http://www.idpf.org/2007/opf"
    listed = "".join(
        f'<item id="c{number}" href="c{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(len(chapters))
    )
    order = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "p.opf": f'<package xmlns="{package}" version="3.0"><metadata/><manifest>{listed}</manifest>'
        f"<spine>{order}</spine></package>",
    } | {
        f"c{number}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{chapter}</body></html>'
        for number, chapter in enumerate(chapters)
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def saved_page(html: str) -> bytes:
    """A page of the web as a browser saves it whole (RFC 2557)."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "<Saved by a browser>"
    made["Subject"] = "Notices"
    made["MIME-Version"] = "1.0"
    made.set_content(html, subtype="html", charset="utf-8", cte="quoted-printable")
    made["Content-Location"] = "https://waterworks.example/notices"
    made.make_related()
    made.set_param("type", "text/html")
    made.set_boundary("=_saved_=")
    return made.as_bytes()


def cards(lines: Sequence[str]) -> bytes:
    """A card of an office, a note on it."""
    notes = "\r\n".join(f"NOTE:{line.replace(',', chr(92) + ',').replace(';', chr(92) + ';')}" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Supply office\r\n{notes}\r\nEND:VCARD\r\n".encode()


def calendar(lines: Sequence[str]) -> bytes:
    """A calendar with a meeting for each line."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}@waterworks.example\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:20200101T090000Z\r\n"
        f"SUMMARY:{line.replace(',', chr(92) + ',').replace(';', chr(92) + ';')}\r\nEND:VEVENT\r\n"
        for number, line in enumerate(lines)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made//EN\r\n{events}END:VCALENDAR\r\n".encode()
