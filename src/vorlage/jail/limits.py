# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""How far a child process may go, and what came back from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class JailLimits:
    """What one child process may use. Every limit is hard: passing it ends the child and nothing else.

    `wall_s` is kept by the parent, the others by the kernel inside the child. `file_bytes` bounds each
    file the child writes, `answer_bytes` what the parent reads of its answer before it gives up.
    """

    wall_s: float = 120.0
    cpu_s: int = 60
    memory_bytes: int = 2048 * _MIB
    file_bytes: int = 1024 * _MIB
    open_files: int = 64
    answer_bytes: int = 256 * _MIB

    def __post_init__(self) -> None:
        smallest = min(self.wall_s, self.cpu_s, self.memory_bytes, self.file_bytes, self.open_files, self.answer_bytes)
        if smallest <= 0:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class JailAnswer:
    """What a child process said. `payload` is untrusted and empty unless `verdict` is answered."""

    verdict: JailVerdict
    payload: bytes

    def __repr__(self) -> str:
        return f"JailAnswer({self.verdict}, {len(self.payload)} bytes)"
