# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""XMP packets (ISO 16684-1): who, with which program, in which steps, from which other file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import lxml.etree

from vorlage.extraction.office.parts import PartBrokenError, PartRefusedError, parse_xml
from vorlage.traces.formats.markup import attributes, local_name, words_of

_MOST_BYTES: Final = 8 << 20
_NAMES: Final = {
    "DocumentID": "xmp.document_id",
    "InstanceID": "xmp.document_id",
    "OriginalDocumentID": "xmp.document_id",
    "documentID": "xmp.document_id",
    "instanceID": "xmp.document_id",
    "originalDocumentID": "xmp.document_id",
    "VersionID": "xmp.document_id",
    "creator": "xmp.creator",
    "contributor": "xmp.creator",
    "AuthorsPosition": "xmp.creator",
    "CaptionWriter": "xmp.creator",
    "Author": "xmp.creator",
    "publisher": "xmp.creator",
    "Owner": "xmp.creator",
    "CreatorTool": "xmp.producer",
    "Producer": "xmp.producer",
    "softwareAgent": "xmp.producer",
    "CreateDate": "revision.dates",
    "ModifyDate": "revision.dates",
    "MetadataDate": "revision.dates",
    "when": "revision.dates",
    "DateTimeOriginal": "revision.dates",
    "History": "xmp.history",
    "DerivedFrom": "xmp.history",
    "Ingredients": "xmp.history",
    "Manifest": "xmp.history",
    "DocumentAncestors": "xmp.history",
    "SerialNumber": "device.serial",
    "BodySerialNumber": "device.serial",
    "LensSerialNumber": "device.serial",
    "OwnerName": "device.owner",
    "CameraOwnerName": "device.owner",
    "Make": "device.model",
    "Model": "device.model",
    "Lens": "device.lens",
    "LensModel": "device.lens",
    "ImageUniqueID": "device.unique_id",
    "GPSLatitude": "gps.place",
    "GPSLongitude": "gps.place",
    "City": "gps.place",
    "Location": "gps.place",
    "CreatorContactInfo": "xmp.creator",
    "filePath": "author.path",
    "Thumbnails": "thumbnail.preview",
    "image": "thumbnail.preview",
    "Company": "author.company",
    "Manager": "author.manager",
}
_XML: Final = re.compile(rb"<(?:x:xmpmeta|x:xapmeta|rdf:RDF)\b.*</(?:x:xmpmeta|x:xapmeta|rdf:RDF)>", re.S)


def examine_xmp(packet: bytes, add: Callable[[str, str | bytes], None]) -> None:
    """Enter that there is a packet, and what it says under the names that matter."""
    add("xmp.packet", f"{len(packet)} bytes")
    found = _XML.search(packet[:_MOST_BYTES])
    if found is None:
        return
    try:
        root = parse_xml(found[0], forgiving=True)
    except (PartBrokenError, PartRefusedError):
        return
    for name, value in _said(root):
        code = _NAMES.get(name)
        if code and (value or code in ("xmp.history", "thumbnail.preview")):
            add(code, value)


def _said(root: lxml.etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        yield from attributes(element)
        name = local_name(element)
        if name in _NAMES:
            yield name, " ".join(words_of(element).split())[:400]
