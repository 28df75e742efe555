# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Mail and mailboxes: what a reader sees is the text, all else is a member or apart."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from vorlage.domain.custody import Outcome
from vorlage.domain.pages import HiddenKind
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]


def a_mail(subject: str = "The samples", body: str = "Nobody was told.\n") -> EmailMessage:
    """A mail, valid by default."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Ona Brandt <ona@karvessa.example>"
    message["To"] = "Board <board@karvessa.example>"
    message["Date"] = "Mon, 15 Jul 2024 09:00:00 +0000"
    message["Message-ID"] = "<1@karvessa.example>"
    message["X-Mailer"] = "Pigeon 2"
    message.set_content(body)
    return message


def test_the_text_is_what_a_reader_of_the_mail_sees(read: Read) -> None:
    """Subject, from, to, date, then the body; other fields are apart."""
    extracted = read(bytes(a_mail()), "a.eml")
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "message/rfc822")
    assert extracted.pages[0].text == (
        "Subject: The samples\nFrom: Ona Brandt <ona@karvessa.example>\nTo: Board <board@karvessa.example>\n"
        "Date: Mon, 15 Jul 2024 09:00:00 +0000\n\nNobody was told."
    )
    assert "X-Mailer: Pigeon 2" in [hidden.text for hidden in extracted.pages[0].hidden]
    assert {hidden.kind for hidden in extracted.pages[0].hidden} == {HiddenKind.HEADER}


def test_attachments_are_members_under_their_names(read: Read) -> None:
    """Chinese names, a name that is a path, a forwarded mail, a picture without a name."""
    message = a_mail()
    message.add_attachment(b"sheet", maintype="application", subtype="octet-stream", filename="化验单.xlsx")
    message.add_attachment(b"path", maintype="application", subtype="octet-stream", filename="../../etc/passwd")
    message.add_attachment(a_mail("Inner", "Inside.\n"))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    extracted = read(bytes(message), "a.eml")
    names = [member.name for member in extracted.members]
    assert names[:2] == ["化验单.xlsx", "..\u2215..\u2215etc\u2215passwd"]
    assert names[2].endswith(".eml")
    assert len(names) == 4
    inner = extracted.members[2].content
    assert inner is not None
    assert read(inner.read_bytes(), names[2]).pages[0].text.startswith("Subject: Inner\n")


def test_markup_alone_is_read_as_a_reader_sees_it(read: Read) -> None:
    """With a plain body beside it the plain one counts."""
    message = a_mail()
    message.set_content("<p>Nobody <b>was</b> told.</p><script>alert(1)</script>", subtype="html")
    text = read(bytes(message), "a.eml").pages[0].text
    assert text.endswith("\n\nNobody was told.")
    both = a_mail(body="Plain words.\n")
    both.add_alternative("<p>Marked-up words.</p>", subtype="html")
    assert read(bytes(both), "a.eml").pages[0].text.endswith("\n\nPlain words.")


@pytest.mark.parametrize(
    ("charset", "declared"), [("gb18030", "gb2312"), ("cp1251", "windows-1251"), ("cp1251", "no-such")]
)
def test_bodies_are_read_in_their_encoding(read: Read, charset: str, declared: str) -> None:
    """As declared, and by the letters when the declaration is wrong."""
    body = "该水厂隐瞒了铅含量的检测结果。" if charset == "gb18030" else "Водоканал скрывал результаты проверки воды."
    head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-8?b?0JLQvtC00LA=?=\r\nMIME-Version: 1.0\r\n"
    head += f"Content-Type: text/plain; charset={declared}\r\n\r\n".encode()
    text = read(head + body.encode(charset), "a.eml").pages[0].text
    assert text.endswith(body)
    assert text.startswith("Subject: Вода\n")


def test_a_mailbox_is_its_messages_in_order(read: Read) -> None:
    """Named 1, 2, 3; quoted "From" lines are unquoted; each reads as a mail."""
    box = b""
    for count in range(1, 4):
        mail = bytes(a_mail(f"Letter {count}", ">From the board, nothing.\n"))
        box += b"From ona@karvessa.example Mon Jul 15 09:00:00 2024\n" + mail + b"\n"
    extracted = read(box, "thread.mbox")
    assert (extracted.outcome, extracted.media_type) == (Outcome.CONTAINER, "application/mbox")
    assert [member.name for member in extracted.members] == ["1", "2", "3"]
    third = extracted.members[2].content
    assert third is not None
    text = read(third.read_bytes(), "thread.mbox!/3").pages[0].text
    assert text.startswith("Subject: Letter 3\n")
    assert text.endswith("\n\nFrom the board, nothing.")


def test_a_printed_mail_is_a_text(read: Read) -> None:
    """Lines that look like fields in a text file do not make it a mail."""
    assert read(b"From: Ona\nSubject: Lead\n\nNobody was told of it.\n", "a.txt").media_type == "text/plain"


@pytest.mark.parametrize(
    "field",
    [
        b"Content-Type: multipart/mixed; boundary=\r\n",
        b"Content-Disposition: attachment; filename*=no-such''%ff%fe\r\n",
        b"Subject: =?no-such?b?////?=\r\n",
        b"Subject: \xff\xfe\xfd\r\n",
        b'Content-Type: text/plain; charset="\xff"\r\n',
        b"Content-Transfer-Encoding: base64\r\n",
        b"Date: not a date\r\nFrom: <<<>>>@@\r\n",
    ],
)
def test_malformed_fields_do_not_stop_the_reader(read: Read, field: bytes) -> None:
    """Each still ends as a mail that was read."""
    assert read(b"Message-ID: <1@a>\r\nReceived: x\r\n" + field + b"\r\nbody\r\n", "a.eml").outcome is Outcome.READ
