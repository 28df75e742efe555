# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a process gives up of itself: privileges, capabilities, and life after its parent (prctl(2), capset(2))."""

from __future__ import annotations

import ctypes
import os
import signal
import struct

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CAPABILITY_VERSION_3 = 0x20080522
_READ_AS_ROOT = 1 << 2  # CAP_DAC_READ_SEARCH: root reads its users' folders by it; Landlock still says which


def die_with_parent(parent: int) -> None:
    """Be killed when the parent ends; end now if it has."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def give_up_new_privileges() -> bool:
    """From now on no program started can have more rights than this one; True when the kernel holds to it."""
    return int(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) == 0


def give_up_capabilities() -> bool:
    """Give up every capability, but for reading where root does; True when the kernel holds to it."""
    libc = ctypes.CDLL(None, use_errno=True)
    kept = _READ_AS_ROOT if os.geteuid() == 0 else 0
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    held = ctypes.create_string_buffer(24)
    if libc.capget(header, held) != 0:
        return False
    kept &= struct.unpack_from("=6I", held)[1]
    return int(libc.capset(header, struct.pack("=6I", kept, kept, 0, 0, 0, 0))) == 0
