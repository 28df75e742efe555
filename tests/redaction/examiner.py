# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody who wants to know what a redacted copy hides: shares no code with our check, and looks in every layer."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf

PROGRAMS = {
    "pdftotext": ("-enc", "UTF-8", "{}", "-"),
    "qpdf": ("--qdf", "--decode-level=all", "{}", "-"),
    "exiftool": ("-a", "-u", "-g", "-ee", "{}"),
    "strings": ("-a", "-e", "s", "{}"),
    "strings -e S": ("-a", "-e", "S", "{}"),
    "strings -e l": ("-a", "-e", "l", "{}"),
    "strings -e b": ("-a", "-e", "b", "{}"),
}


def recovered(copy: bytes, secret: str, place: Path, *, with_programs: bool = True) -> list[str]:
    """The layers of a copy in which the secret, or a word of it, is found."""
    needles = [word for word in secret.split() if len(word) >= 5]
    layers = list(_layers(copy))
    if with_programs:
        place.write_bytes(copy)
        layers += _said_by_programs(place)
    return [layer for layer, content in layers if _holds(content, needles)]


def _holds(content: bytes, needles: list[str]) -> bool:
    small = content.lower()
    wanted = [
        encoded.lower()
        for needle in needles
        for encoded in (
            needle.encode(),
            needle.encode("utf-16-le"),
            needle.encode("utf-16-be"),
            needle.encode().hex().encode(),
            needle.encode("utf-16-be").hex().encode(),
        )
    ]
    shifted = [b" " * shift + needle.encode() for needle in needles for shift in range(3)]
    in_base64 = [base64.b64encode(each).rstrip(b"=")[4:-2] for each in shifted]
    return any(each in small for each in wanted) or any(len(each) > 5 and each in content for each in in_base64)


def _layers(copy: bytes) -> Iterator[tuple[str, bytes]]:
    yield "bytes", copy
    for number, found in enumerate(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", copy, re.S)):
        yield f"raw stream {number}", found[1]
        try:
            yield f"stream {number}", zlib.decompressobj().decompress(found[1])
        except zlib.error:
            continue
    for number, found in enumerate(re.finditer(rb"[A-Za-z0-9+/]{16,}={0,2}", copy)):
        yield f"base64 {number}", base64.b64decode(found[0][: len(found[0]) // 4 * 4])
    if copy.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(copy)) as opened:
            for number, held in enumerate(opened.objects):
                yield f"object {number}", held.unparse(resolved=True)
                if isinstance(held, pikepdf.Stream):
                    with suppress(pikepdf.PdfError):  # a picture of a kind that is not unpacked
                        yield f"decoded {number}", held.read_bytes()


def _said_by_programs(place: Path) -> Iterator[tuple[str, bytes]]:
    for called, arguments in PROGRAMS.items():
        program = shutil.which(called.split()[0])
        is_pdf = place.read_bytes()[:5] == b"%PDF-"
        if program is not None and (is_pdf or called.startswith("strings")):
            words = [str(place) if word == "{}" else word for word in arguments]
            said = subprocess.run([program, *words], capture_output=True, timeout=120, check=False).stdout
            if called == "exiftool":  # the name of the file is ours
                said = b"\n".join(line for line in said.splitlines() if b"Directory" not in line)
            yield called, said
