# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office Open XML (ECMA-376): what every package keeps, whether text, table or slides."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, Final

from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError
from vorlage.traces.formats.markup import is_local, local_name, words_of
from vorlage.traces.formats.pictures import examine_picture
from vorlage.traces.formats.presentations import examine_presentation
from vorlage.traces.formats.printed import examine_scan
from vorlage.traces.formats.workbooks import examine_sheets
from vorlage.traces.formats.writings import examine_writing
from vorlage.traces.formats.zipped import examine_members
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field

_CORE: Final = {
    "creator": "author.creator",
    "lastModifiedBy": "author.last_saved",
    "revision": "revision.count",
    "created": "revision.dates",
    "modified": "revision.dates",
    "lastPrinted": "revision.dates",
    "identifier": "revision.document_id",
    "title": "author.keyword",
    "subject": "author.keyword",
    "keywords": "author.keyword",
    "description": "author.keyword",
    "category": "author.keyword",
    "contentStatus": "author.keyword",
    "version": "author.keyword",
    "language": "author.keyword",
}
_APP: Final = {
    "Company": "author.company",
    "Manager": "author.manager",
    "Template": "author.template",
    "HyperlinkBase": "author.path",
    "TotalTime": "revision.count",
    "Application": "xmp.producer",
    "AppVersion": "xmp.producer",
    "DigSig": "author.signature",
}
_LABELS: Final = re.compile(
    r"^(MSIP_Label|_dlc_|ContentTypeId|_ReviewCycle|_AdHocReview|ClassificationContentMarking)", re.I
)
_PARTS: Final = (
    (re.compile(r"docprops/thumbnail\.\w+$"), "thumbnail.preview"),
    (re.compile(r"printersettings/|devmode|printersettings\d*\.bin$"), "author.printer"),
    (re.compile(r"^customxml/item\d+\.xml$"), "hidden.custom_xml"),
    (re.compile(r"/embeddings/|/activex/.*\.bin$"), "hidden.embedded"),
    (re.compile(r"vbaproject\.bin$"), "hidden.macros"),
    (re.compile(r"/externallinks/externallink\d+\.(xml|bin)$"), "hidden.external"),
    (re.compile(r"/pivotcache/pivotcacherecords\d+\.(xml|bin)$"), "hidden.pivot"),
    (re.compile(r"(^|/)connections\.(xml|bin)$|/querytables/"), "hidden.connection"),
    (re.compile(r"_xmlsignatures/sig\d*\.xml$"), "author.signature"),
    (re.compile(r"docmetadata/labelinfo\.xml$"), "revision.label"),
    (re.compile(r"/revisions/revisionlog\d+\.(xml|bin)$|/changesinfos/|/revisioninfo\.xml$"), "tracked.log"),
    (re.compile(r"/revisions/usernames\.(xml|bin)$"), "author.user"),
    (re.compile(r"^(xl|ppt|word)/customproperty|^ppt/tags/|/customproperty\d*\.bin$"), "hidden.custom_xml"),
    (re.compile(r"^word/glossary/document\.xml$"), "hidden.text"),
)
_PICTURES: Final = re.compile(r"(^|/)media/[^/]+\.(jpe?g|tiff?|png|gif|webp|heic|jfif)$", re.I)
_MOST_PICTURES: Final = 200


def examine_package(original: BinaryIO, found: Found) -> None:
    """Enter what an Office Open XML package keeps about whoever made, changed or saved it."""
    try:
        parts = OfficeParts(original)
    except (PartBrokenError, PartRefusedError):
        found.gap("damaged")
        return
    steps = (_properties, _custom, _named_parts, _relations, _media, _unlinked)
    for step in (*steps, examine_writing, examine_sheets, examine_presentation):
        try:
            step(parts, found)
        except (PartBrokenError, PartRefusedError):
            found.gap("parts")
    if parts.damaged:
        found.gap("parts")
    examine_members(original, found, is_package=True)


def _properties(parts: OfficeParts, found: Found) -> None:
    for name, codes in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APP)):
        root = parts.optional_tree(_related(parts, name))
        for element in root if root is not None else ():
            code = codes.get(local_name(element))
            text = words_of(element)
            if code == "revision.count" and text.strip() in ("0", "1", ""):
                continue
            if code == "author.template" and text.strip().lower() in ("normal", "normal.dotm", "normal.dot"):
                continue
            if code:
                found.say(code, text, place="properties")
            judge_field(found, text)


def _related(parts: OfficeParts, usual: str) -> str:
    """The part that the package names for its properties, where it is not at its usual place."""
    kind = "core-properties" if "core" in usual else "extended-properties"
    named = next((each.target for each in parts.relations("") if each.kind == kind), "")
    return named if named and parts.has(named) else usual


def _custom(parts: OfficeParts, found: Found) -> None:
    root = parts.optional_tree("docProps/custom.xml")
    for element in root if root is not None else ():
        name, value = element.get("name") or "", words_of(element)
        code = "revision.label" if _LABELS.match(name) else "author.custom"
        found.say(code, f"{name}: {value}", place="custom")
        judge_field(found, value)


def _named_parts(parts: OfficeParts, found: Found) -> None:
    for name in parts.names:
        folded = name.replace("\\", "/").lstrip("/").lower()
        for pattern, code in _PARTS:
            if pattern.search(folded):
                found.add(code, "", place="part" if code == "hidden.embedded" else "")
                break


def _relations(parts: OfficeParts, found: Found) -> None:
    """Paths of folders and servers: in targets outside the package, and in what a picture is called."""
    for name in parts.names:
        if not name.lower().endswith(".rels"):
            continue
        root = parts.optional_tree(name)
        for element in root if root is not None else ():
            target = element.get("Target") or ""
            if element.get("TargetMode") != "External":
                continue
            if is_local(target):
                code = "author.template" if (element.get("Type") or "").endswith("attachedTemplate") else "author.path"
                found.say(code, target, place="links")
            elif (element.get("Type") or "").endswith(("attachedTemplate", "/image", "/oleObject", "/frame")):
                found.say("header.remote_picture", target, place="links")


def _media(parts: OfficeParts, found: Found) -> None:
    pictures = [name for name in parts.names if _PICTURES.search(name)]
    if len(pictures) > _MOST_PICTURES:
        found.gap("limit")
    for number, name in enumerate(pictures[:_MOST_PICTURES], start=1):
        try:
            held = parts.bytes_of(name)
        except (PartBrokenError, PartRefusedError):
            found.gap("pictures")
            continue
        if held:
            examine_picture(io.BytesIO(held), found, number=number)
            examine_scan(held, found, number=number)


def _unlinked(parts: OfficeParts, found: Found) -> None:
    """Parts that no relation leads to: left behind by a program that deleted only the way to them."""
    linked = {"[content_types].xml"}
    for name in parts.names:
        folded = name.lower().lstrip("/")
        if not folded.endswith(".rels"):
            continue
        folder, _, last = folded.rpartition("_rels/")
        owner = f"{folder}{last.removesuffix('.rels')}"
        linked |= {each.target.lower() for each in parts.relations(owner) if not each.is_external}
    for name in parts.names:
        folded = name.lower().lstrip("/").replace("\\", "/")
        if folded not in linked and not folded.endswith((".rels", "/")) and not folded.startswith("_xmlsig"):
            found.add("hidden.unlinked", name)
