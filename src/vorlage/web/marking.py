# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A text cut at the ends of its marks, so that a template can write each piece once and escape it once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vorlage.domain.lineage import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text to be shown as something. `kind` becomes a class, `anchor` an id, `label` a hint."""

    start: int
    end: int
    kind: str
    anchor: str = ""
    label: str = ""

    @property
    def is_variant(self) -> bool:
        """Whether it marks a place where two witnesses differ."""
        return self.kind.startswith("variant")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text under the same marks throughout. `start` is its offset in the text."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, for a class attribute."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def opening(self) -> tuple[Mark, ...]:
        """The marks that begin with this piece: only here is their anchor written, so that ids stay unique."""
        return tuple(mark for mark in self.marks if mark.start == self.start)


def segments(text: str, marks: Iterable[Mark], *, cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Cut `text` at the ends of its marks, and at `cuts`.

    Laws: the pieces joined are the text; no piece is empty; a piece is under just the marks that cover it.
    Marks outside the text are clipped to it, and empty ones dropped: a stale offset must not hide a page.
    """
    length = len(text)
    clipped = [mark for mark in marks if 0 <= mark.start < min(mark.end, length)]
    edges = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for mark in clipped:
        edges.update((mark.start, min(mark.end, length)))
    starts: dict[int, list[Mark]] = {}
    for mark in clipped:
        starts.setdefault(mark.start, []).append(mark)
    pieces: list[Segment] = []
    live: list[Mark] = []
    bounds = sorted(edges)
    for start, end in pairwise(bounds):
        live = [mark for mark in live if mark.end > start] + starts.get(start, [])
        pieces.append(Segment(start, text[start:end], tuple(live)))
    return tuple(pieces)


def between(pieces: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """The pieces that lie in `start`..`end`, where the text was cut at both."""
    return tuple(piece for piece in pieces if start <= piece.start < end)


def marked(text: str, spans: Iterable[Span], *, kind: str = "hit") -> tuple[Segment, ...]:
    """A text with plain marks and no anchors: for snippets."""
    return segments(text, [Mark(start=start, end=end, kind=kind) for start, end in spans])
