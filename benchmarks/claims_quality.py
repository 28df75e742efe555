# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Precision and recall of mentions on public corpora that lie outside the project.

    python -m benchmarks.claims_quality FOLDER [--misses N]

FOLDER holds `gum_attribution/`, `meantime/`, `quantity_tests/` and `recognizers_specs/`. Dates: a gold date is found
when a date of ours overlaps it (relaxed), and right when its TIMEX3 value is equal; the document's creation date is the
dateline. Attribution: contents overlap by at least half of both, and a word of the speaker is shared. Numbers and
amounts: value by value within one sentence. `--misses` prints what was missed, for work on the rules.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from vorlage.claims.attribution import find_attributed
from vorlage.domain.claims import ClaimKind, Granularity
from vorlage.domain.lineage import Span
from vorlage.extraction.dates import find_dates
from vorlage.extraction.numbers import number_spans
from vorlage.extraction.quantities import find_quantities
from vorlage.extraction.sentences import paragraphs, sentences


@dataclass
class Score:
    """Counts of what was found, missed and invented, under one name."""

    name: str
    right: int = 0
    found: int = 0
    gold: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0
        return f"{self.name:<44} P {precision:5.1%}  R {recall:5.1%}  F1 {f1:5.1%}  n {self.gold}"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def dates(name: str, texts: Iterable[tuple[str, str, Sequence[tuple[int, int, str]]]]) -> tuple[Score, ...]:
    """Relaxed extent and value of dates; value also where a period's first day stands for it. A range is two dates."""
    extent, value = Score(f"{name}: dates, relaxed extent"), Score(f"{name}: dates, value")
    notation = Score(f"{name}: dates, value or its first day")
    scores = (extent, value, notation)
    for text, created, gold in texts:
        ours = [
            (one.start, one.end, timex)
            for one in find_dates(text, _dateline(text) or created)
            for timex in (one.value.date, one.value.end)
            if timex is not None
        ]
        for score in scores:
            score.found, score.gold = score.found + len(ours), score.gold + len(gold)
        for start, end, told in gold:
            timex = told or "unresolved"
            hits = [one for one in ours if one[0] < end and start < one[1]]
            hit = next((one for one in hits if one[2] == timex), hits[0] if hits else None)
            if hit is not None:
                ours.remove(hit)
                extent.right += 1
                value.right += hit[2] == timex
                notation.right += timex in (hit[2], _first_day(hit[2]))
            if hit is None or hit[2] != timex:
                value.misses.append(f"{text[max(0, start - 30) : end]!r} {timex} {hit and hit[2]}")
        value.misses.extend(f"extra {text[max(0, one[0] - 30) : one[1] + 10]!r}" for one in ours)
    return scores


def _dateline(text: str) -> str:
    """The date that stands alone on one of the first five lines, as papers print it; empty when none does."""
    for line in text.split("\n")[:5]:
        found = find_dates(line)
        if (
            len(found) == 1
            and found[0].value.granularity is Granularity.DAY
            and found[0].end - found[0].start >= len(line.strip())
        ):
            return found[0].value.date
    return ""


def _first_day(timex: str) -> str:
    """The first day of a week, season, decade or century: GUM writes these so, where TIMEX3 names the period."""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        return date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1).isoformat()
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return f"{season[1]}-{ {'SP': '03', 'SU': '06', 'FA': '09', 'WI': '12'}[season[2]] }-01"
    return f"{timex:0<4}-01-01" if re.fullmatch(r"\d{2,3}", timex) else timex


