# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Members on their way out of a container: bytes go to numbered slots, names stay names and never become paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vorlage.domain.custody import Outcome, escape_path
from vorlage.extraction.answers import MAX_MEMBERS, MAX_NAME, MemberAnswer

MEMBERS_FOLDER = "members"
MAX_TOTAL_BYTES = 1 << 30
"""Of all that one container may unpack to."""
FREE_BYTES = 10 << 20
"""A member may grow to this from any size: short texts of one letter are no bomb."""
MAX_RATIO = 100
_CHUNK = 1 << 16


class MemberRefusedError(Exception):
    """A member is not taken out. Its message is the reason given for it."""


def slot_path(folder: Path, slot: int) -> Path:
    """Where the bytes of a member lie below a work folder."""
    return folder / MEMBERS_FOLDER / f"{slot:06d}"


class MemberShelf:
    """Takes members out of one container into the working folder, within the limits of one container.

    Invariant: what is written is `slot_path(work, n)` for n from 0 and nothing else; a refused member leaves no bytes.
    """

    def __init__(self, work: Path) -> None:
        self._work = work
        self._members: list[MemberAnswer] = []
        self._slots = 0
        self._total = 0
        (work / MEMBERS_FOLDER).mkdir(mode=0o700, exist_ok=True)

    @property
    def members(self) -> tuple[MemberAnswer, ...]:
        """All members so far, in the order of the container."""
        return tuple(self._members)

    @property
    def is_full(self) -> bool:
        """Whether one more member would be too many."""
        return len(self._members) >= MAX_MEMBERS

    def refuse(self, name: str, outcome: Outcome, reason: str) -> None:
        """Note a member that stays inside, and why."""
        self._members.append(MemberAnswer(shown_name(name), None, 0, outcome, reason))

    def take(self, name: str, chunks: Iterable[bytes], *, packed_bytes: int | None = None) -> None:
        """Write a member to the next slot; one that passes a limit on the way is refused and its bytes are removed.

        Args:
            name: As it stands in the container.
            chunks: Its bytes. An error they raise is the caller's, after the slot was cleared.
            packed_bytes: Its size in the container, for the ratio; None where nothing is packed.
        """
        place = slot_path(self._work, self._slots)
        try:
            written = self._write(place, chunks, packed_bytes)
        except MemberRefusedError as refusal:
            place.unlink()
            self.refuse(name, Outcome.REFUSED, str(refusal))
            return
        except BaseException:
            place.unlink(missing_ok=True)
            raise
        self._members.append(MemberAnswer(shown_name(name), self._slots, written))
        self._slots += 1
        self._total += written

    def _write(self, place: Path, chunks: Iterable[bytes], packed_bytes: int | None) -> int:
        written = 0
        with place.open("xb") as slot:
            for chunk in chunks:
                written += len(chunk)
                if self._total + written > MAX_TOTAL_BYTES:
                    raise MemberRefusedError("limit.unpacked: its container would unpack to more than 1 GiB")
                if packed_bytes is not None and written > FREE_BYTES and written > MAX_RATIO * max(packed_bytes, 1):
                    raise MemberRefusedError("zip.bomb: unpacks to more than 100 times its size")
                slot.write(chunk)
        return written


def shown_name(name: str) -> str:
    """The name as it may be shown, and shortened when it is absurdly long."""
    shown = escape_path(name)
    return shown if len(shown) <= MAX_NAME else f"{shown[: MAX_NAME - 1]}…"


def in_chunks(held: bytes) -> Iterator[bytes]:
    """Bytes already in memory, in pieces."""
    for start in range(0, len(held), _CHUNK):
        yield held[start : start + _CHUNK]
