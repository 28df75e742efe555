# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""EPUB: the chapters of a book in their order, one page each (EPUB 3.3, OCF and package documents)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import (
    MAX_CHARACTERS,
    MAX_PAGES,
    HiddenAnswer,
    PageAnswer,
    ReadAnswer,
    ReadRequest,
    unreadable,
)
from vorlage.extraction.characters import clean_text
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError
from vorlage.extraction.texts.encodings import decode_markup
from vorlage.extraction.texts.html import parse_markup, visible_text

if TYPE_CHECKING:
    import lxml.html

MEDIA_TYPE = "application/epub+zip"
_FONT_METHODS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts are made unusable outside the book by these; the text is not touched."""
_MARKUP = (".xhtml", ".html", ".htm")
_XLINK = "{http://www.w3.org/1999/xlink}href"
_MAX_TOTAL = 40_000_000


@dataclass(frozen=True, slots=True)
class _Package:
    """What the package document says: the title, and the parts in reading order with their types."""

    title: str
    chapters: tuple[str, ...]
    pictures: frozenset[str]


def read_epub(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a book: its chapters in the order of the spine, each a page with its heading as label.

    The title is kept apart as hidden text of the first page. Pictures are members where a page shows nothing else: a
    book may be scanned. A book under DRM is encrypted, whatever parts of it are in the clear.
    """
    try:
        parts = OfficeParts(original)
        if _is_closed(parts):
            return unreadable(
                Outcome.ENCRYPTED, MEDIA_TYPE, "epub.drm: its text is closed by digital rights management"
            )
        package = _package(parts)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))
    shelf = MemberShelf(Path(), kind="epub")
    pages: list[PageAnswer] = []
    missing = total = 0
    for name in package.chapters[:MAX_PAGES]:
        markup = _markup(parts, name)
        if markup is None:
            missing += 1
            continue
        page = _page(markup, len(pages) + 1)
        total += len(page.text)
        if total > _MAX_TOTAL:
            return unreadable(
                Outcome.REFUSED, MEDIA_TYPE, "limit.characters: holds more text than is taken from a book"
            )
        if not page.text.strip():
            _take_pictures(parts, package, name, markup, shelf)
        pages.append(page)
    return _answer(package, pages, missing, shelf)


def _answer(package: _Package, pages: list[PageAnswer], missing: int, shelf: MemberShelf) -> ReadAnswer:
    if not pages:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "epub.chapters: none of its chapters can be read")
    if package.title:
        first = pages[0]
        told = HiddenAnswer(HiddenKind.HEADER, package.title)
        pages[0] = PageAnswer(text=first.text, label=first.label, hidden=(told, *first.hidden))
    reason = f"epub.chapters: {missing} of its chapters cannot be read" if missing else ""
    outcome = Outcome.DAMAGED if missing else Outcome.READ
    return ReadAnswer(outcome=outcome, media_type=MEDIA_TYPE, reason=reason, pages=tuple(pages), members=shelf.members)


def _is_closed(parts: OfficeParts) -> bool:
    """Whether a part that is no font is encrypted (OCF 4.2.6.3.3)."""
    if "META-INF/encryption.xml" not in parts.names:
        return False
    root = parts.tree("META-INF/encryption.xml")
    methods = [] if root is None else root.iterfind(".//{*}EncryptedData/{*}EncryptionMethod")
    return any(method.get("Algorithm") not in _FONT_METHODS for method in methods)


def _package(parts: OfficeParts) -> _Package:
    """The package document; where it is missing or no XML, the parts that are markup, as they stand in the archive."""
    name = _package_name(parts)
    try:
        root = parts.tree(name) if name else None
    except (PartBrokenError, PartRefusedError):
        root = None
    markup = tuple(part for part in parts.names if part.lower().endswith(_MARKUP))
    if root is None:
        return _Package("", markup, frozenset())
    listed = {item.get("id"): item for item in root.iterfind(".//{*}manifest/{*}item")}
    spine = [listed.get(entry.get("idref")) for entry in root.iterfind(".//{*}spine/{*}itemref")]
    chapters = tuple(dict.fromkeys(_path(name, item.get("href")) for item in spine if item is not None))
    pictures = frozenset(
        _path(name, item.get("href"))
        for item in listed.values()
        if (item.get("media-type") or "").startswith("image/") and "svg" not in (item.get("media-type") or "")
    )
    title = " ".join((root.findtext(".//{*}metadata/{http://purl.org/dc/elements/1.1/}title") or "").split())
    return _Package(title[:2000], chapters or markup, pictures)


def _package_name(parts: OfficeParts) -> str:
    try:
        root = parts.tree("META-INF/container.xml")
    except (PartBrokenError, PartRefusedError):
        root = None
    found = None if root is None else root.find(".//{*}rootfile")
    stated = "" if found is None else found.get("full-path") or ""
    return stated or next((name for name in parts.names if name.lower().endswith(".opf")), "")


def _path(package: str, href: str | None) -> str:
    """The name of a part, as it stands in the archive, for an address relative to the package document."""
    address = unquote((href or "").split("#", 1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), address)).lstrip("/")


def _markup(parts: OfficeParts, name: str) -> lxml.html.HtmlElement | None:
    try:
        held = parts.bytes_of(name)
    except PartBrokenError:
        return None
    markup = None if held is None else decode_markup(held)
    return None if markup is None else parse_markup(markup)


def _page(markup: lxml.html.HtmlElement, number: int) -> PageAnswer:
    text, hidden = visible_text(markup)
    heading = next((found for found in markup.iter("h1", "h2", "h3") if found.text_content().strip()), None)
    label = "" if heading is None else clean_text(" ".join(heading.text_content().split()))[:200]
    apart = tuple(HiddenAnswer(HiddenKind.HIDDEN, piece) for piece in hidden[:1000])
    return PageAnswer(text=text[:MAX_CHARACTERS], label=label or str(number), hidden=apart)


def _take_pictures(
    parts: OfficeParts, package: _Package, chapter: str, markup: lxml.html.HtmlElement, shelf: MemberShelf
) -> None:
    """The pictures of a page without text, once each under the names they have in the book."""
    taken = {member.name for member in shelf.members}
    for element in markup.iter("img", "image"):
        address = element.get("src") or element.get("href") or element.get("xlink:href") or element.get(_XLINK)
        name = _path(chapter, address)
        if name in package.pictures and name not in taken and shelf.has_room and not shelf.refuse_by_name(name):
            taken.add(name)
            try:
                held = parts.bytes_of(name)
            except (PartBrokenError, PartRefusedError) as broken:
                shelf.refuse(name, Outcome.DAMAGED, str(broken))
            else:
                shelf.take(name, in_chunks(held or b""))
