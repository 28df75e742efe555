# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office files that are one XML (WordprocessingML and SpreadsheetML of 2003, Flat OPC), and those of Apple."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO, Final

import lxml.etree

from vorlage.extraction.office.parts import PartBrokenError, PartRefusedError, parse_xml
from vorlage.traces.formats.markup import attribute, is_on, local_name, words_of
from vorlage.traces.formats.writings import examine_word_xml
from vorlage.traces.formats.zipped import examine_members
from vorlage.traces.found import Found

_PROPERTIES: Final = {
    "Author": "author.creator",
    "LastAuthor": "author.last_saved",
    "creator": "author.creator",
    "lastModifiedBy": "author.last_saved",
    "Company": "author.company",
    "Manager": "author.manager",
    "Template": "author.template",
    "Revision": "revision.count",
    "revision": "revision.count",
    "TotalTime": "revision.count",
    "Created": "revision.dates",
    "LastSaved": "revision.dates",
    "created": "revision.dates",
    "modified": "revision.dates",
    "Title": "author.keyword",
    "Subject": "author.keyword",
    "Keywords": "author.keyword",
    "Description": "author.keyword",
    "AppName": "xmp.producer",
    "Application": "xmp.producer",
    "HyperlinkBase": "author.path",
}
_SHEET_STATES: Final = {"SheetHidden": "hidden.sheet", "SheetVeryHidden": "hidden.very_hidden_sheet"}


_AUTHORS: Final = re.compile(rb"<[a-z]+:authors>\s*<[a-z]+:string [a-z]+:string=\"([^\"]{1,300})\"")
_MOST_BYTES: Final = 64 << 20


def examine_word_file(original: BinaryIO, found: Found) -> None:
    """Enter what a text kept as one XML holds."""
    root = _root(original, found)
    if root is not None:
        _properties(root, found)
        examine_word_xml(root, found)


def examine_sheet_file(original: BinaryIO, found: Found) -> None:
    """Enter what a workbook kept as one XML holds."""
    root = _root(original, found)
    if root is None:
        return
    _properties(root, found)
    sheet = 0
    for element in root.iter():
        name = local_name(element)
        if name == "Worksheet":
            sheet += 1
        elif name == "Visible" and (element.text or "") in _SHEET_STATES:
            found.add(_SHEET_STATES[element.text or ""], "", place="sheet", at=max(sheet, 1))
        elif name in ("Row", "Column") and is_on(element, "Hidden"):
            span = attribute(element, "Span")
            count = 1 + (min(int(span), 20_000) if span.isdigit() else 0)
            found.add(
                "hidden.rows" if name == "Row" else "hidden.columns", "", count=count, place="sheet", at=max(sheet, 1)
            )
        elif name == "Comment":
            found.say("tracked.author", attribute(element, "Author"), place="comments")
            found.add("tracked.comment", words_of(element).strip())
        elif name == "NamedRange":
            found.add("hidden.names", attribute(element, "Name"))


def examine_pages_file(original: BinaryIO, found: Found) -> None:
    """Enter the previews, identifiers and program of a file of Pages, Numbers or Keynote."""
    try:
        with zipfile.ZipFile(original) as archive:
            for member in archive.infolist():
                name = member.filename.lower()
                if re.search(r"(^|/)preview[^/]*\.(jpg|pdf)$|quicklook/", name) and not name.endswith("/"):
                    found.add("thumbnail.preview", "")
                elif name.endswith("documentidentifier"):
                    found.add("revision.document_id", archive.open(member).read(200))
                elif name.endswith("buildversionhistory.plist"):
                    found.add("xmp.producer", archive.open(member).read(2_000))
                elif name in ("index.xml", "index.apxl"):
                    for author in _AUTHORS.findall(archive.open(member).read(_MOST_BYTES)):
                        found.say("author.creator", author, place="properties")
                elif name.endswith("metadata/properties.plist"):
                    found.add("revision.document_id", "")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        found.gap("damaged")
        return
    examine_members(original, found, is_package=True)


def _root(original: BinaryIO, found: Found) -> lxml.etree._Element | None:
    try:
        return parse_xml(original.read(), forgiving=True)
    except (PartBrokenError, PartRefusedError):
        found.gap("damaged")
        return None


def _properties(root: lxml.etree._Element, found: Found) -> None:
    for element in root.iter():
        name = local_name(element)
        above = element.getparent()
        if above is None or local_name(above) not in ("DocumentProperties", "coreProperties", "Properties"):
            if above is not None and local_name(above) == "CustomDocumentProperties":
                found.say("author.custom", f"{name}: {element.text or ''}", place="custom")
            continue
        if name in _PROPERTIES and not (_PROPERTIES[name] == "revision.count" and (element.text or "") in ("0", "1")):
            found.say(_PROPERTIES[name], element.text, place="properties")
