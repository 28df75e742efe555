# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""A bag that was received (RFC 8493, BagIt 0.93 to 1.0), checked before it is taken in. Read only; nothing is fetched.

Stricter than the standard in one thing: a path that leads out of the bag on any system, Windows too, refuses it here.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from vorlage.domain.errors import BagError

_DECLARED: Final = re.compile(r"BagIt-Version: (\d+)\.(\d+)\r?\n?Tag-File-Character-Encoding: ([\w.:-]+) ?\r?\n?")
_LINE: Final = re.compile(r"([0-9A-Fa-f]{32,128})[ \t]+\*?(.+)")
_MANIFEST: Final = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_OXUM: Final = re.compile(r"Payload-Oxum *: *(\d+)\.(\d+)\s*")
_OUTSIDE: Final = re.compile(r"^[/\\~]|^[A-Za-z]:|%[A-Za-z]+%|(^|[/\\])\.\.([/\\]|$)|\0")
_ALGORITHMS: Final = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_LONGEST_TAG_FILE: Final = 1 << 28
_STRICT_FROM: Final = (1, 0)
_MOST_TOLD: Final = 20


class BagFault(StrEnum):
    """What is wrong with a bag."""

    NO_DECLARATION = "bag.no-declaration"
    """`bagit.txt` is not as the standard writes it, or of a version or an encoding that nobody knows."""
    NO_MANIFEST = "bag.no-manifest"
    UNREADABLE = "bag.unreadable"
    """A manifest holds what is no line of one."""
    PATH_OUTSIDE = "bag.path-outside"
    """A path leads out of the bag, or would on some system; or a link stands in it."""
    MISSING = "bag.missing"
    """A file that is listed is not there. What a bag wants fetched is fetched by nobody."""
    NOT_LISTED = "bag.not-listed"
    DIGEST = "bag.digest"
    LISTED_TWICE = "bag.listed-twice"
    """With two digests; from 1.0 on with one too."""
    OXUM = "bag.oxum"
    """Bytes or files of the payload are not as many as said."""


class BagWarning(StrEnum):
    """What is odd about a bag that can be taken in all the same."""

    ALIKE = "bag.alike"
    """Two paths are one where case or Unicode form does not count."""
    LEADING_DOT = "bag.leading-dot"
    LISTED_TWICE = "bag.listed-twice"
    UNKNOWN_ALGORITHM = "bag.unknown-algorithm"
    """A manifest of digests that cannot be taken here was passed over."""


@dataclass(frozen=True, slots=True)
class BagCheck:
    """What was found: faults and warnings, each with the number of the line or file it is about, 0 for the whole."""

    faults: tuple[tuple[BagFault, int], ...]
    warnings: tuple[tuple[BagWarning, int], ...]
    payload_files: int

    @property
    def is_valid(self) -> bool:
        """Whether there is no fault."""
        return not self.faults


def is_bag(folder: Path) -> bool:
    """Whether a folder says that it is a bag."""
    return (folder / "bagit.txt").is_file()


def check_bag(folder: Path) -> BagCheck:
    """Check a bag: its declaration, every path in it, every digest, that all is there and nothing besides.

    A valid bag is whole and unchanged since its manifests were written. Who wrote them, it does not say.

    Raises:
        OSError: It cannot be read.
    """
    return _Checking(folder).checked()


def require_whole_bag(folder: Path, *, position: int) -> BagCheck:
    """Check a bag that is to be taken in, the one at `position` of the call; return what is odd about it.

    Raises:
        BagError: It has a fault: each is named by its code and the line or file it is about, the first twenty of them.
        OSError: It cannot be read.
    """
    check = check_bag(folder)
    if not check.is_valid:
        told = [fault + (f" at {number}" if number else "") for fault, number in check.faults[:_MOST_TOLD]]
        raise BagError(
            f"Path {position} of the call is a bag that is not whole: {counted_faults(check)}.",
            record=position,
            expected="every listed file there with its digest, nothing besides, no path outside",
            found="; ".join(told),
            unharmed="Nothing was added, and nothing was fetched.",
            next_step="have it sent again; or, to take it in as it is, remove its bagit.txt and keep this message",
        )
    return check


def counted_faults(check: BagCheck) -> str:
    """How many faults, in words."""
    return "1 fault" if len(check.faults) == 1 else f"{len(check.faults)} faults"


