# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""DOCX and its kin (macros, templates, strict names, one flat XML, Word 2003 XML), a page for each page break.

The body with its tables, text boxes, charts and notes is the text; headers, footers, comments, deletions and hidden
runs stand apart. List numbers are counted by the program that shows them, stand in no part, and are not made up here.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from typing import BinaryIO

import lxml.etree

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.office.drafts import PageDraft, answer_of
from vorlage.extraction.office.drawings import chart_text, diagram_text
from vorlage.extraction.office.embedded import EmbeddedShelf
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError, Relation, parse_xml
from vorlage.extraction.office.wordml import Around, Element, W, WordWalk, text_below

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML_TYPE = "application/vnd.ms-word.xml"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD_2003_NAMES = (
    (_WORD_2003, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://schemas.microsoft.com/office/word/2003/auxHint", b"http://schemas.microsoft.com/office/word/2003/aux"),
)
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
DAMAGE = "office.damaged: a part of it is not whole; this is what could be read"
_MAX_FLAT = 256 << 20


def read_docx(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read a DOCX, a page for each page break; files embedded in it are members."""
    try:
        return _read_parts(OfficeParts(original), request)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, str(broken))


def read_word_xml(original: BinaryIO, request: ReadRequest) -> ReadAnswer:
    """Read a text document kept as one XML file: Word 2003 XML, or the parts of a DOCX in a row (Flat OPC)."""
    held = original.read(_MAX_FLAT + 1)
    if len(held) > _MAX_FLAT:
        return unreadable(Outcome.REFUSED, XML_TYPE, "limit.part: is larger than 256 MiB")
    for old, new in _WORD_2003_NAMES if _WORD_2003 in held[:8192] else ():
        held = held.replace(old, new)
    damage = ""
    try:
        try:
            root = parse_xml(held)
        except PartBrokenError:
            root, damage = parse_xml(held, forgiving=True), DAMAGE
        if root.tag == f"{_PACKAGE}package":
            return read_docx(_packed(root), request)
    except PartRefusedError as refusal:
        return unreadable(Outcome.REFUSED, XML_TYPE, str(refusal))
    except PartBrokenError as broken:
        return unreadable(Outcome.DAMAGED, XML_TYPE, str(broken))
    walk = WordWalk(Around(hiding_styles=_hiding_styles(root)))
    body = root.find(f"{W}body")
    walk.walk(root if body is None else body)
    return answer_of(walk.finish(), XML_TYPE, damage=damage)


def _packed(package: Element) -> BinaryIO:
    """The parts of a Flat OPC file as the package they stand for."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for part in package.iter(f"{_PACKAGE}part"):
            name = (part.get(f"{_PACKAGE}name") or "").lstrip("/")
            xml, packed = part.find(f"{_PACKAGE}xmlData"), part.find(f"{_PACKAGE}binaryData")
            if xml is not None and len(xml):
                archive.writestr(name, lxml.etree.tostring(xml[0]))
            elif packed is not None:
                try:
                    archive.writestr(name, base64.b64decode("".join((packed.text or "").split())))
                except (binascii.Error, ValueError):
                    continue
    held.seek(0)
    return held


def _read_parts(parts: OfficeParts, request: ReadRequest) -> ReadAnswer:
    main = parts.main_part("word/document.xml")
    body = parts.tree(main)
    if body is None:
        raise PartBrokenError("office.body: has no body")
    relations = {relation.number: relation for relation in parts.relations(main)}
    around = _around(parts, main, relations, request)
    walk = WordWalk(around)
    walk.walk(body)
    for comment in around.comments.values():
        walk.comment(comment)
    pages = walk.finish()
    pages[-1].notes += [text for note in around.footnotes.values() if (text := _note_text(note))]
    pages[-1].notes += [text for note in around.endnotes.values() if (text := _note_text(note))]
    _hide_headers(parts, pages[0])
    shelf = EmbeddedShelf()
    take_package_members(parts, "word/", shelf, with_pictures=not any(page.has_text for page in pages))
    return answer_of(pages, MEDIA_TYPE, members=shelf.members, damage=DAMAGE if parts.damaged else "")


def _note_text(note: Element) -> str:
    """The text of a note that no run calls; separators are drawn lines and no notes."""
    return "" if note.get(f"{W}type") in ("separator", "continuationSeparator") else text_below(note)


def _around(parts: OfficeParts, main: str, relations: dict[str, Relation], request: ReadRequest) -> Around:
    folder = main.rpartition("/")[0] or "word"
    listed = {}
    for kind in ("footnotes", "endnotes", "comments"):
        named = next((each.target for each in relations.values() if each.kind == kind), f"{folder}/{kind}.xml")
        root = parts.optional_tree(named)
        notes = [] if root is None else list(root.iter(f"{W}{kind[:-1]}"))
        listed[kind] = {note.get(f"{W}id") or f"at {at}": note for at, note in enumerate(notes)}
    styles = parts.optional_tree(f"{folder}/styles.xml")

    def shown_part(number: str) -> str:
        relation = relations.get(number)
        return "" if relation is None or relation.is_external else _shown(parts, relation, request)

    return Around(
        footnotes=listed["footnotes"],
        endnotes=listed["endnotes"],
        comments=listed["comments"],
        hiding_styles=frozenset() if styles is None else _hiding_styles(styles),
        shown_part=shown_part,
    )


def _shown(parts: OfficeParts, relation: Relation, request: ReadRequest) -> str:
    """The text of a part shown within another: a chart, a diagram, a chunk of another format."""
    if relation.kind == "chart":
        root = parts.optional_tree(relation.target)
        return "" if root is None else chart_text(root)
    if relation.kind == "diagramData":
        root = parts.optional_tree(relation.target)
        return "" if root is None else diagram_text(root)
    if relation.kind == "aFChunk":
        from vorlage.extraction.office.chunks import chunk_text

        return chunk_text(parts.bytes_of(relation.target) or b"", request)
    return ""


def _hiding_styles(styles: Element) -> frozenset[str]:
    """Character styles that hide what they dress."""
    hiding = set()
    for style in styles.iter(f"{W}style"):
        vanish = style.find(f"{W}rPr/{W}vanish")
        if vanish is not None and vanish.get(f"{W}val") not in ("0", "false", "off"):
            hiding.add(style.get(f"{W}styleId") or "")
    return frozenset(hiding - {""})


def _hide_headers(parts: OfficeParts, first: PageDraft) -> None:
    """Headers and footers, each once: those of different sections are mostly the same."""
    texts = [text_below(root) for start in ("word/header", "word/footer") for root in parts.matching(start)]
    for text in dict.fromkeys(texts):
        first.hide(HiddenKind.HEADER, text)


def take_package_members(parts: OfficeParts, folder: str, shelf: EmbeddedShelf, *, with_pictures: bool) -> None:
    """Take out the files embedded in a package; its pictures too when they are all it shows."""
    folders = (f"{folder}embeddings/", f"{folder}media/") if with_pictures else (f"{folder}embeddings/",)
    found = [name for name in parts.names if name.lower().startswith(folders) and not name.endswith("/")]
    for name in sorted(found, key=lambda name: (name.rpartition("/")[0], len(name), name)):
        try:
            shelf.take(name.rpartition("/")[2], parts.bytes_of(name) or b"")
        except PartBrokenError:
            parts.damaged = True
