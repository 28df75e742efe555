# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Thai script as sounds, without a list of words.

Letters by the Royal Thai General System (1999). Thai writes some vowels before their consonant, some not at all, and
keeps letters that are no longer said; a letter without a vowel may begin a syllable or end one, where it sounds
otherwise. So a word may have several sounds, the likelier first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

_FIRST: Final = {
    **dict.fromkeys("ก", "k"),
    **dict.fromkeys("ขฃคฅฆ", "k"),
    "ง": "ng",
    "จ": "j",
    **dict.fromkeys("ฉชฌ", "ch"),
    **dict.fromkeys("ซศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ดฎ", "d"),
    **dict.fromkeys("ตฏฐฑฒถทธ", "t"),
    **dict.fromkeys("นณ", "n"),
    "บ": "b",
    **dict.fromkeys("ปผพภ", "p"),
    **dict.fromkeys("ฝฟ", "f"),
    "ม": "m",
    "ร": "r",
    **dict.fromkeys("ลฬ", "l"),
    "ว": "w",
    **dict.fromkeys("หฮ", "h"),
    "อ": "",
}
_LAST: Final = {
    **_FIRST,
    **dict.fromkeys("จฉชซฌศษสดฎตฏฐฑฒถทธ", "t"),
    **dict.fromkeys("รลฬญ", "n"),
    **dict.fromkeys("บภฟป", "p"),
}
_VOWELS: Final = {
    "ะ": "a",
    "ั": "a",
    "า": "a",
    "ำ": "am",
    "ิ": "i",
    "ี": "i",
    "ึ": "u",
    "ื": "u",
    "ุ": "u",
    "ู": "u",
    "เ": "e",
    "แ": "e",
    "โ": "o",
    "ไ": "ai",
    "ใ": "ai",
    "ๅ": "a",
}
_BEFORE: Final = "เแโไใ"
_MOST_WAYS: Final = 4
_UNSAID: Final = re.compile("((?:[ตทด]ร|.)[ิุู]?)์")
_SILENT_R: Final = re.compile("(?<=[ศส])ร(?=[ะาัิีึืุูเแโไใ])")
_LEADING_H: Final = re.compile("ห(?=[งญนมยรลว])")
_TONES: Final = re.compile("[่้๊๋็ๆฯ]")
_LEADING: Final = re.compile(f"([{_BEFORE}])((?:[กขคตปผพทสห][รลวมนง])(?=[าะัิีอียว]|$)|[ก-ฮ])")


@lru_cache(maxsize=16384)
def sounds_of_thai(word: str) -> tuple[tuple[str, ...], ...]:
    """What a word in Thai script may sound like, likelier first; each a row of sounds."""
    ways: list[tuple[str, ...]] = []
    # Names of other languages are often said with the letters that are marked as unsaid.
    for kept in ("", r"\1"):
        plain = (
            _TONES.sub("", _UNSAID.sub(kept, _LEADING_H.sub("", word.replace("ํา", "ำ"))))
            .replace("รร", "ั")
            .replace("ัว", "ุา")
        )
        plain = _LEADING.sub(
            lambda match: match.group(2) + match.group(1), plain.replace("ทรา", "ซา").replace("ทรั", "ซั")
        )
        plain = _SILENT_R.sub("", plain)
        said = islice(product(*_options(plain)), _MOST_WAYS)
        ways += [tuple(sound for part in way for sound in part) for way in said]
    return tuple(dict.fromkeys(ways))


def _options(plain: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """For each letter what it may sound like, with the vowel that is not written."""
    has_vowel = False
    for at, letter in enumerate(plain):
        following = plain[at + 1 : at + 2]
        if letter in _VOWELS:
            # A word that ends in an unclosed ั from รร is said with n: พรรณ.
            is_last = letter == "ั" and not following
            yield (tuple(_VOWELS[letter]) + (("n",) if is_last else ()),)
            has_vowel = True
        elif letter == "ฤ":
            yield (("r", "u"), ("r", "i"))
            has_vowel = True
        elif letter in _FIRST:
            first, last = tuple(filter(None, (_FIRST[letter],))), tuple(filter(None, (_LAST[letter],)))
            if following in _VOWELS and following:
                yield (first,)
                has_vowel = False
            elif not following:
                yield (last,)
            elif has_vowel:
                # It ends the syllable, or begins one without a written vowel.
                yield (last, (*first, "a")) if last != first else (last,)
                has_vowel = False
            else:
                # A syllable of two letters says o between them: สม; of one a: ธนา.
                after = plain[at + 2 : at + 3]
                yield ((*first, "a") if after in _VOWELS and after else (*first, "o"), first)
                has_vowel = not (after in _VOWELS and after)
