# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mail (RFC 5322): the fields that say which way it came, to whom, from which machine."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message
from typing import BinaryIO, Final

from vorlage.traces.found import Found
from vorlage.traces.texts.judging import judge_characters, judge_field, judge_spaces

_MOST_BYTES: Final = 256 << 20
_MOST_PARTS: Final = 500
_FIELDS: Final = {
    "received": "header.received", "x-received": "header.received", "x-originating-ip": "header.address",
    "x-sender-ip": "header.address", "x-client-ip": "header.address", "x-source-ip": "header.address",
    "x-originating-client": "header.address", "x-remote-ip": "header.address", "x-real-ip": "header.address",
    "message-id": "header.message_id", "in-reply-to": "header.thread", "references": "header.thread",
    "thread-index": "header.thread", "thread-topic": "header.thread", "return-path": "header.sender",
    "from": "header.sender", "sender": "header.sender", "reply-to": "header.sender", "resent-from": "header.sender",
    "x-sender": "header.sender", "x-authenticated-user": "header.sender", "x-authenticated-sender": "header.sender",
    "x-auth-id": "header.sender", "organization": "author.company", "to": "header.recipient", "cc": "header.recipient",
    "bcc": "header.recipient", "delivered-to": "header.recipient", "x-original-to": "header.recipient",
    "envelope-to": "header.recipient", "x-envelope-to": "header.recipient", "apparently-to": "header.recipient",
    "resent-to": "header.recipient", "x-rcpt-to": "header.recipient", "x-forwarded-to": "header.recipient",
    "x-forwarded-for": "header.recipient", "x-mailer": "header.program", "user-agent": "header.program",
    "x-mimeole": "header.program", "dkim-signature": "header.signature", "arc-seal": "header.signature",
    "arc-message-signature": "header.signature", "arc-authentication-results": "header.signature",
    "authentication-results": "header.signature", "received-spf": "header.signature",
    "domainkey-signature": "header.signature",
    "date": "header.date", "resent-date": "header.date", "delivery-date": "header.date",
    "list-unsubscribe": "header.list_token", "feedback-id": "header.list_token", "x-campaign-id": "header.list_token",
    "x-mailgun-sid": "header.list_token", "x-sg-eid": "header.list_token", "x-mc-user": "header.list_token",
    "x-uidl": "header.server", "x-gmail-labels": "header.server", "x-gm-thrid": "header.server",
    "x-mozilla-keys": "header.server", "x-uid": "header.server", "x-apparently-to": "header.recipient",
    "disposition-notification-to": "header.sender", "errors-to": "header.sender",
}  # fmt: skip
_PLAIN_FIELDS: Final = frozenset(
    {
        "subject",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-language",
        "content-disposition",
        "importance",
        "priority",
        "x-priority",
        "x-msmail-priority",
        "lines",
        "status",
        "x-status",
        "precedence",
        "auto-submitted",
        "accept-language",
        "content-id",
        "comments",
        "keywords",
    }
)
_REMOTE: Final = re.compile(
    rb"<(?:img|iframe|video|audio|link|source)\b[^>]{0,2000}?(?:src|href)\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.I
)
_LINK: Final = re.compile(r"https?://[^\s\"'<>]+")
_TOKEN: Final = re.compile(r"[?&#/=](?=[^/?&#=]*\d)(?=[^/?&#=]*[A-Za-z])[A-Za-z0-9_-]{24,}(?=$|[/?&#])")


def examine_mail(original: BinaryIO, found: Found) -> None:
    """Enter what a message's fields and parts say; its attachments are items of their own."""
    message = email.message_from_bytes(original.read(_MOST_BYTES), policy=email.policy.compat32)
    examine_fields(message, found)
    kinds = set()
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            found.gap("limit")
            break
        if part is not message and part.get_content_maintype() == "message":
            break  # a forwarded message is an item of its own
        if part.get("Content-ID"):
            found.add("header.boundary", str(part.get("Content-ID")))
        boundary = part.get_boundary()
        if boundary:
            found.add("header.boundary", boundary)
        if part.get_content_maintype() == "text" and not part.get_filename():
            kinds.add(part.get_content_subtype())
            _body(part, found)
        elif part.get_content_type() == "application/ms-tnef":
            found.add("hidden.embedded", "winmail.dat")
    if {"plain", "html"} <= kinds:
        found.add("hidden.second_body", "")


def examine_fields(message: Message, found: Found) -> None:
    """Enter the header fields of a message."""
    for name, value in message.items():
        folded, said = name.lower(), str(value)
        code = _FIELDS.get(folded)
        if code is None and folded not in _PLAIN_FIELDS:
            code = "header.server"
        if code:
            found.say(code, f"{name}: {said}")
        judge_field(found, said)


def _body(part: Message, found: Found) -> None:
    held = part.get_payload(decode=True)
    if not isinstance(held, bytes):
        return
    if part.get_content_subtype() == "html":
        for match in _REMOTE.finditer(held):
            found.add("header.remote_picture", match[1], place="body")
    try:
        text = held.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = held.decode("latin-1")
    for link in _LINK.findall(text):
        if _TOKEN.search(link):
            found.add("revision.link_token", link, place="links")
    if part.get_content_subtype() == "plain":
        is_flowed = "flowed" in str(part.get_param("format", "")).lower()
        judge_spaces(found, text.replace("\r\n", "\n").replace("\n-- \n", "\n--\n"), has_line_ends=not is_flowed)
        judge_characters(found, text.replace("\r\n", "\n"), place="line")


def examine_mailbox(original: BinaryIO, found: Found) -> None:
    """Enter the lines that part the messages of a mailbox: an address and a time each. The messages are items."""
    after_blank = True
    for line in original:
        if after_blank and line.startswith(b"From "):
            found.add("header.mailbox_line", line.rstrip())
        after_blank = not line.strip()
