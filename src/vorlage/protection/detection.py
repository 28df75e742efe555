# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What could be a person's name, in any script, by its writing alone: no list of people, no model.

Each writing system has its own rule (`capitals`, `chinese`, `japanese`, `korean`, `thai`, `without_capitals`). All err
on the side of hiding: what is not known to be an ordinary word may be a name. How much is hidden and what is missed is
measured in `docs/explanation/protection.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.protection import PLACEHOLDERS, Spot, SpotKind, Why
from vorlage.names.folding import Folded, fold
from vorlage.protection import capitals, chinese, japanese, korean, thai, without_capitals
from vorlage.protection.writing import HAN, HIRAGANA, KATAKANA

_PARAGRAPH_END: Final = "\n\n"


def could_be_names(text: str, *, is_file_name: bool = False) -> tuple[Spot, ...]:
    """Every spot that could be a name or a part of one, in order; spots may overlap.

    Placeholders of an earlier masking are left alone.

    Args:
        text: Any text.
        is_file_name: Capitals say nothing here.
    """
    spans = sorted(set(_spans(text, is_file_name=is_file_name)))
    taken = [found.span() for found in _placeholders().finditer(text)]
    return tuple(
        Spot(start=start, end=end, kind=SpotKind.NAME, why=Why.UNDECIDED)
        for start, end in spans
        if not any(start < last and first < end for first, last in taken)
    )


def _spans(text: str, *, is_file_name: bool) -> Iterator[Span]:
    yield from capitals.possible_names(text, is_file_name=is_file_name)
    if text.isascii():
        return
    folded = fold(text)
    yield from without_capitals.possible_names(text, folded)
    for start, end in _of_folded(folded):
        yield folded.span(start, end)


def _of_folded(folded: Folded) -> Iterator[Span]:
    """Of scripts that write no spaces, or join what others write apart."""
    yield from korean.possible_names(folded.text)
    yield from thai.possible_names(folded.text)
    if not _east_asian().search(folded.text):
        return
    at = 0
    for paragraph in folded.text.split(_PARAGRAPH_END):
        in_japanese = japanese.is_japanese(paragraph)
        rule = japanese.possible_names if in_japanese else chinese.possible_names
        for start, end in rule(paragraph):
            yield at + start, at + end
        if not in_japanese:
            for start, end in japanese.katakana_names(paragraph):
                yield at + start, at + end
        at += len(paragraph) + len(_PARAGRAPH_END)


@cache
def _east_asian() -> re.Pattern[str]:
    return re.compile(f"[{HAN}{HIRAGANA}{KATAKANA}]")


@cache
def _placeholders() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dict.fromkeys(PLACEHOLDERS.values()))))
