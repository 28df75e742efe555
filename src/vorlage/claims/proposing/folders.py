# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A folder with a model in it: named by a person, known again by its digest, opened by a package that is not ours."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from vorlage.domain.custody import Digest
from vorlage.domain.errors import ProposerError

_CANNOT_OPEN: Final = (OSError, ImportError, ValueError, KeyError, TypeError, AttributeError, RuntimeError)
"""What packages of models raise over a folder that is none of theirs."""


def model_folder(place: Path) -> Path:
    """A folder that was named, as it can be opened.

    Raises:
        ProposerError: There is no such folder. A bare name is not looked for anywhere else, least of all on a network.
    """
    folder = place.absolute()
    if not folder.is_dir():
        raise ProposerError(
            "What was named as a model is no folder on this machine.",
            unharmed="Nothing was loaded, fetched or recorded.",
            next_step="name the folder that holds the model's files",
        )
    return folder


def folder_digest(folder: Path) -> Digest:
    """The digest of all files of a folder, the same wherever it stands and in whatever order they are listed.

    It is that of the lines that `sha256sum` prints of them, sorted by path:
    `find -L . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`.

    Raises:
        ProposerError: It holds a link to another folder, or cannot be read throughout.
    """
    lines = hashlib.sha256()
    try:
        for name, place in sorted(_files(folder)):
            with place.open("rb") as stream:
                lines.update(hashlib.file_digest(stream, "sha256").hexdigest().encode() + b"  ./" + name + b"\n")
    except OSError as failure:
        raise ProposerError(
            "The folder of the model cannot be read throughout, or links to another folder.",
            unharmed="Nothing was loaded or recorded.",
            next_step="copy the model's files into one folder that you may read, and name that",
        ) from failure
    return Digest(lines.hexdigest())


def package(name: str, *, called: str) -> ModuleType:
    """A package that Vorlage does not bring: imported now, since a person named a model for it.

    Raises:
        ProposerError: It is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        raise ProposerError(
            f"The package of {called} is not installed beside Vorlage, or cannot be imported.",
            unharmed="Nothing was loaded, fetched or recorded.",
            next_step=f"install it where Vorlage runs: pip install {name}",
        ) from missing


def opened(load: Callable[[], Any], *, called: str) -> Any:
    """What a package makes of a folder.

    Raises:
        ProposerError: It makes nothing of it.
    """
    try:
        return load()
    except _CANNOT_OPEN as failure:
        raise ProposerError(
            f"{called} cannot open the folder that was named.",
            unharmed="Nothing was recorded.",
            next_step=f"see that the folder holds a model of {called}, for the version that is installed",
        ) from failure


def _files(folder: Path) -> Iterator[tuple[bytes, Path]]:
    def stop(failure: OSError) -> None:
        raise failure

    for root, folders, names in os.walk(folder, onerror=stop):
        if any(Path(root, each).is_symlink() for each in folders):
            raise OSError("a link to another folder")
        for name in names:
            place = Path(root, name)
            yield os.fsencode(place.relative_to(folder).as_posix()), place
