# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""RTF (Microsoft, RTF 1.9.1): the properties in its head, sessions, changes, hidden text, embedded objects."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from vorlage.traces.formats.markup import paths_in
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field

_MOST_BYTES: Final = 256 << 20
_INFO: Final = {
    b"author": "author.creator", b"operator": "author.last_saved", b"manager": "author.manager",
    b"company": "author.company", b"title": "author.keyword", b"subject": "author.keyword",
    b"keywords": "author.keyword", b"comment": "author.keyword", b"doccomm": "author.keyword",
    b"hlinkbase": "author.path", b"category": "author.keyword",
}  # fmt: skip
_GROUP: Final = re.compile(
    rb"\{(?:\\\*)?\\([a-z]+)(-?\d+)?[ \r\n]*((?:[^{}\\]|\\[^{}a-z]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)", re.I
)
_NUMBERS: Final = re.compile(rb"\\(?:rsid|insrsid|rsidroot|pararsid|charrsid|sectrsid|tblrsid|delrsid|styrsid)(\d+)")
_COUNTS: Final = {b"version": "revision.count", b"edmins": "revision.count"}
_STATES: Final = (
    (re.compile(rb"\\revised\b(?!0)"), "tracked.inserted"),
    (re.compile(rb"\\deleted\b(?!0)"), "tracked.deleted"),
    (re.compile(rb"\\crauth\d+"), "tracked.format"),
    (re.compile(rb"\\annotation\b"), "tracked.comment"),
    (re.compile(rb"\\v(?![a-z0-9])"), "hidden.text"),
    (re.compile(rb"\\objdata\b"), "hidden.embedded"),
    (re.compile(rb"\\\*\\datastore\b"), "hidden.custom_xml"),
    (re.compile(rb"\\\*\\docvar\b"), "revision.variables"),
    (re.compile(rb"\\\*\\userprops\b"), "author.custom"),
    (re.compile(rb"\\(?:creatim|revtim|printim)\b"), "revision.dates"),
    (re.compile(rb"\\\*\\passwordhash\b"), "revision.digest"),
    (re.compile(rb"\\\*\\mailmerge\b"), "hidden.connection"),
)
_ESCAPED: Final = re.compile(rb"\\'([0-9a-f]{2})|\\u(-?\d+) ?\??|\\[a-z]+-?\d* ?", re.I)
_AFTER_END: Final = re.compile(rb"\}[\s\x00]*\Z")


def examine_rich_text(original: BinaryIO, found: Found) -> None:
    """Enter what an RTF file keeps beside the text that it shows."""
    held = original.read(_MOST_BYTES)
    for match in _GROUP.finditer(held):
        name, number, words = match[1].lower(), match[2], _plain(match[3])
        if name in _INFO:
            found.say(_INFO[name], words, place="properties")
            judge_field(found, words)
        elif name == b"template":
            found.say("author.path" if any(paths_in(words)) else "author.template", words, place="properties")
        elif name == b"generator":
            found.say("xmp.producer", words, place="properties")
        elif name in (b"atnauthor", b"atnid"):
            found.say("tracked.author", words, place="comments")
        elif name in _COUNTS and number and int(number) > 1:
            found.add(_COUNTS[name], number, place="properties")
        elif name in (b"fldinst", b"linkval"):
            for path in paths_in(words):
                found.add("author.path", path, place="links")
    for word in (b"version", b"edmins"):
        stated = re.search(rb"\\%s(\d+)" % word, held[: 1 << 20])
        if stated and int(stated[1]) > 1:
            found.add("revision.count", stated[1], place="properties")
    for match in _NUMBERS.finditer(held):
        found.add("revision.rsid", match[1], place="body")
    _revisers(held, found)
    for pattern, code in _STATES:
        for _ in pattern.finditer(held):
            found.add(code, "")
    if b"}" in held and not _AFTER_END.search(held):
        found.add("hidden.after_end", f"{len(held) - held.rfind(b'}') - 1} bytes")


def _revisers(held: bytes, found: Found) -> None:
    """The table of who made changes: groups within a group, each a name with a semicolon."""
    at = held.find(b"\\revtbl")
    if at < 0:
        return
    for words in re.findall(rb"\{([^{}]{1,300});\}", held[at : at + 20_000].split(b"}}", 1)[0] + b"}"):
        name = _plain(words)
        if name and name.lower() != "unknown":
            found.add("tracked.author", name)


def _plain(words: bytes) -> str:
    """The words of a group without what RTF writes between them."""

    def character(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return bytes.fromhex(match[1].decode()).decode("cp1252", "replace").encode()
        if match[2]:
            return chr(int(match[2]) % 0x10000).encode("utf-8", "replace")
        return b""

    return _ESCAPED.sub(character, words).decode("utf-8", "replace").strip()
