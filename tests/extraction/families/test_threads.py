# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Messages that answer each other are one thread, whichever of them is missing."""

from __future__ import annotations

from vorlage.domain.custody import ItemNumber
from vorlage.domain.pages import Hidden, HiddenKind, Page, PageOrigin
from vorlage.extraction.families.threads import MailLinks, mail_links, threads_of


def a_message(*headers: str) -> list[Page]:
    """The page of a message with these header lines."""
    hidden = tuple(Hidden(HiddenKind.HEADER, header) for header in headers)
    return [
        Page(number=1, label="1", width=0, height=0, text="x", origin=PageOrigin.NATIVE, language="en", hidden=hidden)
    ]


def links_of(*messages: tuple[str, ...]) -> dict[ItemNumber, MailLinks]:
    """The links of messages numbered from 1."""
    found = {ItemNumber(number): mail_links(a_message(*each)) for number, each in enumerate(messages, start=1)}
    return {number: links for number, links in found.items() if links}


def test_an_answer_is_in_the_thread_of_what_it_answers() -> None:
    """By In-Reply-To and by References alike; a message that nobody answers is in none."""
    links = links_of(
        ("Message-ID: <1@a.example>",),
        ("Message-ID: <2@a.example>", "In-Reply-To: <1@a.example>"),
        ("Message-ID: <3@a.example>", "References: <1@a.example> <2@a.example>"),
        ("Message-ID: <9@a.example>",),
    )
    assert threads_of(links) == ((1, 2, 3),)


def test_two_answers_to_a_missing_message_are_one_thread() -> None:
    """What joins them is the identifier both point at."""
    links = links_of(("In-Reply-To: <0@a.example>",), ("Message-ID: <5@a.example>", "References: <0@a.example>"))
    assert threads_of(links) == ((1, 2),)


def test_identifiers_are_kept_as_digests() -> None:
    """No identifier stands in what is kept."""
    links = mail_links(a_message("Message-ID: <ona.brandt@karvessa.example>"))
    assert links is not None
    assert b"brandt" not in links.own


def test_a_record_without_identifiers_has_no_links() -> None:
    """A letter is in no thread."""
    assert mail_links(a_message("X-Mailer: Pigeon 2")) is None
