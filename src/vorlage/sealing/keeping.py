# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What a seal is made of, kept so that it can be opened years later: rasters, leaves, and the seed among the secrets.

CASE/seals/N/              0700; N is the seal's number, which says nothing outside the case
  leaves.json              fields, passages and pages, as canonical JSON
  page-0001.png …          the raster of each page that has a picture
CASE/secrets/seals/N.seed  0600; 32 bytes from the operating system

A page drawn by another version of a library has other pixels, so a root is computed again from what is kept here and
never from a page drawn anew. The seed comes before the folder, the folder before its row in the catalogue: a kill
leaves a seed or a folder that no row names, and the next seal of that number replaces them.

Residual risks: whoever can read the case folder can open every seal in it. A backup of the folder holds the seeds.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vorlage.custody.case_folder import CaseFolder
from vorlage.custody.durable import full_disk_named, sync_folder
from vorlage.domain.errors import SealBrokenError
from vorlage.domain.seals import PageRaster, Seal, SealedField, SealedPage, SealedPassage, SealNumber
from vorlage.sealing.canonical import CanonicalError, canonical, read_canonical
from vorlage.sealing.record_tree import ROOT_SEED_BYTES, RecordTree, page_tiles_root

_LEAVES: Final = "leaves.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLeaves:
    """The leaves of a seal but for its rasters."""

    fields: tuple[SealedField, ...]
    passages: tuple[SealedPassage, ...]
    pages: tuple[SealedPage, ...]


def seals_place(folder: CaseFolder, number: SealNumber) -> Path:
    """Where rasters and leaves of a seal lie."""
    return folder.root / "seals" / str(number)


def seed_place(folder: CaseFolder, number: SealNumber) -> Path:
    """Where its seed lies."""
    return folder.root / "secrets" / "seals" / f"{number}.seed"


class SealInMaking:
    """A seal that is being made, in a folder of its own under `work`; nothing of it counts before `settle`."""

    def __init__(self, folder: CaseFolder, number: SealNumber) -> None:
        self._folder, self._number = folder, number
        self._work = folder.work / f"seal-{number}"
        self.seed = os.urandom(ROOT_SEED_BYTES)
        self._pages: list[SealedPage] = []
        self._roots: dict[int, bytes] = {}
        with full_disk_named():
            shutil.rmtree(self._work, ignore_errors=True)
            self._work.mkdir(mode=0o700)

    def take(self, number: int, raster: PageRaster) -> None:
        """Add a page."""
        page = SealedPage(number=number, width=raster.width, height=raster.height)
        self._pages.append(page)
        self._roots[number] = page_tiles_root(self.seed, page, raster)
        self._write(_page_name(number), raster.to_png())

    def settle(self, fields: tuple[SealedField, ...], passages: tuple[SealedPassage, ...]) -> bytes:
        """Put everything in its place, durably, and return the root."""
        leaves = KeptLeaves(fields=fields, passages=passages, pages=tuple(self._pages))
        self._write(_LEAVES, canonical(_as_json(leaves)).encode("utf-8"))
        sync_folder(self._work)
        seed, place = seed_place(self._folder, self._number), seals_place(self._folder, self._number)
        with full_disk_named():
            for parent in (seed.parent.parent, seed.parent, place.parent):
                if not parent.is_dir():
                    parent.mkdir(mode=0o700)
                    sync_folder(parent.parent)
            _write_secret(seed, self.seed)
            shutil.rmtree(place, ignore_errors=True)
            self._work.rename(place)
            sync_folder(place.parent)
        return _tree(leaves, self.seed, self._roots).root

    def _write(self, name: str, content: bytes) -> None:
        with full_disk_named(), (self._work / name).open("xb") as stream:
            os.fchmod(stream.fileno(), 0o600)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())


