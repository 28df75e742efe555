# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown of a page that answers: a few lines around the words that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.domain.search import Match, Query, SearchOptions, Snippet
from vorlage.names.scripts import is_unspaced
from vorlage.search.places import Place, find_places

SNIPPET_CHARACTERS: Final = 160
SNIPPETS_PER_PAGE: Final = 3
MATCHES_PER_HIT: Final = 20

_LONGEST_SHIFT: Final = 40
"""So far a cut is moved to fall between words; a longer word is cut."""


def locate(query: Query, text: str, options: SearchOptions, languages: Iterable[str] = ()) -> tuple[Span, ...]:
    """All places of a text to mark for a query: overlapping and touching ones merged, in reading order.

    Args:
        query: As parsed; words under NOT are not looked for.
        text: One page.
        options: `exact` and `match_case` decide how places are found.
        languages: What the text is written in, for stems. None given, words are found by their folded form alone.

    Returns:
        Code points of `text`, half-open.
    """
    return merged((place.start, place.end) for place in find_places(query, text, options, languages))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters in the fewest stretches. Merging twice changes nothing."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def matches_in(places: Sequence[Place]) -> tuple[Match, ...]:
    """Which word matched which term and how: each spelling once, the first of them, in reading order."""
    found: dict[tuple[str, str, str], Match] = {}
    for place in places:
        match = place.match
        shown = Match(match.term, " ".join(match.found.split()), match.how)
        found.setdefault((match.term, shown.found.lower(), match.how), shown)
    return tuple(found.values())[:MATCHES_PER_HIT]


def snippets_of(text: str, places: Sequence[Place], *, page_start: int) -> tuple[Snippet, ...]:
    """Up to three stretches of a page around what was found, the ones with most different words, in reading order.

    Args:
        text: The page.
        places: What was found on it. None (a query of exclusions alone): the beginning of the page is shown.
        page_start: Where the page begins in its record's text.

    Returns:
        Snippets cut at word boundaries, each `text` being the record's text from `start` to `end`.
    """
    marks = merged((place.start, place.end) for place in places)
    if not text.strip():
        return ()
    windows = _windows(text, places) or [_window(text, len(text) - len(text.lstrip()), 0)]
    snippets = []
    for start, end in windows:
        highlights = tuple(
            (max(first, start) - start, min(last, end) - start) for first, last in marks if first < end and last > start
        )
        snippets.append(Snippet(text[start:end], page_start + start, page_start + end, highlights))
    return tuple(snippets)


def _windows(text: str, places: Sequence[Place]) -> list[Span]:
    """The best windows that do not overlap: each time the one with most terms not shown yet, then most terms."""
    candidates = _grouped(places)
    shown: set[str] = set()
    chosen: list[Span] = []
    while candidates and len(chosen) < SNIPPETS_PER_PAGE:
        best = max(candidates, key=lambda group: (len(_terms(group) - shown), len(_terms(group)), -group[0].start))
        shown |= _terms(best)
        window = _window(text, best[0].start, max(place.end for place in best))
        chosen.append(window)
        candidates = [group for group in candidates if group[0].start >= window[1] or _end(group) <= window[0]]
    chosen.sort()
    return [window for at, window in enumerate(chosen) if at == 0 or window[0] >= chosen[at - 1][1]]


def _grouped(places: Sequence[Place]) -> list[list[Place]]:
    """Places in reading order, put together as long as they fit in one snippet."""
    groups: list[list[Place]] = []
    for place in places:
        if groups and place.end - groups[-1][0].start <= SNIPPET_CHARACTERS // 2:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _terms(group: Sequence[Place]) -> set[str]:
    return {place.match.term for place in group}


def _end(group: Sequence[Place]) -> int:
    return max(place.end for place in group)


def _window(text: str, start: int, end: int) -> Span:
    """A stretch of about the snippet's length with `start` to `end` in it, cut at word boundaries where it can be."""
    end = min(end, start + 2 * SNIPPET_CHARACTERS)
    spare = max(0, SNIPPET_CHARACTERS - (end - start))
    first = max(0, start - spare // 3)
    last = min(len(text), max(end, first + SNIPPET_CHARACTERS))
    later = range(first, min(start, first + _LONGEST_SHIFT) + 1)
    earlier = range(last, max(end, last - _LONGEST_SHIFT) - 1, -1)
    first = next((at for at in later if not _inside_word(text, at)), first)
    last = next((at for at in earlier if not _inside_word(text, at)), last)
    while first < start and text[first].isspace():
        first += 1
    while last > max(end, first + 1) and text[last - 1].isspace():
        last -= 1
    return first, last


def _inside_word(text: str, at: int) -> bool:
    """Whether a cut before `at` would part a word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return not (before.isspace() or after.isspace() or is_unspaced(before) or is_unspaced(after))
