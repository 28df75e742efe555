# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Passages like one: what other places of the case say the same thing, copy it, or speak of the same matter.

1. Take the traits of the passage: words by their stems, numbers, dates, names (`traits`).
2. Weigh each by how few pages have it (inverse document frequency; K. Spärck Jones, Journal of Documentation 28, 1972).
3. Ask the index for pages with the rarest of them: a bounded number of each (`likeness_query`).
4. On each page find the stretches, about as long as the passage, with most of its weight.
5. Keep those that share enough, widen them to whole sentences, and say what they share.

In another language words are not shared: there numbers, dates and names have to be, at least two of them numbers or
dates. Names alone never make passages alike, and a passage of nothing but names is refused: this finds what is said,
not persons. Nothing is learned from one case for another, and no model is asked.

Residual risks: scripts without capitals do not tell names, whose words count as words there. Much the same may be said
without a word in common; that is not found. Bounds (`MOST_*`) keep a common passage from being looked for everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log
from typing import Final

from vorlage.domain.custody import ItemNumber
from vorlage.domain.errors import QueryRefusedError
from vorlage.domain.lineage import Span
from vorlage.domain.pages import Record
from vorlage.domain.search import MatchKind, Name, SearchOptions
from vorlage.extraction.sentences import sentences
from vorlage.names.scripts import Script, is_unspaced, script_of_word
from vorlage.search.likeness_query import PageCounts, likeness_query
from vorlage.search.own_date import own_date
from vorlage.search.page_index import IndexedPage, IndexReading, PageIndex
from vorlage.search.places import PageWords
from vorlage.search.snippets import merged
from vorlage.search.traits import Standing, Trait, TraitKind, distinct, traits_of
from vorlage.search.words import base_language

MOST_CHARACTERS: Final = 8_000
"""So much of a passage is looked at."""
MOST_PAGES: Final = 120
"""So many pages are read for stretches like it."""
MOST_ON_A_PAGE: Final = 100_000
"""So many characters of a page are read."""
MOST_STRETCHES: Final = 3
"""On one page."""

_LEAST_ASKED: Final = 4
"""So many words, numbers or dates must be in a passage, besides names."""
_LEAST_SHARED: Final = 4
_LEAST_SHARED_WITHOUT_CAPITALS: Final = 5
_ENOUGH_SHARED: Final = 14
"""So much in common is told of however little of a long passage it is."""
_LEAST_SHARE: Final = 0.25
_LEAST_FACTS: Final = 3
_LEAST_FACT_SHARE: Final = 0.25
_TELLING: Final = 1.5
_TELLING_OF_MOST: Final = 0.35
_RARE_OF_MOST: Final = 0.5
"""What weighs less than these, of the weight of what stands nowhere else, counts in the order and not as something in
common: in a small case what stands on every sixth page, in a large one on every hundredth."""
_FEW_PAGES: Final = 20
"""Where there are fewer, a word that both of two pages have is still rare: it is weighed as among so many."""
_ROOM: Final = 2.5
_LEAST_ROOM: Final = 600
_CHARACTERS_FOR_ONE: Final = 3.5
"""So many letters say what one Chinese character says."""
_IN_A_ROW: Final = 7
"""So many words in a row, or characters of a script without word spaces, are the same words by no chance."""
_OTHER_LANGUAGE: Final = 0.6
_CUT: Final = 1_200
"""A stretch is not widened to a sentence longer than this."""
_MOST_NAMES: Final = 6


