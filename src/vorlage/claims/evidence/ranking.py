# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which passages may bear on a claim, in what order: BM25 over words first, then what else the two share.

The store gives candidates by the claim's words, numbers, dates, names and meanings. Each is then weighed again: its
words by BM25 (Robertson and Zaragoza, 2009), words that stand only around it, numbers, dates and names by their rarity.
Passages of another language share no words; there a passage is a candidate only for facts that tell together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tantivy import DocAddress, Occur
from tantivy import Query as Compiled

from vorlage.claims.comparison import interval
from vorlage.claims.evidence.asked import Asked, AskedName, AskedWord
from vorlage.claims.evidence.passages import Passage
from vorlage.claims.evidence.store import PassageStore
from vorlage.claims.evidence.terms import date_terms, fact_terms, number_term, word_terms
from vorlage.domain.claims import ClaimKind, Comparator
from vorlage.names.folding import fold_text
from vorlage.search.words import words_in

MOST_CANDIDATES: Final = 80
MOST_BY_FACTS: Final = 60
_LEAST_LANGUAGES: Final = 2
_TELLING: Final = 100.0
_RARE: Final = 7.0
"""A number of three digits or more that stands on one passage in a thousand is worth a look by itself."""
_MOST_WORDS: Final = 40
_MOST_KNOWN: Final = 20_000
_K1: Final = 1.2
_B: Final = 0.5
_MEAN_WORDS: Final = 14.0
"""Of a sentence: so long one is neither weighed down nor up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each sort of thing that claim and passage share counts beside a word of the same rarity."""

    around: float = 0.2
    number: float = 1.2
    own_number: float = 2.0
    date: float = 1.0
    name: float = 0.5
    name_elsewhere: float = 2.0
    """A name in another spelling or script, which no word says already."""
    meaning: float = 1.0
    """Only of a passage that shares no words."""
    other_language: float = 1.4
    """What all numbers, dates and names together count there, beside all words of the claim."""


