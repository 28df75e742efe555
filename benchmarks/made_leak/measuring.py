# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Hold what Vorlage says of a made leak against what is true of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein

from benchmarks.made_leak.truth import Measure, TrueItem
from vorlage.app import Case
from vorlage.domain.custody import ItemNumber

_HAN = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_SPACE_AT_HAN = re.compile(f"(?<={_HAN}) | (?={_HAN})")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """What Vorlage says of one item; `pages` are its texts."""

    path: str
    outcome: str
    reason: str
    pages: tuple[str, ...]
    languages: tuple[str, ...]
    unread: tuple[int, ...]
    near: tuple[str, ...]
    duplicate_of: str


@dataclass(slots=True)
class Marks:
    """How well it was read. `wrong` has a line for each thing that is not as it should be."""

    outcomes: int = 0
    outcomes_right: int = 0
    exact: int = 0
    exact_right: int = 0
    languages: int = 0
    languages_right: int = 0
    rates: dict[tuple[str, str], list[tuple[float, int, str]]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    def rate(self, measure: str, language: str) -> float:
        """Errors for each hundred characters, all pages of a measure in a language together."""
        seen = self.rates[(measure, language)]
        return sum(rate * length for rate, length, _ in seen) / max(1, sum(length for _, length, _ in seen))


def found_in(case: Path, items: Sequence[Mapping[str, Any]]) -> list[FoundItem]:
    """What a case says of each of its items, given as `vorlage status --items` lists them, by paths below the leak."""
    with Case.open(case) as opened:
        texts = {item["number"]: _pages_of(opened, item) for item in items}
    paths = {item["number"]: item["path"].removeprefix("leak/") for item in items}
    return [
        FoundItem(
            path=paths[item["number"]],
            outcome=item["outcome"],
            reason=item["reason"],
            pages=texts[item["number"]],
            languages=tuple(item["languages"]),
            unread=tuple(item["pages_unread"]),
            near=tuple(paths[number] for number in item["near_duplicates"]),
            duplicate_of=paths.get(item["duplicate_of"], ""),
        )
        for item in items
    ]


def _pages_of(opened: Case, item: Mapping[str, Any]) -> tuple[str, ...]:
    if not item["pages"] or item["outcome"] == "duplicate":
        return ()
    return tuple(page.text for page in opened.record(ItemNumber(item["number"])).pages)


def error_rate(found: str, wanted: str) -> float:
    """Characters wrong, missing or too many for each hundred that stand there, in NFC, white space as one space.

    Beside Chinese characters white space counts for nothing: a line is broken there without meaning anything.
    """
    one, other = plain(found), plain(wanted)
    return 100 * Levenshtein.distance(one, other) / len(other) if other else float(100 * bool(one))


def plain(text: str) -> str:
    """A text as it is compared."""
    return _SPACE_AT_HAN.sub("", " ".join(normalize("NFC", text).split()))


def measure_leak(truth: Mapping[str, TrueItem], found: Iterable[FoundItem]) -> Marks:
    """Mark every item of the truth, and every item that is not in it as one too many."""
    marks, seen = Marks(), {item.path: item for item in found}
    for path in sorted(seen.keys() - truth.keys()):
        marks.wrong.append(f"{path}: {seen[path].outcome}, and is not there")
    for path, item in truth.items():
        marks.outcomes += 1
        if path not in seen:
            marks.wrong.append(f"{path}: is missing")
            continue
        answer = seen[path]
        if answer.outcome == item.outcome:
            marks.outcomes_right += 1
        else:
            marks.wrong.append(f"{path}: {answer.outcome} ({answer.reason}), should be {item.outcome}")
        _mark_kin(marks, item, answer)
        _mark_text(marks, item, answer)
    return marks


def _mark_kin(marks: Marks, item: TrueItem, answer: FoundItem) -> None:
    if item.unread != answer.unread:
        marks.wrong.append(f"{item.path}: pages unread {answer.unread}, should be {item.unread}")
    if item.duplicate_of != answer.duplicate_of:
        marks.wrong.append(
            f"{item.path}: repeats {answer.duplicate_of or 'none'}, should be {item.duplicate_of or 'none'}"
        )
    if missing := set(item.near) - set(answer.near):
        marks.wrong.append(f"{item.path}: is not near {', '.join(sorted(missing))}")
    if item.languages:
        marks.languages += 1
        if set(item.languages) == set(answer.languages):
            marks.languages_right += 1
        else:
            marks.wrong.append(
                f"{item.path}: in {', '.join(answer.languages) or 'none'}, should be {', '.join(item.languages)}"
            )


def _mark_text(marks: Marks, item: TrueItem, answer: FoundItem) -> None:
    if item.measure is Measure.NONE:
        return
    language = "+".join(item.languages)
    whole, wanted = "\n".join(answer.pages), "\n".join(item.pages)
    if item.measure is Measure.SCAN:
        for number, text in enumerate(item.pages, start=1):
            if number in item.unread:
                continue
            read = answer.pages[number - 1] if number <= len(answer.pages) else ""
            rate = error_rate(read, text)
            marks.rates[("scan", language)].append((rate, max(1, len(plain(text))), f"{item.path} page {number}"))
        return
    if item.measure is Measure.NATIVE:
        rate = error_rate(whole, wanted)
        marks.rates[("native", language)].append((rate, len(plain(wanted)), item.path))
        if rate > 0.5:
            marks.wrong.append(f"{item.path}: {rate:.2f} % of its characters are wrong")
        return
    marks.exact += 1
    is_right = plain(wanted) == plain(whole) if item.measure is Measure.EXACT else plain(wanted) in plain(whole)
    marks.exact_right += is_right
    if not is_right:
        marks.wrong.append(f"{item.path}: its text is not {'exactly ' if item.measure is Measure.EXACT else ''}there")
