# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Small files that a command writes for others, each where nothing was before."""

from __future__ import annotations

from pathlib import Path

from vorlage.domain.errors import CheckpointFileError


def write_new_file(place: Path, content: bytes) -> None:
    """Write a file where nothing is.

    Raises:
        CheckpointFileError: Something is there, or it cannot be written.
    """
    try:
        with place.open("xb") as stream:
            stream.write(content)
    except OSError as failure:
        raise CheckpointFileError(
            "The file cannot be written: something is there already, or its folder is not.",
            unharmed="Nothing was written over.",
            next_step="choose another name for the file",
        ) from failure
