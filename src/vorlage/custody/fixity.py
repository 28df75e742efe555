# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Checking that what is held is what came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from vorlage.catalogue import items as item_rows
from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.events import events_from
from vorlage.catalogue.withdrawals import list_withdrawals
from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import replace_durably
from vorlage.custody.endorsement_checks import check_endorsements
from vorlage.custody.endorsements import no_checkpoint
from vorlage.custody.log_checks import CheckedLog, check_known, check_log
from vorlage.custody.problems import Problem, Verification
from vorlage.custody.vault import Vault, digest_of
from vorlage.domain.custody import EventKind, Item, ItemNumber
from vorlage.domain.errors import NothingToVerifyError
from vorlage.domain.withdrawals import Withdrawal, is_tombstone, tombstone_path


def manifest_text(catalogue: Catalogue) -> str:
    """The manifest: a line per original, sorted, in the form `sha256sum -c` reads."""
    with catalogue.reading() as connection:
        return "".join(f"{digest}  objects/{digest.hex[:2]}/{digest}\n" for digest in item_rows.all_digests(connection))


def write_manifest(folder: CaseFolder, catalogue: Catalogue) -> None:
    """Bring the manifest up to the catalogue."""
    replace_durably(folder.manifest, manifest_text(catalogue).encode("ascii"), work=folder.work)


def verify_fixity(
    folder: CaseFolder,
    catalogue: Catalogue,
    vault: Vault,
    *,
    progress: Callable[[int], None],
    known: Sequence[str] = (),
) -> Verification:
    """Compare every stored original, the manifest and the custody log with the catalogue and with what was signed.

    Steps: 1. every original has its digest. 2. nothing else lies in the vault. 3. the manifest lists just the
    originals. 4. log, tiles, checkpoint and keys fit the catalogue and each other (`check_log`). 5. what partners and
    authorities signed fits the log (`check_endorsements`), and so do checkpoints that were kept elsewhere. 6. every
    item has just one accession event, with its digest; for a member that came out of its container only later, the
    event of that has it. 7. what was withdrawn is not there, its deletion is in the log, and nothing else is missing.
    Reads originals and changes nothing.

    A match shows the bytes are those that were received; it does not show that a document is authentic, nor who wrote
    it. What someone changed in originals, log and catalogue alike, with the key, is found by step 5 alone.

    Args:
        folder: The case.
        catalogue: Its catalogue.
        vault: Where originals are kept.
        progress: Told of every original.
        known: Checkpoints of this log that were kept elsewhere, as signed notes.

    Raises:
        NothingToVerifyError: The case holds no item: an empty check proves nothing.
        CheckpointFileError: What is given as `known` is no checkpoint.
    """
    with catalogue.reading() as connection:
        items = item_rows.list_items(connection)
        log = check_log(folder, connection)
        endorsements, endorsement_problems = check_endorsements(folder, connection, log)
        withdrawn = {each.item: each for each in list_withdrawals(connection)}
    if not items:
        raise NothingToVerifyError(
            "There is nothing to verify: the case holds no item.",
            unharmed="Nothing was changed.",
            next_step="add something first: vorlage add CASE PATH --genre primary",
        )
    by_digest: dict[str, Item] = {}
    for item in items:
        if item.digest is not None:
            by_digest.setdefault(item.digest.hex, item)
    problems = [
        *_originals(by_digest, vault, progress),
        *_strangers(by_digest, vault, withdrawn.values()),
        *_manifest(folder, manifest_text(catalogue)),
        *log.problems,
        *endorsement_problems,
        *(problem for note in known for problem in _known(log, note)),
        *_accession_events(catalogue, items, withdrawn),
        *_deletions(catalogue, items, withdrawn),
    ]
    checked = {"originals": len(by_digest), "log_entries": len(log.lines), "seals": 0, "exhibits": 0}
    checked |= {"tiles": log.tiles, **endorsements, "known_checkpoints": len(known)}
    return Verification(checked, tuple(problems), log.notes)


