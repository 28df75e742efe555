# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The XML parts inside an office file (OOXML, ODF): read with a bound on their size, parsed without entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import lxml.etree

MAX_PART_BYTES = 256 << 20
MAX_PARTS = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class PartRefusedError(Exception):
    """A part is hostile or too large. Its message is the reason."""


class PartBrokenError(Exception):
    """The file or a part of it does not unpack or is no XML. Its message is the reason."""


class OfficeParts:
    """The parts of one office file.

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

    def tree(self, name: str) -> lxml.etree._Element | None:
        """The root of a part, None when there is no such part.

        Raises:
            PartRefusedError: It declares entities, or unpacks to more than 256 MiB.
            PartBrokenError: It does not unpack, or is no XML.
        """
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as part:
                held = part.read(MAX_PART_BYTES + 1)
        except _BROKEN as broken:
            raise PartBrokenError("office.part: a part of it does not unpack") from broken
        if len(held) > MAX_PART_BYTES:
            raise PartRefusedError("limit.part: a part of it unpacks to more than 256 MiB")
        return parse_xml(held)

    def matching(self, start: str, end: str = ".xml") -> Iterator[lxml.etree._Element]:
        """The roots of the parts whose names start and end so, in the order of their numbers."""
        found = [name for name in self.names if name.startswith(start) and name.endswith(end)]
        for name in sorted(found, key=lambda name: (len(name), name)):
            root = self.tree(name)
            if root is not None:
                yield root


def parse_xml(held: bytes) -> lxml.etree._Element:
    """The root of some XML. No entity is resolved, nothing is fetched; a document type is refused, as OOXML asks.

    Raises:
        PartRefusedError: It has a document type with declarations.
        PartBrokenError: It is no XML.
    """
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.etree.fromstring(held, parser)
    except (lxml.etree.LxmlError, ValueError) as broken:
        if b"<!ENTITY" in held[:4096]:
            raise PartRefusedError("xml.entities: declares entities, which office files never do") from broken
        raise PartBrokenError("office.xml: a part of it is no XML") from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise PartRefusedError("xml.entities: declares a document type, which office files never do")
    return root
