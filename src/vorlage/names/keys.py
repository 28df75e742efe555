# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Stretches of Chinese text that may be names, each behind a key by which a name in letters finds it.

Chinese has no spaces and no capitals: what may be a name is a surname and one or two characters that are no grammar,
or a run of characters that write foreign sounds. Most of what is found is no name, and no harm: a key is only looked
up for a name that somebody asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vorlage.names.folding import fold_text
from vorlage.names.scripts import is_han
from vorlage.names.sinitic import sound_of, surname_sounds
from vorlage.names.sounds import COMPOUND_SURNAMES, NOT_IN_NAMES, SURNAMES, TRANSCRIBING
from vorlage.names.transliteration import skeletons_of_han

SEPARATOR = "="


def sinitic_key(syllables: Sequence[str]) -> str:
    """The key of a Chinese name by its syllables in pinyin without tones."""
    return f"p{'.'.join(syllables)}"


def transcribed_key(skeleton: str) -> str:
    """The key of a foreign name in characters by its consonants."""
    return f"t{skeleton}"


def name_keys(folded_text: str) -> Iterator[tuple[str, str]]:
    """Each stretch of a folded text that may be a Chinese name or a foreign one, with its key; a stretch may repeat."""
    for match in _runs().finditer(folded_text):
        characters = match.group()
        for skeleton in skeletons_of_han(characters):
            yield transcribed_key(skeleton), characters
    for match in _surnames().finditer(folded_text):
        at = match.start()
        long = 2 if folded_text[at : at + 2] in _compound() else 1
        sounds = surname_sounds(folded_text[at : at + long])
        for end in (at + long + 1, at + long + 2):
            if end > len(folded_text) or not _may_be_given(folded_text[end - 1]):
                break
            sounds = (*sounds, sound_of(folded_text[end - 1]))
            yield sinitic_key(sounds), folded_text[at:end]


@cache
def _compound() -> frozenset[str]:
    return frozenset(fold_text(surname) for surname in COMPOUND_SURNAMES)


@cache
def _surnames() -> re.Pattern[str]:
    firsts = SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES}
    return re.compile(f"[{''.join(sorted(firsts))}]")


@cache
def _runs() -> re.Pattern[str]:
    characters = "".join(sorted(TRANSCRIBING))
    return re.compile(f"[{characters}]{{3,8}}|(?<=·)[{characters}]{{2}}|[{characters}]{{2}}(?=·)")


def _may_be_given(character: str) -> bool:
    return is_han(character) and character not in NOT_IN_NAMES