class _Checking:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faults: list[tuple[BagFault, int]] = []
        self._warnings: list[tuple[BagWarning, int]] = []

    def checked(self) -> BagCheck:
        payload = self._payload()
        declared = self._declaration()
        if declared is not None:
            version, encoding = declared
            manifests = self._manifests(encoding, is_tag=False, version=version)
            if not manifests:
                self._faults.append((BagFault.NO_MANIFEST, 0))
            self._compare(payload, manifests, version)
            self._compare(None, self._manifests(encoding, is_tag=True, version=version), version)
            self._check_fetch(encoding)
            self._check_oxum(encoding, payload)
        self._check_alike(payload)
        return BagCheck(tuple(self._faults), tuple(self._warnings), len(payload))

    def _payload(self) -> tuple[str, ...]:
        """Every file under `data/`, sorted; a link anywhere in the bag is a fault."""
        inside = sorted(self._folder.rglob("*"))
        for number, place in enumerate(inside, start=1):
            if place.is_symlink():
                self._faults.append((BagFault.PATH_OUTSIDE, number))
        data = self._folder / "data"
        return tuple(
            place.relative_to(self._folder).as_posix()
            for place in inside
            if place.is_relative_to(data) and place.is_file() and not place.is_symlink()
        )

    def _declaration(self) -> tuple[tuple[int, int], str] | None:
        try:
            text = (self._folder / "bagit.txt").read_bytes()[:1024].decode("ascii")
            found = _DECLARED.fullmatch(text)
            if found is not None and found[3]:
                codecs.lookup(found[3])
        except (OSError, UnicodeDecodeError, LookupError):
            found = None
        if found is None or not (0, 93) <= (version := (int(found[1]), int(found[2]))) <= (1, 0):
            self._faults.append((BagFault.NO_DECLARATION, 0))
            return None
        return version, found[3]

    def _manifests(self, encoding: str, *, is_tag: bool, version: tuple[int, int]) -> dict[str, dict[str, str]]:
        """Digests by path, by algorithm."""
        manifests: dict[str, dict[str, str]] = {}
        for place in sorted(self._folder.glob("*manifest-*.txt")):
            name = _MANIFEST.fullmatch(place.name)
            if name is None or bool(name[1]) is not is_tag:
                continue
            if name[2] not in _ALGORITHMS:
                self._warnings.append((BagWarning.UNKNOWN_ALGORITHM, 0))
                continue
            manifests[name[2]] = self._read_manifest(place, encoding, version)
        return manifests

    def _read_manifest(self, place: Path, encoding: str, version: tuple[int, int]) -> dict[str, str]:
        digests: dict[str, str] = {}
        for number, line in self._lines(place, encoding):
            found = _LINE.fullmatch(line)
            if found is None:
                self._faults.append((BagFault.UNREADABLE, number))
                continue
            path = self._inner_path(found[2], number)
            if path is None:
                continue
            digest = found[1].lower()
            if path in digests and (digests[path] != digest or version >= _STRICT_FROM):
                self._faults.append((BagFault.LISTED_TWICE, number))
            elif path in digests:
                self._warnings.append((BagWarning.LISTED_TWICE, number))
            digests.setdefault(path, digest)
        return digests

    def _lines(self, place: Path, encoding: str) -> Iterator[tuple[int, str]]:
        try:
            if place.stat().st_size > _LONGEST_TAG_FILE:
                raise ValueError("longer than a tag file can be")
            text = place.read_bytes().decode(encoding)
        except ValueError:
            self._faults.append((BagFault.UNREADABLE, 0))
            return
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
            if line.strip():
                yield number, line

    def _inner_path(self, written: str, number: int) -> str | None:
        """A path of a manifest as it is on disk; None, with the fault, when it leads elsewhere."""
        if _OUTSIDE.search(written):
            self._faults.append((BagFault.PATH_OUTSIDE, number))
            return None
        if written.startswith("./"):
            self._warnings.append((BagWarning.LEADING_DOT, number))
            written = written[2:]
        decoded = re.sub(r"%0[AaDd]|%25", lambda found: chr(int(found[0][1:], 16)), written)
        for path in (decoded, written, unicodedata.normalize("NFC", decoded), unicodedata.normalize("NFD", decoded)):
            if (self._folder / path).is_file():
                return path
        return decoded

    def _compare(
        self, payload: tuple[str, ...] | None, manifests: dict[str, dict[str, str]], version: tuple[int, int]
    ) -> None:
        """Every listed file is there with its digest; and with a payload, every file of it is listed."""
        numbers = {path: number for number, path in enumerate(sorted({p for m in manifests.values() for p in m}), 1)}
        for algorithm, digests in manifests.items():
            for path, digest in digests.items():
                place = self._folder / path
                if not place.is_file() or place.is_symlink():
                    self._faults.append((BagFault.MISSING, numbers[path]))
                    continue
                with place.open("rb") as stream:
                    if hashlib.file_digest(stream, algorithm).hexdigest() != digest:
                        self._faults.append((BagFault.DIGEST, numbers[path]))
        listings = [set(digests) for digests in manifests.values()]
        if payload is not None and listings:
            listed = set.intersection(*listings) if version >= _STRICT_FROM else set.union(*listings)
            self._faults += [(BagFault.NOT_LISTED, n) for n, path in enumerate(payload, 1) if path not in listed]

    def _check_fetch(self, encoding: str) -> None:
        place = self._folder / "fetch.txt"
        for number, line in self._lines(place, encoding) if place.is_file() else ():
            parts = line.split(None, 2)
            if len(parts) != 3:
                self._faults.append((BagFault.UNREADABLE, number))
            elif (path := self._inner_path(parts[2], number)) and not (self._folder / path).is_file():
                self._faults.append((BagFault.MISSING, number))

    def _check_oxum(self, encoding: str, payload: tuple[str, ...]) -> None:
        place = self._folder / "bag-info.txt"
        for number, line in self._lines(place, encoding) if place.is_file() else ():
            if found := _OXUM.fullmatch(line):
                octets = sum((self._folder / path).stat().st_size for path in payload)
                if (int(found[1]), int(found[2])) != (octets, len(payload)):
                    self._faults.append((BagFault.OXUM, number))

    def _check_alike(self, payload: tuple[str, ...]) -> None:
        folded = [unicodedata.normalize("NFC", path).casefold() for path in payload]
        often = Counter(folded)
        self._warnings += [(BagWarning.ALIKE, number) for number, path in enumerate(folded, 1) if often[path] > 1]
