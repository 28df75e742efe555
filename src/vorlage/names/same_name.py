# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Whether two spellings are one name: by writing systems, by the steps names take, by what was learned; with reasons.

1. Letters: folded, the words are the same, or the same in another order.
2. Syllables: names of China, Korea and Japan are read in every system that prints them; one syllable that differs is
   another name (`same_syllables`).
3. Parts: words of both are put side by side, whichever order fits best. Two of one script are compared step by step
   (`sound_steps`); two of different scripts by their sounds (`unlikeness`) and the learned table (`learned_edits`); a
   name of another language in pinyin by what was learned of the characters. The worst part speaks for the whole.
4. A single word never decides.

The likeness only puts candidates in order. It is a logistic of costs; its weights were fitted on the development groups
C1 and D of `benchmarks.search_quality` and on the hand list of `benchmarks.names_quality`, see
`docs/explanation/names-quality.md`.

Residual risks: two people with one name are one form; names a vowel apart (Bernard, Barnard) are near; nothing is known
of nicknames, married names, patronymics or names changed by law.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from vorlage.domain.names import NameComparison, NameReason, NameVerdict
from vorlage.names.hearing import sounds_of
from vorlage.names.learned_edits import gain_of_pinyin, learned_gain
from vorlage.names.name_parts import PrintedName, bare_words, printed_name, without_joined_article
from vorlage.names.same_syllables import SyllablesCompared, compare_syllables
from vorlage.names.scripts import Script
from vorlage.names.sinitic import is_pinyin, readings_of
from vorlage.names.sound_steps import steps_between
from vorlage.names.unlikeness import unlikeness

_ALIKE: Final = 0.98
_ONE_SOUND_APART: Final = 0.45
"""Of two syllables that many scripts write alike: Xi and Shi, Qian and Chian."""
_SYLLABLE_APART: Final = 0.15
_ONE_FORM: Final = 0.9
_NEAR: Final = 0.5
_MISSING_PART: Final = 2.2
_OF_THE_REST: Final = 0.1
_INITIAL: Final = 0.8
_MOST_TURNED: Final = 4
_DIFFERENT: Final = 0.15
_STEPPED: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.HEBREW, Script.GREEK})
_UYGHUR: Final = frozenset("ەېۇۆۈۋڭ")
"""Letters that Arabic does not have: what was learned of Arabic says nothing of Uyghur."""


@dataclass(frozen=True, slots=True)
class _Part:
    """How two words compare: the logit of their likeness, and the steps between them."""

    logit: float
    reasons: tuple[NameReason, ...]


def compare_names(one: str, other: str) -> NameComparison:
    """Compare two printed names, in any scripts. Symmetric; deterministic; knows no list of people.

    It speaks of spellings: who somebody is it does not say, and two people may bear one name.

    Args:
        one: A name as printed, without its role.
        other: Another one.
    """
    return _compared(*sorted((one, other)))


@lru_cache(maxsize=65536)
def _compared(one: str, other: str) -> NameComparison:
    first, second = printed_name(one), printed_name(other)
    if not first.pieces or not second.pieces:
        return NameComparison(likeness=0.0, verdict=NameVerdict.OPEN, reasons=(NameReason.SINGLE_WORD,))
    if _is_single(first) or _is_single(second):
        return _open(first, second)
    if sorted(first.pieces) == sorted(second.pieces) or first.letters == second.letters:
        turned = () if first.letters == second.letters else (NameReason.OTHER_ORDER,)
        return NameComparison(likeness=1.0, verdict=NameVerdict.ONE_FORM, reasons=(NameReason.SAME_LETTERS, *turned))
    syllables = compare_syllables(first, second)
    if syllables is not None:
        return _by_syllables(syllables)
    has_learned = _UYGHUR.isdisjoint(one) and _UYGHUR.isdisjoint(other)
    return _by_parts(first, second, has_learned=has_learned)


def _is_single(name: PrintedName) -> bool:
    """Whether a name is one word only, and no whole name in a script that writes names without spaces."""
    if len(name.pieces) > 1:
        return False
    if name.script in (Script.HAN, Script.HANGUL):
        return len(name.letters) < 2
    return True


