# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where paragraphs and sentences begin and end.

Rules on characters only, the same for every language we read: no model, no tagger. Offsets are code points,
half-open; what is returned never begins or ends in white space and never overlaps. It does not promise the
sentences a grammarian would draw: a full stop after an unknown abbreviation followed by a capital ends one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vorlage.domain.lineage import Span
from vorlage.extraction.number_words import word_set

_LINE = re.compile(r"[^\n\r\u2028\u2029\u0085]+")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40

_CLOSING = "\"'”’»›“」』）)\\]】》"
_END = re.compile(
    rf"(?:[。！？｡]+[{_CLOSING}]*|(?<=[^\x00-\u2fff])…{{1,2}}[{_CLOSING}]*"
    rf"|[.!?…؟۔।]+(?:[ \u00a0\u202f]?[{_CLOSING}])*(?=\s|$|\[\d|(?<=[؟۔])))"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+[’']?$")
_NEXT_SMALL = re.compile(r"[\s\"'“‘«(\[–—-]*([^\W\d_])")
_OPENS = re.compile(r"[\s]*[\"'“‘«(\[]?\d")

_ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof st sr jr gen col lt capt sgt maj cmdr adm rep sen gov pres hon rev fr messrs mt vs inc ltd co
    corp bros dept univ assn est approx eds etc al ca cf e.g i.e viz jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue wed thu fri sat sun u.s u.k u.n e.u a.m p.m m mm mme mlle mgr éd p.ex env sra srta srs ud uds dra av
    ee.uu г гг т.е т.д т.п им ул д стр проф акад тыс млн млрд руб коп св ок др пр напр см рис ред п пп т тт в вв
    """
)
_BEFORE_NUMBERS = word_set("no nos art arts sec fig figs vol vols p pp ed pág núm ст п пп рис стр д")
_NEVER_LAST = word_set(
    """
    mr mrs ms dr prof gen col lt capt sgt maj rep sen gov messrs mme mlle sra srta dra проф акад им ул
    """
)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: blocks between blank lines, and in unwrapped text every line.

    A line break inside a block is taken as a typesetter's wrap, not as a paragraph, when the next word would not have
    fitted into the line (the widest line of the block is the measure, between 40 and 130 characters).
    """
    found: list[Span] = []
    block: list[Span] = []
    last_end = -1
    for match in _LINE.finditer(text):
        span = _trimmed(text, match.start(), match.end())
        blank_before = text.count("\n", last_end, match.start()) > 1 if last_end >= 0 else True
        if span is None or blank_before:
            found.extend(_joined(text, block))
            block = []
        if span is not None:
            block.append(span)
        last_end = match.end()
    found.extend(_joined(text, block))
    return tuple(found)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, paragraph by paragraph.

    Abbreviations, initials, decimals and stops before a small letter do not end one; a closing quotation mark or
    bracket after the stop belongs to it.
    """
    found: list[Span] = []
    for start, end in paragraphs(text):
        begin = start
        for match in _END.finditer(text, start, end):
            if match.end() < end and not _ends_here(text, begin, match.start(), match.end(), end):
                continue
            span = _trimmed(text, begin, match.end())
            if span is not None:
                found.append(span)
            begin = match.end()
        span = _trimmed(text, begin, end)
        if span is not None:
            found.append(span)
    return tuple(found)


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """Lines of one block as paragraphs: wrapped lines together, others each for itself."""
    if not lines:
        return []
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return lines
    joined = [lines[0]]
    for previous, line in pairwise(lines):
        first_word = text.find(" ", line[0], line[1])
        needed = (first_word if first_word >= 0 else line[1]) - line[0]
        if text[line[0]] > "\u2e80":
            needed = 1
        if previous[1] - previous[0] + 1 + needed > width:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _ends_here(text: str, begin: int, stop: int, after: int, limit: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `begin`; `after` is past its closing marks."""
    mark = text[stop]
    if mark in "。！？｡" or (mark == "…" and text[after] > "\u2e80"):
        return True
    following = _NEXT_SMALL.match(text, after, limit)
    if following is not None and following.group(1).islower():
        return False
    if mark != "." or text[after - 1] != ".":
        return True
    word = _LAST_WORD.search(text, max(begin, stop - 24), stop)
    if word is None:
        return True
    printed = word.group()
    lowered = printed.lower()
    if len(printed) == 1 and printed.isupper():
        return _is_enumeration_or_pronoun(text, word.start(), printed)
    if lowered in _NEVER_LAST:
        return False
    if lowered in _BEFORE_NUMBERS:
        return _OPENS.match(text, after, limit) is None
    if lowered in _ABBREVIATIONS or "." in lowered:
        return _common_start(text, after, limit)
    return True


_COMMON_STARTS = re.compile(
    r"\s+(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|His|Her|Its|However)\b"
)


def _common_start(text: str, after: int, limit: int) -> bool:
    """Whether an ordinary opening word follows, so that even an abbreviation ended its sentence."""
    return _COMMON_STARTS.match(text, after, limit) is not None


def _is_enumeration_or_pronoun(text: str, start: int, letter: str) -> bool:
    """A lone capital before a stop is an initial, unless it is the pronoun I after a small word."""
    return letter == "I" and start >= 2 and text[start - 2].islower()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