WEIGHTS: Final = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with all that it shares with the claim."""

    passage: Passage
    words: Mapping[AskedWord, float]
    around: tuple[AskedWord, ...]
    numbers: tuple[float, ...]
    dates: tuple[str, ...]
    names: tuple[tuple[AskedName, tuple[str, ...]], ...]
    meanings: tuple[str, ...]
    is_other_language: bool
    named: frozenset[str]
    """The words of names in the passage."""
    worth: float
    """What all words of the claim would tell here."""
    score: float

    @property
    def shared(self) -> float:
        """The worth of the claim's words that stand in the passage itself."""
        return sum(word.worth for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTerms:
    """A passage with its terms counted."""

    passage: Passage
    words: Counter[str]
    around: frozenset[str]
    facts: frozenset[str]
    folded: tuple[str, ...]
    named: frozenset[str]
    """The words of names in the passage itself, folded."""


def terms_of(passage: Passage, store: PassageStore) -> PassageTerms:
    """The terms of a passage and of what stands around it."""
    facts = {*fact_terms(passage.text), *(number_term(total) for _, total in passage.sums)}
    return PassageTerms(
        passage=passage,
        words=Counter(word_terms(passage.worded, passage.language)),
        around=frozenset(word_terms(passage.around, passage.language)),
        facts=frozenset(facts),
        folded=tuple(words_in(fold_text(passage.text))),
        named=store.name_words(passage.text),
    )


class KnownTerms:
    """The terms of passages met lately, so that claims about one matter do not read its passages again and again."""

    def __init__(self) -> None:
        self._of: dict[tuple[int, int], PassageTerms] = {}

    def at(self, store: PassageStore, address: DocAddress) -> PassageTerms:
        """The terms of the passage at an address of this state of a store."""
        key = (address.segment_ord, address.doc)
        if key not in self._of:
            if len(self._of) >= _MOST_KNOWN:
                self._of.clear()
            self._of[key] = terms_of(store.passage(address), store)
        return self._of[key]


def candidates(asked: Asked, store: PassageStore, known: KnownTerms, weights: Weights = WEIGHTS) -> list[Weighed]:
    """The passages that may bear on a claim, the likeliest first."""
    addresses: dict[tuple[int, int], DocAddress] = {}
    for query, most in ((_by_words(asked, store), MOST_CANDIDATES), (_by_facts(asked, store), MOST_BY_FACTS)):
        if query is not None:
            found = store.best(query, most)
            addresses.update(((address.segment_ord, address.doc), address) for _, address in found)
    weighed = [weigh(asked, known.at(store, address), weights) for address in addresses.values()]
    kept = [each for each in weighed if _may_bear(asked, each)]
    return sorted(kept, key=lambda each: (-each.score, each.passage.number, each.passage.start))


def _by_words(asked: Asked, store: PassageStore) -> Compiled | None:
    """What asks for a claim by all that it has."""
    clauses: list[tuple[Compiled, float]] = []
    rarest = sorted(asked.words, key=lambda word: -word.worth)[:_MOST_WORDS]
    for word in rarest:
        for form in word.forms:
            if store.count("stems", form):
                clauses.append((store.term("stems", form), word.weight))
            if store.count("near", form):
                clauses.append((store.term("near", form), 0.2 * word.weight))
    return _any_of([*clauses, *_facts(asked, store)])


def _by_facts(asked: Asked, store: PassageStore) -> Compiled | None:
    """What asks for a claim by what is the same in every language: pages of its own would else crowd out the others."""
    if len(store.languages) < _LEAST_LANGUAGES:
        return None
    clauses = [(store.term("facts", f"r{meaning}"), 0.5) for meaning in asked.meanings]
    return _any_of([*clauses, *_facts(asked, store)])


def _facts(asked: Asked, store: PassageStore) -> Iterator[tuple[Compiled, float]]:
    for number in asked.numbers:
        yield store.term("facts", number_term(number)), 2.0
    for amount in asked.amounts:
        if amount.amount is not None and amount.comparator is not Comparator.EXACTLY:
            yield store.amounts(*interval(amount.amount, amount.comparator, amount.high)), 3.0
    for date in asked.dates:
        for term in date_terms(date):
            yield store.term("facts", term), 0.3 if len(term) == len("d2000") else 1.0
    for name in asked.names:
        for row in name.rows:
            yield store.row(row), 1.0


def _any_of(clauses: Sequence[tuple[Compiled, float]]) -> Compiled | None:
    shoulds = [(Occur.Should, Compiled.boost_query(compiled, boost)) for compiled, boost in clauses]
    return Compiled.boolean_query(shoulds) if shoulds else None


def weigh(asked: Asked, terms: PassageTerms, weights: Weights = WEIGHTS) -> Weighed:
    """All that a passage shares with the claim, and what that comes to."""
    passage = terms.passage
    size = sum(terms.words.values())
    norm = _K1 * (1 - _B + _B * size / _MEAN_WORDS)
    worth = asked.worth(passage.language)
    words: dict[AskedWord, float] = {}
    around: list[AskedWord] = []
    for word in asked.words:
        count = max((terms.words.get(form, 0) for form in word.forms), default=0)
        if count:
            words[word] = word.worth * count * (_K1 + 1) / (count + norm)
        elif any(form in terms.around for form in word.forms):
            around.append(word)
    numbers = tuple(number for number in asked.numbers if number_term(number) in terms.facts)
    dates = tuple(date for date in asked.dates if _has_date(date, terms.facts))
    names = tuple(_names_in(asked, terms.folded))
    is_other = not words and not around
    meanings = tuple(meaning for meaning in asked.meanings if f"r{meaning}" in terms.facts) if is_other else ()
    own = {one for amount in asked.amounts for one in (amount.amount, amount.high)}
    score = (
        sum(words.values())
        + weights.around * sum(word.worth for word in around)
        + sum((weights.own_number if number in own else weights.number) * asked.numbers[number] for number in numbers)
        + weights.date * sum(asked.dates[date] for date in dates)
        + sum((weights.name if row == name.rows[0] else weights.name_elsewhere) * name.rarity for name, row in names)
        + weights.meaning * sum(asked.meanings[meaning] for meaning in meanings)
    )
    if is_other:
        # Its words cannot be met: in their place counts how much of what can be met there is.
        met = sum(asked.numbers[number] for number in numbers) + sum(asked.dates[date] for date in dates)
        met += sum(name.rarity for name, _ in names)
        # Squared, so that one name of many facts is little and all of them together are much.
        score += weights.other_language * worth * (met / (asked.worth_of_facts or 1.0)) ** 2
    return Weighed(
        passage=passage, words=words, around=tuple(around), numbers=numbers, dates=dates, names=names,
        meanings=meanings, is_other_language=is_other, named=terms.named, worth=worth, score=score,
    )  # fmt: skip


def _has_date(date: str, facts: Iterable[str]) -> bool:
    if date.startswith("--"):
        return f"e{date[2:]}" in facts
    if f"d{date}" in facts:
        return True
    # A day and month without its year; the year, where one stands there, is another fact.
    return len(date) == len("2000-01-01") and f"e{date[5:]}" in facts and not _other_year(date, facts)


def _other_year(date: str, facts: Iterable[str]) -> bool:
    return any(fact.startswith("d") and fact.endswith(date[4:]) and fact != f"d{date}" for fact in facts)


def _names_in(asked: Asked, folded: tuple[str, ...]) -> Iterator[tuple[AskedName, tuple[str, ...]]]:
    """The names of the claim that a passage has, with their spelling there; words of one are not another, too."""
    taken: set[str] = set()
    for name in sorted(asked.names, key=lambda each: -len(each.printed)):
        row = _row_in(name, folded)
        if row and not taken.issuperset(row):
            taken.update(row)
            yield name, row


def _row_in(name: AskedName, folded: tuple[str, ...]) -> tuple[str, ...]:
    """The first spelling of a name whose words stand in a row in a passage; empty when none does."""
    held = f" {' '.join(folded)} "
    return next((row for row in name.rows if f" {' '.join(row)} " in held), ())


def _may_bear(asked: Asked, weighed: Weighed) -> bool:
    """Whether a passage shares enough to be offered at all."""
    if weighed.is_other_language:
        facts = len(weighed.numbers) + len(weighed.dates) + len(weighed.names)
        worth = (
            sum(asked.numbers[each] for each in weighed.numbers)
            + sum(asked.dates[each] for each in weighed.dates)
            + sum(name.rarity for name, _ in weighed.names)
            + 0.5 * sum(asked.meanings[each] for each in weighed.meanings)
        )
        tells_alone = any(asked.numbers[each] >= _RARE and each >= _TELLING for each in weighed.numbers)
        return facts >= 1 and (facts + len(weighed.meanings) >= 2 or tells_alone) and worth >= 6.0
    least = min(0.08 * weighed.worth, 4.0)
    if weighed.numbers or weighed.dates:
        return weighed.shared > 0 or bool(weighed.names) or weighed.passage.columns != ()
    if weighed.shared >= least and len(weighed.words) >= 2:
        return True
    # "There are 60 in the store", under words that say of what.
    beside = weighed.shared + sum(word.worth for word in weighed.around)
    return asked.kind is ClaimKind.QUANTITY and beside >= 2 * least and any(map(str.isdigit, weighed.passage.text))
