# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts as columns of tokens: where each stands, what it hashes to, what kind of word it is.

A whole batch is read by array operations; no object is made per token. Hashes are polynomials modulo 2^64 over the
folded characters, finished with the SplitMix64 mixer (Steele 2014): fixed for ever, the same on every machine.

The polynomial of a word is the difference of two running sums over all characters, shifted back to power nought by the
inverse of the multiplier, which is odd and so has one modulo 2^64. One pass over the characters serves words and stems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.characters import (
    APOSTROPHE,
    DIGIT,
    GAP,
    HAN,
    IGNORED,
    LETTER,
    NEWLINE,
    POINT,
    STOP,
    WIDE_STOP,
    character_tables,
)
from vorlage.lineage.fixed_words import FixedWords
from vorlage.lineage.function_words import function_words, short_forms
from vorlage.lineage.quotation import quoted_words

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_GAP = "\n\n"
_MULTIPLIER = 0x9E3779B97F4A7C15
_INVERSE = pow(_MULTIPLIER, -1, 1 << 64)
_STEM_LENGTH = 6


class Trait(IntFlag):
    """What is known of a token by itself."""

    NUMBER = 1
    CAPITAL = 2
    HAN = 4
    FUNCTION = 8
    QUOTED = 16
    OPENS = 32
    """Opens its sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenTable:
    """Tokens of a batch of texts, one row each, in order.

    `start` and `end` are code points of the token's own text, half-open. `sentence` and `paragraph` number upwards
    over the batch. `bounds` has one more entry than there are texts: text k owns rows bounds[k] to bounds[k + 1].
    """

    bounds: Ints
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    word: Hashes
    stem: Hashes
    skeleton: Hashes
    traits: NDArray[np.uint8]
    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]

    def has(self, trait: Trait) -> Bools:
        """The rows that carry a trait."""
        return np.asarray((self.traits & np.uint8(int(trait))) != 0)

    def of_text(self, index: int) -> TokenTable:
        """The rows of one text, as a table of its own."""
        low, high = int(self.bounds[index]), int(self.bounds[index + 1])
        rows = slice(low, high)
        return TokenTable(
            np.array([0, high - low]),
            self.start[rows],
            self.end[rows],
            self.word[rows],
            self.stem[rows],
            self.skeleton[rows],
            self.traits[rows],
            self.sentence[rows],
            self.paragraph[rows],
        )

    def text_of_rows(self) -> NDArray[np.int32]:
        """For each row the index of its text."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))

    def __len__(self) -> int:
        return len(self.start)


def mixed(hashes: Hashes) -> Hashes:
    """The SplitMix64 finaliser: every input bit reaches every output bit."""
    mixed_bits = hashes.copy()
    mixed_bits ^= mixed_bits >> np.uint64(30)
    mixed_bits *= np.uint64(0xBF58476D1CE4E5B9)
    mixed_bits ^= mixed_bits >> np.uint64(27)
    mixed_bits *= np.uint64(0x94D049BB133111EB)
    mixed_bits ^= mixed_bits >> np.uint64(31)
    return mixed_bits


class _Powers:
    """Powers of a number modulo 2^64, as many as were ever asked for."""

    def __init__(self, base: int) -> None:
        self._base = np.uint64(base)
        self._kept = np.ones(1, np.uint64)

    def up_to(self, count: int) -> Hashes:
        """The first `count` powers, the one of nought first."""
        if len(self._kept) < count:
            steps = np.full(count, self._base, np.uint64)
            steps[0] = 1
            self._kept = np.multiply.accumulate(steps)
        return self._kept[:count]


_UP = _Powers(_MULTIPLIER)
_BACK = _Powers(_INVERSE)


def _running(terms: Hashes) -> Hashes:
    """Running sums of the terms, each with its power: entry k is the sum of those before k."""
    sums = np.zeros(len(terms) + 1, np.uint64)
    np.cumsum(terms * _UP.up_to(len(terms)), out=sums[1:])
    return sums


def _between(sums: Hashes, first: Ints, end: Ints) -> Hashes:
    """The polynomials of the terms from each `first` to before each `end`, powers counted from `first`."""
    return mixed((sums[end] - sums[first]) * _BACK.up_to(len(sums))[first])


