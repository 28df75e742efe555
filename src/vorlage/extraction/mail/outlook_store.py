# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Outlook mailboxes (PST, OST): every message of every folder, written anew as internet mail ([MS-PST])."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from vorlage.domain.custody import Outcome
from vorlage.extraction.answers import MAX_MEMBERS, ReadAnswer, ReadRequest, unreadable
from vorlage.extraction.containers.members import MemberShelf, in_chunks
from vorlage.extraction.mail.mapi import OutlookMessage, as_mail, unpack_rtf
from vorlage.extraction.mail.outlook import text_of_rtf
from vorlage.extraction.texts.encodings import decode_markup, decode_text

MEDIA_TYPE: Final = "application/vnd.ms-outlook-pst"
MAX_DEPTH: Final = 40
MAX_ATTACHMENTS: Final = 2_000
_MAX_ATTACHMENT_BYTES: Final = 256 << 20
_LONG_NAME, _SHORT_NAME, _SHOWN_TO, _SHOWN_CC = 0x3707, 0x3704, 0x0E04, 0x0E03
_BROKEN = (OSError, ValueError, AttributeError, TypeError, OverflowError, IndexError)
"""What libpff raises on a part that is damaged; the rest of the mailbox is read all the same."""


def read_pst(original: BinaryIO, request: ReadRequest) -> ReadAnswer:  # noqa: ARG001 - every reader is called alike
    """Take a mailbox apart: each message a member, named by its folders and its number in the last of them.

    Deleted messages that are still in the file but in no folder are not looked for. A message that is damaged is that
    member's outcome alone.
    """
    import pypff

    store = pypff.file()
    try:
        store.open_file_object(original)
        top = store.get_root_folder()
    except _BROKEN:
        return unreadable(Outcome.DAMAGED, MEDIA_TYPE, "pst.broken: cannot be opened as a mailbox")
    shelf = MemberShelf(Path())
    left_inside = 0
    for name, message in _messages(top, "", 0):
        if len(shelf.members) >= MAX_MEMBERS - 1:
            left_inside += 1
        else:
            _take(shelf, name, message)
    if left_inside:
        shelf.refuse("later", Outcome.REFUSED, f"limit.members: {left_inside} further messages were left inside")
    if not shelf.members:
        return unreadable(Outcome.EMPTY, MEDIA_TYPE, "pst.empty: holds no message")
    return ReadAnswer(outcome=Outcome.CONTAINER, media_type=MEDIA_TYPE, members=shelf.members)


def _messages(folder: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Messages with their names; None in place of one that cannot be opened."""
    for index in range(_count(folder, "number_of_sub_messages")):
        try:
            message = folder.get_sub_message(index)
        except _BROKEN:
            message = None
        yield f"{path}{index + 1}.eml", message
    for index in range(_count(folder, "number_of_sub_folders") if depth < MAX_DEPTH else 0):
        try:
            inner = folder.get_sub_folder(index)
            name = str(inner.name or f"folder {index + 1}").replace("/", "\u2215")
        except _BROKEN:
            continue
        yield from _messages(inner, f"{path}{name}/", depth + 1)


def _count(part: Any, name: str) -> int:
    try:
        return int(getattr(part, name))
    except _BROKEN:
        return 0


def _take(shelf: MemberShelf, name: str, message: Any) -> None:
    if message is None:
        shelf.refuse(name, Outcome.DAMAGED, "pst.message: cannot be taken out")
        return
    shelf.take(name, in_chunks(as_mail(_read_message(message))))


def _read_message(message: Any) -> OutlookMessage:
    plain, html = _text(message, "plain_text_body"), _markup(message)
    if not plain.strip() and not html.strip():
        plain = _from_rtf(message)
    properties = _properties(message)
    return OutlookMessage(
        subject=_text(message, "subject"),
        sender=_text(message, "sender_name"),
        to=properties.get(_SHOWN_TO, ""),
        cc=properties.get(_SHOWN_CC, ""),
        sent=_moment(message),
        transport_headers=_text(message, "transport_headers"),
        plain=plain,
        html="" if plain.strip() else html,
        attachments=tuple(_attachments(message)),
    )


def _text(part: Any, name: str) -> str:
    try:
        held = getattr(part, name)
    except _BROKEN:
        return ""
    if isinstance(held, bytes):
        return decode_text(held) or held.decode("latin-1")
    return str(held or "")


def _markup(message: Any) -> str:
    try:
        held = message.html_body
    except _BROKEN:
        return ""
    return (decode_markup(held) or "") if isinstance(held, bytes) else str(held or "")


def _from_rtf(message: Any) -> str:
    try:
        held = message.rtf_body
    except _BROKEN:
        return ""
    if not isinstance(held, bytes) or not held:
        return ""
    return text_of_rtf(held if held.lstrip().startswith(b"{") else unpack_rtf(held))


def _moment(message: Any) -> datetime | None:
    for name in ("client_submit_time", "delivery_time"):
        try:
            moment = getattr(message, name)
        except _BROKEN:
            continue
        if moment is not None and 1970 <= moment.year <= 2100:
            stated: datetime = moment.replace(tzinfo=UTC)
            return stated
    return None


def _properties(part: Any) -> dict[int, str]:
    """Texts among a part's properties, by their tags."""
    found: dict[int, str] = {}
    for index in range(_count(part, "number_of_record_sets")):
        try:
            for entry in part.get_record_set(index).entries:
                if entry.entry_type in (_LONG_NAME, _SHORT_NAME, _SHOWN_TO, _SHOWN_CC):
                    found.setdefault(entry.entry_type, entry.get_data_as_string() or "")
        except _BROKEN:
            continue
    return found


def _attachments(message: Any) -> Iterator[tuple[str, bytes]]:
    for index in range(min(_count(message, "number_of_attachments"), MAX_ATTACHMENTS)):
        try:
            attachment = message.get_attachment(index)
            named = _properties(attachment)
            size = min(attachment.get_size(), _MAX_ATTACHMENT_BYTES)
            held = attachment.read_buffer(size) if size > 0 else b""
        except _BROKEN:
            continue
        yield named.get(_LONG_NAME) or named.get(_SHORT_NAME) or f"attachment {index + 1}", held or b""
