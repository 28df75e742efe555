# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Real press texts used for measuring, and how they are parted into development and test.

The texts are nobody's to pass on: they stay in a folder outside the repository, given as an argument. What lies where
in that folder is listed in docs/explanation/lineage-quality.md. Split rule: texts of one event are parted by a digest
of their key, so that the parting can be repeated and was made without looking; some events are wholly development
(census) or wholly test (music service, four company stories, mixed news).
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec

_CSV_EVENTS = ("helsinki", "census", "spotify")
_PARAGRAPH = re.compile(r"\s*(?:###|\n)\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)]*$")


class Split(StrEnum):
    """Development texts may be looked at and tuned on; test texts may not."""

    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class PressText:
    """A real press text: which event it reports, who published it, and the words as scraped, one paragraph a block."""

    key: str
    event: str
    outlet: str
    text: str

    @property
    def split(self) -> Split:
        """Where it belongs, by the rule of this module."""
        if self.event == "census":
            return Split.DEV
        if self.event != "helsinki":
            return Split.TEST
        return Split.DEV if hashlib.sha256(self.key.encode()).digest()[0] < 128 else Split.TEST

    def paragraphs(self) -> list[str]:
        """Its blocks, in order."""
        return self.text.split("\n\n")

    def prose(self) -> PressText:
        """Itself without site furniture: only blocks of at least ten words that end as a sentence does."""
        kept = [block for block in self.paragraphs() if len(block.split()) >= 10 and _SENTENCE_END.search(block)]
        return replace(self, text="\n\n".join(dict.fromkeys(kept)))

    def words(self) -> int:
        """How many words it has, roughly."""
        return len(self.text.split())


def load_press_texts(folder: Path) -> tuple[PressText, ...]:
    """Every press text under `folder`/news, in a fixed order.

    Raises:
        FileNotFoundError: A corpus named on the documentation page is not there.
    """
    news = folder / "news"
    texts = [text for event in _CSV_EVENTS for text in _from_csv(news / f"{event}.csv", event)]
    texts += _from_lines(news / "meantime_en.jsonl", by="topic")
    texts += [text for text in _from_lines(news / "gum_attribution.jsonl", by="genre") if text.event == "news"]
    return tuple(sorted(texts, key=lambda text: text.key))


def _from_csv(path: Path, event: str) -> Iterator[PressText]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            blocks = [" ".join(block.split()) for block in _PARAGRAPH.split(row["text"])]
            text = "\n\n".join(block for block in blocks if len(block) > 1)
            if len(text.split()) >= 80:
                yield PressText(key=f"{event}-{row['id']}", event=event, outlet=row["publisher"], text=text)


def _from_lines(path: Path, *, by: str) -> Iterator[PressText]:
    for line in path.read_text("utf-8").splitlines():
        row = msgspec.json.decode(line, type=dict[str, object])
        text = _untokenised(str(row["text"]))
        if len(text.split()) >= 80:
            yield PressText(key=f"{row[by]}-{row['doc']}", event=str(row[by]), outlet="Wikinews", text=text)


def _untokenised(text: str) -> str:
    """Text as printed again, after a treebank's way of writing marks apart."""
    text = re.sub(r"\s*``\s*", " “", text)
    text = re.sub(r"\s*''", "”", text)
    text = re.sub(r"([$£€(]) (?=\S)", r"\1", text)
    text = re.sub(r" +([,.;:!?%)])(?=\s|$)", r"\1", text)
    blocks = [" ".join(block.split()) for block in text.split("\n")]
    return "\n\n".join(block for block in blocks if block)