def tokenise(texts: Sequence[str]) -> TokenTable:
    """Every token of every text.

    A word is a run of letters and digits; an apostrophe between letters and a separator between digits belong to it;
    thousands separators, combining marks and zero-width characters vanish from its hash. Scripts without spaces give
    one token per character. It does not know word classes; a capital is all it sees of a name.
    """
    joined = _GAP.join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.array([len(text) for text in texts], np.int64)
    text_starts = np.concatenate(([0], np.cumsum(lengths + len(_GAP))))[: len(texts) + 1]
    tables = character_tables()
    capped = np.minimum(codes, 0xFFFF)
    kind = tables.kind[capped]
    kind[(codes >= 0x20000) & (codes < 0x40000)] = HAN
    kept = np.flatnonzero(kind != IGNORED)
    kind, capped = kind[kept], capped[kept]
    marks = tables.marks[capped]
    silent = _join_numbers_and_apostrophes(kind, marks)
    if len(silent):
        spoken = np.ones(len(kept), np.bool_)
        spoken[silent] = False
        kept, kind, capped, marks = kept[spoken], kind[spoken], capped[spoken], marks[spoken]
    folded = tables.folded[capped].astype(np.uint64)
    beyond = np.flatnonzero(capped == 0xFFFF)
    folded[beyond] = codes[kept[beyond]]
    first, last = _token_edges(kind)
    if not len(first):
        return _empty_table(len(texts))
    return _Rows(kept, kind, capped, marks, folded, first, last).table(text_starts)


def _join_numbers_and_apostrophes(kind: NDArray[np.uint8], marks: NDArray[np.uint8]) -> Ints:
    """Make apostrophes inside words letters and separators inside numbers digits; say which characters are silent."""
    if len(kind) < 3:
        kind[kind == APOSTROPHE] = 0
        return np.zeros(0, np.int64)
    digit = kind == DIGIT
    apostrophe = np.flatnonzero(kind == APOSTROPHE)
    edged = np.concatenate(([0], kind == LETTER, [0]))
    kind[apostrophe] = np.where((edged[apostrophe] & edged[apostrophe + 2]) != 0, LETTER, 0)
    ahead = np.concatenate((digit, np.zeros(5, np.bool_)))
    at = np.flatnonzero(digit[:-1] & ~digit[1:]) + 1
    at = at[at < len(kind) - 1]
    three = ahead[at + 1] & ahead[at + 2] & ahead[at + 3] & ~ahead[at + 4]
    point = ((marks[at] & POINT) != 0) & ahead[at + 1]
    gap = ((marks[at] & GAP) != 0) & three
    kind[at[point | gap]] = DIGIT
    return np.asarray(at[(point | gap) & three])