def attribution(
    name: str, texts: Iterable[dict[str, Any]], *, quoted_only: bool, joined: bool = False
) -> tuple[Score, ...]:
    """Contents, and contents with speaker. `quoted_only` keeps gold and found that hold a quotation mark.

    `joined`: a quotation that its speaker interrupts is one content in the gold, so that ours is put together too.
    """
    content, speaker = Score(f"{name}: attribution, content"), Score(f"{name}: attribution, content and speaker")
    strict = Score(f"{name}: attribution, whole content and speaker")
    for entry in texts:
        text = entry["text"]
        lines = sentences(text)
        ours = _found(text, lines, joined)
        gold = [
            ([tuple(span) for span in one["content"]], one["source"]) for one in entry["attributions"] if one["content"]
        ]
        if quoted_only:
            gold = [one for one in gold if _is_quoted(text, one[0])]
            ours = [one for one in ours if _is_quoted(text, one[0])]
        for score in (content, speaker, strict):
            score.gold, score.found = score.gold + len(gold), score.found + len(ours)
        for spans, named in gold:
            whole = next((one for one in ours if _half_of_both(one[0], spans)), None)
            hit = whole or next(
                (one for one in ours if _half_of_both(_within(one[0], lines, spans[0][0]), spans)), None
            )
            printed = " ".join(text[span[0] : span[1]] for span in named)
            shares = hit is not None and bool(_words(printed) & _words(hit[1]))
            if hit is not None:
                ours.remove(hit)
                content.right += 1
                speaker.right += shares
                strict.right += shares and whole is not None
            if not shares:
                speaker.misses.append(f"[{printed}] {text[spans[0][0] : spans[-1][1]][:90]!r} ours: {hit and hit[1]}")
        speaker.misses.extend(f"extra [{one[1]}] {text[one[0][0][0] : one[0][0][1]][:90]!r}" for one in ours)
    return content, speaker, strict


def _found(text: str, lines: tuple[Span, ...], joined: bool) -> list[tuple[list[Span], str]]:
    """What we attribute: the spans of its words, and the speaker as printed with whom a pronoun may mean."""
    found: list[tuple[list[Span], str]] = []
    for one in find_attributed(text, paragraphs(text), lines):
        if one.kind is ClaimKind.NO_COMMENT:
            continue
        if joined and found and one.rule == "quote.carried" and "\n" not in text[found[-1][0][-1][1] : one.start]:
            found[-1][0].append((one.start, one.end))
            continue
        printed = f"{text[slice(*one.said.place)]} {one.said.meant}" if one.said.place else one.said.speaker
        found.append(([(one.start, one.end)], printed))
    return found


def _is_quoted(text: str, spans: Sequence[Span]) -> bool:
    return re.search(r"[\"“”]", text[max(0, spans[0][0] - 2) : spans[-1][1] + 2]) is not None


def _within(spans: Sequence[Span], lines: Sequence[Span], start: int) -> list[Span]:
    """The part of ours in the sentence of the gold: GUM's contents end with the sentence, and quotations do not."""
    line = next((line for line in lines if line[0] <= start < line[1]), None)
    if line is None:
        return list(spans)
    return [(max(first, line[0]), min(last, line[1])) for first, last in spans if first < line[1] and line[0] < last]


def _half_of_both(one: Sequence[Span], other: Sequence[Span]) -> bool:
    ours = {place for span in one for place in range(*span)}
    gold = {place for span in other for place in range(*span)}
    shared = len(ours & gold)
    return shared >= 0.5 * len(ours) and shared >= 0.5 * len(gold) and shared > 0


def _words(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.lower())) - {"the", "a", "an", "of", "and"}


def amounts(name: str, cases: Iterable[tuple[str, Sequence[float], Sequence[float]]]) -> Score:
    """Values sentence by sentence, as multisets."""
    score = Score(name)
    for text, gold, ours in cases:
        wanted, held = Counter(round(value, 4) for value in gold), Counter(round(value, 4) for value in ours)
        score.right += sum((wanted & held).values())
        score.gold += sum(wanted.values())
        score.found += sum(held.values())
        if wanted != held:
            score.misses.append(f"{text!r} gold {sorted(wanted.elements())} ours {sorted(held.elements())}")
    return score


def quantulum(folder: Path) -> Iterator[tuple[str, list[float], list[float]]]:
    for case in json.loads((folder / "quantity_tests" / "quantulum3_quantities.json").read_text(encoding="utf-8")):
        text = case["req"]
        gold = [float(one["value"]) for one in case["res"] if not isinstance(one["value"], list)]
        ours = [one.value.amount for one in find_quantities(text, find_dates(text)) if one.value.amount is not None]
        yield text, gold, ours


