# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a package of a case holds: received files under their paths, what vouches for them, and the list of items.

Members of containers are not in it a second time: they lie in their containers. What was withdrawn is a line of the
list, with its number and without path, digest and size. No secret, no catalogue, no code name, no note.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.leaving import Folder
from vorlage.custody.packages.package_names import PackageNames
from vorlage.custody.vault import Vault
from vorlage.domain.custody import Accession, Item, ItemNumber
from vorlage.domain.errors import ExportError

_CHUNK: Final = 1 << 20


class PackageForm(StrEnum):
    """A form in which institutions keep what they were handed."""

    BAGIT = "bagit"
    OCFL = "ocfl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file of a package: where it goes, where its bytes are, and their digests."""

    path: str
    content: Path | bytes
    size_bytes: int
    sha256: str
    sha512: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContents:
    """Received files by accession, in original order; and the files that vouch for them."""

    accessions: tuple[tuple[Accession, tuple[Packed, ...]], ...]
    vouching: tuple[Packed, ...]

    @property
    def files(self) -> int:
        """How many received files are in it."""
        return sum(len(files) for _, files in self.accessions)


def contents_of(
    folder: CaseFolder, vault: Vault, accessions: Iterable[Accession], items: Iterable[Item]
) -> PackageContents:
    """Gather what a package holds, and take the digests of all of it.

    Raises:
        ExportError: An original does not have the digest it came in with: named by its number.
        OriginalMissingError: One is not there.
    """
    by_accession: dict[str, list[Item]] = {}
    paths: dict[ItemNumber, str] = {}
    names = PackageNames()
    items = tuple(items)
    for item in items:
        if item.parent is None and item.digest is not None:
            by_accession.setdefault(item.accession, []).append(item)
            paths[item.number] = names.give(f"{item.accession}/{item.path}", number=item.number)
    return PackageContents(
        accessions=tuple(
            (accession, tuple(_original(vault, item, paths[item.number]) for item in by_accession[accession.number]))
            for accession in accessions
            if accession.number in by_accession
        ),
        vouching=(*_vouching(folder), packed_bytes("items.jsonl", item_list(items, paths))),
    )


def packed_bytes(path: str, content: bytes) -> Packed:
    """Bytes as a file of a package."""
    return Packed(
        path=path,
        content=content,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        sha512=hashlib.sha512(content).hexdigest(),
    )


def item_list(items: Iterable[Item], paths: Mapping[ItemNumber, str]) -> bytes:
    """Every item as a line of JSON: its place and digest as received, where it is packed, and what became of it."""
    lines = (
        {
            "number": item.number,
            "parent": item.parent,
            "accession": item.accession,
            "path": item.path,
            "packed_as": paths.get(item.number),
            "sha256": item.digest.hex if item.digest else None,
            "bytes": item.size_bytes,
            "outcome": item.outcome.value,
        }
        for item in items
    )
    return "".join(json.dumps(line, sort_keys=True, ensure_ascii=False) + "\n" for line in lines).encode(
        "utf-8", "backslashreplace"
    )


def as_folder(files: Iterable[Packed], *, always: Iterable[str] = ()) -> Folder:
    """Files by their paths as folders in folders; `always` names folders that are there even when empty."""
    by_first: dict[str, list[Packed]] = {}
    here: dict[str, bytes | Path | Folder] = {name: {} for name in always}
    for each in files:
        first, _, rest = each.path.partition("/")
        if rest:
            by_first.setdefault(first, []).append(replace(each, path=rest))
        else:
            here[first] = each.content
    return {**here, **{name: as_folder(inner) for name, inner in by_first.items()}}


def _original(vault: Vault, item: Item, path: str) -> Packed:
    if item.digest is None:
        raise ValueError("an item without bytes is not packed")
    place = vault.original(item.digest)
    sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
    with place.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            sha256.update(chunk)
            sha512.update(chunk)
            size += len(chunk)
    if sha256.hexdigest() != item.digest.hex:
        raise ExportError(
            f"The original of item {item.number} is not what came in.",
            record=item.number,
            expected=f"sha256:{item.digest.hex[:8]}…",
            found=f"sha256:{sha256.hexdigest()[:8]}…",
            unharmed="Nothing was written, and nothing was changed.",
            next_step="restore it from a backup, then run: vorlage verify CASE",
        )
    return Packed(path=path, content=place, size_bytes=size, sha256=sha256.hexdigest(), sha512=sha512.hexdigest())


def _vouching(folder: CaseFolder) -> Iterable[Packed]:
    """The custody log with its tiles, signatures and public key, and how to check it without us."""
    for place in sorted(place for place in folder.custody.rglob("*") if place.is_file() and not place.is_symlink()):
        yield packed_bytes(place.relative_to(folder.root).as_posix(), place.read_bytes())
    yield packed_bytes("VERIFY.txt", (folder.root / "VERIFY.txt").read_bytes())