class KeptSeal:
    """A seal as it is kept."""

    def __init__(self, folder: CaseFolder, seal: Seal) -> None:
        self.seal = seal
        self._tree: RecordTree | None = None
        self._place, self._seed_place = seals_place(folder, seal.number), seed_place(folder, seal.number)

    def leaves(self) -> KeptLeaves:
        """Fields, passages and pages.

        Raises:
            SealBrokenError: They are gone or damaged.
        """
        try:
            return _leaves(read_canonical((self._place / _LEAVES).read_text("utf-8")))
        except (OSError, CanonicalError, UnicodeError, KeyError, TypeError, ValueError) as broken:
            raise self._broken() from broken

    def raster(self, page: SealedPage) -> PageRaster:
        """The raster of a page.

        Raises:
            SealBrokenError: It is gone or damaged.
        """
        try:
            raster = PageRaster.from_png((self._place / _page_name(page.number)).read_bytes())
        except (OSError, ValueError) as broken:
            raise self._broken() from broken
        if (raster.width, raster.height) != (page.width, page.height):
            raise self._broken()
        return raster

    def seed(self) -> bytes:
        """The seed of all salts.

        Raises:
            SealBrokenError: It is gone.
        """
        try:
            seed = self._seed_place.read_bytes()
        except OSError as gone:
            raise self._broken() from gone
        if len(seed) != ROOT_SEED_BYTES:
            raise self._broken()
        return seed

    def tree(self) -> RecordTree:
        """The tree, computed again from what is kept, once.

        Raises:
            SealBrokenError: A part is gone or damaged, or the root is another one.
        """
        if self._tree is None:
            leaves, seed = self.leaves(), self.seed()
            roots = {page.number: page_tiles_root(seed, page, self.raster(page)) for page in leaves.pages}
            tree = _tree(leaves, seed, roots)
            if tree.root.hex() != self.seal.root.hex:
                raise self._broken()
            self._tree = tree
        return self._tree

    def _broken(self) -> SealBrokenError:
        return SealBrokenError(
            f"What seal {self.seal.number} was made of is not there as it was.",
            record=self.seal.item,
            expected=f"what gives the root {self.seal.root.hex[:8]}…",
            found="a part that is missing or differs",
            unharmed="The original and the log were not touched. Proofs that were published stay valid.",
            next_step="restore seals/ and secrets/ from a backup, then run: vorlage verify CASE",
        )


def forget_seals(folder: CaseFolder, seals: Iterable[Seal]) -> None:
    """Delete what could open these seals: rasters, leaves and seeds. What was published stays published."""
    for seal in seals:
        with suppress(FileNotFoundError):
            seed_place(folder, seal.number).unlink()
        shutil.rmtree(seals_place(folder, seal.number), ignore_errors=True)


def _tree(leaves: KeptLeaves, seed: bytes, roots: dict[int, bytes]) -> RecordTree:
    return RecordTree(seed=seed, fields=leaves.fields, passages=leaves.passages, pages=leaves.pages, page_roots=roots)


def _write_secret(place: Path, seed: bytes) -> None:
    temporary = place.with_suffix(".tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(seed)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(place)
    sync_folder(place.parent)


def _page_name(number: int) -> str:
    return f"page-{number:04d}.png"


def _as_json(leaves: KeptLeaves) -> dict[str, Any]:
    return {
        "fields": [[each.name, each.value] for each in leaves.fields],
        "pages": [[each.number, each.width, each.height] for each in leaves.pages],
        "passages": [[each.page, each.order, each.start, each.end, each.text] for each in leaves.passages],
    }


def _leaves(kept: dict[str, Any]) -> KeptLeaves:
    return KeptLeaves(
        fields=tuple(SealedField(name=name, value=value) for name, value in kept["fields"]),
        pages=tuple(SealedPage(number=number, width=width, height=high) for number, width, high in kept["pages"]),
        passages=tuple(_passages(kept["passages"])),
    )


def _passages(kept: list[Any]) -> Iterator[SealedPassage]:
    for page, order, start, end, text in kept:
        yield SealedPassage(page=page, order=order, start=start, end=end, text=text)
