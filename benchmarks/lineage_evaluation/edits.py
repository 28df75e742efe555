# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Edits on a text that remember where they came from and where they went.

A made copy is judged by the spans of what was changed, so an edit is a span of the parent with its new words, and
applying edits gives the copy and, for each edit, its span in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in place of `parent[start:end]`. `kind` is what sort of change it is, for the record."""

    start: int
    end: int
    new: str
    kind: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A change that is known to have been made: both readings and both spans."""

    kind: str
    old: str
    new: str
    old_span: Span
    new_span: Span


def apply_edits(parent: str, edits: Iterable[Edit]) -> tuple[str, tuple[Planted, ...]]:
    """The copy, and where each edit stands in parent and copy. Of overlapping edits the first to begin is made."""
    pieces: list[str] = []
    planted: list[Planted] = []
    read = written = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < read or parent[edit.start : edit.end] == edit.new:
            continue
        pieces += (parent[read : edit.start], edit.new)
        written += edit.start - read
        new_span = (written, written + len(edit.new))
        planted.append(Planted(edit.kind, parent[edit.start : edit.end], edit.new, (edit.start, edit.end), new_span))
        written, read = new_span[1], edit.end
    pieces.append(parent[read:])
    return "".join(pieces), tuple(planted)
