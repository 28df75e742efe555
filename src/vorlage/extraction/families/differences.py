# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where two versions of a text differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Indel

MOST_WORDS: Final = 12_000
"""Compared word by word; beyond it a comparison would take gigabytes, and a reader a week."""
_TOKEN = re.compile(
    r"\s+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+|[^\w\s]"
)


class ChangeKind(StrEnum):
    """What became of a stretch of the first version in the second."""

    SAME = "same"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text and what became of it.

    Law: all but PUT_IN put together are the first text, all but TAKEN_OUT the second.
    """

    kind: ChangeKind
    text: str


class TooLongToCompareError(ValueError):
    """One of the texts has more words than are compared."""


def compare(first: str, second: str) -> tuple[Change, ...]:
    """The changes from one version to another, in reading order.

    Method: a longest common subsequence of words, single ideographs and marks (Hyyrö 2004, bit-parallel).

    Raises:
        TooLongToCompareError: A text has more than MOST_WORDS words.
    """
    words, others = _TOKEN.findall(first), _TOKEN.findall(second)
    if max(len(words), len(others)) > MOST_WORDS:
        raise TooLongToCompareError
    changes: list[Change] = []
    old = new = ""
    for step in Indel.opcodes(words, others):
        if step.tag != "equal":
            old += "".join(words[step.src_start : step.src_end])
            new += "".join(others[step.dest_start : step.dest_end])
            continue
        changes += _exchange(old, new)
        old = new = ""
        changes.append(Change(ChangeKind.SAME, "".join(words[step.src_start : step.src_end])))
    return (*changes, *_exchange(old, new))


def _exchange(old: str, new: str) -> list[Change]:
    """What was taken out before what was put in, each in one piece: that is how people read it."""
    both = (Change(ChangeKind.TAKEN_OUT, old), Change(ChangeKind.PUT_IN, new))
    return [change for change in both if change.text]
