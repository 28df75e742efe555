# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What an original is, told by its content. Its name is a hint only where content cannot tell (CSV, plain text)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from zipfile import ZipFile

_PEEK = 65_536
_MAIL_FIELDS = re.compile(
    rb"(received|message-id|mime-version|return-path|delivered-to|from|to|subject|date|content-type|x-[a-z-]+|cc|reply-to"
    rb"|dkim-signature|sender|content-transfer-encoding|status|arc-[a-z-]+|authentication-results)[ \t]*:",
    re.I,
)
_FIELD = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_TECHNICAL = (b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature")
_MBOX_START = re.compile(rb"From \S+ .{0,60}\d{4}\s*\r?\n")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|p|div|table|h1|article|center|font)[\s>/]", re.I)
_MARKUP_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Format:
    """A media type and the reader for it; no reader means: known, and not read by this version."""

    media_type: str
    reader: str = ""
    called: str = ""
    """What people call it, for the reason given when it is not read."""


_PDF = Format("application/pdf", "pdf")
_HTML_FORMAT = Format("text/html", "html")
_PLAIN = Format("text/plain", "plain")
_ZIP = Format("application/zip", "zip")
_MAIL = Format("message/rfc822", "email")
_MBOX = Format("application/mbox", "mbox")
_CSV = Format("text/csv", "delimited")
_TSV = Format("text/tab-separated-values", "delimited")

_CONTENT_LINES = (
    (b"BEGIN:VCARD", Format("text/vcard", "vcard")),
    (b"BEGIN:VCALENDAR", Format("text/calendar", "calendar")),
)

