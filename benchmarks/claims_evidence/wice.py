# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Recall of supporting sentences on WiCE (Kamoi et al., EMNLP 2023), whose files lie outside the project.

The web texts of WiCE are not free: they are measured on, nothing of them is kept, and no weight was learned from them.
Claims that have support, in whole or in part, are asked one by one over the article they cite; the sentences before a
claim and the title of its page stand for the words around it. Passages are cut by us; one that meets a supporting
sentence counts for it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vorlage.claims.evidence.offering import Evidence
from vorlage.domain.claims import ClaimKind, Exhibit, Member, Mention
from vorlage.domain.custody import Genre, ItemNumber
from vorlage.domain.lineage import Siglum, Span
from vorlage.domain.pages import Page, PageOrigin, Record


@dataclass(slots=True)
class WiceScore:
    """Of so many claims: the mean share of a supporting set that is shown, sets shown whole, and any of one shown."""

    claims: int = 0
    share: float = 0.0
    whole: int = 0
    some: int = 0

    def line(self, name: str) -> str:
        count = self.claims or 1
        return (
            f"{name:<28} share of the set {self.share / count:6.1%}   whole set {self.whole / count:6.1%}"
            f"   some of it {self.some / count:6.1%}   n {self.claims}"
        )


def measure(place: Path, *, with_context: bool) -> WiceScore:
    """The first five passages against the sets of supporting sentences; the best set of a claim counts."""
    score = WiceScore()
    for row in _rows(place):
        record, spans = _record(row["evidence"])
        meta = row["meta"]
        around = f"{meta.get('claim_title') or ''}. {meta.get('claim_context') or ''}" if with_context else ""
        shown = Evidence.over([record]).exhibits([_claim(_plain(row["claim"]))], _plain(around))
        met = {place for place, span in enumerate(spans) if any(_meets(span, each) for each in shown)}
        shares = [len(set(wanted) & met) / len(wanted) for wanted in row["supporting_sentences"]]
        score.claims += 1
        score.share += max(shares)
        score.whole += max(shares) == 1.0
        score.some += max(shares) > 0.0
    return score


def _rows(place: Path) -> Iterator[dict[str, Any]]:
    with place.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["label"] != "not_supported" and row["supporting_sentences"]:
                yield row


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _record(sentences: list[str]) -> tuple[Record, list[Span]]:
    """The article as a record of one page, a paragraph a sentence, and where each of its sentences stands."""
    parts, spans, at = [], [], 0
    for sentence in sentences:
        said = _plain(sentence)
        spans.append((at, at + len(said)))
        parts.append(said)
        at += len(said) + 2
    page = Page(
        number=1, label="1", width=0, height=0, text="\n\n".join(parts), origin=PageOrigin.NATIVE, language="en"
    )
    record = Record(
        number=ItemNumber(1), path="primary/article.txt", genre=Genre.PRIMARY, media_type="text/plain", pages=(page,)
    )
    return record, spans


def _claim(said: str) -> Member:
    mention = Mention(
        kind=ClaimKind.STATEMENT, number=ItemNumber(2), siglum=Siglum("reports/claim.txt"), start=0, end=len(said),
        sentence=(0, len(said)), quote=said, speaker="", verb="", value=None, hedged=False, negated=False, rule="whole",
    )  # fmt: skip
    return Member(mention, "")


def _meets(span: Span, exhibit: Exhibit) -> bool:
    return exhibit.start < span[1] and span[0] < exhibit.end
