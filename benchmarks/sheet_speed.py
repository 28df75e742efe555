# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How fast pages of office files are read and set on sheets, beside LibreOffice and PDFium drawing them, in turns.

The two do not give the same: a sheet holds the words and their places, a drawn page the layout too. Needs `soffice` on
the path; without it only our own figure is printed.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from vorlage.domain.custody import Genre
from vorlage.extraction.reader import extract_original
from vorlage.extraction.typesetting.drawing import draw_text
from vorlage.jail.supervisor import Jail

FILES, PAGES, WORDS = 4, 20, 400
WORD_LIST = ("water", "lead", "pipe", "sample", "district", "board", "letter", "notice", "limit", "street", "winter")
_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def write_docx(place: Path, seed: int) -> None:
    """A letter of many pages, of made-up text."""
    chance = random.Random(seed)
    body = ""
    for page in range(PAGES):
        for _ in range(6):
            body += f"<w:p><w:r><w:t>{' '.join(chance.choices(WORD_LIST, k=WORDS // 6))}</w:t></w:r></w:p>"
        body += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if page < PAGES - 1 else ""
    with zipfile.ZipFile(place, "w") as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr("_rels/.rels", _RELATIONS)
        word = f"{_OFFICE}/wordprocessingml/2006/main"
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')


def sheets_a_second(jail: Jail, files: list[Path], work: Path) -> float:
    """Read in the jail and drawn, all pages of all files."""
    start, drawn = time.perf_counter(), 0
    for position, file in enumerate(files):
        extracted = extract_original(
            jail, file, name=file.name, genre=Genre.PRIMARY, work=work / f"{time.monotonic_ns()}-{position}"
        )
        for page in extracted.pages:
            draw_text(page)
            drawn += 1
    assert drawn == FILES * PAGES
    return drawn / (time.perf_counter() - start)


def office_pages_a_second(files: list[Path], work: Path) -> float:
    """Laid out by LibreOffice as PDF, drawn by PDFium at 110 dpi."""
    start, drawn = time.perf_counter(), 0
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(work), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    for file in files:
        with pypdfium2.PdfDocument(work / f"{file.stem}.pdf") as laid_out:
            for index in range(len(laid_out)):
                laid_out[index].render(scale=110 / 72).to_pil()
                drawn += 1
    return drawn / (time.perf_counter() - start)


def main() -> None:
    """Three turns, each way once a turn."""
    with TemporaryDirectory() as folder:
        work = Path(folder)
        files = [work / f"letter-{seed}.docx" for seed in range(FILES)]
        for seed, file in enumerate(files):
            write_docx(file, seed)
        jail = Jail()
        sheets_a_second(jail, files, work)  # the jail's template starts
        for _ in range(3):
            ours = sheets_a_second(jail, files, work)
            told = f"sheets {ours:.1f} pages a second"
            if shutil.which("soffice"):
                theirs = office_pages_a_second(files, work)
                told += f", LibreOffice and PDFium {theirs:.1f}: ratio {ours / theirs:.1f}"
            print(told)


if __name__ == "__main__":
    main()
