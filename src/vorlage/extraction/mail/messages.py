# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mail: what a reader of it sees is text, attachments are members (RFC 5322, RFC 2045 to 2047). Mailboxes hold mail."""

from __future__ import annotations

import email
import email.message
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from pathlib import Path
from typing import BinaryIO

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.answers import (
    MAX_CHARACTERS,
    MAX_MEMBERS,
    HiddenAnswer,
    PageAnswer,
    ReadAnswer,
    ReadRequest,
    unreadable,
)
from vorlage.extraction.characters import clean_text, tidy_lines
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.texts.encodings import decode_as, decode_markup, decode_text

MEDIA_TYPE = "message/rfc822"
MBOX_TYPE = "application/mbox"
MAX_BYTES = 512 << 20
MAX_PARTS = 2_000
_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_FROM_LINE = re.compile(rb"From \S+ .{0,60}\d{4}\s*$|From \S+\s*$|From .{1,80}\d\d:\d\d(?::\d\d)? .{0,20}\d{4}.{0,10}$")
_QUOTED_FROM = re.compile(rb">+From ")
_WRONG = (LookupError, ValueError, AttributeError, TypeError)
"""What the standard library raises on malformed headers and parameters."""


def read_email(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Read a message: subject, from, to, cc, date and the body; the plain body where there are two.

    Attachments, pictures in the text and forwarded messages are members under their file names. Header fields that
    mail programs do not show are kept apart.
    """
    message = email.message_from_bytes(original.read(MAX_BYTES), policy=email.policy.compat32)
    bodies: list[tuple[str, str]] = []
    shelf = MemberShelf(Path())
    for count, part in enumerate(_leaves(message), start=1):
        if count > MAX_PARTS:
            shelf.refuse(f"part {count} and later", Outcome.REFUSED, f"limit.parts: has more than {MAX_PARTS} parts")
            break
        body = _body_of(part)
        if body is None:
            shelf.take(_name_of(part, count), in_chunks(_bytes_of(part)))
        else:
            bodies.append(body)
    fields = [f"{name}: {value}" for name in _SHOWN if (value := _field(message, name))]
    plain = [text for kind, text in bodies if kind == "plain"]
    body_text = "\n\n".join(text.strip("\n") for text in plain or [text for _, text in bodies])
    text = tidy_lines(clean_text("\n".join(fields) + "\n\n" + body_text))
    if len(text) > MAX_CHARACTERS:
        return unreadable(Outcome.REFUSED, MEDIA_TYPE, f"limit.characters: has more than {MAX_CHARACTERS} on a page")
    page = PageAnswer(text=text, label="1", hidden=tuple(_unshown(message)))
    return ReadAnswer(outcome=Outcome.READ, media_type=MEDIA_TYPE, pages=(page,), members=shelf.members)


def read_mbox(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take a mailbox (RFC 4155, mboxrd) apart into its messages, named 1, 2, 3 ... in order."""
    shelf = MemberShelf(Path())
    left_inside = 0
    for number, message in enumerate(_messages(original), start=1):
        if number < MAX_MEMBERS:
            shelf.take(str(number), in_chunks(message))
        else:
            left_inside += 1
    if left_inside:
        reason = f"limit.members: {left_inside} further messages were left inside"
        shelf.refuse(f"{MAX_MEMBERS} and later", Outcome.REFUSED, reason)
    if not shelf.members:
        return unreadable(Outcome.EMPTY, MBOX_TYPE, "mbox.empty: holds no message")
    return ReadAnswer(outcome=Outcome.CONTAINER, media_type=MBOX_TYPE, members=shelf.members)


def _messages(original: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    after_blank, begun = True, False
    for line in original:
        if after_blank and line.startswith(b"From ") and _FROM_LINE.match(line.rstrip(b"\r\n")):
            if begun:
                yield b"".join(lines)
            lines, begun = [], True
        else:
            lines.append(line[1:] if _QUOTED_FROM.match(line) else line)
        after_blank = not line.strip()
    if begun:
        yield b"".join(lines)


Message = email.message.Message


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that hold something, in order. A forwarded message is one leaf: it is read as an item of its own."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            yield part


def _body_of(part: Message) -> tuple[str, str] | None:
    """The kind and text of a part shown as the body of its mail; None for anything that is a member."""
    try:
        kind, disposition = part.get_content_type(), str(part.get("Content-Disposition", "")).lower()
        has_name = bool(part.get_filename())
    except _WRONG:
        return None
    if kind not in ("text/plain", "text/html") or disposition.startswith("attachment") or has_name:
        return None
    held = _bytes_of(part)
    declared = _charset(part)
    if kind == "text/html":
        return "html", _seen_in(decode_as(held, declared) or decode_markup(held) or "")
    text = decode_as(held, declared) if declared else None
    text = decode_text(held) if text is None else text
    return None if text is None else ("plain", text)


def _seen_in(markup: str) -> str:
    from vorlage.extraction.texts.html import parse_markup, visible_text

    tree = parse_markup(markup)
    return "" if tree is None else visible_text(tree)[0]


def _charset(part: Message) -> str:
    try:
        return str(part.get_content_charset() or "")
    except _WRONG:
        return ""


def _bytes_of(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"\n".join(bytes(piece) for piece in inner if isinstance(piece, Message))
    try:
        held = part.get_payload(decode=True)
    except _WRONG:
        held = None
    return held if isinstance(held, bytes) else str(inner or "").encode("utf-8", "surrogateescape")


def _name_of(part: Message, count: int) -> str:
    """The part's file name as it came, a slash in it taken for a letter; a forwarded message is called an .eml."""
    try:
        name = _decoded(part.get_filename() or "").strip()
    except _WRONG:
        name = ""
    name = " ".join(name.split()).replace("/", "\u2215")
    if part.get_content_type() == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"{name or f'message {count}'}.eml"
    return name or f"part {count}"


def _field(message: Message, name: str) -> str:
    """The first field of this name, decoded and on one line."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(_decoded(found).split())


def _decoded(stated: str) -> str:
    """Encoded words and raw bytes of a header as text (RFC 2047); what cannot be decoded stays as it stands."""
    if not stated.isascii():
        held = stated.encode("utf-8", "surrogateescape")
        stated = decode_text(held) or held.decode("utf-8", "replace")
    if "=?" not in stated:
        return stated
    try:
        pieces = decode_header(re.sub(r"\?=\s+=\?", "?==?", stated))
    except _WRONG:
        return stated
    text = ""
    for piece, charset in pieces:
        if isinstance(piece, str):
            text += piece
        else:
            text += (
                (decode_as(piece, charset) if charset else None)
                or decode_text(piece)
                or piece.decode("ascii", "replace")
            )
    return text


def _unshown(message: Message) -> Iterator[HiddenAnswer]:
    shown = {name.lower() for name in _SHOWN}
    for key, value in message.raw_items():
        if key.lower() not in shown and not key.lower().startswith(("content-", "mime-version")):
            yield HiddenAnswer(
                HiddenKind.HEADER, clean_text(f"{key}: {' '.join(_decoded(str(value)).split())}")[:20_000]
            )
