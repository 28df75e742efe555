# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Copies of real news, made by rules: the gold is that a mention and what became of it in a copy are one claim.

Texts: MEANTIME's 120 Wikinews articles (CC BY 4.0), which lie outside the project. Each article is copied in three
ways: `edited` (sentences lost, amounts and days changed, attributions and hedges dropped), `shuffled` (a part of it in
another order), `spun` (WordNet). The mentions of the parent are those that we find there, so nothing is said here of
finding them. Articles of one topic may tell of one event: whether their mentions are one claim is open when their slots
meet, and such pairs do not count. Everything else that is joined across articles, or across two mentions of one
article, is wrong. Synthetic: real copying is worse.

Split: topics `airbus` and `gm` are for development, the rest is the test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from benchmarks.claims_grouping.changes import changed_amount, moved_day
from benchmarks.claims_grouping.dossiers import Dossier, a_record
from benchmarks.claims_grouping.marks import MARKED, Marks
from vorlage.claims.comparison import values_meet
from vorlage.claims.mentions import find_mentions
from vorlage.claims.wording import content_words
from vorlage.domain.claims import CalendarDate, ClaimKind, Mention, Quantity

_DEV_TOPICS = ("airbus", "gm")
_SAID = re.compile(r",\s(?:he|she|it|they|[\w .'’-]{3,60}?)\s(?:said|says|added|told \w+)(?=\s?\.)")
_HEDGES = re.compile(r"\b(?:reportedly|allegedly|apparently|possibly|probably)\s")
Spinner = Callable[[str, Random], str]


def wire_dossiers(folder: Path, half: str, spin: Spinner | None) -> Iterator[Dossier]:
    """One dossier for every eight articles of a half, each article with its copies."""
    # Articles of different topics stand side by side in a dossier.
    ordered = sorted(
        articles_of(folder, half), key=lambda one: (int(one["doc"][-2:].encode().hex(), 16) % 97, one["doc"])
    )
    for first in range(0, len(ordered), 8):
        yield _dossier(ordered[first : first + 8], first, spin)


def articles_of(folder: Path, half: str) -> list[dict[str, str]]:
    """The articles of one half, by topic, in the order of their corpus."""
    lines = (folder / "meantime" / "meantime_en.jsonl").read_text(encoding="utf-8").splitlines()
    articles: list[dict[str, str]] = [json.loads(line) for line in lines]
    return [one for one in articles if (one["topic"] in _DEV_TOPICS) == (half == "dev")]


def _dossier(articles: list[dict[str, str]], seed: int, spin: Spinner | None) -> Dossier:
    random, marks = Random(seed), Marks()
    dossier = Dossier(name=f"wire {seed}")
    kept: list[tuple[str, str, Mention]] = []
    for number, article in enumerate(articles):
        text = printed(article["text"])
        path = f"reports/{number:02}-0.txt"
        record = a_record(path, text, published=article["dct"] or "")
        mentions = [one for one in find_mentions(record) if one.kind is not ClaimKind.EVENT]
        names = {id(one): f"{number}:{place}" for place, one in enumerate(mentions)}
        kept += [(names[id(one)], article["topic"], one) for one in mentions]
        marked = marked_text(text, mentions, names, marks)
        dossier.put(path, marked, marks, published=article["dct"] or "")
        edited_copy, planted = edited(marked, marks, random)
        copies = [edited_copy, shuffled(marked, random)]
        if spin is not None:
            copies.append(spin(marked, random))
        for way, copy in enumerate(copies, start=1):
            child = f"reports/{number:02}-{way}.txt"
            dossier.put(child, copy, marks, published=article["dct"] or "")
            if way == 1:
                dossier.drift += [(path, child, kind, after) for kind, after in planted]
    dossier.open_pairs = frozenset(open_pairs(kept))
    return dossier


def printed(text: str) -> str:
    """Tokenised text as it is printed: marks of quotation, no blanks before stops."""
    text = re.sub(r"``\s?", "“", re.sub(r"\s?''", "”", text))
    return re.sub(r"\s+([,.;:?!%)”])", r"\1", text.replace("( ", "(").replace("$ ", "$"))


def marked_text(text: str, mentions: list[Mention], names: dict[int, str], marks: Marks) -> str:
    """A text with a mark of its claim around each mention, but for those that cross another."""
    nested: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not any(other.start < one.start < other.end < one.end for other in nested):
            nested.append(one)
    out: list[str] = []
    opened: list[Mention] = []
    last = 0

    def close_before(place: int) -> None:
        nonlocal last
        while opened and opened[-1].end <= place:
            done = opened.pop()
            out.append(text[last : done.end] + marks.mark("", names[id(done)], done.kind)[-1])
            last = done.end

    for one in nested:
        close_before(one.start)
        out.append(text[last : one.start] + marks.mark("", names[id(one)], one.kind)[:-1])
        last = one.start
        opened.append(one)
    close_before(len(text))
    return "".join([*out, text[last:]])


def edited(marked: str, marks: Marks, random: Random) -> tuple[str, list[tuple[str, str]]]:
    """Some sentences lost, some amounts and days changed, attributions and hedges dropped; with what was planted."""
    planted: list[tuple[str, str]] = []

    def change(match: re.Match[str]) -> str:
        _, kind = marks.claim_of(match[1])
        if random.random() > 0.4:
            return match[0]
        if kind is ClaimKind.QUANTITY:
            words, drift = changed_amount(match[2], random, ("bound", "rounded", "digit", "other", "size"))
        elif kind is ClaimKind.DATE:
            words, drift = moved_day(match[2], random)
        else:
            return match[0]
        if drift is not None:
            planted.append((drift.value, words))
        return match[0].replace(match[2], words)

    lines = marked.split("\n")
    kept = [line for place, line in enumerate(lines) if place < 3 or random.random() < 0.85]
    text = MARKED.sub(change, "\n".join(kept))
    if random.random() < 0.5:
        text = _HEDGES.sub("", text)
    return text, planted


def shuffled(marked: str, random: Random) -> str:
    """Seven tenths of the lines in another order, under the same head."""
    lines = marked.split("\n")
    head, body = lines[:2], lines[2:]
    random.shuffle(body)
    return "\n".join(head + body[: max(3, round(len(body) * 0.7))])


def open_pairs(kept: list[tuple[str, str, Mention]]) -> Iterator[tuple[str, str]]:
    """Pairs of claims of one topic of which nobody can say here whether they are one."""
    for (one, topic, a), (other, second, b) in combinations(kept, 2):
        if topic == second and a.kind is b.kind and _may_be_one(a, b):
            yield (one, other) if one < other else (other, one)


def _may_be_one(a: Mention, b: Mention) -> bool:
    one, other = a.value, b.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one == other or values_meet(one, other)
    if isinstance(one, CalendarDate) and isinstance(other, CalendarDate):
        return one.date.startswith(other.date) or other.date.startswith(one.date)
    words, others = content_words(a.quote), content_words(b.quote)
    return bool(words & others) and len(words & others) >= 0.4 * min(len(words), len(others))
