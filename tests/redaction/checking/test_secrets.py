# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Secrets planted in every channel of every format: from no copy of ours is one of them recovered, by any means."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.redaction.checking.people import a_person
from tests.redaction.examiner import recovered
from tests.redaction.planting import CHANNELS, a_secret
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.vault import Vault
from vorlage.domain.custody import AccessionNumber, Genre, Item, ItemNumber, Outcome
from vorlage.domain.pages import Record
from vorlage.domain.redactions import CopyForm
from vorlage.extraction.picture import has_picture
from vorlage.extraction.reader import Extracted
from vorlage.jail.supervisor import Jail
from vorlage.protection.roster import Roster
from vorlage.redaction.copies.making import CopyOrder, Studio, make_copy, page_raster
from vorlage.redaction.copies.pdf_writing import as_pdf

Read = Callable[..., Extracted]
JAIL: Final = Jail()


def a_mail(secret: str) -> bytes:
    """In header lines, an address, an alternative part that is not shown, a comment of HTML, and the text."""
    return (
        f"From: {secret} <a@quellmark.example>\r\nReceived: from host ({secret})\r\nX-Originating-IP: [10.0.0.7]\r\n"
        f"Message-ID: <{secret.replace(' ', '.')}@quellmark.example>\r\nSubject: the north basin\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="cut"\r\n\r\n'
        "--cut\r\nContent-Type: text/plain\r\n\r\n"
        f"The engineer is {secret}.\r\n> {secret} wrote:\r\n--cut\r\nContent-Type: text/html\r\n\r\n"
        f"<p>nothing</p><!-- {secret} --><p hidden>{secret}</p>\r\n--cut--\r\n"
    ).encode()


def a_page(secret: str) -> bytes:
    """In comments, attributes, scripts, hidden paragraphs, and the text."""
    told = json.dumps({"by": secret})
    return (
        f'<html><head><meta name="author" content="{secret}"><script>var a = {told};</script></head><body>'
        f'<!-- {secret} --><p title="{secret}">The leak in the north basin was reported by {secret}.</p>'
        f'<p style="display:none">{secret}</p><img alt="{secret}" src="a.png"></body></html>'
    ).encode()


def a_table(secret: str) -> bytes:
    """In two cells, one of them quoted."""
    return f'post,holder\nengineer,{secret}\nclerk,"{secret}, of Quellmark"\n'.encode()


def a_note(secret: str) -> bytes:
    """Over a line end, with characters nobody sees, and letterspaced."""
    first, second, number = secret.split()
    spaced = f"{' '.join(first)}  {' '.join(second)}"
    return f"It was {first}\n{second} who said so.\n{first}\u200b {second}, {number}\n{spaced}\n".encode()


ALL: Final[dict[str, Callable[[str], bytes]]] = {
    **CHANNELS,
    "eml.everywhere": a_mail,
    "html.everywhere": a_page,
    "csv.cells": a_table,
    "txt.disguised": a_note,
}
EVERY_DAY: Final = sorted(ALL)[:: max(len(ALL) // 40, 1)]
SECRETS: Final = 1_000


def copies(channel: str, content: bytes, secret: str, read: Read, folder: Path, *, whole: bool = False) -> list[bytes]:
    """The copies that can be made: of pages as pixels; and as text or, of every other secret, as table.

    The secret is protected. With `whole` the PDF is made with all that belongs to it: the recognising of its words, our
    own check.
    """
    extracted = read(content, f"item.{channel.partition('.')[0]}")
    case = CaseFolder.create(folder / "case")
    vault = Vault(case)
    (folder / "original").write_bytes(content)
    with (folder / "original").open("rb") as stream:
        kept = vault.keep(stream)
    item = Item(
        number=ItemNumber(1),
        accession=AccessionNumber("2026-001"),
        path="item",
        digest=kept.digest,
        size_bytes=len(content),
        genre=Genre.PRIMARY,
        parent=None,
        media_type=extracted.media_type,
        outcome=Outcome.READ,
        reason="",
        duplicate_of=None,
    )
    record = Record(
        number=item.number, path="item", genre=item.genre, media_type=item.media_type, pages=extracted.pages
    )
    work = folder / "studio"
    work.mkdir()
    person = a_person(secret, *secret.split()[:2])
    studio = Studio(vault=vault, jail=JAIL, persons=[person], roster=Roster.of([person]), work=work)
    made = []
    if record.pages and has_picture(item.media_type):
        if whole:
            made.append(make_copy(studio, item, record, CopyOrder(form=CopyForm.PDF)).content)
        else:
            made.append(as_pdf([page_raster(studio, item, page) for page in record.pages], dots_per_inch=150))
    if record.pages:
        form = CopyForm.TEXT if len(secret) % 2 else CopyForm.CSV
        made.append(make_copy(studio, item, record, CopyOrder(form=form)).content)
    return made


@pytest.mark.parametrize("channel", EVERY_DAY)
def test_no_planted_secret_is_recovered(channel: str, read: Read, tmp_path: Path) -> None:
    """A sample of the channels, with one secret each."""
    secret = a_secret(random.Random(channel))
    for copy in copies(channel, ALL[channel](secret), secret, read, tmp_path):
        assert recovered(copy, secret, tmp_path / "copy", with_programs=False) == []


@pytest.mark.long
def test_none_of_a_thousand_planted_secrets_is_recovered(read: Read, tmp_path: Path) -> None:
    """Every channel of twelve formats, with pdftotext, qpdf, exiftool and strings too."""
    chance = random.Random(20261121)
    found, made = [], 0
    for number in range(SECRETS):
        channel = sorted(ALL)[number % len(ALL)]
        secret = a_secret(chance)
        folder = tmp_path / str(number)
        folder.mkdir()
        for copy in copies(channel, ALL[channel](secret), secret, read, folder):
            made += 1
            found += [(channel, layer) for layer in recovered(copy, secret, folder / "copy")]
    assert made >= SECRETS and found == []


@pytest.mark.long
@pytest.mark.parametrize("channel", sorted(ALL))
def test_no_secret_is_seen_on_the_pixels_either(channel: str, read: Read, tmp_path: Path) -> None:
    """With the words recognised on every page, faint ones too: our own check would refuse the copy."""
    secret = a_secret(random.Random(channel))
    for copy in copies(channel, ALL[channel](secret), secret, read, tmp_path, whole=True):
        assert recovered(copy, secret, tmp_path / "copy") == []


def test_the_examiner_finds_what_is_there(tmp_path: Path) -> None:
    """An examiner who finds nothing anywhere proves nothing."""
    secret = a_secret(random.Random(1))
    for channel in ("pdf.black_rect", "pdf.earlier_revision", "jpeg.artist", "eml.everywhere", "csv.cells"):
        assert recovered(ALL[channel](secret), secret, tmp_path / "leak", with_programs=False)
