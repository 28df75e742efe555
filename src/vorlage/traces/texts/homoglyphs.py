# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Look-alike letters of another script within a word: invisible to a reader, and a code to whoever put them there.

A word is a run of letters and marks, parted at hyphens, apostrophes, digits. It is told when every stranger in it looks
like a letter of the script the rest is in. A whole word in another script is a word of another language, unless the
text has no letter of that script but look-alikes: then nobody wrote in it here. What has digits in it is a model number
or a formula. A text of which much is mixed was decoded wrongly, and tells nothing.

It also happens without any plan: whoever types with two keyboards makes such words, and so do programs that read scans.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from vorlage.names.scripts import Script, script_of
from vorlage.traces.texts.confusables import LATIN_LOOKS, LOOKS_LIKE, PHONETIC, is_folded_letter

_TOKEN: Final = re.compile(r"[\w\u0300-\u036f]+")
_ALPHABETS: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})
_MOST_MIXED: Final = 0.2
"""Of the words of a page with more letters than two: beyond it, the fonts lie and nobody planted anything."""
_FEWEST_WORDS: Final = 20
_SYMBOLS: Final = 2
"""A Greek letter beside one or two Latin ones is a symbol of a formula: kΩ, μs, ρv."""


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word with look-alikes: where, the word, and how many letters are strangers."""

    code: str
    start: int
    word: str
    strangers: int


def find_homoglyphs(text: str) -> list[MixedWord]:
    """The words of a text in which letters of another script stand for those they look like."""
    if text.isascii():
        return []
    words = [match for match in _TOKEN.finditer(text) if not any(character.isdigit() for character in match[0])]
    found = [each for match in words if (each := _mixed(match[0], match.start())) is not None]
    if len(words) >= _FEWEST_WORDS and len(found) > _MOST_MIXED * len(words):
        return []
    own = _own_letters(text)
    found = [each for each in found if len(each.word) > _SYMBOLS or not own]
    return sorted([*found, *_whole_words(words)], key=lambda each: each.start)


def _own_letters(text: str) -> bool:
    """Whether the text has Cyrillic letters that look like nothing else: then two letters of both are a symbol."""
    return any(script_of(each) is Script.CYRILLIC and each not in LOOKS_LIKE for each in text if each > "\u03ff")


def _mixed(word: str, start: int) -> MixedWord | None:
    if word.isascii():
        return None
    letters = [character for character in word if character.isalpha()]
    scripts = Counter(script for each in letters if (script := script_of(each)) in _ALPHABETS)
    folded = sum(map(is_folded_letter, letters))
    if folded and folded < len(letters) and scripts[Script.LATIN] + folded >= len(letters) > _SYMBOLS + 1:
        return MixedWord("text.look_alike", start, word, folded)
    if scripts.keys() == {Script.LATIN}:
        strangers = sum(each in PHONETIC for each in letters)
        is_one = 0 < strangers <= len(letters) // 3 and not _is_phonetic(word)
        return MixedWord("text.look_alike", start, word, strangers) if is_one else None
    if len(scripts) != 2 or scripts.total() != len(letters):
        return None
    (host, _), (guest, count) = scripts.most_common(2)
    if scripts[host] == count and Script.LATIN in scripts:
        host, guest = (Script.LATIN, guest) if guest is not Script.LATIN else (host, guest)
    strangers_here = [each for each in letters if script_of(each) is guest]
    if not all(_look_alike(each, guest, host) for each in strangers_here):
        return None
    if _is_symbol(letters, host, guest) or _is_ending(letters, guest):
        return None
    return MixedWord("text.homoglyph", start, word, len(strangers_here))


def _look_alike(letter: str, guest: Script, host: Script) -> bool:
    plain = unicodedata.normalize("NFD", letter)[0]
    if guest is Script.LATIN:
        return plain in LATIN_LOOKS
    if host is Script.LATIN:
        return letter in LOOKS_LIKE or plain in LOOKS_LIKE
    return plain in LOOKS_LIKE


def _is_symbol(letters: list[str], host: Script, guest: Script) -> bool:
    if Script.GREEK not in (host, guest):
        return len(letters) < 2
    return len(letters) <= _SYMBOLS + 1


def _is_ending(letters: list[str], guest: Script) -> bool:
    """Whether a name in capitals of one script has an ending in small letters of the other, as inflected names have."""
    at = next((place for place, each in enumerate(letters) if script_of(each) is guest), 0)
    stem, ending = letters[:at], letters[at:]
    return (
        len(stem) >= 2
        and all(each.isupper() for each in stem)
        and all(each.islower() and script_of(each) is guest for each in ending)
    )


def _whole_words(words: list[re.Match[str]]) -> list[MixedWord]:
    """Words wholly in look-alikes of a script of which the text has no other letter: nobody wrote in it here."""
    by_script: dict[Script, list[re.Match[str]]] = {}
    latin = 0
    for match in words:
        if match[0].isascii():
            latin += 1
            continue
        scripts = {script_of(each) for each in match[0] if each.isalpha()}
        for script in scripts & {Script.CYRILLIC, Script.ARMENIAN}:
            by_script.setdefault(script, []).append(match)
    found = []
    for script, matches in by_script.items():
        own = [each for match in matches for each in match[0] if script_of(each) is script]
        if latin < _FEWEST_WORDS or not all(each in LOOKS_LIKE for each in own):
            continue
        whole = [match for match in matches if all(script_of(each) is script for each in match[0])]
        found += [
            MixedWord("text.homoglyph", match.start(), match[0], len(match[0]))
            for match in whole
            if not (len(match[0]) > 1 and match[0].isupper())
        ]
    return found


def _is_phonetic(word: str) -> bool:
    """Whether it is a transcription: more letters of phonetics than the look-alikes alone."""
    return any(0x0250 <= ord(each) <= 0x02AF and each not in PHONETIC for each in word)
