# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What the catalogue knows of the signed custody log: its keys, and every size at which it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from vorlage.catalogue.tables import log_checkpoints, log_keys


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key of the log, under its name, and how many entries the log had when it began to sign."""

    name: str
    public_key: bytes
    since_size: int


@dataclass(frozen=True, slots=True)
class SignedSize:
    """A size at which the log was signed, and its root then."""

    size: int
    root: bytes


def keys_known(connection: Connection) -> tuple[KnownKey, ...]:
    """All keys, the one that signs now last; none for a case whose log was never signed."""
    rows = connection.execute(select(log_keys).order_by(log_keys.c.sequence))
    return tuple(KnownKey(row.name, bytes.fromhex(row.public_key), row.since_size) for row in rows)


def enter_key(connection: Connection, key: KnownKey, *, now: datetime) -> None:
    """Enter the key that signs from now on."""
    row = {
        "sequence": len(keys_known(connection)),
        "name": key.name,
        "public_key": key.public_key.hex(),
        "since_size": key.since_size,
        "made_at": now.isoformat(),
    }
    connection.execute(insert(log_keys), [row])


def signed_sizes(connection: Connection) -> tuple[SignedSize, ...]:
    """Every size at which the log was signed, the smallest first."""
    rows = connection.execute(select(log_checkpoints).order_by(log_checkpoints.c.size))
    return tuple(SignedSize(row.size, bytes.fromhex(row.root)) for row in rows)


def newest_signed_size(connection: Connection) -> SignedSize | None:
    """The largest size at which the log was signed; None when it never was."""
    row = connection.execute(select(log_checkpoints).order_by(log_checkpoints.c.size.desc()).limit(1)).first()
    return None if row is None else SignedSize(row.size, bytes.fromhex(row.root))


def enter_signed_size(connection: Connection, signed: SignedSize, *, now: datetime) -> None:
    """Enter that the log was signed at a size at which it was not yet."""
    row = {"size": signed.size, "root": signed.root.hex(), "signed_at": now.isoformat()}
    connection.execute(insert(log_checkpoints), [row])
