# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Threads of mail: messages that answer each other, by the identifiers in their own header lines (RFC 5322, 3.6.4).

Only identifiers join messages: equal subjects do not, because "Re: figures" is in every mailbox. Identifiers are kept
as digests; they often hold the name of a machine or a person.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import HiddenKind, Page

_IDENTIFIER: Final = re.compile(r"<([^<>\s]{3,500})>")
_OWN: Final = "message-id"
_POINTING: Final = ("in-reply-to", "references")
_MOST_POINTERS: Final = 500


@dataclass(frozen=True, slots=True)
class MailLinks:
    """A message's own identifier and those it points at, as digests; empty bytes where it has none of its own."""

    own: bytes
    pointed_at: tuple[bytes, ...]


def mail_links(pages: Iterable[Page]) -> MailLinks | None:
    """The identifiers among the header lines of a message; None for a record that has none."""
    own, pointed_at = b"", []
    for page in pages:
        for hidden in page.hidden:
            name, colon, value = hidden.text.partition(":")
            if hidden.kind is not HiddenKind.HEADER or not colon:
                continue
            found = [_digest(identifier) for identifier in _IDENTIFIER.findall(value)]
            if name.lower() == _OWN and found:
                own = own or found[0]
            elif name.lower() in _POINTING:
                pointed_at += found
    return MailLinks(own, tuple(pointed_at[:_MOST_POINTERS])) if own or pointed_at else None


def threads_of(links: Mapping[ItemNumber, MailLinks]) -> tuple[tuple[ItemNumber, ...], ...]:
    """Messages that belong together, two or more to a thread, by number.

    Two answers to one message are in one thread even when that message is not held.
    """
    leader: dict[bytes, bytes] = {}

    def lead(identifier: bytes) -> bytes:
        while leader.setdefault(identifier, identifier) != identifier:
            leader[identifier] = leader[leader[identifier]]
            identifier = leader[identifier]
        return identifier

    for each in links.values():
        named = [identifier for identifier in (each.own, *each.pointed_at) if identifier]
        for identifier in named[1:]:
            leader[lead(identifier)] = lead(named[0])
    threads: dict[bytes, list[ItemNumber]] = {}
    for number, each in links.items():
        threads.setdefault(lead(each.own or each.pointed_at[0]), []).append(number)
    return tuple(sorted(tuple(sorted(numbers)) for numbers in threads.values() if len(numbers) > 1))


def _digest(identifier: str) -> bytes:
    return hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=12).digest()
