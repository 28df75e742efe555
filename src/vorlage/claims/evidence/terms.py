# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What passages and claims are met by: stems of words, and facts that are the same in every language.

Words are the search room's: Snowball stems where there are any, else beginnings of five letters, in scripts without
word spaces two characters in a row. Facts are numbers by value, dates by day, month, year and by month and day alone,
and words of office and of things that `bridge_words` has in five languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from vorlage.claims.evidence.bridge_words import ROWS
from vorlage.claims.wording import STOP_WORDS
from vorlage.domain.lineage import Span
from vorlage.extraction.date_values import UNRESOLVED
from vorlage.extraction.dates import DateMention, find_dates
from vorlage.extraction.numbers import number_spans
from vorlage.names.folding import fold, fold_text
from vorlage.names.scripts import Script, is_han, is_unspaced, script_of_word
from vorlage.search.plain_digits import with_plain_digits
from vorlage.search.words import base_language, has_stems, stems_of, word_spans

_BEGINNING: Final = 5
_LEAST_LETTERS: Final = 2
_ANY_YEAR: Final = "2000-12-31"
"""A leap year: with it, a day and a month without a year are read, and only day and month are kept."""
_UYGHUR_DATE: Final = re.compile(
    r"(?:(?P<y>\d{4})\s?-?\s?يىل\w*[\s,،]*)?(?P<m>\d{1,2})\s?-?\s?ئاي\w*(?:\s*(?P<d>\d{1,2})\s?-?\s?كۈن\w*)?|(?P<only>\d{4})\s?-?\s?يىل\w*"
)


def word_terms(text: str, language: str) -> list[str]:
    """The words of a text that carry what is said, reduced for comparing, in order, with repeats."""
    language = base_language(language)
    folded = fold(text)
    spans = list(word_spans(folded.text))
    stems = stems_of(text, folded, language) if has_stems(language) else None
    found: list[str] = []
    before, before_end = "", -1
    for place, (first, last) in enumerate(spans):
        word = folded.text[first:last]
        if is_unspaced(word[0]):
            if before_end == first:
                found.append(before + word)
            before, before_end = word, last
        elif word not in STOP_WORDS and len(word) >= _LEAST_LETTERS and not word.isdecimal():
            found.append(stems[place] if stems else word[:_BEGINNING])
    return found


def number_term(value: float) -> str:
    """The term of a number by its value."""
    return f"n{value:.10g}"


def fact_terms(text: str) -> list[str]:
    """Numbers, dates and bridge words of a text, each once; a number inside a date is none."""
    taken = dates_taken(text)
    found = {
        number_term(number.value): None
        for number in number_spans(text)
        if number.value is not None
        and not any(a <= number.start < b for a, b in taken)
        and not _is_label(text, number.start)
    }
    for date in dates_in(text):
        found.update(dict.fromkeys(date_terms(date)))
    found.update(dict.fromkeys(f"r{meaning}" for meaning in meanings_in(text)))
    return list(found)


def _is_label(text: str, start: int) -> bool:
    """Whether digits belong to the letters before them: `TQ-17`."""
    return start > 1 and text[start - 1] in "-–" and text[start - 2].isalpha()


def date_terms(date: str) -> tuple[str, ...]:
    """The terms of a TIMEX3 date: itself, what it lies in, and its day and month without the year.

    `--06-12` is a day and month whose year is not printed.
    """
    if date.startswith("--"):
        return (f"e{date[2:]}",)
    if not date[:4].isdecimal():
        return ()
    terms = [f"d{date[:size]}" for size in (4, 7, 10) if len(date) >= size and date[4:5] in ("", "-")]
    if len(date) == len("2000-01-01"):
        terms.append(f"e{date[5:]}")
    return tuple(terms)


