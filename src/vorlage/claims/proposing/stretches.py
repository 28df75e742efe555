# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A report cut into stretches that a model can be shown: at the ends of paragraphs or sentences where it can be."""

from __future__ import annotations

from collections.abc import Iterator

from vorlage.domain.lineage import Span
from vorlage.extraction.sentences import paragraphs, sentences


def stretches(text: str, most: int) -> tuple[Span, ...]:
    """Stretches of a text, in order and apart, each of at most `most` characters.

    Laws: what is in none of them is white space; no sentence is cut that is not longer than `most` itself.
    """
    if most < 1:
        raise ValueError("a stretch has at least one character")
    found: list[Span] = []
    for start, end in _parts(text, most):
        if found and end - found[-1][0] <= most:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


def _parts(text: str, most: int) -> Iterator[Span]:
    """Paragraphs; of one that is too long its sentences; of one of those that is too long, pieces."""
    whole = set(sentences(text))
    for start, end in paragraphs(text):
        if end - start <= most:
            yield start, end
            continue
        for first, last in sorted(span for span in whole if start <= span[0] < end):
            yield from ((at, min(at + most, last)) for at in range(first, last, most))
