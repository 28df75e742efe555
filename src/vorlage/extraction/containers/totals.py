# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How much may come out of one received file, through all containers inside one another: bombs may be nested.

A container keeps its own limits in the jail (`members`); only the parent sees the whole tree, so it keeps this count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MAX_TREE_BYTES = 20 << 30
FREE_TREE_BYTES = 64 << 20
"""May come out of a file of any size: a small archive of small archives is no bomb."""
MAX_TREE_RATIO = 50
MAX_TREE_MEMBERS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeTally:
    """What has come out of one received file so far, at all depths.

    Law: `tally.with_members(m, a).with_members(n, b) == tally.with_members(m + n, a + b)`; once there is a reason,
    adding more does not take it away.
    """

    received_bytes: int
    members: int = 0
    unpacked_bytes: int = 0

    def __post_init__(self) -> None:
        if min(self.received_bytes, self.members, self.unpacked_bytes) < 0:
            raise ValueError("what came out of a file is not less than nothing")

    def with_members(self, members: int, unpacked_bytes: int) -> TreeTally:
        """The tally with these members more."""
        if min(members, unpacked_bytes) < 0:
            raise ValueError("members are added, never taken away")
        return replace(self, members=self.members + members, unpacked_bytes=self.unpacked_bytes + unpacked_bytes)

    def reason_to_stop(self) -> str:
        """Why no further container of this tree is to be opened; empty while it may."""
        if self.members > MAX_TREE_MEMBERS:
            return f"limit.tree: more than {MAX_TREE_MEMBERS} members came out of the file that it is in"
        if self.unpacked_bytes > MAX_TREE_BYTES:
            return "limit.tree: more than 20 GiB came out of the file that it is in"
        if self.unpacked_bytes > FREE_TREE_BYTES + MAX_TREE_RATIO * self.received_bytes:
            return f"limit.tree: more than {MAX_TREE_RATIO} times its size came out of the file that it is in"
        return ""
