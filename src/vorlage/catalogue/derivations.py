# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Machine results that may be thrown away: keyed by a digest of input, parameters and version of the method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from vorlage.catalogue.tables import derivations


def derivation(connection: Connection, kind: str, key: str) -> bytes | None:
    """The stored payload for this very input, or None."""
    query = select(derivations.c.payload).where(derivations.c.kind == kind, derivations.c.key == key)
    found = connection.execute(query).scalar()
    return None if found is None else bytes(found)


def replace_derivation(connection: Connection, kind: str, key: str, payload: bytes) -> None:
    """Keep the newest payload of a kind; older ones answer inputs that are no more."""
    connection.execute(delete(derivations).where(derivations.c.kind == kind))
    connection.execute(insert(derivations), {"kind": kind, "key": key, "payload": payload})


def derivations_of(connection: Connection, kind: str) -> dict[str, bytes]:
    """All stored payloads of a kind by their keys."""
    query = select(derivations.c.key, derivations.c.payload).where(derivations.c.kind == kind)
    return {row.key: bytes(row.payload) for row in connection.execute(query)}


def put_derivations(connection: Connection, kind: str, payloads: Mapping[str, bytes]) -> None:
    """Keep payloads beside others of their kind; one with a key that is there takes its place."""
    for key, payload in payloads.items():
        connection.execute(delete(derivations).where(derivations.c.kind == kind, derivations.c.key == key))
        connection.execute(insert(derivations), {"kind": kind, "key": key, "payload": payload})


def drop_derivations(connection: Connection, kind: str, keys: Iterable[str]) -> None:
    """Let go of some payloads of a kind: they answer inputs that are no more."""
    for key in keys:
        connection.execute(delete(derivations).where(derivations.c.kind == kind, derivations.c.key == key))
