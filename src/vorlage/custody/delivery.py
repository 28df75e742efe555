# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What is to be taken in: files listed in original order, under a code name, with nothing about where they lay."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vorlage.custody.code_names import typed_code_name
from vorlage.custody.packages.bag_checking import is_bag, require_whole_bag
from vorlage.domain.custody import CodeName, Genre, escape_path
from vorlage.domain.errors import SourcePathError


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to be taken in: its escaped path in the accession, and where it lies now (never recorded)."""

    path: str
    place: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What is to be taken in together."""

    files: tuple[Listed, ...]
    genre: Genre
    code_name: CodeName | None
    note: str
    mark: bytes
    """Tells this call from others while it may have to be resumed; made from the paths given."""


def list_delivery(
    paths: Sequence[Path], *, genre: Genre, code_name: CodeName | None, note: str, within: Path | None = None
) -> Delivery:
    """List every file under `paths`, in original order by name.

    A folder stands for what is in it: paths are relative to it, so that its own name, which may say where the files
    came from, is not recorded. With `within`, paths are relative to that folder instead. Links are listed and not
    followed.

    A folder that is a bag (BagIt) is checked first; nothing that it wants fetched is fetched.

    Raises:
        SourcePathError: A path is not there.
        BagError: A bag is not whole, or names a place outside itself.
    """
    files: list[Listed] = []
    for position, path in enumerate(paths, start=1):
        if not os.path.lexists(path):
            raise SourcePathError(
                f"Path {position} of the call is not there, or cannot be reached.",
                unharmed="Nothing was added.",
                next_step="check the spelling and give the command again",
            )
        if path.is_dir() and not path.is_symlink():
            if is_bag(path):
                require_whole_bag(path, position=position)
            base = within or path
            files.extend(Listed(escape_path(str(place.relative_to(base))), place) for place in _walk(path))
        else:
            files.append(Listed(escape_path(path.name), path))
    mark = "\0".join(sorted(str(path.absolute()) for path in paths))
    return Delivery(
        files=tuple(files),
        genre=genre,
        code_name=code_name,
        note=note,
        mark=os.fsencode(f"{genre}\0{code_name}\0{note}\0{mark}"),
    )


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


@dataclass(frozen=True, slots=True)
class RunPlan:
    """Which parts of a folder are taken in as what, and how many files lie beside them and are not."""

    parts: tuple[tuple[Path, Genre], ...]
    left_out: int


def plan_run(folder: Path) -> RunPlan:
    """Plan a run: `primary/` and `reports/`, or all of the folder as one genre.

    With neither part, everything is a report when it is only .txt and .html, else primary.

    Raises:
        SourcePathError: There is no such folder, or nothing in it.
    """
    parts = ((folder / "primary", Genre.PRIMARY), (folder / "reports", Genre.REPORT))
    present = tuple((part, genre) for part, genre in parts if part.is_dir())
    files = list_delivery([folder], genre=Genre.REPORT, code_name=None, note="").files if folder.is_dir() else ()
    if present:
        beside = [each for each in files if not any(each.place.is_relative_to(part) for part, _ in present)]
        return RunPlan(present, len(beside))
    if not files:
        raise SourcePathError(
            "There is no such folder, or nothing in it.",
            unharmed="Nothing was added.",
            next_step="name a folder that holds primary/ and reports/, or files",
        )
    only_text = all(listed.place.suffix.lower() in {".txt", ".html", ".htm"} for listed in files)
    return RunPlan(((folder, Genre.REPORT if only_text else Genre.PRIMARY),), 0)


def read_code_name(text: str | None) -> CodeName | None:
    """A code name as typed, or None when none was.

    Raises:
        CodeNameError: It does not have the form of one; it is not repeated in the error.
    """
    if text is None:
        return None
    return typed_code_name(
        text,
        where="after --from",
        unharmed="Nothing was added or recorded.",
        next_step="choose a code name that says nothing of the person, for example --from HERON",
    )
