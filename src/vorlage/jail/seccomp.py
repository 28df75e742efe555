# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seccomp: the kernel refuses this process sockets, other processes and programs, and a look into those there are.

A small filter in classic BPF (seccomp(2), linux/filter.h), loaded by prctl. A refused call fails with EPERM, so
that a library that merely asks carries on. Numbers of calls are per architecture: x86-64 and arm64 are known,
elsewhere there is no filter, and the jail says so.

Residual risks: it is a list of refusals, so a call added by a later kernel is not on it.
"""

from __future__ import annotations

import ctypes
import os
import struct

_PR_SET_SECCOMP, _FILTER_MODE = 22, 2
_LOAD, _JUMP_EQUAL, _JUMP_GREATER_OR_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
_X32_BIT = 0x40000000

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED_CALLS = {
    # clone fork vfork clone3 (limits on processes do not bind root, this does)
    # socket socketpair connect bind listen sendto sendmsg execve execveat ptrace process_vm_readv process_vm_writev
    # kcmp mount umount2 pivot_root chroot unshare setns keyctl add_key request_key bpf perf_event_open
    # userfaultfd io_uring_setup kexec_load init_module finit_module open_by_handle_at pidfd_getfd
    "x86_64": (
        *(56, 57, 58, 435, 41, 53, 42, 49, 50, 44, 46, 59, 322, 101, 310, 311, 312, 165, 166, 155, 161, 272, 308),
        *(250, 248, 249, 321, 298, 323, 425, 246, 175, 313, 304, 438),
    ),
    "aarch64": (
        *(220, 435, 198, 199, 203, 200, 201, 206, 211, 221, 281, 117, 270, 271, 272, 40, 39, 41, 51, 97, 268),
        *(219, 217, 218, 280, 241, 282, 425, 104, 105, 273, 265, 438),
    ),
}


def refuse_calls() -> bool:
    """Give up sockets, new processes, exec and tracing for good; True when the kernel holds to it.

    Needs `no_new_privs` to be set.
    """
    machine = os.uname().machine
    if machine not in _ARCHITECTURES:
        return False
    program = _assemble(_ARCHITECTURES[machine], _REFUSED_CALLS[machine])
    instructions = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    libc = ctypes.CDLL(None, use_errno=True)
    return int(libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, header, 0, 0)) == 0


def _assemble(architecture: int, refused: tuple[int, ...]) -> bytes:
    """The filter: another architecture or the x32 interface ends the process, listed calls fail, the rest pass."""
    steps = [
        (_LOAD, 0, 0, 4),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_JUMP_GREATER_OR_EQUAL, 0, 1, _X32_BIT),
        (_RETURN, 0, 0, _KILL),
    ]
    for position, number in enumerate(refused):
        steps.append((_JUMP_EQUAL, len(refused) - position, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
