# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The names of a report that have a role beside them, or are full names, each at its place.

What could be a name is told by its writing alone (`vorlage.protection.detection`): it errs on the side of finding. What
has neither a role nor a second word is passed over, and so are bodies. Nothing is kept or exported: names are found
anew from the texts whenever they are asked for, within the case.

Residual risks: names of places with two words are taken along; a person named by one word and no role is not seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from vorlage.claims.names.role_words import BODIES, ROLES, meaning
from vorlage.claims.names.roles import NO_ROLE, role_of
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.names import NameInReport
from vorlage.domain.pages import Record
from vorlage.extraction.sentences import sentences
from vorlage.names.folding import fold_text
from vorlage.names.name_parts import printed_name
from vorlage.protection.detection import could_be_names

LONGEST_NAME: Final = 60
LONGEST_REPORT: Final = 400_000
"""Longer texts are books or dumps, and no press reports: names are not looked for in them."""

_SAID: Final = frozenset(
    fold_text("قال وقال قالت وقالت أضاف وأضاف أعلن وأعلن صرح وصرح أكد وأكد ذكر وذكر نفى ونفى رفض ورفض").split()
)
"""Verbs that stand before a name in Arabic, where no capital tells where it begins."""
_JOINS: Final = frozenset({" ", "\u00a0", ". ", "-", "·", "・", "•"})


def names_in_report(record: Record) -> tuple[NameInReport, ...]:
    """The names of a report with their roles, in order of place; none of a text too long to be one."""
    text = record.text
    if len(text) > LONGEST_REPORT:
        return ()
    spans = sentences(text)
    starts = [start for start, _ in spans]
    found = []
    for start, end in _runs(text):
        at = bisect_right(starts, start) - 1
        sentence = spans[at] if at >= 0 and end <= spans[at][1] else (start, end)
        role = role_of(text, (start, end), sentence)
        name = printed_name(text[start:end])
        if role is NO_ROLE and len(name.pieces) < 2 and not _is_whole_in_characters(name.letters):
            continue
        found.append(
            NameInReport(
                siglum=Siglum(record.path),
                number=record.number,
                start=start,
                end=end,
                printed=text[start:end],
                script=name.script.value,
                roles=role.roles,
                bodies=role.bodies,
                places=role.places,
            )
        )
    return tuple(found)


def _is_whole_in_characters(letters: str) -> bool:
    return 2 <= len(letters) <= 4 and all(letter > "\u2e80" for letter in letters)


def _runs(text: str) -> Iterator[Span]:
    """Stretches of words that could be one name: side by side, without titles and without words of bodies."""
    run: list[Span] = []
    for spot in could_be_names(text):
        goes_on = bool(run) and text[run[-1][1] : spot.start] in _JOINS and spot.end - run[0][0] <= LONGEST_NAME
        if run and spot.start < run[-1][1]:
            # In characters every surname may begin one: what begins inside another is a part of it, or none.
            run[-1] = (run[-1][0], spot.end if spot.start == run[-1][0] else run[-1][1])
            continue
        if run and not goes_on:
            yield from _name_of(text, run)
            run = []
        run.append((spot.start, spot.end))
    if run:
        yield from _name_of(text, run)


def _name_of(text: str, run: Sequence[Span]) -> Iterator[Span]:
    """The name that a run is, its titles and the possessive ending left out; none when a body's word is in it."""
    words = list(run)
    folded = [fold_text(text[start:end]).rstrip(".") for start, end in words]
    while words and (meaning(folded[0], ROLES) or folded[0] in _SAID):
        words.pop(0)
        folded.pop(0)
    if not words or any(meaning(word, BODIES) or meaning(word, ROLES) for word in folded):
        return
    start, end = words[0][0], words[-1][1]
    while end > start and text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    if end > start:
        yield start, end
