# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Messages as Outlook keeps them, written anew as internet mail, so that one reader reads all mail.

Outlook files hold properties instead of header lines ([MS-OXPROPS], [MS-OXCMSG]). What of them a reader of the mail
would see becomes a message of RFC 5322; the header lines it once came with, where they were kept, go along.
"""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime
from struct import unpack_from
from typing import Final

_WINDOWS_TICKS_A_SECOND: Final = 10_000_000
_FIRST_WINDOWS_DAY: Final = datetime(1601, 1, 1, tzinfo=UTC)
_OWN_FIELDS: Final = frozenset({"subject", "from", "to", "cc", "date"})
_LZFU_START: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_LZFU_WINDOW: Final = 4096
MAX_RTF_BYTES: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookMessage:
    """What one Outlook message says. Attached messages are messages again."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    cc: str = ""
    sent: datetime | None = None
    transport_headers: str = ""
    plain: str = ""
    html: str = ""
    attachments: tuple[tuple[str, bytes | OutlookMessage], ...] = field(default=())

    def __repr__(self) -> str:
        return f"OutlookMessage({len(self.plain)} characters, {len(self.attachments)} attachments)"


def as_mail(message: OutlookMessage) -> bytes:
    """The message as internet mail. Its fields stand in UTF-8 where they are not ASCII (RFC 6532)."""
    return _built(message).as_bytes(policy=email.policy.compat32.clone(max_line_length=None))


def _built(message: OutlookMessage) -> Message:
    bodies = [
        MIMEText(text, kind, "utf-8") for text, kind in ((message.plain, "plain"), (message.html, "html")) if text
    ]
    parts: list[Message] = [*(bodies or [MIMEText("", "plain", "utf-8")]), *map(_attached, message.attachments)]
    built: Message = parts[0]
    if len(parts) > 1:
        built = MIMEMultipart("mixed")
        for part in parts:
            built.attach(part)
    for name, value in _fields(message):
        built[name] = value if value.isascii() else Header(value, "utf-8", maxlinelen=10_000).encode()
    return built


def _fields(message: OutlookMessage) -> Iterator[tuple[str, str]]:
    kept = HeaderParser(policy=email.policy.compat32).parsestr(message.transport_headers)
    own = {"Subject": message.subject, "From": message.sender, "To": message.to, "Cc": message.cc}
    for name, value in own.items():
        stated = str(kept.get(name, "")) if name != "Subject" else ""
        if shown := _one_line(value or stated):
            yield name, shown
    date = format_datetime(message.sent) if message.sent else _one_line(str(kept.get("Date", "")))
    if date:
        yield "Date", date
    for name, value in kept.items():
        if name.lower() not in _OWN_FIELDS and not name.lower().startswith(("content-", "mime-version")):
            yield name, _one_line(str(value))


def _attached(attachment: tuple[str, bytes | OutlookMessage]) -> Message:
    name, held = attachment
    part: MIMEBase
    if isinstance(held, OutlookMessage):
        part = MIMEBase("message", "rfc822")
        part.attach(_built(held))
    else:
        part = MIMEBase("application", "octet-stream")
        part.set_payload(_in_base64(held))
        part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", _one_line(name)))
    return part


def _in_base64(held: bytes) -> str:
    from base64 import encodebytes

    return encodebytes(held).decode("ascii")


def _one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def moment_of(ticks: int) -> datetime | None:
    """A time of Windows, in tenths of microseconds since 1601, as a moment; None for what is no time."""
    try:
        moment = _FIRST_WINDOWS_DAY + timedelta(seconds=ticks // _WINDOWS_TICKS_A_SECOND)
    except OverflowError:
        return None
    return moment if 1970 <= moment.year <= 2100 else None


def unpack_rtf(packed: bytes) -> bytes:
    """RTF out of the compressed form in which Outlook keeps it ([MS-OXRTFCP]); what is broken ends the text early."""
    if len(packed) < 16:
        return b""
    size, kind = unpack_from("<I", packed, 4)[0], packed[8:12]
    if kind == b"MELA":
        return packed[16:][:MAX_RTF_BYTES]
    if kind != b"LZFu":
        return b""
    window = bytearray(_LZFU_WINDOW)
    window[: len(_LZFU_START)] = _LZFU_START
    write, read, text = len(_LZFU_START), 16, bytearray()
    while read < len(packed) and len(text) < min(size, MAX_RTF_BYTES):
        control, read = packed[read], read + 1
        for bit in range(8):
            if control >> bit & 1:
                if read + 2 > len(packed):
                    return bytes(text)
                start, length = packed[read] << 4 | packed[read + 1] >> 4, (packed[read + 1] & 15) + 2
                read += 2
                if start == write % _LZFU_WINDOW:
                    return bytes(text)
                for step in range(length):
                    letter = window[(start + step) % _LZFU_WINDOW]
                    window[write % _LZFU_WINDOW] = letter
                    text.append(letter)
                    write += 1
            elif read < len(packed):
                window[write % _LZFU_WINDOW] = packed[read]
                text.append(packed[read])
                read, write = read + 1, write + 1
    return bytes(text)
