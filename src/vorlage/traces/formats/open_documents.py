# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument (ISO/IEC 26300, OASIS 1.3): properties, sessions, changes, hidden text, sheets, rows and slides."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, Final

import lxml.etree

from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError, parse_xml
from vorlage.traces.formats.markup import attribute, attributes, is_local, local_name, paths_in, words_of
from vorlage.traces.formats.pictures import examine_picture
from vorlage.traces.formats.printed import examine_scan
from vorlage.traces.formats.zipped import examine_members
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field, judge_spaces

_META: Final = {
    "initial-creator": "author.creator",
    "creator": "author.last_saved",
    "printed-by": "author.printed",
    "generator": "xmp.producer",
    "editing-cycles": "revision.count",
    "editing-duration": "revision.count",
    "creation-date": "revision.dates",
    "date": "revision.dates",
    "print-date": "revision.dates",
    "title": "author.keyword",
    "subject": "author.keyword",
    "keyword": "author.keyword",
    "description": "author.keyword",
    "user-defined": "author.custom",
    "contributor": "author.contributor",
    "publisher": "author.company",
    "identifier": "revision.document_id",
}
_SETTINGS: Final = {
    "PrinterName": "author.printer",
    "PrinterSetup": "author.printer",
    "Rsid": "revision.rsid",
    "RsidRoot": "revision.rsid",
    "CurrentDatabaseDataSource": "hidden.connection",
}
_CHANGES: Final = {
    "insertion": "tracked.inserted",
    "deletion": "tracked.deleted",
    "format-change": "tracked.format",
    "movement": "tracked.moved",
    "cell-content-change": "tracked.format",
}
_WHITE: Final = frozenset({"#ffffff", "#fefefe"})
_PICTURES: Final = re.compile(r"(^|/)(pictures|media)/[^/]+\.(jpe?g|tiff?|png|gif|webp|heic)$", re.I)
_MOST_PICTURES: Final = 200


def examine_open_document(original: BinaryIO, found: Found) -> None:
    """Enter what an OpenDocument package keeps."""
    try:
        parts = OfficeParts(original)
    except (PartBrokenError, PartRefusedError):
        found.gap("damaged")
        return
    for name in parts.names:
        try:
            _part(parts, name, found)
        except (PartBrokenError, PartRefusedError):
            found.gap("parts")
    examine_members(original, found, is_package=True)


def examine_flat_open_document(original: BinaryIO, found: Found) -> None:
    """Enter the same of a document kept as one XML."""
    try:
        root = parse_xml(original.read(), forgiving=True)
    except (PartBrokenError, PartRefusedError):
        found.gap("damaged")
        return
    for examine in (_meta, _settings, _content):
        examine(root, found)


def _part(parts: OfficeParts, name: str, found: Found) -> None:
    folded = name.lower()
    last = folded.rsplit("/", 1)[-1]
    if last in ("meta.xml", "settings.xml", "content.xml", "styles.xml"):
        root = parts.optional_tree(name)
        if root is not None:
            {"meta.xml": _meta, "settings.xml": _settings}.get(last, _content)(root, found)
    elif folded.startswith("thumbnails/"):
        found.add("thumbnail.preview", "")
    elif folded.startswith("versions/") and not folded.endswith("/"):
        found.add("hidden.earlier", name)
    elif (
        folded.startswith(("basic/", "scripts/")) and folded.endswith((".xml", ".py", ".js")) and "script-l" not in last
    ):
        found.add("hidden.macros", name)
    elif last in ("documentsignatures.xml", "macrosignatures.xml"):
        found.add("author.signature", "")
    elif folded.startswith("object ") and last == "mimetype":
        found.add("hidden.embedded", "")
    elif folded.startswith("layout-cache"):
        return
    elif _PICTURES.search(folded):
        held = parts.bytes_of(name)
        if held:
            number = sum(1 for each in parts.names[: parts.names.index(name)] if _PICTURES.search(each)) + 1
            if number > _MOST_PICTURES:
                found.gap("limit")
            else:
                examine_picture(io.BytesIO(held), found, number=number)
                examine_scan(held, found, number=number)


def _meta(root: lxml.etree._Element, found: Found) -> None:
    for above in root.iter():
        if local_name(above) != "meta" or "office" not in str(above.tag):
            continue
        for element in above:
            name, text = local_name(element), words_of(element)
            judge_field(found, text)
            if name == "template":
                said = " ".join(value for key, value in attributes(element) if key in ("href", "title"))
                found.say("author.path" if any(paths_in(said)) else "author.template", said, place="properties")
            elif name in _META and not (name == "editing-cycles" and text.strip() in ("0", "1")):
                found.say(_META[name], text, place="properties")


def _settings(root: lxml.etree._Element, found: Found) -> None:
    for element in root.iter():
        if local_name(element) == "config-item":
            code = _SETTINGS.get(attribute(element, "name"))
            if code and (element.text or "").strip() not in ("", "0"):
                found.say(code, element.text, place="settings")


