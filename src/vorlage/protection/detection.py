# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""What could be a person's name, in any script, by its writing alone: no list of people, no model."""

from __future__ import annotations

import re
from typing import Final

from vorlage.domain.protection import Spot, SpotKind, Why

_RUN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def could_be_names(text: str, *, is_file_name: bool = False) -> tuple[Spot, ...]:
    """Every spot that could be a name, in order.

    Args:
        text: Any text.
        is_file_name: Capitals say nothing here.
    """
    return tuple(
        Spot(start=word.start(), end=word.end(), kind=SpotKind.NAME, why=Why.UNDECIDED)
        for word in _RUN.finditer(text)
        if is_file_name or not word.group().islower()
    )
