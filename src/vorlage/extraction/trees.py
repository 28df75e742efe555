# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""The trees of containers in a case: how much came out of each received file, and which members may be opened yet.

Whether a member may be opened depends on what had come out of its file when its own container was opened, and so
on numbers of items alone: a run that was killed decides as an undisturbed one does.
"""

from __future__ import annotations

from collections.abc import Iterable

from vorlage.extraction.containers.totals import TreeTally

Entry = tuple[int, int | None, int]
"""Number, parent and size of an item."""


class Trees:
    """Tallies of all trees of a case, kept up as members are entered in the order of their numbers."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root: dict[int, int] = {}
        self._tally: dict[int, TreeTally] = {}
        self._stops: dict[int, str] = {}
        for number, parent, size in entries:
            self.enter(number, parent, size)

    def enter(self, number: int, parent: int | None, size: int) -> None:
        """An item came in, or came out of its parent."""
        if parent is None or parent not in self._root:
            self._root[number] = number
            self._tally[number] = TreeTally(received_bytes=size)
            return
        root = self._root[number] = self._root[parent]
        self._tally[root] = self._tally[root].with_members(1, size)
        self._stops[parent] = self._tally[root].reason_to_stop()

    def reason_to_stop(self, parent: int | None) -> str:
        """Why nothing may be taken out of the members of a container; empty while it may."""
        return self._stops.get(parent, "") if parent is not None else ""
