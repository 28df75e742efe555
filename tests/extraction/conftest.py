# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Reading an original the way the house does: in the jail, from a file, into an empty work folder."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from vorlage.domain.custody import Genre
from vorlage.extraction.reader import READ_LIMITS, Extracted, extract_original
from vorlage.jail.limits import JailLimits
from vorlage.jail.supervisor import Jail

_JAIL = Jail()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Extracted]:
    """`read(bytes, "name.pdf", genre)`: what becomes of an original with these bytes."""
    numbers = count()

    def call(
        untrusted_bytes: bytes, name: str = "item", genre: Genre = Genre.PRIMARY, limits: JailLimits = READ_LIMITS
    ) -> Extracted:
        place = tmp_path / f"read-{next(numbers)}"
        place.mkdir()
        (place / "original").write_bytes(untrusted_bytes)
        return extract_original(_JAIL, place / "original", name=name, genre=genre, work=place / "work", limits=limits)

    return call