def _token_edges(kind: NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """First and last character (inclusive) of every token, as rows of the kept characters."""
    in_word = (kind == LETTER) | (kind == DIGIT)
    han = kind == HAN
    before = np.concatenate(([False], in_word[:-1]))
    after = np.concatenate((in_word[1:], [False]))
    first = np.flatnonzero((in_word & ~before) | han)
    last = np.flatnonzero((in_word & ~after) | han)
    return first, last


def _empty_table(texts: int) -> TokenTable:
    empty32, empty64 = np.zeros(0, np.int32), np.zeros(0, np.uint64)
    traits = np.zeros(0, np.uint8)
    bounds = np.zeros(texts + 1, np.int64)
    return TokenTable(bounds, empty32, empty32, empty64, empty64, empty64, traits, empty32, empty32)


def hash_of_word(word: str) -> int:
    """The hash that `tokenise` gives a single word without apostrophe or digits.

    The plain definition of the arithmetic that `tokenise` does on arrays; a test holds the two together.
    """
    folded = character_tables().folded
    total = sum(int(folded[ord(char)]) * pow(_MULTIPLIER, place) for place, char in enumerate(word)) % (1 << 64)
    return int(mixed(np.array([total], np.uint64))[0])


@lru_cache(maxsize=1)
def _function_words() -> FixedWords:
    return FixedWords([hash_of_word(word) for word in function_words()])


@lru_cache(maxsize=1)
def _short_forms() -> FixedWords:
    return FixedWords([hash_of_word(word) for word in short_forms()])


@dataclass(slots=True, eq=False)
class _Rows:
    """The kept characters of a batch (`kept` says where they stood) and the token edges found in them."""

    kept: Ints
    kind: NDArray[np.uint8]
    capped: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    folded: Hashes
    first: Ints
    last: Ints

    def table(self, text_starts: Ints) -> TokenTable:
        """The finished table, offsets turned into those of each text."""
        word, stem = self._hashes()
        starts, ends = self.kept[self.first], self.kept[self.last] + 1
        bounds = np.searchsorted(starts, text_starts)
        bounds[-1] = len(starts)
        base = np.repeat(text_starts[:-1], np.diff(bounds))
        opens_text = np.zeros(len(starts), np.bool_)
        opens_text[bounds[:-1][bounds[:-1] < len(starts)]] = True
        new_sentence, new_paragraph = self._breaks(word, opens_text)
        return TokenTable(
            bounds,
            (starts - base).astype(np.int32),
            (ends - base).astype(np.int32),
            word,
            stem,
            self._skeletons(word),
            self._traits(word, new_sentence, new_paragraph),
            np.cumsum(new_sentence, dtype=np.int32),
            np.cumsum(new_paragraph, dtype=np.int32),
        )

    def _hashes(self) -> tuple[Hashes, Hashes]:
        """The hashes of the words, and of their stems: six letters, or what stands before an apostrophe."""
        sums = _running(self.folded)
        end = self.last + 1
        stem_end = np.minimum(self.first + _STEM_LENGTH, end)
        apostrophe = np.flatnonzero((self.folded == ord("'")) & (self.kind == LETTER))
        if len(apostrophe):
            following = np.append(apostrophe, len(self.folded))[np.searchsorted(apostrophe, self.first)]
            stem_end = np.minimum(stem_end, following)
        stem_end = np.where(self.kind[self.first] == DIGIT, end, stem_end)
        return _between(sums, self.first, end), _between(sums, self.first, stem_end)

    def _breaks(self, word: Hashes, opens_text: Bools) -> tuple[Bools, Bools]:
        """Which tokens open a sentence, which a paragraph."""
        lines, stops, wides = self._before(NEWLINE), self._before(STOP) > 0, self._before(WIDE_STOP) > 0
        small = character_tables().is_lower[self.capped[self.first]]
        paragraph = opens_text | (lines >= 2) | ((lines == 1) & ~(small & ~stops & ~wides))
        candidates = np.flatnonzero(stops & ~small & ~paragraph & ~wides)
        earlier = candidates - 1  # the first token opens its text, so each of these has one before it
        is_letter = (self.last[earlier] == self.first[earlier]) & (self.kind[self.first[earlier]] == LETTER)
        sentence = paragraph | wides
        sentence[candidates[~(is_letter | _short_forms().hold(word[earlier]))]] = True
        return sentence, paragraph

    def _before(self, mark: int) -> Ints:
        """How many marks of a sort stand between each token and the one before it."""
        at = np.flatnonzero(self.marks & mark)
        following = np.searchsorted(self.first, at)
        between = (following < len(self.first)) & (at > np.where(following > 0, self.last[following - 1], -1))
        return np.bincount(following[between], minlength=len(self.first))

    def _traits(self, word: Hashes, new_sentence: Bools, new_paragraph: Bools) -> NDArray[np.uint8]:
        first = self.first
        kind = self.kind[first]
        traits = np.zeros(len(first), np.uint8)
        for trait, rows in (
            (Trait.NUMBER, kind == DIGIT),
            (Trait.HAN, kind == HAN),
            (Trait.CAPITAL, character_tables().is_upper[self.capped[first]]),
            (Trait.OPENS, new_sentence),
            (Trait.QUOTED, quoted_words(self.marks, self.kind, first, new_paragraph)),
            (Trait.FUNCTION, _function_words().hold(word)),
        ):
            traits |= rows * np.uint8(trait)
        return traits

    def _skeletons(self, word: Hashes) -> Hashes:
        """A hash of the consonants with voicing merged (sh=ch=x=s=z=j, g=k=q=c, b=p=f=v, d=t), so that one name
        spelt through another script mostly keeps its key. Tokens without such consonants keep their word hash."""
        tables = character_tables()
        classes = tables.skeleton[np.minimum(self.folded, 0xFFFF).astype(np.uint32)]
        c = self.folded == ord("c")
        classes[np.flatnonzero(c[:-1] & (self.folded[1:] == ord("h")))] = 1
        at = np.flatnonzero((self.kind == LETTER) & (classes > 0))
        if not len(at):
            return word
        opens = np.zeros(len(classes), np.bool_)
        opens[self.first] = True
        owner = (np.cumsum(opens, dtype=np.int32) - 1)[at]
        kept = np.concatenate(([True], (classes[at][1:] != classes[at][:-1]) | (owner[1:] != owner[:-1])))
        owner = owner[kept]
        sums = _running(classes[at][kept].astype(np.uint64))
        begins = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
        ends = np.append(begins[1:], len(owner))
        total = (sums[ends] - sums[begins]) * _BACK.up_to(len(sums))[begins]
        skeleton = word.copy()
        skeleton[owner[begins]] = mixed(total + np.uint64(1 << 63))
        return skeleton