def _open(one: PrintedName, other: PrintedName) -> NameComparison:
    """A single word beside a name: how like its nearest word it is, and no verdict."""
    best = max(
        (_word_part(a, b, one, other, has_learned=True) for a in bare_words(one) for b in bare_words(other)),
        key=lambda part: part.logit,
    )
    return NameComparison(
        likeness=_logistic(best.logit), verdict=NameVerdict.OPEN, reasons=(*best.reasons, NameReason.SINGLE_WORD)
    )


def _by_syllables(found: SyllablesCompared) -> NameComparison:
    if found.is_one:
        reasons = (NameReason.SAME_SYLLABLES, *((NameReason.OTHER_ORDER,) if found.is_turned else ()))
        return NameComparison(likeness=_ALIKE, verdict=NameVerdict.ONE_FORM, reasons=reasons)
    if found.is_longer or found.differing > 1:
        reason = NameReason.PART_MISSING if found.is_longer else NameReason.PART_DIFFERS
        return NameComparison(
            likeness=_SYLLABLE_APART / 2 / found.differing,
            verdict=NameVerdict.OTHER,
            reasons=(NameReason.SYLLABLE_DIFFERS, reason),
        )
    if found.apart == 0.0:
        return NameComparison(
            likeness=_ONE_SOUND_APART,
            verdict=NameVerdict.OTHER,
            reasons=(NameReason.SOFTENING, NameReason.SYLLABLE_DIFFERS),
        )
    return NameComparison(
        likeness=_SYLLABLE_APART * (1.0 - found.apart / 2),
        verdict=NameVerdict.OTHER,
        reasons=(NameReason.SYLLABLE_DIFFERS,),
    )


# --- part by part ---------------------------------------------------------------------------------------------------


def _by_parts(one: PrintedName, other: PrintedName, *, has_learned: bool) -> NameComparison:
    found = [
        _put_side_by_side(first, second, one, other, has_learned=has_learned)
        for first, second in _rows(bare_words(one), bare_words(other))
    ]
    logit, reasons = max(found, key=lambda each: each[0])
    return _concluded(_logistic(logit), reasons)


def _put_side_by_side(
    first: tuple[str, ...], second: tuple[str, ...], one: PrintedName, other: PrintedName, *, has_learned: bool
) -> tuple[float, tuple[NameReason, ...]]:
    """The words of two names in the order that fits best: the worst pair's logit, what was missing, and the reasons."""
    parts = [[_word_part(a, b, one, other, has_learned=has_learned) for b in second] for a in first]
    if len(first) > len(second):
        parts = [list(column) for column in zip(*parts, strict=True)]
    order = _best_order([[part.logit for part in row] for row in parts])
    chosen = [parts[at][place] for at, place in enumerate(order)]
    logits = [part.logit for part in chosen]
    reasons = [reason for part in chosen for reason in part.reasons]
    reasons += [NameReason.OTHER_ORDER] if list(order) != sorted(order) else []
    missing = abs(len(first) - len(second))
    reasons += [NameReason.PART_MISSING] if missing else []
    logit = min(logits) + _OF_THE_REST * sum(logits) / len(logits) - (_MISSING_PART * missing)
    return logit, tuple(dict.fromkeys(reasons))


def _best_order(logits: list[list[float]]) -> tuple[int, ...]:
    """For each word of the shorter name its place in the longer one; of many words the greedy order."""
    width = len(logits[0])
    if width <= _MOST_TURNED:
        orders = permutations(range(width), len(logits))
        return max(orders, key=lambda order: _fit([logits[at][place] for at, place in enumerate(order)]))
    ranked = sorted(((-logit, at, place) for at, row in enumerate(logits) for place, logit in enumerate(row)))
    taken: dict[int, int] = {}
    for _, at, place in ranked:
        if at not in taken and place not in taken.values():
            taken[at] = place
    return tuple(place for _, place in sorted(taken.items()))


def _fit(logits: list[float]) -> float:
    return min(logits) + _OF_THE_REST * sum(logits) / len(logits)


