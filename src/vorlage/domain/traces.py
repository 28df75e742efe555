# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What in a file could identify whoever copied it: trace, report of traces, and what no report can say.

A trace says where something stands and how much of it, never what it says. Nothing here decodes: a code of invisible
characters is so many characters at so many places, and never a serial number, a recipient or a person.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum

from vorlage.domain.custody import Digest, ItemNumber


class TraceKind(StrEnum):
    """What a trace is. The list is closed: it is the contract of `vorlage traces --json`."""

    ZERO_WIDTH = "zero_width"
    """Characters that nobody sees, where they do nothing for the script around them."""
    HOMOGLYPH = "homoglyph"
    """Letters of one script in a word of another that they look like."""
    SPACING = "spacing"
    """Spaces used in two ways, so that the choice may be a code."""
    PRINTER_DOTS = "printer_dots"
    AUTHOR = "author"
    """Names of persons, offices, machines and folders in the properties of a file."""
    REVISION_ID = "revision_id"
    """Numbers that tie a file to a session of work, a device, or other files."""
    XMP = "xmp"
    """Packets and identifiers that the producing program wrote."""
    HEADER = "header"
    """The fields of a mail, and what else says which way something came."""
    GPS = "gps"
    THUMBNAIL = "thumbnail"
    """A small picture of the file as it was at another time."""
    DEVICE = "device"
    """Make, model and serial number of what took a picture, or of a printer."""
    TRACKED_CHANGE = "tracked_change"
    """Changes and comments, with who made them and when."""
    HIDDEN = "hidden"
    """What is in the file and not to be seen: sheets, rows, slides, layers, text, earlier states."""
    COPY_DIFFERENCE = "copy_difference"


class Sureness(StrEnum):
    """How sure it is that this could identify somebody."""

    CERTAIN = "certain"
    """It stands there, and that is what it is for."""
    LIKELY = "likely"
    """It stands there, and has few other uses."""
    POSSIBLE = "possible"
    """It stands there, and often means nothing."""


class Readership(StrEnum):
    """Who could read a trace."""

    ANYONE = "anyone"
    """Whoever opens the file in a usual program and looks at its properties."""
    EXAMINER = "examiner"
    """Whoever examines it with tools that are free to have."""
    MAKER = "maker"
    """Only whoever made the copies, and kept a list of which went to whom."""


class Undetectable(StrEnum):
    """What could identify a copier and is found by nobody who holds one copy. Every report says so."""

    WORDING = "wording"
    """One word instead of another in just this copy."""
    WATERMARK = "watermark"
    """Marks that are spread over picture or text so that nobody sees them."""
    SENSOR_PATTERN = "sensor_pattern"
    """The noise of a camera's sensor in an unedited photograph."""
    ACCESS_LOG = "access_log"
    """Who opened, printed or sent it, on record where it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One thing in a file that could identify who copied it, without what it says.

    `code` names the rule that found it, such as `ooxml.rsid`; `where` is safe to print: words of ours and counts.
    `page` is None for what belongs to the file as a whole; `count` says how many there are.
    `bits` is an upper bound of what it could carry, None where none can be given honestly.
    `values` is what was found. It is empty unless somebody asked to see it, and is treated as protected.
    """

    kind: TraceKind
    code: str
    where: str
    page: int | None
    count: int
    sure: Sureness
    readers: Readership
    advice: str
    bits: int | None = None
    values: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.count < 1 or (self.page is not None and self.page < 1):
            raise ValueError("a trace is found once or more often, and pages count from 1")
        if not self.where or not self.code:
            raise ValueError("a trace says where it is and which rule found it")


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceReport:
    """What was found in one item, what was looked for, and what could not be looked at.

    It does not show that a file is safe: see `Undetectable`, which holds for every file.
    `gaps` are codes of what could not be examined, with words that hold nothing of the file.
    """

    number: ItemNumber
    digest: Digest | None
    media_type: str
    rules: str
    """The version of the rules that made it."""
    traces: tuple[Trace, ...]
    looked_for: frozenset[TraceKind]
    gaps: tuple[str, ...] = ()

    @property
    def reading(self) -> str:
        """A digest of what this report says: what a person who read it signs.

        It changes when another thing is found, when something else cannot be looked at, or when rules or the
        original change. It does not depend on values, nor on whether they were shown. It is made of the digest of
        the original: it never leaves the case.
        """
        found = sorted(
            [each.kind.value, each.code, each.page or 0, each.where, each.count, each.sure.value]
            for each in self.traces
        )
        said = {
            "digest": self.digest.hex if self.digest else None,
            "found": found,
            "gaps": sorted(self.gaps),
            "looked_for": sorted(self.looked_for),
            "rules": self.rules,
        }
        canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(b"vorlage trace report\n" + canonical.encode("ascii")).hexdigest()
