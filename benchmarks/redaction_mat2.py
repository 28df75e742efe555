# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What mat2 leaves in Office files, and what is left in our redacted copies of the same.

    python -m benchmarks.redaction_mat2 FOLDER [HOW_MANY]

FOLDER holds OOXML files. For each: what it holds that a reader does not see (thumbnails, hidden sheets, hidden rows and
columns, defined names, links to other files, properties); then the same of what mat2 makes of it, with its program; and
whether we make a copy, which is text and therefore looked through for parts of any kind. Counted are files.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from vorlage.app import Case
from vorlage.domain.custody import Genre
from vorlage.domain.errors import VorlageError
from vorlage.domain.redactions import CopyForm
from vorlage.redaction.copies.making import CopyOrder

ENDINGS = (".docx", ".xlsx", ".pptx")
SIGNS = {
    "thumbnail": (re.compile(r"thumbnail", re.I), None),
    "hidden sheet": (re.compile(r"xl/workbook.xml"), re.compile(rb'<sheet [^>]*state="(?:very)?[Hh]idden"')),
    "hidden rows or columns": (re.compile(r"xl/worksheets/"), re.compile(rb'<(?:row|col) [^>]*hidden="(?:1|true)"')),
    "defined names": (re.compile(r"xl/workbook.xml"), re.compile(rb"<definedName ")),
    "external links": (re.compile(r"xl/externalLinks/"), None),
    "author": (re.compile(r"docProps/core.xml"), re.compile(rb"<dc:creator>[^<]+<|<cp:lastModifiedBy>[^<]+<")),
    "rsids": (re.compile(r"word/(?:document|settings).xml"), re.compile(rb"w:rsid")),
    "comments": (re.compile(r"comments\d*.xml|commentAuthors"), None),
}


def held(content: bytes) -> set[str]:
    """What of it a file holds."""
    found = set()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                for sign, (part, pattern) in SIGNS.items():
                    if part.search(name) and (pattern is None or pattern.search(package.read(name))):
                        found.add(sign)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return set()
    return found


def by_mat2(place: Path, folder: Path) -> bytes | None:
    """What mat2 makes of a file; None when it makes nothing."""
    copy = folder / place.name
    copy.write_bytes(place.read_bytes())
    subprocess.run(["/usr/bin/mat2", str(copy)], capture_output=True, timeout=120, check=False)
    cleaned = copy.with_name(f"{copy.stem}.cleaned{copy.suffix}")
    return cleaned.read_bytes() if cleaned.exists() else None


def main(folder: Path, how_many: int) -> None:
    """Both, file by file."""
    places = sorted(place for place in folder.rglob("*") if place.suffix.lower() in ENDINGS)[:how_many]
    before, after_mat2, after_us = Counter[str](), Counter[str](), Counter[str]()
    made_by_mat2 = made_by_us = 0
    with tempfile.TemporaryDirectory() as work, Case.create(Path(work) / "case") as case:
        case.add(places, genre=Genre.PRIMARY)
        for number, place in enumerate(places):
            before.update(held(place.read_bytes()))
            scratch = Path(work) / str(number)
            scratch.mkdir()
            cleaned = by_mat2(place, scratch)
            if cleaned is not None:
                made_by_mat2 += 1
                after_mat2.update(held(cleaned))
        for item in case.items():
            if item.parent is None:
                try:
                    made = case.redactions.copy(item.number, CopyOrder(form=CopyForm.CSV))
                except VorlageError as refused:
                    after_us.update([refused.code])
                    continue
                made_by_us += 1
                after_us.update(held(made.content))
    print(f"{len(places)} files; mat2 made {made_by_mat2} copies, we {made_by_us}")
    for sign in SIGNS:
        print(f"  {sign:24} held {before[sign]:4}  left by mat2 {after_mat2[sign]:4}  left by us {after_us[sign]:4}")
    print({code: count for code, count in after_us.items() if code not in SIGNS})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 150)