def _concluded(likeness: float, reasons: tuple[NameReason, ...]) -> NameComparison:
    """The verdict on a likeness: what speaks against it keeps a name from being one form."""
    against = any(reason.speaks_against for reason in reasons)
    if likeness < _NEAR and not against:
        reasons = (*reasons, NameReason.PART_DIFFERS)
    if likeness < _NEAR or NameReason.PART_DIFFERS in reasons:
        verdict = NameVerdict.OTHER
    elif likeness >= _ONE_FORM and not against and not set(reasons) & _OF_DRIFT:
        verdict = NameVerdict.ONE_FORM
    else:
        verdict = NameVerdict.NEAR
    return NameComparison(likeness=likeness, verdict=verdict, reasons=reasons)


_OF_DRIFT: Final = frozenset(
    {NameReason.VOWELS, NameReason.VOICING, NameReason.SOFTENING, NameReason.ONE_LETTER, NameReason.LOOK_ALIKES}
)


def _rows(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Both names as they are, and with two words of the longer one joined: Abd al-Rahman is Abdulrahman."""
    yield one, other
    longer = one if len(one) > len(other) else other
    for at in range(len(longer) - 1 if len(one) != len(other) else 0):
        joined = (*longer[:at], longer[at] + longer[at + 1], *longer[at + 2 :])
        yield (joined, other) if longer is one else (one, joined)


@lru_cache(maxsize=65536)
def _word_part(one: str, other: str, of_one: PrintedName, of_other: PrintedName, *, has_learned: bool) -> _Part:
    if one == other:
        return _Part(6.0, ())
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return _Part(_INITIAL, (NameReason.PART_MISSING,))
    if of_one.script is of_other.script and of_one.script in _STEPPED:
        stepped = _stepped(one, other)
        pinyin = _in_pinyin(one, other, of_one, of_other) if of_one.script is Script.LATIN else None
        return stepped if pinyin is None or pinyin.logit <= stepped.logit else pinyin
    return _crossed(one, other, learned_gain(one, other) if has_learned else None)


def _stepped(one: str, other: str) -> _Part:
    """Two words of one script, with and without an article that may be joined to them."""
    ways = [steps_between(one, other)]
    bare = without_joined_article(one), without_joined_article(other)
    if (bare[0] != one) != (bare[1] != other):
        ways.append(steps_between(*bare))
    best = min(ways, key=lambda steps: steps.cost)
    logit = 3.2 - 3.0 * best.cost
    if logit < math.log(_DIFFERENT / (1 - _DIFFERENT)):
        return _Part(logit, (NameReason.PART_DIFFERS,))
    return _Part(logit, best.reasons or (NameReason.SAME_SOUNDS,))


def _crossed(one: str, other: str, gain: float | None) -> _Part:
    """Two words of different scripts."""
    apart = unlikeness(one, other)
    cost = apart * max(len(sounds_of(one)), len(sounds_of(other)))
    without, beside = 3.9 - 3.9 * apart - 2.2 * cost, 3.2 - 1.8 * apart - 2.4 * cost
    logit = without if gain is None else beside + 2.1 * gain
    if logit < math.log(_DIFFERENT / (1 - _DIFFERENT)):
        return _Part(logit, (NameReason.PART_DIFFERS,))
    return _Part(logit, (NameReason.SAME_SOUNDS,) if gain is None else (NameReason.SAME_SOUNDS, NameReason.LEARNED))


def _in_pinyin(one: str, other: str, of_one: PrintedName, of_other: PrintedName) -> _Part | None:
    """A word and the pinyin of the characters that write it, where one of the names is all pinyin and not Chinese."""
    for word, pinyin, name in ((one, other, of_other), (other, one, of_one)):
        if _is_transcribed(name) and not is_pinyin(word):
            return _crossed(word, pinyin, gain_of_pinyin(word, pinyin))
    return None


@lru_cache(maxsize=16384)
def _is_transcribed(name: PrintedName) -> bool:
    return all(map(is_pinyin, name.words)) and not readings_of(name.words)


def _logistic(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))
