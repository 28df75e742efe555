# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A claim as it is asked of the passages: its words with their weights, its amounts, dates, names and meanings.

A word is asked for by its stem in every language of the leak that is written in its script, so that a page whose
language was taken wrongly is found all the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from vorlage.claims.evidence.store import PassageStore
from vorlage.claims.evidence.terms import dates_in, dates_taken, meanings_in, number_term, word_terms
from vorlage.domain.claims import CalendarDate, ClaimKind, Member, Mention, Quantity
from vorlage.extraction.keys import name_spans
from vorlage.extraction.numbers import number_spans
from vorlage.names.folding import fold_text
from vorlage.names.keys import name_keys
from vorlage.names.scripts import Script, is_han, script_of_word
from vorlage.search.name_rows import name_rows
from vorlage.search.words import base_language, word_spans, words_of_query

_MOST_MENTIONS: Final = 8
_MOST_AROUND: Final = 4
_MOST_NAMES: Final = 8
_MOST_PAIRS: Final = 24
_MOST_ROWS: Final = 16
_SHORT: Final = 5
_NEAR_MENTION: Final = 70
"""So many characters around an amount or a date say what it is of,"""
_NAMED_WITHIN: Final = 130
"""and so many where, when and whose it is."""
_OF_QUOTE, _OF_SENTENCE, _OF_CONTEXT = 1.5, 1.0, 0.15

_OF_PAIR: Final = 0.5
"""Two characters in a row are about half a word: most stand in two pairs."""

_SCRIPTS: Final[Mapping[str, Script]] = {
    "ru": Script.CYRILLIC, "uk": Script.CYRILLIC, "bg": Script.CYRILLIC, "sr": Script.CYRILLIC, "be": Script.CYRILLIC,
    "kk": Script.CYRILLIC, "ky": Script.CYRILLIC, "mn": Script.CYRILLIC, "tg": Script.CYRILLIC,
    "ar": Script.ARABIC, "fa": Script.ARABIC, "ug": Script.ARABIC, "ur": Script.ARABIC, "ps": Script.ARABIC,
    "zh": Script.HAN, "ja": Script.HAN, "ko": Script.HANGUL, "th": Script.THAI,
}  # fmt: skip
"""The script of a language; Latin where it is not listed."""


