# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Every setting there is: one frozen object, built once in `app.py`; the environment is read nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from vorlage.domain.errors import SettingError

PREFIX: Final = "VORLAGE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may tune. Each field is a whole number and can be set by `VORLAGE_` and its name in capitals."""

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


def read_settings(environment: Mapping[str, str]) -> tuple[Settings, Mapping[str, str]]:
    """Settings from the environment, and for each where its value comes from.

    An unknown `VORLAGE_` variable or a value out of bounds stops the program: a typing error never becomes a default.

    Raises:
        SettingError: A variable is unknown, no whole number, or out of bounds.
    """
    known = {PREFIX + each.name.upper(): each for each in fields(Settings)}
    given: dict[str, int] = {}
    origins = {each.name: "default" for each in fields(Settings)}
    for variable, raw in sorted(environment.items()):
        if not variable.startswith(PREFIX):
            continue
        if variable not in known:
            raise SettingError(
                f"The environment sets {variable}, which is no setting.",
                expected=", ".join(sorted(known)),
                found=variable,
                unharmed="Nothing was read or written.",
                next_step="correct or unset the variable; vorlage settings lists them",
            )
        setting = known[variable]
        given[setting.name] = _whole_number(variable, raw, setting.metadata["low"], setting.metadata["high"])
        origins[setting.name] = f"environment variable {variable}"
    return Settings(**given), origins


def _whole_number(variable: str, raw: str, low: int, high: int) -> int:
    if raw.isascii() and raw.isdigit() and low <= int(raw) <= high:
        return int(raw)
    raise SettingError(
        f"The environment variable {variable} has a value that cannot be used.",
        expected=f"a whole number from {low} to {high}",
        found=raw[:20],
        unharmed="Nothing was read or written.",
        next_step="correct or unset the variable; vorlage settings lists them",
    )
