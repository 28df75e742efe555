# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Born-digital PDF files from plain texts with a few marks.

Marks: `# ` title, `## ` heading, `| a | b |` table row, `- ` list item, `===` new page. Dates in the file are
fixed and its producer is invented, so that two builds give the same bytes and none tells who built it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONTS = Path("/usr/share/fonts/truetype/dejavu")
_BODY_PT = 12.5


def written_pdf(text: str, *, title: str, written_at: datetime, footer: str) -> bytes:
    """A PDF of the text with a text layer, one page for each part between `===` lines.

    Raises:
        FileNotFoundError: The DejaVu fonts are not installed (Debian: fonts-dejavu-core).
    """
    pdf = _Paper(footer)
    _anonymise(pdf, title, written_at)
    pdf.add_font("serif", "", FONTS / "DejaVuSerif.ttf")
    pdf.add_font("serif", "B", FONTS / "DejaVuSerif-Bold.ttf")
    pdf.set_margins(25, 25, 25)
    pdf.set_auto_page_break(False)
    for part in text.split("\n===\n"):
        pdf.add_page()
        for block in part.strip().split("\n\n"):
            _set_block(pdf, block.splitlines())
        if pdf.will_page_break(0) or pdf.get_y() > 270:
            raise ValueError("a page of the sample case is too long")
    return bytes(pdf.output())


def scanned_pdf(pictures: Sequence[bytes], *, scanned_at: datetime) -> bytes:
    """A PDF of page pictures (A4) without any text layer, as a scanner makes them."""
    pdf = FPDF(format="A4")
    _anonymise(pdf, "", scanned_at)
    pdf.set_auto_page_break(False)
    for picture in pictures:
        pdf.add_page()
        pdf.image(picture, 0, 0, 210, 297)
    return bytes(pdf.output())


class _Paper(FPDF):
    """A4 with a footer on each page."""

    def __init__(self, footer: str) -> None:
        super().__init__(format="A4")
        self._footer = footer

    def footer(self) -> None:
        """The printed page number and what the sheet belongs to."""
        self.set_y(-18)
        self.set_font("serif", "", 8)
        self.cell(0, 5, f"{self._footer} - page {self.page_no()}", align="C")


def _anonymise(pdf: FPDF, title: str, moment: datetime) -> None:
    pdf.set_creation_date(moment.astimezone(UTC))
    pdf.set_producer("Karvessa Water Office")
    if title:
        pdf.set_title(title)


def _set_block(pdf: FPDF, lines: Sequence[str]) -> None:
    for is_table, run in groupby(lines, key=lambda line: line.startswith("| ")):
        if is_table:
            _set_table(pdf, list(run))
            continue
        for line in run:
            if line.startswith("# "):
                _set_line(pdf, line[2:], 17, "B", 10)
            elif line.startswith("## "):
                _set_line(pdf, line[3:], 13.5, "B", 9)
            else:
                _set_line(pdf, line.replace("- ", "\u2022 ", 1) if line.startswith("- ") else line, _BODY_PT, "", 7.6)
    pdf.ln(4)


def _set_line(pdf: FPDF, text: str, size: float, weight: str, height: float) -> None:
    pdf.set_font("serif", weight, size)
    pdf.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _set_table(pdf: FPDF, lines: Sequence[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    pdf.ln(2)
    pdf.set_font("serif", "", 11)
    with pdf.table(line_height=7.5, text_align="LEFT", col_widths=(3, *([1] * (len(rows[0]) - 1)))) as table:
        for row in rows:
            table.row(row)
    pdf.ln(3)
