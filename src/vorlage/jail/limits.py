# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How far a child process may go, and what came back from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MIB = 1024 * 1024


class NoRoomError(BaseException):
    """The disk has no room for what a child writes. No `except Exception` of a parser may make it the file's fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JailLimits:
    """What one child process may use. Every limit is hard: passing it ends the child and nothing else.

    `wall_s` is kept by the parent and begins when the child is there. `cpu_s` is kept by the kernel. `memory_bytes`
    is kept by the kernel for memory that is the child's own and writable, and by the parent, who looks several times
    a second, for all that is resident; address space is looser (`reserved_bytes` more), for engines reserve what they
    never use. `file_bytes` bounds each file the child writes, `work_bytes` all it holds in its work folder at
    any time the parent looks, `answer_bytes` what the parent reads of its answer before it gives up.
    """

    wall_s: float = 120.0
    cpu_s: int = 60
    memory_bytes: int = 2048 * _MIB
    reserved_bytes: int = 8192 * _MIB
    file_bytes: int = 1024 * _MIB
    work_bytes: int = 4096 * _MIB
    open_files: int = 64
    answer_bytes: int = 256 * _MIB

    def __post_init__(self) -> None:
        bounds = (self.wall_s, self.cpu_s, self.memory_bytes, self.reserved_bytes, self.file_bytes, self.work_bytes)
        if min(*bounds, self.open_files, self.answer_bytes) <= 0:
            raise ValueError("a limit is more than nothing")


class JailVerdict(StrEnum):
    """How a child process ended."""

    ANSWERED = "answered"
    TIMEOUT = "timeout"
    """It passed its wall clock or processor time."""
    MEMORY = "memory"
    CRASHED = "crashed"
    OVERSIZED = "oversized"
    """Its answer was longer than the parent reads."""
    FILE_SIZE = "file-size"
    """It would have written a longer file than it may."""
    WORK_SIZE = "work-size"
    """What it wrote was more than its work folder may hold."""
    DISK_FULL = "disk-full"
    """There was no room for what it wrote: our own store failed, and nothing is said of the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JailAnswer:
    """What a child process said. `payload` is untrusted and empty unless `verdict` is answered."""

    verdict: JailVerdict
    payload: bytes

    def __repr__(self) -> str:
        return f"JailAnswer({self.verdict}, {len(self.payload)} bytes)"
