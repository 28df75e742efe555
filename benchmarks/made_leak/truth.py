# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is true of a made leak, kept beside it as JSON: of each file and member its outcome, text, kin and children."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path


class Measure(StrEnum):
    """How the text that was found is held against the text that is there."""

    NONE = "none"
    NATIVE = "native"
    """Character error rate of the whole record: pages fall where a program lets them."""
    EXACT = "exact"
    """The same characters, white space apart: an encoding is right or wrong."""
    WITHIN = "within"
    """All of it stands in what was found, which has more: fields of a mail, names of sheets."""
    SCAN = "scan"
    """Character error rate page by page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueItem:
    """One file or member of the leak as it is. `unread` are the page numbers that nobody could read."""

    path: str
    outcome: str
    measure: Measure = Measure.NONE
    pages: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    near: tuple[str, ...] = ()
    duplicate_of: str = ""


@dataclass(slots=True)
class Leak:
    """A leak in the making: a folder that files are put into, and what is true of them."""

    folder: Path
    truth: dict[str, TrueItem] = field(default_factory=dict)

    def put(self, held: bytes, item: TrueItem, *members: TrueItem) -> None:
        """Write a file and note what is true of it and of its members, whose paths begin with its own."""
        place = self.folder / item.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(held)
        for each in (item, *members):
            if each.path in self.truth:
                raise ValueError("two things at one place")
            self.truth[each.path] = each


def write_truth(truth: dict[str, TrueItem], place: Path) -> None:
    """Keep the truth as JSON."""
    place.write_text(json.dumps([asdict(item) for item in truth.values()], ensure_ascii=False, indent=1), "utf-8")


def read_truth(place: Path) -> dict[str, TrueItem]:
    """The truth as it was kept."""
    kept = json.loads(place.read_text("utf-8"))
    lists = ("pages", "languages", "unread", "near")
    items = [
        TrueItem(**{**each, "measure": Measure(each["measure"]), **{key: tuple(each[key]) for key in lists}})
        for each in kept
    ]
    return {item.path: item for item in items}
