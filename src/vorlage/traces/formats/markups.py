# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Web pages, books and cards: who wrote, saved or fetched them, and what their markup holds that no reader sees."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from typing import BinaryIO, Final

import lxml.etree
import lxml.html

from vorlage.extraction.texts.encodings import decode_markup, decode_text
from vorlage.traces.formats.markup import paths_in, words_of
from vorlage.traces.formats.zipped import examine_members
from vorlage.traces.found import Found

_MOST_BYTES: Final = 64 << 20
_META: Final = {
    "author": "author.creator",
    "creator": "author.creator",
    "dc.creator": "author.creator",
    "dcterms.creator": "author.creator",
    "generator": "xmp.producer",
    "progid": "xmp.producer",
    "originator": "xmp.producer",
    "changedby": "author.last_saved",
    "created": "revision.dates",
    "changed": "revision.dates",
    "dc.identifier": "revision.document_id",
    "owner": "author.creator",
    "company": "author.company",
}
_SAVED: Final = re.compile(r"saved from url|\bsaved\b.{0,40}\bon\b|page saved with|SingleFile", re.I)
_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.I
)
_OFFICE: Final = {
    "Author": "author.creator",
    "LastAuthor": "author.last_saved",
    "Company": "author.company",
    "Manager": "author.manager",
    "Template": "author.template",
    "Revision": "revision.count",
}
_CARD: Final = {
    "UID": "revision.unique_id",
    "PRODID": "xmp.producer",
    "REV": "revision.dates",
    "DTSTAMP": "revision.dates",
    "CREATED": "revision.dates",
    "LAST-MODIFIED": "revision.dates",
    "ORGANIZER": "header.sender",
    "ATTENDEE": "header.recipient",
    "X-WR-CALNAME": "author.user",
    "PHOTO": "hidden.embedded",
}


def examine_page(original: BinaryIO, found: Found) -> None:
    """Enter what the markup of a web page says of who wrote or saved it."""
    markup = decode_markup(original.read(_MOST_BYTES))
    if not markup or not markup.strip():
        return
    try:
        root = lxml.html.document_fromstring(markup.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError):
        found.gap("damaged")
        return
    for remark in root.iter(lxml.etree.Comment):
        words = remark.text or ""
        found.say("header.saved_from" if _SAVED.search(words) else "hidden.markup", words)
    for element in root.iter(lxml.etree.Element):
        if element.tag == "meta":
            code = _META.get(str(element.get("name", "")).lower())
            if code:
                found.say(code, element.get("content"), place="properties")
        elif str(element.tag).startswith("o:") and element.tag[2:].lower() in {name.lower() for name in _OFFICE}:
            code = next(code for name, code in _OFFICE.items() if name.lower() == element.tag[2:].lower())
            found.say(code, element.text, place="properties")
        elif element.tag in ("ins", "del"):
            found.add("tracked.inserted" if element.tag == "ins" else "tracked.deleted", words_of(element))
        style = str(element.get("style", ""))
        if style and _UNSEEN.search(style) and words_of(element).strip():
            found.add("hidden.text", words_of(element).strip())
        for name in ("src", "href"):
            for path in paths_in(str(element.get(name, ""))):
                found.add("author.path", path, place="links")


def examine_page_in_parts(original: BinaryIO, found: Found) -> None:
    """Enter who saved a web page with its parts, from where and when (MHTML)."""
    message = email.message_from_bytes(original.read(_MOST_BYTES), policy=email.policy.compat32)
    for name, value in message.items():
        code = {"from": "header.program", "snapshot-content-location": "header.saved_from", "date": "header.date",
                "x-mimeole": "header.program"}.get(name.lower())  # fmt: skip
        if code:
            found.say(code, f"{name}: {value}")
    boundary = message.get_boundary()
    if boundary:
        found.add("header.boundary", boundary)


def examine_book(original: BinaryIO, found: Found) -> None:
    """Enter the properties of an EPUB book."""
    try:
        with zipfile.ZipFile(original) as archive:
            packages = [name for name in archive.namelist() if name.lower().endswith(".opf")]
            held = archive.open(packages[0]).read(_MOST_BYTES) if packages else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        found.gap("damaged")
        return
    codes = {
        "creator": "author.creator",
        "contributor": "author.contributor",
        "publisher": "author.company",
        "identifier": "revision.document_id",
        "date": "revision.dates",
        "title": "author.keyword",
    }
    for match in re.finditer(rb"<dc:(\w+)\b[^>]*>([^<]{1,2000})<", held):
        code = codes.get(match[1].decode())
        if code:
            found.say(code, match[2], place="properties")
    for match in re.finditer(rb"<meta\b[^>]*name=\"(?:generator|Sigil version)\"[^>]*content=\"([^\"]{1,300})\"", held):
        found.say("xmp.producer", match[1], place="properties")
    examine_members(original, found, is_package=True)


def examine_cards(original: BinaryIO, found: Found) -> None:
    """Enter the fields of cards and calendars (RFC 6350, RFC 5545) that tie them to a program, an account or a time."""
    text = decode_text(original.read(_MOST_BYTES)) or ""
    for line in text.replace("\r\n ", "").splitlines():
        name, _, value = line.partition(":")
        code = _CARD.get(name.split(";", 1)[0].rpartition(".")[2].upper())
        if code:
            found.say(code, value)


def examine_database(original: BinaryIO, found: Found) -> None:
    """Enter free pages of an SQLite file (file format, 1.3.5): rows deleted from it may still stand there."""
    head = original.read(100)
    if len(head) == 100 and int.from_bytes(head[36:40], "big"):
        found.add("hidden.deleted_rows", "", count=int.from_bytes(head[36:40], "big"))


def examine_rows(original: BinaryIO, found: Found) -> None:
    """Enter rows of a dBASE file that are marked as deleted and still there."""
    head = original.read(32)
    if len(head) < 32:
        return
    count, start, width = (
        int.from_bytes(head[4:8], "little"),
        int.from_bytes(head[8:10], "little"),
        int.from_bytes(head[10:12], "little"),
    )
    held = original.read(_MOST_BYTES)
    if not width:
        return
    marks = held[max(start - 32, 0) :: width][:count]
    found.add("hidden.deleted_rows", "", count=marks.count(b"*"))


def examine_web_archive(original: BinaryIO, found: Found) -> None:
    """Enter who fetched the pages of a WARC file, from where and when (ISO 28500)."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        for number, record in enumerate(ArchiveIterator(original), start=1):
            if number > 20_000:
                found.gap("limit")
                break
            for name, value in record.rec_headers.headers:
                if name.lower() in ("warc-date", "warc-ip-address", "warc-filename", "warc-warcinfo-id"):
                    found.say("header.fetch", f"{name}: {value}", place="member", at=number)
            if record.rec_type == "warcinfo":
                found.say("header.fetch", record.content_stream().read(4_000), place="member", at=number)
    except Exception:  # noqa: BLE001 - the parser raises whatever a broken record makes it trip over
        found.gap("damaged")