def script_of_language(language: str) -> Script:
    """The script that a language is written in."""
    return _SCRIPTS.get(base_language(language), Script.LATIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWord:
    """A word of the claim as printed, with the stems it may have on a page, and how much meeting it tells."""

    printed: str
    forms: tuple[str, ...]
    weight: float
    rarity: float

    @property
    def worth(self) -> float:
        return self.weight * self.rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedName:
    """A name of the claim as printed, with the rows of words in which it may stand on a page."""

    printed: str
    rows: tuple[tuple[str, ...], ...]
    rarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim as it is asked."""

    kind: ClaimKind
    mentions: tuple[Mention, ...]
    said: str
    close: str
    """What stands close around its amounts and dates: what they are of, where and when."""
    named: frozenset[str]
    """The words of names in that, folded."""
    words: tuple[AskedWord, ...]
    amounts: tuple[Quantity, ...]
    numbers: Mapping[float, float]
    """Every number of the claim's sentences with its rarity; those of its own amounts among them."""
    dates: Mapping[str, float]
    """Every date of the claim's sentences with its rarity."""
    names: tuple[AskedName, ...]
    meanings: Mapping[str, float]
    script: Script

    worths: Mapping[Script, float]
    """What all words of one wording would tell, by its script: of several wordings the one that tells most."""

    def worth(self, language: str) -> float:
        """What all words of the claim would tell on a page in a language: those in its script, where there are any."""
        return self.worths.get(script_of_language(language)) or max(self.worths.values(), default=0.0) or 1.0

    @property
    def worth_of_facts(self) -> float:
        """What all its numbers, dates and names would tell."""
        return sum(self.numbers.values()) + sum(self.dates.values()) + sum(name.rarity for name in self.names)


def asked_of(members: Sequence[Member], words_around: str, store: PassageStore) -> Asked:
    """The claim of these members, as it is asked of a store."""
    mentions = tuple(member.mention for member in members[:_MOST_MENTIONS])
    said = " ".join((*dict.fromkeys(mention.quote for mention in mentions), words_around))
    kind = mentions[0].kind
    is_valued = kind in (ClaimKind.QUANTITY, ClaimKind.DATE)
    weights: dict[str, float] = {}
    for text, weight in _weighted_texts(mentions, words_around, is_valued=is_valued):
        for word in _words(text):
            weights[word] = max(weights.get(word, 0.0), weight)
    words = tuple(_asked_words(weights, store))
    amounts = tuple(mention.value for mention in mentions if isinstance(mention.value, Quantity))
    near = (_close(mention.quote, words_around, _NAMED_WITHIN) for mention in mentions)
    close = " … ".join(dict.fromkeys(filter(None, near)))
    slots = words_around if is_valued else " ".join(mention.quote for mention in mentions)
    return Asked(
        kind=kind,
        mentions=mentions,
        said=said,
        close=close,
        named=store.name_words(close),
        words=words,
        worths=_worths(_wordings(mentions, words_around), words),
        amounts=amounts,
        numbers=_numbers(slots, amounts, store),
        dates=_dates(slots, mentions, store),
        names=_names(said, store),
        meanings={meaning: _rarity(store.count("facts", f"r{meaning}"), len(store)) for meaning in meanings_in(said)},
        script=script_of_word(said),
    )


def _weighted_texts(mentions: Sequence[Mention], around: str, *, is_valued: bool) -> Iterator[tuple[str, float]]:
    yield around, _OF_SENTENCE if is_valued else _OF_CONTEXT
    for mention in mentions:
        yield mention.quote, _OF_QUOTE if is_valued else _OF_SENTENCE
        if is_valued:
            yield _close(mention.quote, around), _OF_QUOTE


def _wordings(mentions: Sequence[Mention], around: str) -> list[str]:
    """The sentences that `around` is made of, where it is the sentences of the first members joined by blanks."""
    sizes = [mention.sentence[1] - mention.sentence[0] for mention in mentions[:_MOST_AROUND]]
    if mentions[0].value is None:
        return [mention.quote for mention in mentions]
    if len(around) != sum(sizes) + len(sizes) - 1:
        return [around]
    starts = [sum(sizes[:at]) + at for at in range(len(sizes))]
    return [around[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def _worths(wordings: Sequence[str], words: Sequence[AskedWord]) -> dict[Script, float]:
    found: dict[Script, float] = {}
    for wording in wordings:
        script = script_of_word(wording)
        found[script] = max(found.get(script, 0.0), _worth_of(wording, words))
    return found


def _worth_of(wording: str, words: Sequence[AskedWord]) -> float:
    """What the words of one wording tell; around a quotation its context tells a little, too."""
    held = {term for word in _words(wording) for term in (*word_terms(word, "en"), *word_terms(word, "zh"))}
    folded = fold_text(wording)
    return sum(word.worth for word in words if not held.isdisjoint(word.forms) or any(f in folded for f in word.forms))


def _close(quote: str, around: str, reach: int = _NEAR_MENTION) -> str:
    """The words around a mention, none of them cut."""
    place = around.find(quote)
    if place < 0:
        return ""
    first = around.rfind(" ", 0, max(0, place - reach)) + 1
    last = around.find(" ", place + len(quote) + reach)
    return around[first : last if last >= 0 else len(around)]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as written, each once; of scripts without word spaces, stretches of characters."""
    found = re.findall(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff]+", text)
    return tuple(dict.fromkeys(found))


def _asked_words(weights: Mapping[str, float], store: PassageStore) -> Iterator[AskedWord]:
    seen: set[tuple[str, ...]] = set()
    for word, weight in weights.items():
        script = script_of_word(word)
        languages = [each for each in store.languages if script_of_language(each) is script] or [""]
        rows: list[tuple[str, ...]] = [(pair,) for pair in word_terms(word, "zh")]
        if script is not Script.HAN:
            rows = [tuple(dict.fromkeys(term for language in languages for term in word_terms(word, language)))]
        for forms in rows:
            if forms and forms not in seen:
                seen.add(forms)
                count = max(store.count("stems", form) for form in forms)
                share = _OF_PAIR if script is Script.HAN else 1.0
                printed = forms[0] if script is Script.HAN else word
                yield AskedWord(printed=printed, forms=forms, weight=weight * share, rarity=_rarity(count, len(store)))


def _rarity(count: int, of_all: int) -> float:
    """How much meeting it tells (Robertson's weight, as in BM25)."""
    return math.log(1 + (of_all - count + 0.5) / (count + 0.5))


def _numbers(said: str, amounts: Sequence[Quantity], store: PassageStore) -> dict[float, float]:
    taken = dates_taken(said)
    values = [one for amount in amounts for one in (amount.amount, amount.high) if one is not None]
    values += [
        number.value
        for number in number_spans(said)
        if number.value is not None and not any(a <= number.start < b for a, b in taken)
    ]
    return {value: _rarity(store.count("facts", number_term(value)), len(store)) for value in dict.fromkeys(values)}


def _dates(said: str, mentions: Sequence[Mention], store: PassageStore) -> dict[str, float]:
    dates = [mention.value.date for mention in mentions if isinstance(mention.value, CalendarDate)]
    dates = [date for date in (*dates, *dates_in(said)) if date[:4].isdecimal() or date.startswith("--")]
    of_day = {date[5:] for date in dates if len(date) == len("2000-01-01")}
    return {
        date: _rarity(store.count("facts", f"e{date[2:]}" if date.startswith("--") else f"d{date}"), len(store))
        for date in dict.fromkeys(dates)
        if not (date.startswith("--") and date[2:] in of_day)
    }


# --- names ----------------------------------------------------------------------------------------------------------


def _names(said: str, store: PassageStore) -> tuple[AskedName, ...]:
    found: list[AskedName] = []
    has_other_scripts = len({script_of_language(each) for each in store.languages}) > 1
    for printed in _printed_names(said, other_scripts=has_other_scripts):
        own = tuple(words_of_query(printed))
        rows = [row for row in _rows_of(printed, store) if row != own]
        if is_printed_as_name(printed) and own and all(store.count("words", word) for word in own):
            rows.insert(0, own)
        if rows:
            rare = min(max(store.count("words", word) for word in row) for row in rows)
            found.append(AskedName(printed=printed, rows=tuple(rows), rarity=_rarity(rare, len(store))))
    return tuple(found[:_MOST_NAMES])


def is_printed_as_name(printed: str) -> bool:
    """Whether the script itself says that these words are a name: by capitals, or by the dot of foreign names."""
    return printed[:1].isupper() or "·" in printed


def _printed_names(said: str, *, other_scripts: bool) -> Iterator[str]:
    """What may be a name in the claim: by capitals, and where scripts have none, what may be one by its sounds."""
    seen: dict[str, str] = {}
    for name in name_spans(said):
        printed = " ".join(said[name.start : name.end].split())
        seen.setdefault(fold_text(printed), printed)
    yield from list(seen.values())[:_MOST_NAMES]
    if not other_scripts:
        return
    if any(map(is_han, said)):
        folded = fold_text(said)
        forms = dict.fromkeys(form for _, form in name_keys(said, folded) if is_han(form[0]) and len(form) > 1)
        yield from sorted(forms, key=lambda form: -len(form))[:_MOST_PAIRS]
    words = [said[a:b] for a, b in word_spans(said) if script_of_word(said[a:b]) is Script.ARABIC]
    for first, second in pairwise(words[:_MOST_PAIRS]):
        yield f"{first} {second}"


def _rows_of(printed: str, store: PassageStore) -> list[tuple[str, ...]]:
    kept = store.name_rows
    if printed not in kept:
        parts = re.split(r"[\s·•・‧]+", printed)
        if len(parts) > 4:
            kept[printed] = []
        else:
            rows = dict.fromkeys(row for row, _ in name_rows(parts, store.lexicon, is_asked=False))
            # One word of another script is too like other words to be a name found.
            kept[printed] = [row for row in rows if len(row) > 1 or len("".join(row)) > 5 or is_han(printed[0])][
                :_MOST_ROWS
            ]
    return kept[printed]
