# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of an original: one outcome with its reason, by content and not by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vorlage.domain.custody import Genre, Outcome
from vorlage.extraction.reader import READ_LIMITS, Extracted, extract_original
from vorlage.jail.supervisor import Jail

Read = Callable[..., Extracted]


def test_plain_text_is_one_page_whole(read: Read) -> None:
    """Line ends are made one kind; nothing else is left out or added."""
    extracted = read(b"Lead in the taps\r\n\r\nNobody was told.\r\n", "a.txt")
    assert extracted.outcome is Outcome.READ
    assert [page.text for page in extracted.pages] == ["Lead in the taps\n\nNobody was told.\n"]
    assert (extracted.pages[0].number, extracted.pages[0].language, extracted.media_type) == (1, "en", "text/plain")


def test_a_report_has_a_head_and_a_primary_record_none(read: Read) -> None:
    """Heads are for press reports."""
    text = b"Lead in the taps\n\nBy AFP\n\nThe water company hid its findings from everybody for four months.\n"
    assert read(text, "a.txt", Genre.REPORT).head.credits == ("AFP",)
    assert read(text, "a.txt", Genre.PRIMARY).head.title == ""


@pytest.mark.parametrize(
    ("untrusted_bytes", "outcome", "code"),
    [
        (b"", Outcome.EMPTY, "file.empty"),
        (b" \n\t\n", Outcome.EMPTY, "text.blank"),
        (bytes(range(256)) * 8, Outcome.UNSUPPORTED, "format.unknown"),
        (b"7z\xbc\xaf\x27\x1c" + b"\xff" * 64, Outcome.DAMAGED, "7z.broken"),
        (b"ITSF" + bytes(64), Outcome.UNSUPPORTED, "format.unread: compiled help"),
        (b"!BDN" + bytes(64), Outcome.DAMAGED, "pst.broken"),
        (b"\xffWPC" + bytes(64), Outcome.UNSUPPORTED, "format.unread: WordPerfect"),
        (b"%PDF-1.7\nno more than this", Outcome.DAMAGED, "pdf.broken"),
        (b"PK\x03\x04 and nothing after", Outcome.DAMAGED, "zip.broken"),
        (b"\x89PNG\r\n\x1a\n and nothing after", Outcome.DAMAGED, "image.broken"),
    ],
)
def test_what_cannot_be_read_says_so(read: Read, untrusted_bytes: bytes, outcome: Outcome, code: str) -> None:
    """Every outcome but plain reading has a stable code and plain words."""
    extracted = read(untrusted_bytes, "name.txt")
    assert extracted.outcome is outcome
    assert extracted.reason.startswith(code)
    assert not extracted.pages
    assert not extracted.members


def test_the_name_does_not_decide(read: Read) -> None:
    """A text called a PDF is a text; an archive called a text is an archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "a")
    assert read(b"only words here", "scan.pdf").media_type == "text/plain"
    assert read(held.getvalue(), "notes.txt").outcome is Outcome.CONTAINER


def test_csv_is_told_by_its_name_and_kept_as_it_is(read: Read) -> None:
    """Offsets point at what was received: quotes and separators stay."""
    extracted = read('name,homes\n"Quay, old",340\n'.encode("utf-16"), "pipes.csv")
    assert extracted.media_type == "text/csv"
    assert extracted.pages[0].text == 'name,homes\n"Quay, old",340\n'


@pytest.mark.parametrize("name", ["a\nb.txt", "💧 tap.txt", "停药说明.txt", "x" * 5000, "\udcff.txt", "a!/3", ""])
def test_no_name_troubles_the_reader(read: Read, name: str) -> None:
    """Newlines, emoji, Chinese, bytes that are no UTF-8, no name at all."""
    assert read(b"only words here", name).outcome is Outcome.READ


def test_the_same_original_gives_the_same_answer(read: Read) -> None:
    """Nothing of the run gets into what was read."""
    page = b"<html><body><h1>Lead</h1><p>Nobody was told before the tariff rose, papers show.</p></body></html>"
    assert read(page, "a.html") == read(page, "a.html")


def test_passing_a_limit_is_an_outcome(read: Read) -> None:
    """Time and memory are stated in the reason."""
    slow = read(b"text", limits=replace(READ_LIMITS, wall_s=0.01))
    assert (slow.outcome, slow.reason.split(":")[0]) == (Outcome.REFUSED, "limit.time")
    large = read(b"text\n" * 8_000_000, limits=replace(READ_LIMITS, memory_bytes=128 << 20))
    assert (large.outcome, large.reason.split(":")[0]) == (Outcome.REFUSED, "limit.memory")
    long = read(b"text\n" * 100_000, limits=replace(READ_LIMITS, answer_bytes=1000))
    assert (long.outcome, long.reason.split(":")[0]) == (Outcome.REFUSED, "limit.answer")


def test_a_missing_original_is_our_own_failure(tmp_path: Path) -> None:
    """It is no outcome of a file that was never there."""
    with pytest.raises(FileNotFoundError):
        extract_original(Jail(), tmp_path / "no", name="no", genre=Genre.PRIMARY, work=tmp_path / "work")
