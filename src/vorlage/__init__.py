# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Vorlage: shows, claim by claim, the page of a leak that each story rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vorlage.app import Case

__version__ = "0.1.0"


def open_case(folder: str | Path) -> Case:
    """The case in a folder, to be asked and closed: `with open_case("harbour") as case: case.search("lead pipes")`.

    Reading it changes nothing.

    Raises:
        CaseMissingError: There is none.
        CaseVersionError: Its layout is of another version.
    """
    from vorlage.app import Case  # imported when asked for: `import vorlage` alone answers at once

    return Case.open(Path(folder))
