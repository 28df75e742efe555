# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A case as an OCFL 1.1 storage root: an object for each accession, and one for the custody log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from vorlage.custody.leaving import Folder
from vorlage.custody.packages.contents import PackageContents, Packed, as_folder, packed_bytes

_LAYOUT: Final = "0002-flat-direct-storage-layout"
_CUSTODY: Final = "custody"


def storage_root_of(contents: PackageContents, *, made_at: datetime, tool: str) -> Folder:
    """A storage root with one version of each object, sha512 addressing and sha256 in the fixity block.

    An accession is what came in together and never changes, so it is what one object holds (OCFL 1.1, section 3.5.3).
    It names no desk, no member and no code name.
    """
    described = json.dumps({"extension": _LAYOUT, "description": "An object's folder has the object's name."}, indent=2)
    objects: list[Packed] = []
    for accession, files in contents.accessions:
        inner = [replace(each, path=each.path.partition("/")[2]) for each in files]
        objects += _object(accession.number, inner, made_at=accession.opened_at, tool=tool)
    objects += _object(_CUSTODY, contents.vouching, made_at=made_at, tool=tool)
    return as_folder(
        (
            packed_bytes("0=ocfl_1.1", b"ocfl_1.1\n"),
            packed_bytes("ocfl_layout.json", described.encode("utf-8")),
            *objects,
        )
    )


def _object(name: str, files: Sequence[Packed], *, made_at: datetime, tool: str) -> list[Packed]:
    """The files of an object under the folder of its name. Bytes that came twice are kept once, as OCFL asks."""
    inventory = packed_bytes("inventory.json", _inventory(name, files, made_at=made_at, tool=tool))
    sidecar = packed_bytes("inventory.json.sha512", f"{inventory.sha512}  inventory.json\n".encode("ascii"))
    return [
        replace(each, path=f"{name}/{each.path}")
        for each in (
            packed_bytes("0=ocfl_object_1.1", b"ocfl_object_1.1\n"),
            inventory,
            sidecar,
            replace(inventory, path="v1/inventory.json"),
            replace(sidecar, path="v1/inventory.json.sha512"),
            *(replace(content, path=_content_path(content)) for content in _kept(files)),
        )
    ]


def _content_path(file: Packed) -> str:
    return f"v1/content/{file.path}"


def _inventory(name: str, files: Sequence[Packed], *, made_at: datetime, tool: str) -> bytes:
    inventory = {
        "id": f"urn:vorlage:{name}",
        "type": "https://ocfl.io/1.1/spec/#inventory",
        "digestAlgorithm": "sha512",
        "head": "v1",
        "fixity": {"sha256": _by_digest((each.sha256, _content_path(each)) for each in _kept(files))},
        "manifest": _by_digest((each.sha512, _content_path(each)) for each in _kept(files)),
        "versions": {
            "v1": {
                "created": made_at.isoformat(timespec="seconds"),
                "message": "As received.",
                "state": _by_digest((each.sha512, each.path) for each in files),
                "user": {"name": tool, "address": "urn:vorlage"},
            }
        },
    }
    return json.dumps(inventory, indent=1, sort_keys=True, ensure_ascii=False).encode("utf-8")


def _kept(files: Sequence[Packed]) -> Iterable[Packed]:
    """Of files with the same bytes the first."""
    return {each.sha512: each for each in reversed(files)}.values()


def _by_digest(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for digest, path in pairs:
        grouped.setdefault(digest, []).append(path)
    return {digest: sorted(paths) for digest, paths in sorted(grouped.items())}
