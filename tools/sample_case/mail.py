# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mail as a mail program would keep it: one message with attachments, and a thread in one mailbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class Attachment:
    """What hangs on a message: its name, its type and its bytes."""

    name: str
    media_type: str
    content: bytes


def message_from_text(text: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """A message as bytes from header lines, an empty line and a body.

    No date, identifier or boundary is made up here: what the text does not say is not in the message.
    """
    head, _, body = text.partition("\n\n")
    message = EmailMessage(policy=SMTP.clone(linesep="\n"))
    for line in head.splitlines():
        name, _, value = line.partition(": ")
        message[name] = value
    message.set_content(body.strip("\n") + "\n")
    for attachment in attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    if attachments:
        message.set_boundary("=_karvessa_20240715")
    return message.as_bytes()


def mailbox(messages: Sequence[bytes]) -> bytes:
    """An mbox (RFC 4155) of these messages, lines that begin with "From " quoted."""
    parts = []
    for message in messages:
        quoted = b"\n".join(b">" + line if line.startswith(b"From ") else line for line in message.split(b"\n"))
        parts.append(b"From MAILER-DAEMON Fri Jul 12 12:00:00 2024\n" + quoted.rstrip(b"\n") + b"\n\n")
    return b"".join(parts)
