# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Durable writes: a name that is there holds all its bytes, whatever moment the power fails.

The order is temp, write, fsync, rename, fsync of the folder (Pillai et al., ALICE, OSDI 2014, section 4).

Residual risks: a disk that lies about fsync.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vorlage.catalogue.stores import disk_full


@contextmanager
def full_disk_named() -> Iterator[None]:
    """Turn "no space left" and "quota exceeded" into the one error people can act on."""
    try:
        yield
    except OSError as failure:
        if failure.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise disk_full() from failure
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(place: Path, content: bytes, *, work: Path) -> None:
    """Give `place` new content, all at once: a reader sees the old or the new, never a part."""
    with full_disk_named():
        temporary = work / f"{place.name}.tmp"
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(place)
        sync_folder(place.parent)
