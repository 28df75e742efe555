# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What other people's programs read in an output of ours, where they are installed: the readers that others will use.

They are given outputs that we made, never a leaked file: of these nothing but pixels or text went into an output.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vorlage.domain.redactions import CheckedLayer
from vorlage.redaction.copies.pdf_writing import PRODUCER, TITLE

_TIMEOUT_S: Final = 60
_MOST_BYTES: Final = 64 * 1024 * 1024
_OF_THE_DISK: Final = ("SourceFile", "ExifTool:", "System:", "File:File", "File:Directory", "File:MIMEType")
"""What exiftool tells of the place where a file lies, and of itself."""
_OURS: Final = (("PDF:Title", TITLE), ("PDF:Producer", PRODUCER))
STRINGS_ENCODINGS: Final = ("s", "S", "l", "b")


@dataclass(frozen=True, slots=True)
class Reader:
    """A program that reads a kind of output: its name, its words on the command line, and what comes of it."""

    program: str
    arguments: tuple[str, ...]
    layer: CheckedLayer
    only: str = ""
    """The ending of the outputs it reads; empty for all."""


READERS: Final = (
    Reader("pdftotext", ("-enc", "UTF-8", "-raw", "{}", "-"), CheckedLayer.TEXT, ".pdf"),
    Reader("pdftotext", ("-enc", "UTF-8", "-layout", "{}", "-"), CheckedLayer.TEXT, ".pdf"),
    Reader(
        "qpdf", ("--qdf", "--object-streams=disable", "--decode-level=all", "{}", "-"), CheckedLayer.STREAMS, ".pdf"
    ),
    Reader("exiftool", ("-j", "-G", "-a", "-u", "-ee", "{}"), CheckedLayer.METADATA),
    *(Reader("strings", ("-a", "-n", "4", "-e", each, "{}"), CheckedLayer.BYTES) for each in STRINGS_ENCODINGS),
)


def is_here(program: str) -> bool:
    """Whether a program is installed."""
    return shutil.which(program) is not None


def read_with(reader: Reader, place: Path) -> bytes:
    """What a program makes of a file; empty when it fails or takes too long, or the file is none of its kind."""
    found = shutil.which(reader.program)
    if found is None:
        return b""
    words = [found, *(str(place) if word == "{}" else word for word in reader.arguments)]
    try:
        made = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )
    except (subprocess.TimeoutExpired, OSError):
        return b""
    said = made.stdout[:_MOST_BYTES]
    return "\n".join(_told(said)).encode("utf-8", "replace") if reader.program == "exiftool" else said


def _told(said: bytes) -> Iterator[str]:
    """What exiftool says of the content of a file, value by value."""
    try:
        listed: list[dict[str, Any]] = json.loads(said)
    except ValueError:
        return
    for told in listed:
        for name, value in told.items():
            if not name.startswith(_OF_THE_DISK) and (name, value) not in _OURS:
                yield str(value)
