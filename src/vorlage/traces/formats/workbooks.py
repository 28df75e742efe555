# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Workbooks in Open XML: hidden sheets, rows and columns, names, paths, comments and who made them."""

from __future__ import annotations

import re
from typing import Final

import lxml.etree

from vorlage.extraction.office.parts import OfficeParts
from vorlage.traces.formats.markup import attribute, attributes, is_on, local_name, paths_in, words_of
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_spaces

_SHEETS: Final = re.compile(r"^xl/(worksheets|chartsheets|dialogsheets|macrosheets)/[^/]+\.xml$", re.I)
_PEOPLE: Final = re.compile(r"^xl/persons/[^/]+\.xml$", re.I)
_COMMENTS: Final = re.compile(r"^xl/(comments\d*|threadedcomments/[^/]+|comments/[^/]+)\.xml$", re.I)
_DRAWINGS: Final = re.compile(r"^xl/drawings/drawing\d+\.xml$", re.I)
_OWN_NAMES: Final = re.compile(r"^_xlnm\.|^_xl(fn|udf)", re.I)
_STATES: Final = {"hidden": "hidden.sheet", "veryHidden": "hidden.very_hidden_sheet"}


def examine_sheets(parts: OfficeParts, found: Found) -> None:
    """Enter what a workbook's parts keep; nothing if it is none."""
    main = parts.main_part("xl/workbook.xml")
    if not main.lower().startswith("xl/"):
        return
    workbook = parts.optional_tree(main) if main.lower().endswith(".xml") else None
    if workbook is not None:
        _workbook(workbook, found)
    for number, name in enumerate(filter(_SHEETS.match, parts.names), start=1):
        root = parts.optional_tree(name)
        if root is not None:
            _sheet(root, found, number)
    for name in filter(_PEOPLE.match, parts.names):
        root = parts.optional_tree(name)
        for element in root if root is not None else ():
            found.say("author.people", attribute(element, "displayName"))
    for name in filter(_COMMENTS.match, parts.names):
        root = parts.optional_tree(name)
        if root is not None:
            _comments(root, found)
    for name in filter(_DRAWINGS.match, parts.names):
        root = parts.optional_tree(name)
        if root is not None:
            _drawing(root, found)
    strings = parts.optional_tree("xl/sharedStrings.xml")
    if strings is not None:
        _strings(parts, strings, found)


def _workbook(root: lxml.etree._Element, found: Found) -> None:
    sheet = 0
    for element in root.iter():
        name = local_name(element)
        if name == "sheet":
            sheet += 1
            code = _STATES.get(attribute(element, "state"))
            if code:
                found.add(code, attribute(element, "name"), place="sheet", at=sheet)
        elif name == "definedName" and not _OWN_NAMES.match(attribute(element, "name")):
            found.add("hidden.names", f"{attribute(element, 'name')}: {element.text or ''}")
        elif name == "absPath":
            found.say("author.path", attribute(element, "url"), place="settings")
        elif name == "fileSharing":
            found.say("author.user", attribute(element, "userName"), place="settings")
        elif name in ("revisionPtr", "workbookPr"):
            found.say("revision.document_id", attribute(element, "documentId"), place="settings")
        elif name == "workbookProtection":
            found.say("revision.digest", attribute(element, "workbookHashValue"), place="settings")


def _sheet(root: lxml.etree._Element, found: Found, number: int) -> None:
    texts = []
    for element in root.iter():
        name = local_name(element)
        if name == "row" and (is_on(element, "hidden") or attribute(element, "ht") in ("0", "0.0")):
            found.add("hidden.rows", attribute(element, "r"), place="sheet", at=number)
        elif name == "col" and (is_on(element, "hidden") or attribute(element, "width") in ("0", "0.0")):
            first, last = attribute(element, "min"), attribute(element, "max")
            count = int(last) - int(first) + 1 if first.isdigit() and last.isdigit() else 1
            found.add("hidden.columns", f"{first}-{last}", count=max(count, 1), place="sheet", at=number)
        elif name == "filterColumn":
            found.add("hidden.filter", "", place="sheet", at=number)
        elif name == "t":
            texts.append(element.text or "")
        for key, value in attributes(element):
            if key == "uid":
                found.say("revision.paragraph_ids", value, place="sheet", at=number)
    for text in texts:  # a cell is a text of its own: others were typed by others
        judge_spaces(found, text, place="sheet")


def _comments(root: lxml.etree._Element, found: Found) -> None:
    for element in root.iter():
        name = local_name(element)
        if name == "author":
            found.say("tracked.author", element.text, place="comments")
        elif name in ("comment", "threadedComment"):
            found.add("tracked.comment", words_of(element).strip())


def _drawing(root: lxml.etree._Element, found: Found) -> None:
    for element in root.iter():
        name = local_name(element)
        if name == "cNvPr":
            if is_on(element, "hidden"):
                found.add("hidden.shape", attribute(element, "name"))
            found.say("hidden.alternative", attribute(element, "descr"))
            for path in paths_in(attribute(element, "descr")):
                found.add("author.path", path, place="links")
        elif name == "srcRect" and any(value not in ("0", "") for _, value in attributes(element)):
            found.add("hidden.cropped", "")


def _strings(parts: OfficeParts, root: lxml.etree._Element, found: Found) -> None:
    """The words that cells share, and those that no cell uses any more."""
    held = ["".join(each.text or "" for each in item.iter() if local_name(each) == "t") for item in root]
    for text in held:
        judge_spaces(found, text, place="table")
    used: set[int] = set()
    for name in filter(_SHEETS.match, parts.names):
        sheet = parts.optional_tree(name)
        for cell in sheet.iter() if sheet is not None else ():
            if local_name(cell) == "c" and attribute(cell, "t") == "s":
                value = next((each.text or "" for each in cell if local_name(each) == "v"), "")
                if value.strip().isdigit():
                    used.add(int(value))
    unused = [words for number, words in enumerate(held) if number not in used and words.strip()]
    for words in unused:
        found.add("hidden.unlinked", words, place="table")