@lru_cache(maxsize=16384)
def dates_in(text: str) -> tuple[str, ...]:
    """The dates of a text as TIMEX3 values; `--06-12` for a day and month without a year."""
    plain = with_plain_digits(text)
    found: list[str] = []
    for mention in read_dates(plain):
        if mention.value.date != UNRESOLVED:
            found.extend(filter(None, (mention.value.date, mention.value.end)))
        elif any(map(str.isdigit, plain[mention.start : mention.end])):
            found.extend(_without_year(plain[mention.start : mention.end]))
    found.extend(_uyghur_dates(plain))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def read_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of a text with their places."""
    return find_dates(text)


def dates_taken(text: str) -> tuple[Span, ...]:
    """Where dates stand in a text, so that their numbers are not read as amounts."""
    plain = with_plain_digits(text)
    spans = [(each.start, each.end) for each in read_dates(plain)]
    return (*spans, *(match.span() for match in _UYGHUR_DATE.finditer(plain)))


def _without_year(printed: str) -> Iterator[str]:
    for mention in find_dates(printed, _ANY_YEAR):
        if len(mention.value.date) == len(_ANY_YEAR) and mention.value.date[:4].isdecimal():
            yield f"--{mention.value.date[5:]}"


def _uyghur_dates(plain: str) -> Iterator[str]:
    for match in _UYGHUR_DATE.finditer(plain):
        if match["only"]:
            yield match["only"]
            continue
        month, day = int(match["m"]), int(match["d"] or 0)
        if not 1 <= month <= 12 or day > 31:
            continue
        rest = f"{month:02d}-{day:02d}" if day else f"{month:02d}"
        if match["y"]:
            yield f"{match['y']}-{rest}"
        elif day:
            yield f"--{rest}"


# --- the bridge -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16384)
def meanings_in(text: str) -> tuple[str, ...]:
    """The meanings of the bridge that words of a text have, each once, by the English word that names them."""
    folded = fold_text(text)
    found: dict[str, None] = {}
    spaced, han = _bridge()
    words = [folded[first:last] for first, last in word_spans(folded)]
    for place, word in enumerate(words):
        if is_han(word[0]):
            continue
        for start in _forms_of(word):
            row = spaced.get(start[:3])
            if row:
                found.update(dict.fromkeys(m for begin, m in row if _is_word(begin, start, words, place)))
    if han is not None and any(map(is_han, folded)):
        for match in han[0].finditer(folded):
            found.update(dict.fromkeys(han[1][match.group(1)]))
    return tuple(found)


def _forms_of(word: str) -> tuple[str, ...]:
    """A word, and an Arabic one without its article and little words before it."""
    forms = [word]
    if script_of_word(word) is Script.ARABIC:
        forms += [word[len(begin) :] for begin in ("ال", "وال", "بال", "لل", "و", "ب", "ل") if word.startswith(begin)]
    return tuple(form for form in forms if len(form) >= _LEAST_LETTERS)


def _is_word(begin: Sequence[str], word: str, words: Sequence[str], place: int) -> bool:
    first, *rest = begin
    if not word.startswith(first) or len(word) - len(first) > (4 if word.isascii() is False else 3):
        return False
    if word.isascii() and word.removeprefix(first) not in ("", "s", "es", "ed", "ren", "en"):
        return False
    behind = words[place + 1 : place + 1 + len(rest)]
    return len(behind) == len(rest) and all(w.startswith(b) for w, b in zip(behind, rest, strict=True))


_Spaced = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _bridge() -> tuple[_Spaced, tuple[re.Pattern[str], dict[str, list[str]]] | None]:
    """The rows by the first three letters of their words; and those in characters."""
    spaced: _Spaced = {}
    han: dict[str, list[str]] = {}
    for row in ROWS.strip().splitlines():
        languages = [part.split() for part in row.split(";")]
        meaning = languages[0][0]
        for words in languages:
            for printed in words:
                parts = tuple(fold_text(piece) for piece in printed.split("_"))
                if is_han(parts[0][0]):
                    han.setdefault(parts[0], []).append(meaning)
                else:
                    spaced.setdefault(parts[0][:3], []).append((parts, meaning))
    longest = "|".join(sorted(map(re.escape, han), key=len, reverse=True))
    return spaced, (re.compile(f"({longest})"), han)
