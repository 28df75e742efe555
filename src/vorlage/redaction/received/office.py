# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Office documents of the ZIP kind (ECMA-376) examined: text in the colour of its ground, under drawn boxes, hidden.

1. The story, the sheets or the slides (`office_story`, `office_sheets`, `office_slides`).
2. Pictures in the package, each examined as an image file.
3. Where something was redacted: every other text of the package, as far as the pages do not show its words.

Inside the jail. Styles are followed as far as direct formatting, cell formats and theme colours go.

Residual risks: a colour that comes from a named style is not known; a box in a letter covers what its anchor's
paragraph says, for nobody lays out the page; formats of before 2007, ODF and RTF are not examined.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from vorlage.domain.bad_redactions import BadRedactionKind as Kind
from vorlage.domain.bad_redactions import RedactionSureness as Sure
from vorlage.extraction.office.parts import OfficeParts, PartBrokenError, PartRefusedError
from vorlage.redaction.received.office_colours import OfficeFinding, local_name
from vorlage.redaction.received.office_sheets import examine_sheets
from vorlage.redaction.received.office_slides import examine_slides
from vorlage.redaction.received.office_story import examine_story
from vorlage.redaction.received.pictures import examine_picture
from vorlage.redaction.received.shape import LONGEST_WORDS, MOST_FOUND, ExamineAnswer, FoundAnswer
from vorlage.redaction.received.visible import VisibleWords, looks_redacted

_OF_A_REDACTION = (Kind.HIGHLIGHT, Kind.COVERING_SHAPE, Kind.COVERED_PICTURE)
_ONLY_BESIDE_REDACTIONS = (Kind.TRACKED, Kind.CROPPED_PICTURE)
_MOST_PICTURES = 200
_LARGEST_PICTURE = 60 << 20
_MOST_PARTS = 2_000
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp")
_BY_PART: tuple[tuple[str, Kind, str], ...] = (
    ("docprops/thumbnail", Kind.THUMBNAIL, "office.thumbnail"),
    ("docprops/", Kind.METADATA, "office.properties"),
    ("customxml/", Kind.METADATA, "office.custom-xml"),
    ("xl/externallinks/", Kind.METADATA, "office.external-link"),
    ("xl/pivotcache/", Kind.METADATA, "office.pivot-cache"),
    ("xl/sharedstrings", Kind.LEFTOVER_OBJECT, "office.unused-string"),
    ("xl/workbook", Kind.METADATA, "office.workbook"),
    ("comments", Kind.ANNOTATION, "office.comment"),
    ("people", Kind.METADATA, "office.people"),
    ("notesslides/", Kind.ANNOTATION, "office.notes"),
    ("glossary/", Kind.METADATA, "office.glossary"),
    ("embeddings/", Kind.EMBEDDED, "office.embedded"),
    ("charts/", Kind.METADATA, "office.chart"),
    ("printersettings", Kind.METADATA, "office.printer"),
    ("_rels/", Kind.METADATA, "office.link"),
)
_SKIPPED_PARTS = (
    "[content_types]", "theme/", "styles", "fonttable", "websettings", "numbering", "settings.xml", "slidelayouts/",
    "slidemasters/", "notesmasters/", "tablestyles", "viewprops", "presprops", "calcchain", "vbaproject", "xl/metadata",
)  # fmt: skip
_SPOKEN = frozenset(
    [
        "descr",
        "title",
        "name",
        "Target",
        "author",
        "initials",
        "instr",
        "text",
        "tooltip",
        "sqref",
        "lastClr",
        "userId",
        "displayName",
    ]
)
_NUMBERED = re.compile(r"[^\W\d_][\w ]{0,40} \d{1,4}")
"""What programs call a shape: a kind and a number."""
_WITH_NAMES = frozenset(["bookmarkStart", "definedName", "docPr", "cNvPr", "tag", "alias", "person", "author"])


