# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking what others signed of the custody log: that it is still there, as it was, and of this log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.endorsements import (
    Endorsements,
    KeptCosignature,
    KeptTimestamp,
    checkpoint_in,
    cosignature_in,
)
from vorlage.custody.log_checks import CheckedLog, bytes_at, note_at
from vorlage.custody.problems import Problem
from vorlage.domain.errors import CheckpointFileError
from vorlage.domain.transparency_log import Checkpoint

_TIMESTAMP_PARTS = ("checkpoint", "nonce", "reply.tsr", "authority.pem")


def check_endorsements(
    folder: CaseFolder, connection: Connection, log: CheckedLog
) -> tuple[dict[str, int], list[Problem]]:
    """Hold every cosignature and timestamp against the log, and what lies there against what the log tells of it.

    Returns:
        How many of each there are, and the problems.
    """
    kept = Endorsements.of(connection)
    problems: list[Problem] = []
    for cosignature in kept.cosignatures:
        problems += _cosignature_problems(folder.root, cosignature, log)
    for timestamp in kept.timestamps:
        problems += _timestamp_problems(folder.root, timestamp, log)
    expected = {each.path for each in kept.cosignatures} | {each.key_path for each in kept.cosignatures}
    expected |= {f"{each.path}/{name}" for each in kept.timestamps for name in _TIMESTAMP_PARTS}
    problems += _strangers(folder, expected)
    counts = {"cosignatures": len(kept.cosignatures), "timestamps": len(kept.timestamps)}
    return counts, problems


def _cosignature_problems(root: Path, kept: KeptCosignature, log: CheckedLog) -> Iterator[Problem]:
    if bytes_at(root / kept.key_path) != kept.key.pem:
        yield Problem("custody.log-cosigner", None, kept.key_path, "the key of the cosigner", "none, or another one")
    content = bytes_at(root / kept.path)
    if content is None or hashlib.sha256(content).hexdigest() != kept.digest.hex:
        found = "missing" if content is None else f"sha256:{hashlib.sha256(content).hexdigest()}"
        yield Problem("custody.log-cosignature", None, kept.path, f"sha256:{kept.digest}", found)
        return
    note = note_at(root / kept.path) or ""
    try:
        cosignature_in(note, log.keys, (kept.key,))
        checkpoint = checkpoint_in(note, log.keys)
    except CheckpointFileError:
        yield Problem("custody.log-cosignature", None, kept.path, "signed by the log and the cosigner", "not so signed")
        return
    yield from _checkpoint_problems(kept.path, checkpoint, log)


def _checkpoint_problems(path: str, checkpoint: Checkpoint, log: CheckedLog) -> Iterator[Problem]:
    """What was signed by others is a checkpoint that this log goes on from."""
    root = log.root_at(checkpoint.size)
    if root is None:
        sizes = f"at least {checkpoint.size} entries, as {path} says", f"{len(log.lines)} entries"
        yield Problem("custody.log-rolled-back", None, "custody/log.jsonl", *sizes, event=len(log.lines))
    elif root != checkpoint.root:
        expected = f"root {checkpoint.root.hex()} at {checkpoint.size} entries, as {path} says"
        yield Problem("custody.log-rewritten", None, "custody/log.jsonl", expected, f"root {root.hex()}")


def _timestamp_problems(root: Path, kept: KeptTimestamp, log: CheckedLog) -> Iterator[Problem]:
    parts = {name: bytes_at(root / kept.path / name) for name in _TIMESTAMP_PARTS}
    digests = {"reply.tsr": kept.digest.hex, "nonce": kept.nonce_digest, "authority.pem": kept.authority_digest}
    is_whole = True
    for name, digest in digests.items():
        content = parts[name]
        found = "missing" if content is None else f"sha256:{hashlib.sha256(content).hexdigest()}"
        if found != f"sha256:{digest}":
            is_whole = False
            yield Problem("custody.log-timestamp", None, f"{kept.path}/{name}", f"sha256:{digest}", found)
    try:
        checkpoint = checkpoint_in(note_at(root / kept.path / "checkpoint") or "", log.keys)
        if checkpoint.size != kept.size:
            raise ValueError("another size")
    except (CheckpointFileError, ValueError):
        expected = f"a checkpoint of {kept.size} entries, signed by the log"
        yield Problem("custody.log-timestamp", None, f"{kept.path}/checkpoint", expected, "none, or another one")
        return
    yield from _checkpoint_problems(f"{kept.path}/checkpoint", checkpoint, log)
    if is_whole and not _is_stamped(parts, checkpoint.root):
        yield Problem("custody.log-timestamp", None, kept.path, "stamped by the authority", "not so stamped")


def _is_stamped(parts: dict[str, bytes | None], root: bytes) -> bool:
    from vorlage.custody.timestamps import time_stamped  # imported when there is one: few cases have any

    try:
        time_stamped(parts["reply.tsr"] or b"", parts["authority.pem"] or b"", parts["nonce"] or b"", root)
    except CheckpointFileError:
        return False
    return True


def _strangers(folder: CaseFolder, expected: set[str]) -> Iterator[Problem]:
    """Files among the cosignatures and timestamps of which the log tells nothing."""
    for name, code in (
        ("cosignatures", "custody.log-cosignature"),
        ("cosigners", "custody.log-cosigner"),
        ("timestamps", "custody.log-timestamp"),
    ):
        for place in sorted((folder.custody / name).rglob("*")):
            path = str(place.relative_to(folder.root))
            if (place.is_symlink() or not place.is_dir()) and path not in expected:
                yield Problem(code, None, path, "nothing of that name", "a file")
