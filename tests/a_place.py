# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Where the catalogue of a test lies, on either store."""

from __future__ import annotations

from collections.abc import Callable

from vorlage.catalogue.connection import Catalogue
from vorlage.catalogue.stores import Store


class Place:
    """Where a catalogue lies, or will. Each call connects anew, as another process would."""

    def __init__(self, connect: Callable[[], Store]) -> None:
        self._connect = connect
        self._opened: list[Catalogue] = []

    def create(self) -> Catalogue:
        return self._kept(Catalogue.create_in(self._connect()))

    def open(self) -> Catalogue:
        return self._kept(Catalogue.open_in(self._connect()))

    def close(self) -> None:
        for each in self._opened:
            each.close()

    def _kept(self, catalogue: Catalogue) -> Catalogue:
        self._opened.append(catalogue)
        return catalogue
