# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Making the files of the log anew, and giving it another key.

Neither changes what was signed: mending is refused unless the catalogue leads to every root that was signed, and a new
key signs the same log on. The files as they were found are put aside whole, for whoever asks what happened to them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import next_sequence
from vorlage.catalogue.log_signing import KnownKey, enter_key, keys_known, signed_sizes
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.custody_log import broken, chained, record_change
from vorlage.custody.durable import sync_folder
from vorlage.custody.log_following import follow_catalogue, new_log_key, show_key
from vorlage.custody.log_keys import new_log_name
from vorlage.custody.log_tiles import CHECKPOINT_NAME
from vorlage.custody.signed_notes import SigningKey
from vorlage.domain.merkle import Frontier, leaf_hash

_PUT_ASIDE = ("log.jsonl", "tile", CHECKPOINT_NAME)


def mend_log(folder: CaseFolder, catalogue: Catalogue, *, now: datetime, tool: str) -> Path:
    """Make text, tiles and checkpoint anew from the catalogue; return where the old ones were put.

    Steps: 1. the catalogue leads to every root that was signed. 2. the old files are put aside. 3. that it was done is
    an event. 4. the files follow the catalogue from the start.

    Raises:
        LogBrokenError: The catalogue does not lead to what was signed. Nothing was changed.
    """
    _require_signed_roots(catalogue)  # step 1
    aside = folder.root / "damaged" / now.strftime("%Y%m%dT%H%M%S%fZ")
    aside.mkdir(mode=0o700, parents=True)
    for name in _PUT_ASIDE:  # step 2
        place = folder.custody / name
        if place.exists() or place.is_symlink():
            place.rename(aside / name)
    folder.log.touch(mode=0o600)
    for changed in (aside, folder.custody, folder.root):
        sync_folder(changed)
    with catalogue.writing() as connection:  # step 3
        record_change(connection, "log, tiles and checkpoint made anew from the catalogue", now=now, tool=tool)
    follow_catalogue(folder, catalogue, now=now, from_the_start=True)  # step 4
    return aside


def _require_signed_roots(catalogue: Catalogue) -> None:
    with catalogue.reading() as connection:
        signed = {each.size: each.root for each in signed_sizes(connection)}
        frontier = Frontier()
        for line in chained(connection):
            frontier.append(leaf_hash(line))
            if signed.pop(frontier.size, frontier.root) != frontier.root:
                raise broken(frontier.size - 1)
    if signed:
        raise broken(frontier.size)


def change_key(folder: CaseFolder, catalogue: Catalogue, *, now: datetime, tool: str) -> None:
    """Make another key that signs from now on, under the same name; the event names both by their ids.

    The old private key is put aside among the secrets; partners are told the new public key as they were the first.
    """
    with catalogue.reading() as connection:
        known = keys_known(connection)
    if known and folder.signing_key.exists():
        folder.signing_key.rename(folder.secrets / f"custody-log.key.{len(known)}")
        sync_folder(folder.secrets)
    made = new_log_key(folder)
    key = SigningKey(known[-1].name if known else new_log_name(), made.private_key)
    with catalogue.writing() as connection:
        size = next_sequence(connection)
        enter_key(connection, KnownKey(key.name, key.verifier.public_key, size), now=now)
        record_change(
            connection, f"the log is signed with key {key.verifier.key_id.hex()} from here on", now=now, tool=tool
        )
    show_key(folder, key.verifier, only_if_missing=False)
