# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Texts as columns of tokens: where each stands, what it hashes to, what kind of word it is.

A whole batch is read by array operations; no object is made per token. Hashes are polynomials modulo 2^64 over the
folded characters, finished with the SplitMix64 mixer (Steele 2014): fixed for ever, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vorlage.lineage.characters import APOSTROPHE, DIGIT, HAN, IGNORED, LETTER, character_tables
from vorlage.lineage.function_words import function_words, is_among, short_forms
from vorlage.lineage.quotation import quoted_characters

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_GAP = "\n\n"
_MULTIPLIER = 0x9E3779B97F4A7C15
_STEM_LENGTH = 6
_POWERS = 4096


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


@lru_cache(maxsize=1)
def _powers() -> Hashes:
    steps = np.full(_POWERS, _MULTIPLIER, np.uint64)
    steps[0] = 1
    return np.multiply.accumulate(steps)


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
    kind, codes, capped = kind[kept], codes[kept], capped[kept]
    folded = np.where(codes > 0xFFFF, codes, tables.folded[capped]).astype(np.uint64)
    silent = _join_numbers_and_apostrophes(kind, codes)
    first, last = _token_edges(kind)
    if not len(first):
        return _empty_table(len(texts))
    rows = _Rows(kept, kind, codes, capped, folded, silent, first, last)
    return rows.table(text_starts)


def _join_numbers_and_apostrophes(kind: NDArray[np.uint8], codes: NDArray[np.uint32]) -> Bools:
    """Make apostrophes inside words letters and separators inside numbers digits; say which characters are silent."""
    silent = np.zeros(len(kind), np.bool_)
    if len(kind) < 3:
        kind[kind == APOSTROPHE] = 0
        return silent
    digit = kind == DIGIT
    letter = kind == LETTER
    between_letters = np.zeros(len(kind), np.bool_)
    between_letters[1:-1] = letter[:-2] & letter[2:]
    marks = kind == APOSTROPHE
    kind[marks] = np.where(between_letters[marks], LETTER, 0)
    ahead = np.concatenate((digit, np.zeros(5, np.bool_)))
    at = np.flatnonzero(digit[:-1] & ~digit[1:]) + 1
    at = at[at < len(kind) - 1]
    three = ahead[at + 1] & ahead[at + 2] & ahead[at + 3] & ~ahead[at + 4]
    point = np.isin(codes[at], np.array([ord(mark) for mark in ".,٫٬．，"], np.uint32)) & ahead[at + 1]
    gap = np.isin(codes[at], np.array([0xA0, 0x202F, 0x2009, 0x27, 0x2019], np.uint32)) & three
    thousands = at[(point | gap) & three]
    kind[at[point | gap]] = DIGIT
    silent[thousands] = True
    return silent


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
    total = sum(int(folded[ord(char)]) * int(_powers()[place]) for place, char in enumerate(word)) % (1 << 64)
    return int(mixed(np.array([total], np.uint64))[0])


@lru_cache(maxsize=1)
def _function_words() -> Hashes:
    return np.array(sorted(hash_of_word(word) for word in function_words()), np.uint64)


@lru_cache(maxsize=1)
def _short_forms() -> Hashes:
    return np.array(sorted(hash_of_word(word) for word in short_forms()), np.uint64)


