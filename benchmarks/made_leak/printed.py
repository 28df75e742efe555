# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Native files of the made leak, by the programs that people use: LibreOffice, Chromium, fpdf2, a plain editor."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from benchmarks.made_leak.paper import font_of
from benchmarks.made_leak.wording import RIGHT_TO_LEFT, paragraphs, sentences

_WAIT_S = 180
_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("presentation", "presentation"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_FONT_NAMES = {"zh-Hans": "Noto Serif CJK SC", "zh-Hant": "Noto Serif CJK TC", "ar": "Noto Naskh Arabic",
               "ug": "Noto Naskh Arabic"}  # fmt: skip
_TABLE_ROWS = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A text with a table in its middle, and what it says as a reader should find it."""

    language: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]

    @property
    def text(self) -> str:
        """Paragraphs by newlines, cells by tabs."""
        return "\n".join((*self.above, *("\t".join(row) for row in self.rows), *self.below))


def written(language: str, seed: int, *, count: int, with_table: bool = True) -> Written:
    """So many paragraphs, half of them above a table."""
    said = paragraphs(language, count, seed)
    words = iter(sentences(language, _TABLE_ROWS, seed + 500))
    rows = tuple((str(row + 1), next(words), str(seed * 7 + row)) for row in range(_TABLE_ROWS)) if with_table else ()
    half = count // 2
    return Written(language, tuple(said[:half]), rows, tuple(said[half:]))


def flat_text(said: Written) -> str:
    """A text as flat OpenDocument."""
    mode = "rl-tb" if said.language in RIGHT_TO_LEFT else "lr-tb"
    font = _FONT_NAMES.get(said.language, "Liberation Serif")
    named = f'style:font-name-asian="{font}" style:font-name-complex="{font}" fo:font-family="{font}"'
    families = f'style:font-family-asian="{font}" style:font-family-complex="{font}"'
    style = (
        f'<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm" '
        f'style:writing-mode="{mode}"/><style:text-properties {named} {families} fo:font-size="11pt"/></style:style>'
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in said.rows
    )
    table = f'<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'
    body = "".join(map(_paragraph, said.above)) + (table if rows else "") + "".join(map(_paragraph, said.below))
    return _flat("text", style, f"<office:text>{body}</office:text>")


def flat_slides(slides: Sequence[Sequence[str]]) -> str:
    """Slides as flat OpenDocument, a box of paragraphs on each."""
    pages = "".join(
        f'<draw:page draw:name="page{number}" draw:master-page-name="Default"><draw:frame svg:width="22cm" '
        f'svg:height="14cm" svg:x="1cm" svg:y="1cm"><draw:text-box>{"".join(map(_paragraph, slide))}</draw:text-box>'
        "</draw:frame></draw:page>"
        for number, slide in enumerate(slides, start=1)
    )
    size = '<style:text-properties fo:font-size="14pt"/>'
    style = f'<style:style style:name="P" style:family="paragraph">{size}</style:style>'
    return _flat("presentation", style, f"<office:presentation>{pages}</office:presentation>")


def _paragraph(text: str) -> str:
    return f'<text:p text:style-name="P">{escape(text)}</text:p>'


def _flat(kind: str, style: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:automatic-styles>{style}</office:automatic-styles><office:body>{body}</office:body></office:document>"
    )


def converted(held: Sequence[tuple[str, bytes]], to: str) -> list[bytes]:
    """Files, each with the ending it has now, as LibreOffice writes them in another format; in one call.

    Raises:
        subprocess.CalledProcessError: LibreOffice failed.
        FileNotFoundError: It wrote nothing for one of them.
    """
    with tempfile.TemporaryDirectory() as work:
        places = [Path(work, f"in{number}.{ending}") for number, (ending, _) in enumerate(held)]
        for place, (_, each) in zip(places, held, strict=True):
            place.write_bytes(each)
        as_utf8 = ["--infilter=CSV:44,34,76"] if held[0][0] == "csv" else []
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *as_utf8, "--convert-to", to,
             "--outdir", f"{work}/out", *map(str, places)],
            check=True, capture_output=True, timeout=_WAIT_S,
        )  # fmt: skip
        return [Path(work, "out", place.stem).with_suffix(f".{to.split(':')[0]}").read_bytes() for place in places]


def as_html(said: Written, *, columns: int = 1) -> str:
    """A text as a page of the web, to print or to keep."""
    way = "rtl" if said.language in RIGHT_TO_LEFT else "ltr"
    font = _FONT_NAMES.get(said.language, "Noto Serif")
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in said.rows)
    return (
        f'<!DOCTYPE html><html dir="{way}" lang="{said.language}"><head><meta charset="utf-8"><title></title><style>'
        f"body{{font:11pt '{font}';column-count:{columns};column-gap:1.2cm}}</style></head><body>"
        + "".join(f"<p>{escape(text)}</p>" for text in said.above)
        + (f"<table>{rows}</table>" if rows else "")
        + "".join(f"<p>{escape(text)}</p>" for text in said.below)
        + "</body></html>"
    )


def printed(html: str) -> bytes:
    """A page of the web as Chromium prints it."""
    with tempfile.TemporaryDirectory() as work:
        page, out = Path(work, "page.html"), Path(work, "out.pdf")
        page.write_text(html, "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/profile",
             "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()],
            check=True, capture_output=True, timeout=_WAIT_S,
        )  # fmt: skip
        return out.read_bytes()


def typed(
    pages: Sequence[Sequence[str]], language: str, seed: int, *, passwords: tuple[str, str] | None = None
) -> bytes:
    """Pages of paragraphs as fpdf2 writes them; `passwords` of the owner and of the user encrypt it with AES-256."""
    from fpdf import FPDF
    from fpdf.enums import EncryptionMethod

    path, face = font_of(language, seed)
    made = FPDF()
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    if passwords is not None:
        made.set_encryption(
            owner_password=passwords[0], user_password=passwords[1], encryption_method=EncryptionMethod.AES_256
        )
    made.add_font("text", fname=path, collection_font_number=face) if face else made.add_font("text", fname=path)
    for page in pages:
        made.add_page()
        made.set_font("text", size=11)
        for said in page:
            made.multi_cell(0, 6, said, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(3)
    return bytes(made.output())
