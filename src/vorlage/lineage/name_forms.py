# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How names are spelt, and when two spellings are one name.

A name that went through another language keeps its consonants: sh=ch=x=s=z=j, g=k=q=c, b=p=f=v, d=t, vowels free. That
is weak evidence alone (many names share a key) and strong within two sentences that belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from rapidfuzz.distance import JaroWinkler, Levenshtein

from vorlage.domain.lineage import Span
from vorlage.lineage.characters import character_tables
from vorlage.lineage.reading import Reading
from vorlage.lineage.tokens import Trait

_LEAST_ALIKE = 0.75
_LEAST_CONSONANTS = 3
_MOST_REMEMBERED = 65_536


# Names recur from report to report; each spelling is taken apart once.
@lru_cache(maxsize=_MOST_REMEMBERED)
def folded(word: str) -> str:
    """The word in small letters without accents, a possessive ending taken off."""
    table = character_tables().folded
    small = "".join(chr(int(table[ord(char)])) if ord(char) < 0xFFFF else char for char in word)
    return small.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=_MOST_REMEMBERED)
def consonants(word: str) -> str:
    """The consonant classes of a word, doubled ones once."""
    table = character_tables().skeleton
    plain = folded(word).replace("ch", "sh")
    classes = [int(table[ord(char)]) for char in plain if ord(char) < 0xFFFF]
    kept = [number for place, number in enumerate(classes) if number and (place == 0 or classes[place - 1] != number)]
    return "".join(map(str, kept))


def alike(one: str, other: str) -> float:
    """How alike two names are when read by their consonants, 0 to 1 (Jaro-Winkler; a single name against a full one
    is compared with its nearest word)."""
    words_a, words_b = one.split(), other.split()
    if not words_a or not words_b:
        return 0.0
    shorter, longer = sorted((words_a, words_b), key=len)
    best = [max(_alike_words(word, candidate) for candidate in longer) for word in shorter]
    return sum(best) / len(best)


def _alike_words(one: str, other: str) -> float:
    if folded(one) == folded(other):
        return 1.0
    key_a, key_b = consonants(one), consonants(other)
    if not key_a or not key_b:
        return JaroWinkler.similarity(folded(one), folded(other)) * 0.8
    return 0.8 * JaroWinkler.similarity(key_a, key_b) + 0.2 * JaroWinkler.similarity(folded(one), folded(other))


def matched_names(a: Reading, a_names: Sequence[Span], b: Reading, b_names: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Names of two sentences that belong together, in pairs that are spelt differently.

    Equal names are put aside first. The rest is paired by likeness, the most alike first; what is left over on both
    sides alone is a pair too, for a name can come back as quite another one.
    """
    forms_a = {span: " ".join(map(folded, a.text[slice(*span)].split())) for span in a_names}
    forms_b = {span: " ".join(map(folded, b.text[slice(*span)].split())) for span in b_names}
    rest_a = [span for span in a_names if forms_a[span] not in forms_b.values()]
    rest_b = [span for span in b_names if forms_b[span] not in forms_a.values()]
    ranked = sorted(
        ((-alike(forms_a[one], forms_b[other]), one, other) for one in rest_a for other in rest_b),
    )
    pairs: list[tuple[Span, Span]] = []
    for likeness, one, other in ranked:
        if -likeness >= _LEAST_ALIKE and one in rest_a and other in rest_b:
            rest_a.remove(one)
            rest_b.remove(other)
            if not _contains(forms_a[one], forms_b[other]):
                pairs.append((one, other))
    if len(rest_a) == len(rest_b) == 1 and _could_be_one(forms_a[rest_a[0]], forms_b[rest_b[0]]):
        pairs.append((rest_a[0], rest_b[0]))
    return sorted(pairs)


def _contains(one: str, other: str) -> bool:
    """Whether one form is the other with words left out: a shortened name, not another spelling."""
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _could_be_one(one: str, other: str) -> bool:
    return len(one.split()) == len(other.split()) and not _contains(one, other)


def has_unstable_names(reading: Reading) -> bool:
    """Whether a text spells one name in two ways, as machine translation does and desks do not.

    Seen by two full names that share a word and differ in one of equal consonants, or by two long words of equal
    consonants that differ in one or two letters. It does not see a name that came back as quite another one.
    """
    forms = [[folded(word) for word in reading.text[start:end].split()] for start, end in reading.names]
    return _has_unstable_full_names(forms) or _has_unstable_words(reading, forms)


def _has_unstable_full_names(forms: list[list[str]]) -> bool:
    by_last: dict[str, set[str]] = {}
    by_first: dict[str, set[str]] = {}
    for words in forms:
        for first, last in pairwise(words):
            by_last.setdefault(last, set()).add(first)
            by_first.setdefault(first, set()).add(last)
    groups = [*by_last.items(), *by_first.items()]
    return any(
        _respelt(one, other)
        for shared, group in groups
        if len(shared) >= 4
        for one, other in combinations(sorted(group), 2)
    )


def _has_unstable_words(reading: Reading, forms: list[list[str]]) -> bool:
    words = {word for words in forms for word in words if len(word) >= 5 and word.isalpha()}
    by_key: dict[str, list[str]] = {}
    for word in sorted(words):
        key = consonants(word)
        if len(key) >= _LEAST_CONSONANTS:
            by_key.setdefault(key, []).append(word)
    respelt = [
        (one, other) for group in by_key.values() for one, other in combinations(group, 2) if _respelt(one, other)
    ]
    if not respelt:
        return False
    small = _words_written_small(reading)
    return any(one not in small and other not in small for one, other in respelt)


def _words_written_small(reading: Reading) -> set[str]:
    return {
        folded(reading.text[start:end])
        for start, end, traits in zip(reading.table.start, reading.table.end, reading.table.traits, strict=True)
        if not int(traits) & int(Trait.CAPITAL)
    }


def _respelt(one: str, other: str) -> bool:
    """Whether two words are two spellings of one name: equal consonants, hardly other letters, no mere ending."""
    if one == other or consonants(one) != consonants(other) or not consonants(one):
        return False
    if one.startswith(other) or other.startswith(one):
        return False
    return Levenshtein.distance(one, other) <= 2
