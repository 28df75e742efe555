# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Names of files in a package: of any received name one that every system can hold, and never two alike."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Final

_UNSAFE: Final = frozenset('~\\:*?"<>|%')
_LONGEST_BYTES: Final = 200


class PackageNames:
    """Hands out a path for each file of a package.

    Promise: relative, without `.` or `..`, without characters that a file system of today forbids or that a manifest
    would have to escape, no component above 200 bytes, and no two paths equal when case and Unicode form are left out
    of account; no path is a folder of another. A name that needs none of this is left as it is. It does not promise
    that the received name can be read back: the list of items in the package has it.
    """

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def give(self, path: str, *, number: int) -> str:
        """The path for an item's escaped path; `number`, unique, sets it apart where it would meet another."""
        parts = [_component(part) for part in path.split("/") if part] or ["~"]
        for ending in ("", f"~{number}", f"~{number}~"):
            given = "/".join((*parts[:-1], parts[-1] + ending))
            if self._is_free(given):
                break
        else:
            given = f"~{number}/{parts[-1]}"
        self._take(given)
        return given

    def _is_free(self, path: str) -> bool:
        folded = _folded(path)
        return folded not in self._files | self._folders and not self._files & set(_folders_of(folded))

    def _take(self, path: str) -> None:
        folded = _folded(path)
        self._files.add(folded)
        self._folders.update(_folders_of(folded))


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _component(name: str) -> str:
    safe = "".join(f"~{ord(each):02x}" if each in _UNSAFE or not each.isprintable() else each for each in name)
    if safe.strip(".") == "" or safe[-1] in ". ":  # no system reads these alike
        safe = safe[:-1] + f"~{ord(safe[-1]):02x}"
    if len(safe.encode()) <= _LONGEST_BYTES:
        return safe
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return safe.encode()[: _LONGEST_BYTES - 17].decode("utf-8", "ignore") + "~" + digest
