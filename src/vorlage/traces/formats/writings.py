# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Word processing in Open XML: sessions, changes, comments, hidden text; also of the one-file form of 2003."""

from __future__ import annotations

import re
from typing import Final

import lxml.etree

from vorlage.extraction.office.parts import OfficeParts
from vorlage.traces.formats.markup import attribute, attributes, local_name, paths_in
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_spaces

_TEXT_PARTS: Final = re.compile(
    r"^word/(document|footnotes|endnotes|comments\w*|header\d*|footer\d*|glossary/document)\d*\.xml$", re.I
)
_CHANGES: Final = {
    "ins": "tracked.inserted",
    "del": "tracked.deleted",
    "moveFrom": "tracked.moved",
    "moveTo": "tracked.moved",
    "cellIns": "tracked.inserted",
    "cellDel": "tracked.deleted",
    "rPrChange": "tracked.format",
    "pPrChange": "tracked.format",
    "sectPrChange": "tracked.format",
    "tblPrChange": "tracked.format",
    "tcPrChange": "tracked.format",
    "trPrChange": "tracked.format",
    "numberingChange": "tracked.format",
    "comment": "tracked.comment",
}
_SETTINGS: Final = {
    "docVar": "revision.variables",
    "rsid": "revision.rsid",
    "rsidRoot": "revision.rsid",
    "docId": "revision.document_id",
    "documentProtection": "revision.digest",
    "writeProtection": "revision.digest",
    "mailMerge": "hidden.connection",
    "attachedTemplate": "author.template",
}
_WHITE: Final = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_OFF: Final = frozenset({"0", "false", "off", "none"})
_SMALLEST_HALF_POINTS: Final = 4


def examine_writing(parts: OfficeParts, found: Found) -> None:
    """Enter what the text parts and settings of a word processor's package keep; nothing if it is none."""
    main = parts.main_part("word/document.xml")
    if not main.lower().startswith("word/"):
        return
    for name in dict.fromkeys((main, *filter(_TEXT_PARTS.match, parts.names))):
        root = parts.optional_tree(name)
        if root is not None:
            _examine_text(root, found, is_main=name == main)
    for name in ("word/settings.xml", "word/glossary/settings.xml"):
        root = parts.optional_tree(name)
        if root is not None:
            _settings(root, found)
    people = parts.optional_tree("word/people.xml")
    for element in people if people is not None else ():
        found.say("author.people", attribute(element, "author"))


def examine_word_xml(root: lxml.etree._Element, found: Found) -> None:
    """Enter the same of a document kept as one XML."""
    _examine_text(root, found, is_main=True)
    _settings(root, found)


def _examine_text(root: lxml.etree._Element, found: Found, *, is_main: bool) -> None:
    paragraph = 0
    text: list[str] = []
    lines: list[str] = []
    place = "paragraph" if is_main else "comments"
    for element in root.iter():
        name = local_name(element)
        if name == "p":
            paragraph += 1
            lines.append("".join(text))
            text = []
        elif name == "t":
            text.append(element.text or "")
        elif name == "tab":
            above = element.getparent()
            text.append("\t" if above is not None and local_name(above) == "r" else "")
        elif name in ("br", "cr"):
            text.append("\n")
        elif name in _CHANGES:
            _change(element, name, found, paragraph if is_main else 0)
        elif name in ("vanish", "webHidden", "specVanish"):
            if attribute(element, "val").lower() not in _OFF and _in_run(element):
                found.add("hidden.text", _run_text(element), place=place, at=paragraph)
        elif name in ("color", "sz") and _in_run(element):
            _small_or_white(element, name, found, place, paragraph)
        elif name in ("docPr", "cNvPr", "imagedata", "instrText", "fldSimple"):
            _paths(element, found)
            if name == "docPr" and attribute(element, "hidden").lower() in ("1", "true"):
                found.add("hidden.shape", "", place=place, at=paragraph)
            if name in ("docPr", "cNvPr"):
                found.say("hidden.alternative", attribute(element, "descr"), place=place, at=paragraph)
        elif name == "srcRect" and any(value not in ("0", "") for _, value in attributes(element)):
            found.add("hidden.cropped", "", place=place, at=paragraph)
        _identifiers(element, found)
    if is_main:
        judge_spaces(found, "\n".join([*lines, "".join(text)]), place="paragraph")


def _identifiers(element: lxml.etree._Element, found: Found) -> None:
    for key, value in attributes(element):
        if key.startswith("rsid") and key != "rsids":
            found.say("revision.rsid", value, place="body")
        elif key in ("paraId", "textId", "durableId") and value != "77777777":
            found.say("revision.paragraph_ids", value, place="body")


def _change(element: lxml.etree._Element, name: str, found: Found, paragraph: int) -> None:
    words = "".join(each.text or "" for each in element.iter() if str(each.tag).endswith(("}t", "}delText")))
    place = "paragraph" if paragraph else "comments"
    found.add(_CHANGES[name], words, place=place, at=paragraph)
    found.say("tracked.author", attribute(element, "author"), place=place, at=paragraph)


def _in_run(element: lxml.etree._Element) -> bool:
    """Whether it is a property of a run that has text; of the mark of a paragraph it hides nothing."""
    above = element.getparent()
    run = above.getparent() if above is not None else None
    return run is not None and str(run.tag).endswith("}r") and bool(_run_text(element))


def _run_text(element: lxml.etree._Element) -> str:
    above = element.getparent()
    run = above.getparent() if above is not None else None
    texts = (each.text or "" for each in run if str(each.tag).endswith(("}t", "}delText"))) if run is not None else ()
    return "".join(texts).strip()


def _small_or_white(element: lxml.etree._Element, name: str, found: Found, place: str, paragraph: int) -> None:
    value = attribute(element, "val")
    is_small = name == "sz" and value.isdigit() and int(value) <= _SMALLEST_HALF_POINTS
    if is_small or (name == "color" and value.upper() in _WHITE):
        found.add("hidden.white", _run_text(element), place=place, at=paragraph)


def _paths(element: lxml.etree._Element, found: Found) -> None:
    for said in (element.text or "", *(value for _, value in attributes(element))):
        for path in paths_in(said):
            found.add("author.path", path, place="links")


def _settings(root: lxml.etree._Element, found: Found) -> None:
    for element in root.iter():
        code = _SETTINGS.get(str(element.tag).rpartition("}")[2])
        if code is None:
            continue
        said = " ".join(value for _, value in attributes(element))
        if code == "author.template" and not any(paths_in(said)):
            continue
        found.say(code, said or "present", place="settings")
