# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What archives keep of whoever packed them: owners, times, extra fields, comments, leavings of a desktop.

The bytes of members are items with traces of their own; here is only what belongs to the archive.
"""

from __future__ import annotations

import gzip
import re
import struct
import tarfile
import zipfile
import zlib
from typing import BinaryIO, Final

from vorlage.extraction.containers.system_archives import is_present
from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_field

_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MOST_MEMBERS: Final = 20_000
_DESKTOP: Final = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/]+$|\._[^/]+$)")
_SYSTEMS: Final = {0: "DOS or Windows", 3: "Unix", 7: "Macintosh", 10: "NTFS", 19: "macOS"}


def examine_members(original: BinaryIO, found: Found, *, is_package: bool = False) -> None:
    """Enter what the directory of a ZIP archive says of its making; an office's package has no members."""
    original.seek(0)
    try:
        with zipfile.ZipFile(original) as archive:
            listed = archive.infolist()
            comment = archive.comment
    except _BROKEN:
        found.gap("damaged")
        return
    if len(listed) > _MOST_MEMBERS:
        found.gap("limit")
    found.say("header.comment", comment)
    for number, member in enumerate(listed[:_MOST_MEMBERS], start=1):
        if member.date_time != _EPOCH and member.date_time[0] > 1980:
            found.add("revision.member_times", "-".join(map(str, member.date_time[:3])))
        if member.extra and _has_more_than_sizes(member.extra):
            found.add("revision.extra", member.extra.hex(), place="member", at=number)
        found.say("header.comment", member.comment, place="member", at=number)
        if _DESKTOP.search(member.filename):
            found.add("hidden.desktop", member.filename, place="member", at=number)
        judge_field(found, member.filename)
    if listed and not is_package:
        found.add("header.maker", _SYSTEMS.get(listed[0].create_system, "another system"))
    first = min((member.header_offset for member in listed), default=0)
    if first > 0:
        found.add("hidden.after_end", f"{first} bytes before the first member")


def _has_more_than_sizes(extra: bytes) -> bool:
    """Whether extra fields hold more than sizes of a large archive (0x0001) or padding."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind not in (0x0001, 0xA220, 0xD935, 0xCAFE):
            return True
        at += 4 + length
    return False


def examine_tar(original: BinaryIO, found: Found) -> None:
    """Enter the owners and times that a TAR archive keeps for each member."""
    try:
        with tarfile.open(fileobj=original, mode="r:*") as archive:
            for number, member in enumerate(archive, start=1):
                if number > _MOST_MEMBERS:
                    found.gap("limit")
                    break
                owner = ":".join(filter(None, (member.uname, member.gname)))
                numbers = f"{member.uid}:{member.gid}" if member.uid or member.gid else ""
                found.say("author.owner", " ".join(filter(None, (owner, numbers))), place="member", at=number)
                if member.mtime:
                    found.add("revision.member_times", str(int(member.mtime)))
                for key, value in member.pax_headers.items():
                    if not key.startswith(("path", "linkpath", "size", "mtime", "uid", "gid", "uname", "gname")):
                        found.say("revision.extra", f"{key}: {value}", place="member", at=number)
                if _DESKTOP.search(member.name):
                    found.add("hidden.desktop", member.name, place="member", at=number)
    except (tarfile.TarError, *_BROKEN):
        found.gap("damaged")


def examine_gzip(original: BinaryIO, found: Found) -> None:
    """Enter the name, time and comment in the header of a GZIP stream (RFC 1952); and a TAR archive inside it."""
    head = original.read(65_536)
    if len(head) < 18:
        found.gap("damaged")
        return
    flags, when, system = head[3], int.from_bytes(head[4:8], "little"), head[9]
    at = 10
    if flags & 4 and len(head) > 12:
        at += 2 + int.from_bytes(head[10:12], "little")
        found.add("revision.extra", "")
    if when:
        found.add("revision.member_times", str(when))
    for flag, code in ((8, "header.member_name"), (16, "header.comment")):
        if flags & flag:
            said, _, _ = head[at:].partition(b"\x00")
            found.say(code, said.decode("latin-1"))
            at += len(said) + 1
    found.add("header.maker", str(system))
    original.seek(0)
    with gzip.GzipFile(fileobj=original) as inner:
        try:
            block = inner.read(512)
        except _BROKEN:
            found.gap("damaged")
            return
    if block[257:262] == b"ustar":
        original.seek(0)
        examine_tar(original, found)


def examine_listed(original: BinaryIO, found: Found) -> None:
    """Enter owners and times of an archive that libarchive lists (CPIO, AR, RPM, ISO, XAR, 7z and the like)."""
    if not is_present():
        found.gap("unread")
        return
    import libarchive

    held = original.read(512 << 20)
    try:
        with libarchive.memory_reader(held) as archive:
            for number, member in enumerate(archive, start=1):
                if number > _MOST_MEMBERS:
                    found.gap("limit")
                    break
                owner = ":".join(filter(None, (_field(member, "uname"), _field(member, "gname"))))
                numbers = f"{_field(member, 'uid')}:{_field(member, 'gid')}".strip(":0")
                found.say("author.owner", owner or numbers, place="member", at=number)
                if _field(member, "mtime") not in ("", "0"):
                    found.add("revision.member_times", _field(member, "mtime"))
    except (libarchive.exception.ArchiveError, *_BROKEN):
        found.gap("damaged")


def _field(member: object, name: str) -> str:
    """A field of a member; empty where the installed library has none."""
    value = getattr(member, name, None)
    return "" if value is None else str(value)
