# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""One spelling for all the ways a word is written: the loose reading of a text, with the way back.

Folded away: case, full width and other compatibility forms (NFKC), accents and points of Latin, Greek, Hebrew and
Arabic letters, Arabic letter forms, tatweel and vowel signs, the digits' script, traditional and Japanese characters
(to simplified ones, one by one), Cyrillic ё, stress marks and the forms of apostrophes, quotation marks, dashes and
middle dots, and characters without a shape (zero-width, soft hyphen, direction marks).

Kept: what makes another letter or word: й ї ў ѓ ќ, the voicing of kana, the vowels and tones of Indic scripts and Thai.

Methods: Unicode Standard Annex 15 (normalisation; the bound on marks follows its Stream-Safe Text Format) and 3.13
(case folding); for Arabic the rules of light stemming (Larkey, Ballesteros, Connell, SIGIR 2002) widened by
the letters of Persian, Uyghur and Urdu; OpenCC's `t2s` and `jp2t` character tables.

Residual risks: folding is many to one, so that it finds more than was meant (`اللة` and `الله`, `resume` and `résumé`);
Uyghur ە and ھ fall together, because keyboards mix them. A phrase conversion (乾隆 stays 乾隆) is not made, since it
would not keep places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import opencc
from numpy.typing import NDArray

from vorlage.domain.lineage import Span
from vorlage.names.scripts import is_han

FOLDING_VERSION = "3"
"""Changes whenever a text may fold otherwise than before: whatever was stored folded is then made again."""

_HANGUL_PARTS = "\u1100-\u11ff\u3131-\u318e\u3200-\u321e\u3260-\u327f\ua960-\ua97c\ud7b0-\ud7fb\uffa0-\uffdc"
"""Letters that NFKC may join to a syllable with their neighbours."""

_TATWEEL = "\u0640"
_KANA_VOICING = "\uff9e\uff9f"
_ISOLATED_HARAKAT = "\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f"
"""Vowel signs drawn on a tatweel, each as one character."""

_DROPPED_MARKS = (
    (0x0300, 0x036F),  # combining diacritical marks
    (0x0483, 0x0489),  # Old Cyrillic titlo and the like
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic honorifics
    (0x064B, 0x065F),  # harakat
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),  # Koranic marks
    (0x0898, 0x08FF),
    (0x180B, 0x180F),  # Mongolian variation selectors
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0x302A, 0x302F),  # tone marks of ideographs
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)

_LETTERS = {
    **dict.fromkeys("ٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیے", "ي"),
    **dict.fromkeys("ةەۀہۂھۃ", "ه"),
    **dict.fromkeys("کڪګ", "ك"),
    **dict.fromkeys("'’‘‛ʼʻʹ`′＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−⁃﹘", "-"),
    **dict.fromkeys("•‧∙⋅・", "·"),
    "ё": "е",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    _TATWEEL: "",
}
"""Letters that have no decomposition, and one for each shape of a sign."""

_KEPT_WHOLE = frozenset("йїўѓќ")
"""Letters that would decompose, yet are letters of their own."""

_LEAST_FOR_ARRAYS = 64
"""Shorter texts are folded faster without arrays."""

_LONGEST_CLUSTER = 64
"""Beyond so many marks on one letter nothing is composed: ordering marks takes time in the square of their number."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where it stood in the text as given.

    Invariants: `starts` and `ends` are as long as `text` and never fall; `starts[i] < ends[i]`.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the folded text stood in the text as given, marks on its last letter included.

        Args:
            start: First character, a code point of the folded text.
            end: One past the last; beyond `start`.

        Raises:
            ValueError: The stretch is empty or outside the folded text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("a stretch of folded text is not empty and lies inside it")
        return self.starts[start], self.ends[end - 1]

    @property
    def keeps_places(self) -> bool:
        """Whether every character stands where it stood: places need no translation."""
        return isinstance(self.starts, range)


def fold(text: str) -> Folded:
    """The text as loose search reads it, with the place each character came from.

    Folding twice changes nothing. It does not join words that a line break or hyphen has cut.

    Args:
        text: Any string; lone surrogates are kept.

    Returns:
        The folded text; offsets are code points of `text`.
    """
    plain = _one_to_one(text)
    if plain is not None:
        return Folded(plain, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, end, piece in _pieces(text):
        pieces.append(piece)
        if len(piece) == end - begin and end - begin > 1:
            starts.extend(range(begin, end))
            ends.extend(range(begin + 1, end + 1))
        else:
            starts.extend([begin] * len(piece))
            ends.extend([end] * len(piece))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def fold_text(text: str) -> str:
    """The folded text alone, for comparing: two spellings are one when these are equal."""
    return fold(text).text


def _one_to_one(text: str) -> str | None:
    """The folded text, when each of its characters folds to one character by itself; else None.

    Whatever shrinks is matched by `_joining`, all else stays or grows: so an equal length is one to one.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    if len(text) >= _LEAST_FOR_ARRAYS:
        codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
        if len(codes) == len(text):
            is_alone, plain = _code_table().folded(codes)
            if plain is not None or not is_alone:
                return plain
    plain = text.translate(_table())
    return plain if len(plain) == len(text) and not _joining_in(text).search(text) else None