def newsquant(path: Path, part: str) -> tuple[Score, Score]:
    """Values, and values with comparator, of NewsQuant (Almasian et al., CQE, EMNLP 2023): evaluate only."""
    value, bound = Score("NewsQuant: value"), Score("NewsQuant: value and comparator")
    for case in _part(json.loads(path.read_text(encoding="utf-8")), part):
        text = case["text"]
        gold = [(_ends(str(one["value"])), one["change"]) for one in case["quantities"]]
        found = [one.value for one in find_quantities(text, find_dates(text)) if one.value.amount is not None]
        ours = [
            ((one.amount, one.high) if one.high is not None else (one.amount,), one.comparator.value) for one in found
        ]
        for score in (value, bound):
            score.gold, score.found = score.gold + len(gold), score.found + len(ours)
        missed = []
        for ends, change in gold:
            hits = [one for one in ours if one[0] == ends]
            hit = next((one for one in hits if _same_bound(one[1], change)), hits[0] if hits else None)
            if hit is None:
                missed.append(f"{ends} {change}")
                continue
            ours.remove(hit)
            value.right += 1
            bound.right += _same_bound(hit[1], change)
            if not _same_bound(hit[1], change):
                bound.misses.append(f"{text!r} {ends} gold {change} ours {hit[1]}")
        if missed or ours:
            value.misses.append(f"{text!r} missed {missed} extra {ours}")
    return value, bound


def _ends(printed: str) -> tuple[float, ...]:
    """The one or two values of a gold amount ("3.0-4.0")."""
    ends = re.fullmatch(r"(\d[\d.]*) ?- ?(\d[\d.]*)", printed)
    return (float(ends[1]), float(ends[2])) if ends else (float(printed),)


def _same_bound(ours: str, change: str) -> bool:
    """Whether our comparator says what the gold sign does; "up" and "down" are movements and no bounds."""
    return ours.replace("<=", "<").replace(">=", ">").replace("range", "=") == {"up": "=", "down": "="}.get(
        change, change
    )


def recognizers(folder: Path, language: str) -> Iterator[tuple[str, list[float], list[float]]]:
    path = folder / "recognizers_specs" / "Number" / language / "NumberModel.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        gold = [float(one["Resolution"]["value"]) for one in case["Results"] if _is_number(one["Resolution"]["value"])]
        ours = [one.value for one in number_spans(case["Input"]) if one.value is not None]
        yield case["Input"], gold, ours


def _part(entries: Iterable[Any], part: str) -> list[Any]:
    """Every second document or case for work on the rules, the others for the figures: even places and odd ones."""
    listed = list(entries)
    return {"development": listed[::2], "test": listed[1::2], "all": listed}[part]


def _is_number(printed: str | None) -> bool:
    return printed is not None and re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", printed) is not None


def meantime(folder: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """The annotated first six sentences (one a line), and their calendar dates."""
    for entry in _lines(folder / "meantime" / "meantime_en.jsonl"):
        lines = entry["text"].split("\n")
        text = "\n".join(lines[:6])
        gold = [
            (timex["s"], timex["e"], timex["value"])
            for timex in entry["timex"]
            if timex["type"] == "DATE" and re.match(r"\d{3}", timex["value"]) and timex["e"] <= len(text)
        ]
        yield text, entry["dct"] or "", gold


def main() -> None:
    """Print one line per corpus and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--part", choices=("development", "test", "all"), default="all")
    parser.add_argument("--newsquant", type=Path, help="NewsQuant.json of satya77/CQE_Evaluation")
    parser.add_argument("--attributions", type=Path, help="more articles in the form of gum_attribution.jsonl")
    parser.add_argument("--only", default="", help="measures whose name holds this")
    options = parser.parse_args()
    part = options.part
    gum = list(_lines(options.folder / "gum_attribution" / "gum_attribution.jsonl"))
    news = _part((entry for entry in gum if entry["genre"] == "news"), part)
    gum = _part(gum, part)
    scores = [
        *dates("GUM news", ((one["text"], one["date_created"] or "", one["dates"]) for one in news)),
        *dates("GUM all genres", ((one["text"], one["date_created"] or "", one["dates"]) for one in gum)),
        *dates("MEANTIME", _part(meantime(options.folder), part)),
        *attribution("GUM news", news, quoted_only=False),
        *attribution("GUM news, quoted", news, quoted_only=True),
        amounts("quantulum3 tests: value", _part(quantulum(options.folder), part)),
        *(amounts(f"Recognizers {language}: number value", _part(recognizers(options.folder, language), part))
          for language in ("English", "Chinese", "Arabic")),
    ]  # fmt: skip
    if options.attributions:
        press = list(_lines(options.attributions))
        scores += [
            *attribution("other news", press, quoted_only=False, joined=True),
            *attribution("other news, quoted", press, quoted_only=True, joined=True),
        ]
    if options.newsquant:
        scores.extend(newsquant(options.newsquant, part))
    for score in scores:
        if options.only not in score.name:
            continue
        print(score.line())
        for miss in score.misses[: options.misses]:
            print("   ", miss)


if __name__ == "__main__":
    main()
