# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A corpus that grows: one more text is compared with its candidates only, and the pairs found before are kept.

While texts are few, each is compared with each, and the lineage is that of `trace_lineage` over all of them. Among
many, the pairs of a new text are those that a run over everything would align. What an earlier text was compared with
stays on file: a pair that such a run would no longer choose, the best places being taken, is kept all the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from vorlage.domain.lineage import Lineage, Pair, Siglum, Witness
from vorlage.lineage.corpus_folder import CorpusOnDisk, read_corpus, write_corpus
from vorlage.lineage.filing import ALL_PAIRS_UP_TO, age_of, file_texts, keys_of_texts
from vorlage.lineage.posting_table import PostingTable
from vorlage.lineage.public_words import PublicWords
from vorlage.lineage.reading import Reading, read_witness
from vorlage.lineage.roles import public_grams, roles_of
from vorlage.lineage.tokens import Hashes
from vorlage.lineage.tracing import LINEAGE_VERSION, relate, settle
from vorlage.lineage.workers import OneProcess

_MOST_KEPT = 4096
_NEVER = -1

Found = tuple[int, Pair | None]
"""What aligning a pair gave, and the moment it was aligned (see `PublicWords`)."""


class Corpus:
    """Witnesses, and what is known of their pairs. In memory; about ten kilobytes a text of 500 words."""

    def __init__(self, witnesses: Iterable[Witness] = ()) -> None:
        self._witnesses: list[Witness] = []
        self._number: dict[Siglum, int] = {}
        self._postings = PostingTable()
        self._public = PublicWords()
        self._pairs: dict[tuple[int, int], Found] = {}
        self._pairs_of: dict[int, set[int]] = {}
        self._readings: OrderedDict[int, tuple[int, Reading]] = OrderedDict()
        self.add_all(witnesses)

    def __len__(self) -> int:
        return len(self._witnesses)

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """All witnesses, in the order they came."""
        return tuple(self._witnesses)

    def add(self, witness: Witness) -> tuple[Pair, ...]:
        """Take in one more witness, and tell its relations to those before.

        The order in which witnesses came makes no difference to the answer. What a pair's family says of direction, and
        what many reports share, is not in it yet: `lineage` tells that.

        Raises:
            ValueError: There is a witness of that siglum.
        """
        self.add_all((witness,))
        return self.pairs_of(witness.siglum)

    def add_all(self, witnesses: Iterable[Witness]) -> None:
        """Take in many witnesses. They are compared when asked about.

        Raises:
            ValueError: Two witnesses have one siglum; none was taken in.
        """
        fresh = tuple(witnesses)
        sigla = [witness.siglum for witness in fresh]
        if len(set(sigla)) != len(sigla) or not self._number.keys().isdisjoint(sigla):
            raise ValueError("every witness has a siglum of its own")
        before = len(self)
        self._witnesses.extend(fresh)
        self._number.update((siglum, before + place) for place, siglum in enumerate(sigla))
        filed = file_texts([witness.text for witness in fresh], first_text=before)
        self._postings.file(filed.keys, filed.size, [age_of(witness) for witness in fresh])
        self._public.add(filed.quoted)
        if len(self) <= ALL_PAIRS_UP_TO:
            candidates = [(a, b) for b in range(before, len(self)) for a in range(b)]
        elif len(fresh) == 1:
            candidates = [(before, other) for other in self._postings.partners(before, self._keys_of)]
        else:
            candidates = self._postings.all_candidates()
        for a, b in candidates:
            if b not in self._pairs_of.get(a, ()):
                self._note(min(a, b), max(a, b), (_NEVER, None))

    def _note(self, a: int, b: int, found: Found) -> None:
        self._pairs_of.setdefault(a, set()).add(b)
        self._pairs_of.setdefault(b, set()).add(a)
        self._pairs[a, b] = found

    def pairs_of(self, siglum: str) -> tuple[Pair, ...]:
        """The relations of one witness, each by itself, by the sigla.

        Raises:
            KeyError: There is no witness of that siglum.
        """
        one = self._number[Siglum(siglum)]
        found = [self._related(min(one, other), max(one, other)) for other in sorted(self._pairs_of.get(one, ()))]
        return tuple(sorted((pair for pair in found if pair is not None), key=_sigla))

    def lineage(self) -> Lineage:
        """The family tree of all witnesses. Aligned are only pairs never compared or touched by newly public words."""
        found = [self._related(a, b) for a, b in sorted(self._pairs)]
        ordered = sorted(self._witnesses, key=lambda witness: witness.siglum)
        pairs = sorted((pair for pair in found if pair is not None), key=_sigla)
        numbers = [self._number[witness.siglum] for witness in ordered]
        return settle(ordered, pairs, OneProcess(lambda place: self._reading(numbers[place])))

    def save(self, folder: Path) -> None:
        """Write everything into a new folder of plain arrays, texts in clear.

        Raises:
            FileExistsError: There is something of that name already.
        """
        pairs = [(a, b, *found) for (a, b), found in self._pairs.items()]
        arrays = {**self._postings.arrays(), **self._public.arrays()}
        written = CorpusOnDisk(version=LINEAGE_VERSION, witnesses=self.witnesses, pairs=pairs, arrays=arrays)
        write_corpus(folder, written)

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """The corpus that was saved. What another version of the engine found is not taken over but found anew.

        Raises:
            FileNotFoundError: Part of it is missing.
            ValueError: Part of it does not fit the rest.
        """
        read = read_corpus(folder)
        if read.version != LINEAGE_VERSION:
            return cls(read.witnesses)
        corpus = cls()
        corpus._witnesses = list(read.witnesses)
        corpus._number = {witness.siglum: number for number, witness in enumerate(read.witnesses)}
        corpus._postings = PostingTable.of_arrays(read.arrays, [age_of(witness) for witness in read.witnesses])
        corpus._public = PublicWords.of_arrays(read.arrays)
        for a, b, moment, pair in read.pairs:
            corpus._note(a, b, (moment, pair))
        return corpus

    def _related(self, a: int, b: int) -> Pair | None:
        moment, pair = self._pairs[a, b]
        if moment != self._public.now:
            if moment == _NEVER or moment < max(self._last_change(a), self._last_change(b)):
                first, second = sorted((a, b), key=lambda number: self._witnesses[number].siglum)
                pair = relate(self._reading(first), self._reading(second))
            self._pairs[a, b] = (self._public.now, pair)
        return pair

    def _last_change(self, number: int) -> int:
        return self._public.last_change(public_grams(self._reading(number).table))

    def _reading(self, number: int) -> Reading:
        """The reading of a witness, with the roles that its words have by now."""
        moment, reading = self._readings.pop(number, (_NEVER, None))
        witness = self._witnesses[number]
        if reading is None:
            reading = read_witness(witness, self._public.runs)
        elif moment < self._public.now and moment < self._public.last_change(public_grams(reading.table)):
            reading = replace(reading, roles=roles_of(witness.text, reading.table, self._public.runs))
        self._readings[number] = (self._public.now, reading)
        if len(self._readings) > _MOST_KEPT:
            self._readings.popitem(last=False)
        return reading

    def _keys_of(self, numbers: Sequence[int]) -> Hashes:
        return keys_of_texts([self._witnesses[number].text for number in numbers], numbers)


def _sigla(pair: Pair) -> tuple[Siglum, Siglum]:
    return pair.a, pair.b
