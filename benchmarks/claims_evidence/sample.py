# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The sample case against its truth: which of its exhibits and planted contradictions surface in the ledger.

The case is one that `make demo` made. For each mention of the truth the claim of the ledger that has it is taken, and
its five exhibits are held against those of the truth: the same record, the same page, the same words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vorlage.app import Case
from vorlage.domain.claims import Claim, Exhibit, Ledger, MachineState, Quantity, WhyOffered
from vorlage.domain.custody import Genre
from vorlage.domain.pages import Record
from vorlage.extraction.numbers import number_spans

_OTHER = {WhyOffered.OTHER_NUMBER, WhyOffered.OTHER_DATE, WhyOffered.QUOTED_WORDS_CHANGED}


@dataclass(slots=True)
class SampleScore:
    """What of the truth surfaces.

    A contradiction is one of value where a number or date differs, or a quotation was altered.
    """

    supports: int = 0
    supports_found: int = 0
    values: int = 0
    values_surfaced: int = 0
    values_named: int = 0
    others: int = 0
    others_surfaced: int = 0
    held: dict[str, bool] = field(default_factory=dict)
    """Of each claim that a page supports, whether such a page is shown."""
    by_claim: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Of each claim that pages contradict by a value, whether that value is named as differing."""
    missed: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        yield f"claims with a page that supports, shown    {sum(self.held.values())} of {len(self.held)}"
        yield f"pages that support, shown among five       {self.supports_found} of {self.supports}"
        yield f"contradictions of a value, shown           {self.values_surfaced} of {self.values}"
        yield f"the same, shown as value_differs           {self.values_named} of {self.values}"
        yield f"claims whose other value is named          {sum(self.by_claim.values())} of {len(self.by_claim)}"
        yield f"contradictions without a value, shown      {self.others_surfaced} of {self.others}"


def measure(folder: Path, truth_file: Path) -> SampleScore:
    """The ledger of the case against the truth, exhibits of pictures and of hidden words left out."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    with Case.open(folder) as case:
        ledger = case.ledger()
        records = {
            item.path: case.record(item.number) for item in case.items() if item.genre is Genre.REPORT and item.path in
            {mention["path"] for claim in truth["claims"] for mention in claim["mentions"]}
        }  # fmt: skip
    score = SampleScore()
    for wanted in truth["claims"]:
        for exhibit in wanted["exhibits"]:
            if "hidden" in exhibit or exhibit["bears"] == "partly":
                continue
            mentions = [m for m in wanted["mentions"] if exhibit.get("mention") in (None, m["path"])]
            ours = [claim for m in mentions if (claim := _found(ledger, wanted["kind"], m, records))]
            _count(score, wanted, exhibit, ours)
    return score


def _count(score: SampleScore, wanted: dict[str, Any], exhibit: dict[str, Any], ours: list[Claim]) -> None:
    met = [one for claim in ours for one in claim.exhibits if _is_there(one, exhibit)]
    if exhibit["bears"] == "supports":
        score.supports += 1
        score.supports_found += bool(met)
        score.held[wanted["id"]] = score.held.get(wanted["id"], False) or bool(met)
    elif wanted["kind"] in ("quantity", "date") or (wanted["kind"] == "quote" and "mention" in exhibit):
        score.values += 1
        score.values_surfaced += bool(met)
        score.values_named += any(one.machine is MachineState.VALUE_DIFFERS for one in met)
        key = (wanted["id"], exhibit.get("mention", ""))
        score.by_claim[key] = score.by_claim.get(key, False) or _names_it(ours, exhibit)
    else:
        score.others += 1
        score.others_surfaced += bool(met)
    if not met or (
        exhibit["bears"] == "contradicts" and not any(one.machine is MachineState.VALUE_DIFFERS for one in met)
    ):
        score.missed.append(
            f"{wanted['id']} {exhibit['bears']} {exhibit['words']!r} {[str(one.machine) for one in met]} {len(ours)}"
        )


def _names_it(ours: list[Claim], exhibit: dict[str, Any]) -> bool:
    """Whether a passage stands there as differing that has the page's own value: its number, or its words."""
    numbers = {span.value for span in number_spans(exhibit["words"])}
    shown = [one for claim in ours for one in claim.exhibits]
    differing = [
        one for one in shown if one.machine is MachineState.VALUE_DIFFERS or _OTHER & {each.why for each in one.why}
    ]
    if numbers:
        return any(numbers & {span.value for span in number_spans(one.quote)} for one in differing)
    return any(_is_there(one, exhibit) for one in differing)


def _is_there(one: Exhibit, exhibit: dict[str, Any]) -> bool:
    if one.path != exhibit["path"] or one.page != exhibit["page"]:
        return False
    wanted, held = _plain(exhibit["words"]), _plain(one.quote)
    return wanted in held or held in wanted


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words)).casefold()


def _found(ledger: Ledger, kind: str, wanted: dict[str, Any], records: dict[str, Record]) -> Claim | None:
    """Our claim of that kind and amount that has a mention at the place of the wanted one."""
    record = records.get(wanted["path"])
    start = record.text.find(wanted["words"]) if record else -1
    if start < 0:
        return None
    amount = (wanted.get("value") or {}).get("amount")
    for claim in ledger.claims:
        for mention in (member.mention for member in claim.members):
            overlaps = mention.start < start + len(wanted["words"]) and start < mention.end
            same = not isinstance(mention.value, Quantity) or mention.value.amount == amount
            if claim.kind == kind and mention.siglum == wanted["path"] and overlaps and same:
                return claim
    return None
