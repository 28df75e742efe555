# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every setting there is: one frozen object, built once in `app/case.py`; the environment is read nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from vorlage.domain.errors import SettingError

PREFIX: Final = "VORLAGE_"
_FROM_FILE: Final = "_FILE"
_MOST_SECRET_BYTES: Final = 10_000


class Secret:
    """A value that is told to those who ask for it by name, and is shown nowhere."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value. Never print, log or keep it."""
        return self._value

    def __repr__(self) -> str:
        return "set, not shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may tune. Each field can be set by `VORLAGE_` and its name in capitals.

    Numbers are whole numbers. A secret can also stand in a file, whose name is given in `VORLAGE_…_FILE`.
    """

    workers: int = field(
        default_factory=lambda: os.cpu_count() or 1,
        metadata={"help": "How many files are read at once. Default: the number of cores.", "low": 1, "high": 256},
    )
    read_timeout_s: int = field(
        default=120,
        metadata={"help": "How long one file may take to be read, in seconds.", "low": 1, "high": 86_400},
    )
    read_memory_mib: int = field(
        default=2048,
        metadata={"help": "How much memory the reading of one file may take, in MiB.", "low": 128, "high": 262_144},
    )
    catalogue: Secret | None = field(
        default=None,
        metadata={
            "help": "The PostgreSQL that keeps the catalogues of cases. Never shown. Default: the case folder.",
            "begins": ("postgresql://", "postgres://"),
        },
    )

    @property
    def catalogue_address(self) -> str | None:
        """The address of the database, if one is set."""
        return self.catalogue.reveal() if self.catalogue else None


def read_settings(environment: Mapping[str, str]) -> tuple[Settings, Mapping[str, str]]:
    """Settings from the environment, and for each where its value comes from.

    An unknown `VORLAGE_` variable or a value out of bounds stops the program: a typing error never becomes a default.

    Raises:
        SettingError: A variable is unknown, is given twice, or has a value that cannot be used.
    """
    known = {PREFIX + each.name.upper(): each for each in fields(Settings)}
    known |= {name + _FROM_FILE: each for name, each in known.items() if "begins" in each.metadata}
    given: dict[str, Any] = {}
    origins = {each.name: "default" for each in fields(Settings)}
    for variable, raw in sorted(environment.items()):
        if not variable.startswith(PREFIX):
            continue
        if variable not in known:
            raise _wrong(f"The environment sets {variable}, which is no setting.", ", ".join(sorted(known)), variable)
        setting = known[variable]
        if setting.name in given:
            twice = variable.removesuffix(_FROM_FILE)
            raise _wrong(f"The environment sets both {twice} and {variable}.", "one of them", "both")
        if "low" in setting.metadata:
            given[setting.name] = _whole_number(variable, raw, setting.metadata["low"], setting.metadata["high"])
            origins[setting.name] = f"environment variable {variable}"
        else:
            in_file = variable.endswith(_FROM_FILE)
            secret = _first_line(variable, raw) if in_file else raw
            given[setting.name] = _secret(variable, secret, setting.metadata["begins"])
            origins[setting.name] = f"{'file named in ' if in_file else ''}environment variable {variable}"
    return Settings(**given), origins


def _whole_number(variable: str, raw: str, low: int, high: int) -> int:
    if raw.isascii() and raw.isdigit() and low <= int(raw) <= high:
        return int(raw)
    unusable = f"The environment variable {variable} has a value that cannot be used."
    raise _wrong(unusable, f"a whole number from {low} to {high}", raw[:20])


def _first_line(variable: str, place: str) -> str:
    try:
        with Path(place).open("rb") as stream:
            return stream.read(_MOST_SECRET_BYTES).decode("utf-8").splitlines()[0].strip()
    except (OSError, ValueError, IndexError) as failure:
        unusable = f"The environment variable {variable} names a file that cannot be read."
        raise _wrong(unusable, "a file with the value on its first line", "none") from failure


def _secret(variable: str, value: str, begins: tuple[str, ...]) -> Secret:
    if value.startswith(begins) and value.isprintable():
        return Secret(value)
    unusable = f"The environment variable {variable} gives a value that cannot be used."
    raise _wrong(unusable, f"one that begins with {begins[0]}", "(not shown)")


def _wrong(what: str, expected: str, found: str) -> SettingError:
    return SettingError(
        what,
        expected=expected,
        found=found,
        unharmed="Nothing was read or written.",
        next_step="correct or unset the variable; vorlage settings lists them",
    )
