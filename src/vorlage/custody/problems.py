# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a verification found: one problem a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

UNSIGNED_LOG: Final = "custody.log-unsigned"
"""The case was last written by a version that did not sign its log: nothing is wrong, and there is nothing to check."""

NO_PRIVATE_KEY: Final = "custody.log-no-private-key"
"""The archive is whole, and its log can be checked, but not be signed: as in a copy that was given away."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as recorded. `number` and `path` name the item, if it is one; else `path` is in the case.

    `event` is the number of the line of the custody log, from 0, where it is about one; for several, of the first.
    """

    code: str
    number: int | None
    path: str
    expected: str
    found: str
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and every problem found, not the first alone. `notes` are codes of what is no problem."""

    checked: Mapping[str, int]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    @property
    def can_be_logged(self) -> bool:
        """Whether the log can take in that it was verified: it is whole, and what signs it is there."""
        hindering = {"custody.log-broken", "custody.log-tile", "custody.log-key"}
        return NO_PRIVATE_KEY not in self.notes and not any(each.code in hindering for each in self.problems)