def _content(root: lxml.etree._Element, found: Found) -> None:
    paragraph = sheet = slide = 0
    hidden_styles = _hidden_styles(root, found)
    lines: list[str] = []
    for element in root.iter():
        name = local_name(element)
        if name in ("p", "h"):
            paragraph += 1
            lines.append(_typed(element))
        elif name == "table" and "table" in str(element.tag):
            sheet += 1
            if attribute(element, "style-name") in hidden_styles["table"]:
                found.add("hidden.sheet", attribute(element, "name"), place="sheet", at=sheet)
        elif name in ("table-row", "table-column"):
            _rows(element, name, found, sheet)
        elif name == "page" and "drawing" in str(element.tag):
            slide += 1
            if attribute(element, "style-name") in hidden_styles["slide"]:
                found.add("hidden.slide", "", place="slide", at=slide)
        elif name in _CHANGES:
            found.add(_CHANGES[name], words_of(element).strip()[:400], place="paragraph" if paragraph else "")
        elif name == "creator" and any(
            local_name(each) in ("change-info", "annotation") for each in element.iterancestors()
        ):
            found.say("tracked.author", element.text)
        elif name == "annotation":
            found.add("tracked.comment", words_of(element).strip())
        elif name in ("hidden-text", "hidden-paragraph", "conditional-text"):
            found.add(
                "hidden.text", attribute(element, "string-value") or element.text, place="paragraph", at=paragraph
            )
        elif name == "section" and attribute(element, "display") in ("none", "condition"):
            found.add("hidden.text", words_of(element)[:400], place="paragraph", at=max(paragraph, 1))
        elif name == "span" and attribute(element, "style-name") in hidden_styles["text"]:
            found.add("hidden.text", words_of(element), place="paragraph", at=paragraph)
        elif name == "layer" and attribute(element, "display") in ("none", "printer"):
            found.add("hidden.shape", attribute(element, "name"))
        elif name == "notes" and "presentation" in str(element.tag):
            words = words_of(element).strip()
            found.say("hidden.notes", words)
        elif name in ("named-range", "named-expression"):
            found.add("hidden.names", attribute(element, "name"))
        elif name == "table-source" or (name in ("image", "object", "a") and is_local(attribute(element, "href"))):
            found.say(
                "hidden.external" if name == "table-source" else "author.path",
                attribute(element, "href"),
                place="links",
            )
    judge_spaces(found, "\n".join(lines), place="paragraph")


def _rows(element: lxml.etree._Element, name: str, found: Found, sheet: int) -> None:
    visibility = attribute(element, "visibility")
    if visibility not in ("collapse", "filter"):
        return
    repeated = attribute(element, f"number-{name.removeprefix('table-')}s-repeated")
    count = min(int(repeated), 20_000) if repeated.isdigit() else 1
    code = "hidden.filter" if visibility == "filter" else "hidden.rows" if name == "table-row" else "hidden.columns"
    if not (name == "table-row" and not words_of(element).strip() and count > 1_000):
        found.add(code, "", count=max(count, 1), place="sheet", at=sheet)


def _hidden_styles(root: lxml.etree._Element, found: Found) -> dict[str, set[str]]:
    """The styles that hide what has them; and the numbers of sessions that stand in styles."""
    hidden: dict[str, set[str]] = {"table": set(), "slide": set(), "text": set()}
    for element in root.iter():
        for key, value in attributes(element):
            if key in ("rsid", "paragraph-rsid"):
                found.say("revision.rsid", value, place="styles")
        if local_name(element) != "style":
            continue
        name = attribute(element, "name")
        for below in element:
            kind = local_name(below)
            if kind == "table-properties" and attribute(below, "display") == "false":
                hidden["table"].add(name)
            elif kind == "drawing-page-properties" and attribute(below, "visibility") == "hidden":
                hidden["slide"].add(name)
            elif (
                kind == "text-properties"
                and (
                    (attribute(below, "display") in ("none", "true") and "display" in dict(attributes(below)))
                    or (attribute(below, "color").lower() in _WHITE and attribute(element, "family") == "text")
                )
                and attribute(below, "display") != "true"
            ):
                hidden["text"].add(name)
    return hidden


def _typed(paragraph: lxml.etree._Element) -> str:
    """The text of a paragraph with the runs of spaces that are kept as counts (6.1.3)."""
    said = [paragraph.text or ""]
    for element in paragraph.iter():
        if element is paragraph:
            continue
        name = local_name(element)
        if name == "s":
            count = attribute(element, "c")
            said.append(" " * (min(int(count), 100) if count.isdigit() else 1))
        elif name == "tab":
            said.append("\t")
        elif name == "line-break":
            said.append("\n")
        else:
            said.append(element.text or "")
        said.append(element.tail or "")
    return "".join(said)
