# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Which mentions are asked about at all: those that share a key, never all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from vorlage.claims.alignment import Alignment
from vorlage.claims.comparison import in_base_unit, speaker_key, unit_key
from vorlage.claims.wording import canonical, content_words, grams
from vorlage.domain.claims import CalendarDate, ClaimKind, Mention, Quantity
from vorlage.extraction.date_values import UNRESOLVED

_CROWD = 40
"""Mentions under one key at most of which all pairs are asked; in a crowd only those that share a rare word too."""
_RARE_WORDS = 5


def candidate_pairs(mentions: Sequence[Mention], alignment: Alignment) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions that share a key, each once; the number grows with the mentions, not with its square.

    Mentions under one key are all asked of each other up to a crowd; in a crowd those that also share one of the rarest
    words of their sentences, and of those again no more than a crowd.
    """
    buckets: dict[tuple[str, ...], list[int]] = {}
    for number, mention in enumerate(mentions):
        for key in _keys(mention):
            buckets.setdefault((mention.kind, *key), []).append(number)
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        for one, other in _pairs_of(bucket, mentions, alignment):
            if (one, other) not in seen:
                seen.add((one, other))
                yield mentions[one], mentions[other]


def _pairs_of(bucket: Sequence[int], mentions: Sequence[Mention], alignment: Alignment) -> Iterator[tuple[int, int]]:
    if len(bucket) <= _CROWD:
        yield from combinations(bucket, 2)
        return
    held: dict[str, list[int]] = {}
    for number in bucket:
        for word in alignment.context(mentions[number]).words:
            held.setdefault(word, []).append(number)
    rare: dict[str, list[int]] = {}
    for number in bucket:
        words = sorted(alignment.context(mentions[number]).words, key=lambda word: (len(held[word]), word))
        for word in [word for word in words if len(held[word]) > 1][:_RARE_WORDS]:
            rare.setdefault(word, []).append(number)
    for numbers in rare.values():
        for place, one in enumerate(numbers):
            yield from ((one, other) for other in numbers[place + 1 : place + 1 + _CROWD])


def _keys(mention: Mention) -> Iterator[tuple[str, ...]]:
    """Under which keys a mention meets others."""
    value = mention.value
    if isinstance(value, Quantity):
        yield from _amount_keys(in_base_unit(value))
    elif isinstance(value, CalendarDate):
        if value.date != UNRESOLVED:
            yield ("date", value.date[:4])
            yield ("date", value.date[:7])
    elif mention.kind is ClaimKind.QUOTE:
        yield from (("gram", *gram) for gram in sorted(grams(mention.quote))[:400])
        key = speaker_key(mention.who)
        if key:
            yield ("speaker", key[-1])
    elif mention.kind in (ClaimKind.DENIAL, ClaimKind.NO_COMMENT):
        yield from (("speaker", word) for word in speaker_key(mention.who))
    else:
        words = sorted(canonical(content_words(mention.quote)), key=lambda word: (-len(word), word))[:10]
        yield from (("words", *pair) for pair in combinations(sorted(words), 2))


def _amount_keys(value: Quantity) -> Iterator[tuple[str, ...]]:
    """An amount by itself, and by its unit and rough size on either side, so that rounding does not part two."""
    if value.amount is None:
        return
    yield ("amount", f"{value.amount:.6g}")
    if value.amount >= 1:
        size = len(f"{int(value.amount)}")
        lead = int(f"{int(value.amount)}"[0])
        unit = unit_key(value.unit)
        yield ("unit", unit, str(size), str(lead))
        yield ("unit", unit, str(size + lead // 9), str(lead % 9 + 1))