def _known(log: CheckedLog, note: str) -> list[Problem]:
    try:
        return list(check_known(log, note))  # step 5
    except ValueError as failure:
        raise no_checkpoint() from failure


def _originals(by_digest: Mapping[str, Item], vault: Vault, progress: Callable[[int], None]) -> Iterator[Problem]:
    for digest, item in sorted(by_digest.items()):  # step 1
        if item.digest is None:
            continue
        place = vault.path_of(item.digest)
        found = "missing"
        if place.is_file() and not place.is_symlink():
            try:
                found = digest_of(place).hex
            except OSError as failure:
                found = f"unreadable (system error {failure.errno})"
        if found == "missing":
            yield Problem("custody.original-missing", item.number, item.path, digest, found)
        elif found != digest:
            yield Problem("custody.digest-mismatch", item.number, item.path, digest, found)
        progress(1)


def _strangers(by_digest: Mapping[str, Item], vault: Vault, withdrawn: Iterable[Withdrawal]) -> Iterator[Problem]:
    gone = {each.digest.hex: each.item for each in withdrawn if each.digest is not None}
    for name, _place in vault.digests_present():  # step 2
        if name in by_digest:
            continue
        if name in gone:
            where = tombstone_path(gone[name])
            yield Problem("custody.withdrawn-original", gone[name], where, "no such object", name)
        else:
            yield Problem("custody.unexpected-object", None, "", "no such object", name[:64])


def _manifest(folder: CaseFolder, expected: str) -> Iterator[Problem]:
    try:
        found = folder.manifest.read_text("utf-8", errors="replace")
    except OSError:
        found = ""
    if found != expected:  # step 3
        missing = len(set(expected.splitlines()) - set(found.splitlines()))
        extra = len(set(found.splitlines()) - set(expected.splitlines()))
        yield Problem(
            "custody.manifest-differs",
            None,
            folder.manifest.name,
            f"{len(expected.splitlines())} lines",
            f"{missing} missing, {extra} unexpected",
        )


def _accession_events(
    catalogue: Catalogue, items: tuple[Item, ...], withdrawn: Mapping[ItemNumber, Withdrawal]
) -> Iterator[Problem]:
    seen: dict[int, list[str]] = {}
    unpacked: dict[int, str] = {}
    with catalogue.reading() as connection:
        for event in events_from(connection, 0):
            digest = event.digest.hex if event.digest else "none"
            if event.kind is EventKind.ACCESSION and event.item is not None:
                seen.setdefault(event.item, []).append(digest)
            elif event.kind is EventKind.UNPACKING and event.item is not None:
                unpacked[event.item] = digest
    for item in items:  # step 6
        digest_in = withdrawn[item.number].digest if item.number in withdrawn else item.digest
        wanted = [digest_in.hex if digest_in else "none"]
        found = seen.pop(item.number, [])
        if found == ["none"] and item.number in unpacked:
            found = [unpacked[item.number]]
        if found != wanted:
            yield Problem("custody.accession-event", item.number, item.path, wanted[0], ", ".join(found) or "no event")
    for number in sorted(seen):
        yield Problem("custody.accession-event", number, "", "no such item", "an accession event")


def _deletions(
    catalogue: Catalogue, items: tuple[Item, ...], withdrawn: Mapping[ItemNumber, Withdrawal]
) -> Iterator[Problem]:
    with catalogue.reading() as connection:
        logged = [event.item for event in events_from(connection, 0) if event.kind is EventKind.DELETION]
    for item in items:  # step 7
        withdrawal = withdrawn.get(item.number)
        if withdrawal is not None and withdrawal.done_at is None:
            yield Problem("custody.withdrawal-unfinished", item.number, item.path, "nothing left of it", "something")
        elif (withdrawal is not None) != is_tombstone(item) or logged.count(item.number) != is_tombstone(item):
            expected = "one deletion event, and a tombstone" if withdrawal else "no deletion event, and no tombstone"
            found = f"{logged.count(item.number)} deletion events, {'a' if is_tombstone(item) else 'no'} tombstone"
            yield Problem("custody.deletion-event", item.number, item.path, expected, found)
