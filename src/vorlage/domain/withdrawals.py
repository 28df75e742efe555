# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What must not be kept: taken out of a case with all that was read in it, so that a tombstone is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from vorlage.domain.custody import Digest, Item, ItemNumber, Outcome, require_utc

WITHDRAWN: Final = "withdrawn: taken out of the case by a person, with all that was read in it"
"""The reason of a tombstone."""

LONGEST_GROUND: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That an item is to leave, or has left. `digest` is what its bytes had; `ground` is a person's, never logged.

    `done_at` is None from the moment it was decided until nothing of the item is left.
    """

    item: ItemNumber
    digest: Digest | None
    ground: str
    by: str
    asked_at: datetime
    done_at: datetime | None

    def __post_init__(self) -> None:
        require_utc(self.asked_at)
        if self.done_at is not None:
            require_utc(self.done_at)
        if not is_ground(self.ground):
            raise ValueError("a withdrawal says on what ground, in few words")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPlan:
    """What leaves when an item does, by number.

    `items` are all that leave: the item, every item that has its bytes or holds them inside itself (`others`), and all
    members of these. `read_again` are items that repeat one of them and stay: they are read on their own from then on.
    """

    asked: ItemNumber
    items: tuple[ItemNumber, ...]
    others: tuple[ItemNumber, ...]
    read_again: tuple[ItemNumber, ...]


def is_ground(text: str) -> bool:
    """Whether words can stand as the ground of a withdrawal: not blank, and not a book."""
    return bool(text.strip()) and len(text) <= LONGEST_GROUND


def is_tombstone(item: Item) -> bool:
    """Whether this is what is left of an item that was withdrawn: its number, and its place in a container."""
    return item.outcome is Outcome.EMPTY and item.reason == WITHDRAWN


def tombstone_path(number: ItemNumber) -> str:
    """What stands in the place of the path of an item that was withdrawn."""
    return f"withdrawn-{number}"
