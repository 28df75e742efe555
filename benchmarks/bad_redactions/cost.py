# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What examining PDFs costs, as processor time beside that of reading the same files, in this process.

    python -m benchmarks.bad_redactions.cost FOLDER

Only for files that are known: nothing here is in the jail.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

from vorlage.domain.custody import Genre
from vorlage.extraction.answers import ReadRequest
from vorlage.extraction.pdf.reading import read_pdf
from vorlage.redaction.received.pdf import examine_pdf
from vorlage.redaction.received.shape import ExamineRequest


def main() -> None:
    """Print pages, processor time of both, and how many times the one is the other."""
    pages, reading, examining = 0, 0.0, 0.0
    for place in sorted(Path(sys.argv[1]).rglob("*.pdf")):
        held = place.read_bytes()
        start = time.process_time()
        pages += len(read_pdf(io.BytesIO(held), ReadRequest(name=place.name, genre=Genre.PRIMARY)).pages)
        middle = time.process_time()
        examine_pdf(held, ExamineRequest(media_type="application/pdf"))
        reading, examining = reading + middle - start, examining + time.process_time() - middle
    print(f"{pages} pages: read in {reading:.1f} s, examined in {examining:.1f} s of processor time,", end=" ")
    print(f"{examining / pages:.2f} s a page, {examining / reading:.0f} times reading")


if __name__ == "__main__":
    main()
