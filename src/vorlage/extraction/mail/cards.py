# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Address cards (vCard, RFC 6350 and before) and calendars (iCalendar, RFC 5545): their lines as text.

Both are lists of content lines: a name, parameters, a value. What people see of them is text; the rest is kept apart.
No register of persons is made of them.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import MAX_PAGES, HiddenAnswer, PageAnswer, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.texts.encodings import decode_as, decode_text

MAX_BYTES: Final = 64 << 20
_APART: Final = frozenset(
    {
        "VERSION",
        "PRODID",
        "UID",
        "REV",
        "SEQUENCE",
        "CALSCALE",
        "METHOD",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "TRANSP",
    }
    | {"PHOTO", "LOGO", "SOUND", "KEY", "CLASS", "PRIORITY", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "ACTION"}
)
_FOLDED: Final = re.compile(rb"\r?\n[ \t]")
_SOFT_BREAK: Final = re.compile(rb"=\r?\n")
_ESCAPED: Final = re.compile(r"\\([nN\\,;:])")
_LONGEST_VALUE: Final = 20_000


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line: its name without a group, its parameters, and its value as text."""

    name: str
    parameters: str
    value: str


def read_vcards(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read address cards: a page a card."""
    return _read(original.read(MAX_BYTES), "VCARD", "text/vcard")


def read_calendar(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a calendar: a page an event, task or note, times as they are written in it."""
    return _read(original.read(MAX_BYTES), "VCALENDAR", "text/calendar")


def _read(held: bytes, outer: str, media_type: str) -> ReadAnswer:
    pages: list[PageAnswer] = []
    left_out = 0
    for component in _components(content_lines(held), outer):
        if len(pages) >= MAX_PAGES:
            left_out += 1
        elif page := _page_of(component, str(len(pages) + 1)):
            pages.append(page)
    if not pages:
        return unreadable(Outcome.EMPTY, media_type, "card.empty: holds no entry with text")
    if left_out:
        reason = f"limit.pages: {left_out} entries after the first {MAX_PAGES} are left out"
        return ReadAnswer(outcome=Outcome.DAMAGED, reason=reason, media_type=media_type, pages=tuple(pages))
    return ReadAnswer(outcome=Outcome.READ, media_type=media_type, pages=tuple(pages))


def _components(lines: Iterator[ContentLine], outer: str) -> Iterator[list[ContentLine]]:
    """Lines by entry: cards, or what a calendar holds; what stands in the calendar itself comes last."""
    own: list[ContentLine] = []
    entries: list[list[ContentLine]] = []
    for line in lines:
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            if kind == "VCARD" or (kind != outer and kind in ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")):
                entries.append([])
        elif line.name == "END":
            if entries and kind in ("VCARD", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"):
                yield entries.pop()
        else:
            (entries[-1] if entries else own).append(line)
    yield from entries  # a file that ends early
    yield own


def _page_of(lines: list[ContentLine], label: str) -> PageAnswer | None:
    shown = [f"{line.name}: {line.value}" for line in lines if line.name not in _APART and line.value.strip()]
    if not shown:
        return None
    apart = (f"{line.name}: {line.value}"[:_LONGEST_VALUE] for line in lines if line.name in _APART)
    return PageAnswer(
        text=tidy_lines(clean_text("\n".join(shown))),
        label=label,
        hidden=tuple(HiddenAnswer(HiddenKind.HEADER, clean_text(text)) for text in apart),
    )


def content_lines(held: bytes) -> Iterator[ContentLine]:
    """The lines of a card or a calendar, unfolded and decoded; a line that is none is passed over."""
    encoding = "" if decode_as(held, "utf-8") is not None else "unknown"
    for raw in _unfolded(held):
        before, colon, value = raw.partition(b":")
        if not colon:
            continue
        name, _, parameters = before.decode("utf-8", "replace").partition(";")
        yield ContentLine(name.rsplit(".", 1)[-1].strip().upper(), parameters, _value(value, parameters, encoding))


def _unfolded(held: bytes) -> Iterator[bytes]:
    waiting = b""
    for line in _FOLDED.sub(b"", held.removeprefix(b"\xef\xbb\xbf")).replace(b"\r\n", b"\n").split(b"\n"):
        whole = waiting + line
        if b"QUOTED-PRINTABLE" in whole.partition(b":")[0].upper() and line.endswith(b"=") and len(whole) < MAX_BYTES:
            waiting = whole[:-1]  # version 2.1 goes on after a soft line break
            continue
        waiting = b""
        yield whole
    if waiting:
        yield waiting


def _value(raw: bytes, parameters: str, encoding: str) -> str:
    stated = parameters.upper()
    if "ENCODING=B" in stated:
        return f"({len(raw)} bytes)"
    if "QUOTED-PRINTABLE" in stated:
        raw = quopri.decodestring(_SOFT_BREAK.sub(b"", raw))
    charset = re.search(r"CHARSET=\"?([\w.-]+)", stated)
    text = decode_as(raw, charset.group(1)) if charset else None
    if text is None:
        text = raw.decode("utf-8", "replace") if not encoding else decode_text(raw) or raw.decode("latin-1")
    return _ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], text)
