# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The fixed words of every edition: those of its pages and checkers, which name nobody.

An edition is searched for what is hidden of its records. A record may call a board "Method" or a person "Black": these
words of ours are no find. Taken from the templates and the checkers themselves, so that none is forgotten, and as they
are read with tags and without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape, unescape
from importlib.resources import files as package_files
from pathlib import Path
from typing import Final

from jinja2 import Environment

from vorlage.publishing import words

_TEMPLATES: Final = Path(__file__).parent / "templates"
_TAG: Final = re.compile(r"<[^<>]*>")
_ATTRIBUTE: Final = re.compile(r'"([^"<>]+)"')
_LEAST: Final = 3


@cache
def fixed_words() -> tuple[str, ...]:
    """Every fixed text of an edition, in the pieces in which it stands there."""
    pieces = {piece for text in _texts() for piece in _pieces(text)}
    return tuple(sorted(pieces, key=lambda piece: (-len(piece), piece)))


def _texts() -> Iterator[str]:
    environment = Environment(autoescape=True)
    for place in sorted(_TEMPLATES.glob("*.html")):
        source = place.read_text("utf-8")
        yield from (value for _, kind, value in environment.lex(source) if kind in {"data", "string"})
    yield (_TEMPLATES / "edition.css").read_text("utf-8")
    reader = package_files("vorlage.sealing.reader")
    yield from (
        each.read_text("utf-8") for each in reader.iterdir() if each.name.endswith((".py", ".js", ".css", ".html"))
    )
    tables = (words.MODES, words.PROVEN, words.STATUSES, words.KINDS, words.DRIFTS, words.RELATIONS)
    for table in tables:
        yield from _values(table.values())
    yield from words.NOT_PROVEN


def _values(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def _pieces(text: str) -> Iterator[str]:
    """A text line by line: whole, without tags, its attributes; and each as it stands escaped."""
    for line in text.splitlines():
        for piece in (line, *_TAG.split(line), *_ATTRIBUTE.findall(line)):
            plain = piece.strip()
            if sum(map(str.isalpha, plain)) >= _LEAST:
                yield from {plain, escape(plain), escape(plain, quote=False), unescape(plain)}