_IMAGES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"II+\x00": "image/tiff",
    b"MM\x00+": "image/tiff",
    b"\x00\x00\x00\x0cjP  \r\n\x87\n": "image/jp2",
    b"\xff\x4f\xff\x51": "image/jp2",
    b"8BPS": "image/vnd.adobe.photoshop",
    b"\x00\x00\x01\x00": "image/x-icon",
    **{b"P%d%s" % (kind, space): "image/x-portable-anymap" for kind in range(1, 7) for space in (b"\n", b" ", b"\r")},
}
_UNREAD_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\xffWPC", "application/vnd.wordperfect", "WordPerfect document"),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "application/onenote", "OneNote section"),
    (0, b"1\xbe\x00\x00\x00\xab", "application/x-mswrite", "Write or Word for DOS document"),
    (0, b"\xdb\xa5-\x00", "application/x-msword2", "Word 2 document"),
    (0, b"\x00\x00\x02\x00\x04\x04", "application/vnd.lotus-1-2-3", "Lotus 1-2-3 sheet"),
    (0, b"\x00\x00\x02\x00\x06\x04", "application/vnd.lotus-1-2-3", "Lotus 1-2-3 sheet"),
    (0, b"\x00\x00\x1a\x00\x00\x10", "application/vnd.lotus-1-2-3", "Lotus 1-2-3 sheet"),
    (0, b"\x00\x00\x02\x00 Q", "application/x-quattro-pro", "Quattro Pro sheet"),
    (0, b"%!PS", "application/postscript", "PostScript"),
    (0, b"ITSF", "application/vnd.ms-htmlhelp", "compiled help"),
    (0, b"AC10", "image/vnd.dwg", "AutoCAD drawing"),
    (0, b"ID3", "audio/mpeg", "audio"),
    (0, b"OggS", "audio/ogg", "audio or video"),
    (0, b"fLaC", "audio/flac", "audio"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska", "video"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable", "Windows program"),
    (0, b"\x7fELF", "application/x-executable", "Linux program"),
    (0, b"\xca\xfe\xba\xbe", "application/java-vm", "Java class"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut", "Windows shortcut"),
    (0, b"-----BEGIN PGP MESSAGE", "application/pgp-encrypted", "PGP message"),
    (0, b"age-encryption.org/", "application/age", "age file"),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise(original: BinaryIO, name: str) -> Format:
    """The format of an original by its content; an empty media type when its bytes tell nothing.

    Leaves the original at its start. It does not open it: a format is a claim that its reader has yet to prove.
    """
    original.seek(0)
    head = original.read(_PEEK)
    try:
        return _by_magic(original, head) or _by_text(head, PurePosixPath(name).suffix.lower())
    finally:
        original.seek(0)


def _by_magic(original: BinaryIO, head: bytes) -> Format | None:
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _by_zipped_parts(original)
    from vorlage.extraction.containers.recognising import archive_in

    if (archive := archive_in(head)) is not None:
        return archive
    if head.startswith(_CFB):
        from vorlage.extraction.office.recognising import office_in_compound

        return office_in_compound(original)
    if b"%PDF-" in head[:1024]:
        return _PDF
    for magic, media_type in _IMAGES.items():
        if head.startswith(magic):
            return Format(media_type, "picture")
    if head[:4] == b"RIFF":
        return _by_riff(head)
    if (
        head[:2] == b"BM"
        and len(head) > 26
        and head[6:10] == b"\x00\x00\x00\x00"
        and head[14] in (12, 40, 52, 56, 64, 108, 124)
    ):
        return Format("image/bmp", "picture")
    if head.startswith(b"\x78\x9f\x3e\x22"):
        return Format("application/vnd.ms-tnef", "tnef")
    if head.startswith(b"!BDN"):
        return Format("application/vnd.ms-outlook-pst", "pst")
    if head[4:8] == b"ftyp":
        brand = _BRANDS.get(head[8:12])
        return Format(brand, "picture") if brand else Format("video/mp4", "", "audio or video")
    if b"\x00" in head and _ends_as_zip(original):
        return _by_zipped_parts(original)  # one part of a split archive, or one that unpacks itself
    for offset, magic, media_type, called in _UNREAD_MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return Format(media_type, "", called)
    return None


def _by_riff(head: bytes) -> Format:
    if head[8:12] == b"WEBP":
        return Format("image/webp", "picture")
    return (
        Format("audio/wav", "", "audio") if head[8:12] == b"WAVE" else Format("video/x-msvideo", "", "audio or video")
    )


def _by_zipped_parts(original: BinaryIO) -> Format:
    """A plain ZIP, or the format whose main part it holds."""
    import zipfile

    from vorlage.extraction.office.recognising import office_in_archive

    try:
        with zipfile.ZipFile(original) as archive:
            kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if _has_kind(archive) else ""
            office = office_in_archive(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _ZIP
    if kind == "application/epub+zip":
        return Format(kind, "epub")
    return office or _ZIP


def _ends_as_zip(original: BinaryIO) -> bool:
    from vorlage.extraction.containers.zip_archives import end_of_directory

    end = end_of_directory(original)
    return end is not None and len(end) == 22 + int.from_bytes(end[20:22], "little")


def _has_kind(archive: ZipFile) -> bool:
    try:
        return archive.getinfo("mimetype").file_size < 200
    except KeyError:
        return False


def _by_text(head: bytes, suffix: str) -> Format:
    from vorlage.extraction.office.recognising import office_in_text

    office = office_in_text(head)
    if office is not None:
        return office
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MBOX_START.match(body) and _is_mail(body.split(b"\n", 1)[-1], suffix=".eml"):
        return _MBOX
    for opening, found in _CONTENT_LINES:
        if body[:20].upper().startswith(opening):
            return found
    if is_web_page_in_parts(body):
        return Format("multipart/related", "mhtml")
    if _is_mail(body, suffix):
        return _MAIL
    if _MARKUP_START.match(head) or (suffix in (".html", ".htm", ".xhtml") and _HTML.search(head)):
        return _HTML_FORMAT
    if suffix == ".csv":
        return _CSV
    if suffix in (".tsv", ".tab"):
        return _TSV
    return _PLAIN


def is_web_page_in_parts(head: bytes) -> bool:
    """Whether this is a web page saved with its parts (MHTML, RFC 2557): a mail by its form, that nobody sent."""
    fields = head[:8_000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].lower()
    is_page = b"snapshot-content-location:" in fields or b"<saved by" in fields or b"x-mimeole: produced by" in fields
    is_page = is_page or b"multipart/related" in fields
    is_sent = any(field in fields for field in (b"\nto:", b"\nreceived:", b"message-id:", b"\ncc:", b"delivered-to:"))
    is_sent = is_sent or any(b"@" in line for line in fields.split(b"\n") if line.startswith(b"from:"))
    return is_page and not is_sent and b"mime-version:" in fields and b"content-type:" in fields


def _is_mail(head: bytes, suffix: str) -> bool:
    """Whether a text opens with mail header fields (RFC 5322): all lines up to a blank one are fields, of known names.

    A printed mail kept as plain text has From and Subject too: without a technical field it needs the name of a mail.
    """
    known: set[bytes] = set()
    for count, line in enumerate(head.split(b"\n", 200)):
        line = line.rstrip(b"\r")
        if not line:
            break
        if line[:1] in b" \t" and count:
            continue
        if not _FIELD.match(line):
            return False
        if _MAIL_FIELDS.match(line):
            known.add(line.split(b":", 1)[0].strip().lower())
    technical = any(field in known for field in _TECHNICAL)
    return len(known) >= 2 and (technical or suffix in (".eml", ".mbox"))
