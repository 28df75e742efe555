# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How one word became another on its way through other languages: the cheapest row of steps, each with its name.

A weighted edit distance over sounds (Wagner and Fischer, JACM 1974). Steps that languages are known for cost little:
vowels change or are lost (Arabic and Hebrew write few), p is b and v is f (Arabic), g is j (Egypt), sh is x and ch is q
(Chinese through other scripts), letters are doubled. Another consonant costs what makes it another name.

Residual risks: costs were set by hand; Bernard and Barnard are one vowel apart, and two names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from vorlage.domain.names import NameReason
from vorlage.names.hearing import VOWELS, sounds_of

_Step = tuple[float, NameReason | None]

_NOTHING: Final[_Step] = (0.0, None)
_ANOTHER: Final[_Step] = (1.6, NameReason.CONSONANT_DIFFERS)
_ONE_MORE: Final[_Step] = (1.25, NameReason.CONSONANT_DIFFERS)
_LOST_VOWEL: Final[_Step] = (0.3, NameReason.VOWELS)
_LOST_WEAKLY: Final[_Step] = (0.3, NameReason.VOWELS)
_BESIDE_ITS_LIKE: Final[_Step] = (0.5, NameReason.ONE_LETTER)
_OTHER_END: Final = 0.9
_ENDS_OPEN: Final = 1.0

_WEAK: Final = frozenset({"h", "y", "w", "x"})
_SIBILANTS: Final = frozenset({"s", "sh", "z", "zh", "ts", "c", "ch", "shch", "j"})


def _pairs(words: str, cost: float, reason: NameReason) -> dict[frozenset[str], _Step]:
    return {frozenset(pair.split("-")): (cost, reason) for pair in words.split()}


_STEPS: Final[dict[frozenset[str], _Step]] = {
    **_pairs("e-i o-u a-e i-y e-y u-w", 0.15, NameReason.VOWELS),
    **_pairs("a-o e-o i-u a-i e-u a-u i-o", 0.3, NameReason.VOWELS),
    **_pairs("b-p d-t g-k k-q g-q s-z v-f v-w f-w k-c g-gh q-gh k-x q-x x-gh x-h h-gh k-kh", 0.35, NameReason.VOICING),
    **_pairs("f-p b-v b-w p-v", 0.6, NameReason.VOICING),
    **_pairs(
        "j-g j-zh j-y j-z j-dz zh-z sh-x sh-s sh-ch ch-q ch-j ch-c ch-ts ts-c ts-s ts-z c-s dz-z zh-x",
        0.4,
        NameReason.SOFTENING,
    ),
    **_pairs(
        "ch-zh sh-zh sh-j x-s q-j q-k ch-k c-x shch-sh shch-ch th-s th-t d-th th-z x-ch t-ts", 0.4, NameReason.SOFTENING
    ),
    **_pairs("g-zh gh-j", 0.6, NameReason.SOFTENING),
    **_pairs("n-ng", 0.5, NameReason.ONE_LETTER),
    **_pairs("m-n l-r", 0.9, NameReason.ONE_LETTER),
}


@dataclass(frozen=True, slots=True)
class Steps:
    """The cheapest way from one word to another: its cost, and the reasons of its steps, each once."""

    cost: float
    reasons: tuple[NameReason, ...]


@lru_cache(maxsize=65536)
def steps_between(one: str, other: str) -> Steps:
    """The steps between two folded words whose sounds are told by their letters.

    Symmetric; nothing between a word and itself. Letters that look alike in print are tried as each other.
    """
    if one == other:
        return Steps(0.0, ())
    plain = _steps(_single(sounds_of(one)), _single(sounds_of(other)))
    seen = {_as_seen(one)} & {_as_seen(other)}
    if seen:
        return min(plain, Steps(0.3, (NameReason.LOOK_ALIKES,)), key=lambda steps: steps.cost)
    return plain


def _as_seen(word: str) -> str:
    """A word with letters that print alike as one: rn and m, l and 1 and i, o and 0, cl and d, vv and w."""
    for printed, seen in (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("0", "o"), ("i", "l"), ("5", "s")):
        word = word.replace(printed, seen)
    return word


def _steps(one: Sequence[str], other: Sequence[str]) -> Steps:
    if not one or not other:
        return Steps(4.0, (NameReason.PART_DIFFERS,))
    # A row of best ways: cost, and the reasons so far as a set of bits would have them.
    above: list[tuple[float, tuple[NameReason, ...]]] = [(0.0, ())]
    for at in range(len(other)):
        above.append(_with(above[-1], _gap(other, at)))
    for at, sound in enumerate(one):
        gap = _gap(one, at)
        row = [_with(above[0], gap)]
        for place, heard in enumerate(other):
            change = _NOTHING if sound == heard else _STEPS.get(frozenset((sound, heard)), _otherwise(sound, heard))
            ways = (
                _with(above[place], change),
                _with(above[place + 1], gap),
                _with(row[place], _gap(other, place)),
            )
            row.append(min(ways, key=lambda way: way[0]))
        above = row
    cost, reasons = above[-1]
    end = _end(one, other)
    return Steps(cost + end, _once((*reasons, NameReason.LAST_VOWEL_DIFFERS) if end else reasons))


def _otherwise(one: str, other: str) -> _Step:
    if (one in VOWELS) != (other in VOWELS):
        return 1.4, NameReason.CONSONANT_DIFFERS
    return (0.6, NameReason.SOFTENING) if {one, other} <= _SIBILANTS else _ANOTHER


def _gap(row: Sequence[str], at: int) -> _Step:
    """What it costs that a sound has nothing on the other side."""
    sound = row[at]
    if sound in VOWELS:
        return _LOST_VOWEL
    if sound in _WEAK and at:
        return _LOST_WEAKLY
    beside = {row[at - 1] if at else "", row[at + 1] if at + 1 < len(row) else ""}
    if any(frozenset((sound, each)) in _STEPS for each in beside if each not in VOWELS):
        return _BESIDE_ITS_LIKE
    return _ONE_MORE


def _with(way: tuple[float, tuple[NameReason, ...]], step: _Step) -> tuple[float, tuple[NameReason, ...]]:
    cost, reason = step
    return way[0] + cost, way[1] if reason is None or reason in way[1] else (*way[1], reason)


def _end(one: Sequence[str], other: Sequence[str]) -> float:
    """What it costs more that the words end otherwise: Andrea is not Andrew, Johanna not Johann."""
    first, second = one[-1], other[-1]
    if first in VOWELS and second in VOWELS:
        return 0.0 if first == second or {first, second} in ({"e", "i"}, {"o", "u"}) else _OTHER_END
    if (first in VOWELS) != (second in VOWELS) and {first, second} != {"i", "y"}:
        closing, opening = (second, first) if first in VOWELS else (first, second)
        # A silent letter at the end is none: Mulvany, Petrovv; h and y are vowels to most ears.
        return 0.0 if closing in ("y", "h") or opening == "e" else _ENDS_OPEN
    return 0.0


def _single(row: Iterable[str]) -> list[str]:
    """A row with doubled sounds once."""
    listed = list(row)
    return [*listed[:1], *(second for first, second in pairwise(listed) if first != second)]


def _once(reasons: Iterable[NameReason]) -> tuple[NameReason, ...]:
    return tuple(dict.fromkeys(reasons))
