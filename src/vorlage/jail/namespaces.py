# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Namespaces: a world without network interfaces, and without other processes.

They are entered once, by the process that forks the children (unshare(2), user_namespaces(7), pid_namespaces(7)), so
that no child pays for them. Where a machine refuses namespaces to users, the other layers hold alone.

There is no namespace of mounts: a disk mounted after the first original would not be seen there, and what may be opened
is Landlock's already.

Residual risks: children that run at the same time share one set; seccomp and Landlock keep them apart.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from pathlib import Path

_NEW_USER, _NEW_PID, _NEW_NET = 0x10000000, 0x20000000, 0x40000000
_NEW_IPC, _NEW_HOST = 0x08000000, 0x04000000


def enter_namespaces(needed: Iterable[str]) -> bool:
    """Move the processes that this one forks from now on into namespaces of their own; False when it may not.

    The first process forked is the first of its namespace: when it ends, the kernel ends all others in it.

    Args:
        needed: Folders that must stay readable. Root keeps no right over other users' folders in a namespace of its
            own, so root stays where it is when one of them is not root's.
    """
    if sys.platform != "linux" or (os.geteuid() == 0 and not all(map(_is_of_root, needed))):
        return False
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USER | _NEW_PID | _NEW_NET | _NEW_IPC | _NEW_HOST) != 0:
        return False
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return True


def _is_of_root(folder: str) -> bool:
    place = Path(folder)
    return all(not each.exists() or each.stat().st_uid == 0 for each in (place, *place.parents))
