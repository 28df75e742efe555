# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Letters in the subset of a font that no page sets: those of words that were taken out, or that a program put in.

Only a hint of what was there, and never its order. Inside the jail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

_LEAST_LETTERS = 2
_NAMES = re.compile(r"/([^/\s]+)")
_MAPPED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.S)
_CODES = re.compile(rb"<([0-9A-Fa-f\s]+)>")


def unset_letters(pdf: pikepdf.Pdf, by_font: Mapping[str, set[str]]) -> Iterator[str]:
    """For each subset of a font, the letters in it that are set nowhere in that font."""
    subsets: dict[str, set[str]] = {}
    for page in pdf.pages:
        for font in _fonts(page.obj):
            name = str(font.get("/BaseFont", "")).removeprefix("/")
            if name[6:7] == "+":
                subsets.setdefault(name, set()).update(_letters_of(font))
    for name, letters in subsets.items():
        plain = name[7:]
        shown = set().union(*(held for of, held in by_font.items() if of in (name, plain)))
        left = {letter for letter in letters if letter.isalpha()} - shown
        if len(left) >= _LEAST_LETTERS:
            yield "".join(sorted(left))


def _fonts(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(fonts, pikepdf.Dictionary):
        yield from (fonts[key] for key in list(fonts.keys()) if isinstance(fonts[key], pikepdf.Dictionary))


def _letters_of(font: Any) -> set[str]:
    letters: set[str] = set()
    descriptor = font.get("/FontDescriptor")
    if isinstance(descriptor, pikepdf.Dictionary) and "/CharSet" in descriptor:
        letters |= {name for name in _NAMES.findall(str(descriptor.CharSet)) if len(name) == 1}
    table = font.get("/ToUnicode")
    if isinstance(table, pikepdf.Stream):
        try:
            content = table.read_bytes()[:1_000_000]
        except (pikepdf.PdfError, ValueError, RuntimeError, NotImplementedError):
            return letters
        for kind, body in _MAPPED.findall(content):
            if kind == b"char":
                letters |= {_as_letter(code) for code in _CODES.findall(body)[1::2]}
    return letters - {""}


def _as_letter(code: bytes) -> str:
    digits = b"".join(code.split())
    if len(digits) != 4:
        return ""
    return chr(int(digits, 16))