class _CodeTable:
    """What each character below U+10000 folds to when it folds to one such character, filled in as they are met.

    Five times as fast as `str.translate` on a page. Threads may share it: what two of them fill in is the same.
    """

    _UNKNOWN, _ALONE, _BEYOND, _NOT_ALONE = (bytes([kind]) for kind in range(4))

    def __init__(self) -> None:
        self._folded = np.zeros(0x10000, np.uint16)
        self._kinds = np.zeros(0x10000, np.uint8)
        self._kinds[0xD800:0xE000] = ord(self._NOT_ALONE)  # two halves of a character would be read as one

    def folded(self, codes: NDArray[np.uint16]) -> tuple[bool, str | None]:
        """Whether each character folds to one by itself; and the folded text, when all of it is below U+10000."""
        kinds = self._kinds.take(codes).tobytes()
        if self._UNKNOWN in kinds:
            self._learn(set(codes.tolist()))
            kinds = self._kinds.take(codes).tobytes()
        if self._NOT_ALONE in kinds:
            return False, None
        return True, None if self._BEYOND in kinds else self._folded.take(codes).tobytes().decode("utf-16-le")

    def _learn(self, codes: set[int]) -> None:
        for code in codes:
            folded = _table()[code]
            if len(folded) != 1 or _joining(beyond_bmp=False).match(chr(code)):
                self._kinds[code] = ord(self._NOT_ALONE)
            elif is_beyond_bmp(folded):
                self._kinds[code] = ord(self._BEYOND)
            else:
                self._folded[code] = ord(folded)
                self._kinds[code] = ord(self._ALONE)


@cache
def _code_table() -> _CodeTable:
    return _CodeTable()


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text with what they fold to: of one length, or one character or cluster each."""
    at = 0
    for match in _joining_in(text).finditer(text):
        begin = max(at, match.start() - 1)
        yield from _regular_pieces(text, at, begin)
        yield from _cluster_pieces(text[begin : match.end()], begin)
        at = match.end()
    yield from _regular_pieces(text, at, len(text))


def _regular_pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A stretch without clusters: whole when it keeps its length, else character by character."""
    plain = text[begin:end].translate(_table())
    if len(plain) == end - begin:
        if plain:
            yield begin, end, plain
        return
    table = _table()
    for place in range(begin, end):
        yield place, place + 1, text[place].translate(table)


def _cluster_pieces(cluster: str, begin: int) -> Iterator[tuple[int, int, str]]:
    """A cluster as one piece, unless it folds to as many characters as it has: then its places are not known singly."""
    folded = _fold_cluster(cluster)
    if len(folded) != len(cluster) or len(cluster) == 1:
        yield begin, begin + len(cluster), folded
        return
    # Equal length would be read as one to one by `fold`; a cluster's places are known only as a whole.
    for character in folded:
        yield begin, begin + len(cluster), character


@lru_cache(maxsize=16384)
def _fold_cluster(cluster: str) -> str:
    """A character with the marks and invisible characters after it, composed and folded until nothing changes."""
    if len(cluster) > _LONGEST_CLUSTER:
        cluster = cluster.translate(_table())
        if len(cluster) > _LONGEST_CLUSTER:
            return cluster
    while True:
        folded = unicodedata.normalize("NFKC", cluster).translate(_table())
        if folded == cluster:
            return folded
        cluster = folded


class _CharacterTable(dict[int, str]):
    """What each code point folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


@cache
def _table() -> _CharacterTable:
    return _CharacterTable()


def _fold_character(character: str) -> str:
    """Fold one character until nothing changes."""
    text = _LETTERS.get(character, character)
    while True:
        composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        folded = "".join(_fold_letter(letter) for letter in composed)
        if folded == text:
            return folded
        text = folded


def _fold_letter(letter: str) -> str:
    """One step for a composed, case-folded letter."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter in _KEPT_WHOLE:
        return letter
    category = unicodedata.category(letter)
    if category == "Cf" or (category[0] == "M" and _is_dropped_mark(letter)):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(letter))
    if is_han(letter):
        return _simplified(letter)
    decomposed = unicodedata.normalize("NFD", letter)
    if len(decomposed) == 1:
        return letter
    return unicodedata.normalize("NFC", "".join(part for part in decomposed if not _is_dropped_mark(part)))


def _is_dropped_mark(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _DROPPED_MARKS)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(letter: str) -> str:
    simplified = str(_converter().convert(letter))
    if simplified == letter and not _is_used_in_china(letter):
        # A form of Japan alone (沢 for 澤); those that China writes too stay, for there they are others (芸, 弁).
        other = str(_converter().convert(_japanese().convert(letter)))
        return other if len(other) == 1 and _is_used_in_china(other) else letter
    return simplified


def _is_used_in_china(letter: str) -> bool:
    """Whether the character set of mainland China (GB 2312) has this character."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _japanese() -> opencc.OpenCC:
    return opencc.OpenCC("jp2t")


def _joining_in(text: str) -> re.Pattern[str]:
    """Finds characters that may vanish, or join the one before: marks, invisible characters, parts of Hangul.

    Python looks a class up in constant time only below U+10000, so the rest is looked for only where it can stand.
    """
    return _joining(beyond_bmp=is_beyond_bmp(text))


def is_beyond_bmp(text: str) -> bool:
    """Whether a character above U+FFFF is in the text."""
    return not text.isascii() and _BEYOND_BMP.search(text) is not None


_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


@cache
def _joining(*, beyond_bmp: bool) -> re.Pattern[str]:
    low = _marks_between(0x00AD, 0x10000) + _HANGUL_PARTS + _KANA_VOICING + _TATWEEL + _ISOLATED_HARAKAT
    if not beyond_bmp:
        return re.compile(f"[{low}]+")
    return re.compile(f"(?:[{low}]|[{_marks_between(0x10000, 0x1F000)}\\U000e0001-\\U000e01ef])+")


def _marks_between(first: int, last: int) -> str:
    return "".join(
        f"\\U{code:08x}" for code in range(first, last) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")
    )
