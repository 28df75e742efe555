# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Members on their way out of a container: bytes go to numbered slots, names stay names and never become paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from errno import EDQUOT, ENOSPC
from io import RawIOBase
from pathlib import Path

from vorlage.domain.custody import Outcome, escape_path
from vorlage.extraction.answers import MAX_MEMBERS, MAX_NAME, MemberAnswer, ReadAnswer, unreadable
from vorlage.jail.limits import NoRoomError

MEMBERS_FOLDER = "members"
MAX_TOTAL_BYTES = 1 << 30
"""Of all that one container may unpack to."""
FREE_BYTES = 10 << 20
"""A member may grow to this from any size: short texts of one letter are no bomb."""
MAX_RATIO = 100
_CHUNK = 1 << 16
_DRIVE = re.compile(r"[A-Za-z]:")
_BOMB = "unpacks to more than 100 times its size"


class MemberRefusedError(Exception):
    """A member is not taken out. Its message is the reason given for it."""


def slot_path(folder: Path, slot: int) -> Path:
    """Where the bytes of a member lie below a work folder."""
    return folder / MEMBERS_FOLDER / f"{slot:06d}"


class MemberShelf:
    """Takes members out of one container into the working folder, within the limits of one container.

    `kind` is the area of its reasons. `container_bytes` is the size of the container, where the packed size of a
    member is not known (solid archives): then all that came out is held against it.

    Invariant: what is written is `slot_path(work, n)` for n from 0 and nothing else; a refused member leaves no bytes.
    """

    def __init__(self, work: Path, *, kind: str = "archive", container_bytes: int | None = None) -> None:
        self._work = work
        self._kind = kind
        self._container_bytes = container_bytes
        self._members: list[MemberAnswer] = []
        self._slots = 0
        self._total = 0
        self._left_inside = 0
        self._stopped_short = False
        (work / MEMBERS_FOLDER).mkdir(mode=0o700, exist_ok=True)

    @property
    def members(self) -> tuple[MemberAnswer, ...]:
        """All members so far, in the order of the container; last, how many there was no room for."""
        if not self._left_inside:
            return tuple(self._members)
        reason = f"limit.members: {self._left_inside} further members were left inside"
        rest = MemberAnswer(f"{MAX_MEMBERS} and later", None, 0, Outcome.REFUSED, reason)
        return (*self._members, rest)

    @property
    def kind(self) -> str:
        """The area of its reasons."""
        return self._kind

    @property
    def stopped_short(self) -> bool:
        """Whether the last member taken passed a limit on its way, so that the rest of it was not asked for."""
        return self._stopped_short

    @property
    def has_room(self) -> bool:
        """Whether one more member may come; the last place is kept to say how many could not."""
        return len(self._members) < MAX_MEMBERS - 1

    def leave_inside(self, count: int = 1) -> None:
        """Count members there is no room for."""
        self._left_inside += count

    def close(self, media_type: str, *, damaged: str = "", reason: str = "") -> ReadAnswer:
        """The answer for the whole container; one in which bombs are all there is, is refused itself.

        Args:
            media_type: Of the container.
            damaged: Why it could not be read to its end; empty when it could.
            reason: What else is to be said of one that was.
        """
        members = self.members
        if members and all(member.reason.startswith(f"{self._kind}.bomb") for member in members):
            return unreadable(Outcome.REFUSED, media_type, f"{self._kind}.bomb: {_BOMB}")
        if damaged:
            return ReadAnswer(outcome=Outcome.DAMAGED, media_type=media_type, reason=damaged, members=members)
        if not members:
            return unreadable(Outcome.EMPTY, media_type, f"{self._kind}.empty: has no members")
        return ReadAnswer(outcome=Outcome.CONTAINER, media_type=media_type, reason=reason, members=members)

    def refuse_by_name(self, name: str) -> bool:
        """Refuse a member whose name alone is an attack (it would leave the folder it is unpacked to); say whether."""
        reason = reason_against(name)
        if reason:
            self.refuse(name, Outcome.REFUSED, f"{self._kind}.{reason}")
        return bool(reason)

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
        self._stopped_short = False
        try:
            written = self._write(place, chunks, packed_bytes)
        except MemberRefusedError as refusal:
            place.unlink()
            self._stopped_short = True
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
        with place.open("xb", buffering=0) as slot:
            for chunk in chunks:
                written += len(chunk)
                if self._total + written > MAX_TOTAL_BYTES:
                    raise MemberRefusedError("limit.unpacked: its container would unpack to more than 1 GiB")
                if self._is_bomb(written, packed_bytes):
                    raise MemberRefusedError(f"{self._kind}.bomb: {_BOMB}")
                _write_out(slot, chunk)
        return written

    def _is_bomb(self, written: int, packed_bytes: int | None) -> bool:
        if packed_bytes is not None:
            return written > FREE_BYTES and written > MAX_RATIO * max(packed_bytes, 1)
        if self._container_bytes is not None:
            together = self._total + written
            return together > FREE_BYTES and together > MAX_RATIO * self._container_bytes
        return False


def _write_out(slot: RawIOBase, chunk: bytes) -> None:
    """Write a piece of a member. A full disk is nobody's fault inside the container, and no reader may make it so."""
    try:
        left = memoryview(chunk)
        while left:
            left = left[slot.write(left) or 0 :]
    except OSError as cause:
        if cause.errno in (ENOSPC, EDQUOT):
            raise NoRoomError from cause
        raise


def reason_against(name: str) -> str:
    """Why a member with this name is refused, without the area of the reason; empty when it is not.

    Both slashes count: an archive for Windows is opened on any machine.
    """
    if ".." in name.replace("\\", "/").split("/"):
        return "escape: its name would leave its folder"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "absolute: its name is an absolute path"
    if "\x00" in name:
        return "nul: its name holds a zero byte"
    return "" if name else "nameless: it has no name"


def shown_name(name: str) -> str:
    """The name as it may be shown, and shortened when it is absurdly long."""
    shown = escape_path(name)
    return shown if len(shown) <= MAX_NAME else f"{shown[: MAX_NAME - 1]}…"


def in_chunks(held: bytes) -> Iterator[bytes]:
    """Bytes already in memory, in pieces."""
    for start in range(0, len(held), _CHUNK):
        yield held[start : start + _CHUNK]
