# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Possible names in scripts with capitals: every capitalised word that is not known to be ordinary.

Where a text has no capitals at all, or only capitals, these say nothing, and every word that is not known to be
ordinary may be a name.

Residual risks: a name written small in a text with capitals, and a name that is an ordinary word of some language here,
is not found; people decide about these (`matching`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from vorlage.domain.lineage import Span
from vorlage.names.folding import fold_text
from vorlage.names.scripts import Script, script_of
from vorlage.protection.ordinary_words import folded_words
from vorlage.protection.ordinary_words.cyrillic import RUSSIAN
from vorlage.protection.ordinary_words.latin import ENGLISH, FRENCH, GERMAN, PATHS, SPANISH, TURKISH
from vorlage.protection.writing import WITH_CAPITALS, marks

_TITLES: Final = folded_words(
    "mr mrs ms miss mister sir madam dr herr frau fräulein"
    " señor señora señorita don doña monsieur madame mademoiselle"
    " signor signora bay bayan sayın pan pani г-н г-жа господин госпожа товарищ гражданин гражданка comrade"
)
_PARTICLES: Final = folded_words(
    "van von der den de del della di da dos das la le du al"
    " el bin ibn bint abu ben ould y e i ter ten zu zur zum af av"
    " оглы кызы oglu oğlu qizi kızı ұлы қызы ogli o'g'li"
    " ван дер ден фон де ла да бен ибн бинт аль эль"
)
_MONTHS: Final = folded_words("march april may june august mars avril mai juli марта мая августа")
_GENERATIONS: Final = folded_words("jr sr junior senior fils père мл ст")
_PLAIN: Final = folded_words(
    "the and but for in at to of by on as if it its his our"
    " der die und los las les des une un et from with after before"
    " when while this that these those there who what why how"
    " not all any each every both many most some such than then"
)
"""Short words that are part of no name, whatever follows."""

_MOST_PARTICLES: Final = 3
_SHORT: Final = 3
_LONG_ENOUGH_TO_TELL: Final = 5


@dataclass(slots=True)
class _Word:
    """A word of a text, and whether it may be a name."""

    start: int
    end: int
    text: str
    bare: str = field(init=False)
    has_capital: bool = field(init=False)
    may_be: bool = False

    def __post_init__(self) -> None:
        self.bare = _bare(self.text)
        self.has_capital = self.text != self.text.lower()

    @property
    def is_initial(self) -> bool:
        return len(self.bare) == 1


def possible_names(text: str, *, is_file_name: bool = False) -> Iterator[Span]:
    """Each word that may be a name or a part of one, and the words that tie parts together."""
    words = [_Word(found.start(), found.end(), found.group()) for found in _words().finditer(text)]
    says_nothing = is_file_name or _capitals_say_nothing(words)
    for word in words:
        word.may_be = _may_be_name(word, says_nothing=says_nothing)
    if not says_nothing:
        _show_openers(text, words)
        _show_months(text, words)
    _take_along(text, words, says_nothing=says_nothing)
    yield from ((word.start, word.end) for word in words if word.may_be)


@cache
def _words() -> re.Pattern[str]:
    letter = f"[{WITH_CAPITALS}]"
    run = f"{letter}(?:{letter}|[{marks()}])*"
    return re.compile(rf"{run}(?:(?:['’ʼʻ´`]|[-‐‑\u00ad](?:[ \t]*\r?\n[ \t]*)?){run})*")


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """A word as the tables have it: folded, without a possessive ending, joined where a line cuts it."""
    joined = re.sub(r"[-‐\u00ad][ \t]*\r?\n[ \t]*", "", word)
    return re.sub("'s$", "", fold_text(joined))


def _capitals_say_nothing(words: Sequence[_Word]) -> bool:
    if not any(word.has_capital for word in words):
        return True
    is_single = all(len(word.text) == 1 for word in words)
    return not is_single and all(word.text == word.text.upper() for word in words)


@cache
def _ordinary() -> frozenset[str]:
    return folded_words(ENGLISH, GERMAN, FRENCH, SPANISH, TURKISH, RUSSIAN, PATHS)


def _is_ordinary(bare: str) -> bool:
    if bare in _ordinary() or bare in _TITLES:
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(part in _ordinary() for part in parts)


def _may_be_name(word: _Word, *, says_nothing: bool) -> bool:
    if _is_mixed(word.text):
        return True
    if word.is_initial or not (says_nothing or word.has_capital):
        return False
    return not _is_ordinary(word.bare) and not _is_numeral(word.text)


def _is_numeral(word: str) -> bool:
    return re.fullmatch("[IVXLC]{2,}", word) is not None


def _is_mixed(text: str) -> bool:
    """Whether letters of two scripts stand in one word: the disguise of a look-alike."""
    if text.isascii():
        return False
    scripts = {script_of(letter) for letter in text} & {Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN}
    return len(scripts) > 1


def _show_openers(text: str, words: Sequence[_Word]) -> None:
    """A word owes its capital to opening a sentence when the"
    " text writes it small elsewhere, and small words follow."""
    small = {word.bare for word in words if not word.has_capital}
    inside = {word.bare for word in words if word.has_capital and not _opens(text, word.start)}
    for word, following in pairwise(words):
        is_known_small = word.bare in small and word.bare not in inside and len(word.bare) >= _LONG_ENOUGH_TO_TELL
        is_followed = text[word.end : following.start] == " " and not following.has_capital
        if word.may_be and is_known_small and is_followed and _opens(text, word.start):
            word.may_be = _is_mixed(word.text)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here."""
    before = text[max(0, at - 4) : at].rstrip(" \t\"'“”«»„([")
    return not before or before[-1] in ".!?…:\n\r•"


def _show_months(text: str, words: Sequence[_Word]) -> None:
    for word in words:
        if word.bare in _MONTHS:
            beside = text[max(0, word.start - 3) : word.start] + text[word.end : word.end + 2]
            if any(character.isdigit() for character in beside):
                word.may_be = False


def _take_along(text: str, words: Sequence[_Word], *, says_nothing: bool) -> None:
    """What belongs to a name although it is an ordinary word: after a title, beside a name, between two of them."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) else None
        if before is None or word.may_be or not (word.has_capital or says_nothing):
            pass
        elif before.bare in _TITLES and _are_beside(text, before, word) and word.bare not in _TITLES | _PLAIN:
            word.may_be = True
        elif before.may_be and not says_nothing and word.bare not in _PLAIN and _follows(text, before, word):
            # The surname of "Anna Berlin": one ordinary word, and no more, lest whole headings go.
            word.may_be = at < 2 or not (words[at - 2].may_be and _is_ordinary(before.bare))
        if after is not None and not word.may_be and word.has_capital and after.may_be:
            is_short = len(word.bare) <= _SHORT and word.bare not in _PLAIN and word.bare not in _TITLES
            word.may_be = is_short and _are_beside(text, word, after)
    _tie(text, words)
    for before, word in pairwise(words):
        if before.may_be and (word.bare in _GENERATIONS or _is_numeral(word.text)) and _are_beside(text, before, word):
            word.may_be = True
        if word.is_initial and word.has_capital and before.may_be and _are_beside(text, before, word):
            word.may_be = True
    for at in range(len(words) - 2, -1, -1):
        word, after = words[at], words[at + 1]
        if word.is_initial and word.has_capital and after.may_be and _are_beside(text, word, after):
            word.may_be = True


def _tie(text: str, words: Sequence[_Word]) -> None:
    """Particles between two parts of a name are part of it."""
    last: int | None = None
    for at, word in enumerate(words):
        if not word.may_be:
            continue
        if last is not None and 1 < at - last <= _MOST_PARTICLES + 1:
            between = words[last + 1 : at]
            row = [words[last], *between, word]
            if all(each.bare in _PARTICLES for each in between) and all(
                _are_beside(text, one, other) for one, other in pairwise(row)
            ):
                for each in between:
                    each.may_be = True
        last = at
        # "van der Loomen", where no given name stands before.
        for first in range(at - 1, -1, -1):
            before = words[first]
            if before.may_be or before.bare not in _PARTICLES or not _follows(text, before, words[first + 1]):
                break
            before.may_be = True


def _are_beside(text: str, one: _Word, other: _Word) -> bool:
    """Whether only spaces, one line break, or the full stop of an abbreviation part two words."""
    return re.fullmatch(r"\.?[ \t\u00a0]*(?:\r?\n[ \t]*)?|[ \t_-]", text[one.end : other.start]) is not None


def _follows(text: str, one: _Word, other: _Word) -> bool:
    return text[one.end : other.start] in (" ", "\u00a0")