@dataclass(frozen=True, slots=True)
class Shared:
    """A trait that two passages share: as it stands here and there, and on how many pages it stands at least."""

    kind: TraitKind
    here: str
    there: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPassage:
    """A stretch of a page that is like a passage. `start`, `end` and `marks` point into its record's text.

    `share` is how much of the passage's weight is there, from 0 to 1: an order of this list, not a probability.
    """

    number: ItemNumber
    path: str
    page_number: int
    start: int
    end: int
    text: str
    marks: tuple[Span, ...]
    language: str
    share: float
    shared: tuple[Shared, ...]
    """The rarest first."""
    in_a_row: int
    """How many words in a row are the same, where that is worth telling; else 0."""
    is_other_language: bool

    def __repr__(self) -> str:
        return f"SimilarPassage({self.number}, {self.start}-{self.end})"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPassages:
    """The passages like one, the nearest first, and what was asked: `asked` words, numbers, dates and names of it."""

    start: int
    end: int
    asked: int
    pages_read: int
    passages: tuple[SimilarPassage, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A passage by its traits and their weights."""

    number: ItemNumber
    span: Span
    text: str
    language: str
    standing: tuple[Standing, ...]
    weights: Mapping[Trait, float]
    pages: Mapping[Trait, int]
    """On how many pages each trait stands."""
    most: float
    """The weight of what stands nowhere else."""

    def room(self, text: str) -> float:
        """How long a stretch of a text may be to be like it."""
        unit = 1.0 if _is_unspaced(text) else _CHARACTERS_FOR_ONE
        own = 1.0 if _is_unspaced(self.text) else _CHARACTERS_FOR_ONE
        return max(_LEAST_ROOM / _CHARACTERS_FOR_ONE, _ROOM * len(self.text) / own) * unit

    def weight(self, *, facts_only: bool) -> float:
        """What all its traits weigh together."""
        return sum(weight for trait, weight in self.weights.items() if trait.is_fact or not facts_only)


def similar_passages(index: PageIndex, record: Record, span: Span, *, limit: int = 20) -> SimilarPassages:
    """Passages like one of a record, anywhere but there.

    Args:
        index: Where candidates are asked for.
        record: In which the passage stands.
        span: Where, in the record's text; of a long one the first `MOST_CHARACTERS`.
        limit: How many to give.

    Raises:
        QueryRefusedError: The passage is too short, or says nothing but names.
        ValueError: The span is not in the record.
        IndexUnreadableError: The index is damaged.
    """
    text = record.text
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError("the passage is outside the record")
    end = min(end, start + MOST_CHARACTERS)
    with index.reading(SearchOptions(stems=False, typos=False)) as reading:
        asked = _asked(reading, record, text[start:end], (start, end))
        pages = likeness_query(reading, asked.standing, asked.weights, asked.language, MOST_PAGES)
    found = [each for page, dateline in pages for each in _on_page(page, dateline, asked, reading)]
    found.sort(key=lambda each: (-each.share, each.number, each.start))
    return SimilarPassages(
        start=start, end=end, asked=len(asked.weights), pages_read=len(pages), passages=tuple(found[:limit])
    )


def _asked(reading: IndexReading, record: Record, text: str, span: Span) -> _Asked:
    language = record.page_at(span[0]).language
    own = own_date(record)
    standing = traits_of(text, language, own.text if own else "")
    places = distinct(standing)
    if sum(1 for trait in places if trait.kind is not TraitKind.NAME) < _LEAST_ASKED:
        raise QueryRefusedError(
            "This passage is too short to find others like it.",
            expected=f"at least {_LEAST_ASKED} words, numbers or dates that are no part of a name",
            found="fewer",
            unharmed="Nothing was searched and nothing changed.",
            next_step="choose a whole sentence or paragraph; for a name or a word, search for it.",
        )
    counts = PageCounts(reading, language)
    pages = counts.counted({trait: counts.of(trait, _printed(text, each[0])) for trait, each in places.items()})
    return _Asked(
        number=record.number,
        span=span,
        text=text,
        language=language,
        standing=standing,
        weights={trait: _weight(count, counts.all) for trait, count in pages.items()},
        pages=pages,
        most=_weight(1, counts.all),
    )


def _weight(pages: int, of_all: int) -> float:
    """How much meeting it again tells: nothing, when every second page has it (Robertson's weight, as in BM25)."""
    of_all = max(of_all, _FEW_PAGES)
    return max(0.0, log((of_all - pages + 0.5) / (pages + 0.5)))


def _on_page(page: IndexedPage, dateline: str, asked: _Asked, reading: IndexReading) -> list[SimilarPassage]:
    """The best stretches of a page, none meeting another or the passage itself."""
    text = page.text[:MOST_ON_A_PAGE]
    standing = [each for each in traits_of(text, asked.language, dateline) if each.trait in asked.weights]
    standing += _names_in_other_spellings(page, text, asked, reading, {each.trait for each in standing})
    standing.sort(key=lambda each: (each.start, each.end))
    found: list[SimilarPassage] = []
    for start, end in _besides(page, asked, len(text)):
        met = [each for each in standing if start <= each.start and each.end <= end]
        found.extend(_in_stretch(page, text, (start, end), met, asked))
    return sorted(found, key=lambda each: -each.share)[:MOST_STRETCHES]


def _besides(page: IndexedPage, asked: _Asked, length: int) -> tuple[Span, ...]:
    """The page without the passage: what stands before it and what stands after it are two."""
    first, last = asked.span[0] - page.page_start, asked.span[1] - page.page_start
    if page.number != asked.number or first >= length or last <= 0:
        return ((0, length),)
    return ((0, max(0, first)), (min(length, last), length))


def _in_stretch(
    page: IndexedPage, text: str, stretch: Span, met: Sequence[Standing], asked: _Asked
) -> list[SimilarPassage]:
    found: list[SimilarPassage] = []
    room = asked.room(text)
    while len(found) < MOST_STRETCHES:
        window = _best_window(met, asked, room)
        passage = _passage(page, text, stretch, window, asked) if window else None
        if passage is None:
            break
        found.append(passage)
        first, last = window[0].start, max(each.end for each in window)
        met = [each for each in met if each.end <= first or each.start >= last]
    return found


def _names_in_other_spellings(
    page: IndexedPage, text: str, asked: _Asked, reading: IndexReading, seen: set[Trait]
) -> list[Standing]:
    """The passage's names as they are written on a page of another script."""
    names = [trait for trait in asked.weights if trait.kind is TraitKind.NAME and trait not in seen]
    if not names or _script(text) is _script(asked.text):
        return []
    words = PageWords(text, (base_language(page.language),), reading.readings)
    return [
        Standing(trait, *span)
        for trait in names[:_MOST_NAMES]
        for span, kind in words.places(Name(trait.key))
        if kind is not MatchKind.FUZZY
    ]


def _script(text: str) -> Script:
    return script_of_word(text[:2_000])


def _best_window(met: Sequence[Standing], asked: _Asked, room: float) -> list[Standing]:
    """The stretch no longer than there is room for with most of the passage's weight; of equal ones the first."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    inside: Counter[Trait] = Counter()
    weight, first = 0.0, 0
    for last, standing in enumerate(met):
        if not inside[standing.trait]:
            weight += asked.weights[standing.trait]
        inside[standing.trait] += 1
        while standing.end - met[first].start > room:
            inside[met[first].trait] -= 1
            if not inside[met[first].trait]:
                weight -= asked.weights[met[first].trait]
            first += 1
        if weight > best[0] + 1e-9:
            best = weight, first, last + 1
    return _without_idle_ends(met[best[1] : best[2]], asked)


def _without_idle_ends(window: Sequence[Standing], asked: _Asked) -> list[Standing]:
    """The stretch without what stands at its ends and weighs nothing, or stands in it once more."""
    kept = list(window)
    counts = Counter(each.trait for each in kept)
    for end in (0, -1):
        while kept and (asked.weights[kept[end].trait] == 0.0 or counts[kept[end].trait] > 1):
            counts[kept.pop(end).trait] -= 1
    return kept


def _passage(
    page: IndexedPage, text: str, stretch: Span, window: Sequence[Standing], asked: _Asked
) -> SimilarPassage | None:
    """The stretch widened to whole sentences, if it shares enough."""
    places = distinct(each for each in window if asked.weights[each.trait] > 0.0)
    is_other = base_language(page.language) != base_language(asked.language)
    in_a_row = _in_a_row(window, asked)
    share = _share(places, asked, in_a_row)
    if share is None:
        return None
    start, end = _whole_sentences(text, (window[0].start, max(each.end for each in window)), stretch)
    here = {each.trait: each for each in reversed(asked.standing)}
    rarest = sorted(places, key=lambda trait: (-asked.weights[trait], places[trait][0].start))
    at = page.page_start
    return SimilarPassage(
        number=page.number,
        path=page.path,
        page_number=page.page_number,
        start=at + start,
        end=at + end,
        text=text[start:end],
        marks=merged((at + each.start, at + each.end) for each in window if each.trait in places),
        language=page.language,
        share=round(share, 4),
        shared=tuple(
            Shared(
                trait.kind,
                _printed(asked.text, here[trait]),
                _printed(text, places[trait][0]),
                asked.pages[trait],
            )
            for trait in rarest
        ),
        in_a_row=in_a_row,
        is_other_language=is_other,
    )


def _printed(text: str, standing: Standing) -> str:
    return " ".join(text[standing.start : standing.end].split())


def _share(places: Mapping[Trait, Sequence[Standing]], asked: _Asked, in_a_row: int) -> float | None:
    """How much of the passage is in a stretch; None when that is not enough to call them alike."""
    share = sum(asked.weights[trait] for trait in places) / (asked.weight(facts_only=False) or 1.0)
    tells_names = _has_capitals(asked.text) or _is_unspaced(asked.text)
    least = _LEAST_SHARED if tells_names else _LEAST_SHARED_WITHOUT_CAPITALS
    rarer, enough = (_TELLING_OF_MOST, least) if share >= _LEAST_SHARE else (_RARE_OF_MOST, _ENOUGH_SHARED)
    bound = max(_TELLING, rarer * asked.most)
    telling = {trait: each for trait, each in places.items() if asked.weights[trait] >= bound}
    facts = sum(trait.kind in (TraitKind.NUMBER, TraitKind.DATE) for trait in telling)
    words = _words([each for trait, each in telling.items() if trait.kind is TraitKind.WORD])
    if in_a_row or (words and words + facts >= enough):
        return share
    return _fact_share(places, asked)


def _fact_share(places: Mapping[Trait, Sequence[Standing]], asked: _Asked) -> float | None:
    """How much of what is the same in every language is in a stretch; None when that is not enough."""
    shared = [trait for trait in places if trait.is_fact]
    weight = sum(asked.weights[trait] for trait in shared)
    share = weight / (asked.weight(facts_only=True) or 1.0)
    without_names = sum(trait.kind is not TraitKind.NAME for trait in shared)
    if without_names < 2 or len(shared) < _LEAST_FACTS or weight < _LEAST_FACTS * _TELLING or share < _LEAST_FACT_SHARE:
        return None
    return share * _OTHER_LANGUAGE


def _words(places: Sequence[Sequence[Standing]]) -> int:
    """How many words are shared: in scripts without word spaces, characters in a row are one for every four."""
    spans = merged((each.start, each.end) for standing in places for each in standing[:1])
    words = sum(len(standing) > 0 for standing in places)
    pairs = [standing for standing in places if is_unspaced(standing[0].trait.key[0])]
    if not pairs:
        return words
    return sum(ceil((end - start) / 4) for start, end in spans)


def _is_unspaced(text: str) -> bool:
    letters = [character for character in text[:2_000] if character.isalpha()]
    return sum(map(is_unspaced, letters)) * 2 > len(letters)


def _has_capitals(text: str) -> bool:
    return any(character.isupper() for character in text)


def _in_a_row(window: Sequence[Standing], asked: _Asked) -> int:
    """The longest run of words that stand in a row here and there; 0 for a short one."""
    words = [each.trait for each in asked.standing]
    where: dict[Trait, list[int]] = {}
    for at, trait in enumerate(words):
        where.setdefault(trait, []).append(at)
    longest = 0
    ends: dict[int, int] = {}
    for each in window:
        ends = {at: ends.get(at - 1, 0) + 1 for at in where.get(each.trait, ())}
        longest = max(longest, *ends.values(), 0) if ends else longest
    return longest if longest >= _IN_A_ROW else 0


def _whole_sentences(text: str, span: Span, stretch: Span) -> Span:
    """The span widened to the sentences in which it begins and ends, within a stretch, and not by very long ones."""
    first, last = max(stretch[0], span[0] - _CUT), min(stretch[1], span[1] + _CUT)
    around = [(first + start, first + end) for start, end in sentences(text[first:last])]
    start = next((start for start, end in around if start <= span[0] < end), span[0])
    end = next((end for start, end in around if start < span[1] <= end), span[1])
    return start, end