@dataclass(slots=True, eq=False)
class _Rows:
    """The kept characters of a batch and the token edges found in them."""

    kept: Ints
    kind: NDArray[np.uint8]
    codes: NDArray[np.uint32]
    capped: NDArray[np.uint32]
    folded: Hashes
    silent: Bools
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
        lengths = self.last - self.first + 1
        inside = np.repeat(np.arange(len(self.first)), lengths)
        begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        place = np.arange(len(inside)) - begins[inside]
        chars = self.first[inside] + place
        quiet = np.concatenate(([0], np.cumsum(self.silent)))
        place -= quiet[chars] - quiet[self.first][inside]
        weighted = np.where(self.silent[chars], np.uint64(0), self.folded[chars]) * _powers()[place % _POWERS]
        word = mixed(np.add.reduceat(weighted, begins))
        apostrophe = np.cumsum(self.folded[chars] == ord("'"))
        before = apostrophe[begins] - (self.folded[chars[begins]] == ord("'"))
        is_stem = (place < _STEM_LENGTH) & (apostrophe == before[inside])
        digits = self.kind[self.first][inside] == DIGIT
        weighted[~(is_stem | digits)] = 0
        return word, mixed(np.add.reduceat(weighted, begins))

    def _breaks(self, word: Hashes, opens_text: Bools) -> tuple[Bools, Bools]:
        """Which tokens open a sentence, which a paragraph."""
        codes = self.codes
        newline = np.concatenate(([0], np.cumsum(codes == 10)))
        stop = np.concatenate(([0], np.cumsum(np.isin(codes, np.array([ord(c) for c in ".!?…؟۔"], np.uint32)))))
        wide = np.concatenate(([0], np.cumsum(np.isin(codes, np.array([ord(c) for c in "。！？｡"], np.uint32)))))
        gap_from = np.concatenate(([0], self.last[:-1] + 1))
        lines = newline[self.first] - newline[gap_from]
        stops = stop[self.first] - stop[gap_from]
        wides = wide[self.first] - wide[gap_from]
        small = character_tables().is_lower[self.capped[self.first]]
        paragraph = opens_text | (lines >= 2) | ((lines == 1) & ~(small & (stops + wides == 0)))
        initial = np.concatenate(([False], (self.last - self.first == 0)[:-1] & (self.kind[self.first][:-1] == LETTER)))
        short = np.concatenate(([False], is_among(word[:-1], _short_forms())))
        sentence = paragraph | (wides > 0) | ((stops > 0) & ~small & ~initial & ~short)
        return sentence, paragraph

    def _traits(self, word: Hashes, new_sentence: Bools, new_paragraph: Bools) -> NDArray[np.uint8]:
        first = self.first
        traits = np.zeros(len(first), np.uint8)
        traits[self.kind[first] == DIGIT] |= np.uint8(Trait.NUMBER)
        traits[self.kind[first] == HAN] |= np.uint8(Trait.HAN)
        traits[character_tables().is_upper[self.capped[first]]] |= np.uint8(Trait.CAPITAL)
        traits[new_sentence] |= np.uint8(Trait.OPENS)
        opens_at = first[new_paragraph]
        traits[quoted_characters(self.codes, self.kind, opens_at)[first]] |= np.uint8(Trait.QUOTED)
        traits[is_among(word, _function_words())] |= np.uint8(Trait.FUNCTION)
        return traits

    def _skeletons(self, word: Hashes) -> Hashes:
        """A hash of the consonants with voicing merged (sh=ch=x=s=z=j, g=k=q=c, b=p=f=v, d=t), so that one name
        spelt through another script mostly keeps its key. Tokens without such consonants keep their word hash."""
        tables = character_tables()
        classes = tables.skeleton[np.minimum(self.folded, 0xFFFF).astype(np.uint32)]
        aspirated = np.flatnonzero((self.folded[:-1] == ord("c")) & (self.folded[1:] == ord("h")))
        classes[aspirated] = 1
        token = np.cumsum(np.bincount(self.first, minlength=len(classes))) - 1
        in_word = (self.kind == LETTER) & (classes > 0)
        at = np.flatnonzero(in_word)
        if not len(at):
            return word
        repeats = np.concatenate(([False], (classes[at][1:] == classes[at][:-1]) & (token[at][1:] == token[at][:-1])))
        at = at[~repeats]
        owner = token[at]
        begins = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
        place = np.arange(len(at)) - np.repeat(begins, np.diff(np.append(begins, len(at))))
        weighted = classes[at].astype(np.uint64) * _powers()[place % _POWERS]
        skeleton = word.copy()
        skeleton[owner[begins]] = mixed(np.add.reduceat(weighted, begins) + np.uint64(1 << 63))
        return skeleton
