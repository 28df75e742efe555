# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument (ISO/IEC 26300, OASIS 1.3) texts, slides and drawings, packed or as one flat XML; OpenOffice 1 as well.

A slide or a page of a drawing is a page; a text has a page for each page break. Headers, footers, comments, deletions,
hidden sections and slides and the notes of slides stand apart. Objects that are no pictures or charts are members.
"""

from __future__ import annotations

from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.formats import recognise
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.odf_walk import (
    DRAW,
    OFFICE,
    PRESENTATION,
    STYLE,
    Element,
    OdfStyles,
    OdfWalk,
    modern_names,
)
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError, parse_xml

_MANIFEST_ENCRYPTION = b"encryption-data"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_MATH_LEAVES = tuple(f"{_MATH}{name}" for name in ("mi", "mn", "mo", "mtext"))
_MAX_FLAT = 256 << 20
_SAMPLES = ("title", "outline", "subtitle", "page-number", "notes")
"""What a master page shows where a slide has its own."""
NEEDS_PASSWORD = "office.password: asks for a password"  # noqa: S105 - a reason, in words
DAMAGE = "office.damaged: a part of it is not whole; this is what could be read"


def read_odf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read an OpenDocument package."""
    media_type = recognise(original, request.name).media_type
    try:
        parts = OfficeParts(original)
        if is_encrypted(parts):
            return unreadable(Outcome.ENCRYPTED, media_type, NEEDS_PASSWORD)
        content = odf_part(parts, "content.xml")
        if content is None:
            raise PartBrokenError("office.body: has no body")
        styles = odf_part(parts, "styles.xml")
        return _read(content, styles, media_type, parts)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, media_type, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, media_type, str(broken))


def read_flat_odf(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read an OpenDocument file kept as one XML."""
    media_type = recognise(original, request.name).media_type
    held = original.read(_MAX_FLAT + 1)
    if len(held) > _MAX_FLAT:
        return unreadable(Outcome.REFUSED, media_type, "limit.part: is larger than 256 MiB")
    try:
        try:
            return _read(parse_xml(held), None, media_type, None)
        except PartBrokenError:
            return _read(parse_xml(held, forgiving=True), None, media_type, None, damage=DAMAGE)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, media_type, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, media_type, str(broken))


def is_encrypted(parts: OfficeParts) -> bool:
    """Whether the package's list of parts says that they are encrypted (part 3 of the standard, 3.4)."""
    return _MANIFEST_ENCRYPTION in (parts.bytes_of("META-INF/manifest.xml") or b"")


def odf_part(parts: OfficeParts, name: str) -> Element | None:
    """The root of a part in the names of today, as far as it is whole; None when there is none."""
    held = parts.bytes_of(name)
    if held is None:
        return None
    held = modern_names(held)
    try:
        return parse_xml(held)
    except PartBrokenError:
        parts.damaged = True
        return parse_xml(held, forgiving=True)


def _read(
    content: Element, styles: Element | None, media_type: str, parts: OfficeParts | None, damage: str = ""
) -> ReadAnswer:
    if content.find(f"{OFFICE}body/{OFFICE}spreadsheet") is not None:
        from vorlage.extraction.office.ods import read_sheets

        return read_sheets(content, media_type, parts, damage)
    known = OdfStyles([content, *([] if styles is None else [styles])])
    walk = OdfWalk(known, lambda name: object_text(parts, name))
    body = next(content.iter(f"{OFFICE}body"), content)
    walk.walk(body)
    pages = walk.finish()
    for root in (content, styles):
        if root is not None:
            _hide_headers(root, pages[0], known)
    shelf = EmbeddedShelf()
    if parts is not None:
        take_odf_members(parts, shelf, with_pictures=not any(page.has_text for page in pages))
        damage = damage or (DAMAGE if parts.damaged else "")
    return answer_of(pages, media_type, members=shelf.members, damage=damage)


def _hide_headers(root: Element, first: PageDraft, known: OdfStyles) -> None:
    """Headers and footers of all page styles, and the footer and date of slides, each once."""
    texts = []
    for master in root.iter(f"{STYLE}master-page"):
        for kind in ("header", "header-left", "header-first", "footer", "footer-left", "footer-first"):
            texts += [known.plain(part) for part in master.iter(f"{STYLE}{kind}")]
        boxes = (box for box in master.findall(f"{DRAW}frame") if box.get(f"{PRESENTATION}class") not in _SAMPLES)
        texts += [known.plain(box) for box in boxes]
    for text in dict.fromkeys(texts):
        first.hide(HiddenKind.HEADER, text)


def object_text(parts: OfficeParts | None, name: str) -> str:
    """The text of an object shown in place, such as a chart: its titles, and the table it draws."""
    if parts is None:
        return ""
    try:
        root = odf_part(parts, f"{name.removeprefix('./').rstrip('/')}/content.xml")
    except PartBrokenError:
        return ""
    if root is None:
        return ""
    if root.tag == f"{_MATH}math":
        return "".join(node.text or "" for node in root.iter(*_MATH_LEAVES))
    walk = OdfWalk(OdfStyles([root]), lambda _: "")
    walk.walk(next(root.iter(f"{OFFICE}body"), root))
    return "\n".join(page.whole_text() for page in walk.finish())


def take_odf_members(parts: OfficeParts, shelf: EmbeddedShelf, *, with_pictures: bool) -> None:
    """Take out embedded objects of other programs, and the pictures when they are all there is to read."""
    for name in parts.names:
        folder, _, last = name.rpartition("/")
        if (not folder and last.startswith("Object ")) or (with_pictures and folder == "Pictures"):
            shelf.take(last, parts.bytes_of(name) or b"")
