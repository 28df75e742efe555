# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""EPUB: chapters in reading order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from vorlage.domain.custody import Outcome
from vorlage.extraction.reader import Extracted

Read = Callable[..., Extracted]
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>The Third Quay</dc:title></metadata><manifest>"
    '<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="s" href="text/scan.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="p" href="scan.png" media-type="image/png"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="s"/></spine></package>'
)
PARTS = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/text/two b.xhtml": "<html><body><h1>Departure</h1><p>Second.</p></body></html>",
    "OPS/text/one.xhtml": '<!DOCTYPE html><html><body><h1>Arrival</h1><p>First.<a href="#n">1</a></p>'
    '<aside id="n">A note.</aside></body></html>',
    "OPS/text/scan.xhtml": '<html><body><img src="../scan.png"/></body></html>',
    "OPS/scan.png": "picture",
}


def epub_of(**more: str) -> bytes:
    """A book."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, content in {**PARTS, **{key.replace("__", "/"): value for key, value in more.items()}}.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_chapters_are_pages_in_the_order_of_the_spine(read: Read) -> None:
    """With their headings as labels, notes in place, the title apart; a scanned page's picture is a member."""
    extracted = read(epub_of())
    assert (extracted.outcome, extracted.media_type) == (Outcome.READ, "application/epub+zip")
    assert [page.label for page in extracted.pages] == ["Arrival", "Departure", "3"]
    assert [" ".join(page.text.split()) for page in extracted.pages] == [
        "Arrival First.1 A note.",
        "Departure Second.",
        "",
    ]
    assert [hidden.text for hidden in extracted.pages[0].hidden] == ["The Third Quay"]
    assert [member.name for member in extracted.members] == ["OPS/scan.png"]


def test_a_closed_book_is_encrypted_and_closed_fonts_are_not(read: Read) -> None:
    """Digital rights management is told by the method of encryption."""

    def closing(method: str) -> str:
        return (
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
            'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
            f'<e:EncryptionMethod Algorithm="{method}"/></e:EncryptedData></encryption>'
        )

    closed = read(epub_of(**{"META-INF/encryption.xml": closing("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}))
    assert (closed.outcome, closed.reason.split(":")[0]) == (Outcome.ENCRYPTED, "epub.drm")
    fonts = read(epub_of(**{"META-INF/encryption.xml": closing("http://www.idpf.org/2008/embedding")}))
    assert fonts.outcome is Outcome.READ


def test_a_missing_chapter_is_damage_and_the_rest_is_read(read: Read) -> None:
    """As many as are missing are told."""
    held = epub_of().replace(b"text/two b.xhtml", b"text/gone.xhtmlx")
    extracted = read(held)
    assert (extracted.outcome, extracted.reason) == (Outcome.DAMAGED, "epub.chapters: 1 of its chapters cannot be read")
    assert len(extracted.pages) == 2
