# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A case as a bag (RFC 8493, BagIt 1.0): what it looks like, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vorlage.custody.leaving import Folder
from vorlage.custody.packages.contents import PackageContents, Packed, as_folder, packed_bytes

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def bag_of(contents: PackageContents, *, made_on: date, tool: str) -> Folder:
    """A bag: received files under `data/`, manifests of both digests, and as tag files what vouches for them.

    It names no desk, no member and no code name. Whoever has it has every received file: it is not for publication.
    """
    payload = [replace(each, path=f"data/{each.path}") for _, files in contents.accessions for each in files]
    octets = sum(each.size_bytes for each in payload)
    about = f"Bag-Software-Agent: {tool}\nBagging-Date: {made_on.isoformat()}\nPayload-Oxum: {octets}.{len(payload)}\n"
    tags = [
        packed_bytes("bagit.txt", _DECLARATION),
        packed_bytes("bag-info.txt", about.encode("utf-8")),
        packed_bytes("manifest-sha256.txt", _manifest(payload, "sha256")),
        packed_bytes("manifest-sha512.txt", _manifest(payload, "sha512")),
        *contents.vouching,
    ]
    last = [
        packed_bytes("tagmanifest-sha256.txt", _manifest(tags, "sha256")),
        packed_bytes("tagmanifest-sha512.txt", _manifest(tags, "sha512")),
    ]
    return as_folder((*payload, *tags, *last), always=("data",))


def _manifest(files: Iterable[Packed], algorithm: str) -> bytes:
    """Lines as `sha256sum -c` and `sha512sum -c` read them, sorted by path; no path of ours needs an escape."""
    lines = (f"{each.sha256 if algorithm == 'sha256' else each.sha512}  {each.path}\n" for each in files)
    return "".join(sorted(lines, key=lambda line: line.split("  ", 1)[1])).encode("utf-8")
