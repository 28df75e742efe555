# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The XML parts inside an office file (OOXML, ODF): read with a bound on their size, parsed without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import lxml.etree

MAX_PART_BYTES = 256 << 20
MAX_PARTS = 20_000
_LARGE_XML = 8 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
"""The names of the strict variant of OOXML (ISO/IEC 29500-1) and those everybody writes (29500-4)."""


class PartRefusedError(Exception):
    """A part is hostile or too large. Its message is the reason."""


class PartBrokenError(Exception):
    """The file or a part of it does not unpack or is no XML. Its message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part says of another (ECMA-376 part 2): the last word of its type, and the name of the other part."""

    number: str
    kind: str
    target: str
    is_external: bool


class OfficeParts:
    """The parts of one office file.

    Names are compared without regard to case, as part names are (ECMA-376 part 2, 6.2.2.3).

    Raises:
        PartBrokenError: It is no readable archive.
        PartRefusedError: It has more parts than any program writes.
    """

    def __init__(self, original: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(original)
        except _BROKEN as broken:
            raise PartBrokenError("office.broken: its parts cannot be unpacked") from broken
        self.names = self._archive.namelist()
        if len(self.names) > MAX_PARTS:
            raise PartRefusedError(f"limit.parts: has more than {MAX_PARTS} parts")
        self._by_folded = {_folded(name): name for name in self.names}
        self.damaged = False
        """Whether a part was no whole XML and was read as far as it goes."""

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _folded(name) in self._by_folded

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of a part, None when there is no such part.

        Raises:
            PartRefusedError: It unpacks to more than 256 MiB.
            PartBrokenError: It does not unpack.
        """
        stored = self._by_folded.get(_folded(name))
        if stored is None:
            return None
        try:
            with self._archive.open(stored) as part:
                held = part.read(MAX_PART_BYTES + 1)
        except _BROKEN as broken:
            raise PartBrokenError("office.part: a part of it does not unpack") from broken
        if len(held) > MAX_PART_BYTES:
            raise PartRefusedError("limit.part: a part of it unpacks to more than 256 MiB")
        return held

    def tree(self, name: str) -> lxml.etree._Element | None:
        """The root of a part, None when there is no such part. A part that ends early is read as far as it goes.

        Raises:
            PartRefusedError: It declares entities, or unpacks to more than 256 MiB.
            PartBrokenError: It does not unpack, or is no XML at all.
        """
        held = self.bytes_of(name)
        if held is None:
            return None
        try:
            return parse_xml(held)
        except PartBrokenError:
            self.damaged = True
            return parse_xml(held, forgiving=True)

    def optional_tree(self, name: str) -> lxml.etree._Element | None:
        """The root of a part that the file may do without: one that is broken counts as absent, and as damage."""
        try:
            return self.tree(name)
        except PartBrokenError:
            self.damaged = True
            return None

    def matching(self, start: str, end: str = ".xml") -> Iterator[lxml.etree._Element]:
        """The roots of the parts whose names start and end so, in the order of their numbers."""
        found = [name for name in self.names if _folded(name).startswith(start) and _folded(name).endswith(end)]
        for name in sorted(found, key=lambda name: (len(name), name)):
            root = self.optional_tree(name)
            if root is not None:
                yield root

    def relations(self, name: str) -> tuple[Relation, ...]:
        """What a part refers to; the package itself is the empty name."""
        folder, last = posixpath.split(name.lstrip("/"))
        root = self.optional_tree(posixpath.join(folder, "_rels", f"{last}.rels"))
        if root is None:
            return ()
        return tuple(_relation(each, folder) for each in root.iter(_RELATIONSHIP))

    def main_part(self, usual: str) -> str:
        """The name of the part that the package says is its main one; the usual name when it does not say."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        return usual


def _relation(element: lxml.etree._Element, folder: str) -> Relation:
    target = (element.get("Target") or "").replace("\\", "/")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(
        number=element.get("Id") or "",
        kind=(element.get("Type") or "").rsplit("/", 1)[-1],
        target=target,
        is_external=is_external,
    )


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def parse_xml(held: bytes, *, forgiving: bool = False) -> lxml.etree._Element:
    """The root of some XML. No entity is resolved, nothing is fetched; declared entities are refused.

    Forgiving reads XML that ends early or is not well formed as far as it goes.

    Raises:
        PartRefusedError: Its document type declares entities.
        PartBrokenError: It is no XML.
    """
    if _STRICT in held[:8192]:
        for strict, usual in _STRICT_NAMES:
            held = held.replace(strict, usual)
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=len(held) > _LARGE_XML,
        remove_comments=True, remove_pis=True, recover=forgiving,
    )  # fmt: skip
    declares = b"<!ENTITY" in held[:4096]
    try:
        root = lxml.etree.fromstring(held, parser)
    except (lxml.etree.LxmlError, ValueError) as broken:
        if declares:
            raise PartRefusedError("xml.entities: declares entities, which office files never do") from broken
        raise PartBrokenError("office.xml: a part of it is no XML") from broken
    if root is None:
        raise PartBrokenError("office.xml: a part of it is no XML")
    if declares or _has_declarations(root):
        raise PartRefusedError("xml.entities: declares entities, which office files never do")
    return root


def _has_declarations(root: lxml.etree._Element) -> bool:
    """Whether its document type declares anything, also in an encoding in which the bytes do not show it."""
    dtd: Any = root.getroottree().docinfo.internalDTD
    return dtd is not None and bool(list(dtd.entities()))