def examine_office(original: BinaryIO) -> ExamineAnswer:
    """Examine a document, a workbook or a presentation."""
    try:
        parts = OfficeParts(original)
        if parts.has("word/document.xml") or any(name.lower().startswith("word/") for name in parts.names):
            seen = examine_story(parts)
        elif parts.has("xl/workbook.xml"):
            seen = examine_sheets(parts)
        else:
            seen = examine_slides(parts)
        found = [_as_answer(each) for each in seen.found]
        is_redacted = looks_redacted(seen.shown) or any(
            each.kind in _OF_A_REDACTION and each.sure is not Sure.POSSIBLE for each in found
        )
        found += _pictures(parts)
        if is_redacted:
            found += _beside(parts, VisibleWords([seen.shown, *(each.words for each in seen.found)]))
        else:
            found = [each for each in found if each.kind not in _ONLY_BESIDE_REDACTIONS]
    except PartRefusedError as refusal:
        return ExamineAnswer(reason=str(refusal))
    except PartBrokenError as broken:
        return ExamineAnswer(reason=str(broken))
    return ExamineAnswer(found=tuple(found[:MOST_FOUND]), is_redacted=is_redacted)


def _as_answer(found: OfficeFinding) -> FoundAnswer:
    return FoundAnswer(
        kind=found.kind,
        layer=found.layer,
        sure=found.sure,
        page=found.page,
        box=found.box,
        characters=len("".join(found.words.split())),
        words=found.words[:LONGEST_WORDS],
    )


def _pictures(parts: OfficeParts) -> Iterator[FoundAnswer]:
    """Pictures within the package that hold more than they show."""
    names = [name for name in parts.names if "/media/" in name.lower() and name.lower().endswith(_PICTURES)]
    for name in names[:_MOST_PICTURES]:
        held = parts.bytes_of(name)
        if held is None or len(held) > _LARGEST_PICTURE:
            continue
        for each in examine_picture(io.BytesIO(held)).found:
            yield msgspec.structs.replace(each, page=0, box=None, layer="office." + each.layer)


def _beside(parts: OfficeParts, shown: VisibleWords) -> Iterator[FoundAnswer]:
    """Text of the other parts, and in attributes of all, that the pages do not show."""
    told: dict[tuple[Kind, str], dict[str, None]] = {}
    for name in parts.names[:_MOST_PARTS]:
        folded = name.replace("\\", "/").lower()
        kind, layer = next(
            ((kind, layer) for start, kind, layer in _BY_PART if start in folded), (Kind.METADATA, "office.attribute")
        )
        if kind in (Kind.THUMBNAIL, Kind.EMBEDDED) and not folded.endswith(".rels"):
            told.setdefault((kind, layer), {})
            continue
        if not folded.endswith((".xml", ".rels", ".vml")) or any(each in folded for each in _SKIPPED_PARTS):
            continue
        root = parts.optional_tree(name)
        if root is None:
            continue
        is_page = layer == "office.attribute"
        for text in _texts(root, with_text=not is_page or _is_unrelated(parts, name)):
            if unseen := shown.unseen(text):
                told.setdefault((kind, layer), {}).update(dict.fromkeys(unseen))
    for (kind, layer), words in told.items():
        yield FoundAnswer(
            kind=kind, layer=layer, sure=Sure.POSSIBLE, characters=sum(map(len, words)),
            words=" ".join(words)[:LONGEST_WORDS],
        )  # fmt: skip


def _texts(root: Any, *, with_text: bool) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        name = local_name(node.tag)
        if (
            with_text and node.text and node.text.strip() and name not in ("AppVersion", "Application", "Template")
        ) or (name in ("instrText", "delInstrText", "definedName") and node.text):
            yield node.text
        for key, value in node.attrib.items():
            plain = local_name(key)
            if plain == "Target" and node.get("TargetMode") != "External":
                continue
            if plain in _SPOKEN and (plain != "name" or (name in _WITH_NAMES and not _NUMBERED.fullmatch(value))):
                yield value.replace("%20", " ").replace("+", " ")
            elif plain == "val" and name in ("tag", "alias"):
                yield value


def _is_unrelated(parts: OfficeParts, name: str) -> bool:
    """Whether no part refers to this one: what is left of a page, a sheet or a slide that was taken out."""
    plain = name.replace("\\", "/").lstrip("/").lower()
    folders = {posixpath.dirname(plain), posixpath.dirname(posixpath.dirname(plain)), ""}
    for each in parts.names:
        folded = each.replace("\\", "/").lower()
        if folded.endswith(".rels") and posixpath.dirname(posixpath.dirname(folded)) in folders:
            about = posixpath.join(
                posixpath.dirname(posixpath.dirname(each)), posixpath.basename(each)[: -len(".rels")]
            )
            if any(relation.target.lower() == plain for relation in parts.relations(about)):
                return False
    return True
