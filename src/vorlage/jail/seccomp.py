# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Seccomp: the kernel refuses this process sockets, other processes and programs, and a look into those there are.

Small filters in classic BPF (seccomp(2), linux/filter.h), loaded by prctl. A refused call fails with EPERM, so
that a library that merely asks carries on. Numbers of calls are per architecture: x86-64 and arm64 are known,
elsewhere there is no filter, and the jail says so. There are two: one for the process that forks the children, which
may fork but start no thread, and one more for each child.

Residual risks: they are lists of refusals, so a call added by a later kernel is not on them.
"""

from __future__ import annotations

import ctypes
import os
import struct

_PR_SET_SECCOMP, _FILTER_MODE = 22, 2
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _JUMP_GREATER_OR_EQUAL, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_REFUSE, _UNKNOWN = 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000
_AT_NUMBER, _AT_ARCHITECTURE, _AT_FIRST_ARGUMENT = 0, 4, 16  # in struct seccomp_data; the argument's low half

_Step = tuple[int, int, int, int]

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NEVER = {
    # socket connect bind listen execve execveat ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd
    # mount umount2 pivot_root chroot setns open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr
    # keyctl add_key request_key bpf perf_event_open userfaultfd io_uring_setup kexec_load init_module finit_module
    # open_by_handle_at name_to_handle_at fanotify_init syslog personality process_madvise migrate_pages move_pages
    "x86_64": (
        *(41, 42, 49, 50, 59, 322, 101, 310, 311, 312, 438),
        *(165, 166, 155, 161, 308, 428, 429, 430, 431, 432, 433, 442),
        *(250, 248, 249, 321, 298, 323, 425, 246, 175, 313),
        *(304, 303, 300, 103, 135, 440, 256, 279),
    ),
    "aarch64": (
        *(198, 203, 200, 201, 221, 281, 117, 270, 271, 272, 438),
        *(40, 39, 41, 51, 268, 428, 429, 430, 431, 432, 433, 442),
        *(219, 217, 218, 280, 241, 282, 425, 104, 105, 273),
        *(265, 264, 262, 116, 92, 440, 238, 239),
    ),
}
_NOT_IN_A_CHILD = {
    # clone fork vfork clone3 (limits on processes do not bind root, this does) unshare socketpair sendto sendmsg
    # tkill pidfd_open pidfd_send_signal setpriority ioprio_set sched_setscheduler sched_setparam sched_setattr
    # memfd_create memfd_secret shmget shmat shmctl msgget semget mq_open (memory and messages that no limit counts)
    "x86_64": (
        *(56, 57, 58, 435, 272, 53, 44, 46, 200, 434, 424, 141, 251, 144, 142, 314),
        *(319, 447, 29, 30, 31, 68, 64, 240),
    ),
    "aarch64": (
        *(220, 435, 97, 199, 206, 211, 130, 434, 424, 140, 30, 119, 118, 274),
        *(279, 447, 194, 196, 195, 186, 190, 180),
    ),
}
_ON_ITSELF_ALONE = {
    # kill tgkill rt_sigqueueinfo rt_tgsigqueueinfo prlimit64 sched_setaffinity: the first argument is a process
    "x86_64": (62, 234, 129, 297, 302, 203),
    "aarch64": (129, 131, 138, 240, 261, 122),
}
_CLONE, _CLONE3 = {"x86_64": 56, "aarch64": 220}, 435


def refuse_calls() -> bool:
    """Give up sockets, new processes, exec, tracing and signals to others for good; True when the kernel holds to it.

    Needs `no_new_privs` to be set, and this process to keep its number: what it may do is bound to it.
    """
    machine = os.uname().machine
    if machine not in _ARCHITECTURES:
        return False
    own = os.getpid()
    bound = [step for number in _ON_ITSELF_ALONE[machine] for step in _only_on(number, own)]
    return _load([*_head(machine), *bound, *_refusals((*_NEVER[machine], *_NOT_IN_A_CHILD[machine]))])


def refuse_all_but_forks() -> bool:
    """Give up sockets, exec, tracing and threads for good, but not forks; True when the kernel holds to it.

    Needs `no_new_privs` to be set. A process that has one thread alone can be forked at any time.
    """
    machine = os.uname().machine
    if machine not in _ARCHITECTURES:
        return False
    no_threads: list[_Step] = [
        (_JUMP_EQUAL, 0, 4, _CLONE[machine]),
        (_LOAD, 0, 0, _AT_FIRST_ARGUMENT),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
        (_JUMP_EQUAL, 0, 1, _CLONE3),  # its flags lie in memory, where no filter sees them: clone is asked next
        (_RETURN, 0, 0, _UNKNOWN),
    ]
    return _load([*_head(machine), *no_threads, *_refusals(_NEVER[machine])])


def _head(machine: str) -> list[_Step]:
    """Another architecture or the x32 interface ends the process; then the number of the call is looked at."""
    return [
        (_LOAD, 0, 0, _AT_ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _AT_NUMBER),
        (_JUMP_GREATER_OR_EQUAL, 0, 1, _X32_BIT),
        (_RETURN, 0, 0, _KILL),
    ]


def _only_on(number: int, own: int) -> list[_Step]:
    """The call passes when it names this process, by its number or as 0."""
    return [
        (_JUMP_EQUAL, 0, 5, number),
        (_LOAD, 0, 0, _AT_FIRST_ARGUMENT),
        (_JUMP_EQUAL, 2, 0, own),
        (_JUMP_EQUAL, 1, 0, 0),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _refusals(numbers: tuple[int, ...]) -> list[_Step]:
    """Listed calls fail, the rest pass."""
    steps: list[_Step] = [(_JUMP_EQUAL, len(numbers) - position, 0, number) for position, number in enumerate(numbers)]
    return [*steps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]


def _load(steps: list[_Step]) -> bool:
    program = b"".join(struct.pack("=HBBI", *step) for step in steps)
    instructions = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(instructions))
    libc = ctypes.CDLL(None, use_errno=True)
    return int(libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, header, 0, 0)) == 0
