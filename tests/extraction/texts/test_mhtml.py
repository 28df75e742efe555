# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""MHTML: a saved page is the page, not a mail."""

from __future__ import annotations

from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def saved(fields: str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/\r\n") -> bytes:
    """A page with a picture, a style and a PDF."""
    parts = [
        ("text/html; charset=gb18030", "https://quay.example/", "<p>三号码头周一关闭。</p>".encode("gb18030")),
        ("image/png", "https://quay.example/a.png", b"picture"),
        ("text/css", "cid:style", b"p {}"),
        ("application/pdf", "https://quay.example/list.pdf", b"JVBERi0xLjQK"),
    ]
    body = b"".join(
        b"--x\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\nContent-Location: %s\r\n\r\n%s\r\n"
        % (kind.encode(), b"base64" if kind.endswith("pdf") else b"binary", place.encode(), held)
        for kind, place, held in parts
    )
    head = f'{fields}Subject: The quay\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    return head.encode() + body + b"--x--\r\n"


def test_a_saved_page_is_read_as_the_page(read: Read) -> None:
    """Its address and title apart, its furniture counted, what is a record of its own a member."""
    extracted = read(saved())
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "multipart/related")
    assert [page.text for page in extracted.pages] == ["三号码头周一关闭。"]
    assert [hidden.text for hidden in extracted.pages[0].hidden] == [
        "Subject: The quay",
        "Snapshot-Content-Location: https://quay.example/",
    ]
    assert extracted.reason == "mhtml.parts: 2 pictures, styles and scripts of the page were left inside"
    assert [member.name for member in extracted.members] == ["https:\u2215\u2215quay.example\u2215list.pdf"]


def test_a_mail_with_pictures_stays_a_mail(read: Read) -> None:
    """It is sent by somebody."""
    assert read(saved("From: desk@quay.example\r\nTo: all@quay.example\r\n")).media_type == "message/rfc822"
