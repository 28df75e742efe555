# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A newsroom's light hand on an agency text: made by rules written for this purpose, with every change on record.

What a subeditor does to a wire story: spelling of the house, days for dates, numbers in words, shorter titles, other
verbs of saying, a sentence cut here and there, another first sentence. All of the text stays but a tenth at most.
The rules are synthetic: real desks edit less evenly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from benchmarks.lineage_evaluation.edits import Edit

_SPELLINGS = {
    "defense": "defence", "favor": "favour", "labor": "labour", "center": "centre", "program": "programme",
    "organization": "organisation", "percent": "per cent", "gray": "grey", "neighbor": "neighbour", "honor": "honour",
    "behavior": "behaviour", "color": "colour", "traveled": "travelled", "canceled": "cancelled", "toward": "towards",
    "offense": "offence", "license": "licence", "realize": "realise", "recognize": "recognise",
    "criticized": "criticised", "organized": "organised", "apologize": "apologise", "emphasized": "emphasised",
    "adviser": "advisor", "theater": "theatre", "fulfill": "fulfil", "skeptical": "sceptical", "judgment": "judgement",
}  # fmt: skip
_PHRASES = {
    "in order to": "to", "as well as": "and", "a number of": "several", "because of": "owing to", "prior to": "before",
    "has said": "said", "have said": "said", "told reporters": "said", "more than": "over", "at least": "no fewer than",
    "last week": "a week ago", "this week": "in recent days", "did not": "didn't", "does not": "doesn't",
    "do not": "don't", "cannot": "can not", "is not": "isn't", "was not": "wasn't", "according to": "as reported by",
    "President Donald Trump": "President Trump", "President Vladimir Putin": "President Putin",
    "United States": "US", "U.S.": "US", "U.K.": "UK", "the European Union": "the EU", "billion": "bn", "million": "mn",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10", "However,": "But", "Meanwhile,": "",
    "Also,": "", "said that": "said", "announced that": "announced", "added that": "added", "which is": "that is",
    "such as": "like", "while": "as", "though": "although", "also": "", "recently": "lately", "about": "around",
    "began": "started", "begin": "start", "wants": "would like", "asked": "requested", "said": "stated",
}  # fmt: skip
_DAY = re.compile(r"\bon (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’]? +(?=[A-Z“\"])")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_OPENINGS = (
    "The following is what is known so far.",
    "Our readers have followed the matter for some days.",
    "Here is the state of things as of this edition.",
    "It was the talk of the day in more than one capital.",
)


def house_edits(text: str, random: Random, *, strength: float) -> list[Edit]:
    """Light edits on a text, leaving words in quotation marks alone.

    Args:
        strength: Share of the places where a rule applies that are really changed, 0 to 1.
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]

    def is_free(start: int, end: int) -> bool:
        return all(end <= low or start >= high for low, high in quoted)

    found = [*_words(text), *_days(text)]
    chosen = [edit for edit in found if is_free(edit.start, edit.end) and random.random() < strength]
    cuts = _cut_sentences(text, random, most=0.06 * strength)
    opening = [Edit(0, 0, random.choice(_OPENINGS) + "\n\n", "added")] if random.random() < 0.4 else []
    kept = [edit for edit in chosen if not any(cut.start <= edit.start < cut.end for cut in cuts)]
    return [*opening, *cuts, *kept]


def _words(text: str) -> Iterator[Edit]:
    for old, new in (*_SPELLINGS.items(), *_PHRASES.items()):
        tail = r"\b" if old[-1].isalnum() else ""
        for match in re.finditer(rf"\b{re.escape(old)}{tail}{' ?' if not new else ''}", text):
            yield Edit(*match.span(), new, "word")


def _days(text: str) -> Iterator[Edit]:
    for match in _DAY.finditer(text):
        yield Edit(*match.span(), "yesterday", "date")


def _cut_sentences(text: str, random: Random, *, most: float) -> list[Edit]:
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    room = most * len(text)
    cuts: list[Edit] = []
    for start, end in random.sample(list(pairwise(bounds)), k=min(6, len(bounds) - 1)):
        whole = "\n" not in text[start:end] and start > len(text) * 0.15
        if whole and 40 <= end - start <= room:
            room -= end - start
            cuts.append(Edit(start, end, "", "cut"))
    return cuts
