# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What goes into a run of reading, and what a run tells while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vorlage.extraction.pending import ReadItem
from vorlage.extraction.worker import ReadingTerms
from vorlage.jail.limits import JailLimits


@dataclass(frozen=True, slots=True)
class Steps:
    """What a long call tells while it works; each is called from the calling thread."""

    listed: Callable[[int], None] = lambda _count: None
    taken_in: Callable[[int], None] = lambda _count: None
    to_read: Callable[[int], None] = lambda _count: None
    read: Callable[[ReadItem], None] = lambda _item: None
    to_recognise: Callable[[int], None] = lambda _count: None
    recognised: Callable[[int, int], None] = lambda _count, _unread: None
    """How many pages more were tried, and how many of these stay unread."""
    checked: Callable[[int], None] = lambda _count: None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How one run reads. Passwords are tried on what asks for one, and kept nowhere; its repr shows none."""

    passwords: tuple[str, ...] = ()
    cluster: str | None = None
    """The address of a scheduler; None for child processes of this machine."""
    without_jail: bool = False
    """Read although the self-test of the jail fails; each run that does is an event in the custody log."""

    def terms(self, root: Path, limits: JailLimits) -> ReadingTerms:
        """What a worker has to know of this run."""
        return ReadingTerms(root=root, limits=limits, passwords=self.passwords, without_jail=self.without_jail)

    def __repr__(self) -> str:
        return f"ReadingOptions({len(self.passwords)} passwords, {'cluster' if self.cluster else 'local'})"
