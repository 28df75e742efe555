# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Files that leave the case: whole or not at all, for this login alone, where nothing was, and never inside the case.

Residual risks: on a stick that knows no permissions the files are for everybody who holds it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.domain.errors import ExportError

Folder = Mapping[str, "bytes | Path | Folder"]
"""What a folder is to hold, by names: bytes, copies of files that are there, and folders in it."""


def check_place(place: Path, *, case: Path) -> None:
    """Refuse a place at which no new file can be made, before any work is done for it.

    Raises:
        ExportError: Something is there, its folder is not, or it lies in the case.
    """
    if place.exists() or place.is_symlink():
        raise _refused("There is something at the place already.", "name a place where nothing is")
    if not place.parent.is_dir():
        raise _refused("The folder of the place is not there.", "make the folder, and give the command again")
    if place.resolve().is_relative_to(case.resolve()):
        raise _refused(
            "The place lies in the case folder, where only the case itself writes.", "name one outside the case"
        )


def hand_out(place: Path, content: bytes | Folder, *, note: Callable[[], None], dated: datetime | None = None) -> None:
    """Write one file, or a folder of files by their names, and give it its name once it is whole and noted.

    1. Write beside the place under a name of no meaning. 2. Let the custody log have it. 3. Rename. What fails before
    the last leaves nothing behind but what the log says; a kill may leave the nameless file.

    Args:
        place: Where nothing is; see `check_place`.
        content: The file, or the files.
        note: Makes the note in the custody log. When it fails, nothing is handed out.
        dated: What every file and folder says of when it was written, where that must not be told.

    Raises:
        ExportError: The place cannot be written.
        DiskFullError: No space.
    """
    temporary = place.parent / f".{token_hex(8)}.part"
    try:
        with full_disk_named():
            _write(temporary, content)  # step 1
            if dated is not None:
                _date(temporary, dated.timestamp())
        note()  # step 2
        temporary.rename(place)  # step 3
        sync_folder(place.parent)
    except OSError as failure:
        raise _refused("The place cannot be written.", "name another, or free this one") from failure
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
        else:
            temporary.unlink(missing_ok=True)


def _date(place: Path, at: float) -> None:
    """Set the times of a place, and of all that is in it first: making a file changes those of its folder."""
    if place.is_dir():
        for inner in place.iterdir():
            _date(inner, at)
    os.utime(place, (at, at))


def _write(place: Path, content: bytes | Path | Folder) -> None:
    if isinstance(content, bytes | Path):
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            if isinstance(content, Path):
                with content.open("rb") as original:
                    shutil.copyfileobj(original, stream, 1 << 20)
            else:
                stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        return
    place.mkdir(mode=0o700)
    for name, part in content.items():
        _write(place / name, part)
    sync_folder(place)


def _refused(what: str, next_step: str) -> ExportError:
    return ExportError(what, unharmed="Nothing was written, and nothing there was changed.", next_step=next_step)
