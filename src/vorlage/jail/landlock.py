# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Landlock: the kernel lets this process read and write below named folders only, and open no TCP connection.

Three system calls by ctypes (landlock(7); linux/landlock.h). The rights known to each version of the interface
are those of the kernel documentation, "Landlock: unprivileged access control", section "Compatibility".

Residual risks: UDP is not covered (seccomp refuses the socket); what was open before stays open; metadata (stat) of
any path stays readable.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same number on every architecture
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1

_READ_FILE, _READ_DIR, _WRITE_FILE, _TRUNCATE = 1 << 2, 1 << 3, 1 << 1, 1 << 14
_EVERY_RIGHT_OF = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_EVERY_RIGHT = (1 << 16) - 1  # from version 5: device ioctl
_READ = _READ_FILE | _READ_DIR
_EXECUTE = 1
_FOR_FOLDERS_ONLY = ~(_EXECUTE | _READ_FILE | _WRITE_FILE | _TRUNCATE | 1 << 15)
_TCP_BIND_AND_CONNECT = 3
_ABSTRACT_SOCKETS_AND_SIGNALS = 3


def landlock_version() -> int:
    """Which version of Landlock the kernel has; 0 for none."""
    version = _syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    return max(version, 0)


def restrict_paths(*, readable: Iterable[str], writable: Iterable[str]) -> bool:
    """Take from this process, for good, every access to files but those named; True when the kernel holds to it.

    Needs `no_new_privs` to be set. Paths that do not exist are passed over. Nothing may be executed.

    Args:
        readable: Files and folders to read below.
        writable: Folders to read, write and delete below.
    """
    version = landlock_version()
    if version == 0:
        return False
    rights = _EVERY_RIGHT_OF.get(version, _EVERY_RIGHT)
    attributes = struct.pack("=Q", rights)
    if version >= 4:
        attributes += struct.pack("=Q", _TCP_BIND_AND_CONNECT)
    if version >= 6:
        attributes += struct.pack("=Q", _ABSTRACT_SOCKETS_AND_SIGNALS)
    ruleset = _syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow(ruleset, path, _READ)
        for path in writable:
            _allow(ruleset, path, rights & ~_EXECUTE)
        return _syscall(_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112 - pathlib would be the one import too many in a child
            rights &= ~_FOR_FOLDERS_ONLY
        _syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    wide = [ctypes.c_long(part) if isinstance(part, int) else part for part in arguments]
    return int(libc.syscall(ctypes.c_long(number), *wide))
